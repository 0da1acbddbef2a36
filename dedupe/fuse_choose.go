package dedupe

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// policy says how one field, or a group of fields, is fused. Path is the
// field's path in [record.Claim], choice the name of the rule that chooses.
type policy struct {
	path, choice string
	fuse         func(f *fusion, p policy)
}

// choice is how one of several values is chosen: stated ones before concluded
// ones, then by authority in the topic, then by the record's id.
type choice[T any] struct {
	topic topic
	same  func(a, b T) bool
	// variant says in what way b is only another form of a, "" where it is
	// another value. It may be nil.
	// better says in words why a was taken and not b of an equally good source
	// that comes before it, "" where it was not for the value itself.
	better  func(a, b T) string
	variant func(a, b T) string
	// finer reports that a says what b says, more precisely; such a value wins
	// whatever its source. It may be nil.
	finer func(a, b T) bool
	// finerWords and coarserWords are the reasons for and against by finer.
	finerWords, coarserWords string
	// finerThan gives both reasons where they depend on the values. It may be nil.
	finerThan func(finer, coarser T) (won, lost string)
	// majority lets the commonest value win among equally good sources.
	majority bool
}

// choose returns the number of the statement to take; given is in the order
// of authority.
func (c choice[T]) choose(given []statement[T]) int {
	best := 0
	if c.majority {
		best = c.commonest(given)
	}
	if c.finer == nil {
		return best
	}
	base := best
	for i, s := range given {
		if s.read.inferred && !given[base].read.inferred {
			continue
		}
		if c.finer(s.value, given[base].value) && (best == base || c.finer(s.value, given[best].value)) {
			best = i
		}
	}
	return best
}

// commonest returns the first of the values that most of the statements make, or agree
// with less or more precisely, whose sources are as good as the first's.
func (c choice[T]) commonest(given []statement[T]) int {
	var values, votes []int
	for i, s := range given {
		if s.read.inferred != given[0].read.inferred || c.topic.compare(s.from, given[0].from) != 0 {
			break
		}
		known := slices.IndexFunc(values, func(v int) bool { return c.same(given[v].value, s.value) })
		if known < 0 {
			values, votes = append(values, i), append(votes, 1)
		} else {
			votes[known]++
		}
	}
	if len(values) == 1 {
		return values[0]
	}
	best, most := 0, 0
	for _, v := range values {
		voices := 0
		for j, other := range values {
			if c.agree(given[v].value, given[other].value) {
				voices += votes[j]
			}
		}
		if voices > most {
			best, most = v, voices
		}
	}
	return best
}

// agree reports whether two values are the same, or one of them says the other more
// precisely.
func (c choice[T]) agree(a, b T) bool {
	return c.same(a, b) || c.finer != nil && (c.finer(a, b) || c.finer(b, a))
}

// settle claims all statements, of which the one numbered best was taken.
func (c choice[T]) settle(f *fusion, path, name string, given []statement[T], best int) {
	if f.silent {
		return
	}
	taken := given[best]
	against := slices.IndexFunc(given, func(s statement[T]) bool { return !c.same(taken.value, s.value) })
	for i, s := range given {
		what := outcome{chosen: c.same(taken.value, s.value)}
		switch {
		case what.chosen && against < 0:
			what.reason = agreement(recordsOf(given))
		case i == best:
			what.reason = c.why(given, best, against)
		case what.chosen:
			what.reason = "equal to the value chosen"
		case c.finer != nil && c.finer(taken.value, s.value):
			_, what.reason = c.reasons(taken.value, s.value)
		default:
			what.reason = c.variantOf(taken.value, s.value)
			if what.reason == "" {
				what.differs = true
				what.reason = DiffersWords + ": " + c.why(given, best, i)
			}
		}
		f.claim(path, name, claimValue(s.value), s.origin, what)
	}
}

// contested reports whether a statement contradicts the one numbered best, which
// was taken.
func (c choice[T]) contested(given []statement[T], best int) bool {
	taken := given[best].value
	return slices.ContainsFunc(given, func(s statement[T]) bool {
		return !c.same(taken, s.value) && (c.finer == nil || !c.finer(taken, s.value)) && c.variantOf(taken, s.value) == ""
	})
}

func (c choice[T]) variantOf(taken, other T) string {
	if c.variant == nil {
		return ""
	}
	return c.variant(taken, other)
}

// why says why the statement best was taken and not the statement other.
func (c choice[T]) why(given []statement[T], best, other int) string {
	a, b := given[best], given[other]
	switch {
	case c.finer != nil && c.finer(a.value, b.value):
		won, _ := c.reasons(a.value, b.value)
		return won
	case c.better != nil && other < best && c.better(a.value, b.value) != "":
		return c.better(a.value, b.value)
	case c.majority && c.topic.compare(a.from, b.from) == 0 && a.from != b.from && other < best:
		return "most of the equally good sources say so"
	default:
		return c.topic.outranks(a.origin, b.origin)
	}
}

// reasons are those for and against by finer.
func (c choice[T]) reasons(finer, coarser T) (won, lost string) {
	if c.finerThan != nil {
		return c.finerThan(finer, coarser)
	}
	return c.finerWords, c.coarserWords
}

// claimValue is a value as it stands in a claim.
func claimValue(v any) any {
	if b, ok := v.(*bool); ok {
		return *b
	}
	return v
}

