package ris

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Repair is one thing that [WriteRepaired] did, or could not do.
type Repair struct {
	// Code is that of the diagnostic which it answers, Message says what was
	// done.
	Code, Message string
	// Tag and Span are the first place in the original, Count is how often it
	// was done in the record.
	Tag   string
	Span  record.Span
	Count int
	// Left is set where nothing was done, since the repaired record would not
	// have read the same.
	Left bool
}

// RepairOptions configure [WriteRepaired]. The zero value and nil work.
type RepairOptions struct {
	// Options are those of the reader.
	Options
	// OnRepair is called for every repair, in the order of the document's
	// records.
	OnRepair func(Repair)
}

// Codes of repairs of the document as a whole and of broken lines, which
// package check finds.
const (
	mixedLineEndsCode = "check.mixed-line-ends"
	innerMarkCode     = "check.byte-order-mark"
	hardWrappedCode   = "check.hard-wrapped"
)

// repairs is a set of the repairs of a record.
type repairs uint8

const (
	repairTags       repairs = 1 << iota // blanks, dash and case of tags; indented lines
	repairEnd                            // a missing ER
	repairFlattened                      // fields of one line
	repairWrapped                        // broken lines
	repairCharacters                     // NUL and line separators
	repairBehindEnd                      // an abstract behind ER
	allRepairs       = repairTags | repairEnd | repairFlattened | repairWrapped | repairCharacters | repairBehindEnd
)

// answered are the kinds of diagnostic that each repair leaves none of.
var answered = []struct {
	repairs
	kinds []kind
}{
	{repairTags, []kind{oneSpace, noSpace, noSpaceAfter, oddSpace, oddDash, noDash, indented, lowerCase}},
	{repairEnd, []kind{missingEnd}},
	{repairFlattened, []kind{flattenedRecord}},
	{repairCharacters, []kind{nulByte, lineSeparator}},
	{repairBehindEnd, []kind{abstractBehindEnd}},
}

// singleRepairs are the repairs in the order in which they are tried one by
// one.
var singleRepairs = []repairs{repairTags, repairEnd, repairFlattened, repairCharacters, repairWrapped, repairBehindEnd}

// WriteRepaired copies the RIS document r to w and repairs what can be repaired
// without a change of meaning: how tags are written, missing ER, records on one
// line, values whose lines were broken, an abstract behind ER, NUL characters and
// line separators, line ends (all become the first line's), byte order marks inside, and the
// encoding, which becomes UTF-8. Everything else stays, byte for byte. A repair
// is kept only where the repaired record, read again, has the same fields and
// the same typed values, and where repairing it again would change nothing. A document
// of up to 4 MiB is read again as a whole too, and is written once it is complete; of a
// larger one memory holds a few records.
//
// A document of which something is over the reader's limits is not repaired:
// the error is the reader's *[record.ParseError]. Other errors are those of r
// and w.
func WriteRepaired(w io.Writer, r io.Reader, o *RepairOptions) error {
	if o == nil {
		o = &RepairOptions{}
	}
	content, err := io.ReadAll(io.LimitReader(r, mostInMemory+1))
	if err != nil || len(content) > mostInMemory {
		if err != nil {
			r = failing{err}
		}
		_, err = repairStream(w, io.MultiReader(bytes.NewReader(content), r), o, false)
		return err
	}
	repaired, err := repairDocument(content, o)
	if err != nil {
		return err
	}
	if o.OnRepair != nil {
		for _, r := range repaired.repairs {
			o.OnRepair(r)
		}
	}
	_, err = w.Write(repaired.content)
	return err
}

// failing is a reader that gives an error.
type failing struct{ error }

func (f failing) Read([]byte) (int, error) { return 0, f.error }

// repairStream copies a document and repairs it record by record and line by line, or
// keeps the text outside of records but for how it is encoded and its line ends. It
// reports whether the document was UTF-16.
func repairStream(w io.Writer, r io.Reader, o *RepairOptions, keepOutside bool) (utf16 bool, err error) {
	head := bufio.NewReaderSize(r, 64<<10)
	out := &markedWriter{out: bufio.NewWriterSize(w, 64<<10), onMark: o.OnRepair}
	rep := &repairer{
		options: *o, out: out, lineEnd: firstLineEnd(head, o.Encoding), place: record.Span{Line: 1, Column: 1}, keepOutside: keepOutside,
		parts: &partReaders{},
	}
	reader := NewReader(head, &o.Options)
	if err := rep.repair(reader); err != nil {
		return false, err
	}
	return reader.byteOrder() != "", out.close()
}

// firstLineEnd returns the end of the first line, that of the sheets where no
// line ends within the first bytes.
func firstLineEnd(head *bufio.Reader, encoding string) string {
	const sheets = "\r\n"
	start, _ := head.Peek(head.Size())
	lines, err := charset.NewLineReader(bytes.NewReader(start), &charset.Options{Encoding: encoding})
	if err != nil {
		return sheets
	}
	line, err := lines.Next()
	if end := endOf(&line); err == nil && end != "" {
		return end
	}
	return sheets
}

