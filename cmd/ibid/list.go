package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
	"github.com/ibid-go/ibid/source/csljson"
)

// list writes records one after the other, as they stood in their files where
// their format allows it.
type list interface {
	// asRead writes the n-th record as it stood.
	asRead(n int) error
	// marked writes the n-th record with a note added.
	marked(n int, note string) error
	// fresh writes a record that stood in no file, with those that it was fused from.
	fresh(r *record.Record, from ...*record.Record) error
	recordWriter
}

func newList(w io.Writer, r *reading, format record.Format, onLoss func(record.Loss)) (list, error) {
	originals := originals{reading: r, format: format, decode: needsDecoding(r, format)}
	if format == record.FormatCSLJSON {
		return &cslList{originals: originals, w: w, onLoss: onLoss}, nil
	}
	writer, err := source.Create(w, format, &source.WriterOptions{OnLoss: onLoss})
	if err != nil {
		return nil, fmt.Errorf("--to %s: %w", format, err)
	}
	anew := rewrittenList{originals, writer}
	switch format {
	case record.FormatRIS:
		return &risList{rewrittenList: anew, w: w}, nil
	case record.FormatBibTeX:
		return &bibtexList{anew, w}, nil
	case record.FormatMEDLINE, record.FormatRefer:
		return &taggedList{anew, w}, nil
	}
	return &anew, nil
}

// originals gives records as they stood.
type originals struct {
	reading *reading
	format  record.Format
	// decode is set, by document, where records are decoded to UTF-8.
	decode []bool
}

// needsDecoding says which documents cannot be copied byte for byte: those in
// UTF-16, all that are not UTF-8 where the documents differ, since one list is
// in one encoding, and JSON, which is UTF-8.
func needsDecoding(r *reading, format record.Format) []bool {
	documents := r.Documents()
	decode := make([]bool, len(documents))
	seen := map[string]bool{}
	for i, d := range documents {
		if d.Format == format && d.Records > 0 && (r.known == nil || !r.known[i]) {
			seen[d.Encoding] = true
		}
	}
	for i, d := range documents {
		utf8 := d.Encoding == "" || d.Encoding == "utf-8"
		decode[i] = strings.HasPrefix(d.Encoding, "utf-16") || !utf8 && (len(seen) > 1 || format == record.FormatCSLJSON)
	}
	return decode
}

// bytes returns the n-th record as it stood, or nil where it stood in another
// format.
func (o *originals) bytes(n int) ([]byte, error) {
	if o.reading.Format(n) != o.format {
		return nil, nil
	}
	document := o.reading.places[n].document
	if !o.decode[document] {
		return o.reading.Bytes(n)
	}
	rec, err := o.reading.fetch(n)
	if err != nil {
		return nil, err
	}
	text, err := o.reading.Text(o.reading.documents[document], rec.Origin.Span)
	return []byte(text), err
}

// again writes the n-th record of a list anew, with a note where there is one.
func again(l list, o *originals, n int, note string) error {
	rec, err := o.reading.fetch(n)
	if err != nil {
		return err
	}
	if note != "" {
		rec.Notes = append(slices.Clone(rec.Notes), record.Note{Text: note})
	}
	return l.fresh(rec)
}

// rewrittenList is a list in a format whose records do not stand by themselves
// in their file, such as rows under a heading: all are written anew. It is also
// what the lists in other formats write their new records by.
type rewrittenList struct {
	originals
	source.Writer
}

func (l *rewrittenList) asRead(n int) error { return l.marked(n, "") }

func (l *rewrittenList) marked(n int, note string) error { return again(l, &l.originals, n, note) }

func (l *rewrittenList) fresh(r *record.Record, from ...*record.Record) error {
	if err := writeFused(l.Writer, r, from); err != nil {
		return err
	}
	return l.Flush()
}

// risList is a list in RIS.
type risList struct {
	rewrittenList
	w       io.Writer
	written bool
	// unended is set after an entry without ER.
	unended bool
}

// dialectOfWebOfScience is the dialect of records in Web of Science's own form,
// which is read where RIS is. Programs that import RIS do not read it.
const dialectOfWebOfScience = "wos-tagged"

// inRIS returns the n-th record as it stood, or nil where it did not stand as RIS.
func (l *risList) inRIS(n int) ([]byte, error) {
	raw, err := l.bytes(n)
	if err != nil || raw == nil || begins(raw) {
		return raw, err
	}
	rec, err := l.reading.fetch(n)
	if err != nil || rec.Origin.Dialect == dialectOfWebOfScience {
		return nil, err
	}
	return raw, nil
}

func (l *risList) asRead(n int) error {
	raw, err := l.inRIS(n)
	if err != nil {
		return err
	}
	if raw == nil {
		return again(l, &l.originals, n, "")
	}
	return l.copy(raw)
}

// beginOfRecord and anyEnd are what tells two RIS entries apart, but for an
// abstract, which may stand behind the end.
var (
	beginOfRecord    = regexp.MustCompile(`^[\s\x{FEFF}]*TY[ \t]*-`)
	beginsAsAbstract = regexp.MustCompile(`^[ \t]*(?i:AB|N2)[^\r\n-]*-`)
	anyEnd           = regexp.MustCompile(`(?:^|\s)ER[ \t]*-[^\r\n]*\s*$`)
)

// begins reports whether an entry begins with its type, as most do in the usual
// form.
func begins(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte("TY  -")) || beginOfRecord.Match(raw)
}

