package ris

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Record is the typed layer: it reads the entry's fields into a record by the
// tables of tags and types. Every value has a trace to the text it was read
// from; what no rule reads stands in Raw and Unclaimed.
func (e *Entry) Record() *record.Record {
	raw := appendRaw(make([]record.RawField, 0, len(e.Fields)), e.Fields)
	memory := new(readingMemory)
	return e.record(record.ContentID(e.Bytes), raw, appendTags(memory.tags[:0], raw), memory, anySigns)
}

// appendRaw appends the fields as a record has them.
func appendRaw(dst []record.RawField, fields []Field) []record.RawField {
	for i := range fields {
		f := &fields[i]
		dst = append(dst, record.RawField{Name: f.Tag, Value: f.Value, Span: f.Span, ValueSpans: f.ValueSpans})
	}
	return dst
}

// record reads raw, the entry's fields with tags of these indexes, with memory that
// was used for another entry before. The record has raw and the id, and holds
// nothing of the entry and the memory. Signs are what the values may hold.
func (e *Entry) record(id string, raw []record.RawField, tags []int16, memory *readingMemory, signs valueSigns) *record.Record {
	d := reading{entry: e, fields: raw, tags: tags, signs: signs}
	d.use(memory)
	blocks := d.blocks
	r := &room(blocks, &blocks.records, 1, sharedRecords)[0]
	r.ID = id
	r.Origin = e.origin
	r.Raw = raw
	r.Trace = blocks.openTraces(len(raw))
	if len(e.Diagnostics) > 0 {
		r.Diagnostics = append([]record.Diagnostic(nil), e.Diagnostics...)
	}
	d.record = r
	if signs.mojibake {
		for i := range raw {
			d.noteMojibake(i)
		}
	}
	d.readValues()
	d.collectUnclaimed()
	r.Trace = blocks.closeTraces(r.Trace)
	return r
}

// valueSigns say what the values of an entry may hold: what is looked for in all
// of them at once need not be looked for in each.
type valueSigns struct {
	lines    bool // several lines
	mojibake bool // characters that show a wrong encoding
}

// anySigns are those of values that nobody looked at.
var anySigns = valueSigns{lines: true, mojibake: true}

// signsOf returns the signs of values that stand one behind the other.
func signsOf(values string) valueSigns {
	return valueSigns{lines: strings.IndexByte(values, '\n') >= 0, mojibake: mayShowMojibake(values)}
}

// readValues reads the values of all fields.
func (d *reading) readValues() {
	e := d.entry
	for i := range d.fields {
		switch d.tags[i] {
		case tagKW:
			d.keywordFields++
		case tagAU, tagA1:
			d.authorFields++
		case tagTY:
			if d.code == "" {
				d.code = strings.ToUpper(strings.TrimSpace(d.fields[i].Value))
				if d.typeRow = typeNamed(d.code); d.typeRow != nil {
					d.code = d.typeRow.code
				}
			}
		}
	}
	switch d.dialect = e.dialect; {
	case e.wos:
		d.dialect = wosDialect
		d.findWosType()
	case d.dialect == nil:
		d.dialect = recognise(d.fields, d.tags, e.own)
	}
	if d.dialect != nil {
		d.record.Origin.Dialect = d.dialect.name
		d.givenFirst = d.givenFirst || d.dialect.givenFirst
		d.noteUnknownTags()
	}
	d.findPreprint()
	d.readFields()
	d.readOtherRegistrations()
	d.resolveTitles()
	d.resolveContainers()
	d.resolveEventName()
	d.resolveProceedings()
	d.resolveType()
	d.resolvePages()
	d.resolveSections()
	d.resolveDates()
	d.resolveNames()
	d.resolveAuthorRole()
	d.resolveFamilyNames()
	if e.wos {
		d.readWosNumbers()
		d.readWosAddresses()
	}
	d.readPersonIDs()
	d.resolveCounts()
	d.resolveCitation()
	d.resolvePage()
}

