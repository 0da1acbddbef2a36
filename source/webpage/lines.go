package webpage

import "github.com/ibid-go/ibid/record"

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
	r := NewReader(nil, o)
	p := &page{content: content}
	for _, line := range lines {
		p.add(line.Text)
	}
	p.place = func(line, from, to int) record.Span { return lines[line].Span(from, to) }
	if chosen, err := r.family(p); err == nil {
		r.read(p, chosen)
	}
	return r.records, &r.document
}
