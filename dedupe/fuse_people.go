package dedupe

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// mostLists bounds the lists that each one is compared with.
const mostLists = 32

// noteFaults counts in each list of a group the names that another one has whole at
// the same place.
func noteFaults(group []nameList) {
	if len(group) < 2 {
		return
	}
	for i := range group {
		l := &group[i]
		for at := range l.value {
			name := l.value[at].Name
			cut, bare := false, false
			for j := range group[:min(len(group), mostLists)] {
				if other := group[j].value; i != j && at < len(other) && other[at].Name != name {
					cut = cut || l.isCut(at, other[at].Name)
					bare = bare || isBareFormOf(name, other[at].Name)
				}
			}
			if cut {
				l.cut++
			}
			if bare {
				l.bare++
			}
		}
	}
}

// isCut reports whether the name at a place of the list is the other, cut or divided at
// the wrong place: where the others have initials, "Marshall, Austin R" is "Austin, R M".
func (l *nameList) isCut(at int, other record.Name) bool {
	name := l.value[at].Name
	return endsInInitials(name.Given) && (isCutFrom(name, other) || 2*l.initials >= len(l.value) && isMisdividedFrom(name, other))
}

// wholeName is a name at a place of the list chosen that another list has whole.
type wholeName struct {
	place  int
	from   nameList
	reason string
}

