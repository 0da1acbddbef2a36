package tagged_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/record"
)

// form is a format made for these tests.
var form = tagged.NewForm(tagged.Form{
	Format: "test", Code: "test", Least: 2, Most: 4, Separator: tagged.Dash, Known: []string{"ID", "TEXT"},
	Once: []string{"ID"}, Head: []string{"ID"}, Paragraphs: true, Indented: true, Single: []string{"ID"},
})

func entries(t testing.TB, in string, o *tagged.Options) ([]*tagged.Entry, *tagged.Reader) {
	t.Helper()
	r := tagged.NewReader(strings.NewReader(in), form, o)
	var list []*tagged.Entry
	for {
		e, err := r.Read()
		if err == io.EOF {
			return list, r
		}
		require.NoError(t, err)
		list = append(list, e)
	}
}

// TestPlaces: every field and line of a value knows its place.
func TestPlaces(t *testing.T) {
	const in = "a header\n\nID  - 1\r\nTEXT-  one \r\n      two\r\n\r\nID- 2\n\n"
	list, r := entries(t, in, &tagged.Options{Name: "doc", Source: "mine", Kind: record.SourceDatabase, Digest: true})
	require.Len(t, list, 2)
	first := list[0]
	require.Equal(t, "a header\n\n", string(first.Leading))
	require.Equal(t, "ID  - 1\r\nTEXT-  one \r\n      two\r\n", string(first.Bytes))
	require.Equal(t, record.Span{Start: 10, End: 43, Line: 3, Column: 1}, first.Span)
	text := first.Fields[1]
	require.Equal(t, "TEXT", text.Tag)
	require.Equal(t, "one\ntwo", text.Value)
	require.Equal(t, []string{"one", "two"}, text.Lines())
	require.Equal(t, record.Span{Start: 19, End: 43, Line: 4, Column: 1}, text.Span)
	require.Equal(t, []record.Span{{Start: 26, End: 29, Line: 4, Column: 8}, {Start: 38, End: 41, Line: 5, Column: 7}}, text.ValueSpans)
	require.Equal(t, record.Span{Start: 39, End: 40, Line: 5, Column: 8}, text.Place(1, 1, 2))
	require.Equal(t, "\n", string(r.Trailing()))

	rec := first.Record()
	require.Equal(t, record.Origin{Document: "doc", Source: "mine", Kind: record.SourceDatabase, Format: "test", Position: 1, Span: first.Span}, rec.Origin)
	require.Equal(t, record.ContentID(first.Bytes), rec.ID)
	document := r.Document()
	require.Equal(t, 2, document.Records)
	require.Equal(t, int64(len(in)), document.Size)
	require.Equal(t, []record.Text{{Text: "a header", Span: record.Span{Start: 0, End: 8, Line: 1, Column: 1}}}, document.Outside)
	require.Contains(t, document.Digest, "sha256:")
}

// TestConcatenation: two documents read as one give the records of both.
func TestConcatenation(t *testing.T) {
	documents := []string{"ID  - 1\nTEXT- a\n", "ID  - 2\n      b\n\n", "\ufeffTEXT- c\nID  - 3\n", "TEXT- d\n\nTEXT- e\n", "words\n\nID  - 4\n"}
	for _, a := range documents {
		for _, b := range documents {
			if !strings.HasPrefix(b, "ID") && !strings.HasPrefix(b, "\ufeff") && !strings.HasSuffix(a, "\n\n") {
				continue // nothing shows where the second begins
			}
			first, _ := entries(t, a, nil)
			second, _ := entries(t, b, nil)
			both, _ := entries(t, a+b, nil)
			require.Equal(t, values(append(first, second...)), values(both), "%q", a+b)
		}
	}
}

func values(list []*tagged.Entry) []string {
	var out []string
	for _, e := range list {
		for _, f := range e.Fields {
			out = append(out, fmt.Sprintf("%d %s=%s", len(e.Fields), f.Tag, f.Value))
		}
	}
	return out
}

