package ris

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// repairText repairs a text and returns the result and what was done.
func repairText(t *testing.T, in string) (string, []Repair) {
	t.Helper()
	var out bytes.Buffer
	var done []Repair
	require.NoError(t, WriteRepaired(&out, strings.NewReader(in), &RepairOptions{OnRepair: func(r Repair) { done = append(done, r) }}))
	return out.String(), done
}

func TestRepair(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"clean", "TY  - JOUR\nTI  - A\nER  - \n", "TY  - JOUR\nTI  - A\nER  - \n"},
		{"empty", "", ""},
		{"text only", "No record\r\nhere\n", "No record\r\nhere\r\n"},
		{"no ER at the end", "TY  - JOUR\nTI  - A", "TY  - JOUR\nTI  - A\nER  - \n"},
		{"no ER between", "TY  - JOUR\r\nTI  - A\r\n\r\nTY  - JOUR\r\nTI  - B\r\nER  -\r\n", "TY  - JOUR\r\nTI  - A\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - B\r\nER  -\r\n"},
		{"one space", "TY - JOUR\nTI - A - b\nER - \n", "TY  - JOUR\nTI  - A - b\nER  - \n"},
		{"no space", "TY  - JOUR\nTI  -A\nPY- 2019\nER  - \n", "TY  - JOUR\nTI  - A\nPY  - 2019\nER  - \n"},
		{"tabs", "TY\t-\tJOUR\nTI\t-\tA\nER\t-\n", "TY  - JOUR\nTI  - A\nER  - \n"},
		{"no-break spaces", "TY\u00a0\u00a0-\u00a0JOUR\nTI\u00a0\u00a0-\u00a0A\nER\u00a0\u00a0-\u00a0\n", "TY  - JOUR\nTI  - A\nER  - \n"},
		{"en dash", "TY  – JOUR\nTI  – A\nER  – \n", "TY  - JOUR\nTI  - A\nER  - \n"},
		{"indented", "  TY  - JOUR\n  TI  - A\n  ER  - \n", "TY  - JOUR\nTI  - A\nER  - \n"},
		{"lower case", "ty  - JOUR\nti  - A\ner  - \n", "TY  - JOUR\nTI  - A\nER  - \n"},
		{"flattened", "TY  - JOUR AU  - Okafor, Ngozi TI  - Reading aloud PY  - 2019 ER  - TY  - JOUR TI  - Another PY  - 2020 ER  -\n",
			"TY  - JOUR\nAU  - Okafor, Ngozi\nTI  - Reading aloud\nPY  - 2019\nER  - \nTY  - JOUR\nTI  - Another\nPY  - 2020\nER  - \n"},
		{"broken title", "TY  - JOUR\nTI  - Reading\n  aloud\nER  - \n", "TY  - JOUR\nTI  - Reading aloud\nER  - \n"},
		{"paragraphs stay", "TY  - JOUR\nAB  - One.\n\nTwo.\nER  - \n", "TY  - JOUR\nAB  - One.\n\nTwo.\nER  - \n"},
		{"hard-wrapped", "TY  - JOUR\nAB  - We asked whether reading citations aloud\nchanges how many of them are kept after the\nfirst round of screening by two persons who\nhad not seen them before.\nER  - \n",
			"TY  - JOUR\nAB  - We asked whether reading citations aloud changes how many of them are kept after the first round of screening by two persons who had not seen them before.\nER  - \n"},
		{"NUL", "TY  - JOUR\nTI  - A\x00b\nER  - \n", "TY  - JOUR\nTI  - A b\nER  - \n"},
		{"line separator", "TY  - JOUR\nTI  - A\u2028b\nER  - \n", "TY  - JOUR\nTI  - A b\nER  - \n"},
		{"abstract behind ER", "TY  - JOUR\nTI  - A\nER  - \nAB  - One\nmore.\n\nTY  - JOUR\nTI  - B\nER  -", "TY  - JOUR\nTI  - A\nAB  - One\nmore.\nER  - \n\nTY  - JOUR\nTI  - B\nER  -"},
		{"abstract behind ER at the end", "TY  - JOUR\r\nTI  - A\r\nER  -\r\nAB  - One.", "TY  - JOUR\r\nTI  - A\r\nAB  - One.\r\nER  -\r\n"},
		{"abstract behind a bare ER, one space", "TY - JOUR\nTI - A\nER\nAB - One.\nTY - JOUR\nTI - B\nER - \n", "TY  - JOUR\nTI  - A\nAB  - One.\nER  - \nTY  - JOUR\nTI  - B\nER  - \n"},
		{"abstract behind ER in Windows-1252", "TY  - JOUR\nTI  - A\nER  - \nAB  - \xdcber.\n\n", "TY  - JOUR\nTI  - A\nAB  - Über.\nER  - \n\n"},
		{"abstract behind ER that was broken", "TY  - JOUR\nER  - \nAB  - We asked whether reading citations aloud\nchanges how many of them are kept after the\nfirst round of screening by two persons who\nhad not seen them before.\n",
			"TY  - JOUR\nAB  - We asked whether reading citations aloud changes how many of them are kept after the first round of screening by two persons who had not seen them before.\nER  - \n"},
		{"mixed line ends", "TY  - JOUR\r\nTI  - A\nPY  - 2019\rER  - \r\n\n", "TY  - JOUR\r\nTI  - A\r\nPY  - 2019\r\nER  - \r\n\r\n"},
		{"mark in the middle", "\ufeffTY  - JOUR\nTI  - A\nER  - \n\ufeffTY  - JOUR\nTI  - B\nER  - \n", "\ufeffTY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - B\nER  - \n"},
		{"two marks in the middle", "TY  - JOUR\nTI  - A\nER  - \n\ufeff\ufeffText\n", "TY  - JOUR\nTI  - A\nER  - \n\ufeff\ufeffText\n"},
		{"Windows-1252", "Caf\xe9\nTY  - JOUR\nAU  - M\xfcller, Anna\nER  - \n", "Café\nTY  - JOUR\nAU  - Müller, Anna\nER  - \n"},
		{"header before a flattened record", "1. TY  - JOUR AU  - Okafor, Ngozi TI  - Reading aloud PY  - 2019 ER  - \r\n", "1.\r\nTY  - JOUR\r\nAU  - Okafor, Ngozi\r\nTI  - Reading aloud\r\nPY  - 2019\r\nER  - \r\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, done := repairText(t, test.in)
			require.Equal(t, test.want, got)
			require.Equal(t, test.in == test.want, len(done) == 0, "%v", done)
			for _, r := range done {
				require.False(t, r.Left, r)
			}
			again, done := repairText(t, got)
			require.Equal(t, got, again)
			require.Empty(t, done)
		})
	}
}

