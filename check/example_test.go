package check_test

import (
	"fmt"
	"io"
	"strings"

	"github.com/ibid-go/ibid/check"
	"github.com/ibid-go/ibid/ris"
)

// A Scanner looks at the bytes on their way to the reader, a Checker at the records,
// and in the end at both.
func Example() {
	const library = "TY  - JOUR\nTI  - On tides\nPY  - 2019\nSN  - 1234-5678\nER  - \nTY  - JOUR\nPY  - 2020\nAU  - Moreau, Ana\n"
	scanner := check.NewScanner(strings.NewReader(library))
	reader := ris.NewReader(scanner, &ris.Options{Name: "library.ris"})
	checker := check.NewChecker(nil)
	for {
		r, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
		}
		if r == nil {
			continue
		}
		for _, d := range checker.Record(r) {
			fmt.Println(d)
		}
	}
	for _, d := range checker.Document(reader.Document(), scanner) {
		fmt.Println(d)
	}
	// Output:
	// 1:1: note: check.no-author: the record names no author, editor or organisation
	// 4:7: warning: check.issn: the check digit of the ISSN is wrong
	// 6:1: warning: check.no-title: the record has no title
	// 6:1: note: ris.missing-er: the record has no ER; it ends where the next one starts or the file ends
	// 6:1: warning: check.cut-off: the last record has no ER, and the others do: the file may have been cut off
}
