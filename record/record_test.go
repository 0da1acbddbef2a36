package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// toJSON returns v as generic JSON.
func toJSON(t *testing.T, v any) any {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	var out any
	require.NoError(t, json.Unmarshal(text, &out))
	return out
}

func TestAt(t *testing.T) {
	no, zero := false, int64(0)
	r := &Record{
		Volume:        "22",
		NumberOfPages: 12,
		PeerReviewed:  &no,
		Titles:        []Title{{Value: "A title", Role: TitleMain}},
		Contributors: []Contributor{{
			Name:        Name{Family: "Raaij", NonDroppingParticle: "van"},
			Role:        RoleAuthor,
			Identifiers: []Identifier{{Scheme: SchemeORCID, Value: "https://orcid.org/0000-0002-1825-0097"}},
		}},
		Container:      Container{Title: "Journal", ISSN: []ISSN{{Value: "1438-8871"}}},
		Languages:      []string{"en", ""},
		Counts:         []Count{{Metric: "reads", Value: 0}},
		ReportedCounts: []ReportedCount{{What: "studies", Value: &zero, Parts: []CountPart{{Label: "a", Value: 0}}}},
		Library:        Library{Tags: []string{}},
		Licences:       []Licence{},
	}
	present := map[string]any{
		"volume":                             "22",
		"number_of_pages":                    12,
		"peer_reviewed":                      &no,
		"titles":                             r.Titles,
		"titles/0":                           r.Titles[0],
		"titles/0/role":                      TitleMain,
		"contributors/0":                     r.Contributors[0],
		"contributors/0/family":              "Raaij",
		"contributors/0/identifiers/0/value": r.Contributors[0].Identifiers[0].Value,
		"container":                          r.Container,
		"container/issn/0/value":             "1438-8871",
		"languages/0":                        "en",
		"counts/0/value":                     int64(0),
		"reported_counts/0/value":            &zero,
		"reported_counts/0/parts/0/value":    int64(0),
	}
	for path, want := range present {
		got, ok := r.At(path)
		require.True(t, ok, path)
		require.Equal(t, want, got, path)
	}
	for _, path := range []string{
		"", "/", "volume/0", "colour", "Volume", "issue", "titles/1", "titles/-1", "titles/+0", "titles/00", "titles/x",
		"titles/0/language", "contributors/0/", "contributors/0/Name", "contributors/0/given", "languages/1", "library",
		"library/tags", "licences", "number_of_volumes", "target_container", "target_container/title", "origin", "raw",
		"more_contributors", "container/issn/0/kind", "peer_reviewed/0",
	} {
		got, ok := r.At(path)
		require.False(t, ok, "%s: %v", path, got)
		require.Nil(t, got, path)
	}
	_, ok := (*Record)(nil).At("volume")
	require.False(t, ok)
}

// TestAtAgreesWithJSON goes through every path of the JSON form of random
// records: At finds a value exactly where JSON has one that says something.
func TestAtAgreesWithJSON(t *testing.T) {
	checked := 0
	for seed := range uint64(20) {
		r := random[Record](newRandom(seed), seed%5 == 0)
		var walk func(path string, value any)
		walk = func(path string, value any) {
			got, ok := r.At(path)
			require.Equal(t, value != "", ok, path)
			if ok {
				require.Equal(t, value, toJSON(t, got), path)
				checked++
			}
			switch value := value.(type) {
			case map[string]any:
				for name, member := range value {
					walk(path+"/"+name, member)
				}
			case []any:
				for i, element := range value {
					walk(path+"/"+strconv.Itoa(i), element)
				}
			}
		}
		for name, member := range toJSON(t, r).(map[string]any) {
			walk(name, member)
		}
	}
	require.Greater(t, checked, 1000)
}

