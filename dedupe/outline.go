package dedupe

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// outlines hold of each record the few numbers that show of most candidates that
// they are plainly different, in one block of memory: following the pointers of two
// records costs more than comparing them. Rows and titles stand in the order of
// titles, in which records that are looked at one after the other are near each
// other.
type outlines struct {
	rows []uint32
	// at is where the row of each record, by rank, begins.
	at []uint32
	// titles are the squashed titles.
	titles string
	// words are those of all titles by their numbers.
	words []rowWord
}

// Columns of a row. Behind them stand the hashes of the identifiers, the words
// of the title in ascending order, their weights and shapes, the heaviest first,
// and what is seen of the sketch of the abstract, where there is one.
const (
	rowFlags = iota
	rowPage
	rowTitle
	rowLength      // of the squashed title, in bytes
	rowText        // where that begins, in units of [titleUnit] bytes
	rowIdentifiers // how many
	rowWords       // how many, each once
	rowInOrder     // how many, in order
	rowWeight      // sum of the weights of the words
	rowContent     // sum of the weights of those that have meaning
	rowPairs       // how many pairs of neighbouring letters the squashed title has
	rowLetterPairs // which
	rowHead        = rowLetterPairs + letterPairs/32
)

// titleUnit is what the places of titles are multiples of, so that they are small
// numbers.
const titleUnit = 8

// letterPairs is how many pairs of letters are told apart: enough that two titles
// of a hundred letters have few by chance.
const letterPairs = 512

// Flags of a row; the notice of the title stands above them.
const (
	// flagSays is set for what is never plainly different, flagCommon for a title
	// that many works have.
	flagSays = 1 << iota
	flagCommon
	// flagCopy is set for a record that shares its id with one before it.
	flagCopy
	flagTitles
	flagSketch
	// flagNumber is set for the number of a register's entry or of a Cochrane review.
	flagNumber
	noticeShift = iota
)

// Columns of what is seen of a sketch.
const (
	sketchCount = iota
	sketchLimit // above which hashes were left out
	sketchLast  // the largest hash
	sketchAlike // how many hashes have no bit of their own
	sketchStep  // the last hash of each eighth of a full sketch
	sketchBits  = sketchStep + sketchSteps
	sketchRow   = sketchBits + sketchPlaces/32

	sketchSteps  = 8
	sketchPlaces = 1024
)

// The weight of a word in a row has these above it: its first and its last pair
// of letters, see letterPair, and stopBit for a word that counts where it is
// common only.
const (
	stopBit        = 1 << 31
	firstPairShift = 23
	lastPairShift  = 15
)

// weightIn is the weight of a word without what stands above it: no weight has
// more bits, see [log2].
func weightIn(entry uint32) int { return int(entry & (1<<lastPairShift - 1)) }

// shapeLengthShift is where the length of a word stands in its shape, 31 for
// longer ones; below are its letters.
const shapeLengthShift = 27

// letterPair numbers the pairs of letters, some of them alike. A word has room
// for its lower eight bits.
func letterPair(x, y byte) uint32 { return (uint32(x)*37 + uint32(y)*101) & (letterPairs - 1) }

func (x *Index) newOutlines(p *prepared) *outlines {
	o := &outlines{
		at: make([]uint32, len(p.set)), titles: shareTitles(p.set, p.titles.at),
		words: rowWordsOf(x.words.words, p.frequencies, p.wordKinds),
	}
	size := 0
	for _, rank := range p.titles.at {
		f := p.set[rank]
		o.at[rank] = uint32(size)
		size += rowHead + len(f.identifiers) + 3*len(f.title.sorted)
		if !f.sketch.empty() {
			size += sketchRow
		}
	}
	o.rows = make([]uint32, size)
	text := 0
	for _, rank := range p.titles.at {
		o.row(rank)[rowText] = uint32(text / titleUnit)
		text += titleRoom(p.set[rank].title.squash)
	}
	x.eachRecord(len(p.set), func(i int) {
		row := o.row(uint32(i))
		p.set[i].fillRow(row, o.words)
		if p.copyOf[i] != uint32(i) {
			row[rowFlags] |= flagCopy
		}
	})
	return o
}

// shareTitles has the titles of records stand in one text, in the order in which
// these are given.
func shareTitles(set []*features, order []uint32) string {
	size := 0
	for _, f := range set {
		size += titleRoom(f.title.squash)
	}
	var all sharedText
	all.Grow(size)
	for _, rank := range order {
		t := &set[rank].title
		t.squash = all.put(t.squash)
		for all.Len()%titleUnit != 0 {
			all.WriteByte(0)
		}
	}
	return all.String()
}

// titleRoom is the number of bytes that a title takes in [outlines.titles].
func titleRoom(squash string) int { return (len(squash) + titleUnit - 1) / titleUnit * titleUnit }

// title is the squashed title of a row.
func (o *outlines) title(row []uint32) string {
	return o.titles[int(row[rowText])*titleUnit:][:row[rowLength]]
}

