package webpage

import (
	"cmp"
	"maps"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// A family of pages is read in two steps, each of them a table.
//
// The grammar (rules and zones) says what stands where: it turns lines into
// captures, pieces of text that have a name. The readings say what a capture
// means: which rule reads it, and which field of the record its value is.
// Between them nothing is decided by the position of a line in the page, so a
// page with missing, repeated or reordered blocks gives what it has.

// family is one family of pages.
type family struct {
	// name is the dialect in a record's origin, platform the service that
	// shows the page.
	name, platform string
	// signals tell the family apart.
	signals []signal
	// start matches the line that begins a result of a list, end the line
	// that ends the last one. A page of a family without start is one record.
	start, end *lazy.Pattern
	// rules are tried on every line in this order.
	rules []rule
	// possible says quickly that no rule matches a line; nil where nothing does.
	possible func(text string) bool
	// zones say what the lines that no rule matches mean. A record begins in
	// the zone called zoneHead, the text outside results is zoneOutside.
	zones map[string]zone
	// readings are run in this order when the record's lines have been read.
	readings []reading
	// cut divides a page into results in another way than by start and end; nil
	// where it is those.
	cut func(f *family, p *page, document *record.Document) []*result
}

// The zones that every family has without naming them.
const (
	zoneHead    = "head"
	zoneOutside = "outside"
)

// signal is one sign that a text is a page of a family.
type signal struct {
	// pattern is matched against every line without the blank space around it.
	pattern *lazy.Pattern
	// has is text that stands in every line that the pattern matches.
	has    string
	points int
	// says is the evidence in words.
	says string
}

// sign makes a signal.
func sign(pattern string, points int, says string) signal {
	return signal{lazy.New(pattern), literalOf(pattern), points, says}
}

// matches looks for the literal text first, which costs a small part of what
// trying the pattern costs.
func (s *signal) matches(line string) bool {
	return strings.Contains(line, s.has) && s.pattern.MatchString(line)
}

// literalOf returns the longest text that every match of the pattern holds, as
// far as the pattern shows it; "" where it shows none.
func literalOf(pattern string) string {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return ""
	}
	return longestLiteral(parsed.Simplify())
}

func longestLiteral(r *syntax.Regexp) string {
	switch r.Op {
	case syntax.OpLiteral:
		if r.Flags&syntax.FoldCase == 0 {
			return string(r.Rune)
		}
	case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
		longest := ""
		for _, part := range r.Sub {
			if text := longestLiteral(part); len(text) > len(longest) {
				longest = text
			}
		}
		return longest
	}
	return ""
}

// rule recognises a line. Each named group of the pattern that takes part in
// a match is captured under its name; the group called label is the label of
// the field as the page has it.
type rule struct {
	// pattern matches the line without the blank space around it.
	pattern *lazy.Pattern
	// name and value are the label and the pattern of its value, for copies in
	// which these stand on two lines; "" and nil where they never do.
	name  string
	value *lazy.Pattern
	// names are all labels of a rule that has several, which has no name.
	names []string
	// in lists the zones in which the rule holds; none means everywhere.
	in []string
	// label is the field's label where the pattern has no such group.
	label string
	// enter is the zone of the lines after this one; "" leaves it as it is.
	enter string
	// notice marks a line that speaks of the page and not of a publication.
	notice bool
}

// zone says what lines mean that no rule matches.
type zone struct {
	// capture names what the zone's lines are captured as, all of them
	// together or, with each set, every line for itself.
	capture string
	each    bool
	// sequence gives the zone's lines meaning by their order.
	sequence []step
	// notice marks lines that speak of the page.
	notice bool
}

// step is one line of a sequence: the first line, after those that the steps
// before it need, that matches the first of the patterns that any line
// matches; without patterns the last line before the next step's. A step that
// finds no line is left out.
type step struct {
	capture  string
	patterns []*lazy.Pattern
	// not matches lines that the step never takes or, without patterns, takes
	// only before the next step's or where there is no other.
	not *lazy.Pattern
}

// reading says what captures mean.
type reading struct {
	// from names the captures. Each capture of the first name gives a value;
	// the others belong to the same line or else are the record's first of
	// that name, and one that ends in "?" may be missing.
	from []string
	// cut divides the text of the first capture into the texts of values; nil
	// takes it whole.
	cut cutter
	// to names the target, rule the rule that reads the value.
	to, rule string
	// inferred marks a value that is concluded and not stated.
	inferred bool
	// otherwise is tried with the texts that the rule refuses.
	otherwise *reading
}

// cutter divides a text into pieces: for each value the places of the texts
// that its rule reads.
type cutter func(text string) [][]place

// place is a half-open range of bytes of a text.
type place struct{ start, end int }

// label is a label whose value stands on its line. The value's pattern names
// its captures and is strict enough that a sentence which begins with the
// label's word does not match.
type label struct{ text, value string }

// labels returns a rule for each label, longest label first. Between label
// and value stands the separator, a pattern, or a line's end.
func labels(separator string, table ...label) []rule {
	table = slices.Clone(table)
	slices.SortStableFunc(table, func(a, b label) int { return cmp.Compare(len(b.text), len(a.text)) })
	rules := make([]rule, len(table))
	for i, l := range table {
		pattern := exact(`(?P<label>` + regexp.QuoteMeta(l.text) + `)` + separator + l.value)
		rules[i] = rule{pattern: pattern, name: l.text, value: exact(l.value)}
	}
	return rules
}

// in returns the rules limited to some zones and entering one.
func in(zones []string, enter string, rules []rule) []rule {
	rules = slices.Clone(rules)
	for i := range rules {
		rules[i].in = zones
		rules[i].enter = enter
	}
	return rules
}

// exact compiles a pattern for a whole line.
func exact(pattern string) *lazy.Pattern { return lazy.New(`^(?:` + pattern + `)$`) }

// keys returns the words of a vocabulary as a pattern.
func keys[T any](vocabulary map[string]T) string {
	return words(slices.Collect(maps.Keys(vocabulary))...)
}

// words returns a pattern that matches any of the literal words, the longest
// that fits first.
func words(list ...string) string {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	for i, word := range list {
		list[i] = regexp.QuoteMeta(word)
	}
	return `(?:` + strings.Join(list, `|`) + `)`
}

// families is the table of families, in the order in which equal scores are
// listed.
var families = []*family{&pure, &jmirPreprints, &bvs, &biocloudy}

func familyByName(name string) *family {
	if name == Generic {
		return &generic
	}
	for _, f := range families {
		if f.name == name {
			return f
		}
	}
	return nil
}

func familyNames() string {
	names := make([]string, len(families))
	for i, f := range families {
		names[i] = f.name
	}
	return strings.Join(names, ", ")
}

// isBlank reports whether r is blank space at the end of a line: Unicode's
// spaces, and the invisible characters that copying from a browser leaves.
func isBlank(r rune) bool {
	switch r {
	case '\u200b', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}
