// Package whole reads documents that are held in memory as a whole, such as pages,
// and gives their records one by one.
package whole

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/ibid-go/ibid/record"
)

// ReadPage reads the records of a page by its content, and says in the document,
// which has its name, source and format, what else there is.
type ReadPage func(content []byte, document *record.Document) (Records, error)

// Records gives one record after the other, and nil behind the last one. Nil has
// none.
type Records func() *record.Record

// List gives records that are there.
func List(records []*record.Record) Records {
	return func() *record.Record {
		if len(records) == 0 {
			return nil
		}
		next := records[0]
		records = records[1:]
		return next
	}
}

// Page is a page that is to be read.
type Page struct {
	Input io.Reader
	// Most is how many bytes it may have; Code is that of the diagnostic of one
	// that is larger.
	Most int
	Code string
	// Document has its name, source and format.
	Document record.Document
}

// Reader gives the records of a page, which is read when the first of them is
// asked for. It is not safe for concurrent use.
type Reader struct {
	page Page
	read ReadPage
	next Records
	// failure is reported once, before io.EOF; fatal failures every time.
	failure error
	fatal   bool
	started bool
}

// NewReader returns a reader of a page.
func NewReader(page Page, read ReadPage) *Reader { return &Reader{page: page, read: read} }

// Read returns the next record, or nil and io.EOF. A *[record.ParseError] of the
// document, such as that it is over the limit ([record.ErrTooLong]), comes once,
// without a record and before those that were read all the same; any other error
// comes every time, and is that of the input as it is.
func (r *Reader) Read() (*record.Record, error) {
	if !r.started {
		r.started = true
		r.start()
		var damaged *record.ParseError
		r.fatal = r.failure != nil && !errors.As(r.failure, &damaged)
	}
	if r.failure != nil {
		failure := r.failure
		if !r.fatal {
			r.failure = nil
		}
		return nil, failure
	}
	if r.next == nil {
		return nil, io.EOF
	}
	next := r.next()
	if next == nil {
		r.next = nil
		return nil, io.EOF
	}
	return next, nil
}

// All returns an iterator over the remaining records. A *[record.ParseError] does
// not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes the page; it is complete after io.EOF.
func (r *Reader) Document() *record.Document { return &r.page.Document }

// start reads the page and its records.
func (r *Reader) start() {
	content, err := r.content()
	if err != nil {
		r.failure = err
		return
	}
	r.next, r.failure = r.read(content, &r.page.Document)
}

// readAll reads no more than one byte over the limit, into memory of the right size
// where the input says how much it has.
func readAll(input io.Reader, most int) ([]byte, error) {
	limited := io.LimitReader(input, int64(most)+1)
	sized, ok := input.(interface{ Len() int })
	if !ok {
		return io.ReadAll(limited)
	}
	content := bytes.NewBuffer(make([]byte, 0, min(sized.Len(), most+1)+bytes.MinRead))
	_, err := content.ReadFrom(limited)
	return content.Bytes(), err
}

// content reads the page, and sets the digest and the size of its document.
func (r *Reader) content() ([]byte, error) {
	p := &r.page
	content, err := readAll(p.Input, p.Most)
	if err != nil {
		return nil, err
	}
	if len(content) > p.Most {
		return nil, &record.ParseError{
			Document: p.Document.Name,
			Diagnostic: record.Diagnostic{
				Severity: record.SeverityError, Code: p.Code,
				Message: fmt.Sprintf("the page is larger than %d bytes and was not read", p.Most),
			},
			Err: record.ErrTooLong,
		}
	}
	digest := sha256.Sum256(content)
	p.Document.Digest = "sha256:" + hex.EncodeToString(digest[:])
	p.Document.Size = int64(len(content))
	return content, nil
}
