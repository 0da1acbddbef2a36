package ris

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// fieldsIn writes an entry's fields on one line, for comparison.
func fieldsIn(e *Entry) string {
	var parts []string
	for _, f := range e.Fields {
		parts = append(parts, f.Tag+"="+f.Value)
	}
	return strings.Join(parts, "|")
}

func codes(list []record.Diagnostic) string {
	var parts []string
	for _, d := range list {
		code := strings.TrimPrefix(d.Code, "ris.")
		if d.Count > 0 {
			code += fmt.Sprintf("*%d", d.Count)
		}
		parts = append(parts, code)
	}
	return strings.Join(parts, " ")
}

func TestEntries(t *testing.T) {
	const plain = "TY=JOUR|AU=Moreau, Ana|TI=On tides|PY=2011|ER="
	tests := []struct {
		name, in string
		want     []string
		codes    []string // of each entry
		outside  []string
	}{
		{"as the sheet has it", "TY  - JOUR\r\nAU  - Moreau, Ana\r\nTI  - On tides\r\nPY  - 2011\r\nER  - \r\n", []string{plain}, []string{""}, nil},
		{"one space", "TY - JOUR\nAU - Moreau, Ana\nTI - On tides\nPY - 2011\nER - \n", []string{plain}, []string{"one-space*5"}, nil},
		{"no space after the dash", "TY  -JOUR\nAU  -Moreau, Ana\nTI  -On tides\nPY  -2011\nER  -\n", []string{plain}, []string{"no-space-after-dash*4"}, nil},
		{"tabs", "TY\t-\tJOUR\nAU\t-\tMoreau, Ana\nTI\t-\tOn tides\nPY\t-\t2011\nER\t-\n", []string{plain}, []string{"odd-space*5"}, nil},
		{"no-break spaces", "TY\u00a0\u00a0-\u00a0JOUR\nAU\u00a0\u00a0- Moreau, Ana\nTI  - On tides\nPY  - 2011\nER  - \n", []string{plain}, []string{"odd-space*2"}, nil},
		{"en dash", "TY  – JOUR\nAU  – Moreau, Ana\nTI  – On tides\nPY  – 2011\nER  – \n", []string{plain}, []string{"odd-dash*5"}, nil},
		{"indented", "  TY  - JOUR\n  AU  - Moreau, Ana\n  TI  - On tides\n  PY  - 2011\n  ER  - \n", []string{plain}, []string{"indented*5"}, nil},
		{"lower case", "ty  - JOUR\nau  - Moreau, Ana\nTI  - On tides\nPY  - 2011\ner  - \n", []string{plain}, []string{"lower-case-tag*3"}, nil},
		{"CR only", "TY  - JOUR\rAU  - Moreau, Ana\rTI  - On tides\rPY  - 2011\rER  - \r", []string{plain}, []string{""}, nil},
		{"blank lines between fields", "TY  - JOUR\n\nAU  - Moreau, Ana\n\nTI  - On tides\nPY  - 2011\n\nER  - \n", []string{plain}, []string{""}, nil},
		{"no ER", "TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n", []string{"TY=JOUR|TI=A", "TY=BOOK|TI=B"}, []string{"missing-er", "missing-er"}, nil},
		{"no TY", "AU  - Moreau, Ana\nTI  - A\nER  - \nTY  - BOOK\nTI  - B\nER  - ", []string{"AU=Moreau, Ana|TI=A|ER=", "TY=BOOK|TI=B|ER="}, []string{"missing-type", ""}, nil},
		{"a tag before TY", "ID  - 7\nTY  - JOUR\nTI  - A\nER  - ", []string{"ID=7|TY=JOUR|TI=A|ER="}, []string{"type-not-first"}, nil},
		{"neither TY nor ER", "TI  - A\nTY  - BOOK\nER  - ", []string{"TI=A", "TY=BOOK|ER="}, []string{"missing-er missing-type", ""}, nil},
		{"stray field", "TY  - BOOK\nER  - \nN1  - Of no record.\nTY  - JOUR\nER  - ", []string{"TY=BOOK|ER=", "TY=JOUR|ER="}, []string{"", ""}, []string{"N1  - Of no record."}},
		{"continuation", "TY  - JOUR\nAB  - One two\n   three\nfour.\nER  - ", []string{"TY=JOUR|AB=One two\nthree\nfour.|ER="}, []string{"continuation*2"}, nil},
		{"paragraphs", "TY  - JOUR\nAB  - One.\n\nTwo.\nER  - ", []string{"TY=JOUR|AB=One.\n\nTwo.|ER="}, []string{"continuation"}, nil},
		{"text behind a blank line", "TY  - JOUR\nVL  - 1\n\nWhat is this\nER  - ", []string{"TY=JOUR|VL=1|=What is this|ER="}, []string{"text-without-tag"}, nil},
		{"text behind a value of one word", "TY  - JOUR\nDO  - 10.1000/\ntides\nUR  - https://a.example/\nLink to the full text\nPY  - 2011\nER  - ", []string{"TY=JOUR|DO=10.1000/\ntides|UR=https://a.example/|=Link to the full text|PY=2011|ER="}, []string{"continuation text-without-tag"}, nil},
		{"no ER before a header", "TY  - JOUR\nPY  - 2011\nProvider: X\n\n1. \nTY  - BOOK\nTI  - A\n\nEnd of the list\n", []string{"TY=JOUR|PY=2011", "TY=BOOK|TI=A"}, []string{"missing-er", "missing-er"}, []string{"Provider: X", "1.", "End of the list"}},
		{"unknown tags", "TY  - JOUR\nXX  - a\nQ9  - b\nER  - ", []string{"TY=JOUR|XX=a|Q9=b|ER="}, []string{"unknown-tag*2"}, nil},
		{"empty fields", "TY  - JOUR\nEP  -\nSN  - \nPB  - P\nER  -", []string{"TY=JOUR|EP=|SN=|PB=P|ER="}, []string{""}, nil},
		{"prose in an abstract", "TY  - JOUR\nAB  - Patients in the\nED  - based cohort, with\nCT - guided biopsies and\nmRNA - levels. Then\nER  - positive ones\nKW  - a\nER  - ",
			[]string{"TY=JOUR|AB=Patients in the\nED  - based cohort, with\nCT - guided biopsies and\nmRNA - levels. Then\nER  - positive ones|KW=a|ER="}, []string{"tag-in-text*3 continuation*4"}, nil},
		{"a field behind an abstract", "TY  - JOUR\nAB  - All done.\nC1  - Note\nER  - ", []string{"TY=JOUR|AB=All done.|C1=Note|ER="}, []string{""}, nil},
		{"text around records", "Provider: X\n\n1. \nTY  - JOUR\nER  - 5\nLink: y\nTY  - BOOK\nER  - \nEnd", []string{"TY=JOUR|ER=5", "TY=BOOK|ER="}, []string{"text-after-er", ""}, []string{"Provider: X", "1.", "Link: y", "End"}},
		{"nothing", "", nil, nil, nil},
		{"prose only", "The ED - based cohort.\nAB - negative\n", nil, nil, []string{"The ED - based cohort.", "AB - negative"}},
		{"flattened", "TY - JOUR AU - Moreau, Ana TI - On tides PY - 2011 ER -", []string{plain}, []string{"flattened"}, nil},
		{"flattened, two records and text", "Export TY  - JOUR AU  - Moreau, Ana TI  - On tides PY  - 2011 ER  -  TY  - BOOK TI  - B ER  - \n", []string{plain, "TY=BOOK|TI=B|ER="}, []string{"flattened", "flattened"}, []string{"Export"}},
		{"flattened, broken inside of TY", "TY - BOOK TI - A ER - TY\n- BOOK TI - B ER - TY -\nBOOK TI - C ER - TY - BOOK\nTI - D ER\n- ", []string{"TY=BOOK|TI=A|ER=", "TY=BOOK|TI=B|ER=", "TY=BOOK|TI=C|ER=", "TY=BOOK|TI=D|ER="}, []string{"flattened", "flattened", "flattened", "flattened"}, nil},
		{"two letters behind a flattened record", "TY - BOOK TI - A ER - TY\nText\nTY - BOOK TI - B ER - TY", []string{"TY=BOOK|TI=A|ER=", "TY=BOOK|TI=B|ER="}, []string{"flattened", "flattened"}, []string{"TY", "Text", "TY"}},
		{"flattened with an unknown tag at a line's start", "TY  - BOOK TI  - A\nXX  - Some thing PY  - 2011\n\nER  - \n", []string{"TY=BOOK|TI=A|XX=Some thing|PY=2011|ER="}, []string{"flattened unknown-tag"}, nil},
		{"TY and the first field on one line", "TY  - JOUR AU  - Moreau, Ana\nTI  - On tides\nPY  - 2011\nER  - \n", []string{plain}, []string{"flattened"}, nil},
		{"flattened without ER", "TY - JOUR TI - A TY - BOOK TI - B", []string{"TY=JOUR|TI=A", "TY=BOOK|TI=B"}, []string{"flattened missing-er", "flattened missing-er"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			entries, r := readEntries(t, []byte(test.in), nil)
			var got, gotCodes []string
			for _, entry := range entries {
				got = append(got, fieldsIn(entry))
				gotCodes = append(gotCodes, codes(entry.Diagnostics))
			}
			require.Equal(t, test.want, got)
			require.Equal(t, test.codes, gotCodes)
			var outside []string
			for _, text := range r.Document().Outside {
				outside = append(outside, text.Text)
			}
			require.Equal(t, test.outside, outside)
			verify(t, []byte(test.in))
		})
	}
}