func TestVerify(t *testing.T) {
	document := "VL  - 22\nIS  - 7\nSP  - 5"
	text := func(s Span) (string, error) {
		if s.End > int64(len(document)) {
			return "", io.ErrUnexpectedEOF
		}
		return document[s.Start:s.End], nil
	}
	rules := RuleSet{
		"text": func(texts []string) (any, error) { return strings.Join(texts, "-"), nil },
		"number": func(texts []string) (any, error) {
			return strconv.Atoi(texts[0])
		},
	}
	volume := Trace{Path: "volume", Rule: "text", Field: "VL", Spans: []Span{{Start: 6, End: 8}}}
	tests := map[string]struct {
		record Record
		fails  string
	}{
		"nothing traced":  {Record{}, ""},
		"holds":           {Record{Volume: "22", Trace: []Trace{volume}}, ""},
		"two spans":       {Record{Number: "22-7", Trace: []Trace{{Path: "number", Rule: "text", Spans: []Span{{Start: 6, End: 8}, {Start: 15, End: 16}}}}}, ""},
		"another kind":    {Record{NumberOfPages: 5, Trace: []Trace{{Path: "number_of_pages", Rule: "number", Spans: []Span{{Start: 23, End: 24}}}}}, ""},
		"another value":   {Record{Volume: "23", Trace: []Trace{volume}}, `trace of volume by rule text: record has "23", the rule reads "22"`},
		"no value":        {Record{Trace: []Trace{volume}}, "nothing stands there"},
		"no rule":         {Record{Volume: "22", Trace: []Trace{{Path: "volume", Rule: "guess", Spans: volume.Spans}}}, "no such rule"},
		"no span":         {Record{Volume: "22", Trace: []Trace{{Path: "volume", Rule: "text"}}}, "no span"},
		"outside":         {Record{Volume: "22", Trace: []Trace{{Path: "volume", Rule: "text", Spans: []Span{{Start: 0, End: 99}}}}}, "unexpected EOF"},
		"the rule fails":  {Record{Volume: "22", Trace: []Trace{{Path: "volume", Rule: "number", Spans: []Span{{Start: 0, End: 2}}}}}, "invalid syntax"},
		"number for text": {Record{Volume: "22", Trace: []Trace{{Path: "volume", Rule: "number", Spans: volume.Spans}}}, "the rule reads 22"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := test.record.Verify(text, RuleSet{}, rules)
			if test.fails == "" {
				require.NoError(t, err)
			} else {
				require.ErrorContains(t, err, test.fails)
			}
		})
	}
}

func TestContentID(t *testing.T) {
	id := ContentID([]byte("TY  - JOUR\nER  - \n"))
	require.Regexp(t, "^[0-9a-f]{16}$", id)
	for _, same := range []string{
		"TY  - JOUR\r\nER  - \r\n", "TY  - JOUR\rER  - ", "\xef\xbb\xbfTY  - JOUR\nER  -", "\n\nTY  - JOUR\nER  - \n \n",
	} {
		require.Equal(t, id, ContentID([]byte(same)), "%q", same)
	}
	for _, other := range []string{"", "TY  - JOUR\n\nER  - ", "TY  - BOOK\nER  - "} {
		require.NotEqual(t, id, ContentID([]byte(other)), "%q", other)
	}
	raw := []byte("\xef\xbb\xbfa\r\nb ")
	before := string(raw)
	ContentID(raw)
	require.Equal(t, before, string(raw), "the bytes of the caller stay as they are")
	crlf := bytes.Repeat([]byte("KW  - tide\r\n"), 1000)
	want := ContentID(bytes.ReplaceAll(crlf, []byte("\r\n"), []byte("\n")))
	for _, room := range []int{0, 16, len(crlf), 2 * len(crlf)} {
		dst := append(make([]byte, 0, len("text")+room), "text"...)
		require.Equal(t, "text"+want, string(AppendContentID(dst, crlf)), "%d", room)
		require.Equal(t, want, ContentID(crlf))
	}
}

func TestParseError(t *testing.T) {
	d := Diagnostic{Severity: SeverityError, Code: "ris.too-long", Message: "a line is too long", Span: Span{Start: 9, End: 12, Line: 2, Column: 4}}
	err := fmt.Errorf("reading: %w", &ParseError{Document: "a.ris", Diagnostic: d, Err: ErrTooLong})
	require.EqualError(t, err, "reading: a.ris:2:4: error: ris.too-long: a line is too long")
	require.ErrorIs(t, err, ErrTooLong)
	require.NotErrorIs(t, err, ErrDamaged)
	var parse *ParseError
	require.True(t, errors.As(err, &parse))
	require.Equal(t, d, parse.Diagnostic)
	require.EqualError(t, &ParseError{Diagnostic: d}, "2:4: error: ris.too-long: a line is too long")
}

