package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// judgement is the verdict on a pair with the rule that gave it.
type judgement struct {
	verdict      record.Verdict
	relation     record.RelationType
	inverse      bool
	rule, reason string
	confidence   int
	vetoes       []*veto
	// apart is set where the two must not stand in one work, whatever others
	// link them.
	apart bool
	// stated is set where a source states the relation, edition where a policy
	// makes two editions of the two, decided where a person gave the verdict.
	stated, edition, decided bool
}

// thresholds are the confidences from which a pair is the same or unsure.
type thresholds struct{ merge, review int }

const (
	defaultMerge  = 950
	defaultReview = 600
)

// judge gives the verdict on a compared pair. Its rules are tried in order and
// the first that applies decides.
func (c *comparison) judge(t thresholds) judgement {
	j := judgement{confidence: confidence(c.weight)}
	if rel, inverse, ok := c.statedRelation(); ok {
		j.relation, j.inverse, j.stated = rel, inverse, true
		if slices.Contains(versionRelations, rel) {
			return j.as(record.SameWork, "stated-relation", "a source says that one is a version of the other")
		}
		j.apart = true
		return j.as(record.Related, "stated-relation", "a source says how the two are related")
	}
	j.vetoes = c.vetoed()
	j.apart = len(j.vetoes) > 0 || c.has(doiDiffer)
	if c.has(ibidEqual) && j.apart {
		return j.as(record.Unsure, "edited", c.balance("one record by its Ibid id, but what it says has become another's"))
	}
	if len(j.vetoes) > 0 {
		rel, inverse, why := c.relationOf(j.vetoes[0])
		if rel != "" {
			j.relation, j.inverse = rel, inverse
			return j.as(record.Related, "veto."+j.vetoes[0].name, why)
		}
	}
	unlike := c.has(titleReworded, titleAlike, titlePartly, titleUnlike) || c.similarity < 0
	switch {
	case j.confidence >= t.merge && len(j.vetoes) == 0 && c.mayBeQualified():
		return j.as(record.Unsure, "other-words", c.balance("a word in one of the titles narrows what it is about, and no pages that tell"))
	case j.confidence >= t.merge && len(j.vetoes) == 0 && c.mayBeReworded():
		return j.as(record.Unsure, "other-words", c.balance("words exchanged in the titles, and no pages that tell"))
	case unlike && !c.corroborated() && !anyIdentifier(c):
		return j.as(record.Different, "no-common-title", c.titlesApart(j.vetoes))
	case len(j.vetoes) > 0:
		return j.as(record.Different, "veto."+j.vetoes[0].name, c.vetoDetail(j.vetoes[0]))
	case c.has(doiDiffer):
		return c.judgeDOIs(j, t)
	}
	if anyIdentifier(c) && c.has(titlePartly, titleUnlike) && !c.corroborated() && !c.samePeople() {
		j.apart = true
		return j.as(record.Unsure, "shared-identifier", c.balance("an identifier in common, but unlike titles"))
	}
	if anyIdentifier(c) && c.has(titleReworded, titleAlike) && c.telling && c.has(pagesDiffer) && c.has(volumeDiffer, containerUnlike, abstractUnlike) && !c.corroborated() {
		j.apart = true
		return j.as(record.Unsure, "shared-identifier", c.balance("an identifier in common, but other words in the titles and another place"))
	}
	if c.has(numeralsDiffer, partsDiffer) && !c.ownPlace() {
		j.apart = true
		return j.as(record.Unsure, "shared-identifier", c.balance("an identifier in common, but other numbers in the titles"))
	}
	if c.has(titleGeneric) && !anyIdentifier(c) && !c.placed() && j.confidence >= t.merge && c.frontOfVolume() {
		return j.as(record.Unsure, "generic-title", c.balance("a title that many works have, at the front of an issue that one does not name"))
	}
	if c.has(titleGeneric) && !anyIdentifier(c) && !c.placed() && !c.sameYearly() {
		return j.as(record.Different, "generic-title", "a title that many works have, and no place in common that tells them apart")
	}
	if j.confidence >= t.merge && c.a.source == c.b.source && c.set.once(c.a.source) && c.a.preprint == c.b.preprint && !anyIdentifier(c) && !c.placed() {
		j.apart = true
		return j.as(record.Unsure, "listed-twice", c.balance("both from a source that lists publications once, and no place in common"))
	}
	switch {
	case j.confidence >= t.merge && !anyIdentifier(c) && (c.a.early() || c.b.early()):
		j.apart = true
		return j.as(record.Unsure, "early-imprint", "imprints of that age differ in more than records say")
	case j.confidence >= t.merge && !anyIdentifier(c) && c.has(containerUnlike) && (c.has(authorsNone) || acrossScripts(c.a.peopleScript, c.b.peopleScript)):
		return j.as(record.Unsure, "other-people", c.balance("neither an author nor the container in common"))
	case j.confidence >= t.merge && c.a.title.several != c.b.title.several && !anyIdentifier(c) && !c.has(abstractEqual, abstractContained):
		return j.as(record.Unsure, "several-issues", c.balance("a title that stands in several issues, and one does not say in which"))
	case j.confidence >= t.merge && c.mayBeCompanions():
		return j.as(record.Unsure, "companions", c.balance("nothing that is a publication's own agrees, as in two reports of one study"))
	case j.confidence >= t.merge && c.mayBeElsewhere():
		j.apart = c.comesAgain() // also where a record without a place fits both
		return j.as(record.Unsure, "other-place", c.balance("nothing that is a publication's own agrees, as in an abstract and an article under one title"))
	case j.confidence >= t.merge && c.otherArticleNumbers():
		return j.as(record.Unsure, "other-articles", c.balance("each has the number of an article of its own"))
	case j.confidence >= t.merge && c.mayBeLetters():
		return j.as(record.Unsure, "other-people", c.balance("no author in common, as in letters under one title"))
	case j.confidence >= t.merge:
		return c.sameWhat(j)
	case j.confidence >= t.review && !unlike && c.doubtful():
		return j.as(record.Unsure, "not-enough", c.balance("not enough to decide"))
	case c.weight < 0:
		return j.as(record.Different, "evidence-against", c.balance("more speaks against one publication than for it"))
	}
	return j.as(record.Different, "too-little", c.balance("too little speaks for one publication"))
}

