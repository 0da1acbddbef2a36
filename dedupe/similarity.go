package dedupe

import "strings"

// editDistance is the Levenshtein distance of two strings of at most maxTitle
// bytes, in bytes. It stops early, with a distance above limit, where limit
// cannot be kept.
func editDistance(a, b string, limit int) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	for len(a) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(b)-len(a) > limit {
		return limit + 1
	}
	if len(a) == 0 {
		return len(b)
	}
	var row [shortString + 1]int
	if len(a) > shortString {
		return editDistanceInWords(a, b, limit)
	}
	for j := range len(a) + 1 {
		row[j] = j
	}
	// Cells further than limit from the diagonal cannot be on a path that
	// keeps the limit.
	for i := 1; i <= len(b); i++ {
		from, to := max(1, i-limit), min(len(a), i+limit)
		diagonal := row[from-1]
		if from == 1 {
			row[0] = i
		} else {
			row[from-1] = limit + 1
		}
		best := row[from-1]
		for j := from; j <= to; j++ {
			next := diagonal
			if b[i-1] != a[j-1] {
				next = 1 + min(diagonal, row[j], row[j-1])
			}
			diagonal, row[j] = row[j], next
			best = min(best, next)
		}
		if to < len(a) {
			row[to+1] = limit + 1
		}
		if best > limit {
			return limit + 1
		}
	}
	return min(row[len(a)], limit+1)
}

// shortString is the length, in bytes, up to which a row of the table of
// distances is filled cell by cell, which is quicker for words.
const shortString = 32

// editDistanceInWords is editDistance for strings of any length, 64 rows of the
// table at a time (Myers 1999, with Hyyrö's blocks of 2003): only how each cell
// differs from that above and from that on its left is held, as bits.
func editDistanceInWords(a, b string, limit int) int {
	type rows struct{ up, down uint64 } // 1 more, and 1 less, than the row above
	var fewEqual [2][256]uint64
	var fewRows [2]rows
	blocks := (len(a) + 63) / 64
	equal, table := fewEqual[:], fewRows[:]
	if blocks > len(fewRows) {
		equal, table = make([][256]uint64, blocks), make([]rows, blocks)
	}
	table = table[:blocks]
	for i := range len(a) {
		equal[i/64][a[i]] |= 1 << (i % 64)
	}
	for i := range table {
		table[i].up = ^uint64(0)
	}
	lastRow := uint64(1) << ((len(a) - 1) % 64)
	distance := len(a)
	for j := range len(b) {
		above, carried := uint64(1), uint64(0) // 1 more, and 1 less, than on the left
		for i := range table {
			block, same := &table[i], equal[i][b[j]]
			vertical := same | block.down
			same |= carried
			horizontal := ((same&block.up + block.up) ^ block.up) | same
			more, less := block.down|^(horizontal|block.up), block.up&horizontal
			bottom := uint64(1) << 63
			if i == blocks-1 {
				bottom = lastRow
			}
			moreBelow, lessBelow := more&bottom, less&bottom
			more, less = more<<1|above, less<<1|carried
			block.up, block.down = less|^(vertical|more), more&vertical
			above, carried = 0, 0
			if moreBelow != 0 {
				above = 1
			} else if lessBelow != 0 {
				carried = 1
			}
		}
		distance += int(above) - int(carried)
		if distance-(len(b)-1-j) > limit {
			return limit + 1
		}
	}
	return min(distance, limit+1)
}

// ratio is how much of two strings agrees, in thousandths: one less their
// edit distance by the length of the longer one. Below floor it is 0.
func ratio(a, b string, floor int) int {
	longest := max(len(a), len(b))
	if longest == 0 || longest > maxTitle {
		return 0
	}
	limit := mostEdits(longest, floor)
	d := editDistance(a, b, limit)
	if d > limit {
		return 0
	}
	return 1000 - d*1000/longest
}

// mostEdits is the edit distance up to which two strings, the longer of so many
// bytes, have a ratio of at least floor.
func mostEdits(longest, floor int) int { return longest * (1000 - floor) / 1000 }

// Lengths, in bytes, from which on words can be like others, and by two slips.
const (
	minLikeWord = 4
	minTwoSlips = 9
)

// likeWords reports whether two words can be the same but for a slip or an
// ending.
func likeWords(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < minLikeWord || len(b) > maxTitle {
		return false
	}
	if len(a) >= 5 && b[:len(a)] == a && len(b)-len(a) <= 3 {
		return true
	}
	if stem, ok := strings.CutSuffix(a, "y"); ok && len(a) >= minTwoSlips && b == stem+"ies" {
		return true
	}
	limit := 1
	if len(a) >= minTwoSlips {
		limit = 2
	} else if a[0] != b[0] && a[len(a)-1] != b[len(b)-1] {
		// One slip leaves one end as it is.
		return false
	}
	return editDistance(a, b, limit) <= limit || transposed(a, b)
}

// transposed reports whether two neighbouring letters are exchanged.
func transposed(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}
