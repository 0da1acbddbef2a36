package delimited

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
)

// Dialect is how one exporter writes a table: what its headings mean. It is
// recognised by the headings that only its tables have.
type Dialect struct {
	// Name is the dialect's name for [record.Origin] ("scopus"), Title that of
	// the exporter.
	Name, Title string
	Columns     []Column
	// exact is set where letters and signs of a heading must stand as written:
	// two letters are not enough to tell a heading in any other table.
	exact bool
	// vertical is set where a row is one field of a record and a blank line
	// ends the record.
	vertical bool
}

// Column is a heading and what it means.
type Column struct {
	// Heading is compared without regard to case, blanks and signs.
	Heading string
	// Meaning is the name of one of [Fields].
	Meaning string
	// Separator divides the cell's values, where it holds several.
	Separator string
	// Score is what the heading says for the dialect: 0 for one that others
	// have too.
	Score int
}

// RecognisedFrom is the least sum of scores by which a dialect is recognised.
const RecognisedFrom = 5

// Dialects returns the known dialects in the order of their names.
func Dialects() []Dialect { return slices.Clone(dialects) }

// DialectNames returns the names of the known dialects, in their order.
func DialectNames() []string {
	var names []string
	for i := range dialects {
		if !slices.Contains(names, dialects[i].Name) {
			names = append(names, dialects[i].Name)
		}
	}
	return names
}

