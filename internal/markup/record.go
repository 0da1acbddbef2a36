package markup

import (
	"bytes"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Record is one record as it stood.
type Record struct {
	// Name is that of its element.
	Name string
	// Text is the record decoded, from its start tag to its end tag; empty for
	// one over the limit.
	Text string
	// Bytes are the record's own bytes; valid until the next call of the reader.
	Bytes []byte
	// Span covers them.
	Span record.Span
	// Closed is set where the end tag was found.
	Closed bool
	// Diagnostics are what was noticed on the way.
	Diagnostics []record.Diagnostic

	code    string
	offsets []int32 // of each byte of Text in Bytes; nil where they are equal
	lines   []int   // where the lines begin in Text, but the first
	divided bool    // lines is filled
	near    int     // the lines before the last place
}

// Place returns the place of Text[from:to].
func (r *Record) Place(from, to int) record.Span {
	start := r.offset(from)
	span := record.Span{
		Start: r.Span.Start + int64(start), End: r.Span.Start + int64(r.offset(to)), Line: r.Span.Line, Column: r.Span.Column + start,
	}
	if !r.divided {
		r.divideLines()
	}
	if n := r.linesBefore(from); n > 0 {
		span.Line += n
		span.Column = start - r.offset(r.lines[n-1]) + 1
	}
	return span
}

// linesBefore returns how many of the lines begin at a place of the text or before
// it. Most places are near the one before.
func (r *Record) linesBefore(at int) int {
	n, lines := r.near, r.lines
	if n > 0 && lines[n-1] > at || n+few < len(lines) && lines[n+few] <= at {
		n = sort.SearchInts(lines, at+1)
	} else {
		for n < len(lines) && lines[n] <= at {
			n++
		}
	}
	r.near = n
	return n
}

// few is how many lines are counted through.
const few = 4

// divideLines finds the lines of the text, which end at LF, CR or CRLF.
func (r *Record) divideLines() {
	r.divided = true
	text := r.Text
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '\n')
		part := text[at:]
		if i >= 0 {
			part = text[at : at+i]
		}
		for from := 0; ; {
			cr := strings.IndexByte(part[from:], '\r')
			if cr < 0 {
				break
			}
			if from += cr + 1; from < len(part) || i < 0 {
				r.lines = append(r.lines, at+from)
			}
		}
		if i < 0 {
			return
		}
		at += i + 1
		r.lines = append(r.lines, at)
	}
}

func (r *Record) offset(at int) int {
	if r.offsets == nil {
		return at
	}
	return int(r.offsets[at])
}

// note adds a diagnostic, or counts one more of its kind.
func (r *Record) note(severity record.Severity, code, message, tag string, span record.Span) {
	r.Diagnostics = addDiagnostic(r.Diagnostics, record.Diagnostic{
		Severity: severity, Code: r.code + "." + code, Message: message, Tag: tag, Span: span,
	})
}

// readRecord reads the record that the window begins with.
func (r *Reader) readRecord(name string) (*Record, error) {
	rec := &r.record
	*rec = Record{Name: name, code: r.form.Code, Span: r.span(0), lines: rec.lines[:0]}
	at, tooLong := r.startTag(), false
	if at < 0 {
		rec.Closed = true
		r.take(rec, -at)
		return rec, nil
	}
	for {
		found, closed := false, false
		if at, found, closed = r.findEnd(at, name); found {
			if rec.Closed = closed; !closed && at == len(r.in.window()) && r.in.err != nil && r.in.err != io.EOF {
				r.err = r.in.err
				return nil, r.err
			}
			if !tooLong && at <= r.options.MaxRecord {
				r.take(rec, at)
				return rec, nil
			}
			r.in.advance(at)
			break
		}
		if at > r.options.MaxRecord || tooLong {
			tooLong = true
			r.in.advance(at)
			at = 0
		}
		r.in.more()
	}
	rec.Span.End = r.in.place.offset
	d := record.Diagnostic{
		Severity: record.SeverityError, Code: r.form.Code + ".record-too-long", Span: rec.Span,
		Message: fmt.Sprintf("the record is larger than the limit of %d bytes", r.options.MaxRecord),
	}
	rec.Diagnostics = append(rec.Diagnostics, d)
	return rec, &record.ParseError{Diagnostic: d, Err: record.ErrTooLong}
}

