package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/scopus"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Exporters write what has no tag into notes, behind labels. A note stays a
// note, whole; what its labels say is read besides.

// noteLabel says what stands behind a label at the start of a note's line.
type noteLabel struct {
	label string
	says  noteMeaning
}

type noteMeaning uint8

const (
	saysCount            noteMeaning = iota // the line is a count
	saysAsOf                                // date of the counts of this record
	saysIdentifier                          // the line is an identifier with its label
	saysIdentifierBehind                    // ProQuest's "DOI - 10.1000/x; 2214991469"
	saysPairs                               // EBSCOhost's pairs of key and value
	saysDate                                // date of publication
	saysEventDate                           // when the conference was held
	saysEventName                           // what the conference was called
)

var noteLabels = []noteLabel{
	{"Cited By :", saysCount},
	{"Cited By:", saysCount},
	{"Cited By (since ", saysCount},
	{"Cited by ", saysCount},
	{"Times Cited", saysCount},
	{"Total Times Cited", saysCount},
	{"Cited Reference Count", saysCount},
	{"Export Date: ", saysAsOf},
	{"Query date: ", saysAsOf},
	{"PMID:", saysIdentifier},
	{"PMCID:", saysIdentifier},
	{"DOI:", saysIdentifier},
	{"doi:", saysIdentifier},
	{"DOI - ", saysIdentifierBehind},
	{"Accession Number: ", saysPairs},
	{"Full publication date: ", saysDate},
	{"Conference date: ", saysEventDate},
	{scopus.EventLabel + " ", saysEventName},
}

// longestLabelled is the most that a note may take whose words are looked at
// for registrations, in bytes: a longer one is a list of references or a text
// that speaks of others.
const longestLabelled = 2000

// countStatement is a count that waits for its date and provider.
type countStatement struct {
	source
	scholar bool // Publish or Perish: the link names the provider
}

// readLabels reads what the labelled lines of a note, or of a part of one, say.
func (d *reading) readLabels(field, start, end int) {
	value, at := d.fields[field].Value[start:end], start
	for line := range strings.SplitSeq(value, "\n") {
		from := at
		at += len(line) + 1
		trimmed := strings.TrimLeft(line, " \t")
		from += len(line) - len(trimmed)
		d.readLabelledLine(field, from, strings.TrimRight(trimmed, " \t"))
		d.readLabelledPairs(field, from, trimmed)
	}
	if len(value) <= longestLabelled {
		d.readRegistrationsIn(field, start, end)
	}
}

// scopusPairs begin the line in which Scopus writes all its notes one behind
// the other: "Export Date: 12 March 2022; Cited By: 17; CODEN: ABCDE".
var scopusPairs = []string{"Export Date: ", scopus.EventLabel + " ", "Cited By :", "Cited By: "}

func (d *reading) readLabelledPairs(field, from int, line string) {
	first, _, several := strings.Cut(line, "; ")
	if !several || !slices.ContainsFunc(scopusPairs, func(label string) bool { return strings.HasPrefix(line, label) }) {
		return
	}
	for part := range splitAt(line[len(first):], ";") {
		text := strings.TrimLeft(line[len(first)+part.start:len(first)+part.end], " ")
		at := len(first) + part.end - len(text)
		if strings.HasPrefix(text, scopus.EventLabel) {
			text = line[at:] // the name may have semicolons
		}
		d.readLabelledLine(field, from+at, text)
	}
}