// reading is the state of the typed layer over one entry. What depends on
// several fields is collected first and resolved after the last one. It stands
// on the stack, where the collector of memory does not look after what is
// written to it.
type reading struct {
	entry  *Entry // its own fields are not looked at
	fields []record.RawField
	tags   []int16 // the indexes of the fields' tags, noTag for what is none
	record *record.Record
	signs  valueSigns
	blocks *recordBlocks
	// wanted is set where only the values are asked for that it has too: a kind
	// of value that nothing else is concluded from, and of which it has none, is
	// not looked for, and nothing is said of how the others were read.
	wanted  *record.Record
	claimed []bool
	code    string
	typeRow *typeRow      // nil for an unknown type
	dialect *dialectTable // nil for none

	keywordFields int
	authorFields  int
	plainNames    uint64 // the first fields that hold a plain name, a bit for each
	titles        []titleStatement
	containers    []collected
	firstPages    []source
	sections      []source // of articles in journals
	lastPages     []source
	dates         []statement
	accessYears   int // those before this place have their day
	parts         []datePart
	year          *source // that days and months in DA belong to, once one was met; empty for none
	refusedDates  []statement
	preprint      *source // M3 that says so
	variants      []source
	authors       []int // places in the list of contributors
	counts        []countStatement
	eventNamed    bool     // a label names the conference
	notedEvent    *source  // its name in Scopus's notes
	asOf          []source // dates of the counts
	citedAs       []source // lines that may be PubMed's citation of the record
	givenFirst    bool     // given names may stand first
	displayOrder  int8     // 1 where authors' given names stand first, -1 where not, 0 not looked at
	medline       int8     // 1 for a record of MEDLINE, -1 for another, 0 not looked at
	link          *source  // the first in UR, once it was looked for; empty for none
	ebsco         int8     // 1 for a record of EBSCOhost, -1 for another, 0 not looked at
	cslType       *source  // the labelled type, which says more than TY
	authorRole    *source  // the labelled role of the persons of AU
	personLists   []personList
	familyNames   []source    // labelled
	eventYears    []string    // nil where they were not looked for
	manyPlaces    *manyPlaces // nil for most records
	database      source      // DB or DP
	databaseNamed int8        // 1 where there is one, -1 for none, 0 not looked for

	bareSupplement source  // the word for a supplement without its number
	onlyBare       bool    // it is all that the field says
	page           *source // a link whose address may state the DOI
	wos            wosReading

	starts  valueLines
	located locatedText
	decoded [2]decodedEntry // as the document was read, and in the fallback encoding
}

// use gives the lists the memory.
func (d *reading) use(m *readingMemory) {
	d.blocks = m.current()
	if n := len(d.fields); n <= len(m.claimed) {
		d.claimed = m.claimed[:n]
		clear(d.claimed)
	} else {
		d.claimed = make([]bool, n)
	}
	if d.tags == nil {
		d.tags = appendTags(m.tags[:0], d.fields)
	}
	d.titles, d.containers = m.titles[:0], m.containers[:0]
	d.firstPages, d.lastPages = m.firstPages[:0], m.lastPages[:0]
	d.dates = m.dates[:0]
	d.authors = m.authors[:0]
	d.counts, d.asOf = m.counts[:0], m.asOf[:0]
}

// collected is a field that waits for the others, with its meaning.
type collected struct {
	source
	meaning
	// short is the text as an abbreviated title, unless it is none for that, name
	// the text cleaned, and abbreviation whether it has the form of one; see
	// [reading.resolveContainers].
	short        record.Abbreviation
	noShort      bool
	name         string
	abbreviation bool
}

// readFields reads every field by its meaning: first those whose meaning is
// fixed, then the customs and miscellanies, which say again, or instead, what
// those may say.
func (d *reading) readFields() {
	lateFields := 0
	tag, means, known := int16(noTag), meaning{}, false
	var s source
	for i := range d.fields {
		f := &d.fields[i]
		switch index := d.tags[i]; {
		case index == noTag:
			if f.Name == "" {
				d.readWordTag(i)
			}
		case isBlank(f.Value):
		case lateTags[index]:
			lateFields++
		default:
			if index != tag { // AU and KW stand in rows
				tag = index
				means, known = d.meaningOf(tag)
			}
			if known {
				// Filled in its place: a copy would have to wait for what was just written.
				s.field, s.text, s.spans, s.lines = i, f.Value, f.ValueSpans, false
				if d.mayHaveLines(f) {
					d.joinLines(&s)
				}
				d.readField(&s, means)
			}
		}
	}
	for i := 0; lateFields > 0; i++ {
		f := &d.fields[i]
		if d.tags[i] == noTag || !lateTags[d.tags[i]] || isBlank(f.Value) {
			continue
		}
		lateFields--
		if s = d.whole(i); f.Name[0] != 'M' || !d.readExtra(s) {
			if means, known := d.meaningOf(d.tags[i]); known {
				d.readField(&s, means)
			}
		}
	}
}

