package webpage

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// allRules are the rules that readings name.
var allRules = func() record.RuleSet {
	rules := normalize.Rules()
	maps.Copy(rules, Rules())
	return rules
}()

// assembly fills one record from one result.
type assembly struct {
	page   *page
	result *result
	record *record.Record
	// named are the result's captures by name, onLine by name and line.
	named  map[string][]*capture
	onLine map[lineCapture]*capture
	// listed holds the places of the values that lists have, by the list's
	// path and the value's written form; refusals the places of diagnostics
	// by label.
	listed   map[string]int
	refusals map[string]int
}

// lineCapture identifies the first capture of a name on a line.
type lineCapture struct {
	name string
	line int
}

// read gives the result's captures their meaning and fills the record.
func (f *family) read(p *page, found *result, made *record.Record) {
	a := &assembly{
		page:     p,
		result:   found,
		record:   made,
		named:    map[string][]*capture{},
		onLine:   map[lineCapture]*capture{},
		listed:   map[string]int{},
		refusals: map[string]int{},
	}
	for i := range found.captures {
		c := &found.captures[i]
		a.named[c.name] = append(a.named[c.name], c)
		at := lineCapture{c.name, c.passages[0].line}
		if a.onLine[at] == nil {
			a.onLine[at] = c
		}
	}
	for i := range f.readings {
		r := &f.readings[i]
		for _, c := range a.named[r.from[0]] {
			a.capture(r, c)
		}
	}
	a.raw()
	a.unclaimed()
}

// capture reads the values of one capture.
func (a *assembly) capture(r *reading, c *capture) {
	companions, ok := a.companions(c, r.from[1:])
	if !ok {
		return
	}
	if r.cut == nil {
		a.value(r, c.label, slices.Concat(c.passages, companions))
		return
	}
	starts := make([]int, len(c.passages))
	at := 0
	for i, s := range c.passages {
		starts[i] = at
		at += s.end - s.start + len("\n")
	}
	for _, piece := range r.cut(a.text(c.passages)) {
		var passages []passage
		for _, part := range piece {
			passages = append(passages, a.part(c.passages, starts, part)...)
		}
		if len(passages) > 0 {
			a.value(r, c.label, append(passages, companions...))
		}
	}
}

// companions finds the captures that a reading needs besides its first one:
// on the same line where there is one, else the record's first.
func (a *assembly) companions(leader *capture, names []string) ([]passage, bool) {
	var passages []passage
	for _, name := range names {
		name, optional := strings.CutSuffix(name, "?")
		chosen := a.onLine[lineCapture{name, leader.passages[0].line}]
		if chosen == nil && len(a.named[name]) > 0 {
			chosen = a.named[name][0]
		}
		switch {
		case chosen != nil:
			passages = append(passages, chosen.passages...)
		case !optional:
			return nil, false
		}
	}
	return passages, true
}

func (a *assembly) text(passages []passage) string {
	texts := make([]string, len(passages))
	for i, s := range passages {
		texts[i] = a.page.passageText(s)
	}
	return strings.Join(texts, "\n")
}

// part returns the passages of a range of the joined text of passages, each
// of which begins in that text at its start.
func (a *assembly) part(passages []passage, starts []int, at place) []passage {
	var parts []passage
	first, found := slices.BinarySearch(starts, at.start)
	if !found {
		first--
	}
	for i := first; i < len(passages) && starts[i] < at.end; i++ {
		s := passages[i]
		part := a.page.trim(passage{
			line:  s.line,
			start: s.start + max(at.start-starts[i], 0),
			end:   min(s.start+at.end-starts[i], s.end),
		})
		if part.start < part.end {
			parts = append(parts, part)
		}
	}
	return parts
}

