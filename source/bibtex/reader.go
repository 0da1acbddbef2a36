package bibtex

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of lines that are not valid UTF-8.
	Encoding string
	// MaxEntry is the largest entry in bytes, and how much text outside of
	// entries is kept; MaxFields is how many fields an entry, and parts a value,
	// may have, MaxNesting how deep braces may stand inside each other. 0 means
	// the default (64 MiB, 100,000, 1,000).
	MaxEntry, MaxFields, MaxNesting int
	// MaxExpansion is how many bytes the macros in one entry, or in the
	// definition of one macro, may expand to, and MaxMacros how many all
	// definitions may take; each part counts 48 bytes more than it has. 0 means
	// the default (1 MiB, 16 MiB).
	MaxExpansion, MaxMacros int
	// MaxHeld is how many bytes of entries are held while one of them waits for
	// an entry that it refers to, and how many are remembered for entries that
	// refer back to them. MaxParents is how many entries one may inherit from,
	// one through the other. 0 means the default (32 MiB, 16).
	MaxHeld, MaxParents int
	// Base is the place at which the input starts in its document, UTF16 its
	// byte order ("le", "be") where that was found before, and Position the
	// number of its first entry: for reading a part of a document again, without
	// what other parts define.
	Base     record.Span
	UTF16    string
	Position int
}

const (
	defaultMaxEntry     = 64 << 20
	defaultMaxFields    = 100_000
	defaultMaxNesting   = 1_000
	defaultMaxExpansion = 1 << 20
	defaultMaxMacros    = 16 << 20
	defaultMaxHeld      = 32 << 20
	defaultMaxParents   = 16
	// maxLookahead is how many bytes of a document are looked at in vain, for
	// the ends of comments and entries that are not closed.
	maxLookahead = 64 << 20
	// smallLookahead is how far is looked when that is used up.
	smallLookahead = 4 << 10
	// longestText is about how long a piece of text is.
	longestText = 64 << 10
)

func (o *Options) setDefaults() {
	for _, d := range []struct {
		option *int
		value  int
	}{
		{&o.MaxEntry, defaultMaxEntry}, {&o.MaxFields, defaultMaxFields}, {&o.MaxNesting, defaultMaxNesting},
		{&o.MaxExpansion, defaultMaxExpansion}, {&o.MaxMacros, defaultMaxMacros},
		{&o.MaxHeld, defaultMaxHeld}, {&o.MaxParents, defaultMaxParents}, {&o.Position, 1},
	} {
		if *d.option <= 0 {
			*d.option = d.value
		}
	}
	if o.Source == "" {
		o.Source = o.Name
	}
}

// Reader reads the pieces, or the records, of a document. It is not safe for
// concurrent use.
type Reader struct {
	options  Options
	source   *hashingReader
	window   window
	document record.Document
	position int
	err      error // ends the stream
	// lookahead is what is left of the bytes that may be looked at in vain.
	lookahead int

	// Of the text before the next "@": how far it was looked at, whether only
	// blanks stand before it on its line or behind the last piece, and whether
	// "%" does.
	textAt         int
	fresh, comment bool
	previous       byte

	outside     int
	outsideOver bool
	references  references
	grammar     grammar
	// together is set where the grammar is given several entries at once.
	together bool
	queue    queue
}

// NewReader returns a reader of r.
func NewReader(r io.Reader, o *Options) *Reader {
	if o == nil {
		o = &Options{}
	}
	reader := &Reader{options: *o, fresh: true, lookahead: maxLookahead}
	reader.options.setDefaults()
	o = &reader.options
	reader.position = o.Position
	reader.source = &hashingReader{source: r}
	if o.Base.IsZero() {
		reader.source.hash = sha256.New()
	}
	reader.window.lines, reader.err = charset.NewLineReader(reader.source, &charset.Options{
		Encoding: o.Encoding, Base: o.Base, UTF16: o.UTF16, Size: charset.SizeOf(r),
	})
	reader.document = record.Document{Name: o.Name, Format: record.FormatBibTeX, Source: o.Source}
	reader.references.options = o
	return reader
}

