package dedupe

import (
	"slices"
	"strconv"
	"strings"
)

func (c *comparison) compareTitles() {
	a, b := &c.a.title, &c.b.title
	c.similarity, c.exchanged, c.contrary, c.telling, c.denied, c.qualified = -1, false, false, false, false, false
	if a.empty() || b.empty() {
		if l := c.otherTitles(); l != missing {
			c.note(l, c.text("a title of one is a translated or alternate title of the other"))
			c.similarity = 1000
		}
		return
	}
	l := c.titleLevel(a, b)
	if l >= titleClose {
		if other := c.otherTitles(); other != missing {
			c.similarity, c.exchanged, c.contrary, c.telling, c.denied, c.qualified = 1000, false, false, false, false, false
			c.note(other, c.text("a title of one is a translated or alternate title of the other"))
			return
		}
	}
	switch {
	case a.common || b.common:
		if l != titleEqual && l != titleVariant {
			if l >= titleAlike && !holds(a.squash, b.squash) {
				c.note(l, c.titleDetail(a, b))
			} else {
				c.noteWeight(titleGeneric, 0, c.text("one of the two is a title that many works have"))
			}
			break
		}
		weight := weights[titleGeneric].weight
		if c.set != nil {
			groups := int(max(a.groups, b.groups, 1))
			weight = max(weight, min(4000, log2(c.set.records+unseen, 4*groups)))
		}
		c.noteWeight(titleGeneric, weight, c.text("a title that many works have"))
	case l == titleEqual:
		// A long title is equal by chance less often than a short one.
		groups := int(a.groups)
		weight := weights[titleEqual].weight + max(-1000, min(1000, (len(a.words)-5)*250))
		if groups > 1 {
			weight = min(weight, log2(c.set.records+unseen, 2*groups))
		}
		c.noteWeight(l, weight, c.titleDetail(a, b))
	default:
		c.note(l, c.titleDetail(a, b))
	}
	c.compareNumerals(a, b)
}

// holds reports whether one title begins or ends with the other.
func holds(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(a, b) || strings.HasSuffix(a, b)
}

// minReworded is the similarity of titles, in thousandths, below which nothing
// that one of them says is taken to be about the other.
const minReworded = 750

// minDamaged is the similarity of titles, in thousandths, from which on they are
// looked at for what scans do to letters.
const minDamaged = 850

// titleLevel grades two titles and leaves their similarity.
func (c *comparison) titleLevel(a, b *title) level {
	if a.squash == b.squash {
		c.similarity = 1000
		return titleEqual
	}
	const floor = 600 // below it the words say more than the letters
	words := c.overlap(a, b)
	edit := 0
	if words.worthEditing(len(a.words), len(b.words)) || sharesIdentifier(c.a, c.b) {
		edit = ratio(a.squash, b.squash, floor)
	}
	c.similarity = max(words.similarity(), edit)
	symbol := c.symbol(b, words.onlyA, words.onlyB) || c.symbol(a, words.onlyB, words.onlyA)
	c.exchanged = symbol || c.content(words.onlyA) && c.content(words.onlyB) || c.exchangedInPlace(a, b)
	continues := continues(a, b, c.exchanged)
	c.contrary = (continues || c.similarity >= minReworded) && c.contraryTitles(a, b, words.onlyA, words.onlyB)
	c.telling = symbol || c.exchanged && c.known(words.onlyA) && c.known(words.onlyB)
	c.slip = c.exchanged && c.similarity >= minSlip && c.slips(words.onlyA, words.onlyB)
	c.qualified = !continues && c.qualifies(a, b, words.onlyA, words.onlyB)
	switch {
	case continues:
		c.similarity = max(c.similarity, 900)
		return titleShortened
	case c.similarity >= 930 && !c.exchanged && edit >= 800, c.similarity >= minDamaged && c.damagedTitles(a, b):
		return titleVariant
	case c.similarity >= 850 && !c.exchanged:
		return titleClose
	case c.similarity >= 850 && c.a.preprint != c.b.preprint:
		// Reviewers ask for other words.
		return titleClose
	case c.similarity >= minReworded:
		return titleReworded
	}
	return unlikeLevel(c.similarity)
}

// unlikeLevel grades titles whose similarity is below [minReworded].
func unlikeLevel(similarity int) level {
	switch {
	case similarity >= 600:
		return titleAlike
	case similarity >= 400:
		return titlePartly
	}
	return titleUnlike
}

