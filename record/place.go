package record

// Span is a half-open range [Start, End) of bytes in the original bytes of one
// document. Line and Column, both 1-based with columns counted in bytes, say
// where Start stands; lines end as an editor ends them, at LF, CR or CRLF.
// The zero Span is detached: it points nowhere, as in a record that was made
// by a program and not read from a document.
type Span struct {
	Start  int64 `json:"start"`
	End    int64 `json:"end"`
	Line   int   `json:"line,omitzero"`
	Column int   `json:"column,omitzero"`
}

// Len returns the number of bytes that s covers.
func (s Span) Len() int64 { return s.End - s.Start }

// IsZero reports whether s is detached.
func (s Span) IsZero() bool { return s == Span{} }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether every byte of t is in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Text is a piece of a document's text with its place, decoded to UTF-8.
type Text struct {
	Text string `json:"text"`
	Span Span   `json:"span,omitzero"`
}

// Document describes one source document after it was read to its end.
type Document struct {
	// Name is the name that the caller gave, usually a path; "-" is standard
	// input. Places refer to their document by this name.
	Name string `json:"name"`
	// Digest is "sha256:" and the hexadecimal digest of the document's bytes.
	Digest string `json:"digest,omitzero"`
	// Size is the number of bytes.
	Size     int64  `json:"size,omitzero"`
	Format   Format `json:"format,omitzero"`
	Dialect  string `json:"dialect,omitzero"`
	Encoding string `json:"encoding,omitzero"`
	// Source is what the user declared the document to be, see [Origin].
	Source string `json:"source,omitzero"`
	// Records is the number of records that were read from it.
	Records int `json:"records"`
	// Notices are statements about the page or file and not about any
	// publication in it: a site's terms, its contact, a download's header.
	Notices []Text `json:"notices,omitempty"`
	// Outside is text between, before and after the records, in order.
	Outside []Text `json:"outside,omitempty"`
	// Diagnostics are the recoveries that belong to no record.
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
}

// SourceKind says what kind of source a record came from, in the sense of the
// PRISMA 2020 flow diagram.
type SourceKind string

// The kinds of source that a user can declare.
const (
	SourceDatabase SourceKind = "database"
	SourceRegister SourceKind = "register"
	SourceOther    SourceKind = "other"
)

// Origin says where a record stood.
type Origin struct {
	// Document is the [Document.Name] it was read from.
	Document string `json:"document,omitzero"`
	// Source is the declared source, by default the document's name, and Kind
	// its kind where the user declared one.
	Source string     `json:"source,omitzero"`
	Kind   SourceKind `json:"kind,omitzero"`
	// Platform and Database are what the record itself names: the service that
	// delivered it ("Ovid") and the database it was in ("MEDLINE"). They are not
	// concluded from a link into a service, which stays with a record wherever it
	// is taken, nor from Dialect, which stands for itself.
	Platform string `json:"platform,omitzero"`
	Database string `json:"database,omitzero"`
	Format   Format `json:"format,omitzero"`
	// Dialect is the exporter or page family that the reader recognised.
	Dialect string `json:"dialect,omitzero"`
	// Position is the 1-based number of the record in its document.
	Position int `json:"position,omitzero"`
	// Span covers all bytes of the record.
	Span Span `json:"span,omitzero"`
}
