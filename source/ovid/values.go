package ovid

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/tagged"
)

// values says of every field of an entry, and of parts of some, which tag of RIS
// they are, and appends them to the list.
func values(e *Entry, list []asris.Value) []asris.Value {
	c := collector{entry: e, values: list}
	var buffer [usualFields]string
	tags := buffer[:0]
	for i := range e.Fields {
		f := &e.Fields[i]
		tag := risTags[f.Tag]
		tags = append(tags, tag)
		c.full = c.full || tag == "AU" && slices.Contains(fullNames, f.Tag) && f.Value != ""
		c.chapter = c.chapter || f.Tag == "Chapter Title" && f.Value != ""
		c.title = c.title || tag == "TI" && f.Value != ""
		c.kind = c.kind || tag == "TY" && f.Value != ""
	}
	c.findType(tags)
	for i := range e.Fields {
		c.field(i, tags[i], &e.Fields[i])
	}
	return c.values
}

// usualFields is as many fields as most entries have.
const usualFields = 40

// collector collects the values of one entry.
type collector struct {
	entry  *Entry
	values []asris.Value
	// full is set where the authors' full names stand in a field of their own,
	// chapter where a chapter's title does, title where any does, and kind where
	// there is a document type.
	full, chapter, title, kind bool
	// code is RIS's type.
	code string
	// source are the parts of the Source in a field, and sourceForm its form.
	source                  []part
	sourceForm, sourceField int
}

// sourceOf divides the Source in a field, once.
func (c *collector) sourceOf(field int, text string) ([]part, int) {
	if c.source == nil || c.sourceField != field {
		c.source, c.sourceForm = sourceParts(text)
		c.sourceField = field
	}
	return c.source, c.sourceForm
}

// findType takes the type from the document type, else from the source. Tags are those
// of RIS, of the entry's fields.
func (c *collector) findType(tags []string) {
	for _, tag := range []string{"TY", "SO"} {
		for i := range c.entry.Fields {
			f := &c.entry.Fields[i]
			if tags[i] != tag || len(f.Lines()) == 0 {
				continue
			}
			text := f.Lines()[0]
			if tag == "TY" {
				c.code = typeCode(text)
			} else {
				_, form := c.sourceOf(i, text)
				c.code = codeOfForm(form)
			}
			if c.code != "" {
				c.add("TY", i, 0, 0, len(text))
				return
			}
		}
	}
}

func (c *collector) add(tag string, field, line, from, to int) {
	if from < to {
		c.values = append(c.values, asris.Value{Tag: tag, Field: field, Line: line, From: from, To: to})
	}
}

func (c *collector) whole(tag string, field int) {
	c.values = append(c.values, asris.Value{Tag: tag, Field: field})
}

