package pubmedxml

import (
	"bytes"
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
)

// text is what the tagged format would have for a fragment, and where its parts
// stand in the fragment.
type text struct {
	fragment string
	parts    markup.Fragment // the fragment
	inside   int             // where the content of the element that it is begins
	// out is the text; that of one part is the part's where it is the same.
	out  []byte
	same bool
	runs []run
	// values and more are memory of the record: the runs of its texts stand one
	// behind the other.
	values markup.Values
	more   []run
}

// reset takes the memory back in which the texts of a record stand.
func (t *text) reset() {
	t.values.Reset()
	clear(t.more)
	t.more = t.more[:0]
}

// run is a part of the text that stands in the fragment.
type run struct {
	at    int // in the text
	from  int // in the fragment
	value markup.Value
}

// string returns the text, without memory of its own where it is one part.
func (t *text) string() string {
	if t.same || len(t.runs) == 1 && len(t.runs[0].value.Text) == len(t.out) && strings.IndexByte(t.runs[0].value.Text, '\n') < 0 {
		return t.runs[0].value.Text
	}
	return string(t.out)
}

// size is the length of the text.
func (t *text) size() int {
	if t.same {
		return len(t.runs[0].value.Text)
	}
	return len(t.out)
}

// add adds words that do not stand in the fragment.
func (t *text) add(words string) { t.out = append(t.out, words...) }

// read adds the text of a part of the fragment, and reports whether there is any.
func (t *text) read(part string, from int) bool {
	value := t.values.Of(part)
	if value.Text == "" {
		return false
	}
	t.put(from, value)
	return true
}

// put adds the value of a part of the fragment.
func (t *text) put(from int, value markup.Value) {
	at := len(t.out)
	t.more = append(t.more, run{at, from, value})
	t.runs = t.more[len(t.more)-len(t.runs)-1:]
	t.out = append(t.out, value.Text...)
	for i := at; i < len(t.out); i++ {
		next := bytes.IndexByte(t.out[i:], '\n')
		if next < 0 {
			break
		}
		i += next
		t.out[i] = ' '
	}
}

// readOnly makes the text that of a part of the fragment.
func (t *text) readOnly(part string, from int) {
	value := t.values.Of(part)
	switch {
	case value.Text == "":
	case strings.IndexByte(value.Text, '\n') >= 0:
		t.put(from, value)
	default:
		t.more = append(t.more, run{0, from, value})
		t.runs, t.same = t.more[len(t.more)-1:], true
	}
}

// child adds the text of the first element of a name in the fragment, behind the
// given words, and reports whether there is any.
func (t *text) child(before, name string) bool {
	place, ok := t.parts.Child(name)
	return ok && t.element(before, place)
}

// element adds the text of an element of the fragment behind the given words.
func (t *text) element(before string, place markup.Place) bool {
	length := len(t.out)
	t.add(before)
	if !t.read(t.fragment[place.From:place.To], place.From) {
		t.out = t.out[:length]
		return false
	}
	return true
}

// decoded returns the text of the first element of a name in the fragment, "" for
// none.
func (t *text) decoded(name string) string {
	place, _ := t.parts.Child(name)
	return markup.Decode(t.fragment[place.From:place.To])
}

// tag returns the start tag of an element of the fragment.
func (t *text) tag(place markup.Place) string { return t.fragment[place.Start:place.From] }

// place returns the place in the fragment of a part of the text whose parts stand in
// it as runs, and whether it stands there.
func place(runs []run, from, to int) (start, end int, ok bool) {
	for i := range runs {
		r := &runs[i]
		if from >= r.at && to <= r.at+len(r.value.Text) {
			start, end = r.value.Place(from-r.at, to-r.at)
			return start + r.from, end + r.from, true
		}
	}
	return 0, 0, false
}

