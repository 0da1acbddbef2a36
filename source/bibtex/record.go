package bibtex

import (
	"errors"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// held is an entry that waits until it, or one before it, has all that it
// refers to.
type held struct {
	*resolved
	err     error
	waitsOn string // the key that it waits for
	// compared is set where the grammar has read it.
	compared bool
}

// queue are the entries that were read and not yet given.
type queue struct {
	list []held
	size int
	end  error // what ended the reading of entries
}

// Read returns the next record, or nil and io.EOF. Entries come in the order of
// the document. A *record.ParseError comes with the partial record of an entry
// that was damaged, or without one for something else, and the stream goes on;
// any other error is the underlying reader's and ends it.
//
// An entry that refers to one behind it is held, with those that follow it,
// until that was read; see [Options] for how long. What it takes from others has
// its places there.
func (r *Reader) Read() (*record.Record, error) {
	q := &r.queue
	r.together = true
	for {
		ahead := len(q.list) >= mostAhead || q.size > sizeAhead || len(q.list) > 0 && q.list[0].compared
		if len(q.list) > 0 && (q.end != nil || q.size > r.options.MaxHeld || ahead && r.isReady(&q.list[0])) {
			if !q.list[0].compared {
				r.grammar.compareTogether(q.list)
			}
			next := q.list[0]
			q.list[0] = held{}
			q.list = q.list[1:]
			q.size -= memoryOf(next.resolved)
			return r.record(next.resolved), next.err
		}
		if q.end != nil {
			return nil, q.end
		}
		e, err := r.ReadEntry()
		if damaged := (*record.ParseError)(nil); e == nil && !errors.As(err, &damaged) {
			q.end = err
			continue
		}
		r.references.read += len(e.Text)
		if next, ok := r.take(e, err); ok {
			q.list = append(q.list, next)
			q.size += memoryOf(next.resolved)
		} else if err != nil {
			return nil, err
		}
	}
}

// mostAhead and sizeAhead are how many entries are read ahead, and how many bytes
// they take in memory about, so that the grammar is given them together.
const (
	mostAhead = 16
	sizeAhead = 256 << 10
)

// take reads what a piece says to others. It reports whether the piece is an
// entry that gives a record.
func (r *Reader) take(e *Entry, err error) (held, bool) {
	if e.Kind != KindEntry {
		if e.Kind == KindString {
			r.references.define(e)
		}
		r.keepOutside(e)
		return held{}, false
	}
	entry := newResolved(e, r.references.values(e))
	if err == nil && isSet(e, entry.values) {
		r.references.rememberSet(e, entry.values)
		e.note(setOfEntries, "", e.TypeSpan)
		e.compareWithGrammar(&r.grammar)
		r.keepOutside(e)
		r.document.Records--
		r.position--
		return held{}, false
	}
	r.references.remember(entry)
	if strings.EqualFold(e.Type, "xdata") {
		e.compareWithGrammar(&r.grammar)
		r.keepOutside(e)
		r.document.Records--
		r.position--
		return held{}, false
	}
	return held{resolved: entry, err: err}, true
}

// isReady reports whether all that the entry refers to was read.
func (r *Reader) isReady(h *held) bool {
	if !refers(h.resolved) {
		return true
	}
	if h.waitsOn != "" && r.references.parents[h.waitsOn] == nil {
		return false
	}
	h.waitsOn = r.references.missing(h.resolved)
	return h.waitsOn == ""
}

// Record is the typed layer over this entry alone: without the macros and the
// other entries of its document, which [Reader.Read] has.
func (e *Entry) Record() *record.Record {
	entry := e.alone()
	return fill(entry, entry.withoutReferences())
}

// alone resolves the entry without the macros and the other entries of its
// document.
func (e *Entry) alone() *resolved {
	none := references{options: &Options{}}
	none.options.setDefaults()
	return newResolved(e, none.values(e))
}

func (r *Reader) record(e *resolved) *record.Record {
	return fill(e, r.references.inherit(e))
}

// fill reads the values of an entry into a record.
func fill(e *resolved, values []value) *record.Record {
	entry := e.entry
	out := &record.Record{
		ID:          record.ContentID(entry.Bytes),
		Origin:      entry.origin,
		Raw:         entry.raw(),
		Diagnostics: append([]record.Diagnostic(nil), entry.Diagnostics...),
		Trace:       make([]record.Trace, 0, len(values)+usualMore),
	}
	table.Fill(out, entry.typedFields(values))
	for i := range values {
		if v := &values[i]; namesPersons(v.name) && v.entry == entry && lacksAnd(v.text()) {
			out.Diagnostics = note(out.Diagnostics, namesWithoutAnd, v.name, v.field.ValueSpan)
		}
	}
	for i := range values {
		if values[i].name == ibidField && values[i].entry == entry {
			applyIbid(out, &values[i])
			break
		}
	}
	own := out.Unclaimed[:0]
	for _, text := range out.Unclaimed {
		if entry.Span.Contains(text.Span) {
			own = append(own, text)
		}
	}
	out.Unclaimed = own
	for i := range entry.Fields {
		if f := &entry.Fields[i]; f.Name == "" || f.deep {
			out.Unclaimed = append(out.Unclaimed, record.Text{Text: f.Value, Span: f.ValueSpan})
		}
	}
	if len(out.Unclaimed) == 0 {
		out.Unclaimed = nil
	}
	return out
}

// namesPersons reports whether a field is a list of names.
func namesPersons(field string) bool {
	return slices.ContainsFunc(table.Fields[field], func(r typed.Reading) bool { return r.Persons })
}

// usualMore is how many traces a record has beyond one for each field.
const usualMore = 16

// typeField begins the names of the fields in [record.Record] Raw that hold the
// citation key: "@article".
const typeField = "@"

// raw returns the fields as they stood: first the type with the key, then each
// field with its whole value, delimiters included.
func (e *Entry) raw() []record.RawField {
	raw := make([]record.RawField, 0, len(e.Fields)+1)
	head := record.RawField{Name: typeField + e.Type, Value: e.Key, Span: e.TypeSpan}
	if e.Key != "" {
		head.Span.End = e.KeySpan.End
		head.ValueSpans = []record.Span{e.KeySpan}
	}
	head.Span.Start--
	head.Span.Column--
	raw = append(raw, head)
	for i := range e.Fields {
		f := &e.Fields[i]
		raw = append(raw, record.RawField{
			Name: f.Name, Value: f.Value, Span: f.Span, ValueSpans: e.linesOf(f.at, f.at+len(f.Value)),
		})
	}
	return raw
}

// typedFields are the fields for the table: the type and the key first, each
// under a name of its own.
func (e *Entry) typedFields(values []value) []typed.Field {
	fields := make([]typed.Field, 0, len(values)+2)
	fields = append(fields, typed.Field{
		Name: typeName(values), Lines: []string{e.Type}, Span: e.TypeSpan, Spans: []record.Span{e.TypeSpan},
	})
	if e.Key != "" {
		fields = append(fields, typed.Field{
			Name: keyName, Lines: []string{e.Key}, Span: e.KeySpan, Spans: []record.Span{e.KeySpan},
		})
	}
	count := 0
	for i := range values {
		count += len(values[i].pieces)
	}
	lines, spans := make([]string, count), make([]record.Span, count)
	names := namesOfTitles(e.Type, values)
	for i := range values {
		v := &values[i]
		n := len(v.pieces)
		f := typed.Field{Name: v.name, Span: v.field.Span, Lines: lines[:n:n], Spans: spans[:n:n]}
		if name := names[i]; name != "" {
			f.Name, f.Label = name, v.name
		}
		lines, spans = lines[n:], spans[n:]
		for n := range v.pieces {
			f.Lines[n] = v.pieces[n].text
			f.Spans[n] = v.pieces[n].span(0, len(v.pieces[n].text))
		}
		pieces := v.pieces
		f.Locate = func(line, from, to int) record.Span { return pieces[line].span(from, to) }
		fields = append(fields, f)
	}
	return fields
}

// Names of the type and the key in the table of readings.
const (
	typeNameIn = "entry-type"
	keyName    = "citation-key"
)

// typeName returns the name under which the table reads the entry type: that of
// an article in a magazine or newspaper is read by a table of its own.
func typeName(values []value) string {
	for i := range values {
		if values[i].name == "entrysubtype" {
			if subtype := strings.ToLower(strings.TrimSpace(values[i].text())); subtypesOfArticles[subtype] != "" {
				return typeNameIn + "." + subtype
			}
		}
	}
	return typeNameIn
}
