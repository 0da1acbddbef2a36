package markup

import (
	"bytes"
	"strings"
)

// construct is what a "<" begins.
type construct uint8

const (
	loose       construct = iota // text
	incomplete                   // more text is needed to tell
	startTag                     // <name …> or <name …/>
	endTag                       // </name>
	comment                      // <!-- … -->
	cdata                        // <![CDATA[ … ]]>
	instruction                  // <? … ?>
	declaration                  // <!DOCTYPE …> and the like
)

const (
	commentStart = "<!--"
	commentEnd   = "-->"
	cdataStart   = "<![CDATA["
	cdataEnd     = "]]>"
)

// constructAt tells what text, which begins with "<", begins with, and how long
// that is. Where more of the document follows, whole is not set.
func constructAt(text []byte, whole bool) (construct, int) {
	if len(text) < 2 {
		return unless(whole), 1
	}
	switch c := text[1]; {
	case c == '!':
		return bangAt(text, whole)
	case c == '?':
		inside := text[2:]
		another := bytes.IndexByte(inside, '<')
		if another >= 0 {
			inside = inside[:another]
		}
		switch end := bytes.Index(inside, []byte("?>")); {
		case end >= 0:
			return instruction, end + 4
		case another >= 0:
			return loose, 1
		}
		return unless(whole), 1
	case c == '/':
		if len(text) < 3 {
			return unless(whole), 1
		}
		if !isNameStart(text[2]) {
			return loose, 1
		}
		return tagOf(endTag, text, whole)
	case isNameStart(c):
		return tagOf(startTag, text, whole)
	}
	return loose, 1
}

// unless is incomplete unless the whole document is there.
func unless(whole bool) construct {
	if whole {
		return loose
	}
	return incomplete
}

func tagOf(kind construct, text []byte, whole bool) (construct, int) {
	n := tagLength(text, whole)
	if n == 0 {
		return incomplete, 1
	}
	return kind, n
}

// tagLength returns the length of the tag that text begins with, 0 where more
// text is needed. A tag ends at the first ">" that is in no attribute's value.
// It holds no "<": one that does lost its end or a quote, and ends at its first
// ">", or before the "<".
func tagLength(text []byte, whole bool) int {
	for i := 1; i < len(text); i++ {
		switch c := text[i]; c {
		case '>':
			return i + 1
		case '<':
			return i
		case '"', '\'':
			end := bytes.IndexByte(text[i+1:], c)
			inside := text[i+1:]
			if end >= 0 {
				inside = inside[:end]
			}
			if bytes.IndexByte(inside, '<') >= 0 || end < 0 && whole {
				return brokenTagLength(text)
			}
			if end < 0 {
				return 0
			}
			i += end + 1
		}
	}
	if whole {
		return len(text)
	}
	return 0
}

func brokenTagLength(text []byte) int {
	end := bytes.IndexAny(text[1:], "<>")
	switch {
	case end < 0:
		return len(text)
	case text[1+end] == '>':
		return end + 2
	}
	return end + 1
}

// bangAt is constructAt for what begins with "<!".
func bangAt(text []byte, whole bool) (construct, int) {
	switch {
	case bytes.HasPrefix(text, []byte(commentStart)):
		return closedAt(text, comment, commentStart, commentEnd, whole)
	case bytes.HasPrefix(text, []byte(cdataStart)):
		return closedAt(text, cdata, cdataStart, cdataEnd, whole)
	case len(text) < len(cdataStart) && !whole && (bytes.HasPrefix([]byte(commentStart), text) || bytes.HasPrefix([]byte(cdataStart), text)):
		return incomplete, 1
	}
	return declarationAt(text, whole)
}

// closedAt is constructAt for what ends with a mark and begins with another,
// which does not stand inside it.
func closedAt(text []byte, kind construct, start, end string, whole bool) (construct, int) {
	inside := text[len(start):]
	another := bytes.Index(inside, []byte(start))
	if another >= 0 {
		inside = inside[:another]
	}
	n := bytes.Index(inside, []byte(end))
	switch {
	case n >= 0:
		return kind, len(start) + n + len(end)
	case another >= 0:
		return loose, 1
	}
	return unless(whole), 1
}

// maxDeclaration is the longest DOCTYPE that is passed over, in bytes.
const maxDeclaration = 64 << 10

// declarationAt is constructAt for a DOCTYPE, which may hold declarations of its
// own in square brackets.
func declarationAt(text []byte, whole bool) (construct, int) {
	inside := false
	if len(text) < len("<!D") {
		return unless(whole), 1
	}
	for i := 2; i < min(len(text), maxDeclaration); i++ {
		switch c := text[i]; {
		case c == '[':
			inside = true
		case c == ']':
			inside = false
		case c == '<' && (!inside || bytes.HasPrefix(text[i:], text[:len("<!D")])):
			return loose, 1
		case c == '>' && !inside:
			return declaration, i + 1
		}
	}
	if len(text) >= maxDeclaration {
		return loose, 1
	}
	return unless(whole), 1
}

// sectionAt is constructAt for what begins with "<!" or "<?" in a record that is
// all there. No record holds declarations.
func sectionAt(text string) (construct, int) {
	kind, start, end := instruction, "<?", "?>"
	switch {
	case strings.HasPrefix(text, commentStart):
		kind, start, end = comment, commentStart, commentEnd
	case strings.HasPrefix(text, cdataStart):
		kind, start, end = cdata, cdataStart, cdataEnd
	case !strings.HasPrefix(text, start):
		return loose, 1
	}
	inside := text[len(start):]
	another := start
	if kind == instruction {
		another = "<"
	}
	if i := strings.Index(inside, another); i >= 0 {
		inside = inside[:i]
	}
	if n := strings.Index(inside, end); n >= 0 {
		return kind, len(start) + n + len(end)
	}
	return loose, 1
}

func isNameStart(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= 0x80 }

// nameLength returns the length of the name that text begins with.
func nameLength(text string) int {
	for i := range len(text) {
		if endsName[text[i]] {
			return i
		}
	}
	return len(text)
}

// endsName has the bytes that no name holds.
var endsName = byteSet(" \t\r\n/><=")

func byteSet(members string) (set [256]bool) {
	for i := range len(members) {
		set[members[i]] = true
	}
	return set
}

// Name returns the name of the tag that text is or begins with.
func Name(tag string) string {
	name := strings.TrimPrefix(tag, "<")
	return name[:nameLength(name)]
}

// isNamed reports whether text, which stands behind "<" or "</", is the name.
func isNamed(text []byte, name string) bool {
	if len(text) < len(name) || string(text[:len(name)]) != name {
		return false
	}
	if len(text) == len(name) {
		return true
	}
	switch text[len(name)] {
	case ' ', '\t', '\r', '\n', '/', '>', '<':
		return true
	}
	return false
}
