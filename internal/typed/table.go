package typed

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Field is one field of an entry as its format's entry layer gives it.
type Field struct {
	// Name is the tag, label or member name by which the table knows the field,
	// Label what stands in the document where that is something else: a
	// column's heading.
	Name, Label string
	// Lines are the decoded texts of the value, one for each of Spans.
	Lines []string
	// Span covers the field with its name, Spans its value.
	Span  record.Span
	Spans []record.Span
	// Locate returns the place of Lines[line][from:to]. It may be nil: then a
	// line whose text is as long as its place is counted through byte by byte,
	// and of any other the whole place is given.
	Locate func(line, from, to int) record.Span
	// Readings are those that the table has for the name, where the caller has
	// looked them up; nil has them looked up.
	Readings []Reading
	// Known is what [Table.Named] says of the name, where the caller has kept it.
	Known *Named
}

// Piece is a part [From,To) of a text.
type Piece struct{ From, To int }

// Reading is one way to read a field. A field may have several, each for
// another part of the record.
type Reading struct {
	// Rule is its name in traces, in the form "medline.TI".
	Rule string
	// Late readings come after those of all other fields and after the
	// combinations: what they read gives way.
	Late bool
	// If says whether the reading applies to the record as read so far: nil
	// means always.
	If func(r *record.Record) bool
	// Split divides the text into values; nil means that it is one.
	Split func(text string) []Piece
	// SplitApart is Split for values that stand in several places each.
	SplitApart func(text string) [][]Piece
	// Read reads the text of one value. A value that is zero says nothing; an
	// error refuses the text.
	Read func(text string) (any, error)
	// List, where it is set, reads several values of a text in place of Read. The
	// rule of the n-th, counted from 1, is the Rule with "/n" behind it; no more
	// than [MostListed] are read.
	List func(text string) ([]any, error)
	// Mark stands before the number in the names of a List's rules; "" means "/".
	Mark string
	// Put puts the value into the record and returns its path, "" where the
	// record has another value in its only place, [Agreed] where it states the
	// value already and more exactly.
	Put func(r *record.Record, value any) string
	// Repeat names the detail in which a value stays that Put had no place for;
	// "" leaves it in Raw alone. Several says that more values than one are
	// usual, which is nothing to note.
	Repeat  string
	Several bool
	// Inferred is set where the value is concluded and not stated.
	Inferred bool
	// Persons is set where the values are contributors, to whom a field of the table's
	// Numbers may give more.
	Persons bool
	// Addresses is set where the values are addresses, which go to the contributors
	// whose names stand before them as package authorid reads them, and to where Put
	// puts them only if that is not certain. They are read after all else.
	Addresses bool
	// decode takes the escapes away where the reading's format is another one
	// than the table's; nil means the table's.
	decode func(text string) (string, error)
	// parts is as in [Format].
	parts bool
	// listRules are the names of the rules of a List's values, where they were made.
	listRules []string
}

// Listing returns a reading of a [Reading]'s List with the names of its rules made
// once, where they are otherwise made for every value.
func Listing(r Reading) Reading {
	rules := make([]string, MostListed)
	for n := range rules {
		rules[n] = r.listRule(n)
	}
	r.listRules = rules
	return r
}

// MostListed is the most values that a [Reading]'s List gives of one text.
const MostListed = 50

// Agreed is what Put returns for a value that the record states more exactly:
// the field is read, and has no place of its own.
const Agreed = "="

// Combination reads one value from several fields together.
type Combination struct {
	Rule string
	// Names are the fields that must all be there; the first of each is read. Each
	// has one line but the last, which may have several.
	Names []string
	// If is as in [Reading].
	If func(r *record.Record) bool
	// Read reads their texts, in the order of Names.
	Read     func(texts []string) (any, error)
	Put      func(r *record.Record, value any) string
	Inferred bool
}

// Table is the typed layer of a format. It must not be changed once it is used.
type Table struct {
	Format
	// First names fields that are read before the others and in this order,
	// because the meaning of others depends on them.
	First []string
	// Fields are the readings by the fields' names.
	Fields map[string][]Reading
	// Combinations come after the fields and before the late readings, in order.
	Combinations []Combination
	// Silent names fields that no reading has and that are still no text that
	// was overlooked, such as a record's own dates in its database.
	Silent []string
	// Missing is set for a format that statistics programs write: values that say
	// that there is none are refused in every field. See [record.IsMissing].
	Missing bool
	// Numbers names fields that list numbers of contributors with their names, as
	// package authorid reads them.
	Numbers []string
	// Several is set for a format that states the same things in several
	// vocabularies, whose fields come in the order of their authority: a value
	// that has no place is a detail once and no reason for a diagnostic.
	Several bool
}

