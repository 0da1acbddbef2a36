package asris

import (
	"sort"
	"strings"

	"github.com/ibid-go/ibid/internal/blocks"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// Origin is where the text of a field stood in the document.
type Origin interface {
	// Name is the field's name in the format.
	Name() string
	// Place returns the place in the document of a part of the text.
	Place(from, to int) record.Span
}

// Texts reads fields whose texts stand in escapes into one record after the other.
// The texts stand one behind the other, each on lines of its own, where package ris
// reads them, and what it says of places there is said of those in the document.
// It is not safe for concurrent use.
type Texts[O Origin] struct {
	format  *Escaped
	reader  *ris.FieldReader
	text    []byte
	fields  []ris.Field
	places  []record.Span
	origins []origin[O]
	// rule is the last rule of a trace, and ruleName its name in the format.
	rule, ruleName string
	// later are the first fields of the tags among those behind the first few.
	later map[string]int
	// last is the field that the last place was in: the next is often there too.
	last int
}

// origin is where a field stood.
type origin[O Origin] struct {
	at, size int // of its text among the texts, and in the document
	// coded is set where RIS's code stands for the name of a type.
	coded bool
	in    O
}

// NewTexts returns a reader of the format's fields by a dialect of package ris. The
// error says that the dialect is unknown.
func NewTexts[O Origin](format *Escaped, dialect string) (*Texts[O], error) {
	reader, err := ris.NewFieldReader(dialect)
	return &Texts[O]{format: format, reader: reader}, err
}

// Reset forgets the fields.
func (t *Texts[O]) Reset() {
	t.text, t.fields, t.places, t.origins = t.text[:0], t.fields[:0], t.places[:0], t.origins[:0]
	clear(t.later)
}

// few is a number of fields among which one is found as soon by looking at each.
const few = 64

// AddType adds what the format calls a type, and returns the code of RIS for it, or
// the text itself where there is none.
func (t *Texts[O]) AddType(text string, in O) string {
	code := t.format.typeOf(text)
	if code == "" {
		t.Add(typeTag, text, in)
		return text
	}
	t.add(typeTag, code, origin[O]{size: len(text), coded: true, in: in})
	return code
}

// Add adds a field under the tag of RIS that it is.
func (t *Texts[O]) Add(tag, text string, in O) {
	t.add(tag, text, origin[O]{size: len(text), in: in})
}

// add adds a field, with a place for each of its lines.
func (t *Texts[O]) add(tag, text string, from origin[O]) {
	from.at = len(t.text)
	t.origins = append(t.origins, from)
	t.text = append(append(t.text, text...), '\n')
	first := len(t.places)
	for start := 0; start <= len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		t.places = append(t.places, spanAt(from.at+start, from.at+end))
		start = end + 1
	}
	if len(t.fields) >= few {
		if t.later == nil {
			t.later = map[string]int{}
		}
		if _, ok := t.later[tag]; !ok {
			t.later[tag] = len(t.fields)
		}
	}
	t.fields = append(t.fields, ris.Field{
		Tag: tag, Value: text, ValueSpans: t.places[first:len(t.places):len(t.places)], Span: spanAt(from.at, from.at+len(text)),
	})
}

// spanAt returns a place among the texts.
func spanAt(start, end int) record.Span {
	return record.Span{Start: int64(start), End: int64(end), Line: 1, Column: start + 1}
}

// First returns the number of the first field with a tag of RIS, and its text; -1
// for none.
func (t *Texts[O]) First(tag string) (field int, text string) {
	for i := range min(len(t.fields), few) {
		if t.fields[i].Tag == tag {
			return i, t.fields[i].Value
		}
	}
	if i, ok := t.later[tag]; ok {
		return i, t.fields[i].Value
	}
	return -1, ""
}

// Whole returns the place in the document of all of a field's text.
func (t *Texts[O]) Whole(field int) record.Span {
	return t.origins[field].in.Place(0, t.origins[field].size)
}

// Fill reads the fields into a record that has its Origin, and neither raw fields,
// traces nor diagnostics. Memory is what it shares with others.
func (t *Texts[O]) Fill(m *blocks.Records, r *record.Record) {
	r.Trace = m.Traces(len(t.fields) + usualMore)
	t.reader.Fill(r, t.text, spanAt(0, len(t.text)), t.fields)
	r.Origin.Dialect = ""
	t.keepLines(r)
	translation := translation{code: t.format.name, rule: t.ruleOf, field: t.nameAt, place: t.original, memory: m}
	translation.apply(r)
}

func (t *Texts[O]) ruleOf(trace *record.Trace) string {
	if trace.Rule != t.rule || t.ruleName == "" {
		t.rule, t.ruleName = trace.Rule, t.format.RuleName(trace.Rule)
	}
	return t.ruleName
}

// fieldAt returns the number of the field that a place among the texts is in, -1 for
// none.
func (t *Texts[O]) fieldAt(span record.Span) int {
	if !t.isIn(t.last, span) && !t.isIn(t.last+1, span) {
		t.last = sort.Search(len(t.origins), func(i int) bool { return int64(t.origins[i].at) > span.Start }) - 1
	} else if !t.isIn(t.last, span) {
		t.last++
	}
	return t.last
}

// isIn reports whether a place among the texts is in a field.
func (t *Texts[O]) isIn(field int, span record.Span) bool {
	if field < 0 || field >= len(t.origins) || int64(t.origins[field].at) > span.Start {
		return false
	}
	return field+1 == len(t.origins) || int64(t.origins[field+1].at) > span.Start
}

// nameAt returns the format's name of the field that a place among the texts is in.
func (t *Texts[O]) nameAt(tag string, span record.Span) string {
	if i := t.fieldAt(span); i >= 0 {
		return t.origins[i].in.Name()
	}
	return tag
}

// original returns the place in the document of one among the texts.
func (t *Texts[O]) original(span record.Span) record.Span {
	i := t.fieldAt(span)
	if i < 0 || span.IsZero() {
		return record.Span{}
	}
	from := &t.origins[i]
	if from.coded {
		return t.Whole(i) // the code does not stand there, but what it was read from
	}
	return from.in.Place(int(span.Start)-from.at, int(span.End)-from.at)
}
