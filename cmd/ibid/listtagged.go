package main

import (
	"bytes"
	"io"
)

// taggedList is a list in a tagged format whose records are divided by an empty
// line: MEDLINE's and Refer's.
type taggedList struct {
	rewrittenList
	w io.Writer
}

func (l *taggedList) asRead(n int) error {
	raw, err := l.bytes(n)
	if err != nil {
		return err
	}
	if raw == nil {
		return l.marked(n, "")
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if _, err := l.w.Write(raw); err != nil {
		return err
	}
	end := lineEnd(raw)
	for range 2 - lineEndsBehind(raw) {
		if _, err := io.WriteString(l.w, end); err != nil {
			return err
		}
	}
	return nil
}

// lineEndsBehind counts the line ends at the end of an entry, up to two.
func lineEndsBehind(raw []byte) int {
	count := 0
	for count < 2 && len(raw) > 0 {
		switch {
		case bytes.HasSuffix(raw, []byte("\r\n")):
			raw = raw[:len(raw)-2]
		case raw[len(raw)-1] == '\n' || raw[len(raw)-1] == '\r':
			raw = raw[:len(raw)-1]
		default:
			return count
		}
		count++
	}
	return count
}
