package jsonscan

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/ibid-go/ibid/record"
)

// encoded gives a text in an encoding.
func encoded(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewEncoder().String(text)
	require.NoError(t, err)
	return out
}

// TestEncodings: whatever a document is encoded in, its items have the same text,
// each with its place, and are read again by that.
func TestEncodings(t *testing.T) {
	latin := []string{`{"title": "Zürich “light”"}`, `{"title": "plain",` + "\r\n" + ` "note": "Rhône – é"}`, `{"x": 1}`}
	cyrillic := []string{`{"title": "Свет и сон"}`, `{"x": "Ё"}`}
	han := []string{`{"title": "光与睡眠的研究"}`, `{"note": "plain"}`, `{"x": "研究 [光]"}`}
	kana := []string{`{"title": "ソ表 \"光\" 能"}`, `{"x": "ｱ"}`}
	astral := append([]string{`{"title": "𝛿 and 光"}`}, latin...)
	for _, c := range []struct {
		name     string
		encoding encoding.Encoding
		named    string
		items    []string
		is       string
	}{
		{"UTF-8", unicode.UTF8, "", astral, "utf-8"},
		{"UTF-8 with a mark", unicode.UTF8BOM, "", astral, "utf-8"},
		{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "", astral, "utf-16le"},
		{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "", astral, "utf-16be"},
		{"UTF-16LE without a mark", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "", latin, "utf-16le"},
		{"UTF-16BE without a mark", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "", latin, "utf-16be"},
		{"UTF-16LE by name", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", han, "utf-16le"},
		{"Windows-1252", charmap.Windows1252, "", latin, "windows-1252"},
		{"Windows-1251", charmap.Windows1251, "windows-1251", cyrillic, "windows-1251"},
		{"GB18030", simplifiedchinese.GB18030, "gb18030", han, "gb18030"},
		{"Shift_JIS", japanese.ShiftJIS, "shift_jis", kana, "shift_jis"},
		{"a name that is not needed", unicode.UTF8, "gb18030", astral, "utf-8"},
	} {
		for layout, text := range map[string]string{
			"list": "[" + strings.Join(c.items, ",\n") + "]\n", "lines": strings.Join(c.items, "\n"), "envelope": `{"total": 2, "items": [` + strings.Join(c.items, ", ") + "]}",
		} {
			t.Run(c.name+"/"+layout, func(t *testing.T) {
				document := encoded(t, c.encoding, text)
				for _, r := range []io.Reader{strings.NewReader(document), iotest.OneByteReader(strings.NewReader(document))} {
					o := Options{MaxItem: testLimit, MaxDepth: 20, Recover: true, Envelopes: []string{"items"}, Encoding: c.named}
					s := NewScanner(r, o)
					for _, want := range c.items {
						item, err := s.Next()
						require.NoError(t, err)
						require.Equal(t, want, item.Content)
						requirePlaces(t, document, c.is, &item)
						o.Base, o.UTF16 = item.Span, strings.TrimPrefix(strings.TrimPrefix(c.is, "utf-8"), "utf-16")
						if !strings.HasPrefix(c.is, "utf-16") {
							o.UTF16 = ""
						}
						again, err := NewScanner(strings.NewReader(document[item.Span.Start:item.Span.End]), o).Next()
						require.NoError(t, err)
						require.Equal(t, item.Content, again.Content)
						require.Equal(t, item.Span, again.Span)
						require.Equal(t, string(item.Bytes), string(again.Bytes))
					}
					_, err := s.Next()
					require.Equal(t, io.EOF, err)
					require.Equal(t, c.is, s.Encoding())
					require.Equal(t, int64(len(document)), s.At().Start)
				}
			})
		}
	}
}

// requirePlaces requires that each character of an item stands where its place
// says.
func requirePlaces(t testing.TB, document, encoding string, item *Item) {
	t.Helper()
	require.Equal(t, document[item.Span.Start:item.Span.End], string(item.Bytes))
	lines := item.Lines()
	text := string(item.Text)
	end := item.Span.Start
	for i, r := range text {
		span := lines.Span(i, i+len(string(r)))
		require.Equal(t, end, span.Start)
		end = span.End
		got, err := TextAt(strings.NewReader(document), int64(len(document)), span, encoding)
		require.NoError(t, err)
		require.Equal(t, string(r), got, "%q at %d", text, i)
	}
	require.Equal(t, item.Span.End, end)
	whole, err := TextAt(strings.NewReader(document), int64(len(document)), item.Span, encoding)
	require.NoError(t, err)
	require.Equal(t, text, whole)
}

// TestByteByByte: of what is UTF-8, nothing changes for a byte that is not.
func TestByteByByte(t *testing.T) {
	s := NewScanner(strings.NewReader("[{\"a\":\"é \xe9 \x93\"},\n {\"b\":\"é\"}]"), Options{MaxItem: testLimit})
	item, err := s.Next()
	require.NoError(t, err)
	require.Equal(t, `{"a":"é é “"}`, string(item.Text))
	require.Equal(t, 9, item.NotUTF8())
	lines := item.Lines()
	require.Equal(t, record.Span{Start: 12, End: 13, Line: 1, Column: 13}, lines.Span(12, 15))
	require.False(t, lines.Same())
	item, err = s.Next()
	require.NoError(t, err)
	require.Equal(t, -1, item.NotUTF8())
	require.Equal(t, record.Span{Start: 18, End: 28, Line: 2, Column: 2}, item.Span)

	item, encoding, err := NewItem([]byte("{\"a\":\"\xe9\"}"), record.Span{Start: 7, End: 16, Line: 2, Column: 5}, 20)
	require.NoError(t, err)
	require.Equal(t, "windows-1252", encoding)
	require.Equal(t, `{"a":"é"}`, string(item.Text))
	lines = item.Lines()
	require.Equal(t, record.Span{Start: 13, End: 14, Line: 2, Column: 11}, lines.Span(6, 8))
}

// TestMarksBetweenDocuments: documents that were put one behind the other keep
// their byte order marks.
func TestMarksBetweenDocuments(t *testing.T) {
	document := "\ufeff[{\"a\":1}]\n\ufeff[{\"a\":2}]\ufeff\n"
	items, _, err := scanAll(t, document, Options{}, iotest.OneByteReader(strings.NewReader(document)))
	require.Equal(t, io.EOF, err)
	require.Equal(t, []string{`{"a":1}`, `{"a":2}`}, items)
	_, err = NewScanner(strings.NewReader("\xef\xbbx"), Options{}).Next()
	var syntax *SyntaxError
	require.ErrorAs(t, err, &syntax)
}

func TestUnknownEncoding(t *testing.T) {
	_, err := NewScanner(strings.NewReader("[]"), Options{Encoding: "klingon"}).Next()
	require.ErrorContains(t, err, "klingon")
	_, err = TextAt(strings.NewReader("[]"), 2, record.Span{End: 1}, "klingon")
	require.ErrorContains(t, err, "klingon")
	_, err = TextAt(strings.NewReader("[]"), 9, record.Span{End: 3}, "windows-1252")
	require.Equal(t, io.ErrUnexpectedEOF, err, "the document is shorter than it was")
	_, err = TextAt(strings.NewReader("[]"), 2, record.Span{End: 3}, "windows-1252")
	require.Error(t, err)
	failure := errors.New("the disk is gone")
	_, err = NewScanner(iotest.ErrReader(failure), Options{}).Next()
	require.Equal(t, failure, err)
}

// TestLongPieces: a text without quotes is decoded in pieces whose ends do not
// depend on how it was read.
func TestLongPieces(t *testing.T) {
	for _, blank := range []string{" ", ""} {
		text := `{"a":"` + strings.Repeat(blank+"光与睡眠", 40_000) + `"}`
		document := encoded(t, simplifiedchinese.GB18030, text)
		s := NewScanner(strings.NewReader(document), Options{MaxItem: testLimit, Encoding: "gb18030"})
		item, err := s.Next()
		require.NoError(t, err)
		if blank != "" { // without one, a piece may end inside a character
			require.Equal(t, text, string(item.Text))
		}
		again, err := TextAt(strings.NewReader(document), int64(len(document)), item.Span, "gb18030")
		require.NoError(t, err)
		require.Equal(t, string(item.Text), again)
		lines := item.Lines()
		end := len(item.Text) - len(`睡眠"}`)
		span := lines.Span(end, end+len("睡眠"))
		again, err = TextAt(strings.NewReader(document), int64(len(document)), span, "gb18030")
		require.NoError(t, err)
		require.Equal(t, string(item.Text[end:end+len("睡眠")]), again)
	}
}

func FuzzEncodings(f *testing.F) {
	f.Add("{\"a\":\"\xb9\xe2\"}", "gb18030")
	f.Add("[{\"a\":\"\xe9\xc3\xa9\"}, 5]", "windows-1252")
	f.Add("{\"a\":\"\x1b$B8w\x1b(B\"}", "iso-2022-jp")
	f.Add("\xfe\xff\x00{\x00}\xd8\x00", "")
	f.Fuzz(func(t *testing.T, document, encoding string) {
		const most = 1 << 12 // the law below takes time that grows with the square
		if len(document) > most {
			return
		}
		s := NewScanner(strings.NewReader(document), Options{MaxItem: 1000, MaxDepth: 20, Recover: true, Encoding: encoding})
		for {
			item, err := s.Next()
			if err != nil {
				break
			}
			if item.Text != nil {
				require.Equal(t, document[item.Span.Start:item.Span.End], string(item.Bytes))
				lines := item.Lines()
				for i := range item.Content {
					span := lines.Span(i, len(item.Content))
					require.LessOrEqual(t, item.Span.Start, span.Start)
					require.LessOrEqual(t, span.Start, span.End)
					require.Equal(t, item.Span.End, span.End)
				}
			}
		}
	})
}
