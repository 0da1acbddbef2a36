package markup

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Form says what the records of a format are.
type Form struct {
	// Format is the format's name, and Code begins the codes of its diagnostics.
	Format record.Format
	Code   string
	// Records are the names of the elements that are records, Around those of the
	// elements that stand around them: the end of one ends a record too.
	Records, Around []string
}

// Options configure a [RecordReader] and a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of text that is not valid UTF-8; empty means the
	// one that the XML declaration names, or Windows-1252.
	Encoding string
	// MaxRecord is the largest record in bytes, and the most that is kept of text
	// outside of records; 0 means 64 MiB. MaxElements is the largest number of
	// elements in a record, MaxDepth how deep they may stand in each other; 0 means
	// 1,000,000 and 200.
	MaxRecord, MaxElements, MaxDepth int
	// Base is the place at which the input starts in its document, UTF16 its byte
	// order ("le", "be") where that was found to be UTF-16, and Position the number
	// of its first record: for reading one record again.
	Base     record.Span
	UTF16    string
	Position int
}

const (
	defaultMaxRecord   = 64 << 20
	defaultMaxElements = 1_000_000
	defaultMaxDepth    = 200
)

// Reader reads the records of a document. It is not safe for concurrent use.
type Reader struct {
	form     *Form
	options  Options
	in       input
	hash     hash.Hash // nil where a part of a document is read
	size     int64
	decoder  *charset.Decoder
	started  bool
	declared bool // the XML declaration was looked at
	another  bool // the declaration of another document stands before what comes
	// ownRecords and ownOutside are how many records the XML document has that is
	// read, and how many texts stood outside of records before it.
	ownRecords, ownOutside int
	fallback               bool // the fallback encoding was needed
	err                    error

	// longest is longer than "</" and the name of any record or of what stands
	// around them, and begins has the first bytes of these names.
	longest int
	begins  [256]bool

	notices     []record.Text
	outside     []record.Text
	outsideSize int
	early       []earlyText
	diagnostics []record.Diagnostic
	record      Record // the last one, reused
	paths       paths
	open        []openElement // of Elements, reused
}

// earlyText is a text outside of records that is not UTF-8 and stood before a
// declaration could name its encoding.
type earlyText struct {
	outside int // its place in Reader.outside
	bytes   []byte
}

// NewReader returns a reader of r. The error says that the encoding is unknown.
func NewReader(r io.Reader, form *Form, options *Options) (*Reader, error) {
	var o Options
	if options != nil {
		o = *options
	}
	decoder, err := charset.NewDecoder(o.Encoding)
	if err != nil {
		return nil, err
	}
	if o.MaxRecord <= 0 {
		o.MaxRecord = defaultMaxRecord
	}
	if o.MaxElements <= 0 {
		o.MaxElements = defaultMaxElements
	}
	if o.MaxDepth <= 0 {
		o.MaxDepth = defaultMaxDepth
	}
	reader := &Reader{form: form, options: o, decoder: decoder, longest: len("</>")}
	for _, names := range [][]string{form.Records, form.Around} {
		for _, name := range names {
			reader.longest = max(reader.longest, len("</>")+len(name))
			reader.begins[name[0]] = true
		}
	}
	if o.Base.IsZero() {
		reader.hash = sha256.New()
	}
	reader.in = input{source: &counter{r, reader}, place: placeOf(o.Base), step: stepOf(r)}
	return reader, nil
}

// counter counts and hashes what is read.
type counter struct {
	source io.Reader
	reader *Reader
}

// Read reads from the source.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.source.Read(p)
	c.reader.size += int64(n)
	if c.reader.hash != nil {
		c.reader.hash.Write(p[:n])
	}
	return n, err
}

// mostNotices is how many notices are kept of a document.
const mostNotices = 100

