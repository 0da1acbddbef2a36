package refer

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	// LineEnd is "\r\n" or "\n"; empty means "\r\n", as EndNote writes.
	LineEnd string
	// OnLoss is called for every value that the format cannot hold.
	OnLoss func(record.Loss)
	// IDs writes the id of each record into its note, "Ibid: …", which reference
	// managers keep and the reader of this package reads back as an identifier.
	IDs bool
	// Sources writes the source that a person declared for each record, and its
	// kind, into its note.
	Sources bool
}

// Writer writes records in Refer's format. It is not safe for concurrent use.
type Writer struct {
	options WriterOptions
	out     *tagged.Writer
	ris     *ris.Writer
	asRIS   []byte // of one record
	fields  []field
	text    []byte
	back    *Reader // of what was written
}

// NewWriter returns a writer to w. Call [Writer.Flush] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer {
	writer := &Writer{out: tagged.NewWriter(w)}
	if o != nil {
		writer.options = *o
	}
	if writer.options.LineEnd == "" {
		writer.options.LineEnd = "\r\n"
	}
	writer.ris = ris.NewWriter(io.Discard, &ris.WriterOptions{
		LineEnd: "\n", IDs: writer.options.IDs, Sources: writer.options.Sources, Profile: ris.EndNoteRefer(),
	})
	return writer
}

// Write writes a record that came from anywhere. Nothing in a value can become a
// field: a line of it that would be read as one gets a blank before it.
func (w *Writer) Write(r *record.Record) error {
	if r == nil {
		return record.ErrNil
	}
	plain := *r
	if r.Origin.Format == record.FormatRIS {
		// Fields of RIS that no rule read have no place here, and are reported.
		plain.Origin.Format = ""
	}
	w.asRIS = w.ris.Append(w.asRIS[:0], &plain)
	dropped := w.compose(r)
	w.addVariants(r)
	if dropped {
		w.addDetails(r)
	}
	err := w.out.WriteText(w.text, w.options.LineEnd)
	if w.options.OnLoss != nil && err == nil {
		w.reportLosses(r)
	}
	return err
}

// WriteEntry writes an entry as it was read, byte for byte, with the bytes that
// lead to it: writing all entries of a document and then the reader's Trailing
// gives the document again.
func (w *Writer) WriteEntry(e *Entry) error { return w.out.WriteEntry(e) }

// Flush writes what is buffered and returns the first error.
func (w *Writer) Flush() error { return w.out.Flush() }

// Close is [Writer.Flush]: the format has no end of its own.
func (w *Writer) Close() error { return w.Flush() }

// writtenTags are Refer's tags by those of RIS, where a writer has the choice.
var writtenTags = func() map[string]string {
	table := map[string]string{"JF": "%B", "JO": "%J", "Y1": "%D", "IS": ""}
	for _, row := range fieldTags {
		if _, ok := table[row.ris]; !ok {
			table[row.ris] = row.tag
		}
	}
	return table
}()

// compose writes the record's fields under Refer's tags. It reports whether one
// has no tag.
func (w *Writer) compose(r *record.Record) (dropped bool) {
	w.text = w.text[:0]
	e := w.split()
	last := lastPage(e)
	code, year := "", ""
	if len(e) > 0 && e[0].tag == "TY" {
		code = strings.TrimSpace(e[0].value)
	}
	journal := slices.Contains(inJournals, code)
	for _, f := range e {
		value := f.value
		tag := writtenTags[f.tag]
		switch f.tag {
		case "TY":
			value = typeName(strings.TrimSpace(value))
		case "SP":
			if last != "" {
				value, last = value+"-"+last, ""
			}
		case asris.NumberTag(code):
			tag = "%N"
		case "IS":
			if code == "CHAP" {
				tag = "%6"
			}
		case "ED":
			if tag = "%E"; code == "BOOK" || code == "EBOOK" {
				tag = "%Y"
			}
		case "PY":
			year = value
		case "DA":
			value = asris.DateBeside(r, year, value)
		case "L2", "L3":
			// Refer has links, and files of the library.
			if tag = "%>"; strings.Contains(value, "://") {
				tag = "%U"
			}
		case "EP", "ER":
			if f.tag == "EP" && last != "" {
				tag, value = "%P", "-"+last
			}
		case "T2":
			if journal {
				tag = "%J"
			}
		case "JF":
			if journal && slices.ContainsFunc(e, func(other field) bool { return other.tag == "T2" }) {
				tag = "" // beside %J the other name would be a subtitle
			}
		}
		switch {
		case tag != "":
			w.add(tag, value)
		case f.tag != "EP" && f.tag != "ER":
			dropped = true
		}
	}
	return dropped
}

