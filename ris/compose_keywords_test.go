package ris

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestTermsOfTwoListsAreWrittenOnce: RIS has one tag for keywords and the terms of all
// vocabularies.
func TestTermsOfTwoListsAreWrittenOnce(t *testing.T) {
	r := &record.Record{Type: record.TypeArticleJournal,
		Keywords: []record.Keyword{{Value: "Nurses"}, {Value: "nurses"}},
		Subjects: []record.Subject{{Term: "Nurses", Scheme: "mesh", Major: true}, {Term: "adult", Scheme: "emtree"}, {Term: "Adult"}, {Term: "NURSES"}}}
	var out bytes.Buffer
	w := NewWriter(&out, nil)
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Flush())
	var terms []string
	for line := range strings.Lines(out.String()) {
		if term, ok := strings.CutPrefix(strings.TrimSpace(line), "KW  - "); ok {
			terms = append(terms, term)
		}
	}
	require.Equal(t, []string{"Nurses", "nurses", "*Nurses", "adult"}, terms)
}
