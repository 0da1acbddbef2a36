package delimited

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/spreadsheet"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to what a
	// column says, or Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of lines that are not valid UTF-8.
	Encoding string
	// Separator is the sign between cells; 0 means that it is recognised.
	Separator byte
	// Dialect is the name of the exporter (see [Dialects]); "" means that it is
	// recognised by the headings.
	Dialect string
	// Mapping says for headings what their columns hold, by the names of
	// [Fields], before what the dialect says. Headings are compared without
	// regard to case, blanks and signs.
	Mapping map[string]string
	// MaxRow is the largest row in bytes, MaxColumns the most cells that a row
	// is divided into; 0 means 16 MiB and 10,000.
	MaxRow, MaxColumns int
	// Base is the place at which the input starts in its document, UTF16 its
	// byte order ("le", "be") where that was found before, Position the number
	// of its first record, and Layout what [Reader.Layout] returned when the
	// document was read: for reading one record again.
	Base     record.Span
	UTF16    string
	Position int
	Layout   *Layout
}

const (
	defaultMaxRow     = 16 << 20
	defaultMaxColumns = 10_000
)

// Reader reads the records of a table. It is not safe for concurrent use.
type Reader struct {
	options Options
	mapping map[string]string
	// row, fields and lines are used again for each row, chosen are the names of
	// the last; memory is what the records share.
	row      rowMemory
	fields   []typed.Field
	lines    []string
	chosen   chosenNames
	memory   typed.Memory
	rows     *rowReader
	input    *countingReader
	document record.Document
	layout   Layout
	heading  *heading
	started  bool
	err      error
	// held is a row that was read ahead, of a vertical table.
	held    *heldRow
	outside int // bytes of text in document.Outside
}

// heldRow is a row with bytes of its own.
type heldRow struct {
	*Row
	bytes []byte
}

// countingReader counts and hashes what is read.
type countingReader struct {
	r    io.Reader
	hash hash.Hash
	size int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.size += int64(n)
	if c.hash != nil {
		c.hash.Write(p[:n])
	}
	return n, err
}

// NewReader returns a reader of r. An unknown encoding, dialect or field of the
// mapping is the error of the first Read.
func NewReader(r io.Reader, o *Options) *Reader {
	if o == nil {
		o = &Options{}
	}
	reader := &Reader{options: *o, input: &countingReader{r: r}}
	options := &reader.options
	if options.Source == "" {
		options.Source = options.Name
	}
	if options.MaxRow <= 0 {
		options.MaxRow = defaultMaxRow
	}
	if options.MaxColumns <= 0 {
		options.MaxColumns = defaultMaxColumns
	}
	options.Position = max(options.Position, 1)
	if o.Base.IsZero() {
		reader.input.hash = sha256.New()
	}
	var errs [3]error
	reader.rows, errs[0] = newRowReader(reader.input, charset.SizeOf(r), options)
	reader.mapping, errs[1] = mappingKeys(o.Mapping)
	if o.Dialect != "" && !slices.Contains(DialectNames(), o.Dialect) {
		errs[2] = fmt.Errorf("unknown dialect %q; expected one of %s", o.Dialect, strings.Join(DialectNames(), ", "))
	}
	reader.err = errors.Join(errs[:]...)
	reader.document = record.Document{Name: o.Name, Format: record.FormatCSV, Source: options.Source}
	return reader
}

// newRowReader returns a reader of r, which has so many bytes, 0 where that is not known.
func newRowReader(r io.Reader, size int, o *Options) (*rowReader, error) {
	maxRow, maxCells := o.MaxRow, o.MaxColumns
	if maxRow <= 0 {
		maxRow = defaultMaxRow
	}
	if maxCells <= 0 {
		maxCells = defaultMaxColumns
	}
	lines, err := charset.NewLineReader(r, &charset.Options{Encoding: o.Encoding, MaxLine: maxRow, Base: o.Base, UTF16: o.UTF16, Size: size})
	return &rowReader{lines: lines, maxRow: maxRow, maxCells: maxCells, separator: ',', alone: !o.Base.IsZero()}, err
}

