package endnote

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	// OnLoss is called for every value that EndNote's XML cannot hold.
	OnLoss func(record.Loss)
	// IDs writes the id of each record into its notes, "Ibid: …".
	IDs bool
	// Sources writes the source that a person declared for each record, and its
	// kind, into its notes.
	Sources bool
}

// Writer writes EndNote's XML, a record on each line. It is not safe for
// concurrent use.
type Writer struct {
	out     *bufio.Writer
	options WriterOptions
	// numbered writes records whose ids are numbers, as EndNote's are.
	numbered, named *ris.FieldWriter
	fields          []ris.Field
	details         []record.Detail // that have elements of their own
	elements        []written
	translated      []int // contributors whose translated names are written
	lastPage        bool  // the record has a last page and no first one
	buffer          []byte
	started         bool
	err             error
}

// NewWriter returns a writer to w. Call [Writer.Close] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer {
	writer := &Writer{out: bufio.NewWriterSize(w, 64<<10)}
	if o != nil {
		writer.options = *o
	}
	o = &writer.options
	writer.numbered = ris.NewFieldWriter(ris.EndNoteXML(true), o.IDs, o.Sources)
	writer.named = ris.NewFieldWriter(ris.EndNoteXML(false), o.IDs, o.Sources)
	return writer
}

const (
	documentStart = `<?xml version="1.0" encoding="UTF-8"?>` + "\n<xml><records>\n"
	documentEnd   = "</records></xml>\n"
)

// Write writes one record. An error of the underlying writer may come with a
// later call.
func (w *Writer) Write(r *record.Record) error {
	if r == nil {
		return record.ErrNil
	}
	w.start()
	fields := w.named
	if isNumber(r.OwnID) {
		fields = w.numbered
	}
	w.fields = joinNotes(fields.Append(w.fields[:0], w.withoutElements(r)))
	left := w.compose(r)
	w.buffer = append(w.buffer[:0], "<record>"...)
	w.buffer = append(w.appendElements(w.buffer), "</record>\n"...)
	w.write(w.buffer)
	if w.options.OnLoss != nil && w.err == nil {
		fields.Losses(w.fields, func(l record.Loss) { w.reportLoss(r, l) })
		if w.lastPage {
			w.options.OnLoss(record.Loss{Record: r.ID, Path: "pages/last", Value: r.Pages.Last, Reason: "EndNote has one field for pages, in which a last page alone would be the first"})
		}
		for _, text := range left {
			w.options.OnLoss(record.Loss{
				Record: r.ID, Path: text.Path, Value: text.Text, Reason: "EndNote's XML has no place for text that no rule reads",
			})
		}
	}
	return w.err
}

// joinNotes makes one field of several notes, as EndNote does.
func joinNotes(fields []ris.Field) []ris.Field {
	joined := fields[:0]
	for _, f := range fields {
		if n := len(joined); n > 0 && joined[n-1].Tag == f.Tag && (f.Tag == "N1" || f.Tag == "RN") {
			joined[n-1].Value += "\n" + f.Value
			continue
		}
		joined = append(joined, f)
	}
	return joined
}

// reportLoss reports a loss of the fields that their elements have too: several notes
// stand in one element, which keeps the lines of each.
func (w *Writer) reportLoss(r *record.Record, l record.Loss) {
	if w.holdsNote(r, l.Path) {
		return
	}
	for i := range w.translated {
		if strings.HasPrefix(l.Path, "contributors/"+itoa(w.translated[i])+"/variants/0/") {
			return
		}
	}
	w.options.OnLoss(l)
}

// holdsNote reports whether a path is that of a note, or of its kind, which stands in
// the element for notes of the kind.
func (w *Writer) holdsNote(r *record.Record, path string) bool {
	rest, ok := strings.CutPrefix(path, "notes/")
	if !ok {
		return false
	}
	number, member, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(r.Notes) {
		return false
	}
	note := &r.Notes[i]
	return slices.ContainsFunc(w.fields, func(f ris.Field) bool {
		return (f.Tag == "RN" && note.Kind == researchNotes || f.Tag == "N1" && member == "text") &&
			strings.Contains("\n"+f.Value+"\n", "\n"+note.Text+"\n")
	})
}

// researchNotes is the kind of the notes that have an element of their own.
const researchNotes = "research"

// Flush writes what is buffered. It does not end the document.
func (w *Writer) Flush() error {
	if err := w.out.Flush(); w.err == nil {
		w.err = err
	}
	return w.err
}

// Close ends the document and writes what is buffered; it is called once, at the
// end. It does not close the underlying writer.
func (w *Writer) Close() error {
	w.start()
	w.write([]byte(documentEnd))
	return w.Flush()
}

func (w *Writer) start() {
	if !w.started {
		w.started = true
		w.write([]byte(documentStart))
	}
}

func (w *Writer) write(b []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(b)
	}
}

// isNumber reports whether an id is one of EndNote's.
func isNumber(id string) bool {
	return id != "" && len(id) < 10 && id[0] != '0' && strings.Trim(id, "0123456789") == ""
}

// written is an element to be written: text, or XML as it stood.
type written struct {
	row  int // in elementRows; those of others stand behind the rows around them
	path string
	text string
	xml  string
}