// headingKey is a heading in the form that is compared: small letters without
// their accents, digits and "#".
func headingKey(heading string) string {
	if strings.ContainsFunc(heading, func(r rune) bool { return r >= utf8.RuneSelf }) {
		heading = normalize.FoldKey(heading)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' {
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// dialectKeys are, for each dialect, its columns by the key of their heading.
var dialectKeys, genericKeys = func() ([]map[string]Column, map[string]Column) {
	list := make([]map[string]Column, len(dialects))
	for i := range dialects {
		list[i] = keysOf(dialects[i].Columns, dialects[i].exact)
	}
	return list, keysOf(slices.Concat(genericColumns, byHand()), false)
}()

func keysOf(columns []Column, exact bool) map[string]Column {
	keys := make(map[string]Column, len(columns))
	for _, c := range columns {
		if exact {
			keys[c.Heading] = c
		} else {
			keys[headingKey(c.Heading)] = c
		}
	}
	return keys
}

// Layout is the heading of a table: which column means what.
type Layout struct {
	tables []heading
}

// heading is the heading of one table in a document and where it ends.
type heading struct {
	at        int64
	separator byte
	dialect   int // -1 for none
	vertical  bool
	labels    []string
	// names are the names in the typed table, "" for an unknown heading.
	names []string
	// full and initials are the columns of the same names in both forms.
	full, initials int
}

// recognition is what was found about a row that may be a heading.
type recognition struct {
	heading
	// known counts the headings that mean something, mapped those that the user
	// says, filled all.
	known, mapped, filled int
	anchor                bool
	// followed is set where the next row has as many cells.
	followed bool
	evidence []string
}

// score says from 0 to 100 how sure it is that the row is a heading.
func (r *recognition) score() int {
	if !r.anchor || r.mapped == 0 && (r.known < 2 || r.known*2 < r.filled) {
		return 0
	}
	score := 25 + 10*min(r.known, 5)
	switch {
	case r.dialect >= 0:
		score += 15
	case r.mapped > 0:
		score += 20
	case r.known == 2 && r.filled > 2 && !r.followed:
		score -= 15 // a sentence with commas may begin so
	}
	return min(score, 95)
}

// recognise says what the cells mean if they are a heading. The user's mapping,
// by the keys of headings, comes first, then the dialect.
func recognise(labels []string, mapping map[string]string, wanted string) recognition {
	r := recognition{heading: heading{dialect: -1, labels: labels, names: make([]string, len(labels)), full: -1, initials: -1}}
	keys := make([]string, len(labels))
	for i, label := range labels {
		if len(label) <= longestHeading {
			keys[i] = headingKey(label)
		}
		if strings.TrimSpace(label) != "" {
			r.filled++
		}
	}
	best, marks := RecognisedFrom-1, []string(nil)
	if wanted != "" {
		best = -1
	}
	for d := range dialects {
		if dialects[d].vertical || wanted != "" && dialects[d].Name != wanted {
			continue
		}
		if score, own := scoreOf(d, labels, keys); score > best {
			best, marks, r.dialect = score, own, d
		}
	}
	for i, key := range keys {
		if key == "" {
			continue
		}
		if name, ok := mapping[key]; ok {
			r.set(i, Column{Meaning: name})
			r.anchor = true
			r.mapped++
			continue
		}
		if c, ok := r.column(labels[i], key); ok && !(i == 0 && r.dialect < 0 && numbersRows[key]) {
			r.set(i, c)
		}
	}
	r.evidence = append(r.evidence, fmt.Sprintf("%d of %d headings of columns are known", r.known, r.filled))
	if r.dialect >= 0 {
		r.evidence = append(r.evidence, fmt.Sprintf("%s of %s", strings.Join(quoted(marks[:min(len(marks), 3)]), ", "), dialects[r.dialect].Title))
	}
	return r
}

func quoted(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q", s)
	}
	return out
}

// longestHeading is longer than any heading, in bytes.
const longestHeading = 120

// scoreOf sums what the headings say for a dialect, each once.
func scoreOf(d int, labels, keys []string) (score int, own []string) {
	seen := map[string]bool{}
	for i := range labels {
		key := keys[i]
		if dialects[d].exact {
			key = strings.TrimSpace(labels[i])
		}
		c, ok := dialectKeys[d][key]
		if !ok || c.Score == 0 || seen[key] {
			continue
		}
		seen[key] = true
		score += c.Score
		own = append(own, strings.TrimSpace(labels[i]))
	}
	return score, own
}

// column is what a heading means in the dialect, or in any table.
func (r *recognition) column(label, key string) (Column, bool) {
	if r.dialect >= 0 {
		own := key
		if dialects[r.dialect].exact {
			own = strings.TrimSpace(label)
		}
		if c, ok := dialectKeys[r.dialect][own]; ok {
			return c, true
		}
	}
	if c, ok := genericKeys[key]; ok {
		return c, true
	}
	for _, whose := range headingPrefixes {
		if c, ok := genericKeys[strings.TrimPrefix(key, whose)]; ok && c.Meaning != "issue-or-number" {
			return c, true
		}
	}
	return Column{}, false
}

// headingPrefixes are words before headings that say what the table lists and not what
// the column holds: "citation_title", "Paper URL". A number behind them may be any.
var headingPrefixes = []string{"citation", "article", "paper", "reference", "bib"}

// numbersRows are the keys of headings that may be of an issue, but number the rows where
// they stand over the first column.
var numbersRows = func() map[string]bool {
	keys := map[string]bool{}
	for _, h := range []string{"Number", "Nummer", "Numéro", "Número", "Numero", "Номер", "号", "호"} {
		keys[headingKey(h)] = true
	}
	return keys
}()

// set gives a column its meaning.
func (r *recognition) set(i int, c Column) {
	name := c.Meaning
	if c.Separator != "" {
		name = fieldName(name, c.Separator)
	}
	r.names[i] = name
	r.known++
	switch c.Meaning {
	case "full-names":
		r.full = i
	case "authors":
		// Behind the persons' names, Web of Science has those of groups.
		if r.initials < 0 {
			r.initials = i
		}
	}
	r.anchor = r.anchor || anchors[c.Meaning]
}

// anchors are the fields one of which a table of publications has.
var anchors = func() map[string]bool {
	names := map[string]bool{}
	for _, f := range fields {
		if f.anchor {
			names[f.name] = true
		}
	}
	return names
}()

// dialectName is the name of the heading's dialect, "" for none.
func (h *heading) dialectName() string {
	if h.dialect < 0 {
		return ""
	}
	return dialects[h.dialect].Name
}

// CheckMapping says what is wrong with a mapping of headings to fields: a field
// that is none of [Fields].
func CheckMapping(mapping map[string]string) error {
	_, err := mappingKeys(mapping)
	return err
}

// MappingError says that a mapping names a field that there is not.
type MappingError struct {
	Heading, Field string
	// Expected are the names of fields that the wrong one could have been.
	Expected []string
}

// Error names the heading, the field and what was expected.
func (e *MappingError) Error() string {
	return fmt.Sprintf("column %q: there is no field %q; expected one of %s", e.Heading, e.Field, strings.Join(e.Expected, ", "))
}

// mappingKeys is a mapping by the keys of its headings.
func mappingKeys(mapping map[string]string) (map[string]string, error) {
	keys := map[string]string{}
	var headings []string
	for h := range mapping {
		headings = append(headings, h)
	}
	slices.Sort(headings)
	for _, h := range headings {
		name := mapping[h]
		if !slices.ContainsFunc(fields, func(f field) bool { return f.name == name && f.about != "" }) {
			return nil, &MappingError{h, name, fieldsLike(name)}
		}
		keys[headingKey(h)] = name
	}
	return keys, nil
}

// fieldsLike returns the names of fields that begin as a wrong one does, or of
// those that are not one of several.
func fieldsLike(name string) []string {
	group, _, divided := strings.Cut(name, "/")
	var like, all []string
	for _, f := range fields {
		if f.about == "" {
			continue
		}
		if of, _, several := strings.Cut(f.name, "/"); divided && several && of == group {
			like = append(like, f.name)
		} else if !several {
			all = append(all, f.name)
		}
	}
	if len(like) > 0 {
		return like
	}
	return append(all, "date/…", "title/…", "subjects/…", "count/…", "detail/…")
}

// label is the heading of a column; one without is named by its number.
func (h *heading) label(column int) string {
	if column < len(h.labels) && strings.TrimSpace(h.labels[column]) != "" {
		return strings.TrimSpace(h.labels[column])
	}
	return fmt.Sprintf("column %d", column+1)
}