// unlikeTitles reports whether the similarity that titleLevel finds is below
// minReworded, by less work.
func (c *comparison) unlikeTitles(a, b *title) bool {
	if a.squash == b.squash {
		return false
	}
	words := c.overlap(a, b)
	return c.unlikeOverlap(a, b, &words)
}

// unlikeOverlap is unlikeTitles for two titles that have the words in common.
func (c *comparison) unlikeOverlap(a, b *title, words *overlap) bool {
	if words.jaccard >= minReworded || words.worthEditing(len(a.words), len(b.words)) && ratio(a.squash, b.squash, minReworded) >= minReworded {
		return false
	}
	return !continues(a, b, false)
}

// overlap is what two titles have in common by their words, whose weights
// count: as a share of all words, and of those of the shorter title.
type overlap struct {
	onlyA, onlyB       []uint32
	jaccard, contained int // in thousandths
}

func (c *comparison) overlap(a, b *title) (o overlap) {
	onlyA, onlyB, common := c.splitWords(a, b)
	o = overlapOf(common, c.weigh(onlyA), c.weigh(onlyB))
	o.onlyA, o.onlyB = onlyA, onlyB
	return o
}

// overlapOf is the overlap of two titles by the weights of their words.
func overlapOf(common, onlyA, onlyB int) (o overlap) {
	if common > 0 {
		o.jaccard = common * 1000 / (common + onlyA + onlyB)
		o.contained = common * 1000 / (common + min(onlyA, onlyB))
	}
	return o
}

// similarity is that of two titles by their words.
func (o *overlap) similarity() int { return max(o.jaccard, o.contained*700/1000) }

// worthEditing reports whether titles of so many words may be alike letter by
// letter.
func (o *overlap) worthEditing(wordsA, wordsB int) bool {
	return o.jaccard >= 250 || o.contained >= 800 || wordsA <= 2 || wordsB <= 2
}

// minContinued is the similarity, in thousandths, from which on the beginning of
// a title is another one.
const minContinued = 950

// continues reports whether the longer title begins or ends with the shorter, a
// slip aside, or holds it where it is long.
func continues(a, b *title, exchanged bool) bool {
	short, long := a, b
	if len(short.squash) > len(long.squash) {
		short, long = long, short
	}
	if len(short.words) >= 3 && len(short.squash) >= 18 && (strings.HasPrefix(long.squash, short.squash) ||
		!exchanged && len(long.squash)*100 >= len(short.squash)*115 && ratio(long.squash[:len(short.squash)], short.squash, minContinued) >= minContinued) {
		return true
	}
	if len(short.words) < 4 || len(short.squash) < 20 {
		return false
	}
	return strings.HasSuffix(long.squash, short.squash) ||
		len(short.words) >= heldWords && strings.Contains(long.squash, short.squash) ||
		!exchanged && len(long.squash)*100 >= len(short.squash)*115 && ratio(long.squash[len(long.squash)-len(short.squash):], short.squash, minContinued) >= minContinued
}

// heldWords is the number of words from which on a title that stands in the
// middle of another is a part of it.
const heldWords = 6

// splitWords divides the words of two titles into those that stand in one of
// them only and the weight of the common ones. Words that differ by a slip or
// an ending, or by where a compound is divided, are common.
func (c *comparison) splitWords(a, b *title) (onlyA, onlyB []uint32, common int) {
	onlyA, onlyB, common = c.divideWords(a, b)
	defer func() { c.onlyA, c.onlyB = onlyA, onlyB }()
	if !lookForSlips(a, b, len(onlyA), len(onlyB)) {
		return onlyA, onlyB, common
	}
	texts := c.words.words
	restA := onlyA[:0]
	for _, w := range onlyA {
		shape := c.wordShapes[w]
		at := slices.IndexFunc(onlyB, func(x uint32) bool {
			return shape.mayBeLike(c.wordShapes[x]) && likeWords(texts.text(w), texts.text(x)) && !c.twoWords(w, x)
		})
		if at < 0 {
			restA = append(restA, w)
			continue
		}
		common += min(c.set.word(w), c.set.word(onlyB[at]))
		onlyB = slices.Delete(onlyB, at, at+1)
	}
	onlyA = restA
	if len(onlyA)+len(onlyB) <= maxCompounds {
		onlyA, onlyB, common = c.joinCompounds(a, b, onlyA, onlyB, common)
	}
	return onlyA, onlyB, common
}

