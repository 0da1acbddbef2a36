package dedupe

import (
	"slices"
)

// sketchSize is the number of hashes that a sketch keeps. Abstracts of up to
// so many shingles are compared exactly.
const sketchSize = 96

// minShingles is the number of shingles below which a text is too short to
// say anything.
const minShingles = 15

// maxAbstract bounds the part of an abstract that is read, in bytes.
const maxAbstract = 20_000

// sketch is a bottom-k sketch of the 3-word shingles of a record's abstracts:
// the smallest of their hashes. The share of the common hashes below the
// smaller of two sketches' limits estimates how much of one text stands in the
// other, whatever their lengths.
type sketch struct {
	hashes []uint32
	// full is set where shingles with larger hashes were left out of total.
	full bool
	// snippet is set where the texts are pieces of a text.
	snippet bool
	total   int32
}

func (s *sketch) add(text string) {
	key := comparisonKey(clip(text, maxAbstract))
	const wordLength = 5 // or longer, on average
	s.hashes = slices.Grow(s.hashes, len(key)/wordLength)
	var before, last uint64
	h, n := uint64(hashOfNothing), 0
	for i := range len(key) {
		if key[i] != ' ' {
			h = (h ^ uint64(key[i])) * hashFactor
			if i+1 < len(key) && key[i+1] != ' ' {
				continue
			}
			if n >= 2 {
				s.hashes = append(s.hashes, uint32(mix(before*3+last*5+h)>>32))
			}
			before, last = last, h
			h = hashOfNothing
			n++
		}
	}
}

func (s *sketch) close() {
	sortHashes(s.hashes)
	s.hashes = slices.Compact(s.hashes)
	if len(s.hashes) < minShingles {
		s.hashes = nil
		return
	}
	s.total = int32(len(s.hashes))
	if len(s.hashes) > sketchSize {
		s.hashes = slices.Clone(s.hashes[:sketchSize])
		s.full = true
	} else {
		s.hashes = slices.Clip(s.hashes)
	}
}

// sortHashes sorts numbers that are spread evenly: they are divided by their
// highest bits, and few stand together then.
func sortHashes(hashes []uint32) {
	const width, few = 8, 12
	var room [512]uint32
	divided := room[:0]
	if len(hashes) > len(room) {
		divided = make([]uint32, 0, len(hashes))
	}
	divided = divided[:len(hashes)]
	var ends [1 << width]int
	for _, h := range hashes {
		ends[h>>(32-width)]++
	}
	from := 0
	for i, n := range ends {
		ends[i] = from
		from += n
	}
	for _, h := range hashes {
		at := &ends[h>>(32-width)]
		divided[*at] = h
		*at++
	}
	copy(hashes, divided)
	from = 0
	for _, end := range ends {
		if part := hashes[from:end]; len(part) > few {
			slices.Sort(part)
		} else {
			for i := 1; i < len(part); i++ {
				for j := i; j > 0 && part[j-1] > part[j]; j-- {
					part[j-1], part[j] = part[j], part[j-1]
				}
			}
		}
		from = end
	}
}

func (s *sketch) empty() bool { return len(s.hashes) == 0 }

// containment estimates, in thousandths, how much of the shorter text stands
// in the other. ok is false where the sketches say too little.
func (s *sketch) containment(t *sketch) (share int, ok bool) {
	if s.empty() || t.empty() {
		return 0, false
	}
	limit := ^uint32(0)
	if s.full {
		limit = min(limit, s.hashes[len(s.hashes)-1])
	}
	if t.full {
		limit = min(limit, t.hashes[len(t.hashes)-1])
	}
	mine, others := upToLimit(s.hashes, limit), upToLimit(t.hashes, limit)
	shorter := min(len(mine), len(others))
	if shorter < minShingles/2 {
		return 0, false
	}
	// Which hash comes first cannot be foretold, so that there is no branch for it.
	i, j, both := 0, 0, 0
	for i < len(mine) && j < len(others) {
		before, behind := 0, 0
		if mine[i] < others[j] {
			before = 1
		}
		if mine[i] > others[j] {
			behind = 1
		}
		both += 1 - before - behind
		i += 1 - behind
		j += 1 - before
	}
	return both * 1000 / shorter, true
}

// upToLimit returns the hashes that are not above a limit.
func upToLimit(hashes []uint32, limit uint32) []uint32 {
	if hashes[len(hashes)-1] <= limit {
		return hashes
	}
	at, _ := slices.BinarySearch(hashes, limit)
	for at < len(hashes) && hashes[at] == limit {
		at++
	}
	return hashes[:at]
}

// sameLength reports whether two texts have about as many shingles.
func (s *sketch) sameLength(t *sketch) bool {
	return 50*max(s.total-t.total, t.total-s.total) <= max(s.total, t.total)
}

// Constants of FNV-1a.
const (
	hashOfNothing = 14695981039346656037
	hashFactor    = 1099511628211
)

// hashString is FNV-1a.
func hashString(s string) uint64 {
	h := uint64(hashOfNothing)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashFactor
	}
	return h
}

// hashBytes is hashString for bytes.
func hashBytes(s []byte) uint64 {
	h := uint64(hashOfNothing)
	for _, c := range s {
		h = (h ^ uint64(c)) * hashFactor
	}
	return h
}

// mix spreads the bits of h (the finaliser of SplitMix64).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
