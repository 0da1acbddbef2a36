package dedupe

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/ibid-go/ibid/normalize"
)

// journalCache remembers the comparisons of names of containers, which are few
// beside the pairs of records.
type journalCache struct {
	mu    sync.RWMutex
	known map[uint64]level
}

func newJournalCache() *journalCache { return &journalCache{known: make(map[uint64]level)} }

func (j *journalCache) agree(a, b uint32, names *vocabulary) level {
	if a > b {
		a, b = b, a
	}
	key := uint64(a)<<32 | uint64(b)
	j.mu.RLock()
	l, ok := j.known[key]
	j.mu.RUnlock()
	if !ok {
		l = containerLevel(names.text(a), names.text(b))
		j.mu.Lock()
		j.known[key] = l
		j.mu.Unlock()
	}
	return l
}

// containerLevel grades two names of containers by their forms.
func containerLevel(a, b string) level {
	if a == b {
		return containerEqual
	}
	x, y := normalize.JournalKey(a), normalize.JournalKey(b)
	switch {
	case x != "" && x == y:
		return containerEqual
	case normalize.JournalsAgree(a, b) || normalize.JournalsAgree(b, a):
		return containerAgree
	}
	p, all := contentWords(a)
	q, others := contentWords(b)
	if acronym(p, others) || acronym(q, all) {
		return containerPartly
	}
	if len(p) > len(q) {
		p, q = q, p
	}
	common := 0
	for _, w := range p {
		if slices.ContainsFunc(q, func(o string) bool { return o == w || abbreviates(w, o) || abbreviates(o, w) }) {
			common++
		}
	}
	if len(p) > 0 && common*2 > len(p) && (len(p) > 1 || len(p[0]) > 3) {
		return containerPartly
	}
	return containerUnlike
}

// containerWords are words that most names of containers have and that tell
// none apart.
var containerWords = map[string]bool{
	"journal": true, "j": true, "proceedings": true, "proc": true, "conference": true, "conf": true, "international": true,
	"int": true, "intl": true, "annual": true, "transactions": true, "trans": true, "review": true, "research": true, "workshop": true,
	"symposium": true, "acm": true, "ieee": true, "american": true, "european": true, "studies": true, "science": true, "medicine": true,
}

// contentWords returns the words of a name that tell it apart, and all but the
// smallest.
func contentWords(s string) (found, all []string) {
	for w := range strings.FieldsSeq(normalize.FoldKey(s)) {
		if stopWords[w] || len(all) > 20 {
			continue
		}
		all = append(all, w)
		if !containerWords[w] {
			found = append(found, w)
		}
	}
	if len(found) == 0 {
		return all, all
	}
	return found, all
}

func abbreviates(short, long string) bool {
	return len(short) >= 3 && len(short) < len(long) && strings.HasPrefix(long, short)
}

// acronym reports whether one word of p is made of the first letters of the
// words of q.
func acronym(p, q []string) bool {
	if len(q) < 3 {
		return false
	}
	var b strings.Builder
	for _, w := range q {
		b.WriteString(firstRune(w))
	}
	return slices.Contains(p, b.String())
}

func (c *comparison) compareContainers() {
	best := missing
	for _, x := range c.a.containers {
		for _, y := range c.b.containers {
			if l := c.journals.agree(x, y, c.words.containers); best == missing || l < best {
				best = l
			}
		}
	}
	issn := sharesString(c.a.issn, c.b.issn)
	if issn && (best == missing || best > containerAgree) {
		best = containerAgree
	}
	if best == missing || best == containerUnlike {
		if target := c.targetContainer(); target {
			c.note(containerTarget, c.text("the journal that one was submitted to is the journal of the other"))
			return
		}
	}
	switch best {
	case missing:
	case containerEqual, containerAgree:
		n := min(c.set.container(c.a.containers), c.set.container(c.b.containers))
		c.noteRare(best, n, c.containerDetail(issn))
	case containerUnlike:
		// Preprint servers are another container by nature.
		if c.a.preprint != c.b.preprint {
			return
		}
		c.note(best, c.containerDetail(issn))
	default:
		c.note(best, c.containerDetail(issn))
	}
}

