package jsonrecord

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

const code = "toy"

// toy is a small format with all that a definition can have.
var toy = New(Definition{
	Format: "toy", Code: code, Envelopes: []string{"items"}, Open: []string{"about", "about/work"},
	Members: []Member{
		{Name: "kind"},
		{Name: "title", Readings: []typed.Reading{Texts(code).Title("title", record.TitleMain)}},
		{Name: "title" + VariantMark + "other", Readings: typed.Late(Texts(code).Title("title.other", record.TitleAlternate))},
		{Name: "about/work/year", Readings: []typed.Reading{Texts(code).Date("year", record.DateIssued)}},
		{Name: "about/work/date", Readings: []typed.Reading{Objects(code).DateBy("date", record.DateOnline, DateParts)}},
		{Name: "ISSN", Readings: []typed.Reading{ISSN(Texts(code), "ISSN")}},
	},
	Silent: []string{"kind"},
	Arrange: func(fields []typed.Field) {
		for i := range fields[1:] {
			if fields[i+1].Name == "title" && fields[i].Name == "title" {
				fields[i+1].Name += VariantMark + "other"
			}
		}
	},
})

// texts is a format for running text and counts.
var texts = New(Definition{
	Format: "texts", Code: code,
	Members: []Member{{Name: "text", Readings: Abstract(code, "text")}, {Name: "seen", Readings: []typed.Reading{Counts(Texts(code), "seen", "views", "Toy")}}},
})

func readAll(t testing.TB, f *Format, document string) []*record.Record {
	t.Helper()
	var out []*record.Record
	for r, err := range f.NewReader(strings.NewReader(document), &Options{Name: "toy.json"}).All() {
		require.NoError(t, err)
		require.NoError(t, r.Verify(func(s record.Span) (string, error) { return document[s.Start:s.End], nil }, f.Rules()))
		out = append(out, r)
	}
	return out
}

func TestFields(t *testing.T) {
	document := "{\n \"about\": {\"work\": {\"year\": 2020, \"date\": {\"date-parts\": [[2020, 7]]}}, \"x\": [1]},\n \"title\": [\"Light\", \"Sleep\"], \"kind\": \"k\",\n \"empty\": {}, \"about\": {} }"
	r := readAll(t, toy, document)[0]
	require.Equal(t, []record.Title{{Value: "Light", Role: record.TitleMain}, {Value: "Sleep", Role: record.TitleAlternate}}, r.Titles)
	require.Equal(t, []record.Date{{Kind: "issued", Value: "2020"}, {Kind: "online", Value: "2020-07"}}, r.Dates)
	var names []string
	for _, raw := range r.Raw {
		names = append(names, raw.Name)
	}
	require.Equal(t, []string{"about/work/year", "about/work/date", "about/x", "title", "kind", "empty", "about"}, names)
	for _, trace := range r.Trace {
		require.NotContains(t, trace.Field, VariantMark)
	}
	require.Equal(t, record.Span{Start: 105, End: 112, Line: 3, Column: 21}, r.Trace[len(r.Trace)-1].Spans[0])
	require.Empty(t, r.Unclaimed)
	require.Equal(t, record.Origin{
		Document: "toy.json", Source: "toy.json", Format: "toy", Position: 1, Span: record.Span{Start: 0, End: int64(len(document)), Line: 1, Column: 1},
	}, r.Origin)
}

// TestDamagedItems: an item that cannot be read costs itself, and its text is
// kept.
func TestDamagedItems(t *testing.T) {
	deep := `{"title": ` + strings.Repeat("[", 8) + strings.Repeat("]", 8) + "}"
	document := `[{"title":"A"}, 5, null, {"title": nope}, ` + deep + `, {"title":"` + strings.Repeat("x", 120) + `"}, {"title":"Z","ISSN":["2049-3631"]}]`
	r := toy.NewReader(iotest.HalfReader(strings.NewReader(document)), &Options{Name: "bad.json", MaxItem: 120, MaxDepth: 5})
	var codes []string
	for rec, err := range r.All() {
		require.NotNil(t, rec)
		damaged, ok := errors.AsType[*record.ParseError](err)
		if !ok {
			require.NoError(t, err)
			codes = append(codes, "ok")
			continue
		}
		require.Equal(t, "bad.json", damaged.Document)
		require.Equal(t, []record.Diagnostic{damaged.Diagnostic}, rec.Diagnostics)
		codes = append(codes, damaged.Code)
		switch damaged.Code {
		case "toy.too-long":
			require.ErrorIs(t, err, record.ErrTooLong)
			continue
		case "toy.too-deep":
			require.ErrorIs(t, err, record.ErrTooDeep)
		default:
			require.ErrorIs(t, err, record.ErrDamaged)
		}
		require.Equal(t, document[rec.Origin.Span.Start:rec.Origin.Span.End], rec.Raw[0].Value)
	}
	require.Equal(t, []string{"ok", "toy.not-an-object", "toy.not-an-object", "toy.syntax", "toy.too-deep", "toy.too-long", "ok"}, codes)
	d := r.Document()
	require.Equal(t, 7, d.Records)
	require.Equal(t, int64(len(document)), d.Size)
	require.Regexp(t, "^sha256:[0-9a-f]{64}$", d.Digest)
}

