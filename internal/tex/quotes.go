package tex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ligatures are what TeX's fonts draw as one character wherever it stands. The
// longest comes first.
var ligatures = []struct{ source, text string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"},
}

// pairs are the quotes that are read where one opens and the other closes: alone
// they have other meanings, as an apostrophe has.
var pairs = []struct{ open, close, openText, closeText string }{
	{"`", "'", "‘", "’"},
	{"<<", ">>", "«", "»"},
}

// inverted are the marks that a grave accent behind them turns round.
var inverted = map[byte]string{'!': "¡", '?': "¿"}

// ligature reads what TeX's fonts draw as one character at i, or the character.
func (d *decoder) ligature(i int) (next int) {
	s := d.source
	if n := len(d.closing); n > 0 {
		d.closing = slices.DeleteFunc(d.closing, func(at int) bool { return at < i })
		for _, pair := range pairs {
			if strings.HasPrefix(s[i:], pair.close) && slices.Contains(d.closing, i) {
				d.emit(pair.closeText, i)
				return i + len(pair.close)
			}
		}
	}
	for _, l := range ligatures {
		if strings.HasPrefix(s[i:], l.source) {
			d.emit(l.text, i)
			return i + len(l.source)
		}
	}
	if s[i] == '`' && d.invert(i) {
		return i + 1
	}
	for _, pair := range pairs {
		if !strings.HasPrefix(s[i:], pair.open) {
			continue
		}
		if end := closingQuote(s, i, pair.open, pair.close); end > 0 {
			d.closing = append(d.closing, end)
			d.emit(pair.openText, i)
			return i + len(pair.open)
		}
	}
	// Of a longer run none is a quote.
	next = i + 1
	for doubled[s[i]] && s[i] != '-' && s[i] != '\'' && next < len(s) && s[next] == s[i] {
		next++
	}
	d.emit(s[i:next], i)
	return next
}

// invert reads the grave accent at i as the one that turns the mark before it round,
// which begins a sentence.
func (d *decoder) invert(i int) bool {
	s := d.source
	if i == 0 || i+1 >= len(s) || isBlank(s[i+1]) || joinsBefore(s, i-1) {
		return false
	}
	text := inverted[s[i-1]]
	last := len(d.out) - 1
	if text == "" || last < 0 || d.out[last] != s[i-1] || i > 1 && s[i-2] == '\\' {
		return false
	}
	d.out = d.out[:last]
	if d.keep {
		d.places = d.places[:last]
	}
	d.emit(text, i-1)
	return true
}

// longestQuoted is how far the end of what is quoted is looked for.
const longestQuoted = 200

// closingQuote returns the place of the quote that closes the one at i; 0 where that
// opens none. An opening quote stands before a word, a closing one behind one. An
// apostrophe may look like either: where quotes nest, the outer one closes last. Signs
// of comparisons look like guillemets with blanks inside, unless these open a text.
func closingQuote(s string, i int, open, closing string) int {
	inside := i + len(open)
	if joinsBefore(s, i) || inside >= len(s) || s[inside] == open[0] || i > 0 && s[i-1] == open[0] {
		return 0
	}
	angled, spaced := closing == ">>", isBlank(s[inside])
	end := min(len(s), i+longestQuoted)
	if spaced && !(angled && opensText(s, i)) || strings.IndexByte(s[inside:end], closing[0]) < 0 {
		return 0
	}
	last, nested := 0, 0
	for at := inside; at < end; at++ {
		switch {
		case s[at] == '\\':
			at++
		case s[at] == '$':
			maths := strings.IndexByte(s[at+1:end], '$')
			if maths < 0 {
				return last
			}
			at += 1 + maths
		case s[at] == open[0] && angled:
			return 0 // a tag
		case s[at] == open[0] && !joinsBefore(s, at) && !isBlank(s[min(at+1, len(s)-1)]):
			if last > 0 {
				return last
			}
			nested++
		case s[at] == closing[0]:
			behind := at + len(closing)
			switch {
			case angled && (!strings.HasPrefix(s[at:], closing) || behind < len(s) && s[behind] == '>'):
				return 0
			case angled && (joinsBehind(s, behind) || isBlank(s[at-1]) != spaced):
				return 0
			case angled:
				return at
			case joinsBehind(s, behind):
				if !joinsBefore(s, at) {
					nested++
				}
			case !isBlank(s[at-1]) && at > inside:
				last = at
				if nested--; nested < 0 {
					return at
				}
			}
		}
	}
	return last
}

// opensText reports whether a text begins at i, or what it has in brackets: a sign of
// a comparison stands between two values.
func opensText(s string, i int) bool {
	before := strings.TrimRight(s[:i], "{ \t\r\n")
	return before == "" || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[")
}

// joinsBefore reports whether a letter or number stands before i, joinsBehind whether
// one stands at i.
func joinsBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

func joinsBehind(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return i < len(s) && (unicode.IsLetter(r) || unicode.IsNumber(r))
}
