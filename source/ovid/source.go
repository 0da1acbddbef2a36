package ovid

import (
	"regexp"
	"strings"
)

// sourceForms are the forms of Source. The names of the groups are tags of RIS, and
// [meeting].
var sourceForms = []*regexp.Regexp{
	// Journal of Lines.   12(3 Suppl 1):S5-S9, April 2019.
	regexp.MustCompile(`^(?P<JF>[^:]+?)\.\s+(?P<VL>[A-Za-z]{0,3}\d+[A-Za-z]?(?: Suppl [^():]*)?)?\s?(?:\((?P<IS>[^()]*)\))?:(?P<SP>[^,:]+(?:, ?[^,:\s]*-[^,:\s]*)*), (?P<DA>[^:]*\d{4}[^:]*?)\.?\s*$`),
	// Journal of Lines. Vol 12(3) April 2019, 5-9.
	regexp.MustCompile(`^(?P<JF>[^:]+?)\.\s+Vol\.?\s*(?P<VL>\d+[A-Za-z]?)\s?(?:\((?P<IS>[^()]*)\))?,? (?P<DA>[^,:]*\d{4}[^,:]*?)(?:, (?:pp?\.? ?)?(?P<SP>[^,:]*\d[^,:]*?))?\.?\s*$`),
	// Journal of Lines. 12 (3) (pp 5-9), 2019. Date of Publication: April 2019.
	// Journal of Lines. Conference: Sea 2019. Porto Portugal. 12(3) (no pagination), 2019. Article Number: e5.
	regexp.MustCompile(`^(?P<JF>[^:]+?)\.\s+(?:Conference: (?P<meeting>.*?)\.\s+)?(?P<VL>\d+[A-Za-z]?) ?(?:\((?P<IS>[^()]*)\))? \((?:pp? ?(?P<SP>[^()]*)|no pagination)\), (?P<PY>\d{4})\.` +
		`(?:\s+Article Number: (?P<C7>[^\s:]+)\.)?(?:\s+Date of Publication: (?P<DA>[^.:]*\d{4})\.?\s*$)?`),
	// Roe, Richard (2019). The shore. (pp. 5-9) 58 pp. Porto: Tide Press.
	regexp.MustCompile(`^[^():]*\((?P<PY>\d{4})\)\.\s+(?P<T2>[^:]+?)\.?\s+(?:\(pp?\. ?(?P<SP>[\w-]+)\)\.?)?\s*(?:\w+ pp\.)?\s*(?P<CY>[^:.]+): ?(?P<PB>[^:]+?)\.?\s*$`),
	// Journal of Lines.
	regexp.MustCompile(`^(?P<JF>[^:.]+)\.?\s*$`),
}

// ofConference are the tags of RIS that say in a record of a conference where and what
// it was.
var ofConference = []string{"C3", "CY"}

// journalForms is the number of forms that are those of an article.
const journalForms = 3

// bookForm is the number of the form of a book.
const bookForm = 3

const digits = "0123456789"

// longestSource is longer than any Source, in bytes.
const longestSource = 1000

// mostParts is as many parts as a form has.
const mostParts = 9

// part is a part [from,to) of a text under a tag of RIS.
type part struct {
	tag      string
	from, to int
}

// sourceParts divides a Source, and says by which of the forms; -1 for none.
func sourceParts(text string) (parts []part, form int) {
	if len(text) > longestSource {
		return nil, -1
	}
	dated := strings.ContainsAny(text, digits)
	for i, re := range sourceForms {
		if !dated && i <= bookForm {
			continue
		}
		m := re.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		parts = make([]part, 0, mostParts)
		for n, name := range re.SubexpNames() {
			if name == "" || m[2*n] < 0 {
				continue
			}
			from, to := trim(text, m[2*n], m[2*n+1], " \t")
			if name == meeting {
				parts = appendMeeting(parts, text, from, to)
			} else if from < to {
				parts = append(parts, part{name, from, to})
			}
		}
		return parts, i
	}
	if at := strings.Index(text, ". "); at > 0 {
		return []part{{"JF", 0, at}}, -1
	}
	return nil, -1
}

// trim leaves the characters of a set out at both ends of a part.
func trim(text string, from, to int, set string) (int, int) {
	part := text[from:to]
	from += len(part) - len(strings.TrimLeft(part, set))
	return from, max(from, from+len(strings.Trim(part, set)))
}

// typeWords say of which of RIS's types a record is, by words of its document
// type; the first that is in it holds.
var typeWords = []struct{ word, code string }{
	{"conference", "CPAPER"}, {"proceeding", "CPAPER"}, {"dissertation", "THES"}, {"thesis", "THES"}, {"chapter", "CHAP"}, {"book", "BOOK"},
	{"journal", "JOUR"}, {"article", "JOUR"}, {"review", "JOUR"}, {"letter", "JOUR"}, {"editorial", "JOUR"}, {"trial", "JOUR"}, {"case report", "JOUR"},
	{"report", "RPRT"}, {"patent", "PAT"},
}

// typeCode returns RIS's code of a document type, or of a Source in a journal's
// form; "" for none.
func typeCode(text string) string {
	if code := sourceType(text); code != "" {
		return code
	}
	lower := strings.ToLower(text)
	for _, row := range typeWords {
		if strings.Contains(lower, row.word) {
			return row.code
		}
	}
	return ""
}

// sourceType returns RIS's code of what the form of a Source shows, "" for
// nothing.
func sourceType(text string) string {
	if !strings.ContainsAny(text, digits) {
		return "" // each of the forms that show it is dated
	}
	_, form := sourceParts(text)
	return codeOfForm(form)
}

func codeOfForm(form int) string {
	switch {
	case form >= 0 && form < journalForms:
		return "JOUR"
	case form == bookForm:
		return "BOOK"
	}
	return ""
}
