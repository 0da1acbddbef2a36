package ris

import "bytes"

// A record whose line ends were lost stands on one line, perhaps with many
// others. It is cut in two steps.
//
// First the record's end: an ER counts only when the line's end or another TY
// follows it, a TY only with a type that is known and a known tag behind it.
//
// Then its fields: every known tag before a dash is a candidate for a cut. A
// choice of cuts gets a score, which is the sum over its fields of how well
// each value suits its tag, less what speaks for prose at its cut; the best
// choice is found by dynamic programming over the candidates. So a cut that
// one field alone would allow ("C1 - C2" in an abstract) is not made when it
// costs more than it gives, and one that prose hides (a title that ends in a
// word such as "ED - ") is made where the values on both sides need it.
// Unknown tags are never candidates: nothing tells them from prose.

// flattened is a record cut out of a line.
type flattened struct {
	pieces []piece
	length int  // bytes of the line up to the next record
	ended  bool // ER was found
}

// piece is one field of a flattened record, as places in its text.
type piece struct {
	row                         *tagRow
	start, value, valueEnd, end int
}

// isFlattened reports whether text, which t reads as a TY line, goes on with
// another field.
func isFlattened(text []byte, t *tagLine) bool {
	value := text[min(t.value, len(text)):]
	code := firstWord(value)
	if code == 0 || !isCode(value[:code]) {
		return false
	}
	rest := value[code:]
	blank := blankLength(rest)
	if blank == 0 {
		return false
	}
	next, ok := splitTag(rest[blank:])
	return ok && next.row != nil && next.row.to != toType && next.shape.blanks != blanksNone
}

// firstWord returns the length of the word that value begins with, 0 where it
// is longer than any type.
func firstWord(value []byte) int {
	for i := range min(len(value), 24) {
		if blankLength(value[i:]) > 0 {
			return i
		}
	}
	return 0
}

// findFlattened returns the place in a line of text at which a flattened
// record starts, or 0.
func findFlattened(text []byte) int {
	for from := 1; from < len(text); {
		i := bytes.Index(text[from:], []byte("TY"))
		if i < 0 {
			return 0
		}
		i += from
		if text[i-1] == ' ' || text[i-1] == '\t' {
			if t, ok := splitTag(text[i:]); ok && t.shape.blanks != blanksNone && isFlattened(text[i:], &t) {
				return i
			}
		}
		from = i + 2
	}
	return 0
}

// cutFlattened cuts the record that text begins with, a TY line t. At most
// limit bytes are looked at.
func cutFlattened(text []byte, t *tagLine, limit int) flattened {
	dash, _ := dashLength(text[bytes.IndexAny(text, "-‐‑‒–—―−"):])
	mark := text[bytes.IndexAny(text, "-‐‑‒–—―−"):][:dash]
	candidates := []piece{{row: t.row, start: t.start, value: t.value}}
	result := flattened{length: len(text)}
	var end *piece
scan:
	for at := t.value; at < min(len(text), limit); {
		i := bytes.Index(text[at:], mark)
		if i < 0 {
			break
		}
		i += at
		at = i + len(mark)
		found, ok := tagBefore(text, i, len(mark))
		if !ok || found.start < t.value {
			continue
		}
		switch found.row.to {
		case toType:
			if startsRecord(text[found.start:]) {
				result.length = found.start
				break scan
			}
		case toEnd:
			if next, ok := endsRecord(text, found.value); ok {
				end = &found
				result.length = next
				result.ended = true
				break scan
			}
		default:
			candidates = append(candidates, found)
		}
	}
	stop := result.length
	if end != nil {
		stop = end.start
	}
	result.pieces = bestCuts(text[:stop], candidates)
	if end != nil {
		end.valueEnd, end.end = end.value, result.length
		end.value = min(end.value, result.length)
		end.valueEnd = end.value
		result.pieces = append(result.pieces, *end)
	}
	last := &result.pieces[len(result.pieces)-1]
	last.end = result.length
	return result
}

