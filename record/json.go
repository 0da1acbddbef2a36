package record

import (
	"errors"
	"fmt"
)

// JSONVersion is the version of the JSON form; it changes when a reader of
// the old form would misread the new one.
const JSONVersion = "1"

// Bundle is Ibid's JSON document: the documents that were read, their records
// once each, and the works made of them. Works name their records by id.
type Bundle struct {
	Ibid      string      `json:"ibid"`
	Documents []*Document `json:"documents"`
	Records   []*Record   `json:"records"`
	Works     []*Work     `json:"works"`
	// Pairs are compared pairs of records of different works.
	Pairs   []Pair  `json:"pairs,omitempty"`
	Studies []Study `json:"studies,omitempty"`
}

// Line is one line of Ibid's JSON lines: one work with the records it was
// made of and the documents that these stood in; or, where nothing was
// resolved, records as they were read, or documents; or, behind the works, what
// stands between them: pairs of records of different works, and studies. A line
// without a work has one of the others.
type Line struct {
	Ibid      string      `json:"ibid"`
	Work      *Work       `json:"work,omitzero"`
	Records   []*Record   `json:"records"`
	Documents []*Document `json:"documents"`
	Pairs     []Pair      `json:"pairs,omitempty"`
	Studies   []Study     `json:"studies,omitempty"`
}

// ErrJSONVersion is the cause in a [JSONError] when a document states no
// version of the JSON form or one that this package does not know.
var ErrJSONVersion = errors.New("unknown version of Ibid's JSON form")

// ErrTooDeep is the cause in a [JSONError] or [ParseError] when values are
// nested more deeply than the limit allows.
var ErrTooDeep = errors.New("nested more deeply than the limit")

// JSONError says where Ibid's JSON could not be read.
type JSONError struct {
	// Offset is the 0-based byte of the input at which reading failed.
	Offset int64
	// Line is the 1-based line, where the input is JSON lines; else 0.
	Line int
	// Err is the cause: a *json.SyntaxError, [ErrJSONVersion], [ErrTooLong],
	// [ErrTooDeep], io.ErrUnexpectedEOF.
	Err error
}

// Error describes the cause and its place.
func (e *JSONError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("JSON, line %d, byte %d: %v", e.Line, e.Offset, e.Err)
	}
	return fmt.Sprintf("JSON, byte %d: %v", e.Offset, e.Err)
}

// Unwrap returns the cause.
func (e *JSONError) Unwrap() error { return e.Err }

// ReadOptions are limits for reading Ibid's JSON. The zero value and nil work.
type ReadOptions struct {
	// MaxElement is the largest element (a document, record, work, pair, study
	// or line) in bytes; 0 means 64 MiB.
	MaxElement int
	// MaxDepth is how deeply the values of an element may be nested; 0 means
	// 100. The model itself needs some 10 levels.
	MaxDepth int
}

const (
	defaultMaxElement = 64 << 20
	defaultMaxDepth   = 100
)

// limits returns the options with the defaults filled in.
func (o *ReadOptions) limits() ReadOptions {
	limits := ReadOptions{MaxElement: defaultMaxElement, MaxDepth: defaultMaxDepth}
	if o != nil && o.MaxElement > 0 {
		limits.MaxElement = o.MaxElement
	}
	if o != nil && o.MaxDepth > 0 {
		limits.MaxDepth = o.MaxDepth
	}
	return limits
}

// checkVersion refuses a version of the JSON form other than JSONVersion.
func checkVersion(version string) error {
	switch version {
	case JSONVersion:
		return nil
	case "":
		return fmt.Errorf(`%w: no member "ibid" states one (this reader knows %q)`, ErrJSONVersion, JSONVersion)
	default:
		return fmt.Errorf("%w: %q (this reader knows %q)", ErrJSONVersion, version, JSONVersion)
	}
}
