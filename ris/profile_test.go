package ris

import (
	"cmp"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestProfiles writes one record for each program.
func TestProfiles(t *testing.T) {
	r := &record.Record{
		ID: "0123456789abcdef", OwnID: "Sol2011", Type: record.TypeArticleJournal, Status: record.StatusAccepted,
		Titles: []record.Title{{Value: "On tides", Role: record.TitleMain}, {Value: "Über Gezeiten", Role: record.TitleTranslated}},
		Contributors: []record.Contributor{
			{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: record.RoleAuthor},
			{Name: record.Name{Literal: "Tide Office"}, Role: record.RoleAuthor},
			{Name: record.Name{Literal: "Acme, Inc."}, Role: record.RoleAuthor},
		},
		Container:     record.Container{Title: "Journal of Tides", Abbreviations: []record.Abbreviation{{Value: "J Tides", Kind: "medline"}}},
		ArticleNumber: "e12", Languages: []string{"en", "pt"},
		Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "32706713"}, {Scheme: record.SchemePMCID, Value: "PMC6084870"}},
		Links:       []record.Link{{URL: "https://tides.example/a"}, {URL: "https://tides.example/b"}},
		Abstracts:   []record.Abstract{{Text: "One paragraph.\n\nAnother one."}},
	}
	tests := map[string]string{
		"sheet": `TY  - JOUR
ID  - Sol2011
AU  - Sol, Ida
AU  - Tide Office
AU  - Acme,, Inc.
TI  - On tides
TT  - Über Gezeiten
JF  - Journal of Tides
JA  - J Tides
SP  - e12
C2  - PMC6084870
UR  - https://tides.example/a
UR  - https://tides.example/b
UR  - https://pubmed.ncbi.nlm.nih.gov/32706713/
LA  - en
LA  - pt
AB  - One paragraph.

Another one.
N1  - Ibid: 0123456789abcdef | Status: accepted
ER  - 

`,
		"endnote": "\ufeff" + `TY  - JOUR
AU  - Sol, Ida
AU  - Tide Office,
AU  - Acme,, Inc.,
TI  - On tides
TT  - Über Gezeiten
J2  - J Tides
T2  - Journal of Tides
C7  - e12
C2  - PMC6084870
UR  - https://tides.example/a
UR  - https://tides.example/b
UR  - https://pubmed.ncbi.nlm.nih.gov/32706713/
LA  - en
LA  - pt
AB  - One paragraph.

Another one.
N1  - Ibid: 0123456789abcdef | Reference id: Sol2011 | Status: accepted
ER  - 

`,
		"zotero": `TY  - JOUR
AU  - Sol, Ida
AU  - Tide Office
AU  - Acme,, Inc.
TI  - On tides
J2  - J Tides
T2  - Journal of Tides
SP  - e12
M2  - PMID: 32706713
M2  - PMCID: PMC6084870
UR  - https://tides.example/a
LA  - en, pt
AB  - One paragraph.

Another one.
N1  - Ibid: 0123456789abcdef | Title (translated): Über Gezeiten | Link: https://tides.example/b | Reference id: Sol2011 | Status: accepted
ER  - 

`,
	}
	for _, profile := range Profiles() {
		t.Run(profile.Name, func(t *testing.T) {
			out := write(t, &WriterOptions{Profile: &profile, IDs: true, OnLoss: func(l record.Loss) { require.Fail(t, l.Path+"="+l.Value) }}, r)
			require.Equal(t, strings.ReplaceAll(tests[profile.Name], "\n", "\r\n"), out)
			verify(t, []byte(out))
		})
	}
}