// writers write the texts of elements, by their names. Any other element's is the
// text in it.
var writers = map[string]func(t *text){
	"ISSN":                func(t *text) { t.marked(" (", "IssnType", ")") },
	"ISSNLinking":         func(t *text) { t.content(); t.add(" (Linking)") },
	"ELocationID":         func(t *text) { t.marked(" [", "EIdType", "]") },
	"ArticleId":           func(t *text) { t.marked(" [", "IdType", "]") },
	"PubDate":             writeDate,
	"ArticleDate":         writeDate,
	"ContributionDate":    writeDate,
	"DateRevised":         writeDate,
	"PubMedPubDate":       func(t *text) { writeDate(t); t.attribute(" [", "PubStatus", "]") },
	"Pagination":          writePages,
	"AbstractText":        writeSection,
	"OtherAbstract":       writeOtherAbstract,
	"Author":              func(t *text) { writePerson(t, "AD  - ") },
	"Investigator":        func(t *text) { writePerson(t, "IRAD- ") },
	"PersonalNameSubject": func(t *text) { writePerson(t, "") },
	"Grant":               func(t *text) { t.joined("/", "GrantID", "Acronym", "Agency", "Country") },
	"Chemical":            writeChemical,
	"CommentsCorrections": writeReference,
	"MeshHeading":         writeHeading,
	"OtherID":             writeOtherID,
	"DataBankName":        writeAccession,
}

// textOf returns the text of a fragment: an element with its tags, or what is in
// one.
func textOf(fragment string) string {
	var t text
	t.write(fragment)
	return t.string()
}

// write writes the text of a fragment in place of what was written before.
func (t *text) write(fragment string) {
	t.begin(fragment)
	tag := markup.Tag(fragment)
	if t.inside = len(tag); tag != "" {
		name := markup.Name(tag)
		if write := writers[name]; write != nil {
			write(t)
			return
		}
		if !isInline(name) {
			t.readContent()
			return
		}
	}
	t.readOnly(fragment, 0)
}

// writeElement is write for an element whose start tag has so many bytes and whose
// path has a row.
func (t *text) writeElement(fragment string, tag int, row *tagRow) {
	t.begin(fragment)
	switch t.inside = tag; {
	case row.write != nil:
		row.write(t)
	case row.content:
		t.readContent()
	default:
		t.readOnly(fragment, 0)
	}
}

// begin begins the text of a fragment.
func (t *text) begin(fragment string) {
	t.fragment, t.out, t.runs, t.same = fragment, t.out[:0], nil, false
	t.parts.Reset(fragment)
}

// readContent makes the text that in the element that the fragment is.
func (t *text) readContent() {
	t.readOnly(t.fragment[t.inside:markup.ContentEnd(t.fragment, t.inside)], t.inside)
}

func isInline(name string) bool {
	return shape.Inline[name] || strings.Contains(name, ":") || name == ""
}

// content adds the text in the element that the fragment is.
func (t *text) content() bool {
	return t.read(t.fragment[t.inside:markup.ContentEnd(t.fragment, t.inside)], t.inside)
}

// attribute adds the value of an attribute of the element, between two marks.
func (t *text) attribute(before, name, behind string) {
	if value, ok := markup.Attribute(t.fragment[:t.inside], name); ok && value != "" {
		t.add(before + value + behind)
	}
}

// marked adds the text in the element with the value of an attribute behind it.
func (t *text) marked(before, name, behind string) {
	if t.content() {
		t.attribute(before, name, behind)
	}
}

// joined adds the texts of elements, with a mark between them.
func (t *text) joined(mark string, names ...string) {
	before := ""
	for _, name := range names {
		if t.child(before, name) {
			before = mark
		}
	}
}