func (d *reading) readLabelledLine(field, from int, line string) {
	if strings.Contains(line[:min(len(line), evidenceBytes)], scholarCites) {
		d.counts = append(d.counts, countStatement{d.part(field, from, from+len(line)), true})
		return
	}
	for i := range noteLabels {
		l := &noteLabels[i]
		if line == "" || line[0] != l.label[0] || !strings.HasPrefix(line, l.label) {
			continue
		}
		whole := d.part(field, from, from+len(line))
		behind := d.part(field, from+len(l.label), from+len(line))
		switch l.says {
		case saysCount:
			count, _, _ := strings.Cut(line, "; ")
			d.counts = append(d.counts, countStatement{d.part(field, from, from+len(count)), false})
		case saysAsOf:
			day, _, _ := strings.Cut(line, ";")
			d.asOf = append(d.asOf, d.part(field, from+len(l.label), from+len(day)))
		case saysIdentifier:
			if !d.addIdentifiers(whole, false) {
				d.readIdentifierParts(field, from, line)
			}
		case saysIdentifierBehind:
			d.addIdentifiers(d.part(field, from+len(l.label), from+len(l.label)+pairLength(line[len(l.label):])), false)
		case saysPairs:
			d.readPairs(field, from, line)
		case saysDate:
			d.readDate(behind, record.DateIssued)
		case saysEventDate:
			if date, err := eventDate(behind.text); err == nil && d.record.Event.Date == "" {
				d.record.Event.Date = date
				d.traceOne("event/date", eventDateRule, false, &behind)
			}
		case saysEventName:
			length := scopus.EventNameLength(line[len(l.label):])
			if d.notedEvent == nil && normalize.Text(line[len(l.label):][:length]) != "" {
				event := d.part(field, from+len(l.label), from+len(l.label)+length)
				d.notedEvent = &event
			}
		}
		return
	}
	if strings.Contains(line, cinahlKey) {
		d.readPairs(field, from, line)
	}
	if strings.Contains(line, "doi: 10.") {
		d.citedAs = append(d.citedAs, d.part(field, from, from+len(line)))
	}
}

// readIdentifierParts reads several identifiers with their labels on one line:
// "PMID: 33617304; DOI: 10.1000/x".
func (d *reading) readIdentifierParts(field, from int, line string) {
	start := 0
	for i := 1; i <= len(line); i++ {
		if i < len(line) && !(line[i] == ' ' && isOneOf(line[i-1], ";,.") && isIdentifierLabelled(line[i+1:])) {
			continue
		}
		end := len(strings.TrimRight(line[:i], " ;,."))
		if start < end {
			d.addIdentifiers(d.part(field, from+start, from+end), false)
		}
		start = i + 1
	}
}

func isIdentifierLabelled(text string) bool {
	for _, l := range noteLabels {
		if l.says == saysIdentifier && strings.HasPrefix(text, l.label) {
			return true
		}
	}
	return false
}

// scholarCites stands in Publish or Perish's "120 cites: URL".
const scholarCites = " cites: https://scholar.google."

// scholarCount reads Publish or Perish's count and, in a second text, the date
// of its query.
func scholarCount(texts []string) (record.Count, error) {
	number, rest, found := strings.Cut(texts[0], scholarCites)
	if !found || rest == "" {
		return record.Count{}, reject(scholarRule, "form", texts[0], "no count of Publish or Perish")
	}
	count, err := normalize.CountStatement(strings.TrimSpace(number) + " cites")
	if err != nil {
		return record.Count{}, err
	}
	count.Provider = "Google Scholar"
	if len(texts) > 1 {
		date, err := normalize.Date(texts[1])
		if err != nil {
			return record.Count{}, err
		}
		count.AsOf = date.Value
	}
	return count, nil
}

// resolveCounts reads the counts with their provider and date.
func (d *reading) resolveCounts() {
	if len(d.counts) == 0 {
		return
	}
	var asOf []source // the date of the counts, if there is one
	var date record.Date
	for i := range d.asOf {
		if stated, err := normalize.Date(d.asOf[i].text); err == nil {
			asOf, date = d.asOf[i:i+1:i+1], stated
			break
		}
	}
	var room [3]source
	for _, c := range d.counts {
		if c.scholar {
			sources := append(append(room[:0], c.source), asOf...)
			if count, err := scholarCount(textsOf(sources)); err == nil {
				d.addCount(count, scholarRule, sources...)
			}
			continue
		}
		count, err := normalize.CountStatement(c.text)
		if err != nil {
			continue
		}
		rule, sources := "count", append(room[:0], c.source)
		if count.Provider == "" && d.isScholarCount(count.Value) {
			continue
		}
		if count.Provider == "" {
			if database, ok := d.field("DB"); ok && !database.lines && d.dialect != nil && strings.EqualFold(database.text, d.dialect.name) {
				count.Provider = normalize.Text(database.text)
				sources = append(sources, database)
			}
		}
		if len(asOf) > 0 {
			count.AsOf = date.Value
			rule, sources = "count.dated", append(sources, asOf[0])
		}
		d.addCount(count, rule, sources...)
	}
}

