package dedupe

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// mayBeElsewhere reports whether two records with one title by the same people may
// stand in two places: an abstract of a congress and the article, a guideline in
// several journals, a review and its update. The title tells none of these apart;
// what is a publication's own would: an identifier, the pages, the abstract.
func (c *comparison) mayBeElsewhere() bool {
	switch {
	case c.fromOne() && samePages(c) && !anyIdentifier(c) && !versionsOfWork(c) && (c.has(abstractUnlike) || c.has(typeConference) && !c.has(abstractEqual)):
		return true
	case anyIdentifier(c) || versionsOfWork(c) || c.has(pagesEqual, pagesStart) || c.has(typeTheses):
		return false
	case c.besideThesis():
		return true
	case c.has(typeConference) && c.has(containerUnlike) && (c.inJournal(c.a) || c.inJournal(c.b)):
		return true
	case c.has(pagesDiffer) && c.pagesOfMeeting():
		return true
	case c.has(volumeDiffer) && c.has(issueDiffer) && !c.has(yearEqual), c.has(containerPartly) && (c.has(pagesDiffer) || c.has(issueDiffer) && !c.sameButForMonth()):
		return true // as of an update, or of a paper that was discussed before
	case c.has(abstractEqual, abstractContained):
		return false
	case c.has(issueDiffer) && c.levels[fieldVolume] == missing && c.levels[fieldPages] == missing && !c.has(containerEqual, containerAgree):
		return true // as of a series of reports under one title
	case c.has(issueDiffer) && c.levels[fieldPages] == missing && c.a.inSupplement() && c.b.inSupplement(), c.otherCongress():
		return true
	case !c.has(containerPartly, containerUnlike) && (!c.a.hasPlace() && c.b.inSupplement() && c.b.shortPiece() || !c.b.hasPlace() && c.a.inSupplement() && c.a.shortPiece()):
		return true // an abstract of a meeting, and what may be the article
	case c.comesAgain(), c.a.authorship == byBodies && c.b.authorship == byBodies && c.has(yearNear) && !c.has(volumeEqual):
		return true // also as of a body's report of each year
	case c.besideAbstract(), c.has(pagesDiffer) && c.has(titleShortened) && (c.a.firstNo == 1 || c.b.firstNo == 1):
		return true
	case c.has(abstractUnlike) && (c.a.meeting != c.b.meeting || c.has(pagesDiffer)):
		return true
	case c.has(containerUnlike):
		return c.a.hasPlace() != c.b.hasPlace() || c.a.hasPlace() && (!c.has(volumeEqual) || !c.has(issueEqual) || c.has(pagesDiffer))
	case c.has(volumeDiffer), c.has(yearApart, yearFar) && (!c.has(volumeEqual) || c.byMonth()):
		return true
	}
	return c.has(pagesDiffer) && (c.a.inSupplement() != c.b.inSupplement() || c.twoShortPieces() || !c.has(issueEqual) && (onePage(c.a, c.b) || onePage(c.b, c.a)))
}

// otherCongress reports whether two records name the years of their conferences, which
// are not one, as the years of the records are not.
func (c *comparison) otherCongress() bool {
	year := func(f *features) string {
		for _, n := range f.containers {
			for word := range strings.FieldsSeq(c.containers[n].folded) {
				if len(word) == len("2014") && word == strconv.Itoa(int(f.year)) {
					return word
				}
			}
		}
		return ""
	}
	if !c.a.proceedings || !c.b.proceedings || !c.has(yearNear, yearApart, yearFar) {
		return false
	}
	return year(c.a) != "" && year(c.b) != ""
}

// twoShortPieces reports whether the pages of both records are few, and their authors are
// not all the same, as of two abstracts of one team.
func (c *comparison) twoShortPieces() bool {
	return (!c.has(authorsEqual) || len(c.a.people) != len(c.b.people)) && min(len(c.a.people), len(c.b.people)) > 1 && c.a.shortPiece() && c.b.shortPiece()
}

