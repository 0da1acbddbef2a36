package lazy

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// What an expression matches often has a word in it that most texts have not. To look
// for the word is much quicker than to try the expression at each place of a text.

const (
	// mostNeeded is how many texts are looked for, shortestNeeded the length in bytes
	// without blanks that each has at least: shorter ones are in most texts.
	mostNeeded     = 24
	shortestNeeded = 3
	// mostExact is how many texts a part of an expression may stand for one by one.
	mostExact = 16
)

// needed returns texts of which one at least is in whatever an expression matches; none
// where that would say little, and of an expression that is tried at the beginning of a
// text only.
func needed(expression string) []string {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil || beginsText(re) {
		return nil
	}
	found := partOf(re)
	return better(found.needed, found.exact)
}

// beginsText reports whether an expression matches at the beginning of a text only.
func beginsText(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return beginsText(re.Sub[0])
	}
	return false
}

// part is what is known of a part of an expression: all texts that it matches, where
// these are few, and texts of which one is in each of them.
type part struct{ exact, needed []string }

func partOf(re *syntax.Regexp) part {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return part{exact: []string{""}}
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 && !slices.Contains(re.Rune, utf8.RuneError) {
			return part{exact: []string{string(re.Rune)}}
		}
	case syntax.OpCharClass:
		return part{exact: charactersOf(re)}
	case syntax.OpCapture:
		return partOf(re.Sub[0])
	case syntax.OpQuest:
		if exact := partOf(re.Sub[0]).exact; exact != nil && len(exact) < mostExact {
			return part{exact: append(slices.Clone(exact), "")}
		}
	case syntax.OpPlus:
		return part{needed: partOf(re.Sub[0]).always()}
	case syntax.OpRepeat:
		if re.Min > 0 {
			return part{needed: partOf(re.Sub[0]).always()}
		}
	case syntax.OpConcat:
		return concatenated(re.Sub)
	case syntax.OpAlternate:
		return alternatives(re.Sub)
	}
	return part{}
}

// always returns texts of which one is in all that a part matches.
func (p part) always() []string { return better(p.needed, p.exact) }

// charactersOf returns the characters of a class that has few.
func charactersOf(re *syntax.Regexp) []string {
	var list []string
	for i := 0; i+1 < len(re.Rune); i += 2 {
		if int(re.Rune[i+1]-re.Rune[i])+1 > mostExact-len(list) {
			return nil
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			if r == utf8.RuneError {
				return nil // an invalid byte is one too
			}
			list = append(list, string(r))
		}
	}
	return list
}

func concatenated(parts []*syntax.Regexp) part {
	var best []string
	run, whole := []string{""}, true
	for _, re := range parts {
		next := partOf(re)
		if next.exact != nil && len(run)*len(next.exact) <= mostExact {
			var longer []string
			for _, begin := range run {
				for _, end := range next.exact {
					longer = append(longer, begin+end)
				}
			}
			run = longer
			continue
		}
		whole = false
		best = better(better(best, run), next.needed)
		if run = next.exact; run == nil {
			run = []string{""}
		}
	}
	if whole {
		return part{exact: run}
	}
	return part{needed: better(best, run)}
}

func alternatives(parts []*syntax.Regexp) part {
	var exact, needed []string
	isExact, isNeeded := true, true
	for _, re := range parts {
		next := partOf(re)
		isExact = isExact && next.exact != nil
		exact = append(exact, next.exact...)
		one := next.always()
		isNeeded = isNeeded && one != nil
		needed = append(needed, one...)
	}
	var made part
	if isExact && len(exact) <= mostExact {
		made.exact = exact
	}
	if isNeeded {
		made.needed = fewest(needed)
	}
	return made
}

// fewest leaves out what has another one of the texts in it.
func fewest(texts []string) []string {
	slices.SortFunc(texts, func(a, b string) int { return len(a) - len(b) })
	var kept []string
	for _, text := range texts {
		if !slices.ContainsFunc(kept, func(short string) bool { return strings.Contains(text, short) }) {
			kept = append(kept, text)
		}
	}
	return kept
}

// better returns the one of two lists of needed texts that is in fewer texts, nil where
// neither says much.
func better(a, b []string) []string {
	a, b = fewest(slices.Clone(a)), fewest(slices.Clone(b))
	telling, other := tells(a), tells(b)
	switch {
	case max(telling, other) < shortestNeeded:
		return nil
	case other > telling || other == telling && len(b) < len(a):
		return b
	}
	return a
}

// tells is the length of the shortest of the texts without the blanks around it: the
// longer it is, the fewer texts have one of them. It is 0 for none, and for too many.
func tells(texts []string) int {
	if len(texts) == 0 || len(texts) > mostNeeded {
		return 0
	}
	shortest := len(texts[0])
	for _, text := range texts {
		shortest = min(shortest, len(strings.TrimSpace(text)))
	}
	return shortest
}
