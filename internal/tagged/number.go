package tagged

import "github.com/ibid-go/ibid/record"

// outsideNumber is a line "12." before the first record, whose number it is where a
// field follows.
type outsideNumber struct {
	at      int // among the bytes that lead to the record
	size    int // of the line
	whole   record.Span
	text    string
	span    record.Span
	located *located
}

// outsideNumber returns the line that is to be added to the text outside of records,
// nil where it is no such line.
func (r *Reader) outsideNumber() *outsideNumber {
	from, to, ok := stoppedNumber(r.line.Text)
	if !ok {
		return nil
	}
	n := &outsideNumber{size: len(r.line.Raw), whole: r.line.Span(0, 0), text: string(r.line.Text[from:to]), span: r.line.Span(from, to)}
	n.located = r.locate(from, n.span)
	n.at = len(r.draft.raw) + int(n.whole.Start-r.line.Start)
	n.whole.End = r.line.Start + int64(n.size)
	return n
}

// startAt opens a record at a number, which was taken for text outside of it.
func (r *Reader) startAt(n *outsideNumber) {
	d := &r.draft
	r.outside -= n.size + outsideOverhead
	r.document.Outside = r.document.Outside[:len(r.document.Outside)-1]
	d.open = true
	d.entryAt, d.rawEnd = n.at, len(d.raw)
	d.number = len(d.raw) - n.at
	d.span = n.whole
	d.fields = append(d.fields, fieldDraft{knownTag: knownTag{NumberTag, r.form.numbers}, first: len(d.lines), span: n.whole})
	start := len(d.text)
	d.text = append(d.text, n.text...)
	d.addLine(lineDraft{from: start, to: len(d.text), located: n.located}, n.span)
}
