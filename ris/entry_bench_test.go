package ris

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/generate"
)

// wrapValues breaks the values of a library into lines of some 70 bytes.
func wrapValues(in []byte) []byte {
	var b strings.Builder
	for line := range strings.Lines(string(in)) {
		b.WriteString(strings.ReplaceAll(wrap(strings.TrimRight(line, "\r\n"), 70), "\nER", "\n ER"))
	}
	return []byte(b.String())
}

// entryInputs are the same library in the forms that the entry layer reads in
// different ways.
func entryInputs(b *testing.B) map[string][]byte {
	plain := benchmarkInput(b)
	inputs := map[string][]byte{"mixed": plain, "continued": wrapValues(plain)}
	for _, form := range generate.Forms {
		switch form.Name {
		case "plain", "CR LF", "UTF-16", "Latin-1", "one space", "flattened":
			inputs[strings.ReplaceAll(form.Name, " ", "-")] = form.Apply(plain)
		}
	}
	inputs["CR"] = bytes.ReplaceAll(inputs["plain"], []byte("\n"), []byte("\r"))
	return inputs
}

// BenchmarkNextEntry reads entries into the memory of one.
func BenchmarkNextEntry(b *testing.B) {
	for name, in := range entryInputs(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				r := NewReader(bytes.NewReader(in), nil)
				var entry Entry
				n := 0
				for {
					err := r.NextEntry(&entry)
					if err == io.EOF {
						break
					}
					require.NoError(b, err)
					n++
				}
				require.Equal(b, benchmarkRecords, n)
			}
		})
	}
}
