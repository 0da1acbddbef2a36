package charset

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"
)

// TestAhead looks ahead from every line, as far as from none to all lines, and then
// reads on: nothing has changed, however the bytes come.
func TestAhead(t *testing.T) {
	long := strings.Repeat("a long line of wörds ", 3000)
	text := "first\r\nsecond ä\r\r\nthird\n" + long + "\n\n" + long + long + "\nlast"
	for name, in := range map[string]string{
		"utf-8":        text,
		"windows-1252": strings.ReplaceAll(text, "ö", "\xf6"),
		"utf-16le":     utf16(t, text, unicode.LittleEndian, unicode.UseBOM),
		"utf-16be":     utf16(t, text, unicode.BigEndian, unicode.UseBOM),
		"CR":           strings.NewReplacer("\r\n", "\r", "\n", "\r").Replace(text),
	} {
		t.Run(name, func(t *testing.T) {
			type seen struct {
				text, raw     string
				start         int64
				number, width int
			}
			whole := func(l *LineReader, line *Line) seen {
				for line.Partial {
					l.More(line, 0)
				}
				return seen{string(line.Text), string(line.Raw), line.Start, line.Number, line.Size(0)}
			}
			var want []seen
			l, err := NewLineReader(strings.NewReader(in), &Options{Part: 64})
			require.NoError(t, err)
			for {
				line, err := l.NextPart()
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
				want = append(want, whole(l, &line))
			}
			for far := range len(want) + 2 {
				for _, source := range []io.Reader{strings.NewReader(in), iotest.HalfReader(strings.NewReader(in)), iotest.OneByteReader(strings.NewReader(in))} {
					l, err := NewLineReader(source, &Options{Part: 64})
					require.NoError(t, err)
					for i := range len(want) + 1 {
						n := i
						for line, err := range l.Ahead() {
							if n == i+far {
								break
							}
							if n == len(want) {
								require.Equal(t, io.EOF, err)
								break
							}
							require.NoError(t, err)
							require.Equal(t, want[n], whole(l, line))
							n++
						}
						if c, ok := l.Peek(); ok && i < len(want) && want[i].text != "" {
							require.Equal(t, want[i].text[0], c)
						}
						line, err := l.NextPart()
						if i == len(want) {
							require.Equal(t, io.EOF, err)
							continue
						}
						require.NoError(t, err)
						require.Equal(t, want[i], whole(l, &line))
					}
				}
			}
		})
	}
}

// TestAheadError gives the error of the source, and again when it is reached.
func TestAheadError(t *testing.T) {
	broken := errors.New("broken disk")
	l, err := NewLineReader(io.MultiReader(strings.NewReader("a\n"), iotest.ErrReader(broken)), nil)
	require.NoError(t, err)
	for range 2 {
		var errs []error
		for _, err := range l.Ahead() {
			errs = append(errs, err)
		}
		require.Equal(t, []error{nil, broken}, errs)
	}
	_, err = l.Next()
	require.NoError(t, err)
	_, err = l.Next()
	require.Equal(t, broken, err)
}

// TestBehind says what is in memory behind a block.
func TestBehind(t *testing.T) {
	l, err := NewLineReader(iotest.DataErrReader(strings.NewReader("a\nb\nc")), nil)
	require.NoError(t, err)
	block, ok := l.Block()
	require.True(t, ok)
	require.Equal(t, "a\nb\n", string(block.Bytes))
	rest, last := l.Behind(&block)
	require.Equal(t, "c", string(rest))
	require.True(t, last)
	l.Skip(2, 1)
	block, ok = l.Block()
	require.True(t, ok)
	rest, _ = l.Behind(&block)
	require.Equal(t, "c", string(rest))
}
