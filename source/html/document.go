package html

import (
	"bytes"
	"io"
	"regexp"
	"slices"
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
	items      []item
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

var declaredCharset = regexp.MustCompile(`(?i)<meta[^>]{0,300}\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})`)

// declared returns the encoding that a page declares, "" for none that is
// known. A declared UTF-16 is not one: the declaration could not be read in it.
func declared(content []byte) string {
	found := declaredCharset.FindSubmatch(content[:min(len(content), declaredWithin)])
	if found == nil {
		return ""
	}
	_, name, err := charset.Lookup(string(found[1]))
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
	i, found := slices.BinarySearch(d.starts, at)
	if found {
		return i
	}
	return i - 1
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

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }
