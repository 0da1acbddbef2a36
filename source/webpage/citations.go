package webpage

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// form is a form of a line, all parts of which must fit.
type form struct {
	pattern *lazy.Pattern
	// sign is text without which no line has the form.
	sign string
	// accepts says whether the texts of a match are what they seem to be; nil
	// means that they are. Of a match of which doubt is true it is not clear
	// where the title begins or ends.
	accepts, doubt func(group func(name string) string) bool
}

// text returns the texts of a match by the names of its groups.
func (f *form) text(line string, groups []int) func(name string) string {
	return func(name string) string {
		if i := f.pattern.SubexpIndex(name); i >= 0 && groups[2*i] >= 0 {
			return line[groups[2*i]:groups[2*i+1]]
		}
		return ""
	}
}

// Parts of citations. A name with initials ("Davies F", "Davies, F. K.") is one
// to three words that begin with a capital, and the initials.
const (
	nameWord     = `\p{Lu}[\p{L}\p{M}'’‘\-‐]+`
	surname      = `(?:(?:` + particles + `) )*` + nameWord + `(?: (?:(?:` + particles + `) )*` + nameWord + `){0,2}`
	shortName    = surname + ` \p{Lu}{1,4}(?:-\p{Lu})?(?: (?:Jr|Sr|II|III|2nd|3rd))?`
	shortNames   = shortName + `(?:, ` + shortName + `)*(?:,? et al)?`
	initialsName = surname + `, \p{Lu}\p{Ll}?\.(?:[ \x{a0}]?[\-‐]?\p{Lu}\.){0,3}`
	initialNames = initialsName + `(?:, ` + initialsName + `)*(?:,? (?:&|and) ` + initialsName + `)?`
	// Names in display order: "Ana B. van der Berg", "A.-B. Müller".
	someInitials = `\p{Lu}\.(?:[ \x{a0}]?[\-‐]?\p{Lu}\.){0,3}`
	citedName    = `(?:(?:` + nameWord + `|` + someInitials + `)[ \x{a0}]){1,3}(?:(?:` + particles + `) )*` + nameWord + `(?:,? (?:Jr\.?|Sr\.?|II|III))?`
	citedNames   = citedName + `(?:, ` + citedName + `)*(?:,? (?:and|&) ` + citedName + `)?(?:,? et al)?`
	// The first name inverted, the others not: "Müller, Ana B., and Li Ng".
	firstInverted = `(?P<first>` + surname + `, (?:` + nameWord + `|` + someInitials + `)(?: (?:` + nameWord + `|` + someInitials + `)){0,2})` +
		`(?:, (?:and )?(?P<people>` + citedName + `(?:, ` + citedName + `)*(?:,? and ` + citedName + `)?))?(?:,? (?P<more>et al))?\.?`
	citedTitle   = `[^\s.]\S*.+?`
	endingTitle  = `(?:(?P<title>` + citedTitle + `[^.?!])\.|(?P<question>` + citedTitle + `[?!]))`
	quotedTitle  = `["“](?:(?P<title>[^"“”]+[^"“”.,?!])[.,]|(?P<question>[^"“”]+[?!]))["”]`
	citedJournal = `(?P<journal>\p{Lu}[^.;:()\d"“”]+)`
	citedShort   = `(?P<abbreviation>\p{Lu}[^.;:()\d]+(?: \([^()]{2,40}\))?)`
	citedDotted  = `(?:(?P<abbreviation>\p{Lu}\p{L}*(?:\.? \p{L}+){0,9}\.)|` + citedJournal + `)`
	citedNumber  = `[A-Za-z]?\d{1,5}[A-Za-z]?`
	citedVolume  = `(?P<volume>` + citedNumber + `)`
	citedIssue   = `(?:\((?P<issue>[^()]{1,20})\))?`
	citedPages   = `[A-Za-z]{0,3}\d{1,8}(?:[-–‑]\p{L}{0,2}\d{1,8})?`
	wordedVolume = `vol\. ` + citedVolume + `(?:, no\. (?P<issue>[^\s(),]{1,20}))?`
	wordedPages  = `(?:pp?\.|art\. no\.) ?(?P<pages>` + citedPages + `)`
	citedDOI     = `(?:(?i:https?://(?:dx\.)?doi\.org/|doi: ?(?:https?://doi\.org/)?)(?P<doi>10\.\d{4,9}/\S*[^\s.,;)]))`
	citedIDs     = `(?:\.? ` + citedDOI + `\.?)?(?:;? Epub [^.;]{4,20}\.?)?(?:;? PMID: (?P<pmid>\d{1,9})[;.]?)?(?:;? PMCID: (?P<pmcid>PMC\d{1,9})\.?)?`
	citedDate    = `(?:1[89]|20)\d\d`
	citedMonth   = `(?: \p{L}{3,9}(?:[-–/]\p{L}{3,9})?(?: \d{1,2})?)?`
	monthBefore  = `(?:\p{L}{3,9}\.? )?` + citedDate
	optionalDOI  = `(?:[.,]? ` + citedDOI + `)?\.?`
	listNumber   = `(?:\[?\d{1,4}[\].)][ \t]+)?`
)

