package normalize

// A wordTable finds short ASCII words, each with its class and value. It is made
// once and does in a few steps what a map of strings does in many.
type wordTable struct {
	words []tableWord
	// places are places in words, one up, by hash; the next free place takes
	// what collides.
	places []uint16
	shift  uint
	// starts has a bit for each hash of a word's first eight bytes: most words
	// of a text are not in the table, and this is small enough to be at hand.
	starts [1 << (startBits - 6)]uint64
}

// startBits is how many bits of the hash of a word's first bytes are looked at.
const startBits = 13

type tableWord struct {
	key   wordKey
	class byte
	value int64
}

// wordKey is a word of up to wordKeyBytes bytes in numbers as eightAt gives
// them, zeros behind it.
type wordKey [3]uint64

const wordKeyBytes = 8 * len(wordKey{})

func keyOfWord(word string) (key wordKey) {
	for i := range len(word) {
		key[i/8] |= uint64(word[i]) << (i % 8 * 8)
	}
	return key
}

func newWordTable(words map[string]classedWord) *wordTable {
	t := &wordTable{shift: 64}
	size := 1
	for size < 4*len(words) {
		size *= 2
		t.shift--
	}
	t.places = make([]uint16, size)
	for word, classed := range words {
		key := keyOfWord(word)
		at := t.place(&key)
		for t.places[at] != 0 {
			at = (at + 1) & (size - 1)
		}
		t.words = append(t.words, tableWord{key, classed.class, classed.value})
		t.places[at] = uint16(len(t.words))
		start := startHash(key[0])
		t.starts[start/64] |= 1 << (start % 64)
	}
	return t
}

// classedWord is the class of a word, and its value if it is a number.
type classedWord struct {
	class byte
	value int64
}

// find returns the entry of a word, nil for one that is not in the table.
func (t *wordTable) find(key *wordKey) *tableWord {
	if !t.mayStart(key[0]) {
		return nil
	}
	return t.findHashed(key)
}

// mayStart reports whether a word of the table may have these first eight bytes.
func (t *wordTable) mayStart(eight uint64) bool {
	start := startHash(eight)
	return t.starts[start/64]>>(start%64)&1 != 0
}

func (t *wordTable) findHashed(key *wordKey) *tableWord {
	for at := t.place(key); t.places[at] != 0; at = (at + 1) & (len(t.places) - 1) {
		if word := &t.words[t.places[at]-1]; word.key == *key {
			return word
		}
	}
	return nil
}

func startHash(eight uint64) uint64 { return eight * 0x9e3779b97f4a7c15 >> (64 - startBits) }

func (t *wordTable) place(key *wordKey) int {
	return int((key[0]*0x9e3779b97f4a7c15 ^ key[1]*0xc2b2ae3d27d4eb4f ^ key[2]*0x165667b19e3779f9) >> t.shift)
}
