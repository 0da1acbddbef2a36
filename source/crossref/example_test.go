package crossref_test

import (
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/crossref"
)

func ExampleReader() {
	document := `{"status": "ok", "message": {"items": [
		{"DOI": "10.5555/light.17", "type": "journal-article", "title": ["Light and sleep"], "issued": {"date-parts": [[2020, 7]]}, "is-referenced-by-count": 38}
	]}}`
	for r, err := range crossref.NewReader(strings.NewReader(document), nil).All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		issued, _ := r.Date(record.DateIssued)
		fmt.Println(r.Title(), issued.Value, r.Counts[0].Value, r.Counts[0].Provider)
	}
	// Output: Light and sleep 2020-07 38 Crossref
}
