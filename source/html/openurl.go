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
	key string
	// known is what the tables say of the key, nil where they do not have it.
	known *contextKey
	value extent
	whole extent
}

// contextPairs divides a context object. The list is good until the next one.
func contextPairs(p *publication, where extent) []pairOf {
	d := p.document
	raw := p.textOf(where)
	pairs := d.room.pairs[:0]
	if dividesPlainly(raw) {
		d.room.pairs = appendPlainPairs(d, pairs, raw, where.from)
		return d.room.pairs
	}
	text := unescapePlaces(raw, inAttribute, &d.room.offsets)
	for from := 0; from < len(text.text); {
		to := len(text.text)
		if i := strings.IndexByte(text.text[from:], '&'); i >= 0 {
			to = from + i
		}
		if i := strings.IndexByte(text.text[from:to], '='); i >= 0 {
			place := func(i int) int { return where.from + text.at(i) }
			key, known := contextKeyOf(text.text[from : from+i])
			pairs = append(pairs, pairOf{
				key: key, known: known,
				value: d.trim(extent{place(from + i + 1), place(to)}),
				whole: extent{place(from), place(to)},
			})
		}
		from = to + 1
	}
	d.room.pairs = pairs
	return pairs
}

// plainDivisions are what stands behind the ampersands between most pairs: the rest
// of their reference, or the beginning of a key that is that of none.
var plainDivisions = [...]string{"amp;", "rft."}

// dividesPlainly reports whether all ampersands of a raw text divide pairs, and all of
// its other text is its own decoded form.
func dividesPlainly(raw string) bool {
	for at := 0; ; {
		next := strings.IndexByte(raw[at:], '&')
		if next < 0 {
			return strings.IndexByte(raw, '\r') < 0
		}
		at += next + 1
		if !strings.HasPrefix(raw[at:], plainDivisions[0]) && !strings.HasPrefix(raw[at:], plainDivisions[1]) {
			return false
		}
	}
}

// appendPlainPairs divides such a text.
func appendPlainPairs(d *document, pairs []pairOf, raw string, place int) []pairOf {
	for from := 0; from < len(raw); {
		to, next := len(raw), len(raw)
		if i := strings.IndexByte(raw[from:], '&'); i >= 0 {
			to, next = from+i, from+i+1
			if strings.HasPrefix(raw[next:], plainDivisions[0]) {
				next += len(plainDivisions[0])
			}
		}
		if i := strings.IndexByte(raw[from:to], '='); i >= 0 {
			key, known := contextKeyOf(raw[from : from+i])
			pairs = append(pairs, pairOf{
				key: key, known: known,
				value: d.trim(extent{place + from + i + 1, place + to}),
				whole: extent{place + from, place + to},
			})
		}
		from = next
	}
	return pairs
}

// contextName is what a key means in context objects of a kind.
type contextName struct {
	// known is set where a table has the key; name is "" for one that says nothing.
	known bool
	name  string
	facts *facts
}

// contextKey is a key that is read.
type contextKey struct {
	key string
	// of says what it means by the kind, others in any kind that no table has.
	of     map[string]contextName
	others contextName
}

// contextKeys are the keys that are read.
var contextKeys = buildContextKeys()

func buildContextKeys() map[string]*contextKey {
	keys := map[string]*contextKey{}
	add := func(key string) *contextKey {
		if keys[key] == nil {
			keys[key] = &contextKey{key: key, of: map[string]contextName{}}
		}
		return keys[key]
	}
	for _, key := range append(givenKeys[:], "rft.au", "rft.aulast") {
		add(key)
	}
	for kind, fields := range contextFields {
		for key, name := range fields {
			meaning := contextName{true, name, factsOf(name)}
			if kind == "" {
				add(key).others = meaning
			} else {
				add(key).of[kind] = meaning
			}
		}
	}
	return keys
}

// contextKeyOf returns a key in its normal form, which holds no other text in memory.
func contextKeyOf(shown string) (string, *contextKey) {
	if key, ok := contextKeys[shown]; ok {
		return key.key, key
	}
	normal := strings.Clone(strings.ToLower(strings.TrimSpace(shown)))
	return normal, contextKeys[normal]
}

// meaning returns what a pair means in context objects of a kind.
func (p *pairOf) meaning(kind string) contextName {
	if p.known != nil {
		if name, ok := p.known.of[kind]; ok {
			return name
		}
		if p.known.others.known {
			return p.known.others
		}
	}
	if strings.HasPrefix(p.key, "rft.") {
		name := "coins." + p.key
		return contextName{true, name, factsOf(name)}
	}
	return contextName{}
}

