package ris

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func addSeeds(f *testing.F) { addSeedsWith(f, func(in []byte) { f.Add(in) }) }

func addSeedsWith(f *testing.F, add func(in []byte)) {
	add([]byte(sample))
	add([]byte(toUTF16(sample)))
	add([]byte("TY - JOUR AB - at C1 - C2 SN - 1438-8871 ER - TY - BOOK ER -"))
	add([]byte("TY  - JOUR\nID  - CN-00000001\nAN  - 1; cn-00000002\nC3  - PUBMED 90000001,\xe4 1,\n EMBASE 600000001\nC4  - EMBASE 600000002\nER  - \n"))
	add([]byte("\u00ef\u00bb\u00bfTY  - JOUR\nAB  - a\n\u00c3\u00af\u00c2\u00bb\u00c2\u00bfTY  - BOOK\nZZ  - x\nAB  - b\nUS  -  https://a.example/b\nN1  - RAYYAN-INCLUSION: {\"A\"=>\"Excluded\"} | RAYYAN-EXCLUSION-REASONS: a | b | USER-NOTES: {\"A\"=>[\"c | d\"]}\nASReview_prior\nER  - \n"))
	for _, test := range behindEndTests {
		add([]byte("TY  - JOUR\nTI  - A\n" + test.in))
	}
	add([]byte("AU  - A\n\xff\xfe\nTY  - \r\rER\t-\x00"))
	files, err := filepath.Glob(filepath.Join("testdata", "*.[rc]i[sw]"))
	require.NoError(f, err)
	for _, file := range files {
		in, err := os.ReadFile(file)
		require.NoError(f, err)
		add(in)
	}
}

// FuzzReader asks of any input: no byte lost, every trace true, and the same
// records in memory that is used again.
func FuzzReader(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, in []byte) {
		entries, r := readEntries(t, in, nil)
		var out bytes.Buffer
		for _, entry := range entries {
			out.Write(entry.Leading)
			out.Write(entry.Bytes)
		}
		out.Write(r.Trailing())
		require.Equal(t, string(in), out.String())
		verify(t, in)
		want, ids := asJSON(t, in, nil)
		got, sameIDs := asJSON(t, in, &Options{ReuseAfter: 1})
		require.Equal(t, want, got)
		require.Equal(t, ids, sameIDs)
		requireReset(t, in, r)
	})
}

// FuzzRoundTrip asks of any record that was read: it is written as one record,
// and what does not come back was reported.
func FuzzRoundTrip(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, first := range readRecords(t, in) {
			lost := map[string]bool{}
			out := write(t, &WriterOptions{OnLoss: func(l record.Loss) { lost[l.Path] = true }}, first)
			back := readRecords(t, []byte(out))
			require.Len(t, back, 1, "%q", out)
			kept := map[string]int{}
			for _, leaf := range leaves(back[0]) {
				kept[leaf.place+"="+leaf.value]++
			}
			for _, leaf := range leaves(first) {
				if lost[leaf.path] {
					continue
				}
				kept[leaf.place+"="+leaf.value]--
				require.GreaterOrEqual(t, kept[leaf.place+"="+leaf.value], 0, "%s %q: %q", leaf.path, leaf.value, out)
			}
		}
	})
}

// FuzzFlattened reads any input as the text of a flattened record, whole and in
// windows, and any entry once more from one line: no byte is lost, no field
// leaves the record's place, and a window changes nothing.
func FuzzFlattened(f *testing.F) {
	addSeeds(f)
	f.Add([]byte("JOUR AB - at C1 - C2. PY - 2019 was the year, AU - Smith ER - TY -\nBOOK TI"))
	f.Fuzz(func(t *testing.T, in []byte) {
		flat := append([]byte("TY - JOUR TI - "), bytes.ReplaceAll(in, []byte("\n"), []byte(" "))...)
		entries, r := readEntries(t, flat, nil)
		requireWrittenBack(t, flat, entries, r)
		for _, entry := range entries {
			at := entry.Span.Start
			for _, field := range entry.Fields {
				require.GreaterOrEqual(t, field.Span.Start, at)
				require.LessOrEqual(t, field.Span.End, entry.Span.End)
				at = field.Span.Start
			}
		}
		verify(t, flat)
		if utf8.Valid(flat) {
			whole, _ := readWindowed(t, flat, nil, len(flat)+8)
			parts, _ := readWindowed(t, flat, nil, 64)
			require.Equal(t, whole, parts)
		}
		line := []byte(onOneLine(entries, "  "))
		entries, r = readEntries(t, line, nil)
		requireWrittenBack(t, line, entries, r)
	})
}