// isScholarCount reports whether a link to Google Scholar states a count too, with
// its provider.
func (d *reading) isScholarCount(value int64) bool {
	const few = 8 // records have one
	for i := range d.counts[:min(len(d.counts), few)] {
		if c := &d.counts[i]; c.scholar {
			if count, err := scholarCount([]string{c.text}); err == nil && count.Value == value {
				return true
			}
		}
	}
	return false
}

// textsOf returns the texts of the sources.
func textsOf(sources []source) []string {
	texts := make([]string, len(sources))
	for i, s := range sources {
		texts[i] = s.text
	}
	return texts
}

func (d *reading) addCount(count record.Count, rule string, sources ...source) {
	list := &d.record.Counts
	at := placeOfElement(d, *list, count, func(p *manyPlaces) *places[record.Count] { return &p.counts })
	if count.Provider == "" {
		if named := d.namedCount(count); named >= 0 && (at < 0 || named < at) {
			return // the same with its provider, from a label
		}
	}
	if at >= 0 {
		d.traceBeside(inCounts.element(at), rule, sources...)
		return
	}
	d.traceBeside(inCounts.element(len(*list)), rule, sources...)
	*list = append(*list, count)
}

// namedCount returns the place of the first count of a provider that says what one
// without says, -1 for none.
func (d *reading) namedCount(count record.Count) int {
	without := func(c *record.Count) record.Count {
		return record.Count{Metric: c.Metric, Value: c.Value, AsOf: c.AsOf}
	}
	list := d.record.Counts
	var few places[record.Count]
	found := &few
	if len(list) > fewElements {
		found = &d.places().namedCounts
	}
	return found.find(without(&count), len(list), func(i int) record.Count {
		if list[i].Provider == "" {
			return record.Count{}
		}
		return without(&list[i])
	})
}

// traceBeside is trace for a value whose further sources have meanings of
// their own: only the first one's field counts as read by it.
func (d *reading) traceBeside(path, rule string, sources ...source) {
	claimed := make([]bool, len(sources))
	for i, s := range sources {
		claimed[i] = d.claimed[s.field]
	}
	d.trace(path, rule, false, sources...)
	for i, s := range sources[1:] {
		d.claimed[s.field] = claimed[i+1]
	}
}

// ebscoKey is a key of EBSCOhost's notes and what its value is.
type ebscoKey struct {
	key string
	meaning
	// ifNone are tags; the value counts only where none of them stands.
	ifNone []string
}

// ebscoKeys are the keys whose values are read; see also ebscoEnds. Of two that
// begin alike the longer one stands directly before the other.
var ebscoKeys = []ebscoKey{
	{"Accession Number: ", meaning{toAccession, ""}, []string{"AN"}},
	{"Language: ", meaning{toLanguage, ""}, []string{"LA"}},
	{"Publication Type: ", meaning{toGenre, "genre"}, []string{"M3"}},
	{"Document Type: ", meaning{toGenre, "genre"}, []string{"M3"}},
	{"Publication Date: ", meaning{toDate, "issued"}, []string{"PY", "Y1", "DA"}},
	{"PMID: NLM", meaning{toPMID, ""}, nil},
	{"PMID: ", meaning{toPMID, ""}, nil},
	{"DOI: ", meaning{toIdentifier, ""}, nil},
	{"ISSN: ", meaning{toSerial, ""}, []string{"SN"}},
}

// cinahlKey stands in notes of CINAHL's that do not begin with a key: "research;
// tables/charts. Journal Subset: Europe. NLM UID: 1. PMID: NLM2."
const cinahlKey = "Journal Subset: "

