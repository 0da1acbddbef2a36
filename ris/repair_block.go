package ris

import (
	"bytes"
	"io"
	"slices"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Records are repaired one by one, but a line decides how it is decoded, and where a
// record on it ends. So what is written is read again by blocks of whole lines, most of
// them of one record. One that does not read as the original does, or that would be
// repaired in another way the next time, is left as it was.

// block is a run of whole lines: the text before its first record and the records, up
// to the end of the line on which the last one ends.
type block struct {
	entries  []*Entry
	tail     []byte // behind the last entry on its line
	original []byte
	utf16    string
	repaired []byte
	repairs  []Repair
}

// mostInBlock is the size in bytes from which on a block ends with a record though the
// line goes on: a whole library may stand on one, and is not read again.
const mostInBlock = 256 << 10

func (b *block) add(e *Entry) {
	b.entries = append(b.entries, e)
	b.original = append(append(b.original, e.Leading...), e.Bytes...)
	b.utf16 = e.utf16
}

// isOpen reports whether the block ends inside of a line.
func (b *block) isOpen() bool { return !endsLine(b.original, b.utf16) }

// endsLine reports whether text ends with a line end.
func endsLine(text []byte, utf16 string) bool {
	text = textOfUTF16(text[max(len(text)-2, 0):], utf16)
	return len(text) > 0 && (text[len(text)-1] == '\n' || text[len(text)-1] == '\r')
}

// firstLine is the length of the first line of text, or -1 where it has no end.
func firstLine(text []byte, utf16 string) int {
	lines, err := charset.NewLineReader(bytes.NewReader(text), &charset.Options{UTF16: utf16, Base: record.Span{End: int64(len(text)), Line: 1, Column: 1}, MaxLine: len(text) + 1})
	if err != nil {
		return -1
	}
	if line, err := lines.Next(); err == nil && endOf(&line) != "" {
		return len(line.Raw)
	}
	return -1
}

// textOfUTF16 is text as it is, or decoded from UTF-16.
func textOfUTF16(text []byte, utf16 string) []byte {
	if utf16 == "" {
		return text
	}
	return charset.AppendUTF16(nil, text, utf16 == "be")
}

// repair repairs the document that the reader reads.
func (p *repairer) repair(reader *Reader) error {
	var open *block
	for {
		e, err := reader.ReadEntry()
		if err != nil && err != io.EOF {
			return err
		}
		text := reader.Trailing()
		if e != nil {
			text = e.Leading
		}
		if open != nil {
			if open.isOpen() && len(open.original) < mostInBlock {
				n := firstLine(text, open.utf16)
				switch {
				case n < 0 && e != nil:
					open.add(e)
					continue
				case n < 0:
					n = len(text)
				}
				open.tail, text = text[:n], text[n:]
				open.original = append(open.original, open.tail...)
				if e != nil {
					e.Leading = text
				}
			}
			p.repairBlock(open, text, e)
			open = nil
		}
		if e == nil {
			if order := reader.byteOrder(); order != "" {
				p.utf16 = order
			}
			p.writeOutside(text, nil, false)
			return nil
		}
		open = &block{}
		open.add(e)
	}
}

// repairBlock writes a block. Following is the text behind it that belongs to no
// record, and next the record behind that, nil for none.
func (p *repairer) repairBlock(b *block, following []byte, next *Entry) {
	start, starts := p.place, !p.midLine
	p.block = b
	for i, e := range b.entries {
		if i+1 < len(b.entries) {
			p.entry(e, b.entries[i+1].Leading, b.entries[i+1])
		} else {
			p.entry(e, slices.Concat(b.tail, following), next)
		}
	}
	if len(b.tail) > 0 {
		var behind []byte
		if next != nil {
			behind = slices.Concat(textOfUTF16(following, b.utf16), textOfUTF16(next.Bytes, b.utf16))
		}
		p.writeOutside(b.tail, behind, false)
	}
	p.block = nil
	isWhole := starts && (next == nil || !b.isOpen())
	if isWhole && !bytes.Equal(b.original, b.repaired) && !p.readsAsBefore(b, start, following, next) {
		p.leave(b)
	}
	p.write(b.repaired)
	p.noted = append(p.noted[:0], b.repairs...)
	p.report()
}

// leave takes the repairs of a block back. What was UTF-16 is decoded, and nothing else.
func (p *repairer) leave(b *block) {
	b.repaired = textOfUTF16(b.original, b.utf16)
	p.noted = b.repairs
	for _, e := range b.entries {
		p.noteLeft(e, 0)
	}
	b.repairs = p.noted
	for i := range b.repairs {
		if r := &b.repairs[i]; b.utf16 == "" || r.Code != fallbackLine.code {
			r.Left, r.Message = true, "left, since the line would be read in another way"
		}
	}
	p.cut, p.onLine = false, false
}

// readsAsBefore reports whether the repaired block, which starts at a place, reads as
// the original, and whether repairing it again would change nothing.
func (p *repairer) readsAsBefore(b *block, start record.Span, following []byte, next *Entry) bool {
	options := p.options.Options
	options.Base = record.Span{Start: start.Start, End: start.Start, Line: 1, Column: 1}
	options.Position = b.entries[0].origin.Position
	options.UTF16 = b.utf16
	original := slices.Concat(b.original, following)
	repaired := slices.Concat(b.repaired, p.quietly(following, b.utf16))
	if next != nil {
		original = append(original, next.Bytes...)
		repaired = append(repaired, textOfUTF16(next.Bytes, b.utf16)...)
	}
	before, outsideBefore, ok := p.entriesOf(original, &options)
	if !ok {
		return false
	}
	if options.UTF16 = ""; b.utf16 != "" {
		options.Encoding = ""
	}
	after, outsideAfter, ok := p.entriesOf(repaired, &options)
	if !ok || len(before) != len(after) || !slices.Equal(outsideBefore, outsideAfter) {
		return false
	}
	left := kindsOf(b.repairs, true)
	for i, e := range after {
		if i == len(b.entries) {
			break // what is behind the block
		}
		if !sameFields(b.entries[i], e) || !sameValues(b.entries[i], e) {
			return false
		}
		if hasFault(e, left) {
			return false
		}
	}
	if p.settling {
		return true
	}
	var again bytes.Buffer
	second := repairer{options: RepairOptions{Options: options}, parts: p.parts, out: &again, lineEnd: p.lineEnd, place: start, settling: true}
	reader := p.parts.open(repaired, &options)
	defer p.parts.close(reader)
	return second.repair(reader) == nil && bytes.HasPrefix(again.Bytes(), b.repaired)
}

// quietly decodes bytes as lines does, and notes nothing.
func (p *repairer) quietly(raw []byte, utf16 string) []byte {
	quiet := repairer{options: p.options, parts: p.parts, lineEnd: p.lineEnd, utf16: utf16}
	return quiet.lines(raw, record.Span{Start: 1, End: 1, Line: 1, Column: 1}, false)
}

// entriesOf reads the entries of a part of a document, which starts at the options'
// base, and the words outside of them. It is not ok where something is over a limit.
func (p *repairer) entriesOf(text []byte, o *Options) (entries []*Entry, outside []string, ok bool) {
	o.Base.End = o.Base.Start + int64(len(text))
	reader := p.parts.open(text, o)
	defer p.parts.close(reader)
	for {
		e, err := reader.ReadEntry()
		if e != nil && err == nil {
			entries = append(entries, e)
			continue
		}
		return entries, wordsOutside(reader), err == io.EOF
	}
}

// partReaders are readers whose memory is used again for the parts of a document.
type partReaders struct{ free []*Reader }

// open returns a reader of a part.
func (p *partReaders) open(text []byte, o *Options) *Reader {
	n := len(p.free)
	if n == 0 {
		return NewReader(bytes.NewReader(text), o)
	}
	reader := p.free[n-1]
	p.free = p.free[:n-1]
	reader.Reset(bytes.NewReader(text), o)
	return reader
}

// close takes back a reader, of which the entries may still be in use.
func (p *partReaders) close(reader *Reader) { p.free = append(p.free, reader) }
