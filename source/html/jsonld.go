package html

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// articleTypes are the types of schema.org that are publications.
var articleTypes = set(
	"ScholarlyArticle", "MedicalScholarlyArticle", "Article", "NewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
	"ReportageNewsArticle", "TechArticle", "BlogPosting", "Report", "Book", "Chapter", "Dataset", "Thesis",
	"SoftwareSourceCode",
)

// containers are the members in which publications stand that a page is about
// or lists.
var containers = []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}

// graph is the JSON-LD of a page.
type graph struct {
	document *document
	// named are the objects by their @id, the fullest of each.
	named map[string]*value
	found []*publication
	// of is the publication that is being read, which shares its text with what stands
	// in it.
	of *publication
	// room is used again for the types of each object.
	room []string
}

// linkedData reads the publications of all scripts of JSON-LD. A script that is
// no JSON gives what stands before the fault: nothing; broken lists those.
func linkedData(d *document, elements []element) (found []*publication, broken []extent) {
	g := graph{document: d, named: map[string]*value{}, of: &publication{document: d}}
	var roots []value
	reading := parser{text: d.text, room: new(jsonRoom)}
	for _, e := range elements {
		if e.kind != jsonElement {
			continue
		}
		root, err := reading.parse(e.value)
		if err != nil {
			broken = append(broken, e.value)
			continue
		}
		roots = append(roots, root)
	}
	for i := range roots {
		g.name(&roots[i], 0)
	}
	for i := range roots {
		g.walk(&roots[i], 0)
	}
	return g.found, broken
}

// text returns the text of a scalar, "" of anything else.
func (g *graph) text(v *value) string {
	if v == nil || v.kind == '{' || v.kind == '[' {
		return ""
	}
	text, err := unquote(g.of.textOf(v.extent))
	if err != nil {
		return ""
	}
	return text
}

// name lists the objects that have an @id.
func (g *graph) name(v *value, depth int) {
	for i := range v.list {
		g.name(&v.list[i], depth+1)
	}
	if id := g.text(v.get("@id")); id != "" && len(v.members) > 1 {
		if known := g.named[id]; known == nil || len(known.members) < len(v.members) {
			g.named[id] = v
		}
	}
	for i := range v.members {
		g.name(&v.members[i].value, depth+1)
	}
}

// resolved returns the object that a reference names, or the value itself.
func (g *graph) resolved(v *value) *value {
	if v != nil && v.kind == '{' && len(v.members) == 1 && v.members[0].name == "@id" {
		if found := g.named[g.text(&v.members[0].value)]; found != nil {
			return found
		}
	}
	return v
}

// types returns the types of an object, without the vocabulary's address. The list is
// good until the next one.
func (g *graph) types(v *value) []string {
	if v == nil {
		return nil
	}
	g.room = g.room[:0]
	for t := range v.get("@type").elements() {
		name := g.text(t)
		g.room = append(g.room, name[strings.LastIndexAny(name, "/:#")+1:])
	}
	return g.room
}

func hasAny(list []string, names map[string]bool) bool {
	return slices.ContainsFunc(list, func(s string) bool { return names[s] })
}

// walk finds the publications.
func (g *graph) walk(v *value, depth int) {
	if depth > deepest {
		return
	}
	for i := range v.list {
		g.walk(&v.list[i], depth+1)
	}
	if v.kind != '{' {
		return
	}
	if hasAny(g.types(v), articleTypes) {
		g.publication(v)
		return
	}
	for _, name := range containers {
		if inner := v.get(name); inner != nil {
			g.walk(inner, depth+1)
		}
	}
}