// TestFlattenedProse puts prose that looks like tags into a flattened record.
func TestFlattenedProse(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"vertebrae and departments",
			"TY - JOUR AU - Moreau, Ana TI - Spine AB - Lesions at C1 - C2 and an L4 - L5 disc. US - based, ED - based, ER - positive and AB - negative cases. SN - 1438-8871 UR - https://a.example/x ER -",
			"TY=JOUR|AU=Moreau, Ana|TI=Spine|AB=Lesions at C1 - C2 and an L4 - L5 disc. US - based, ED - based, ER - positive and AB - negative cases.|SN=1438-8871|UR=https://a.example/x|ER="},
		{"imaging in the title",
			"TY - JOUR TI - T2 - weighted imaging JO - J Imag VL - 3 IS - 4 SP - e12 ER -",
			"TY=JOUR|TI=T2 - weighted imaging|JO=J Imag|VL=3|IS=4|SP=e12|ER="},
		{"an abstract that ends without a stop",
			"TY - JOUR TI - A AB - Found in T1 - Thoracic spine only KW - spine KW - lesion DO - 10.1000/x ID - 12 ER -",
			"TY=JOUR|TI=A|AB=Found in T1 - Thoracic spine only|KW=spine|KW=lesion|DO=10.1000/x|ID=12|ER="},
		{"empty fields",
			"TY - JOUR TI - A SP - 5 EP - SN - PY - 2001 ER -",
			"TY=JOUR|TI=A|SP=5|EP=|SN=|PY=2001|ER="},
		{"several notes and an organisation",
			"TY - RPRT AU - World Health Organization AU - Diaz, Bo, Jr. PB - Press CY - Oslo N1 - One. N1 - Two. ER -",
			"TY=RPRT|AU=World Health Organization|AU=Diaz, Bo, Jr.|PB=Press|CY=Oslo|N1=One.|N1=Two.|ER="},
		{"what only looks like the record's end or another record",
			"TY - JOUR TI - A AB - Tumours were ER - positive, TY - prose, TY - JOUR is a type, UR - based, DO - not resuscitate and SN - of them. KW - x ER -",
			"TY=JOUR|TI=A|AB=Tumours were ER - positive, TY - prose, TY - JOUR is a type, UR - based, DO - not resuscitate and SN - of them.|KW=x|ER="},
		{"two blanks", "TY  - JOUR  AU  - Moreau, Ana  TI  - On tides  AB  - At C1  - C2.  DO  - 10.1000/x  ER  - ",
			"TY=JOUR|AU=Moreau, Ana|TI=On tides|AB=At C1  - C2.|DO=10.1000/x|ER="},
		{"no type", "TY  - AU  - Moreau, Ana TI  - On tides ER  - ", "TY=|AU=Moreau, Ana|TI=On tides|ER="},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			entries, _ := readEntries(t, []byte(test.in), nil)
			require.Len(t, entries, 1)
			require.Equal(t, test.want, fieldsIn(entries[0]))
			for _, f := range entries[0].Fields {
				require.Len(t, f.ValueSpans, 1)
				require.Equal(t, f.Value, test.in[f.ValueSpans[0].Start:f.ValueSpans[0].End])
			}
		})
	}
}

