package bibtex

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// readPieces reads all pieces of a document.
func readPieces(t testing.TB, document string, o *Options) []*Entry {
	t.Helper()
	r := NewReader(strings.NewReader(document), o)
	var pieces []*Entry
	for {
		e, err := r.ReadEntry()
		if err == io.EOF {
			return pieces
		}
		if err != nil {
			require.ErrorAs(t, err, new(*record.ParseError))
		}
		pieces = append(pieces, e)
	}
}

// requireSameBytes requires that the pieces are the document, and that every
// place holds what it says.
func requireSameBytes(t testing.TB, document string, pieces []*Entry) {
	t.Helper()
	var out bytes.Buffer
	for _, e := range pieces {
		require.Equal(t, int64(out.Len()), e.Span.Start)
		out.Write(e.Bytes)
		require.Equal(t, int64(out.Len()), e.Span.End)
	}
	require.Equal(t, document, out.String())
}

// outline is a short form of the pieces, for tables.
func outline(pieces []*Entry) string {
	var b strings.Builder
	for _, e := range pieces {
		switch e.Kind {
		case KindText:
			if text := strings.TrimSpace(e.Text); text != "" {
				b.WriteString("text[" + text + "] ")
			}
			continue
		case KindComment:
			b.WriteString("comment ")
			continue
		}
		b.WriteString(e.Type + ":" + e.Key + "(")
		for i, f := range e.Fields {
			if i > 0 {
				b.WriteString("; ")
			}
			if f.Parts == nil {
				b.WriteString("junk " + f.Value)
				continue
			}
			b.WriteString(f.Name + "=")
			for j, p := range f.Parts {
				if j > 0 {
					b.WriteString("#")
				}
				b.WriteString([]string{"B", "Q", "N", "M"}[p.Kind] + "[" + p.Text + "]")
			}
		}
		b.WriteString(")")
		for _, d := range e.Diagnostics {
			if d.Code == unknownType.code {
				continue // types in these tables are short
			}
			b.WriteString(" !" + strings.TrimPrefix(d.Code, "bibtex."))
		}
		b.WriteString(" ")
	}
	return strings.TrimSpace(b.String())
}

