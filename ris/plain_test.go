package ris

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// everything is all that a reader says of a document.
type everything struct {
	Entries  []Entry
	Errors   []string
	Trailing string
	Document record.Document
}

// readEverything reads by ReadEntry, or by NextEntry into the memory of one
// entry.
func readEverything(t testing.TB, r *Reader, reuse bool) everything {
	t.Helper()
	var all everything
	entry := new(Entry)
	for {
		var err error
		if reuse {
			err = r.NextEntry(entry)
		} else if entry, err = r.ReadEntry(); entry == nil {
			entry = new(Entry)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			var damage *record.ParseError
			require.True(t, errors.As(err, &damage), "%v", err)
			all.Errors = append(all.Errors, err.Error())
		}
		if entry.Position() > 0 {
			all.Entries = append(all.Entries, cloneEntry(entry))
		}
	}
	all.Trailing = string(r.Trailing())
	all.Document = *r.Document()
	return all
}

// cloneEntry copies an entry out of memory that is used again.
func cloneEntry(e *Entry) Entry {
	c := *e
	c.Leading = append([]byte{}, e.Leading...)
	c.Bytes = append([]byte{}, e.Bytes...)
	c.Diagnostics = append([]record.Diagnostic{}, e.Diagnostics...)
	c.Fields = append([]Field{}, e.Fields...)
	for i := range c.Fields {
		c.Fields[i].ValueSpans = append([]record.Span{}, e.Fields[i].ValueSpans...)
	}
	c.block, c.places = nil, nil
	return c
}

// requireSameEntries asks that a document is read the same with and without
// the short way for plain lines, into memory that is used again, and however
// its bytes come.
func requireSameEntries(t testing.TB, in []byte, o *Options) {
	t.Helper()
	careful := NewReader(bytes.NewReader(in), o)
	careful.careful = true
	want := readEverything(t, careful, false)
	for _, source := range []io.Reader{bytes.NewReader(in), iotest.HalfReader(bytes.NewReader(in)), &oddReader{rest: in}} {
		require.Equal(t, want, readEverything(t, NewReader(source, o), true))
	}
}

// oddReader gives few bytes at a time, not always as many.
type oddReader struct {
	rest  []byte
	calls int
}

func (r *oddReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	r.calls++
	n := copy(p, r.rest[:min(len(r.rest), 1+r.calls*7%97)])
	r.rest = r.rest[n:]
	return n, nil
}

// plainSeeds are documents that mix plain lines with lines that are not.
func plainSeeds() []string {
	seeds := []string{
		sample, toUTF16(sample),
		"TY  - JOUR\nAB  - One\nTI  - two\nAB  - three.\nED  - four, five\nER  - \n\n\nTY  - BOOK\n\nTI  - A\n\n\nKW  -  b \nER  -\n",
		"TY  - JOUR\r\nAB  - One\r\n\r\nmore\r\n  and more\r\nUR  - https://a.example/x\r\ny\r\nPY  - 2011\r\ntext\r\nXX  - unknown\r\nER  - x\r\nER  - \r\n",
		"TY  - JOUR\nTI  - A\rKW  - b\nKW  - c\xff\nKW  - \u00a0d\u00a0\n\ufeffKW  - e\nAB  - \u2028\x00\nER  - \n \t\nER  - \n",
		"TI  - A\nTY  - JOUR\nTY  - BOOK\nTY  - BOOK x\nTY  - \nTY  -JOUR\nER  - \nty  - JOUR\nER  - \nAU  - A, B\nER  - ",
		"TY  - JOUR\nAB  - One\nPT J\nFN X Web of Science\nVR 1.0\n\nPT J\nAU A, B\n   C, D\nZZ e\nlost\n\n   f\nER\nPT J\ng\nPT J\nTY  - JOUR\nPY  - 2011\n\nPT B\nTI h\nEF\n",
	}
	for _, test := range behindEndTests {
		seeds = append(seeds, "TY  - JOUR\nTI  - A\n"+test.in)
	}
	// The same with other blanks before the dash, and other line ends.
	for _, seed := range seeds[2:] {
		seeds = append(seeds,
			strings.ReplaceAll(seed, "  -", " -"), strings.ReplaceAll(seed, "  -", "\t-"), strings.ReplaceAll(seed, "  -", "   -"),
			strings.ReplaceAll(seed, "  -", "\u00a0-"), strings.ReplaceAll(seed, "  -", "-"), strings.Replace(seed, "  -", " -", 3),
			strings.ReplaceAll(seed, "\n", "\r"), strings.ReplaceAll(seed, "\n", "\r")+seed)
	}
	return append(seeds,
		"TY - JOUR\nAB - One. The C1 - C2 disc\nED - based care\nAU - D, E\nT2 - weighted images.\nT2 - Weighted\nN1 - x\nUR - based groups\nER - positive\nER - \nTY\t- JOUR\nAU - B, C\nAU\t- D\nAU  - E\nER\t- \n")
}