// wrap breaks a text at blanks into lines of at most width bytes.
func wrap(text string, width int) string {
	var b strings.Builder
	length := 0
	for i, word := range strings.Split(text, " ") {
		switch {
		case i == 0:
		case length+1+len(word) > width:
			b.WriteByte('\n')
			length = 0
		default:
			b.WriteByte(' ')
			length++
		}
		b.WriteString(word)
		length += len(word)
	}
	return b.String() + "\n"
}

// TestFlattenedAndWrapped wraps flattened records at every width: the breaks
// fall inside of values, between tag and dash, and between records.
func TestFlattenedAndWrapped(t *testing.T) {
	const one = "TY - JOUR AU - van der Berg, Ana Maria AU - World Health Organization TI - On the tides and what they leave on the shore " +
		"T2 - Journal of Tides PY - 2011 VL - 22 IS - 7 SP - 994 EP - SN - 1438-8871 AB - Lesions at C1 - C2 were seen. A US - based, " +
		"ED - based group was here. KW - sea level KW - shore DO - 10.1000/tides.2011.22 UR - https://a.example/x?y=1;z ER -"
	const two = "TY - BOOK TI - The moon AU - Diaz, Bo PB - Press ER -"
	want := []string{
		"TY=JOUR|AU=van der Berg, Ana Maria|AU=World Health Organization|TI=On the tides and what they leave on the shore|" +
			"T2=Journal of Tides|PY=2011|VL=22|IS=7|SP=994|EP=|SN=1438-8871|AB=Lesions at C1 - C2 were seen. A US - based, " +
			"ED - based group was here.|KW=sea level|KW=shore|DO=10.1000/tides.2011.22|UR=https://a.example/x?y=1;z|ER=",
		"TY=BOOK|TI=The moon|AU=Diaz, Bo|PB=Press|ER=",
		"TY=BOOK|TI=The moon|AU=Diaz, Bo|PB=Press|ER=",
	}
	for _, blanks := range []string{" ", "  "} {
		text := strings.ReplaceAll(one+" "+two+" "+two, " - ", blanks+"- ")
		for width := 40; width < 300; width++ {
			in := []byte(wrap(text, width))
			entries, _ := readEntries(t, in, nil)
			var got []string
			for _, entry := range entries {
				got = append(got, strings.ReplaceAll(strings.ReplaceAll(fieldsIn(entry), "\n", " "), "  - ", " - "))
				for _, f := range entry.Fields {
					var lines []string
					for _, span := range f.ValueSpans {
						lines = append(lines, string(in[span.Start:span.End]))
					}
					require.Equal(t, f.Value, strings.Join(lines, "\n"))
				}
			}
			require.Equal(t, want, got, "width %d\n%s", width, in)
			verify(t, in)
			r := entries[0].Record()
			require.Len(t, r.Contributors, 2)
			require.Equal(t, "sea level", r.Keywords[0].Value)
			require.Equal(t, "On the tides and what they leave on the shore", r.Title())
		}
	}
}