// endOf returns the line end of a line, in one byte a character.
func endOf(line *charset.Line) string {
	if len(line.Raw) == 0 {
		return ""
	}
	at := line.Span(len(line.Text), len(line.Text)).End - line.Start
	end := strings.ReplaceAll(string(line.Raw[at:]), "\x00", "")
	return end[:len(end)-len(strings.TrimLeft(end, "\r\n"))] // without the half of a character that ends a document
}

// markedWriter writes a document that is UTF-8, with a byte order mark where its first
// bytes would be taken for UTF-16 else: NUL characters may stand among them.
type markedWriter struct {
	out    *bufio.Writer // keeps its first error
	head   []byte
	judged bool
	onMark func(Repair)
}

func (w *markedWriter) Write(b []byte) (int, error) {
	if w.judged {
		return w.out.Write(b)
	}
	if w.head = append(w.head, b...); len(w.head) >= charset.DetectSize {
		w.judge()
	}
	return len(b), nil
}

// judge looks at the first bytes and writes them.
func (w *markedWriter) judge() {
	w.judged = true
	if charset.Detect(w.head) != charset.UTF8 {
		_, _ = w.out.WriteString("\ufeff")
		if w.onMark != nil {
			w.onMark(Repair{Code: fallbackLine.code, Message: "a byte order mark says that it is UTF-8", Span: record.Span{Line: 1, Column: 1}, Count: 1})
		}
	}
	_, _ = w.out.Write(w.head)
	w.head = nil
}

func (w *markedWriter) close() error {
	if !w.judged {
		w.judge()
	}
	return w.out.Flush()
}

// repairer writes the repaired document.
type repairer struct {
	options RepairOptions
	out     io.Writer
	lineEnd string
	utf16   string
	place   record.Span // behind what was written, in the original
	midLine bool        // the last byte written ended no line
	cut     bool        // the last record was put on lines of its own
	onLine  bool        // the last record was left on one line
	// settling is set while a repaired record is repaired once more.
	settling bool
	// keepMarks has byte order marks at lines' starts kept.
	keepMarks bool
	// keepOutside has byte order marks and NUL outside of records kept.
	keepOutside bool
	// following is the text between the entry at hand and the next, as it is written.
	following []byte
	noted     []Repair // of the entry or text at hand
	block     *block   // what is being written; nil where that is written at once
	parts     *partReaders
}

func (p *repairer) note(code, message, tag string, span record.Span) {
	for i := range p.noted {
		if p.noted[i].Code == code {
			p.noted[i].Count++
			return
		}
	}
	p.noted = append(p.noted, Repair{Code: code, Message: message, Tag: tag, Span: span, Count: 1})
}

// report hands over what was noted.
func (p *repairer) report() {
	if p.block != nil {
		p.block.repairs = append(p.block.repairs, p.noted...)
	} else if p.options.OnRepair != nil {
		for _, r := range p.noted {
			p.options.OnRepair(r)
		}
	}
	p.noted = p.noted[:0]
}

func (p *repairer) write(b []byte) {
	if len(b) == 0 {
		return
	}
	if p.block != nil {
		p.block.repaired = append(p.block.repaired, b...)
	} else {
		_, _ = p.out.Write(b) // the writer keeps its first error
	}
	p.midLine = b[len(b)-1] != '\n' && b[len(b)-1] != '\r'
}

// writeOutside writes bytes that belong to no record, the next of which is given.
// Before a record that is put on lines of its own, or behind one, a line that they
// leave open ends.
func (p *repairer) writeOutside(raw, next []byte, ownLine bool) {
	text := p.lines(raw, p.place, p.place.Start == 0)
	hasMark := slices.ContainsFunc(p.noted, func(r Repair) bool { return r.Code == innerMarkCode })
	if hasMark && (p.keepOutside || !(p.holdsNoRecord(text) && p.staysOutside(text, next))) {
		p.noted, p.keepMarks = nil, true
		text = p.lines(raw, p.place, p.place.Start == 0)
		p.keepMarks = false
		p.note(innerMarkCode, "text behind it would be read as a record", "", p.place)
		p.noted[len(p.noted)-1].Left = true
	}
	if blank := bytes.ReplaceAll(text, []byte{0}, []byte{' '}); !p.keepOutside && !bytes.Equal(blank, text) && p.holdsNoRecord(blank) && p.staysOutside(blank, next) {
		text = blank
		p.note(nulByte.code, "a blank for NUL", "", p.place)
	}
	p.report()
	if shown := text[blankLength(text):]; p.cut && p.midLine && len(shown) > 0 && shown[0] != '\n' && shown[0] != '\r' {
		p.write([]byte(p.lineEnd)) // text behind a record on one line
	}
	if ownLine && (len(text) == 0 && p.midLine || len(text) > 0 && text[len(text)-1] != '\n' && text[len(text)-1] != '\r') {
		text = text[:trimBlanks(text)]
		if string(text) != "\ufeff" && (len(text) > 0 || p.midLine) {
			text = append(text, p.lineEnd...)
		}
	}
	p.write(text)
	p.place.Start += int64(len(raw))
	p.place.Line += countLines(raw)
}