// citations are the forms of a citation in one line, in the order in which they are
// tried. Several say the same of a line only where it has the same parts.
//
//	display    Ana B. Davies, Li Ng. A title. J Abbrev. 2020;22(7):17-21.
//	Vancouver  Davies F, Shepherd HL. A title. J Abbrev. 2020 Jul 23;22(7):e17362. doi: …
//	APA        Davies, F., & Shepherd, H. L. (2020). A title. Journal, 22(7), e17362. https://doi.org/…
//	Springer   Davies F, Shepherd HL (2020) A title. J Abbrev 22(7):17–21. https://doi.org/…
//	Harvard    Davies, F. and Shepherd, H. L. (2020) ‘A title’, Journal, 22(7), pp. 17–21.
//	IEEE       [1] F. Davies and H. L. Shepherd, “A title,” J. Abbrev., vol. 22, no. 7, pp. 17–21, Jul. 2020.
//	Chicago    Davies, Fiona, and Heather L. Shepherd. “A Title.” Journal 22, no. 7 (2020): 17–21.
//	Chicago    Davies, Fiona, and Heather L. Shepherd. 2020. “A Title.” Journal 22 (7): 17–21.
//	MLA        Davies, Fiona, and Heather L. Shepherd. “A Title.” Journal, vol. 22, no. 7, 2020, pp. 17-21.
var citations = []form{
	{
		pattern: exact(listNumber + `(?P<people>` + citedNames + `)\. ` + endingTitle + ` ` + citedShort + `\. (?P<date>` + citedDate + citedMonth + `);` + citedVolume + citedIssue + `:(?P<pages>` + citedPages + `)\.?` + citedIDs),
		sign:    ";", accepts: showsPeople, doubt: dividesJournal,
	},
	{
		pattern: exact(listNumber + `(?P<short>` + shortNames + `)\. ` + endingTitle + ` ` + citedShort + `\. (?P<date>` + citedDate + citedMonth + `);` + citedVolume + citedIssue + `:(?P<pages>` + citedPages + `)\.?` + citedIDs),
		sign:    ";", doubt: isUnclear,
	},
	{
		pattern: exact(listNumber + `(?P<initials>` + initialNames + `) \((?P<date>` + citedDate + `)\)\. ` + endingTitle + ` ` + citedJournal + `, ` + citedVolume + citedIssue + `, (?:Article )?(?P<pages>` + citedPages + `)\.?(?: ` + citedDOI + `\.?)?`),
		sign:    "). ",
	},
	{
		pattern: exact(listNumber + `(?P<short>` + shortNames + `) \((?P<date>` + citedDate + `)\) ` + endingTitle + ` (?P<abbreviation>\p{Lu}[^.;:()\d]+) ` + citedVolume + citedIssue + `:(?P<pages>` + citedPages + `)` + optionalDOI),
		sign:    ") ",
	},
	{
		pattern: exact(listNumber + `(?P<initials>` + initialNames + `) \((?P<date>` + citedDate + `)\),? (?:'(?P<title>[^'‘’“”]+[^'‘’“”.,])'|‘(?P<question>[^‘“”]+[^‘’“”.,])’), ` + citedJournal + `, ` + citedVolume + citedIssue + `, pp?\. ?(?P<pages>` + citedPages + `)` + optionalDOI),
		sign:    "), ",
	},
	{
		pattern: exact(listNumber + `(?P<people>` + citedNames + `)\.?, ` + quotedTitle + ` ` + citedDotted + `, ` + wordedVolume + `, ` + wordedPages + `, (?P<date>` + monthBefore + `)` + optionalDOI),
		sign:    "vol. ",
	},
	{
		pattern: exact(listNumber + firstInverted + ` ` + quotedTitle + ` ` + citedJournal + ` ` + citedVolume + `(?:, no\. (?P<issue>[^\s(),]{1,20}))? \((?P<date>` + monthBefore + `)\): (?P<pages>` + citedPages + `)` + optionalDOI),
		sign:    "): ",
	},
	{
		pattern: exact(listNumber + firstInverted + ` (?P<date>` + citedDate + `)\. ` + quotedTitle + ` ` + citedJournal + ` ` + citedVolume + `(?: \((?P<issue>[^()]{1,20})\))?: (?P<pages>` + citedPages + `)` + optionalDOI),
		sign:    ": ",
	},
	{
		pattern: exact(listNumber + firstInverted + ` ` + quotedTitle + ` ` + citedJournal + `, ` + wordedVolume + `, (?P<date>` + monthBefore + `), ` + wordedPages + `\.?(?: \p{Lu}[\p{L} ]{1,40},)?` + optionalDOI),
		sign:    "vol. ",
	},
}

