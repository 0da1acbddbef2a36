package delimited

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/spreadsheet"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// WriterOptions configure a [Writer]. The zero value and nil work.
type WriterOptions struct {
	// OnLoss is called for every value that the table cannot hold.
	OnLoss func(record.Loss)
	// IDs writes Ibid's id of each record into the column ibid_id.
	IDs bool
	// Sources writes the source that a person declared for each record, and its
	// kind, into the columns declared_source and source_kind.
	Sources bool
	// ByteOrderMark puts U+FEFF first, without which some versions of Excel do
	// not take a file for UTF-8.
	ByteOrderMark bool
}

// Writer writes records as a table of CSV (RFC 4180, lines end with CRLF): a
// heading, and a row for each record. It is not safe for concurrent use.
type Writer struct {
	options WriterOptions
	out     *bufio.Writer
	started bool
	err     error
	cells   []string
}

// NewWriter returns a writer to w. Call [Writer.Close] at the end.
func NewWriter(w io.Writer, o *WriterOptions) *Writer {
	if o == nil {
		o = &WriterOptions{}
	}
	return &Writer{options: *o, out: bufio.NewWriterSize(w, 64<<10)}
}

// Write writes a record as a row. What the columns cannot hold, or would not
// give back as it is, is reported to OnLoss. The row of a record without any value has
// its id alone: readers of tables pass over a blank one, and none would be missed.
func (w *Writer) Write(r *record.Record) error {
	if r == nil {
		return record.ErrNil
	}
	w.start()
	w.cells = w.rowOf(r, w.cells[:0])
	if !slices.ContainsFunc(w.cells, func(cell string) bool { return cell != "" }) {
		w.cells[idColumn] = cmp.Or(r.ID, record.ContentID(nil))
	}
	w.row(w.cells)
	if w.options.OnLoss != nil && w.err == nil {
		w.report(r)
	}
	return w.err
}

// idColumn is the place of the column for Ibid's id.
var idColumn = slices.IndexFunc(ownTable, func(c ownColumn) bool { return c.meaning == "ibid" })

func (w *Writer) start() {
	if w.started {
		return
	}
	w.started = true
	if w.options.ByteOrderMark {
		w.text("\ufeff")
	}
	headings := make([]string, len(ownTable))
	for i, c := range ownTable {
		headings[i] = c.heading
	}
	w.row(headings)
}

