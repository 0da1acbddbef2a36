package dedupe

import (
	"slices"
	"strconv"
	"strings"
)

func sharesString(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func (c *comparison) compareYears() {
	if c.datesOfPreprint() {
		return
	}
	a, b := int(c.a.year), int(c.b.year)
	if a == 0 || b == 0 {
		return
	}
	apart := max(a-b, b-a)
	detail := c.text(strconv.Itoa(a), ", ", strconv.Itoa(b))
	switch apart {
	case 0:
		c.note(yearEqual, detail)
	case 1:
		// A year between the early and the final form is usual under one
		// title in one container, else a mark of two reports.
		if c.has(containerPartly, containerUnlike) || !c.has(titleEqual, titleVariant, titleTranslated) {
			c.noteWeight(yearNear, 3*weights[yearNear].weight, detail)
			return
		}
		c.note(yearNear, detail)
	case 2:
		c.note(yearApart, detail)
	default:
		c.note(yearFar, detail)
	}
}

// datesOfPreprint compares when one was submitted and accepted with when the
// other was issued. Dates in EDTF compare as text as far as both are precise.
func (c *comparison) datesOfPreprint() bool {
	early, late := c.a, c.b
	if late.preprint && !early.preprint {
		early, late = late, early
	}
	if !early.preprint || late.preprint || late.issued == "" || early.submitted == "" && early.accepted == "" {
		return false
	}
	inOrder := true
	parts := []string{}
	for _, d := range []struct{ name, date string }{{"submitted ", early.submitted}, {"accepted ", early.accepted}} {
		if d.date == "" {
			continue
		}
		parts = append(parts, d.name+d.date)
		inOrder = inOrder && !after(d.date, late.issued)
	}
	if inOrder {
		c.note(datesInOrder, c.text(strings.Join(parts, " ≤ "), " ≤ issued ", late.issued))
	} else {
		c.note(datesOutOfOrder, c.text(strings.Join(parts, ", "), ", but issued ", late.issued))
	}
	return true
}

func after(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

func (c *comparison) comparePlace() {
	a, b := c.a, c.b
	if movedUp(a, b) || movedUp(b, a) {
		return
	}
	if a.volume != "" && b.volume != "" {
		detail := c.text(a.volume, ", ", b.volume)
		if samePlace(a.volume, b.volume) {
			c.noteRare(volumeEqual, a.sameVolume, detail)
		} else if !volumeIsYear(a, b) {
			c.note(volumeDiffer, detail)
		}
	}
	if l := compareIssues(a.issue, b.issue); l != missing {
		detail := ""
		if c.explain {
			detail = shownIssue(a.issue) + ", " + shownIssue(b.issue)
		}
		c.note(l, detail)
	}
	c.comparePages()
}

// volumeIsYear reports whether one of two records states the year of the other for
// its volume.
func volumeIsYear(a, b *features) bool {
	return a.year != 0 && b.year != 0 && (a.volume == strconv.Itoa(int(b.year)) || b.volume == strconv.Itoa(int(a.year)))
}

// movedUp reports whether the place of one record is the other's, moved up by a
// field: the volume stands as issue and the issue as page. Of such a place
// nothing is certain.
func movedUp(f, other *features) bool {
	return f.volume == "" && f.issue != "" && f.issue == other.volume && f.first != "" && f.first == other.issue
}

// samePlace compares volumes or issues of which one may carry more than the
// number: "47", "47 suppl 1", "4 (1) (no pagination)".
func samePlace(a, b string) bool {
	if a == b {
		return true
	}
	x, y := leadingNumber(a), leadingNumber(b)
	return x != "" && x == y && (x == a || y == b)
}

// compareIssues grades two issues. A supplement has a number of its own or that
// of its issue, and no database says which: "Suppl 1", "1 Suppl", "4 Suppl 1".
func compareIssues(a, b string) level {
	switch {
	case a == "" || b == "":
		return missing
	case samePlace(a, b):
		return issueEqual
	}
	issueA, supplementA, okA := cutSupplement(a)
	issueB, supplementB, okB := cutSupplement(b)
	may := func(x, y string) bool { return x == "" || y == "" || x == y }
	switch {
	case okA != okB:
		if supplementA+supplementB == a || supplementA+supplementB == b {
			return missing
		}
		return issueDiffer
	case !okA:
		return issueDiffer
	case may(issueA, issueB) && may(supplementA, supplementB) && (supplementA != "" && supplementB != "" || issueA == issueB || issueA+supplementA == "" || issueB+supplementB == ""),
		issueA == "" && supplementB == "" && supplementA == issueB, issueB == "" && supplementA == "" && supplementB == issueA:
		return issueEqual
	case may(issueA, issueB) && may(supplementA, supplementB):
		return missing
	}
	return issueDiffer
}

// cutSupplement divides the key of an issue that is a supplement into the numbers
// of the issue and of the supplement, of which one or both may be missing.
func cutSupplement(key string) (issue, supplement string, ok bool) {
	issue = leadingNumber(key)
	supplement, ok = strings.CutPrefix(key[len(issue):], "s")
	if !ok || supplement != "" && leadingNumber(supplement) != supplement && !strings.HasPrefix(supplement, "sup") {
		return "", "", false
	}
	return issue, leadingNumber(supplement), true
}

// shownIssue is the key of an issue for people: "4 Suppl 2" for "4s2".
func shownIssue(key string) string {
	issue, supplement, ok := cutSupplement(key)
	if !ok {
		return key
	}
	return strings.TrimSpace(issue + " " + strings.TrimSpace("Suppl "+supplement))
}

func leadingNumber(s string) string {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return s[:i]
		}
	}
	return s
}

