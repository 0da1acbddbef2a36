package record

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// LineReader reads JSON lines: one [Line] on each line, blank lines skipped.
// It is not safe for concurrent use.
type LineReader struct {
	// Options may be set before the first call to Read.
	Options ReadOptions

	r *bufio.Reader
	// offset is the place behind the last line read, line its 1-based number.
	offset int64
	line   int
}

// NewLineReader returns a reader of r.
func NewLineReader(r io.Reader) *LineReader {
	return &LineReader{r: bufio.NewReaderSize(r, readAhead)}
}

// Read returns the next line, or nil and io.EOF.
//
// A *[ParseError] comes with a line that has a member of the wrong type. A
// *[JSONError] comes without a line, for text that is not JSON, a version of
// the form that this package does not know, and a line over the limits. After
// either of them the next call reads the line after. Errors of the underlying
// reader are returned as they are and end the stream.
func (l *LineReader) Read() (*Line, error) {
	for {
		start := l.offset
		raw, tooLong, err := l.readLine()
		if err != nil {
			return nil, err
		}
		limits := l.Options.limits()
		if tooLong {
			return nil, l.failure(start, fmt.Errorf("%w of %d bytes", ErrTooLong, limits.MaxElement))
		}
		text := bytes.TrimSpace(bytes.TrimPrefix(raw, []byte(byteOrderMark)))
		if len(text) == 0 {
			continue
		}
		start += int64(bytes.Index(raw, text))
		if depth(text) > limits.MaxDepth {
			return nil, l.failure(start, ErrTooDeep)
		}
		return l.parse(text, start)
	}
}

// saysNothing reports whether a line has neither a work nor anything else.
func (l *Line) saysNothing() bool {
	return l.Work == nil && len(l.Records) == 0 && len(l.Documents) == 0 && len(l.Pairs) == 0 && len(l.Studies) == 0
}

func (l *LineReader) parse(text []byte, start int64) (*Line, error) {
	line := new(Line)
	err := unmarshalElement(text, line)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return nil, l.failure(start+max(syntax.Offset-1, 0), err)
	}
	if errors.Is(err, errNotObject) {
		return nil, l.failure(start, err)
	}
	if versionError := checkVersion(line.Ibid); versionError != nil {
		return nil, l.failure(start, versionError)
	}
	if err == nil && line.saysNothing() {
		err = errors.New(`no member "work", and no other that says something`)
	}
	if err != nil {
		return line, &ParseError{
			Diagnostic: Diagnostic{
				Severity: SeverityError,
				Code:     "json.member-type",
				Message:  err.Error(),
				Span:     Span{Start: start, End: start + int64(len(text)), Line: l.line, Column: 1},
			},
			Err: fmt.Errorf("%w: %w", ErrDamaged, err),
		}
	}
	return line, nil
}

// readLine reads up to the next line end. A line over the limit is read to
// its end and not kept.
func (l *LineReader) readLine() (line []byte, tooLong bool, err error) {
	limit := l.Options.limits().MaxElement
	for {
		part, err := l.r.ReadSlice('\n')
		l.offset += int64(len(part))
		if tooLong = tooLong || len(line)+len(part) > limit+1; tooLong {
			line = nil
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (len(line) > 0 || tooLong), err == nil:
			l.line++
			return line, tooLong, nil
		default:
			return nil, false, err
		}
	}
}

func (l *LineReader) failure(offset int64, err error) error {
	return &JSONError{Offset: offset, Line: l.line, Err: err}
}
