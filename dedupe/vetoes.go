package dedupe

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// veto is a rule that forbids merging two records whatever their weight.
type veto struct {
	name string
	// text says what keeps the two apart; the findings of the fields follow it
	// in brackets.
	text   string
	fields []field
	holds  func(c *comparison) bool
	// relation is what the two are to each other where their titles or
	// authors show that they belong together.
	relation record.RelationType
}

// vetoes is the table of vetoes. The first that holds gives the relation.
var vetoes = []veto{
	{"notice", "", nil, noticesDiffer, record.IsRelatedTo},
	{"different-pmid", "each has a PubMed id of its own", []field{fieldPMID, fieldPMCID}, func(c *comparison) bool { return c.has(pmidDiffer) || c.has(pmcidDiffer) }, record.IsRelatedTo},
	{"register-entries", "two different entries of a register", []field{fieldRegistration}, func(c *comparison) bool { return c.has(registerEntryDiffer) }, record.IsRelatedTo},
	{"register-and-paper", "only one of the two is an entry of a register", nil, entryAndPaper, record.IsRelatedTo},
	{"parts", "different parts of a series", []field{fieldNumerals}, func(c *comparison) bool {
		return c.has(partsDiffer) && !c.ownPlace() && !(c.onePart() && (c.has(doiEqual) || c.has(pmidEqual)))
	}, record.IsSeriesSibling},
	{"numbers", "the titles are alike but for the numbers in them", []field{fieldNumerals}, func(c *comparison) bool {
		return c.has(numeralsDiffer) && !c.ownPlace() && !c.has(doiEqual) && !c.has(pmidEqual)
	}, record.IsSeriesSibling},
	{"contrast", "the titles differ in words that exclude each other", []field{fieldTitle}, titlesExclude, record.IsSeriesSibling},
	{"recurring", "a title that comes again and again, and at another time or place", []field{fieldVolume, fieldIssue, fieldPages, fieldYear}, recurring, record.IsSeriesSibling},
	{"other-place", "other pages of another issue", []field{fieldVolume, fieldIssue, fieldPages}, otherPlace, record.IsRelatedTo},
	{"other-container", "another container, and another place in it", []field{fieldContainer, fieldVolume, fieldIssue, fieldPages}, otherContainer, record.IsRelatedTo},
	{"conference", "only one of the two stands in a journal, as it says", []field{fieldContainer, fieldYear, fieldVolume, fieldPages}, conferenceAndArticle, record.IsRelatedTo},
	{"other-pages", "other pages", []field{fieldPages}, otherPages, record.IsRelatedTo},
	{"other-year", "years too far apart", []field{fieldYear}, otherYear, record.IsRelatedTo},
	{"component", "a paper and a dataset, figure or supplement", []field{fieldType, fieldDOI}, paperAndComponent, record.IsRelatedTo},
	{"thesis", "a thesis, and what stands in a journal", nil, thesisAndArticle, record.IsRelatedTo},
	{"editions", "two editions of a book", nil, otherEdition, record.IsRelatedTo},
	{"whole-and-part", "a whole and a part of it", []field{fieldType}, wholeAndPart, record.IsPartOf},
}

// vetoDetail says in words what keeps the two apart, with the values.
func (c *comparison) vetoDetail(v *veto) string {
	if !c.explain {
		return ""
	}
	if v.name == "notice" {
		return c.noticeDetail()
	}
	var values []string
	for _, field := range v.fields {
		for _, f := range c.findings {
			if weights[f.level].field == field && f.detail != "" && f.weight <= 0 {
				values = append(values, fieldNames[field]+": "+f.detail)
			}
		}
	}
	if len(values) == 0 {
		return v.text
	}
	return v.text + " (" + strings.Join(values, "; ") + ")"
}

// noticeDetail says which of the two announces itself as what.
func (c *comparison) noticeDetail() string {
	a, b := c.noticesOf()
	x, y := noticeName(a), noticeName(b)
	switch {
	case x == "":
		return "one is " + y + ", the other is not"
	case y == "":
		return "one is " + x + ", the other is not"
	}
	return "one is " + x + ", the other is " + y
}

