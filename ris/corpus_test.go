package ris

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// typeLine is a line that starts a record by the sheet.
var typeLine = regexp.MustCompile(`(?m)^(\x{feff})?TY  - `)

// realFiles returns the RIS files of folders beside the repository: those with
// the extension, in any case, and the texts that hold RIS.
func realFiles(t testing.TB, folders ...string) []string {
	t.Helper()
	var files []string
	for _, folder := range folders {
		for _, file := range corpus.FilesIn(t, corpus.Folder(t, folder), ".ris", ".txt") {
			if strings.EqualFold(filepath.Ext(file), ".txt") {
				in, err := os.ReadFile(file)
				require.NoError(t, err)
				if !typeLine.Match(in) {
					continue
				}
			}
			files = append(files, file)
		}
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

// TestCorpus reads every real file once: its bytes come back, all its records
// are read, and of records spread over the file every trace is true, a second
// reading of the record's bytes alone gives the record again, and writing
// loses nothing in silence. Its output, with -v, is a table of the files.
func TestCorpus(t *testing.T) {
	var table fileTable
	total := roundTrip{losses: map[string]int{}}
	var programs []roundTrip
	for _, profile := range Profiles()[1:] {
		programs = append(programs, roundTrip{losses: map[string]int{}, profile: &profile})
	}
	for _, file := range realFiles(t, "corpus", "gold") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			entries, r := readEntries(t, in, &Options{Name: "test.ris"})
			requireWrittenBack(t, in, entries, r)
			expected := recordsIn(in, filepath.Base(file))
			require.Len(t, entries, expected, "records were lost or made up")
			dialects := map[string]bool{}
			text := textOf(in, r.Document().Encoding)
			for _, entry := range spread(entries, 60) {
				first := entry.Record()
				require.NoError(t, first.Verify(text, allRules()...), "record %d", first.Origin.Position)
				requireReadAgain(t, in, r, first)
				dialects[first.Origin.Dialect] = true
			}
			table.add(strings.TrimPrefix(file, corpus.Folder(t)+"/"), in, entries, expected, r.Document().Diagnostics, dialects)
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
	table.report(t)
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
