package markup_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
)

var (
	form    = &markup.Form{Code: "test", Records: []string{"rec", "other"}, Around: []string{"list"}}
	options = markup.Options{}
)

var shape = markup.NewShape(markup.Shape{Inline: map[string]bool{"i": true}, Wholes: map[string]bool{"people/one": true}})

// entry is what a test keeps of a record.
type entry struct {
	name, text string
	closed     bool
	elements   []string
	codes      []string
}

// readAll reads a document and checks all places in it.
func readAll(t *testing.T, r io.Reader, document []byte, o markup.Options) ([]entry, record.Document) {
	t.Helper()
	reader, err := markup.NewReader(r, form, &o)
	require.NoError(t, err)
	var entries []entry
	type place struct {
		span record.Span
		text string
	}
	var places []place
	last := int64(0)
	for {
		rec, err := reader.Next()
		if err == io.EOF {
			break
		}
		var damaged *record.ParseError
		if err != nil {
			require.ErrorAs(t, err, &damaged)
		}
		require.Equal(t, string(document[rec.Span.Start:rec.Span.End]), string(rec.Bytes)+strings.Repeat("?", max(0, int(rec.Span.Len())-len(rec.Bytes)))[:int(rec.Span.Len())-len(rec.Bytes)],
			"the bytes of a record")
		require.GreaterOrEqual(t, rec.Span.Start, last)
		last = rec.Span.End
		e := entry{name: rec.Name, text: rec.Text, closed: rec.Closed}
		elements, cut := reader.Elements(rec, shape, nil)
		for _, element := range elements {
			kind := []string{"", "whole ", "stray ", "attributes "}[element.Kind]
			e.elements = append(e.elements, kind+element.Path+"="+rec.Text[element.From:element.To])
			places = append(places, place{rec.Place(element.From, element.To), rec.Text[element.From:element.To]})
			places = append(places, place{rec.Place(element.Start, element.End), rec.Text[element.Start:element.End]})
		}
		if cut {
			e.elements = append(e.elements, "cut")
		}
		for _, d := range rec.Diagnostics {
			e.codes = append(e.codes, strings.TrimPrefix(d.Code, "test."))
		}
		entries = append(entries, e)
	}
	var d record.Document
	reader.Document(&d)
	require.Equal(t, int64(len(document)), d.Size)
	for _, outside := range d.Outside {
		text, err := markup.TextAt(bytes.NewReader(document), d.Size, outside.Span, d.Encoding)
		require.NoError(t, err)
		require.Equal(t, outside.Text, strings.TrimRight(text, " \t\r\n"))
	}
	for _, p := range places {
		text, err := markup.TextAt(bytes.NewReader(document), d.Size, p.span, d.Encoding)
		require.NoError(t, err)
		require.Equal(t, p.text, text)
		if !strings.HasPrefix(d.Encoding, "utf-16") {
			line, column := lineOf(document, int(p.span.Start))
			require.Equal(t, [2]int{line, column}, [2]int{p.span.Line, p.span.Column}, "line and column of %q", p.text)
		}
	}
	return entries, d
}

// lineOf counts lines as an editor does.
func lineOf(document []byte, at int) (line, column int) {
	line = 1
	for i := range at {
		if document[i] == '\n' || document[i] == '\r' && (i+1 >= len(document) || document[i+1] != '\n') {
			line++
			column = i + 1
		}
	}
	return line, at - column + 1
}