// judgeDOIs gives the verdict on two records with different DOIs, of which
// some papers have two.
func (c *comparison) judgeDOIs(j judgement, t thresholds) judgement {
	if confidence(c.weight-weights[doiDiffer].weight) >= t.merge && !c.contradicted() {
		return j.as(record.Unsure, "two-dois", "two DOIs, and everything else agrees")
	}
	return j.as(record.Different, "different-dois", c.balance("two DOIs, and too much that differs or is not known"))
}

func (j judgement) as(v record.Verdict, rule, reason string) judgement {
	j.verdict, j.rule, j.reason = v, rule, reason
	return j
}

// balance says which fields agree and which do not, the heaviest first, after
// what leads to the verdict.
func (c *comparison) balance(lead string) string {
	if !c.explain {
		return ""
	}
	agree, disagree := c.fieldsBySign(1), c.fieldsBySign(-1)
	var parts []string
	if lead != "" {
		parts = append(parts, lead)
	}
	if len(agree) > 0 {
		parts = append(parts, enumerate(agree)+verb(agree, " agrees", " agree"))
	}
	if len(disagree) > 0 {
		parts = append(parts, enumerate(disagree)+verb(disagree, " does not", " do not"))
	}
	return strings.Join(parts, "; ")
}

// fieldsBySign names the fields that speak for the pair, or against it, the
// heaviest first.
func (c *comparison) fieldsBySign(sign int) []string {
	list := slices.DeleteFunc(slices.Clone(c.findings), func(f finding) bool { return f.weight*sign <= 0 })
	slices.SortStableFunc(list, func(a, b finding) int { return sign * (b.weight - a.weight) })
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = fieldNames[weights[f.level].field]
	}
	return names
}

