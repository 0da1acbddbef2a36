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
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	sum := sha256.Sum256(bytes.TrimSpace(raw))
	return hex.EncodeToString(sum[:8])
}