// single is the policy of a field that holds one value.
func single[T comparable](c choice[T], at func(*record.Record) *T) func(*fusion, policy) {
	if c.same == nil {
		c.same = func(a, b T) bool { return a == b }
	}
	return func(f *fusion, p policy) {
		if m := f.alone(); m != nil {
			*at(f.fused) = *at(m.record)
			return
		}
		given := gatherOne(f, c.topic, p.path, at)
		if len(given) == 0 {
			return
		}
		best := c.choose(given)
		*at(f.fused) = given[best].value
		c.settle(f, p.path, p.choice, given, best)
	}
}

// text is single for text whose spelling may vary.
func text(t topic, at func(*record.Record) *string) func(*fusion, policy) {
	return single(choice[string]{topic: t, variant: textVariant, finer: finerText, finerThan: whyFinerText}, at)
}

// name is text for what may be named more or less fully.
func name(at func(*record.Record) *string) func(*fusion, policy) {
	return single(choice[string]{variant: nameVariant, finer: finerName, finerThan: whyFinerName}, at)
}

// number is single for text that counts: volumes, issues, pages.
func number(at func(*record.Record) *string) func(*fusion, policy) {
	return single(choice[string]{
		variant: numberVariant, majority: true, finer: finerNumber,
		finerWords: "the number alone", coarserWords: "the number chosen, with words beside it",
	}, at)
}

// union is how a list is united: values with one key are one value, of which
// the fullest, then the one with the best authority is taken.
type union[T any] struct {
	topic topic
	key   func(T) string
	same  func(a, b T) bool
	// path is the claim path of a value where it is not the list's.
	path func(T) string
	// fuller reports that a says what b says, and more. It may be nil.
	fuller func(a, b T) bool
	// reason overrides the reason for a value that was taken. It may be nil.
	reason func(T) string
	// clash reports that two values that are both kept contradict each other.
	// It may be nil.
	clash func(a, b T) bool
}

// unite claims all statements and returns the united values in the order of
// authority.
func (u union[T]) unite(f *fusion, p policy, given []statement[T]) []T {
	if len(given) == 0 {
		return nil
	}
	if f.silent {
		return u.values(given)
	}
	keys := make([]string, len(given))
	taken := map[string]int{}
	var order []string
	alike := map[string][]statement[T]{}
	for i, s := range given {
		keys[i] = u.key(s.value)
		best, known := taken[keys[i]]
		if !known {
			order = append(order, keys[i])
		}
		if !known || u.fuller != nil && u.fuller(s.value, given[best].value) {
			taken[keys[i]] = i
		}
		alike[keys[i]] = append(alike[keys[i]], s)
	}
	for i, s := range given {
		best := given[taken[keys[i]]]
		what := outcome{chosen: u.same(best.value, s.value)}
		switch {
		case !what.chosen && u.fuller != nil && u.fuller(best.value, s.value):
			what.reason = SameValueWords + "; another record says more of it"
		case !what.chosen:
			what.reason = SameValueWords + " written otherwise"
		case u.reason != nil && u.reason(s.value) != "":
			what.reason = u.reason(s.value)
		default:
			what.reason = agreement(recordsOf(alike[keys[i]]))
		}
		if u.clashes(order, keys[i], alike) {
			what.differs = true
			what.reason += "; it differs from another record's, and both are kept"
		}
		path := p.path
		if u.path != nil {
			path = u.path(s.value)
		}
		f.claim(path, p.choice, s.value, s.origin, what)
	}
	var values []T
	for _, key := range order {
		values = append(values, given[taken[key]].value)
	}
	return values
}

// values are the united values without claims.
func (u union[T]) values(given []statement[T]) []T {
	values := make([]T, 0, len(given))
	if len(given) == 1 {
		return append(values, given[0].value)
	}
	at := make(map[string]int, len(given))
	for _, s := range given {
		key := u.key(s.value)
		i, known := at[key]
		switch {
		case !known:
			at[key] = len(values)
			values = append(values, s.value)
		case u.fuller != nil && u.fuller(s.value, values[i]):
			values[i] = s.value
		}
	}
	return values
}

// clashes reports whether the value with the given key contradicts one before
// it that other records state. Two values of one record do not clash: it
// states both.
func (u union[T]) clashes(order []string, key string, alike map[string][]statement[T]) bool {
	if u.clash == nil {
		return false
	}
	for _, earlier := range order {
		if earlier == key {
			return false
		}
		if u.clash(alike[earlier][0].value, alike[key][0].value) && !shareRecord(alike[earlier], alike[key]) {
			return true
		}
	}
	return false
}

func shareRecord[T any](a, b []statement[T]) bool {
	return slices.ContainsFunc(a, func(x statement[T]) bool {
		return slices.ContainsFunc(b, func(y statement[T]) bool { return x.from == y.from })
	})
}

// united is the policy of a list that is united.
func united[T any](u union[T], at func(*record.Record) *[]T) func(*fusion, policy) {
	return func(f *fusion, p policy) {
		if takeAlone(f, at) {
			return
		}
		*at(f.fused) = u.unite(f, p, gather(f, u.topic, p.path, at))
	}
}

// texts is united for a list of text.
func texts(at func(*record.Record) *[]string) func(*fusion, policy) {
	return united(union[string]{key: textKey, same: func(a, b string) bool { return a == b }}, at)
}

// exactTexts is united for a list of text that is a person's own, where every
// difference counts.
func exactTexts(at func(*record.Record) *[]string) func(*fusion, policy) {
	return united(union[string]{
		key:  func(s string) string { return s },
		same: func(a, b string) bool { return a == b },
	}, at)
}
