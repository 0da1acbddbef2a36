// Command resolvemix reads files of any formats, finds which records are the
// same work, and prints each work with its title, and the place that every
// value of its journal, volume and DOI came from.
//
//	go run ./examples/resolvemix [FILE...]
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

func main() {
	paths := []string{"examples/testdata/library.ris", "examples/testdata/items.json"}
	if len(os.Args) > 1 {
		paths = os.Args[1:]
	}
	if err := resolve(context.Background(), os.Stdout, paths); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// resolve prints the works of all files.
func resolve(ctx context.Context, w io.Writer, paths []string) error {
	// A collection reads all files as one stream and any record again by its
	// number, so that no record has to be held in memory.
	var files source.Collection
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		info, err := file.Stat()
		if err != nil {
			return err
		}
		files.Add(file, info.Size(), &source.Options{Name: path})
	}
	index := dedupe.NewIndex(nil)
	for rec, err := range files.All(ctx) {
		if err != nil {
			fmt.Fprintln(w, "!", err)
		}
		if rec != nil {
			index.Add(rec)
		}
	}
	resolution, err := index.Resolve(ctx)
	if err != nil {
		return err
	}
	for i := range resolution.Groups {
		work, err := dedupe.Fuse(resolution, &resolution.Groups[i], files.Record, nil)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s (versions: %d)\n", work.Title, len(work.Versions))
		for _, claim := range work.Claims {
			if claim.Chosen && len(claim.Spans) > 0 && (claim.Path == "container/title" || claim.Path == "volume" || claim.Path == "identifiers/doi") {
				value, at := claim.Value, claim.Spans[0]
				if id, ok := value.(record.Identifier); ok {
					value = id.Value
				}
				fmt.Fprintf(w, "  %s = %v, %s:%d:%d: %s\n", claim.Path, value, at.Document, at.Line, at.Column, claim.Reason)
			}
		}
	}
	return nil
}