// addVariants writes the authors' names in another language or script: the first
// is the first author's, and so on.
func (w *Writer) addVariants(r *record.Record) {
	for i := range r.Contributors {
		c := &r.Contributors[i]
		if c.Role != record.RoleAuthor || len(c.Variants) == 0 {
			return
		}
		w.add("%H", tagged.OneLine(tagged.InvertedName(&c.Variants[0])))
	}
}

// addDetails writes the details that did not find a tag into notes, with the
// label that package ris reads.
func (w *Writer) addDetails(r *record.Record) {
	back, err := w.readBack()
	if err != nil {
		return
	}
	for _, d := range r.Details {
		if !slices.Contains(back.Details, d) {
			w.add("%Z", "Detail ("+d.Name+"): "+tagged.OneLine(d.Value))
		}
	}
}

// readBack reads the record that was written.
func (w *Writer) readBack() (*record.Record, error) {
	if w.back == nil {
		w.back = NewReader(nil, nil)
	}
	w.back.Reset(bytes.NewReader(w.text), nil)
	return w.back.Read()
}

// field is a field of RIS.
type field struct{ tag, value string }

// split divides the record that package ris wrote: no line of a value looks like
// a field.
func (w *Writer) split() []field {
	const before = len("TY  - ")
	w.fields = w.fields[:0]
	text := string(w.asRIS)
	start, end := 0, 0 // of the field
	add := func() {
		if end > start {
			w.fields = append(w.fields, field{text[start : start+2], strings.TrimRight(text[start+before:end], "\n")})
		}
	}
	for end < len(text) {
		if rest := text[end:]; isFieldStart(rest) {
			add()
			start = end
		}
		next := strings.IndexByte(text[end:], '\n')
		if next < 0 {
			next = len(text) - end - 1
		}
		end += next + 1
	}
	add()
	return w.fields
}

func isFieldStart(line string) bool {
	return len(line) >= 6 && line[2:6] == "  - " && line[0] >= 'A' && line[0] <= 'Z' && (line[1] >= 'A' && line[1] <= 'Z' || line[1] >= '0' && line[1] <= '9')
}

// lastPage returns the page in EP, which stands with the first one in Refer.
func lastPage(fields []field) string {
	for _, f := range fields {
		if f.tag == "EP" {
			return f.value
		}
	}
	return ""
}

// inJournals are the types whose container has a tag of its own in Refer.
var inJournals = []string{"JOUR", "EJOUR", "MGZN", "NEWS"}

// emptyLine is an empty line in a value: programs that are older than EndNote take
// one without anything for the end of the record.
const emptyLine = " "

// add adds a field. Its lines stay lines.
func (w *Writer) add(tag, value string) {
	w.text = append(w.text, tag...)
	w.text = append(w.text, ' ')
	first := true
	for line := range strings.SplitSeq(value, "\n") {
		if !first {
			w.text = append(w.text, w.options.LineEnd...)
			switch {
			case form.IsTag(line):
				w.text = append(w.text, tagged.Indentation...)
			case line == "":
				line = emptyLine
			}
		}
		w.text = append(w.text, line...)
		first = false
	}
	w.text = append(w.text, w.options.LineEnd...)
}

// reportLosses reads what was written for a record again and compares.
func (w *Writer) reportLosses(r *record.Record) {
	back, err := w.readBack()
	if err != nil {
		back = &record.Record{}
	}
	typed.Losses(r, back, "Refer's format has no place for it", w.options.OnLoss)
	for _, unread := range r.Unread() {
		if r.Origin.Format == record.FormatRefer && unread.Field >= 0 && r.Raw[unread.Field].Name == silent[0] {
			continue
		}
		w.options.OnLoss(record.Loss{Record: r.ID, Path: unread.Path, Value: unread.Text, Reason: "text that no rule reads has no place in Refer's format"})
	}
}
