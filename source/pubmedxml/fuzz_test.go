package pubmedxml_test

import (
	"testing"
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
	f.Fuzz(func(t *testing.T, document []byte) { format.Fuzz(t, document) })
}
