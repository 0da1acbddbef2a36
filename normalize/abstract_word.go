package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// withoutAbstractWord takes a leading "Abstract" off the first paragraph where
// it is a heading and not a word of the text.
func withoutAbstractWord(s string, more bool) string {
	const word = "abstract"
	if len(s) < len(word) || !strings.EqualFold(s[:len(word)], word) {
		return s
	}
	rest := s[len(word):]
	if rest == "" {
		if more {
			return ""
		}
		return s
	}
	r, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune(":：.—–", r) {
		return strings.TrimSpace(rest[size:])
	}
	capitalised := s[:len(word)] == "Abstract"
	if capitalised && opensGlued(rest) {
		return rest // the line end was lost: "AbstractThe tides rise."
	}
	if bare := strings.TrimSpace(rest); r == ' ' && bare != "" {
		first, _ := utf8.DecodeRuneInString(bare)
		if h, found := headingAt(bare, 0); found && h.known {
			if headsAbstract(bare, h) {
				return bare
			}
			return s
		}
		if s[:len(word)] == "ABSTRACT" && unicode.IsUpper(first) || capitalised && opensText(bare) {
			return bare
		}
	}
	return s
}

// openingWords are words that begin a sentence and follow no adjective, so that
// "Abstract" before them, when they have a capital, is a heading. openingLabels show
// it where a word with a capital follows them, wordyLabels, which are nouns that
// may be abstract ("Abstract Question Answering"), where an opening word does.
var (
	openingWords  = wordSet("The This These Those We Our In To A An It Its There Although While Since With Using Under From For On At By As If Most Many Several Recent Recently Here Both Despite Because")
	openingLabels = wordSet("Background Backgrounds Introduction")
	wordyLabels   = wordSet("Objective Objectives Aim Aims Purpose Importance Context Motivation Rationale Goal Hypothesis Question")
)

// gluedLabels are the labels before which the blank may be lost. The others are
// names of classes too: "AbstractContext".
var gluedLabels = wordSet("Background Backgrounds Introduction Objective Objectives Aim Aims Purpose Importance Rationale")

// opensText reports whether a text begins with words that begin an abstract.
func opensText(text string) bool {
	word, rest := openingWord(text)
	if openingWords[word] {
		return true
	}
	next, _ := openingWord(rest)
	first, _ := utf8.DecodeRuneInString(rest)
	return openingLabels[word] && unicode.IsUpper(first) || wordyLabels[word] && openingWords[next]
}

// opensGlued reports whether a text to which "Abstract" is glued begins with such
// a word. A single letter is none: "AbstractA" is a name.
func opensGlued(text string) bool {
	word, _ := openingWord(text)
	if len(word) > 1 && openingWords[word] || gluedLabels[word] {
		return true
	}
	return wordyLabels[word] && strings.HasPrefix(text[len(word):], ":")
}

// termLabels are labels that make a term with the adjective and begin no abstract:
// "Abstract Interpretation: a unified model".
var termLabels = wordSet("Analysis Application Applications Approach Comparison Data Description Design Development Diagnosis Evaluation Evidence " +
	"Implementation Interpretation Measure Measurement Perspective Perspectives Problem Procedure Procedures Protocol Resources Strategy " +
	"Synthesis Theory Therapy Tool Topic Treatment Validation Value")

// headsAbstract reports whether the heading that a text begins with is one of an
// abstract and no noun behind the adjective: the text has others, or the label makes
// no term with it.
func headsAbstract(text string, first heading) bool {
	label := strings.ToLower(first.label)
	if label == "" || !termLabels[strings.ToUpper(label[:1])+label[1:]] {
		return true
	}
	return slices.ContainsFunc(appendHeadings(nil, text), func(h heading) bool { return h.known && h.start > first.start })
}

// openingWord returns the first word of a text, of ASCII letters and followed by a
// blank, by the end or by a mark before one of them, and what stands behind the
// blank; "" for another.
func openingWord(text string) (word, rest string) {
	end := 0
	for end < len(text) && isASCIILetter(text[end]) {
		end++
	}
	rest = text[end:]
	if r, size := utf8.DecodeRuneInString(rest); r == '—' || r == '–' {
		return text[:end], rest[size:]
	} else if strings.ContainsRune(",:.;", r) {
		rest = rest[size:]
	}
	if rest != "" && rest[0] != ' ' {
		return "", rest
	}
	return text[:end], strings.TrimLeft(rest, " ")
}
