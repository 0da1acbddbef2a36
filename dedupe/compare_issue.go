package dedupe

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// Weights of findings inside one issue, and the length of the titles, in words,
// from which on they apply: two pieces in one issue hardly ever begin with the
// same words at length.
const (
	longTitle        = 5
	shortenedInIssue = 7500
	genericInIssue   = 1000
	equalInIssue     = 7500
	peopleInIssue    = 7500
)

// weighInIssue gives some findings another weight where both records name one
// issue of one journal. There, a title says more than in all of the literature:
// authors who do not agree are then a broken list, as text extraction leaves
// it, and one of two titles that continue each other lacks what the other has.
func (c *comparison) weighInIssue() {
	if c.omit.issue || !c.sameIssue() {
		return
	}
	a, b := &c.a.title, &c.b.title
	words := min(len(a.words), len(b.words))
	if c.has(yearApart, yearFar) {
		c.reweigh(fieldYear, 0, "which volume and issue outvote")
	}
	switch {
	case c.untitled():
		c.reweigh(fieldAuthors, peopleInIssue, "who hardly write two pieces for one issue together")
	case c.has(titleEqual), c.has(titleVariant) && c.damagedTitles(a, b):
		if words >= longTitle-2 && c.titleWeight() < equalInIssue {
			c.reweigh(fieldTitle, equalInIssue, "and both in one issue")
		}
		if words >= longTitle-2 && c.has(authorsNone, authorsFew) {
			c.reweigh(fieldAuthors, 0, "which under one title in one issue is a list that was read wrongly")
		}
	case c.has(titleShortened) && words >= longTitle:
		c.reweigh(fieldTitle, shortenedInIssue, "and both in one issue")
		if c.has(authorsNone, authorsFew) {
			c.reweigh(fieldAuthors, 0, "which under one title in one issue is a list that was read wrongly")
		}
	case c.has(titleReworded) && words >= longTitle && c.has(authorsEqual) && !c.otherwiseApart() && c.inflected(a, b):
		c.regradeTitle(titleVariant, equalInIssue, "forms of one word, and both in one issue by the same authors")
	case c.has(titleGeneric) && c.columns() && (c.levels[fieldAuthors] == missing || c.has(authorsEqual)) && a.squash == b.squash:
		if c.titleWeight() < equalInIssue {
			c.reweigh(fieldTitle, equalInIssue, "and both in one issue, which has one editorial")
		}
		if c.has(yearNear) {
			c.reweigh(fieldYear, 0, "which volume and issue outvote")
		}
	case c.has(titleGeneric) && c.has(authorsEqual) && holds(a.squash, b.squash):
		if c.titleWeight() < genericInIssue {
			c.reweigh(fieldTitle, genericInIssue, "and both in one issue by the same authors")
		}
	}
}

// regradeTitle gives the titles another grade.
func (c *comparison) regradeTitle(l level, weight int, why string) {
	for i := range c.findings {
		if f := &c.findings[i]; weights[f.level].field == fieldTitle {
			f.level = l
		}
	}
	c.levels[fieldTitle] = l
	c.reweigh(fieldTitle, weight, why)
}

// inflected reports whether the words with a meaning that each of two titles has in the
// place of the other's are forms of these: "development" and "developing".
func (c *comparison) inflected(a, b *title) bool {
	var words [2][]string
	onlyA, onlyB, _ := c.splitWords(a, b)
	for i, only := range [2][]uint32{onlyA, onlyB} {
		for _, w := range only {
			if c.wordKinds[w] == contentWord {
				words[i] = append(words[i], c.words.words.text(w))
			}
		}
	}
	if len(words[0]) != len(words[1]) {
		return false
	}
	for i := range words {
		for _, w := range words[i] {
			if !slices.ContainsFunc(words[1-i], func(other string) bool { return isFormOf(w, other) }) {
				return false
			}
		}
	}
	return true
}

// endings are those of the forms of one word. Endings that make words of another
// meaning, such as those of diseases and operations, are none.
var endings = map[string]bool{
	"": true, "s": true, "e": true, "es": true, "ed": true, "d": true, "ing": true, "ment": true, "ments": true, "ion": true, "ions": true,
	"ation": true, "ations": true, "ational": true, "al": true, "ally": true,
}

// minStem is how many letters two forms of one word have in common at least.
const minStem = 6

// isFormOf reports whether two words differ only in their endings.
func isFormOf(a, b string) bool {
	stem := 0
	for stem < min(len(a), len(b)) && a[stem] == b[stem] {
		stem++
	}
	return stem >= minStem && endings[a[stem:]] && endings[b[stem:]]
}

// otherwiseApart reports whether what is compared behind the place speaks against one
// publication: the abstracts, or a DOI of each.
func (c *comparison) otherwiseApart() bool {
	if share, ok := c.a.sketch.containment(&c.b.sketch); ok && share < minShared {
		return true
	}
	a, b := c.a.valuesOf(record.SchemeDOI), c.b.valuesOf(record.SchemeDOI)
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x identifier) bool {
		return slices.ContainsFunc(b, func(y identifier) bool { return x.value == y.value })
	})
}

// columns reports whether one of the titles is that of an editorial.
func (c *comparison) columns() bool {
	return c.a.title.notice == noticeEditorial || c.b.title.notice == noticeEditorial
}

// untitled reports whether one record in an issue lacks its title, and the same
// people, two or more, are the authors of both.
func (c *comparison) untitled() bool {
	return c.sameIssue() && c.similarity < 0 && c.has(authorsEqual) &&
		len(c.a.people) == len(c.b.people) && len(c.a.people) >= 2
}

// titleWeight is the weight of what was found of the titles.
func (c *comparison) titleWeight() int {
	for _, f := range c.findings {
		if weights[f.level].field == fieldTitle {
			return f.weight
		}
	}
	return 0
}

// sameIssue reports whether both records stand in one issue of one journal, and
// not on pages of their own. An issue has one year: another one is a slip where
// the titles are equal at length and the authors are not others, and not where
// volume and issue are the number of a month.
func (c *comparison) sameIssue() bool {
	return c.has(volumeEqual) && c.has(issueEqual) && c.has(containerEqual, containerAgree) && !c.has(pagesDiffer) &&
		(!c.has(yearApart, yearFar) || c.has(titleEqual) && !c.byMonth() && len(c.a.title.words) >= longTitle && !c.has(authorsNone, authorsFew))
}

// reweigh changes the weight of the finding of a field.
func (c *comparison) reweigh(of field, weight int, why string) {
	for i := range c.findings {
		f := &c.findings[i]
		if weights[f.level].field != of {
			continue
		}
		c.weight += weight - f.weight
		f.weight = weight
		if c.explain && f.detail != "" {
			f.detail += ", "
		}
		f.detail += c.text(why)
	}
}
