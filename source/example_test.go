package source_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/ibid-go/ibid/record"
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

func ExampleOpen_unknown() {
	_, err := source.Open(strings.NewReader("%PDF-1.7"), &source.Options{Name: "paper.pdf"})
	var unknown *source.UnknownFormatError
	if errors.As(err, &unknown) {
		fmt.Println(errors.Is(err, source.ErrUnknownFormat), unknown.Looks)
	}
	// Output: true a PDF document
}

// Any record can be written in any format that is written.
func ExampleCreate() {
	reader, err := source.Open(strings.NewReader(library), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	writer, err := source.Create(os.Stdout, record.FormatBibTeX, &source.WriterOptions{
		OnLoss: func(l record.Loss) { fmt.Println("no place for", l.Path) },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for r, err := range reader.All() {
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := writer.Write(r); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println(writer.Close())
	// Output:
	// @article{anonymousshelf,
	//   title = {Shelf order and the memory of titles},
	//   volume = {7},
	// }
	// <nil>
}

// The files in an archive are documents, each of which is opened by itself.
func ExampleOpenArchive() {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte(library))
	_ = w.Close()

	content := bytes.NewReader(packed.Bytes())
	archive, err := source.OpenArchive(content, content.Size(), "library.ris.gz", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, member := range archive.Members() {
		file, err := member.Open()
		if err != nil {
			fmt.Println(member.Name, err)
			continue
		}
		reader, err := source.Open(file, &source.Options{Name: member.Name})
		if err != nil {
			fmt.Println(member.Name, err)
			continue
		}
		for r, err := range reader.All() {
			fmt.Println(r.Origin.Document, r.Title(), err)
		}
		_ = file.Close()
	}
	// Output: library.ris.gz Shelf order and the memory of titles <nil>
}
