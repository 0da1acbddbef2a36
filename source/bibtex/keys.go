package bibtex

import (
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// keys gives every entry of a document a key of its own.
type keys struct{ used map[string]int }

// choose returns the record's own key where it can be one, else one of the
// first author's family name, the year and the first long word of the title.
// Where an entry has it already, a letter follows: b for the second.
func (k *keys) choose(r *record.Record) string {
	if k.used == nil {
		k.used = map[string]int{}
	}
	key := wantedKey(r)
	folded := strings.ToLower(key)
	n := k.used[folded]
	k.used[folded]++
	if n == 0 {
		return key
	}
	for {
		next := key + letterSuffix(n)
		if k.used[strings.ToLower(next)] == 0 {
			k.used[strings.ToLower(next)]++
			return next
		}
		n++
		k.used[folded] = n + 1
	}
}

// letterSuffix is "b" for 1, "z" for 25, "aa" for 26.
func letterSuffix(n int) string {
	suffix := ""
	for {
		suffix = string(rune('a'+n%26)) + suffix
		if n = n/26 - 1; n < 0 {
			return suffix
		}
	}
}

func wantedKey(r *record.Record) string {
	if isKey(r.OwnID) {
		return r.OwnID
	}
	for _, key := range r.Library.CitationKeys {
		if isKey(key) {
			return key
		}
	}
	return madeKey(r)
}

// isKey reports whether BibTeX and TeX take the text as a citation key.
func isKey(text string) bool {
	if text == "" {
		return false
	}
	for _, c := range text {
		if c <= ' ' || c == 0x7f || strings.ContainsRune(`,{}"#%'()=~\@&$^`, c) || unicode.IsSpace(c) || c >= 0xfdd0 && c <= 0xfdef || c == unicode.ReplacementChar || c == '\ufeff' {
			return false
		}
	}
	return true
}

// smallWords are passed over in titles.
var smallWords = map[string]bool{
	"the": true, "and": true, "for": true, "with": true, "from": true, "der": true, "die": true, "das": true, "und": true, "les": true,
	"des": true, "del": true, "los": true, "las": true, "una": true, "une": true, "ein": true, "eine": true, "into": true, "how": true, "what": true,
}

// madeKey makes a key of ASCII letters and digits.
func madeKey(r *record.Record) string {
	author := "anonymous"
	for i := range r.Contributors {
		if name := r.Contributors[i].Name; name != (record.Name{}) {
			family := name.NonDroppingParticle + name.Family
			if family == "" {
				family = name.Literal
			}
			if word := asciiWord(normalize.FoldKey(family), ""); word != "" {
				author = word
			}
			break
		}
	}
	year := ""
	if d := publicationDate(r); len(d) >= 4 {
		year = asciiWord(d[:4], "")
	}
	word := ""
	for w := range strings.FieldsSeq(normalize.FoldKey(r.Title())) {
		if w = asciiWord(w, ""); len(w) > 2 && !smallWords[w] {
			word = w
			break
		}
	}
	return author + year + word
}

// longestWord is how much of a name or word a key takes.
const longestWord = 24

func asciiWord(text, word string) string {
	for i := range len(text) {
		if c := text[i]; (isASCIILetter(c) || isDigit(c)) && len(word) < longestWord {
			word += string(c)
		}
	}
	return word
}

// datesOfIssue are the kinds of dates that stand for the date of issue where a
// record states none, the best first.
var datesOfIssue = []record.DateKind{record.DateIssued, record.DatePrint, record.DateOnline, record.DatePosted}

// publicationDate is the date that an entry has for its year, "" for none.
func publicationDate(r *record.Record) string {
	for _, kind := range datesOfIssue {
		if d, ok := r.Date(kind); ok && d.Value != "" {
			return d.Value
		}
	}
	return ""
}