const sample = "\ufeffHeader\r\nTY  - JOUR\r\nAU  - Bjørk, Åse\r\nTI  - Ice – and snow\r\nAB  - One line.\r\n\r\nAnother – line.\r\nKW  - ice; snow\r\nUR  - https://doi.org/10.1000/ice;https://a.example/\r\nER  - \r\n\r\nTY - BOOK AU - Sol, Ida TI - Sun PY - 1999 ER - TY - BOOK TI - Moon ER -\n"

// TestTruncation cuts a document at every byte.
func TestTruncation(t *testing.T) {
	for _, text := range []string{sample, toUTF16(sample)} {
		for n := range len(text) + 1 {
			in := []byte(text[:n])
			entries, r := readEntries(t, in, nil)
			requireWrittenBack(t, in, entries, r)
			verify(t, in)
		}
	}
}

// toUTF16 encodes text of the basic plane as UTF-16LE.
func toUTF16(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// TestReadAgain reads each record again from its bytes alone.
func TestReadAgain(t *testing.T) {
	latin := strings.NewReplacer("ø", "\xf8", "Å", "\xc5", "–", "\x96", "\ufeff", "").Replace(sample)
	for name, text := range map[string]string{"utf-8": sample, "utf-16": toUTF16(sample), "windows-1252": latin} {
		t.Run(name, func(t *testing.T) {
			readAgain(t, []byte(text))
		})
	}
}

func readAgain(t testing.TB, in []byte) {
	t.Helper()
	entries, r := readEntries(t, in, &Options{Name: "a.ris"})
	for _, entry := range entries {
		requireReadAgain(t, in, r, entry.Record())
	}
}

// requireReadAgain asks that the bytes of a record alone give the record.
func requireReadAgain(t testing.TB, in []byte, r *Reader, want *record.Record) {
	t.Helper()
	order := map[string]string{"utf-16le": "le", "utf-16be": "be"}[r.Document().Encoding]
	part := in[want.Origin.Span.Start:want.Origin.Span.End]
	again, _ := readEntries(t, part, &Options{Name: want.Origin.Document, Base: want.Origin.Span, UTF16: order, Position: want.Origin.Position})
	require.Len(t, again, 1)
	if got := again[0].Record(); !reflect.DeepEqual(want, got) {
		require.Equal(t, want, got)
	}
}

// TestConcatenation reads two documents one after the other: the records are
// those of the first, then those of the second.
func TestConcatenation(t *testing.T) {
	texts := []string{sample, "TY  - BOOK\nTI  - C\nER  - \n", "TY - JOUR\nTI - D\nER -\n", "Text\n1. \n"}
	for _, a := range texts {
		for _, b := range texts {
			var want []string
			for _, text := range []string{a, b} {
				for _, r := range readRecords(t, []byte(text)) {
					want = append(want, r.ID+r.Title())
				}
			}
			var got []string
			for _, r := range readRecords(t, []byte(a+b)) {
				got = append(got, r.ID+r.Title())
			}
			require.Equal(t, want, got)
		}
	}
}

func TestLimits(t *testing.T) {
	long := strings.Repeat("x", 5000)
	tests := []struct {
		name, in string
		o        Options
		want     []string
		code     string
	}{
		{"a long line in a record", "TY  - JOUR\nTI  - A\nAB  - " + long + "\nPY  - 2001\nER  - \nTY  - BOOK\nER  - \n", Options{MaxLine: 1000}, []string{"TY=JOUR|TI=A|PY=2001|ER=", "TY=BOOK|ER="}, "ris.line-too-long"},
		{"a long line outside", long + "\nTY  - BOOK\nER  - \n", Options{MaxLine: 1000}, []string{"TY=BOOK|ER="}, "ris.line-too-long"},
		{"a long record", "TY  - JOUR\nTI  - A\nAB  - " + long + "\nER  - \nTY  - BOOK\nER  - \n", Options{MaxRecord: 1000}, []string{"TY=JOUR|TI=A", "TY=BOOK|ER="}, "ris.record-too-long"},
		{"many fields", "TY  - JOUR\nKW  - a\nKW  - b\nKW  - c\nER  - \nTY  - BOOK\nER  - \n", Options{MaxFields: 3}, []string{"TY=JOUR|KW=a|KW=b", "TY=BOOK|ER="}, "ris.too-many-fields"},
		{"lines behind the limit of fields", "TY  - JOUR\nKW  - a\nAB  - b\nAB  - c\nd\nER  - \nTY  - BOOK\nER  - \n", Options{MaxFields: 3}, []string{"TY=JOUR|KW=a|AB=b", "TY=BOOK|ER="}, "ris.too-many-fields"},
		{"many lines", "TY  - JOUR\nAB  - a\nb\n\nc\nER  - \nTY  - BOOK\nER  - \n", Options{MaxFields: 4}, []string{"TY=JOUR|AB=a\nb\n", "TY=BOOK|ER="}, "ris.too-many-fields"},
		{"a long line before text without a tag", "TY  - JOUR\nUR  - https://a.example/\n" + long + "\nsome text\nTY  - BOOK\nER  - \n", Options{MaxLine: 1000}, []string{"TY=JOUR|UR=https://a.example/", "TY=BOOK|ER="}, "ris.line-too-long"},
		{"much text outside", strings.Repeat("some text\n", 1000) + "TY  - BOOK\nER  - \n", Options{MaxRecord: 1000}, []string{"TY=BOOK|ER="}, "ris.outside-too-long"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := NewReader(strings.NewReader(test.in), &test.o)
			var got []string
			var damage []*record.ParseError
			for {
				entry, err := r.ReadEntry()
				if err == io.EOF {
					break
				}
				if entry != nil {
					got = append(got, fieldsIn(entry))
				}
				if err != nil {
					var parseError *record.ParseError
					require.ErrorAs(t, err, &parseError)
					damage = append(damage, parseError)
				}
			}
			require.Equal(t, test.want, got)
			require.Len(t, damage, 1)
			require.Equal(t, test.code, damage[0].Code)
			require.ErrorIs(t, damage[0], record.ErrTooLong)
			limits := map[string]string{
				"ris.line-too-long": "(MaxLine: 1000)", "ris.record-too-long": "(MaxRecord: 1000)",
				"ris.outside-too-long": "(MaxRecord: 1000)", "ris.too-many-fields": fmt.Sprintf("(MaxFields: %d)", test.o.MaxFields),
			}
			require.Contains(t, damage[0].Message, limits[damage[0].Code])
		})
	}
}