// TestBlock gives several fields as one text, which is divided again.
func TestBlock(t *testing.T) {
	list, _ := entries(t, "ID  - 1\nTEXT- one\n      two\nMORE- three\n", nil)
	field := list[0].Block(0, 3)
	require.Equal(t, "ID", field.Name)
	want := []tagged.Part{{Value: "1"}, {Tag: "TEXT", Value: "one two"}, {Tag: "MORE", Value: "three"}}
	require.Equal(t, want, form.Parts(nil, strings.Join(field.Lines, " ")))
	require.Equal(t, want, form.Parts(nil, "1\r\nTEXT- one\r\n      two\r\n\r\nMORE- three\r\n"))
	for _, text := range []string{"", "\n", " \r\n "} {
		require.Equal(t, []tagged.Part{{}}, form.Parts(nil, text), "%q", text)
	}
}

// TestColon: tags of capital letters and a colon, words that are none, and lines
// that count records.
func TestColon(t *testing.T) {
	form := tagged.NewForm(tagged.Form{
		Format: "colon", Code: "colon", Least: 2, Most: 4, Separator: tagged.Colon, Known: []string{"ID", "TEXT"}, Words: []string{"AIM"},
		NoteUnknown: true, Counted: true, Begin: []string{tagged.CountTag},
	})
	for in, want := range map[string][]string{
		"ID: 1\nTEXT: one\nAIM: two\nA1: b\nA: c\nLONGER: d\nTEXT:e\nMORE:\tf": {"3 ID=1", "3 TEXT=one\nAIM: two\nA1: b\nA: c\nLONGER: d\nTEXT:e", "3 MORE=f"},
		"Record #1 of 2\nID: 1\nRecord #2 of 2 \nRecord #1 of\nRecord # of 2":  {"2 Record=#1 of 2", "2 ID=1", "1 Record=#2 of 2\nRecord #1 of\nRecord # of 2"},
	} {
		r := tagged.NewReader(strings.NewReader(in), form, nil)
		var got []*tagged.Entry
		for e, err := r.Read(); err == nil; e, err = r.Read() {
			got = append(got, e)
		}
		require.Equal(t, want, values(got))
	}
	e, err := tagged.NewReader(strings.NewReader("ID: 1\nMORE: a\nLESS: b\nMORE: c\n"), form, nil).Read()
	require.NoError(t, err)
	require.Equal(t, []record.Diagnostic{{
		Severity: record.SeverityNote, Code: "colon.unknown-tag", Message: "the tag is not known; the field is kept as it stands",
		Tag: "MORE", Span: record.Span{Start: 6, End: 13, Line: 2, Column: 1}, Count: 3,
	}}, e.Diagnostics)
}

// TestContentID: the line that numbers or counts a record is no part of its id, in
// any encoding, and what else stands on it is.
func TestContentID(t *testing.T) {
	counted := tagged.NewForm(tagged.Form{
		Format: "colon", Code: "colon", Least: 2, Most: 4, Separator: tagged.Colon, Known: []string{"ID", "TEXT"}, Once: []string{"ID"}, Counted: true, Begin: []string{tagged.CountTag},
	})
	numbered := tagged.NewForm(tagged.Form{
		Format: "labels", Code: "labels", Separator: tagged.LineEnd, Known: []string{"ID"}, OnlyKnown: true, Numbered: true, Once: []string{"ID"}, Indented: true,
	})
	id := func(form *tagged.Form, in string) string {
		r := tagged.NewReader(strings.NewReader(in), form, nil)
		e, err := r.Read()
		require.NoError(t, err)
		require.Equal(t, e.ContentID(), e.Record().ID)
		_, err = r.Read()
		require.ErrorIs(t, err, io.EOF)
		return e.ContentID()
	}
	want := record.ContentID([]byte("ID: 1\nTEXT: one"))
	for _, in := range []string{
		"ID: 1\nTEXT: one\n", "Record #1 of 2\nID: 1\nTEXT: one\n", "\ufeffRecord #12 of 400 \r\nID: 1\r\nTEXT: one", "header\n\nRecord #2 of 2\nID: 1\nTEXT: one\n\n",
		"Record #1 of 1\n\nID: 1\nTEXT: one\n",
	} {
		require.Equal(t, want, id(counted, in), "%q", in)
	}
	require.Equal(t, id(counted, utf16("ID: 1\nTEXT: one\n")[2:]), id(counted, utf16("Record #1 of 2\nID: 1\nTEXT: one\n")))
	for _, in := range []string{"Record #1 of 2 TEXT: one\n", "Record #1 of 2\nit goes on\n", "Record #1 of 2 1\n", "Record #1 of 2", "Record #2 of 2", "ID: 1\nRecord #\n"} {
		ids := map[string]bool{want: true, id(counted, in): true, record.ContentID(nil): true}
		require.Len(t, ids, 3, in)
	}
	require.Equal(t, record.ContentID([]byte("it goes on")), id(counted, "Record #1 of 2\nit goes on\n"))

	want = record.ContentID([]byte("ID\n  1\n"))
	for _, in := range []string{"ID\n  1\n", "<1>\nID\n  1\n", "<123>\r\nID\r\n  1\r\n"} {
		require.Equal(t, want, id(numbered, in), "%q", in)
	}
	require.NotEqual(t, id(numbered, "<1>\n"), id(numbered, "<2>\n"))
}

