package bibtex

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

var fuzzSeeds = []string{
	"@article{k, title={A {B}}, author=\"Berg, J. and {The Sea} and others\", year=2020, month=\"10~\" # jan}",
	"@string{a = \"b\" # c}\n@preamble{\"x\"}\n@comment{@article{y}}\n% z\ntext @ home",
	"\ufeff@book(k, t={(}, u=\"say \\\"hi\\\"\", v = -12, w = a b)\r\n@book{l, crossref=k, pages={1--2}}\r",
	"@a{k, t={x,\n y={z}\n@b{l, t={\\{ }}\n}}",
	"@proceedings{p, title={P}, xdata={q}}\n@xdata{q, publisher={R}}\n@inproceedings{c, crossref={p}, date={2020-01-02}, year={2020}, eprint={2001.00001}, eprinttype={arxiv}, file={a:b.pdf:PDF;c}}",
	"@article{k, title={A {$x^{2}$} {DNA} @ \\emph{sea}}, abstract={Of\n $a_b$ {c}}, journaltitle={\\textit{Sea} \\& co}}",
	"@misc{k, ibid = {{\"status\":[\"74234e98\",\"accepted\"],\"titles\":[\"74234e98\",[{\"value\":\"x\",\"role\":\"short\"}]]}}}",
	"@book{k, author={xdata=q-author-2 and Roe, R.}, note={xdata=q-note}}\n@xdata{q, author={Sol, I. and xdata=k-author-2}, note={xdata=q-note}}",
	"\xff\xfe@\x00a\x00{\x00k\x00,\x00t\x00=\x00{\x00x\x00}\x00}\x00",
	"@a{k, t={M\xfcller}, note={Cited by 12. NCT01234567}, abstract={Background: a.\n\nMethods: b $x^2$.}}",
}

func FuzzReader(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add([]byte(seed))
	}
	rules := Rules()
	f.Fuzz(func(t *testing.T, in []byte) {
		o := &Options{MaxEntry: 1 << 16, MaxFields: 200, MaxNesting: 50, MaxExpansion: 1 << 12, MaxMacros: 1 << 14, MaxHeld: 1 << 14, MaxParents: 4}
		r := NewReader(bytes.NewReader(in), o)
		var out bytes.Buffer
		entries := 0
		for {
			e, err := r.ReadEntry()
			if err == io.EOF {
				break
			}
			if err != nil {
				require.ErrorAs(t, err, new(*record.ParseError))
			}
			require.Equal(t, int64(out.Len()), e.Span.Start)
			out.Write(e.Bytes)
			if e.Kind == KindEntry {
				entries++
			}
		}
		require.True(t, bytes.Equal(in, out.Bytes()), "the pieces are the document")

		r = NewReader(bytes.NewReader(in), o)
		n := 0
		for {
			out, err := r.Read()
			if err == io.EOF {
				break
			}
			var damaged *record.ParseError
			if err != nil && !errors.As(err, &damaged) {
				require.NoError(t, err)
			}
			if out == nil {
				continue
			}
			n++
			require.Equal(t, n, out.Origin.Position)
			err = out.Verify(func(s record.Span) (string, error) {
				return charset.TextAt(bytes.NewReader(in), int64(len(in)), s, r.Document().Encoding)
			}, rules, normalize.Rules())
			if err != nil && r.Document().Encoding == charset.UTF8 {
				require.NoError(t, err)
			}
			// What is written is read again as the same record, as one that was fused too.
			fused := *out
			fused.Origin, fused.Raw, fused.Trace, fused.Unclaimed = record.Origin{}, nil, nil, nil
			for _, written := range []*record.Record{out, &fused} {
				var text bytes.Buffer
				w := NewWriter(&text, nil)
				require.NoError(t, w.WriteFused(written, []*record.Record{out}))
				require.NoError(t, w.Close())
				if strings.Contains(text.String(), "\ufeff") || !isText(text.String()) {
					continue
				}
				back, _ := readRecords(t, text.String(), nil)
				require.Len(t, back, 1, "%s", text.String())
				require.Empty(t, differing(written, back[0]), "%s", text.String())
			}
		}
		require.LessOrEqual(t, n, entries)
	})
}

// isText reports whether a text has no characters that stand for nothing.
func isText(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool {
		return r == 0xfffd || r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= 0xfdd0 && r <= 0xfdef || r == 0x2028 || r == 0x2029 || r == 0x85
	}) < 0
}

func FuzzGrammarValues(f *testing.F) {
	for _, seed := range []string{"A {B}", "@", "\\{", "a@b \" # jan", "\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		if strings.ToValidUTF8(value, "") != value || strings.ContainsAny(value, noncharacters) {
			return
		}
		values, ok := new(grammar).values([]string{value, "next"})
		require.True(t, ok)
		require.Equal(t, []string{value, "next"}, values)
	})
}