// titleMark returns the length of what Ovid writes behind a title in square brackets,
// "[Article]" with or without a full stop, 0 for any other text.
func titleMark(text string) int {
	inside, ok := strings.CutSuffix(strings.TrimSuffix(text, "."), "]")
	if !ok || len(inside) < 2 || inside[0] != '[' || !isCapital(inside[1]) {
		return 0
	}
	for i := 2; i < len(inside); i++ {
		if c := inside[i]; !isLetter(c) && c != ' ' && c != '/' && c != '-' {
			return 0
		}
	}
	return len(inside) - 1
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func (c *collector) field(i int, tag string, f *tagged.Field) {
	lines := f.Lines()
	if tag == "" || len(lines) == 0 {
		return
	}
	one := len(lines) == 1
	switch {
	case tag == "AN" && one && c.isPubMedNumber(f): // which is none of RIS's
	case tag == "AU" && c.full && !slices.Contains(fullNames, f.Tag):
		// The same names with initials.
	case tag == "AU" || tag == "ED":
		for n, line := range lines {
			c.names(tag, i, n, line)
		}
	case tag == "AD":
		c.addresses(i, lines)
	case tag == "TI" && c.chapter && f.Tag != "Chapter Title":
		c.whole("T2", i)
	case tag == "TI" && one:
		end := len(lines[0])
		at := strings.LastIndexByte(lines[0], '[')
		if at > 0 {
			if n := titleMark(lines[0][at:]); n > 0 {
				_, end = trim(lines[0], 0, at, " \t")
				if !c.kind {
					c.add("M3", i, 0, at+1, at+1+n)
				}
			}
		}
		c.add(tag, i, 0, 0, end)
	case tag == "SO" && one:
		parts, form := c.sourceOf(i, lines[0])
		for _, p := range parts {
			switch {
			case p.tag == "T2" && !c.title:
				p.tag = "TI" // the source of a whole book is the book
			case form < journalForms && c.code != "CPAPER" && slices.Contains(ofConference, p.tag):
				continue
			case form == bookForm && c.code == "CPAPER" && p.tag == "CY":
				p.tag = "C1" // the publisher's place
			case p.tag == "C3":
				p.tag = "T2" // in a record of a conference
			}
			c.add(p.tag, i, 0, p.from, p.to)
		}
	case tag == "SO":
		c.whole("N1", i)
	case tag == "TY":
		for n, line := range lines {
			line = strings.TrimSuffix(strings.TrimRight(line, " ."), "PDF Only")
			from, to := trim(line, 0, len(line), " \t-.:")
			if from < to && !isDigit(line[from]) { // DT dates the record in MEDLINE
				c.add("M3", i, n, from, to)
			}
		}
	case tag == "KW" && strings.Contains(f.Value, "*"):
		c.keywords(i, lines)
	case tag == "CY" && c.code == "CPAPER":
		c.whole("C1", i) // CY is where the conference was
	case one && (tag == "LA" || tag == "AN" || tag == "KW" || tag == "DO"):
		from, to := trim(lines[0], 0, len(lines[0]), " \t.")
		c.add(tag, i, 0, from, to)
	default:
		c.whole(tag, i)
	}
}

// isDegreeOfCapitals reports whether a word is of the form of an academic degree with
// two capitals, the first of which it begins with: "PhD", "M.Sc.", "MBBS", "MD/PhD".
func isDegreeOfCapitals(word string) bool {
	return isMixedDegree(word) || isJoinedDegree(word)
}

// isMixedDegree reports whether a word has a capital, with up to two letters and a full
// stop perhaps, another one, and any letters and full stops.
func isMixedDegree(word string) bool {
	second := 1
	for ; second < len(word) && second <= 3 && !isCapital(word[second]); second++ {
		if word[second] == '.' {
			second++
			break
		}
		if second == 3 || !isLetter(word[second]) {
			return false
		}
	}
	if second >= len(word) || !isCapital(word[second]) {
		return false
	}
	for i := second; i < len(word); i++ {
		if !isLetter(word[i]) && word[i] != '.' {
			return false
		}
	}
	return true
}

// isJoinedDegree reports whether a word has two to six capitals, and behind a hyphen,
// slash or bracket more letters.
func isJoinedDegree(word string) bool {
	end := 0
	for end < len(word) && isCapital(word[end]) {
		end++
	}
	if end < 2 || end > 6 {
		return false
	}
	for end < len(word) {
		if c := word[end]; c != '-' && c != '/' && c != '(' {
			return false
		}
		from := end + 1
		for end = from; end < len(word) && (isLetter(word[end]) || word[end] == ')'); end++ {
		}
		if end == from {
			return false
		}
	}
	return true
}

// longestName is longer than any name with its degrees and marks, in bytes.
const longestName = 300

// marksEnd returns where a name ends before the marks that lead to its address:
// "*", "+", "1,2", "[S]", "(1)".
func marksEnd(name string) int {
	end := len(name)
	for end > 0 {
		switch c := name[end-1]; {
		case c == ' ' || c == '\t' || c == ',' || c >= '0' && c <= '9' || strings.IndexByte("*+#^&~", c) >= 0:
			end--
			continue
		case c == ']' || c == ')':
			open := byte('[')
			if c == ')' {
				open = '('
			}
			if at := strings.LastIndexByte(name[:end], open); at > 0 {
				end = at
				continue
			}
		}
		break
	}
	return end
}

// editorMark marks an editor.
var editorMark = regexp.MustCompile(`(?i)\[\(?eds?\.?\)?\]`)

// stopped is a name with initials and a full stop, "de la Cruz MC.", of which
// MEDLINE's display of Ovid has one behind the other without semicolons.
var stopped = regexp.MustCompile(`^(\pL[\pL'’. -]*? \p{Lu}{1,4}(?: (?:Jr|Sr|2nd|3rd))?)\.(?:\s+|$)`)

// stoppedGiven is a given name in full behind which the field's full stop stands.
var stoppedGiven = regexp.MustCompile(`,.*\p{Ll}{3}\.$`)

// stoppedNames adds the persons of a line that is nothing but names with initials
// and full stops, and reports whether it is.
func (c *collector) stoppedNames(tag string, field, line int, text string) bool {
	if strings.IndexByte(text, '.') < 0 {
		return false
	}
	var ends [][2]int
	at, end := trim(text, 0, len(text), " \t")
	for at < end {
		m := stopped.FindStringSubmatchIndex(text[at:end])
		if m == nil {
			return false
		}
		ends = append(ends, [2]int{at, at + m[3]})
		at += m[1]
	}
	for _, name := range ends {
		c.add(tag, field, line, name[0], name[1])
	}
	return len(ends) > 0
}

// names adds the persons of a line, between semicolons. A part that is nothing
// but degrees belongs to the one before.
func (c *collector) names(tag string, field, line int, text string) {
	if c.stoppedNames(tag, field, line, text) {
		return
	}
	start := 0
	for start <= len(text) {
		end := len(text)
		if at := strings.IndexByte(text[start:], ';'); at >= 0 {
			end = start + at
		}
		from, to := trim(text, start, end, " \t")
		role := tag
		if strings.IndexByte(text[from:to], '[') >= 0 && editorMark.MatchString(text[from:to]) {
			role = "ED"
		}
		if strings.IndexByte(text[from:to], '.') >= 0 {
			if m := stopped.FindStringSubmatchIndex(text[from:to]); m != nil && m[1] == to-from {
				to = from + m[3] // the field's full stop
			} else if end == len(text) && stoppedGiven.MatchString(text[from:to]) {
				to--
			}
		}
		if to = nameEnd(text, from, to); from < to && !isDegree(text[from:to]) {
			c.add(role, field, line, from, to)
		}
		start = end + 1
	}
}

// nameEnd cuts marks and degrees off a name. Degrees stand behind a family name,
// a comma and a given name.
func nameEnd(text string, from, to int) int {
	for to-from <= longestName {
		name := text[from:to]
		end := marksEnd(name)
		if end == len(name) {
			at := strings.LastIndexAny(name, " ,")
			if at <= 0 || !isDegree(name[at+1:]) {
				return to
			}
			before := strings.TrimRight(name[:at], " ,")
			if strings.IndexByte(before, ',') < 0 || strings.IndexByte(before, ' ') < 0 {
				return to
			}
			end = at
		}
		if end == 0 {
			return to
		}
		_, to = trim(text, from, from+end, " \t,")
	}
	return to
}

// isDegree reports whether a word is a degree. Those that the pattern does not name
// have two capitals.
func isDegree(word string) bool {
	if len(word) < 2 || word[0] < 'A' || word[0] > 'Z' {
		return false
	}
	for i := 1; i < len(word); i++ {
		if word[i] >= 'A' && word[i] <= 'Z' {
			return isDegreeOfCapitals(word)
		}
	}
	return slices.Contains(namedDegrees, word)
}

// namedDegrees are the words of degrees that have one capital.
var namedDegrees = []string{"Jr.", "Dr", "Prof", "Esq"}

// keywords adds keywords, of which a star marks those that matter most.
func (c *collector) keywords(field int, lines []string) {
	for n, line := range lines {
		for start := 0; start <= len(line); {
			end := len(line)
			if at := strings.IndexByte(line[start:], ';'); at >= 0 {
				end = start + at
			}
			from, to := trim(line, start, end, " \t.*")
			c.add("KW", field, n, from, to)
			start = end + 1
		}
	}
}

// addressText returns where the text of an address begins behind its mark, "(1)" or
// "From the (*)", -1 where there is none.
func addressText(line string) int {
	const mostInMark = 3 // characters
	rest := strings.TrimPrefix(strings.TrimPrefix(line, "From "), "the ")
	if rest == "" || rest[0] != '(' {
		return -1
	}
	count := 0
	for i, c := range rest[1:] {
		if c == ')' {
			if count == 0 {
				return -1
			}
			return len(line) - len(strings.TrimLeft(rest[1+i+1:], " \t\n\f\r"))
		}
		if count++; count > mostInMark {
			return -1
		}
	}
	return -1
}

// isUnnamed reports whether a line is no address behind the names of its authors, "(Doe,
// Roe) Institute of Tides".
func isUnnamed(line string) bool {
	end := strings.IndexByte(line, ')')
	return end <= 1 || line[0] != '(' || strings.TrimSpace(line[end+1:]) == ""
}

// isUnmarked reports whether a line is no address behind its mark.
func isUnmarked(line string) bool { return addressText(line) < 0 }

// addresses adds addresses, each on lines of its own that begin with a mark or with
// names, or the whole field as one.
func (c *collector) addresses(field int, lines []string) {
	before := len(c.values)
	if len(lines) > 1 && slices.ContainsFunc(lines, isUnmarked) && !slices.ContainsFunc(lines, isUnnamed) {
		for n, line := range lines {
			from, to := trim(line, 0, len(line), " \t;")
			c.add("AD", field, n, from, to)
		}
		return
	}
	for n, line := range lines {
		start := addressText(line)
		if start < 0 {
			c.values = c.values[:before]
			c.whole("AD", field)
			return
		}
		from, to := trim(line, start, len(line), " \t;")
		c.add("AD", field, n, from, to)
	}
}
