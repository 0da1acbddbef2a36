package pubmedxml_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/pubmedxml"
)

func ExampleReader() {
	const set = `<PubmedArticleSet><PubmedArticle><MedlineCitation Owner="NLM"><PMID>31234567</PMID><Article>
<Journal><JournalIssue><PubDate><Year>2019</Year><Month>Jan</Month></PubDate></JournalIssue></Journal>
<ArticleTitle>Growth of <i>E. coli</i> on H<sub>2</sub>O.</ArticleTitle>
<AuthorList><Author><LastName>Doe</LastName><ForeName>Jane</ForeName></Author></AuthorList>
</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`
	reader := pubmedxml.NewReader(strings.NewReader(set), &pubmedxml.Options{Name: "set.xml"})
	for r, err := range reader.All() {
		if err != nil {
			log.Fatal(err)
		}
		date, _ := r.Date(record.DateIssued)
		fmt.Println(r.OwnID, r.Title(), r.Contributors[0].Family, date.Value)
	}
	// Output: 31234567 Growth of E. coli on H2O Doe 2019-01
}