// utf16 is a text of ASCII in UTF-16 with its mark.
func utf16(text string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range text {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

// TestWriter parts records that did not follow each other.
func TestWriter(t *testing.T) {
	list, _ := entries(t, "ID  - 1\n\n\nID  - 2", &tagged.Options{Name: "doc"})
	var out bytes.Buffer
	w := tagged.NewWriter(&out)
	require.NoError(t, w.WriteEntry(list[1]))
	require.NoError(t, w.WriteEntry(list[0]))
	require.NoError(t, w.WriteText([]byte("ID  - 3\n"), "\n"))
	require.NoError(t, w.Flush())
	again, _ := entries(t, out.String(), nil)
	require.Equal(t, []string{"1 ID=2", "1 ID=1", "1 ID=3"}, values(again))
}

func TestNames(t *testing.T) {
	for want, name := range map[string]record.Name{
		"van der Berg, Jan, Jr":  {Family: "Berg", Given: "Jan", NonDroppingParticle: "van der", Suffix: "Jr"},
		"Berg, Jan van":          {Family: "Berg", Given: "Jan", DroppingParticle: "van"},
		"Jan":                    {Given: "Jan"},
		"Tide Group":             {Literal: "Tide Group"},
		"Tide Watch,, Section B": {Literal: "Tide Watch, Section B"},
	} {
		require.Equal(t, want, tagged.InvertedName(&name))
	}
	require.Equal(t, "3 Suppl 1 Pt 2", tagged.Numbering("3", "1", "2"))
	require.Equal(t, "Suppl", tagged.Numbering("", "Suppl", ""))
	require.Equal(t, "3 Supplement", tagged.Numbering("3", "Supplement", ""))
	require.Equal(t, "3 sup Pt 2", tagged.Numbering("3", "sup", "2"))
	require.Equal(t, "Suppl S2 part", tagged.Numbering("", "S2", "part"))
	require.Equal(t, "3", tagged.Numbering("3", "", ""))
	require.Equal(t, "1-5", tagged.PageRange(&record.Pages{First: "1", Last: "5"}))
	require.Equal(t, "a b \ufffd", tagged.OneLine(" a\r\nb \xff\t"))
}

func ExampleReader() {
	form := tagged.NewForm(tagged.Form{
		Format: "example", Code: "example", Least: 2, Most: 4, Separator: tagged.Dash, Paragraphs: true, Indented: true,
	})
	r := tagged.NewReader(strings.NewReader("TI  - One\n      title\nAU  - Doe, Jane\n\nTI  - Another\n"), form, nil)
	for {
		e, err := r.Read()
		if err != nil {
			break
		}
		for _, f := range e.Fields {
			fmt.Println(e.Position(), f.Tag, f.Lines())
		}
	}
	// Output:
	// 1 TI [One title]
	// 1 AU [Doe, Jane]
	// 2 TI [Another]
}
