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
}

// read gives the result's captures their meaning and fills the record.
func (f *family) read(p *page, found *result, made *record.Record) {
	a := &assembly{page: p, result: found, record: made}
	for i := range f.readings {
		a.read(&f.readings[i])
	}
	a.raw()
	a.unclaimed()
}

func (a *assembly) read(r *reading) {
	for _, c := range a.result.captures {
		if c.name != r.from[0] {
			continue
		}
		companions, ok := a.companions(c, r.from[1:])
		if !ok {
			continue
		}
		text := a.text(c.passages)
		pieces := [][]place{{{0, len(text)}}}
		if r.cut != nil {
			pieces = r.cut(text)
		}
		for _, piece := range pieces {
			var passages []passage
			for _, part := range piece {
				passages = append(passages, a.part(c.passages, part)...)
			}
			if len(passages) > 0 {
				a.value(r, c.label, append(passages, companions...))
			}
		}
	}
}

// companions finds the captures that a reading needs besides its first one:
// on the same line where there is one, else the record's first.
func (a *assembly) companions(leader capture, names []string) ([]passage, bool) {
	var passages []passage
	for _, name := range names {
		name, optional := strings.CutSuffix(name, "?")
		var chosen *capture
		for i := range a.result.captures {
			c := &a.result.captures[i]
			if c.name != name {
				continue
			}
			if chosen == nil {
				chosen = c
			}
			if c.passages[0].line == leader.passages[0].line {
				chosen = c
				break
			}
		}
		if chosen == nil {
			if !optional {
				return nil, false
			}
			continue
		}
		passages = append(passages, chosen.passages...)
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

// part returns the passages of a range of the joined text of passages.
func (a *assembly) part(passages []passage, at place) []passage {
	var parts []passage
	begin := 0
	for _, s := range passages {
		length := s.end - s.start
		start, end := max(at.start-begin, 0), min(at.end-begin, length)
		if start < end {
			part := a.page.trim(passage{s.line, s.start + start, s.start + end})
			if part.start < part.end {
				parts = append(parts, part)
			}
		}
		begin += length + len("\n")
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
		if r.otherwise != nil {
			a.value(r.otherwise, label, passages)
			return
		}
		if !r.inferred {
			a.record.Diagnostics = append(a.record.Diagnostics, record.Diagnostic{
				Severity: record.SeverityNote,
				Code:     "webpage.refused-value",
				Message:  err.Error(),
				Tag:      label,
				Span:     spans[0],
			})
		}
		return
	}
	path := targets[r.to](a.record, read)
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
	text := p.passageText(s)
	s.end = s.start + len(strings.TrimRightFunc(text, isBlank))
	s.start += len(text) - len(strings.TrimLeftFunc(text, isBlank))
	return passage{s.line, min(s.start, s.end), s.end}
}

// isSeparator reports whether r is neither letter, digit nor mark.
func isSeparator(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) }
