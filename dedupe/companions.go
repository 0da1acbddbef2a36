package dedupe

import "strings"

// mayBeCompanions reports whether two records may be two reports of one study: by
// the same people, with passages of one abstract, under titles that do not agree.
// Papers on the outcomes and on the costs of one trial are such, and preliminary
// and final results. In different journals it is enough that the titles or the
// years do not agree, as for a paper and its reprint. What is a publication's own
// would tell: an identifier, the pages, volume and issue.
func (c *comparison) mayBeCompanions() bool {
	if c.has(titleShortened) && c.a.inMeeting() && c.b.inMeeting() && !c.a.severalPages() && !c.b.severalPages() && !anyIdentifier(c) && !samePages(c) && !c.has(abstractEqual, abstractContained) {
		return true
	}
	if c.denied && c.has(titleShortened) && !anyIdentifier(c) && !samePages(c) && !(c.has(volumeEqual) && c.has(issueEqual)) && !c.has(abstractEqual, abstractContained) {
		return true
	}
	if c.has(titleShortened) && c.has(authorsFew) && !anyIdentifier(c) && !samePages(c) && !c.has(abstractEqual, abstractContained) {
		return true // of one group, with others in front
	}
	otherTitle := c.has(titleReworded, titleAlike, titlePartly, titleUnlike)
	if anyIdentifier(c) || c.ownPlace() {
		return false
	}
	if c.has(volumeEqual) && c.has(issueEqual) {
		return otherTitle && c.has(abstractShared)
	}
	if c.has(titleShortened) && (c.has(volumeDiffer, issueDiffer) && c.has(abstractShared, abstractPartly, abstractUnlike) || c.has(issueDiffer) && !namedByMonth(c.a.issue, c.b.issue) && !namedByMonth(c.b.issue, c.a.issue) && c.has(volumeEqual) && c.levels[fieldAbstract] == missing) {
		return true // what only one of the titles has says what it is
	}
	return otherTitle && c.has(abstractShared) || c.has(containerUnlike) && (otherTitle || c.has(yearApart, yearFar) && !c.has(typeTheses))
}

// namedByMonth reports whether an issue has the name of a month where the other has a
// number, of which nobody knows whether they are one.
func namedByMonth(named, numbered string) bool {
	return len(named) >= 3 && strings.Contains("jan feb mar apr may jun jul aug sep oct nov dec", named[:3]) && leadingNumber(numbered) == numbered
}
