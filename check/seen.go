package check

// seen remembers at which record a hash was met first, in 8 bytes an entry: 24
// bits of the record's number and 40 of the hash, 12 more of which choose the
// part of the table. Of a million hashes, two that differ are taken for one in
// one file of ten thousand. Parts grow by a quarter, each by itself, so that
// the table never doubles as a whole.
type seen struct {
	parts [1 << 12]seenPart
}

// mostSeen is the number of the last record that is remembered.
const mostSeen = 1<<24 - 1

type seenPart struct {
	entries []uint64 // 0 for a free place
	used    int
}

// first returns the number of the record that the hash was met at first, which
// is n where it is new. Numbers begin with 1.
func (s *seen) first(hash uint64, n int) int {
	p := &s.parts[hash>>52]
	if 8*p.used >= 7*len(p.entries) {
		if n > mostSeen {
			return n
		}
		p.grow()
	}
	at := p.place(hash << 24)
	if p.entries[at] != 0 {
		return int(p.entries[at] & mostSeen)
	}
	if n <= mostSeen {
		p.entries[at] = hash<<24 | uint64(n)
		p.used++
	}
	return n
}

// place returns where an entry stands or would stand.
func (p *seenPart) place(entry uint64) int {
	at := int(entry >> 32 * uint64(len(p.entries)) >> 32)
	for p.entries[at] != 0 && p.entries[at]>>24 != entry>>24 {
		if at++; at == len(p.entries) {
			at = 0
		}
	}
	return at
}

func (p *seenPart) grow() {
	old := p.entries
	p.entries = make([]uint64, 8+len(old)+len(old)/4)
	for _, entry := range old {
		if entry != 0 {
			p.entries[p.place(entry)] = entry
		}
	}
}
