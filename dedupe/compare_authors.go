package dedupe

import (
	"slices"
	"strconv"
	"strings"
)

// maxMatched bounds the work on two long lists of authors.
const maxMatched = 40

func (c *comparison) compareAuthors() {
	a, b := c.a.people, c.b.people
	if len(a) == 0 || len(b) == 0 || incomparable(c.a.peopleScript, c.b.peopleScript) {
		return
	}
	a, b = a[:min(len(a), maxMatched)], b[:min(len(b), maxMatched)]
	var taken [maxMatched]bool
	matched, inOrder, value := 0, true, 0
	for i := range a {
		at := c.findPerson(&a[i], b, i, &taken)
		if at < 0 {
			continue
		}
		taken[at] = true
		matched++
		inOrder = inOrder && at == i
		value += c.rarityOf(&a[i])
	}
	shorter, longer := min(len(a), len(b)), max(len(a), len(b))
	share := matched * 1000 / shorter
	l := authorsNone
	switch {
	case share == 1000 && (longer <= 2*shorter || c.a.morePeople || c.b.morePeople):
		l = authorsEqual
	case share >= 600:
		l = authorsMost
	case share >= 500:
		l = authorsSome
	case matched > 0:
		l = authorsFew
	}
	if l != authorsEqual && l != authorsMost && c.similarity >= minDamaged {
		switch {
		case c.namedBehind():
			c.note(authorsMost, c.text("an author of one stands at the end of the other's title"))
			return
		case c.allExchanged(a, b):
			c.note(authorsSome, c.text("family names for given names, of which the other has the initials"))
			return
		case c.cutUp(a, b):
			c.note(authorsSome, c.text("the same letters, in names that are cut up"))
			return
		}
	}
	if (l == authorsFew || l == authorsNone) && c.bodyAndPeople() == byGroups {
		return // the name of a study group contradicts none of its members
	}
	weight := weights[l].weight
	if weight > 0 {
		weight = min(weight, value)
		if shorter == 1 && longer > 3 && !c.a.morePeople && !c.b.morePeople {
			weight = weight / 2
		}
	}
	c.noteWeight(l, weight, c.authorsDetail(matched, shorter, longer, inOrder))
}

// bodyAndPeople is the authorship of the one record where the other is by people.
func (c *comparison) bodyAndPeople() authorship {
	if min(c.a.authorship, c.b.authorship) != byPeople {
		return byPeople
	}
	return max(c.a.authorship, c.b.authorship)
}

// rarityOf is what an agreement on one person is worth at most.
func (c *comparison) rarityOf(p *person) int {
	if c.set == nil {
		return 3300
	}
	return c.set.rarity(c.set.families[p.family], 4500)
}

func (c *comparison) authorsDetail(matched, shorter, longer int, inOrder bool) string {
	if !c.explain {
		return ""
	}
	s := strconv.Itoa(matched) + " of " + strconv.Itoa(shorter) + " author"
	if shorter != 1 {
		s += "s"
	}
	if longer != shorter {
		s += " (the other names " + strconv.Itoa(longer) + ")"
	}
	if matched > 1 && inOrder {
		s += ", same order"
	}
	return s
}

// findPerson finds a person of the one among people of the other that are not
// taken, first at its own place.
func (c *comparison) findPerson(p *person, among []person, place int, taken *[maxMatched]bool) int {
	if place < len(among) && !taken[place] && c.samePerson(p, &among[place]) {
		return place
	}
	for i := range among {
		if !taken[i] && c.samePerson(p, &among[i]) {
			return i
		}
	}
	return -1
}

// samePerson reports whether a person of the one and one of the other can be the
// same.
func (c *comparison) samePerson(p, q *person) bool {
	if p.family == q.family {
		return initialsAgree(p.initials, q.initials)
	}
	names := c.words.families
	if p.words+q.words > 0 && initialsAgree(p.initials, q.initials) {
		wordsP, wordsQ := c.a.wordsOf(p), c.b.wordsOf(q)
		if partOfName(wordsP, q.family, wordsQ, names) || partOfName(wordsQ, p.family, wordsP, names) {
			return true
		}
	}
	if cutBehindParticle(p, q, c.a.givenOf(p), names) || cutBehindParticle(q, p, c.b.givenOf(q), names) {
		return true
	}
	if exchangedName(p, q, c.b.givenOf(q), names) || exchangedName(q, p, c.a.givenOf(p), names) {
		return true
	}
	x, y := names.text(p.family), names.text(q.family)
	if len(x) > maxTitle || len(y) > maxTitle {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) >= 5 && initialsAgree(p.initials, q.initials) {
		return editDistance(x, y, 1) <= 1 || len(x) >= 6 && strings.HasPrefix(y, x)
	}
	return false
}

// partOfName reports whether a word of a family name of several words, or of a
// name that its source does not divide, is the family name of the other or one
// of its words.
func partOfName(words []uint32, family uint32, others []uint32, names *vocabulary) bool {
	return slices.ContainsFunc(words, func(w uint32) bool {
		long := len(names.text(w))
		return w == family && long > 2 || containsNumber(others, w) && long > 3
	})
}

// exchangedName reports whether the family name of one is a given name of the
// other, whose family name has the first one's initial.
func exchangedName(p, q *person, given []uint32, names *vocabulary) bool {
	return containsNumber(given, p.family) && p.initials != "" && strings.Contains(p.initials, firstRune(names.text(q.family)))
}

// allExchanged reports whether the people of one record are those of the other in the
// same order, their given names for family names, where no more of the given names is
// known than an initial.
func (c *comparison) allExchanged(a, b []person) bool {
	if len(a) < 2 || len(a) != len(b) {
		return false
	}
	initial := func(p *person) string { return firstRune(c.words.families.text(p.family)) }
	for i := range a {
		p, q := &a[i], &b[i]
		if initial(p) != firstRune(q.initials) || initial(q) != firstRune(p.initials) {
			return false
		}
	}
	return true
}

// cutBehindParticle reports whether the family name of the one has been cut behind its
// first word, as in "Del, Mistro A": with the given name behind it, it is the other's.
func cutBehindParticle(p, q *person, given []uint32, names *vocabulary) bool {
	if len(given) == 0 || len(p.initials) < 2 {
		return false
	}
	rest, ok := strings.CutPrefix(names.text(q.family), names.text(p.family))
	return ok && rest == names.text(given[0]) && initialsAgree(strings.TrimPrefix(p.initials, firstRune(rest)), q.initials)
}

// initialsAgree reports whether the initials do not contradict: one begins
// with, or holds, the first of the other.
func initialsAgree(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	return strings.Contains(a, firstRune(b)) || strings.Contains(b, firstRune(a))
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}