// TestLongFlattenedLine reads many records, and one of many candidates, from one
// line: work that grew with the square of its length would not end.
func TestLongFlattenedLine(t *testing.T) {
	const one = "TY - JOUR AU - Moreau, Ana TI - On tides AB - At C1 - C2. ER - "
	entries, _ := readEntries(t, bytes.Repeat([]byte(one), 20_000), nil)
	require.Len(t, entries, 20_000)
	require.Equal(t, "TY=JOUR|AU=Moreau, Ana|TI=On tides|AB=At C1 - C2.|ER=", fieldsIn(entries[19_999]))
	entries, _ = readEntries(t, []byte("TY - JOUR AB - x "+strings.Repeat("C1 - C2 ", 200_000)), nil)
	require.Len(t, entries, 1)

	// The limit of fields is one of the lines too that a record was wrapped to.
	in := "TY - JOUR AB - x\n" + strings.Repeat("C1 - C2\n", 200) + "TY - BOOK\nTI - A\nER -\n"
	r := NewReader(strings.NewReader(in), &Options{MaxFields: 100})
	_, err := r.ReadEntry()
	require.ErrorIs(t, err, record.ErrTooLong)
	entry, err := r.ReadEntry()
	require.NoError(t, err)
	require.Equal(t, "TY=BOOK|TI=A|ER=", fieldsIn(entry))
}

