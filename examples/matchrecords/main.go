// Command matchrecords shows how a reference manager, or any other tool that
// has records of its own, finds duplicates with this library: records in,
// groups out, nothing merged.
//
//	go run ./examples/matchrecords
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// item is a record as the other tool holds it.
type item struct{ key, title, family, given, year, journal, volume, page, doi string }

var items = []item{
	{"A1", "Reading citations aloud in small libraries: a randomised trial", "Okafor", "Ngozi", "2019", "Journal of Library Experiments", "12", "101", "10.5555/jle.2019.101"},
	{"B7", "Reading Citations Aloud in Small Libraries: A Randomised Trial.", "Okafor", "N.", "2019", "Journal of Library Experiments", "12", "101", "10.5555/JLE.2019.101"},
	{"C3", "Shelf order and the memory of titles. Part I: spines", "Brandt", "Ulla", "2005", "Annals of Shelving", "7", "1", ""},
	{"D9", "Shelf order and the memory of titles. Part II: colours", "Brandt", "Ulla", "2005", "Annals of Shelving", "7", "20", ""},
}

func main() {
	if err := match(context.Background(), os.Stdout, items); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// match prints which items are the same version of the same work, and why.
func match(ctx context.Context, w io.Writer, items []item) error {
	index := dedupe.NewIndex(nil)
	for _, it := range items {
		index.Add(it.record())
	}
	resolution, err := index.Resolve(ctx)
	if err != nil {
		return err
	}
	for _, group := range resolution.Groups {
		for _, version := range group.Versions {
			var keys []string
			for _, n := range version.Members {
				keys = append(keys, items[n].key)
			}
			fmt.Fprintln(w, strings.Join(keys, " "))
		}
		for _, pair := range group.Pairs {
			fmt.Fprintf(w, "  %s, %d.%d %%: %s\n", pair.Verdict, pair.Confidence/10, pair.Confidence%10, pair.Reason)
		}
	}
	return nil
}

// record says an item in the terms of this library. What the tool does not
// know stays absent. The id has to be the item's own.
func (it item) record() *record.Record {
	r := &record.Record{
		ID:           it.key,
		Type:         record.TypeArticleJournal,
		Titles:       []record.Title{{Value: it.title, Role: record.TitleMain}},
		Contributors: []record.Contributor{{Name: record.Name{Family: it.family, Given: it.given}, Role: record.RoleAuthor}},
		Container:    record.Container{Title: it.journal},
		Volume:       it.volume,
		Pages:        record.Pages{First: it.page},
		Dates:        []record.Date{{Kind: record.DateIssued, Value: it.year}},
	}
	if doi, err := normalize.DOI(it.doi); err == nil {
		r.Identifiers = []record.Identifier{{Scheme: record.SchemeDOI, Value: doi}}
	}
	return r
}