// Renamed returns the table for a format whose fields it reads as its own: the codes
// of diagnostics begin with the format's, and the names of rules have a prefix.
func (t *Table) Renamed(code, prefix string) *Table {
	renamed := *t
	renamed.Code = code
	renamed.Fields = make(map[string][]Reading, len(t.Fields))
	for name, readings := range t.Fields {
		readings = slices.Clone(readings)
		for i := range readings {
			readings[i].Rule = prefix + readings[i].Rule
			if readings[i].listRules != nil {
				readings[i].listRules = nil
				readings[i] = Listing(readings[i])
			}
		}
		renamed.Fields[name] = readings
	}
	renamed.Combinations = slices.Clone(t.Combinations)
	for i := range renamed.Combinations {
		renamed.Combinations[i].Rule = prefix + renamed.Combinations[i].Rule
	}
	return &renamed
}

// Divides reports whether parts of a field's text are values for themselves, so
// that their places are asked for.
func (t *Table) Divides(name string) bool {
	return slices.ContainsFunc(t.Fields[name], func(r Reading) bool { return r.Split != nil || r.SplitApart != nil })
}

// Rules returns the rules of the table's traces.
func (t *Table) Rules() record.RuleSet {
	rules := record.RuleSet{}
	for _, readings := range t.Fields {
		for _, r := range readings {
			if r.List != nil {
				for n := range MostListed {
					rules[r.listRule(n)] = t.one(r.listed(n))
				}
				continue
			}
			rules[r.Rule] = t.one(r.Read)
			if r.Persons && len(t.Numbers) > 0 {
				rules[numberedRule(r.Rule)] = t.numbered(r.Read)
			}
			if r.Persons && t.addressed() {
				rules[addressedRule(r.Rule)] = t.withAddresses(t.one(r.Read))
				rules[addressedRule(numberedRule(r.Rule))] = t.withAddresses(t.numbered(r.Read))
			}
			if r.Repeat != "" {
				rules[repeatRule(r.Rule)] = t.one(t.detail(&r))
			}
		}
	}
	for _, c := range t.Combinations {
		rules[c.Rule] = func(texts []string) (any, error) {
			last := len(c.Names) - 1
			if len(texts) <= last {
				return nil, fmt.Errorf("%d texts, where the rule reads %d", len(texts), len(c.Names))
			}
			return c.Read(append(slices.Clone(texts[:last]), strings.Join(texts[last:], t.join())))
		}
	}
	return rules
}

// one is the rule that reads lines as one text.
func (t *Table) one(read func(string) (any, error)) record.Rule {
	return func(texts []string) (any, error) {
		if len(texts) == 0 {
			return nil, fmt.Errorf("no text")
		}
		return read(strings.Join(texts, t.join()))
	}
}

// listed reads the value n of the reading's list.
func (r Reading) listed(n int) func(string) (any, error) {
	return func(text string) (any, error) {
		values, err := r.List(text)
		if err == nil && n >= len(values) {
			err = fmt.Errorf("%d values, where the rule reads number %d", len(values), n+1)
		}
		if err != nil {
			return nil, err
		}
		return values[n], nil
	}
}

// listRule is the name of the rule of the n-th value, counted from 0.
func (r *Reading) listRule(n int) string {
	if n < len(r.listRules) {
		return r.listRules[n]
	}
	mark := r.Mark
	if mark == "" {
		mark = "/"
	}
	return r.Rule + mark + strconv.Itoa(n+1)
}

func repeatRule(rule string) string { return rule + ".repeated" }

// detail reads a text of a reading as the detail that it repeats.
func (t *Table) detail(r *Reading) func(string) (any, error) {
	name, decode := r.Repeat, r.decode
	if decode == nil {
		decode = t.Format.decode
	}
	read := r.Read
	parts := r.parts
	return func(text string) (any, error) {
		s, err := decode(text)
		if parts && err == nil {
			var value any
			if value, err = read(text); err == nil {
				s = written(value, s)
			}
		}
		return record.Detail{Name: name, Value: normalize.Text(s)}, err
	}
}

