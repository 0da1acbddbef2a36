package dedupe

import "math/bits"

// mayBeLike returns what tells the pairs of a set that have to be compared from
// those that are shown at sight to be plainly different: most of them. It is
// quicker where pairs with one record come one after the other.
func (x *Index) mayBeLike(p *prepared) func(couple) bool {
	s := sight{set: p.set, rows: p.outlines, little: x.little()}
	return func(pair couple) bool {
		if !s.differ(pair) {
			return true
		}
		_, decided := p.decided.words[pair]
		return decided || p.outlines.row(pair.j)[rowFlags]&flagCopy != 0 && p.copyOf[pair.i] == p.copyOf[pair.j]
	}
}

// sight looks at pairs of records.
type sight struct {
	set  []*features
	rows *outlines
	// little is that of [comparison].
	little little
	// pattern is the title that a pair had last, of is its [rowText].
	pattern pattern
	of      uint32
	// one and other have room for the words of each title that the other lacks.
	one, other []rowWord
}

// differ reports whether it is seen at sight that
// [comparison.plainlyDifferentRows] says so of two records. False says nothing.
func (s *sight) differ(pair couple) bool {
	a, b := s.rows.row(pair.i), s.rows.row(pair.j)
	flags := a[rowFlags] | b[rowFlags]
	switch {
	case flags&(flagSays|flagTitles|flagNumber) != 0:
		return false
	case a[rowPage] != 0 && a[rowPage] == b[rowPage], a[rowTitle] == b[rowTitle]:
		return false
	}
	for _, x := range a[rowHead:][:a[rowIdentifiers]] {
		for _, y := range b[rowHead:][:b[rowIdentifiers]] {
			if x == y {
				return false
			}
		}
	}
	return s.titlesDiffer(a, b) && s.abstractsDiffer(pair, a, b) && (!mayBeHeeded(a, b) || littleHeeded(s.set[pair.i], s.set[pair.j], s.rows.mostTitleWeight(a, b), s.little))
}

// titlesDiffer reports whether two titles are surely unlike. What they can have
// in common at most is reckoned from their words and pairs of letters.
func (s *sight) titlesDiffer(first, second []uint32) bool {
	a, b := first, second
	if a[rowLength] > b[rowLength] {
		a, b = b, a
	}
	// An edit takes two pairs of neighbouring letters away at most.
	lacking := pairsLacking(a, b)
	besides := lacking + int(b[rowPairs]) - int(a[rowPairs])
	if lacking <= 2*mostEdits(int(a[rowLength]), minContinued) {
		return false // the one may be the beginning or the end of the other
	}
	common := s.rows.commonWords(a, b)
	if !lookedAtForSlips(a, b, common.count) {
		// Most titles are seen to differ by the words that they share.
		words := common.overlap(a, b)
		if words.jaccard >= minReworded || !words.worthEditing(int(a[rowInOrder]), int(b[rowInOrder])) {
			return words.jaccard < minReworded
		}
	} else if !s.wordsDiffer(a, b, &common) {
		return false
	}
	edits := mostEdits(int(b[rowLength]), minReworded)
	switch {
	case int(b[rowLength]-a[rowLength]) > edits, max(lacking, besides) > 2*edits:
		return true
	case edits <= maxBand:
		return s.farApart(first, second, edits)
	}
	most := s.mostInCommon(a, b, &common)
	return !most.worthEditing(int(a[rowInOrder]), int(b[rowInOrder])) ||
		ratio(s.rows.title(a), s.rows.title(b), minReworded) < minReworded
}

// pairsLacking is the number of pairs of letters that one title has and the other
// lacks.
func pairsLacking(a, b []uint32) int {
	one, other := (*[letterPairs / 32]uint32)(a[rowLetterPairs:]), (*[letterPairs / 32]uint32)(b[rowLetterPairs:])
	lacking := 0
	for i, pairs := range one {
		lacking += bits.OnesCount32(pairs &^ other[i])
	}
	return lacking
}

// farApart reports whether so many edits, at most maxBand, do not make one title
// of the other.
func (s *sight) farApart(one, other []uint32, edits int) bool {
	if s.of == other[rowText] {
		one, other = other, one
	}
	if s.of != one[rowText] || s.pattern.text == "" {
		s.pattern.set(s.rows.title(one))
		s.of = one[rowText]
	}
	return !s.pattern.within(s.rows.title(other), edits)
}

// wordsDiffer reports whether the overlap of the words of two titles is surely
// below [minReworded], whatever slips and compounds make of them. The heaviest
// words of one that have nothing like them in the other mostly show it.
func (s *sight) wordsDiffer(a, b []uint32, common *wordsInCommon) bool {
	if a[rowWeight] < b[rowWeight] {
		a, b = b, a
	}
	one, other := wordsIn(a), wordsIn(b)
	possible, apart, lacking := int(a[rowWeight]), 0, 0
	for i, weight := range one.weights {
		if shape := one.shapes[i]; anyLike(shape, other.shapes) || shape>>shapeLengthShift < minLikeWord && other.has(shape) {
			continue
		}
		possible -= weightIn(weight)
		if weight&stopBit == 0 {
			apart += weightIn(weight)
		}
		lacking++
		// The other title lacks as many, less those that it has more.
		if lacking+max(0, lacking+len(other.shapes)-len(one.shapes)) > maxCompounds && possible*1000 < minReworded*(possible+apart) {
			return true
		}
	}
	return s.mostInCommon(a, b, common).jaccard < minReworded
}