// start finds the heading.
func (r *Reader) start() error {
	r.started = true
	if r.options.Layout != nil && !r.options.Base.IsZero() {
		for i := range r.options.Layout.tables {
			if t := &r.options.Layout.tables[i]; i == 0 || t.at <= r.options.Base.Start {
				r.heading = t
			}
		}
		if r.heading != nil {
			r.useHeading()
			return nil
		}
	}
	f := finder{rows: r.rows, mapping: r.mapping, dialect: r.options.Dialect, only: r.options.Separator}
	if err := f.readHead(); err != nil {
		return err
	}
	best, ok := f.table()
	if !ok {
		best = f.fallback()
		r.document.Diagnostics = append(r.document.Diagnostics, noHeading.at("", r.rows.placeOfLine(best.first)))
	}
	r.document.Notices = r.rows.textsOf(0, best.first)
	r.document.Dialect = best.dialectName()
	at := r.rows.placeOfLine(best.first).End
	if best.end > best.first {
		at = r.rows.placeOfLine(best.end - 1).End
	}
	r.rows.giveBackFrom(best.end)
	r.setHeading(best.heading, at)
	return nil
}

// setHeading makes a heading that of the rows that follow.
func (r *Reader) setHeading(h heading, at int64) {
	h.at = at
	r.layout.tables = append(r.layout.tables, h)
	r.heading = &r.layout.tables[len(r.layout.tables)-1]
	r.useHeading()
}

func (r *Reader) useHeading() {
	r.rows.separator, r.rows.want = r.heading.separator, len(r.heading.labels)
}

// Read returns the next record, or nil and io.EOF.
//
// A *[record.ParseError] comes with the partial record of a row whose quotes do
// not pair, or without one where a row is over the limit
// ([record.ErrTooLong]); the stream goes on. Errors of the underlying reader
// end it and are returned as they are.
func (r *Reader) Read() (*record.Record, error) {
	if r.err == nil && !r.started {
		if err := r.start(); isTooLong(err) {
			r.started = false
			return nil, r.damaged(record.Diagnostic{Severity: tooLong.severity, Code: tooLong.code, Message: err.Error()}, record.ErrTooLong)
		} else if err != nil {
			r.err = err
		}
	}
	for r.err == nil {
		out, err := r.next()
		if err == nil || isTooLong(err) || errors.Is(err, record.ErrDamaged) {
			if out != nil || err != nil {
				return out, err
			}
			continue
		}
		r.err = err
	}
	return nil, r.err
}

func (r *Reader) damaged(d record.Diagnostic, cause error) error {
	return &record.ParseError{Document: r.options.Name, Diagnostic: d, Err: cause}
}

// next reads the next row and makes a record of it, nil where it is none.
func (r *Reader) next() (*record.Record, error) {
	if r.heading.vertical {
		return r.nextVertical()
	}
	row, err := r.rows.rowIn(&r.row)
	if err != nil {
		return nil, r.rowError(err)
	}
	if row.IsBlank() {
		return nil, nil
	}
	if !r.rows.alone {
		if h, ok := r.isHeading(row); ok {
			r.setHeading(h.heading, row.Span.End)
			return nil, nil
		}
		if len(row.Cells) == 1 && len(r.heading.labels) > 2 && !row.unclosed {
			r.addOutside(row)
			return nil, nil
		}
	}
	out := r.newRecord(row.content(), row.Span, row.Diagnostics)
	fields := r.fieldsOf(row, out)
	table.FillIn(&r.memory, out, fields)
	r.memory.Done(out)
	if row.unclosed {
		return out, r.damaged(row.Diagnostics[len(row.Diagnostics)-1], record.ErrDamaged)
	}
	return out, nil
}

// rowError is the error for one of the rows' reader.
func (r *Reader) rowError(err error) error {
	if isTooLong(err) {
		return r.damaged(record.Diagnostic{Severity: tooLong.severity, Code: tooLong.code, Message: tooLong.message + ": " + err.Error()}, err)
	}
	return err
}

// newRecord begins a record.
func (r *Reader) newRecord(raw []byte, span record.Span, diagnostics []record.Diagnostic) *record.Record {
	position := r.options.Position + r.document.Records
	r.document.Records++
	clear(r.lines)
	r.lines = r.lines[:0]
	out := r.memory.New()
	out.ID, out.Diagnostics = record.ContentID(raw), diagnostics
	out.Origin = record.Origin{
		Document: r.options.Name, Source: r.options.Source, Kind: r.options.Kind, Format: record.FormatCSV,
		Dialect: r.heading.dialectName(), Position: position, Span: span,
	}
	return out
}

