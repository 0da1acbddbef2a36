package authorid_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/authorid"
	"github.com/ibid-go/ibid/record"
)

// TestNumbers reads statements in one piece and word by word: lists have them on one
// line or over several.
func TestNumbers(t *testing.T) {
	const orcid = "0000-0002-1825-0097"
	for _, c := range []struct{ statement, want string }{
		{"Sol, Ida/" + orcid, "https://orcid.org/" + orcid},
		{"Sol, Ida / " + orcid, "https://orcid.org/" + orcid},
		{"Sol, Ida M./A-1234-2010", "A-1234-2010"},
		{"Sol/Berg, Ida/A-1234-2010", "A-1234-2010"},
		{"Sol, Ida/0000-0002-1825-0098", ""},
		{"/" + orcid, ""},
		{"Sol, Ida", ""},
		// Two numbers behind one name.
		{"Sol, A/A-1234-2010 /" + orcid, ""},
		{"Sol, A/A-1234-2010/" + orcid, ""},
		{"Sol, A/A-1234-2010 Berg, B/B-1234-2010", ""},
	} {
		_, id, ok := authorid.Person(c.statement)
		require.Equal(t, c.want, id.Value, c.statement)
		require.Equal(t, c.want != "", ok, c.statement)
		if ok {
			words := strings.Fields(c.statement)
			require.Equal(t, []record.Identifier{id, id}, authorid.Numbers(append(words, words...)), c.statement)
		}
	}
}
