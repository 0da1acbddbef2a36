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
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	raw = bytes.TrimSpace(raw)
	var buffer [4096]byte
	if i := bytes.IndexByte(raw, '\r'); i >= 0 {
		raw = appendLineFeeds(buffer[:0], raw, i)
	}
	sum := sha256.Sum256(raw)
	var id [16]byte
	hex.Encode(id[:], sum[:8])
	return string(id[:])
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
	return len(digits) == 16 && strings.Trim(digits, "0123456789abcdef") == "" &&
		strings.Trim(copied, "0123456789") == "" && marked == (copied != "")
}
