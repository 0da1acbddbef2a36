package ris

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
)

// hashingReader counts and hashes what goes through it.
type hashingReader struct {
	source io.Reader
	hash   hash.Hash // nil where no digest is wanted
	size   int64
}

func newHashingReader(source io.Reader, digest bool) *hashingReader {
	h := &hashingReader{source: source}
	if digest {
		h.hash = sha256.New()
	}
	return h
}

// Read reads from the source.
func (h *hashingReader) Read(p []byte) (int, error) {
	n, err := h.source.Read(p)
	h.size += int64(n)
	if h.hash != nil {
		h.hash.Write(p[:n])
	}
	return n, err
}

func (h *hashingReader) digest() string {
	if h.hash == nil {
		return ""
	}
	return "sha256:" + hex.EncodeToString(h.hash.Sum(nil))
}