// rowWord is a word of a title as rows hold it.
type rowWord struct{ weight, shape uint32 }

// rowWordsOf are the words of a vocabulary as rows hold them.
func rowWordsOf(v *vocabulary, q *frequencies, kinds []wordKind) []rowWord {
	words := make([]rowWord, v.len())
	for i := range words {
		text := v.text(uint32(i))
		w := rowWord{weight: uint32(q.word(uint32(i))), shape: min(uint32(len(text)), 31) << shapeLengthShift}
		if kinds[i] == stopWord {
			w.weight |= stopBit
		}
		if n := len(text); n > 1 {
			w.weight |= letterPair(text[0], text[1])&0xff<<firstPairShift | letterPair(text[n-2], text[n-1])&0xff<<lastPairShift
		}
		for j := range len(text) {
			w.shape |= 1 << min(text[j]-'a', shapeLengthShift-1)
		}
		words[i] = w
	}
	return words
}

func (f *features) fillRow(row []uint32, words []rowWord) {
	t := &f.title
	row[rowFlags], row[rowPage], row[rowTitle], row[rowLength] = rowFlagsOf(f), pageHash(f.first), shortHash(t.squash), uint32(len(t.squash))
	row[rowIdentifiers], row[rowWords], row[rowInOrder] = uint32(len(f.identifiers)), uint32(len(t.sorted)), uint32(len(t.words))
	for i := 1; i < len(t.squash); i++ {
		pair := letterPair(t.squash[i-1], t.squash[i])
		row[rowLetterPairs+pair/32] |= 1 << (pair % 32)
	}
	for _, pairs := range row[rowLetterPairs:rowHead] {
		row[rowPairs] += uint32(bits.OnesCount32(pairs))
	}
	for i := range f.identifiers {
		row[rowHead+i] = shortHash(f.identifiers[i].value)
	}
	copy(row[rowHead+len(f.identifiers):], t.sorted)
	heaviest := slices.Clone(t.sorted)
	slices.SortFunc(heaviest, func(a, b uint32) int {
		return cmp.Or(weightIn(words[b].weight)-weightIn(words[a].weight), cmp.Compare(a, b))
	})
	in := wordsIn(row)
	for i, n := range heaviest {
		w := words[n]
		in.weights[i], in.shapes[i] = w.weight, w.shape
		row[rowWeight] += uint32(weightIn(w.weight))
		if w.weight&stopBit == 0 {
			row[rowContent] += uint32(weightIn(w.weight))
		}
	}
	if row[rowFlags]&flagSketch != 0 {
		f.sketch.fillRow(sketchIn(row))
	}
}

// fillRow fills what is seen of a sketch.
func (s *sketch) fillRow(row []uint32) {
	row[sketchCount], row[sketchLimit], row[sketchLast] = uint32(len(s.hashes)), ^uint32(0), s.hashes[len(s.hashes)-1]
	if s.full {
		row[sketchLimit] = row[sketchLast]
	}
	for i := range sketchSteps {
		row[sketchStep+i] = ^uint32(0)
		if last := (i+1)*sketchSize/sketchSteps - 1; last < len(s.hashes) {
			row[sketchStep+i] = s.hashes[last]
		}
	}
	for _, h := range s.hashes {
		bit := h % sketchPlaces
		if row[sketchBits+bit/32]>>(bit%32)&1 != 0 {
			row[sketchAlike]++
		}
		row[sketchBits+bit/32] |= 1 << (bit % 32)
	}
}

// sketchIn is what is seen of the sketch in a row that has one.
func sketchIn(row []uint32) []uint32 {
	return row[rowHead+row[rowIdentifiers]+3*row[rowWords]:][:sketchRow:sketchRow]
}

// titleWords are the words of the title in a row, in ascending order, and their
// weights and shapes, the heaviest first.
type titleWords struct{ words, weights, shapes []uint32 }

func wordsIn(row []uint32) titleWords {
	n := row[rowWords]
	rest := row[rowHead+row[rowIdentifiers]:]
	return titleWords{rest[:n:n], rest[n : 2*n : 2*n], rest[2*n : 3*n : 3*n]}
}

// has reports whether one of the words has a shape.
func (t *titleWords) has(shape uint32) bool { return slices.Contains(t.shapes, shape) }

// mayHold reports whether a word may stand undivided in a title of these pairs
// of letters: two of its own are among them.
func mayHold(pairs []uint32, weight uint32) bool {
	return mayHave(pairs, weight>>firstPairShift&0xff) && mayHave(pairs, weight>>lastPairShift&0xff)
}

// mayHave reports whether a pair with these lower eight bits is among others.
func mayHave(pairs []uint32, pair uint32) bool {
	found := uint32(0)
	for ; pair < letterPairs; pair += 256 {
		found |= pairs[pair/32] >> (pair % 32)
	}
	return found&1 != 0
}

