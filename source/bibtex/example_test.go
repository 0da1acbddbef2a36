package bibtex_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/bibtex"
)

func Example() {
	const library = `@string{sea = "Journal of the Sea"}
@article{sol11,
  author = {Sol, In{\'e}s and van der Berg, Jan},
  title = {Tides on {European} shores},
  journal = sea, year = 2011, month = mar,
}
`
	r := bibtex.NewReader(strings.NewReader(library), &bibtex.Options{Name: "sea.bib"})
	for rec, err := range r.All() {
		if err != nil {
			fmt.Println(err)
		}
		date, _ := rec.Date(record.DateIssued)
		fmt.Println(rec.OwnID, rec.Contributors[0].Given, rec.Contributors[0].Family, "/", rec.Title(), "/", rec.Container.Title, date.Value)
	}
	// Output:
	// sol11 Inés Sol / Tides on European shores / Journal of the Sea 2011-03
}

func ExampleWriter() {
	w := bibtex.NewWriter(os.Stdout, &bibtex.WriterOptions{ASCII: true})
	err := w.Write(&record.Record{
		Type:         record.TypeArticleJournal,
		Titles:       []record.Title{{Value: "DNA & tides", Role: record.TitleMain}},
		Contributors: []record.Contributor{{Name: record.Name{Family: "Solé", Given: "Inés"}, Role: record.RoleAuthor}},
		Container:    record.Container{Title: "Journal of the Sea"},
		Dates:        []record.Date{{Kind: record.DateIssued, Value: "2011-03"}},
	})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// @article{sole2011dna,
	//   author = {Sol{\'e}, In{\'e}s},
	//   title = {{DNA} \& tides},
	//   journal = {Journal of the Sea},
	//   year = {2011},
	//   month = mar,
	// }
}
