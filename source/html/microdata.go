package html

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file finds the items of microdata in a page: elements with itemscope, and
// their properties.

// scope is an item.
type scope struct {
	// types are the place of the item's types, id that of its address.
	types, id  extent
	whole      extent
	properties []property
}

// property is a property of an item: a text, or an item of its own.
type property struct {
	name  string
	value extent
	whole extent
	item  *scope
}

// opened is an element that is open.
type opened struct {
	tag string
	// scope is the item that properties inside are of.
	scope *scope
	// names are the properties whose value is the element's content, owner the item
	// that they are of, item that which the element opened.
	names []string
	owner *scope
	item  *scope
	start extent
}

// itemReader reads the items of a page.
type itemReader struct {
	document *document
	open     []opened
	roots    []*scope
	count    int
	list     attributeList
}

var itemSign = []byte("itemscope")

// scopesOf returns the items of a page that are no properties of others.
func scopesOf(d *document) []*scope {
	if !bytes.Contains(d.text, itemSign) {
		return nil
	}
	r := itemReader{document: d}
	z := tokens{text: d.text}
	for {
		kind, raw := z.next()
		if kind == html.ErrorToken || r.count >= mostElements {
			break
		}
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(raw, tagName(d.text[raw.from:raw.to]), kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			r.end(tagName(d.text[raw.from:raw.to]), raw)
		}
	}
	for len(r.open) > 0 {
		r.close(len(d.text))
	}
	return r.roots
}

// alone are elements that have no content, again those that end the one of their
// kind before them.
var (
	alone = set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
	again = set("li", "p", "dt", "dd", "tr", "td", "th", "option")
)

func (r *itemReader) start(raw extent, tag string, closed bool) {
	var within *scope
	if n := len(r.open); n > 0 {
		if again[tag] && r.open[n-1].tag == tag {
			r.close(raw.from)
		}
		if n = len(r.open); n > 0 {
			within = r.open[n-1].scope
		}
	}
	made := opened{tag: tag, scope: within, start: raw}
	if text := r.document.text[raw.from:raw.to]; bytes.Contains(text, []byte("item")) || bytes.Contains(text, []byte("ITEM")) {
		r.read(&made, raw)
	}
	if alone[tag] || closed {
		if made.item != nil {
			made.item.whole = raw
		}
		return
	}
	r.open = append(r.open, made)
}

// read reads what a tag says of items.
func (r *itemReader) read(made *opened, raw extent) {
	r.list = attributes(r.list[:0], r.document.text, raw)
	found := r.list
	within := made.scope
	var names []string
	if place, ok := found.find("itemprop"); ok && within != nil && place.to-place.from <= longestName {
		names = strings.Fields(unescape(r.document.textOf(place), inAttribute))
	}
	if _, ok := found.find("itemscope"); ok {
		made.item = &scope{types: r.document.trim(found.value("itemtype")), id: r.document.trim(found.value("itemid")), whole: raw}
		made.scope = made.item
		r.count++
		for _, name := range names {
			within.properties = append(within.properties, property{name: name, whole: raw, item: made.item})
		}
		if len(names) == 0 {
			r.roots = append(r.roots, made.item)
		}
		return
	}
	for _, name := range names {
		if value, ok := stated(made.tag, name, found); ok {
			r.add(within, property{name: name, value: r.document.trim(value), whole: raw})
		} else {
			made.names, made.owner = append(made.names, name), within
		}
	}
}

// addresses are the properties whose value is the address that an element leads
// to; of others it is the text that is shown.
var addresses = set("url", "sameAs", "license", "contentUrl", "mainEntityOfPage", "identifier", "image", "@id")

// stated returns the attribute that holds the value of a property.
func stated(tag, name string, found attributeList) (extent, bool) {
	if value, ok := found.find("content"); ok {
		return value, true
	}
	attribute := ""
	switch tag {
	case "a", "area", "link":
		if tag != "link" && !addresses[name] {
			return extent{}, false
		}
		attribute = "href"
	case "img", "audio", "video", "iframe", "embed", "source", "track":
		attribute = "src"
	case "object":
		attribute = "data"
	case "data", "meter":
		attribute = "value"
	case "time":
		attribute = "datetime"
	}
	return found.find(attribute)
}

func (r *itemReader) add(to *scope, p property) {
	if strings.TrimSpace(plainMarkup(r.document.textOf(p.value))) == "" {
		return
	}
	to.properties = append(to.properties, p)
	r.count++
}

// deepestSearch is how many open elements are looked at for the one that an end
// tag closes.
const deepestSearch = 200