// noticesOf returns what each of the two announces itself as: by its title, or
// a review of a book beside a book by its type.
func (c *comparison) noticesOf() (a, b notice) {
	a, b = c.a.title.notice, c.b.title.notice
	if a == noNotice && c.a.review && c.b.kind == kindBook {
		a = noticeReview
	}
	if b == noNotice && c.b.review && c.a.kind == kindBook {
		b = noticeReview
	}
	return a, b
}

func noticesDiffer(c *comparison) bool {
	a, b := c.noticesOf()
	if a == b || c.a.title.empty() || c.b.title.empty() {
		return false
	}
	// The heading under which a piece stood is part of its title in some
	// databases only. It parts two records where the rest leaves a doubt.
	if a.isHeading() && b.isHeading() && (a == noticeEditorial || b == noticeEditorial || !c.has(pagesDiffer)) {
		return !samePages(c) && !c.has(doiEqual) && !c.has(pmidEqual) && !((c.has(authorsEqual) || c.has(authorsMost) && c.has(titleEqual, titleShortened)) && c.has(volumeEqual) && c.has(issueEqual))
	}
	if (a == noticeSummary || b == noticeSummary) && (c.has(doiEqual) || c.has(pmidEqual) || c.longRange() && c.has(volumeEqual)) {
		return false
	}
	// Some databases leave out the part of the title that names it a protocol. The
	// number of a Cochrane review, which stands for pages, is its protocol's too.
	if (a == noticeProtocol || b == noticeProtocol) && min(a, b) == noNotice && (c.has(doiEqual) || c.has(pmidEqual) ||
		c.ownPlace() && (c.has(volumeEqual) || c.has(abstractEqual) && !c.has(volumeDiffer)) && (c.a.cochrane == "" || c.has(issueEqual) && c.has(yearEqual))) {
		return false
	}
	if (c.a.title.named || c.b.title.named) && min(a, b) == noNotice && (c.has(doiEqual) || c.has(pmidEqual) || c.a.firstNo > 1 && c.longRange() && c.has(volumeEqual)) {
		return false
	}
	// A book stands in no issue: what has the title of its review there is the review.
	if (a == noticeReview || b == noticeReview) && min(a, b) == noNotice && c.sameIssue() {
		return false
	}
	return true
}

// isHeading reports whether what a title is marked as is the heading of a part of the
// journal, or none.
func (n notice) isHeading() bool {
	return n == noNotice || n == noticeEditorial || n == noticeComment
}

// onePart reports whether only one of two titles names a part, which a database may have
// left out of the other.
func (c *comparison) onePart() bool {
	one, other := c.a.title.numbers().part, c.b.title.numbers().part
	return (one == "") != (other == "")
}

func otherYear(c *comparison) bool {
	return c.similarity >= 750 && c.has(yearFar, yearApart) && !c.has(titleEqual, titleTranslated, titleGeneric) &&
		!anyIdentifier(c) && !c.ownPlace() && !versionsOfWork(c)
}

func samePages(c *comparison) bool {
	return c.has(pagesEqual, pagesStart) && !c.has(volumeDiffer)
}

// ownPlace reports whether both records state pages that no other piece has, or
// have an identifier in common that makes up for it.
func (c *comparison) ownPlace() bool {
	return samePages(c) && (!c.fromOne() || anyIdentifier(c))
}

// fromOne reports whether both count their pages from 1, as electronic journals and
// proceedings do for every piece.
func (c *comparison) fromOne() bool { return c.a.firstNo == 1 && c.b.firstNo == 1 }

// anyIdentifier reports whether an identifier of the publication is equal.
func anyIdentifier(c *comparison) bool {
	return c.has(ibidEqual) || c.has(doiEqual) || c.has(pmidEqual) || c.has(pmcidEqual) || c.has(arxivEqual) || c.has(accessionEqual) || c.has(registerEntryEqual)
}

// titlesExclude holds for titles that differ in words that exclude each other,
// unless what is a publication's own is equal: then one of them was typed wrongly.
func titlesExclude(c *comparison) bool {
	return c.contrary && !c.has(titleEqual) && !c.ownPlace() && !anyIdentifier(c) && !c.has(abstractEqual, abstractContained)
}

func otherPlace(c *comparison) bool {
	if !c.has(pagesDiffer) || versionsOfWork(c) || anyIdentifier(c) {
		return false
	}
	return c.has(volumeDiffer) || c.has(issueDiffer) && c.has(volumeEqual, containerPartly)
}

