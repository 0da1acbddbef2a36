package check

import (
	"errors"
	"hash/maphash"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// content is what a field of RIS holds, as far as there is a check for it.
type content uint8

const (
	other content = iota
	holdsDOI
	holdsSerial
	holdsDate
	holdsLink
	holdsLanguage
	holdsName
	holdsKeyword
	holdsPage
	holdsAccession
	holdsCode // TY and ER
)

// contents are the tags of RIS that have checks of their own.
var contents = map[string]content{
	"TY": holdsCode, "ER": holdsCode,
	"DO": holdsDOI, "DI": holdsDOI, "SN": holdsSerial,
	"PY": holdsDate, "Y1": holdsDate, "DA": holdsDate, "Y2": holdsDate,
	"UR": holdsLink, "LK": holdsLink, "LA": holdsLanguage,
	"AU": holdsName, "A1": holdsName, "A2": holdsName, "A3": holdsName, "A4": holdsName, "ED": holdsName,
	"KW": holdsKeyword, "SP": holdsPage, "EP": holdsPage, "AN": holdsAccession,
}

// risRefused is the code with which the reader of RIS says that a rule refused
// a value.
const risRefused = "ris.rejected-value"

// risOtherForm is the code with which the reader of RIS says that a record is in
// Web of Science's own form.
const risOtherForm = "ris.web-of-science"

// fields checks every field by itself. Values is a table to be used.
func (f *finding) fields(values *fieldTable, seed maphash.Seed) {
	r := f.record
	isRIS := r.Origin.Format == record.FormatRIS
	// Where lines that go on are indented, wrapping is part of the form.
	indented := slices.ContainsFunc(r.Diagnostics, func(d record.Diagnostic) bool { return d.Code == risOtherForm })
	values.clear(len(r.Raw))
	unclaimed := startsOf(r.Unclaimed)
	explained := 0
	for i := range r.Raw {
		raw := &r.Raw[i]
		if !isRIS {
			text := raw.Value
			if isXML[r.Origin.Format] {
				text = textOfXML(text)
			}
			if hasMarkup(text) && raw.Name != "custom" && !isRichText(r.Origin.Format, raw) {
				f.add(markup.at(raw.Name, raw.Span))
			}
			continue
		}
		what := contents[raw.Name]
		if what == holdsCode || raw.Name == "" {
			continue
		}
		if raw.Value == "" {
			f.add(emptyField.at(raw.Name, raw.Span))
			continue
		}
		f.repeated(i, values, seed)
		if _, is := slices.BinarySearch(unclaimed, startOf(raw)); is {
			if f.refused(raw, what) {
				explained++
			}
		} else {
			f.read(raw, what)
		}
		if hasMarkup(raw.Value) {
			f.add(markup.at(raw.Name, spanOf(raw)))
		}
		if len(raw.ValueSpans) > 2 && !indented && (&ris.Field{Tag: raw.Name, Value: raw.Value}).HardWrapped() {
			f.add(hardWrapped.at(raw.Name, spanOf(raw)))
		}
	}
	f.explain(explained)
}

// isXML has the formats whose fields are XML, as it stood: their own elements and
// escapes are no fault.
var isXML = map[record.Format]bool{record.FormatEndNote: true, record.FormatPubMedXML: true, record.FormatICTRP: true}

// elementsOfXML are the tags of a field's own elements, escapesOfXML its escapes.
var (
	elementsOfXML = regexp.MustCompile(`<[^<>]*>`)
	escapesOfXML  = regexp.MustCompile(`&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});`)
)

// textOfXML is the text that XML stands for, which holds markup only where that
// was escaped once more.
func textOfXML(value string) string {
	if !strings.ContainsAny(value, "<&") {
		return value
	}
	return escapesOfXML.ReplaceAllStringFunc(elementsOfXML.ReplaceAllLiteralString(value, ""), html.UnescapeString)
}

// isRichText reports whether the field may hold markup: CSL allows a few tags in
// text, and no entities; Crossref's titles and abstracts are JATS.
func isRichText(format record.Format, raw *record.RawField) bool {
	switch format {
	case record.FormatCSLJSON:
		return !strings.Contains(raw.Value, "&")
	case record.FormatCrossref:
		return true
	}
	return false
}

// spanOf is the place of a field's value, its first line.
func spanOf(raw *record.RawField) record.Span {
	if len(raw.ValueSpans) > 0 {
		return raw.ValueSpans[0]
	}
	return raw.Span
}

// repeated looks for the field among those before.
func (f *finding) repeated(i int, values *fieldTable, seed maphash.Seed) {
	raw := &f.record.Raw[i]
	hash := maphash.String(seed, raw.Value)
	for _, c := range []byte(raw.Name) {
		hash = (hash ^ uint64(c)) * oddFactor
	}
	first := values.first(hash, i)
	if first == i {
		return
	}
	if before := &f.record.Raw[first]; before.Name == raw.Name && before.Value == raw.Value {
		f.add(duplicateValue.at(raw.Name, spanOf(raw)))
	}
}

// startsOf are the places at which texts that no rule read begin, in order.
func startsOf(unclaimed []record.Text) []int64 {
	if len(unclaimed) == 0 {
		return nil
	}
	starts := make([]int64, len(unclaimed))
	for i := range unclaimed {
		starts[i] = unclaimed[i].Span.Start
	}
	slices.Sort(starts)
	return starts
}

// startOf is the place at which a field's value begins, -1 for none.
func startOf(raw *record.RawField) int64 {
	if len(raw.ValueSpans) == 0 {
		return -1
	}
	return raw.ValueSpans[0].Start
}

// refused says why the value of a field was refused, where there is a check
// for that.
func (f *finding) refused(raw *record.RawField, what content) bool {
	var found kind
	var err error
	if normalize.StandsForNone(raw.Value) {
		return false // the reader notes it
	}
	switch what {
	case holdsDOI:
		found = badDOI
		_, err = normalize.DOI(raw.Value)
	case holdsDate:
		found = badDate
		_, err = normalize.Date(raw.Value)
	case holdsLink:
		found = badURL
		_, err = normalize.Link(raw.Value)
	case holdsLanguage:
		found = unknownTongue
		_, err = normalize.Language(raw.Value)
	case holdsSerial:
		return f.serials(raw)
	case holdsPage:
		found = badPages
		err = f.pages()
	default:
		return false
	}
	reason := reasonOf(err)
	if reason.Reason == "" {
		return false
	}
	if !tellsFault(what, reason.Code, raw.Value) {
		f.giveReason(reason.Reason, spanOf(raw))
		return false
	}
	if what != holdsPage || !f.has(badPages.code) { // SP and EP are one fault
		f.add(found.because(reason.Reason, raw.Name, spanOf(raw)))
	}
	return true
}

// tellsFault reports whether the code of a refusal says what is wrong in a
// field of that content. Any other refusal stays with the reader's diagnostic.
func tellsFault(what content, code, value string) bool {
	switch what {
	case holdsDate:
		return code == "impossible"
	case holdsPage:
		return code == "reversed" || code == "elision"
	case holdsLanguage:
		return code != "no-language"
	case holdsLink:
		return code == "blank" || code == "no-url" && !strings.Contains(value, "://")
	}
	return true
}

func reasonOf(err error) normalize.RejectError {
	var reason *normalize.RejectError
	if errors.As(err, &reason) {
		return *reason
	}
	return normalize.RejectError{}
}

// pages reads the pages of the record again.
func (f *finding) pages() error {
	first, last := "", ""
	for i := range f.record.Raw {
		switch raw := &f.record.Raw[i]; raw.Name {
		case "SP":
			first = raw.Value
		case "EP":
			last = raw.Value
		}
	}
	_, err := normalize.PageRange(first, last)
	return err
}

// giveReason adds a reason to the reader's diagnostic at a place.
func (f *finding) giveReason(reason string, at record.Span) {
	for i := range f.list {
		if d := &f.list[i]; d.Code == risRefused && d.Span == at {
			d.Message += ": " + reason
		}
	}
}

// explain takes the reader's diagnostic of refused values away where every one
// of them was explained, and lessens its count else.
func (f *finding) explain(explained int) {
	for i := range f.list {
		d := &f.list[i]
		if explained == 0 || d.Code != risRefused {
			continue
		}
		if left := max(d.Count, 1) - explained; left > 0 {
			d.Count = left
			return
		}
		f.list = slices.Delete(f.list, i, i+1)
		return
	}
}

// initialsFirst is a name in display order that begins with initials.
var initialsFirst = regexp.MustCompile(`^(?:\p{Lu}\.[ -]?)+ ?(?:(?:van|von|de|der|den|del|di|da|la|le) ){0,2}\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$`)

// initialsOnly is a family name that can be initials only.
var initialsOnly = regexp.MustCompile(`^(?:\p{Lu}\.[ -]?)+$`)

// read checks a value that was read.
func (f *finding) read(raw *record.RawField, what content) {
	value := raw.Value
	switch what {
	case holdsDOI:
		if endsBehindDOI(value) {
			f.add(doiEnd.at(raw.Name, spanOf(raw)))
		}
	case holdsName:
		f.name(raw)
	case holdsKeyword:
		if strings.ContainsAny(value, ";,；") && len(raw.ValueSpans) == 1 && len(normalize.Keywords(value)) > 1 {
			f.add(keywordList.at(raw.Name, spanOf(raw)))
		}
	case holdsAccession:
		f.accession(raw)
	case holdsSerial:
		if strings.ContainsAny(value, ";,\n") {
			f.serials(raw)
		}
	}
}

// endsBehindDOI reports whether a value goes on behind its DOI.
func endsBehindDOI(value string) bool {
	value = strings.ToLower(strings.TrimSpace(value))
	switch value[len(value)-1] {
	case '.', ',', ';', ']', ')', '"', '\'', '>':
	default:
		return false
	}
	doi, err := normalize.DOI(value)
	return err == nil && !strings.HasSuffix(value, doi)
}

func (f *finding) name(raw *record.RawField) {
	value := raw.Value
	comma := strings.IndexByte(value, ',')
	switch {
	case comma > 0 && strings.IndexByte(value[:comma], '.') > 0 && initialsOnly.MatchString(value[:comma]):
		given := strings.TrimSpace(value[comma+1:])
		if !strings.ContainsAny(given, ".,") && len(given) > 2 && strings.ToUpper(given) != given {
			f.add(swappedName.at(raw.Name, spanOf(raw)))
		}
	case comma < 0 && len(value) > 3 && len(value) < 60 && strings.IndexByte(value, '.') > 0 && initialsFirst.MatchString(value):
		if !strings.HasPrefix(value, "U.S.") && !strings.HasPrefix(value, "U. S.") {
			f.add(displayName.at(raw.Name, spanOf(raw)))
		}
	case strings.ContainsAny(value, ";&") || strings.Contains(value, " and ") || strings.Count(value, ",") > 1:
		if len(normalize.SplitNames(value)) > 1 {
			f.add(severalNames.at(raw.Name, spanOf(raw)))
		}
	}
}

// accession checks the number of a record that says to be from MEDLINE.
func (f *finding) accession(raw *record.RawField) {
	if !f.saysMEDLINE() {
		return
	}
	if _, err := normalize.PMID(raw.Value); err != nil {
		f.add(badPMID.at(raw.Name, spanOf(raw)))
	}
}

// saysMEDLINE reports whether the first database that the record names is MEDLINE.
func (f *finding) saysMEDLINE() bool {
	if f.database == nil {
		name := ""
		for i := range f.record.Raw {
			if db := &f.record.Raw[i]; db.Name == "DB" {
				name = strings.ToLower(strings.TrimSpace(db.Value))
				break
			}
		}
		f.database = &name
	}
	name := *f.database
	return name == "medline" || name == "pubmed" || strings.HasPrefix(name, "ovid medline")
}

// serials checks the numbers in a field for ISSN and ISBN and reports whether
// one has a wrong check digit.
func (f *finding) serials(raw *record.RawField) bool {
	wrong := false
	for part := range strings.FieldsFuncSeq(raw.Value, func(r rune) bool { return r == ';' || r == ',' || r == '\n' }) {
		_, notISSN := normalize.ISSN(part)
		if notISSN == nil {
			continue
		}
		_, notISBN := normalize.ISBN(part)
		switch {
		case reasonOf(notISSN).Code == "check-digit":
			f.add(badISSN.at(raw.Name, spanOf(raw)))
			wrong = true
		case reasonOf(notISBN).Code == "check-digit":
			f.add(badISBN.at(raw.Name, spanOf(raw)))
			wrong = true
		}
	}
	return wrong
}
