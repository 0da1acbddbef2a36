package charset

import "iter"

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

// Behind returns what is in memory behind the block that was given last, of which
// nothing was skipped, and whether nothing follows that.
func (l *LineReader) Behind(b *Block) (rest []byte, last bool) {
	return l.buffer[l.from+len(b.Bytes) : l.to], l.err != nil
}