// recurring holds for titles such as an editorial's that stand in issue after
// issue.
func recurring(c *comparison) bool {
	if !c.has(titleGeneric) || anyIdentifier(c) {
		return false
	}
	if c.a.title.generic || c.b.title.generic || !c.onePlace() {
		return elsewhereAgain(c)
	}
	return false
}

// elsewhereAgain reports whether anything says that a title stands at another time
// or place.
func elsewhereAgain(c *comparison) bool {
	return c.has(issueDiffer) || c.has(volumeDiffer) || c.has(pagesDiffer) ||
		c.has(yearNear, yearApart, yearFar) && !c.has(volumeEqual)
}

func otherContainer(c *comparison) bool {
	if !c.has(containerUnlike) || anyIdentifier(c) {
		return false
	}
	return c.has(volumeDiffer) || c.has(pagesDiffer) && !c.has(volumeEqual) || c.has(issueDiffer) && !c.ownPlace()
}

func conferenceAndArticle(c *comparison) bool {
	if anyIdentifier(c) {
		return false
	}
	if c.has(typeConference) && !(samePages(c) && c.has(volumeEqual)) && !c.longRange() {
		return c.has(volumeDiffer) || c.has(pagesDiffer) || c.has(yearNear, yearApart, yearFar) || c.has(doiDiffer)
	}
	return false
}

func otherPages(c *comparison) bool {
	if c.has(titleVariant, titleShortened) && c.has(authorsEqual) && c.has(volumeEqual) &&
		(countedOtherwise(c.a, c.b) || countedOtherwise(c.b, c.a) || c.has(titleVariant) && (isLastPage(c.a, c.b) || isLastPage(c.b, c.a))) {
		return false
	}
	return c.has(pagesDiffer) && !c.has(titleEqual, titleTranslated, titleGeneric) && c.similarity >= 0 && !anyIdentifier(c)
}

// paperAndComponent holds for a dataset and what is none, and for a DOI that
// continues the other as those of figures and supplements do.
func paperAndComponent(c *comparison) bool {
	if anyIdentifier(c) {
		return false
	}
	a, b := c.a.kind, c.b.kind
	if !samePages(c) && a != b && (a == kindDataset || b == kindDataset) && a != kindUnknown && b != kindUnknown {
		return true
	}
	for _, x := range c.a.valuesOf(record.SchemeDOI) {
		for _, y := range c.b.valuesOf(record.SchemeDOI) {
			if componentDOI(x.value, y.value) || componentDOI(y.value, x.value) {
				return true
			}
		}
	}
	return false
}

// componentSuffix is what a publisher adds to the DOI of a paper for a part of
// it: ".g001", ".s002", "/suppl_file", "-table3".
var componentSuffix = regexp.MustCompile(`^[./_-](s|g|t|f|fig|figure|table|data|supp[a-z]*)[._-]?(file|[0-9]{1,4})$`)

func componentDOI(paper, part string) bool {
	rest, ok := strings.CutPrefix(part, paper)
	return ok && componentSuffix.MatchString(rest)
}

// entryAndPaper holds for an entry of a register and what has a place in a
// journal: a trial's, and a report of it under its title.
func entryAndPaper(c *comparison) bool {
	entry, paper := c.a, c.b
	if paper.registerEntry != "" {
		entry, paper = paper, entry
	}
	return entry.registerEntry != "" && paper.registerEntry == "" && (paper.hasPlace() || paper.identified()) && !entry.hasPlace() && !anyIdentifier(c)
}

// thesisAndArticle holds for a thesis and what has a place elsewhere, unless that may
// be the thesis itself.
func thesisAndArticle(c *comparison) bool { return c.besideThesis() && !c.mayBeThesis() }

// besideThesis reports whether one record is a thesis and the other has a place
// elsewhere. A page alone, at a university, is the number of pages.
func (c *comparison) besideThesis() bool {
	thesis, other := c.thesisFirst()
	return thesis.kind == kindThesis && (other.kind == kindArticle || other.kind == kindConference) && (other.hasPlace() && !(other.onlyPage() && c.ofUniversity(other)) || other.identified()) &&
		!samePages(c) && !anyIdentifier(c) && !c.has(containerEqual, containerAgree)
}

func (c *comparison) thesisFirst() (thesis, other *features) {
	if c.b.kind == kindThesis {
		return c.b, c.a
	}
	return c.a, c.b
}