// repairable are the codes that repairing leaves none of, where it is safe.
var repairable = []string{
	"ris.missing-er", "ris.flattened", "ris.abstract-behind-er", "ris.nul", "ris.line-separator", "ris.not-utf-8",
	"ris.one-space", "ris.no-space", "ris.no-space-after-dash", "ris.odd-space", "ris.odd-dash", "ris.indented", "ris.lower-case-tag",
}

// requireRepaired repairs a document and proves that it reads the same, is
// free of what was repaired, and is repaired for good. It returns how often a
// repair was left.
func requireRepaired(t *testing.T, in []byte) (left int) {
	t.Helper()
	read := func(content []byte) (values []*record.Record, codes map[string]int, outside []string) {
		codes = map[string]int{}
		reader := NewReader(bytes.NewReader(content), nil)
		for {
			e, err := reader.ReadEntry()
			if e == nil {
				for _, text := range reader.Document().Outside {
					outside = append(outside, text.Text)
				}
				return values, codes, outside
			}
			require.NoError(t, err)
			values = append(values, valuesOf(e))
			for _, d := range e.Diagnostics {
				if slices.Contains(repairable, d.Code) {
					codes[d.Code]++
				}
			}
		}
	}
	var out, twice bytes.Buffer
	var done []Repair
	require.NoError(t, WriteRepaired(&out, bytes.NewReader(in), &RepairOptions{OnRepair: func(r Repair) { done = append(done, r) }}))
	before, _, outsideBefore := read(in)
	after, codes, outsideAfter := read(out.Bytes())
	require.Equal(t, len(before), len(after))
	for i := range before {
		require.Equal(t, before[i], after[i], "record %d", i+1)
	}
	require.Equal(t, wordsOf(strings.Join(outsideBefore, "\n")), wordsOf(strings.Join(outsideAfter, "\n")))
	for _, r := range done {
		require.NotEmpty(t, r.Message)
		require.Positive(t, r.Span.Line, r)
		if r.Left {
			left++
			delete(codes, r.Code)
		}
	}
	require.Empty(t, codes, "left without a word")
	require.NoError(t, WriteRepaired(&twice, bytes.NewReader(out.Bytes()), nil))
	require.Equal(t, out.String(), twice.String(), "a second time")
	return left
}

