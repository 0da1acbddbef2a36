package html

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// page is what a page states, publication by publication.
type page struct {
	document     *document
	publications []*publication
	// mentioned are publications that a page about another one names.
	mentioned []*publication
	// broken are scripts whose JSON cannot be read.
	broken []extent
	// preview is what a page that names no publication says of itself.
	preview *publication
}

// readPage finds the publications of a page.
func readPage(d *document) *page {
	elements := scan(d)
	p := &page{document: d}
	own := ownPublication(d, elements)
	others, broken := linkedData(d, elements)
	p.broken = broken
	others = append(others, itemsOf(d)...)
	for _, e := range elements {
		if e.kind == coinsElement {
			others = append(others, contextObject(d, e))
		}
	}
	others = united(others)
	switch self := own.identity(); {
	case own.scholarly && (!self.isZero() || own.hasIdentifier()):
		p.publications = []*publication{own}
		for _, other := range others {
			if self.isPage(other.identity()) || len(others) == 1 && other.identity().isZero() {
				own.join(other)
			} else {
				p.mentioned = append(p.mentioned, other)
			}
		}
	case len(others) == 1:
		others[0].join(own)
		p.publications = others
	case len(others) > 1:
		p.publications = others
	default:
		p.preview = own
	}
	return p
}

// hasIdentifier reports whether an item of scholarly vocabularies is an
// identifier.
func (p *publication) hasIdentifier() bool {
	return slices.ContainsFunc(p.items, func(it item) bool {
		return it.name == "citation_pmid" || it.name == "citation_arxiv_id" || it.name == "citation_pmcid"
	})
}

// most is how many publications a page may have.
const most = 10_000

// compared is how many publications of a page are compared with each other:
// lists longer than that have one statement for each.
const compared = 200

// united joins the statements of the same publication, in the order of the
// first ones, and leaves those out that name none.
func united(all []*publication) []*publication {
	all = all[:min(len(all), most)]
	found := make([]*publication, 0, len(all))
	known := knownIdentities{byDOI: map[string]int{}}
	for _, p := range all {
		self := p.identity()
		if self.isZero() && len(all) > 1 && !p.hasIdentifiers() {
			continue
		}
		at := known.find(self)
		if at < 0 {
			at = len(found)
			found = append(found, p)
		} else {
			found[at].join(p)
			self = found[at].identity()
		}
		known.set(at, self)
	}
	return found
}

// knownIdentities are those of the first publications of a page.
type knownIdentities struct {
	all []*identity
	// byDOI has the first that has a DOI, others are those that had none at first.
	byDOI  map[string]int
	others []int
}

// find returns the first that is of the same publication, -1 for none. Where both
// have DOIs, these alone decide.
func (k *knownIdentities) find(self *identity) int {
	found := -1
	for _, doi := range self.dois {
		if at, ok := k.byDOI[doi]; ok && (found < 0 || at < found) {
			found = at
		}
	}
	if len(self.dois) == 0 {
		return slices.IndexFunc(k.all, self.same)
	}
	for _, at := range k.others {
		if (found < 0 || at < found) && len(k.all[at].dois) == 0 && self.same(k.all[at]) {
			return at
		}
	}
	return found
}

// set says which identity the publication at a place has.
func (k *knownIdentities) set(at int, self *identity) {
	switch {
	case at < len(k.all):
		k.all[at] = self
	case at < compared:
		k.all = append(k.all, self)
		if len(self.dois) == 0 {
			k.others = append(k.others, at)
		}
	default:
		return
	}
	for _, doi := range self.dois {
		if other, ok := k.byDOI[doi]; !ok || at < other {
			k.byDOI[doi] = at
		}
	}
}

// hasIdentifiers reports whether an item is an identifier of any scheme.
func (p *publication) hasIdentifiers() bool {
	return slices.ContainsFunc(p.items, func(it item) bool {
		return it.facts.doi && len(normalize.Identifiers(p.decoded(&it))) > 0
	})
}

