package dedupe

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Level is what counts as one publication in a list.
type Level string

// Levels; the zero value means LevelVersion.
const (
	LevelVersion Level = "version"
	LevelWork    Level = "work"
)

// Handling says of a kind of versions whether they count as one with the others
// of their work.
type Handling string

// Handlings; the zero value leaves it to the level.
const (
	Apart    Handling = "apart"
	Together Handling = "together"
)

// Policy is what a person wants to count as one publication.
type Policy struct {
	Level Level
	// Preprints are preprints and their articles.
	Preprints Handling
	// CochraneUpdates are a Cochrane review and its updates.
	CochraneUpdates Handling
	// ConferenceAbstracts are abstracts and papers of a conference and the
	// articles that came of them. They are related works at both levels, unless
	// they are taken together: then an abstract and an article with the same
	// title and authors are versions of one work.
	ConferenceAbstracts Handling
}

// versionKind is the kind of two versions' difference.
type versionKind uint8

const (
	otherVersions versionKind = iota
	preprintVersions
	cochraneVersions
	abstractVersions
)

// together reports whether versions that differ in a kind count as one.
func (p Policy) together(kind versionKind) bool {
	handling := Handling("")
	switch kind {
	case preprintVersions:
		handling = p.Preprints
	case cochraneVersions:
		handling = p.CochraneUpdates
	case abstractVersions:
		handling = p.ConferenceAbstracts
	}
	if handling == "" {
		return p.Level == LevelWork
	}
	return handling == Together
}

// versionLink is two versions of a group, by number, and what makes them two.
type versionLink struct {
	a, b int
	kind versionKind
}

// Units returns the versions of a group, by number, that count as one by a
// policy: sets of one or more, sorted by the ids of their versions.
func (g *Group) Units(p Policy) [][]int {
	units := newLinks(len(g.Versions))
	apart := false
	for _, l := range g.links {
		if p.together(l.kind) {
			units.join(uint32(l.a), uint32(l.b))
		} else {
			apart = true
		}
	}
	if p.Level == LevelWork && !apart {
		for i := range g.Versions {
			units.join(0, uint32(i))
		}
	}
	versions := make([]int, len(g.Versions))
	for i := range versions {
		versions[i] = i
	}
	sets := groupBy(versions, func(i int) uint32 { return units.root(uint32(i)) })
	for _, set := range sets {
		slices.SortFunc(set, func(i, j int) int { return cmp.Compare(g.Versions[i].ID, g.Versions[j].ID) })
	}
	slices.SortFunc(sets, func(a, b []int) int { return cmp.Compare(g.Versions[a[0]].ID, g.Versions[b[0]].ID) })
	return sets
}

// kindOf says what makes two versions of a work two.
func kindOf(relation record.RelationType, a, b *features) versionKind {
	switch {
	case relation == record.IsPreprintOf:
		return preprintVersions
	case relation == record.IsAbstractOf:
		return abstractVersions
	case relation == record.IsVersionOf && a.cochrane != "" && a.cochrane == b.cochrane:
		return cochraneVersions
	}
	return otherVersions
}

var (
	cochraneDOI    = regexp.MustCompile(`^10\.1002/14651858\.((?:cd|mr)[0-9]{6})`)
	cochraneNumber = regexp.MustCompile(`^(?:cd|mr)[0-9]{6}$`)
	meetingGenre   = regexp.MustCompile(`(^| )(conference|meeting|congress|symposium)( |$)`)
)

// meetingNamed stands behind the name of a journal, before that of the meeting of
// which an issue has the abstracts.
const meetingNamed = ". Conference:"

// addPolicyMarks notes what policies ask for: the number of a Cochrane review,
// which all its updates have, and whether the record speaks of something that
// was presented at a meeting.
func (f *features) addPolicyMarks(r *record.Record) {
	for _, place := range []string{r.ArticleNumber, r.Pages.First} {
		if len(place) == len("CD001520") && cochraneNumber.MatchString(strings.ToLower(place)) {
			f.cochrane = strings.ToLower(place)
		}
	}
	for _, id := range f.identifiers {
		if id.scheme == record.SchemeDOI && strings.HasPrefix(id.value, "10.1002/14651858.") {
			if found := cochraneDOI.FindStringSubmatch(id.value); found != nil {
				f.cochrane = found[1]
			}
		}
	}
	genre := normalize.FoldKey(clip(r.Genre, maxName))
	f.abstract = meetingGenre.MatchString(genre) && strings.Contains(genre, "abstract")
	f.meeting = f.proceedings || meetingGenre.MatchString(genre) || strings.Contains(r.Container.Title, meetingNamed)
}

// placeVetoes are those vetoes that two editions of one work can have against
// each other: they stand in different places, at different times.
var placeVetoes = []string{"different-pmid", "recurring", "other-place", "other-container", "conference", "other-pages", "other-year"}

// onlyPlaces reports whether nothing but the place and time forbids merging.
func (j *judgement) onlyPlaces() bool {
	return !slices.ContainsFunc(j.vetoes, func(v *veto) bool { return !slices.Contains(placeVetoes, v.name) })
}

// byPolicy gives the verdict on two records that are editions of one work: a
// Cochrane review and its update always, an abstract and its article where the
// person wants that.
func (c *comparison) byPolicy(j judgement, p Policy) judgement {
	if j.stated || c.has(ibidEqual) || !j.onlyPlaces() {
		return j
	}
	switch {
	case c.cochraneUpdates():
		j.vetoes, j.apart, j.edition = nil, false, true
		j.relation, j.inverse = record.IsVersionOf, false
		return j.as(record.SameWork, "cochrane-updates", "one Cochrane review, "+c.a.cochrane+", in two editions")
	case p.ConferenceAbstracts == Together && j.verdict != record.SameVersion && j.verdict != record.SameWork && c.abstractOfArticle():
		j.vetoes, j.apart, j.edition = nil, false, true
		j.relation, j.inverse = record.IsAbstractOf, c.b.meeting
		return j.as(record.SameWork, "conference-abstract", c.balance("a conference abstract and an article, to be taken together"))
	}
	return j
}

// cochraneUpdates reports whether two records state editions of one Cochrane
// review that came out at different times.
func (c *comparison) cochraneUpdates() bool {
	a, b := c.a, c.b
	if a.cochrane == "" || a.cochrane != b.cochrane || c.has(doiEqual) || c.has(pmidEqual) {
		return false
	}
	return c.has(doiVersions) || c.has(yearNear, yearApart, yearFar) && c.has(issueDiffer) || c.has(yearApart, yearFar) || c.has(pmidDiffer) && c.has(yearNear)
}

// abstractOfArticle reports whether one record is what was presented at a
// meeting, and the other an article with the same title by the same people that
// came out within five years.
func (c *comparison) abstractOfArticle() bool {
	if c.a.meeting == c.b.meeting || c.a.kind == kindBook || c.b.kind == kindBook {
		return false
	}
	years := c.a.year - c.b.year
	if c.a.year == 0 || c.b.year == 0 {
		years = 0
	}
	return !c.a.title.generic && !c.b.title.generic && c.has(titleEqual, titleVariant, titleShortened, titleTranslated, titleGeneric) && c.similarity >= 900 && len(c.a.title.words) >= 4 &&
		c.has(authorsEqual, authorsMost, authorsSome) && max(years, -years) <= 5
}