// citedYear is in every citation: the year in parentheses or before the volume, or
// behind either.
var citedYear = lazy.New(`\((?:\p{L}{3,9}\.? )?(?:1[89]|20)\d\d\)|(?:1[89]|20)\d\d[^;]{0,30};\w|["”].*\b(?:1[89]|20)\d\d\b|\b(?:1[89]|20)\d\d\. ["“]`)

// longestCitation is the longest line in bytes that is tried as a citation, and
// mostCitations how many are tried.
const (
	longestCitation = 3000
	mostCitations   = 20_000
)

// cutCitations reads citations. Those behind a heading such as References are of the
// publication that the text before it has an identifier of, or a citation.
func cutCitations(f *family, p *page, document *record.Document) []*result {
	if !slices.ContainsFunc(p.trimmed, citedYear.MatchString) {
		return nil
	}
	end := p.end()
	if end < len(p.trimmed) {
		if results := cutLines(p, document, citations, end); results != nil {
			return results
		}
		if cutMentions(f, p, document) != nil {
			return nil
		}
	}
	return cutLines(p, document, citations, len(p.trimmed))
}

// matchAny returns the first form that a line has, and the places of its groups.
func matchAny(forms []form, text string, tried int) (*form, []int) {
	if len(text) > longestCitation || tried > mostCitations || !strings.ContainsAny(text, "0123456789") {
		return nil, nil
	}
	for i := range forms {
		f := &forms[i]
		if !strings.Contains(text, f.sign) {
			continue
		}
		if groups := f.pattern.FindStringSubmatchIndex(text); groups != nil && (f.accepts == nil || f.accepts(f.text(text, groups))) {
			return f, groups
		}
	}
	return nil, nil
}

var (
	initialsInside = lazy.New(`(?:^|[ .\-‐])\p{Lu}\.`)
	beginsInitials = lazy.New(`^\p{Lu}\.`)
	oneInitial     = lazy.New(`^` + nameWord + ` \p{Lu}$`)
	// restOfName is what follows the initial of a name in display order: the family
	// name, and whatever other names there are, before a full stop.
	restOfName = lazy.New(`^(?:(?:` + particles + `) )*` + nameWord + `(?:,? (?:and |& )?` + citedName + `)*(?:,? et al)?\. `)
)

// showsPeople reports whether words with capitals between commas are people: one of
// them has initials, and there are several, or the first begins with its initials.
// Else they could be a title.
func showsPeople(group func(string) string) bool {
	people := group("people")
	if beginsInitials.MatchString(people) {
		return true
	}
	return initialsInside.MatchString(people) && (strings.Contains(people, ", ") || strings.Contains(people, " and ") || strings.Contains(people, " & "))
}

// beginsDisplayName reports whether what seems to be one author and the beginning of a
// title can be one name in display order: "Ana B. Müller. Light in caves".
func beginsDisplayName(group func(string) string) bool {
	return oneInitial.MatchString(group("short")) && restOfName.MatchString(group("title")+group("question")+" ")
}

// journalWord is a sentence of one short word behind another sentence: of the name of a
// journal with stops that seems to be the end of a title, "caves. J".
var journalWord = lazy.New(`\p{L}{2}[.?!] \p{Lu}\p{L}{0,3}(?:\.|$)`)

// dividesJournal reports whether what seems to be a title can end with the beginning of
// the name of the journal: "Light in caves. Int. J. Cave Sci".
func dividesJournal(group func(string) string) bool {
	return journalWord.MatchString(group("title") + group("question"))
}

// isUnclear reports whether either is so.
func isUnclear(group func(string) string) bool {
	return beginsDisplayName(group) || dividesJournal(group)
}

// doubt leaves out who the authors are, what the title is and where it appeared.
func (r *result) doubt() {
	r.doubtful = true
	for i := range r.captures {
		switch c := &r.captures[i]; c.name {
		case "people", "short", "title", "question", "abbreviation":
			c.name = "unclear"
		}
	}
}