// mayBeThesis reports whether what stands beside a thesis may be it, in a list or a
// series: it has the abstract of it, or is by its one author, of its year and
// neither on a range of pages of an issue nor in a journal by its name.
func (c *comparison) mayBeThesis() bool {
	if c.has(abstractEqual, abstractContained) {
		return true
	}
	_, other := c.thesisFirst()
	if other.journal || other.issue != "" && other.lastNo > other.firstNo || !c.has(titleEqual, titleVariant) || !c.has(authorsEqual) || !c.has(yearEqual) || max(len(c.a.people), len(c.b.people)) > 1 {
		return false
	}
	return !other.identified() || c.ofUniversity(other)
}

// ofUniversity reports whether a record stands in what is named by a university.
func (c *comparison) ofUniversity(f *features) bool {
	return slices.ContainsFunc(f.containers, func(x uint32) bool { return strings.Contains(c.containers[x].folded, "universi") })
}

// wholeAndPart holds for a book and a chapter, and for a periodical and
// anything else, which exporters mix up: not where both state one place.
func wholeAndPart(c *comparison) bool {
	if samePages(c) {
		return false
	}
	a, b := c.a.kind, c.b.kind
	part := c.b
	if a > b {
		a, b, part = b, a, c.a
	}
	if a == kindBook && b == kindChapter && c.has(isbnEqual) && c.has(titleEqual, titleVariant) && c.has(authorsEqual) && c.wholeBook(part) {
		return false // exporters mix up these, too
	}
	return a == kindBook && b == kindChapter && !anyIdentifier(c) || b == kindWhole && a != kindWhole && a != kindUnknown
}

// wholeBook reports whether nothing says of what is called a chapter that it is one:
// neither pages nor a container with a name of its own, which is not a series that
// both are in.
func (c *comparison) wholeBook(part *features) bool {
	if part.first != "" {
		return false
	}
	return c.has(containerEqual, containerAgree) || !slices.ContainsFunc(part.containers, func(n uint32) bool {
		return strings.ReplaceAll(comparisonKey(c.containers[n].text), " ", "") != part.title.squash
	})
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
		if vetoes[i].name != c.omit.veto && vetoes[i].holds(c) {
			found = append(found, &vetoes[i])
		}
	}
	return found
}

// relationOf says how two vetoed records stand to each other and why, ""
// where nothing shows that they belong together. Inverse is set where it reads
// from b to a.
func (c *comparison) relationOf(v *veto) (relation record.RelationType, inverse bool, why string) {
	if v.name == "notice" {
		return c.noticeRelation()
	}
	together := c.similarity >= 750 || c.has(abstractEqual, abstractContained, abstractShared)
	switch {
	case !together:
		return "", false, ""
	case v.relation == record.IsPartOf:
		return v.relation, c.a.kind != kindChapter && c.b.kind == kindChapter, c.vetoDetail(v)
	case (c.has(authorsEqual, authorsMost) || c.levels[fieldAuthors] == missing) && c.weight > 0:
		return v.relation, false, c.vetoDetail(v)
	}
	return "", false, ""
}

// noticeRelation says what a notice is to the publication that it speaks of.
// That it speaks of the other record takes more than being a notice: the title
// of the other in its own, or the abstract, and for what a journal prints
// about its own articles neither other authors nor another journal.
func (c *comparison) noticeRelation() (relation record.RelationType, inverse bool, why string) {
	speaks, other := &c.a.title, &c.b.title
	a, b := c.noticesOf()
	if a == noNotice || b != noNotice && b < a {
		speaks, other, inverse = other, speaks, true
		a = b
	}
	kind := notices[slices.IndexFunc(notices, func(n noticeKind) bool { return n.kind == a })]
	switch {
	case c.has(numeralsDiffer, partsDiffer):
		return "", false, ""
	case kind.ofJournal && (c.has(authorsNone) || c.has(containerUnlike)):
		return "", false, ""
	case c.has(titleEqual, titleVariant, titleShortened, titleTranslated, titleClose), !other.generic && len(other.squash) >= 15 && strings.Contains(speaks.squash, other.squash):
		return kind.relation, inverse, "one is " + kind.name + ", and its title names the other"
	case c.has(abstractEqual, abstractContained, abstractShared):
		return kind.relation, inverse, "one is " + kind.name + ", and the abstracts agree"
	}
	return "", false, ""
}