func TestRecords(t *testing.T) {
	tests := []struct {
		name, in string
		want     []entry
		outside  []string
		codes    []string
	}{
		{"plain", `<?xml version="1.0"?><list><rec><a>1</a><b x="2">3</b></rec><rec/></list>`, []entry{
			{"rec", "<rec><a>1</a><b x=\"2\">3</b></rec>", true, []string{"a=1", "b=3"}, nil},
			{"rec", "<rec/>", true, nil, nil},
		}, nil, nil},
		{"nothing", "", nil, nil, nil},
		{"no record", "<list><wreck>text</wreck></list>", nil, []string{"text"}, nil},
		{"nested", `<rec n="1"><a k='v'><b>1 <i>2</i></b> stray <c/></a></rec>`, []entry{
			{"rec", `<rec n="1"><a k='v'><b>1 <i>2</i></b> stray <c/></a></rec>`, true, []string{`attributes =n="1"`, "attributes a=k='v'", "a/b=1 <i>2</i>", "stray a=stray", "a/c="}, nil},
		}, nil, nil},
		{"whole", "<rec><people><one><x>1</x>2</one><one/></people></rec>", []entry{
			{"rec", "<rec><people><one><x>1</x>2</one><one/></people></rec>", true, []string{"whole people/one=<x>1</x>2", "whole people/one="}, nil},
		}, nil, nil},
		{"text outside", "before <list>between<rec></rec> behind</list>", []entry{
			{"rec", "<rec></rec>", true, nil, nil},
		}, []string{"before", "between", "behind"}, nil},
		{"several documents", "<?xml version='1.0'?><list><rec>1</rec></list>\n\ufeff<?xml version='1.0'?><list><other>2</other></list>", []entry{
			{"rec", "<rec>1</rec>", true, []string{"stray =1"}, nil},
			{"other", "<other>2</other>", true, []string{"stray =2"}, nil},
		}, nil, nil},
		{"no end", "<list><rec><a>1</a><rec><a>2</a></rec></list>", []entry{
			{"rec", "<rec><a>1</a>", false, []string{"a=1"}, []string{"unclosed-record"}},
			{"rec", "<rec><a>2</a></rec>", true, []string{"a=2"}, nil},
		}, nil, nil},
		{"no end of the last", "<list><rec><a>1</a></list>", []entry{
			{"rec", "<rec><a>1</a>", false, []string{"a=1"}, []string{"unclosed-record"}},
		}, nil, nil},
		{"cut", "<list><rec><a>1</a><b>2", []entry{
			{"rec", "<rec><a>1</a><b>2", false, []string{"a=1", "b=2", "cut"}, []string{"unclosed-record"}},
		}, nil, nil},
		{"no start", "<list><a>1</a></rec><rec><a>2</a></rec></list>", []entry{
			{"rec", "<rec><a>2</a></rec>", true, []string{"a=2"}, nil},
		}, []string{"1"}, []string{"end-without-record"}},
		{"start tag changed", "<rec><ax>1</a><b>2</b></rec>", []entry{
			{"rec", "<rec><ax>1</a><b>2</b></rec>", true, []string{"ax=1", "b=2"}, []string{"mismatched-tag"}},
		}, nil, nil},
		{"end tag changed", "<rec><a>1</ax><b>2</b></rec>", []entry{
			{"rec", "<rec><a>1</ax><b>2</b></rec>", true, []string{"a=1", "b=2"}, []string{"mismatched-tag"}},
		}, nil, nil},
		{"end tag lost", "<rec><x><a>1<b>2</b></x><c>3</c></rec>", []entry{
			{"rec", "<rec><x><a>1<b>2</b></x><c>3</c></rec>", true, []string{"stray x/a=1", "x/a/b=2", "c=3"}, []string{"mismatched-tag"}},
		}, nil, nil},
		{"quote lost", `<rec><a k="v l="w">1</a><b k="v">2</b></rec>`, []entry{
			{"rec", `<rec><a k="v l="w">1</a><b k="v">2</b></rec>`, true, []string{"a=1", "b=2"}, nil},
		}, nil, nil},
		{"greater in an attribute", `<rec><a k="x>y">1</a></rec>`, []entry{
			{"rec", `<rec><a k="x>y">1</a></rec>`, true, []string{"a=1"}, nil},
		}, nil, nil},
		{"comment", "<rec><!-- </rec><a>0</a> --><a>1</a></rec><!-- <rec>2</rec> -->", []entry{
			{"rec", "<rec><!-- </rec><a>0</a> --><a>1</a></rec>", true, []string{"stray =<!-- </rec><a>0</a> -->", "a=1"}, nil},
		}, nil, nil},
		{"comment not closed", "<rec><a>1<!-- x</a></rec><rec><a><!-- y -->2</a></rec>", []entry{
			{"rec", "<rec><a>1<!-- x</a></rec>", true, []string{"a=1<!-- x"}, nil},
			{"rec", "<rec><a><!-- y -->2</a></rec>", true, []string{"a=<!-- y -->2"}, nil},
		}, nil, nil},
		{"section", "<rec><a><![CDATA[<b> & </b>]]></a></rec>", []entry{
			{"rec", "<rec><a><![CDATA[<b> & </b>]]></a></rec>", true, []string{"a=<![CDATA[<b> & </b>]]>"}, nil},
		}, nil, nil},
		{"section not closed", "<rec><a><![CDATA[1</a></rec><rec><a><![CDATA[2]]></a></rec>", []entry{
			{"rec", "<rec><a><![CDATA[1</a></rec>", true, []string{"a=<![CDATA[1"}, nil},
			{"rec", "<rec><a><![CDATA[2]]></a></rec>", true, []string{"a=<![CDATA[2]]>"}, nil},
		}, nil, nil},
		{"document type", "<!DOCTYPE list [<!ENTITY x \"<rec>no</rec>\"> <!ELEMENT rec ANY>]><list><rec><a>&x;</a></rec></list>", []entry{
			{"rec", "<rec><a>&x;</a></rec>", true, []string{"a=&x;"}, nil},
		}, nil, nil},
		{"loose brackets", "<rec><a>1 < 2 > 1 <> 3</a></rec>", []entry{
			{"rec", "<rec><a>1 < 2 > 1 <> 3</a></rec>", true, []string{"a=1 < 2 > 1 <> 3"}, nil},
		}, nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, small := range []bool{false, true} {
				var r io.Reader = strings.NewReader(test.in)
				if small {
					r = iotest.OneByteReader(r)
				}
				entries, d := readAll(t, r, []byte(test.in), options)
				require.Equal(t, test.want, entries)
				var outside, codes []string
				for _, text := range d.Outside {
					outside = append(outside, text.Text)
				}
				for _, diagnostic := range d.Diagnostics {
					codes = append(codes, strings.TrimPrefix(diagnostic.Code, "test."))
				}
				require.Equal(t, test.outside, outside)
				require.Equal(t, test.codes, codes)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const text = "<?xml version=\"1.0\" encoding=\"%s\"?>\r\n<list>\r\n  <rec>\r<a>%s</a>\n<b>plain</b></rec> %s </list>"
	tests := []struct{ encoding, declared, sample, want string }{
		{"utf-8", "UTF-8", "Müller 😀 𝒳", "utf-8"},
		{"utf-8", "ISO-8859-1", "Müller", "utf-8"}, // the declaration is wrong
		{"windows-1252", "windows-1252", "Müller – “x”", "windows-1252"},
		{"windows-1252", "iso-8859-1", "Müller", "windows-1252"},
		{"windows-1252", "utf-8", "Müller", "windows-1252"}, // the declaration is wrong
		{"windows-1252", "klingon", "Müller", "windows-1252"},
		{"windows-1251", "windows-1251", "Её имя", "windows-1251"},
		{"cp852", "IBM852", "Dvořák a Žižka", "ibm852"},
		{"gb18030", "GB18030", "鷹取泰子", "gb18030"},
		{"shift_jis", "Shift_JIS", "鷹取泰子ソ表", "shift_jis"},
	}
	for _, test := range tests {
		t.Run(test.encoding+" as "+test.declared, func(t *testing.T) {
			found, _, err := charset.Lookup(test.encoding)
			require.NoError(t, err)
			document, err := found.NewEncoder().Bytes(fmt.Appendf(nil, text, test.declared, test.sample, test.sample))
			require.NoError(t, err)
			entries, d := readAll(t, bytes.NewReader(document), document, options)
			require.Equal(t, []string{"a=" + test.sample, "b=plain"}, entries[0].elements)
			require.Equal(t, test.want, d.Encoding)
			require.Equal(t, test.sample, d.Outside[0].Text)
		})
	}
	t.Run("before its declaration", func(t *testing.T) {
		document := []byte("\x80\x88\x95\xc2\xd6 <?xml version='1.0' encoding='gbk'?><rec>\xc2\xd6</rec>")
		entries, d := readAll(t, bytes.NewReader(document), document, options)
		require.Equal(t, "<rec>轮</rec>", entries[0].text)
		require.Equal(t, "€垥轮", d.Outside[0].Text)
	})
	for _, endian := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		for _, mark := range []unicode.BOMPolicy{unicode.UseBOM, unicode.IgnoreBOM} {
			document, err := unicode.UTF16(endian, mark).NewEncoder().Bytes(fmt.Appendf(nil, text, "utf-16", "Müller 😀 𝒳", "é"))
			require.NoError(t, err)
			entries, d := readAll(t, iotest.OneByteReader(bytes.NewReader(document)), document, options)
			require.Equal(t, []string{"a=Müller 😀 𝒳", "b=plain"}, entries[0].elements)
			require.Contains(t, d.Encoding, "utf-16")
		}
	}
}

// TestDamagedByte: a byte that is not UTF-8 changes the text that it stands in and
// no other.
func TestDamagedByte(t *testing.T) {
	document := []byte("<list><rec><a>Müller \xff</a><b>Müller</b></rec><rec><a>Müller</a></rec></list>")
	entries, d := readAll(t, bytes.NewReader(document), document, options)
	require.Equal(t, []string{"a=MÃ¼ller ÿ", "b=Müller"}, entries[0].elements)
	require.Equal(t, []string{"not-utf-8"}, entries[0].codes)
	require.Equal(t, []string{"a=Müller"}, entries[1].elements)
	require.Equal(t, "windows-1252", d.Encoding)
}

func TestPartOfDocument(t *testing.T) {
	document := []byte("<list>\n<rec><a>Её</a></rec>\n  <rec><a>имя</a></rec></list>")
	encoded, err := htmlindex.Get("windows-1251")
	require.NoError(t, err)
	document, err = encoded.NewEncoder().Bytes(document)
	require.NoError(t, err)
	o := options
	o.Encoding = "windows-1251"
	reader, err := markup.NewReader(bytes.NewReader(document), form, &o)
	require.NoError(t, err)
	for {
		rec, err := reader.Next()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		o.Base = rec.Span
		again, err := markup.NewReader(bytes.NewReader(document[rec.Span.Start:rec.Span.End]), form, &o)
		require.NoError(t, err)
		second, err := again.Next()
		require.NoError(t, err)
		require.Equal(t, rec.Span, second.Span)
		require.Equal(t, rec.Text, second.Text)
		require.Equal(t, rec.Place(5, 8), second.Place(5, 8))
	}
}

func TestLimits(t *testing.T) {
	o := options
	o.MaxRecord = 100 << 10
	long := "<list><rec><a>" + strings.Repeat("x", 200<<10) + "</a></rec><rec><a>1</a></rec>" + strings.Repeat("y ", 100<<10) + "</list>"
	reader, err := markup.NewReader(iotest.HalfReader(strings.NewReader(long)), form, &o)
	require.NoError(t, err)
	rec, err := reader.Next()
	require.ErrorIs(t, err, record.ErrTooLong)
	require.Empty(t, rec.Text)
	require.Equal(t, "<a>1</a></rec>", long[rec.Span.End+5:][:14])
	rec, err = reader.Next()
	require.NoError(t, err)
	require.Equal(t, "<rec><a>1</a></rec>", rec.Text)
	_, err = reader.Next()
	require.Equal(t, io.EOF, err)
	var d record.Document
	reader.Document(&d)
	require.Equal(t, "test.outside-too-long", d.Diagnostics[0].Code)

	o = options
	o.MaxDepth, o.MaxElements = 10, 5
	for in, code := range map[string]string{
		"<rec>" + strings.Repeat("<a>", 100) + "</rec><rec><b>2</b></rec>":                 "test.too-deep",
		"<rec>" + strings.Repeat("<a>1</a>", 100) + "</rec><rec><b>2</b></rec>":            "test.too-many-elements",
		"<rec>" + strings.Repeat("<a>", 9) + "1</rec><rec><b>2</b></rec>":                  "test.mismatched-tag",
		"<rec>" + strings.Repeat("<a>1</a>", 4) + "<b>" + "</rec><rec><b>2</b></rec>":      "test.mismatched-tag",
		"<rec>" + strings.Repeat("<a>1</a>", 5) + "<b>1</b></rec><rec><b>2</b></rec>":      "test.too-many-elements",
		"<rec>" + strings.Repeat("<a>", 10) + strings.Repeat("</a>", 10) + "</rec><rec />": "test.too-deep",
	} {
		entries, _ := readAll(t, strings.NewReader(in), []byte(in), o)
		require.Len(t, entries, 2)
		require.Contains(t, entries[0].codes, strings.TrimPrefix(code, "test."))
	}
}

// TestHostile: documents of nothing but beginnings come to an end, which they would
// not if time grew with the square of their length.
func TestHostile(t *testing.T) {
	const times = 20_000
	for _, piece := range []string{
		"<!--", "<![CDATA[", "<", "</", "<a ", "<a \"", "<?", "<!", "<!DOCTYPE [", "&", "<rec>", "<rec><a>", "</rec>", "<a>", "<!--<![CDATA[", "<a b='", "]]>", "-->", "&#xD;", "<rec><!--",
	} {
		for _, start := range []string{"", "<rec>"} {
			in := start + strings.Repeat(piece, times)
			reader, err := markup.NewReader(strings.NewReader(in), form, &options)
			require.NoError(t, err)
			var elements []markup.Element
			n := 0
			for {
				rec, err := reader.Next()
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
				elements, _ = reader.Elements(rec, shape, elements[:0])
				markup.NewValue(rec.Text)
				n++
			}
			require.Less(t, n, 2*times+2)
		}
	}
}

func TestErrors(t *testing.T) {
	_, err := markup.NewReader(strings.NewReader(""), form, &markup.Options{Encoding: "klingon"})
	require.ErrorContains(t, err, "klingon")

	broken := errors.New("broken")
	reader, err := markup.NewReader(io.MultiReader(strings.NewReader("<list><rec>1</rec><rec>2"), iotest.ErrReader(broken)), form, &options)
	require.NoError(t, err)
	rec, err := reader.Next()
	require.NoError(t, err)
	require.Equal(t, "<rec>1</rec>", rec.Text)
	_, err = reader.Next()
	require.Equal(t, broken, err)
	_, err = reader.Next()
	require.Equal(t, broken, err)
}

func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		"<list><rec k=\"1\"><a>1 <i>2</i> &amp; &#xD;</a>stray<b/></rec></list>", "<rec><!-- x --><![CDATA[1]]></rec>", "\xff\xfe<\x00r\x00e\x00c\x00>\x00",
		"<rec><a>\xe9</a><rec>", "<?xml version='1.0' encoding='gb18030'?><rec>\x81\x30</rec>", "<!DOCTYPE x [ <!ENTITY y 'z'> ]><rec>&y;</rec>", "</rec></list>",
		// Blanks of Unicode before a text that stands beside elements, and half a character at the end.
		"<rec>\xa0\x95", "\xa0\x88\xc2<?xml encoding='gb18030'?><rec>\x81\x30</rec>\xc2", "<rec k=\"1\"\u00a0>\u2003\u2022<a>1</a>\u2003</rec>", "<\x00\x00/list>\xd1\xae\xe0",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		whole, d := readAll(t, bytes.NewReader(document), document, options)
		pieces, e := readAll(t, iotest.OneByteReader(bytes.NewReader(document)), document, options)
		require.Equal(t, whole, pieces)
		require.Equal(t, d, e)
	})
}

func BenchmarkReader(b *testing.B) {
	var document bytes.Buffer
	document.WriteString("<list>")
	for i := range 1000 {
		fmt.Fprintf(&document, `<rec><a n="%d"><i>A title of some words &amp; more</i></a><b>`, i)
		document.WriteString(strings.Repeat("words in a row that nobody reads ", 30) + "</b><c><d>1</d><d>2</d></c></rec>\n")
	}
	document.WriteString("</list>")
	b.SetBytes(int64(document.Len()))
	b.ReportAllocs()
	for b.Loop() {
		reader, err := markup.NewReader(bytes.NewReader(document.Bytes()), form, &options)
		require.NoError(b, err)
		var elements []markup.Element
		n := 0
		for {
			rec, err := reader.Next()
			if err == io.EOF {
				break
			}
			require.NoError(b, err)
			elements, _ = reader.Elements(rec, shape, elements[:0])
			n += len(elements)
		}
		require.Equal(b, 4000, n)
	}
}

func TestTextOfShorterDocument(t *testing.T) {
	_, err := markup.TextAt(strings.NewReader("<a>b"), 9, record.Span{Start: 1, End: 8}, "windows-1252")
	require.Equal(t, io.ErrUnexpectedEOF, err)
}
