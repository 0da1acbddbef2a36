package charset

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// TextAt returns the decoded text of a span of a document of size bytes that
// a LineReader read as having the given encoding (see [LineReader.Encoding]).
// Where lines decide their encoding by themselves, the whole line around the
// span decides, as it did when the document was read.
func TextAt(document io.ReaderAt, size int64, span record.Span, encoding string) (string, error) {
	if span.Start < 0 || span.End < span.Start || span.End > size {
		return "", errors.New("the span is outside the document")
	}
	raw, err := bytesAt(document, span.Start, span.End)
	if err != nil {
		return "", err
	}
	switch encoding {
	case UTF8, "":
		return string(raw), nil
	case UTF16LE, UTF16BE:
		text, _ := decodeUTF16(nil, raw, encoding == UTF16BE)
		return string(text), nil
	}
	decoder, err := newFallback(encoding)
	if err != nil {
		return "", err
	}
	start, err := lineStart(document, span.Start)
	if err != nil {
		return "", err
	}
	end, err := lineEnd(document, span.End, size)
	if err != nil {
		return "", err
	}
	whole, err := bytesAt(document, start, end)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for pos := start; len(whole) > 0; {
		line := whole
		if i := bytes.IndexAny(whole, "\r\n"); i >= 0 {
			line = whole[:i+1]
		}
		from := max(span.Start, pos) - pos
		to := min(span.End, pos+int64(len(line))) - pos
		if from < to {
			if utf8.Valid(line) {
				text.Write(line[from:to])
			} else {
				text.Write(decoder.decodeAll(nil, line[from:to]))
			}
		}
		pos += int64(len(line))
		whole = whole[len(line):]
	}
	return text.String(), nil
}

func bytesAt(document io.ReaderAt, start, end int64) ([]byte, error) {
	b := make([]byte, end-start)
	n, err := document.ReadAt(b, start)
	if n == len(b) {
		return b, nil
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return nil, err
}

const searchStep = 4096

// lineStart returns the offset behind the last line end before pos.
func lineStart(document io.ReaderAt, pos int64) (int64, error) {
	for pos > 0 {
		from := max(0, pos-searchStep)
		b, err := bytesAt(document, from, pos)
		if err != nil {
			return 0, err
		}
		if i := bytes.LastIndexAny(b, "\r\n"); i >= 0 {
			return from + int64(i) + 1, nil
		}
		pos = from
	}
	return 0, nil
}

// lineEnd returns the offset of the first line end at or after pos.
func lineEnd(document io.ReaderAt, pos, size int64) (int64, error) {
	for pos < size {
		to := min(size, pos+searchStep)
		b, err := bytesAt(document, pos, to)
		if err != nil {
			return 0, err
		}
		if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
			return pos + int64(i), nil
		}
		pos = to
	}
	return size, nil
}