func (c *comparison) targetContainer() bool {
	agree := func(targets, containers []uint32) bool {
		for _, x := range targets {
			for _, y := range containers {
				if l := c.journals.agree(x, y, c.words.containers); l == containerEqual || l == containerAgree {
					return true
				}
			}
		}
		return false
	}
	return agree(c.a.targets, c.b.containers) || agree(c.b.targets, c.a.containers) || agree(c.a.targets, c.b.targets)
}

func (c *comparison) containerDetail(issn bool) string {
	if !c.explain {
		return ""
	}
	if len(c.a.containers) == 0 || len(c.b.containers) == 0 {
		return "same ISSN"
	}
	s := quote(c.words.containers.text(c.a.containers[0])) + ", " + quote(c.words.containers.text(c.b.containers[0]))
	if issn {
		s += ", same ISSN"
	}
	return s
}

// quote shortens a text for a detail.
func quote(s string) string {
	const most = 60
	if n := 0; len(s) > most {
		for i := range s {
			if n == most {
				s = s[:i] + "…"
				break
			}
			n++
		}
	}
	return "“" + s + "”"
}

func sharesString(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func (c *comparison) compareYears() {
	if c.datesOfPreprint() {
		return
	}
	a, b := c.a.year, c.b.year
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
	if a.volume != "" && b.volume != "" {
		detail := c.text(a.volume, ", ", b.volume)
		if samePlace(a.volume, b.volume) {
			n := int32(0)
			if c.set != nil {
				n = c.set.volumes[a.volume]
			}
			c.noteRare(volumeEqual, n, detail)
		} else if a.year == 0 || b.year == 0 || a.volume != strconv.Itoa(b.year) && b.volume != strconv.Itoa(a.year) {
			c.note(volumeDiffer, detail)
		}
	}
	if a.issue != "" && b.issue != "" {
		detail := c.text(a.issue, ", ", b.issue)
		if samePlace(a.issue, b.issue) {
			c.note(issueEqual, detail)
		} else {
			c.note(issueDiffer, detail)
		}
	}
	c.comparePages()
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
	n := int32(0)
	if c.set != nil {
		n = max(c.set.pages[a.first], c.set.pages[b.first])
	}
	switch {
	case a.first == b.first && a.last != "" && a.last == b.last:
		c.noteRare(pagesEqual, n, detail)
	case a.first == b.first || samePage(a.first, b.first):
		c.noteRare(pagesStart, n, detail)
	case aheadOfPrint(a, b) || aheadOfPrint(b, a):
		c.note(pagesProvisional, detail+c.text(": counted from 1 ahead of print, and in an issue"))
	case a.firstNo > 0 && b.firstNo > 0 && a.firstNo < b.lastNo && b.firstNo < a.lastNo:
		c.note(pagesOverlap, detail)
	default:
		c.note(pagesDiffer, detail)
	}
}

// samePage compares first pages of which one has a letter or suffix more:
// "S123" and "123", "186" and "186e1".
func samePage(a, b string) bool {
	x, y := strings.TrimLeft(a, "abcdefghijklmnopqrstuvwxyz "), strings.TrimLeft(b, "abcdefghijklmnopqrstuvwxyz ")
	return x != "" && x == y && len(x) >= 2 && (x == a || y == b)
}

// aheadOfPrint reports whether one record states the pages of an article that
// has no place in an issue yet, which begin at 1, and the other, no older, those
// in its volume.
func aheadOfPrint(early, late *features) bool {
	return early.firstNo == 1 && early.volume == "" && early.issue == "" &&
		late.volume != "" && (early.year == 0 || late.year == 0 || early.year <= late.year)
}
