package charset

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/ibid-go/ibid/record"
)

func readAll(t *testing.T, r io.Reader, o *Options) (lines []string, raw []byte, l *LineReader) {
	t.Helper()
	l, err := NewLineReader(r, o)
	require.NoError(t, err)
	for {
		line, err := l.Next()
		if err == io.EOF {
			return lines, raw, l
		}
		require.NoError(t, err)
		lines = append(lines, string(line.Text))
		raw = append(raw, line.Raw...)
	}
}

func utf16(t testing.TB, s string, order unicode.Endianness, mark unicode.BOMPolicy) string {
	t.Helper()
	out, err := unicode.UTF16(order, mark).NewEncoder().String(s)
	require.NoError(t, err)
	return out
}

func TestLines(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	tests := []struct {
		name, in string
		want     []string
		encoding string
	}{
		{"empty", "", nil, UTF8},
		{"no line end", "ab", []string{"ab"}, UTF8},
		{"every line end", "a\nb\r\nc\rd\n\r\n\re", []string{"a", "b", "c", "d", "", "", "e"}, UTF8},
		{"CR last", "a\r", []string{"a"}, UTF8},
		{"marks at line starts", "\ufeffa\n\ufeffb", []string{"a", "b"}, UTF8},
		{"mixed", "Zürich\nZ\xfcrich \x93q\x94\n", []string{"Zürich", "Zürich “q”"}, "windows-1252"},
		{"long", long + "\n" + long, []string{long, long}, UTF8},
		{"NUL kept", "a\x00b\nc", []string{"a\x00b", "c"}, UTF8},
		{"UTF-16LE", utf16(t, "TY  - JOUR\r\nTI  - Zürich 𝛿\n", unicode.LittleEndian, unicode.UseBOM), []string{"TY  - JOUR", "TI  - Zürich 𝛿"}, UTF16LE},
		{"UTF-16BE", utf16(t, "TY  - JOUR\rTI  - Zürich\n", unicode.BigEndian, unicode.UseBOM), []string{"TY  - JOUR", "TI  - Zürich"}, UTF16BE},
		{"NULs behind a UTF-8 mark", "\ufeffT\x00Y\x00 \x00-\x00 \x00J\x00O\x00U\x00R\x00", []string{"T\x00Y\x00 \x00-\x00 \x00J\x00O\x00U\x00R\x00"}, UTF8},
		{"UTF-16LE without mark", utf16(t, "TY  - JOUR\nTI  - a\n", unicode.LittleEndian, unicode.IgnoreBOM), []string{"TY  - JOUR", "TI  - a"}, UTF16LE},
	}
	for _, test := range tests {
		for name, reader := range map[string]io.Reader{
			"whole": strings.NewReader(test.in),
			"bytes": iotest.OneByteReader(strings.NewReader(test.in)),
		} {
			t.Run(test.name+"/"+name, func(t *testing.T) {
				lines, raw, l := readAll(t, reader, nil)
				require.Equal(t, test.want, lines)
				require.Equal(t, test.in, string(raw))
				require.Equal(t, test.encoding, l.Encoding())
			})
		}
	}
}

// TestSpans reads single characters by their places again.
func TestSpans(t *testing.T) {
	text := "ab é 李 𝛿\r\nDavies – Fiona\rlast “line”"
	cp1252, err := charmap.Windows1252.NewEncoder().String("ab é €\r\nDavies – Fiona\rlast “line”")
	require.NoError(t, err)
	for name, in := range map[string]string{
		"utf-8":    text,
		"mark":     "\ufeff" + text,
		"utf-16le": utf16(t, text, unicode.LittleEndian, unicode.UseBOM),
		"utf-16be": utf16(t, text, unicode.BigEndian, unicode.UseBOM),
		"cp1252":   cp1252,
		"mixed":    "é ü\n" + cp1252,
		"shiftjis": "\x93\xfa\x96\x7b x\n\x93\xfa",
	} {
		t.Run(name, func(t *testing.T) {
			o := &Options{}
			if name == "shiftjis" {
				o.Encoding = "shift_jis"
			}
			l, err := NewLineReader(strings.NewReader(in), o)
			require.NoError(t, err)
			var lines [][]record.Span
			var texts []string
			for {
				line, err := l.Next()
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
				texts = append(texts, string(line.Text))
				var spans []record.Span
				for i := 0; i < len(line.Text); {
					_, n := utf8.DecodeRune(line.Text[i:])
					spans = append(spans, line.Span(i, i+n))
					i += n
				}
				lines = append(lines, append(spans, line.Span(0, len(line.Text))))
			}
			document := strings.NewReader(in)
			for i, spans := range lines {
				var back strings.Builder
				for _, span := range spans[:len(spans)-1] {
					require.Equal(t, i+1, span.Line)
					s, err := TextAt(document, document.Size(), span, l.Encoding())
					require.NoError(t, err)
					back.WriteString(s)
				}
				require.Equal(t, texts[i], back.String())
				whole, err := TextAt(document, document.Size(), spans[len(spans)-1], l.Encoding())
				require.NoError(t, err)
				require.Equal(t, texts[i], whole)
			}
		})
	}
}

