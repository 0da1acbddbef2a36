package cochrane

import (
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/tagged"
)

// unread is a tag that RIS does not have: its value is read for registrations
// alone, as all fields are.
const unread = "ZZ"

// isCount reports whether a value says "#12 of 40", as a line does that counts a
// record, and no more.
func isCount(value string) bool {
	if !strings.HasPrefix(value, "#") {
		return false
	}
	number, all, ok := strings.Cut(value[1:], " of ")
	return ok && isNumber(number) && isNumber(all)
}

func isNumber(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// isEntryNumber reports whether a value is the number of an entry in CENTRAL.
func isEntryNumber(value string) bool {
	const begin = "CN-"
	return len(value) > len(begin) && value[:len(begin)] == begin && value[len(begin)] >= '0' && value[len(begin)] <= '9'
}

// values says of every field of an entry which tag of RIS it is, and appends it to
// the list.
func values(e *Entry, list []asris.Value) []asris.Value {
	c := collector{entry: e, values: list}
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
}

func (c *collector) field(i int, f *tagged.Field) {
	row := tagNamed[f.Tag]
	switch {
	case len(f.Lines()) == 0 || row == nil && others.Fields[f.Tag] != nil || f.Tag == tagged.CountTag && isCount(f.Value):
	case row == nil:
		c.whole(unread, i)
	case !row.line || len(f.Lines()) == 1:
		c.whole(risTag(row, f.Lines()[0]), i)
	default:
		c.line(risTag(row, f.Lines()[0]), i, 0)
		for n := range f.Lines()[1:] {
			c.line(unread, i, n+1)
		}
	}
}

// risTag is the tag of RIS for a value: an ID may be the number of an entry in
// CENTRAL.
func risTag(row *tag, value string) string {
	if row.name == "ID" && isEntryNumber(value) {
		return "AN"
	}
	return row.ris
}

func (c *collector) whole(tag string, field int) {
	c.values = append(c.values, asris.Value{Tag: tag, Field: field})
}

func (c *collector) line(tag string, field, line int) {
	if end := len(c.entry.Fields[field].Lines()[line]); end > 0 {
		c.values = append(c.values, asris.Value{Tag: tag, Field: field, Line: line, To: end})
	}
}

// findType takes the type from the line of PT whose words say most of it, else from
// the title of Cochrane's own journal.
func (c *collector) findType() {
	best, field, line := len(typeWords), 0, 0
	for i := range c.entry.Fields {
		for n, text := range c.entry.Fields[i].Lines() {
			tag := c.entry.Fields[i].Tag
			if tag != "PT" && (tag != "SO" || !strings.EqualFold(text, reviews)) {
				continue
			}
			if row := typeRow(text); row < best {
				best, field, line = row, i, n
			}
		}
	}
	if best < len(typeWords) {
		c.line("TY", field, line)
	}
}
