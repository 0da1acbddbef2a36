package ris

import "slices"

// Scores of a cut. Their order matters more than their size: a value of the
// wrong form outweighs everything but a value that cannot hold a tag at all,
// and prose around a cut outweighs a value that says nothing for or against.
const (
	scoreFits       = 4   // the value has the form of its tag
	scoreMay        = 1   // the value says nothing
	scoreMisfit     = -6  // the value does not suit the tag
	scoreLong       = 2   // prose in a field for prose
	scoreLowerText  = -3  // a text field that starts in lower case
	scoreEmptyProse = -2  // an empty field whose tag is a word of prose
	scoreNoProse    = 3   // a tag that no prose has
	scoreSameTag    = 2   // a tag that prose has, the same as the field before: a list
	scoreMidText    = -1  // a cut inside a sentence
	scoreLeadsOn    = -5  // a cut behind a word that leads on
	scoreReadsOn    = -4  // "C1 - C2", "CA - 125 levels"
	scoreSentence   = -8  // a sentence on both sides: "with a KW - type test"
	scoreOneBlank   = -6  // one blank before the dash where the record has two
	scoreInLong     = -1  // a candidate left uncut in a field for prose
	scoreInWords    = -3  // a candidate that prose has left uncut in words of another field
	scoreInOther    = -7  // any other candidate left uncut there
	scoreInStrict   = -9  // a candidate left uncut in a number, a date, a link
	scoreHopeless   = -30 // no choice of cuts makes up for so much uncut
	scoreLineStart  = 2   // a cut at a line's start before a tag that no prose has
)

// cut is the best way to cut a record before one of its candidates.
type cut struct {
	score int32
	// uncut is what speaks against the candidates behind that are in its field.
	uncut int32
	// from is the candidate whose field ends here, trimmed the field's end.
	from, trimmed int
	reached       bool
	// What the text around the place says.
	lineStart, sentenceEnd, leadsOn, readsOn, isRange, startsLower bool
}

// look sets what the text around the candidate says, and the end of a field
// that ends before it.
func (c *cut) look(text []byte, candidate *piece) {
	before, behind := text[:candidate.start], text[min(candidate.value, len(text)):]
	c.trimmed = trimBlanks(before)
	c.lineStart = len(before) > 0 && before[len(before)-1] == '\n'
	c.sentenceEnd = endsSentence(before[:c.trimmed])
	c.leadsOn = leadsOn(before[:c.trimmed])
	c.readsOn = readsOn(behind)
	c.isRange = isRange(candidate.tag, behind)
	c.startsLower = startsLower(behind)
}

// window is the most candidates that stay uncut in one field: enough for an
// abstract, less where there are so many that time would grow with the square
// of their number.
func window(candidates int) int {
	const steps, least, most = 1 << 18, 6, 64
	return min(max(steps/candidates, least), most)
}

// bestCuts chooses among the candidates, the first of which is certain, and
// returns the fields with the best score.
func (f *flattened) bestCuts(text []byte) []piece {
	candidates := f.candidates
	n := len(candidates)
	f.cuts = append(f.cuts[:0], make([]cut, n+1)...)
	cuts := f.cuts
	for i := range candidates {
		cuts[i].look(text, &candidates[i])
	}
	cuts[n].trimmed = trimBlanks(text)
	twoBlanks := candidates[0].blanks == blanksTwo
	most := window(n)
	growing := f.growing[:0]
	for i := 1; i <= n; i++ {
		growing = append(growing, i-1)
		oneBlank := twoBlanks && i < n && candidates[i].blanks == blanksOne
		// The nearest come first: most of the others cannot be better than they,
		// whatever their values are, which need not be looked at.
		ended := false
		for at := len(growing) - 1; at >= 0; at-- {
			j := growing[at]
			p, from := &candidates[j], &cuts[j]
			value := text[p.value:max(cuts[i].trimmed, p.value)]
			if j < i-1 && (i-j > most || from.uncut < scoreHopeless || tooLong(p.row.form, value)) {
				growing[at], ended = -1, true
				continue
			}
			score := from.score + from.uncut
			if i < n {
				next := &candidates[i]
				score += scoreBetween(p, &cuts[i], next, len(value) == 0)
				if oneBlank {
					score += scoreOneBlank
				} else {
					from.uncut += scoreUncut(p, next)
				}
			}
			c := &cuts[i]
			if c.reached && score+scoreMost(p.row) < c.score {
				continue
			}
			// Of two that are as good the one with the longer field is taken.
			if score += scoreOf(p.row, value); !c.reached || score >= c.score {
				c.score, c.from, c.reached = score, j, true
			}
		}
		if ended {
			growing = slices.DeleteFunc(growing, func(j int) bool { return j < 0 })
		}
	}
	f.growing = growing
	return f.chosen(text)
}

