package dedupe

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// origin is where one statement of a value comes from.
type origin struct {
	from *member
	read reading
}

// reading is how a value was read from its document, taken from the record's
// traces.
type reading struct {
	spans    []record.DocumentSpan
	rule     string
	inferred bool
}

// statement is one value that one member gives for one field.
type statement[T any] struct {
	origin
	value T
}

// reading collects the traces of the values at the given paths of the record:
// for each path those of the value itself and its parts, or, where there are
// none, of the nearest value that holds it.
func (m *member) reading(paths ...string) reading {
	var result reading
	var rules []string
	var shared map[int]bool
	stated, concluded := false, false
	for _, path := range paths {
		own, parts := m.tracesOf(path)
		for outer := path; len(own)+len(parts) == 0; {
			cut := strings.LastIndexByte(outer, '/')
			if cut < 0 {
				break
			}
			outer = outer[:cut]
			own, _ = m.tracesOf(outer)
			if len(own) > 0 && shared[own[0]] {
				// Another of the paths has led to the same traces.
				own = nil
				break
			}
			if len(own) > 0 {
				shared = map[int]bool{own[0]: true}
			}
		}
		reading := own
		if len(own) == 0 {
			reading = parts
		}
		for _, i := range reading {
			t := &m.record.Trace[i]
			if !slices.Contains(rules, t.Rule) {
				rules = append(rules, t.Rule)
			}
			stated = stated || !t.Inferred
			concluded = concluded || t.Inferred
		}
		result.spans = m.appendPlaces(result.spans, own)
		result.spans = m.appendPlaces(result.spans, parts)
	}
	result.spans = uniquePlaces(result.spans)
	if len(rules) == 1 {
		result.rule = rules[0]
	} else {
		result.rule = strings.Join(rules, ", ")
	}
	result.inferred = concluded && !stated
	return result
}

func (m *member) appendPlaces(places []record.DocumentSpan, traces []int) []record.DocumentSpan {
	for _, i := range traces {
		for _, s := range m.record.Trace[i].Spans {
			places = append(places, record.DocumentSpan{Document: m.record.Origin.Document, Span: s})
		}
	}
	return places
}

// uniquePlaces keeps the first of equal places.
func uniquePlaces(places []record.DocumentSpan) []record.DocumentSpan {
	if len(places) < 2 {
		return places
	}
	seen := make(map[record.DocumentSpan]bool, len(places))
	return slices.DeleteFunc(places, func(p record.DocumentSpan) bool {
		again := seen[p]
		seen[p] = true
		return again
	})
}

// tracesOf returns the numbers of the traces of the value at path and of those
// of its parts.
func (m *member) tracesOf(path string) (own, parts []int) {
	trace := m.record.Trace
	from := sort.Search(len(m.traces), func(i int) bool { return trace[m.traces[i]].Path >= path })
	to := from
	for to < len(m.traces) && trace[m.traces[to]].Path == path {
		to++
	}
	own = m.traces[from:to]
	isPart := func(i int) bool {
		p := trace[m.traces[i]].Path
		return len(p) > len(path) && p[len(path)] == '/' && p[:len(path)] == path
	}
	// Paths that go on with a character before the slash stand in between.
	from = to + sort.Search(len(m.traces)-to, func(i int) bool {
		p := trace[m.traces[to+i]].Path
		return !strings.HasPrefix(p, path) || p[len(path)] >= '/'
	})
	to = from
	for to < len(m.traces) && isPart(to) {
		to++
	}
	return own, m.traces[from:to]
}

// gather returns the elements of a list of all members, by authority; stated
// ones come before concluded ones.
func gather[T any](f *fusion, t topic, path string, at func(*record.Record) *[]T) []statement[T] {
	var given []statement[T]
	for _, m := range f.byAuthority(t) {
		for i, value := range *at(m.record) {
			read := m.reading(elementPath(path, i))
			given = append(given, statement[T]{origin{m, read}, value})
		}
	}
	statedFirst(given)
	return given
}

// gatherOne is gather for a field that holds one value.
func gatherOne[T comparable](f *fusion, t topic, path string, at func(*record.Record) *T) []statement[T] {
	var given []statement[T]
	var absent T
	for _, m := range f.byAuthority(t) {
		if value := *at(m.record); value != absent {
			given = append(given, statement[T]{origin{m, m.reading(path)}, value})
		}
	}
	statedFirst(given)
	return given
}

func statedFirst[T any](given []statement[T]) {
	slices.SortStableFunc(given, func(a, b statement[T]) int {
		switch {
		case a.read.inferred == b.read.inferred:
			return 0
		case b.read.inferred:
			return -1
		default:
			return 1
		}
	})
}

// outcome is what became of a statement.
type outcome struct {
	chosen, differs bool
	reason          string
}

// claim records a statement and what became of it.
func (f *fusion) claim(path, choice string, value any, from origin, what outcome) {
	f.claims = append(f.claims, record.Claim{
		Path:     path,
		Version:  f.version,
		Value:    value,
		Record:   from.from.record.ID,
		Spans:    from.read.spans,
		Rule:     from.read.rule,
		Inferred: from.read.inferred,
		Chosen:   what.chosen,
		Differs:  what.differs,
		Choice:   choice,
		Reason:   what.reason,
	})
}

// conflict notes on the fused record that its sources contradict each other
// where only one value can be right.
func (f *fusion) conflict(code, path, message string) {
	f.fused.Diagnostics = append(f.fused.Diagnostics, record.Diagnostic{
		Severity: record.SeverityWarning, Code: code, Tag: path, Message: message,
	})
}

// recordsOf counts the records that make the statements.
func recordsOf[T any](given []statement[T]) int {
	var seen []*member
	for _, s := range given {
		if !slices.Contains(seen, s.from) {
			seen = append(seen, s.from)
		}
	}
	return len(seen)
}

// agreement says how many records state one value.
func agreement(records int) string {
	switch records {
	case 1:
		return "only source"
	case 2:
		return "both records that state it agree"
	default:
		return fmt.Sprintf("all %d records that state it agree", records)
	}
}

// Disagreement is a field of one version on which its records really differ:
// not by equal values, typographic variants, less precise forms or parts of
// the value chosen.
type Disagreement struct {
	// Version is the id of the version, Path the field as in [record.Claim].
	Version string
	Path    string
	// Chosen are the claims of values that stand in the version's record, and
	// Others those that contradict them and do not; Others is empty where
	// contradicting values were all kept.
	Chosen, Others []record.Claim
}

// Disagreements lists the fields on which the records of a version differ, in
// the order of w's versions and of their claims.
func Disagreements(w *record.Work) []Disagreement {
	type field struct{ version, path string }
	differs := map[field]bool{}
	for _, c := range w.Claims {
		if c.Differs {
			differs[field{c.Version, c.Path}] = true
		}
	}
	var found []Disagreement
	at := map[field]int{}
	for _, c := range w.Claims {
		key := field{c.Version, c.Path}
		if !differs[key] {
			continue
		}
		i, ok := at[key]
		if !ok {
			i = len(found)
			at[key] = i
			found = append(found, Disagreement{Version: c.Version, Path: c.Path})
		}
		switch {
		case c.Chosen:
			found[i].Chosen = append(found[i].Chosen, c)
		case c.Differs:
			found[i].Others = append(found[i].Others, c)
		}
	}
	return found
}

// elementPath is the path of the i-th element of a list.
func elementPath(path string, i int) string { return path + "/" + strconv.Itoa(i) }