// isBlank reports whether a value holds nothing but blank space.
func isBlank(value string) bool {
	return value == "" || (value[0] <= ' ' || value[0] >= utf8.RuneSelf) && strings.TrimSpace(value) == ""
}

// lateTags are the tags that isLate, by their index.
var lateTags = func() (set [tagCount]bool) {
	for index := range set {
		set[index] = isLate(tagName(index))
	}
	return set
}()

func isLate(tag string) bool {
	return (tag[0] == 'C' || tag[0] == 'M') && tag[1] >= '0' && tag[1] <= '9'
}

// isAuthor reports whether a tag has an author in it.
func isAuthor(tag string) bool { return tag == "AU" || tag == "A1" }

func (d *reading) readField(s *source, m meaning) {
	if record.IsMissing(s.text) && m.to != toKeyword && m.to != toType {
		d.reject(*s)
		return
	}
	switch m.to {
	case toOwnID:
		d.readOwnID(*s)
	case toTitle:
		role := record.TitleRole(m.as)
		if role == record.TitleOriginal && isOriginalDate(s.text) {
			d.readDate(*s, record.DateOriginal)
			return
		}
		d.titles = append(d.titles, titleStatement{*s, role})
	case toContainer, toContainerForm, toAbbreviation, toSecondary:
		if isPageOfContainer(s.text) {
			d.readLinks(*s)
			return
		}
		d.containers = append(d.containers, collected{source: *s, meaning: m})
	case toName:
		role := record.Role(m.as)
		switch {
		case !d.entry.wos && d.readPlainName(s, role):
		case isRegistration(s.text):
			// It is read with those of other fields.
		case d.entry.wos:
			d.readWosNames(*s, role)
		default:
			d.readNames(s, role)
		}
	case toVariantName:
		d.variants = append(d.variants, *s)
	case toAffiliation:
		if d.entry.wos {
			d.takeWosAddresses(d.wosAddresses(*s))
		} else {
			d.readAffiliation(*s)
		}
	case toDate:
		d.readDate(*s, record.DateKind(m.as))
	case toEventDate:
		d.readEventDate(*s)
	case toEdition:
		d.readEdition(*s)
	case toAbstract:
		d.readAbstract(*s)
	case toNote:
		d.readNote(*s, m.as)
	case toKeyword:
		if d.entry.wos {
			d.readWosKeywords(*s)
		} else {
			d.readKeywords(*s)
		}
	case toVolume:
		d.readVolume(*s)
	case toIssue:
		d.readIssue(*s)
	case toFirstPage:
		d.readFirstPage(*s)
	case toLastPage:
		d.lastPages = append(d.lastPages, *s)
	case toPageCount:
		d.readPageCount(*s)
	case toArticleNumber:
		d.readArticleNumber(*s)
	case toText:
		path := m.as
		if path == "series/number" && d.tag(s.field) == "M1" && s.text == "0" {
			d.keepCustom(*s) // what Taylor & Francis have for none
			return
		}
		if path == "series/title" {
			if d.readServer(*s) {
				return
			}
			if d.preprint != nil && d.tag(s.field) == "T2" {
				path = "server"
			}
		}
		if path == "section" && slices.Contains(journalTypes, d.code) {
			d.sections = append(d.sections, *s)
			return
		}
		d.readText(*s, path)
	case toGenre:
		d.readGenre(*s, m.as)
	case toSerial:
		d.readSerial(*s)
	case toIdentifier:
		d.readIdentifier(*s)
	case toPMCID, toPMID, toEmbase:
		d.readNumber(*s, m.to)
	case toLink:
		d.readLinks(*s)
	case toAttachment:
		d.readAttachments(*s, m.as)
	case toAccession:
		d.readAccession(*s)
	case toDatabaseNumbers:
		d.readDatabaseNumbers(*s)
	case toLanguage:
		d.readLanguages(*s)
	case toRights:
		d.readRights(*s)
	case toLibrary:
		if !d.readMovedNote(*s) {
			d.readLibrary(*s, m.as)
		}
	case toNumberOfPages:
		d.setNumberOfPages(*s)
	case toSubject:
		d.readSubjects(*s, m.as)
	case toStatedCount:
		d.readStatedCount(*s, m.as)
	case toElectronicISSN:
		d.readElectronicISSN(*s)
	case toWosNumber:
		d.readWosNumber(*s)
	case toDocumentType:
		d.readDocumentType(*s)
	case toRaw:
		// Cited references are no text that was overlooked.
		d.claimed[s.field] = d.claimed[s.field] || d.entry.wos
	case toDetail:
		switch {
		case m == patentVersion && d.isPatentNumber(s):
			d.readText(*s, "number")
		case !d.readMovedNote(*s) && !d.readFreeField(*s):
			d.addDetail(*s, m.as)
		}
	}
}

