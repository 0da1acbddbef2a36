package dedupe

import (
	"regexp"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// What stands at the head of a page is often read as the title of a publication: its
// author and a short title, or a title and the issue.

// withoutRunningAuthor takes the family name of the first author and the slash behind
// it off a title: "Okafor/Reading Aloud".
func withoutRunningAuthor(title string, r *record.Record) string {
	before, rest, ok := strings.Cut(title, "/")
	if !ok || before == "" || len(before) > maxName || rest == "" || strings.HasPrefix(rest, " ") {
		return title
	}
	role := roleOfPeople(r)
	for i := range r.Contributors {
		if c := &r.Contributors[i]; c.Role == role {
			if c.Family != "" && comparisonKey(before) == normalize.FamilyKey(c.Name) {
				return rest
			}
			break
		}
	}
	return title
}

// issueBehindTitle is the issue that stands behind a title: "Volume 28 Iss. 2".
var issueBehindTitle = regexp.MustCompile(`(?i)[\s,:;(/-]+Vol(?:ume|\.)?\s*(\d+),?\s*(?:Issue|Iss\.?|Number|No\.?|Nr\.?)\s*(\d+)\)?\s*$`)

// withoutOwnIssue takes the issue in which a publication stands off its title.
func withoutOwnIssue(title string, r *record.Record) string {
	if n := len(title); n == 0 || !isDigit(title[n-1]) && title[n-1] != ')' || r.Volume == "" || r.Issue == "" {
		return title
	}
	m := issueBehindTitle.FindStringSubmatchIndex(title)
	if m == nil || m[0] == 0 || title[m[2]:m[3]] != r.Volume || title[m[4]:m[5]] != r.Issue {
		return title
	}
	return title[:m[0]]
}

// paperHeading is what a list of papers has before the titles of those that were invited,
// won a prize or came from a conference, which it names: "ICIS Paper - ".
var paperHeading = regexp.MustCompile(`^(?:\p{Lu}{2,8} )?(?:(?i:invited|competition|prize|award|conference) )?(?i:papers?|articles?)(?i: competition| prize| award)? [-–—] `)

// withoutPaperHeading takes such a heading off a title.
func withoutPaperHeading(title string) string {
	const longest = 48
	head := title[:min(len(title), longest)]
	if !strings.Contains(head, " - ") && !strings.Contains(head, " – ") && !strings.Contains(head, " — ") {
		return title
	}
	found := paperHeading.FindString(title)
	if words := strings.Count(found, " "); words < 3 || len(found) == len(title) {
		return title // "Paper - a history"
	}
	return title[len(found):]
}

// withPartNumbers returns the folded words of a title with the Roman numbers of parts that
// scans have read as letters and figures: "part i1", "part il".
func withPartNumbers(words []string) []string {
	for i, w := range words {
		if i == 0 || !partWords[words[i-1]] || len(w) < 2 || strings.Trim(w, "i1l") != "" || !strings.Contains(w, "i") {
			continue
		}
		words[i] = strings.Repeat("i", len(w))
	}
	return words
}
