package html

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// person is one contributor as one vocabulary states it.
type person struct {
	vocabulary vocabulary
	role       record.Role
	// rule reads the texts of the parts, the first of which hold the name.
	rule  *personRule
	parts []part
}

// part is one text about a person: the name, an institution, an ORCID.
type part struct {
	shown string
	value extent
	whole extent
	// owned is set where no other item has the same text in the raw fields.
	owned bool
}

// nameRules are the rules that read contributors. A rule reads the texts that
// belong to one contributor together:
//
//	html.ROLE              a name; institutions, ORCIDs and JSON objects in any order
//	html.ld.ROLE           the JSON of a person or organisation, or of a name
//	html.md.ROLE           a name in markup; institutions and ORCIDs behind it
//	html.md-parts.ROLE     the family name and the given names there, and the same
//	html.md-group.ROLE     the name of an organisation there
//	html.coins.ROLE        a name in a context object
//	html.coins-parts.ROLE  the family name and the given names there
//
// Each has two more, for names that another vocabulary states: ".repeated" reads
// the detail that keeps one written otherwise, ".family" the family name (or the
// whole literal one) of one written alike.
var nameRules = []struct {
	rule string
	read func(texts []string) (record.Contributor, error)
}{
	{"html", readPerson},
	{"html.ld", readLinkedPerson},
	{"html.md", readMarkupPerson},
	{"html.md-parts", readMarkupParts},
	{"html.md-group", readMarkupGroup},
	{"html.coins", readCOinSPerson},
	{"html.coins-parts", readCOinSParts},
}

// roles are the roles of contributors that pages state, and the names of the
// details that keep other forms of their names.
var roles = []record.Role{record.RoleAuthor, record.RoleEditor, record.RoleTranslator, "contributor", "advisor", "inventor"}

// personRule is a rule that reads contributors of a role, with the names of the two
// more.
type personRule struct {
	name, repeated, family string
	read                   func(texts []string) (record.Contributor, error)
}

// personRules are all rules that read contributors, by the rule and the role.
var personRules = buildPersonRules()

func buildPersonRules() map[string]map[record.Role]*personRule {
	rules := map[string]map[record.Role]*personRule{}
	for _, r := range nameRules {
		of := map[record.Role]*personRule{}
		for _, role := range roles {
			name := r.rule + "." + string(role)
			of[role] = &personRule{
				name: name, repeated: name + ".repeated", family: name + ".family",
				read: func(texts []string) (record.Contributor, error) {
					c, err := r.read(texts)
					c.Role = role
					return c, err
				},
			}
		}
		rules[r.rule] = of
	}
	return rules
}

// personRuleOf returns the rule for contributors of one of roles.
func personRuleOf(rule string, role record.Role) *personRule { return personRules[rule][role] }

// rulesOfPeople are the personRules as a set of rules.
func rulesOfPeople() record.RuleSet {
	rules := record.RuleSet{}
	for _, of := range personRules {
		for role, rule := range of {
			rules[rule.name] = func(texts []string) (any, error) {
				c, err := rule.read(texts)
				if err != nil {
					return nil, err
				}
				return c, nil
			}
			rules[rule.repeated] = func(texts []string) (any, error) {
				c, err := rule.read(texts)
				return record.Detail{Name: string(role), Value: written(c.Name)}, err
			}
			rules[rule.family] = func(texts []string) (any, error) {
				c, err := rule.read(texts)
				if c.Literal != "" {
					return c.Literal, err
				}
				return c.Family, err
			}
		}
	}
	return rules
}

// written is a name in sorting order.
func written(n record.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	family := strings.Join(strings.Fields(n.DroppingParticle+" "+n.NonDroppingParticle+" "+n.Family), " ")
	out := family
	for _, part := range []string{n.Given, n.Suffix} {
		if part != "" {
			out += ", " + part
		}
	}
	return out
}

func noName(text string) error {
	return &normalize.RejectError{Rule: "html.name", Code: "no-name", Value: text, Reason: "names nobody"}
}

// readPerson reads a name and what belongs to it from the values of attributes.
func readPerson(texts []string) (record.Contributor, error) {
	if len(texts) == 0 {
		return record.Contributor{}, noName("")
	}
	var c record.Contributor
	var err error
	if c.Name, err = readName(unescape(texts[0], inAttribute)); err != nil {
		return c, err
	}
	for _, text := range texts[1:] {
		if strings.HasPrefix(text, "{") {
			if linked, err := readLinkedPerson([]string{text}); err == nil {
				for _, a := range linked.Affiliations {
					c.Affiliations = appendNew(c.Affiliations, a)
				}
				for _, id := range linked.Identifiers {
					c.Identifiers = appendNew(c.Identifiers, id)
				}
				continue
			}
		}
		addAbout(&c, unescape(text, inAttribute))
	}
	return c, nil
}

