package normalize

// A wordTable finds short ASCII words, each with a letter that is its class. It
// is made once and does in a few steps what a map of strings does in many.
type wordTable struct {
	words []tableWord // by hash; the next free place takes what collides
}

type tableWord struct {
	word  string
	class byte // 0 where the place is free
}

func newWordTable(classes map[string]byte) *wordTable {
	size := 4
	for size < 4*len(classes) {
		size *= 2
	}
	t := &wordTable{words: make([]tableWord, size)}
	for word, class := range classes {
		at := t.place([]byte(word))
		for t.words[at].class != 0 {
			at = (at + 1) % size
		}
		t.words[at] = tableWord{word, class}
	}
	return t
}

// find returns the class of a word, 0 for one that is not in the table.
func (t *wordTable) find(word []byte) byte {
	for at := t.place(word); t.words[at].class != 0; at = (at + 1) % len(t.words) {
		if t.words[at].word == string(word) {
			return t.words[at].class
		}
	}
	return 0
}

// place hashes a word by its length, its first bytes and its last.
func (t *wordTable) place(word []byte) int {
	n := len(word)
	hash := uint32(n)
	if n > 0 {
		hash += uint32(word[0])*0x9e3779b1 + uint32(word[n-1])*0x85ebca6b + uint32(word[n/2])*0xc2b2ae35
	}
	if n > 2 {
		hash += uint32(word[1])*0x27d4eb2f + uint32(word[n-2])*0x165667b1 + uint32(word[2])*0x2c1b3c6d
	}
	hash ^= hash >> 15
	return int(hash*0x9e3779b1>>8) & (len(t.words) - 1)
}
