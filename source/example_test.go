package source_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/source"
)

const library = `TY  - JOUR
TI  - Shelf order and the memory of titles
VL  - 7
ER  - 
`

func ExampleDetect() {
	for _, c := range source.Detect([]byte(library), "library.txt") {
		fmt.Println(c.Format, c.Score, strings.Join(c.Evidence, "; "))
	}
	// Output: ris 100 1 TY lines; 1 ER lines; 4 of 4 lines begin with a tag and a dash
}

func ExampleOpen() {
	reader, err := source.Open(strings.NewReader(library), &source.Options{Name: "library.txt"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for r, err := range reader.All() {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(r.Title(), r.Origin.Position)
	}
	// Output: Shelf order and the memory of titles 1
}

// A Collection reads a value's text again from its place.
func ExampleCollection() {
	var c source.Collection
	c.Add(strings.NewReader(library), int64(len(library)), &source.Options{Name: "library.txt"})
	for r, err := range c.All(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, trace := range r.Trace {
			if trace.Path != "volume" {
				continue
			}
			text, err := c.Text(r.Origin.Document, trace.Spans[0])
			fmt.Printf("%s: %q, line %d, by rule %s, %v\n", trace.Path, text, trace.Spans[0].Line, trace.Rule, err)
		}
	}
	// Output: volume: "7", line 3, by rule volume, <nil>
}
