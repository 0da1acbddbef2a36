package normalize

import "github.com/ibid-go/ibid/record"

// Found is a value that a scanner found in running text, at text[Start:End].
type Found[T any] struct {
	Value      T
	Start, End int
}

// Extent is what a pages field can say: a range or an article number.
type Extent struct {
	Pages         record.Pages
	ArticleNumber string
}

// Pages reads one field that holds pages or an article number: "994-1014",
// "6913-7", "S12-9", "xii-xxx", "e17362", "pii: E1392". Rejects "994-14".
func Pages(s string) (Extent, error) { return Extent{}, nil }

// PageRange reads pages from a first and a last page in two fields, either of
// which may be "" or hold the whole range.
func PageRange(first, last string) (Extent, error) { return Extent{}, nil }

// PageKey folds a page or article number for comparison: "S12", "e17362".
func PageKey(s string) string { return "" }

// Numbering is what a volume or issue field can say.
type Numbering struct {
	Volume, Issue, Supplement, Part string
}

// Volume reads a volume field: "22", "Vol. XXII", "22(7)", "12 Suppl 1".
// Rejects placeholders such as "0".
func Volume(s string) (Numbering, error) { return Numbering{}, nil }

// Issue reads an issue field: "7", "7-8", "Suppl 1", "Pt 2".
func Issue(s string) (Numbering, error) { return Numbering{}, nil }

// Link reads a URL. Rejects local paths and identifiers' URLs, which
// [Identifiers] reads.
func Link(s string) (record.Link, error) { return record.Link{}, nil }

// URLKey folds scheme, www, tracking parameters, fragment and final slash.
func URLKey(s string) string { return "" }

// JournalKey is the key of a journal title or abbreviation in its own form;
// [JournalsAgree] compares a title with an abbreviation.
func JournalKey(s string) string { return "" }

// JournalsAgree reports whether two journal titles or abbreviations can name
// the same journal by their forms: equal keys, or every word of one in order
// an abbreviation of the other's.
func JournalsAgree(a, b string) bool { return false }

// IsAbbreviation reports whether a journal's name has the form of an
// abbreviation (ISO 4 with stops, MEDLINE without).
func IsAbbreviation(s string) bool { return false }

// JournalAbbreviation reads a journal's abbreviated title.
func JournalAbbreviation(s string) (record.Abbreviation, error) { return record.Abbreviation{}, nil }

// JournalTitle reads a journal's title.
func JournalTitle(s string) (string, error) { return "", nil }

// NumberOfPages reads an extent.
func NumberOfPages(s string) (int, error) { return 0, nil }

// ArticleNumber reads an article number.
func ArticleNumber(s string) (string, error) { return "", nil }
