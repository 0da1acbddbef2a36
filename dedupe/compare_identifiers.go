package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func (c *comparison) compareIdentifiers() {
	c.compareIbid()
	c.compareDOIs()
	c.compareScheme(record.SchemePMID, pmidEqual, missing, pmidDiffer)
	c.compareScheme(record.SchemePMCID, pmcidEqual, missing, pmcidDiffer)
	c.compareScheme(record.SchemeArXiv, arxivEqual, arxivVersions, arxivDiffer)
	for _, scheme := range []record.Scheme{record.SchemeScopus, record.SchemeWoS, record.SchemeEmbase, record.SchemeBVS, record.SchemeHandle, record.SchemeAccession} {
		if c.compareScheme(scheme, accessionEqual, missing, accessionDiffer) {
			break
		}
	}
	if len(c.a.isbn) > 0 && len(c.b.isbn) > 0 {
		if sharesString(c.a.isbn, c.b.isbn) {
			c.note(isbnEqual, "")
		} else {
			c.note(isbnDiffer, "")
		}
	}
	c.compareRegistrations()
}

// sharesIdentifier reports whether an identifier of the publication is, or may
// be, the same in both.
func sharesIdentifier(a, b *features) bool {
	for i := range a.identifiers {
		for j := range b.identifiers {
			if a.identifiers[i].value == b.identifiers[j].value {
				return true
			}
		}
	}
	return a.registerEntry != "" && a.registerEntry == b.registerEntry || a.cochrane != "" && a.cochrane == b.cochrane || len(a.ibid) > 0 || len(b.ibid) > 0
}

// compareIbid finds that one record is the other, or that both are a third,
// come back from another program. Ids that differ say nothing: a record that
// was edited and written again has a new one.
func (c *comparison) compareIbid() {
	a, b := c.a, c.b
	for _, id := range a.ibid {
		if id == b.content || slices.Contains(b.ibid, id) {
			c.note(ibidEqual, c.text(id))
			return
		}
	}
	if slices.Contains(b.ibid, a.content) {
		c.note(ibidEqual, c.text(a.content))
	}
}

// compareScheme compares the identifiers of one scheme and reports whether
// both records have one.
func (c *comparison) compareScheme(scheme record.Scheme, equal, versions, differ level) bool {
	a, b := c.a.valuesOf(scheme), c.b.valuesOf(scheme)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if x.value == y.value {
				c.note(equal, c.text(x.value))
				return true
			}
			if versions != missing && x.stem == y.stem {
				c.note(versions, c.text(x.value, ", ", y.value))
				return true
			}
		}
	}
	if scheme == record.SchemeAccession {
		a, b = ofPublications(a), ofPublications(b)
		if len(a) == 0 || len(b) == 0 || !sameAuthority(a[0].value, b[0].value) {
			return false
		}
	}
	c.note(differ, c.text(a[0].value, ", ", b[0].value))
	return true
}

// entriesBegin begin the numbers of entries. CENTRAL takes a publication over from
// several databases, each time as an entry of its own, and ProQuest has a number for
// it in each database: two numbers say nothing of two publications.
var entriesBegin = []string{strings.ToLower(normalize.CENTRAL) + ":", strings.ToLower(normalize.ProQuest) + ":"}

// ofPublications leaves out those of the numbers before the first one that is none
// of an entry.
func ofPublications(numbers []identifier) []identifier {
	for len(numbers) > 0 && slices.ContainsFunc(entriesBegin, func(start string) bool { return strings.HasPrefix(numbers[0].value, start) }) {
		numbers = numbers[1:]
	}
	return numbers
}

func sameAuthority(a, b string) bool {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return false
		}
		if a[i] == ':' {
			return true
		}
	}
	return false
}

func (c *comparison) compareDOIs() {
	a, b := c.a.valuesOf(record.SchemeDOI), c.b.valuesOf(record.SchemeDOI)
	if len(a) == 0 || len(b) == 0 {
		return
	}
	l, detail := doiDiffer, c.text(a[0].value, ", ", b[0].value)
	for _, x := range a {
		for _, y := range b {
			switch {
			case x.value == y.value && (x.shared || besides(c.a, c.b)):
				if l == doiDiffer {
					l, detail = doiShared, c.text(x.value, " stands with several works")
				}
			case x.value == y.value:
				c.note(doiEqual, c.text(x.value))
				return
			case x.stem == y.stem:
				l, detail = doiVersions, c.text(x.value, ", ", y.value)
			case l == doiDiffer && (cutShort(x.value, y.value) || cutShort(y.value, x.value)):
				l, detail = doiCut, c.text(x.value, ", ", y.value)
			}
		}
	}
	if l == doiDiffer {
		switch {
		case slices.ContainsFunc(a, isShared), slices.ContainsFunc(b, isShared):
			l = doiShared
		case c.a.preprint != c.b.preprint:
			l = doiPreprint
		}
	}
	c.note(l, detail)
}

// maxCut is the number of characters that a DOI may have lost at its end, and
// minCutDOI how many are left of one that can be anything but the beginning of
// many.
const (
	maxCut    = 6
	minCutDOI = 16
)

// cutShort reports whether the one DOI may be the other without its end: it says
// nothing then. A part of a paper has the DOI of that with a suffix, and publishers
// number their papers: what goes on with the figures is another number.
func cutShort(one, other string) bool {
	return len(one) >= minCutDOI && len(one) < len(other) && len(other) <= len(one)+maxCut && strings.HasPrefix(other, one) &&
		!(isDigit(one[len(one)-1]) && isDigit(other[len(one)])) && !componentDOI(one, other)
}

func isShared(id identifier) bool { return id.shared }

func (c *comparison) compareRegistrations() {
	a, b := c.a, c.b
	switch {
	case a.registerEntry != "" && b.registerEntry != "":
		if a.registerEntry == b.registerEntry {
			c.note(registerEntryEqual, c.text(a.registerEntry))
		} else {
			c.note(registerEntryDiffer, c.text(a.registerEntry, ", ", b.registerEntry))
		}
	case slices.ContainsFunc(a.registrations, func(x registration) bool {
		return slices.ContainsFunc(b.registrations, func(y registration) bool { return x.key == y.key })
	}):
		c.note(registrationShared, c.text("reports of one study, which makes no duplicates"))
	}
}
