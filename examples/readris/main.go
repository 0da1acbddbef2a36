// Command readris reads a RIS file and prints each record's type, year and
// title, its identifiers, and what the reader had to recover from.
//
//	go run ./examples/readris [FILE]
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

func main() {
	path := "examples/testdata/library.ris"
	if len(os.Args) > 1 {
		path = os.Args[1]
	}
	if err := list(os.Stdout, path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// list prints the records of the RIS file at path.
func list(w io.Writer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()

	for rec, err := range ris.NewReader(file, &ris.Options{Name: path}).All() {
		// A *record.ParseError costs its record at most: what could be read
		// comes with it, and the next record follows. Any other error is one
		// of the file and ends the loop.
		var damaged *record.ParseError
		if err != nil && !errors.As(err, &damaged) {
			return err
		}
		if damaged != nil {
			fmt.Fprintln(w, "damaged:", damaged)
		}
		if rec == nil {
			continue
		}
		issued, _ := rec.Date(record.DateIssued)
		fmt.Fprintf(w, "%d. [%s] %s (%s)\n", rec.Origin.Position, rec.Type, rec.Title(), issued.Value)
		for _, id := range rec.Identifiers {
			fmt.Fprintf(w, "   %s %s\n", id.Scheme, id.Value)
		}
		for _, d := range rec.Diagnostics {
			fmt.Fprintf(w, "   %s:%s\n", path, d)
		}
	}
	return nil
}
