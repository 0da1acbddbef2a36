package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// Abstract reads an abstract: its text for display and, where it is
// structured, its sections.
//
// Text keeps paragraphs, with an empty line between them, and begins one
// before each heading that stood at a line's start; other line ends and blanks
// are folded. A leading "Abstract" is no part of it.
//
// A heading is one of a table of headings, capitalised, with a colon, a full
// stop or a dash after it, or in capitals, or alone in its paragraph; or any
// phrase of up to four words in capitals with a colon, where there are two
// headings at least. It must stand at the start of the text or of a line, or
// after the end of a sentence: "as in Methods: see" has none. What stands
// before the first heading is a section without a label.
//
// Rejects a blank text and one that says that there is no abstract.
func Abstract(s string) (record.Abstract, error) {
	var buffer [8]string
	list := appendParagraphs(buffer[:0], s, breaksSection)
	for len(list) > 0 {
		rest := withoutAbstractWord(list[0], len(list) > 1)
		if rest == list[0] {
			break
		}
		if list[0] = rest; rest == "" {
			list = list[1:]
		}
	}
	if len(list) == 0 {
		return record.Abstract{}, refusal("abstract", "empty", s, "no text")
	}
	if len(list) == 1 && saysNoAbstract(list[0]) {
		return record.Abstract{}, refusal("abstract", "no-abstract", s, "says that there is no abstract")
	}
	return record.Abstract{Text: strings.Join(list, "\n\n"), Sections: sections(list)}, nil
}

// noAbstracts are keys of what databases write where there is no abstract.
var noAbstracts = map[string]bool{
	"no abstract available": true, "no abstract": true, "no abstract is available": true, "no abstract provided": true,
	"no abstract is available for this article": true, "no abstract available for this article": true, "abstract not available": true,
	"abstract is not available": true, "abstract unavailable": true, "abstract not provided": true, "an abstract is not available": true,
	"an abstract is not available for this article": true, "this article has no abstract": true, "there is no abstract for this article": true,
	"not available": true, "n a": true, "none": true,
}

// saysNoAbstract reports whether a text only says that there is no abstract:
// "[No abstract available]".
func saysNoAbstract(text string) bool {
	const longest = len("[An abstract is not available for this article.]")
	return len(text) <= longest && noAbstracts[FoldKey(text)]
}

// breaksSection reports whether a line begins with a heading, and whether it
// is a heading without a colon, which nothing but its line shows.
func breaksSection(line string) (before, after bool) {
	if first, _ := utf8.DecodeRuneInString(line); !mayBeginLabel(first) && first != '<' {
		return false, false
	}
	if len(line) > 4*longestLabel {
		line = line[:4*longestLabel]
	}
	line = Text(line)
	if strings.EqualFold(line, "abstract") {
		return true, true
	}
	if isLabelAlone(line) {
		return true, !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "：")
	}
	heading, found := headingAt(line, 0)
	return found && heading.known, false
}

// A heading is a label in a paragraph: it begins at start, what it is the
// heading of at end.
type heading struct {
	label      string
	start, end int
	known      bool
}

// sections divides paragraphs at their headings; nil where there are none.
func sections(list []string) []record.Section {
	var found []record.Section
	var headingBuffer [8]heading
	var bodyBuffer [8]string
	body := bodyBuffer[:0]
	labelled, known := 0, false
	label, open := "", false
	for _, paragraph := range list {
		from := 0
		for _, h := range appendHeadings(headingBuffer[:0], paragraph) {
			if text := sectionText(paragraph[from:h.start]); text != "" {
				body = append(body, text)
			}
			if open || len(body) > 0 {
				found = appendSection(found, label, body)
			}
			body, label, open, from = body[:0], h.label, true, h.end
			labelled++
			known = known || h.known
		}
		if text := strings.TrimSpace(paragraph[from:]); text != "" {
			body = append(body, text)
		}
	}
	if labelled == 0 || labelled == 1 && !known {
		return nil
	}
	return appendSection(found, label, body)
}

func appendSection(found []record.Section, label string, body []string) []record.Section {
	const usual = 5
	if found == nil {
		found = make([]record.Section, 0, usual)
	}
	return append(found, record.Section{Label: label, Text: strings.Join(body, "\n\n")})
}

// sectionText is what stands between two headings, without the comma by which
// Ovid joins sections: "were compared., RESULTS: ".
func sectionText(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, ".,") {
		return s[:len(s)-1]
	}
	return s
}

// appendHeadings appends the headings of a cleaned paragraph, in order.
func appendHeadings(found []heading, s string) []heading {
	if isLabelAlone(s) {
		return append(found, heading{label: strings.TrimRight(s, ":： "), start: 0, end: len(s), known: true})
	}
	marks := sentenceMarks{text: s}
	next := 0 // a heading begins at this place or behind it
	for at := 0; at < len(s); {
		if mayBeginHeading(s[at:]) {
			if h, ok := headingFrom(s, at); ok {
				found = append(found, h)
				at, next = h.end, h.end
				continue
			}
		}
		at, next = afterSentence(s, max(at, next), &marks)
	}
	return found
}

