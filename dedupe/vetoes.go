package dedupe

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// veto is a rule that forbids merging two records whatever their weight.
type veto struct {
	name, detail string
	holds        func(c *comparison) bool
	// relation is what the two are to each other where their titles or
	// authors show that they belong together.
	relation record.RelationType
}

// vetoes is the table of vetoes. The first that holds gives the relation.
var vetoes = []veto{
	{"notice", "one speaks of the other: an erratum, a retraction, a comment, a reply, a review or a protocol", noticesDiffer, record.IsRelatedTo},
	{"different-pmid", "each has a PubMed id of its own", func(c *comparison) bool { return c.has(pmidDiffer) || c.has(pmcidDiffer) }, record.IsRelatedTo},
	{"register-entries", "two different entries of a register", func(c *comparison) bool { return c.has(registerEntryDiffer) }, record.IsRelatedTo},
	{"parts", "different parts of a series", func(c *comparison) bool { return c.has(partsDiffer) && !samePages(c) }, record.IsSeriesSibling},
	{"numbers", "the titles count different things", func(c *comparison) bool { return c.has(numeralsDiffer) && !samePages(c) }, record.IsSeriesSibling},
	{"recurring", "a title that comes again, in another issue", recurring, record.IsSeriesSibling},
	{"other-place", "another place in the container: other pages of another issue", otherPlace, record.IsRelatedTo},
	{"other-container", "published in two places", otherContainer, record.IsRelatedTo},
	{"conference", "a contribution to a conference and an article", conferenceAndArticle, record.IsRelatedTo},
	{"other-pages", "other pages and another title", otherPages, record.IsRelatedTo},
	{"other-year", "other years, titles not equal", func(c *comparison) bool {
		return c.similarity >= 750 && c.has(yearFar, yearApart) && !c.has(titleEqual, titleTranslated, titleGeneric) && !anyIdentifier(c) && !samePages(c) && !versionsOfWork(c)
	}, record.IsRelatedTo},
	{"whole-and-part", "a whole and a part of it", wholeAndPart, record.IsPartOf},
}

func noticesDiffer(c *comparison) bool {
	a, b := c.a.title.notice, c.b.title.notice
	if a == b || c.a.title.empty() || c.b.title.empty() {
		return false
	}
	// The heading under which a piece stood is part of its title in some
	// databases only. It parts two records where the rest leaves a doubt.
	if a == noticeEditorial || b == noticeEditorial || (a == noticeComment || b == noticeComment) && !c.has(pagesDiffer) {
		return !samePages(c) && !c.has(doiEqual) && !c.has(pmidEqual) && !(c.has(authorsEqual) && c.has(volumeEqual) && c.has(issueEqual))
	}
	return true
}

func samePages(c *comparison) bool {
	return c.has(pagesEqual, pagesStart) && !c.has(volumeDiffer)
}

// anyIdentifier reports whether an identifier of the publication is equal.
func anyIdentifier(c *comparison) bool {
	return c.has(doiEqual) || c.has(pmidEqual) || c.has(pmcidEqual) || c.has(arxivEqual) || c.has(accessionEqual) || c.has(registerEntryEqual)
}

func otherPlace(c *comparison) bool {
	if !c.has(pagesDiffer) || versionsOfWork(c) || anyIdentifier(c) {
		return false
	}
	return c.has(volumeDiffer) && (c.has(issueDiffer) || c.levels[fieldIssue] == missing) || c.has(volumeEqual) && c.has(issueDiffer)
}

// recurring holds for titles such as an editorial's that stand in issue after
// issue.
func recurring(c *comparison) bool {
	if !c.has(titleGeneric) || anyIdentifier(c) {
		return false
	}
	return c.has(issueDiffer) || c.has(volumeDiffer) || c.has(pagesDiffer) ||
		c.has(yearNear, yearApart, yearFar) && !c.has(volumeEqual)
}

func otherContainer(c *comparison) bool {
	if !c.has(containerUnlike) || anyIdentifier(c) {
		return false
	}
	return c.has(volumeDiffer) || c.has(pagesDiffer) && !c.has(volumeEqual) || c.has(issueDiffer) && !samePages(c)
}

func conferenceAndArticle(c *comparison) bool {
	if anyIdentifier(c) {
		return false
	}
	if c.has(typeConference) {
		return c.has(volumeDiffer) || c.has(pagesDiffer) || c.has(yearNear, yearApart, yearFar) || c.has(doiDiffer)
	}
	return false
}

func otherPages(c *comparison) bool {
	return c.has(pagesDiffer) && c.levels[fieldTitle] > titleTranslated && !c.has(titleGeneric) && !anyIdentifier(c)
}

func wholeAndPart(c *comparison) bool {
	a, b := c.a.kind, c.b.kind
	if a > b {
		a, b = b, a
	}
	return a == kindBook && b == kindChapter && !anyIdentifier(c) || b == kindWhole && a != kindWhole && a != kindUnknown
}

// versionsOfWork reports whether the two records state different versions of
// what can be one work.
func versionsOfWork(c *comparison) bool {
	return c.a.preprint != c.b.preprint || c.has(doiVersions) || c.has(arxivVersions) ||
		c.a.stage != c.b.stage && c.a.stage != stageUnknown && c.b.stage != stageUnknown
}

// vetoed returns the vetoes that hold for the pair.
func (c *comparison) vetoed() (found []*veto) {
	for i := range vetoes {
		if vetoes[i].holds(c) {
			found = append(found, &vetoes[i])
		}
	}
	return found
}

// relationOf says how two vetoed records stand to each other, "" where
// nothing shows that they belong together. Inverse is set where it reads from
// b to a.
func (c *comparison) relationOf(v *veto) (relation record.RelationType, inverse bool) {
	a, b := &c.a.title, &c.b.title
	together := c.similarity >= 750 || c.levels[fieldAbstract] == abstractShared || c.has(abstractContained, abstractEqual)
	if v.name == "notice" {
		speaks, other := a, b
		if a.notice == noNotice || b.notice != noNotice && b.notice < a.notice {
			speaks, other, inverse = b, a, true
		}
		if !together && !other.generic {
			together = len(other.squash) >= 15 && strings.Contains(speaks.squash, other.squash)
		}
		for _, n := range notices {
			if n.kind == speaks.notice && together {
				return n.relation, inverse
			}
		}
		return "", false
	}
	if v.relation == record.IsPartOf && together {
		return v.relation, c.a.kind != kindChapter && c.b.kind == kindChapter
	}
	if together && (c.has(authorsEqual, authorsMost) || c.levels[fieldAuthors] == missing) && c.weight > 0 {
		return v.relation, false
	}
	return "", false
}