// slabs gives memory for the parts of a cell: texts, which only the reading of the
// record needs, and places.
func (r *Reader) slabs(n int) ([]string, []record.Span) {
	from := len(r.lines)
	r.lines = slices.Grow(r.lines, n)[:from+n]
	return r.lines[from : from+n : from+n], r.memory.Spans(n)
}

// notBlank is the number of cells that are not blank.
func (r *Row) notBlank() int {
	n := 0
	for i := range r.Cells {
		if strings.TrimSpace(r.Cells[i].Text) != "" {
			n++
		}
	}
	return n
}

// fieldsOf are the cells that say something, as fields of the typed layer and
// as raw fields of the record.
func (r *Reader) fieldsOf(row *Row, out *record.Record) []typed.Field {
	h := r.heading
	fields := r.fields[:0]
	out.Raw = r.memory.Fields(row.notBlank())[:0]
	names := r.namesOf(row)
	beyond := false
	for i := range row.Cells {
		text := strings.TrimSpace(row.Cells[i].Text)
		if text == "" || record.IsMissing(text) {
			continue
		}
		name := ""
		if i < len(names) {
			name = names[i]
		}
		beyond = beyond || i >= len(h.labels)
		fields = append(fields, r.field(row, i, name, h.label(i), out))
	}
	switch {
	case beyond:
		out.Diagnostics = append(out.Diagnostics, tooManyCells.at("", row.Span))
	case len(row.Cells) < len(h.labels) && !row.unclosed:
		out.Diagnostics = append(out.Diagnostics, tooFewCells.at("", row.Span))
	}
	r.fields = fields
	return fields
}

// field is a cell as a field of the typed layer, which is added to the raw
// fields of the record too.
func (r *Reader) field(row *Row, cell int, name, label string, out *record.Record) typed.Field {
	c := &row.Cells[cell]
	parts := c.parts
	if r.heading.dialect >= 0 && dialects[r.heading.dialect].Name == ownDialect && len(spreadsheet.Unescape(c.Text)) < len(c.Text) {
		parts = slices.Clone(parts)
		parts[0].from++
	}
	for len(parts) > 0 && parts[0].from == parts[0].to {
		parts = parts[1:]
	}
	f := typed.Field{Name: name, Label: label, Span: row.span(c.from, c.to)}
	f.Lines, f.Spans = r.slabs(len(parts))
	for n, p := range parts {
		f.Lines[n] = row.text[p.from:p.to]
		f.Spans[n] = row.span(p.from, p.to)
	}
	if !row.isPlain() {
		f.Locate = func(line, from, to int) record.Span {
			return row.span(parts[line].from+from, parts[line].from+to)
		}
	}
	value := strings.Join(f.Lines, "")
	if strings.IndexByte(value, '\r') >= 0 {
		value = strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\r", "\n")
	}
	out.Raw = append(out.Raw, record.RawField{Name: label, Value: value, Span: f.Span, ValueSpans: f.Spans})
	return f
}

// namesOf are the meanings of the columns for one row: of names that stand in
// two forms one is read, those in full where they are as many; and what is
// declared for the document wins over what columns declare.
func (r *Reader) namesOf(row *Row) []string {
	h := r.heading
	declared := r.options.Source != r.options.Name || r.options.Kind != ""
	both := h.full >= 0 && h.initials >= 0 && h.full < len(row.Cells) && h.initials < len(row.Cells)
	again := -1
	if both {
		full, initials := countNames(row.Cells[h.full].Text), countNames(row.Cells[h.initials].Text)
		switch {
		case full > 0 && full >= initials:
			again = h.initials
		case initials > 0:
			again = h.full
		}
	}
	if again < 0 && !declared {
		return h.names
	}
	if r.chosen.heading == h && r.chosen.again == again {
		return r.chosen.names
	}
	names := slices.Clone(h.names)
	if again >= 0 {
		names[again] = ignore
	}
	for i, name := range names {
		if declared && (name == "source" || name == "source-kind") {
			names[i] = ignore
		}
	}
	r.chosen = chosenNames{heading: h, again: again, names: names}
	return names
}