// TestHugeLine reads a line over the default limit without keeping it.
func TestHugeLine(t *testing.T) {
	huge := io.LimitReader(zeros{}, 100<<20)
	in := io.MultiReader(strings.NewReader("TY  - JOUR\nAB  - "), huge, strings.NewReader("\nTI  - A\nER  - \n"))
	r := NewReader(in, nil)
	entry, err := r.ReadEntry()
	require.ErrorIs(t, err, record.ErrTooLong)
	require.Equal(t, "TY=JOUR|TI=A|ER=", fieldsIn(entry))
	_, err = r.ReadEntry()
	require.Equal(t, io.EOF, err)
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken disk")
	r := NewReader(io.MultiReader(strings.NewReader("TY  - JOUR\nER  - \nTY  - BOOK\n"), iotest.ErrReader(broken)), nil)
	entry, err := r.ReadEntry()
	require.NoError(t, err)
	require.NotNil(t, entry)
	_, err = r.ReadEntry()
	require.Equal(t, broken, err)
	_, err = r.ReadEntry()
	require.Equal(t, broken, err)

	_, err = NewReader(strings.NewReader("x"), &Options{Encoding: "klingon"}).Read()
	require.ErrorContains(t, err, "klingon")

	read, err := NewReader(strings.NewReader("TY  - JOUR\nTI  - A\x00B\nER  - \n"), &Options{Name: "n.ris"}).Read()
	require.NoError(t, err)
	require.Equal(t, "A B", read.Title())
	require.Equal(t, "ris.nul", read.Diagnostics[0].Code)
}

func TestDocument(t *testing.T) {
	_, r := readEntries(t, []byte(sample), &Options{Name: "a.ris", Digest: true})
	d := r.Document()
	require.Equal(t, "a.ris", d.Name)
	require.Equal(t, "a.ris", d.Source)
	require.Equal(t, record.FormatRIS, d.Format)
	require.Equal(t, "utf-8", d.Encoding)
	require.Equal(t, int64(len(sample)), d.Size)
	require.Equal(t, 3, d.Records)
	require.Len(t, d.Digest, len("sha256:")+64)
	_, r = readEntries(t, []byte(sample), nil)
	require.Empty(t, r.Document().Digest)
	require.Equal(t, int64(len(sample)), r.Document().Size)
	require.Equal(t, "Header", d.Outside[0].Text)
	require.Equal(t, record.Span{Start: 3, End: 9, Line: 1, Column: 4}, d.Outside[0].Span)
}