// value runs the rule of a reading and puts its value into the record.
func (a *assembly) value(r *reading, label string, passages []passage) {
	texts := make([]string, len(passages))
	spans := make([]record.Span, len(passages))
	for i, s := range passages {
		texts[i] = a.page.passageText(s)
		spans[i] = a.page.passageSpan(s)
	}
	read, err := allRules[r.rule](texts)
	if err != nil {
		switch {
		case r.otherwise != nil:
			a.value(r.otherwise, label, passages)
		case !r.inferred:
			a.refuse(label, spans[0], err)
		}
		return
	}
	path := targets[r.to](a.record, read, a.listed)
	if path == "" {
		return
	}
	a.record.Trace = append(a.record.Trace, record.Trace{
		Path:     path,
		Rule:     r.rule,
		Field:    label,
		Spans:    spans,
		Inferred: r.inferred,
	})
}

// refuse notes that a rule refused a value, once for each label.
func (a *assembly) refuse(label string, span record.Span, err error) {
	if i, ok := a.refusals[label]; ok {
		noted := &a.record.Diagnostics[i]
		noted.Count = max(noted.Count, 1) + 1
		return
	}
	a.refusals[label] = len(a.record.Diagnostics)
	a.record.Diagnostics = append(a.record.Diagnostics, record.Diagnostic{
		Severity: record.SeverityNote,
		Code:     "webpage.refused-value",
		Message:  err.Error(),
		Tag:      label,
		Span:     span,
	})
}

// raw puts the fields into the record as they stood.
func (a *assembly) raw() {
	slices.SortStableFunc(a.result.fields, func(x, y field) int {
		return cmp.Compare(x.whole[0].line, y.whole[0].line)
	})
	for _, f := range a.result.fields {
		raw := record.RawField{Name: f.label, Value: a.text(f.value), Span: a.page.span(f.whole[0].line, f.whole[len(f.whole)-1].line)}
		for _, s := range f.value {
			raw.ValueSpans = append(raw.ValueSpans, a.page.passageSpan(s))
		}
		a.record.Raw = append(a.record.Raw, raw)
	}
}

// unclaimed adds the lines that the grammar has no use for and the captures
// that no rule could read, in the order of the page.
func (a *assembly) unclaimed() {
	traced := make([]record.Span, 0, len(a.record.Trace))
	for _, t := range a.record.Trace {
		traced = append(traced, t.Spans...)
	}
	slices.SortFunc(traced, func(x, y record.Span) int { return cmp.Compare(x.Start, y.Start) })
	// reach holds the furthest end of the spans up to each one, so that the
	// last span before a place tells whether any of them overlaps it.
	reach := make([]int64, len(traced))
	for i, s := range traced {
		reach[i] = s.End
		if i > 0 {
			reach[i] = max(reach[i], reach[i-1])
		}
	}
	claimed := func(span record.Span) bool {
		before, _ := slices.BinarySearchFunc(traced, span.End, func(s record.Span, end int64) int {
			return cmp.Compare(s.Start, end)
		})
		return before > 0 && reach[before-1] > span.Start
	}
	unread := slices.Clone(a.result.unread)
	for _, c := range a.result.captures {
		for _, s := range c.passages {
			if !c.notice && !claimed(a.page.passageSpan(s)) {
				unread = append(unread, s)
			}
		}
	}
	slices.SortFunc(unread, func(x, y passage) int {
		return cmp.Or(cmp.Compare(x.line, y.line), cmp.Compare(x.start, y.start), cmp.Compare(x.end, y.end))
	})
	for _, s := range slices.Compact(unread) {
		a.record.Unclaimed = append(a.record.Unclaimed, a.page.located(s))
	}
}

// trim takes the blank space off both ends of a passage.
func (p *page) trim(s passage) passage {
	s.end = max(s.start, s.end)
	text := p.passageText(s)
	s.end = s.start + len(strings.TrimRightFunc(text, isBlank))
	s.start += len(text) - len(strings.TrimLeftFunc(text, isBlank))
	return passage{s.line, min(s.start, s.end), s.end}
}

// isSeparator reports whether r is neither letter, digit nor mark.
func isSeparator(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) }
