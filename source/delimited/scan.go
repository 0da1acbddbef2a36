package delimited

import "bytes"

// quoting says what quotes mean in a scan.
type quoting uint8

const (
	// closeAtSeparator has a quoted cell end at a quote that a separator or the
	// line end follows, perhaps behind blanks. Any other quote is text.
	closeAtSeparator quoting = iota
	// closeAtOnce has a quote that is not doubled close, and what follows it up
	// to the separator is text, the quotes with it.
	closeAtOnce
	// noQuotes has quotes be text.
	noQuotes
)

// scannedCell is the place of a cell's text, without quotes, and where the
// cell ends with all that belongs to it.
type scannedCell struct {
	from, to, outer int
	quoted          bool
}

// scan divides the text of a row into cells. A quoted cell may go on on the
// next line: run goes on where it stopped.
type scan struct {
	separator byte
	quoting   quoting
	most      int

	cells []scannedCell
	// skips are the places of signs that escape the quote behind them.
	skips []int
	pos   int
	open  bool // in a quoted cell
	start int  // of the text of that cell
	// escaped counts the quotes of the open cell that a backslash escapes.
	escaped int
	// strays counts quotes that stand where none should; strayAt is the first,
	// openAt the last that opened a cell.
	strays, strayAt, openAt int
	// openers counts those that look like the beginning of another cell.
	openers int
}

func (s *scan) restart(separator byte, most int) {
	*s = scan{separator: separator, quoting: closeAtSeparator, most: most, cells: s.cells[:0], skips: s.skips[:0]}
}

// from begins the scan at a place in the text.
func (s *scan) from(pos int) { s.pos = pos }

// run scans the text up to end, which is the end of a line.
func (s *scan) run(text []byte, end int) {
	for {
		if !s.open {
			if s.pos < end && text[s.pos] == '"' && s.quoting != noQuotes && len(s.cells)+1 < s.most {
				s.open, s.start, s.openAt, s.escaped = true, s.pos+1, s.pos, 0
				s.pos++
			} else if !s.plain(text, end) {
				return
			} else {
				continue
			}
		}
		closed, more := s.quoted(text, end)
		if !closed || !more {
			return
		}
	}
}

// plain takes a cell without quotes, and reports whether another one follows.
func (s *scan) plain(text []byte, end int) bool {
	to := bytes.IndexByte(text[s.pos:end], s.separator)
	if len(s.cells)+1 >= s.most {
		to = -1
	}
	if to < 0 {
		s.add(scannedCell{from: s.pos, to: end, outer: end})
		s.pos = end
		return false
	}
	to += s.pos
	s.add(scannedCell{from: s.pos, to: to, outer: to})
	s.pos = to + 1
	return true
}

func (s *scan) add(c scannedCell) { s.cells = append(s.cells, c) }

// quoted goes on in a quoted cell, and reports whether it was closed before
// the end, and whether another cell follows.
func (s *scan) quoted(text []byte, end int) (closed, more bool) {
	for {
		i := bytes.IndexByte(text[s.pos:end], '"')
		if i < 0 {
			s.pos = end
			// What stands between the lines is taken with the next one.
			return false, false
		}
		at := s.pos + i
		s.pos = at + 1
		if slashes := backslashes(text, s.start, at); slashes%2 == 1 && s.isEscaped(text, at, end) {
			s.skips = append(s.skips, at-1)
			s.escaped++
			continue
		}
		if s.pos < end && text[s.pos] == '"' {
			s.skips = append(s.skips, at)
			s.pos++
			continue
		}
		next := s.pos
		for next < end && text[next] == ' ' {
			next++
		}
		if next == end || text[next] == s.separator {
			s.add(scannedCell{from: s.start, to: at, outer: at + 1, quoted: true})
			s.open = false
			s.pos = next + 1
			return true, next < end
		}
		if s.strays == 0 {
			s.strayAt = at
		}
		s.strays++
		if before := text[at-1]; before == s.separator || before == '\n' || before == '\r' {
			s.openers++
		}
		if s.quoting == closeAtOnce {
			s.open = false
			more = s.plain(text, end)
			s.cells[len(s.cells)-1].from = s.start - 1
			return true, more
		}
	}
}

// isEscaped reports whether a quote behind a backslash is text: one that could
// close the cell is only where another one of the cell has opened a quotation.
func (s *scan) isEscaped(text []byte, at, end int) bool {
	next := at + 1
	if next == end || text[next] == s.separator {
		return s.escaped%2 == 1
	}
	if text[next] == '"' {
		// \"" is an escaped quote and the closing one.
		return next+1 == end || text[next+1] == s.separator
	}
	return true
}

// backslashes counts the backslashes directly before a place.
func backslashes(text []byte, from, at int) int {
	n := 0
	for at-n > from && text[at-n-1] == '\\' {
		n++
	}
	return n
}

// close ends the cell that is still open.
func (s *scan) close(end int) {
	if !s.open {
		return
	}
	s.add(scannedCell{from: s.start, to: end, outer: end, quoted: true})
	s.open = false
	s.pos = end
}