// TestRepairCorpus repairs real files.
func TestRepairCorpus(t *testing.T) {
	files, left := 0, 0
	roots := []string{"testdata"}
	for _, folder := range []string{"corpus", "gold"} {
		if root, here := corpus.Beside(t, folder); here {
			roots = append(roots, root)
		}
	}
	for _, root := range roots {
		for _, path := range corpus.FilesIn(t, root, ".ris") {
			files++
			content, err := os.ReadFile(path)
			require.NoError(t, err)
			t.Run(path, func(t *testing.T) {
				left += requireRepaired(t, content)
				var whole, stream bytes.Buffer
				require.NoError(t, WriteRepaired(&whole, bytes.NewReader(content), nil))
				_, err := repairStream(&stream, bytes.NewReader(content), &RepairOptions{}, false)
				require.NoError(t, err)
				require.Equal(t, whole.String(), stream.String(), "as one of any size")
			})
		}
	}
	require.Positive(t, files)
	t.Logf("%d files, %d repairs left", files, left)
}

// TestRepairLeavesTextOutside has text that would be part of a record when a byte order
// mark or NUL is taken out of it: that is left, and the line ends are repaired.
func TestRepairLeavesTextOutside(t *testing.T) {
	for _, test := range []struct{ in, want, left string }{
		{" - https\rAD  - x: y\rAD  - x\n\ufeff TI-", " - https\rAD  - x: y\rAD  - x\r\ufeff TI-", innerMarkCode},
		{"PT J\nAU Smith\nN1  - note\x00\vProvider: X\r\r\nER\n", "PT J\nAU Smith\nN1  - note\x00\vProvider: X\n\nER\n", nulByte.code},
	} {
		got, done := repairText(t, test.in)
		require.Equal(t, test.want, got)
		isLeft := func(r Repair) bool { return r.Code == test.left && r.Left }
		require.True(t, slices.ContainsFunc(done, isLeft), done)
		require.True(t, slices.ContainsFunc(done, func(r Repair) bool { return r.Code == mixedLineEndsCode && !r.Left }), done)
	}
}

// TestRepairedDocumentReads compares documents as they are compared behind a repair, and
// leaves one as it was.
func TestRepairedDocumentReads(t *testing.T) {
	original := &document{content: []byte("Text\nTY  - JOUR\nTI - A\nPY-2019\n")}
	for content, same := range map[string]bool{
		"Text\r\nTY  - JOUR\r\nTI  - A\r\nPY  - 2019\r\nER  - \r\n":           true,
		"Text\nTY  - JOUR\nTI  - B\nPY  - 2019\nER  - \n":                     false,
		"TY  - JOUR\nTI  - A\nPY  - 2019\nER  - \n":                           false,
		"Text\nTY  - JOUR\nTI  - A\nPY-2019\nER  - \n":                        false,
		"Text\nTY  - JOUR\nTI  - A\nPY  - 2019\nER  - \nTY  - JOUR\nER  - \n": false,
	} {
		require.Equal(t, same, original.readsAs(&document{content: []byte(content)}), content)
	}
	same, err := original.asItWas([]Repair{{Code: oneSpace.code, Message: "written anew", Count: 1}})
	require.NoError(t, err)
	require.Equal(t, original.content, same.content)
	var left []string
	for _, r := range same.repairs {
		require.True(t, r.Left, r)
		left = append(left, r.Code)
	}
	require.ElementsMatch(t, []string{oneSpace.code, noSpace.code, noSpaceAfter.code, missingEnd.code}, left)
}

