package medline_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/ibid-go/ibid/source/medline"
)

func ExampleReader() {
	const file = `PMID- 90000001
TI  - Sand on the shore.
FAU - Moreau, Ana
AU  - Moreau A
AD  - Institute of Tides, Lisbon.
MH  - Sand/*chemistry
`
	r := medline.NewReader(strings.NewReader(file), &medline.Options{Name: "tides.nbib"})
	for rec, err := range r.All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		author := rec.Contributors[0]
		fmt.Println(rec.Title(), author.Family, author.Affiliations)
		fmt.Println(rec.Subjects[0].Term, rec.Subjects[0].Qualifier, rec.Subjects[0].Major)
		if err := medline.NewWriter(os.Stdout, nil).Write(rec); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// Sand on the shore Moreau [Institute of Tides, Lisbon.]
	// Sand chemistry true
}