func (r *itemReader) end(tag string, raw extent) {
	for n := len(r.open) - 1; n >= max(0, len(r.open)-deepestSearch); n-- {
		if r.open[n].tag != tag {
			continue
		}
		for len(r.open) > n {
			r.close(raw.from)
		}
		return
	}
}

// close closes the innermost element, whose content ends at the place.
func (r *itemReader) close(at int) {
	last := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	if last.item != nil {
		last.item.whole.to = at
	}
	for _, name := range last.names {
		value := r.document.trim(extent{last.start.to, at})
		r.add(last.owner, property{name: name, value: value, whole: extent{last.start.from, at}})
	}
}

// decodeMarkup reads the text of a piece of a page: without its tags, of which
// those of linesOfTheirOwn end lines.
func decodeMarkup(raw string) (string, error) { return plainMarkup(raw), nil }

func plainMarkup(raw string) string {
	if strings.IndexByte(raw, '<') < 0 {
		return unescape(raw, inText)
	}
	var b strings.Builder
	b.Grow(len(raw))
	z := tokens{text: []byte(raw)}
	skipped := false
	for {
		kind, place := z.next()
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if !skipped {
				b.WriteString(unescape(raw[place.from:place.to], inText))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			tag := atom.Lookup([]byte(tagName(z.text[place.from:place.to])))
			skipped = kind != html.EndTagToken && (tag == atom.Script || tag == atom.Style)
			if linesOfTheirOwn[tag] {
				b.WriteByte('\n')
			}
		}
	}
}

// linesOfTheirOwn are the elements that stand on lines of their own.
var linesOfTheirOwn = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Br: true, atom.Dd: true, atom.Div: true, atom.Dl: true,
	atom.Dt: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true,
	atom.Li: true, atom.Ol: true, atom.P: true, atom.Section: true, atom.Table: true, atom.Td: true, atom.Tr: true, atom.Ul: true,
}

// names returns the names of the item's types, without the vocabulary's address.
func (s *scope) names(d *document) []string {
	var names []string
	for _, name := range strings.Fields(unescape(d.textOf(s.types), inAttribute)) {
		names = append(names, name[strings.LastIndexAny(name, "/:#")+1:])
	}
	return names
}

// first returns the first property of a name, nil where there is none.
func (s *scope) first(name string) *property {
	at := slices.IndexFunc(s.properties, func(p property) bool { return p.name == name })
	if at < 0 {
		return nil
	}
	return &s.properties[at]
}

// itemsOf returns the publications that the page states in microdata.
func itemsOf(d *document) []*publication {
	var found []*publication
	for _, root := range scopesOf(d) {
		found = append(found, publicationsIn(d, root, 0)...)
	}
	return found
}

// publicationsIn returns the publication that an item is, or those that it holds.
func publicationsIn(d *document, s *scope, depth int) []*publication {
	if depth > deepest {
		return nil
	}
	if hasAny(s.names(d), articleTypes) {
		return []*publication{itemPublication(d, s)}
	}
	var found []*publication
	for _, p := range s.properties {
		if p.item != nil && slices.Contains(containers, p.name) {
			found = append(found, publicationsIn(d, p.item, depth+1)...)
		}
	}
	return found
}

// itemPublication reads a publication as [graph.publication] does.
func itemPublication(d *document, s *scope) *publication {
	p := &publication{document: d, scholarly: true}
	addTo := func(name, shown string, whole, value extent) { p.add("md."+name, shown, whole, value) }
	addTo("@type", "itemtype", s.types, s.types)
	if !s.id.isZero() {
		addTo("@id", "itemid", s.id, s.id)
	}
	lists := 0
	for i := range s.properties {
		if s.properties[i].name == "keywords" {
			lists++
		}
	}
	for i := range s.properties {
		one := &s.properties[i]
		switch inner, plain := plainMembers[one.name]; {
		case one.name == "isPartOf":
			itemPartOf(p, one, 0)
		case one.name == "identifier":
			itemIdentifier(p, one)
		case one.name == "encoding" || one.name == "distribution" || one.name == "associatedMedia":
			itemFile(p, one)
		case plain:
			name := one.name
			if name == "keywords" && one.item == nil && lists == 1 {
				name = "keywords" + inOne
			}
			if value := one.text(inner); value != nil {
				addTo(name, one.name, value.whole, value.value)
			}
		}
	}
	authors := s.first("author") != nil
	for _, m := range peopleMembers {
		if m.name == "creator" && authors {
			continue
		}
		for i := range s.properties {
			if one := &s.properties[i]; one.name == m.name {
				if made, ok := itemPerson(d, one, m.role); ok {
					p.people = append(p.people, made)
				}
			}
		}
	}
	p.pair("md.pageStart", "md.pageEnd", "md.pages")
	return p
}

