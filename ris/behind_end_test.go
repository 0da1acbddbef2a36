package ris

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

// behindEndTests are documents with something behind an ER. The record that it is
// behind is TY and TI, unless it says more.
var behindEndTests = []struct {
	name, in string
	want     []string
	codes    []string // of each entry
	outside  []string
}{
	{"blank line behind it", "ER  - \nAB  - One.\n\nTY  - BOOK\nER  - \n", []string{"ER=|AB=One.", "TY=BOOK|ER="}, []string{"abstract-behind-er", ""}, nil},
	{"at the end", "ER  - \nAB  - One.\n", []string{"ER=|AB=One."}, []string{"abstract-behind-er"}, nil},
	{"at the end without a line end", "ER  - \nN2  - One.", []string{"ER=|N2=One."}, []string{"abstract-behind-er"}, nil},
	{"TY behind it", "ER  - \nAB  - One.\nTY  - BOOK\nER  - \n", []string{"ER=|AB=One.", "TY=BOOK|ER="}, []string{"abstract-behind-er", ""}, nil},
	{"ER behind it", "ER  - \nAB  - One.\nER  - \n", []string{"ER=|AB=One."}, []string{"abstract-behind-er"}, []string{"ER  -"}},
	{"bare ER behind it", "ER  - \nAB  - One.\nER\n", []string{"ER=|AB=One."}, []string{"abstract-behind-er"}, []string{"ER"}},
	{"on several lines", "ER  - \nAB  - One\n  two\nthree.\n\n", []string{"ER=|AB=One\ntwo\nthree."}, []string{"abstract-behind-er continuation*2"}, nil},
	{"in lower case", "ER  - \nAB  - one\n\n", []string{"ER=|AB=one"}, []string{"abstract-behind-er"}, nil},
	{"without a value", "ER  - \nAB  -\n\n", []string{"ER=|AB="}, []string{"abstract-behind-er"}, nil},
	{"ER without a dash", "ER\nAB  - One.\n\n", []string{"ER=|AB=One."}, []string{"no-dash abstract-behind-er"}, nil},
	{"no space behind its dash", "ER  - \nAB  -One.\n\n", []string{"ER=|AB=One."}, []string{"no-space-after-dash abstract-behind-er"}, nil},
	{"a byte order mark behind it", "ER  - \nAB  - One.\n\ufeffTY  - BOOK\nER  - \n", []string{"ER=|AB=One.", "TY=BOOK|ER="}, []string{"abstract-behind-er", ""}, nil},
	{"a broken mark behind it", "ER  - \nAB  - One.\n\u00ef\u00bb\u00bfTY  - BOOK\nER  - \n", []string{"ER=|AB=One.", "TY=BOOK|ER="}, []string{"abstract-behind-er", ""}, []string{"\u00ef\u00bb\u00bf"}},
	{"a flattened record behind it", "ER  - \nAB  - One.\nTY - BOOK TI - B ER -\n", []string{"ER=|AB=One.", "TY=BOOK|TI=B|ER="}, []string{"abstract-behind-er", "flattened"}, nil},
	{"text and a flattened record behind it", "ER  - \nAB  - One.\n2. TY - BOOK TI - B ER -\n", []string{"ER=|AB=One.", "TY=BOOK|TI=B|ER="}, []string{"abstract-behind-er", "flattened"}, []string{"2."}},
	{"Web of Science's form behind it", "ER  - \nAB  - One.\nPT J\nTI B\nER\n", []string{"ER=|AB=One.", "PT=J|TI=B|ER="}, []string{"abstract-behind-er", "web-of-science"}, nil},
	{"its header behind it", "ER  - \nAB  - One.\nFN ISI Export Format\nPT J\nTI B\nER\n", []string{"ER=|AB=One.", "PT=J|TI=B|ER="}, []string{"abstract-behind-er", "web-of-science"}, []string{"FN ISI Export Format"}},

	{"not directly", "ER  - \n\nAB  - One.\n\n", []string{"ER="}, []string{""}, []string{"AB  - One."}},
	{"another field behind it", "ER  - \nAB  - One.\nKW  - two\n\nTY  - BOOK\nER  - \n", []string{"ER=", "TY=BOOK|ER="}, []string{"", ""}, []string{"AB  - One.", "KW  - two"}},
	{"an unknown field behind its text", "ER  - \nAB  - One\ntwo.\nZZ  - three\n\n", []string{"ER="}, []string{""}, []string{"AB  - One\ntwo.", "ZZ  - three"}},
	{"a record without TY", "ER  - \nAB  - One.\nTI  - B\nER  - \n", []string{"ER=", "AB=One.|TI=B|ER="}, []string{"", "missing-type"}, nil},
	{"another one behind it", "ER  - \nAB  - One.\nN2  - Two.\n\n", []string{"ER="}, []string{""}, []string{"AB  - One.", "N2  - Two."}},
	{"an abstract in the record", "AB  - Its own.\nER  - \nAB  - One.\n\n", []string{"AB=Its own.|ER="}, []string{""}, []string{"AB  - One."}},
	{"an abstract in N2", "N2  - Its own.\nER  - \nAB  - One.\n\n", []string{"N2=Its own.|ER="}, []string{""}, []string{"AB  - One."}},
	{"another tag", "ER  - \nN1  - One.\n\n", []string{"ER="}, []string{""}, []string{"N1  - One."}},
	{"text", "ER  - \nAbstract: One.\n\n", []string{"ER="}, []string{""}, []string{"Abstract: One."}},
	{"another form", "ER  - \nAB - One.\n\n", []string{"ER="}, []string{""}, []string{"AB - One."}},
	{"ER with text", "ER  - 7\nAB  - One.\n\n", []string{"ER=7"}, []string{"text-after-er"}, []string{"AB  - One."}},
	{"ER in a sentence behind it", "ER  - \nAB  - One\nER - positive.\n\n", []string{"ER="}, []string{""}, []string{"AB  - One\nER - positive."}},
	{"a byte order mark before it", "ER  - \n\ufeffAB  - One.\n\n", []string{"ER="}, []string{""}, []string{"AB  - One."}},
	{"a flattened record without TY", "ER  - \nAB  - One. TI  - B ER  - TY  - BOOK\nER  - \n", []string{"ER=", "AB=One.|TI=B|ER=", "TY=BOOK|ER="}, []string{"", "flattened missing-type", "flattened"}, nil},
}