// TestPreprintOfAProfile asks for the type code that each program knows.
func TestPreprintOfAProfile(t *testing.T) {
	r := &record.Record{Type: record.TypeArticle, Subtype: record.SubtypePreprint, Server: "tideRxiv"}
	for name, want := range map[string]string{
		"sheet":   "TY  - UNPB\nT2  - tideRxiv\nM3  - Preprint\nER  - \n\n",
		"endnote": "\ufeffTY  - UNPB\nT2  - tideRxiv\nM3  - Preprint\nER  - \n\n",
		"zotero":  "TY  - UNPD\nM3  - Preprint\nN1  - Server: tideRxiv\nER  - \n\n",
	} {
		profile, err := ProfileOf(name)
		require.NoError(t, err)
		out := write(t, &WriterOptions{Profile: profile, LineEnd: "\n"}, r)
		require.Equal(t, want, out)
		back := readRecords(t, []byte(out))[0]
		require.Equal(t, r.Server, back.Server)
		require.Equal(t, r.Subtype, back.Subtype)
		require.Equal(t, r.Type, back.Type)
	}
}

// TestFurtherValues writes a second value of tags of which Zotero keeps the
// first: it stands in the note as what it is, never as another field.
func TestFurtherValues(t *testing.T) {
	profile, err := ProfileOf("zotero")
	require.NoError(t, err)
	article := func(r record.Record) record.Record {
		r.Type = cmp.Or(r.Type, record.TypeArticleJournal)
		r.Titles = []record.Title{{Value: "On tides", Role: record.TitleMain}}
		return r
	}
	tests := []struct {
		name string
		in   record.Record
		note string
	}{
		{"accession numbers", record.Record{Identifiers: []record.Identifier{
			{Scheme: record.SchemeAccession, Value: "2214991469", Authority: "TideBase"}, {Scheme: record.SchemeAccession, Value: "51887", Authority: "TideBase"},
		}, Origin: record.Origin{Database: "TideBase"}}, "Identifier (accession, TideBase): 51887"},
		{"DOIs", record.Record{Identifiers: []record.Identifier{
			{Scheme: record.SchemeDOI, Value: "10.5555/tides.1"}, {Scheme: record.SchemeDOI, Value: "10.5555/tides.2"},
		}}, "Identifier (doi): 10.5555/tides.2"},
		{"databases", record.Record{
			Origin: record.Origin{Database: "TideBase"}, Details: []record.Detail{{Name: "origin-database", Value: "Ebb Index"}},
		}, "Detail (origin-database): Ebb Index"},
		{"a preprint with a genre", record.Record{
			Type: record.TypeArticle, Subtype: record.SubtypePreprint, Genre: "Working Paper",
		}, "Genre: Working Paper"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := article(test.in)
			out := write(t, &WriterOptions{Profile: profile, LineEnd: "\n", OnLoss: func(l record.Loss) { require.Fail(t, l.Path+"="+l.Value) }}, &r)
			require.Contains(t, out, "\nN1  - "+test.note+"\n")
			require.Len(t, readRecords(t, []byte(out))[0].Titles, 1)
			verify(t, []byte(out))
		})
	}
}

// TestNumbersOfSeveralDatabases: where a record names no database, and has numbers of
// several or one that names none, no number comes back as another database's.
func TestNumbersOfSeveralDatabases(t *testing.T) {
	of := func(authority, value string) record.Identifier {
		return record.Identifier{Scheme: record.SchemeAccession, Value: value, Authority: authority}
	}
	for _, identifiers := range [][]record.Identifier{
		{of("", "A-00000001"), of("TideBase", "51887")},
		{of("TideBase", "51887"), of("", "A-00000001")},
		{of("CENTRAL", "CN-00000001")},
		{of("CENTRAL", "CN-00000001"), of("CENTRAL", "CN-00000002")},
		{of("CENTRAL", "CN-00000001"), of("", "A-00000001")},
		{of("TideBase", "51887"), of("CENTRAL", "CN-00000001")},
		{of("CENTRAL", "CN-00000001"), of("Embase", "600000001"), of("CINAHL", "100000001")},
		{of("Embase", "2019"), of("CENTRAL", "CN-00000001")},
		{of("TideBase", "51887"), of("Ebb Index", "51888")},
	} {
		r := &record.Record{Type: record.TypeArticleJournal, Titles: []record.Title{{Value: "On tides", Role: record.TitleMain}}, Identifiers: identifiers}
		for _, profile := range Profiles() {
			out := write(t, &WriterOptions{Profile: &profile, OnLoss: func(l record.Loss) { require.Fail(t, l.Path+"="+l.Value) }}, r)
			back := readRecords(t, []byte(out))[0]
			require.ElementsMatch(t, identifiers, back.Identifiers, profile.Name)
			require.Empty(t, back.Origin.Database)
			verify(t, []byte(out))
		}
	}
}