// writeDate writes a date as PubMed does where its month is a name, else with
// hyphens.
func writeDate(t *text) {
	if t.child("", "MedlineDate") || !t.child("", "Year") {
		return
	}
	if t.child(" ", "Season") {
		return
	}
	month := t.decoded("Month")
	mark := " "
	if month != "" && month[0] <= '9' {
		mark = "-"
	}
	pad := func(name string) string {
		if n := strings.TrimSpace(t.decoded(name)); mark == "-" && len(n) == 1 {
			return mark + "0"
		}
		return mark
	}
	if t.child(pad("Month"), "Month") {
		t.child(pad("Day"), "Day")
	}
}

func writePages(t *text) {
	if t.child("", "MedlinePgn") {
		return
	}
	t.joined("-", "StartPage", "EndPage")
}

// writeSection writes a part of an abstract behind its label.
func writeSection(t *text) {
	t.attribute("", "Label", ": ")
	if !t.content() {
		t.out = t.out[:0]
	}
}

func writeOtherAbstract(t *text) {
	before := ""
	for place := range t.parts.ChildPlaces("AbstractText") {
		if label, ok := markup.Attribute(t.tag(place), "Label"); ok && label != "" {
			before += label + ": "
		}
		if t.element(before, place) {
			before = " "
		}
	}
	if len(t.out) > 0 {
		t.attribute("\nOABL- ", "Language", "")
	}
}

// writePerson writes a name in full, or that of an organisation, and what says
// more of it on lines of its own.
func writePerson(t *text, address string) {
	if t.child("", "LastName") {
		if !t.child(", ", "ForeName") && !t.child(", ", "FirstName") {
			t.child(", ", "Initials")
		}
		t.child(", ", "Suffix")
	} else if !t.child("", "CollectiveName") && !t.child("", "ForeName") {
		return
	}
	if address == "" {
		return
	}
	own := len(t.fragment)
	if at := strings.Index(t.fragment, "<AffiliationInfo"); at >= 0 {
		own = at // the identifiers behind are those of affiliations
	}
	for place := range t.parts.ChildPlaces("Identifier") {
		if place.Start >= own {
			break
		}
		if source, ok := markup.Attribute(t.tag(place), "Source"); ok && source != "" {
			if place.End > own {
				place.To = place.Start + markup.ContentEnd(t.fragment[place.Start:own], place.From-place.Start)
			}
			t.element("\nAUID- "+source+": ", place)
		}
	}
	for place := range t.parts.ChildPlaces("Affiliation") {
		t.element("\n"+address, place)
	}
}

func writeChemical(t *text) {
	if t.child("", "RegistryNumber") {
		if t.child(" (", "NameOfSubstance") {
			t.add(")")
		}
		return
	}
	t.child("", "NameOfSubstance")
}

// writeReference writes a reference to another publication with its number.
func writeReference(t *text) {
	before := ""
	if t.child("", "RefSource") {
		before = ". "
		if strings.HasSuffix(string(t.out), ".") {
			before = " "
		}
	}
	t.child(before+"PMID: ", "PMID")
}

// writeHeading writes a heading of MeSH, with stars before what is a major topic.
func writeHeading(t *text) {
	star := func(place markup.Place) string {
		if major, _ := markup.Attribute(t.tag(place), "MajorTopicYN"); major == "Y" {
			return "*"
		}
		return ""
	}
	if place, ok := t.parts.Child("DescriptorName"); ok {
		t.element(star(place), place)
	}
	for place := range t.parts.ChildPlaces("QualifierName") {
		t.element("/"+star(place), place)
	}
}

func writeOtherID(t *text) {
	source, _ := markup.Attribute(t.fragment[:t.inside], "Source")
	if source != "" {
		t.add(source + ": ")
	}
	if !t.content() {
		t.out = t.out[:0]
	}
}

// writeAccession writes the last accession number in a fragment that begins with
// the name of its data bank.
func writeAccession(t *text) {
	var last markup.Place
	for place := range t.parts.ChildPlaces("AccessionNumber") {
		last = place
	}
	if t.child("", "DataBankName") && last.End > 0 {
		t.element("/", last)
	}
}
