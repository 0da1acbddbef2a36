package openalex_test

import (
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/source/openalex"
)

func ExampleReader() {
	document := `{"meta": {"count": 1}, "results": [{"id": "https://openalex.org/W1", "title": "Light and sleep",
		"abstract_inverted_index": {"Light": [0], "is": [1], "bright.": [2]},
		"primary_location": {"landing_page_url": "https://press.example.org/17", "license": "cc-by", "version": "publishedVersion"}}]}`
	for r, err := range openalex.NewReader(strings.NewReader(document), nil).All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.OwnID, r.Abstracts[0].Text, r.Licences[0].Family, r.Licences[0].AppliesTo, r.Licences[0].Copy)
	}
	// Output: W1 Light is bright. CC-BY vor https://press.example.org/17
}
