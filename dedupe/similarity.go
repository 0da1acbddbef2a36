package dedupe

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
	// Most strings are words, for which a whole row would cost more than the rest.
	var short [32]int
	row := short[:]
	if len(a) >= len(short) {
		row = make([]int, maxTitle+1)
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

// ratio is how much of two strings agrees, in thousandths: one less their
// edit distance by the length of the longer one. Below floor it is 0.
func ratio(a, b string, floor int) int {
	longest := max(len(a), len(b))
	if longest == 0 || longest > maxTitle {
		return 0
	}
	limit := longest * (1000 - floor) / 1000
	d := editDistance(a, b, limit)
	if d > limit {
		return 0
	}
	return 1000 - d*1000/longest
}

// likeWords reports whether two words can be the same but for a slip or an
// ending.
func likeWords(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 || len(b) > maxTitle {
		return false
	}
	if len(a) >= 5 && b[:len(a)] == a && len(b)-len(a) <= 3 {
		return true
	}
	limit := 1
	if len(a) >= 9 {
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