// authorship says how meta elements name people: the role, and whether an
// element holds one name or a list that semicolons divide.
var authorship = map[string]struct {
	role record.Role
	list bool
}{
	"citation_author": {record.RoleAuthor, false}, "citation_authors": {record.RoleAuthor, true},
	"citation_editor": {record.RoleEditor, false}, "citation_translator": {record.RoleTranslator, false},
	"eprints.creators": {record.RoleAuthor, false}, "eprints.editors": {record.RoleEditor, false},
	"dc.creator": {record.RoleAuthor, true}, "dc.contributor": {"contributor", true}, "dc.contributor.editor": {record.RoleEditor, true},
	"dc.contributor.advisor": {"advisor", true}, "dc.contributor.translator": {record.RoleTranslator, true},
	"article.author": {record.RoleAuthor, false}, "book.author": {record.RoleAuthor, false}, "og.author": {record.RoleAuthor, false},
	"author": {record.RoleAuthor, false},
}

// aboutAuthors are meta elements that speak of the person of the last element
// that named one.
var aboutAuthors = set("citation_author_institution", "citation_author_orcid", "citation_editor_institution", "citation_editor_orcid")

// orcidsOfAuthors are meta elements that have the ORCIDs of all authors, behind
// their names and in the same order.
var orcidsOfAuthors = set("eprints.creators_orcid")

// addOrcids gives each author of a vocabulary an ORCID where there is one for
// each; else nobody can say whose they are, and they stay as they stand.
func (p *publication) addOrcids(orcids []element) {
	if len(orcids) == 0 {
		return
	}
	v := vocabularyOf(orcids[0].name)
	var authors []int
	for i := range p.people {
		if p.people[i].vocabulary == v && p.people[i].role == record.RoleAuthor {
			authors = append(authors, i)
		}
	}
	for i, e := range orcids {
		if len(authors) != len(orcids) {
			p.add(e.name, e.shown, e.whole, e.value)
			continue
		}
		who := &p.people[authors[i]]
		who.parts = append(who.parts, part{shown: e.shown, value: e.value, whole: e.whole, owned: true})
	}
}

// ownPublication is the publication that the page itself is about, as its meta
// elements and links say.
func ownPublication(d *document, elements []element) *publication {
	// What else is said of the same publication may be joined to it.
	p := &publication{document: d, items: make([]item, 0, len(elements)+2*usualInside)}
	p.shareHead(elements)
	last := -1
	var orcids []element
	for _, e := range elements {
		if e.kind == jsonElement || e.kind == coinsElement {
			continue
		}
		v := vocabularyOf(e.name)
		who, named := authorship[e.name]
		switch {
		case aboutAuthors[e.name] && last >= 0:
			p.people[last].parts = append(p.people[last].parts, part{shown: e.shown, value: e.value, whole: e.whole, owned: true})
			continue
		case orcidsOfAuthors[e.name]:
			orcids = append(orcids, e)
		case named:
			p.addPeople(e, v, who.role, who.list)
			last = len(p.people) - 1
		default:
			p.add(e.name, e.shown, e.whole, e.value)
			if v == highwire && e.name != "citation_author_institution" {
				p.scholarly = true
			}
		}
		p.scholarly = p.scholarly || v == prism || v == eprints || v == highwire || v == dublinCore && e.name == "dc.title"
	}
	p.addOrcids(orcids)
	p.pair("citation_firstpage", "citation_lastpage", "citation_pages")
	p.pair("prism.firstpage", "prism.lastpage", "prism.pages")
	return p
}

// addPeople adds the people of a meta element. A web address is no name.
func (p *publication) addPeople(e element, v vocabulary, role record.Role, list bool) {
	places := []extent{e.value}
	if list {
		places = places[:0]
		text := unescapePlaces(p.textOf(e.value), inAttribute, &p.document.room.offsets)
		for _, piece := range typed.At(";")(text.text) {
			if place := p.document.trim(extent{e.value.from + text.at(piece.From), e.value.from + text.at(piece.To)}); !place.isZero() {
				places = append(places, place)
			}
		}
	}
	for _, place := range places {
		if v >= openGraph && isAddress(unescape(p.textOf(place), inAttribute)) {
			continue
		}
		p.people = append(p.people, person{
			vocabulary: v, role: role, rule: personRuleOf("html", role),
			parts: []part{{shown: e.shown, value: place, whole: e.whole, owned: len(places) == 1}},
		})
	}
	if len(places) > 1 {
		// The list stands in the raw fields as one.
		p.lists = append(p.lists, item{name: e.name, shown: e.shown, facts: factsOf(e.name), values: []extent{e.value}, whole: e.whole})
	}
}

// isAddress reports whether a text is the address of a page or a profile.
func isAddress(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "@") }