// enumerate writes a list as a sentence does.
func enumerate(list []string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

func verb(subjects []string, one, several string) string {
	if len(subjects) == 1 {
		return one
	}
	return several
}

// titlesApart says how the titles stand to each other where they are not the
// same and nothing else makes up for it, and what else keeps the two apart.
func (c *comparison) titlesApart(vetoes []*veto) string {
	if !c.explain {
		return ""
	}
	var s string
	switch a, b := c.a.title.empty(), c.b.title.empty(); {
	case a && b:
		s = "neither has a title"
	case a || b:
		s = "one has no title"
	case c.has(titleUnlike) && c.has(abstractUnlike):
		s = "the titles and the abstracts are unlike"
	case c.has(titleUnlike):
		s = "the titles are unlike"
	case c.has(titleReworded):
		s = "the titles agree but for words that are exchanged"
	default:
		s = "the titles agree only in part"
	}
	switch {
	case !c.has(abstractUnlike):
		s += ", and no identifier, place or abstract makes up for it"
	case !c.has(titleUnlike):
		s += ", and the abstracts are unlike"
	}
	if len(vetoes) > 0 {
		s += "; " + c.vetoDetail(vetoes[0])
	} else if c.has(doiDiffer) {
		s += "; each has a DOI of its own"
	}
	return s
}

// sameWhat tells whether two records of one work state the same version.
func (c *comparison) sameWhat(j judgement) judgement {
	if two, ok := c.twoVersions(j); ok {
		return two
	}
	if anyIdentifier(c) {
		return c.sameVersion(j, "identifier", c.balance("an identifier in common"))
	}
	return c.sameVersion(j, "evidence", c.balance(""))
}

// twoVersions gives the verdict on two records of one work that say of
// themselves that they are different versions of it.
func (c *comparison) twoVersions(j judgement) (judgement, bool) {
	switch {
	case c.a.preprint != c.b.preprint:
		j.relation, j.inverse = record.IsPreprintOf, c.b.preprint
		return j.as(record.SameWork, "preprint", "a preprint and the article of one work"), true
	case c.has(doiVersions) && !c.has(doiEqual), c.has(arxivVersions):
		j.relation = record.IsVersionOf
		return j.as(record.SameWork, "numbered-versions", "two numbered versions of one work"), true
	case c.a.stage != c.b.stage && min(c.a.stage, c.b.stage) != stageUnknown:
		j.relation, j.inverse = record.IsVersionOf, c.a.stage > c.b.stage
		return j.as(record.SameWork, "stages", "two stages of one work"), true
	case c.has(titleTranslated) && c.has(languageDiffer) && !anyIdentifier(c) && !(c.longRange() && c.has(volumeEqual)):
		j.relation = record.IsTranslationOf
		return j.as(record.SameWork, "translation", "one work in two languages"), true
	}
	return j, false
}

// decide puts a person's word in the place of the verdict. It overrides every
// rule but one: records that state different versions become one work, not one
// version.
func (c *comparison) decide(j judgement, same bool) judgement {
	j.decided, j.apart = true, !same
	stated := (j.stated || j.edition) && j.verdict == record.SameWork
	if !same || !stated {
		j.relation, j.inverse = "", false
	}
	if !same {
		j.confidence = 0
		return j.as(record.Different, "decision", "a person said that they are not the same")
	}
	j.confidence = 1000
	if stated {
		return j.as(record.SameWork, "decision", "a person said that they are the same; "+j.reason)
	}
	if two, ok := c.twoVersions(j); ok {
		return two.as(record.SameWork, "decision", "a person said that they are the same; "+two.reason)
	}
	return j.as(record.SameVersion, "decision", "a person said that they are the same")
}

// sameVersion gives the verdict on two records that state no different
// versions: one version, unless what they report of themselves differs.
func (c *comparison) sameVersion(j judgement, rule, reason string) judgement {
	if c.has(countsDiffer) && !anyIdentifier(c) && !c.has(abstractEqual, abstractContained) {
		j.relation = record.IsVersionOf
		return j.as(record.SameWork, "counts", "one work, but the records report different counts of it: two versions")
	}
	return j.as(record.SameVersion, rule, reason)
}

// doubtful reports whether a person could decide more than the evidence does:
// the titles agree and no field says plainly that the two are not the same.
func (c *comparison) doubtful() bool {
	if c.has(authorsNone, authorsFew) && c.bodyAndPeople() != byBodies || c.has(yearApart, yearFar) || c.has(volumeDiffer) || c.has(pagesDiffer) || c.has(issueDiffer) {
		return false
	}
	return c.has(titleEqual, titleVariant, titleShortened, titleTranslated) || anyIdentifier(c)
}

// contradicted reports whether a field besides the identifiers speaks against
// the pair.
func (c *comparison) contradicted() bool {
	return c.has(titleClose, titleReworded, titleAlike, titlePartly, titleUnlike) || c.has(titleGeneric) && !c.onePlace() ||
		c.has(authorsSome, authorsFew, authorsNone) || c.has(yearNear, yearApart, yearFar) || c.has(containerUnlike) || c.has(volumeDiffer) || c.has(issueDiffer) ||
		c.has(pagesDiffer) || c.has(abstractUnlike) || c.has(typeConference)
}

// corroborated reports whether something as telling as a title agrees: the
// place in the container together with the authors, or the abstract.
func (c *comparison) corroborated() bool {
	if c.has(volumeDiffer) || c.has(issueDiffer) && !c.sameRange() {
		return false
	}
	if c.has(abstractEqual, abstractContained, abstractShared) {
		return true
	}
	if !c.has(authorsEqual) {
		return c.has(titleReworded) && !c.has(authorsFew, authorsNone) && c.longRange() && c.has(volumeEqual) && c.has(containerEqual, containerAgree)
	}
	if c.untitled() {
		return true
	}
	if c.startsRange() {
		return true
	}
	if c.ownPlace() && (ownPages(c.a) && ownPages(c.b) && (!c.atFront() || c.has(issueEqual) || c.longRange() && min(len(c.a.people), len(c.b.people)) > 1) || c.oneArticleNumber() && c.translated()) {
		return c.has(volumeEqual) || c.has(titleReworded) && !c.has(containerUnlike) || // proceedings have no volume
			c.has(titleAlike) && c.longRange() && c.has(yearEqual) && c.has(containerEqual, containerAgree)
	}
	return c.has(titleReworded) && c.similarity >= minSlip && !c.telling && c.slip && c.has(volumeEqual) && c.has(issueEqual) && c.levels[fieldPages] == missing &&
		!(c.a.inMeeting() && c.b.inMeeting())
}

// minSlip is the similarity of titles, in thousandths, from which on a word that is
// exchanged is rather a slip than another one.
const minSlip = 940

// startsRange reports whether one record states a range of several pages and the other
// only where that begins, in one issue of one journal and by the same two people or more,
// under a title that is alike or in another language. A short piece by them may stand
// there, too.
func (c *comparison) startsRange() bool {
	a, b := c.a, c.b
	return (c.translated() || c.has(titleReworded, titleAlike)) && c.has(pagesStart) && (a.last == "" && b.lastNo >= b.firstNo+minRange || b.last == "" && a.lastNo >= a.firstNo+minRange) && a.first == b.first && a.firstNo > 1 &&
		c.has(volumeEqual) && c.has(issueEqual) && c.has(yearEqual) && c.has(containerEqual, containerAgree) && !c.has(abstractUnlike) && min(len(a.people), len(b.people)) > 1 && !a.inMeeting() && !b.inMeeting()
}

// mayBeReworded reports whether words that may be slips are exchanged in the titles of
// two records that agree in all of their place, but count the pages from 1 or do not
// both state them.
func (c *comparison) mayBeReworded() bool {
	onePlace := c.fromOne() && c.has(pagesEqual) || c.levels[fieldPages] == missing && c.has(issueEqual)
	return c.has(titleReworded) && c.similarity >= 850 && !c.telling && onePlace && c.has(volumeEqual) && !c.has(issueDiffer) &&
		c.has(containerEqual, containerAgree) && c.has(authorsEqual) && !c.has(abstractUnlike) && !c.corroborated() && !anyIdentifier(c) && !c.has(doiDiffer)
}

// mayBeQualified reports whether two titles are alike but for a word that narrows what
// one of them is about, and nothing that is a publication's own agrees.
func (c *comparison) mayBeQualified() bool {
	return c.qualified && c.has(titleVariant, titleClose) && !c.ownPlace() && !anyIdentifier(c) && !c.has(doiDiffer) && !c.has(abstractEqual, abstractContained)
}

// sameRange reports whether authors, volume and a range of pages of one journal
// agree so far that an issue that does not is a slip, or a supplement that only
// one of the records names.
func (c *comparison) sameRange() bool {
	return c.longRange() && c.has(volumeEqual) && c.has(authorsEqual) &&
		c.has(yearEqual) && c.has(containerEqual, containerAgree) && c.similarity >= 600
}

// mayBeLetters reports whether two records without an author in common may be two
// of the letters that journals print under one title: nothing that is a
// publication's own is equal, and neither lacks the year, as lists do that were
// read from scans.
func (c *comparison) mayBeLetters() bool {
	return c.has(authorsNone) && (c.has(yearEqual, yearNear) || c.has(pagesEqual, pagesStart) && c.has(volumeEqual)) && !anyIdentifier(c) &&
		(c.has(pagesDiffer) || !c.has(abstractEqual, abstractContained, abstractShared)) && !c.longRange() && !c.bodyInPlace() && !(c.has(pagesEqual) && c.a.firstNo == 0)
}

// bodyInPlace reports whether one record names a body for the author of what stands under
// a title of its own on one page of an issue, or in one that no page is known of, and the
// other the people who wrote it.
func (c *comparison) bodyInPlace() bool {
	paged := samePages(c) || c.levels[fieldPages] == missing && min(len(c.a.title.words), len(c.b.title.words)) >= longTitle
	return c.bodyAndPeople() == byBodies && c.has(titleEqual, titleVariant) && paged && c.has(volumeEqual) && c.has(issueEqual) && c.has(yearEqual)
}

// longRange reports whether both state one range of several pages, which letters
// and other short pieces do not fill.
func (c *comparison) longRange() bool {
	return c.has(pagesEqual) && !c.fromOne() && c.a.lastNo >= c.a.firstNo+minRange
}

// sameYearly reports whether two records under a long title that many works have
// are by the same people, of one journal, or conference, and of one year.
func (c *comparison) sameYearly() bool {
	return len(c.a.title.words) >= longTitle && !c.a.title.generic && !c.b.title.generic && c.similarity == 1000 &&
		c.has(authorsEqual) && (c.has(containerEqual, containerAgree) || c.has(containerPartly, containerAlias) && c.a.proceedings && c.b.proceedings) && c.has(yearEqual)
}

// onePlace reports whether both records stand on one page of one volume, or one
// range of pages of one container, where an issue that does not agree is a
// supplement that only one of them names. Every issue may have the first pages.
func (c *comparison) onePlace() bool {
	return samePages(c) && (c.has(volumeEqual) || c.longRange()) && c.has(containerEqual, containerAgree) && c.has(authorsEqual, authorsMost) &&
		!isRoman(c.a.first) && (c.a.firstNo == 0 || c.a.firstNo > firstPages)
}

// firstPages is the number of pages that every issue of a journal has which counts
// them anew.
const firstPages = 100

// minRange is how far the last page must be from the first in a range that
// no two pieces by the same authors have by chance.
const minRange = 3

// samePeople reports whether the authors agree and neither place nor abstract
// speaks against the pair: under one identifier, unlike titles are then a
// translation.
func (c *comparison) samePeople() bool {
	if samePages(c) && !(ownPages(c.a) && ownPages(c.b)) && !(c.oneArticleNumber() && c.translated()) || c.a.inSupplement() && c.b.inSupplement() {
		return false // as of abstracts in one supplement
	}
	return c.has(authorsEqual, authorsMost) && !c.has(volumeDiffer) && !c.has(issueDiffer) && !c.has(pagesDiffer) && !c.has(abstractUnlike, abstractPartly)
}

// placed reports whether the place in the container, or the abstract, agrees so
// far that a title that many works have is enough.
func (c *comparison) placed() bool {
	return samePages(c) && (!c.atFront() || c.has(pagesEqual) && c.has(volumeEqual)) || c.has(volumeEqual) && c.has(issueEqual) || c.has(abstractEqual, abstractContained, abstractShared)
}

// frontOfVolume reports whether both begin on one page at the front of an issue of one
// volume, by the same people, where one does not say of which.
func (c *comparison) frontOfVolume() bool {
	return c.atFront() && c.has(pagesStart) && (c.a.last == "" || c.b.last == "") && c.has(volumeEqual) && c.has(authorsEqual) && c.has(containerEqual, containerAgree) && c.levels[fieldIssue] == missing
}

// atFront reports whether both begin on the first pages of an issue, where its
// editorial stands: those counted in Roman numerals, or the first few.
func (c *comparison) atFront() bool {
	return isRoman(c.a.first) && isRoman(c.b.first) || min(c.a.firstNo, c.b.firstNo) > 0 && max(c.a.firstNo, c.b.firstNo) <= frontPages
}

// frontPages is the number of pages at the beginning of an issue on which there is
// a piece in every issue that counts its pages anew.
const frontPages = 10

// isRoman reports whether a folded page is a Roman numeral, as in front matter.
func isRoman(page string) bool { return page != "" && strings.Trim(page, "ivxl") == "" }

// ownPages reports whether the pages are a publication's own: a range or an
// article number. On a single page several pieces can stand.
func ownPages(f *features) bool {
	if isRoman(f.first) {
		return f.last != "" && f.last != f.first
	}
	return f.lastNo > f.firstNo || f.first != "" && f.firstNo == 0
}

// oneArticleNumber reports whether the single page that both state is rather the number
// of an article, and of none in a supplement. Journals have pages of that number, too.
func (c *comparison) oneArticleNumber() bool {
	return c.a.firstNo >= maxPage && c.a.first == c.b.first && !c.a.inMeeting() && !c.b.inMeeting() && !c.a.meeting && !c.b.meeting
}

// versionRelations hold between versions of one work.
var versionRelations = []record.RelationType{record.IsPreprintOf, record.IsVersionOf, record.IsTranslationOf}

// statedRelation finds a relation that one of the records states to an
// identifier of the other.
func (c *comparison) statedRelation() (rel record.RelationType, inverse, ok bool) {
	rel, ok = statedBy(c.a, c.b)
	if !ok {
		rel, ok = statedBy(c.b, c.a)
		inverse = true
	}
	if other, has := statedByOther[rel]; has {
		return other, !inverse, ok
	}
	return rel, inverse, ok
}

// statedByOther gives, for a relation that a record has to another, what the other
// is to it.
var statedByOther = map[record.RelationType]record.RelationType{
	record.HasVersion: record.IsVersionOf, record.HasPreprint: record.IsPreprintOf, record.HasComment: record.IsCommentOn, record.HasCorrection: record.IsCorrectionOf,
	record.HasRetraction: record.IsRetractionOf, record.HasReply: record.IsReplyTo, record.HasReview: record.IsReviewOf,
	record.HasPart: record.IsPartOf, record.HasSupplement: record.IsSupplementTo,
}

func statedBy(f, other *features) (record.RelationType, bool) {
	for _, r := range f.relations {
		for _, id := range other.identifiers {
			if r.scheme == id.scheme && r.value == id.value && !slices.Contains(f.identifiers, id) {
				return r.kind, true
			}
		}
	}
	return "", false
}
