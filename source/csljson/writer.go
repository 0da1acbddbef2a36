package csljson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	// OnLoss is called for every value that CSL-JSON cannot hold.
	OnLoss func(record.Loss)
	// IDs writes the id of each record as an identifier of the scheme
	// [record.SchemeIbid], in "custom".
	IDs bool
}

// Writer writes a JSON list of items, one on a line.
type Writer struct {
	w       *bufio.Writer
	options WriterOptions
	written int
}

// NewWriter returns a writer to w. Call [Writer.Close] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer {
	writer := &Writer{w: bufio.NewWriter(w)}
	if o != nil {
		writer.options = *o
	}
	return writer
}

// Write writes one item. An error of the underlying writer may come with a
// later call.
func (w *Writer) Write(r *record.Record) error {
	if w.options.IDs && r.ID != "" && r.Identifier(record.SchemeIbid) == "" {
		named := *r
		named.Identifiers = append(slices.Clone(r.Identifiers), record.Identifier{Scheme: record.SchemeIbid, Value: r.ID})
		r = &named
	}
	item, err := Encode(r, w.options.OnLoss)
	if err != nil {
		return err
	}
	before := ",\n"
	if w.written == 0 {
		before = "[\n"
	}
	w.written++
	if _, err := w.w.WriteString(before); err != nil {
		return err
	}
	_, err = w.w.Write(item)
	return err
}

// Flush writes what is buffered. It does not end the list.
func (w *Writer) Flush() error { return w.w.Flush() }

// Close ends the list and writes what is buffered; it is called once, at the
// end. It does not close the underlying writer.
func (w *Writer) Close() error {
	end := "\n]\n"
	if w.written == 0 {
		end = "[]\n"
	}
	if _, err := w.w.WriteString(end); err != nil {
		return err
	}
	return w.w.Flush()
}

// Encode returns r as one CSL item; onLoss may be nil.
func Encode(r *record.Record, onLoss func(record.Loss)) (json.RawMessage, error) {
	item := plainItem(r)
	if item.err != nil {
		return nil, item.err
	}
	ibid, err := custom(r, item)
	if err != nil {
		return nil, err
	}
	if ibid != nil {
		item.add("custom", map[string]json.RawMessage{"ibid": ibid.text()})
	}
	if item.err != nil {
		return nil, item.err
	}
	if onLoss != nil {
		reportLosses(r, onLoss)
	}
	return item.text(), nil
}

// reportLosses reports the text of the source that no typed field holds.
func reportLosses(r *record.Record, onLoss func(record.Loss)) {
	id := sourceOr(r.OwnID, r.ID)
	for _, i := range r.UnreadFields() {
		onLoss(record.Loss{Record: id, Path: "raw/" + strconv.Itoa(i), Value: r.Raw[i].Value, Reason: "a field that no rule reads has no place in CSL-JSON"})
	}
	for i, text := range r.Unclaimed {
		onLoss(record.Loss{Record: id, Path: "unclaimed/" + strconv.Itoa(i), Value: text.Text, Reason: "text that no rule reads has no place in CSL-JSON"})
	}
}

// plainItem gives a record as CSL members, without custom. Fields that CSL
// cannot say are left out; custom adds what the item does not give back.
func plainItem(r *record.Record) *object {
	o := &object{}
	id := sourceOr(r.OwnID, r.ID)
	if id == "" {
		id = fallbackID(r)
	}
	o.add("id", id)
	itemType := r.Type
	if !slices.Contains(itemTypes, itemType) {
		itemType = record.TypeDocument
	}
	o.add("type", itemType)
	if keys := r.Library.CitationKeys; len(keys) > 0 {
		o.addText("citation-key", keys[0])
	}
	if numbers := r.Library.CallNumbers; len(numbers) > 0 {
		o.addText("call-number", numbers[0])
	}
	if len(r.Library.Groups) > 0 {
		o.add("categories", r.Library.Groups)
	}
	for _, m := range []struct {
		member string
		role   record.TitleRole
	}{{"title", record.TitleMain}, {"title-short", record.TitleShort}, {"original-title", record.TitleOriginal}} {
		if i := slices.IndexFunc(r.Titles, func(t record.Title) bool { return t.Role == m.role }); i >= 0 {
			o.addText(m.member, r.Titles[i].Value)
		}
	}
	if abbreviations := r.Container.Abbreviations; len(abbreviations) > 0 {
		o.addText("container-title-short", abbreviations[0].Value)
	}
	for _, m := range textMembers {
		o.addText(m.member, *m.target(r))
	}
	addNames(o, r)
	addDates(o, r)
	o.addText("volume", r.Volume)
	o.addText("issue", r.Issue)
	o.addText("page", page(r))
	if r.NumberOfPages > 0 {
		o.addText("number-of-pages", strconv.Itoa(r.NumberOfPages))
	}
	o.addText("status", strings.ReplaceAll(string(r.Status), "-", " "))
	addIdentifiers(o, r)
	if len(r.Links) > 0 {
		o.addText("URL", r.Links[0].URL)
	}
	if len(r.Abstracts) > 0 {
		o.addText("abstract", r.Abstracts[0].Text)
	}
	var keywords []string
	for _, k := range r.Keywords {
		keywords = append(keywords, k.Value)
	}
	o.addText("keyword", strings.Join(keywords, "; "))
	if len(r.Languages) > 0 {
		o.addText("language", r.Languages[0])
	}
	if i := slices.IndexFunc(r.Notes, func(n record.Note) bool { return n.Kind == "" }); i >= 0 {
		o.addText("note", r.Notes[i].Text)
	}
	if notes := r.Library.Notes; len(notes) > 0 {
		o.addText("annote", notes[0])
	}
	for _, member := range detailMembers {
		if i := slices.IndexFunc(r.Details, func(d record.Detail) bool { return d.Name == member }); i >= 0 {
			o.addText(member, r.Details[i].Value)
		}
	}
	return o
}

