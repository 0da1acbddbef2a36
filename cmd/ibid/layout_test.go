package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTextWidth(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"abc", 3},
		{"é", 1},
		{"e\u0301", 1},
		{"在医疗", 6},
		{"ＡＢ", 4},
		{"a\u200db", 2},
	} {
		require.Equal(t, c.want, textWidth(c.text), "%q", c.text)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text          string
		columns, used int
		want          []string
	}{
		{"", 10, 0, []string{""}},
		{"one two three", 8, 0, []string{"one two", "three"}},
		{"one two three", 8, 5, []string{"one", "two", "three"}},
		{"one", 8, 7, []string{"", "one"}},
		{"abcdefghijkl", 5, 0, []string{"abcde", "fghij", "kl"}},
		{"在医疗保健服务中", 6, 0, []string{"在医疗", "保健服", "务中"}},
		{"在医疗。保健", 6, 0, []string{"在医", "疗。保", "健"}},
		{"see 在医疗", 6, 0, []string{"see 在", "医疗"}},
	} {
		require.Equal(t, c.want, wrap(c.text, c.columns, c.used), "%q", c.text)
	}
}

// No line is wider than asked for, and no visible character is lost.
func FuzzWrap(f *testing.F) {
	f.Add("one two three", 8)
	f.Add("在医疗保健服务中 实施", 5)
	f.Add("https://example.org/a/very/long/address/without/a/blank", 20)
	f.Fuzz(func(t *testing.T, text string, columns int) {
		if columns < 2 || columns > 200 {
			return
		}
		text = printable(text)
		lines := wrap(text, columns, 0)
		for _, line := range lines {
			require.LessOrEqual(t, textWidth(line), columns)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		require.Equal(t, squeeze(strings.ToValidUTF8(text, "\ufffd")), squeeze(strings.ToValidUTF8(strings.Join(lines, ""), "\ufffd")))
	})
}

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"a\x1b[31mb", "a\ufffd[31mb"},
		{"a\u202eb", "a\ufffdb"},
		{"a\r\nb\tc", "a  b c"},
		{"\u009b31m", "\ufffd31m"},
	} {
		require.Equal(t, c.want, printable(c.in))
	}
}

func TestShorten(t *testing.T) {
	require.Equal(t, "short", shorten("short", 10))
	require.Equal(t, "a longer…", shorten("a longer, text", 10))
	require.Equal(t, "在医…", shorten("在医疗保健", 6))
}

func TestTableIsAlignedByWidth(t *testing.T) {
	var b bytes.Buffer
	newPrinter(&b).table(2, "1", [][]string{
		{"NAME", "N", "WHAT"},
		{"在医疗", "7", "wide"},
		{"ab", "1,234", strings.Repeat("long ", 20)},
	})
	require.Equal(t, ""+
		"  NAME        N  WHAT\n"+
		"  在医疗      7  wide\n"+
		"  ab      1,234  long long long long long long long long long long long long\n"+
		"                 long long long long long long long long\n", b.String())
}

func TestNoColourWhereNoTerminal(t *testing.T) {
	var b bytes.Buffer
	p := newPrinter(&b)
	p.paragraph("label", red, 10, "text", bold)
	require.Equal(t, "label     text\n", b.String())
	p.colour = true
	require.Equal(t, "\x1b[31mx\x1b[0m", p.styled(red, "x"))
}