// compose makes elements of the fields, and returns the text of the record's
// source that has no place among them.
func (w *Writer) compose(r *record.Record) []record.Unread {
	w.elements = w.elements[:0]
	code := w.fields[0].Value
	w.addType(code)
	first, year := "", ""
	w.lastPage = false
	for i := range w.fields[1:] {
		f := &w.fields[1+i]
		path, value := pathOf(f.Tag, code), f.Value
		switch f.Tag {
		case "JF":
			path = journalPaths[0]
		case "PY":
			year = value
		case "DA":
			value = asris.DateBeside(r, year, value)
		case "SP":
			first = value
		case "EP":
			if w.lastPage = first == ""; w.lastPage {
				continue
			}
			path, value = pathOf("SP", code), "-"+value
		}
		if path != "" {
			w.add(path, value)
		}
	}
	w.addPeriodical(code)
	w.addTranslated(r)
	w.addDetails()
	w.keepStyles(r)
	left := w.carry(r)
	slices.SortStableFunc(w.elements, func(a, b written) int { return a.row - b.row })
	return left
}

// add adds a value. A second one of an element that there is once goes on with it:
// the last page behind a hyphen, any other on a line of its own.
func (w *Writer) add(path, value string) {
	if !isRepeated(path) {
		for i := range w.elements {
			if e := &w.elements[i]; e.path == path {
				if path != "pages" {
					e.text += "\n"
				}
				e.text += value
				return
			}
		}
	}
	w.elements = append(w.elements, written{row: rowOf(path), path: path, text: value})
}

// isRepeated reports whether a record can have an element several times: then it
// stands in another one.
func isRepeated(path string) bool {
	return strings.Count(path, "/") == 2 || path == "keywords/keyword"
}

func rowOf(path string) int {
	if path == journalPaths[0] {
		path = "alt-periodical/full-title" // which stands behind it
	}
	return slices.IndexFunc(elementRows, func(row elementRow) bool { return row.path == path })
}

// addType adds the type. One that EndNote does not know is generic, under its own
// name.
func (w *Writer) addType(code string) {
	t, ok := typeOfCode[code]
	if !ok {
		t = typeOfCode["GEN"]
		t.name = code
	}
	w.elements = append(w.elements, written{
		row: rowOf("rec-number") + 1, path: typePath, xml: `<ref-type name="` + string(appendEscaped(nil, t.name)) + `">` + t.number + "</ref-type>",
	})
}

// periodicalTypes are the types that appear in a journal of EndNote's list.
var periodicalTypes = []string{"JOUR", "EJOUR", "MGZN", "NEWS"}

// addPeriodical adds the title of a journal as a name in the list of journals, and
// a name in it as the title where there is none.
func (w *Writer) addPeriodical(code string) {
	if !slices.Contains(periodicalTypes, code) {
		return
	}
	title, name := "", ""
	for _, e := range w.elements {
		switch e.path {
		case "titles/secondary-title":
			title = e.text
		case journalPaths[0]:
			name = e.text
		}
	}
	switch {
	case title == "" && name != "":
		w.add("titles/secondary-title", name)
	case title != "" && name == "":
		w.add(journalPaths[0], title)
	}
}

// addTranslated adds the names of authors in another language. They belong to the
// authors by their position, so that they end with the first author without one.
func (w *Writer) addTranslated(r *record.Record) {
	w.translated = w.translated[:0]
	for i := range r.Contributors {
		c := &r.Contributors[i]
		if c.Role != record.RoleAuthor {
			continue
		}
		if len(c.Variants) != 1 {
			return
		}
		name, err := normalize.Name(nameText(c.Variants[0]))
		if err != nil || name != c.Variants[0] {
			return
		}
		w.add("contributors/translated-authors/author", nameText(c.Variants[0]))
		w.translated = append(w.translated, i)
	}
}

// nameText is a name as EndNote writes one.
func nameText(n record.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	text := strings.TrimSpace(n.NonDroppingParticle + " " + n.Family)
	if given := strings.TrimSpace(n.Given + " " + n.DroppingParticle); given != "" {
		text += ", " + given
	}
	if n.Suffix != "" {
		text += ", " + n.Suffix
	}
	return text
}

// styleStart is what EndNote writes before a text.
const styleStart = `<style face="normal" font="default" size="100%">`

// unstyled are elements that EndNote writes without a style.
var unstyled = []string{"rec-number", databasePath, programPath}

// appendElements appends the elements, those that stand in the same one together.
func (w *Writer) appendElements(dst []byte) []byte {
	var open []string
	for _, e := range w.elements {
		parts := strings.Split(e.path, "/")
		around := parts[:len(parts)-1]
		common := 0
		for common < len(open) && common < len(around) && open[common] == around[common] {
			common++
		}
		for i := len(open) - 1; i >= common; i-- {
			dst = append(append(append(dst, "</"...), open[i]...), '>')
		}
		for _, name := range around[common:] {
			dst = append(append(append(dst, '<'), name...), '>')
		}
		open = append(open[:common], around[common:]...)
		dst = e.appendTo(dst, parts[len(parts)-1])
	}
	for i := len(open) - 1; i >= 0; i-- {
		dst = append(append(append(dst, "</"...), open[i]...), '>')
	}
	return dst
}

func (e *written) appendTo(dst []byte, name string) []byte {
	if e.xml != "" {
		return append(dst, e.xml...)
	}
	dst = append(append(append(dst, '<'), name...), '>')
	if slices.Contains(unstyled, e.path) {
		dst = appendEscaped(dst, e.text)
	} else {
		dst = append(appendEscaped(append(dst, styleStart...), e.text), "</style>"...)
	}
	return append(append(append(dst, "</"...), name...), '>')
}

// appendEscaped appends text as XML has it. Line ends are references, as EndNote
// writes them; characters that XML does not allow are left out.
func appendEscaped(dst []byte, text string) []byte {
	for _, r := range text {
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '"':
			dst = append(dst, "&quot;"...)
		case r == '\n' || r == '\r':
			dst = append(dst, "&#xD;"...)
		case r == '\t':
			dst = append(dst, ' ')
		case r < ' ', r == 0xFFFE, r == 0xFFFF:
		default:
			dst = append(dst, string(r)...)
		}
	}
	return dst
}
