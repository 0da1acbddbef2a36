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
// span decides, as it did when the document was read; the span's column says
// where that begins.
func TextAt(document io.ReaderAt, size int64, span record.Span, encoding string) (string, error) {
	if span.Start < 0 || span.End < span.Start || span.End > size {
		return "", errors.New("the span is outside the document")
	}
	raw, err := BytesAt(document, span.Start, span.End)
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
	start := span.Start - int64(span.Column-1)
	if span.Column <= 0 || start < 0 {
		if start, err = LastBefore(document, span.Start, "\r\n"); err != nil {
			return "", err
		}
		start++
	}
	// The parts before the span's own and behind it say nothing about it.
	from := max((span.Start-start)/partSize*partSize-partSize/2, 0)
	whole, err := BytesAt(document, start+from, min(span.End+2*partSize, size))
	if err != nil {
		return "", err
	}
	var text strings.Builder
	pos, column := start+from, int(from)
	for len(whole) > 0 && pos < span.End {
		line, lineEnd := whole, []byte(nil)
		if i := bytes.IndexAny(whole, "\r\n"); i >= 0 {
			line, lineEnd = whole[:i], whole[i:i+1]
		}
		whole = whole[len(line)+len(lineEnd):]
		if column == 0 && bytes.HasPrefix(line, byteOrderMark) {
			line = line[len(byteOrderMark):]
			column = len(byteOrderMark)
			pos += int64(column)
		}
		for part := range partsOf(line, column, partSize) {
			from := max(span.Start, pos) - pos
			to := min(span.End, pos+int64(len(part))) - pos
			if from < to {
				if utf8.Valid(part) {
					text.Write(part[from:to])
				} else {
					text.Write(decoder.decodeAll(nil, part[from:to]))
				}
			}
			pos += int64(len(part))
		}
		if span.Start <= pos && pos < span.End {
			text.Write(lineEnd)
		}
		pos += int64(len(lineEnd))
		column = 0
	}
	return text.String(), nil
}

// BytesAt returns the bytes of a part of a document. A document that is shorter
// gives [io.ErrUnexpectedEOF].
func BytesAt(document io.ReaderAt, start, end int64) ([]byte, error) {
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

// LastBefore returns the offset of the last byte before pos that is one of the
// ASCII characters, -1 where there is none.
func LastBefore(document io.ReaderAt, pos int64, characters string) (int64, error) {
	for pos > 0 {
		from := max(0, pos-searchStep)
		b, err := BytesAt(document, from, pos)
		if err != nil {
			return 0, err
		}
		if i := bytes.LastIndexAny(b, characters); i >= 0 {
			return from + int64(i), nil
		}
		pos = from
	}
	return -1, nil
}
