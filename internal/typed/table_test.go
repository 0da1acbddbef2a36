package typed_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// table is a small format of lines "name: value" whose escapes are "\," for a
// comma.
func table() *typed.Table {
	f := typed.Format{Code: "test", Decode: func(s string) (string, error) {
		return strings.ReplaceAll(s, `\,`, ","), nil
	}}
	return &typed.Table{
		Format: f,
		First:  []string{"type"},
		Fields: map[string][]typed.Reading{
			"type":     {f.Type("type", map[string]record.Type{"book": record.TypeBook, "paper": record.TypeArticleJournal})},
			"title":    {f.Title("title", record.TitleMain)},
			"author":   typed.Split(typed.At(";"), f.Name("author", record.RoleAuthor, normalize.Name)),
			"volume":   f.Volume("volume"),
			"issue":    f.Issue("issue"),
			"pages":    f.Pages("pages"),
			"date":     {f.Date("date", record.DateIssued)},
			"isbn":     f.ISBN("isbn"),
			"issn":     {f.ISSN("issn", "print")},
			"serial":   {f.ISSN("serial", "")},
			"abstract": f.Abstract("abstract"),
			"keywords": {f.Keywords("keywords")},
			"language": {f.Languages("language")},
			"url":      f.Link("url", ""),
			"doi":      {f.Identifier("doi", record.SchemeDOI)},
			"publisher": {
				f.Text("publisher", "publisher/name"),
			},
		},
		Combinations: []typed.Combination{{
			Rule: "test.year-month", Names: []string{"year", "month"},
			If: func(r *record.Record) bool { _, ok := r.Date(record.DateIssued); return !ok },
			Read: func(texts []string) (any, error) {
				d, err := normalize.Date(texts[1] + " " + texts[0])
				d.Kind = record.DateIssued
				return d, err
			},
			Put: func(r *record.Record, value any) string { return typed.PutDate(r, value.(record.Date)) },
		}},
		Silent: []string{"changed"},
	}
}

// read fills a record from lines "name: value"; a line that begins with a blank
// goes on with the value before it.
func read(t *testing.T, document string) *record.Record {
	t.Helper()
	var fields []typed.Field
	start, number := 0, 0
	for line := range strings.Lines(document) {
		number++
		text := strings.TrimRight(line, "\n")
		from := 0
		if rest, ok := strings.CutPrefix(text, " "); ok {
			from = len(text) - len(rest)
		} else {
			name, _, ok := strings.Cut(text, ": ")
			require.True(t, ok, text)
			from = len(name) + len(": ")
			fields = append(fields, typed.Field{Name: name})
		}
		f := &fields[len(fields)-1]
		f.Lines = append(f.Lines, text[from:])
		f.Spans = append(f.Spans, record.Span{
			Start: int64(start + from), End: int64(start + len(text)), Line: number, Column: from + 1,
		})
		start += len(line)
	}
	r := &record.Record{}
	table().Fill(r, fields)
	require.NoError(t, r.Verify(func(s record.Span) (string, error) {
		return document[s.Start:s.End], nil
	}, table().Rules()))
	return r
}