// TestNumberOfAnEntry: the number of an entry in CENTRAL goes into AN whatever
// database the record names, and those that it states of others where the Cochrane
// Library has them.
func TestNumberOfAnEntry(t *testing.T) {
	of := func(authority, value string) record.Identifier {
		return record.Identifier{Scheme: record.SchemeAccession, Value: value, Authority: authority}
	}
	r := &record.Record{
		Type: record.TypeArticleJournal, Titles: []record.Title{{Value: "On tides", Role: record.TitleMain}},
		Identifiers: []record.Identifier{of("CENTRAL", "CN-00000001"), of("Embase", "600000001"), {Scheme: record.SchemePMID, Value: "90000001"}},
	}
	for _, database := range []string{"", "Cochrane Central Register of Controlled Trials", "Embase"} {
		r.Origin.Database = database
		out := write(t, &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) { require.Fail(t, l.Path+"="+l.Value) }}, r)
		require.Contains(t, out, "\nAN  - CN-00000001\n")
		if database == "Embase" {
			require.Contains(t, out, "\nAN  - 600000001\n")
		} else {
			require.Contains(t, out, "\nC3  - EMBASE 600000001\n")
		}
		back := readRecords(t, []byte(out))[0]
		require.ElementsMatch(t, r.Identifiers, back.Identifiers)
		require.Equal(t, database, back.Origin.Database)
		verify(t, []byte(out))
	}
}

// TestUnknownTypeOfAProfile asks that a type which no program knows stays in the
// sheets, and is told in a note to a program.
func TestUnknownTypeOfAProfile(t *testing.T) {
	r := readRecords(t, []byte("TY  - CITATION\nTI  - On tides\nT2  - Journal of Tides\nPY  - 2011\nER  - \n"))[0]
	for _, profile := range Profiles() {
		var lost []string
		out := write(t, &WriterOptions{Profile: &profile, OnLoss: func(l record.Loss) { lost = append(lost, l.Path+"="+l.Value) }}, r)
		require.Empty(t, lost, profile.Name)
		if profile.Name == "sheet" {
			require.Contains(t, out, "TY  - CITATION")
		} else {
			require.Contains(t, out, "TY  - GEN")
			require.Contains(t, out, "N1  - Detail (ris-type): CITATION")
		}
	}
}

// TestTablesOfProfiles asks that profiles name tags and types that there are.
func TestTablesOfProfiles(t *testing.T) {
	for _, profile := range Profiles() {
		tags := append([]string(nil), profile.prefer...)
		for _, use := range profile.unread {
			tags = append(tags, use.tags...)
			for _, code := range append(append([]string(nil), use.types...), use.except...) {
				require.NotNil(t, typeOf(code), "%s: %s", profile.Name, code)
			}
		}
		for tag := range profile.single {
			tags = append(tags, tag)
		}
		for _, tag := range tags {
			require.NotNil(t, rowOf(tag), "%s: %s", profile.Name, tag)
		}
		for _, code := range profile.codes {
			require.NotNil(t, typeOf(code.from))
			require.NotNil(t, typeOf(code.to))
		}
	}
}

// proCiteLabels are labels of notes that Zotero takes for ProCite's.
var proCiteLabels = []string{
	"Author Role", "Call Number", "Edition", "ISBN", "Language", "Publisher Name", "Series Title", "Proceedings Title", "Page(s)", "Volume ID",
	"Issue ID", "Issue Identification", "Series Volume ID", "Scale", "Place of Publication", "Histroy", "Size", "Record ID", "Record Number", "Notes",
	"Connective Phrase", "Extent of Work", "Packaging Method",
}

func TestLabels(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	text := strings.Join(strings.Fields(strings.ReplaceAll(string(doc), "\n//", "\n")), " ")
	for _, l := range labels {
		require.Contains(t, text, l.name)
		require.NotContains(t, proCiteLabels, l.name)
	}
}

