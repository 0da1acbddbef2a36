package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestAuthorsOfPatents: whom one format calls the author of a patent another calls its
// inventor, and the two records are of one.
func TestAuthorsOfPatents(t *testing.T) {
	patent := func(id string, role record.Role) *record.Record {
		return &record.Record{
			ID: id, Type: record.TypePatent, Titles: []record.Title{{Value: "Apparatus for raising tides", Role: record.TitleMain}},
			Contributors: []record.Contributor{{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: role}},
			Dates:        []record.Date{{Kind: record.DateIssued, Value: "2016"}},
		}
	}
	for _, role := range []record.Role{"inventor", "programmer", record.RoleEditor, record.RoleAuthor} {
		pair := Compare(patent("a", role), patent("b", record.RoleAuthor), nil)
		require.Equal(t, record.SameVersion, pair.Verdict, role)
	}
	require.NotEqual(t, record.SameVersion, Compare(patent("a", "reviewed-author"), patent("b", record.RoleAuthor), nil).Verdict)
}