// afterSentence returns the place where a sentence may begin behind the next
// mark that ends one.
func afterSentence(s string, at int, marks *sentenceMarks) (place, next int) {
	for at = marks.from(at); at < len(s); at = marks.from(at) {
		if at+2 < len(s) && s[at] == '.' {
			// Most stops stand before a blank and a letter, or in a number.
			if b := s[at+1]; isASCIIDigit(b) {
				at += 2
				continue
			} else if b == ' ' && isASCIILetter(s[at+2]) {
				if at += 2; s[at] <= 'Z' {
					return at, at + 1
				}
				continue
			}
		}
		r, size := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[at:])
		}
		at += size
		if r >= utf8.RuneSelf && r != '。' && r != '！' && r != '？' {
			continue
		}
		if r == '.' && strings.HasPrefix(s[at:], ", ") {
			at++ // Ovid joins sections by a comma
		}
		for at < len(s) {
			r, size := utf8.DecodeRuneInString(s[at:])
			if r != ' ' && (r < utf8.RuneSelf && r != '"' && r != '\'' && r != ')' && r != ']' || !strings.ContainsRune("\"')]”’»", r)) {
				break
			}
			at += size
		}
		if r, _ := utf8.DecodeRuneInString(s[at:]); mayBeginLabel(r) {
			return at, at + 1
		}
	}
	return len(s), len(s)
}

// sentenceMarks finds the bytes that marks which end a sentence begin with.
type sentenceMarks struct {
	text string
	// ahead are the next places of the rare ones, at what was looked at or
	// behind it: most texts have none, and are searched once for each.
	ahead [len(rareMarks)]int
	first int // of these
}

// rareMarks are the bytes of all marks but the full stop.
const rareMarks = "?!\xe3\xef"

// from returns the place of the first such byte at the place or behind it, the
// end of the text where there is none. Places must not go back.
func (m *sentenceMarks) from(at int) int {
	if m.first < at || at == 0 {
		m.first = len(m.text)
		for i := range m.ahead {
			if m.ahead[i] < at || at == 0 {
				m.ahead[i] = len(m.text)
				if next := strings.IndexByte(m.text[at:], rareMarks[i]); next >= 0 {
					m.ahead[i] = at + next
				}
			}
			m.first = min(m.first, m.ahead[i])
		}
	}
	if at < m.first {
		if next := strings.IndexByte(m.text[at:m.first], '.'); next >= 0 {
			return at + next
		}
	}
	return m.first
}

func mayBeginLabel(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.Is(unicode.Han, r)
}

// mayBeginHeading reports whether s may begin with a heading: with a capital and
// the first word of one of the table, or with words in capitals and a colon. It
// is quick.
func mayBeginHeading(s string) bool {
	if s == "" || s[0] >= utf8.RuneSelf {
		first, _ := utf8.DecodeRuneInString(s)
		return mayBeginLabel(first)
	}
	if s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	word, length := wordBytes(s, 0)
	if length < 8 && length < len(s) && (s[length] >= utf8.RuneSelf || s[length] == '&' || s[length] == '(') {
		return true // written in another way in the table
	}
	return beginsLabel(word) || mayBeInCapitals(s[1:])
}

// mayBeInCapitals reports whether a colon stands in s before anything that no
// phrase in capitals has.
func mayBeInCapitals(s string) bool {
	for i := 0; i < len(s) && i < longestLabel+4; i++ {
		switch b := s[i]; {
		case b == ':' || b >= utf8.RuneSelf:
			return true
		case 'a' <= b && b <= 'z' || isASCIIDigit(b) || mayEndHeading[b]:
			return false
		}
	}
	return false
}

// headingAt reads the heading that begins at the place. A known one is in the
// table; another is in capitals, with a colon.
func headingAt(s string, at int) (heading, bool) {
	if !mayBeginHeading(s[at:]) {
		return heading{}, false
	}
	return headingFrom(s, at)
}

