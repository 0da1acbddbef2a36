package dedupe

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// nameList is one record's list of the contributors of one role.
type nameList struct {
	statement[[]record.Contributor]
	// display is set for names that their source does not divide into parts,
	// more for a list that says that it is not complete.
	display, more bool
	// initials is the number of names of which only initials are given, cut that of
	// names that another list has whole, and bare that of names that another one has
	// with their marks or letter case.
	initials, cut, bare int
	// undivided is the number of persons whose names are not divided.
	undivided int
}

// fuseContributors takes, for each role, one record's list as it stands, and never a
// mixture of two; only a name that its database has cut, or has taken the marks off,
// is taken whole from the next list that has it so at the same place, and with it the
// other full names of that list for initials.
func fuseContributors(f *fusion, p policy) {
	if m := f.alone(); m != nil && ofOneRole(m.record.Contributors) {
		f.fused.Contributors = slices.Clip(m.record.Contributors)
		f.fused.MoreContributors = m.record.MoreContributors
		return
	}
	var lists []nameList
	for _, m := range f.byAuthority(topicGeneral) {
		lists = append(lists, m.nameLists(p.path)...)
	}
	var author *member
	for _, given := range byRole(lists) {
		noteFaults(given)
		slices.SortStableFunc(given, compareNameLists)
		whole := wholeNames(given)
		first := len(f.fused.Contributors)
		f.fused.Contributors = append(f.fused.Contributors, withNames(given[0].value, whole)...)
		settleNames(f, p, given)
		for _, n := range whole {
			f.claim(elementPath(p.path, first+n.place), p.choice, n.from.value[n.place], n.from.origin,
				outcome{chosen: true, reason: n.reason})
		}
		if author == nil {
			author = given[0].from
		}
	}
	fuseMoreContributors(f, p, author)
}

// nameLists divides the record's contributors by their roles, in the order in
// which these come first.
func (m *member) nameLists(path string) []nameList {
	people := m.record.Contributors
	if len(people) == 0 {
		return nil
	}
	if ofOneRole(people) {
		from := origin{m, m.readingOfList(path, len(people))}
		return []nameList{newNameList(statement[[]record.Contributor]{from, people})}
	}
	var roles []record.Role
	paths := map[record.Role][]string{}
	ofRole := map[record.Role][]record.Contributor{}
	for i, c := range people {
		if ofRole[c.Role] == nil {
			roles = append(roles, c.Role)
		}
		paths[c.Role] = append(paths[c.Role], elementPath(path, i))
		ofRole[c.Role] = append(ofRole[c.Role], c)
	}
	lists := make([]nameList, len(roles))
	for i, role := range roles {
		from := origin{m, m.reading(paths[role]...)}
		lists[i] = newNameList(statement[[]record.Contributor]{from, ofRole[role]})
	}
	return lists
}

// ofOneRole reports whether there are people, and all of one role.
func ofOneRole(people []record.Contributor) bool {
	return len(people) > 0 && !slices.ContainsFunc(people, func(c record.Contributor) bool { return c.Role != people[0].Role })
}

// byRole groups lists by their roles: authors, then the others in the order in
// which they come first. Those whom one record calls the inventors and another one
// the authors are one group.
func byRole(lists []nameList) [][]nameList {
	families := func(l nameList) string {
		var keys strings.Builder
		for i := range l.value {
			keys.WriteString(normalize.FamilyKey(l.value[i].Name) + ";")
		}
		return keys.String()
	}
	var authors []string
	if slices.ContainsFunc(lists, func(l nameList) bool { return slices.Contains(csl.NearAuthors, l.value[0].Role) }) {
		for _, l := range lists {
			if l.value[0].Role == record.RoleAuthor {
				authors = append(authors, families(l))
			}
		}
	}
	role := func(l nameList) record.Role {
		if own := l.value[0].Role; len(authors) == 0 || !slices.Contains(csl.NearAuthors, own) || !slices.Contains(authors, families(l)) {
			return own
		}
		return record.RoleAuthor
	}
	groups := groupBy(lists, role)
	if i := slices.IndexFunc(groups, func(g []nameList) bool { return role(g[0]) == record.RoleAuthor }); i > 0 {
		authors := groups[i]
		groups = slices.Insert(slices.Delete(groups, i, i+1), 0, authors)
	}
	return groups
}

