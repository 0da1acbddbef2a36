package html

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

type token struct {
	kind html.TokenType
	raw  string
}

// tokenized divides a text by a function up to the first token that is an error.
func tokenized(next func() (html.TokenType, string)) []token {
	var all []token
	for {
		kind, raw := next()
		switch kind {
		case html.ErrorToken:
			return all
		case html.DoctypeToken:
			kind = html.CommentToken
		}
		all = append(all, token{kind, raw})
	}
}

// requireSameTokens compares tokens with those of package golang.org/x/net/html.
func requireSameTokens(t *testing.T, text string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(text))
	want := tokenized(func() (html.TokenType, string) { kind := z.Next(); return kind, string(z.Raw()) })
	own := tokens{text: []byte(text)}
	got := tokenized(func() (html.TokenType, string) {
		kind, raw := own.next()
		return kind, text[raw.from:raw.to]
	})
	require.Equal(t, want, got, "%q", text)
}

var hardTokens = []string{
	"", "<", "</", "<!", "<?", "<a", "</a", "<a>", "a<b", "a < b", "<<a>", "</>", "</ a>", "<!>", "<!->", "<!-->", "<!--->", "<!---->",
	"<!----->", "<!--a-->b", "<!--a--!>b", "<!--a--!-->b", "<!--a--!!>b-->", "<!-- > -->", "<!--->-->", "<!--", "<!--a", "<!-", "<!DOCTYPE html>x",
	"<!DOCT", "<!doctype a>b>", "<![CDATA[ <a> ]]>", "<?xml a?>b", "<?>", "<a/>", "<a />", "<a / >", "<a b>", "<a b=c>", "<a b=c/>", "<a b=c />",
	"<a b='c/'>", "<a b=\"c\"/>", "<a b=c d=e/>", "<a b=c b=d/>", "<a b=/>", "<a b= / >", "<a =b>", "<a ==b>", "<a b = 'c'd=e>", "<a b='>'>", "<a b=\"", "<a b=",
	"<a b=>c", "<a b/c>", "<a/b/>", "<a\nb\r=\fc\t>", "<A HREF=x>", "<title><a></title>", "<title></title>", "<TITLE>a</title >", "<title>a</titles></title/>",
	"<title>a</tit", "<script>a<b></script>c", "<script><!--</script>--></script>c", "<script><!--<script></script>--></script>c", "<script><!-- a --></script>",
	"<script></scr</script>", "<script/>a</script>", "<style>a</STYLE>b", "<plaintext>a<b>", "<noscript><a></noscript>", "<xmp><b></xmp>", "<textarea><b></textarea>",
	"<a b=c\"d>", "<a \"b\">", "<a b='c'/>", "<a b=''/>", "<é>", "<aé b>", "a\x00<b\x00c=\x00>", "</a b='>'>", "</script>", "<script></script>",
	"<iframe><a></iframe>", "<a b=/ >", "<a b=c/ >", "<a /=b>", "<a =>", "<a = >", "<a b= c/>", "<a b=c/d=e>", "</title>", "<title", "<script><!-", "<script><!--",
}

func TestTokens(t *testing.T) {
	for _, text := range hardTokens {
		requireSameTokens(t, text)
		requireSameTokens(t, "x"+text+"<b>y</b>")
		requireSameTokens(t, "x"+text)
	}
	files, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	require.NoError(t, err)
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		requireSameTokens(t, string(content))
	}
}

func FuzzTokens(f *testing.F) {
	for _, text := range hardTokens {
		f.Add(text)
	}
	f.Fuzz(requireSameTokens)
}

// BenchmarkTokens compares the tokens of a page with the tokenizer and the tree of
// package golang.org/x/net/html.
func BenchmarkTokens(b *testing.B) {
	content, err := os.ReadFile(filepath.Join("testdata", "pages", "journal.html"))
	require.NoError(b, err)
	content = append(content, bytes.Repeat([]byte("<p class=\"a\">The <i>crabs</i> of <a href=\"#r\">cave</a> kept time with the tide, as others do.</p>\n"), 1000)...)
	for name, read := range map[string]func(){
		"own": func() {
			z := tokens{text: content}
			for kind := html.TextToken; kind != html.ErrorToken; kind, _ = z.next() {
			}
		},
		"tokenizer": func() {
			z := html.NewTokenizer(bytes.NewReader(content))
			for z.Next() != html.ErrorToken {
			}
		},
		"tree": func() {
			_, err := html.Parse(bytes.NewReader(content))
			require.NoError(b, err)
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				read()
			}
		})
	}
}