func TestDiagnosticString(t *testing.T) {
	require.Equal(t, "warning: x.y: odd (3 times)", Diagnostic{Severity: SeverityWarning, Code: "x.y", Message: "odd", Count: 3}.String())
	require.Equal(t, "1:2: note: x.y: odd", Diagnostic{Severity: SeverityNote, Code: "x.y", Message: "odd", Count: 1, Span: Span{Line: 1, Column: 2}}.String())
}

func TestSpan(t *testing.T) {
	a, b := Span{Start: 2, End: 6}, Span{Start: 4, End: 5}
	require.Equal(t, int64(4), a.Len())
	require.True(t, a.Overlaps(b) && b.Overlaps(a))
	require.True(t, a.Contains(b))
	require.False(t, b.Contains(a))
	next := Span{Start: 6, End: 9}
	require.False(t, a.Overlaps(next) || next.Overlaps(a), "half-open ranges that meet share no byte")
	require.True(t, Span{}.IsZero())
	require.False(t, Span{Line: 1, Column: 1}.IsZero(), "an empty span at the start of a document is a place")
}

func TestCanonical(t *testing.T) {
	require.Nil(t, (&Work{}).Canonical())
	want := &Record{ID: "x"}
	w := &Work{Preferred: "b", Versions: []Version{{ID: "a", Record: &Record{}}, {ID: "b", Record: want}}}
	require.Same(t, want, w.Canonical())
}

func TestLookups(t *testing.T) {
	r := &Record{
		Titles:      []Title{{Value: "Kurz", Role: TitleShort}, {Value: "Lang", Role: TitleMain}},
		Dates:       []Date{{Kind: DateOnline, Value: "2020"}, {Kind: DateIssued, Value: "2021"}},
		Identifiers: []Identifier{{Scheme: SchemePMID, Value: "1"}, {Scheme: SchemePMID, Value: "2"}},
	}
	require.Equal(t, "Lang", r.Title())
	require.Equal(t, "", (&Record{}).Title())
	d, ok := r.Date(DateIssued)
	require.True(t, ok)
	require.Equal(t, "2021", d.Value)
	_, ok = r.Date(DatePrint)
	require.False(t, ok)
	require.Equal(t, "1", r.Identifier(SchemePMID))
	require.Equal(t, "", r.Identifier(SchemeDOI))
}

// TestZeroValuesStayOut holds that zero values of the model keep
// their absent members out of the JSON form.
func TestZeroValuesStayOut(t *testing.T) {
	require.Equal(t, map[string]any{}, toJSON(t, Record{Library: Library{Tags: []string{}}, Container: Container{ISBN: []string{}}}))
	require.Equal(t, map[string]any{"peer_reviewed": false}, toJSON(t, Record{PeerReviewed: new(bool)}))
	zero := int64(0)
	require.Equal(t, map[string]any{"what": "studies", "value": 0.0}, toJSON(t, ReportedCount{What: "studies", Value: &zero}))
	require.Equal(t, map[string]any{"family": "Ng", "role": "author"}, toJSON(t, Contributor{Name: Name{Family: "Ng"}, Role: RoleAuthor}))
	require.Equal(t, map[string]any{"document": "a", "start": 1.0, "end": 2.0}, toJSON(t, DocumentSpan{Document: "a", Span: Span{Start: 1, End: 2}}))
	require.Equal(t, map[string]any{"document": "a", "start": 0.0, "end": 0.0}, toJSON(t, DocumentSpan{Document: "a"}))
}

func TestSubjectHeading(t *testing.T) {
	for want, s := range map[string]Subject{
		"Asthma":               {Term: "Asthma"},
		"*Asthma":              {Term: "Asthma", Major: true},
		"Asthma/diagnosis":     {Term: "Asthma", Qualifier: "diagnosis"},
		"Asthma/*drug therapy": {Term: "Asthma", Qualifier: "drug therapy", Major: true},
	} {
		require.Equal(t, want, s.Heading())
	}
}
