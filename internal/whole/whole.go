// Package whole reads documents that are held in memory as a whole, such as pages,
// and gives their records one by one.
package whole

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/ibid-go/ibid/record"
)

// Reader gives the records of a document that is read when the first of them is
// asked for. It is not safe for concurrent use.
type Reader struct {
	read    func() ([]*record.Record, error)
	records []*record.Record
	// failure is reported once, before io.EOF; fatal failures every time.
	failure error
	fatal   bool
	started bool
}

// NewReader returns a reader of the records that the function reads, which is
// called once.
func NewReader(read func() ([]*record.Record, error)) Reader { return Reader{read: read} }

// Read returns the next record, or nil and io.EOF. A *[record.ParseError] of the
// document comes once, without a record and before those that were read all the
// same; any other error comes every time.
func (r *Reader) Read() (*record.Record, error) {
	if !r.started {
		r.started = true
		r.records, r.failure = r.read()
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
	if len(r.records) == 0 {
		return nil, io.EOF
	}
	next := r.records[0]
	r.records = r.records[1:]
	return next, nil
}

// Content reads a page of at most so many bytes, and sets the digest and the size
// of its document. A larger one gives a *[record.ParseError] with the code, which
// wraps [record.ErrTooLong]; an error of the reader is returned as it is.
func Content(input io.Reader, most int, document *record.Document, code string) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(input, int64(most)+1))
	if err != nil {
		return nil, err
	}
	if len(content) > most {
		return nil, &record.ParseError{
			Document: document.Name,
			Diagnostic: record.Diagnostic{
				Severity: record.SeverityError, Code: code,
				Message: fmt.Sprintf("the page is larger than %d bytes and was not read", most),
			},
			Err: record.ErrTooLong,
		}
	}
	digest := sha256.Sum256(content)
	document.Digest = "sha256:" + hex.EncodeToString(digest[:])
	document.Size = int64(len(content))
	return content, nil
}
