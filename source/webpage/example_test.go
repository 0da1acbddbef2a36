package webpage_test

import (
	"fmt"
	"io"
	"log"
	"strings"

	"github.com/ibid-go/ibid/source/webpage"
)

// A page of a research portal, copied as text: its table has lost the space
// between label and value.
func Example() {
	const page = `Rooms that Calm

Eva Nordin, Pablo Ortiz

Research output: Contribution to journalArticlepeer-review

7 Citations (Scopus)

Original languageEnglish
JournalJournal of Quiet
Volume4
Publication statusPublished - 4 Mar 2019
`
	reader := webpage.NewReader(strings.NewReader(page), &webpage.Options{Name: "page.txt"})
	for {
		r, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
		issued, _ := r.Date("issued")
		fmt.Println(r.Title())
		fmt.Println(r.Container.Title, r.Volume, issued.Value, r.Languages)
		for _, trace := range r.Trace {
			if trace.Path == "volume" {
				span := trace.Spans[0]
				fmt.Printf("volume: label %q, rule %s, line %d, bytes %d to %d\n", trace.Field, trace.Rule, span.Line, span.Start, span.End)
			}
		}
	}
	// Output:
	// Rooms that Calm
	// Journal of Quiet 4 2019-03-04 [en]
	// volume: label "Volume", rule volume, line 11, bytes 179 to 180
}

func ExampleDetect() {
	for _, match := range webpage.Detect("Accepted for/Published in: Journal of Quiet\nDate Submitted: Mar 4, 2019\n") {
		fmt.Println(match.Family, match.Score)
		for _, sign := range match.Evidence {
			fmt.Println("-", sign)
		}
	}
	// Output:
	// jmir-preprints 60
	// - the journal that a preprint was submitted to
	// - the label Date Submitted
}