// addAbout adds an ORCID or an institution to a contributor. An address of mail
// is neither.
func addAbout(c *record.Contributor, text string) {
	if orcid, err := normalize.ORCID(text); err == nil {
		c.Identifiers = appendNew(c.Identifiers, record.Identifier{Scheme: record.SchemeORCID, Value: orcid})
		return
	}
	if place := normalize.Text(text); place != "" && !isMail(place) {
		c.Affiliations = appendNew(c.Affiliations, place)
	}
}

// isMail reports whether a text is an address of mail and nothing else.
func isMail(s string) bool {
	return strings.Contains(s, "@") && !strings.ContainsAny(strings.TrimSpace(s), " ,;")
}

func appendNew[T comparable](list []T, added T) []T {
	if slices.Contains(list, added) {
		return list
	}
	return append(list, added)
}

func readName(text string) (record.Name, error) {
	if isMail(text) {
		return record.Name{}, noName(text)
	}
	name, err := normalize.NameInDisplayOrder(text)
	if err == nil && name == (record.Name{}) {
		err = noName(text)
	}
	return name, err
}

// readMarkupPerson reads a name in markup, and what stands behind it: an
// institution or an ORCID.
func readMarkupPerson(texts []string) (record.Contributor, error) {
	if len(texts) == 0 {
		return record.Contributor{}, noName("")
	}
	var c record.Contributor
	var err error
	if c.Name, err = readName(plainMarkup(texts[0])); err != nil {
		return c, err
	}
	for _, text := range texts[1:] {
		addAbout(&c, plainMarkup(text))
	}
	return c, nil
}

// readMarkupParts reads a family name, given names, and what stands behind them.
func readMarkupParts(texts []string) (record.Contributor, error) {
	if len(texts) < 2 {
		return record.Contributor{}, noName(strings.Join(texts, " "))
	}
	var c record.Contributor
	var err error
	if c.Name, err = normalize.Name(plainMarkup(texts[0]) + ", " + plainMarkup(texts[1])); err != nil {
		return c, err
	}
	for _, text := range texts[2:] {
		addAbout(&c, plainMarkup(text))
	}
	return c, nil
}

// readMarkupGroup reads the name of an organisation.
func readMarkupGroup(texts []string) (record.Contributor, error) {
	name := normalize.Text(plainMarkup(strings.Join(texts, " ")))
	if name == "" {
		return record.Contributor{}, noName(name)
	}
	return record.Contributor{Name: record.Name{Literal: name}}, nil
}

func readCOinSPerson(texts []string) (record.Contributor, error) {
	if len(texts) != 1 {
		return record.Contributor{}, noName(strings.Join(texts, " "))
	}
	text, err := decodeCOinS(texts[0])
	if err != nil {
		return record.Contributor{}, err
	}
	name, err := readName(text)
	return record.Contributor{Name: name}, err
}

func readCOinSParts(texts []string) (record.Contributor, error) {
	if len(texts) != 2 {
		return record.Contributor{}, noName(strings.Join(texts, " "))
	}
	family, err := decodeCOinS(texts[0])
	if err != nil {
		return record.Contributor{}, err
	}
	given, err := decodeCOinS(texts[1])
	if err != nil {
		return record.Contributor{}, err
	}
	name, err := normalize.Name(family + ", " + given)
	return record.Contributor{Name: name}, err
}

// fillPeople puts the contributors into the record. Of each role the list of
// the first vocabulary that has one is taken. The others add the affiliations
// and ORCIDs of the same people, and their other ways to write a name as
// details.
func (p *publication) fillPeople(made *record.Record) {
	if p.peopleAlike() {
		for i := range p.people {
			if one, ok := p.readPerson(made, p.people[i]); ok {
				p.putPerson(made, &one)
			}
		}
		return
	}
	for _, role := range roles {
		if !slices.ContainsFunc(p.people, func(one person) bool { return one.role == role }) {
			continue
		}
		var lists [vocabularies][]person
		for _, one := range p.people {
			if one.role == role {
				lists[one.vocabulary] = append(lists[one.vocabulary], one)
			}
		}
		var chosen []named
		for v := range lists {
			if len(chosen) == 0 {
				chosen = p.named(made, lists[v])
				continue
			}
			for _, other := range p.named(made, lists[v]) {
				p.joinPerson(made, chosen, other)
			}
		}
		for i := range chosen {
			p.putPerson(made, &chosen[i])
		}
	}
}