// comesAgain reports whether two records may be a column on the first pages, or on
// others, of two issues, or papers at two years of a conference.
func (c *comparison) comesAgain() bool {
	if c.has(issueDiffer) && c.has(pagesProvisional) && c.a.first == c.b.first {
		return true
	}
	if !c.farApart() {
		return false
	}
	return !c.has(issueEqual) && (len(c.a.title.words) < longTitle || c.twicePaged()) || !c.has(volumeEqual) && !c.has(yearEqual)
}

// twicePaged reports whether two records state two pages of one volume that are both
// counted through it, as of an abstract of a congress and the article, and neither is a
// slip for the other. Pages up to the first hundred may be those of an issue.
func (c *comparison) twicePaged() bool {
	a, b := c.a, c.b
	return c.has(volumeEqual) && c.levels[fieldIssue] == missing && min(a.firstNo, b.firstNo) > firstPages &&
		editDistance(a.first, b.first, 1) > 1 && !transposed(a.first, b.first)
}

// farApart reports whether the pages of two records lie so far from each other that
// neither is a slip for, or counted otherwise than, the other.
func (c *comparison) farApart() bool {
	a, b := c.a, c.b
	if !c.has(pagesDiffer) || min(a.firstNo, b.firstNo) == 0 || max(a.firstNo, b.firstNo) >= maxPage || countedOtherwise(a, b) || countedOtherwise(b, a) || !isDigit(a.first[0]) || !isDigit(b.first[0]) {
		return false
	}
	return a.firstNo > b.lastNo+farPage || b.firstNo > a.lastNo+farPage
}

// sameButForMonth reports whether two records agree in their abstract, title, authors
// and volume, and only one of them names its issue by the month. The drafts of a paper
// that a journal has discussed stand in another issue of the volume of another name.
func (c *comparison) sameButForMonth() bool {
	a, b := c.a.issue, c.b.issue
	return c.has(abstractEqual, abstractContained) && c.has(titleEqual) && c.has(authorsEqual) && c.has(volumeEqual) && (namedByMonth(a, b) || namedByMonth(b, a))
}

// pagesOfMeeting reports whether, of two records on other pages, only one is an
// abstract of a meeting by its page, its issue or its name. An article may have the
// same abstract.
func (c *comparison) pagesOfMeeting() bool {
	a, b := c.a, c.b
	if c.has(volumeEqual) && (a.inSupplement() && b.inSupplement() && c.has(issueEqual) && c.has(abstractEqual) || a.abstract && b.abstract && !c.has(issueDiffer) && !c.has(abstractUnlike)) {
		return false // some databases have the number of the poster, others the page
	}
	one := onePage(a, b) || onePage(b, a)
	return a.posterPage() != b.posterPage() || a.inSupplement() != b.inSupplement() && one ||
		a.meeting != b.meeting && (one || c.has(yearNear, yearApart, yearFar))
}

// besideAbstract reports whether one of two records is an abstract of a meeting, as its
// source says or the issue, and the other is not, by its pages or another issue, or
// says nothing of its place.
func (c *comparison) besideAbstract() bool {
	a, b := c.a, c.b
	if c.has(issueDiffer) && a.inSupplement() != b.inSupplement() && (leadingNumber(a.issue) == "" || leadingNumber(a.issue) != leadingNumber(b.issue)) {
		return true
	}
	if b.ofMeeting() {
		a, b = b, a
	}
	return a.ofMeeting() && !b.ofMeeting() && !b.meeting && !b.inSupplement() && !b.shortPiece() &&
		!(c.has(volumeEqual) && (c.has(issueEqual) || b.issue == "" && b.first == ""))
}

// ofMeeting reports whether a record is an abstract of a meeting by its source's word
// or the number of a poster.
func (f *features) ofMeeting() bool {
	return f.abstract || f.posterPage() && f.first[0] != 'a'
}