// readPairs reads EBSCOhost's note: "Accession Number: 1. Language: English.
// Publication Type: Article. PMID: NLM2." or the same with semicolons.
func (d *reading) readPairs(field, from int, line string) {
	before := -1
	for _, k := range ebscoKeys {
		at := strings.Index(line, k.key)
		if at < 0 || at == before || at > 0 && !strings.HasSuffix(line[:at], ". ") && !strings.HasSuffix(line[:at], "; ") && line[at-1] != ' ' {
			continue
		}
		if d.hasAny(k.ifNone) {
			continue
		}
		before = at
		start := at + len(k.key)
		length := ebscoLength(line[start:])
		if k.to == toPMID {
			length = min(length, digitsLength(line[start:]))
		}
		switch s := d.part(field, from+start, from+start+length); {
		case s.text == "":
		case k.to == toLanguage:
			d.addLanguage(s)
		case k.to == toSerial:
			d.readOneSerial(s)
		default:
			d.readField(&s, k.meaning)
		}
	}
}

// ebscoEnds are keys that stand directly behind the value of another one.
var ebscoEnds = []string{
	" Partial author list: ", "Major Descriptor: ", "Minor Descriptor: ", "Classification: ", "Population: ",
	"Release Date: ", "Publication Type: ", "Document Type: ", "Grant Information: ",
}

// ebscoLength is pairLength for values behind which one of ebscoEnds may stand.
func ebscoLength(text string) int {
	length := pairLength(text)
	for _, end := range ebscoEnds {
		if i := strings.Index(text[:length], end); i > 0 {
			length = i
		}
	}
	return length
}

// digitsLength is the number of digits that a text begins with, or its length where
// there are none.
func digitsLength(text string) int {
	for i := range len(text) {
		if text[i]-'0' > 9 {
			if i == 0 {
				break
			}
			return i
		}
	}
	return len(text)
}

// pairLength is the length of a value in EBSCOhost's note: up to a semicolon,
// or a full stop behind which another key or nothing stands.
func pairLength(text string) int {
	for i := range len(text) {
		switch {
		case text[i] == ';':
			return i
		case text[i] == '.' && (i == len(text)-1 || text[i+1] == ' '):
			return i
		}
	}
	return len(text)
}

func (d *reading) hasAny(tags []string) bool {
	for _, tag := range tags {
		if _, ok := d.field(tag); ok {
			return true
		}
	}
	return false
}

// relationWords begin lines about other publications.
var relationWords = []string{
	"comment", "erratum", "retract", "republish", "correct", "update", "see ", "in:", "cites", "original", "summary", "reply", "references",
}

// resolveCitation concludes the record's DOI from the line by which PubMed
// cites it ("Am J Test. 2018 Mar 27;7:53. doi: 10.1000/x."), where no other
// field states one.
func (d *reading) resolveCitation() {
	if d.record.Identifier(record.SchemeDOI) != "" {
		return
	}
	year := ""
	for _, tag := range []string{"PY", "Y1"} {
		if s, ok := d.field(tag); ok && len(s.text) >= 4 && year == "" {
			year = s.text[:4]
		}
	}
	var found []source
	for _, s := range d.citedAs {
		lower := strings.ToLower(s.text[:min(len(s.text), 20)])
		about := false
		for _, word := range relationWords {
			about = about || strings.HasPrefix(lower, word)
		}
		if about || year == "" || !strings.Contains(s.text, year) {
			continue
		}
		at := strings.Index(s.text, "doi: 10.") + len("doi: ")
		end := len(s.text)
		if i := strings.IndexByte(s.text[at:], ' '); i >= 0 {
			end = at + i
		}
		value := d.fields[s.field].Value
		offset := strings.Index(value, s.text)
		if offset < 0 || s.lines {
			continue
		}
		found = append(found, d.part(s.field, offset+at, offset+end))
	}
	if len(found) == 1 {
		d.addIdentifiers(found[0], true)
	}
}

// readWordTag reads text without a tag that has a label of more letters than
// a tag takes: "PMID - 123".
func (d *reading) readWordTag(i int) {
	value := d.fields[i].Value
	start := 0
	for line := range strings.SplitSeq(value, "\n") {
		for _, label := range []string{"PMID", "PMCID"} {
			rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), label)
			if !ok {
				continue
			}
			rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t"), "-")
			to := toPMID
			if label == "PMCID" {
				to = toPMCID
			}
			s := d.part(i, start+len(line)-len(rest), start+len(line))
			if value, err := numberSchemes[to].read(s.text); ok && err == nil {
				d.addIdentifier(s, record.Identifier{Scheme: numberSchemes[to].scheme, Value: value}, false)
			}
		}
		start += len(line) + 1
	}
}