// chosenNames are the meanings of a heading's columns but for one that is not read
// again; it is -1 for none.
type chosenNames struct {
	heading *heading
	again   int
	names   []string
}

// addOutside keeps a line that is no row of the table, up to the limit of one.
func (r *Reader) addOutside(row *Row) {
	text := row.Text()
	if r.outside += len(text) + 48; r.outside > r.options.MaxRow {
		return
	}
	r.document.Outside = append(r.document.Outside, record.Text{Text: text, Span: row.Span})
	r.document.Diagnostics = append(r.document.Diagnostics, textOutside.at("", row.Span))
}

// nextVertical reads the rows of one record of a table that has a row for each
// field.
func (r *Reader) nextVertical() (*record.Record, error) {
	r.rows.want = 0
	var rows []heldRow
	var raw []byte
	var diagnostics []record.Diagnostic
	first := ""
	for {
		row, err := r.verticalRow()
		if err != nil && (len(rows) == 0 || !endOfInput(err)) {
			return nil, r.rowError(err)
		}
		if err != nil {
			break
		}
		if row.IsBlank() {
			if len(rows) > 0 {
				break
			}
			continue
		}
		label := headingKey(row.Cells[0].Text)
		if len(rows) > 0 && label == first {
			r.held = row
			break
		}
		if len(rows) == 0 {
			first = label
		}
		if len(raw)+len(row.bytes) > r.options.MaxRow {
			return nil, r.rowError(fmt.Errorf("record at line %d is larger than %d bytes: %w", row.Span.Line, r.options.MaxRow, record.ErrTooLong))
		}
		raw = append(raw, row.bytes...)
		diagnostics = append(diagnostics, row.Diagnostics...)
		rows = append(rows, *row)
	}
	span := rows[0].Span
	span.End = rows[len(rows)-1].Span.End
	from := span.Start - rows[0].places[0].raw
	out := r.newRecord(raw[from:from+span.Len()], span, diagnostics)
	var fields []typed.Field
	for i := range rows {
		row := rows[i].Row
		label := strings.TrimSpace(row.Cells[0].Text)
		name := ""
		if c, ok := dialectKeys[r.heading.dialect][headingKey(label)]; ok && len(label) <= longestHeading {
			name = c.Meaning
			if c.Separator != "" {
				name = fieldName(name, c.Separator)
			}
		}
		for cell := 1; cell < len(row.Cells); cell++ {
			if text := strings.TrimSpace(row.Cells[cell].Text); text != "" && !record.IsMissing(text) {
				fields = append(fields, r.field(row, cell, name, label, out))
			}
		}
	}
	table.FillIn(&r.memory, out, fields)
	r.memory.Done(out)
	return out, nil
}

// verticalRow is the next row, with bytes of its own.
func (r *Reader) verticalRow() (*heldRow, error) {
	if held := r.held; held != nil {
		r.held = nil
		return held, nil
	}
	row, err := r.rows.row()
	if err != nil {
		return nil, err
	}
	return &heldRow{row, bytes.Clone(row.Bytes)}, nil
}

// All returns an iterator over the remaining records. A *[record.ParseError]
// does not end it, any other error does.
func (r *Reader) All() iter.Seq2[*record.Record, error] { return record.All(r.Read) }

// Document describes what was read; it is complete after io.EOF. Lines before
// the heading are its notices.
func (r *Reader) Document() *record.Document {
	out := r.document
	out.Size = r.input.size
	if r.rows != nil && r.rows.lines != nil {
		out.Encoding = r.rows.lines.Encoding()
	}
	if r.err == io.EOF && r.input.hash != nil {
		out.Digest = "sha256:" + hex.EncodeToString(r.input.hash.Sum(nil))
	}
	return &out
}

// Layout is what the columns of the tables in the document mean, as far as it
// was read: [Options.Layout] takes it to read a record again.
func (r *Reader) Layout() *Layout { return &Layout{tables: slices.Clone(r.layout.tables)} }

// Rules are the rules of this package's traces: each reads the text of a cell,
// or of a part of one, without quotes.
func Rules() record.RuleSet { return table.Rules() }
