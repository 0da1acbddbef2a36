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

func TestCorpusIsWrittenBack(t *testing.T) {
	for _, file := range corpus(t, "corpus", "gold") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			entries, r := readEntries(t, in, nil)
			var out bytes.Buffer
			for _, entry := range entries {
				out.Write(entry.Leading)
				require.Equal(t, string(in[entry.Span.Start:entry.Span.End]), string(entry.Bytes))
				out.Write(entry.Bytes)
			}
			out.Write(r.Trailing())
			require.True(t, bytes.Equal(in, out.Bytes()), "the bytes differ")
			require.Equal(t, len(entries), r.Document().Records)
		})
	}
}

// TestCorpusRecords counts the records of real files by their TY lines.
func TestCorpusRecords(t *testing.T) {
	for _, file := range corpus(t, "corpus", "gold") {
		if strings.Contains(file, "probes") {
			continue
		}
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		want := 0
		for line := range bytes.Lines(bytes.ReplaceAll(in, []byte("\r"), []byte("\n"))) {
			line = bytes.TrimLeft(line, " \t\ufeff")
			if bytes.HasPrefix(line, []byte("TY  -")) || bytes.HasPrefix(line, []byte("TY -")) {
				want++
			}
		}
		entries, _ := readEntries(t, in, nil)
		if want != len(entries) {
			t.Logf("%s: %d TY lines, %d entries", file, want, len(entries))
		}
	}
}
