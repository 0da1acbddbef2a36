package normalize

import (
	"regexp/syntax"
	"slices"
)

// A countForm is a regular expression over the classes of a sentence, one
// letter a token. Sentences are short and the expressions are bounded, so that
// trying one choice after the other is many times quicker than package regexp
// and finds the same: the first match, by the choices that the expression
// prefers.
type countForm struct {
	expression string
	steps      []formStep
	start      int
	first      classSet // what a match begins with
	// needs are sets of classes of each of which every match has one.
	needs []classSet
}

type formStep struct {
	kind formStepKind
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
	stepMatch
)

// classSet is a set of classes, which are ASCII.
type classSet [2]uint64

func (s *classSet) add(class byte)      { s[class>>6&1] |= 1 << (class & 63) }
func (s *classSet) has(class byte) bool { return s[class>>6&1]>>(class&63)&1 != 0 }

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

// mustCountForm compiles an expression of this package.
func mustCountForm(expression string) *countForm {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err)
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		panic(err)
	}
	form := &countForm{expression: expression, steps: make([]formStep, len(program.Inst)), start: program.Start}
	for i := range program.Inst {
		form.steps[i] = formStepOf(&program.Inst[i])
	}
	form.first = form.firstOf(form.start, make([]bool, len(form.steps)))
	for i := range form.steps {
		step := &form.steps[i]
		if step.kind != stepClass || slices.Contains(form.needs, step.set) {
			continue
		}
		without := make([]bool, len(form.steps))
		without[i] = true
		if !form.mayEnd(form.start, without) {
			form.needs = append(form.needs, step.set)
		}
	}
	return form
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
		if syntax.EmptyOp(in.Arg) == syntax.EmptyEndText {
			step.kind = stepEnd
		}
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		step.kind = stepClass
		for class := range byte(128) {
			if in.MatchRune(rune(class)) {
				step.set.add(class)
			}
		}
	}
	return step
}

// firstOf collects what a match from the step on can begin with.
func (f *countForm) firstOf(at int, seen []bool) (set classSet) {
	if seen[at] {
		return set
	}
	seen[at] = true
	join := func(other classSet) { set[0], set[1] = set[0]|other[0], set[1]|other[1] }
	switch step := &f.steps[at]; step.kind {
	case stepClass:
		return step.set
	case stepEither:
		join(f.firstOf(step.next, seen))
		join(f.firstOf(step.other, seen))
	case stepGroup, stepNothing, stepEnd:
		join(f.firstOf(step.next, seen))
	}
	return set
}

// mayEnd reports whether a match may go on from the step to its end without the
// steps that are seen.
func (f *countForm) mayEnd(at int, seen []bool) bool {
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

// mayMatch reports whether classes of which these are seen can have a match.
func (f *countForm) mayMatch(seen *classSet) bool {
	for i := range f.needs {
		if need := &f.needs[i]; seen[0]&need[0]|seen[1]&need[1] == 0 {
			return false
		}
	}
	return true
}

// find finds the first match in classes at from or behind it.
func (f *countForm) find(classes []byte, from int, places *formPlaces) bool {
	for ; from < len(classes); from++ {
		if !f.first.has(classes[from]) {
			continue
		}
		if end := f.match(classes, f.start, from, places); end >= 0 {
			places[0], places[1] = from, end
			return true
		}
	}
	return false
}

// atBegin returns the end of the match that begins where classes begin, or -1.
func (f *countForm) atBegin(classes []byte) int {
	var places formPlaces
	return f.match(classes, f.start, 0, &places)
}

// count returns the number of matches.
func (f *countForm) count(classes []byte) (n int) {
	var places formPlaces
	for at := 0; f.find(classes, at, &places); at = places[1] {
		n++
	}
	return n
}

// matches reports whether there is a match.
func (f *countForm) matches(classes []byte) bool {
	var places formPlaces
	return f.find(classes, 0, &places)
}

// match returns the end of the match that goes on with the step at the place,
// or -1.
func (f *countForm) match(classes []byte, at, place int, places *formPlaces) int {
	for {
		switch step := &f.steps[at]; step.kind {
		case stepClass:
			if place == len(classes) || !step.set.has(classes[place]) {
				return -1
			}
			at = step.next
			place++
		case stepEither:
			if end := f.match(classes, step.next, place, places); end >= 0 {
				return end
			}
			at = step.other
		case stepGroup:
			if step.other < len(places) {
				before := places[step.other]
				places[step.other] = place
				if end := f.match(classes, step.next, place, places); end >= 0 {
					return end
				}
				places[step.other] = before
				return -1
			}
			at = step.next
		case stepNothing:
			at = step.next
		case stepEnd:
			if place != len(classes) {
				return -1
			}
			at = step.next
		case stepMatch:
			return place
		default:
			return -1
		}
	}
}
