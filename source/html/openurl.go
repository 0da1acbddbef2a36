package html

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// A context object in a span (COinS, OpenURL 1.0 by key and value) is the value
// of an attribute: pairs "key=value" divided by "&", percent-encoded, and then
// escaped as HTML.

// contextFields are the keys of a context object by the names of the table, for
// each kind of publication: "" for all, else the last part of rft_val_fmt.
var contextFields = map[string]map[string]string{
	"": {
		"rft.genre": "coins.genre", "rft.date": "coins.date", "rft.volume": "coins.volume", "rft.issue": "coins.issue",
		"rft.pages": "coins.pages", "rft.artnum": "coins.artnum", "rft.issn": "coins.issn", "rft.eissn": "coins.eissn", "rft.isbn": "coins.isbn",
		"rft.stitle": "coins.stitle", "rft.jtitle": "coins.container", "rft.atitle": "coins.title", "rft.pub": "coins.publisher",
		"rft.place": "coins.place", "rft.edition": "coins.edition", "rft.series": "coins.series", "rft.tpages": "coins.tpages",
		"rft_id": "coins.identifier", "rft.doi": "coins.doi", "rft.language": "coins.language", "rft.spage": "coins.spage", "rft.epage": "coins.epage",
		"rft.ssn": "coins.season", "rft.quarter": "coins.quarter", "rft.degree": "coins.degree", "rft.part": "coins.part",
		"rft.description": "coins.description", "rft_val_fmt": "coins.format", "rft.bici": "", "rft.coden": "",
		// Elements of Dublin Core, which Zotero and others write of every kind.
		"rft.publisher": "coins.publisher", "rft.identifier": "coins.identifier", "rft.subject": "coins.subject", "rft.rights": "coins.rights",
	},
	"journal":      {"rft.title": "coins.container"},
	"book":         {"rft.title": "coins.btitle", "rft.btitle": "coins.btitle"},
	"dissertation": {"rft.title": "coins.title", "rft.inst": "coins.publisher", "rft.co": "coins.country"},
	"patent": {
		"rft.title": "coins.title", "rft.number": "coins.number", "rft.assignee": "coins.publisher", "rft.cc": "coins.country", "rft.co": "coins.country",
		"rft.kind": "coins.kind", "rft.applnumber": "coins.applnumber", "rft.appldate": "coins.appldate", "rft.pubdate": "coins.date",
		"rft.applyear": "", "rft.applcc": "", "rft.prioritydate": "coins.prioritydate",
	},
	"dc": {"rft.title": "coins.title", "rft.type": "coins.genre", "rft.source": "coins.container"},
}

// pairOf is one pair of a context object.
type pairOf struct {
	key   string
	value extent
	whole extent
}

// contextPairs divides a context object.
func contextPairs(d *document, where extent) []pairOf {
	text := unescapePlaces(d.textOf(where), inAttribute, &d.room.offsets)
	pairs := make([]pairOf, 0, 1+strings.Count(text.text, "&"))
	for from := 0; from < len(text.text); {
		to := len(text.text)
		if i := strings.IndexByte(text.text[from:], '&'); i >= 0 {
			to = from + i
		}
		if key, _, ok := strings.Cut(text.text[from:to], "="); ok {
			place := func(i int) int { return where.from + text.at(i) }
			pairs = append(pairs, pairOf{
				key:   strings.ToLower(strings.TrimSpace(key)),
				value: d.trim(extent{place(from + len(key) + 1), place(to)}),
				whole: extent{place(from), place(to)},
			})
		}
		from = to + 1
	}
	return pairs
}

// decodeCOinS decodes the value of a pair. A wrong percent sign stands for
// itself.
func decodeCOinS(raw string) (string, error) {
	text := unescape(raw, inAttribute)
	decoded, err := url.QueryUnescape(text)
	if err != nil {
		decoded = strings.ReplaceAll(text, "+", " ")
	}
	if !utf8.ValidString(decoded) {
		// Old pages encode the bytes of Latin-1.
		runes := make([]rune, len(decoded))
		for i := range len(decoded) {
			runes[i] = rune(decoded[i])
		}
		decoded = string(runes)
	}
	return decoded, nil
}