// peopleAlike reports whether all people have one role in one vocabulary, as they
// mostly have.
func (p *publication) peopleAlike() bool {
	for i := range p.people {
		if p.people[i].vocabulary != p.people[0].vocabulary || p.people[i].role != p.people[0].role {
			return false
		}
	}
	return true
}

// textsOf returns the texts of a person's parts, which are good until the next call.
func (p *publication) textsOf(parts []part) []string {
	room := &p.document.room
	room.parts = room.parts[:0]
	for i := range parts {
		room.parts = append(room.parts, p.textOf(parts[i].value))
	}
	return room.parts
}

// named is a person whose name could be read. Others are the same person's
// names elsewhere.
type named struct {
	person
	contributor record.Contributor
	others      []named
}

// named reads people. Those that cannot be read are noted.
func (p *publication) named(made *record.Record, people []person) []named {
	var list []named
	for _, one := range people {
		if read, ok := p.readPerson(made, one); ok {
			list = append(list, read)
		}
	}
	return list
}

// readPerson reads a person, or notes one that cannot be read.
func (p *publication) readPerson(made *record.Record, one person) (named, bool) {
	contributor, err := one.rule.read(p.textsOf(one.parts))
	if err != nil {
		p.unread(made, one, err)
		return named{}, false
	}
	return named{person: one, contributor: contributor}, true
}

// unread notes a person that cannot be read.
func (p *publication) unread(made *record.Record, one person, err error) {
	d := p.document
	name := one.parts[0]
	made.Diagnostics = typed.NoteRefusal(made.Diagnostics, "html", name.shown, d.span(name.value), err)
	made.Unclaimed = append(made.Unclaimed, record.Text{Text: p.textOf(name.value), Span: d.span(name.value)})
}

// joinPerson finds whom of the chosen people another vocabulary's name is of.
func (p *publication) joinPerson(made *record.Record, chosen []named, other named) {
	at := slices.IndexFunc(chosen, func(c named) bool { return c.contributor.Name == other.contributor.Name })
	if at < 0 {
		key := personKey(other.contributor.Name)
		at = slices.IndexFunc(chosen, func(c named) bool { return personKey(c.contributor.Name) == key })
	}
	if at < 0 {
		p.keepName(made, other)
		return
	}
	chosen[at].others = append(chosen[at].others, other)
}

// personKey is the same for ways to write a person's name: the family name and
// the first letter of the given ones.
func personKey(n record.Name) string {
	given := normalize.FoldKey(n.Given)
	for _, r := range given {
		given = string(r)
		break
	}
	return normalize.FamilyKey(n) + " " + given
}

// putPerson adds a person to the record, with what JSON-LD says of the same one.
func (p *publication) putPerson(made *record.Record, one *named) {
	parts, contributor := one.parts, one.contributor
	if one.vocabulary == highwire {
		for _, other := range one.others {
			if other.vocabulary != jsonLD || len(other.contributor.Affiliations)+len(other.contributor.Identifiers) == 0 {
				continue
			}
			more := slices.Concat(parts, other.parts)
			if better, err := one.rule.read(p.textsOf(more)); err == nil {
				parts, contributor = more, better
			}
		}
	}
	made.Contributors = append(made.Contributors, contributor)
	path := typed.Element("contributors", len(made.Contributors)-1)
	p.trace(made, path, one.rule.name, parts)
	for _, other := range one.others {
		if other.contributor.Name == contributor.Name {
			field := path + "/family"
			if contributor.Literal != "" {
				field = path + "/literal"
			}
			if contributor.Family != "" || contributor.Literal != "" {
				p.trace(made, field, other.rule.family, other.parts)
			}
			continue
		}
		p.keepName(made, other)
	}
}

// keepName keeps another way to write a name, or another person's, as a detail.
func (p *publication) keepName(made *record.Record, other named) {
	detail := record.Detail{Name: string(other.role), Value: written(other.contributor.Name)}
	at := slices.Index(made.Details, detail)
	if at < 0 {
		at = len(made.Details)
		made.Details = append(made.Details, detail)
	}
	p.trace(made, typed.Element("details", at), other.rule.repeated, other.parts)
}

func (p *publication) trace(made *record.Record, path, rule string, parts []part) {
	spans := p.document.memory.Spans(len(parts))
	for i := range parts {
		spans[i] = p.document.span(parts[i].value)
	}
	*blocks.Next(&made.Trace) = record.Trace{Path: path, Rule: rule, Field: parts[0].shown, Spans: spans}
}
