// Package webpage reads bibliographic pages that a person copied as text: a
// reader per family of page, each of which is a table (its labels, its
// grammar, what tells it apart) and not a program.
//
// A page holds one record or a list of them. What no rule of the family reads
// stays as unclaimed text of the record or, where it speaks of the page or
// site, as a notice of the document.
//
// Pages are held in memory whole, up to [Options].MaxDocument bytes.
package webpage

import (
	"io"
	"iter"

	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	Name     string
	Source   string
	Kind     record.SourceKind
	Encoding string
	// Family forces a family instead of detecting it.
	Family string
	// MaxDocument is the largest page in bytes; 0 means 16 MiB.
	MaxDocument int
}

// Reader reads the records of one page.
type Reader struct{}

// NewReader returns a reader of the page in r.
func NewReader(r io.Reader, o *Options) *Reader { return &Reader{} }

// Read returns the next record, or nil and io.EOF.
func (r *Reader) Read() (*record.Record, error) { return nil, io.EOF }

// All returns an iterator over the remaining records.
func (r *Reader) All() iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {}
}

// Document describes the page; it is complete after io.EOF.
func (r *Reader) Document() *record.Document { return nil }

// Match is a family of page that fits a text.
type Match struct {
	Family   string
	Score    int
	Evidence []string
}

// Detect says which families the text fits, best first; Score is between 0
// and 100.
func Detect(text string) []Match { return nil }

// Rules are the rules of this package's traces, beyond package normalize's.
func Rules() record.RuleSet { return nil }
