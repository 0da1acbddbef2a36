package dedupe

// maxBand is the number of edits up to which the cells of a column that can be
// on a path with so few edits are held in one word of 64 bits.
const maxBand = 31

// pattern is a string that others are compared with, one after the other.
type pattern struct {
	text string
	// places has a bit for each place where a byte stands, the first 64 in the
	// first word.
	places [256][maxPattern / 64]uint64
}

// maxPattern is the length of the longest string that has a ratio above
// [minReworded] for maxBand edits, and its bits.
const maxPattern = 128

// set takes another string.
func (p *pattern) set(text string) {
	for i := range len(p.text) {
		p.places[p.text[i]] = [maxPattern / 64]uint64{}
	}
	p.text = ""
	if len(text) > maxPattern {
		return
	}
	for i := range len(text) {
		p.places[text[i]][i/64] |= 1 << (i % 64)
	}
	p.text = text
}

// within reports whether the edit distance to a string is at most limit, which
// is at most maxBand and less than the length of the pattern. The cells of
// the table that are within limit of its diagonal are held as one word, which
// goes down by one row with each column (Hyyrö 2003).
func (p *pattern) within(text string, limit int) bool {
	rows, columns := len(p.text), len(text)
	if rows-columns > limit || columns-rows > limit {
		return false
	}
	// What both begin or end with takes no edits; more rows than limit are left.
	begin := 0
	for begin < min(rows, columns)-limit-1 && p.text[begin] == text[begin] {
		begin++
	}
	text, rows, columns = text[begin:], rows-begin, columns-begin
	for min(rows, columns) > limit+1 && p.text[begin+rows-1] == text[columns-1] {
		rows, columns = rows-1, columns-1
	}
	// The highest bit is the row so many below the diagonal.
	up, down := ^uint64(0)<<(63-limit), uint64(0) // 1 more, and 1 less, than the row above
	distance := limit                             // in the row of the highest bit, until that is the last
	diagonal := rows - limit
	// From there on the distance can fall by one with each column.
	worst := limit + columns - diagonal
	for j := range diagonal {
		same := window(&p.places[text[j]], begin, j+limit-63)
		equal := ((same&up + up) ^ up) | same | down
		more, less := down|^(equal|up), equal&up
		if equal>>63 == 0 {
			if distance++; distance > worst {
				return false
			}
		}
		equal >>= 1
		up, down = less|^(equal|more), equal&more
	}
	for j, last := diagonal, uint64(1)<<62; j < columns; j, last = j+1, last>>1 {
		same := window(&p.places[text[j]], begin, j+limit-63)
		equal := ((same&up + up) ^ up) | same | down
		more, less := down|^(equal|up), equal&up
		if more&last != 0 {
			distance++
		} else if less&last != 0 {
			distance--
		}
		if distance > limit+columns-1-j {
			return false
		}
		equal >>= 1
		up, down = less|^(equal|more), equal&more
	}
	return distance <= limit
}

// window returns 64 of the bits of places, of which those before the place begin
// are left out, from so many behind that on, or before it where that is negative.
func window(places *[maxPattern / 64]uint64, begin, behind int) uint64 {
	first := begin + max(0, behind)
	if first >= 64 {
		return places[1] >> (first - 64) << max(0, -behind)
	}
	return (places[0]>>first | places[1]<<(64-first)) << max(0, -behind)
}