// TestRepairSizes repairs a document that fits into memory and one that does not.
func TestRepairSizes(t *testing.T) {
	abstract := "AB  - " + strings.Repeat("Read aloud. ", 100) + "\n"
	in, want := "TY - JOUR\n"+abstract+"\n", "TY  - JOUR\n"+abstract+"ER  - \n\n"
	for _, n := range []int{2, mostInMemory/len(in) + 1} {
		got, done := repairText(t, strings.Repeat(in, n))
		require.True(t, got == strings.Repeat(want, n))
		require.Len(t, done, 2*n)
	}
}

// TestRepairErrors gives back the errors of what is read and written, as they are.
func TestRepairErrors(t *testing.T) {
	failed := errors.New("disk")
	for _, before := range []string{"", "TY  - JOUR\n", strings.Repeat("TY  - JOUR\nER  - \n", 300_000)} {
		err := WriteRepaired(io.Discard, io.MultiReader(strings.NewReader(before), failing{failed}), nil)
		require.ErrorIs(t, err, failed)
	}
	require.ErrorIs(t, WriteRepaired(failingWriter{failed}, strings.NewReader("TY  - JOUR\n"), nil), failed)
	err := WriteRepaired(io.Discard, strings.NewReader("TY  - JOUR\nTI  - Too long\n"), &RepairOptions{Options: Options{MaxLine: 12}})
	_, damaged := errors.AsType[*record.ParseError](err)
	require.True(t, damaged, err)
}

// failingWriter is a writer that gives an error.
type failingWriter struct{ error }

func (f failingWriter) Write([]byte) (int, error) { return 0, f.error }

func FuzzRepair(f *testing.F) {
	for _, d := range documentation {
		f.Add(strings.Join(d.example, "\n"))
	}
	for _, test := range behindEndTests {
		f.Add("TY  - JOUR\nTI  - A\n" + test.in)
		f.Add("TY - JOUR AU - Sol, Ida TI - A " + test.in)
	}
	for _, in := range []string{
		"TY- JOUR\nTI- A\x00\nER-\r\nAB- one\n two\r\nTY  - BOOK", "ty  - JOUR\nER  - \x00\nAB  - \xfcber\n\n\ufeffAB  - x\n\n",
		"\xef\x00TY\x00- \x00JO\x00UR\x00\r\n\x00KW  \x00- o\r\nKW  - \x00two\r\x00\nK\x00W \x00 -\x00 three\r\n\x00ER  \x00- ",
		"\ufeffID  \x00- \x0042\nTY  -\x00 J\x00OUR\x00\nTI  - An article\nER  - ",
		"\ufeffty  - JOUR\nti  - Tag\x00s in\x00 lower\n\x00er  - \x00",
		"TY  - JOUR\r\nT2  - \x00a trial\r\nJF\x00  - Journal of\x00 Libraries\r\x00\nER  - ",
		// What stands before and behind a record on its line, or its lines.
		"DO  -0 ER  -TY-", "DO -10./ ER -JOUR AU -", "TY- ER -T", "DO - 10./\nER-{TY-JOUR", "N1  -\nER  -TY-JOUR", "N1  --\nER  -TY-JOUR",
		"\xff\xfeT\x00Y\x00-\x00\n\x00\x00T\x00I\x00 \x00 \x00-", "TY  -0X14000855\n\x00A\x00U\x00 \x00 \x00-", "KW  -\n\ufeffER",
		// Half a character behind the last line end.
		"\x80\x00\x96\x96\x96\x96\x96\x96\x89\x00\r\x00\x96",
		// What is safe when another repair was made.
		"TY- N1 -.\n\x00ER",
		// Text whose lines have a tag's form, before and behind their repair.
		"PT J\nAU Smith\nN1  - note\x00\vProvider: X\r\r\n", "C1\x00\x00   --", "VL \x00-,", "-4\xd70a0\xca\xf8000\nAB  -a\xff\x7f\x00\x04000",
	} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		requireRepaired(t, []byte(in))
	})
}