// startTag returns the length of the start tag that the window begins with,
// negative for an element without content.
func (r *Reader) startTag() int {
	for {
		w := r.in.window()
		switch kind, n := constructAt(w, r.in.err != nil || len(w) > r.options.MaxRecord); {
		case kind == incomplete:
			r.in.more()
		case n > 2 && w[n-1] == '>' && w[n-2] == '/':
			return -n
		default:
			return n
		}
	}
}

// findEnd looks from a place in the window for the end of the record with the
// name. Where it is not found, end is the place at which to go on when more of
// the document is there.
func (r *Reader) findEnd(at int, name string) (end int, found, closed bool) {
	w := r.in.window()
	whole := r.in.err != nil
	for {
		i := bytes.IndexByte(w[at:], '<')
		if i < 0 {
			return len(w), whole, false
		}
		at += i
		if at+1 < len(w) && w[at+1] != '!' {
			c := w[at+1]
			if c == '/' && at+2 < len(w) {
				c = w[at+2]
			}
			if c != '/' && !r.begins[c] { // as most tags are
				at++
				continue
			}
		}
		rest := w[at:]
		if len(rest) < r.longest && !whole {
			return at, false, false
		}
		n := 1
		switch {
		case len(rest) < 2:
		case rest[1] == '/':
			if len(rest) < 3 || !r.begins[rest[2]] {
				break
			}
			if named(r.form.Around, rest[2:]) != "" {
				return at, true, false
			}
			if r.recordName(rest[2:]) != "" {
				kind, length := constructAt(rest, whole || len(rest) > r.options.MaxRecord)
				if kind == incomplete {
					return at, false, false
				}
				return at + length, true, true
			}
		case rest[1] == '!' && (len(rest) < len(cdataStart) || rest[2] == '-' || rest[2] == '['):
			kind, length := constructAt(rest, whole || len(rest) > r.options.MaxRecord)
			switch {
			case kind == incomplete:
				return at, false, false
			case kind == comment, kind == cdata && !bytes.Contains(rest[:length], []byte("</"+name)):
				n = length
			}
		case r.begins[rest[1]] && r.recordName(rest[1:]) != "":
			return at, true, false
		}
		at += n
	}
}

// take makes the first n bytes of the window the record's text.
func (r *Reader) take(rec *Record, n int) {
	w := r.in.window()[:n]
	rec.Bytes = r.in.bytes(n)
	rec.Span.End = rec.Span.Start + int64(len(rec.Bytes))
	switch {
	case r.in.utf16 != "":
		rec.Text = string(w)
		rec.offsets = offsetsUTF16(rec.Text, len(rec.Bytes))
	case utf8.Valid(w):
		rec.Text = string(w)
	default:
		r.decodeRecord(rec, w)
	}
	if !rec.Closed {
		rec.note(record.SeverityWarning, "unclosed-record", "the record has no end tag; it ends where the next one starts or the document ends", rec.Name, rec.Place(0, 0))
	}
	r.in.advance(n)
}

// decodeRecord decodes a record that is not UTF-8.
func (r *Reader) decodeRecord(rec *Record, w []byte) {
	type place struct{ from, to int }
	var notUTF8 []place
	rec.offsets = make([]int32, 0, len(w)+len(w)/8+1)
	out := r.decodePieces(make([]byte, 0, len(w)+len(w)/8), w, &rec.offsets, func(from, to int) { notUTF8 = append(notUTF8, place{from, to}) })
	rec.offsets = append(rec.offsets, int32(len(w)))
	rec.Text = string(out)
	for _, p := range notUTF8 {
		rec.note(record.SeverityNote, "not-utf-8", "a text that is not UTF-8 was read in another encoding, "+r.decoder.Encoding(), "", rec.Place(p.from, p.to))
	}
}