// ReadEntry returns the next piece of the document, or nil and io.EOF. A
// *record.ParseError comes with an entry whose content was damaged and does not
// end the stream; any other error does, and is that of the underlying reader.
// Do not mix it with [Reader.Read].
func (r *Reader) ReadEntry() (*Entry, error) {
	if r.err != nil {
		return nil, r.err
	}
	e := r.next()
	if e == nil {
		r.err = r.window.err
		return nil, r.err
	}
	if e.Kind == KindEntry {
		e.position = r.position
		r.position++
		r.document.Records++
	}
	e.origin = record.Origin{
		Document: r.options.Name, Source: r.options.Source, Kind: r.options.Kind,
		Format: record.FormatBibTeX, Position: e.position, Span: e.Span,
	}
	if e.damage != nil {
		return e, &record.ParseError{Document: r.options.Name, Diagnostic: *e.damage, Err: e.cause}
	}
	return e, nil
}

// Entries returns an iterator over the remaining pieces, with errors as in
// [Reader.ReadEntry].
func (r *Reader) Entries() iter.Seq2[*Entry, error] {
	return func(yield func(*Entry, error) bool) {
		for {
			e, err := r.ReadEntry()
			if err == io.EOF || !yield(e, err) || e == nil {
				return
			}
		}
	}
}

// All returns an iterator over the remaining records. A *record.ParseError does
// not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Dependent reports whether an entry that was read takes something from another
// place of the document, a macro or a field, or would have: then a part of the
// document cannot be read again alone.
func (r *Reader) Dependent() bool { return r.references.dependent }

// Document describes what was read so far; it is complete after io.EOF.
func (r *Reader) Document() *record.Document {
	document := r.document
	document.Diagnostics = slices.Clip(document.Diagnostics) // more are appended to the reader's
	if r.window.lines != nil {
		document.Encoding = r.window.lines.Encoding()
	}
	document.Size = r.source.size
	if r.err == io.EOF && r.source.hash != nil {
		document.Digest = "sha256:" + hex.EncodeToString(r.source.hash.Sum(nil))
	}
	return &document
}

// next returns the next piece, nil at the end of the document.
func (r *Reader) next() *Entry {
	w := &r.window
	for {
		if h, ok := r.findStart(); ok {
			if at := h.at - w.from; at > 0 {
				return r.text(h.at)
			}
			if e := r.entry(h); e != nil {
				return e
			}
			// No piece begins here.
			r.passText(w.from + 1)
			continue
		}
		if w.from == len(w.text) && len(w.raw) == 0 {
			return nil
		}
		return r.text(len(w.text))
	}
}

// text takes the text up to end as a piece. What stands around the next piece
// of text is still known.
func (r *Reader) text(end int) *Entry {
	e := r.window.take(r.window.peek(end), end)
	e.Kind = KindText
	r.textAt = 0
	return e
}

// passText notes what stands before the place in the text.
func (r *Reader) passText(to int) {
	text := r.window.text[r.window.from+r.textAt : to]
	for _, c := range text {
		switch {
		case c == '\n':
			r.fresh, r.comment = true, false
		case c == '%':
			r.comment = true
		case !isSpace(c):
			r.fresh = false
		}
		r.previous = c
	}
	r.textAt = to - r.window.from
}

// findStart looks for the next head. It reports false at the end of the
// document, and where the text before it is long enough for a piece.
func (r *Reader) findStart() (head, bool) {
	w := &r.window
	for {
		from := w.from + r.textAt
		at := bytes.IndexByte(w.text[from:], '@')
		if at < 0 {
			r.passText(len(w.text))
			if len(w.text)-w.from >= longestText || !w.more() {
				return head{}, false
			}
			continue
		}
		at += from
		r.passText(at)
		h, form := findHead(w.text, at)
		if form == headMore && len(w.text)-at <= longestHead && w.more() {
			continue
		}
		if form == headFound {
			switch {
			case r.comment:
				r.document.Diagnostics = note(r.document.Diagnostics, commentedEntry, "", spanOf(w.marks, at, at+1))
			case r.fresh, !h.paren && !joinsWord(r.previous):
				return h, true
			}
		}
		r.passText(at + 1)
	}
}

// longestHead is how far the beginning of a piece is looked for.
const longestHead = 4096

// joinsWord reports whether an "@" behind the character is part of a word, as
// in an address.
func joinsWord(c byte) bool {
	return isASCIILetter(c) || isDigit(c) || c >= utf8.RuneSelf || strings.IndexByte("._-+", c) >= 0
}

