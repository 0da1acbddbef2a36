package delimited_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

func Example() {
	table := "Authors,Title,Year,Source title,Cited by,DOI,EID\n" +
		"\"Okafor N.; Lee P.\",\"Tides, and currents\",2019,Estuaries,17,10.5555/tides,2-s2.0-85000000001\n"
	reader := delimited.NewReader(strings.NewReader(table), nil)
	for r, err := range reader.All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.Origin.Dialect, r.Title(), r.Contributors[1].Family, r.Identifier(record.SchemeDOI), r.Counts[0].Value)
	}
	// Output: scopus Tides, and currents Lee 10.5555/tides 17
}

// A person says what the columns of a table hold whose headings nobody knows.
func ExampleOptions_mapping() {
	table := "Paper;Who;When\nTides;Okafor, N.;2019\n"
	reader := delimited.NewReader(strings.NewReader(table), &delimited.Options{
		Mapping: map[string]string{"Paper": "title", "Who": "authors", "When": "year"},
	})
	r, err := reader.Read()
	fmt.Println(r.Title(), r.Contributors[0].Family, r.Dates[0].Value, err)
	// Output: Tides Okafor 2019 <nil>
}

func ExampleWriter() {
	w := delimited.NewWriter(os.Stdout, &delimited.WriterOptions{OnLoss: func(l record.Loss) { fmt.Println(l.Path, l.Reason) }})
	err := w.Write(&record.Record{
		Titles:         []record.Title{{Value: "Tides", Role: record.TitleMain}},
		ReportedCounts: []record.ReportedCount{{What: "estuaries", Sum: 3}},
	})
	fmt.Println(err)
	// Output:
	// reported_counts/0/what the table has no column for it
	// reported_counts/0/sum the table has no column for it
	// <nil>
}

// The entry layer gives rows as they stand.
func ExampleRowReader() {
	reader := delimited.NewRowReader(strings.NewReader("title;doi\n\"say \"\"so\"\"\";10.5555/so\n"), nil)
	for {
		row, err := reader.Read()
		if err != nil {
			break
		}
		fmt.Println(row.Span.Line, len(row.Bytes), row.Cells[0].Text)
	}
	// Output:
	// 1 10 title
	// 2 24 say "so"
}
