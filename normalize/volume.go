package normalize

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/lazy"
)

// Numbering is what a volume or issue field can say.
type Numbering struct {
	Volume, Issue, Supplement, Part string
}

// maxNumbering is the longest text that is read as a volume or issue.
const maxNumbering = 80

// Volume reads a volume field: "22", "Vol. XXII", "22(7)", "22, no. 7", "12
// Suppl 1", "12 Pt 2", "Volume 12 - 2021". A Roman number is given in Arabic
// figures. A supplement without a number is given by its word. What has none of
// these forms is kept as it stands. Rejects placeholders such as "0", and
// sentences.
func Volume(s string) (Numbering, error) {
	if isPlainNumber(s) {
		return Numbering{Volume: s}, nil
	}
	text, err := cleanNumbering("volume", s, &volumeLabel)
	if err != nil {
		return Numbering{}, err
	}
	if allDigits(text) {
		return Numbering{Volume: text}, nil
	}
	if strings.Contains(text, " - ") && volumeLabel.length(Text(s)) > 0 {
		if m := volumeOfYear.FindStringSubmatch(text); m != nil {
			return Numbering{Volume: m[1]}, nil
		}
	}
	volume, issue, found := cutIssue(text)
	if !found {
		rest, supplement, part := cutSupplement(text)
		return Numbering{Volume: arabic(rest), Supplement: supplement, Part: part}, nil
	}
	n := Numbering{Volume: arabic(volume)}
	n.Issue, n.Supplement, n.Part = cutSupplement(issue[issueLabel.length(issue):])
	if n.Issue != "" && isPlaceholder(n.Issue) {
		n.Issue = ""
	}
	return n, nil
}

// Issue reads an issue field: "7", "7-8", "No. 7", "Suppl 1", "7 Pt 2", "Vol.
// 22 No. 7", "Special Issue". Rejects as [Volume] does.
func Issue(s string) (Numbering, error) {
	if isPlainNumber(s) {
		return Numbering{Issue: s}, nil
	}
	text, err := cleanNumbering("issue", s, &issueLabel)
	if err != nil {
		return Numbering{}, err
	}
	if allDigits(text) {
		return Numbering{Issue: text}, nil
	}
	if isSpreadsheetDate(text) {
		return Numbering{}, refused("issue", "spreadsheet-date", s, "issues that a spreadsheet turned into a date")
	}
	if m := findLabelledIssue(text); m != nil {
		n := Numbering{Volume: arabic(m[1][volumeLabel.length(m[1]):])}
		n.Issue, n.Supplement, n.Part = cutSupplement(m[2])
		return n, nil
	}
	if m := findBracketedIssue(text); m != nil {
		// "4(Suppl 1)"; the numbers of "3(58)" cannot be told apart.
		if rest, supplement, part := cutSupplement(m[2]); rest == "" {
			return Numbering{Issue: m[1], Supplement: supplement, Part: part}, nil
		}
		return Numbering{Issue: text}, nil
	}
	var n Numbering
	n.Issue, n.Supplement, n.Part = cutSupplement(strings.Trim(text, "()"))
	return n, nil
}

// isPlainNumber reports whether s is nothing but digits, and not all zeros.
func isPlainNumber(s string) bool {
	return len(s) <= maxNumbering && allDigits(s) && strings.Trim(s, "0") != ""
}

// NumberKey folds a volume or issue for comparison: its leading number or range
// without zeros before it, "7-8" as "7 8", "13, Sp. Iss. SI" as "13"; else all
// of it, folded.
func NumberKey(s string) string {
	key := FoldKey(s)
	words := strings.Split(key, " ")
	n := 0
	for n < len(words) && words[n] != "" && isASCIIDigit(words[n][0]) {
		if trimmed := strings.TrimLeft(words[n], "0"); trimmed != "" {
			words[n] = trimmed
		}
		n++
	}
	if n == 0 {
		return key
	}
	return strings.Join(words[:n], " ")
}

// A numberLabel is what may stand before a volume or issue.
type numberLabel struct {
	form *lazy.Pattern
	// starts are the bytes of ASCII that a label begins with, in lower case.
	starts string
}

// length is the length of the label that text begins with.
func (l *numberLabel) length(text string) int {
	if text == "" || text[0] < utf8.RuneSelf && strings.IndexByte(l.starts, text[0]|0x20) < 0 {
		return 0
	}
	return len(l.form.FindString(text))
}

var (
	volumeLabel = numberLabel{lazy.New(`(?i)^(?:volumes?|vols?|v|tomes?|t|band|bd|jahrgang|jg|årg)(?:\.\s*|:\s*|\s+|\b)`), "vtbj"}
	issueLabel  = numberLabel{lazy.New(`(?i)^(?:issues?(?: number| no\.?)?|iss|number|num|nos?|nr|n[°º]|№|heft|h|fasc)(?:\.\s*|:\s*|\s+|\b)`), "inhf"}
)