// plainMembers are the members that are read as they stand: one scalar, a list
// of scalars, or objects whose member named is the text.
var plainMembers = map[string][]string{
	"@type": nil, "@id": nil, "headline": nil, "name": nil, "alternativeHeadline": nil, "alternateName": nil,
	"datePublished": nil, "dateModified": nil, "abstract": nil, "inLanguage": {"alternateName", "name"},
	"url": {"@id", "url"}, "sameAs": {"@id"}, "doi": nil, "isbn": nil, "issn": nil, "pagination": nil, "pageStart": nil, "pageEnd": nil,
	"volumeNumber": nil, "issueNumber": nil, "numberOfPages": nil, "bookEdition": nil, "version": nil,
	"license": {"url", "@id", "name"}, "keywords": {"name"}, "publisher": {"name"}, "sourceOrganization": {"name"},
	"copyrightHolder": {"name"}, "genre": nil, "articleSection": nil, "description": nil, "reportNumber": nil,
	"inSupportOf": {"name"}, "conditionsOfAccess": nil, "about": {"name"},
}

// inOne ends the names of items that have a whole list in one text.
const inOne = ".list"

// peopleMembers are the members that name contributors, in the order in which
// they are asked: creator says the same as author.
var peopleMembers = []struct {
	name string
	role record.Role
}{
	{"author", record.RoleAuthor}, {"creator", record.RoleAuthor}, {"editor", record.RoleEditor},
	{"translator", record.RoleTranslator}, {"contributor", "contributor"},
}

// usualInside is how many items most publications have inside their members: of the
// periodical, of the pages.
const usualInside = 6

// publication reads one publication.
func (g *graph) publication(v *value) {
	p := &publication{document: g.document, scholarly: true}
	p.share(v.extent)
	nothing := g.of
	g.of = p
	defer func() { g.of = nothing }()
	p.items = make([]item, 0, len(v.members)+usualInside)
	for i := range v.members {
		m := &v.members[i]
		switch m.name {
		case "isPartOf":
			g.partOf(p, &m.value, m.name, 0)
		case "identifier":
			g.identifiers(p, &m.value)
		case "encoding", "distribution", "associatedMedia":
			g.files(p, &m.value)
		default:
			inner, ok := plainMembers[m.name]
			switch {
			case !ok:
			case m.name == "keywords" && m.value.kind == '"':
				g.plain(p, "keywords"+inOne, &m.value, inner)
			default:
				g.plain(p, m.name, &m.value, inner)
			}
		}
	}
	authors := false
	for _, m := range peopleMembers {
		if m.name == "creator" && authors {
			continue
		}
		for one := range v.get(m.name).elements() {
			if one = g.resolved(one); one.extent.isZero() || one.kind == '[' || one.kind == 'v' {
				continue
			}
			authors = authors || m.name == "author"
			p.people = append(p.people, person{
				vocabulary: jsonLD, role: m.role, rule: personRuleOf("html.ld", m.role),
				parts: []part{{shown: m.name, value: one.extent, whole: one.extent, owned: true}},
			})
		}
	}
	p.pair("ld.pageStart", "ld.pageEnd", "ld.pages")
	g.found = append(g.found, p)
}

// plain adds the texts of a member.
func (g *graph) plain(p *publication, name string, v *value, inner []string) {
	for one := range v.elements() {
		one = g.resolved(one)
		if one.kind == '{' {
			found := (*value)(nil)
			for _, member := range inner {
				if text := one.get(member); g.text(text) != "" {
					found = text
					break
				}
			}
			if found == nil {
				continue
			}
			one = found
		}
		if one.kind != '[' && strings.TrimSpace(g.text(one)) != "" {
			p.add("ld."+name, strings.TrimSuffix(name, inOne), one.extent, one.extent)
		}
	}
}

// volumes, series and sites are types of what a publication stands in. Sites are no
// containers.
var (
	volumes = set("PublicationIssue", "PublicationVolume")
	series  = set("BookSeries", "CreativeWorkSeries")
	sites   = set("WebSite", "WebPage", "CollectionPage", "ItemPage", "DataCatalog")
)

