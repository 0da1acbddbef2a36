package normalize_test

import (
	"errors"
	"fmt"

	"github.com/ibid-go/ibid/normalize"
)

func ExampleDOI() {
	for _, field := range []string{"https://doi.org/10.2196/17362", "doi:10.2196/17362.", "10.2196"} {
		doi, err := normalize.DOI(field)
		var reject *normalize.RejectError
		if errors.As(err, &reject) {
			fmt.Println("refused:", reject.Code)
			continue
		}
		fmt.Println(doi)
	}
	// Output:
	// 10.2196/17362
	// 10.2196/17362
	// refused: no-doi
}

func ExampleNameKey() {
	inverted, _ := normalize.Name("Shepherd, Heather L")
	display, _ := normalize.NameInDisplayOrder("Heather L. Shepherd")
	fmt.Println(normalize.NameKey(inverted), normalize.NameKey(inverted) == normalize.NameKey(display))
	// Output: shepherd|h|l true
}

func ExampleTitleKey() {
	fmt.Println(normalize.TitleKey("The δ<sup>13</sup>C value of soil."))
	fmt.Println(normalize.TitleKey("The delta13C Value of Soil"))
	fmt.Printf("%q\n", normalize.TitleKey("Editorial"))
	// Output:
	// the delta13c value of soil
	// the delta13c value of soil
	// ""
}
