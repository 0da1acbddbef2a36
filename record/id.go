package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
)

// ContentID returns the id of a record with the given original bytes: 16
// hexadecimal digits of a SHA-256 hash. Line ends, a byte order mark and blank
// space at either end have no part in it, so that a record keeps its id when
// its file is concatenated, re-saved with other line ends, or given another
// name.
func ContentID(raw []byte) string {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	raw = bytes.TrimSpace(raw)
	if i := bytes.IndexByte(raw, '\r'); i >= 0 {
		raw = withLineFeeds(raw, i)
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8])
}

// withLineFeeds returns a copy of raw, whose first CR stands at the place
// first, with every line end as a line feed.
func withLineFeeds(raw []byte, first int) []byte {
	out := append(make([]byte, 0, len(raw)), raw[:first]...)
	for raw = raw[first:]; len(raw) > 0; {
		out = append(out, '\n')
		raw = bytes.TrimPrefix(raw[1:], []byte("\n"))
		next := bytes.IndexByte(raw, '\r')
		if next < 0 {
			next = len(raw)
		}
		out = append(out, raw[:next]...)
		raw = raw[next:]
	}
	return out
}