// ends reports whether an entry has an end.
func ends(raw []byte) bool {
	last := lastLine(raw)
	return bytes.HasPrefix(last, []byte("ER  -")) || anyEnd.Match(last)
}

// copy writes an entry. A byte order mark stays only at the very beginning,
// and an entry that was the last of a file without line end gets one. Where
// one entry has no ER and the next no TY, which would make them one, an ER
// line stands between them; where the next would be read as the abstract behind
// the end, a blank line.
func (l *risList) copy(raw []byte) error {
	if l.written {
		raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	}
	between := ""
	switch {
	case !l.written || begins(raw):
	case l.unended:
		between = "ER  - " + lineEnd(raw)
	case beginsAsAbstract.Match(raw):
		between = lineEnd(raw)
	}
	if _, err := io.WriteString(l.w, between); err != nil {
		return err
	}
	l.written, l.unended = true, !ends(raw)
	if _, err := l.w.Write(raw); err != nil {
		return err
	}
	if !bytes.HasSuffix(raw, []byte("\n")) && !bytes.HasSuffix(raw, []byte("\r")) {
		_, err := io.WriteString(l.w, lineEnd(raw))
		return err
	}
	return nil
}

// lastLine returns the last line of an entry that is not blank: an end is
// looked for there only, not in the kilobytes before it.
func lastLine(raw []byte) []byte {
	raw = bytes.TrimRight(raw, "\t\n\f\r ")
	return raw[bytes.LastIndexAny(raw, "\r\n")+1:]
}

// lineEnd returns the line end that an entry uses.
func lineEnd(raw []byte) string {
	switch i := bytes.IndexAny(raw, "\r\n"); {
	case i < 0:
		return "\n"
	case raw[i] == '\n':
		return "\n"
	case i+1 < len(raw) && raw[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// endOfRecord is the line that ends a RIS record, and endBeforeAbstract one that its
// abstract stands behind.
var (
	endOfRecord       = regexp.MustCompile(`(?:\r\n|\r|\n)[ \t]*ER[ \t]*-[^\r\n]*[\r\n]*\s*$`)
	endBeforeAbstract = regexp.MustCompile(`(?:\r\n|\r|\n)[ \t]*(?i:ER)[^\r\n-]*-?[ \t]*(?:\r\n|\r|\n)[ \t]*(?i:AB|N2)[^\r\n-]*-`)
)

func (l *risList) marked(n int, note string) error {
	raw, err := l.inRIS(n)
	if err != nil {
		return err
	}
	at := endOfRecord.FindIndex(raw)
	if at == nil {
		at = endBeforeAbstract.FindIndex(raw)
	}
	if at == nil {
		// The entry has another format or no lines, so it is written anew.
		return again(l, &l.originals, n, note)
	}
	end := lineEnd(raw)
	return l.copy(slices.Concat(raw[:at[0]], []byte(end+"N1  - "+note), raw[at[0]:]))
}

func (l *risList) fresh(r *record.Record, from ...*record.Record) error {
	l.written, l.unended = true, false
	return l.rewrittenList.fresh(r, from...)
}

// cslList is a JSON list of CSL items.
type cslList struct {
	originals
	w      io.Writer
	onLoss func(record.Loss)
	items  int
}

func (l *cslList) item(raw []byte) error {
	separator := ",\n"
	if l.items == 0 {
		separator = "[\n"
	}
	l.items++
	if _, err := io.WriteString(l.w, separator); err != nil {
		return err
	}
	_, err := l.w.Write(bytes.TrimSpace(raw))
	return err
}

// original returns the n-th record as it stood, with escapes for control bytes,
// or nil where it stood in another format or is no item that a list can hold.
func (l *cslList) original(n int) ([]byte, error) {
	raw, err := l.bytes(n)
	if err != nil || raw == nil || json.Valid(raw) {
		return raw, err
	}
	if escaped := jsonscan.EscapeControls(string(raw)); jsonscan.Valid(escaped) {
		return []byte(escaped), nil
	}
	return nil, nil
}

func (l *cslList) asRead(n int) error {
	raw, err := l.original(n)
	if err != nil {
		return err
	}
	if raw == nil {
		return again(l, &l.originals, n, "")
	}
	return l.item(raw)
}

func (l *cslList) marked(n int, note string) error {
	raw, err := l.original(n)
	if err != nil {
		return err
	}
	if raw == nil {
		return again(l, &l.originals, n, note)
	}
	var item map[string]json.RawMessage
	if err := json.Unmarshal(raw, &item); err != nil {
		return err
	}
	var before string
	if json.Unmarshal(item["note"], &before) == nil && before != "" {
		note = before + "\n" + note
	}
	if item["note"], err = json.Marshal(note); err != nil {
		return err
	}
	raw, err = json.Marshal(item)
	if err != nil {
		return err
	}
	return l.item(raw)
}

func (l *cslList) fresh(r *record.Record, from ...*record.Record) error {
	raw, err := csljson.EncodeFused(r, from, l.onLoss)
	if err != nil {
		return err
	}
	return l.item(raw)
}

func (l *cslList) Flush() error { return nil }

func (l *cslList) Close() error {
	closing := "\n]\n"
	if l.items == 0 {
		closing = "[]\n"
	}
	_, err := io.WriteString(l.w, closing)
	return err
}
