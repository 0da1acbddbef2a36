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
	for i := range e.Fields {
		f := &e.Fields[i]
		c.full = c.full || slices.Contains(fullNames, f.Tag) && f.Value != ""
		c.chapter = c.chapter || f.Tag == "Chapter Title" && f.Value != ""
		c.title = c.title || risTags[f.Tag] == "TI" && f.Value != ""
		c.kind = c.kind || risTags[f.Tag] == "TY" && f.Value != ""
	}
	c.findType()
	for i := range e.Fields {
		c.field(i, &e.Fields[i])
	}
	return c.values
}

// collector collects the values of one entry.
type collector struct {
	entry  *Entry
	values []asris.Value
	// full is set where the authors' full names stand in a field of their own,
	// chapter where a chapter's title does, title where any does, and kind where
	// there is a document type.
	full, chapter, title, kind bool
}

// findType takes the type from the document type, else from the source.
func (c *collector) findType() {
	for _, tag := range []string{"TY", "SO"} {
		for i := range c.entry.Fields {
			f := &c.entry.Fields[i]
			if risTags[f.Tag] == tag && len(f.Lines()) > 0 && (tag == "TY" && typeCode(f.Lines()[0]) != "" || tag == "SO" && sourceType(f.Lines()[0]) != "") {
				c.add("TY", i, 0, 0, len(f.Lines()[0]))
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

// titleMark is what Ovid writes behind a title.
var titleMark = regexp.MustCompile(`\s*\[([A-Z][A-Za-z /-]*)\]\.?$`)

// behindType is what Ovid writes behind a document type.
var behindType = regexp.MustCompile(`:?\s*(PDF Only)?\.?$`)

func (c *collector) field(i int, f *tagged.Field) {
	tag := risTags[f.Tag]
	lines := f.Lines()
	if tag == "" || len(lines) == 0 {
		return
	}
	one := len(lines) == 1
	switch {
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
		if m := titleMark.FindStringSubmatchIndex(lines[0]); m != nil && m[0] > 0 {
			end = m[0]
			if !c.kind {
				c.add("M3", i, 0, m[2], m[3])
			}
		}
		c.add(tag, i, 0, 0, end)
	case tag == "SO" && one:
		parts, _ := sourceParts(lines[0])
		for _, p := range parts {
			if p.tag == "T2" && !c.title {
				p.tag = "TI" // the source of a whole book is the book
			}
			c.add(p.tag, i, 0, p.from, p.to)
		}
	case tag == "SO":
		c.whole("N1", i)
	case tag == "TY":
		for n, line := range lines {
			from, to := trim(line, 0, behindType.FindStringIndex(line)[0], " \t-")
			c.add("M3", i, n, from, to)
		}
	case one && (tag == "LA" || tag == "AN" || tag == "KW" || tag == "DO"):
		from, to := trim(lines[0], 0, len(lines[0]), " \t.")
		c.add(tag, i, 0, from, to)
	default:
		c.whole(tag, i)
	}
}

// degrees are academic degrees and titles behind a name.
var degrees = regexp.MustCompile(`^(?:[A-Z][A-Za-z]{0,2}\.?[A-Z][A-Za-z.]*|[A-Z]{2,6}(?:[-/(][A-Za-z)]+)*|Jr\.|Dr|Prof|Esq)$`)

// nameMark are marks behind a name that lead to its address.
var nameMark = regexp.MustCompile(`(?:\s*(?:\[[^\]]*\]|\([^)]*\)|[*+#^&~]+|\d+(?:,\d+)*|,))+$`)

// editorMark marks an editor.
var editorMark = regexp.MustCompile(`(?i)\[\(?eds?\.?\)?\]`)

// names adds the persons of a line, between semicolons. A part that is nothing
// but degrees belongs to the one before.
func (c *collector) names(tag string, field, line int, text string) {
	start := 0
	for start <= len(text) {
		end := len(text)
		if at := strings.IndexByte(text[start:], ';'); at >= 0 {
			end = start + at
		}
		from, to := trim(text, start, end, " \t")
		role := tag
		if editorMark.MatchString(text[from:to]) {
			role = "ED"
		}
		if to = nameEnd(text, from, to); from < to && !isDegree(text[from:to]) {
			c.add(role, field, line, from, to)
		}
		start = end + 1
	}
}

// nameEnd cuts marks and degrees off a name.
func nameEnd(text string, from, to int) int {
	for {
		name := text[from:to]
		end := to
		if m := nameMark.FindStringIndex(name); m != nil && m[0] > 0 {
			end = from + m[0]
		} else if at := strings.LastIndexAny(name, " ,"); at > 0 && isDegree(name[at+1:]) && strings.Contains(name[:at], ",") && strings.IndexByte(strings.TrimRight(name[:at], " ,"), ' ') > 0 {
			end = from + at
		}
		if end == to {
			return to
		}
		_, to = trim(text, from, end, " \t,")
	}
}

func isDegree(word string) bool { return len(word) > 1 && degrees.MatchString(word) }

// addressMark begins an address: "(1)", "(*)".
var addressMark = regexp.MustCompile(`^(?:From )?(?:the )?\([^)]{1,3}\)\s*`)

// addresses adds addresses, each on lines of its own that begin with a mark, or
// the whole field as one.
func (c *collector) addresses(field int, lines []string) {
	for _, line := range lines {
		if !addressMark.MatchString(line) {
			c.whole("AD", field)
			return
		}
	}
	for n, line := range lines {
		from, to := trim(line, addressMark.FindStringIndex(line)[1], len(line), " \t;")
		c.add("AD", field, n, from, to)
	}
}
