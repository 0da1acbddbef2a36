package webpage

import (
	"bytes"

	"github.com/ibid-go/ibid/record"
)

// Line is a line of text that another reader took out of a document, such as
// one that an HTML page shows.
type Line struct {
	Text string
	// Span returns the place in the document of Text[from:to].
	Span func(from, to int) record.Span
}

// ReadLines reads the records of lines that stand in a document of the given
// content, and describes what it read: the dialect is the family, "" for lines
// of none, which have no record. Of the options only Name, Source, Kind and
// Family count.
//
// The rules of the traces get the text of the lines. Where that is not the text
// of the document's bytes, the caller's rules must take away what is between.
func ReadLines(lines []Line, content []byte, o *Options) ([]*record.Record, *record.Document) {
	r := newPageReading(o)
	document := r.described()
	r.document = &document
	p := &page{content: content}
	for _, line := range lines {
		p.add(line.Text)
	}
	p.place = func(line, from, to int) record.Span { return lines[line].Span(from, to) }
	if chosen, err := r.family(p); err == nil {
		r.read(p, chosen)
	}
	return r.records, r.document
}

// tellingLiteral is how long a text is, in bytes, that hardly any page has but
// those of a family.
const tellingLiteral = 6

// MayShow says quickly whether a document may show a page of a known family: it
// has one of the texts by which such pages are told. A page of a family without
// any of them is not found.
func MayShow(content []byte) bool {
	for _, f := range families {
		for i := range f.signals {
			if has := f.signals[i].has; len(has) >= tellingLiteral && bytes.Contains(content, []byte(has)) {
				return true
			}
		}
	}
	return false
}