// TestBehindEnd reads what stands behind an ER, in every encoding, with every line
// end and however the bytes come.
func TestBehindEnd(t *testing.T) {
	for _, test := range behindEndTests {
		t.Run(test.name, func(t *testing.T) {
			const before = "TY  - JOUR\nTI  - A\n"
			in := []byte(before + test.in)
			entries, r := readEntries(t, in, nil)
			requireWrittenBack(t, in, entries, r)
			var got, found, outside []string
			for i, e := range entries {
				got, found = append(got, fieldsIn(e)), append(found, codes(e.Diagnostics))
				if i == 0 {
					got[0] = strings.TrimPrefix(got[0], "TY=JOUR|TI=A|")
				}
			}
			for _, text := range r.Document().Outside {
				outside = append(outside, text.Text)
			}
			require.Equal(t, test.want, got)
			require.Equal(t, test.codes, found)
			require.Equal(t, test.outside, outside)
			for _, end := range []string{"\n", "\r\n", "\r"} {
				text := strings.ReplaceAll(string(in), "\n", end)
				for _, in := range []string{text, toUTF16("\ufeff" + text), strings.ReplaceAll(text, "One", "\xd6ne"), "\ufeff" + text} {
					requireSameEntries(t, []byte(in), nil)
					requireReset(t, []byte(in), NewReader(strings.NewReader(""), nil))
					verify(t, []byte(in))
					again, _ := readEntries(t, []byte(in), nil)
					require.Len(t, again, len(entries))
					for i, e := range again {
						require.Equal(t, strings.ReplaceAll(fieldsIn(entries[i]), "One", "\u00d6ne"), strings.ReplaceAll(fieldsIn(e), "One", "\u00d6ne"))
					}
				}
			}
		})
	}
}

// TestBehindEndInOtherForms has records whose lines are all of another form.
func TestBehindEndInOtherForms(t *testing.T) {
	const sheet = "TY  - JOUR\nTI  - A\nER  - \nAB  - One.\n\nTY  - BOOK\nTI  - B\nER  - \nN2  - Two.\n"
	for name, in := range map[string]string{
		"one space": strings.ReplaceAll(sheet, "  -", " -"), "no space": strings.ReplaceAll(sheet, "  -", "-"),
		"three spaces": strings.ReplaceAll(sheet, "  -", "   -"), "tab": strings.ReplaceAll(sheet, "  -", "\t-"),
		"lower case":             strings.NewReplacer("TY", "ty", "TI", "ti", "ER", "er", "AB", "ab", "N2", "n2").Replace(sheet),
		"indented":               "  " + strings.ReplaceAll(strings.TrimSuffix(sheet, "\n"), "\n", "\n  "),
		"dash":                   strings.ReplaceAll(sheet, "-", "\u2013"),
		"the sheets' in another": strings.ReplaceAll(strings.ReplaceAll(sheet, "  -", " -"), "AB -", "AB  -"),
	} {
		t.Run(name, func(t *testing.T) {
			requireSameEntries(t, []byte(in), nil)
			entries, _ := readEntries(t, []byte(in), nil)
			require.Len(t, entries, 2)
			require.Equal(t, "TY=JOUR|TI=A|ER=|AB=One.", fieldsIn(entries[0]))
			require.Equal(t, "TY=BOOK|TI=B|ER=|N2=Two.", fieldsIn(entries[1]))
		})
	}
}

