// Package charset reads lines of text in any encoding without losing the
// places of the original bytes.
//
// UTF-16 is decided for the whole document by its byte order mark or by the
// pattern of its zero bytes. Otherwise every line is UTF-8 or, when it is not
// valid UTF-8, in the fallback encoding (Windows-1252 unless the caller names
// another). A byte order mark is skipped at any line's start. Lines end at LF,
// CR or CRLF, as an editor counts them.
package charset

import (
	"io"

	"github.com/ibid-go/ibid/record"
)

// Options configure a [LineReader]. The zero value and nil work.
type Options struct {
	// Encoding names the encoding of the document, or of its lines that are
	// not valid UTF-8, as the WHATWG Encoding Standard labels encodings
	// ("windows-1251", "gb18030"). Empty means detection with Windows-1252.
	Encoding string
	// MaxLine is the longest line in bytes that is read whole; 0 means 64 MiB.
	MaxLine int
	// Base is the place at which the reader starts in the original document,
	// for reading a part of it again. The zero Base is the document's start.
	Base record.Span
	// UTF16 is "le" or "be" to force UTF-16 without a byte order mark, for
	// reading again a part of a document that was found to be UTF-16.
	UTF16 string
}

// LineReader reads the lines of a document. It is not safe for concurrent use.
type LineReader struct {
}

// NewLineReader returns a reader of r's lines.
func NewLineReader(r io.Reader, o *Options) (*LineReader, error) { return nil, nil }

// Line is one line. Its byte slices are valid until the next call to Next.
type Line struct {
	// Text is the decoded line without its line end and byte order mark.
	Text []byte
	// Raw is the original line with both.
	Raw []byte
	// Start is the offset of Raw in the document, Number the 1-based line.
	Start  int64
	Number int
}

// Next returns the next line, io.EOF after the last one, the underlying
// reader's error as it is, or an error that wraps [record.ErrTooLong] for a
// line over the limit, which is skipped: the next call gives the line after.
func (r *LineReader) Next() (Line, error) { return Line{}, io.EOF }

// Encoding returns what the document has shown so far: "utf-8", "utf-16le",
// "windows-1252" when a line needed the fallback, and so on.
func (r *LineReader) Encoding() string { return "" }

// Span returns the place in the document of the decoded text l.Text[i:j].
func (l *Line) Span(i, j int) record.Span { return record.Span{} }

// TextAt returns the decoded text of a span of a document of size bytes that
// a LineReader read as having the given encoding (see [LineReader.Encoding]).
// Where lines decide their encoding by themselves, the whole line around the
// span decides, as it did when the document was read.
func TextAt(document io.ReaderAt, size int64, span record.Span, encoding string) (string, error) {
	return "", nil
}
