package check

// seen remembers at which record a 64-bit hash was met first, in 12 bytes an
// entry. It is a table with open addressing in parts, so that it grows a part
// at a time and never doubles as a whole.
type seen struct {
	parts [256]seenPart
}

type seenPart struct {
	hashes  []uint64
	records []uint32 // 0 for a free place
	used    int
}

// first returns the number of the record that the hash was met at first, which
// is n where it is new. Numbers begin with 1.
func (s *seen) first(hash uint64, n uint32) uint32 {
	p := &s.parts[hash>>56]
	if 4*p.used >= 3*len(p.hashes) {
		p.grow()
	}
	at := p.place(hash)
	if p.records[at] == 0 {
		p.hashes[at], p.records[at] = hash, n
		p.used++
	}
	return p.records[at]
}

// place returns where the hash stands or would stand.
func (p *seenPart) place(hash uint64) int {
	mask := len(p.hashes) - 1
	at := int(hash*0x9e3779b97f4a7c15>>32) & mask
	for p.records[at] != 0 && p.hashes[at] != hash {
		at = (at + 1) & mask
	}
	return at
}

func (p *seenPart) grow() {
	old := *p
	size := max(16, 2*len(old.hashes))
	p.hashes, p.records = make([]uint64, size), make([]uint32, size)
	for i, n := range old.records {
		if n != 0 {
			at := p.place(old.hashes[i])
			p.hashes[at], p.records[at] = old.hashes[i], n
		}
	}
}
