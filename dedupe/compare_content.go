package dedupe

import (
	"slices"
	"strconv"
	"strings"
)

// minShared is the share of an abstract, in thousandths, that does not stand in
// another one by chance.
const minShared = 350

func (c *comparison) compareAbstracts() {
	share, ok := c.a.sketch.containment(&c.b.sketch)
	if !ok {
		return
	}
	l := abstractUnlike
	switch {
	case share >= 950 && c.a.sketch.sameLength(&c.b.sketch):
		l = abstractEqual
	case share >= 900:
		l = abstractContained
	case c.a.sketch.snippet || c.b.sketch.snippet:
		return
	case share >= minShared:
		l = abstractShared
	case share >= 80:
		l = abstractPartly
	}
	c.note(l, c.text("share of the shorter abstract that stands in the other: ", decimal(share)))
}

func (c *comparison) compareCounts() {
	for _, x := range c.a.counts {
		for _, y := range c.b.counts {
			if x.what != y.what {
				continue
			}
			valuesDiffer := x.known && y.known && x.value != y.value
			partsDiffer := len(x.parts) > 0 && len(y.parts) > 0 && !slices.Equal(x.parts, y.parts)
			if valuesDiffer || partsDiffer {
				detail := c.text(x.what, ": ", x.text(), ", ", y.text())
				if c.a.preprint != c.b.preprint {
					// What a work counts changes between its versions.
					c.noteWeight(countsDiffer, 0, detail+c.text(", which a revision explains"))
					return
				}
				c.note(countsDiffer, detail)
				return
			}
		}
	}
	var equal []string
	for _, x := range c.a.counts {
		for _, y := range c.b.counts {
			if x.what == y.what && x.known && y.known {
				equal = append(equal, c.text(x.what, ": ", x.text(), " in both"))
			}
		}
	}
	if len(equal) > 0 {
		c.note(countsEqual, strings.Join(equal, "; "))
	}
}

func (x count) text() string {
	s := ""
	if x.known {
		s = strconv.FormatInt(x.value, 10)
	}
	if len(x.parts) == 0 {
		return s
	}
	s += " ("
	for i, p := range x.parts {
		if i > 0 {
			s += " + "
		}
		s += strconv.FormatInt(p, 10)
	}
	return s + ")"
}

func (c *comparison) compareKeywords() {
	a, b := c.a.keywords, c.b.keywords
	if len(a) == 0 || len(b) == 0 {
		return
	}
	common, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			common++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	shorter := min(len(a), len(b))
	detail := c.text(strconv.Itoa(common), " of ", strconv.Itoa(shorter), " keywords")
	switch {
	case common >= 3 && common == len(a) && common == len(b):
		c.note(keywordsEqual, detail)
	case common >= 3 && common*2 >= shorter:
		c.note(keywordsShared, detail)
	}
}

func (c *comparison) compareTypes() {
	a, b := c.a, c.b
	// The proceedings of a conference have no volume in common with a journal.
	volumes := c.has(volumeEqual) && !c.has(pagesDiffer)
	if a.proceedings != b.proceedings && !volumes && c.tellsKind(a) && c.tellsKind(b) && (len(a.containers) > 0 && len(b.containers) > 0 || a.kind != kindUnknown && b.kind != kindUnknown) {
		if !c.has(containerEqual, containerAgree) && !(c.has(containerPartly) && a.kind != kindConference && b.kind != kindConference && c.acronymOfOther()) {
			c.note(typeConference, c.text("one stands in a journal, the other in the proceedings of a conference"))
			return
		}
	}
	if a.journal != b.journal && !volumes && c.has(containerPartly) && !c.acronymNamed() {
		c.note(typeConference, c.text("only one of the containers calls itself a journal"))
		return
	}
	if a.kind == kindThesis && b.kind == kindThesis && c.has(titleEqual, titleVariant, titleShortened) && c.has(authorsEqual) && min(len(a.title.words), len(b.title.words)) >= longTitle {
		c.note(typeTheses, c.text("an author hardly writes two under one title"))
		if c.has(yearApart) {
			c.reweigh(fieldYear, weights[yearNear].weight, "a list may have it years later")
		}
		if c.has(containerUnlike) {
			c.reweigh(fieldContainer, 0, "as a list and a university")
		}
	}
	if a.kind != kindUnknown && b.kind != kindUnknown && a.kind != b.kind {
		c.note(typeDiffer, c.text(kindNames[a.kind], ", ", kindNames[b.kind]))
	}
}

// tellsKind reports whether the name of what a record stands in is more than a
// beginning, which may have lost the word that tells.
func (c *comparison) tellsKind(f *features) bool {
	return f.proceedings || f.journal || len(f.containers) == 0 ||
		slices.ContainsFunc(f.containers, func(n uint32) bool { return !c.containers[n].cut })
}

// weighPreprint lets the abstract outvote the title between a preprint and its
// article: peer review changes titles, and what the work is about stands in the
// abstract. A preprint is of the year before as often as of the same.
func (c *comparison) weighPreprint() {
	preprint, article := c.a, c.b
	if article.preprint {
		preprint, article = article, preprint
	}
	if !preprint.preprint || article.preprint || !c.has(abstractEqual, abstractContained) || !c.has(authorsEqual) || min(len(c.a.people), len(c.b.people)) < 2 {
		return
	}
	if c.titleWeight() < 0 {
		c.reweigh(fieldTitle, 0, "which review may change while the abstract stays")
	}
	if c.has(yearNear) && preprint.year < article.year {
		c.reweigh(fieldYear, 0, "the preprint first")
	}
}

func (c *comparison) compareLanguages() {
	if a, b := c.a.language, c.b.language; a != "" && b != "" && a != b {
		c.note(languageDiffer, c.text(a, ", ", b))
	}
}
