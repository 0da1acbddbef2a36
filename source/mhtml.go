package source

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"strings"
)

// This file reads the archives in which browsers save a page with its pictures
// (MHTML, RFC 2557): a message of MIME of several parts, the first of which in HTML
// is the page. Its frames and all else belong to the page and are not read.

// isMHTML reports whether a document begins with the header of such a message.
func isMHTML(head []byte) bool {
	for first := true; len(head) > 0; first = false {
		line, rest, found := bytes.Cut(head, []byte("\n"))
		if !found {
			return false
		}
		head = rest
		line = bytes.TrimRight(line, "\r")
		if len(line) > 0 && (line[0] == ' ' || line[0] == '\t') && !first {
			continue
		}
		name, value, ok := bytes.Cut(line, []byte(":"))
		if !ok || !isHeaderName(name) {
			return false
		}
		if bytes.EqualFold(name, []byte("Content-Type")) {
			return strings.HasPrefix(strings.ToLower(strings.TrimSpace(string(value))), relatedParts)
		}
	}
	return false
}

const relatedParts = "multipart/related"

func isHeaderName(name []byte) bool {
	for _, c := range name {
		if c != '-' && (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return len(name) > 0
}

// openMHTML gives the page of an archive.
func openMHTML(a *Archive, content io.ReaderAt, size int64, name string) (*Archive, error) {
	page, err := findPage(io.NewSectionReader(content, 0, size), a.limits.Members)
	if err != nil {
		return nil, err
	}
	if page == nil {
		return nil, &UnknownFormatError{Looks: "a message without a page", Expected: likelyNames(nil, name)}
	}
	a.members = []Member{{Name: name, archive: a, packed: size, open: func() (io.ReadCloser, error) {
		page, err := findPage(io.NewSectionReader(content, 0, size), a.limits.Members)
		if err != nil {
			return nil, err
		}
		return io.NopCloser(page), nil
	}}}
	return a, nil
}

// longestHeader is how many bytes of a message may be its header.
const longestHeader = 64 << 10

// findPage returns the content of the first part in HTML, nil where there is none
// among as many parts as are looked at.
func findPage(message io.Reader, most int) (io.Reader, error) {
	buffered := bufio.NewReaderSize(message, longestHeader)
	head, _ := buffered.Peek(longestHeader)
	header, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(head))).ReadMIMEHeader()
	if err != nil {
		return nil, damagedMessage(err)
	}
	_, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		return nil, damagedMessage(err)
	}
	if parameters["boundary"] == "" {
		return nil, damagedMessage(fmt.Errorf("its parts have no boundary"))
	}
	parts := multipart.NewReader(buffered, parameters["boundary"])
	for range most {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil, nil
		}
		if err != nil {
			return nil, damagedMessage(err)
		}
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if kind != "text/html" && kind != "application/xhtml+xml" {
			continue
		}
		if strings.EqualFold(part.Header.Get("Content-Transfer-Encoding"), "base64") {
			return base64.NewDecoder(base64.StdEncoding, part), nil
		}
		return part, nil // which decodes quoted-printable itself
	}
	return nil, nil
}

func damagedMessage(err error) error { return fmt.Errorf("is a damaged MHTML archive: %w", err) }