// divideWords is splitWords for words as they stand.
func (c *comparison) divideWords(a, b *title) (onlyA, onlyB []uint32, common int) {
	onlyA, onlyB = c.onlyA[:0], c.onlyB[:0]
	i, j := 0, 0
	for i < len(a.sorted) || j < len(b.sorted) {
		switch {
		case j >= len(b.sorted) || i < len(a.sorted) && a.sorted[i] < b.sorted[j]:
			onlyA = append(onlyA, a.sorted[i])
			i++
		case i >= len(a.sorted) || b.sorted[j] < a.sorted[i]:
			onlyB = append(onlyB, b.sorted[j])
			j++
		default:
			common += c.set.word(a.sorted[i])
			i++
			j++
		}
	}
	c.onlyA, c.onlyB = onlyA, onlyB
	return onlyA, onlyB, common
}

// lookForSlips reports whether two titles, of which so many words stand in one of
// them only, are looked at for slips. Titles that share few words as they stand are
// not made alike by these, and the work would be spent on most pairs in vain.
func lookForSlips(a, b *title, onlyA, onlyB int) bool {
	few := fewInCommon(len(a.sorted)-onlyA, len(a.sorted), len(b.sorted))
	return onlyA*onlyB <= maxLikeWords && (!few || len(a.words) <= 3 || len(b.words) <= 3)
}

// maxLikeWords bounds the pairs of words that are looked at for slips, and
// maxCompounds the words that are looked for in compounds.
const (
	maxLikeWords = 100
	maxCompounds = 8
)

// fewInCommon reports whether two titles have so few words in common that they
// are not looked at for slips.
func fewInCommon(common, wordsA, wordsB int) bool { return 2*common < min(wordsA, wordsB)/2 }

// joinCompounds takes words for common that stand undivided in the squashed
// form of the other title ("web based", "webbased"), and not in a word there that
// excludes them ("complicated", "uncomplicated").
func (c *comparison) joinCompounds(a, b *title, onlyA, onlyB []uint32, common int) ([]uint32, []uint32, int) {
	texts := c.words.words
	keep := func(list, others []uint32, own, other *title) []uint32 {
		rest := list[:0]
		for _, w := range list {
			t := texts.text(w)
			excluded := func(x uint32) bool { return c.excludes(own, other, t, texts.text(x)) }
			if len(t) >= minLikeWord && contrastOf[t] == nil && strings.Contains(other.squash, t) && !slices.ContainsFunc(others, excluded) {
				common += c.set.word(w)
			} else {
				rest = append(rest, w)
			}
		}
		return rest
	}
	onlyA = keep(onlyA, onlyB, a, b)
	return onlyA, keep(onlyB, onlyA, b, a), common
}

func (c *comparison) weigh(words []uint32) int {
	sum := 0
	for _, w := range words {
		if c.wordKinds[w] != stopWord {
			sum += c.set.word(w)
		}
	}
	return sum
}

// content reports whether one of the words carries meaning.
func (c *comparison) content(words []uint32) bool {
	return slices.ContainsFunc(words, func(w uint32) bool { return c.wordKinds[w] == contentWord })
}

// knownWord is the number of records from which on a word of their titles is a
// word, and no slip for another.
const knownWord = 3

// known reports whether one of the words has a meaning and is no slip.
func (c *comparison) known(words []uint32) bool {
	return slices.ContainsFunc(words, func(w uint32) bool {
		return c.wordKinds[w] == contentWord && (c.set == nil || c.set.words[w] >= knownWord)
	})
}

// wordKind says what a word of a title is worth in a comparison.
type wordKind uint8

const (
	contentWord wordKind = iota
	shortWord            // has a weight, but carries no meaning of its own
	stopWord
)

// wordKindsOf returns the kinds of all words of a vocabulary.
func wordKindsOf(v *vocabulary) []wordKind {
	kinds := make([]wordKind, v.len())
	for i := range kinds {
		switch text := v.text(uint32(i)); {
		case stopWords[text]:
			kinds[i] = stopWord
		case len(text) <= 2:
			kinds[i] = shortWord
		}
	}
	return kinds
}

// otherTitles compares the main title of each with the other titles of the
// other.
func (c *comparison) otherTitles() level {
	equal := func(x, y *title) bool {
		return !x.empty() && len(x.squash) >= 10 && x.squash == y.squash && !x.common
	}
	for i := range c.a.titles {
		if equal(&c.a.titles[i], &c.b.title) {
			return titleTranslated
		}
		for j := range c.b.titles {
			if equal(&c.a.titles[i], &c.b.titles[j]) {
				return titleTranslated
			}
		}
	}
	for i := range c.b.titles {
		if equal(&c.b.titles[i], &c.a.title) {
			return titleTranslated
		}
	}
	return missing
}