// contextObject reads the publication of one context object; nil for one that is of
// something else.
func contextObject(d *document, e element) *publication {
	pairs := contextPairs(d, e.value)
	kind := "journal"
	for _, pair := range pairs {
		if pair.key == "rft_val_fmt" {
			text, _ := decodeCOinS(d.textOf(pair.value))
			kind = text[strings.LastIndexAny(text, ":/")+1:]
		}
	}
	p := &publication{document: d, scholarly: true, items: make([]item, 0, len(pairs)+1)}
	people := map[string][]part{}
	for _, pair := range pairs {
		if pair.value.isZero() {
			continue
		}
		one := part{shown: pair.key, value: pair.value, whole: pair.whole, owned: true}
		switch pair.key {
		case "rft.au", "rft.creator", "rft.contributor", "rft.inventor", "rft.aucorp":
			people["name"] = append(people["name"], one)
		case "rft.aulast", "rft.aufirst", "rft.auinit", "rft.auinit1":
			people[pair.key] = append(people[pair.key], one)
		case "rft.invlast", "rft.invfirst": // the first inventor of a patent
			key := "rft.au" + strings.TrimPrefix(pair.key, "rft.inv")
			people[key] = append(people[key], one)
		default:
			name, ok := contextFields[kind][pair.key]
			if !ok {
				name, ok = contextFields[""][pair.key]
			}
			if !ok && strings.HasPrefix(pair.key, "rft.") {
				name, ok = "coins."+pair.key, true
			}
			if ok && name != "" {
				p.add(name, pair.key, pair.whole, pair.value)
			}
		}
	}
	p.bookTitles()
	p.pair("coins.spage", "coins.epage", "coins.range")
	role := record.RoleAuthor
	if kind == "patent" {
		role = "inventor"
	}
	p.contextPeople(people, role)
	return p
}

// bookTitles says whose the title of a book is: the publication's own where
// nothing in the book has one.
func (p *publication) bookTitles() {
	own := true
	for i := range p.items {
		own = own && p.items[i].name != "coins.title"
	}
	for i := range p.items {
		if it := &p.items[i]; it.name == "coins.btitle" {
			it.name = "coins.container"
			if own {
				it.name = "coins.title"
			}
		}
	}
}

// contextPeople adds the authors of a context object. The first is often there
// twice, in parts and as a name; then the name is enough.
func (p *publication) contextPeople(people map[string][]part, role record.Role) {
	if last := people["rft.aulast"]; len(last) > 0 {
		one := person{vocabulary: coins, role: role, rule: "html.coins." + string(role), parts: last[:1]}
		for _, key := range []string{"rft.aufirst", "rft.auinit", "rft.auinit1"} {
			if given := people[key]; len(given) > 0 {
				one.rule, one.parts = "html.coins-parts."+string(role), append(last[:1:1], given[0])
				break
			}
		}
		if len(people["name"]) == 0 || !p.amongNames(one, people["name"]) {
			p.people = append(p.people, one)
		}
	}
	for _, name := range people["name"] {
		p.people = append(p.people, person{vocabulary: coins, role: role, rule: "html.coins." + string(role), parts: []part{name}})
	}
}

// amongNames reports whether a person in parts is the one of a name.
func (p *publication) amongNames(one person, names []part) bool {
	texts := make([]string, len(one.parts))
	for i := range one.parts {
		texts[i] = p.document.textOf(one.parts[i].value)
	}
	first, err := personRules[one.rule](texts)
	if err != nil {
		return true
	}
	key := personKey(first.(record.Contributor).Name)
	for _, name := range names {
		other, err := personRules["html.coins.author"]([]string{p.document.textOf(name.value)})
		if err == nil && personKey(other.(record.Contributor).Name) == key {
			return true
		}
	}
	return false
}
