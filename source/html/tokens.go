package html

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// tokens divides a page as a tokenizer of package golang.org/x/net/html does, at the
// very same places, but copies nothing and looks at most bytes in passing. Comments,
// document types and processing instructions are one kind. What is seldom and has
// intricate rules is left to that package: a script with a comment in it, and a tag
// that ends in a value with a solidus.
type tokens struct {
	text []byte
	at   int
	// rawName is the name of the element whose text ends at its end tag only.
	rawName string
}

// rawNames are the elements whose text has no tags.
var rawNames = buildRawNames()

func buildRawNames() map[string]string {
	names := map[string]string{}
	for _, name := range []string{
		"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp",
	} {
		names[name] = name
	}
	return names
}

// next returns the kind and the place of the next token; html.ErrorToken at the end
// and where a tag does not end.
func (t *tokens) next() (html.TokenType, extent) {
	if t.rawName != "" {
		end := t.rawEnd()
		t.rawName = ""
		if end > t.at {
			return html.TextToken, t.to(end)
		}
	}
	end := t.textEnd()
	switch {
	case end > t.at:
		return html.TextToken, t.to(end)
	case end == len(t.text):
		return html.ErrorToken, t.to(end)
	}
	switch c := t.text[end+1]; {
	case isLetter(c):
		return t.startTag()
	case c == '!':
		return html.CommentToken, t.to(t.declarationEnd())
	case c == '?':
		return html.CommentToken, t.to(t.behind('>', end+1))
	}
	switch { // an end tag
	case end+2 == len(t.text): // which is none
		return html.TextToken, t.to(end + 2)
	case !isLetter(t.text[end+2]):
		return html.CommentToken, t.to(t.behind('>', end+2))
	}
	to, _ := t.tagEnd(end + 2)
	if to < 0 {
		return html.ErrorToken, t.to(len(t.text))
	}
	return html.EndTagToken, t.to(to)
}

// to goes on to a place.
func (t *tokens) to(end int) extent {
	raw := extent{t.at, end}
	t.at = end
	return raw
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// behind returns the place behind the next such byte, or the end.
func (t *tokens) behind(c byte, from int) int {
	if i := bytes.IndexByte(t.text[from:], c); i >= 0 {
		return from + i + 1
	}
	return len(t.text)
}

// textEnd returns the place of the next thing that is no text.
func (t *tokens) textEnd() int {
	for from := t.at; ; {
		i := bytes.IndexByte(t.text[from:], '<')
		if i < 0 || from+i+1 == len(t.text) {
			return len(t.text)
		}
		from += i + 1
		if c := t.text[from]; isLetter(c) || c == '/' || c == '!' || c == '?' {
			return from - 1
		}
	}
}

// declarationEnd returns the end of a comment, or of another thing that begins
// with "<!".
func (t *tokens) declarationEnd() int {
	if !bytes.HasPrefix(t.text[t.at:], []byte("<!--")) {
		return t.behind('>', t.at+2)
	}
	begin := t.at + len("<!--")
	dashes := true // nothing else stands there so far
	for from := begin; ; {
		i := bytes.IndexByte(t.text[from:], '>')
		if i < 0 {
			return len(t.text)
		}
		dashes = dashes && len(bytes.Trim(t.text[from:from+i], "-")) == 0
		from += i + 1
		said := t.text[begin : from-1]
		if dashes || bytes.HasSuffix(said, []byte("--")) || bytes.HasSuffix(said, []byte("--!")) {
			return from
		}
		dashes = false
	}
}

// startTag returns a start tag.
func (t *tokens) startTag() (html.TokenType, extent) {
	from := t.at
	end, unquoted := t.tagEnd(from + 1)
	if end < 0 {
		return html.ErrorToken, t.to(len(t.text))
	}
	kind := html.StartTagToken
	if t.text[end-2] == '/' {
		kind = html.SelfClosingTagToken
		if unquoted { // the solidus may be the value's
			kind = html.NewTokenizer(bytes.NewReader(t.text[from:end])).Next()
		}
	}
	raw := t.to(end)
	if name := nameOf(t.text[from:end]); len(name) <= len("plaintext") {
		var lower [len("plaintext")]byte
		for i, c := range name {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			lower[i] = c
		}
		t.rawName = rawNames[string(lower[:len(name)])]
	}
	return kind, raw
}

// tagEnd returns the place behind a tag whose name begins at a place, -1 where it does
// not end. Unquoted says that the last value in it has no quotes.
func (t *tokens) tagEnd(at int) (end int, unquoted bool) {
	text := t.text
	for at < len(text) && !isSpace(text[at]) && text[at] != '/' && text[at] != '>' {
		at++
	}
	for {
		for at < len(text) && isSpace(text[at]) {
			at++
		}
		if at == len(text) {
			return -1, false
		}
		if text[at] == '>' {
			return at + 1, unquoted
		}
		// The name of an attribute, which may begin with an equals sign.
		if text[at] == '=' {
			at++
		}
		for at < len(text) && !isSpace(text[at]) && text[at] != '/' && text[at] != '>' && text[at] != '=' {
			at++
		}
		for at < len(text) && isSpace(text[at]) {
			at++
		}
		switch {
		case at == len(text):
			return -1, false
		case text[at] == '/':
			at++
		case text[at] == '=':
			if at, unquoted = t.valueEnd(at + 1); at < 0 {
				return -1, false
			}
		}
	}
}

// valueEnd returns the place behind the value that an equals sign stands before.
func (t *tokens) valueEnd(at int) (end int, unquoted bool) {
	text := t.text
	for at < len(text) && isSpace(text[at]) {
		at++
	}
	if at == len(text) {
		return -1, false
	}
	if text[at] == '"' || text[at] == '\'' {
		i := bytes.IndexByte(text[at+1:], text[at])
		if i < 0 {
			return -1, false
		}
		return at + 1 + i + 1, false
	}
	for at < len(text) && !isSpace(text[at]) && text[at] != '>' {
		at++
	}
	return at, true
}

// rawEnd returns where the text of an element ends that has no tags in it.
func (t *tokens) rawEnd() int {
	if t.rawName == "plaintext" {
		return len(t.text)
	}
	end := len(t.text)
	for from := t.at; ; {
		i := bytes.Index(t.text[from:], []byte("</"))
		if i < 0 {
			break
		}
		from += i + len("</")
		rest := t.text[from:]
		if n := len(t.rawName); len(rest) > n && (isSpace(rest[n]) || rest[n] == '/' || rest[n] == '>') && isNamed(rest[:n], t.rawName) {
			end = from - len("</")
			break
		}
	}
	if t.rawName == "script" && bytes.Contains(t.text[t.at:end], []byte("<!--")) {
		z := html.NewTokenizer(io.MultiReader(strings.NewReader("<script>"), bytes.NewReader(t.text[t.at:])))
		z.Next()
		if z.Next() == html.TextToken {
			return t.at + len(z.Raw())
		}
	}
	return end
}

// isNamed reports whether a name is that one, whatever the case of its letters.
func isNamed(name []byte, lower string) bool {
	for i := range name {
		if name[i] != lower[i] && name[i] != lower[i]-('a'-'A') {
			return false
		}
	}
	return true
}