func (w *Writer) row(cells []string) {
	for i, cell := range cells {
		if i > 0 {
			w.text(",")
		}
		cell = spreadsheet.Escape(cell)
		if strings.ContainsAny(cell, ",;\"\r\n\t") || cell != strings.TrimSpace(cell) {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		w.text(cell)
	}
	w.text("\r\n")
}

func (w *Writer) text(s string) {
	if w.err == nil {
		_, w.err = w.out.WriteString(s)
	}
}

// Flush writes what is buffered and returns the first error.
func (w *Writer) Flush() error {
	if err := w.out.Flush(); w.err == nil {
		w.err = err
	}
	return w.err
}

// Close writes the heading where there was no record, and what is buffered. It
// does not close the underlying writer.
func (w *Writer) Close() error {
	w.start()
	return w.Flush()
}

// rowOf gives the cells of a record in the order of ownTable.
func (w *Writer) rowOf(r *record.Record, cells []string) []string {
	for _, c := range ownTable {
		var values []string
		if write, ok := cellWriters[c.meaning]; ok {
			values = write(r, &w.options)
		}
		switch {
		case len(values) == 0:
			cells = append(cells, "")
		case c.separator == ownSeparator:
			cells = append(cells, listText(values))
		case c.separator != "":
			cells = append(cells, strings.Join(values, c.separator))
		default:
			cells = append(cells, values[0])
		}
	}
	return cells
}

// listText writes a list in a cell. Values that a semicolon would cut stand on lines
// of their own, each with its line end.
func listText(values []string) string {
	cut := func(s string) bool { return strings.Contains(s, ";") }
	lines := func(s string) bool { return strings.ContainsAny(s, "\n\r") }
	if slices.ContainsFunc(values, cut) && !slices.ContainsFunc(values, lines) {
		return strings.Join(values, "\n") + "\n"
	}
	return strings.Join(values, "; ")
}

// cellWriters give the values for the columns of a meaning.
var cellWriters = buildCellWriters()

type cellWriter func(*record.Record, *WriterOptions) []string

func buildCellWriters() map[string]cellWriter {
	writers := map[string]cellWriter{
		"ibid": func(r *record.Record, o *WriterOptions) []string {
			if id := r.Identifier(record.SchemeIbid); id != "" {
				return []string{id}
			}
			if o.IDs {
				return []string{r.ID}
			}
			return nil
		},
		"csl-type":        text(func(r *record.Record) string { return string(r.Type) }),
		"own-id":          text(func(r *record.Record) string { return r.OwnID }),
		"title":           titlesOf(record.TitleMain),
		"title/subtitle":  titlesOf(record.TitleSubtitle),
		"title/short":     titlesOf(record.TitleShort),
		"title/original":  titlesOf(record.TitleOriginal),
		"title/alternate": titlesOf(record.TitleAlternate),
		"title/translated": func(r *record.Record, _ *WriterOptions) []string {
			return titlesOf(record.TitleTranslated)(r, nil)
		},
		"container":            text(func(r *record.Record) string { return r.Container.Title }),
		"journal-abbreviation": list(func(r *record.Record) []record.Abbreviation { return r.Container.Abbreviations }, func(a record.Abbreviation) string { return a.Value }),
		"year": func(r *record.Record, _ *WriterOptions) []string {
			// Of the date of issue alone: another one's year is not this one.
			if d, ok := r.Date(record.DateIssued); ok && len(d.Value) >= 4 && d.Value[0] != '-' {
				return []string{d.Value[:4]}
			}
			return nil
		},
		"volume":          text(func(r *record.Record) string { return r.Volume }),
		"issue":           text(func(r *record.Record) string { return r.Issue }),
		"pages":           text(pagesText),
		"article-number":  text(func(r *record.Record) string { return r.ArticleNumber }),
		"number-of-pages": text(func(r *record.Record) string { return numberText(r.NumberOfPages) }),
		"event-date":      text(func(r *record.Record) string { return r.Event.Date }),
		"doi":             identifiersOf(record.SchemeDOI), "pmid": identifiersOf(record.SchemePMID), "pmcid": identifiersOf(record.SchemePMCID), "arxiv": identifiersOf(record.SchemeArXiv),
		"identifiers": otherIdentifiers,
		"isbn": func(r *record.Record, _ *WriterOptions) []string {
			if values := identifiersOf(record.SchemeISBN)(r, nil); len(values) > 0 {
				return values
			}
			return r.Container.ISBN
		},
		"issn": issnsOf(""), "issn/electronic": issnsOf("electronic"), "issn/print": issnsOf("print"),
		"registrations": list(func(r *record.Record) []record.Registration { return r.Registrations }, registrationText),
		"url":           linksOf(""), "url/pdf": linksOf("pdf"), "url/fulltext": linksOf("fulltext"), "url/related": linksOf("related"), "url/image": linksOf("image"),
		"abstract": func(r *record.Record, _ *WriterOptions) []string {
			return list(func(r *record.Record) []record.Abstract { return r.Abstracts }, func(a record.Abstract) string { return a.Text })(r, nil)
		},
		"keywords":      list(func(r *record.Record) []record.Keyword { return r.Keywords }, func(k record.Keyword) string { return k.Value }),
		"subjects":      subjectsOf(""),
		"subjects/mesh": subjectsOf("mesh"),
		"language":      list(func(r *record.Record) []string { return r.Languages }, same),
		"licence": list(func(r *record.Record) []record.Licence { return r.Licences }, func(l record.Licence) string {
			switch {
			case l.Text != "":
				return l.Text
			case l.URI != "":
				return l.URI
			case l.SPDX != "":
				return l.SPDX
			}
			return l.Family
		}),
		"other-contributors": list(func(r *record.Record) []record.Contributor { return otherContributors(r) }, func(c record.Contributor) string {
			return string(c.Role) + ": " + nameText(c.Name)
		}),
		"other-subjects": list(func(r *record.Record) []record.Subject { return otherSubjects(r) }, func(s record.Subject) string {
			return s.Scheme + ": " + s.Heading()
		}),
		"counts":    list(func(r *record.Record) []record.Count { return r.Counts }, countText),
		"details":   list(func(r *record.Record) []record.Detail { return r.Details }, func(d record.Detail) string { return d.Name + ": " + d.Value }),
		"relations": list(func(r *record.Record) []record.Relation { return r.Relations }, relationText),
		"stages":    list(func(r *record.Record) []record.Stage { return r.Stages }, func(s record.Stage) string { return string(s) }),
		"peer-reviewed": func(r *record.Record, _ *WriterOptions) []string {
			switch {
			case r.PeerReviewed == nil:
				return nil
			case *r.PeerReviewed:
				return []string{"yes"}
			}
			return []string{"no"}
		},
		"affiliations": list(func(r *record.Record) []string { return r.Affiliations }, same),
		"status":       text(func(r *record.Record) string { return strings.ReplaceAll(string(r.Status), "-", " ") }),
		"own-notes":    notesOf(""), "notes/research": notesOf("research"),
		"sources":   notesOf(record.NoteSources),
		"files":     list(func(r *record.Record) []record.Attachment { return r.Library.Attachments }, func(a record.Attachment) string { return a.Path }),
		"decisions": list(func(r *record.Record) []record.Decision { return r.Library.Decisions }, decisionText),
		"source": func(r *record.Record, o *WriterOptions) []string {
			if o.Sources && r.Origin.Source != r.Origin.Document {
				return []string{r.Origin.Source}
			}
			return nil
		},
		"source-kind": func(r *record.Record, o *WriterOptions) []string {
			if o.Sources && r.Origin.Kind != "" {
				return []string{string(r.Origin.Kind)}
			}
			return nil
		},
	}
	for _, role := range roles {
		writers[role.name] = list(func(r *record.Record) []record.Contributor {
			var of []record.Contributor
			for _, c := range r.Contributors {
				if c.Role == role.role {
					of = append(of, c)
				}
			}
			if role.role == record.RoleAuthor && r.MoreContributors {
				of = append(of, record.Contributor{Name: record.Name{Literal: "et al."}})
			}
			return of
		}, func(c record.Contributor) string { return nameText(c.Name) })
	}
	for _, t := range plainTexts {
		if _, ok := writers[t.name]; !ok {
			writers[t.name] = text(t.of)
		}
	}
	for _, t := range libraryTexts {
		writers[t.name] = list(t.of, same)
	}
	for _, kind := range dateKinds {
		writers["date/"+string(kind)] = func(r *record.Record, _ *WriterOptions) []string {
			d, ok := r.Date(kind)
			if !ok || kind == record.DateIssued && len(d.Value) == 4 {
				return nil // the column year has it
			}
			if d.Value == "" {
				return []string{d.Literal}
			}
			return []string{d.Value}
		}
	}
	return writers
}

func same(s string) string { return s }

func text(of func(*record.Record) string) cellWriter {
	return func(r *record.Record, _ *WriterOptions) []string {
		if value := of(r); value != "" {
			return []string{value}
		}
		return nil
	}
}

func list[T any](of func(*record.Record) []T, write func(T) string) cellWriter {
	return func(r *record.Record, _ *WriterOptions) []string {
		var values []string
		for _, v := range of(r) {
			values = append(values, write(v))
		}
		return values
	}
}

func titlesOf(role record.TitleRole) cellWriter {
	return func(r *record.Record, _ *WriterOptions) []string {
		var values []string
		for _, t := range r.Titles {
			if t.Role == role {
				values = append(values, t.Value)
			}
		}
		return values
	}
}

func identifiersOf(scheme record.Scheme) cellWriter {
	return func(r *record.Record, _ *WriterOptions) []string {
		var values []string
		for _, id := range r.Identifiers {
			if id.Scheme == scheme {
				values = append(values, id.Value)
			}
		}
		return values
	}
}

// otherIdentifiers are those that have no column of their own.
func otherIdentifiers(r *record.Record, _ *WriterOptions) []string {
	var values []string
	ibid := false
	for _, id := range r.Identifiers {
		switch id.Scheme {
		case record.SchemeDOI, record.SchemePMID, record.SchemePMCID, record.SchemeArXiv, record.SchemeISBN:
			continue
		case record.SchemeIbid:
			if !ibid {
				ibid = true
				continue
			}
		}
		values = append(values, schemedText(id))
	}
	return values
}

func issnsOf(kind string) cellWriter {
	return func(r *record.Record, _ *WriterOptions) []string {
		var values []string
		for _, issn := range r.Container.ISSN {
			if issn.Kind == kind {
				values = append(values, issn.Value)
			}
		}
		return values
	}
}

func linksOf(kind string) cellWriter {
	return func(r *record.Record, _ *WriterOptions) []string {
		var values []string
		for _, l := range r.Links {
			if l.Kind == kind {
				values = append(values, l.URL)
			}
		}
		return values
	}
}

func subjectsOf(scheme string) cellWriter {
	return func(r *record.Record, _ *WriterOptions) []string {
		var values []string
		for _, s := range r.Subjects {
			if s.Scheme == scheme {
				values = append(values, s.Heading())
			}
		}
		return values
	}
}

func notesOf(kind string) cellWriter {
	return func(r *record.Record, _ *WriterOptions) []string {
		var values []string
		for _, n := range r.Notes {
			if n.Kind == kind {
				values = append(values, n.Text)
			}
		}
		if kind != record.NoteSources && len(values) > 1 {
			// Notes of one cell: an empty line between them.
			return []string{strings.Join(values, "\n\n")}
		}
		return values
	}
}

func registrationText(reg record.Registration) string {
	return strings.TrimSpace(reg.Registry + " " + reg.ID + " " + reg.URL)
}

func pagesText(r *record.Record) string {
	switch p := r.Pages; {
	case p.Literal != "":
		return p.Literal
	case p.First != "" && p.Last != "":
		return p.First + "-" + p.Last
	case p.First != "":
		return p.First
	default:
		return p.Last
	}
}

func numberText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// nameText writes a name inverted, as the reader reads it: "van Raaij, Marjan,
// Jr.", a literal name as it is.
func nameText(n record.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	name := n.Family
	if n.NonDroppingParticle != "" {
		name = n.NonDroppingParticle + " " + name
	}
	given := n.Given
	if n.DroppingParticle != "" {
		given = strings.TrimSpace(given + " " + n.DroppingParticle)
	}
	if given != "" || n.Suffix != "" {
		name += ", " + given
	}
	if n.Suffix != "" {
		name += ", " + n.Suffix
	}
	return name
}

// readBack reads the cells that were written as the reader does, without
// places.
func (w *Writer) readBack() *record.Record {
	back := &record.Record{Origin: record.Origin{Dialect: ownDialect}}
	var fields []typed.Field
	for i, c := range ownTable {
		text := strings.TrimSpace(w.cells[i])
		if text == "" || record.IsMissing(text) {
			continue
		}
		name := c.meaning
		if at := slices.IndexFunc(genericOwn, func(o Column) bool { return o.Heading == c.heading }); genericOwn[at].Separator != "" {
			name = fieldName(name, genericOwn[at].Separator)
		}
		fields = append(fields, typed.Field{Name: name, Lines: []string{w.cells[i]}, Spans: []record.Span{{}}})
	}
	table.Fill(back, fields)
	return back
}

var genericOwn = ownColumns()