// mostInCommon is at least what [comparison.overlap] finds. It takes longer than
// the first look, which found the words in common, and shows more.
func (s *sight) mostInCommon(a, b []uint32, common *wordsInCommon) overlap {
	if !lookedAtForSlips(a, b, common.count) {
		return common.overlap(a, b)
	}
	onlyA, onlyB := int(a[rowContent])-common.content, int(b[rowContent])-common.content
	if max(a[rowWords], b[rowWords]) > uint32(common.count+64) {
		return overlap{jaccard: 1000, contained: 1000}
	}
	s.one, s.other = s.rows.unmatched(s.one[:0], a, b), s.rows.unmatched(s.other[:0], b, a)
	var slipsOne, slipsOther uint64
	for i := range s.one {
		for j := range s.other {
			if likeShapes(s.one[i].shape, s.other[j].shape) {
				slipsOne |= 1 << i
				slipsOther |= 1 << j
			}
		}
	}
	var heldOne, heldOther uint64
	if slips := min(bits.OnesCount64(slipsOne), bits.OnesCount64(slipsOther)); len(s.one)+len(s.other)-2*slips <= maxCompounds {
		heldOne, heldOther = heldBy(s.one, b), heldBy(s.other, a)
	}
	slips, _ := weigh(s.one, slipsOne)
	otherSlips, _ := weigh(s.other, slipsOther)
	held, _ := weigh(s.one, heldOne)
	otherHeld, _ := weigh(s.other, heldOther)
	_, matched := weigh(s.one, slipsOne|heldOne)
	_, otherMatched := weigh(s.other, slipsOther|heldOther)
	return overlapOf(common.weight+min(slips, otherSlips)+held+otherHeld, onlyA-matched, onlyB-otherMatched)
}

// heldBy returns the words, as bits, that may stand undivided in the title of a
// row.
func heldBy(list []rowWord, row []uint32) (found uint64) {
	for i, w := range list {
		if w.shape>>shapeLengthShift >= minLikeWord && mayHold(row[rowLetterPairs:rowHead], w.weight) {
			found |= 1 << i
		}
	}
	return found
}

// weigh sums the weights of the words that bits name, of all and of those that
// have meaning.
func weigh(list []rowWord, which uint64) (all, content int) {
	for ; which != 0; which &= which - 1 {
		w := list[bits.TrailingZeros64(which)].weight
		all += weightIn(w)
		if w&stopBit == 0 {
			content += weightIn(w)
		}
	}
	return all, content
}

// anyLike reports whether [likeShapes] holds of a word and one of others.
func anyLike(shape uint32, others []uint32) bool {
	length := shape >> shapeLengthShift
	if length < minLikeWord {
		return false
	}
	for _, other := range others {
		// Most words have other letters, or another length.
		if bits.OnesCount32((shape^other)&(1<<shapeLengthShift-1)) <= 4 && other>>shapeLengthShift+3-length <= 6 && likeShapes(shape, other) {
			return true
		}
	}
	return false
}

// likeShapes reports whether [likeWords] can hold of two words: a slip changes
// two letters at most, an ending adds three, and a word of nine may have two slips.
func likeShapes(shape, other uint32) bool {
	if shape > other {
		shape, other = other, shape
	}
	shorter, longer := shape>>shapeLengthShift, other>>shapeLengthShift
	if shorter < minLikeWord || longer-shorter > 3 {
		return false
	}
	switch changed := bits.OnesCount32((shape ^ other) & (1<<shapeLengthShift - 1)); {
	case changed <= 2:
		return true
	case shorter >= minTwoSlips:
		return changed <= 4
	}
	added := (other &^ shape) & (1<<shapeLengthShift - 1)
	return shape&^other&(1<<shapeLengthShift-1) == 0 && bits.OnesCount32(added) <= 3
}

// abstractsDiffer reports whether the sketches of two abstracts, where there are
// two, have less than [minShared] in common.
func (s *sight) abstractsDiffer(pair couple, a, b []uint32) bool {
	if a[rowFlags]&b[rowFlags]&flagSketch == 0 {
		return true
	}
	a, b = sketchIn(a), sketchIn(b)
	both := 0
	for i, x := range a[sketchBits:] {
		both += bits.OnesCount32(x & b[sketchBits+i])
	}
	// Several hashes of one sketch may have one bit.
	both += int(min(a[sketchAlike], b[sketchAlike]))
	limit := min(a[sketchLimit], b[sketchLimit])
	if both*1000 < minShared*min(upTo(a, limit), upTo(b, limit)) {
		return true
	}
	share, _ := s.set[pair.i].sketch.containment(&s.set[pair.j].sketch)
	return share < minShared
}

// upTo is the number of hashes of a sketch that are surely not above a limit.
func upTo(sketch []uint32, limit uint32) int {
	if sketch[sketchLast] <= limit {
		return int(sketch[sketchCount])
	}
	for i := sketchSteps - 1; i >= 0; i-- {
		if sketch[sketchStep+i] <= limit {
			return (i + 1) * sketchSize / sketchSteps
		}
	}
	return 0
}
