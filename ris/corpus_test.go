package ris

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// corpus returns the RIS files of a folder beside the repository.
func corpus(t testing.TB, folders ...string) []string {
	t.Helper()
	var files []string
	for _, folder := range folders {
		root := filepath.Join("..", "..", "shared", folder)
		if _, err := os.Stat(root); err != nil {
			t.Skip("../shared is not here: this test reads real files from " + folder)
		}
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.EqualFold(filepath.Ext(path), ".ris") {
				files = append(files, path)
			}
			return err
		})
		require.NoError(t, err)
	}
	require.NotEmpty(t, files)
	return files
}

// readEntries reads all entries; damage is no failure, any other error is.
func readEntries(t testing.TB, in []byte, o *Options) ([]*Entry, *Reader) {
	t.Helper()
	r := NewReader(bytes.NewReader(in), o)
	var entries []*Entry
	for {
		entry, err := r.ReadEntry()
		if err == io.EOF {
			return entries, r
		}
		var damage *record.ParseError
		if !errors.As(err, &damage) {
			require.NoError(t, err)
		}
		if entry != nil {
			entries = append(entries, entry)
		}
	}
}

// spread returns at most most of the entries, evenly spaced, the first and the
// last among them.
func spread(entries []*Entry, most int) []*Entry {
	if len(entries) <= most {
		return entries
	}
	chosen := make([]*Entry, most)
	for i := range chosen {
		chosen[i] = entries[i*(len(entries)-1)/(most-1)]
	}
	return chosen
}

// TestCorpus reads every real file once: its bytes come back, there is a
// record for every TY line of the sheet's form at least, and of records spread
// over the file every trace is true, a second reading of the record's bytes
// alone gives the record again, and writing loses nothing in silence.
func TestCorpus(t *testing.T) {
	total := roundTrip{losses: map[string]int{}}
	var programs []roundTrip
	for _, profile := range Profiles()[1:] {
		programs = append(programs, roundTrip{losses: map[string]int{}, profile: &profile})
	}
	for _, file := range corpus(t, "corpus", "gold") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			entries, r := readEntries(t, in, &Options{Name: "test.ris"})
			requireWrittenBack(t, in, entries, r)
			require.GreaterOrEqual(t, len(entries), typeLines(in), "records were lost")
			text := textOf(in, r.Document().Encoding)
			for _, entry := range spread(entries, 60) {
				first := entry.Record()
				require.NoError(t, first.Verify(text, allRules...), "record %d", first.Origin.Position)
				requireReadAgain(t, in, r, first)
			}
			for _, entry := range spread(entries, 30) {
				total.add(t, entry.Record())
			}
			for _, entry := range spread(entries, 8) {
				for i := range programs {
					programs[i].add(t, entry.Record())
				}
			}
		})
	}
	total.report(t)
	for i := range programs {
		t.Log(programs[i].profile.Title)
		programs[i].report(t)
	}
}

// typeLines counts the lines that start a record by the sheet.
func typeLines(in []byte) int {
	count := 0
	for line := range bytes.Lines(bytes.ReplaceAll(in, []byte("\r"), []byte("\n"))) {
		if bytes.HasPrefix(bytes.TrimPrefix(line, []byte("\ufeff")), []byte("TY  - ")) {
			count++
		}
	}
	return count
}

// requireWrittenBack asks that the entries and what stands between them are
// the document, byte for byte.
func requireWrittenBack(t testing.TB, in []byte, entries []*Entry, r *Reader) {
	t.Helper()
	var out bytes.Buffer
	for _, entry := range entries {
		out.Write(entry.Leading)
		require.Equal(t, string(in[entry.Span.Start:entry.Span.End]), string(entry.Bytes))
		out.Write(entry.Bytes)
	}
	out.Write(r.Trailing())
	require.True(t, bytes.Equal(in, out.Bytes()), "the bytes differ: %q, %q", in[:min(len(in), 500)], out.Bytes()[:min(out.Len(), 500)])
	require.Equal(t, len(entries), r.Document().Records)
}

// TestCorpusConcatenation joins the end of each real file to the beginning of
// others: the records are those of the first, then those of the second.
func TestCorpusConcatenation(t *testing.T) {
	type document struct {
		name       string
		head, tail []byte // two records each at most
		open       bool   // the last record has no ER
	}
	var documents []document
	for _, file := range corpus(t, "corpus") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		entries, r := readEntries(t, in, nil)
		d := document{name: filepath.Base(file), head: in, tail: in}
		if n := len(entries); n > 0 {
			d.head, d.tail = in[:entries[min(n, 2)-1].Span.End], in[entries[max(n-2, 0)].Span.Start:]
			fields := entries[n-1].Fields
			d.open = fields[len(fields)-1].Tag != "ER"
		}
		if !strings.HasPrefix(r.Document().Encoding, "utf-16") && len(d.head)+len(d.tail) < 10_000 {
			documents = append(documents, d)
		}
	}
	inRecords := func(texts ...[]byte) (all []string) {
		for _, text := range texts {
			entries, _ := readEntries(t, text, nil)
			for _, entry := range entries {
				all = append(all, record.ContentID(entry.Bytes)+fieldsIn(entry))
			}
		}
		return all
	}
	for i, a := range documents {
		if last := a.tail[max(len(a.tail)-1, 0):]; string(last) != "\n" && string(last) != "\r" {
			a.tail = append(bytes.Clone(a.tail), '\n')
		}
		for j, b := range documents {
			// Fields without TY behind a record without ER belong to that record.
			if (i+j)%8 != 0 || a.open && !bytes.HasPrefix(bytes.TrimPrefix(b.head, []byte("\ufeff")), []byte("TY")) {
				continue
			}
			require.Equal(t, inRecords(a.tail, b.head), inRecords(append(bytes.Clone(a.tail), b.head...)), "%s and %s", a.name, b.name)
		}
	}
}
