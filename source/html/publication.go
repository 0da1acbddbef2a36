package html

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// publication is what a page says of one publication, in all vocabularies.
type publication struct {
	document *document
	items    []item
	people   []person
	// lists are statements of several people, who are people too.
	lists []item
	// scholarly is set where a vocabulary of scholarly literature names it.
	scholarly bool
	// place is that of a text in which most of it stands, text that text.
	place extent
	text  string
}

// item is one statement.
type item struct {
	// name is its name in the table of readings, shown as the page has it.
	name, shown string
	facts       *facts
	// values are the places of its texts: two for a value in two parts.
	values []extent
	whole  extent
	// made is set where the parts stand in items of their own too.
	made bool
	// decoded is its text without escapes where isDecoded is set.
	isDecoded bool
	decoded   string
}

// mostShared is how many bytes the values of one of many publications share at most,
// mostHead those of the page's own: they keep all of them.
const (
	mostShared = 4 << 10
	mostHead   = 16 << 10
)

// share says where most of a publication stands, so that its values are parts of one
// text.
func (p *publication) share(place extent) {
	if place.to-place.from <= mostShared {
		p.place, p.text = place, p.document.textOf(place)
	}
}

// shareHead is share for what the elements of a page's head state.
func (p *publication) shareHead(elements []element) {
	var head extent
	for i := range elements {
		e := &elements[i]
		switch {
		case e.kind == jsonElement || e.kind == coinsElement:
		case head.isZero():
			head = e.value
		case e.value.to-head.from <= mostHead:
			head.to = max(head.to, e.value.to)
		}
	}
	if head.to-head.from <= mostHead {
		p.place, p.text = head, p.document.textOf(head)
	}
}

// textOf returns the text of a place.
func (p *publication) textOf(e extent) string {
	if p.place.from <= e.from && e.to <= p.place.to && e.from < e.to {
		return p.text[e.from-p.place.from : e.to-p.place.from]
	}
	return p.document.textOf(e)
}

func (p *publication) add(name, shown string, whole, value extent) {
	p.addKnown(name, factsOf(name), shown, whole, value)
}

// addKnown is add for a name whose facts are known.
func (p *publication) addKnown(name string, of *facts, shown string, whole, value extent) {
	values := p.document.room.values.Take(1)
	values[0] = value
	*blocks.Next(&p.items) = item{name: name, shown: shown, facts: of, values: values, whole: whole}
}

// join adds what another publication, which is the same one, says.
func (p *publication) join(other *publication) {
	p.items = append(p.items, other.items...)
	p.people = append(p.people, other.people...)
	p.lists = append(p.lists, other.lists...)
	p.scholarly = p.scholarly || other.scholarly
}

// decoded returns the decoded text of an item, "" where it cannot be read.
func (p *publication) decoded(it *item) string {
	if it.isDecoded {
		return it.decoded
	}
	raw := p.textOf(it.values[0])
	for _, e := range it.values[1:] {
		raw += "\n" + p.textOf(e)
	}
	if text, err := decodeOf(it.facts.vocabulary)(raw); err == nil {
		it.decoded = text
	}
	it.isDecoded = true
	return it.decoded
}

// The items that tell publications apart, and those that name one at all.
var (
	doiItems = set("citation_doi", "prism.doi", "ld.identifier", "ld.doi", "ld.@id", "ld.url", "ld.sameAs",
		"md.identifier", "md.doi", "md.@id", "md.url", "md.sameAs", "eprints.doi",
		"dc.identifier", "coins.identifier", "coins.doi")
	titleItems = set("citation_title", "ld.headline", "ld.name", "md.headline", "md.name", "prism.title", "eprints.title", "dc.title", "coins.title")
)

// numberItems tell publications of one title apart: what differs in the year,
// the volume or the first page is another one.
var numberItems = []map[string]bool{
	set("citation_publication_date", "ld.datePublished", "md.datePublished", "coins.date", "dc.date", "dc.issued", "eprints.date", "prism.publication_date"),
	set("citation_volume", "ld.volumeNumber", "md.volumeNumber", "coins.volume", "prism.volume", "eprints.volume"),
	set("citation_firstpage", "ld.pageStart", "md.pageStart", "coins.spage", "prism.firstpage"),
}

// identity is what tells publications apart: the keys of DOIs and titles, and
// the numbers in numberItems. What a comparison does not need is not read.
type identity struct {
	// of is the publication as it was.
	of   publication
	dois []string
	// titles are keys, plain all titles in lower case, even those too short for
	// a key, once titled is set.
	titles, plain []string
	titled        bool
	// numbers are there once numbered is set.
	numbers  [3]string
	numbered bool
}