// TestBehindEndPlaces asks for the places of an abstract behind ER and of its record.
func TestBehindEndPlaces(t *testing.T) {
	const in = "TY  - JOUR\r\nER  - \r\nAB  - One\r\ntwo.\r\n\r\nTY  - BOOK\r\nER  - \r\n"
	entries, _ := readEntries(t, []byte(in), nil)
	require.Len(t, entries, 2)
	e := entries[0]
	require.Equal(t, "TY  - JOUR\r\nER  - \r\nAB  - One\r\ntwo.\r\n", in[e.Span.Start:e.Span.End])
	require.Equal(t, "\r\n", string(entries[1].Leading))
	abstract := e.Fields[2]
	require.Equal(t, "AB  - One\r\ntwo.\r\n", in[abstract.Span.Start:abstract.Span.End])
	require.Equal(t, 3, abstract.Span.Line)
	require.Len(t, abstract.ValueSpans, 2)
	require.Equal(t, "two.", in[abstract.ValueSpans[1].Start:abstract.ValueSpans[1].End])
	require.Equal(t, 4, abstract.ValueSpans[1].Line)
	require.Equal(t, abstract.Span.Start, e.Diagnostics[0].Span.Start)
	require.Equal(t, "One two.", e.Record().Abstracts[0].Text)
}

// TestBehindEndLimits has an abstract that no record has room for stay outside of
// records, whole or not at all.
func TestBehindEndLimits(t *testing.T) {
	const in = "TY  - JOUR\nTI  - A\nER  - \nAB  - One two three\nfour\nfive\n\nTY  - BOOK\nER  - \n"
	record := strings.Index(in, "\n\n") + 1
	for _, test := range []struct {
		options Options
		taken   bool
	}{
		{Options{MaxRecord: record}, true}, {Options{MaxRecord: record - 1}, false},
		{Options{MaxLine: len("AB  - One two three")}, true}, {Options{MaxFields: 6}, true}, {Options{MaxFields: 5}, false}, {Options{MaxFields: 3}, false},
	} {
		requireSameEntries(t, []byte(in), &test.options)
		r := NewReader(strings.NewReader(in), &test.options)
		e, err := r.ReadEntry()
		require.NoError(t, err)
		require.Equal(t, test.taken, len(e.Fields) == 4, "%+v", test.options)
		e, err = r.ReadEntry()
		require.NoError(t, err)
		require.Equal(t, "TY=BOOK|ER=", fieldsIn(e))
	}
	r := NewReader(strings.NewReader(in), &Options{MaxLine: 16})
	e, err := r.ReadEntry()
	require.NoError(t, err)
	require.Len(t, e.Fields, 3)
	// A line that is longer than what is looked at is taken whole or not.
	for _, size := range []int{100, 5_000, 70_000, 300_000} {
		long := strings.Repeat("w\u00f6rd ", size/6)
		in := "TY  - JOUR\nER  - \nAB  - " + long + "end.\n" + long + "end.\n\n"
		for _, text := range []string{in, toUTF16("\ufeff" + in), strings.ReplaceAll(in, "\u00f6", "\xf6")} {
			entries, _ := readEntries(t, []byte(text), nil)
			require.Equal(t, "TY=JOUR|ER=|AB="+long+"end.\n"+long+"end.", fieldsIn(entries[0]))
			windowed, _ := readWindowed(t, []byte(text), nil, 64)
			require.Equal(t, entries[0].Fields, windowed[0].Fields)
			limited, err := NewReader(strings.NewReader(text), &Options{MaxRecord: len(text) - 20}).ReadEntry()
			require.NoError(t, err)
			require.Len(t, limited.Fields, 2)
		}
	}
}

// TestBehindEndWindows reads the documents with windows of many sizes.
func TestBehindEndWindows(t *testing.T) {
	for _, test := range behindEndTests {
		text := "TY  - JOUR\nTI  - A\n" + test.in
		for encoding, in := range inEncodings(text) {
			want, wantDocument := readWindowed(t, []byte(in[0]), nil, len(in[0])+8)
			for _, part := range []int{8, 16, 30, 64, 256} {
				got, document := readWindowed(t, []byte(in[0]), nil, part)
				require.Equal(t, want, got, "%s in %s, windows of %d", test.name, encoding, part)
				require.Equal(t, wantDocument, document)
			}
		}
	}
}

// TestBehindEndOfMany has records whose ER stands at every place of a block.
func TestBehindEndOfMany(t *testing.T) {
	const one = "TY  - JOUR\nTI  - A title\nER  - \n"
	const with = one + "AB  - An abstract.\n"
	in := strings.Repeat(one+with+"\n", 20_000)
	for _, source := range []io.Reader{strings.NewReader(in), iotest.HalfReader(strings.NewReader(in)), &oddReader{rest: []byte(in)}} {
		r := NewReader(source, nil)
		var e Entry
		for i := range 40_000 {
			require.NoError(t, r.NextEntry(&e))
			require.Len(t, e.Fields, 3+i%2)
		}
		require.Equal(t, io.EOF, r.NextEntry(&e))
	}
	require.Equal(t, io.EOF, NewReader(bytes.NewReader(nil), nil).NextEntry(new(Entry)))
}