// headingFrom is headingAt for what may begin with a heading.
func headingFrom(s string, at int) (heading, bool) {
	rest := s[at:]
	window := rest[:min(len(rest), longestLabel+4)]
	for i := 0; i < len(window); {
		if !mayEndHeading[window[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(window[i:])
		if h, found, decided := headingBefore(s, at, at+i, r); decided {
			return h, found
		}
		i += size
	}
	return headingInCapitals(s, at)
}

// headingBefore reads the heading that begins at a place and ends before the
// mark r, which stands at the place mark. It is decided where what stands behind
// the mark has no part in a heading.
func headingBefore(s string, at, mark int, r rune) (h heading, found, decided bool) {
	if r == utf8.RuneError {
		return heading{}, false, true // the window may end inside a character
	}
	phrase, after := s[at:mark], s[mark+utf8.RuneLen(r):]
	switch r {
	case ':', '：':
		phrase = strings.TrimRight(phrase, " ")
		known := isLabel(phrase)
		if !known && !(isCapitals(phrase) && (after == "" || after[0] == ' ')) {
			return heading{}, false, true
		}
		return heading{label: phrase, start: at, end: len(s) - len(strings.TrimLeft(after, ": ")), known: known}, true, true
	case '.':
		if strings.HasPrefix(after, " ") && beginsText(after[1:]) && isLabel(phrase) {
			return heading{label: phrase, start: at, end: len(s) - len(after) + 1, known: true}, true, true
		}
	case '—', '–':
		phrase = strings.TrimRight(phrase, " ")
		if isLabel(phrase) && beginsText(strings.TrimLeft(after, " ")) {
			return heading{label: phrase, start: at, end: len(s) - len(strings.TrimLeft(after, " ")), known: true}, true, true
		}
		return heading{}, false, false
	case ';', '?', '!', '。', '"', '“':
	default:
		return heading{}, false, false
	}
	h, found = headingInCapitals(s, at)
	return h, found, true
}

// mayEndHeading has the first bytes of the characters behind which there is no
// more of a heading, and all that are beyond ASCII.
var mayEndHeading = func() (table [256]bool) {
	for b := range table {
		table[b] = b >= utf8.RuneSelf || strings.IndexByte(":.;?!\"", byte(b)) >= 0
	}
	return table
}()

// headingInCapitals reads a heading of the table that is in capitals and has
// no mark after it: "OBJECTIVES To compare". The words behind it must not all
// be in capitals too.
func headingInCapitals(s string, at int) (heading, bool) {
	rest := s[at:]
	best := 0
	for i := 0; i < len(rest) && i <= longestLabel; i++ {
		if c := rest[i]; c >= 'a' && c <= 'z' || c == '.' || c == ':' {
			break
		}
		if rest[i] == ' ' && i > 2 && isCapitals(rest[:i]) && isLabel(rest[:i]) && beginsText(rest[i+1:]) {
			best = i
		}
	}
	if best == 0 || !lowerSoon(rest[best+1:]) {
		return heading{}, false
	}
	return heading{label: rest[:best], start: at, end: at + best + 1, known: true}, true
}

// lowerSoon reports whether one of the first words has a small letter.
func lowerSoon(s string) bool {
	const soon = 24
	return strings.ContainsFunc(s[:min(len(s), soon)], unicode.IsLower)
}

// beginsText reports whether s can be the beginning of a section's text.
func beginsText(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && !unicode.IsLower(r)
}

// isLabel reports whether a phrase is a heading of the table, capitalised.
func isLabel(phrase string) bool {
	if len(phrase) > longestLabel || phrase == "" {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(phrase); !mayBeginLabel(first) {
		return false
	}
	var lower [longestLabel]byte
	n := 0
	for n < len(phrase) && (isGraphic(phrase[n]) || phrase[n] == ' ') && phrase[n] != '&' && phrase[n] != '(' {
		lower[n] = foldCase(phrase[n])
		n++
	}
	if n == len(phrase) {
		label := lower[:n]
		return abstractLabels[string(label)] && string(label) != "abstract"
	}
	if strings.IndexByte(phrase, '&') >= 0 {
		phrase = strings.ReplaceAll(phrase, "&", "and")
	}
	phrase = strings.ToLower(phrase)
	if strings.Contains(phrase, "(s)") { // Embase's "Result(s)"
		return abstractLabels[strings.ReplaceAll(phrase, "(s)", "s")] || abstractLabels[strings.ReplaceAll(phrase, "(s)", "")]
	}
	return abstractLabels[phrase] && phrase != "abstract"
}

// foldCase gives an ASCII letter in lower case.
func foldCase(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

// isLabelAlone reports whether a paragraph is nothing but a heading.
func isLabelAlone(s string) bool {
	return len(s) <= longestLabel+4 && isLabel(strings.TrimRight(s, ":： "))
}

// isCapitals reports whether a phrase has at most four words, four letters at
// least, and none that is small.
func isCapitals(phrase string) bool {
	if strings.Count(phrase, " ") > 3 && !isLabel(phrase) {
		return false
	}
	letters := 0
	for _, r := range phrase {
		switch {
		case unicode.IsUpper(r):
			letters++
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return false
		case !strings.ContainsRune(" -/&'’,()", r):
			return false
		}
	}
	return letters >= 3 && (letters >= 4 || isLabel(phrase))
}