// Notice keeps a text that speaks of the document, once.
func (r *Reader) Notice(text string, span record.Span) {
	if len(r.notices) >= mostNotices || slices.ContainsFunc(r.notices, func(n record.Text) bool { return n.Text == text }) {
		return
	}
	r.notices = append(r.notices, record.Text{Text: text, Span: span})
}

// Document completes a description of the document: size, digest, encoding,
// notices, text outside of records, and diagnostics that belong to no record.
func (r *Reader) Document(d *record.Document) {
	d.Size = r.size
	d.Encoding = r.Encoding()
	d.Notices = r.notices
	d.Outside = r.outside
	d.Diagnostics = r.diagnostics
	if r.err == io.EOF && r.hash != nil {
		d.Digest = "sha256:" + hex.EncodeToString(r.hash.Sum(nil))
	}
}

// Encoding returns what the document has shown so far: "utf-8", "utf-16le",
// "utf-16be", or the name of the fallback encoding where a text needed it.
func (r *Reader) Encoding() string {
	switch {
	case r.in.utf16 != "":
		return r.in.utf16
	case r.fallback:
		return r.decoder.Encoding()
	}
	return charset.UTF8
}

// Next returns the next record, or nil and io.EOF. It is valid until the next call,
// but for its Text and Diagnostics. A *[record.ParseError] comes with a record over
// the limit, which has no text; the stream goes on. Errors of the underlying reader
// end it and are returned as they are.
func (r *Reader) Next() (*Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	if !r.started {
		r.started = true
		r.in.start(r.options.UTF16, !r.options.Base.IsZero())
	}
	name, err := r.findRecord()
	if err != nil {
		r.err = err
		return nil, err
	}
	return r.readRecord(name)
}

// findRecord goes to the next start tag of a record.
func (r *Reader) findRecord() (string, error) {
	for {
		w := r.in.window()
		at := bytes.IndexByte(w, '<')
		switch {
		case at > 0:
			r.keepOutside(at)
			continue
		case at < 0:
			if len(w) > r.options.MaxRecord {
				r.keepOutside(boundary(w[:r.options.MaxRecord]))
				continue
			}
			if !r.in.more() {
				r.keepOutside(len(r.in.window()))
				return "", r.in.err
			}
			continue
		}
		kind, n := constructAt(w, r.in.err != nil || len(w) > r.options.MaxRecord)
		switch kind {
		case incomplete:
			r.in.more()
			continue
		case startTag:
			if name := r.recordName(w[1:]); name != "" {
				r.declared, r.early = true, nil
				r.ownRecords++
				return name, nil
			}
		case endTag:
			if r.recordName(w[2:]) != "" {
				r.note("end-without-record", "a record's end tag stands where no record is open: its start is lost", n)
			}
		case instruction:
			r.readDeclaration(w[:n])
		case cdata:
			r.keepOutside(n)
			continue
		case loose:
			// The text goes on to the next "<", however much of it is at hand.
			if next := bytes.IndexByte(w[1:], '<'); next >= 0 {
				n = next + 1
			} else if r.in.err == nil && len(w) <= r.options.MaxRecord {
				r.in.more()
				continue
			} else if n = len(w); n > r.options.MaxRecord {
				n = max(boundary(w[:r.options.MaxRecord]), 1)
			}
			r.keepOutside(n)
			continue
		}
		r.declared = true
		r.in.advance(n)
	}
}

// boundary returns where a window of text can be divided: not inside a character
// that may go on behind it.
func boundary(w []byte) int {
	for i := 1; i < utf8.UTFMax && i < len(w); i++ {
		if c := w[len(w)-i]; utf8.RuneStart(c) {
			if c < utf8.RuneSelf || utf8.Valid(w[len(w)-i:]) {
				break
			}
			return len(w) - i
		}
	}
	return len(w)
}

// recordName returns the name of the record that a tag with the given text behind
// its "<" begins, "" for none.
func (r *Reader) recordName(text []byte) string { return named(r.form.Records, text) }