func (c *comparison) comparePages() {
	a, b := c.a, c.b
	if a.first == "" || b.first == "" {
		return
	}
	detail := ""
	if c.explain {
		detail = "first page " + a.first + ", " + b.first
		if a.first == b.first {
			detail = "first page " + a.first + " = " + b.first
			if a.last == b.last && a.last != "" {
				detail = "pages " + a.first + "-" + a.last + " in both"
			}
		}
	}
	n := max(a.samePage, b.samePage)
	switch {
	case a.first == b.first && a.last != "" && a.last == b.last && a.firstNo == 1 && a.lastNo > 1 && c.has(containerUnlike) && !c.has(volumeEqual):
		c.note(pagesProvisional, detail+c.text(": both are counted from 1, in two containers"))
	case a.first == b.first && c.atFront() && (c.has(volumeDiffer) || c.has(issueDiffer)):
		c.note(pagesProvisional, detail+c.text(": at the front of two issues"))
	case a.first == b.first && a.last != "" && a.last == b.last:
		c.noteRare(pagesEqual, n, detail)
	case a.first == b.first && a.firstNo == 1 && a.lastNo > 1 && b.lastNo > 1 && !c.has(containerEqual, containerAgree):
		c.note(pagesProvisional, detail+c.text(": both are counted from 1, and end elsewhere, in two containers"))
	case a.first == b.first || samePage(a.first, b.first) && !c.has(volumeDiffer):
		c.noteRare(pagesStart, n, detail)
	case aheadOfPrint(a, b) || aheadOfPrint(b, a):
		c.note(pagesProvisional, detail+c.text(": counted from 1 ahead of print, and in an issue"))
	case countedFromOne(a, b) && c.pastPages(a, b) || countedFromOne(b, a) && c.pastPages(b, a):
		c.note(pagesProvisional, detail+c.text(": counted from 1, and the number of the article"))
	case pagesOverlapping(a, b) && !(a.last != b.last && (c.has(volumeDiffer) || c.has(issueDiffer))):
		c.note(pagesOverlap, detail)
	case c.has(volumeEqual) && !c.has(issueDiffer) && onlyFirst(a) != onlyFirst(b):
		c.note(pagesProvisional, detail+c.text(": from 1 to 1, as of what has no pages yet"))
	default:
		c.note(pagesDiffer, detail)
	}
}

// onlyFirst reports whether a record states that it goes from page 1 to page 1.
func onlyFirst(f *features) bool { return f.first == "1" && f.last == "1" }

// pagesOverlapping reports whether two ranges of pages have pages in common.
func pagesOverlapping(a, b *features) bool {
	return a.firstNo > 0 && b.firstNo > 0 && a.firstNo < b.lastNo && b.firstNo < a.lastNo
}

// pageLetters may stand before the figures of a page.
const pageLetters = "abcdefghijklmnopqrstuvwxyz "

