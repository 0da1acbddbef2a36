package dedupe

import (
	"cmp"
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
	if m.unasked {
		return reading{}
	}
	if m.traces == nil {
		m.sortTraces()
	}
	var result reading
	first := len(m.places)
	outermost := -1
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
			if len(own) > 0 && own[0] == outermost {
				// Another of the paths has led to the same traces.
				own = nil
				break
			}
			if len(own) > 0 {
				outermost = own[0]
			}
		}
		read := own
		if len(own) == 0 {
			read = parts
		}
		for _, i := range read {
			t := &m.record.Trace[i]
			result.addRule(t.Rule)
			stated = stated || !t.Inferred
			concluded = concluded || t.Inferred
		}
		m.addPlaces(own)
		m.addPlaces(parts)
	}
	result.spans = uniquePlaces(m.places[first:len(m.places):len(m.places)])
	result.inferred = concluded && !stated
	return result
}

// readingOfElement is reading for the i-th element of a list.
func (m *member) readingOfElement(path string, i int) reading {
	if m.unasked {
		return reading{}
	}
	return m.reading(elementPath(path, i))
}

// readingOfList is reading for the first n elements of a list.
func (m *member) readingOfList(path string, n int) reading {
	if m.unasked {
		return reading{}
	}
	paths := make([]string, n)
	for i := range paths {
		paths[i] = elementPath(path, i)
	}
	return m.reading(paths...)
}

// addRule adds a rule to those that read a value, each once.
func (r *reading) addRule(rule string) {
	if r.rule == "" {
		r.rule = rule
		return
	}
	for known := range strings.SplitSeq(r.rule, ruleSeparator) {
		if known == rule {
			return
		}
	}
	r.rule += ruleSeparator + rule
}

// ruleSeparator stands between the rules that read the parts of one value.
const ruleSeparator = ", "

// addPlaces adds the spans of the traces to m.places, of which readings are
// parts.
func (m *member) addPlaces(traces []int) {
	for _, i := range traces {
		for _, s := range m.record.Trace[i].Spans {
			m.places = append(m.places, record.DocumentSpan{Document: m.record.Origin.Document, Span: s})
		}
	}
}

// fewPlaces is the number of places up to which comparing all with each other
// costs less than a table.
const fewPlaces = 16

// uniquePlaces keeps the first of equal places; nil where there is none.
func uniquePlaces(places []record.DocumentSpan) []record.DocumentSpan {
	switch {
	case len(places) == 0:
		return nil
	case len(places) <= fewPlaces:
		kept := places[:1]
		for _, p := range places[1:] {
			if !slices.Contains(kept, p) {
				kept = append(kept, p)
			}
		}
		return kept
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
			given = append(given, statement[T]{origin{m, m.readingOfElement(path, i)}, value})
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

// byKey divides statements by a key of their values. The groups stand in the
// order of their first statements.
func byKey[K comparable, T any](given []statement[T], key func(T) K) [][]statement[T] {
	return groupBy(given, func(s statement[T]) K { return key(s.value) })
}

// groupBy divides a list by a key of its elements. The groups stand in the
// order of their first elements.
func groupBy[K comparable, E any](list []E, key func(E) K) [][]E {
	if len(list) < 2 {
		return [][]E{list}[:len(list)]
	}
	var groups [][]E
	at := map[K]int{}
	for _, element := range list {
		k := key(element)
		i, known := at[k]
		if !known {
			i = len(groups)
			at[k] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], element)
	}
	return groups
}

// byKind is byKey with the groups of the kinds in order first.
func byKind[K comparable, T any](given []statement[T], kind func(T) K, order []K) [][]statement[T] {
	groups := byKey(given, kind)
	rank := func(group []statement[T]) int {
		if i := slices.Index(order, kind(group[0].value)); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(groups, func(a, b []statement[T]) int { return cmp.Compare(rank(a), rank(b)) })
	return groups
}

// outcome is what became of a statement.
type outcome struct {
	chosen, differs bool
	reason          string
}

// claim records a statement and what became of it.
func (f *fusion) claim(path, choice string, value any, from origin, what outcome) {
	if f.silent && path != "stage" {
		return
	}
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
	if len(given) == 1 {
		return 1
	}
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
	// Role is that of the contributors, of whom each role is a field.
	Role record.Role
	// Chosen are the claims of values that stand in the version's record, and
	// Others those that contradict them and do not; Others is empty where
	// contradicting values were all kept.
	Chosen, Others []record.Claim
}

// Disagreements lists the fields on which the records of a version differ, in
// the order of w's versions and of their claims.
func Disagreements(w *record.Work) []Disagreement {
	type field struct {
		version, path string
		role          record.Role
	}
	fieldOf := func(c record.Claim) field {
		f := field{version: c.Version, path: c.Path}
		if people, ok := c.Value.([]record.Contributor); ok && len(people) > 0 {
			f.role = people[0].Role
		}
		return f
	}
	differs := map[field]bool{}
	for _, c := range w.Claims {
		if c.Differs {
			differs[fieldOf(c)] = true
		}
	}
	var found []Disagreement
	at := map[field]int{}
	for _, c := range w.Claims {
		key := fieldOf(c)
		if !differs[key] {
			continue
		}
		i, ok := at[key]
		if !ok {
			i = len(found)
			at[key] = i
			found = append(found, Disagreement{Version: c.Version, Path: c.Path, Role: key.role})
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

// DiffersWords begin the reason of a value that contradicts the one chosen; behind a
// colon follows why that one was taken.
const DiffersWords = "differs from the value chosen"

// SameValueWords begin the reason of an element of a list that stands there in another
// form.
const SameValueWords = "the same value"

// elementPath is the path of the i-th element of a list.
func elementPath(path string, i int) string { return path + "/" + strconv.Itoa(i) }
