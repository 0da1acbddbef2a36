package webpage

import (
	"strings"

	"github.com/ibid-go/ibid/internal/lazy"
)

// A page that names one publication only by an identifier in its running text often
// has lines of their own that say where and when that appeared.

const (
	// plainJournal has nothing of the marks that divide the parts of a site's menu.
	plainJournal = `(?P<journal>\p{Lu}[\p{L}\p{M}'’&\-]*(?: [\p{L}\p{M}'’&\-]+){0,9})`
	volumeWord   = `(?i:volume|vol\.?)`
	issueWord    = `(?i:issue|number|no\.?)`
	pagesWord    = `(?i:pages?|pp?\.?)`
	before       = `(?:(?i:published in|citation):? )?`
)

// appearances are the forms of a line that says where a publication appeared.
//
//	J Abbrev. 2020 Jul 23;22(7):17-21. doi: …
//	Journal volume 22, pages 17–21 (2020)
//	Journal, Volume 22, Issue 7, July 2020, Pages 17-21
//	Journal 22, 17–21 (2020)
var appearances = []form{
	{
		pattern: exact(before + `(?P<abbreviation>\p{Lu}[^.;:()\d|<>»›/]{1,100}(?: \([^()]{2,40}\))?)\.? (?P<date>` + citedDate + citedMonth + `);` + citedVolume + citedIssue + `:(?P<pages>` + citedPages + `)\.?` + citedIDs),
		sign:    ";", accepts: namesContainer,
	},
	{
		pattern: exact(before + plainJournal + `,? ` + volumeWord + ` ` + citedVolume + `(?:, ` + issueWord + ` (?P<issue>[^\s(),]{1,20}))?, ` + pagesWord + ` (?P<pages>` + citedPages + `),? ?\((?P<date>` + monthBefore + `)\)`),
		sign:    "(", accepts: namesContainer,
	},
	{
		pattern: exact(before + `(?:` + plainJournal + `,? )?` + volumeWord + ` ` + citedVolume + `(?:, ` + issueWord + ` (?P<issue>[^\s(),]{1,20}))?, (?P<date>` + monthBefore + `), ` + pagesWord + ` (?P<pages>` + citedPages + `)`),
		sign:    ", ", accepts: namesContainer,
	},
	{
		pattern: exact(before + plainJournal + ` ` + citedVolume + `, (?P<pages>` + citedPages + `) \((?P<date>` + citedDate + `)\)\.?`),
		sign:    "(", accepts: namesContainer,
	},
}

// noContainers are words that stand before numbers as the title of a journal does.
var noContainers = map[string]bool{
	"appendix": true, "article": true, "box": true, "chapter": true, "epub": true, "figure": true, "issue": true, "number": true,
	"page": true, "pages": true, "part": true, "published": true, "published online": true, "section": true, "supplement": true,
	"table": true, "volume": true,
}

// namesContainer reports whether a line names a journal, or nothing in its place.
func namesContainer(group func(string) string) bool {
	return !noContainers[strings.ToLower(group("journal")+group("abbreviation"))]
}

// statedDay is a whole date in words, or as ISO 8601 has it.
const statedDay = `(?:\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? (?:1[89]|20)\d\d|\p{L}{3,9}\.? \d{1,2},? (?:1[89]|20)\d\d|(?:1[89]|20)\d\d-\d\d-\d\d)`

// stations are what a page says of the way of a publication, alone on a line or between
// the marks that divide such statements: "Received: 3 May 2019 / Accepted: 1 June 2019".
var stations = lazy.New(`(?:^|[/|;.•·] ?)(?:` +
	`(?:(?i:published|publication date|date of publication):? (?P<issued>` + statedDay + `))|` +
	`(?:(?i:(?:first )?published online|available online):? (?P<online>` + statedDay + `))|` +
	`(?:(?i:received):? (?P<received>` + statedDay + `))|` +
	`(?:(?i:accepted):? (?P<accepted>` + statedDay + `))` +
	`)\.?(?: ?[/|;•·]|$| [A-Z])`)

// stationWords are in every line that has one.
var stationWords = []string{"ublished", "ublication", "eceived", "ccepted", "vailable online"}

// editorialDays are days that are no page's own. The day on which something was
// published is: of it a page about a publication says when it was published itself, even
// where it tells one of the others. The page that states all is the publication's.
var editorialDays = map[string]bool{"received": true, "accepted": true}

// longestStatement is the longest line in bytes that is looked at for such.
const longestStatement = 300

// addStatements adds what lines of their own say of the only publication of a text: of
// each kind where one line alone says it, or several say the same.
func (r *result) addStatements(p *page, end int) {
	s := &scanner{page: p}
	var where []capture
	said := map[string]string{}
	unclear := map[string]bool{}
	var days []capture
	for i, text := range p.trimmed[:end] {
		if text == "" || len(text) > longestStatement || !strings.ContainsAny(text, "0123456789") {
			continue
		}
		whole := p.whole(i)
		if found, groups := matchAny(appearances, text, 0); found != nil {
			captures := s.captures(found.pattern, whole, groups, "")
			if key := written(p, captures); said["where"] == "" {
				said["where"], where = key, captures
			} else if said["where"] != key {
				unclear["where"] = true
			}
			continue
		}
		for _, c := range s.stations(text, whole) {
			if key := p.passageText(c.passages[0]); said[c.name] == "" {
				said[c.name] = key
				days = append(days, c)
			} else if said[c.name] != key {
				unclear[c.name] = true
			}
		}
	}
	if unclear["where"] {
		where = nil
	}
	r.captures = append(r.captures, r.without(p, where)...)
	editorial := 0
	for _, c := range days {
		if editorialDays[c.name] && !unclear[c.name] {
			editorial++
		}
	}
	own := len(where) > 0 || editorial == len(editorialDays)
	for _, c := range days {
		if (own || editorialDays[c.name]) && !unclear[c.name] {
			r.captures = append(r.captures, c)
		}
	}
}

// stations returns the dates that a line states.
func (s *scanner) stations(text string, whole passage) []capture {
	has := false
	for _, word := range stationWords {
		has = has || strings.Contains(text, word)
	}
	if !has {
		return nil
	}
	var found []capture
	for from := 0; from < len(text); {
		groups := stations.Compiled().FindStringSubmatchIndex(text[from:])
		if groups == nil {
			return found
		}
		part := passage{whole.line, whole.start + from, whole.end}
		captures := s.captures(stations, part, groups, "")
		if len(captures) == 0 {
			return found
		}
		found = append(found, captures...)
		// What ends one statement may begin the next.
		from = captures[0].passages[0].end - whole.start
	}
	return found
}

// written is what captures say, as one text.
func written(p *page, captures []capture) string {
	var b strings.Builder
	for _, c := range captures {
		b.WriteString(c.name + "=" + p.passageText(c.passages[0]) + "\n")
	}
	return b.String()
}

// without returns the captures but for those of places that the result has already.
func (r *result) without(p *page, added []capture) []capture {
	var kept []capture
	for _, c := range added {
		known := false
		for _, other := range r.captures {
			known = known || other.name == c.name && other.passages[0] == c.passages[0]
		}
		if !known {
			kept = append(kept, c)
		}
	}
	return kept
}
