package csljson

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"hash/maphash"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
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
	// ids counts the items of each id, by its hash.
	ids  map[uint64]int
	seed maphash.Seed
}

// NewWriter returns a writer to w. Call [Writer.Close] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer {
	writer := &Writer{w: bufio.NewWriter(w), ids: map[uint64]int{}, seed: maphash.MakeSeed()}
	if o != nil {
		writer.options = *o
	}
	return writer
}

// Write writes one item. An item whose id another one of the list has gets "~2",
// "~3" behind it, and its own id in "custom". An error of the underlying writer
// may come with a later call.
func (w *Writer) Write(r *record.Record) error { return w.WriteFused(r, nil) }

// WriteFused is [Writer.Write] for a record that was fused from others. Texts have the
// markup that one of these gives them.
func (w *Writer) WriteFused(r *record.Record, from []*record.Record) error {
	if r == nil {
		return record.ErrNil
	}
	if w.options.IDs && r.ID != "" && r.Identifier(record.SchemeIbid) == "" {
		named := *r
		named.Identifiers = append(slices.Clone(r.Identifiers), record.Identifier{Scheme: record.SchemeIbid, Value: r.ID})
		r = &named
	}
	item, err := encode(r, from, w.unique(itemID(r)), w.options.OnLoss)
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

// unique returns an id that no item of the list has: the given one, or that
// with a number behind it.
func (w *Writer) unique(id string) string {
	hash := maphash.String(w.seed, id)
	w.ids[hash]++
	for n := w.ids[hash]; n > 1; n++ {
		numbered := id + "~" + strconv.Itoa(n)
		if other := maphash.String(w.seed, numbered); w.ids[other] == 0 {
			w.ids[hash], w.ids[other] = n, 1
			return numbered
		}
	}
	return id
}

// Encode returns r as one CSL item; onLoss may be nil.
func Encode(r *record.Record, onLoss func(record.Loss)) (json.RawMessage, error) {
	return EncodeFused(r, nil, onLoss)
}

// EncodeFused is [Encode] for a record that was fused from others, as
// [Writer.WriteFused] writes it.
func EncodeFused(r *record.Record, from []*record.Record, onLoss func(record.Loss)) (json.RawMessage, error) {
	return encode(r, from, itemID(r), onLoss)
}

func encode(r *record.Record, from []*record.Record, id string, onLoss func(record.Loss)) (json.RawMessage, error) {
	item := plainItem(r, id)
	item.keepMarkup(r, from)
	if item.err != nil {
		return nil, item.err
	}
	ibid, err := custom(r, id, item)
	if err != nil {
		return nil, err
	}
	all, lost := carried(r)
	if ibid != nil {
		all.addJSON("ibid", ibid.text())
	}
	if len(all.members) > 0 {
		item.add("custom", all.text())
	}
	if item.err != nil {
		return nil, item.err
	}
	for i := 0; onLoss != nil && i < len(lost); i++ {
		onLoss(record.Loss{
			Record: cmp.Or(r.OwnID, r.ID), Path: lost[i].Path, Value: lost[i].Text, Reason: "text that no rule reads has no place in CSL-JSON",
		})
	}
	return item.text(), nil
}

// plainItem gives a record as CSL members under an id, without custom. Fields that CSL
// cannot say are left out; custom adds what the item does not give back.
func plainItem(r *record.Record, id string) *object {
	o := &object{}
	o.add("id", id)
	itemType := r.Type
	if !slices.Contains(csl.ItemTypes, itemType) {
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
		title := titleOf(r, m.role)
		if subtitle := titleOf(r, record.TitleSubtitle); m.role == record.TitleMain && title != "" && subtitle != "" && !jsonrecord.HasSubtitle(title, subtitle) {
			title = jsonrecord.JoinTitle(title, subtitle)
		}
		o.addText(m.member, title)
	}
	if abbreviations := r.Container.Abbreviations; len(abbreviations) > 0 {
		o.addText("container-title-short", abbreviations[0].Value)
	}
	issue, joined := issueOf(r)
	for _, m := range textMembers {
		if joined && (m.path == "supplement" || m.path == "part") {
			continue
		}
		text := *m.target(r)
		if text == "" {
			text = ofPreprint(r, m.member)
		}
		o.addText(m.member, text)
	}
	addNames(o, r)
	addDates(o, r)
	o.addText("volume", r.Volume)
	o.addText("issue", issue)
	o.addText("page", page(r))
	if r.NumberOfPages > 0 {
		o.addText("number-of-pages", strconv.Itoa(r.NumberOfPages))
	}
	o.addText("status", strings.ReplaceAll(string(r.Status), "-", " "))
	addIdentifiers(o, r)
	o.addText("URL", typed.MainAddress(r, record.SchemeArXiv, record.SchemeHandle))
	if len(r.Abstracts) > 0 {
		o.addText("abstract", r.Abstracts[0].Text)
	}
	keywords := typed.Terms(r, func(s record.Subject) string { return s.Term })
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

// issueOf returns the issue of a journal with the supplement and part of it, "6 Suppl
// 1", as databases give it and styles print it: none prints the variables that CSL has
// for them. Joined is false where they stand in those.
func issueOf(r *record.Record) (issue string, joined bool) {
	if r.Supplement == "" && r.Part == "" || !slices.Contains(typesWithIssues, r.Type) {
		return r.Issue, false
	}
	issue = tagged.Numbering(r.Issue, r.Supplement, r.Part)
	n, err := normalize.Issue(issue)
	if err != nil || n != (normalize.Numbering{Issue: r.Issue, Supplement: r.Supplement, Part: r.Part}) {
		return r.Issue, false
	}
	return issue, true
}

// typesWithIssues are those of what appears in a periodical.
var typesWithIssues = []record.Type{record.TypeArticleJournal, record.TypeArticleMagazine, record.TypeArticleNews}

// titleOf returns the first title of a role.
func titleOf(r *record.Record, role record.TitleRole) string {
	for i := range r.Titles {
		if r.Titles[i].Role == role {
			return r.Titles[i].Value
		}
	}
	return ""
}

// ofPreprint returns what Zotero has in a member for a preprint, whose server and
// number have no members of their own.
func ofPreprint(r *record.Record, member string) string {
	if r.Subtype != record.SubtypePreprint {
		return ""
	}
	switch member {
	case "publisher":
		return r.Server
	case "number":
		if id := r.Identifier(record.SchemeArXiv); id != "" {
			return "arXiv:" + id
		}
	}
	return ""
}

// itemID returns the id of a record's item: its own, else Ibid's, else one by
// its content.
func itemID(r *record.Record) string {
	if id := cmp.Or(r.OwnID, r.ID); id != "" {
		return id
	}
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

// nearRoles are the variables of CSL that fit roles which CSL has no variable
// for; they take those names where nobody has the variable's own role.
var nearRoles = map[record.Role]record.Role{
	"inventor": "author", "artist": "author", "programmer": "author", "cartographer": "author", "reporter": "author",
	"investigator": "contributor", "cast": "performer",
}

func addNames(o *object, r *record.Record) {
	for _, role := range roles {
		own := slices.ContainsFunc(r.Contributors, func(c record.Contributor) bool { return c.Role == role })
		var names []cslName
		for _, c := range r.Contributors {
			if c.Role == role || !own && nearRoles[c.Role] == role {
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

// addDates adds the dates in the order in which the record has them.
func addDates(o *object, r *record.Record) {
	type written struct {
		at     int
		member string
	}
	var list []written
	for _, m := range dateMembers {
		kinds := []record.DateKind{m.kind}
		if m.kind == record.DateIssued {
			kinds = issuedKinds
		}
		for _, kind := range kinds {
			at := slices.IndexFunc(r.Dates, func(d record.Date) bool { return d.Kind == kind && (d.Value != "" || d.Literal != "") })
			if at >= 0 {
				list = append(list, written{at, m.member})
				break
			}
		}
	}
	slices.SortStableFunc(list, func(a, b written) int { return cmp.Compare(a.at, b.at) })
	for _, w := range list {
		o.add(w.member, writeDate(r.Dates[w.at]))
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
		if !slices.Contains(issns, issn.Value) {
			issns = append(issns, issn.Value)
		}
	}
	o.addText("ISSN", strings.Join(issns, ", "))
	isbns := r.Container.ISBN
	var own []string
	for _, id := range r.Identifiers {
		if id.Scheme == record.SchemeISBN {
			own = append(own, id.Value)
		}
	}
	if len(own) > 0 && slices.Contains(csl.Wholes, r.Type) {
		isbns = own
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
	o.addJSON(name, text)
}

// addJSON adds a member whose value is JSON already.
func (o *object) addJSON(name string, text json.RawMessage) {
	o.members = append(o.members, objectMember{name, text})
}

// addText adds a member unless its text is empty.
func (o *object) addText(name, text string) {
	if text != "" {
		o.addJSON(name, appendText(make([]byte, 0, len(text)+2), text))
	}
}

func (o *object) text() json.RawMessage {
	out := []byte{'{'}
	for i, m := range o.members {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendText(out, m.name)
		out = append(out, ':')
		out = append(out, m.value...)
	}
	return append(out, '}')
}

// appendText appends a text as JSON has it: another program may have chosen it,
// with control characters even.
func appendText(out []byte, text string) []byte {
	if !isPlain(text) {
		whole, _ := marshal(text) // every text has a form in JSON
		return append(out, whole...)
	}
	out = append(out, '"')
	out = append(out, text...)
	return append(out, '"')
}

// isPlain reports whether a text stands in JSON as it is: encoding/json escapes
// U+2028 and U+2029 too.
func isPlain(text string) bool {
	ascii := true
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ' || c == '"' || c == '\\':
			return false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return ascii || utf8.ValidString(text) && !strings.Contains(text, "\u2028") && !strings.Contains(text, "\u2029")
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
