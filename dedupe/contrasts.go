package dedupe

import "strings"

// contrasts are words that exclude each other. Two titles that differ in one of
// them are those of companion papers, however alike the words are to the eye.
var contrasts = []string{
	"with without", "non", "not", "never",
	"male female", "males females", "men women", "man woman", "boys girls", "boy girl", "mother father", "mothers fathers",
	"maternal paternal", "adults children adolescents infants", "adult child adolescent infant", "young old", "younger older",
	"systolic diastolic", "left right", "upper lower", "anterior posterior", "proximal distal", "medial lateral", "dorsal ventral",
	"arterial venous", "afferent efferent", "aerobic anaerobic", "benign malignant", "acute chronic", "mild moderate severe",
	"short long", "shorter longer", "high low", "higher lower", "early late", "earlier later", "before after during", "small large",
	"major minor", "internal external", "active passive", "open closed", "single multiple", "positive negative", "vitro vivo",
	"increase decrease", "increased decreased", "increases decreases", "increasing decreasing", "sensitive resistant",
	"primary secondary tertiary", "first second third fourth fifth sixth", "alpha beta gamma delta epsilon kappa",
	"north south east west", "northern southern eastern western", "urban rural", "public private", "quantitative qualitative",
	"spring summer autumn winter", "morning afternoon evening", "day night",
}

// contrastPrefixes begin words that exclude each other where the rest is equal.
// The empty prefix stands for a word without one.
var contrastPrefixes = [][]string{
	{"hypo", "hyper", "normo", "eu"}, {"intra", "extra", "inter", "infra", "supra", "trans"}, {"pre", "post", "peri"},
	{"macro", "micro", "nano"}, {"mono", "poly", "uni", "bi", "tri", "multi"}, {"homo", "hetero"}, {"endo", "exo", "ecto"},
	{"over", "under"}, {"in", "out"}, {"non", ""}, {"un", ""}, {"anti", "pro", ""}, {"ab", "ad"}, {"im", "ex"}, {"tachy", "brady"},
}

// minContrasted is the number of letters behind a prefix.
const minContrasted = 4

// contrastOf gives the row of contrasts that a word is in, from 1.
var contrastOf = func() map[string]int {
	rows := make(map[string]int)
	for i, row := range contrasts {
		for word := range strings.FieldsSeq(row) {
			rows[word] = i + 1
		}
	}
	return rows
}()

// contrary reports whether two words exclude each other.
func contrary(a, b string) bool {
	if row := contrastOf[a]; row > 0 && a != b && row == contrastOf[b] {
		return true
	}
	for _, prefixes := range contrastPrefixes {
		for _, one := range prefixes {
			rest, ok := strings.CutPrefix(a, one)
			if !ok || len(rest) < minContrasted {
				continue
			}
			for _, other := range prefixes {
				if one != other && len(b) == len(other)+len(rest) && strings.HasPrefix(b, other) && strings.HasSuffix(b, rest) {
					return true
				}
			}
		}
	}
	return false
}

// settledWord is the number of records from which on a word of their titles is a
// word of its own beside one that is like it.
const settledWord = 5

// twoWords reports whether two words that a slip would make one are two: they
// exclude each other, or the titles of the set have both ("Iran", "Iraq") and they
// are no spellings of one.
func (c *comparison) twoWords(w, x uint32) bool {
	a, b := c.words.words.text(w), c.words.words.text(x)
	if contrary(a, b) {
		return true
	}
	if c.set == nil || min(c.set.words[w], c.set.words[x]) < settledWord || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return false
	}
	return spellings.Replace(a) != spellings.Replace(b)
}

// spellings makes one of what is spelled in two ways, mostly in Britain and in
// America.
var spellings = strings.NewReplacer("ae", "e", "oe", "e", "ou", "o", "z", "s", "ll", "l", "ph", "f", "re", "er", "ie", "i", "y", "i", "k", "c")

// negations stand in one of two titles that exclude each other.
var negations = map[string]bool{"non": true, "not": true, "never": true, "without": true}

// contraryTitles reports whether two titles differ in words that exclude each
// other, or in the letter behind a word ("hepatitis A", "hepatitis B"). The words
// that stand in one of them only are given.
func (c *comparison) contraryTitles(a, b *title, onlyA, onlyB []uint32) bool {
	texts := c.words.words
	for _, w := range onlyA {
		for _, x := range onlyB {
			if contrary(texts.text(w), texts.text(x)) {
				return true
			}
		}
	}
	return c.negated(onlyA) != c.negated(onlyB) || c.lettered(a, b) && c.lettered(b, a)
}

func (c *comparison) negated(words []uint32) bool {
	for _, w := range words {
		if negations[c.words.words.text(w)] {
			return true
		}
	}
	return false
}

// lettered reports whether a word of one title has a letter behind it and in the
// other another letter.
func (c *comparison) lettered(a, b *title) bool {
	texts := c.words.words
	isLetter := func(w uint32) bool { t := texts.text(w); return len(t) == 1 && 'a' <= t[0] && t[0] <= 'z' }
	for i := 1; i < len(a.words); i++ {
		if !isLetter(a.words[i]) {
			continue
		}
		for j := 1; j < len(b.words); j++ {
			if b.words[j-1] == a.words[i-1] && isLetter(b.words[j]) && b.words[j] != a.words[i] {
				return true
			}
		}
	}
	return false
}
