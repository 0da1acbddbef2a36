package normalize

import (
	"math/bits"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// The plain forms of functions that are written for speed. They say what these
// mean, and TestPlainForms compares them on the texts of benchmarks, of
// ../shared where that is present, and on what mutations make of them.

func isCleanByRunes(s string) bool {
	ascii, blank := true, true
	var open, closed, ampersand, semicolon bool
	for i := 0; i < len(s); {
		b := s[i]
		if isASCIILetter(b) || isASCIIDigit(b) {
			blank = false
			i++
			continue
		}
		if b >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if (r == utf8.RuneError && size == 1) || unicode.IsSpace(r) || isUnseen(r) {
				return false
			}
			ascii, blank = false, false
			i += size
			continue
		}
		switch {
		case b == ' ':
			if blank {
				return false
			}
		case b < ' ' || b == 0x7f:
			return false
		case b == '<':
			open = true
		case b == '>':
			closed = open
		case b == '&':
			ampersand = true
		case b == ';':
			semicolon = ampersand
		}
		blank = b == ' '
		i++
	}
	if (blank && s != "") || closed || semicolon {
		return false
	}
	return ascii || norm.NFC.QuickSpanString(s) == len(s)
}

func mayBeginRegistrationAlone(s string) bool {
	const soon = 14
	if len(s) < 6 {
		return false
	}
	switch (uint16(s[0])<<8 | uint16(s[1])) | 0x2020 {
	case 'c'<<8 | 'r', 'n'<<8 | 'c', 'i'<<8 | 's', 'e'<<8 | 'u', 'c'<<8 | 'h', 'a'<<8 | 'c', 'c'<<8 | 't', 'd'<<8 | 'r',
		'j'<<8 | 'r', 'j'<<8 | 'p', 'j'<<8 | 'a', 'u'<<8 | 'm', 'p'<<8 | 'a', 'n'<<8 | 't', 'n'<<8 | 'l', 'i'<<8 | 'r',
		't'<<8 | 'c', 'k'<<8 | 'c', 's'<<8 | 'l', 'r'<<8 | 'b', 'r'<<8 | 'p', 'l'<<8 | 'b', 'p'<<8 | 'h', 'p'<<8 | 'e', 'i'<<8 | 'n':
		for i := 2; i < len(s) && i < soon; i++ {
			if s[i] >= '0' && s[i] <= '9' {
				// Every number has three digits first, or is ReBEC's.
				return i+3 <= len(s) && allDigits(s[i:i+3]) || s[0]|0x20 == 'r' && s[1]|0x20 == 'b'
			}
		}
		return false
	case 'o'<<8 | 's':
		return len(s) > 6 && strings.EqualFold(s[:7], "osf.io/")
	case '2'<<8 | '0' | 0x2020:
		return allDigits(s[:4]) && s[4] == '-'
	case '4'<<8 | '2' | 0x2020:
		return len(s) >= 11 && allDigits(s[:11])
	}
	return false
}