func TestAll(t *testing.T) {
	var titles []string
	for r, err := range NewReader(strings.NewReader(sample), nil).All() {
		require.NoError(t, err)
		titles = append(titles, r.Title())
		if len(titles) == 2 {
			break
		}
	}
	require.Equal(t, []string{"Ice – and snow", "Sun"}, titles)
}

// TestTextOutsideAsItStands: lines that have a tag's form and are no record's are
// text as they stand, in any encoding.
func TestTextOutsideAsItStands(t *testing.T) {
	const in = "KW  -a\nC1     --\nkw\u00a0–\u00a0Crème\n  and more\nN1  -\nKW  - b\n"
	want := []string{"KW  -a", "C1     --", "kw\u00a0–\u00a0Crème\nand more", "N1  -", "KW  - b"}
	windows := strings.NewReplacer("–", "\x96", "è", "\xe8", "\u00a0", "\xa0").Replace(in)
	for name, text := range map[string]string{
		"alone": in, "UTF-16": toUTF16(in), "Windows-1252": windows,
		"before a record": in + "TY  - JOUR\nER  - \n", "behind a record": "TY  - JOUR\nER  - \n" + in, "behind a mark": "\ufeff" + in,
	} {
		entries, r := readEntries(t, []byte(text), nil)
		requireWrittenBack(t, []byte(text), entries, r)
		var got []string
		for _, outside := range r.Document().Outside {
			got = append(got, outside.Text)
		}
		require.Equal(t, want, got, name)
	}
}

// What stands for further names at the end of a field is no part of a name.
func TestFurtherNamesInOneField(t *testing.T) {
	for _, value := range []string{"Smith, J. et al.", "Smith J & others", "Smith J and others", "Smith, J, et al", "Smith, J…", "Smith, J. …", "J Smith..."} {
		r, err := NewReader(strings.NewReader("TY  - JOUR\nAU  - "+value+"\nER  - \n"), nil).Read()
		require.NoError(t, err)
		require.Len(t, r.Contributors, 1, value)
		require.Equal(t, "Smith", r.Contributors[0].Family, value)
		require.Equal(t, "J", strings.TrimSuffix(r.Contributors[0].Given, "."), value)
		require.True(t, r.MoreContributors, value)
		require.Empty(t, r.Diagnostics, value)
	}
}

// Three capitals may be an organisation's, but not in a list of names with initials
// in front.
func TestNamesInListAtCommas(t *testing.T) {
	names := func(value string) []record.Name {
		r, err := NewReader(strings.NewReader("TY  - JOUR\nAU  - "+value+"\nER  - \n"), nil).Read()
		require.NoError(t, err)
		var names []record.Name
		for _, c := range r.Contributors {
			names = append(names, c.Name)
		}
		return names
	}
	require.Equal(t, []record.Name{{Family: "Roe", Given: "ABC"}, {Family: "Fell", Given: "R"}}, names("ABC Roe, R Fell"))
	require.Equal(t, []record.Name{{Family: "Fell", Given: "R"}, {Literal: "WHO Europe"}}, names("Fell, R; WHO Europe"))
	require.Equal(t, []record.Name{{Literal: "WHO Europe"}}, names("WHO Europe"))
}

// TestBrokenMarks: a byte order mark that was encoded again hides no record, and
// shows where another document begins.
func TestBrokenMarks(t *testing.T) {
	const one = "TY  - JOUR\nTI  - Tides\nN1  - seen\n"
	for _, mark := range []string{"\u00ef\u00bb\u00bf", "\u00c3\u00af\u00c2\u00bb\u00c2\u00bf", "\u00fe\u00ff", "\u00ff\u00fe", "\ufeff\u00ef\u00bb\u00bf"} {
		for _, in := range []string{mark + one + "ER  - \n", mark + one + "ER  - \n" + mark + one + "ER  - \n", mark + one + mark + one} {
			records := readRecords(t, []byte(in))
			require.Len(t, records, strings.Count(in, "TY  - "), "%q", in)
			for _, r := range records {
				require.Equal(t, record.TypeArticleJournal, r.Type, "%q", in)
				require.Equal(t, []record.Note{{Text: "seen"}}, r.Notes, "%q", in)
			}
			verify(t, []byte(in))
			entries, r := readEntries(t, []byte(in), nil)
			requireWrittenBack(t, []byte(in), entries, r)
		}
	}
}
