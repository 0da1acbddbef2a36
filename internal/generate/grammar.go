package generate

import (
	"fmt"
	"sort"
	"strings"
)

// vocabulary is a list of phrases, the frequent ones first: the n-th is drawn
// about in proportion to 1/n, as words are in real texts (Zipf's law).
type vocabulary struct {
	phrases []phrase
	sums    []int // of the weights up to each phrase
}

// phrase is text with slots, each of which stands for a phrase of another
// vocabulary: "effects of {intervention} on {outcome}". It is divided when it is
// drawn: what a benchmark's input was made of should not be much for the collector
// of memory to look at.
type phrase string

// flatness keeps the first phrases of a list from being drawn all the time.
const flatness = 4

// newVocabulary makes a vocabulary of the lines of a text.
func newVocabulary(text string) *vocabulary {
	v := &vocabulary{}
	sum := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		v.phrases = append(v.phrases, phrase(line))
		sum += 1_000_000 / (len(v.phrases) + flatness)
		v.sums = append(v.sums, sum)
	}
	return v
}

// newWords makes a vocabulary of the words of a text, in its order.
func newWords(text string) *vocabulary {
	return newVocabulary(strings.Join(strings.Fields(text), "\n"))
}

// slot returns what stands before the first slot of the phrase, the slot's name,
// and the phrase behind it. A slot that is written with a capital, {Outcome}, is
// filled with what starts with one.
func (p phrase) slot() (before, name string, capital bool, rest phrase) {
	before, behind, found := strings.Cut(string(p), "{")
	if !found {
		return before, "", false, ""
	}
	slot, behind, _ := strings.Cut(behind, "}")
	name = strings.ToLower(slot)
	return before, name, name != slot, phrase(behind)
}

// phrase draws one phrase.
func (d draw) phrase(v *vocabulary) phrase {
	at := d.IntN(v.sums[len(v.sums)-1])
	return v.phrases[sort.SearchInts(v.sums, at+1)]
}

// word draws a phrase and fills its slots.
func (d draw) word(v *vocabulary) string { return string(d.appendPhrase(nil, d.phrase(v))) }

// appendPhrase writes the phrase, each slot filled with a phrase of its own.
func (d draw) appendPhrase(dst []byte, p phrase) []byte {
	for p != "" {
		before, slot, capital, rest := p.slot()
		p = rest
		if dst = append(dst, before...); slot == "" {
			continue
		}
		start := len(dst)
		if modified[slot] && d.oneIn(2) {
			dst = append(d.appendPhrase(dst, d.phrase(modifiers)), ' ')
		}
		dst = d.appendSlot(dst, slot)
		if capital && start < len(dst) && 'a' <= dst[start] && dst[start] <= 'z' {
			dst[start] -= 'a' - 'A'
		}
	}
	return dst
}

func (d draw) appendSlot(dst []byte, slot string) []byte {
	if v, ok := vocabularies[slot]; ok {
		return d.appendPhrase(dst, d.phrase(v))
	}
	switch slot {
	case "term":
		return d.appendTerm(dst)
	case "digit":
		return fmt.Append(dst, d.between(2, 9))
	case "tens":
		return fmt.Append(dst, d.between(12, 96))
	case "hundreds":
		return fmt.Append(dst, d.between(102, 978))
	case "thousands":
		return fmt.Appendf(dst, "%d,%03d", d.between(1, 48), d.IntN(1000))
	case "percent":
		return fmt.Appendf(dst, "%d.%d%%", d.between(1, 96), d.IntN(10))
	case "ratio":
		return fmt.Appendf(dst, "%d.%02d", d.IntN(4), d.between(1, 99))
	case "interval":
		low := d.between(5, 240)
		high := low + d.between(10, 180)
		return fmt.Appendf(dst, "%d.%02d to %d.%02d", low/100, low%100, high/100, high%100)
	case "p":
		return fmt.Appendf(dst, "P=.%03d", d.between(1, 480))
	case "year":
		return fmt.Append(dst, d.between(1996, 2023))
	case "studies":
		return d.appendStudies(dst)
	case "registration":
		return d.appendRegistration(dst)
	}
	return append(append(append(dst, '{'), slot...), '}') // as it is written; TestSlots finds it
}

// appendTerm writes a technical term of Greek and Latin parts; there are many
// thousands, so that texts have rare words too.
func (d draw) appendTerm(dst []byte) []byte {
	if d.oneIn(2) {
		dst = d.appendPhrase(dst, d.phrase(termPrefixes))
	}
	dst = d.appendPhrase(dst, d.phrase(termRoots))
	return d.appendPhrase(dst, d.phrase(termEnds))
}

// appendStudies writes a number of studies and the kinds it is the sum of.
func (d draw) appendStudies(dst []byte) []byte {
	qualitative, quantitative, mixed := d.between(2, 28), d.between(2, 30), d.between(2, 12)
	return fmt.Appendf(dst, "%d studies (%d qualitative, %d quantitative, and %d mixed methods)",
		qualitative+quantitative+mixed, qualitative, quantitative, mixed)
}

// appendRegistration writes the registration of a trial or of a review.
func (d draw) appendRegistration(dst []byte) []byte {
	switch d.IntN(4) {
	case 0:
		return fmt.Appendf(dst, "PROSPERO CRD420%d%06d", d.between(15, 23), d.between(1000, 480_000))
	case 1:
		return fmt.Appendf(dst, "ISRCTN%08d", d.between(10_000_000, 99_999_999))
	default:
		return fmt.Appendf(dst, "ClinicalTrials.gov NCT%08d", d.between(1_000_000, 5_999_999))
	}
}
