package dedupe

import (
	"math/bits"
	"strings"
)

// outlines hold of each record, by rank, the few numbers that show of most
// candidates that they are plainly different, in one block of memory: following
// the pointers of two records costs more than comparing them.
type outlines struct {
	rows []uint32
	// at is where the row of each record begins.
	at []uint32
}

// Columns of a row. Behind them stand the hashes of the identifiers, the words
// of the title in ascending order and the weights of these.
const (
	rowFlags = iota
	rowPage
	rowTitle
	rowIdentifiers // how many
	rowWords       // how many, each once
	rowInOrder     // how many, in order
	rowContent     // sum of the weights of the words that have meaning
	rowHead
)

// Flags of a row; the notice of the title stands above them.
const (
	// flagSays is set for what is never plainly different.
	flagSays = 1 << iota
	flagTitles
	flagSketch
	flagRegisterEntry
	noticeShift = iota
)

// stopBit is set in the weight of a word that counts where it is common only.
const stopBit = 1 << 31

func newOutlines(set []*features, q *frequencies, kinds []wordKind) *outlines {
	size := 0
	for _, f := range set {
		size += rowHead + len(f.identifiers) + 2*len(f.title.sorted)
	}
	o := &outlines{rows: make([]uint32, 0, size), at: make([]uint32, len(set))}
	for i, f := range set {
		o.at[i] = uint32(len(o.rows))
		o.rows = appendRow(o.rows, f, q, kinds)
	}
	return o
}

func appendRow(rows []uint32, f *features, q *frequencies, kinds []wordKind) []uint32 {
	start := len(rows)
	t := &f.title
	rows = append(rows, rowFlagsOf(f), pageHash(f.first), shortHash(t.squash), uint32(len(f.identifiers)), uint32(len(t.sorted)), uint32(len(t.words)), 0)
	for i := range f.identifiers {
		rows = append(rows, shortHash(f.identifiers[i].value))
	}
	rows = append(rows, t.sorted...)
	for _, w := range t.sorted {
		weight := uint32(q.word(w))
		if kinds[w] == stopWord {
			weight |= stopBit
		} else {
			rows[start+rowContent] += weight
		}
		rows = append(rows, weight)
	}
	return rows
}

func rowFlagsOf(f *features) uint32 {
	flags := uint32(f.title.notice) << noticeShift
	if f.title.empty() || f.title.common || f.review || len(f.relations) > 0 || len(f.ibid) > 0 {
		flags |= flagSays
	}
	if len(f.titles) > 0 {
		flags |= flagTitles
	}
	if !f.sketch.empty() {
		flags |= flagSketch
	}
	if f.registerEntry != "" {
		flags |= flagRegisterEntry
	}
	return flags
}

// pageHash is the same for first pages that may be the same, 0 for none.
func pageHash(first string) uint32 {
	if first == "" {
		return 0
	}
	if figures := strings.TrimLeft(first, pageLetters); figures != "" {
		first = figures
	}
	return shortHash(first) | 1
}

func shortHash(s string) uint32 { return uint32(mix(hashString(s)) >> 32) }

// row returns the row of a record and what follows it.
func (o *outlines) row(rank uint32) []uint32 { return o.rows[o.at[rank]:] }

// commonWords are the exact words that two titles have in common: how many, and
// their weights, of all and of those that have meaning.
func commonWords(a, b []uint32) (count, weight, content int) {
	words := a[rowHead+a[rowIdentifiers]:]
	weights := words[a[rowWords]:][:a[rowWords]]
	words = words[:len(weights)]
	others := b[rowHead+b[rowIdentifiers]:][:b[rowWords]]
	i, j := 0, 0
	for i < len(words) && j < len(others) {
		x, y := words[i], others[j]
		if x == y {
			count++
			weight += int(weights[i] &^ stopBit)
			if weights[i]&stopBit == 0 {
				content += int(weights[i])
			}
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return count, weight, content
}

// plainlyDifferent is [comparison.plainlyDifferent] for the records with these
// rows: what the rows leave open is looked up in the features.
func (c *comparison) plainlyDifferentRows(a, b []uint32) bool {
	flags := a[rowFlags] | b[rowFlags]
	switch {
	case flags&flagSays != 0, (a[rowFlags]^b[rowFlags])>>noticeShift != 0:
		return false
	case a[rowPage] != 0 && a[rowPage] == b[rowPage] && startTogether(c.a, c.b):
		return false
	case a[rowTitle] == b[rowTitle] && c.a.title.squash == c.b.title.squash:
		return false
	}
	mayShare := flags&flagRegisterEntry != 0
	for _, x := range a[rowHead:][:a[rowIdentifiers]] {
		for _, y := range b[rowHead:][:b[rowIdentifiers]] {
			mayShare = mayShare || x == y
		}
	}
	if mayShare && sharesIdentifier(c.a, c.b) {
		return false
	}
	if !c.unlikeRows(a, b) || flags&flagTitles != 0 && c.otherTitles() != missing {
		return false
	}
	if a[rowFlags]&b[rowFlags]&flagSketch == 0 {
		return true
	}
	share, _ := c.a.sketch.containment(&c.b.sketch)
	return share < minShared
}

// unlikeRows is [comparison.unlikeTitles] for two titles that are not equal.
func (c *comparison) unlikeRows(a, b []uint32) bool {
	count, weight, content := commonWords(a, b)
	wordsA, wordsB := int(a[rowWords]), int(b[rowWords])
	if (wordsA-count)*(wordsB-count) <= maxLikeWords && (!fewInCommon(count, wordsA, wordsB) || a[rowInOrder] <= 3 || b[rowInOrder] <= 3) {
		return c.unlikeTitles(&c.a.title, &c.b.title)
	}
	var words overlap
	if weight > 0 {
		onlyA, onlyB := int(a[rowContent])-content, int(b[rowContent])-content
		words.jaccard = weight * 1000 / (weight + onlyA + onlyB)
		words.contained = weight * 1000 / (weight + min(onlyA, onlyB))
	}
	return c.unlikeOverlap(&c.a.title, &c.b.title, &words)
}

// wordShape is the length of a word and which letters it has, for telling words
// apart that no slip makes alike.
type wordShape struct {
	letters uint32
	length  uint32
}

func wordShapesOf(v *vocabulary) []wordShape {
	shapes := make([]wordShape, v.len())
	for i := range shapes {
		shapes[i] = shapeOf(v.text(uint32(i)))
	}
	return shapes
}

func shapeOf(word string) wordShape {
	s := wordShape{length: uint32(len(word))}
	for i := range len(word) {
		s.letters |= 1 << (word[i] & 31)
	}
	return s
}

// mayBeLike reports whether [likeWords] can hold: two slips change four letters
// at most, an ending adds three.
func (s wordShape) mayBeLike(t wordShape) bool {
	return min(s.length, t.length) >= 4 && max(s.length, t.length)-min(s.length, t.length) <= 3 && bits.OnesCount32(s.letters^t.letters) <= 4
}