// fallbackID is the id of an item whose record has none.
func fallbackID(r *record.Record) string {
	fields, err := typedFields(r)
	if err != nil {
		return "item"
	}
	text, err := marshal(fields)
	if err != nil {
		return "item"
	}
	return record.ContentID(text)
}

// page is the pages of r, or the article number that styles look for there.
func page(r *record.Record) string {
	switch p := r.Pages; {
	case p.Literal != "":
		return p.Literal
	case p.First != "" && p.Last != "" && p.First != p.Last:
		return p.First + "-" + p.Last
	case p.First != "":
		return p.First
	case p.Last != "":
		return p.Last
	default:
		return r.ArticleNumber
	}
}

func addNames(o *object, r *record.Record) {
	for _, role := range roles {
		var names []cslName
		for _, c := range r.Contributors {
			if c.Role == role {
				names = append(names, writeName(c.Name))
			}
		}
		if len(names) > 0 {
			o.add(string(role), names)
		}
	}
}

// issuedKinds are the dates that stand for the date of issue where a record
// states none, the best first.
var issuedKinds = []record.DateKind{record.DateIssued, record.DatePrint, record.DateOnline, record.DatePosted}

func addDates(o *object, r *record.Record) {
	for _, m := range dateMembers {
		kinds := []record.DateKind{m.kind}
		if m.kind == record.DateIssued {
			kinds = issuedKinds
		}
		for _, kind := range kinds {
			if date, ok := r.Date(kind); ok && (date.Value != "" || date.Literal != "") {
				o.add(m.member, writeDate(date))
				break
			}
		}
	}
	if r.Event.Date != "" {
		o.add("event-date", writeDate(record.Date{Value: r.Event.Date}))
	}
}

func addIdentifiers(o *object, r *record.Record) {
	o.addText("DOI", r.Identifier(record.SchemeDOI))
	o.addText("PMID", r.Identifier(record.SchemePMID))
	o.addText("PMCID", r.Identifier(record.SchemePMCID))
	var issns []string
	for _, issn := range r.Container.ISSN {
		issns = append(issns, issn.Value)
	}
	o.addText("ISSN", strings.Join(issns, ", "))
	isbns := r.Container.ISBN
	if own := r.Identifier(record.SchemeISBN); own != "" && slices.Contains(wholeTypes, r.Type) {
		isbns = []string{own}
	}
	o.addText("ISBN", strings.Join(isbns, " "))
}

// object is a JSON object whose members have an order.
type object struct {
	members []objectMember
	err     error
}

type objectMember struct {
	name  string
	value json.RawMessage
}

func (o *object) add(name string, value any) {
	text, err := marshal(value)
	if err != nil {
		o.err = err
		return
	}
	o.members = append(o.members, objectMember{name, text})
}

// addText adds a member unless its text is empty.
func (o *object) addText(name, text string) {
	if text != "" {
		o.add(name, text)
	}
}

func (o *object) text() json.RawMessage {
	out := []byte{'{'}
	for i, m := range o.members {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendQuote(out, m.name)
		out = append(out, ':')
		out = append(out, m.value...)
	}
	return append(out, '}')
}

// marshal is json.Marshal with <, > and & as they are.
func marshal(value any) (json.RawMessage, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimRight(out.Bytes(), "\n"), nil
}