// cleanNumbering cleans a field and takes its label off.
func cleanNumbering(rule, s string, label *numberLabel) (string, error) {
	text := Text(s)
	if len(text) > maxNumbering {
		return "", refused(rule, "too-long", s, "longer than any "+rule)
	}
	text = strings.TrimRight(unifyDashes(text), " .,;:")
	if allDigits(text) && !isPlaceholder(text) {
		return text, nil
	}
	if n := label.length(text); n > 0 && n < len(text) && text[n] != '-' {
		text = text[n:]
	}
	text = strings.TrimSpace(text)
	if !hasLetterOrDigit(text) || isPlaceholder(text) || isPlaceholder(strings.Trim(text, "[]()")) {
		return "", refused(rule, "placeholder", s, "stands for no "+rule)
	}
	return text, nil
}

var (
	// volumeOfYear is what Frontiers writes behind the word "Volume".
	volumeOfYear   = lazy.New(`^(\d+) - (?:19|20)\d\d$`)
	bracketedIssue = lazy.New(`^([^()]*[^() ]) ?\(([^()]+)\)?$`)
	labelledIssue  = lazy.New(`(?i)^(.*?\d)[,;:]? *(?:issue|iss|number|no|nr)\b[.:]? *(.+)$`)
)

// findBracketedIssue divides "22(7)": the groups are the whole, what stands
// before the brackets and in them; nil where text has another form.
func findBracketedIssue(text string) []string {
	if strings.IndexByte(text, '(') <= 0 {
		return nil
	}
	return bracketedIssue.FindStringSubmatch(text)
}

// findLabelledIssue is findBracketedIssue for "22 no. 7".
func findLabelledIssue(text string) []string {
	at := nextDigit(text, 0)
	if !strings.ContainsAny(text[at:], "iInN") {
		return nil
	}
	return labelledIssue.FindStringSubmatch(text)
}

// cutIssue divides a volume from the issue that follows it.
func cutIssue(text string) (volume, issue string, ok bool) {
	for _, find := range [...]func(string) []string{findBracketedIssue, findLabelledIssue} {
		if m := find(text); m != nil && strings.ContainsAny(m[1], "0123456789IVXLC") {
			return m[1], strings.TrimSpace(m[2]), true
		}
	}
	return "", "", false
}

var supplementOrPart = lazy.New(`(?i)^(.*?)(?:^|[ ,;:_]+|\b|(\d))((suppl(?:ements?)?|supp|sup)|(part|pt))(?:[.: _]+([0-9A-Za-z-]*)|(\d[0-9A-Za-z-]*))?$`)

// supplementWords and partWords are what [Volume] and [Issue] give for a
// supplement or part without a number.
var (
	supplementWords = []string{"suppl", "supplement", "supplements", "supp", "sup"}
	partWords       = []string{"pt", "part"}
)

// SupplementAndPart writes a supplement and a part as they stand behind the
// number of a volume or issue, "Suppl 3 Pt 2". What names itself, such as the
// "Supplement" of an issue that has but one, has no word put before it, so that
// [Volume] and [Issue] read back what they gave.
func SupplementAndPart(supplement, part string) string {
	supplement = withWord(supplement, supplementWords, "Suppl")
	part = withWord(part, partWords, "Pt")
	if supplement != "" && part != "" {
		return supplement + " " + part
	}
	return supplement + part
}

// IsBareSupplement reports whether a supplement is the word alone, without its number
// or letter.
func IsBareSupplement(supplement string) bool {
	return slices.ContainsFunc(supplementWords, func(word string) bool { return strings.EqualFold(word, supplement) })
}

// withWord puts word before a value that does not begin with one of words.
func withWord(value string, words []string, word string) string {
	value = strings.TrimSpace(value)
	end := 0
	for end < len(value) && isASCIILetter(value[end]) {
		end++
	}
	isWord := func(known string) bool { return strings.EqualFold(known, value[:end]) }
	if value == "" || slices.ContainsFunc(words, isWord) {
		return value
	}
	return word + " " + value
}

// cutSupplement divides what follows a volume or issue from it: a supplement,
// a part, or a supplement and its part.
func cutSupplement(text string) (rest, supplement, part string) {
	rest = text
	if strings.IndexByte(text, 'p') < 0 && strings.IndexByte(text, 'P') < 0 {
		return rest, "", "" // all words for them have it
	}
	for range 2 {
		m := supplementOrPart.FindStringSubmatch(rest)
		if m == nil {
			break
		}
		value := m[6] + m[7]
		if value == "" {
			value = m[3]
		}
		switch {
		case m[4] != "" && supplement == "":
			supplement = value
		case m[5] != "" && part == "" && supplement == "":
			part = value
		default:
			return rest, supplement, part
		}
		rest = strings.TrimRight(m[1]+m[2], " ,;:_")
	}
	return rest, supplement, part
}

// arabic writes a Roman number in Arabic figures. A single C, D, L or M is more
// often a letter.
func arabic(s string) string {
	if s != strings.ToUpper(s) || len(s) == 1 && !strings.Contains("IVX", s) {
		return s
	}
	if value := romanValue(s); value > 0 {
		return strconv.Itoa(value)
	}
	return s
}
