package html_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/ibid-go/ibid/source/html"
)

// A page of a journal, saved from a browser: its meta elements disagree with
// those that were written for previews.
func Example() {
	const page = `<!DOCTYPE html>
<html><head>
<meta name="citation_title" content="Tides &amp; caves">
<meta name="citation_author" content="Doe, Jane">
<meta name="citation_author_institution" content="University of Caves">
<meta name="citation_publication_date" content="2019/05/01">
<meta name="citation_doi" content="10.5555/caves.7">
<meta property="og:title" content="Tides & caves | Journal of Caves">
</head><body></body></html>
`
	for r, err := range html.NewReader(strings.NewReader(page), &html.Options{Name: "page.html"}).All() {
		if err != nil {
			log.Fatal(err)
		}
		issued, _ := r.Date("issued")
		fmt.Println(r.Title(), issued.Value, r.Identifier("doi"))
		fmt.Println(r.Contributors[0].Family, r.Contributors[0].Affiliations)
		fmt.Println(r.Details)
		for _, trace := range r.Trace {
			if trace.Path == "titles/0" {
				span := trace.Spans[0]
				fmt.Printf("rule %s, line %d, bytes %d to %d\n", trace.Rule, span.Line, span.Start, span.End)
			}
		}
	}
	// Output:
	// Tides & caves 2019-05-01 10.5555/caves.7
	// Doe [University of Caves]
	// [{title Tides & caves | Journal of Caves}]
	// rule html.citation_title, line 3, bytes 66 to 83
}
