package record

import (
	"bytes"
	"errors"
	"io"
)

var errInputLimit = errors.New("limit of the element")

// recentInput passes on what it reads, keeps what was read since a given
// place, and ends with errInputLimit behind a limit from there.
type recentInput struct {
	r     io.Reader
	start int64
	text  []byte
	limit int64
	// began is set after the first read: a byte order mark there reads as
	// blanks, so that places stay true.
	began bool
}

const byteOrderMark = "\xef\xbb\xbf"

// readAhead is how much more than an element the decoder may read at once.
const readAhead = 64 << 10

func (i *recentInput) restart(start, limit int64) {
	i.text = i.text[start-i.start:]
	i.start, i.limit = start, limit+readAhead
}

func (i *recentInput) recent() (start int64, text []byte) { return i.start, i.text }

func (i *recentInput) end() int64 { return i.start + int64(len(i.text)) }

func (i *recentInput) Read(p []byte) (int, error) {
	room := i.limit - int64(len(i.text))
	if room <= 0 {
		return 0, errInputLimit
	}
	p = p[:min(int64(len(p)), room)]
	var n int
	var err error
	if i.began || len(p) < len(byteOrderMark) {
		n, err = i.r.Read(p)
	} else {
		n, err = io.ReadAtLeast(i.r, p, len(byteOrderMark))
		if err == io.ErrUnexpectedEOF {
			err = io.EOF
		}
		if bytes.HasPrefix(p[:n], []byte(byteOrderMark)) {
			copy(p, "   ")
		}
	}
	i.began = true
	i.text = append(i.text, p[:n]...)
	return n, err
}
