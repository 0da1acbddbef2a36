package ris

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// brokenFile is a file that breaks one rule of the sheets and holds the two
// records of a plain file all the same.
type brokenFile struct {
	file string
	// change are the members of the first record's JSON form that are not those
	// of the plain file, null for those it does not have.
	change string
	// first, second and document are the diagnostics of the records and of the
	// document.
	first, second, document string
	outside                 []string
	// doi are the tags that the first record's DOI stands in, by default DO.
	doi string
	// none is set where there is no record.
	none bool
}

// TestFiles reads the files of testdata.
func TestFiles(t *testing.T) {
	tests := []brokenFile{
		{file: "plain"},
		{file: "mark"},
		{file: "crlf-and-mark"},
		{file: "cr"},
		{file: "utf-16"},
		{file: "latin-1", first: "not-utf-8", change: `{"contributors":[{"family":"Møre","given":"Ana","role":"author"}]}`},
		{file: "windows-1252", first: "not-utf-8", change: `{"abstracts":[{"text":"The shore’s tides – leave sand on the shore. It was counted."}]}`},
		{file: "one-space", first: "one-space*8", second: "one-space*7"},
		{file: "no-space-after-dash", first: "no-space-after-dash*7", second: "no-space-after-dash*6"},
		{file: "tabs", first: "odd-space*8", second: "odd-space*7"},
		{file: "no-break-spaces", first: "odd-space*8", second: "odd-space*7"},
		{file: "other-dash", first: "odd-dash*8", second: "odd-dash*7"},
		{file: "indented", first: "indented*8", second: "indented*7"},
		{file: "lower-case-tags", first: "lower-case-tag*8", second: "lower-case-tag*7"},
		{file: "no-ends", first: "missing-er", second: "missing-er"},
		{file: "no-last-end", second: "missing-er"},
		{file: "no-type", first: "missing-type", change: `{"type":null}`},
		{file: "type-not-first", first: "type-not-first", change: `{"own_id":"31"}`},
		{file: "header-and-numbers", document: "text-outside*5", outside: []string{"Provider: Sea Library", "Content: text/plain", "1.", "Link to the text: https://a.example/1", "2."}},
		{file: "header-only", document: "text-outside", outside: []string{"Provider: Sea Library"}, none: true},
		{file: "empty", none: true},
		{file: "flattened", first: "flattened", second: "flattened"},
		{file: "flattened-two-spaces", first: "flattened", second: "flattened"},
		{file: "flattened-and-wrapped", first: "flattened", second: "flattened"},
		{file: "continuation", first: "continuation*2"},
		{file: "continuation-indented", first: "continuation*2"},
		{file: "blank-line-in-abstract", first: "continuation", change: `{"abstracts":[{"text":"Tides leave sand on the shore.\n\nIt was counted."}]}`},
		{file: "blank-lines"},
		{file: "prose-like-tags", first: "tag-in-text*2 continuation*4", change: `{"abstracts":[{"text":"Tides leave sand on the shore. At C1 - C2, US - based, it was ER - positive and TYPHOID or DNA - methylated."}]}`},
		{file: "tag-in-value", change: `{"abstracts":[{"text":"Measured with SHORE - a buoy; it was counted."}]}`},
		{file: "tag-like-continuation", first: "tag-in-text continuation*2", change: `{"abstracts":[{"text":"Sand was counted US - made buoys were read and RNA - sequenced"}]}`},
		{file: "type-in-text", first: "continuation", change: `{"titles":[{"role":"main","value":"On tides TYING knots at sea"}]}`},
		{file: "curly-quote", first: "continuation", change: `{"abstracts":[{"text":"They called it “the long wave” then."}]}`},
		{file: "text-after-end", first: "text-after-er", document: "text-outside", outside: []string{"printed in March"}, change: `{"unclaimed":[{"text":"7"}]}`},
		{file: "abstract-behind-end", first: "abstract-behind-er"},
		{file: "unknown-tags", first: "unknown-tag", change: `{"unclaimed":[{"text":"Something"}]}`},
		{file: "repeated-fields", first: "repeated-field", change: `{"titles":[{"role":"main","value":"On tides"},{"role":"alternate","value":"Of the shore"}],"volume":"3","details":[{"name":"volume","value":"4"}]}`},
		{file: "empty-fields", change: `{"pages":{"first":"0042"},"publisher":{"name":"Quay"}}`},
		{file: "no-title", change: `{"titles":null}`},
		{file: "lower-case-type"},
		{file: "unknown-type", first: "unknown-type", change: `{"type":null,"details":[{"name":"ris-type","value":"TIDE"}]}`},
		{file: "suffix", change: `{"contributors":[{"family":"Moreau","given":"Ana Luz","suffix":"Jr.","role":"author"}]}`},
		{file: "several-authors", change: `{"contributors":[{"family":"Moreau","given":"Ana","role":"author"},{"family":"Bos","given":"Tim","role":"author"},{"family":"Rey","given":"A. L.","role":"author"}]}`},
		{file: "corporate-author", change: `{"contributors":[{"literal":"Institute of Tides","role":"author"}]}`},
		{file: "wrapped-author", first: "continuation", change: `{"contributors":[{"family":"Moreau","given":"Ana","role":"author"},{"family":"Longshoreman","given":"Bartholomew Cornelius","role":"author"}]}`},
		{file: "keywords-on-lines", first: "continuation*2", change: `{"keywords":[{"value":"tide"},{"value":"shore"},{"value":"sand"}]}`},
		{file: "keywords-with-semicolons", change: `{"keywords":[{"value":"tide"},{"value":"shore"},{"value":"sand"}]}`},
		{file: "date-with-season", change: `{"dates":[{"kind":"issued","value":"2011-06-05","literal":"Summer"}]}`},
		{file: "date-with-months", change: `{"dates":[{"kind":"issued","value":"2011-05","literal":"May/Jun2011"}]}`},
		{file: "dates-disagree", first: "dates-disagree", change: `{"dates":[{"kind":"issued","value":"2011-05-28"},{"kind":"issued","value":"2012-04-01"},{"kind":"accessed","value":"2020-02-19"}]}`},
		{file: "page-range", change: `{"pages":{"first":"395","last":"1104"}}`},
		{file: "article-number", change: `{"article_number":"e2201"}`},
		{file: "issn-and-isbn", change: `{"container":{"title":"Journal of Tides","issn":[{"value":"1438-8871"}],"isbn":["9780306406157"]}}`},
		{file: "several-links", doi: "UR DO", change: `{"links":[{"url":"https://sea.example/7"},{"url":"https://shore.example/?a=1;b=2"}],"library":{"attachments":[{"kind":"pdf","path":"internal-pdf://tides.pdf"}]}}`},
		{file: "doi-in-link", doi: "UR"},
		{file: "doi-as-link"},
		{file: "doi-in-notes", doi: "N1 M3"},
		{file: "entities", change: `{"titles":[{"role":"main","value":"Sand & wood: Zostera <20 β"}]}`},
		{file: "mathml", change: `{"titles":[{"role":"main","value":"The k of waves"}]}`},
		{file: "pipe", change: `{"titles":[{"role":"main","value":"On tides | a study"}]}`},
		{file: "nul", first: "nul"},
		{file: "line-separator", first: "line-separator"},
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.ris"))
	require.NoError(t, err)
	require.Len(t, files, len(tests), "a file without a test")
	in, err := os.ReadFile(filepath.Join("testdata", "plain.ris"))
	require.NoError(t, err)
	plain := readRecords(t, in)
	for i, want := range []struct{ title, family, year, doi string }{
		{"On tides", "Moreau", "2011", "10.1000/tides"},
		{"On the moon", "Sol", "2012", "10.1000/moon"},
	} {
		require.Equal(t, want.title, plain[i].Title())
		require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: want.year}}, plain[i].Dates)
		require.Len(t, plain[i].Contributors, 1)
		require.Equal(t, want.family, plain[i].Contributors[0].Family)
		require.Equal(t, "Journal of Tides", plain[i].Container.Title)
		require.Equal(t, want.doi, plain[i].Identifier(record.SchemeDOI))
	}
	require.Len(t, plain[0].Abstracts, 1)
	require.Empty(t, plain[1].Abstracts)
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) { test.require(t, filepath.Join("testdata", test.file+".ris"), plain) })
	}
}

