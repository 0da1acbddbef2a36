package tagged

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// closer is the line of the last field where that has a tag of [Form.Closing] and may
// be a line of the text before it: the next line says which.
type closer struct {
	text    string
	span    record.Span
	located *located
	blanks  []record.Span // before it
}

func (r *Reader) closer() *closer {
	from, to := trimmed(r.line.Text, 0)
	span := r.line.Span(from, to)
	return &closer{string(r.line.Text[from:to]), span, r.locate(from, span), slices.Clone(r.draft.blanks)}
}

// reopen makes the last field a line of the one before it, as the record goes on.
func (d *draft) reopen() {
	c, last := d.closer, d.fields[len(d.fields)-1]
	d.closer = nil
	if len(d.lines) > last.first {
		d.text = d.text[:d.lines[last.first].from]
		d.lines, d.spans = d.lines[:last.first], d.spans[:last.first]
	}
	d.fields = d.fields[:len(d.fields)-1]
	before := &d.fields[len(d.fields)-1]
	if len(d.lines) > before.first {
		for _, span := range c.blanks {
			d.endLine()
			d.addLine(lineDraft{from: len(d.text), to: len(d.text)}, span)
		}
		d.endLine()
	}
	start := len(d.text)
	d.text = append(d.text, c.text...)
	d.addLine(lineDraft{from: start, to: len(d.text), located: c.located}, c.span)
	before.span.End = last.span.End
}