// holdsNoRecord reports whether text is read as text outside of records.
func (p *repairer) holdsNoRecord(text []byte) bool {
	reader := p.parts.open(text, nil)
	defer p.parts.close(reader)
	e, err := reader.ReadEntry()
	return e == nil && err == io.EOF
}

// staysOutside reports whether no line of text, which leads to a record, is read
// as a field of it.
func (p *repairer) staysOutside(text, next []byte) bool {
	reader := p.parts.open(slices.Concat(text, next), nil)
	defer p.parts.close(reader)
	e, err := reader.ReadEntry()
	return len(next) == 0 || err == nil && len(e.Leading) >= len(text)
}

// entry writes a record with what led to it. Following is the text behind it
// that belongs to no record, and next the record behind that, nil for none.
func (p *repairer) entry(e *Entry, following []byte, next *Entry) {
	p.utf16 = e.utf16
	p.following = bytes.ReplaceAll(p.lines(following, record.Span{Start: e.Span.End, End: e.Span.End, Line: 1, Column: 1}, false), []byte{0}, []byte{' '})
	p.noted = p.noted[:0]
	p.onLine = p.onLine && !bytes.ContainsAny(e.Leading, "\r\n")
	flat := hasDiagnostic(e, flattenedRecord)
	body, done := p.repaired(e)
	if len(following) == 0 && next != nil && done&repairTags != 0 && body[len(body)-1] == '-' && hasDiagnostic(e, noSpaceAfter) {
		p.noted = append(p.noted, Repair{
			Code: noSpaceAfter.code, Message: "left at the record's end, behind which the next record stands", Tag: "ER", Span: behind(e.Span), Count: 1, Left: true,
		})
	}
	noted := p.noted
	p.noted = nil
	cut := flat && done&repairFlattened != 0
	p.writeOutside(e.Leading, body, cut || p.cut)
	p.noted = noted
	p.report()
	p.write(body)
	p.cut, p.onLine = cut, flat && !cut
	p.place = record.Span{Start: e.Span.End, End: e.Span.End, Line: e.Span.Line + countLines(e.Bytes), Column: 1}
}

func hasDiagnostic(e *Entry, k kind) bool {
	return slices.ContainsFunc(e.Diagnostics, func(d record.Diagnostic) bool { return d.Code == k.code })
}

// countLines counts the line ends of text.
func countLines(text []byte) int {
	return bytes.Count(text, []byte{'\n'}) + bytes.Count(text, []byte{'\r'}) - bytes.Count(text, []byte("\r\n"))
}

// repaired returns the bytes of the repaired record and which repairs were
// made: all that are safe together or, where they are not, those that are safe
// one after the other. What is not safe is noted as left, as is what stands on one
// line behind a record that is left there: that record's end is seen by what follows.
func (p *repairer) repaired(e *Entry) ([]byte, repairs) {
	if !p.concerns(e) {
		return e.Bytes, 0
	}
	if e.wos {
		// Another form has nothing of RIS to repair, but is decoded as the rest.
		body := p.render(e, 0)
		for _, d := range e.Diagnostics {
			if isAnswered(d, allRepairs) {
				p.note(d.Code, "the record is in Web of Science's form, which is left as it is", d.Tag, d.Span)
				p.noted[len(p.noted)-1].Left = true
			}
		}
		return body, 0
	}
	body := p.render(e, allRepairs)
	if bytes.Equal(body, e.Bytes) {
		p.noteLeft(e, 0)
		return body, 0
	}
	if !p.onLine && p.isSafe(e, body, allRepairs) {
		return body, allRepairs
	}
	wanted := slices.Clone(p.noted)
	var done repairs
	body = p.render(e, 0)
	if !bytes.Equal(body, e.Bytes) && !p.isSafe(e, body, 0) {
		p.noted = wanted
		for i := range p.noted {
			p.noted[i].Left = true
		}
		p.noteLeft(e, 0)
		return textOfUTF16(e.Bytes, e.utf16), 0
	}
	// One repair may be what makes another safe.
	for before := ^done; before != done && !p.onLine; {
		before = done
		for _, single := range singleRepairs {
			if done&single == 0 && p.isSafe(e, p.render(e, done|single), done|single) {
				done |= single
			}
		}
	}
	body = p.render(e, done)
	if done != 0 && !p.isSettled(e, body, done) {
		done = 0
		body = p.render(e, done)
	}
	for _, r := range wanted {
		if !slices.ContainsFunc(p.noted, func(n Repair) bool { return n.Code == r.Code }) {
			r.Left = true
			p.noted = append(p.noted, r)
		}
	}
	p.noteLeft(e, done)
	return body, done
}

// noteLeft notes the diagnostics that are answered by repairs which were not done.
func (p *repairer) noteLeft(e *Entry, done repairs) {
	for _, d := range e.Diagnostics {
		if isAnswered(d, allRepairs) && !isAnswered(d, done) && !slices.ContainsFunc(p.noted, func(n Repair) bool { return n.Code == d.Code }) {
			p.note(d.Code, "left, since it would be read in another way", d.Tag, d.Span)
			p.noted[len(p.noted)-1].Left = true
		}
	}
}
