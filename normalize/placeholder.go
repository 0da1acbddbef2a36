package normalize

import (
	"bytes"
	"errors"
	"strings"
)

// longestPlaceholder is more bytes than any value has that stands for none.
const longestPlaceholder = len("[An abstract is not available for this article.] ")

// noValues are keys of what exporters write in any field where they have nothing.
var noValues = map[string]bool{
	"n a": true, "na": true, "nan": true, "null": true, "none": true, "unknown": true, "tbd": true, "not available": true,
	"n pag": true, "no pagination": true, "np": true, "no page numbers": true, "no pagination specified": true, "pages not specified": true, "unpaginated": true,
}

// mayBeValues are the same, but a value in one field or another, such as the page
// xxx: only where a rule refused them do they stand for none.
var mayBeValues = map[string]bool{
	"nil": true, "undefined": true, "xxx": true, "not applicable": true, "not specified": true, "not stated": true, "not given": true,
	"untitled": true, "no title": true,
}

// StandsForNone reports whether a value that a rule refused says only that
// there is none, or none yet: "N/A", "?", "0", "Anonymous", "n.d.",
// "[No abstract available]". Such a value is no fault.
func StandsForNone(s string) bool {
	if len(s) > longestPlaceholder {
		return false
	}
	if SaysUndated(s) {
		return true
	}
	var buffer [2 * longestPlaceholder]byte
	key := AppendFoldKey(buffer[:0], s)
	return len(bytes.Trim(key, "0 ")) == 0 ||
		noValues[string(key)] || mayBeValues[string(key)] || noAuthors[string(key)] || noAbstracts[string(key)]
}

// RefusesNone reports whether the error is that a rule refused a value that
// stands for none.
func RefusesNone(err error) bool {
	var refused *RejectError
	return errors.As(err, &refused) && StandsForNone(refused.Value)
}

// SaysUndated reports whether a value says that the publication has no date:
// "n.d.", "[s.a.]".
func SaysUndated(s string) bool {
	return undated[strings.ToLower(strings.Trim(s, " []()"))]
}

// undated is what stands for a date where the publication states none, in
// English, Latin and the languages of the larger bibliographies.
var undated = map[string]bool{
	"n.d.": true, "n.d": true, "nd": true, "n. d.": true, "no date": true, "undated": true, "date unknown": true,
	"s.d.": true, "s. d.": true, "s.a.": true, "s. a.": true, "sine anno": true, "o.j.": true, "o. j.": true, "o.d.": true,
	"s.f.": true, "s. f.": true, "б.г.": true, "б. г.": true,
}
