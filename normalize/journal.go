package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// JournalTitle cleans the title of a journal or book for display, as [Title]
// does a publication's; an abbreviation keeps the stop of its last word.
func JournalTitle(s string) (string, error) {
	text := Text(s)
	title, err := titleOf(s, text)
	if err == nil && len(text) != len(title) && wordsOfJournal(text).isAbbreviation() {
		return text, nil
	}
	return title, err
}

// JournalAbbreviation cleans a journal's shortened title for display: [Text],
// with its stops. Kind is what its form tells: "iso4" where the shortened words
// have stops, "medline" where they have none, "" where the form is not that of
// an abbreviation.
func JournalAbbreviation(s string) (record.Abbreviation, error) {
	text := Text(s)
	if !hasLetter(text) {
		return record.Abbreviation{}, refused("abbreviation", "no-letter", s, "a journal's name has letters")
	}
	abbreviation := record.Abbreviation{Value: text}
	if words := wordsOfJournal(text); words.isAbbreviation() {
		abbreviation.Kind = "medline"
		if words.stopped >= max(words.abbreviated, 1) {
			abbreviation.Kind = "iso4"
		}
	}
	return abbreviation, nil
}

// JournalKey is the key of a journal title or abbreviation in its own form:
// folded, "&" as "and", without leading "the" and without a remark on the
// medium or place at its end ("(Online)", "[electronic resource]", "(London,
// England)"), its own acronym ("Conference on Tidal Energy, CTE") or the conference
// whose abstracts it printed, which Embase adds ("Blood.Conference: 52nd Annual
// Meeting"). [JournalsAgree] compares a title with an abbreviation.
func JournalKey(s string) string {
	text := Text(s)
	if journal, _, ok := strings.Cut(text, "Conference:"); ok {
		if printed := strings.TrimRight(journal, " "); strings.HasSuffix(printed, ".") {
			text = printed
		}
	}
	if stripped := strings.TrimRight(text, ". "); strings.HasSuffix(stripped, ")") || strings.HasSuffix(stripped, "]") {
		if i := strings.LastIndexAny(stripped, "(["); i > 0 {
			text = stripped[:i]
		}
	}
	key := FoldKey(strings.ReplaceAll(withoutAcronym(strings.TrimRight(text, ". ")), "&", " and "))
	if rest, ok := strings.CutPrefix(key, "the "); ok {
		return rest
	}
	return key
}

// JournalsAgree reports whether two journal titles or abbreviations can name
// the same journal by their forms: equal keys, or every word of one in order
// an abbreviation of the other's. Function words, which abbreviations leave
// out, do not count, nor does the subtitle of the longer one. The title of one
// word is never abbreviated (ISO 4), so "Cell" is not "Cellulose".
func JournalsAgree(a, b string) bool {
	x, y := NewJournalName(a), NewJournalName(b)
	return x.Agrees(&y)
}

// JournalName is the title or abbreviation of a journal, taken apart for
// comparing it with many others.
type JournalName struct {
	key string
	// full is the whole name, main what stands before a subtitle.
	full, main journalForm
}

// journalForm is a key in words.
type journalForm struct {
	words    []string
	function []bool // of each word
	// full is set where a word shows that nothing is abbreviated.
	full bool
}

// maxJournalWords bounds the comparison of two titles.
const maxJournalWords = 40

// NewJournalName takes a title or an abbreviation apart.
func NewJournalName(s string) JournalName {
	key := JournalKey(s)
	name := JournalName{key: key, full: newJournalForm(key)}
	name.main = name.full
	if i := strings.IndexAny(s, ":;="); i > 0 {
		name.main = newJournalForm(JournalKey(s[:i]))
	}
	return name
}

func newJournalForm(key string) journalForm {
	form := journalForm{words: strings.SplitN(key, " ", maxJournalWords)}
	form.function = make([]bool, len(form.words))
	for i, word := range form.words {
		form.function[i] = functionWords[word]
		form.full = form.full || form.function[i] && len(word) > 1 // abbreviations leave these out
	}
	return form
}

