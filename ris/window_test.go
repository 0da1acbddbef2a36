package ris

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// readWindowed reads all entries of a document whose long lines are read in
// parts of the given size, and what is noted on the document.
func readWindowed(t testing.TB, in []byte, o *Options, part int) ([]*Entry, *record.Document) {
	t.Helper()
	r := NewReader(bytes.NewReader(in), o)
	lines, err := charset.NewLineReader(r.source, &charset.Options{Encoding: r.options.Encoding, Part: part})
	require.NoError(t, err)
	r.lines = lines
	var entries []*Entry
	for {
		entry, err := r.ReadEntry()
		if err == io.EOF {
			requireWrittenBack(t, in, entries, r)
			return entries, r.Document()
		}
		require.NoError(t, err)
		entries = append(entries, entry)
	}
}

// inEncodings returns a text in several encodings, with the name that each
// needs.
func inEncodings(text string) map[string][]string {
	latin := make([]byte, 0, len(text))
	for _, r := range text {
		if r > 0xFF {
			r = '?'
		}
		latin = append(latin, byte(r))
	}
	return map[string][]string{
		"utf-8": {text, ""}, "utf-16": {toUTF16("\ufeff" + text), ""}, "windows-1252": {string(latin), ""}, "mark": {"\ufeff" + text, ""},
		"crlf": {strings.ReplaceAll(text, "\n", "\r\n"), ""},
	}
}

// TestWindow reads documents in windows of many sizes: no piece's end changes
// what is read.
func TestWindow(t *testing.T) {
	names := []string{"flattened", "flattened-and-wrapped", "plain", "prose-like-tags", "no-ends", "header-and-numbers"}
	texts := map[string]string{"sample": sample}
	for _, name := range names {
		in, err := os.ReadFile(filepath.Join("testdata", name+".ris"))
		require.NoError(t, err)
		texts[name] = string(in)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 6 {
		texts["generated"+string(rune('a'+len(texts)))] = flattenedLibrary(random, 12)
	}
	for _, file := range optionalProbes(t, "04_flattened_one_line.ris", "05_flattened_2sp.ris", "14_missing_ty.ris", "42_er_in_text.ris") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		texts[filepath.Base(file)] = string(in)
	}
	texts["after text"] = "Export of 2011, of " + strings.Repeat("many words ", 200) + texts["flattened"]
	texts["behind a record without ER"] = "TY  - BOOK\nTI  - A\n" + strings.Repeat(texts["flattened"]+" ", 20)
	texts["long values"] = "TY  - BOOK\nTI  - A\nAB  - " + strings.Repeat("TY - JOUR AU - x ER - TY - y ", 100) + "\nKW  - k\nER  - \n" + texts["flattened"]
	texts["blanks"] = strings.ReplaceAll(texts["flattened"], "ER", strings.Repeat(" ", 700)+"ER") + strings.Repeat(" ", 999) + "\n" + texts["plain"]
	for name, text := range texts {
		for encoding, in := range inEncodings(text) {
			document := []byte(in[0])
			want, wantDocument := readWindowed(t, document, nil, len(document)+8)
			for _, part := range []int{8, 10, 16, 30, 64, 100, 256, 700, 1000, 4096} {
				got, gotDocument := readWindowed(t, document, nil, part)
				require.Equal(t, want, got, "%s in %s, windows of %d", name, encoding, part)
				require.Equal(t, wantDocument, gotDocument, "%s in %s, windows of %d", name, encoding, part)
			}
		}
	}
}

// optionalProbes returns the probes of the names, none where they are not here.
func optionalProbes(t testing.TB, names ...string) (files []string) {
	t.Helper()
	for _, name := range names {
		if file, here := corpus.Beside(t, "corpus", "probes", name); here {
			files = append(files, file)
		}
	}
	return files
}

