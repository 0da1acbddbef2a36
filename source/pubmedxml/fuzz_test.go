package pubmedxml_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/pubmedxml"
)

// FuzzReader: no input makes a panic, and every value is what its rule reads from
// its places.
func FuzzReader(f *testing.F) {
	f.Add(article(f))
	for _, seed := range []string{
		"<PubmedArticle><MedlineCitation Owner='X'><PMID>1</PMID><Article><ArticleTitle>[A &amp; <i>b</i>].</ArticleTitle></Article></MedlineCitation>",
		"<PubmedArticle><Author><LastName>Doe</LastName><Affiliation>A\nB</Affiliation></Author><AuthorList><Author><CollectiveName>X</CollectiveName></Author></AuthorList></PubmedArticle>",
		"<PubmedArticle><Abstract><AbstractText Label='A'>NCT01234567</AbstractText><AbstractText>12 studies</AbstractText></Abstract></PubmedArticle>",
		"<PubmedArticle><DataBankList><DataBank><DataBankName>X</DataBankName><AccessionNumber>NCT01234567</AccessionNumber></DataBank></DataBankList></PubmedArticle>",
		"<PubmedBookArticle><Book><BookTitle>A</BookTitle><PubDate><Year>2009</Year><Month>2</Month></PubDate></Book></PubmedBookArticle>",
	} {
		f.Add([]byte(seed))
	}
	rules := pubmedxml.Rules()
	f.Fuzz(func(t *testing.T, document []byte) {
		reader := pubmedxml.NewReader(bytes.NewReader(document), &pubmedxml.Options{MaxElements: 1000})
		var records []*record.Record
		for r, err := range reader.All() {
			if err != nil {
				require.IsType(t, &record.ParseError{}, err)
			}
			records = append(records, r)
		}
		encoding := reader.Document().Encoding
		for _, r := range records {
			require.NoError(t, r.Verify(func(s record.Span) (string, error) {
				return markup.TextAt(bytes.NewReader(document), int64(len(document)), s, encoding)
			}, rules))
		}
	})
}
