package reflib_test

import (
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/source/reflib"
)

func ExampleReader() {
	document := `[{"recNumber": "895", "type": "journalArticle", "title": "Light and sleep", "journal": "J Light Sleep", "authors": ["Tui, J.", "Ng, L."], "year": "2020", "pages": "994-1014"}]`
	for r, err := range reflib.NewReader(strings.NewReader(document), nil).All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.OwnID, r.Type, r.Title(), r.Contributors[0].Name.Family, r.Pages.First, r.Pages.Last)
	}
	// Output: 895 article-journal Light and sleep Tui 994 1014
}