// require reads the file: the two records of the plain file but for the
// change, the diagnostics, and every trace true.
func (test *brokenFile) require(t *testing.T, name string, plain []*record.Record) {
	t.Helper()
	in, err := os.ReadFile(name)
	require.NoError(t, err)
	entries, r := readEntries(t, in, nil)
	requireWrittenBack(t, in, entries, r)
	require.Equal(t, test.document, codes(r.Document().Diagnostics))
	var outside []string
	for _, text := range r.Document().Outside {
		outside = append(outside, text.Text)
	}
	require.Equal(t, test.outside, outside)
	if test.none {
		require.Empty(t, entries)
		return
	}
	require.Len(t, entries, 2)
	for i, want := range []struct{ change, diagnostics, doi string }{{test.change, test.first, test.doi}, {"", test.second, ""}} {
		got := entries[i].Record()
		require.Equal(t, want.diagnostics, codes(got.Diagnostics))
		require.Equal(t, changed(t, typedValues(t, plain[i]), want.change), typedValues(t, got))
		require.NoError(t, got.Verify(textOf(in, r.Document().Encoding), allRules()...))
		if want.doi == "" {
			want.doi = "DO"
		}
		require.Equal(t, want.doi, strings.Join(doiFields(got), " "))
	}
}

// typedValues returns the record's typed values in their JSON form, without
// where they stood.
func typedValues(t *testing.T, r *record.Record) map[string]any {
	t.Helper()
	text, err := json.Marshal(r)
	require.NoError(t, err)
	var members map[string]any
	require.NoError(t, json.Unmarshal(text, &members))
	for _, name := range []string{"id", "origin", "raw", "trace", "diagnostics"} {
		delete(members, name)
	}
	if unclaimed, ok := members["unclaimed"].([]any); ok {
		for _, text := range unclaimed {
			delete(text.(map[string]any), "span")
		}
	}
	return members
}