// compareNumerals compares the numbers in titles that are otherwise alike.
func (c *comparison) compareNumerals(a, b *title) {
	if c.similarity < 750 {
		return
	}
	one, other := a.numbers(), b.numbers()
	switch {
	case one.part != other.part && a.squash != b.squash && (one.part != "" && other.part != "" || c.similarity >= 850):
		c.note(partsDiffer, c.text(partName(one.part), ", ", partName(other.part)))
	case c.numberedOn(a, b) || c.numberedOn(b, a):
		c.note(partsDiffer, c.text("another number behind the same title"))
	case a.bracketed != b.bracketed && min(a.bracketed, b.bracketed) > 0:
		c.note(partsDiffer, c.text("(", strconv.Itoa(int(a.bracketed)), "), (", strconv.Itoa(int(b.bracketed)), ") behind the title"))
	case a.glued != b.glued && min(a.glued, b.glued) > 0:
		c.note(numeralsDiffer, c.text(strconv.Itoa(int(a.glued)), ", ", strconv.Itoa(int(b.glued)), " at the end of the last word"))
	case a.language != b.language && min(a.language, b.language) > 0:
		c.note(numeralsDiffer, c.text("other languages in brackets behind the title"))
	case differBothWays(one.all, other.all) && !c.sameFigures(a, b) && !(haveNumbers(a, other.all) && haveNumbers(b, one.all)):
		c.note(numeralsDiffer, c.text(strings.Join(one.all, " "), " ≠ ", strings.Join(other.all, " ")))
	case c.numbersExchanged(a, b):
		c.note(numeralsDiffer, c.text(strings.Join(one.all, " "), ", in another order"))
	}
}

// numbersExchanged reports whether two titles have the same words, of which only the
// numbers stand in another order ("volume 1, number 12", "volume 12, number 1").
func (c *comparison) numbersExchanged(a, b *title) bool {
	if a.squash == b.squash || len(a.numbers().all) < 2 || len(a.words) != len(b.words) || !slices.Equal(a.sorted, b.sorted) {
		return false
	}
	for i, w := range a.words {
		if v := b.words[i]; w != v && (!isDigit(c.words.words.text(w)[0]) || !isDigit(c.words.words.text(v)[0])) {
			return false
		}
	}
	return true
}

// numberedOn reports whether a title that had a figure behind it is another one with
// another small number behind that.
func (c *comparison) numberedOn(t, next *title) bool {
	n := len(t.words)
	if !t.first && t.glued == 0 || len(next.words) != n+1 || !slices.Equal(t.words, next.words[:n]) {
		return false
	}
	last := c.words.words.text(next.words[n])
	if !t.first && (numeral(last) == strconv.Itoa(int(t.glued)) || len(c.words.words.text(t.words[n-1])) > maxSymbol) {
		return false // both are footnote marks
	}
	return isNumeral(last) && (len(last) <= 2 || len(last) <= len("viii") && !isDigit(last[0]))
}

// maxSymbol is the number of letters that a symbol has at most before its figure.
const maxSymbol = 5

func partName(part string) string {
	if part == "" {
		return "no part named"
	}
	return "part " + part
}

// differBothWays reports whether each list has a value that the other lacks.
func differBothWays(a, b []string) bool {
	lacks := func(x, y []string) bool {
		return slices.ContainsFunc(x, func(s string) bool { return !slices.Contains(y, s) })
	}
	return lacks(a, b) && lacks(b, a)
}

func (c *comparison) titleDetail(a, b *title) string {
	if !c.explain {
		return ""
	}
	short, long := a.squash, b.squash
	if len(short) > len(long) {
		short, long = long, short
	}
	switch {
	case short == long:
		return "equal, apart from case, marks, blanks and what databases add"
	case strings.HasPrefix(long, short):
		return "one title is the beginning of the other"
	case strings.HasSuffix(long, short):
		return "one title is the end of the other"
	case strings.Contains(long, short):
		return "one title stands in the other"
	case c.similarity >= minDamaged && c.damagedTitles(a, b):
		return "equal but for letters that scans and PDF files confuse"
	}
	return "similarity " + decimal(c.similarity)
}

// decimal writes thousandths with two places.
func decimal(thousandths int) string {
	s := strconv.Itoa(thousandths % 1000 / 10)
	if len(s) < 2 {
		s = "0" + s
	}
	return strconv.Itoa(thousandths/1000) + "." + s
}