func TestBase(t *testing.T) {
	l, err := NewLineReader(strings.NewReader("b\ncd"), &Options{Base: record.Span{Start: 10, Line: 3, Column: 5}})
	require.NoError(t, err)
	line, err := l.Next()
	require.NoError(t, err)
	require.Equal(t, record.Span{Start: 10, End: 11, Line: 3, Column: 5}, line.Span(0, 1))
	line, err = l.Next()
	require.NoError(t, err)
	require.Equal(t, record.Span{Start: 13, End: 14, Line: 4, Column: 2}, line.Span(1, 2))
}

func TestLongLine(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		in := "a" + end + strings.Repeat("x", 100_000) + end + "b"
		l, err := NewLineReader(iotest.HalfReader(strings.NewReader(in)), &Options{MaxLine: 1000})
		require.NoError(t, err)
		line, err := l.Next()
		require.NoError(t, err)
		require.Equal(t, "a", string(line.Text))
		line, err = l.Next()
		require.ErrorIs(t, err, record.ErrTooLong)
		require.Equal(t, 2, line.Number)
		line, err = l.Next()
		require.NoError(t, err)
		require.Equal(t, "b", string(line.Text))
		require.Equal(t, 3, line.Number)
		require.Equal(t, int64(len(in)-1), line.Start)
		require.LessOrEqual(t, len(l.buffer), 256<<10)
		_, err = l.Next()
		require.Equal(t, io.EOF, err)
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken disk")
	l, err := NewLineReader(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(broken)), nil)
	require.NoError(t, err)
	for _, want := range []string{"a", "b"} {
		line, err := l.Next()
		require.NoError(t, err)
		require.Equal(t, want, string(line.Text))
	}
	_, err = l.Next()
	require.Equal(t, broken, err)

	_, err = NewLineReader(strings.NewReader(""), &Options{Encoding: "klingon"})
	require.ErrorContains(t, err, "klingon")
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("a\r\n\xffb\r\n"), "")
	f.Add([]byte("\xff\xfea\x00\n\x00"), "gb18030")
	f.Add([]byte("\x93\xfa"), "shift_jis")
	f.Fuzz(func(t *testing.T, in []byte, encoding string) {
		l, err := NewLineReader(bytes.NewReader(in), &Options{Encoding: encoding})
		if err != nil {
			return
		}
		var raw []byte
		for {
			line, err := l.Next()
			if err == io.EOF {
				break
			}
			require.NoError(t, err)
			require.True(t, utf8.Valid(line.Text))
			span := line.Span(0, len(line.Text))
			require.LessOrEqual(t, line.Start, span.Start)
			require.LessOrEqual(t, span.End, line.Start+int64(len(line.Raw)))
			if !line.plain {
				var short []int
				for i := range len(line.Text) + 1 {
					short = append(short, line.offset(i))
				}
				line.mapOffsets()
				for i, offset := range short {
					require.Equal(t, int(line.offsets[i]), offset, "%q at %d", line.Raw, i)
				}
			}
			raw = append(raw, line.Raw...)
		}
		require.Equal(t, string(in), string(raw))
	})
}

func BenchmarkLines(b *testing.B) {
	in := bytes.Repeat([]byte("AB  - "+strings.Repeat("some text of an abstract ", 20)+"\r\n"), 2000)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		l, err := NewLineReader(bytes.NewReader(in), nil)
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err := l.Next(); err != nil {
				break
			}
		}
	}
}

func TestNoUTF8(t *testing.T) {
	const text = "Rhône, ASCII\n"
	l, err := NewLineReader(strings.NewReader(text), &Options{NoUTF8: true})
	require.NoError(t, err)
	_, ok := l.Block()
	require.False(t, ok)
	line, err := l.Next()
	require.NoError(t, err)
	require.Equal(t, "RhÃ´ne, ASCII", string(line.Text))
	span := line.Span(len("RhÃ´"), len("RhÃ´ne"))
	require.Equal(t, "ne", text[span.Start:span.End])
}

// TestReset reads one text after the other with one reader: of each it gives the
// lines and the encoding that a new one gives.
func TestReset(t *testing.T) {
	long := strings.Repeat("long ", mostKept/4)
	texts := []struct {
		text    string
		options *Options
	}{
		{"a\r\nb\xe9\n", nil},
		{utf16(t, "c\nd\n", unicode.BigEndian, unicode.UseBOM), nil},
		{"e\nf", &Options{Base: record.Span{Start: 40, End: 43, Line: 7, Column: 3}}},
		{long + "\ng\n" + long, nil},
		{"h\r", &Options{Encoding: "windows-1251", Part: 8, NoUTF8: true}},
		{"\xcf\xf0", &Options{Encoding: "windows-1251", Base: record.Span{Start: 1, End: 3, Line: 1, Column: 2}}},
	}
	used := &LineReader{}
	for i := range 2 * len(texts) {
		test := texts[i%len(texts)]
		want, _, fresh := readAll(t, strings.NewReader(test.text), test.options)
		require.NoError(t, used.Reset(strings.NewReader(test.text), test.options))
		var got []string
		for {
			line, err := used.Next()
			if err == io.EOF {
				break
			}
			require.NoError(t, err)
			got = append(got, string(line.Text))
		}
		require.Equal(t, want, got)
		require.Equal(t, fresh.Encoding(), used.Encoding())
		// The next text finds the reader in the middle of this one.
		require.NoError(t, used.Reset(strings.NewReader(test.text), test.options))
		_, err := used.Next()
		require.NoError(t, err)
	}
	require.ErrorContains(t, used.Reset(strings.NewReader("a"), &Options{Encoding: "no-such"}), "no-such")
}
