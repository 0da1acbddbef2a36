package check

// seen remembers at which record a hash was met first, in 7 bytes a hash: 34
// bits of it beside the 16 that choose a chain, and 22 bits of the record's
// number. Of a million hashes, two that differ are taken for one in one file of
// two thousand. Memory grows in small steps, and what was written never moves,
// so that no growth leaves garbage. It remembers the first 2,500,000 hashes, of
// the first 4,194,303 records, in some 23 MB; those behind them are compared
// with these, and not remembered.
type seen struct {
	chains [1 << 16]uint32 // the last block of each chain, 0 for none
	steps  [][]seenBlock
	blocks int // in use, the one with number 0 included
	hashes int
}

const (
	// mostSeen is how many hashes are remembered, lastSeen the number of the
	// last record whose hashes are.
	mostSeen = 2_500_000
	lastSeen = 1<<seenNumber - 1
	// seenNumber is how many bits of an entry are the number of a record.
	seenNumber = 22
	seenStep   = 1 << 10 // blocks
)

// seenBlock is a line of the processor's cache: entries of one chain.
type seenBlock struct {
	low    [8]uint32  // bits 0 to 31 of the hashes
	high   [8][3]byte // two bits more, and the number
	before uint32     // the block that was filled before this one, 0 for none
	used   uint32
}

// first returns the number of the record that the hash was met at first, which
// is n where it is new. Numbers begin with 1.
func (s *seen) first(hash uint64, n int) int {
	chain := &s.chains[hash>>48]
	low, high := uint32(hash), uint32(hash>>32)&3<<seenNumber
	for number := *chain; number != 0; {
		b := s.block(number)
		for i, other := range b.low[:b.used] {
			if other != low {
				continue
			}
			if entry := uint32(b.high[i][0]) | uint32(b.high[i][1])<<8 | uint32(b.high[i][2])<<16; (entry^high)>>seenNumber == 0 {
				return int(entry & lastSeen)
			}
		}
		number = b.before
	}
	if n > lastSeen || s.hashes == mostSeen {
		return n
	}
	s.hashes++
	b := s.block(*chain)
	if *chain == 0 || int(b.used) == len(b.low) {
		before := *chain
		*chain = s.extend()
		b = s.block(*chain)
		b.before = before
	}
	high |= uint32(n)
	b.low[b.used], b.high[b.used] = low, [3]byte{byte(high), byte(high >> 8), byte(high >> 16)}
	b.used++
	return n
}

// block returns a block by its number, nil for number 0.
func (s *seen) block(number uint32) *seenBlock {
	if number == 0 {
		return nil
	}
	return &s.steps[number/seenStep][number%seenStep]
}

// extend takes a new block into use and returns its number.
func (s *seen) extend() uint32 {
	s.blocks = max(s.blocks, 1)
	if s.blocks >= len(s.steps)*seenStep {
		s.steps = append(s.steps, make([]seenBlock, seenStep))
	}
	s.blocks++
	return uint32(s.blocks - 1)
}
