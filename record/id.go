package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// ContentID returns the id of a record with the given original bytes: 16
// hexadecimal digits of a SHA-256 hash. Line ends, a byte order mark and blank
// space at either end have no part in it, so that a record keeps its id when
// its file is concatenated, re-saved with other line ends, or given another
// name.
func ContentID(raw []byte) string {
	return string(AppendContentID(make([]byte, 0, idLength), raw))
}

// idLength is the length of a [ContentID].
const idLength = 16

// AppendContentID appends the [ContentID] of raw to dst. It is quicker where dst has
// room for as many bytes as raw has, all of which may be overwritten: raw must not
// stand there.
func AppendContentID(dst, raw []byte) []byte {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	raw = bytes.TrimSpace(raw)
	var sum [sha256.Size]byte
	switch first := bytes.IndexByte(raw, '\r'); {
	case first < 0:
		sum = sha256.Sum256(raw)
	case cap(dst)-len(dst) >= len(raw):
		sum = sha256.Sum256(appendLineFeeds(dst[len(dst):], raw, first))
	default:
		sum = sumOfLines(raw, first)
	}
	return hex.AppendEncode(dst, sum[:idLength/2])
}

// sumOfLines hashes raw, whose first CR stands at the place first, with every
// line end as a line feed.
func sumOfLines(raw []byte, first int) [sha256.Size]byte {
	var buffer [4096]byte
	return sha256.Sum256(appendLineFeeds(buffer[:0], raw, first))
}

// appendLineFeeds appends raw, whose first CR stands at the place first, with
// every line end as a line feed.
func appendLineFeeds(out, raw []byte, first int) []byte {
	if cap(out) < len(raw) {
		out = make([]byte, 0, len(raw))
	}
	out = append(out, raw[:first]...)
	for raw = raw[first:]; len(raw) > 0; {
		out = append(out, '\n')
		if raw = raw[1:]; len(raw) > 0 && raw[0] == '\n' {
			raw = raw[1:]
		}
		next := bytes.IndexByte(raw, '\r')
		if next < 0 {
			next = len(raw)
		}
		out = append(out, raw[:next]...)
		raw = raw[next:]
	}
	return out
}

// IsContentID reports whether text has the form of a [ContentID], perhaps with
// the "~2" of an exact copy behind it.
func IsContentID(text string) bool {
	digits, copied, marked := strings.Cut(text, "~")
	return len(digits) == idLength && strings.Trim(digits, "0123456789abcdef") == "" &&
		strings.Trim(copied, "0123456789") == "" && marked == (copied != "")
}