// shortPiece reports whether the pages are few enough for an abstract.
func (f *features) shortPiece() bool { return f.first != "" && f.lastNo < f.firstNo+minRange }

// severalPages reports whether the pages are more than an abstract of a meeting has.
func (f *features) severalPages() bool { return f.lastNo >= f.firstNo+minRange }

// inMeeting reports whether a record is an abstract of a meeting or stands in a
// supplement, which have many pieces by one team.
func (f *features) inMeeting() bool { return f.abstract || f.inSupplement() }

// posterLetters stand before the numbers of posters and abstracts ("P94", "O12"). An
// "A" also begins the numbers of articles, which are longer.
const posterLetters = "po"

// posterPage reports whether the page is the number of a poster or an abstract.
func (f *features) posterPage() bool {
	if len(f.first) < 2 || len(f.first) > 5 || leadingNumber(f.first[1:]) != f.first[1:] || f.lastNo > f.firstNo {
		return false
	}
	return strings.IndexByte(posterLetters, f.first[0]) >= 0 || f.first[0] == 'a' && len(f.first) < 5
}

// inJournal reports whether a record stands in a journal: it has an issue, or a name
// that says so. A series of proceedings mostly has volumes only.
func (c *comparison) inJournal(f *features) bool {
	return !f.proceedings && (f.journal || f.issue != "") && !slices.ContainsFunc(f.containers, func(x uint32) bool {
		return slices.ContainsFunc(proceedingsSeries, func(name string) bool { return strings.Contains(" "+c.containers[x].folded+" ", name) })
	})
}

// proceedingsSeries stand in the names of series in which conferences publish, also
// where they have issues.
var proceedingsSeries = []string{" lecture notes ", " lect notes ", " conference series ", " conf ser ", " procedia "}

// hasPlace reports whether a record says where in its container it stands. Sources
// that never do name containers in any way.
func (f *features) hasPlace() bool { return f.volume != "" || f.issue != "" || f.first != "" }

// onlyPage reports whether a single page is all that a record says of its place.
func (f *features) onlyPage() bool {
	return f.volume == "" && f.issue == "" && f.last == "" && f.firstNo > 0
}

// identified reports whether a record has an identifier as what stands in a
// container has, which articles have ahead of print. Those of preprints are the
// server's.
func (f *features) identified() bool {
	return !f.preprint && len(f.containers)+len(f.issn) > 0 &&
		slices.ContainsFunc(f.identifiers, func(id identifier) bool { return id.scheme == record.SchemeDOI || id.scheme == record.SchemePMID })
}

// byMonth reports whether volume and issue of a record are one number, as of a journal
// that has the month for both: the next year has the same.
func (c *comparison) byMonth() bool {
	return c.a.volume != "" && c.a.volume == c.a.issue || c.b.volume != "" && c.b.volume == c.b.issue
}

// farPage is the number of pages between two pieces up to which databases count
// otherwise where the one ends and the other begins.
const farPage = 10

// maxPage is the number from which on a single page is rather that of an article.
const maxPage = 5000

// onePage reports whether one record states a single page, as abstracts have, or two
// where the other has more, far from the range of several that the other states.
func onePage(short, long *features) bool {
	if short.firstNo == 0 || short.firstNo >= maxPage || long.lastNo == long.firstNo ||
		short.lastNo > short.firstNo && (short.lastNo > short.firstNo+1 || long.lastNo < long.firstNo+minRange) || !isDigit(short.first[0]) || !isDigit(long.first[0]) {
		return false
	}
	return short.firstNo > long.lastNo+farPage || short.firstNo < long.firstNo-farPage
}

// inSupplement reports whether the issue or the page is that of a supplement.
func (f *features) inSupplement() bool {
	_, _, ok := cutSupplement(f.issue)
	return ok || len(f.first) > 1 && f.first[0] == 's' && isDigit(f.first[1])
}