// nameOfHolder says what the name of something of these types, which a publication
// stands in, is the name of: the series or the container, "" for neither, as the
// number of a volume.
func nameOfHolder(types []string) string {
	switch {
	case slices.Contains(types, "Periodical"):
		return "container"
	case hasAny(types, volumes):
		return ""
	case hasAny(types, series):
		return "series"
	}
	return "container"
}

// partOf reads what a publication stands in: issues in volumes in periodicals,
// in any order, and books.
func (g *graph) partOf(p *publication, v *value, shown string, depth int) {
	if depth > 5 {
		return
	}
	for one := range v.elements() {
		one = g.resolved(one)
		types := g.types(one)
		if one.kind != '{' || hasAny(types, sites) {
			continue
		}
		for _, name := range []string{"volumeNumber", "issueNumber"} {
			g.plain(p, name, orNothing(one.get(name)), nil)
		}
		g.plain(p, "container.issn", orNothing(one.get("issn")), nil)
		g.plain(p, "container.isbn", orNothing(one.get("isbn")), nil)
		switch nameOfHolder(types) {
		case "series":
			g.plain(p, "series", orNothing(one.get("name")), nil)
		case "container":
			g.plain(p, "container", orNothing(one.get("name")), nil)
			g.plain(p, "container.alternateName", orNothing(one.get("alternateName")), nil)
		}
		if inner := one.get("isPartOf"); inner != nil {
			g.partOf(p, inner, shown, depth+1)
		}
	}
}

func orNothing(v *value) *value {
	if v == nil {
		return &value{kind: '['}
	}
	return v
}

// identifiers reads identifiers: texts, or property values whose kind is named.
func (g *graph) identifiers(p *publication, v *value) {
	for one := range v.elements() {
		one = g.resolved(one)
		if one.kind != '{' {
			if g.text(one) != "" {
				p.add("ld.identifier", "identifier", one.extent, one.extent)
			}
			continue
		}
		text := one.get("value")
		if g.text(text) == "" {
			text = one.get("@id")
		}
		if g.text(text) == "" {
			continue
		}
		kind := g.text(one.get("propertyID")) + " " + g.text(one.get("name"))
		p.add("ld."+identifierKind(kind), "identifier", one.extent, text.extent)
	}
}

// identifierKind is the name of the item for an identifier whose kind is named in
// the words of a property value.
func identifierKind(words string) string {
	list := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return r == ' ' || r == '/' || r == ':' })
	name := "identifier"
	for _, known := range []string{"doi", "pmid", "pmcid", "isbn"} {
		if slices.Contains(list, known) {
			name = known
		}
	}
	return name
}

// files reads the addresses of the publication's files.
func (g *graph) files(p *publication, v *value) {
	for one := range v.elements() {
		address := one.get("contentUrl")
		if g.text(address) == "" {
			continue
		}
		name := "ld.file"
		if strings.Contains(strings.ToLower(g.text(one.get("encodingFormat"))+" "+g.text(one.get("fileFormat"))), "pdf") {
			name = "ld.pdf"
		}
		p.add(name, "contentUrl", one.extent, address.extent)
	}
}

// pair adds the value that two items state together, or under another name the
// first of them where there is no second.
func (p *publication) pair(first, second, together string) {
	var parts [2]*item
	for i := range p.items {
		switch it := &p.items[i]; {
		case it.name == first && parts[0] == nil:
			parts[0] = it
		case it.name == second && parts[1] == nil:
			parts[1] = it
		}
	}
	if parts[0] == nil {
		return
	}
	made := item{name: together + ".first", shown: parts[0].shown, values: parts[0].values, whole: parts[0].whole, made: true}
	if parts[1] != nil {
		one := len(made.values)
		made.name, made.values = together, p.document.room.values.Take(one+len(parts[1].values))
		copy(made.values, parts[0].values)
		copy(made.values[one:], parts[1].values)
	}
	made.facts = factsOf(made.name)
	p.items = append(p.items, made)
}
