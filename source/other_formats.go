package source

import (
	"errors"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// ErrOtherFormat is the cause in a *record.ParseError where a part of a document
// is in another format than the rest, and its records are not read.
var ErrOtherFormat = errors.New("records of another format")

// otherFormat is the code of such a part.
const otherFormat = "source.other-format"

// OtherFormats looks through the text outside of a document's records, from which
// nothing is read, for records of another format: somebody put two files together
// into one. It returns a diagnostic of an error for each part of the text that
// would be recognised as a document of its own. [Collection.All] gives them as
// errors; who uses [Open] asks when the reader has come to its end.
func OtherFormats(d *record.Document) []record.Diagnostic {
	var found []record.Diagnostic
	for rest := d.Outside; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Span.Start-rest[n-1].Span.End <= betweenLines {
			n++
		}
		if f, ok := formatOutside(rest[:n], d.Format); ok {
			found = append(found, record.Diagnostic{
				Severity: record.SeverityError, Code: otherFormat, Span: record.Span{
					Start: rest[0].Span.Start, End: rest[n-1].Span.End, Line: rest[0].Span.Line, Column: rest[0].Span.Column,
				},
				Message: "a part of the file is in another format, and its records are not read: " + f.Name,
			})
		}
		rest = rest[n:]
	}
	return found
}

// betweenLines is how many bytes may stand between two texts of one part: ends of
// lines and blanks.
const betweenLines = 64

// mostLooked is how much of a text is looked at.
const mostLooked = 64 << 10

// formatOutside recognises the format of texts that follow each other in a
// document of another one. Formats that any text may fit do not count.
func formatOutside(texts []record.Text, own record.Format) (format, bool) {
	var text strings.Builder
	for i := 0; i < len(texts) && text.Len() < mostLooked; i++ {
		text.WriteString(texts[i].Text)
		text.WriteByte('\n')
	}
	candidates := Detect([]byte(text.String()), "")
	if len(candidates) == 0 || candidates[0].Score < enough {
		return format{}, false
	}
	switch candidates[0].Format {
	case own, record.FormatWebPage, record.FormatCSV:
		return format{}, false
	}
	f, ok := lookup(candidates[0].Format)
	return f, ok && f.hasTitle(text.String())
}

// hasTitle reports whether a text has a record with a title: a line or two may
// look like a format by chance.
func (f format) hasTitle(text string) bool {
	reader, err := f.read(strings.NewReader(text), part{})
	if err != nil {
		return false
	}
	for r := range reader.All() {
		if r != nil && r.Title() != "" {
			return true
		}
	}
	return false
}
