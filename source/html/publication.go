package html

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

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
}

// item is one statement.
type item struct {
	// name is its name in the table of readings, shown as the page has it.
	name, shown string
	// values are the places of its texts: two for a value in two parts.
	values []extent
	whole  extent
	// made is set where the parts stand in items of their own too.
	made bool
}

func (p *publication) add(name, shown string, whole, value extent) {
	values := p.document.room.values.Take(1)
	values[0] = value
	p.items = append(p.items, item{name: name, shown: shown, values: values, whole: whole})
}

// join adds what another publication, which is the same one, says.
func (p *publication) join(other *publication) {
	p.items = append(p.items, other.items...)
	p.people = append(p.people, other.people...)
	p.lists = append(p.lists, other.lists...)
	p.scholarly = p.scholarly || other.scholarly
}

// text returns the decoded text of an item.
func (p *publication) text(it *item) string {
	parts := make([]string, len(it.values))
	for i, e := range it.values {
		parts[i] = p.document.textOf(e)
	}
	text, err := decodeOf(vocabularyOf(it.name))(strings.Join(parts, "\n"))
	if err != nil {
		return ""
	}
	return text
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
// the numbers in numberItems.
type identity struct {
	dois []string
	// titles are keys, plain all titles in lower case, even those too short for
	// a key.
	titles, plain []string
	numbers       [3]string
}

var leadingYear = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d\b`)

func (p *publication) identity() *identity {
	found := &identity{}
	for i := range p.items {
		it := &p.items[i]
		switch {
		case doiItems[it.name]:
			text := p.text(it)
			for _, id := range normalize.Identifiers(text) {
				if id.Scheme == record.SchemeDOI {
					found.dois = append(found.dois, normalize.DOIKey(id.Value))
				}
			}
			if doi, err := normalize.DOI(text); err == nil && strings.HasSuffix(it.name, "doi") {
				found.dois = append(found.dois, normalize.DOIKey(doi))
			}
		case titleItems[it.name]:
			text := normalize.Text(p.text(it)) // JSON-LD often has entities and tags in it
			if plain := normalize.FoldKey(text); plain != "" {
				found.plain = append(found.plain, plain)
			}
			if key := normalize.TitleKey(text); key != "" {
				found.titles = append(found.titles, key)
			}
		default:
			for n, names := range numberItems {
				if names[it.name] && found.numbers[n] == "" {
					found.numbers[n] = strings.TrimSpace(p.text(it))
					if n == 0 {
						found.numbers[n] = leadingYear.FindString(found.numbers[n])
					}
				}
			}
		}
	}
	return found
}

// isZero reports whether nothing names the publication.
func (i *identity) isZero() bool { return len(i.dois) == 0 && len(i.plain) == 0 }

// tellingTitle is how long a key of a title is that says the same as a longer
// one which begins with it: headlines are cut off at a length.
const tellingTitle = 40

// isPage reports whether a publication is the one that the page is about: there
// a short title is as good as a long one.
func (i *identity) isPage(other *identity) bool {
	if len(i.dois) > 0 && len(other.dois) > 0 || i.differs(other) {
		return i.same(other)
	}
	return i.same(other) || slices.ContainsFunc(i.plain, func(title string) bool { return slices.Contains(other.plain, title) })
}

// differs reports whether numbers tell the two apart.
func (i *identity) differs(other *identity) bool {
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
	for _, a := range i.titles {
		for _, b := range other.titles {
			if a == b || min(len(a), len(b)) >= tellingTitle && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) {
				return true
			}
		}
	}
	return false
}

// sorted returns the items in the order of authority: what says the type first,
// then by vocabulary, then as they stand.
func (p *publication) sorted() []item {
	room := &p.document.room
	room.order, room.items = room.order[:0], room.items[:0]
	for i := range p.items {
		rank := int(vocabularyOf(p.items[i].name)) + 1
		if typeItems[p.items[i].name] {
			rank -= mostVocabularies
		}
		room.order = append(room.order, int64(rank)<<32+int64(i))
	}
	slices.Sort(room.order)
	for _, place := range room.order {
		room.items = append(room.items, p.items[place&(1<<32-1)])
	}
	return room.items
}

// mostVocabularies is more than there are.
const mostVocabularies = 1 << 8

// record makes the record of a publication.
func (p *publication) record() *record.Record {
	d := p.document
	made := d.memory.New()
	defer d.memory.Done(made)
	fields := d.room.fields[:0]
	d.room.texts = d.room.texts[:0]
	items := p.sorted()
	for i := range items {
		fields = append(fields, p.field(&items[i]))
	}
	table.FillIn(&d.memory, made, fields)
	d.room.fields = fields
	p.fillPeople(made)
	p.raw(made)
	slices.SortStableFunc(made.Unclaimed, func(a, b record.Text) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	made.ID = record.ContentID(p.bytes())
	made.Origin.Span = d.span(extent{0, len(d.text)})
	return made
}

func (p *publication) field(it *item) typed.Field {
	d := p.document
	n := len(it.values)
	f := typed.Field{Name: it.name, Span: d.span(it.whole), Spans: d.memory.Spans(n)}
	first := len(d.room.texts)
	counted := d.same // where the text is the content, lines are counted through
	for i, e := range it.values {
		d.room.texts = append(d.room.texts, d.textOf(e))
		f.Spans[i] = d.span(e)
		counted = counted && bytes.IndexByte(d.text[e.from:e.to], '\r') < 0
	}
	f.Lines = d.room.texts[first : first+n : first+n]
	if values := it.values; !counted {
		f.Locate = func(line, from, to int) record.Span {
			return d.span(extent{values[line].from + from, values[line].from + to})
		}
	}
	return f
}

// traced reports whether a trace leads to a place.
func traced(r *record.Record, span record.Span) bool {
	return slices.ContainsFunc(r.Trace, func(t record.Trace) bool { return slices.Contains(t.Spans, span) })
}

// rawStatement is what a raw field is made of.
type rawStatement struct {
	shown, text string
	whole       extent
	values      []extent
}

// raw puts the statements into the record as they stood, in the order of the
// page. What is said for previews is there only where it was read.
func (p *publication) raw(made *record.Record) {
	d := p.document
	all := d.room.statements[:0]
	for _, list := range [][]item{p.items, p.lists} {
		for i := range list {
			it := &list[i]
			if !it.made && (vocabularyOf(it.name) < openGraph || traced(made, d.span(it.values[0]))) {
				all = append(all, rawStatement{it.shown, p.text(it), it.whole, it.values})
			}
		}
	}
	for i := range p.people {
		for _, part := range p.people[i].parts {
			if part.owned {
				text, err := decodeOf(p.people[i].vocabulary)(d.textOf(part.value))
				if err != nil {
					text = d.textOf(part.value)
				}
				all = append(all, rawStatement{part.shown, text, part.whole, []extent{part.value}})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b rawStatement) int {
		return cmp.Or(cmp.Compare(a.whole.from, b.whole.from), cmp.Compare(a.values[0].from, b.values[0].from))
	})
	if len(all) > 0 {
		made.Raw = d.memory.Fields(len(all))
	}
	for i, s := range all {
		spans := d.memory.Spans(len(s.values))
		for j, e := range s.values {
			spans[j] = d.span(e)
		}
		made.Raw[i] = record.RawField{Name: s.shown, Value: s.text, Span: d.span(s.whole), ValueSpans: spans}
	}
	d.room.statements = all
}

// bytes are what the record's id is derived from: its statements as they stand,
// so that what else a page shows on another day has no say. They are good until
// the next call.
func (p *publication) bytes() []byte {
	room := &p.document.room
	places := room.places[:0]
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
