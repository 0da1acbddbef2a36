package source

import (
	"errors"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// ErrOtherFormat is the cause in a *record.ParseError where a part of a document
// is in another format than the rest, and its records are not read.
var ErrOtherFormat = errors.New("records of another format")

// otherFormat is the code of such a part.
const otherFormat = "source.other-format"

// OtherFormats looks through what no record of a document has for records of another
// format: somebody put two files together into one. It returns a diagnostic of an
// error for each part of the text that would be recognised as a document of its own:
// text outside of records, from which nothing is read, and what stands behind a blank
// line in the last record, which may be nil. Readers whose records have no end take
// what stands behind the last one for lines of its last value. [Collection.All] gives
// them as errors; who uses [Open] asks when the reader has come to its end.
func OtherFormats(d *record.Document, last *record.Record) []record.Diagnostic {
	return otherFormats(d, textsBehind(last))
}

func otherFormats(d *record.Document, last behind) []record.Diagnostic {
	var found []record.Diagnostic
	for rest := d.Outside; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Span.Start-rest[n-1].Span.End <= betweenLines {
			n++
		}
		if f, ok := formatOutside(rest[:n], d.Format); ok {
			found = append(found, foundOther(f, rest[:n]))
		}
		rest = rest[n:]
	}
	if f, ok := formatOutside(last.texts, last.own); ok {
		found = append(found, foundOther(f, last.texts))
	}
	return found
}

// betweenLines is how many bytes may stand between two texts of one part: ends of
// lines and blanks.
const betweenLines = 64

// mostLooked is how much of a text is looked at.
const mostLooked = 64 << 10

// goOn are the formats whose values may have further lines with blank ones between.
var goOn = map[record.Format]bool{
	record.FormatRIS: true, record.FormatMEDLINE: true, record.FormatRefer: true, record.FormatRefWorks: true,
	record.FormatOvid: true, record.FormatCochrane: true,
}

// behind is what stands in a record of a format behind a blank line of its last
// value.
type behind struct {
	texts []record.Text
	own   record.Format
}

// textsBehind shares no more than strings with the record, whose memory others may
// use.
func textsBehind(r *record.Record) behind {
	if r == nil || len(r.Raw) == 0 || !goOn[r.Origin.Format] {
		return behind{}
	}
	field := &r.Raw[len(r.Raw)-1]
	if len(field.ValueSpans) < 3 { // the value, a blank line and another one
		return behind{}
	}
	lines := strings.Split(field.Value, "\n")
	blank := slices.IndexFunc(lines, isBlank)
	if blank <= 0 || len(lines) != len(field.ValueSpans) {
		return behind{}
	}
	b := behind{own: r.Origin.Format}
	for i := blank + 1; i < len(lines); i++ {
		if !isBlank(lines[i]) {
			b.texts = append(b.texts, record.Text{Text: lines[i], Span: field.ValueSpans[i]})
		}
	}
	return b
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// foundOther says that texts are in another format.
func foundOther(f format, texts []record.Text) record.Diagnostic {
	first, last := texts[0].Span, texts[len(texts)-1].Span
	return record.Diagnostic{
		Severity: record.SeverityError, Code: otherFormat,
		Span:    record.Span{Start: first.Start, End: last.End, Line: first.Line, Column: first.Column},
		Message: "a part of the file is in another format, and its records are not read: " + f.Name,
	}
}

// endOfFile is the line that ends a file of Web of Science.
const endOfFile = "EF"

// mostIndented is how far a line is taken to be indented.
const mostIndented = 8

// formatOutside recognises the format of texts that follow each other in a
// document of another one. Formats that any text may fit do not count.
func formatOutside(texts []record.Text, own record.Format) (format, bool) {
	if len(texts) > 0 && texts[0].Text == endOfFile {
		texts = texts[1:]
	}
	var text strings.Builder
	for i := 0; i < len(texts) && text.Len() < mostLooked; i++ {
		// Indentation has a meaning in some formats, and is no part of the text.
		text.WriteString(strings.Repeat(" ", min(max(texts[i].Span.Column-1, 0), mostIndented)))
		text.WriteString(texts[i].Text)
		text.WriteByte('\n')
	}
	if text.Len() == 0 {
		return format{}, false
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