// startTogether reports whether two records state one first page.
func startTogether(a, b *features) bool {
	return a.first != "" && (a.first == b.first || samePage(a.first, b.first))
}

// samePage compares first pages of which one has a letter or suffix more:
// "S123" and "123", "186" and "186e1".
func samePage(a, b string) bool {
	x, y := strings.TrimLeft(a, pageLetters), strings.TrimLeft(b, pageLetters)
	return x != "" && x == y && len(x) >= 2 && (x == a || y == b)
}

// aheadOfPrint reports whether one record states the pages of an article that
// has no place in an issue yet, which begin at 1, and the other, no older, those
// in its volume.
func aheadOfPrint(early, late *features) bool {
	return early.firstNo == 1 && early.volume == "" && early.issue == "" &&
		late.volume != "" && (early.year == 0 || late.year == 0 || early.year <= late.year)
}

// countedFromOne reports whether one record counts the pages of an article from 1
// and the other states its number, of which each is all that some databases give.
// The number of an abstract of a congress is none: it has another issue, or is that
// of a poster ("P1012").
func countedFromOne(pages, article *features) bool {
	if pages.firstNo != 1 || pages.lastNo <= 1 || article.first == "" || article.last != "" || pages.inSupplement() || article.inSupplement() {
		return false
	}
	least := minPlainArticle
	switch compareIssues(pages.issue, article.issue) {
	case issueDiffer:
		return false
	case issueEqual:
		least--
	}
	if pages.volume != "" && pages.volume == article.volume && !numberedIssue(pages.issue) && !numberedIssue(article.issue) {
		least = 1
	}
	return isArticleNumber(article.first) && article.first[0] != 'p' || len(article.first) >= least && leadingNumber(article.first) == article.first
}

// pastPages reports whether what may be the number of an article lies well past the
// last of the pages that are counted from 1, or the titles leave no doubt: the next
// piece of an issue begins where the first ends.
func (c *comparison) pastPages(pages, article *features) bool {
	return c.has(titleEqual, titleVariant, titleTranslated) || article.firstNo == 0 || article.firstNo > pages.lastNo+farPage
}

// numberedIssue reports whether the issue is one of several. Electronic journals have
// one a year, which they number or not.
func numberedIssue(issue string) bool { return issue != "" && issue != "1" }

// minPlainArticle is how many figures the number of an article has that is no page
// of a volume; where the issue is the same, one less tells it.
const minPlainArticle = 5

// otherArticleNumbers reports whether both records state the number of an article in
// one form, and not one number: unlike pages, which databases cut and count from
// elsewhere, these are the articles' names.
func (c *comparison) otherArticleNumbers() bool {
	a, b := c.a.first, c.b.first
	return c.has(pagesDiffer) && !anyIdentifier(c) &&
		(isArticleNumber(a) && isArticleNumber(b) && a[0] == b[0] && len(a) == len(b) || c.a.posterPage() && c.b.posterPage())
}

// isArticleNumber reports whether the folded first page is a letter and figures, as
// "e1000097" and "f280". "S12" is a page of a supplement.
func isArticleNumber(first string) bool {
	if len(first) < 4 || first[0] == 's' || isDigit(first[0]) {
		return false
	}
	for i := 1; i < len(first); i++ {
		if !isDigit(first[i]) {
			return false
		}
	}
	return true
}

// countedOtherwise reports whether one record states the page of the electronic
// edition, or as many pages counted from 1, where the other states those in print.
func countedOtherwise(electronic, printed *features) bool {
	if printed.firstNo == 0 || electronic.first == "" || !isDigit(printed.first[0]) {
		return false
	}
	return electronic.first[0] == 'e' && pageNumber(electronic.first[1:]) > 0 ||
		electronic.firstNo == 1 && electronic.lastNo > 1 && printed.firstNo > electronic.lastNo+farPage && printed.lastNo-printed.firstNo == electronic.lastNo-1
}

// isLastPage reports whether one record states no page but the last of another one's
// range, as where only that is printed and the others are online.
func isLastPage(page, whole *features) bool {
	return page.firstNo > 0 && page.firstNo == whole.lastNo && page.lastNo <= page.firstNo && whole.firstNo < whole.lastNo
}