func lowerASCIIByRunes(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

func abbreviatedByRunes(s string) bool {
	const longest = 8
	tail := s[max(0, len(s)-longest):]
	if at := strings.LastIndexFunc(tail, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(,;©", r) }); at >= 0 {
		_, size := utf8.DecodeRuneInString(tail[at:])
		tail = tail[at+size:]
	} else if len(tail) < len(s) {
		return false
	}
	if r, size := utf8.DecodeRuneInString(tail); size == len(tail) && unicode.IsUpper(r) {
		return true
	}
	return abbreviations[strings.ToLower(tail)]
}

func beginsSentenceByRunes(s string, at int) bool {
	rest := strings.TrimLeftFunc(s[at:min(len(s), at+40)], unicode.IsSpace)
	if len(rest) == len(s[at:min(len(s), at+40)]) {
		return at == len(s)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(r)
}

func countSentenceEndByBytes(s string, at int) int {
	for start := at; at < len(s) && at < start+mostCountBytes; at++ {
		switch b := s[at]; {
		case b == '.' || b == '?' || b == '!':
			if beginsSentenceByRunes(s, at+1) && !abbreviatedByRunes(s[max(start, at-10):at]) {
				return at + 1
			}
		case b == '\n' && at+1 < len(s) && s[at+1] == '\n':
			return at + 1
		}
	}
	return at
}

func countWordByBytes(s string, at int) (class byte, value int64, end int) {
	end = at
	var lower [24]byte
	n, short := 0, true
	for end < len(s) {
		b := s[end]
		if b >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '’' && r != '‐' && r != '‑' {
				break
			}
			end, short = end+size, false
			continue
		}
		if !isASCIILetter(b) && !isASCIIDigit(b) && b != '\'' && b != '-' || b == '-' && (end+1 == len(s) || s[end+1] == ' ') {
			break
		}
		if n < len(lower) {
			lower[n] = foldCase(b)
		}
		n++
		end++
	}
	if !short || n > len(lower) {
		return classWord, 0, end
	}
	word := string(lower[:n])
	key := keyOfWord(word)
	for _, row := range countClasses.short {
		if row.class != 0 && row.class != classNumber && (wordKey{row.key}) == key {
			return row.class, 0, end
		}
	}
	for _, row := range countClasses.long {
		if row.class != 0 && row.class != classNumber && row.key == key {
			return row.class, 0, end
		}
	}
	if number, ok := numberWord(word); ok {
		return classNumber, number, end
	}
	return classWord, 0, end
}

// numberWord reads an English number word up to ninety-nine in lower case.
func numberWord(word string) (int64, bool) {
	if n, found := numberWords[word]; found {
		return n, true
	}
	first, last, _ := strings.Cut(word, "-")
	if tens, ones := numberWords[first], numberWords[last]; tens >= 20 && ones >= 1 && ones <= 9 {
		return tens + ones, true
	}
	return 0, false
}

func afterSentenceByRunes(s string, at int) (place, next int) {
	for at < len(s) {
		// The marks begin with few bytes, and most bytes are none of them.
		if b := s[at]; b != '.' && b != '?' && b != '!' && b != 0xe3 && b != 0xef {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		at += size
		if r != '.' && r != '?' && r != '!' && r != '。' && r != '！' && r != '？' {
			continue
		}
		if r == '.' && strings.HasPrefix(s[at:], ", ") {
			at++ // Ovid joins sections by a comma
		}
		for at < len(s) {
			r, size := utf8.DecodeRuneInString(s[at:])
			if r != ' ' && !strings.ContainsRune("\"')]”’»", r) {
				break
			}
			at += size
		}
		if r, _ := utf8.DecodeRuneInString(s[at:]); mayBeginLabel(r) {
			return at, at + 1
		}
	}
	return len(s), len(s)
}

func headingsByRunes(s string) []heading {
	if isLabelAlone(s) {
		return []heading{{label: strings.TrimRight(s, ":： "), start: 0, end: len(s), known: true}}
	}
	var found []heading
	next := 0 // a heading begins at this place or behind it
	for at := 0; at < len(s); {
		if h, ok := headingAtAny(s, at); ok {
			found = append(found, h)
			at, next = h.end, h.end
			continue
		}
		at, next = afterSentenceByRunes(s, max(at, next))
	}
	return found
}

func headingAtAny(s string, at int) (heading, bool) {
	rest := s[at:]
	if first, _ := utf8.DecodeRuneInString(rest); !mayBeginLabel(first) {
		return heading{}, false
	}
	for i, r := range rest[:min(len(rest), longestLabel+4)] {
		if h, found, decided := headingBefore(s, at, at+i, r); decided {
			return h, found
		}
	}
	return headingInCapitals(s, at)
}

func issnByPattern(s string) (record.ISSN, error) { return labelledISSN(s, unifyDashes(Text(s))) }

// registrationPlacesByWords are the places of which registrationPlaces finds those
// where a number stands.
func registrationPlacesByWords(s string) []int {
	var places []int
	for at := range len(s) {
		if (isASCIIDigit(s[at]) || isASCIILetter(s[at])) && beginsWord(s, at) && mayBeginRegistrationAlone(s[at:]) {
			places = append(places, at)
		}
	}
	return places
}

// plainFormTexts are texts for the comparison, the same ones in every run.
func plainFormTexts(t *testing.T) []string {
	t.Helper()
	texts := []string{dirtyText, "", " ", "Abstract", "Methods: a. RESULTS: 29 studies were included. No. 7",
		"Registered as NCT01234567, osf.io/abc12, CRD42018100869 and 2014-005678-12.", "A et al. B. e.g. C. \n\nD? Yes! 方法：一。二", "1438-8871", "ISSN 1438-8871 (online)"}
	for _, text := range benchmarkTexts {
		texts = append(texts, text.text)
	}
	gold, here := corpus.Beside(t, "gold")
	if !here {
		return texts
	}
	for _, file := range corpus.FilesIn(t, gold, ".ris") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		n := 0
		for line := range strings.Lines(string(in)) {
			if len(line) > 6 && n%7 == 0 {
				texts = append(texts, strings.TrimSpace(line[6:]))
			}
			if n++; n > 7000 {
				break
			}
		}
	}
	return texts
}

func TestPlainForms(t *testing.T) {
	texts := plainFormTexts(t)
	random := rand.New(rand.NewPCG(23, 6))
	junk := []string{"<", ">", "&", ";", "  ", "\u00a0", "\xff", "é", "e\u0301", ". ", "? ", "\n\n", ": ", "METHODS ", "Results: ", "12 ", "two ", "NCT0123", "osf.io/", "K", "ſ", "–", "。", "１", "No.", "U.S. ", "(", "X-", "twenty-two", "thirty- ", "Studies", "o'", "\x00"}
	for _, text := range texts {
		for range 3 {
			comparePlainForms(t, text, random)
			at := random.IntN(len(text) + 1)
			text = text[:at] + junk[random.IntN(len(junk))] + text[min(len(text), at+random.IntN(4)):]
		}
		comparePlainForms(t, text, random)
	}
}

func comparePlainForms(t *testing.T, s string, random *rand.Rand) {
	t.Helper()
	require.Equal(t, isCleanByRunes(s), isClean(s), "%q", s)
	require.Equal(t, lowerASCIIByRunes(s), lowerASCII(s), "%q", s)
	places := registrationPlaces(nil, s, nil)
	for _, at := range registrationPlacesByWords(s) {
		if !slices.Contains(places, at) {
			_, ok := registrationAt(s, at)
			require.False(t, ok, "%q", s[at:])
		}
	}
	require.Subset(t, registrationPlacesByWords(s), places, "%q", s)
	require.True(t, slices.IsSorted(places), "%q", s)
	registrations, counts := AppendInAbstract(nil, s)
	require.Equal(t, FindRegistrations(s), registrations, "%q", s)
	require.Equal(t, FindReportedCounts(s), counts, "%q", s)
	require.Equal(t, headingsByRunes(s), appendHeadings(nil, s), "%q", s)
	want, wantErr := issnByPattern(s)
	got, err := ISSN(s)
	require.Equal(t, wantErr, err, "%q", s)
	require.Equal(t, want, got, "%q", s)
	var stops countStops
	for at := 0; at < len(s); {
		end := countSentenceEndByBytes(s, at)
		require.Equal(t, end, stops.sentenceEnd(s, at), "%q", s[at:])
		sentence := readCountSentence(s[:end], at, nil, countSentence{})
		if nextCounted(s[:end], at) == end {
			require.Empty(t, sentence.matches(nil, s), "%q", s[at:end])
		}
		if len(s) <= mostCountBytes {
			place := random.IntN(end-at) + at
			require.Equal(t, at, lastSentenceEnd(s, 0, place), "%q", s)
		}
		for _, token := range sentence.tokens {
			if r, _ := utf8.DecodeRuneInString(s[token.start:]); !unicode.IsLetter(r) {
				continue
			}
			class, value, after := countWord(s[:end], token.start)
			wantClass, wantValue, wantAfter := countWordByBytes(s[:end], token.start)
			require.Equal(t, wantClass, class, "%q", s[token.start:end])
			require.Equal(t, wantValue, value, "%q", s[token.start:end])
			require.Equal(t, wantAfter, after, "%q", s[token.start:end])
		}
		at = end
	}
}

func TestNotPlainForms(t *testing.T) {
	require.NotEmpty(t, notPlain)
	for word := range notPlain {
		require.False(t, isPlainPart(word), word)
	}
	require.True(t, isPlainPart("Hughes"))
}

// TestPhrasesFit asks that there is a bit for each phrase.
func TestPhrasesFit(t *testing.T) {
	require.LessOrEqual(t, len(countPhrases), 32)
	every := phrasesOf[len(phrasesOf)-1]
	require.Equal(t, len(countPhrases), bits.OnesCount32(every))
}
