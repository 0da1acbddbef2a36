package ris_test

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

const tides = `TY  - JOUR
AU  - Moreau, Ana
TI  - On tides
JO  - J Tide Res
PY  - 2011
DA  - 2011/03/05
SP  - 17-9
UR  - https://doi.org/10.1000/tides
ER  - 
`

func Example() {
	for r, err := range ris.NewReader(strings.NewReader(tides), nil).All() {
		if err != nil {
			log.Fatal(err)
		}
		date, _ := r.Date(record.DateIssued)
		fmt.Println(r.Title())
		fmt.Println(r.Contributors[0].Family, date.Value)
		fmt.Println(r.Pages.First, r.Pages.Last)
		fmt.Println(r.Identifier(record.SchemeDOI))
	}
	// Output:
	// On tides
	// Moreau 2011-03-05
	// 17 19
	// 10.1000/tides
}

// An entry is what stood in the file, with places; a record is what it means.
func ExampleReader_ReadEntry() {
	// This record has lost its line ends.
	reader := ris.NewReader(strings.NewReader("TY - JOUR TI - On tides AB - Waves at C1 - C2. ER -"), nil)
	for {
		entry, err := reader.ReadEntry()
		if err == io.EOF {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
		for _, field := range entry.Fields {
			fmt.Printf("%s %q at %d\n", field.Tag, field.Value, field.ValueSpans[0].Start)
		}
		fmt.Println(entry.Diagnostics[0].Code)
	}
	// Output:
	// TY "JOUR" at 5
	// TI "On tides" at 15
	// AB "Waves at C1 - C2." at 29
	// ER "" at 51
	// ris.flattened
}

func ExampleWriter() {
	w := ris.NewWriter(os.Stdout, &ris.WriterOptions{
		LineEnd: "\n",
		OnLoss:  func(l record.Loss) { fmt.Println("lost:", l.Path) },
	})
	err := w.Write(&record.Record{
		Type:   record.TypeArticleJournal,
		Titles: []record.Title{{Value: "On tides", Role: record.TitleMain}},
		Dates:  []record.Date{{Kind: record.DateIssued, Value: "2011-03"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
	// Output:
	// TY  - JOUR
	// TI  - On tides
	// PY  - 2011
	// DA  - 2011/03//
	// ER  -
}

// A dialect says what a house's own tags mean.
func ExampleReadDialect() {
	house, err := ris.ReadDialect(strings.NewReader(`{"name": "house",
		"evidence": [{"tag": "DB", "is": "House catalogue", "score": 10}],
		"tags": [{"tag": "C1", "meaning": "note"}]}`))
	if err != nil {
		log.Fatal(err)
	}
	text := "TY  - JOUR\nTI  - On tides\nC1  - Shelf 7\nER  - \n"
	r, err := ris.NewReader(strings.NewReader(text), &ris.Options{Dialect: house}).Read()
	fmt.Println(r.Notes[0].Text, err)
	// Output: Shelf 7 <nil>
}

// What is over a limit costs its record, of which the rest comes with the error.
func ExampleOptions() {
	text := "TY  - JOUR\nTI  - On tides\nAB  - " + strings.Repeat("Waves. ", 100) + "\nER  - \nTY  - JOUR\nTI  - On wells\nER  - \n"
	for r, err := range ris.NewReader(strings.NewReader(text), &ris.Options{MaxLine: 200}).All() {
		var damaged *record.ParseError
		switch {
		case err == nil:
			fmt.Println(r.Title())
		case errors.As(err, &damaged):
			fmt.Println(r.Title(), "in part:", damaged.Code, errors.Is(err, record.ErrTooLong))
		default:
			log.Fatal(err)
		}
	}
	// Output:
	// On tides in part: ris.line-too-long true
	// On wells
}