// textField returns the plain text field at a path; every path that a table
// of this package holds is here.
func textField(r *record.Record, path string) *string {
	switch path {
	case "genre":
		return &r.Genre
	case "medium":
		return &r.Medium
	case "series/title":
		return &r.Series.Title
	case "series/number":
		return &r.Series.Number
	case "event/name":
		return &r.Event.Name
	case "event/place":
		return &r.Event.Place
	case "publisher/name":
		return &r.Publisher.Name
	case "publisher/place":
		return &r.Publisher.Place
	case "edition":
		return &r.Edition
	case "section":
		return &r.Section
	case "chapter":
		return &r.Chapter
	case "number":
		return &r.Number
	case "number_of_volumes":
		return &r.NumberOfVolumes
	case "volume":
		return &r.Volume
	case "issue":
		return &r.Issue
	case "supplement":
		return &r.Supplement
	case "part":
		return &r.Part
	case "article_number":
		return &r.ArticleNumber
	case "container/title":
		return &r.Container.Title
	case "origin/database":
		return &r.Origin.Database
	case "origin/platform":
		return &r.Origin.Platform
	case "server":
		return &r.Server
	case "event/date":
		return &r.Event.Date
	case "copyright":
		return &r.Copyright
	case "target_container/title":
		return &r.TargetContainer.Title
	}
	return nil
}

// setText puts a value into a plain text field: the first value stays, an
// equal one is a further source of it, another one is kept as a detail.
func (d *reading) setText(s source, path, rule, value string) {
	field := textField(d.record, path)
	switch *field {
	case "":
		*field = value
		d.traceOne(path, rule, false, &s)
	case value:
		d.traceOne(path, rule, false, &s)
	default:
		d.repeat(s, path)
	}
}

func (d *reading) readText(s source, path string) {
	value, rule := normalize.Text(s.text), "text"
	if value != "" && strings.IndexByte(",:;/=", value[len(value)-1]) >= 0 && isCatalogued(path) {
		if rest := normalize.Catalogued(s.text); rest != value {
			value, rule = rest, "text.catalogued"
		}
	}
	if path == "origin/database" && d.namedByCode(value) {
		value, _ = normalize.EBSCODatabase(value)
		rule = "ebsco-database"
	}
	if value != "" {
		d.setText(s, path, rule, value)
	}
}

// collectUnclaimed lists the text that no rule read.
func (d *reading) collectUnclaimed() {
	for i := range d.fields {
		f := &d.fields[i]
		if d.claimed[i] || isBlank(f.Value) {
			continue
		}
		text := record.Text{Text: f.Value}
		if n := len(f.ValueSpans); n > 0 {
			text.Span = f.ValueSpans[0]
			text.Span.End = f.ValueSpans[n-1].End
		}
		d.record.Unclaimed = append(d.record.Unclaimed, text)
	}
}