func newNameList(s statement[[]record.Contributor]) nameList {
	l := nameList{statement: s, more: s.from.record.MoreContributors}
	undivided := 0
	for _, c := range s.value {
		if c.Family == "" {
			undivided++
			if !normalize.NamesOrganisation(c.Literal) {
				l.undivided++
			}
		}
		if onlyInitials(c.Given) {
			l.initials++
		}
	}
	// The rules that read names in display order conclude where the family
	// name starts; a comma or a field of its own states it.
	l.display = 2*undivided > len(s.value) || s.read.inferred || strings.Contains(s.read.rule, "display")
	return l
}

// compareNameLists orders lists from the best: divided names, complete,
// longest, with fewest names that are not divided, that are cut, that are initials only, and that have lost
// their marks. Equals stand by authority.
func compareNameLists(a, b nameList) int {
	return cmp.Or(
		compareFlags(a.display, b.display),
		compareFlags(a.more, b.more),
		cmp.Compare(len(b.value), len(a.value)),
		cmp.Compare(a.undivided, b.undivided),
		cmp.Compare(a.cut, b.cut),
		cmp.Compare(a.initials, b.initials),
		cmp.Compare(a.bare, b.bare))
}

// compareFlags puts the one without the flag first.
func compareFlags(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

func settleNames(f *fusion, p policy, given []nameList) {
	if f.silent {
		return
	}
	taken, forms := given[0], newNameForms(given[0].value)
	different := slices.IndexFunc(given, func(l nameList) bool { return !reflect.DeepEqual(l.value, taken.value) })
	for i, l := range given {
		what := outcome{chosen: reflect.DeepEqual(l.value, taken.value)}
		switch {
		case what.chosen && different < 0:
			what.reason = agreement(len(given))
		case i == 0:
			what.reason = whyNames(taken, given[different])
		case what.chosen:
			what.reason = "equal to the list chosen"
		default:
			what.reason, what.differs = compareNames(taken, l, forms)
		}
		f.claim(p.path, p.choice, l.value, l.origin, what)
	}
}

func whyNames(taken, other nameList) string {
	switch {
	case other.display && !taken.display:
		return "gives family and given names apart"
	case other.more && !taken.more:
		return "the complete list"
	case len(taken.value) > len(other.value):
		return "the longest complete list"
	case taken.undivided < other.undivided:
		return "gives family and given names apart"
	case taken.cut < other.cut:
		return "gives family names whole that the other cuts"
	case taken.initials < other.initials:
		return "gives names where the other gives initials"
	case taken.bare < other.bare && taken.initials == other.initials:
		return "writes names with the marks or letter case that the other has lost"
	default:
		return topicGeneral.outranks(taken.origin, other.origin)
	}
}

func displayName(n record.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	parts := []string{n.Given, n.DroppingParticle, n.NonDroppingParticle, n.Family, n.Suffix}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// onlyInitials reports whether given names are initials: "H L", "H.L.", "HL".
func onlyInitials(given string) bool {
	if given == "" {
		return false
	}
	run := 0
	for _, c := range given {
		switch {
		case unicode.IsLower(c):
			return false
		case unicode.IsLetter(c):
			run++
		default:
			run = 0
		}
		if run > 3 {
			return false
		}
	}
	return true
}

// fuseMoreContributors keeps "et al." with the list that it belongs to.
func fuseMoreContributors(f *fusion, p policy, chosen *member) {
	f.fused.MoreContributors = chosen != nil && chosen.record.MoreContributors
	for _, m := range f.byAuthority(topicGeneral) {
		if !m.record.MoreContributors {
			continue
		}
		what := outcome{reason: "belongs to a list of contributors that was not chosen"}
		if f.fused.MoreContributors {
			what = outcome{chosen: true, reason: "belongs to the list of contributors chosen"}
		}
		if chosen == nil {
			f.fused.MoreContributors = true
			what = outcome{chosen: true, reason: "no record names a contributor"}
		}
		const path = "more_contributors"
		f.claim(path, p.choice, true, origin{m, m.reading(path)}, what)
	}
}
