package dedupe

import (
	"slices"
	"strings"
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

// TestNamesCutBehindAParticle has a comma behind the first word of a family name, where
// some databases set one, and names of which that is the whole.
func TestNamesCutBehindAParticle(t *testing.T) {
	for _, test := range []struct{ a, b, level string }{
		{"Del, Mistro A", "Del Mistro, A.", "equal"},
		{"Van, Doorn L.-J.", "van Doorn, Leen-Jan", "equal"},
		{"Le, Quintrec M.", "Le Quintrec, P.", "none"},
		{"Le, Van", "Le Quintrec, M.", "none"},
		{"De, Marco L", "Marcos, L", "none"},
	} {
		x, y := &record.Record{}, &record.Record{}
		for of, name := range map[*record.Record]string{x: test.a, y: test.b} {
			family, given, _ := strings.Cut(name, ", ")
			of.Contributors = []record.Contributor{{Name: record.Name{Family: family, Given: given}, Role: record.RoleAuthor}}
		}
		for _, pair := range []record.Pair{Compare(x, y, nil), Compare(y, x, nil)} {
			at := slices.IndexFunc(pair.Evidence, func(e record.Evidence) bool { return e.Field == "authors" })
			require.GreaterOrEqual(t, at, 0)
			require.Equal(t, test.level, pair.Evidence[at].Level, test.a+" / "+test.b)
		}
	}
}
