package tagged

// nameTable finds known tags by their names without their mark. Most names are a few
// letters: their bytes are a number, by which they are found.
type nameTable struct {
	// short are the names that have a number, each at a place that depends on that
	// or behind it; an empty place has the number 0. Its length is a power of two.
	short []shortName
	// long are all others.
	long map[string]knownTag
	// longest is the length of the longest name, and begins has the first bytes.
	longest int
	begins  [256]bool
}

type shortName struct {
	number uint64
	tag    knownTag
}

// mostShort is the length of the longest name that has a number.
const mostShort = 8

// numberOf is the number of a name of at most [mostShort] bytes. No two names of
// visible characters have one number.
func numberOf[T string | []byte](name T) uint64 {
	var number uint64
	for i := range len(name) {
		number = number<<8 | uint64(name[i])
	}
	return number
}

// place is where the search for a number begins.
func (t *nameTable) place(number uint64) int {
	return int(number*0x9e3779b97f4a7c15>>32) & (len(t.short) - 1)
}

// newNameTable returns a table that has room for so many names.
func newNameTable(names int) nameTable {
	size := 4
	for size < 4*names {
		size *= 2
	}
	return nameTable{short: make([]shortName, size), long: map[string]knownTag{}}
}

// add adds a name, or replaces what it stands for.
func (t *nameTable) add(name string, tag knownTag) {
	if name == "" {
		return
	}
	t.longest = max(t.longest, len(name))
	t.begins[name[0]] = true
	number := numberOf(name[:min(len(name), mostShort)])
	if len(name) > mostShort {
		t.long[name] = tag
		return
	}
	at := t.place(number)
	for t.short[at].number != 0 && t.short[at].number != number {
		at = (at + 1) & (len(t.short) - 1)
	}
	t.short[at] = shortName{number, tag}
}

// find returns what a name stands for, and whether it is in the table.
func (t *nameTable) find(name []byte) (knownTag, bool) {
	n := len(name)
	if n > t.longest || n == 0 || !t.begins[name[0]] {
		return knownTag{}, false
	}
	if n > mostShort {
		tag, ok := t.long[string(name)]
		return tag, ok
	}
	number := numberOf(name)
	for at := t.place(number); t.short[at].number != 0; at = (at + 1) & (len(t.short) - 1) {
		if t.short[at].number == number {
			return t.short[at].tag, true
		}
	}
	return knownTag{}, false
}
