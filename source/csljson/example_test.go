package csljson_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/csljson"
)

func ExampleReader() {
	document := `[{"id": "ng19", "type": "book", "author": [{"family": "Ng", "given": "Li"}], "issued": {"date-parts": [[2019, 5]]}}]`
	for r, err := range csljson.NewReader(strings.NewReader(document), nil).All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		issued, _ := r.Date(record.DateIssued)
		fmt.Println(r.OwnID, r.Contributors[0].Family, issued.Value)
	}
	// Output: ng19 Ng 2019-05
}

func ExampleWriter() {
	w := csljson.NewWriter(os.Stdout, nil)
	err := w.Write(&record.Record{
		OwnID:  "ng19",
		Type:   record.TypeBook,
		Dates:  []record.Date{{Kind: record.DateIssued, Value: "2019-05"}},
		Counts: []record.Count{{Metric: "reads", Value: 1}},
	})
	if err != nil {
		fmt.Println(err)
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// [
	// {"id":"ng19","type":"book","issued":{"date-parts":[[2019,5]]},"custom":{"ibid":{"counts":[{"metric":"reads","value":1}]}}}
	// ]
}