// tagBefore reads the known tag before the dash at text[i:i+width]; blanks
// must stand between them and before the tag.
func tagBefore(text []byte, i, width int) (piece, bool) {
	tag := trimBlanks(text[max(0, i-8):i]) + max(0, i-8)
	if tag == i || tag < 2 {
		return piece{}, false
	}
	start := tag - 2
	index, lower, ok := tagIndex(text[start], text[start+1])
	if !ok || lower || tagTable[index] == nil {
		return piece{}, false
	}
	if start > 0 && text[start-1] != ' ' && text[start-1] != '\t' && text[start-1] != 0xA0 {
		return piece{}, false
	}
	value := i + width
	return piece{row: tagTable[index], start: start, value: value + blankLength(text[value:])}, true
}

// startsRecord reports whether text is a TY with a known type and a field
// behind it.
func startsRecord(text []byte) bool {
	t, ok := splitTag(text)
	if !ok {
		return false
	}
	value := text[t.value:]
	code := firstWord(value)
	return code > 0 && typeOf(string(value[:code])) != nil && isFlattened(text, &t)
}

// endsRecord reports whether nothing or another record follows at text[at:],
// and where that starts.
func endsRecord(text []byte, at int) (next int, ok bool) {
	at += blankLength(text[at:])
	if at >= trimBlanks(text) {
		return len(text), true
	}
	return at, startsRecord(text[at:])
}

// Scores of a cut. Their order matters more than their size: a value of the
// wrong form outweighs everything, and prose before a cut outweighs a value
// that says nothing for or against.
const (
	scoreFits       = 4  // the value has the form of its tag
	scoreMay        = 1  // the value says nothing
	scoreMisfit     = -6 // the value does not suit the tag
	scoreLong       = 2  // prose in a field for prose
	scoreLowerText  = -2 // a text field that starts in lower case
	scoreEmptyProse = -2 // an empty field whose tag is a word of prose
	scoreNoProse    = 3  // a tag that no prose has
	scoreMidText    = -2 // a cut inside a sentence
	scoreMidProse   = -3 // the same before a tag that prose has
	scoreInLong     = -1 // a candidate left uncut in a field for prose
	scoreInShort    = -3 // a candidate left uncut in any other field
)

// bestCuts chooses among the candidates, the first of which is certain, and
// returns the fields with the best score.
func bestCuts(text []byte, candidates []piece) []piece {
	const cells, least, most = 1 << 18, 6, 64
	n := len(candidates)
	window := min(max(cells/n, least), most)
	score := make([]int32, n+1)
	from := make([]int32, n+1)
	for i := 1; i <= n; i++ {
		end := len(text)
		if i < n {
			end = candidates[i].start
		}
		for j := max(0, i-window); j < i; j++ {
			p := &candidates[j]
			if p.value > end {
				continue
			}
			value := text[p.value : p.value+trimBlanks(text[p.value:end])]
			uncut := int32(scoreInShort)
			if p.row.form == formLong {
				uncut = scoreInLong
			}
			s := score[j] + scoreOf(p.row, value) + uncut*int32(i-j-1)
			if i < n && p.row.form == formLong && !endsSentence(value) {
				s += scoreMidText
				if candidates[i].row.prose {
					s += scoreMidProse
				}
			}
			if from[i] == 0 || s > score[i] {
				score[i], from[i] = s, int32(j)+1
			}
		}
	}
	var chosen []piece
	for i := n; i > 0; {
		if from[i] == 0 {
			i--
			continue
		}
		j := int(from[i]) - 1
		p := candidates[j]
		p.end = len(text)
		if i < n {
			p.end = candidates[i].start
		}
		p.valueEnd = p.value + trimBlanks(text[p.value:p.end])
		chosen = append(chosen, p)
		i = j
	}
	for a, b := 0, len(chosen)-1; a < b; a, b = a+1, b-1 {
		chosen[a], chosen[b] = chosen[b], chosen[a]
	}
	return chosen
}

// scoreOf says how well a value suits a tag.
func scoreOf(row *tagRow, value []byte) int32 {
	var s int32
	if !row.prose {
		s += scoreNoProse
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
			return s + scoreLowerText
		}
		return s + scoreMisfit
	}
	if row.form == formLong {
		return s + scoreLong
	}
	return s + scoreMay
}