func TestFill(t *testing.T) {
	r := read(t, "isbn: 978-3-16-148410-0\ntitle: A title\\, with\n a comma\nauthor: Smith, Jane; Doe, J. R.\n"+
		"type: paper\nvolume: 22(7)\npages: 994-1014\nyear: 2020\nmonth: July\nkeywords: one; two\n"+
		"abstract: We registered it as\n NCT01234567.\npublisher: One\npublisher: Two\nchanged: yesterday\nodd: text\nissn: 1234\n"+
		"url: https://doi.org/10.2196/17362\ndoi: 10.2196/17362\n")
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, []record.Title{{Value: "A title, with a comma", Role: record.TitleMain}}, r.Titles)
	require.Len(t, r.Contributors, 2)
	require.Equal(t, "Doe", r.Contributors[1].Family)
	require.Equal(t, "22", r.Volume)
	require.Equal(t, "7", r.Issue)
	require.Equal(t, record.Pages{First: "994", Last: "1014"}, r.Pages)
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020-07"}}, r.Dates)
	require.Equal(t, []string{"9783161484100"}, r.Container.ISBN, "an ISBN before the type is the container's too")
	require.Equal(t, []record.Keyword{{Value: "one"}, {Value: "two"}}, r.Keywords)
	require.Equal(t, "NCT01234567", r.Registrations[0].ID)
	require.Equal(t, []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.2196/17362"}}, r.Identifiers)
	require.Equal(t, "One", r.Publisher.Name)
	require.Equal(t, []record.Detail{{Name: "publisher-name", Value: "Two"}}, r.Details)
	require.Equal(t, []record.Text{
		{Text: "text", Span: record.Span{Start: r.Unclaimed[0].Span.Start, End: r.Unclaimed[0].Span.Start + 4, Line: 16, Column: 6}},
		{Text: "1234", Span: r.Unclaimed[1].Span},
	}, r.Unclaimed)
	var codes []string
	for _, d := range r.Diagnostics {
		codes = append(codes, d.Code+" "+d.Tag)
	}
	require.ElementsMatch(t, []string{"test.repeated-field publisher", "test.refused-value issn"}, codes)
}

func TestMorePreciseDateStays(t *testing.T) {
	r := read(t, "date: 2020\ndate: 2020-07-23\ndate: 2021\n")
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}}, r.Dates)
	require.Equal(t, []record.Detail{{Name: "date-issued", Value: "2021"}}, r.Details)
}

// TestKindsOfISSN: one number may be stated with several kinds, and without one.
func TestKindsOfISSN(t *testing.T) {
	print, electronic := record.ISSN{Value: "1438-8871", Kind: "print"}, record.ISSN{Value: "1438-8871", Kind: "electronic"}
	for document, want := range map[string][]record.ISSN{
		"issn: 1438-8871 (Electronic)\nissn: 1438-8871\n":                {electronic, print},
		"serial: 1438-8871\nissn: 1438-8871 (Electronic)\n":              {electronic},
		"issn: 1438-8871 (Electronic)\nserial: 1438-8871\n":              {electronic},
		"serial: 1438-8871\nserial: 1438-8871\nissn: 1438-8871\n":        {print},
		"issn: 1438-8871\nissn: 1438-8871 (Electronic)\nissn: 1438-8871": {print, electronic},
	} {
		r := read(t, document)
		require.Equal(t, want, r.Container.ISSN, document)
		require.Empty(t, r.Unclaimed, document)
	}
}

func TestPlacesOfPieces(t *testing.T) {
	r := read(t, "author: Smith, Jane;\n Doe, J. R.; Roe,\n Ann\n")
	require.Len(t, r.Contributors, 3)
	require.Equal(t, [][2]int{{1, 9}, {2, 2}, {2, 14}}, [][2]int{
		{r.Trace[0].Spans[0].Line, r.Trace[0].Spans[0].Column},
		{r.Trace[1].Spans[0].Line, r.Trace[1].Spans[0].Column},
		{r.Trace[2].Spans[0].Line, r.Trace[2].Spans[0].Column},
	})
	require.Len(t, r.Trace[2].Spans, 2, "a name on two lines has two places")
}

// TestManyRepeatedValues: a value that has no place is a detail once, of however many.
func TestManyRepeatedValues(t *testing.T) {
	f := typed.Format{Code: "test"}
	reading := typed.One(f, "volume", "volume", func(s string) (string, error) { return s, nil }, func(r *record.Record) *string { return &r.Volume })
	reading.Repeat = "volume"
	table := &typed.Table{Format: f, Several: true, Fields: map[string][]typed.Reading{"volume": {reading}}}
	var fields []typed.Field
	for i := range 300 {
		fields = append(fields, typed.Field{Name: "volume", Lines: []string{fmt.Sprint(i % 100)}})
	}
	r := fill(t, table, fields...)
	require.Equal(t, "0", r.Volume)
	require.Len(t, r.Details, 99)
	require.Equal(t, record.Detail{Name: "volume", Value: "99"}, r.Details[98])
}