// changed returns the members with those of the change for theirs.
func changed(t *testing.T, members map[string]any, change string) map[string]any {
	t.Helper()
	if change == "" {
		return members
	}
	var others map[string]any
	require.NoError(t, json.Unmarshal([]byte(change), &others))
	for name, value := range others {
		require.NotEqual(t, members[name], value, "%s is no change", name)
		if value == nil {
			delete(members, name)
		} else {
			members[name] = value
		}
	}
	return members
}

// doiFields returns the tags of the fields that say the record's DOI.
func doiFields(r *record.Record) (tags []string) {
	for _, trace := range r.Trace {
		if value, ok := r.At(trace.Path); ok {
			if id, ok := value.(record.Identifier); ok && id.Scheme == record.SchemeDOI {
				tags = append(tags, trace.Field)
			}
		}
	}
	return tags
}

// TestLineNumbers counts lines as an editor does, whatever ends them.
func TestLineNumbers(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "plain.ris"))
	require.NoError(t, err)
	lines := func(in string) (list []int) {
		entries, _ := readEntries(t, []byte(in), nil)
		for _, entry := range entries {
			for _, field := range entry.Fields {
				list = append(list, field.Span.Line, field.Span.Column)
			}
		}
		return list
	}
	want := lines(string(text))
	require.Len(t, want, 2*15)
	require.Equal(t, strings.Count(string(text), "\n"), want[len(want)-2], "the last ER stands on the last line")
	for name, in := range map[string]string{
		"CR LF": strings.ReplaceAll(string(text), "\n", "\r\n"),
		"CR":    strings.ReplaceAll(string(text), "\n", "\r"),
		"mixed": strings.ReplaceAll(strings.Replace(string(text), "\n", "\r\n", 4), "PY  - 2012\n", "PY  - 2012\r"),
	} {
		require.Equal(t, want, lines(in), name)
	}
}
