package ris

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// edges are the ends of a document: its first records with what stands before
// them, and its last with what stands behind.
type edges struct {
	name       string
	head, tail []byte
	// The records that head and tail read as on their own.
	ofHead, ofTail []string
}

// rawFields writes the bytes and fields of each record of a text.
func rawFields(t testing.TB, text []byte) (records []string) {
	t.Helper()
	entries, _ := readEntries(t, text, nil)
	for _, entry := range entries {
		records = append(records, record.ContentID(entry.Bytes)+fieldsIn(entry))
	}
	return records
}

// edgesOf returns the ends of the real files that are not UTF-16. The tail
// ends with a line end.
func edgesOf(t testing.TB) (all []edges) {
	t.Helper()
	for _, file := range realFiles(t, "corpus") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		entries, r := readEntries(t, in, nil)
		if strings.HasPrefix(r.Document().Encoding, "utf-16") {
			continue
		}
		e := edges{name: filepath.Base(file), head: in, tail: in}
		if n := len(entries); n > 0 {
			e.head, e.tail = in[:entries[0].Span.End], in[entries[n-1].Span.Start:]
			if n > 1 {
				// The line that shows that the first record has ended.
				second := entries[1]
				rest := in[second.Span.Start-int64(len(second.Leading)):]
				line, _, _ := bytes.Cut(rest[len(second.Leading):], []byte("\n"))
				e.head = append(bytes.Clone(e.head), second.Leading...)
				e.head = append(append(e.head, line...), '\n')
			}
		}
		if last := e.tail[max(len(e.tail)-1, 0):]; string(last) != "\n" && string(last) != "\r" {
			e.tail = append(bytes.Clone(e.tail), '\n')
		}
		e.ofHead, e.ofTail = rawFields(t, e.head), rawFields(t, e.tail)
		all = append(all, e)
	}
	return all
}

// TestConcatenatedPairs joins every real file to every other: the records are
// those of the first, then those of the second.
func TestConcatenatedPairs(t *testing.T) {
	all := edgesOf(t)
	var broken []string
	pairs := 0
	for _, a := range all {
		for _, b := range all {
			pairs++
			want := append(append([]string(nil), a.ofTail...), b.ofHead...)
			got := rawFields(t, append(bytes.Clone(a.tail), b.head...))
			if strings.Join(want, "\n") != strings.Join(got, "\n") {
				broken = append(broken, a.name+" + "+b.name)
			}
		}
	}
	// Behind a record without ER fields without TY are its fields, and so is
	// one that may stand before TY: nothing tells them from its own.
	require.Equal(t, []string{
		"13_missing_er_eof.ris + 14_missing_ty.ris",
		"13_missing_er_eof.ris + 15_ty_not_first.ris",
	}, broken, "of %d pairs", pairs)
}
