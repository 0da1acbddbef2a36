package dedupe

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func (f *features) addPeople(r *record.Record, families *vocabulary) {
	role := roleOfPeople(r)
	f.authorship = byGroups
	for _, c := range r.Contributors {
		if c.Role != role || len(f.people) >= maxPeople {
			continue
		}
		c.Family, c.Given, c.Literal = clip(c.Family, maxName), clip(c.Given, maxName), clip(c.Literal, maxName)
		if family := normalize.FamilyKey(c.Name); !placeholders[family] {
			f.peopleScript |= scriptOf(family)
			f.people = append(f.people, f.newPerson(c.Name, family, families))
			f.authorship = min(f.authorship, authorshipOf(c.Name))
		}
	}
	if title := r.Title(); len(f.people) == 0 && strings.Contains(title, "ditor") && isSigned(title, comparisonKey(title)) {
		// The signature that stands in the title's place says who wrote it.
		signed, _, _ := strings.Cut(title, ",")
		if name, err := normalize.NameInDisplayOrder(clip(signed, maxName)); err == nil {
			family := normalize.FamilyKey(name)
			f.people = append(f.people, f.newPerson(name, family, families))
			f.authorship = byPeople
		}
	}
}

// authorship is what the authors of a record are.
type authorship uint8

const (
	// byPeople is that of a record with a person among its authors.
	byPeople authorship = iota
	// byBodies is that of societies and offices, which have many members and publish
	// much, byGroups that of those who work at one study.
	byBodies
	byGroups
)

// groupWords stand in the names of those who work at one study.
var groupWords = map[string]bool{
	"group": true, "groups": true, "consortium": true, "network": true, "investigators": true, "collaborators": true, "collaboration": true,
	"collaborative": true, "committee": true, "trialists": true, "team": true,
}

// authorshipOf is that of one name. A name that is not divided and has no word that
// names a body is a person's.
func authorshipOf(n record.Name) authorship {
	if n.Family != "" || !normalize.NamesOrganisation(n.Literal) {
		return byPeople
	}
	for w := range strings.FieldsSeq(normalize.FoldKey(n.Literal)) {
		if groupWords[w] {
			return byGroups
		}
	}
	return byBodies
}

// roleOfPeople is the role of those who are compared: authors or whom another format
// may call so, else editors.
func roleOfPeople(r *record.Record) record.Role {
	role := csl.AuthorRole(r.Contributors)
	if role == record.RoleAuthor && !slices.ContainsFunc(r.Contributors, func(c record.Contributor) bool { return c.Role == role }) {
		return record.RoleEditor
	}
	return role
}

// newPerson makes the features of a name with this key of its family name.
func (f *features) newPerson(n record.Name, family string, families *vocabulary) person {
	if !isASCII(family) {
		family = nameKey(family)
	}
	p := person{at: uint16(len(f.names)), initials: initials(n.Given)}
	if n.Family == "" {
		parts := strings.Fields(family)
		if len(parts) > 8 {
			parts = parts[:8]
		}
		for _, w := range parts {
			if len(w) > 1 {
				f.names = append(f.names, families.number(w))
			}
		}
		if n := len(parts); n > 1 {
			family = parts[n-1]
		}
	} else if parts := strings.Fields(nameKey(n.DroppingParticle + " " + n.NonDroppingParticle + " " + n.Family)); len(parts) > 1 && len(parts) <= 4 {
		for _, w := range parts {
			if len(w) > 2 {
				f.names = append(f.names, families.number(w))
			}
		}
	}
	p.words = uint8(len(f.names) - int(p.at))
	for w := range strings.FieldsSeq(nameKey(n.Given)) {
		// A short one is a name where it is not written as initials are ("Li", "LI").
		if (len(w) > 2 || len(w) == 2 && n.Given != strings.ToUpper(n.Given)) && p.given < 4 {
			f.names = append(f.names, families.number(w))
			p.given++
		}
	}
	p.family = families.number(strings.ReplaceAll(family, " ", ""))
	return p
}

func initials(given string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(nameKey(given)) {
		if given == strings.ToUpper(given) && len(w) <= 3 && isASCII(w) {
			b.WriteString(w)
			continue
		}
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

// nameKey is the comparison key of a name, whose characters stay together.
func nameKey(s string) string {
	key := comparisonKey(s)
	if scriptOf(key)&scriptEastAsian == 0 {
		return key
	}
	return normalize.FoldKey(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

var (
	betweenNames = regexp.MustCompile(`\s*[,;]\s*(?:and |& )?|\s+(?:and|&)\s+`)
	// nameInTitle is the form of a name that is written out, given name first.
	nameInTitle = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]*( (\p{Lu}[\p{L}.'’-]*|van|von|der|den|de|da|di|del|la|le|al|el|bin)){1,4}$`)
)

// maxNamed is the number of bytes up to which a title is taken for names.
const maxNamed = 200

// readNames reads the title of a record without people, but with a place in a
// volume, as the names of its authors where it has the form of two or more.
func (f *features) readNames(r *record.Record, families *vocabulary) {
	title := strings.TrimRight(r.Title(), " .*")
	if len(f.people) > 0 || f.volume == "" || f.kind == kindBook || len(title) > maxNamed {
		return
	}
	names := betweenNames.Split(title, -1)
	if len(names) < 2 {
		return
	}
	var named []person
	for _, name := range names {
		if !nameInTitle.MatchString(name) {
			return
		}
		n, err := normalize.NameInDisplayOrder(name)
		if err != nil || n.Family == "" {
			return
		}
		named = append(named, f.newPerson(n, normalize.FamilyKey(n), families))
	}
	f.named = named
}

// repairTitles takes the names that stand in the place of a title for the
// authors, and the title for missing, where each is the name of an author of
// another record. Records are only added to a set, so that what was repaired in
// a smaller one is in the larger too.
func repairTitles(set []*features, families *vocabulary) {
	if !slices.ContainsFunc(set, func(f *features) bool { return len(f.named) > 0 }) {
		return
	}
	authors := make([]bool, families.len())
	for _, f := range set {
		for i := range f.people {
			authors[f.people[i].family] = true
		}
	}
	for _, f := range set {
		if len(f.named) == 0 || slices.ContainsFunc(f.named, func(p person) bool { return !authors[p.family] }) {
			continue
		}
		f.people, f.peopleScript, f.title = f.named, scriptLatin, title{}
	}
}