// text returns the property that is a text: itself, or the first of the names in
// its item.
func (p *property) text(inner []string) *property {
	if p.item == nil {
		return p
	}
	for _, name := range inner {
		if name == "@id" && !p.item.id.isZero() {
			return &property{name: name, value: p.item.id, whole: p.item.id}
		}
		if found := p.item.first(name); found != nil && found.item == nil {
			return found
		}
	}
	return nil
}

// itemPartOf reads what a publication stands in as [graph.partOf] does.
func itemPartOf(p *publication, one *property, depth int) {
	s := one.item
	if s == nil || depth > 5 || hasAny(s.names(p.document), sites) {
		return
	}
	add := func(name, of string) {
		for i := range s.properties {
			if found := &s.properties[i]; found.name == of && found.item == nil {
				p.add("md."+name, of, found.whole, found.value)
			}
		}
	}
	add("volumeNumber", "volumeNumber")
	add("issueNumber", "issueNumber")
	add("container.issn", "issn")
	add("container.isbn", "isbn")
	switch nameOfHolder(s.names(p.document)) {
	case "series":
		add("series", "name")
	case "container":
		add("container", "name")
		add("container.alternateName", "alternateName")
	}
	for i := range s.properties {
		if s.properties[i].name == "isPartOf" {
			itemPartOf(p, &s.properties[i], depth+1)
		}
	}
}

// itemIdentifier reads an identifier: a text, or a property value whose kind is
// named.
func itemIdentifier(p *publication, one *property) {
	value := one.text([]string{"value", "@id"})
	if value == nil {
		return
	}
	kind := ""
	if one.item != nil {
		for _, name := range []string{"propertyID", "name"} {
			if found := one.item.first(name); found != nil && found.item == nil {
				kind += " " + plainMarkup(p.document.textOf(found.value))
			}
		}
	}
	p.add("md."+identifierKind(kind), "identifier", value.whole, value.value)
}

// itemFile reads the address of a file of the publication.
func itemFile(p *publication, one *property) {
	if one.item == nil {
		return
	}
	address := one.item.first("contentUrl")
	if address == nil || address.item != nil {
		return
	}
	name := "md.file"
	for _, of := range []string{"encodingFormat", "fileFormat"} {
		if found := one.item.first(of); found != nil && strings.Contains(strings.ToLower(p.document.textOf(found.value)), "pdf") {
			name = "md.pdf"
		}
	}
	p.add(name, "contentUrl", address.whole, address.value)
}

// itemPerson reads who a person or organisation is.
func itemPerson(d *document, one *property, role record.Role) (person, bool) {
	made := person{vocabulary: microdata, role: role, rule: personRuleOf("html.md", role)}
	add := func(p *property) {
		made.parts = append(made.parts, part{shown: p.name, value: p.value, whole: p.whole, owned: true})
	}
	s := one.item
	if s == nil {
		add(one)
		return made, true
	}
	name := (&property{item: s}).text([]string{"name"})
	family, given := (&property{item: s}).text([]string{"familyName"}), (&property{item: s}).text([]string{"givenName"})
	switch organisation := slices.ContainsFunc(s.names(d), func(t string) bool { return strings.HasSuffix(t, "Organization") }); {
	case organisation && name != nil:
		made.rule = personRuleOf("html.md-group", role)
		add(name)
		return made, true
	case family != nil && given != nil:
		made.rule = personRuleOf("html.md-parts", role)
		add(family)
		add(given)
	case name != nil:
		add(name)
	case family != nil:
		add(family)
	default:
		return made, false
	}
	for i := range s.properties {
		switch about := &s.properties[i]; about.name {
		case "affiliation", "worksFor":
			if place := about.text([]string{"name"}); place != nil {
				add(place)
			}
		case "url", "sameAs", "identifier":
			if address := about.text([]string{"value", "@id"}); address != nil && isORCID(plainMarkup(d.textOf(address.value))) {
				add(address)
			}
		}
	}
	if isORCID(unescape(d.textOf(s.id), inAttribute)) {
		add(&property{name: "itemid", value: s.id, whole: s.id})
	}
	return made, true
}

func isORCID(text string) bool {
	_, err := normalize.ORCID(text)
	return err == nil
}