// TestLabelledNotes reads labelled values in the forms in which programs write
// notes back.
func TestLabelledNotes(t *testing.T) {
	tests := []struct {
		name, in string
		notes    []string
	}{
		{"the writer's form", "N1  - Ibid: 0123456789abcdef | Status: accepted", nil},
		{"Zotero's", "N1  - <p>Ibid: 0123456789abcdef | Status: accepted</p>", nil},
		{"Zotero's editor", "N1  - <div data-schema-version=\"9\"><p>Status: accepted</p>\n<p>Ibid: 0123456789abcdef</p>\n</div>", nil},
		{"Zotero's line ends", "N1  - <p>Mine.<br/>Ibid: 0123456789abcdef | Status: accepted<br />Yours.</p>", []string{"Mine.", "Yours."}},
		{"EndNote's", "N1  - First note\nwith two lines.\nIbid: 0123456789abcdef | Status: accepted\nLast note.", []string{"First note with two lines.", "Last note."}},
		{"in the label", "LB  - Ibid: 0123456789abcdef | Status: accepted", nil},
		{"in a custom field", "C8  - Ibid: 0123456789abcdef\nN1  - Status: accepted", nil},
		{"in research notes", "RN  - Ibid: 0123456789abcdef\nN1  - Status: accepted", nil},
		{"an id that is none beside", "N1  - Ibid: none | Status: accepted\nN1  - Ibid: 0123456789abcdef", []string{"Ibid: none"}},
		{"a value with a bar", "N1  - Ibid: 0123456789abcdef | Status: accepted | Copyright: a | b", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := []byte("TY  - JOUR\n" + test.in + "\nER  - \n")
			r := readRecords(t, in)[0]
			require.Equal(t, "0123456789abcdef", r.Identifier(record.SchemeIbid))
			require.Equal(t, record.StatusAccepted, r.Status)
			var notes []string
			for _, note := range r.Notes {
				notes = append(notes, note.Text)
			}
			require.Equal(t, test.notes, notes)
			verify(t, in)
		})
	}
}

// TestWriteHostileValues asks what is written for values that could end their line,
// start a field or spoil the encoding.
func TestWriteHostileValues(t *testing.T) {
	tests := []struct{ value, line, lines string }{
		{"a  b\tc\n d ", "a b c d", "a  b\tc\nd"},
		{"a\r\nb\rc\n\nd", "a b c d", "a\nb\nc\n\nd"},
		{"a\nTY  - JOUR\ner - b", "a TY - JOUR er - b", "a TY  - JOUR er - b"},
		{"a\n\n\nTY - BOOK\nb", "a TY - BOOK b", "a TY - BOOK\nb"},
		{"a\nER\nb", "a ER b", "a ER\nb"},
		{"a\nPT J\nb", "a PT J b", "a PT J\nb"},
		{"\n\nTY - BOOK", "TY - BOOK", "TY - BOOK"},
		{"a\n\ufeffTI  - b", "a \ufeffTI - b", "a TI  - b"},
		{"\u00a0a\u2028b\u0085c\x00d\x07", "a b c d", "a b c d"},
		{"a\xffb\xed\xa0\x80c", "a\ufffdb\ufffd\ufffd\ufffdc", "a\ufffdb\ufffd\ufffd\ufffdc"},
		{" \u00a0\t\x00", "", ""},
		{strings.Repeat("long ", 20_000) + "end", strings.Repeat("long ", 20_000) + "end", strings.Repeat("long ", 20_000) + "end"},
	}
	for _, test := range tests {
		require.Equal(t, test.line, string(appendClean(nil, test.value)), "%q", test.value)
		require.Equal(t, test.lines, string(appendParagraphs(nil, test.value)), "%q", test.value)
		require.Equal(t, test.line == test.value && test.line != "", isOneLine(test.value), "%q", test.value)
		if isOneParagraph(test.value) {
			require.Equal(t, test.value, test.lines)
		}
	}
}