// wholeNames finds, for each name that the first list has cut or without its marks, the
// first list that has it whole at the same place, and says no less of the given names.
func wholeNames(lists []nameList) []wholeName {
	if lists[0].cut+lists[0].bare == 0 {
		return nil
	}
	var found []wholeName
	taken := map[int]bool{}
	for at, c := range lists[0].value {
		for _, l := range lists[1:] {
			if at >= len(l.value) {
				continue
			}
			other := l.value[at].Name
			if lists[0].isCut(at, other) {
				found, taken[at] = append(found, wholeName{at, l, "the name whole, which the list chosen has cut"}), true
				break
			}
			if isBareFormOf(c.Name, other) && samePerson(c.Name, other) && (onlyInitials(c.Given) || !onlyInitials(other.Given)) {
				found, taken[at] = append(found, wholeName{at, l, "the name with the marks or letter case that the list chosen has lost"}), true
				break
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	// Initials beside full names would be a mixture of two lists.
	from := found[0].from
	for at := range min(len(lists[0].value), len(from.value)) {
		c, other := lists[0].value[at].Name, from.value[at].Name
		if !taken[at] && onlyInitials(c.Given) && other.Given != "" && !onlyInitials(other.Given) && samePerson(c, other) {
			found = append(found, wholeName{at, from, "the full name, beside others of this list"})
		}
	}
	slices.SortFunc(found, func(a, b wholeName) int { return cmp.Compare(a.place, b.place) })
	return found
}

// withNames is a list of people with these names in their places.
func withNames(list []record.Contributor, names []wholeName) []record.Contributor {
	if len(names) == 0 {
		return list
	}
	list = slices.Clone(list)
	for _, n := range names {
		list[n.place].Name = n.from.value[n.place].Name
	}
	return list
}

// comparedNames is a list of names compared with the list chosen.
type comparedNames struct {
	// further are the places in the list of people whom the list chosen does not name,
	// missing the places in the list chosen of those whom the list does not name.
	further, missing []int
	// misspelt are the places in the list of names that differ by a letter from those at
	// their places.
	misspelt []int
	// otherwise are the places of the people whose names are written otherwise, by
	// their places in the list chosen.
	otherwise [][2]int
	// reordered is set for people in another order.
	reordered bool
}

// maxSought bounds the search for people who do not stand at their place and whose names
// are written otherwise, and maxNamesakes that among people of one family name.
const maxSought, maxNamesakes = 50, 50

// findNames compares a list with the list chosen, place by place, then for those who
// are left wherever they stand.
func findNames(chosen *nameForms, list []record.Contributor) comparedNames {
	var c comparedNames
	taken, forms := chosen.list, newNameForms(list)
	place := make([]int, len(list))
	free := make([]bool, len(taken))
	for i := range taken {
		free[i] = true
	}
	exchanged := exchangedNames(taken, list)
	for i := range list {
		place[i] = -1
		switch {
		case i >= len(taken), exchanged != nil && exchanged[i]:
		case list[i].Name == taken[i].Name, sameForm(chosen.at(i), forms.at(i)):
			place[i], free[i] = i, false
		case isMisspelt(taken[i].Name, list[i].Name):
			place[i], free[i] = i, false
			c.misspelt = append(c.misspelt, i)
		}
	}
	if slices.Contains(place, -1) {
		findDisplaced(chosen, forms, place, free)
	}
	last := -1
	for i, j := range place {
		if j < 0 {
			c.further = append(c.further, i)
			continue
		}
		c.reordered = c.reordered || j < last
		last = j
		if list[i].Name != taken[j].Name && !isIn(c.misspelt, i) {
			c.otherwise = append(c.otherwise, [2]int{j, i})
		}
	}
	for j := range free {
		if free[j] {
			c.missing = append(c.missing, j)
		}
	}
	return c
}

// isIn reports whether a sorted list has a number.
func isIn(sorted []int, n int) bool {
	_, found := slices.BinarySearch(sorted, n)
	return found
}

// exchangedNames reports which names of a list stand in the list chosen, too, but at
// other places, where others stand: "Wang, Lei; Wang, Li" is not "Wang, Li; Wang, Lei",
// though each may be the other by the initial. It is nil where there are none.
func exchangedNames(taken, list []record.Contributor) []bool {
	differ := false
	for i := range min(len(taken), len(list)) {
		differ = differ || taken[i].Name != list[i].Name
	}
	if !differ {
		return nil
	}
	known := make(map[record.Name]int, len(taken))
	for j := range taken {
		known[taken[j].Name] = j
	}
	exchanged := make([]bool, len(list))
	for i := range list {
		j, ok := known[list[i].Name]
		exchanged[i] = ok && j != i && !(i < len(taken) && taken[i].Name == list[i].Name) && !(j < len(list) && list[j].Name == list[i].Name)
	}
	return exchanged
}

// findDisplaced finds those of a list who have no place yet among those of the list chosen
// who are free: by their names, by their family names, then as they may be written.
func findDisplaced(chosen, forms *nameForms, place []int, free []bool) {
	byName, byFamily := map[record.Name]int{}, map[string][]int{}
	for j := range free {
		if free[j] {
			byName[chosen.list[j].Name] = j
			if family := chosen.at(j).family; len(byFamily[family]) < maxNamesakes {
				byFamily[family] = append(byFamily[family], j)
			}
		}
	}
	put := func(i, j int) { place[i], free[j] = j, false }
	for i := range place {
		if j, ok := byName[forms.list[i].Name]; ok && place[i] < 0 && free[j] {
			put(i, j)
		}
	}
	for i := range place {
		if place[i] >= 0 {
			continue
		}
		for _, j := range byFamily[forms.at(i).family] {
			if free[j] && sameForm(chosen.at(j), forms.at(i)) {
				put(i, j)
				break
			}
		}
	}
	left := make([]int, 0, maxSought)
	for j := range free {
		if free[j] && len(left) < maxSought {
			left = append(left, j)
		}
	}
	sought := 0
	for i := range place {
		if place[i] >= 0 || sought == maxSought {
			continue
		}
		sought++
		if j := slices.IndexFunc(left, func(j int) bool { return free[j] && sameForm(chosen.at(j), forms.at(i)) }); j >= 0 {
			put(i, left[j])
		}
	}
}

// compareNames says how the list l, which was not taken, differs, and whether
// it names other people. The forms are those of the list taken.
func compareNames(taken, l nameList, forms *nameForms) (reason string, differs bool) {
	c := findNames(forms, l.value)
	if len(c.further) > 0 && len(c.missing) > 0 {
		i := c.further[0]
		return fmt.Sprintf("names another person at position %d: %s; %s", i+1, displayName(l.value[i].Name), whyNames(taken, l)), true
	}
	names := writtenOtherwise(taken, l, c.otherwise)
	if names != "" {
		names = "; " + names
	}
	switch {
	case len(c.misspelt) > 0:
		return fmt.Sprintf("spells names otherwise by a letter (%s); %s%s", namedAt(l.value, c.misspelt), whyNames(taken, l), names), true
	case len(c.further) > 0:
		return fmt.Sprintf("names %s too; %s%s", namedAt(l.value, c.further), whyNames(taken, l), names), true
	case c.reordered:
		return "names the people in another order; " + whyNames(taken, l) + names, true
	case len(c.missing) > 0 && onlyOrganisations(taken.value, c.missing):
		return fmt.Sprintf("the same people without %s%s", namedAt(taken.value, c.missing), names), false
	case len(c.missing) > 0 && c.missing[0] == len(l.value):
		return fmt.Sprintf("the first %d of the people in the list chosen%s", len(l.value), names), !l.more
	case len(c.missing) > 0:
		return fmt.Sprintf("does not name %s%s", namedAt(taken.value, c.missing), names), !l.more
	case len(c.otherwise) == 0:
		return "the same people; details of them are given otherwise", false
	default:
		return "the same people in the same order, written otherwise" + names, false
	}
}

// onlyOrganisations reports whether all at the places are organisations, which many
// databases do not have among the authors.
func onlyOrganisations(list []record.Contributor, places []int) bool {
	return !slices.ContainsFunc(places, func(i int) bool {
		return list[i].Family != "" || !normalize.NamesOrganisation(list[i].Literal)
	})
}

// maxListed is how many names a reason has.
const maxListed = 3

// namedAt lists who stands at the places.
func namedAt(list []record.Contributor, places []int) string {
	var names []string
	for _, i := range places {
		names = append(names, displayName(list[i].Name))
	}
	return firstFew(names)
}

// firstFew lists the first few of many.
func firstFew(list []string) string {
	if more := len(list) - maxListed; more > 1 {
		return fmt.Sprintf("%s and %d more", strings.Join(list[:maxListed], ", "), more)
	}
	return strings.Join(list, ", ")
}

// writtenOtherwise lists names that are written otherwise than in the list chosen, by
// what is otherwise, what matters most first.
func writtenOtherwise(taken, l nameList, places [][2]int) string {
	var full, cut, others []string
	initials := 0
	for _, p := range places {
		a, b := taken.value[p[0]].Name, l.value[p[1]].Name
		said := fmt.Sprintf("position %d ", p[1]+1)
		switch {
		case onlyInitials(a.Given) && !onlyInitials(b.Given) && b.Given != "" && !isCutFrom(b, a):
			full = append(full, said+"has the full name "+displayName(b))
		case isCutFrom(b, a):
			cut = append(cut, said+fmt.Sprintf("has the family name cut behind %q", b.Family))
		case onlyInitials(b.Given) && !onlyInitials(a.Given) && normalize.FamilyKey(a) == normalize.FamilyKey(b):
			initials++
		default:
			others = append(others, said+"is "+displayName(b))
		}
	}
	var said []string
	for _, list := range [][]string{full, cut, others} {
		if len(list) > 0 {
			said = append(said, firstFew(list))
		}
	}
	switch {
	case initials == 1:
		said = append(said, "one with initials only")
	case initials > 1:
		said = append(said, fmt.Sprintf("%d with initials only", initials))
	}
	return strings.Join(said, ", ")
}
