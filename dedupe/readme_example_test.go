package dedupe_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// resolveRIS is the program of the README.
func resolveRIS(ctx context.Context, file io.Reader) error {
	var records []*record.Record
	for r, err := range ris.NewReader(file, &ris.Options{Name: "library.ris"}).All() {
		var damaged *record.ParseError // costs its record at most
		if err != nil && !errors.As(err, &damaged) {
			return err
		}
		if r != nil {
			records = append(records, r)
		}
	}
	works, err := dedupe.Resolve(ctx, records, nil)
	for _, w := range works {
		claims := w.ClaimsOf(w.Preferred, "volume")
		fmt.Println(w.Canonical().Title(), len(w.Versions), len(claims), claims[0].Spans[0].Start)
	}
	return err
}

func ExampleResolve_ris() {
	library := strings.NewReader(`TY  - JOUR
TI  - Shelf order and the memory of titles
AU  - Brandt, Ulla
PY  - 2005
VL  - 7
DO  - 10.5555/shelf.7
ER  - 
TY  - JOUR
TI  - Shelf Order and the Memory of Titles.
AU  - Brandt, U.
PY  - 2005
VL  - 7
DO  - https://doi.org/10.5555/SHELF.7
ER  - 
`)
	if err := resolveRIS(context.Background(), library); err != nil {
		fmt.Println(err)
	}
	// Output: Shelf order and the memory of titles 1 2 90
}
