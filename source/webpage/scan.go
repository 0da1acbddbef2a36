package webpage

import (
	"slices"
	"strings"
	"sync"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// result is one record as the grammar sees it: what stands where, before any
// of it is given a meaning.
type result struct {
	// first and last are its lines.
	first, last int
	captures    []capture
	fields      []field
	// doubtful is set where it is not clear which part of a citation is which.
	doubtful bool
	// unread are the lines that neither a rule nor a zone has a use for.
	unread []passage
}

// capture is a piece of text under the name that the grammar gives it, a
// passage for each of its lines.
type capture struct {
	name, label string
	passages    []passage
	// notice marks a piece of a line that is kept as a notice.
	notice bool
}

// field is a labelled field or block as it stands.
type field struct {
	label string
	// whole are its lines with the label, value those of its value.
	whole, value []passage
}

// scanner applies a family's grammar to a page.
type scanner struct {
	family   *family
	page     *page
	document *record.Document
	results  []*result
	// current is the result that the line belongs to, nil between results.
	current *result
	zone    string
	// named are the rules of labels whose values may stand on the next line.
	named map[string][]*rule
	// label is the label of the block that the zone was entered by, pending
	// are the zone's lines.
	label   string
	pending []passage
	// block is the index in the current result's fields of the block that
	// the next line of the zone continues, -1 when there is none.
	block int
}

// scan divides the page into results and adds what belongs to none of them to
// the document.
func (f *family) scan(p *page, document *record.Document) []*result {
	if f.cut != nil {
		return f.cut(f, p, document)
	}
	return f.scanLines(p, document, 0, len(p.trimmed))
}

// namedRules are the rules of labels by the families' names and the labels.
var namedRules = sync.OnceValue(func() map[string]map[string][]*rule {
	all := map[string]map[string][]*rule{Generic: rulesByLabel(genericRules)}
	for _, f := range families {
		all[f.name] = rulesByLabel(f.rules)
	}
	return all
})

func rulesByLabel(rules []rule) map[string][]*rule {
	named := map[string][]*rule{}
	for i := range rules {
		r := &rules[i]
		if r.name != "" {
			named[r.name] = append(named[r.name], r)
		}
		for _, name := range r.names {
			named[name] = append(named[name], r)
		}
	}
	return named
}

// scanLines is scan for some of the page's lines.
func (f *family) scanLines(p *page, document *record.Document, from, to int) []*result {
	s := &scanner{family: f, page: p, document: document, zone: zoneOutside, named: namedRules()[f.name]}
	if f.start == nil {
		s.begin()
	}
	for i := from; i < to; i++ {
		if r, value := s.labelAlone(i); r != nil && value < to {
			s.pair(r, i, value)
			i = value
		} else if text := p.trimmed[i]; text != "" {
			s.line(i, text)
		}
	}
	s.finish()
	return s.results
}

func (s *scanner) begin() {
	s.finish()
	s.current = &result{first: -1}
	s.enter(zoneHead, "")
}

func (s *scanner) finish() {
	if s.current == nil {
		return
	}
	s.closeZone()
	if s.current.first >= 0 {
		s.results = append(s.results, s.current)
	}
	s.current = nil
	s.zone = zoneOutside
}

func (s *scanner) enter(zone, label string) {
	s.closeZone()
	s.zone, s.label, s.block = zone, label, -1
}

// labelAlone returns the rule of a label that stands alone on a line, and the
// line of its value, the next that is not blank. No rule matches the label's
// line nor the value's.
func (s *scanner) labelAlone(i int) (*rule, int) {
	if s.current == nil {
		return nil, 0
	}
	name := aloneLabel(s.page.trimmed[i])
	for _, r := range s.named[name] {
		value := i + 1
		for value < len(s.page.trimmed) && s.page.trimmed[value] == "" {
			value++
		}
		if value == len(s.page.trimmed) || !s.holds(r) || !r.value.MatchString(s.page.trimmed[value]) {
			continue
		}
		labelled, _ := s.match(s.page.trimmed[i])
		other, _ := s.match(s.page.trimmed[value])
		if labelled == nil && other == nil {
			return r, value
		}
	}
	return nil, 0
}

// aloneLabel is the label of a line that has nothing else.
func aloneLabel(line string) string { return strings.TrimRight(line, " \t:：") }

// pair takes a label and its value from two lines.
func (s *scanner) pair(r *rule, label, value int) {
	if s.current.first < 0 {
		s.current.first = label
	}
	s.current.last = value
	s.block = -1
	name := r.name
	if name == "" {
		name = aloneLabel(s.page.trimmed[label])
	}
	if r.enter != "" {
		s.enter(r.enter, name)
	}
	whole := s.page.whole(value)
	s.current.captures = append(s.current.captures,
		s.captures(r.value, whole, r.value.FindStringSubmatchIndex(s.page.trimmed[value]), name)...)
	s.current.fields = append(s.current.fields, field{
		label: name, whole: []passage{s.page.whole(label), whole}, value: []passage{whole},
	})
}

// captures returns the named groups of a match, but for the label.
func (s *scanner) captures(pattern *lazy.Pattern, whole passage, groups []int, label string) []capture {
	var captures []capture
	for i, name := range pattern.SubexpNames() {
		if name == "" || name == "label" || groups[2*i] < 0 {
			continue
		}
		group := s.page.trim(passage{whole.line, whole.start + groups[2*i], whole.start + groups[2*i+1]})
		if group.start < group.end {
			captures = append(captures, capture{name: name, label: label, passages: []passage{group}})
		}
	}
	return captures
}

// holds reports whether a rule holds in the zone of the current line.
func (s *scanner) holds(r *rule) bool { return len(r.in) == 0 || slices.Contains(r.in, s.zone) }

func (s *scanner) line(i int, text string) {
	whole := s.page.whole(i)
	switch {
	case s.family.start != nil && s.family.start.MatchString(text):
		s.begin()
		s.document.Outside = append(s.document.Outside, s.page.located(whole))
		return
	case s.family.end != nil && s.family.end.MatchString(text):
		s.finish()
	}
	matched, groups := s.match(text)
	if s.current == nil {
		if matched != nil && matched.notice {
			s.notice(whole)
		} else {
			s.document.Outside = append(s.document.Outside, s.page.located(whole))
		}
		return
	}
	if s.current.first < 0 {
		s.current.first = i
	}
	s.current.last = i
	if matched == nil {
		s.plain(whole)
		return
	}
	s.matched(whole, matched, groups)
}

// longestLabelled is the longest line in bytes that is tried against the
// rules: longer ones are running text.
const longestLabelled = 16 << 10

// match returns the first rule that holds in the zone and matches, and the
// places of its groups.
func (s *scanner) match(text string) (*rule, []int) {
	if len(text) > longestLabelled || s.family.possible != nil && !s.family.possible(text) {
		return nil, nil
	}
	for i := range s.family.rules {
		r := &s.family.rules[i]
		if !s.holds(r) {
			continue
		}
		if groups := r.pattern.FindStringSubmatchIndex(text); groups != nil {
			return r, groups
		}
	}
	return nil, nil
}

func (s *scanner) notice(whole passage) {
	s.document.Notices = append(s.document.Notices, s.page.located(whole))
}

// matched takes a line that a rule matched.
func (s *scanner) matched(whole passage, r *rule, groups []int) {
	made := field{label: r.label, whole: []passage{whole}}
	value := whole
	if i := r.pattern.SubexpIndex("label"); i >= 0 && groups[2*i] >= 0 {
		label := s.page.trim(passage{whole.line, groups[2*i], groups[2*i+1]})
		made.label = s.page.passageText(label)
		value = s.page.trim(passage{whole.line, label.end, whole.end})
	}
	captures := s.captures(r.pattern, whole, groups, made.label)
	for i := range captures {
		captures[i].notice = r.notice
	}
	s.block = -1
	if r.enter != "" {
		s.enter(r.enter, made.label)
	}
	s.current.captures = append(s.current.captures, captures...)
	if r.notice {
		s.notice(whole)
		return
	}
	if value.start < value.end {
		made.value = []passage{value}
	}
	s.current.fields = append(s.current.fields, made)
	if r.enter != "" && made.value == nil {
		s.block = len(s.current.fields) - 1
	}
}

// plain takes a line that no rule matched.
func (s *scanner) plain(whole passage) {
	zone := s.family.zones[s.zone]
	switch {
	case zone.notice:
		s.notice(whole)
	case zone.capture == "" && zone.sequence == nil:
		s.current.unread = append(s.current.unread, whole)
	default:
		s.pending = append(s.pending, whole)
		if zone.sequence != nil {
			return
		}
		if s.block < 0 {
			s.current.fields = append(s.current.fields, field{label: s.label})
			s.block = len(s.current.fields) - 1
		}
		block := &s.current.fields[s.block]
		block.whole = append(block.whole, whole)
		block.value = append(block.value, whole)
	}
}

// closeZone turns the lines of the zone that ends here into captures.
func (s *scanner) closeZone() {
	if s.current == nil || len(s.pending) == 0 {
		return
	}
	lines := s.pending
	s.pending = nil
	zone := s.family.zones[s.zone]
	switch {
	case zone.sequence != nil:
		s.closeSequence(zone.sequence, lines)
	case zone.each:
		for _, line := range lines {
			s.current.captures = append(s.current.captures, capture{name: zone.capture, label: s.label, passages: []passage{line}})
		}
	default:
		s.current.captures = append(s.current.captures, capture{name: zone.capture, label: s.label, passages: lines})
	}
}

// closeSequence gives the lines to the steps, from the last to the first.
func (s *scanner) closeSequence(steps []step, lines []passage) {
	taken := make([]string, len(lines))
	end := len(lines)
	for i := len(steps) - 1; i >= 0; i-- {
		last := end == len(lines)
		if at := s.findStep(steps[:i], steps[i], lines[:end], last); at >= 0 {
			taken[at] = steps[i].capture
			end = at
		}
	}
	for i, line := range lines {
		if taken[i] == "" {
			s.current.unread = append(s.current.unread, line)
			continue
		}
		s.current.captures = append(s.current.captures, capture{name: taken[i], passages: []passage{line}})
		s.current.fields = append(s.current.fields, field{whole: []passage{line}, value: []passage{line}})
	}
}

// findStep returns the index of the line that a step takes, or -1. No later
// step has taken a line where last is set.
func (s *scanner) findStep(before []step, wanted step, lines []passage, last bool) int {
	passed := func(at int) bool {
		return wanted.not != nil && wanted.not.MatchString(s.page.passageText(lines[at]))
	}
	if wanted.patterns == nil {
		for at := len(lines) - 1; last && at >= 0; at-- {
			if !passed(at) {
				return at
			}
		}
		return len(lines) - 1
	}
	for _, pattern := range wanted.patterns {
		for at := len(before); at < len(lines); at++ {
			if !passed(at) && pattern.MatchString(s.page.passageText(lines[at])) {
				return at
			}
		}
	}
	return -1
}
