package dedupe

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestProposed holds which damage to a record leaves a key that proposes the
// pair, among other records of the journal.
func TestProposed(t *testing.T) {
	type changes = []func(*record.Record)
	tests := []struct {
		name string
		a, b changes
		key  keyKind
	}{
		{"a title that many have, in one issue", changes{titled("Editorial"), by(), at("12", "3", "201", "202")}, changes{titled("EDITORIAL."), at("12", "3", "", ""), year("")}, keyTitlePlace},
		{"no title, and the authors after a reviewer's name", nil, changes{titled(""), by("Okello, Grace", "Halvorsen, T.", "Quist, P."), at("12", "3", "", ""), year("")}, keyAuthorPlace},
		{"no title, no issue, the first two authors", nil, changes{titled(""), by("Halvorsen, T.", "Quist, P."), at("12", "", "", ""), year("")}, keyAuthorPair},
		{"a translated title and two of the authors", changes{at("", "", "", "")}, changes{titled("Nattarbeid og søvnkvalitet"), by("Okello, Grace", "Quist, P.", "Mbeki, L."), at("", "", "", "")}, keyAuthorPair},
		{"authors in the place of the title", nil, changes{titled("Tone Halvorsen, Peer Quist"), by(), at("12", "3", "", ""), year("")}, keyAuthorPlace},
		{"the name of the journal in the place of the title", nil, changes{titled("Journal of Sleep Studies")}, keyFirstAuthorYear},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := NewIndex(nil)
			x.Add(paper("a", tt.a...))
			x.Add(paper("b", tt.b...))
			for _, r := range generate(300, 5) {
				x.Add(r)
			}
			require.True(t, proposes(x, 0, 1))
			require.Contains(t, strings.Join(x.Compare(0, 1).Keys, "; "), keyNames[tt.key])
		})
	}
}

// TestKeyNames checks that each kind of key has a name of its own.
func TestKeyNames(t *testing.T) {
	seen := make(map[string]bool)
	for kind, name := range keyNames {
		require.NotEmpty(t, name, "kind %d", kind)
		require.False(t, seen[name], name)
		seen[name] = true
	}
}
