package check

import (
	"bytes"
	"io"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// lineEnds are the names of the ways to end a line.
var lineEnds = [...]string{"LF", "CR LF", "CR"}

const (
	endLF = iota
	endCRLF
	endCR
)

const byteOrderMark = "\ufeff"

// Scanner passes a document's bytes on to its reader and looks at them on the
// way: how lines end, and whether byte order marks stand at lines' starts
// inside. A document in UTF-16 is passed on unseen.
type Scanner struct {
	source io.Reader
	offset int64
	wide   bool // UTF-16
	first  int  // how the first line ended
	// cr is set behind a CR that may be half of a CR LF.
	cr bool
	// line and lineStart are the number and place of the current line, matched
	// how many bytes of a mark it begins with, -1 for none.
	line      int
	lineStart int64
	matched   int
	// other is the first line that ends otherwise than the first, mark the
	// first mark inside.
	other, mark record.Diagnostic
}

// NewScanner returns a scanner of what is read from source through it.
func NewScanner(source io.Reader) *Scanner { return &Scanner{source: source, line: 1} }

// Read reads from the source.
func (s *Scanner) Read(p []byte) (int, error) {
	n, err := s.source.Read(p)
	if n > 0 {
		if s.offset == 0 {
			s.wide = charset.Detect(p[:n]) != charset.UTF8
		}
		if !s.wide {
			s.scan(p[:n])
		}
		s.offset += int64(n)
	}
	return n, err
}

// scan looks at the bytes b that stand at the scanner's offset. A line end is
// looked for in steps, so that a document without LF is searched once.
func (s *Scanner) scan(b []byte) {
	const step = 4096
	for i := 0; i < len(b); {
		if s.cr {
			s.cr = false
			if b[i] == '\n' {
				i++
				s.endLine(endCRLF, s.offset+int64(i))
				continue
			}
			s.endLine(endCR, s.offset+int64(i))
		}
		if s.matched >= 0 {
			if b[i] == byteOrderMark[s.matched] {
				i++
				s.match()
				continue
			}
			s.matched = -1
		}
		part := b[i:min(i+step, len(b))]
		lf := bytes.IndexByte(part, '\n')
		if lf >= 0 {
			part = part[:lf+1]
		}
		switch cr := bytes.IndexByte(part, '\r'); {
		case cr >= 0:
			i += cr + 1
			s.cr = true
		case lf >= 0:
			i += lf + 1
			s.endLine(endLF, s.offset+int64(i))
		default:
			i += len(part)
		}
	}
}

// endLine ends the current line; the next one starts at next.
func (s *Scanner) endLine(end int, next int64) {
	switch {
	case s.line == 1:
		s.first = end
	case end == s.first:
	case s.other.Code != "":
		s.other.Count = max(s.other.Count, 1) + 1
	default:
		s.other = mixedLineEnds.because(lineEnds[end]+" behind "+lineEnds[s.first], "",
			record.Span{Start: s.lineStart, End: next, Line: s.line, Column: 1})
	}
	s.line++
	s.lineStart = next
	s.matched = 0
}

// match takes one more byte of a mark at the start of a line.
func (s *Scanner) match() {
	s.matched++
	if s.matched < len(byteOrderMark) {
		return
	}
	s.matched = -1
	switch {
	case s.line == 1:
	case s.mark.Code != "":
		s.mark.Count = max(s.mark.Count, 1) + 1
	default:
		s.mark = innerMark.at("", record.Span{
			Start: s.lineStart, End: s.lineStart + int64(len(byteOrderMark)), Line: s.line, Column: 1,
		})
	}
}

// diagnostics are what was found in the bytes.
func (s *Scanner) diagnostics() []record.Diagnostic {
	var found []record.Diagnostic
	for _, d := range []record.Diagnostic{s.other, s.mark} {
		if d.Code != "" {
			found = append(found, d)
		}
	}
	return found
}
