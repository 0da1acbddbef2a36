package normalize

import (
	"math/bits"
	"regexp/syntax"
	"slices"
)

// A boundedForm is a regular expression over ASCII: over the classes of a
// sentence, one letter a token, or the bytes of a short piece of text. These
// are short and the expressions are bounded, so that trying one choice after
// the other is many times quicker than package regexp and finds the same: the
// first match, by the choices that the expression prefers.
type boundedForm struct {
	expression string
	steps      []formStep
	start      int
	// Every match has each of the classes in all, and one of each set in any.
	all classSet
	any []classSet
	// last are the classes that a match ends with.
	last classSet
	// optional is set where a match may be without one of the groups: the places
	// of what was tried in vain must then be forgotten.
	optional bool
}

type formStep struct {
	kind formStepKind
	// set are the classes that may stand where the step is taken, every one
	// and the end where the step may be followed by nothing more.
	set  classSet
	next int
	// other is the step to try after next, or the number of the group's end
	// that the place is kept under.
	other int
}

type formStepKind uint8

const (
	stepFail formStepKind = iota
	stepClass
	stepEither
	stepGroup
	stepNothing
	stepEnd
	stepWordEdge // between a letter, a digit or "_" and anything else
	stepMatch
)

// classSet is a set of classes, which are ASCII.
type classSet [2]uint64

func (s *classSet) add(class byte)      { s[class>>6&1] |= 1 << (class & 63) }
func (s *classSet) has(class byte) bool { return s[class>>6&1]>>(class&63)&1 != 0 }

func (s *classSet) join(other classSet) { s[0], s[1] = s[0]|other[0], s[1]|other[1] }

// hasAny reports whether a class of other is in s.
func (s *classSet) hasAny(other classSet) bool { return s[0]&other[0]|s[1]&other[1] != 0 }

// isOne reports whether s is a set of one class.
func (s *classSet) isOne() bool { return bits.OnesCount64(s[0])+bits.OnesCount64(s[1]) == 1 }

// hasAll reports whether every class of other is in s.
func (s *classSet) hasAll(other classSet) bool {
	return other[0]&^s[0] == 0 && other[1]&^s[1] == 0
}

func classesOf(classes string) (s classSet) {
	for i := range len(classes) {
		s.add(classes[i])
	}
	return s
}

// formGroups is how many groups a form may have, the whole match included.
const formGroups = 3

// formPlaces are the places of a match and its groups, as in package regexp.
type formPlaces [2 * formGroups]int

// forget leaves no place of a match or group, as package regexp has none of a
// group that took no part.
func (p *formPlaces) forget() {
	for i := range p {
		p[i] = -1
	}
}

// formOf compiles an expression of this package. One that is no regular
// expression, or uses what steps do not have, matches nothing; a test holds every
// form against package regexp.
func formOf(expression string) *boundedForm {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return neverForm(expression)
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return neverForm(expression)
	}
	form := &boundedForm{expression: expression, steps: make([]formStep, len(program.Inst)), start: program.Start}
	for i := range program.Inst {
		form.steps[i] = formStepOf(&program.Inst[i])
	}
	for i := range form.steps {
		form.learnStep(i)
	}
	for i := range form.steps {
		if form.steps[i].kind != stepClass {
			form.steps[i].set = form.ahead(i, make([]bool, len(form.steps)))
		}
	}
	return form
}

// neverForm is a form that nothing matches.
func neverForm(expression string) *boundedForm {
	return &boundedForm{expression: expression, steps: []formStep{{kind: stepFail}}}
}

// learnStep notes what the form as a whole has of a step.
func (f *boundedForm) learnStep(i int) {
	step := &f.steps[i]
	avoided := make([]bool, len(f.steps))
	avoided[i] = true
	avoidable := f.mayEnd(f.start, avoided)
	switch {
	case step.kind == stepGroup && avoidable:
		f.optional = true
	case step.kind != stepClass:
		return
	case !avoidable && step.set.isOne():
		f.all.join(step.set)
	case !avoidable && !slices.Contains(f.any, step.set):
		f.any = append(f.any, step.set)
	}
	if f.mayEndEmpty(step.next) {
		f.last.join(step.set)
	}
}

func formStepOf(in *syntax.Inst) formStep {
	step := formStep{next: int(in.Out), other: int(in.Arg)}
	switch in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		step.kind = stepEither
	case syntax.InstCapture:
		step.kind = stepGroup
	case syntax.InstNop:
		step.kind = stepNothing
	case syntax.InstMatch:
		step.kind = stepMatch
	case syntax.InstEmptyWidth:
		switch syntax.EmptyOp(in.Arg) {
		case syntax.EmptyBeginText: // what is bound to the beginning is tried there only
			step.kind = stepNothing
		case syntax.EmptyEndText:
			step.kind = stepEnd
		case syntax.EmptyWordBoundary:
			step.kind = stepWordEdge
		}
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		step.kind = stepClass
		for class := byte(1); class < 128; class++ {
			if in.MatchRune(rune(class)) {
				step.set.add(class)
			}
		}
	}
	return step
}

// everyClass is what may stand where nothing more needs to; the class 0, which
// no token has, is the end.
var everyClass = classSet{^uint64(0), ^uint64(0)}

