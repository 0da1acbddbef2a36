package pubmedxml_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/source/pubmedxml"
)

// TestCorrectedName leaves out the name that an erratum corrected: it is no
// second author, and stays in the text that no rule reads.
func TestCorrectedName(t *testing.T) {
	const in = `<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Sand</ArticleTitle><AuthorList><Author ValidYN="N"><LastName>Do</LastName><ForeName>Jane</ForeName></Author><Author ValidYN="Y"><LastName>Doe</LastName><ForeName>Jane</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle>`
	r, err := pubmedxml.NewReader(strings.NewReader(in), nil).Read()
	require.NoError(t, err)
	require.Len(t, r.Contributors, 1)
	require.Equal(t, "Doe", r.Contributors[0].Family)
	require.NotEmpty(t, r.Unclaimed)
}