// entry reads the piece that begins with the head, nil where the braces of a
// comment do not close.
func (r *Reader) entry(h head) *Entry {
	w := &r.window
	name := strings.ToLower(string(w.text[h.name:h.end]))
	comment := pieceKinds[name] == KindComment
	from := w.from // places are from here on; the window may move
	relative := h
	relative.at, relative.name, relative.end, relative.body = h.at-from, h.name-from, h.end-from, h.body-from
	end, state := r.findEnd(relative, false, comment)
	if comment && state != scanEnd {
		r.lookahead = max(r.lookahead-end, smallLookahead)
		r.document.Diagnostics = note(r.document.Diagnostics, unclosedComment, "", spanOf(w.marks, w.from, w.from+1))
		return nil
	}
	e := r.try(relative, end, state, false)
	if r.hasEscapes(end) && (e.damage != nil || e.suspect) && r.lookahead > smallLookahead {
		otherEnd, otherState := r.findEnd(relative, true, comment)
		if otherState == scanEnd {
			if other := r.try(relative, otherEnd, otherState, true); !other.suspect && other.damage == nil {
				other.note(escapedBrace, "", other.Span)
				e, end = other, otherEnd
			}
		}
		r.lookahead = max(r.lookahead-max(otherEnd-end, 0), smallLookahead)
	}
	if e.Kind == KindEntry && !r.together {
		e.compareWithGrammar(&r.grammar)
	}
	r.textAt, r.fresh, r.comment, r.previous = 0, true, false, ' '
	return w.take(e, w.from+end)
}

// try reads the piece from the window's start to end without taking it.
func (r *Reader) try(h head, end int, state scanState, escapes bool) *Entry {
	e := r.window.peek(r.window.from + end)
	if parse(e, h, state == scanEnd, escapes, &r.options) {
		e.suspect = true
	}
	switch {
	case state == scanTooLong:
		e.setDamage(entryTooLong.over("MaxEntry", r.options.MaxEntry), record.ErrTooLong)
	case state != scanEnd:
		e.setDamage(unbalanced, record.ErrDamaged)
	}
	return e
}

func (e *Entry) setDamage(k kind, cause error) {
	d := k.at("", e.TypeSpan)
	e.Diagnostics = append(e.Diagnostics, d)
	e.damage, e.cause = &d, cause
}

func (r *Reader) hasEscapes(end int) bool {
	text := r.window.text[r.window.from : r.window.from+end]
	return bytes.Contains(text, []byte(`\{`)) || bytes.Contains(text, []byte(`\}`))
}

// findEnd looks for the end of the piece, from the window's start.
func (r *Reader) findEnd(h head, escapes, comment bool) (end int, state scanState) {
	w := &r.window
	s := newBodyScan(h, escapes)
	for {
		look := w.text[w.from:]
		if comment && len(look) > r.lookahead {
			look = look[:r.lookahead]
		}
		state := s.run(look, comment)
		switch state {
		case scanEnd:
			return s.at, scanEnd
		case scanBroken:
			return s.candidate, scanBroken
		}
		size := len(w.text) - w.from
		if comment && size > r.lookahead {
			return r.lookahead, scanMore
		}
		if size > r.options.MaxEntry {
			if s.candidate > 0 {
				return s.candidate, scanBroken
			}
			return wholeCharacters(w.text[w.from:], r.options.MaxEntry), scanTooLong
		}
		if !w.more() {
			if s.candidate > 0 {
				return s.candidate, scanBroken
			}
			return size, scanMore
		}
	}
}

// wholeCharacters returns the most bytes of the text up to a limit that end with
// a character.
func wholeCharacters(text []byte, limit int) int {
	for limit > 0 && limit < len(text) && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}

// keepOutside keeps a piece that is no entry on the document.
func (r *Reader) keepOutside(e *Entry) {
	r.document.Diagnostics = append(r.document.Diagnostics, e.Diagnostics...)
	text := strings.TrimSpace(e.Text)
	if text == "" {
		return
	}
	const each = 48
	if r.outside += len(text) + each; r.outside > r.options.MaxEntry {
		if !r.outsideOver {
			r.outsideOver = true
			r.document.Diagnostics = append(r.document.Diagnostics, outsideTooLong.over("MaxEntry", r.options.MaxEntry).at("", e.Span))
		}
		return
	}
	from := strings.Index(e.Text, text)
	r.document.Outside = append(r.document.Outside, record.Text{Text: text, Span: e.span(from, from+len(text))})
}

// hashingReader makes the digest and the size of what passes.
type hashingReader struct {
	source io.Reader
	hash   hash.Hash
	size   int64
}

func (h *hashingReader) Read(p []byte) (int, error) {
	n, err := h.source.Read(p)
	if h.hash != nil {
		h.hash.Write(p[:n])
	}
	h.size += int64(n)
	return n, err
}