// decodePieces appends the decoded form of w to dst, each text between angle
// brackets for itself, and calls notUTF8 for those that are not UTF-8. Offsets may
// be nil.
func (r *Reader) decodePieces(dst, w []byte, offsets *[]int32, notUTF8 func(from, to int)) []byte {
	for at := 0; at < len(w); {
		n := bytes.IndexAny(w[at:], "<>")
		if n == 0 {
			dst = append(dst, w[at])
			if offsets != nil {
				*offsets = append(*offsets, int32(at))
			}
			at++
			continue
		}
		if n < 0 {
			n = len(w) - at
		}
		from, fallback := len(dst), false
		if dst, fallback = r.decoder.Append(dst, w[at:at+n], offsets, at); fallback {
			r.fallback = true
			notUTF8(from, len(dst))
		}
		at += n
	}
	return dst
}

// offsetsUTF16 returns for each byte of text, and its end, the offset in UTF-16,
// which takes size bytes.
func offsetsUTF16(text string, size int) []int32 {
	offsets := make([]int32, 0, len(text)+1)
	at := 0
	for i, c := range text {
		width := 1
		if c >= utf8.RuneSelf {
			width = utf8.RuneLen(c)
			if c == utf8.RuneError {
				_, width = utf8.DecodeRuneInString(text[i:])
			}
		}
		for range width {
			offsets = append(offsets, int32(min(at, size)))
		}
		at += 2
		if c >= 0x10000 {
			at += 2
		}
	}
	return append(offsets, int32(size))
}

// TextAt returns the decoded text of a span of a document of size bytes that a
// [Reader] read as having the given encoding. Text that is not UTF-8 is decoded
// as it was then: together with all that stands between the same two angle
// brackets.
func TextAt(document io.ReaderAt, size int64, span record.Span, encoding string) (string, error) {
	switch encoding {
	case "", charset.UTF8, charset.UTF16LE, charset.UTF16BE:
		return charset.TextAt(document, size, span, encoding)
	}
	decoder, err := charset.NewDecoder(encoding)
	if err != nil {
		return "", err
	}
	if span.Start < 0 || span.End < span.Start || span.End > size {
		return charset.TextAt(document, size, span, charset.UTF8) // its error
	}
	from, err := charset.LastBefore(document, span.Start, "<>")
	if err != nil {
		return "", err
	}
	from++
	to, err := bracketBehind(document, span.End, size)
	if err != nil {
		return "", err
	}
	whole, err := charset.BytesAt(document, from, to)
	if err != nil {
		return "", err
	}
	var out []byte
	start, end := int(span.Start-from), int(span.End-from)
	for at := 0; at < end; {
		n := bytes.IndexAny(whole[at:], "<>")
		switch {
		case n == 0:
			if at >= start {
				out = append(out, whole[at])
			}
			at++
			continue
		case n < 0:
			n = len(whole) - at
		}
		if at+n > start {
			var offsets []int32
			text, _ := decoder.Append(nil, whole[at:at+n], &offsets, at)
			for i, offset := range offsets {
				if int(offset) >= start && int(offset) < end {
					out = append(out, text[i])
				}
			}
		}
		at += n
	}
	return string(out), nil
}

const searchStep = 4096

// bracketBehind returns the place of the first angle bracket at pos or behind it.
func bracketBehind(document io.ReaderAt, pos, size int64) (int64, error) {
	for pos < size {
		b, err := charset.BytesAt(document, pos, min(pos+searchStep, size))
		if err != nil {
			return 0, err
		}
		if i := bytes.IndexAny(b, "<>"); i >= 0 {
			return pos + int64(i), nil
		}
		pos += int64(len(b))
	}
	return size, nil
}