func TestErrorsEndTheStream(t *testing.T) {
	r := toy.NewReader(strings.NewReader("hello"), &Options{Name: "b.json"})
	_, err := r.Read()
	require.EqualError(t, err, `b.json:1:1: expected a list of items or an item, found 'h'`)
	syntax, ok := errors.AsType[*jsonscan.SyntaxError](err)
	require.True(t, ok)
	require.Equal(t, "b.json", syntax.Document)
	_, again := r.Read()
	require.Equal(t, err, again)

	failure := errors.New("the disk is gone")
	r = toy.NewReader(io.MultiReader(strings.NewReader(`[{"title":"A"},{"ti`), iotest.ErrReader(failure)), &Options{})
	_, err = r.Read()
	require.NoError(t, err)
	_, err = r.Read()
	require.Equal(t, failure, err)
}

func TestOutside(t *testing.T) {
	r := toy.NewReader(strings.NewReader(`{"total": 1, "items": [{"title": "A"}], "next": null}`), &Options{Name: "a.json"})
	for _, err := range r.All() {
		require.NoError(t, err)
	}
	require.Equal(t, []record.Text{
		{Text: `"total": 1`, Span: record.Span{Start: 1, End: 11, Line: 1, Column: 2}}, {Text: `"next": null`, Span: record.Span{Start: 40, End: 52, Line: 1, Column: 41}},
	}, r.Document().Outside)
	require.Empty(t, r.Document().Diagnostics)

	r = toy.NewReader(strings.NewReader(`{"items": [{"title": "A"}], "next": "`+strings.Repeat("x", 200)+`"}`), &Options{Name: "a.json", MaxItem: 100})
	for _, err := range r.All() {
		require.NoError(t, err)
	}
	require.Equal(t, "toy.outside-too-long", r.Document().Diagnostics[0].Code)
}

// TestMentions reads what stands in the middle of a string with escapes and
// tags, from the piece that says it.
func TestMentions(t *testing.T) {
	document := `{"text": "<p>Results: \u201cWe identified 29 eligible <i>articles<\/i>: 14 qualitative and 15 quantitative.\u201d</p><p>NCT01234567</p>", "seen": 7}`
	r := readAll(t, texts, document)[0]
	require.Len(t, r.ReportedCounts, 1)
	require.Equal(t, int64(29), *r.ReportedCounts[0].Value)
	require.Equal(t, "adds-up", r.ReportedCounts[0].Check)
	require.Equal(t, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}}, r.Registrations)
	require.Equal(t, []record.Count{{Metric: "views", Value: 7, Provider: "Toy"}}, r.Counts)
	for _, trace := range r.Trace {
		text := document[trace.Spans[0].Start:trace.Spans[0].End]
		if trace.Path == "registrations/0" {
			require.Equal(t, "NCT01234567", text)
		}
		if trace.Path == "reported_counts/0" {
			require.True(t, strings.HasPrefix(text, "29 eligible") || strings.HasPrefix(text, "We identified"), text)
		}
	}
}

func TestPersonName(t *testing.T) {
	for _, c := range []struct {
		family, given, suffix string
		want                  record.Name
	}{
		{"Davies", "Fiona", "", record.Name{Family: "Davies", Given: "Fiona"}},
		{"van Raaij", "M. J.", "", record.Name{Family: "Raaij", NonDroppingParticle: "van", Given: "M. J."}},
		{"Smith", "John", "Jr.", record.Name{Family: "Smith", Given: "John", Suffix: "Jr."}},
		{"Smith", "John, Jr.", "", record.Name{Family: "Smith", Given: "John", Suffix: "Jr."}},
		{"Teller", "", "", record.Name{Family: "Teller"}},
		{"", "Aristotle", "", record.Name{Literal: "Aristotle"}},
		{"", "", "", record.Name{}},
		{"Odd, Family", "A", "", record.Name{Family: "Odd, Family", Given: "A"}},
	} {
		require.Equal(t, c.want, PersonName(c.family, c.given, c.suffix))
	}
}

func TestDateParts(t *testing.T) {
	for text, want := range map[string]string{
		`{"date-parts":[[2020]]}`: "2020", `{"date-parts":[["2020","07"]]}`: "2020-07", `{"date-parts":[[2020,7,23]]}`: "2020-07-23",
		`{"date-parts":[[2020,0,0]]}`: "2020", `{"date-parts":[[2020,7,null]]}`: "2020-07", `{"date-parts":[[null]]}`: "", `{"date-parts":[]}`: "", `{}`: "",
		`{"date-parts":[[2019,1],[2019,2]]}`: "2019-01/2019-02", `{"date-parts":[[476]]}`: "0476",
	} {
		got, err := DateParts(text)
		require.NoError(t, err, text)
		require.Equal(t, record.Date{Value: want}, got, text)
	}
	for _, text := range []string{``, `5`, `"2020"`, `{`, `{"date-parts":[[2020,13]]}`, `{"date-parts":[[2021,2,29]]}`, `{"date-parts":[["x"]]}`, `{"date-parts":[[20200]]}`,
		`{"date-parts":[[2020],[2021],[2022]]}`, `{"date-parts":[[{}]]}`, `{"date-parts":[[2020,1,2,3]]}`} {
		_, err := DateParts(text)
		require.Error(t, err, text)
	}
}

func TestJoinTitle(t *testing.T) {
	require.Equal(t, "Light: a study", JoinTitle("Light", "a study"))
	require.Equal(t, "Light? A study", JoinTitle("Light?", "A study"))
	require.True(t, HasSubtitle("Light: A Study", "a study"))
	require.False(t, HasSubtitle("Light", "a study"))
}