func rowFlagsOf(f *features) uint32 {
	flags := uint32(f.title.notice) << noticeShift
	if f.title.empty() || f.review || len(f.relations) > 0 || len(f.ibid) > 0 {
		flags |= flagSays
	}
	if f.title.common {
		flags |= flagCommon
	}
	if len(f.titles) > 0 {
		flags |= flagTitles
	}
	if !f.sketch.empty() {
		flags |= flagSketch
	}
	if f.registerEntry != "" || f.cochrane != "" {
		flags |= flagNumber
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

// wordsInCommon are the exact words that two titles have in common: how many, and
// their weights, of all and of those that have meaning.
type wordsInCommon struct{ count, weight, content int }

// overlap is that of the titles of two rows.
func (w *wordsInCommon) overlap(a, b []uint32) overlap {
	return overlapOf(w.weight, int(a[rowContent])-w.content, int(b[rowContent])-w.content)
}

func (o *outlines) commonWords(a, b []uint32) (common wordsInCommon) {
	one, other := wordsIn(a).words, wordsIn(b).words
	i, j := 0, 0
	for i < len(one) && j < len(other) {
		x, y := one[i], other[j]
		if x == y {
			w := o.words[x].weight
			common.count++
			common.weight += weightIn(w)
			if w&stopBit == 0 {
				common.content += weightIn(w)
			}
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return common
}

// unmatched appends the words of one row that the other lacks.
func (o *outlines) unmatched(list []rowWord, row, other []uint32) []rowWord {
	others := wordsIn(other).words
	j := 0
	for _, w := range wordsIn(row).words {
		for j < len(others) && others[j] < w {
			j++
		}
		if j == len(others) || others[j] != w {
			list = append(list, o.words[w])
		}
	}
	return list
}

// plainlyDifferent is [comparison.plainlyDifferent] for the records with these
// rows: what the rows leave open is looked up in the features.
func (c *comparison) plainlyDifferentRows(o *outlines, a, b []uint32) bool {
	flags := a[rowFlags] | b[rowFlags]
	switch {
	case flags&flagSays != 0:
		return false
	case a[rowPage] != 0 && a[rowPage] == b[rowPage] && startTogether(c.a, c.b):
		return false
	case a[rowTitle] == b[rowTitle] && c.a.title.squash == c.b.title.squash:
		return false
	case mayBeHeeded(a, b) && !c.littleHeeded(o.mostTitleWeight(a, b)):
		return false
	}
	mayShare := flags&flagNumber != 0
	for _, x := range a[rowHead:][:a[rowIdentifiers]] {
		for _, y := range b[rowHead:][:b[rowIdentifiers]] {
			mayShare = mayShare || x == y
		}
	}
	if mayShare && sharesIdentifier(c.a, c.b) {
		return false
	}
	if !c.unlikeRows(o, a, b) || flags&flagTitles != 0 && c.otherTitles() != missing {
		return false
	}
	if a[rowFlags]&b[rowFlags]&flagSketch == 0 {
		return true
	}
	share, _ := c.a.sketch.containment(&c.b.sketch)
	return share < minShared
}

// mayBeHeeded reports whether one of two records has a title that many works have,
// or announces another kind of piece than the other; see [comparison.littleHeeded].
func mayBeHeeded(a, b []uint32) bool {
	return (a[rowFlags]|b[rowFlags])&flagCommon != 0 || (a[rowFlags]^b[rowFlags])>>noticeShift != 0
}

// mostTitleWeight is [comparison.mostTitleWeight] for titles that are unlike.
func (o *outlines) mostTitleWeight(a, b []uint32) int {
	common := o.commonWords(a, b)
	words := common.overlap(a, b)
	if lookedAtForSlips(a, b, common.count) || words.worthEditing(int(a[rowInOrder]), int(b[rowInOrder])) {
		return weights[titleAlike].weight
	}
	return weights[unlikeLevel(words.similarity())].weight
}

// unlikeRows is [comparison.unlikeTitles] for two titles that are not equal.
func (c *comparison) unlikeRows(o *outlines, a, b []uint32) bool {
	common := o.commonWords(a, b)
	if lookedAtForSlips(a, b, common.count) {
		return c.unlikeTitles(&c.a.title, &c.b.title)
	}
	words := common.overlap(a, b)
	return c.unlikeOverlap(&c.a.title, &c.b.title, &words)
}

// lookedAtForSlips reports whether [comparison.splitWords] looks for slips in
// two titles with so many words in common.
func lookedAtForSlips(a, b []uint32, common int) bool {
	wordsA, wordsB := int(a[rowWords]), int(b[rowWords])
	return (wordsA-common)*(wordsB-common) <= maxLikeWords && (!fewInCommon(common, wordsA, wordsB) || a[rowInOrder] <= 3 || b[rowInOrder] <= 3)
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
	return min(s.length, t.length) >= minLikeWord && max(s.length, t.length)-min(s.length, t.length) <= 3 && bits.OnesCount32(s.letters^t.letters) <= 4
}