func TestPieces(t *testing.T) {
	cases := []struct{ document, want string }{
		{"@article{k, title={A {B}}, year=2020}", "article:k(title=B[A {B}]; year=N[2020])"},
		{"@article(k, title={A (b) {)}}, note=\"x)\", year=2020)", `article:k(title=B[A (b) {)}]; note=Q[x)]; year=N[2020])`},
		{"@ARTICLE {k,\r\n title = {A\r\n b},,\r\n year=2020,\r\n}\r\n", "ARTICLE:k(title=B[A\n b]; year=N[2020])"},
		{"@a{k, title={x}\n}\r@b{l, title={y}\r}", "a:k(title=B[x]) b:l(title=B[y])"},
		{"@misc{k}", "misc:k()"},
		{"@misc{, title={x}}", "misc:(title=B[x]) !missing-key"},
		{"@misc{title={x}, year=2020}", "misc:(title=B[x]; year=N[2020]) !missing-key"},
		{"@misc{}", "misc:() !missing-key"},
		{"@misc{o'neil&co;x 李2020, year=2020}", "misc:o'neil&co;x 李2020(year=N[2020]) !odd-key"},
		{"@misc{DBLP:conf/x/y-1+2, year=2020}", "misc:DBLP:conf/x/y-1+2(year=N[2020])"},
		{"@a{k, t={x} year=2020}", "a:k(t=B[x]; year=N[2020]) !missing-comma"},
		{"@a{k\n title={x}}", "a:k(title=B[x]) !missing-comma"},
		{"@a{miss title={X}, year=2001}", "a:miss(title=B[X]; year=N[2001]) !missing-comma"},
		{"@a{two words  title = \"X\", year=2001}", "a:two words(title=Q[X]; year=N[2001]) !missing-comma !odd-key"},
		{"@a{miss year=2001, t={x}}", "a:miss year=2001(t=B[x]) !odd-key"},
		{`@a{k, month="10~" # jan, n = a # " and " # {B}}`, "a:k(month=Q[10~]#M[jan]; n=M[a]#Q[ and ]#B[B])"},
		{`@a{k, month=Jan, pages=12-34, year=2020a, volume=-12, journal=some words here}`,
			"a:k(month=M[Jan]; pages=Q[12-34]; year=Q[2020a]; volume=Q[-12]; journal=Q[some words here]) !bare-text"},
		{`@a{k, t = "The {DNA} of M{\"u}ller", n = "say \"hi\" now", x={y}}`, `a:k(t=Q[The {DNA} of M{\"u}ller]; n=Q[say \"hi\" now]; x=B[y]) !quote-in-value`},
		{`@a{k, t={set \{ of}, y=1}` + "\n@b{l, t={z}}", `a:k(t=B[set \{ of]; y=N[1]) !escaped-brace b:l(t=B[z])`},
		{`@a{k, t={set \} of}, y=1}` + "\n@b{l, t={z}}", `a:k(t=B[set \} of]; y=N[1]) !escaped-brace b:l(t=B[z])`},
		{`@a{k, t={set \{x\} of}, y=1}`, `a:k(t=B[set \{x\} of]; y=N[1])`},
		{"@a{k, t={mail a@b.org}, u=\"c@d\"}", "a:k(t=B[mail a@b.org]; u=Q[c@d])"},
		{"\ufeff@a{k, t={x}}", "a:k(t=B[x])"},
		{"% Encoding: UTF-8\n\n@a{k, t={x}}", "text[% Encoding: UTF-8] a:k(t=B[x])"},
		{"free text a@b.org (x) @ home\n@a{k, t={x}} more", "text[free text a@b.org (x) @ home] a:k(t=B[x]) text[more]"},
		{"% @a{no, t={x}}\n@a{k, t={x}} @b{l,}", "text[% @a{no, t={x}}] a:k(t=B[x]) b:l()"},
		{"@comment{@article{no, t={x}}}\n@a{k,}", "comment a:k()"},
		{"@Comment{jabref-meta: a@b {x};}\n@a{k,}", "comment a:k()"},
		{"@comment{ never closed\n@a{k, t={x}}", "text[@comment{ never closed] a:k(t=B[x])"},
		{"@comment a line\n@a{k,}", "text[@comment a line] a:k()"},
		{`@string{x = "y", z = {w} # x}` + "\n@preamble{\"\\newcommand{\\x}{y}\" # z}", `string:(x=Q[y]; z=B[w]#M[x]) preamble:(=Q[\newcommand{\x}{y}]#M[z])`},
		{"@a{k, t={x},\n year={2000\n@b{l, t={y}}\n@c{m, t={z}}", "a:k(t=B[x]; year=B[2000]) !unbalanced b:l(t=B[y]) c:m(t=B[z])"},
		{"@a{k, t={x,\n year={2000},\n v={1}\n}\n@b{l, t={y}}", "a:k(t=B[x]; year=B[2000]; v=B[1]) !unbalanced b:l(t=B[y])"},
		{"@a{k, t={x},\n abstract={see\n@b{no, t={y}}\nthere},\n year=2000}\n", "a:k(t=B[x]; abstract=B[see\n@b{no, t={y}}\nthere]; year=N[2000])"},
		{"@a{k, t={x},\n abstract={see\n@b{no, t={y}}\n},\n year=2000}\n", "a:k(t=B[x]; abstract=B[see\n@b{no, t={y}}\n]; year=N[2000])"},
		{"@a{k, t={x}, year=2001\n\n@b{l, t={y}}\n}\n@c{m, t={z}}", "a:k(t=B[x]; year=N[2001]) !unbalanced b:l(t=B[y]) text[}] c:m(t=B[z])"},
		{"@a{k, t={x},\n@b{l, t={y}},\n@c{m, t={z}}}", "a:k(t=B[x]) !unbalanced b:l(t=B[y]) text[,] c:m(t=B[z]) text[}]"},
		{"@a{k, t=\"see\n@b{no, t={y}}\n, there\", year=2000}", "a:k(t=Q[see\n@b{no, t={y}}\n, there]; year=N[2000])"},
		{"@a{k, t=\"say \"hi\" to\n@b{no, t={y}}\n\", year=2000}", "a:k(t=Q[say \"hi\" to\n@b{no, t={y}}\n]; year=N[2000]) !quote-in-value"},
		{"@a{k, t=\"x\" year=2000\n@b{l, t={y}}\n}", "a:k(t=Q[x]; year=N[2000]) !unbalanced b:l(t=B[y]) text[}]"},
		{"@preamble{ \"a\" # {b} }", `preamble:(=Q[a]#B[b])`},
		{"@preamble {\n\t{a}\n}", `preamble:(=B[a])`},
		{"@a{k, t={x}, some junk, year=2000}", "a:k(t=B[x]; junk some junk; year=N[2000]) !not-a-field"},
		{"@a{k,\n% left = {out},\n t={x}}", "a:k(t=B[x]) !commented-field"},
		{"@a{k, t={x}, T={y}, t={z}}", "a:k(t=B[x]; T=B[y]; t=B[z]) !duplicate-field"},
		{"@a{k, t={x\x00y}}", "a:k(t=B[x\x00y]) !nul"},
		{"@a{k, t={M\xfcller}}", "a:k(t=B[Müller])"},
		{"@a{k, t=, u={}}", "a:k(t=Q[]; u=B[])"},
		{"@a{k, bdsk-file-1 = {x}, eprint:x = {y}}", "a:k(bdsk-file-1=B[x]; eprint:x=B[y])"},
		{"@a{k, t={x", "a:k(t=B[x]) !unbalanced"},
		{"@a{k", "a:k() !unbalanced"},
		{"@a", "text[@a]"},
		{"@", "text[@]"},
		{"", ""},
	}
	for _, c := range cases {
		pieces := readPieces(t, c.document, nil)
		requireSameBytes(t, c.document, pieces)
		require.Equal(t, c.want, outline(pieces), c.document)
	}
}

var headLine = regexp.MustCompile(`(?m)^[ \t\x{feff}]*@([A-Za-z]+)[ \t]*[{(]`)

// countHeads counts entries in a way of its own: lines that begin with a head.
func countHeads(document string) int {
	n := 0
	for _, m := range headLine.FindAllStringSubmatch(document, -1) {
		switch strings.ToLower(m[1]) {
		case "string", "comment", "preamble":
		default:
			n++
		}
	}
	return n
}

func TestCorpusPieces(t *testing.T) {
	for _, file := range corpus.Files(t, ".bib") {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		pieces := readPieces(t, string(content), nil)
		requireSameBytes(t, string(content), pieces)
		entries := 0
		for _, e := range pieces {
			if e.Kind == KindEntry {
				entries++
				for _, d := range e.Diagnostics {
					t.Log(filepath.Base(file), e.Key, d)
				}
			}
		}
		require.Equal(t, countHeads(string(content)), entries, file)
	}
}