// Key returns the name's [JournalKey].
func (n *JournalName) Key() string { return n.key }

// Agrees is [JournalsAgree].
func (n *JournalName) Agrees(other *JournalName) bool {
	if n.key == "" || other.key == "" {
		return false
	}
	if n.key == other.key {
		return true
	}
	for _, a := range [...]*journalForm{&n.full, &n.main} {
		for _, b := range [...]*journalForm{&other.full, &other.main} {
			if a.abbreviates(b) || b.abbreviates(a) {
				return true
			}
		}
	}
	return false
}

// abbreviates reports whether every word of the form abbreviates the word of
// the other in its place.
func (f *journalForm) abbreviates(other *journalForm) bool {
	if f.full {
		return false
	}
	i, same := 0, true
	for n, word := range other.words {
		if i < len(f.words) && abbreviatesWord(f.words[i], word) {
			same = same && f.words[i] == word
			i++
			continue
		}
		if !other.function[n] {
			return false
		}
	}
	return i == len(f.words) && (len(f.words) > 1 || same)
}

// abbreviatesWord reports whether short is word, its start, or its start with
// later letters in order ("natl" for "national"), as ISO 4 shortens words.
func abbreviatesWord(short, word string) bool {
	if strings.HasPrefix(word, short) {
		return true
	}
	if len(short) < 3 || len(short) >= len(word) || short[0] != word[0] {
		return false
	}
	i := 0
	for j := 0; j < len(word) && i < len(short); j++ {
		if word[j] == short[i] {
			i++
		}
	}
	return i == len(short)
}

// functionWords are articles, prepositions and conjunctions that abbreviations
// leave out (ISO 4).
var functionWords = wordSet("a an and at by for from in into of on the to with its s " +
	"de des du d l la le les et en au aux pour sur " +
	"der die das den dem des und für fur in im zu zur zum von vom " +
	"e i y o da do dos das di del della dei delle degli el los las na no van het een voor")

// IsAbbreviation reports whether a journal's name has the form of an
// abbreviation: no function word, and a word that only abbreviations have, with
// a stop (ISO 4) or without (MEDLINE), or several words with stops. The title
// of one word is never abbreviated, unless it has its stop.
func IsAbbreviation(s string) bool { return wordsOfJournal(Text(s)).isAbbreviation() }

// journalWords counts the words of a journal's name that only abbreviations
// have, those that end in a stop, and all. The counts of the first two are zero
// where there is a function word, which abbreviations leave out.
type journalWords struct{ abbreviated, stopped, all int }

func (w journalWords) isAbbreviation() bool {
	if w.all == 1 {
		return w.abbreviated > 0 && w.stopped > 0
	}
	return w.abbreviated > 0 || w.stopped > 1
}

// wordsOfJournal counts the words of a cleaned text, between which there is one
// space each.
func wordsOfJournal(text string) (words journalWords) {
	for rest := text; rest != ""; {
		word := rest
		if i := strings.IndexByte(rest, ' '); i >= 0 {
			word, rest = rest[:i], rest[i+1:]
		} else {
			rest = ""
		}
		bare, stop := strings.CutSuffix(word, ".")
		kind, ok := plainJournalWord(bare)
		if !ok {
			kind, ok = foldedJournalWord(word, bare)
		}
		if !ok {
			continue
		}
		words.all++
		if kind == isFunctionWord && !stop {
			return journalWords{all: words.all}
		}
		if stop {
			words.stopped++
		}
		if kind == isShortened {
			words.abbreviated++
		}
	}
	return words
}

// Kinds of words of a journal's name.
const (
	isFullWord     = iota + 1
	isFunctionWord // of functionWords, of several letters
	isShortened    // only abbreviations have it
)

