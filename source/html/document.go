package html

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// document is a page as text, with the way back to its bytes.
type document struct {
	content  []byte
	encoding string
	// text is the content in UTF-8: the very same bytes where same is set.
	text []byte
	same bool
	// starts are the places in text at which its lines begin; lines are those
	// lines where text is not the content.
	starts []int
	lines  []charset.Line
	// last is the index of the line that was asked for last: most places stand near
	// the one before.
	last int
	// memory is what the records of the page share, room what reading one after
	// the other uses again.
	memory typed.Memory
	room   room
}

// room is what reading one publication of a page after the other uses again.
type room struct {
	offsets    []int
	values     blocks.Block[extent] // which items hold
	order      []int64
	fields     []typed.Field
	texts      []string
	statements []rawStatement
	places     []extent
	content    []byte
	// identifiers and id are of one text and one record.
	identifiers []record.Identifier
	pairs       []pairOf
	parts       []string
	id          []byte
}

// extent is a half-open range of bytes of a document's text.
type extent struct{ from, to int }

func (e extent) isZero() bool { return e.from >= e.to }

// declaredWithin is how many bytes of a page are looked at for a declaration of
// its encoding. The standard says 1024; saved pages begin with long comments.
const declaredWithin = 8 << 10

// declared returns the encoding that a page declares, "" for none that is
// known. A declared UTF-16 is not one: the declaration could not be read in it.
func declared(content []byte) string {
	content = content[:min(len(content), declaredWithin)]
	for {
		at := bytes.IndexByte(content, '<')
		if at < 0 {
			return ""
		}
		if content = content[at:]; hasPrefixFold(content, "<meta") {
			tag, _, _ := bytes.Cut(content, []byte(">"))
			if name := charsetIn(tag[len("<meta"):]); name != "" {
				return declaredName(name)
			}
		}
		content = content[1:]
	}
}

// charsetWithin is how many characters of a tag may stand before the declaration.
const charsetWithin = 300

// charsetIn returns the name behind the last "charset=" of a tag, whether it is an
// attribute or stands in the value of one; "" where there is none.
func charsetIn(tag []byte) string {
	const word = "charset"
	for to := len(tag); ; {
		at := bytes.LastIndexByte(tag[:to], '=')
		if at < 0 {
			return ""
		}
		to = at
		before := bytes.TrimRight(tag[:at], blanks)
		begin := len(before) - len(word)
		if begin < 1 || !hasPrefixFold(before[begin:], word) || isAlphanumeric(before[begin-1]) || before[begin-1] == '_' ||
			utf8.RuneCount(before[:begin]) > charsetWithin {
			continue
		}
		value := bytes.TrimLeft(tag[at+1:], blanks)
		if len(value) > 0 && (value[0] == '"' || value[0] == '\'') {
			value = bytes.TrimLeft(value[1:], blanks)
		}
		n := 0
		for n < min(len(value), longestCharset) && (isAlphanumeric(value[n]) || strings.IndexByte("_.:-", value[n]) >= 0) {
			n++
		}
		if n > 1 {
			return string(value[:n])
		}
	}
}

// longestCharset is the longest name of an encoding in bytes.
const longestCharset = 40

// hasPrefixFold reports whether a text begins with those letters of ASCII, whatever
// their case.
func hasPrefixFold(text []byte, lower string) bool {
	return len(text) >= len(lower) && isNamed(text[:len(lower)], lower)
}

// declaredName returns the encoding of a name, "" for those of [declared].
func declaredName(shown string) string {
	_, name, err := charset.Lookup(shown)
	if err != nil || name == charset.UTF8 || name == charset.UTF16LE || name == charset.UTF16BE {
		return ""
	}
	return name
}

// newDocument decodes a page. The encoding is the one that the caller names,
// else the one that the page declares; lines that are valid UTF-8 are UTF-8 all
// the same, as everywhere in this module.
func newDocument(content []byte, encoding string) (*document, error) {
	if encoding == "" {
		encoding = declared(content)
	}
	_, name, err := charset.Lookup(encoding)
	if err != nil {
		return nil, err
	}
	d := &document{content: content}
	wide := name == charset.UTF16LE || name == charset.UTF16BE || charset.Detect(content) != charset.UTF8
	if !wide && utf8.Valid(content) {
		d.text, d.same, d.encoding = content, true, charset.UTF8
		d.findLines()
		return d, nil
	}
	return d, d.decode(encoding)
}

// findLines finds where the lines of text that is the content begin.
func (d *document) findLines() {
	if bytes.IndexByte(d.text, '\r') < 0 {
		d.starts = append(make([]int, 0, 1+bytes.Count(d.text, lineFeed)), 0)
		for at := 0; ; {
			i := bytes.IndexByte(d.text[at:], '\n')
			if i < 0 {
				return
			}
			at += i + 1
			d.starts = append(d.starts, at)
		}
	}
	d.starts = append(make([]int, 0, 1+len(d.text)/64), 0)
	for at := 0; ; {
		i := bytes.IndexAny(d.text[at:], "\r\n")
		if i < 0 {
			return
		}
		at += i + 1
		if d.text[at-1] == '\r' && at < len(d.text) && d.text[at] == '\n' {
			at++
		}
		d.starts = append(d.starts, at)
	}
}

func (d *document) decode(encoding string) error {
	reader, err := charset.NewLineReader(bytes.NewReader(d.content), &charset.Options{
		Encoding: encoding,
		MaxLine:  len(d.content) + 1,
		Size:     len(d.content),
	})
	if err != nil {
		return err
	}
	for {
		line, err := reader.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		line.Raw, line.Text = bytes.Clone(line.Raw), bytes.Clone(line.Text)
		d.starts = append(d.starts, len(d.text))
		d.lines = append(d.lines, line)
		d.text = append(append(d.text, line.Text...), '\n')
	}
	d.encoding = reader.Encoding()
	return nil
}

// span returns the place of a range of the text in the document.
func (d *document) span(e extent) record.Span {
	if len(d.starts) == 0 {
		return record.Span{}
	}
	first := d.lineOf(e.from)
	if d.same {
		return record.Span{Start: int64(e.from), End: int64(e.to), Line: first + 1, Column: e.from - d.starts[first] + 1}
	}
	last := d.lineOf(e.to)
	begin, end := d.within(first, e.from), d.within(last, e.to)
	span := d.lines[first].Span(begin, begin)
	if first == last {
		return d.lines[first].Span(begin, end)
	}
	span.End = d.lines[last].Span(0, end).End
	return span
}

// lineOf returns the index of the line on which a place of the text stands.
func (d *document) lineOf(at int) int {
	if d.starts[d.last] > at || d.last+1 < len(d.starts) && d.starts[d.last+1] <= at {
		i, found := slices.BinarySearch(d.starts, at)
		if !found {
			i--
		}
		d.last = i
	}
	return d.last
}

// within returns a place of the text as one in its line, whose end it does not
// leave.
func (d *document) within(line, at int) int {
	return min(at-d.starts[line], len(d.lines[line].Text))
}

func (d *document) textOf(e extent) string { return string(d.text[e.from:e.to]) }

// trim takes the blank space off both ends of a range.
func (d *document) trim(e extent) extent {
	for e.from < e.to && isSpace(d.text[e.from]) {
		e.from++
	}
	for e.from < e.to && isSpace(d.text[e.to-1]) {
		e.to--
	}
	return e
}

// blanks are the bytes of isSpace.
const blanks = " \t\n\r\f"

var lineFeed = []byte("\n")

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }
