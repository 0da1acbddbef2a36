package charset

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/htmlindex"
)

// TestLookup finds encodings by the names that people give them, and each again by
// its canonical name.
func TestLookup(t *testing.T) {
	for _, test := range []struct {
		names     []string
		canonical string
		in, want  string
	}{
		{[]string{"", "ansi", "CP1252", "latin1", "iso-8859-1", "cp819"}, "windows-1252", "\xe9\x80", "é€"},
		{[]string{"macroman", "macintosh"}, "macintosh", "\x8e", "é"},
		{[]string{"cp437", "IBM437", " 437 ", "csPC8CodePage437"}, "ibm437", "\x82\x9b\xe1", "é¢ß"},
		{[]string{"cp850", "IBM850", "850", "csPC850Multilingual"}, "ibm850", "\x81\x9b\xd5", "üøı"},
		{[]string{"cp852", "IBM852", "csPCp852"}, "ibm852", "\x9f\xa6", "čŽ"},
		{[]string{"cp855", "IBM855"}, "ibm855", "\xa1\xe1", "Ар"},
		{[]string{"cp858", "IBM858", "IBM00858", "CP00858", "CCSID00858", "PC-Multilingual-850+euro"}, "ibm00858", "\x81\xd5", "ü€"},
		{[]string{"cp860", "IBM860"}, "ibm860", "\x84\x94", "ãõ"},
		{[]string{"cp862", "IBM862", "csPC862LatinHebrew"}, "ibm862", "\x80\x9a", "את"},
		{[]string{"cp863", "IBM863"}, "ibm863", "\x84\xa1", "Â´"},
		{[]string{"cp865", "IBM865"}, "ibm865", "\x86\x9b", "åø"},
		{[]string{"cp866", "IBM866", "866", "csIBM866"}, "ibm866", "\x80\xef", "Ая"},
	} {
		for _, name := range append(test.names, test.canonical) {
			_, canonical, err := Lookup(name)
			require.NoError(t, err, name)
			require.Equal(t, test.canonical, canonical, name)
			decoder, err := NewDecoder(name)
			require.NoError(t, err, name)
			require.Equal(t, test.canonical, decoder.Encoding())
			text, used := decoder.Append(nil, []byte(test.in), nil, 0)
			require.True(t, used)
			require.Equal(t, test.want, string(text), name)
		}
	}
	for _, name := range []string{"cp037", "IBM1047", "cp", "ibm", "klingon"} {
		_, _, err := Lookup(name)
		require.ErrorContains(t, err, name)
	}
}

// TestCodePages reads a line of every byte by each code page: what is ASCII stays,
// and the whole and each character come again from their places.
func TestCodePages(t *testing.T) {
	var line strings.Builder
	for c := 1; c < 256; c++ {
		if c != '\n' && c != '\r' {
			line.WriteByte(byte(c))
		}
	}
	in := "plain\n" + line.String() + "\n"
	for i := range codePages {
		page := &codePages[i]
		t.Run(page.name, func(t *testing.T) {
			_, err := htmlindex.Get(page.name)
			require.Error(t, err, "the WHATWG table has it")
			for c := range utf8.RuneSelf {
				require.Equal(t, rune(c), page.table.DecodeByte(byte(c)))
			}
			l, err := NewLineReader(strings.NewReader(in), &Options{Encoding: page.name})
			require.NoError(t, err)
			_, err = l.Next()
			require.NoError(t, err)
			got, err := l.Next()
			require.NoError(t, err)
			want, err := page.table.NewDecoder().String(line.String())
			require.NoError(t, err)
			require.Equal(t, want, string(got.Text))
			require.Equal(t, page.name, l.Encoding())
			for from, c := range want {
				text, err := TextAt(strings.NewReader(in), int64(len(in)), got.Span(from, from+utf8.RuneLen(c)), l.Encoding())
				require.NoError(t, err)
				require.Equal(t, string(c), text)
			}
			text, err := TextAt(strings.NewReader(in), int64(len(in)), got.Span(0, len(want)), l.Encoding())
			require.NoError(t, err)
			require.Equal(t, want, text)
			_, err = l.Next()
			require.Equal(t, io.EOF, err)
		})
	}
}