// decodeCOinS decodes the value of a pair. A wrong percent sign stands for
// itself.
func decodeCOinS(raw string) (string, error) {
	if !isEncoded(raw) {
		return raw, nil
	}
	if decoded, ok := decodePlainly(raw); ok {
		return decoded, nil
	}
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

// decodePlainly decodes a value in which only pluses and percent signs before the digits
// of ASCII say something else; ok is false for any other.
func decodePlainly(raw string) (decoded string, ok bool) {
	var buffer [128]byte
	if len(raw) > len(buffer) {
		return "", false
	}
	n := 0
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		switch {
		case c == '+':
			c = ' '
		case c == '%':
			if i+2 >= len(raw) || raw[i+1] < '0' || raw[i+1] > '7' {
				return "", false
			}
			low := digitValue(raw[i+2])
			if low < 0 {
				return "", false
			}
			c = (raw[i+1]-'0')<<4 + byte(low)
			i += 2
		case c == '&' || c == '\r' || c >= utf8.RuneSelf:
			return "", false
		}
		buffer[n] = c
		n++
	}
	return string(buffer[:n]), true
}

// digitValue is the value of a hexadecimal digit, -1 for none.
func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// isEncoded reports whether a text is not its own decoded form.
func isEncoded(raw string) bool {
	for i := range len(raw) {
		switch c := raw[i]; {
		case c == '&', c == '\r', c == '%', c == '+':
			return true
		case c >= utf8.RuneSelf:
			return !utf8.ValidString(raw) || strings.ContainsAny(raw[i:], "&\r%+")
		}
	}
	return false
}

// contextObject reads the publication of one context object; nil for one that is of
// something else.
func contextObject(d *document, e element) *publication {
	p := &publication{document: d, scholarly: true}
	p.share(e.value)
	pairs := contextPairs(p, e.value)
	kind := "journal"
	for _, pair := range pairs {
		if pair.key == "rft_val_fmt" {
			text, _ := decodeCOinS(p.textOf(pair.value))
			kind = text[strings.LastIndexAny(text, ":/")+1:]
		}
	}
	p.items = make([]item, 0, len(pairs)+1)
	var people contextPeople
	for i := range pairs {
		pair := &pairs[i]
		if pair.value.isZero() || people.add(pair) {
			continue
		}
		if means := pair.meaning(kind); means.name != "" {
			p.addKnown(means.name, means.facts, pair.key, pair.whole, pair.value)
		}
	}
	p.bookTitles()
	p.pair("coins.spage", "coins.epage", "coins.range")
	role := record.RoleAuthor
	if kind == "patent" {
		role = "inventor"
	}
	p.contextPeople(&people, role)
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
			it.facts = factsOf(it.name)
		}
	}
}

// contextPeople are the people of a context object: their names, and of the first
// the family name and the given names or initials.
type contextPeople struct {
	names, family []part
	// given are the given names, as the keys in givenKeys have them.
	given [3][]part
}

var givenKeys = [3]string{"rft.aufirst", "rft.auinit", "rft.auinit1"}

// add adds a pair, and reports whether it is of a person.
func (c *contextPeople) add(pair *pairOf) bool {
	list := (*[]part)(nil)
	switch pair.key {
	case "rft.au", "rft.creator", "rft.contributor", "rft.inventor", "rft.aucorp":
		list = &c.names
	case "rft.aulast", "rft.invlast": // the first author, or inventor of a patent
		list = &c.family
	case givenKeys[0], "rft.invfirst":
		list = &c.given[0]
	case givenKeys[1]:
		list = &c.given[1]
	case givenKeys[2]:
		list = &c.given[2]
	default:
		return false
	}
	*list = append(*list, part{shown: pair.key, value: pair.value, whole: pair.whole, owned: true})
	return true
}

// contextPeople adds the authors of a context object. The first is often there
// twice, in parts and as a name; then the name is enough.
func (p *publication) contextPeople(people *contextPeople, role record.Role) {
	p.people = make([]person, 0, len(people.names)+min(1, len(people.family)))
	if last := people.family; len(last) > 0 {
		one := person{vocabulary: coins, role: role, rule: personRuleOf("html.coins", role), parts: last[:1:1]}
		for _, given := range people.given {
			if len(given) > 0 {
				one.rule, one.parts = personRuleOf("html.coins-parts", role), append(last[:1:1], given[0])
				break
			}
		}
		if len(people.names) == 0 || !p.amongNames(one, people.names) {
			p.people = append(p.people, one)
		}
	}
	rule := personRuleOf("html.coins", role)
	for i := range people.names {
		p.people = append(p.people, person{vocabulary: coins, role: role, rule: rule, parts: people.names[i : i+1 : i+1]})
	}
}

// amongNames reports whether a person in parts is the one of a name.
func (p *publication) amongNames(one person, names []part) bool {
	first, err := one.rule.read(p.textsOf(one.parts))
	if err != nil {
		return true
	}
	key := personKey(first.Name)
	for i := range names {
		other, err := readCOinSPerson([]string{p.textOf(names[i].value)})
		if err == nil && personKey(other.Name) == key {
			return true
		}
	}
	return false
}