// flattenedLibrary returns records on one line.
func flattenedLibrary(random *rand.Rand, count int) string {
	var b strings.Builder
	for range count {
		b.WriteString("TY  - JOUR AU  - Bj\u00f8rk, \u00c5se TI  - ")
		b.WriteString(strings.Repeat("Tides and what is \u00e9tal\u00e9 at C1 - C2 ", random.IntN(30)))
		b.WriteString("AB  - ER - positive, TY - prose. " + strings.Repeat("N\u00e4her. ", random.IntN(60)))
		b.WriteString("PY  - 2011 ER  - " + strings.Repeat(" ", random.IntN(3)))
	}
	return b.String() + "\n"
}

// repeated gives one text a number of times.
type repeated struct {
	text  string
	count int
	at    int
}

func (r *repeated) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && r.count > 0 {
		copied := copy(p[n:], r.text[r.at:])
		n += copied
		if r.at += copied; r.at == len(r.text) {
			r.at, r.count = 0, r.count-1
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// TestWindowMemory reads a library on one line that is longer than the limits
// of lines and records: every record comes, in memory of one.
func TestWindowMemory(t *testing.T) {
	const one = "TY  - JOUR AU  - Moreau, Ana TI  - On tides AB  - At C1 - C2, ER - positive. PY  - 2011 ER  - "
	for name, text := range map[string]string{"utf-8": one, "utf-16": toUTF16(one), "windows-1252": strings.ReplaceAll(one, "e", "\xe9")} {
		t.Run(name, func(t *testing.T) {
			count := 70_000
			size := int64(count * len(text))
			r := NewReader(&repeated{text: text, count: count}, &Options{MaxLine: 1000, MaxRecord: 2000})
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			most := uint64(0)
			for n := range count {
				entry, err := r.ReadEntry()
				require.NoError(t, err)
				require.Len(t, entry.Fields, 7-1)
				if n%2_000 == 0 {
					runtime.GC()
					runtime.ReadMemStats(&after)
					most = max(most, after.HeapAlloc)
				}
			}
			_, err := r.ReadEntry()
			require.Equal(t, io.EOF, err)
			require.Equal(t, size, r.Document().Size)
			require.Less(t, most, before.HeapAlloc+4<<20)
		})
	}
}

// TestWindowLimits puts a record over the limits into a flattened line: it
// alone is damaged.
func TestWindowLimits(t *testing.T) {
	const one = "TY - BOOK AU - Moreau, Ana TI - On tides ER - "
	const want = "TY=BOOK|AU=Moreau, Ana|TI=On tides|ER="
	for name, long := range map[string]string{
		"a long abstract":          "TY - BOOK TI - A AB - " + strings.Repeat("word ", 100_000) + "ER - ",
		"many fields":              "TY - BOOK TI - A " + strings.Repeat("AU - x ", 100_000) + "ER - ",
		"blanks":                   "TY - BOOK TI - A " + strings.Repeat(" ", 500_000) + "ER - ",
		"blanks behind ER":         "TY - BOOK TI - A ER - " + strings.Repeat(" ", 500_000),
		"what looks like ER":       "TY - BOOK TI - A " + strings.Repeat("ER - p TY - q ", 50_000) + "ER - ",
		"letters outside of ASCII": "TY - BOOK TI - A " + strings.Repeat("\u00e9\u3042", 100_000) + " ER - ",
	} {
		t.Run(name, func(t *testing.T) {
			in := []byte(one + one + long + one + one + "\n" + one)
			r := NewReader(bytes.NewReader(in), &Options{MaxLine: 1000, MaxRecord: 2000})
			var got []string
			damaged := 0
			for {
				entry, err := r.ReadEntry()
				if err == io.EOF {
					break
				}
				if err != nil {
					require.ErrorIs(t, err, record.ErrTooLong)
					damaged++

					continue
				}
				got = append(got, fieldsIn(entry))
			}
			require.Equal(t, []string{want, want, want, want, want}, got)
			require.Equal(t, 1, damaged)
		})
	}
}
