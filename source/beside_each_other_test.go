package source

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// documentsOfAllFormats returns documents in every format that is read, by their
// names: the fixtures of the formats' packages, one article as several formats say
// it, and what the writers make of it.
func documentsOfAllFormats(t *testing.T) map[string]string {
	t.Helper()
	documents := map[string]string{"mixed.ris": mixedRIS, "items.json": itemsCSL}
	maps.Copy(documents, oneArticle)
	files := fixtures(t)
	for _, pattern := range []string{"*/testdata/*.*", "html/testdata/pages/*.html"} {
		found, err := filepath.Glob(filepath.FromSlash(pattern))
		require.NoError(t, err)
		require.NotEmpty(t, found)
		files = append(files, found...)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		documents[file] = string(content)
	}
	article, _ := readDocument(t, []byte(oneArticle["RIS"]))
	for _, info := range Formats() {
		if info.Write {
			out, err := writeRecords(info.Format, article)
			require.NoError(t, err)
			documents["written as "+string(info.Format)] = out
		}
	}
	return documents
}

func writeRecords(format record.Format, records []*record.Record) (string, error) {
	var out strings.Builder
	w, err := Create(&out, format, nil)
	if err != nil {
		return "", err
	}
	for _, r := range records {
		if err := w.Write(r); err != nil {
			return "", err
		}
	}
	err = w.Close()
	return out.String(), err
}

// TestReadersBesideEachOther has several goroutines read documents in every
// format, read the records again, and write them in every format: each gets what
// one alone gets. The race detector finds what they would share.
func TestReadersBesideEachOther(t *testing.T) {
	documents := documentsOfAllFormats(t)
	type result struct {
		formats map[record.Format]bool
		written map[record.Format]string
		err     error
	}
	work := func() (got result) {
		got = result{formats: map[record.Format]bool{}, written: map[record.Format]string{}}
		c := &Collection{}
		for _, name := range slices.Sorted(maps.Keys(documents)) {
			content := documents[name]
			c.Add(strings.NewReader(content), int64(len(content)), &Options{Name: name})
		}
		var records []*record.Record
		for r, err := range c.All(context.Background()) {
			if err != nil {
				got.err = err
				return got
			}
			records = append(records, r)
		}
		for n := range records {
			got.formats[c.Format(n)] = true
			if _, got.err = c.Record(n); got.err != nil {
				return got
			}
		}
		for _, info := range Formats() {
			if info.Write {
				if got.written[info.Format], got.err = writeRecords(info.Format, records); got.err != nil {
					return got
				}
			}
		}
		return got
	}
	// What is made on first use is made while the others use it.
	results := make([]result, 2)
	var group sync.WaitGroup
	for i := range results {
		group.Go(func() { results[i] = work() })
	}
	group.Wait()
	alone := work()
	require.NoError(t, alone.err)
	for _, got := range results {
		require.NoError(t, got.err)
		require.Equal(t, alone.written, got.written)
	}
	for _, info := range Formats() {
		require.True(t, !info.Read || alone.formats[info.Format], "no document in %s", info.Format)
	}
}