var leadingYear = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d\b`)

func (p *publication) identity() *identity {
	found := &identity{of: *p}
	for i := range p.items {
		it := &p.items[i]
		if !it.facts.doi {
			continue
		}
		text := p.decoded(it)
		room := &p.document.room
		room.identifiers = normalize.AppendIdentifiers(room.identifiers[:0], text)
		for _, id := range room.identifiers {
			if id.Scheme == record.SchemeDOI {
				found.dois = append(found.dois, normalize.DOIKey(id.Value))
			}
		}
		if strings.HasSuffix(it.name, "doi") {
			if doi, err := normalize.DOI(text); err == nil {
				found.dois = append(found.dois, normalize.DOIKey(doi))
			}
		}
	}
	return found
}

// readTitles reads the titles.
func (i *identity) readTitles() {
	if i.titled {
		return
	}
	i.titled = true
	for n := range i.of.items {
		it := &i.of.items[n]
		if !it.facts.title || it.facts.doi {
			continue
		}
		text := normalize.Text(i.of.decoded(it)) // JSON-LD often has entities and tags in it
		if plain := normalize.FoldKey(text); plain != "" {
			i.plain = append(i.plain, plain)
		}
		if key := normalize.TitleKey(text); key != "" {
			i.titles = append(i.titles, key)
		}
	}
}

// readNumbers reads the numbers.
func (i *identity) readNumbers() {
	if i.numbered {
		return
	}
	i.numbered = true
	for at := range i.of.items {
		it := &i.of.items[at]
		n := int(it.facts.number) - 1
		if n < 0 || it.facts.doi || it.facts.title || i.numbers[n] != "" {
			continue
		}
		i.numbers[n] = strings.TrimSpace(i.of.decoded(it))
		if n == 0 {
			i.numbers[n] = leadingYear.FindString(i.numbers[n])
		}
	}
}

// isZero reports whether nothing names the publication.
func (i *identity) isZero() bool {
	if len(i.dois) > 0 {
		return false
	}
	i.readTitles()
	return len(i.plain) == 0
}

// tellingTitle is how long a key of a title is that says the same as a longer
// one which begins with it: headlines are cut off at a length.
const tellingTitle = 40

// isPage reports whether a publication is the one that the page is about: there
// a short title is as good as a long one.
func (i *identity) isPage(other *identity) bool {
	if len(i.dois) > 0 && len(other.dois) > 0 || i.differs(other) {
		return i.same(other)
	}
	if i.same(other) {
		return true
	}
	i.readTitles()
	other.readTitles()
	return slices.ContainsFunc(i.plain, func(title string) bool { return slices.Contains(other.plain, title) })
}

// differs reports whether numbers tell the two apart.
func (i *identity) differs(other *identity) bool {
	i.readNumbers()
	other.readNumbers()
	for n := range i.numbers {
		if i.numbers[n] != "" && other.numbers[n] != "" && i.numbers[n] != other.numbers[n] {
			return true
		}
	}
	return false
}

// same reports whether two publications of one page are the same.
func (i *identity) same(other *identity) bool {
	if len(i.dois) > 0 && len(other.dois) > 0 {
		return slices.ContainsFunc(i.dois, func(doi string) bool { return slices.Contains(other.dois, doi) })
	}
	if i.differs(other) {
		return false
	}
	i.readTitles()
	other.readTitles()
	for _, a := range i.titles {
		for _, b := range other.titles {
			if a == b || min(len(a), len(b)) >= tellingTitle && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) {
				return true
			}
		}
	}
	return false
}

// sorted returns the places of the items in the order of authority: what says the
// type first, then by vocabulary, then as they stand. An element has the place in its
// lower half.
func (p *publication) sorted() []int64 {
	room := &p.document.room
	room.order = slices.Grow(room.order[:0], len(p.items))
	ordered := true
	for i := range p.items {
		rank := int64(p.items[i].facts.vocabulary) + 1
		if p.items[i].facts.kind {
			rank -= mostVocabularies
		}
		place := rank<<32 + int64(i)
		ordered = ordered && (i == 0 || room.order[i-1] < place)
		room.order = append(room.order, place)
	}
	if !ordered {
		slices.Sort(room.order)
	}
	return room.order
}

// mostVocabularies is more than there are.
const mostVocabularies = 1 << 8

// record makes the record of a publication.
func (p *publication) record() *record.Record {
	d := p.document
	made := d.memory.New()
	defer d.memory.Done(made)
	fields := slices.Grow(d.room.fields[:0], len(p.items))
	d.room.texts = d.room.texts[:0]
	for _, place := range p.sorted() {
		p.field(blocks.Next(&fields), &p.items[uint32(place)])
	}
	table.FillIn(&d.memory, made, fields)
	d.room.fields = fields
	p.fillPeople(made)
	p.raw(made)
	slices.SortStableFunc(made.Unclaimed, func(a, b record.Text) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	room := &d.room
	room.id = record.AppendContentID(room.id[:0], p.bytes())
	made.ID = string(room.id)
	made.Origin.Span = d.span(extent{0, len(d.text)})
	return made
}

// field fills the field of an item, in memory that another field may have used.
func (p *publication) field(f *typed.Field, it *item) {
	d := p.document
	n := len(it.values)
	f.Name, f.Known, f.Span, f.Spans, f.Locate = it.name, it.facts.readings, d.span(it.whole), d.memory.Spans(n), nil
	first := len(d.room.texts)
	counted := d.same // where the text is the content, lines are counted through
	for i, e := range it.values {
		d.room.texts = append(d.room.texts, p.textOf(e))
		f.Spans[i] = d.span(e)
		counted = counted && bytes.IndexByte(d.text[e.from:e.to], '\r') < 0
	}
	f.Lines = d.room.texts[first : first+n : first+n]
	if values := it.values; !counted {
		f.Locate = func(line, from, to int) record.Span {
			return d.span(extent{values[line].from + from, values[line].from + to})
		}
	}
}

// traced reports whether a trace leads to a place.
func traced(r *record.Record, span record.Span) bool {
	return slices.ContainsFunc(r.Trace, func(t record.Trace) bool { return slices.Contains(t.Spans, span) })
}

// rawStatement is what a raw field is made of: an item, one of a list, or a part of
// a person, and the places by which they are ordered.
type rawStatement struct {
	whole, value int
	// of says which of the three, at and part where it stands there.
	of       rawSource
	at, part int
}

type rawSource int8

const (
	rawItem rawSource = iota
	rawList
	rawPart
)

// raw puts the statements into the record as they stood, in the order of the
// page. What is said for previews is there only where it was read.
func (p *publication) raw(made *record.Record) {
	d := p.document
	all := slices.Grow(d.room.statements[:0], len(p.items)+len(p.lists)+2*len(p.people))
	for of, list := range [][]item{rawItem: p.items, rawList: p.lists} {
		for i := range list {
			it := &list[i]
			if !it.made && (it.facts.vocabulary < openGraph || traced(made, d.span(it.values[0]))) {
				all = append(all, rawStatement{it.whole.from, it.values[0].from, rawSource(of), i, 0})
			}
		}
	}
	for i := range p.people {
		for n := range p.people[i].parts {
			if part := &p.people[i].parts[n]; part.owned {
				all = append(all, rawStatement{part.whole.from, part.value.from, rawPart, i, n})
			}
		}
	}
	slices.SortFunc(all, func(a, b rawStatement) int {
		return cmp.Or(cmp.Compare(a.whole, b.whole), cmp.Compare(a.value, b.value),
			cmp.Compare(a.of, b.of), cmp.Compare(a.at, b.at), cmp.Compare(a.part, b.part))
	})
	if len(all) > 0 {
		made.Raw = d.memory.Fields(len(all))
	}
	for i, s := range all {
		field := &made.Raw[i]
		switch s.of {
		case rawPart:
			p.rawPerson(field, &p.people[s.at], s.part)
		case rawList:
			p.rawField(field, &p.lists[s.at])
		default:
			p.rawField(field, &p.items[s.at])
		}
	}
	d.room.statements = all
}

func (p *publication) rawField(field *record.RawField, it *item) {
	d := p.document
	field.Name, field.Value, field.Span = it.shown, p.decoded(it), d.span(it.whole)
	field.ValueSpans = d.memory.Spans(len(it.values))
	for i, e := range it.values {
		field.ValueSpans[i] = d.span(e)
	}
}

func (p *publication) rawPerson(field *record.RawField, one *person, n int) {
	d, part := p.document, &one.parts[n]
	text := p.textOf(part.value)
	if decoded, err := decodeOf(one.vocabulary)(text); err == nil {
		text = decoded
	}
	field.Name, field.Value, field.Span = part.shown, text, d.span(part.whole)
	field.ValueSpans = d.memory.Spans(1)
	field.ValueSpans[0] = d.span(part.value)
}

// bytes are what the record's id is derived from: its statements as they stand,
// so that what else a page shows on another day has no say. They are good until
// the next call.
func (p *publication) bytes() []byte {
	room := &p.document.room
	places := slices.Grow(room.places[:0], len(p.items)+2*len(p.people))
	for i := range p.items {
		if !p.items[i].made {
			places = append(places, p.items[i].values...)
		}
	}
	for i := range p.people {
		for _, part := range p.people[i].parts {
			places = append(places, part.value)
		}
	}
	slices.SortFunc(places, func(a, b extent) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	content := room.content[:0]
	for _, e := range slices.Compact(places) {
		content = append(append(content, p.document.text[e.from:e.to]...), '\n')
	}
	room.places, room.content = places, content
	return content
}