// plainJournalWord returns the kind of a word of ASCII letters that is not long,
// and whether it is such a word.
func plainJournalWord(word string) (kind byte, ok bool) {
	if len(word) == 0 || len(word) > wordKeyBytes {
		return 0, false
	}
	var key wordKey
	for i := range len(word) {
		if !isASCIILetter(word[i]) {
			return 0, false
		}
		key[i/8] |= uint64(word[i]|0x20) << (i % 8 * 8)
	}
	if entry := journalWordTable.find(&key); entry != nil {
		return entry.class, true
	}
	last := word[len(word)-1] | 0x20
	if len(word) < 5 || strings.IndexByte(cutRootEnds, last) < 0 {
		return isFullWord, true
	}
	var buffer [wordKeyBytes]byte
	folded := buffer[:len(word)]
	for i := range folded {
		folded[i] = word[i] | 0x20
	}
	if isCutAfterRoot(word, folded) {
		return isShortened, true
	}
	return isFullWord, true
}

// foldedJournalWord is plainJournalWord for any word, of which bare is without
// its stop.
func foldedJournalWord(word, bare string) (kind byte, ok bool) {
	var buffer [128]byte
	key := AppendFoldKey(buffer[:0], word)
	switch {
	case len(key) == 0:
		return 0, false
	case functionWords[string(key)] && utf8.RuneCount(key) > 1 && len(bare) == len(word):
		return isFunctionWord, true
	case isAbbreviatedWord(bare, key):
		return isShortened, true
	}
	return isFullWord, true
}

// journalWordTable has the words of functionWords and abbreviatedWords that are
// in both kinds of letters alike.
var journalWordTable = func() *wordTable {
	table := map[string]classedWord{}
	for word := range functionWords {
		if len(word) > 1 {
			table[word] = classedWord{class: isFunctionWord}
		}
	}
	for word := range abbreviatedWords {
		table[word] = classedWord{class: isShortened}
	}
	return newWordTable(table)
}()

// isAbbreviatedWord reports whether a word of a journal's name is one that only
// abbreviations have: of the list, or cut after a root as ISO 4 cuts it.
func isAbbreviatedWord(word string, key []byte) bool {
	if abbreviatedWords[string(key)] {
		return true
	}
	return len(key) >= 5 && strings.IndexByte(cutRootEnds, key[len(key)-1]) >= 0 && isCutAfterRoot(word, key)
}

// isCutAfterRoot reports whether a word is cut after one of cutRoots; an acronym
// is not.
func isCutAfterRoot(word string, key []byte) bool {
	for _, root := range cutRoots {
		if len(key) >= len(root) && key[len(key)-2] == root[len(root)-2] && string(key[len(key)-len(root):]) == root {
			return strings.ToUpper(word) != word || strings.ContainsFunc(word, unicode.IsLower)
		}
	}
	return false
}

// abbreviatedWords are frequent words of ISO 4 and MEDLINE abbreviations that
// are no words of a full title.
var abbreviatedWords = wordSet("j int med res clin am br eur sci psychol psychother biol chem phys proc " +
	"natl acad rev ann arch bull soc assoc surg pediatr paediatr neurol oncol psychiatr pharmacol " +
	"physiol immunol microbiol dermatol cardiol radiol urol pathol ther hyg epidemiol nutr obstet gynecol " +
	"gynaecol anaesth anesth orthop rheumatol endocrinol metab gastroenterol hepatol nephrol respir dis educ " +
	"behav rehabil nurs pract adm adv appl aust can chin curr dev dtsch ecol econ eng environ exp fr genet " +
	"geriatr gerontol govt ind inf inform intern ital jpn lett mol mon nat nucl occup ophthalmol opin " +
	"otolaryngol parasitol philos pol polit popul prev prog qual q quant rep scand sect ser sociol stat " +
	"stud suppl syst technol theor toxicol trans transl trop univ vet virol zool zh klin wochenschr " +
	"commun comput conf manag math struct transf")

// cutRootEnds are the last letters of cutRoots.
const cutRootEnds = "lrsm"

// cutRoots are the ends of words that ISO 4 cuts inside "-ology", "-iatry" and
// the like.
var cutRoots = []string{
	"chol", "biol", "iol", "urol", "acol", "unol", "ncol", "thol", "hnol",
	"atol", "ecol", "ntol", "icol", "eol", "iatr", "hother", "ophys", "ochem",
}
