package charset

import (
	"iter"
	"unicode/utf8"
)

// aheadSize is how many bytes of a long line are looked at ahead, at the least.
const aheadSize = 4096

// Ahead returns the lines that follow, which are read again by whatever reads
// next, and after the last one the error that ends them. The reader is between two
// lines. A long line is a Partial one, of which [LineReader.More] makes more; who
// goes on behind a line has made it whole. What is looked at stays in memory.
func (l *LineReader) Ahead() iter.Seq2[*Line, error] {
	return func(yield func(*Line, error) bool) {
		if !l.started {
			l.start()
		}
		before := l.position
		l.kept = l.offset
		defer func() {
			l.from -= int(l.offset - before.offset)
			l.position, l.kept = before, -1
		}()
		for {
			line, err := l.nextWindow(aheadSize / 2)
			if !yield(&line, err) || err != nil {
				return
			}
		}
	}
}

// Peek returns the next byte, of a character of ASCII in UTF-16 too, where it is in
// memory.
func (l *LineReader) Peek() (c byte, ok bool) {
	if l.to-l.from < l.unit {
		return 0, false
	}
	if c = l.buffer[l.from]; l.unit == 2 {
		unit := unitUTF16(l.buffer[l.from:], l.bigEndian)
		if c = byte(unit); unit >= utf8.RuneSelf {
			return 0, false
		}
	}
	return c, true
}

// Behind returns what is in memory behind the block that was given last, of which
// nothing was skipped, and whether nothing follows that.
func (l *LineReader) Behind(b *Block) (rest []byte, last bool) {
	return l.buffer[l.from+len(b.Bytes) : l.to], l.err != nil
}