// chosen returns the fields that the cuts lead to.
func (f *flattened) chosen(text []byte) []piece {
	pieces := f.pieces[:0]
	end := len(text)
	for i := len(f.candidates); i > 0; i = f.cuts[i].from {
		p := f.candidates[f.cuts[i].from]
		p.end, p.valueEnd = end, max(f.cuts[i].trimmed, p.value)
		pieces = append(pieces, p)
		end = p.start
	}
	for a, b := 0, len(pieces)-1; a < b; a, b = a+1, b-1 {
		pieces[a], pieces[b] = pieces[b], pieces[a]
	}
	f.pieces = pieces
	return pieces
}

// tooLong reports whether a value is longer than any of its form.
func tooLong(form form, value []byte) bool {
	return longest[form] > 0 && len(value) > longest[form]
}

// scoreMost is the most that scoreOf says of any value of a tag.
func scoreMost(row *tagRow) (s int32) {
	if !row.prose {
		s = scoreNoProse
	}
	switch row.form {
	case formLong:
		return s + scoreLong
	case formText, formKeyword:
		return s + scoreMay
	}
	return s + scoreFits
}

// scoreOf says how well a value suits a tag.
func scoreOf(row *tagRow, value []byte) (s int32) {
	if !row.prose {
		s = scoreNoProse
	}
	if len(value) == 0 {
		if row.prose {
			s += scoreEmptyProse
		}
		return s
	}
	switch row.form.fits(value) {
	case fitYes:
		return s + scoreFits
	case fitNo:
		if !row.prose && row.form == formText && len(value) <= longest[formText] {
			return scoreLowerText
		}
		return scoreMisfit
	}
	if row.form == formLong {
		return s + scoreLong
	}
	return s + scoreMay
}

// scoreBetween says what speaks for and against a cut between p and next.
func scoreBetween(p *piece, c *cut, next *piece, empty bool) (s int32) {
	if p.tag == next.tag && next.row.prose {
		s += scoreSameTag
	}
	switch {
	case c.lineStart && !next.row.prose:
		return s + scoreLineStart
	case isStrict(p.row.form):
		return s
	}
	if p.row.form == formLong && !c.sentenceEnd && !empty {
		s += scoreMidText
	}
	if c.leadsOn && !empty {
		s += scoreLeadsOn
		if c.startsLower {
			s += scoreSentence
		}
	}
	inProse := (p.row.form == formLong || p.row.to == toTitle) && !c.sentenceEnd
	if next.row.prose && (c.isRange || inProse && c.readsOn) {
		s += scoreReadsOn
	}
	return s
}

// scoreUncut says what speaks against leaving a candidate uncut in the value of
// a field.
func scoreUncut(p, candidate *piece) int32 {
	form := p.row.form
	switch {
	case form == formLong:
		return scoreInLong
	case isStrict(form):
		return scoreInStrict
	case candidate.row.prose && (form != formName || candidate.tag != p.tag):
		return scoreInWords
	}
	return scoreInOther // no name holds the tag of names
}

// isStrict reports whether values of the form are no words of a sentence.
func isStrict(form form) bool {
	return form != formLong && form != formText && form != formKeyword && form != formName
}

// leadingWords are words that a value does not end with, since more follows
// them in a sentence.
var leadingWords = map[string]bool{
	"a": true, "an": true, "the": true, "and": true, "or": true, "of": true, "at": true, "in": true, "on": true,
	"to": true, "from": true, "with": true, "without": true, "by": true, "for": true, "as": true, "than": true,
	"between": true, "into": true, "via": true, "per": true, "versus": true, "vs": true, "that": true, "were": true,
	"was": true, "are": true, "is": true, "their": true, "its": true, "both": true, "either": true, "using": true,
	"der": true, "die": true, "das": true, "und": true, "oder": true, "im": true, "bei": true, "von": true, "mit": true,
	"le": true, "la": true, "les": true, "et": true, "ou": true, "de": true, "du": true, "des": true, "en": true,
	"el": true, "los": true, "las": true, "y": true, "del": true, "con": true,
}

// leadsOn reports whether text ends inside of a sentence: behind a comma, an
// opening bracket or a word that leads on.
func leadsOn(text []byte) bool {
	const longest = 8
	if len(text) == 0 {
		return false
	}
	switch text[len(text)-1] {
	case ',', '(', '[', '/':
		return true
	}
	start := len(text)
	for start > 0 && len(text)-start <= longest && text[start-1] >= 'a' && text[start-1] <= 'z' {
		start--
	}
	return start > 0 && start < len(text) && text[start-1] == ' ' && leadingWords[string(text[start:])]
}

// isRange reports whether a tag of a letter and a digit, the dash behind it
// and what follows write a range or a list of such codes: "C1 - C2".
func isRange(tag string, value []byte) bool {
	return tag[1] >= '0' && tag[1] <= '9' && len(value) > 1 && value[0] == tag[0] &&
		value[1] >= '0' && value[1] <= '9' && (len(value) == 2 || !isLetter(value[2]))
}

// readsOn reports whether text begins with a number of something: "125 levels".
func readsOn(text []byte) bool {
	const longest = 8
	i := 0
	for i < min(len(text), longest) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return i > 0 && i+1 < len(text) && text[i] == ' ' && startsLower(text[i+1:])
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