// ahead collects the classes that may stand where the step is taken.
func (f *boundedForm) ahead(at int, seen []bool) (set classSet) {
	if seen[at] {
		return set
	}
	seen[at] = true
	switch step := &f.steps[at]; step.kind {
	case stepClass:
		return step.set
	case stepEither:
		set = f.ahead(step.next, seen)
		set.join(f.ahead(step.other, seen))
	case stepGroup, stepNothing, stepWordEdge:
		return f.ahead(step.next, seen)
	case stepEnd:
		set.add(0)
	case stepMatch:
		return everyClass
	}
	return set
}

// mayEndEmpty reports whether a match may end with the step and no more classes.
func (f *boundedForm) mayEndEmpty(at int) bool {
	set := f.ahead(at, make([]bool, len(f.steps)))
	return set.has(0)
}

// mayEnd reports whether a match may go on from the step to its end without the
// steps that are seen.
func (f *boundedForm) mayEnd(at int, seen []bool) bool {
	if seen[at] {
		return false
	}
	seen[at] = true
	switch step := &f.steps[at]; step.kind {
	case stepMatch:
		return true
	case stepEither:
		return f.mayEnd(step.next, seen) || f.mayEnd(step.other, seen)
	case stepFail:
		return false
	default:
		return f.mayEnd(step.next, seen)
	}
}

// before returns the classes that may stand in a match directly before the first
// of those given, and those before one that may stand between them.
func (f *boundedForm) before(first string, between byte) (direct, behind classSet) {
	firsts := classesOf(first)
	// ones and twos are the classes before each step, and before these where
	// these are the one between.
	ones, twos := make([]classSet, len(f.steps)), make([]classSet, len(f.steps))
	reached := make([]bool, len(f.steps))
	var reach func(at int, one, two classSet)
	reach = func(at int, one, two classSet) {
		if reached[at] && ones[at].hasAll(one) && twos[at].hasAll(two) {
			return
		}
		reached[at] = true
		ones[at].join(one)
		twos[at].join(two)
		one, two = ones[at], twos[at]
		switch step := &f.steps[at]; step.kind {
		case stepClass:
			if step.set.hasAny(firsts) {
				direct.join(one)
				behind.join(two)
			}
			next := classSet{step.set[0] &^ firsts[0], step.set[1] &^ firsts[1]}
			if next == (classSet{}) {
				return
			}
			if next.has(between) {
				reach(step.next, next, one)
			} else {
				reach(step.next, next, classSet{})
			}
		case stepEither:
			reach(step.next, one, two)
			reach(step.other, one, two)
		case stepFail, stepMatch:
		default:
			reach(step.next, one, two)
		}
	}
	reach(f.start, classSet{}, classSet{})
	if !direct.has(between) {
		behind = classSet{}
	}
	return direct, behind
}

// mayMatch reports whether classes of which these are seen can have a match.
func (f *boundedForm) mayMatch(seen *classSet) bool {
	if !seen.hasAll(f.all) {
		return false
	}
	for i := range f.any {
		if !seen.hasAny(f.any[i]) {
			return false
		}
	}
	return true
}

// find finds the first match in classes at from or behind it.
func (f *boundedForm) find(classes []byte, from int, places *formPlaces) bool {
	first := f.steps[f.start].set
	for ; from < len(classes); from++ {
		if !first.has(classes[from]) {
			continue
		}
		if f.optional {
			places.forget()
		}
		if end := f.match(classes, f.start, from, places); end >= 0 {
			places[0], places[1] = from, end
			return true
		}
	}
	return false
}

// atBegin returns the end of the match that begins where classes begin, or -1.
func (f *boundedForm) atBegin(classes []byte) int {
	var places formPlaces
	return f.match(classes, f.start, 0, &places)
}

// count returns the number of matches.
func (f *boundedForm) count(classes []byte) (n int) {
	var places formPlaces
	for at := 0; f.find(classes, at, &places); at = places[1] {
		n++
	}
	return n
}

// atEnd reports whether there is a match of a form that is bound to the end.
func (f *boundedForm) atEnd(classes []byte) bool {
	var places formPlaces
	return len(classes) > 0 && f.last.has(classes[len(classes)-1]) && f.find(classes, 0, &places)
}

// match returns the end of the match that goes on with the step at the place,
// or -1. Of two steps it takes at once the one that the next class leaves.
func (f *boundedForm) match(classes []byte, at, place int, places *formPlaces) int {
	for {
		class := byte(0)
		if place < len(classes) {
			class = classes[place]
		}
		step := &f.steps[at]
		if !step.set.has(class) {
			return -1
		}
		at = step.next
		switch step.kind {
		case stepClass:
			place++
		case stepEither:
			if !f.steps[at].set.has(class) {
				at = step.other
				continue
			}
			if !f.steps[step.other].set.has(class) {
				continue
			}
			if f.optional {
				before := *places
				if end := f.match(classes, at, place, places); end >= 0 {
					return end
				}
				*places = before
			} else if end := f.match(classes, at, place, places); end >= 0 {
				return end
			}
			at = step.other
		case stepGroup:
			if step.other < len(places) {
				places[step.other] = place
			}
		case stepWordEdge:
			if syntax.IsWordChar(rune(class)) == (place > 0 && syntax.IsWordChar(rune(classes[place-1]))) {
				return -1
			}
		case stepMatch:
			return place
		}
	}
}