func named(names []string, text []byte) string {
	for _, name := range names {
		if isNamed(text, name) {
			return name
		}
	}
	return ""
}

// readDeclaration takes the encoding from an XML declaration at the document's
// start, unless the caller named one.
func (r *Reader) readDeclaration(text []byte) {
	if !isNamed(text[2:], "xml") {
		return
	}
	r.another = r.declared
	if r.ownRecords == 0 && len(r.outside) > r.ownOutside {
		// The document that ends here had text, and none of it was a record's.
		r.noteAt(record.SeverityError, "another-document", anotherDocument, r.outside[r.ownOutside].Span)
		r.another = false
	}
	r.ownRecords, r.ownOutside = 0, len(r.outside)
	if r.declared || r.options.Encoding != "" {
		return
	}
	declared, _ := Attribute(string(text[2:len(text)-2]), "encoding")
	if declared == "" || strings.HasPrefix(strings.ToLower(declared), "utf") {
		return
	}
	decoder, err := charset.NewDecoder(declared)
	if err != nil {
		r.note("unknown-encoding", fmt.Sprintf("the XML declaration names an unknown encoding, %q", declared), len(text))
		return
	}
	r.decoder = decoder
	for _, early := range r.early {
		r.outside[early.outside].Text = r.outsideText(early.bytes)
	}
	r.early = nil
}

// outsideText decodes a text outside of records.
func (r *Reader) outsideText(text []byte) string {
	if r.in.utf16 == "" && !utf8.Valid(text) {
		text = r.decodePieces(nil, text, nil, func(_, _ int) {})
	}
	return strings.TrimRight(string(text), " \t\r\n")
}

// keepOutside passes over n bytes of text outside of records and keeps them
// unless they are blank.
func (r *Reader) keepOutside(n int) {
	text := r.in.window()[:n]
	if trimmed := bytes.TrimLeft(text, " \t\r\n\ufeff"); len(trimmed) < len(text) {
		r.in.advance(len(text) - len(trimmed))
		n = len(trimmed)
		text = r.in.window()[:n]
	}
	if n == 0 {
		return
	}
	span := r.span(n)
	switch {
	case len(bytes.Trim(text, "\x00 \t\r\n")) == 0:
	case r.outsideSize+n > r.options.MaxRecord:
		r.note("outside-too-long", "text outside of records is larger than the limit; the rest was left out", n)
	default:
		if r.another {
			r.noteAt(record.SeverityError, "another-document", anotherDocument, r.span(n))
		}
		r.another = false
		r.outsideSize += n
		if !r.declared && !utf8.Valid(text) {
			r.early = append(r.early, earlyText{len(r.outside), bytes.Clone(text)})
		}
		r.outside = append(r.outside, record.Text{Text: r.outsideText(text), Span: span})
	}
	r.in.advance(n)
}

// span is the place of the first n bytes of the window.
func (r *Reader) span(n int) record.Span {
	p := r.in.place
	return record.Span{Start: p.offset, End: p.offset + int64(len(r.in.bytes(n))), Line: p.line, Column: p.column}
}

// note adds a warning about the document, or counts one more of its kind.
func (r *Reader) note(code, message string, n int) {
	r.noteAt(record.SeverityWarning, code, message, r.span(n))
}

func (r *Reader) noteAt(severity record.Severity, code, message string, at record.Span) {
	r.diagnostics = addDiagnostic(r.diagnostics, record.Diagnostic{
		Severity: severity, Code: r.form.Code + "." + code, Message: message, Span: at,
	})
}

const anotherDocument = "the file holds another XML document, and text of it is none of a record of this format"

func addDiagnostic(list []record.Diagnostic, d record.Diagnostic) []record.Diagnostic {
	for i := range list {
		if list[i].Code == d.Code {
			list[i].Count = max(list[i].Count, 1) + 1
			return list
		}
	}
	return append(list, d)
}
