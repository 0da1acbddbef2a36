package check

// fieldTable finds a field's number by the hash of its tag and value, among the
// fields of one record. Its room is used again for the next record.
type fieldTable struct{ entries []fieldEntry }

type fieldEntry struct {
	hash   uint64
	number uint32 // of the field, from 1; 0 for a free place
}

// oddFactor spreads a hash over its high bits: the 64-bit prime of FNV.
const oddFactor = 0x100000001b3

// keptFields is for how many fields room is kept.
const keptFields = 1 << 12

// clear empties the table and makes room for n fields.
func (t *fieldTable) clear(n int) {
	size := 32
	for size < 2*n {
		size *= 2
	}
	if size > cap(t.entries) || cap(t.entries) > 2*keptFields && n <= keptFields {
		t.entries = make([]fieldEntry, size)
		return
	}
	t.entries = t.entries[:size]
	clear(t.entries)
}

// first returns the number of the field that the hash was met at first, which
// is i where it is new.
func (t *fieldTable) first(hash uint64, i int) int {
	mask := uint64(len(t.entries) - 1)
	for at := hash >> 20 & mask; ; at = (at + 1) & mask {
		switch e := &t.entries[at]; {
		case e.number == 0:
			*e = fieldEntry{hash, uint32(i) + 1}
			return i
		case e.hash == hash:
			return int(e.number) - 1
		}
	}
}