// written is a value as text, and the text that it was read from where it is none
// that could be written in a line.
func written(value any, text string) string {
	switch v := value.(type) {
	case record.Pages:
		if v.Last == "" {
			return v.First
		}
		return v.First + "-" + v.Last
	case record.Date:
		return cmp.Or(v.Value, v.Literal)
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.String {
		return v.String()
	}
	return text
}

func (f *Field) label() string {
	if f.Label != "" {
		return f.Label
	}
	return f.Name
}

// places returns the places of a part of the field's text, whose lines are
// joined by as many bytes as given.
func (f *Field) places(m *Memory, piece Piece, join int) []record.Span {
	c := &m.cursor
	if len(f.Lines) == 1 && len(f.Spans) > 0 {
		spans := m.Spans(1)
		spans[0] = f.place(c, 0, piece.From, piece.To)
		return spans
	}
	if c.field != f || piece.From < c.start {
		c.field, c.line, c.start = f, 0, 0
	}
	var spans []record.Span
	start := c.start
	for i := c.line; i < len(f.Lines) && start < piece.To; i++ {
		if start <= piece.From {
			c.line, c.start = i, start // those before it are of no piece behind this one
		}
		line := f.Lines[i]
		from, to := max(piece.From-start, 0), min(piece.To-start, len(line))
		if from < to && i < len(f.Spans) {
			spans = append(spans, f.place(c, i, from, to))
		}
		start += len(line) + join
	}
	return spans
}

// cursor is how far the lines of a field, and the line feeds of a text, were counted
// for the pieces before: most come in their order.
type cursor struct {
	field       *Field
	line, start int
	// In text[:at] are so many line feeds, the last of them at a place, -1 for none.
	text            string
	at, feeds, last int
}

// count counts up to a place in a text.
func (c *cursor) count(text string, to int) {
	if c.text != text || to < c.at || c.at == 0 {
		c.text, c.at, c.feeds, c.last = text, 0, 0, -1
	}
	between := text[c.at:to]
	if last := strings.LastIndexByte(between, '\n'); last >= 0 {
		c.feeds, c.last = c.feeds+strings.Count(between, "\n"), c.at+last
	}
	c.at = to
}

// Place returns the place of Lines[line][from:to].
func (f *Field) Place(line, from, to int) record.Span { return f.place(new(cursor), line, from, to) }

// place is Place with what was counted for others.
func (f *Field) place(c *cursor, line, from, to int) record.Span {
	if f.Locate != nil {
		return f.Locate(line, from, to)
	}
	span, text := f.Spans[line], f.Lines[line]
	if from == 0 && to == len(text) || span.End-span.Start != int64(len(text)) {
		return span
	}
	c.count(text, from)
	span.End = span.Start + int64(to)
	span.Start += int64(from)
	if c.last >= 0 {
		span.Line += c.feeds
		span.Column = from - c.last
	} else {
		span.Column += from
	}
	return span
}

func trim(text string, p Piece) Piece {
	whole := text[p.From:p.To]
	p.From += len(whole) - len(strings.TrimLeft(whole, " \t\r\n"))
	if p.From > p.To {
		return p
	}
	p.To -= len(whole) - len(strings.TrimRight(whole, " \t\r\n"))
	return p
}

// SaysNothing reports whether a value states nothing: nil, zero, or an empty
// list.
func SaysNothing(value any) bool {
	switch v := value.(type) { // what most values are
	case nil:
		return true
	case string:
		return v == ""
	case record.Title:
		return v == record.Title{}
	case record.Date:
		return v == record.Date{}
	case record.Identifier:
		return v == record.Identifier{}
	case record.Keyword:
		return v == record.Keyword{}
	case record.Subject:
		return v == record.Subject{}
	case record.Link:
		return v == record.Link{}
	case record.Note:
		return v == record.Note{}
	case record.Detail:
		return v == record.Detail{}
	case record.ISSN:
		return v == record.ISSN{}
	case record.Abbreviation:
		return v == record.Abbreviation{}
	case record.Registration:
		return v == record.Registration{}
	case record.Contributor:
		return v.Name == record.Name{} && reflect.ValueOf(v).IsZero()
	}
	v := reflect.ValueOf(value)
	if !v.IsValid() || v.IsZero() {
		return true
	}
	if z, ok := value.(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	return v.Kind() == reflect.Slice && v.Len() == 0
}
