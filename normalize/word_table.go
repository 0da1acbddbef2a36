package normalize

// A wordTable finds short ASCII words, each with its class and value. It is made
// once and does in a few steps what a map of strings does in many.
type wordTable struct {
	// short has the words of up to eight bytes, which most are, by hash; the next
	// free place takes what collides.
	short []shortWord
	// long has the others in the same way.
	long []longWord
	// shortShift and longShift are how many bits of a hash are left out.
	shortShift, longShift uint
	// starts has a bit for each hash of a word's first eight bytes: most words
	// of a text are not in the table, and this is small enough to be at hand.
	starts [1 << (startBits - 6)]uint64
}

// startBits is how many bits of the hash of a word's first bytes are looked at.
const startBits = 13

// shortWord is a word of up to eight bytes in the table, or a free place, which has
// no key.
type shortWord struct {
	key uint64
	classedWord
}

// longWord is a longer word in the table, or a free place.
type longWord struct {
	key wordKey
	classedWord
}

// classedWord is the class of a word, and its value if it is a number.
type classedWord struct {
	class byte
	value int32
}

// wordKey is a word of up to wordKeyBytes bytes in numbers as eightAt gives
// them, zeros behind it.
type wordKey [3]uint64

const wordKeyBytes = 8 * len(wordKey{})

// isShort reports whether the word has eight bytes at most.
func (k *wordKey) isShort() bool { return k[1] == 0 }

func keyOfWord(word string) (key wordKey) {
	for i := range len(word) {
		key[i/8] |= uint64(word[i]) << (i % 8 * 8)
	}
	return key
}

func newWordTable(words map[string]classedWord) *wordTable {
	short := 0
	for word := range words {
		if key := keyOfWord(word); key.isShort() {
			short++
		}
	}
	t := &wordTable{}
	t.short, t.shortShift = placesFor[shortWord](short)
	t.long, t.longShift = placesFor[longWord](len(words) - short)
	for word, classed := range words {
		key := keyOfWord(word)
		start := startHash(key[0])
		t.starts[start/64] |= 1 << (start % 64)
		if key.isShort() {
			at := t.shortPlace(key[0])
			for t.short[at].key != 0 {
				at = (at + 1) & (len(t.short) - 1)
			}
			t.short[at] = shortWord{key[0], classed}
			continue
		}
		at := t.longPlace(&key)
		for t.long[at].key[0] != 0 {
			at = (at + 1) & (len(t.long) - 1)
		}
		t.long[at] = longWord{key, classed}
	}
	return t
}

// placesFor returns places for words, most of which stay free, and the shift of a
// hash of 64 bits that gives one.
func placesFor[word any](words int) (places []word, shift uint) {
	size := 2
	for shift = 63; size < 2*words; shift-- {
		size *= 2
	}
	return make([]word, size), shift
}

// find returns the entry of a word, nil for one that is not in the table.
func (t *wordTable) find(key *wordKey) *classedWord {
	switch {
	case !t.mayStart(key[0]):
		return nil
	case key.isShort():
		return t.findShort(key[0])
	}
	return t.findLong(key)
}

// mayStart reports whether a word of the table may have these first eight bytes.
func (t *wordTable) mayStart(eight uint64) bool {
	start := startHash(eight)
	return t.starts[start/64]>>(start%64)&1 != 0
}

// findShort is find for a word of up to eight bytes, of which mayStart is true.
func (t *wordTable) findShort(word uint64) *classedWord {
	for at := t.shortPlace(word); ; at = (at + 1) & (len(t.short) - 1) {
		switch found := &t.short[at]; found.key {
		case 0:
			return nil
		case word:
			return &found.classedWord
		}
	}
}

// findLong is find for a longer word.
func (t *wordTable) findLong(key *wordKey) *classedWord {
	for at := t.longPlace(key); t.long[at].key[0] != 0; at = (at + 1) & (len(t.long) - 1) {
		if word := &t.long[at]; word.key == *key {
			return &word.classedWord
		}
	}
	return nil
}

const wordSpread = 0x9e3779b97f4a7c15

func startHash(eight uint64) uint64 { return eight * wordSpread >> (64 - startBits) }

func (t *wordTable) shortPlace(word uint64) int { return int(word * wordSpread >> t.shortShift) }

func (t *wordTable) longPlace(key *wordKey) int {
	return int((key[0]*wordSpread ^ key[1]*0xc2b2ae3d27d4eb4f ^ key[2]*0x165667b19e3779f9) >> t.longShift)
}