func TestPlainLines(t *testing.T) {
	options := []*Options{
		nil, {Encoding: "gb18030"}, {MaxRecord: 60}, {MaxRecord: 400, MaxFields: 5}, {MaxFields: 3}, {MaxLine: 20},
		{Base: record.Span{Start: 70, Line: 7, Column: 3}},
	}
	for _, seed := range plainSeeds() {
		for _, o := range options {
			requireSameEntries(t, []byte(seed), o)
		}
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.[rc]i[sw]"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	// The same changes every time.
	random := rand.New(rand.NewPCG(1, 2))
	for _, file := range files {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		requireSameEntries(t, in, nil)
		for range 20 {
			requireSameEntries(t, mutate(random, in), options[random.IntN(len(options))])
		}
	}
}

// mutate changes a document in a few places: bytes, lines, pieces of lines.
func mutate(random *rand.Rand, in []byte) []byte {
	pieces := []string{"\n", "\r", "\r\n", " ", "\t", "\x00", "\xff", "\u00a0", "\ufeff", "\nTY  - JOUR\n", "\nER  - \n", "\nAB  - a\n", "\nTI  - b\n", "\n\n", "\nXX  - c\n", "d", "-"}
	out := bytes.Clone(in)
	for range 1 + random.IntN(4) {
		at := random.IntN(len(out) + 1)
		to := min(len(out), at+random.IntN(12))
		if random.IntN(3) == 0 {
			to = at
		}
		out = slices.Replace(out, at, to, []byte(pieces[random.IntN(len(pieces))])...)
	}
	return out
}

func TestPlainLinesOfCorpus(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, file := range realFiles(t, "corpus", "gold") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		// The end of a large file has nothing that its beginning has not.
		in = in[:min(len(in), 50_000)]
		requireSameEntries(t, in, nil)
		requireSameEntries(t, mutate(random, in[:min(len(in), 5_000)]), nil)
	}
}

func FuzzPlainLines(f *testing.F) {
	for _, seed := range plainSeeds() {
		f.Add([]byte(seed), 0, 0, 0)
		f.Add([]byte(seed), 100, 3, 30)
	}
	addSeedsWith(f, func(in []byte) { f.Add(in, 0, 0, 0) })
	f.Fuzz(func(t *testing.T, in []byte, maxRecord, maxFields, maxLine int) {
		requireSameEntries(t, in, &Options{MaxRecord: maxRecord, MaxFields: maxFields, MaxLine: maxLine})
	})
}

// TestReadKeepsRecords reads all records and only then looks at them: none
// holds memory that is used again.
func TestReadKeepsRecords(t *testing.T) {
	in := []byte(strings.Repeat(sample+"\n"+plainSeeds()[2], 3))
	entries, _ := readEntries(t, in, nil)
	records := readRecords(t, in)
	require.Len(t, records, len(entries))
	for i, entry := range entries {
		require.Equal(t, entry.Record(), records[i])
	}
}

// TestEntriesOwnTheirMemory changes and grows what one entry holds: entries that
// share blocks of memory do not touch each other's.
func TestEntriesOwnTheirMemory(t *testing.T) {
	in := []byte(strings.Repeat(sample+"\n"+plainSeeds()[2], 100))
	entries, _ := readEntries(t, in, nil)
	want, _ := readEntries(t, in, nil)
	for i := 0; i < len(entries); i += 2 {
		e := entries[i]
		for j := range e.Fields {
			e.Fields[j].ValueSpans = append(e.Fields[j].ValueSpans, record.Span{Line: -1})
		}
		e.Fields = append(e.Fields, Field{Tag: "ZZ"})
		e.Leading, e.Bytes = append(e.Leading, "zz"...), append(e.Bytes, "zz"...)
		require.NoError(t, NewReader(strings.NewReader(strings.Repeat(sample, 2)), nil).NextEntry(e))
	}
	for i := 1; i < len(entries); i += 2 {
		require.Equal(t, want[i], entries[i])
	}
}
