package charset

import (
	"bytes"
	"unicode/utf8"
)

// Block is a run of whole lines that are in memory.
type Block struct {
	// Bytes are the lines, the last with its line end.
	Bytes []byte
	// LineEnd is what each line ends with: LF, or CR where no LF is near.
	LineEnd byte
	// Start is the offset of Bytes in the document, Number its first line.
	Start  int64
	Number int
	// UTF8 says that all lines are UTF-8, CR that a CR is among the bytes of
	// lines that end with LF.
	UTF8, CR bool
}

// Block returns the lines that follow, for a caller that takes the plain ones
// among them by itself, and says with [LineReader.Skip] which. It is not ok
// where the next line has to be read by [LineReader.Next]. The bytes are valid
// until the next call of any method but Skip.
func (l *LineReader) Block() (b Block, ok bool) {
	if !l.started {
		l.start()
	}
	if l.unit == 2 || l.column > 0 || l.noUTF8 {
		return Block{}, false
	}
	if l.judged <= l.offset {
		if l.indexLineEnd() < 0 && l.err == nil && (l.from > 0 || l.to < len(l.buffer)) {
			l.fill()
		}
		lines, lineEnd := l.wholeLines()
		if len(lines) == 0 {
			return Block{}, false
		}
		l.judge(lines, l.offset, lineEnd)
	}
	size := int(l.judged - l.offset)
	cr := l.index(&l.cr, '\r')
	return Block{
		Bytes:   l.buffer[l.from : l.from+size],
		LineEnd: l.lineEnd,
		Start:   l.offset,
		Number:  l.number,
		UTF8:    l.valid,
		CR:      l.lineEnd == '\n' && cr >= 0 && cr < size,
	}, true
}

// wholeLines returns the unread lines that are whole in memory, and what ends
// them: LF, or CR where there is no LF. A CR at the end of the memory may be
// half of a CRLF.
func (l *LineReader) wholeLines() (lines []byte, lineEnd byte) {
	lines, lineEnd = l.buffer[l.from:l.to], '\n'
	if l.index(&l.lf, '\n') < 0 {
		lines, lineEnd = lines[:max(len(lines)-1, 0)], '\r'
	}
	return lines[:bytes.LastIndexByte(lines, lineEnd)+1], lineEnd
}

// Skip goes behind the first bytes of the block, which are whole lines.
func (l *LineReader) Skip(bytes, lines int) {
	l.advance(bytes)
	l.number += lines
}

// isValid reports whether the line that was just taken, and with it the whole
// lines behind it that are in memory, are UTF-8.
func (l *LineReader) isValid(line *Line) bool {
	if l.offset > l.judged {
		whole := 0
		if l.lf.found {
			whole = bytes.LastIndexByte(l.buffer[l.from:l.to], '\n') + 1
		}
		l.judge(l.buffer[l.from-len(line.Raw):l.from+whole], line.Start, '\n')
	}
	return l.valid
}

// judge asks whether lines that begin at a place are UTF-8. Most documents
// are: they are asked a buffer at a time.
func (l *LineReader) judge(lines []byte, at int64, lineEnd byte) {
	l.judged, l.lineEnd = at+int64(len(lines)), lineEnd
	l.valid = utf8.Valid(lines)
}
