package ris

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestSourcesOfAFusedRecord writes the note that says which sources had a record
// as what it is, and reads it so; a person's note that begins alike stays one.
func TestSourcesOfAFusedRecord(t *testing.T) {
	sources := record.Note{Text: "Sources: PubMed; Scopus", Kind: "sources"}
	r := &record.Record{ID: "0123456789abcdef", Type: record.TypeArticleJournal, Notes: []record.Note{{Text: "Mine."}, sources}}
	for _, profile := range Profiles() {
		out := write(t, &WriterOptions{Profile: &profile, LineEnd: "\n", OnLoss: func(l record.Loss) { require.Fail(t, l.Path) }}, r)
		require.Contains(t, out, "N1  - Ibid: 0123456789abcdef | Sources: PubMed; Scopus\nN1  - Mine.\n")
		back := readRecords(t, []byte(out))[0]
		require.ElementsMatch(t, r.Notes, back.Notes)
		require.Equal(t, "0123456789abcdef", back.Identifier(record.SchemeIbid))
		verify(t, []byte(out))
	}
	in := "TY  - JOUR\nN1  - Sources: interviews; diaries\nER  - \n"
	require.Equal(t, []record.Note{{Text: "Sources: interviews; diaries"}}, readRecords(t, []byte(in))[0].Notes)
	require.Contains(t, write(t, nil, readRecords(t, []byte(in))...), "N1  - Sources: interviews; diaries\r\n")
}

// TestDeclaredSources writes and reads the source that a person declared.
func TestDeclaredSources(t *testing.T) {
	const in = "TY  - JOUR\nTI  - On tides\nER  - \n"
	read := func(text string, o *Options) *record.Record {
		r, err := NewReader(bytes.NewReader([]byte(text)), o).Read()
		require.NoError(t, err)
		return r
	}
	tests := []struct {
		options Options
		note    string
	}{
		{Options{Name: "a.ris"}, ""},
		{Options{Name: "a.ris", Source: "a.ris"}, ""},
		{Options{Name: "a.ris", Source: "PubMed"}, "N1  - Declared source: PubMed\n"},
		{Options{Name: "a.ris", Source: "PubMed", Kind: record.SourceDatabase}, "N1  - Declared source: PubMed | Source kind: database\n"},
		{Options{Name: "a.ris", Kind: record.SourceRegister}, "N1  - Declared source: a.ris | Source kind: register\n"},
	}
	for _, test := range tests {
		r := read(in, &test.options)
		require.NotContains(t, write(t, nil, r), "Declared")
		out := write(t, &WriterOptions{Sources: true, LineEnd: "\n"}, r)
		require.Equal(t, "TY  - JOUR\nTI  - On tides\n"+test.note+"ER  - \n\n", out)
		back := read(out, &Options{Name: "b.ris"}).Origin
		if test.note == "" {
			require.Equal(t, "b.ris", back.Source)
			continue
		}
		require.Equal(t, r.Origin.Source, back.Source)
		require.Equal(t, r.Origin.Kind, back.Kind)
		again := read(out, &Options{Name: "b.ris", Source: "mine", Kind: record.SourceOther}).Origin
		require.Equal(t, "mine", again.Source, "what is declared for the file itself comes first")
		require.Equal(t, record.SourceOther, again.Kind)
		verify(t, []byte(out))
	}
}

// TestOwnIDThatSaysSomething asks which of the file's names for a record stand
// in the note for a program that does not keep ID.
func TestOwnIDThatSaysSomething(t *testing.T) {
	r := &record.Record{
		Type: record.TypeArticleJournal, Titles: []record.Title{{Value: "On tides", Role: record.TitleMain}}, Origin: record.Origin{Position: 12},
		Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.5555/tides.1"}, {Scheme: record.SchemePMID, Value: "32706713"}, {Scheme: record.SchemeAccession, Value: "2019-33014-001"}},
		Library:     record.Library{CitationKeys: []string{"Sol2011"}, Labels: []string{"tides-7"}},
	}
	for id, says := range map[string]bool{
		"smith2020tides": true, "#481": true, "rayyan-123456": true, "13": true, "2": true, "10.5555/tides.2": true,
		"12": false, "10.5555/Tides.1": false, "https://doi.org/10.5555/tides.1": false, "32706713": false, "PMID: 32706713": false,
		"2019-33014-001": false, "Sol2011": false, "tides-7": false,
	} {
		r.OwnID = id
		for _, profile := range Profiles() {
			lost := ""
			out := write(t, &WriterOptions{Profile: &profile, OnLoss: func(l record.Loss) { lost += l.Path + " " }}, r)
			sheet := profile.Name == "sheet"
			require.Equal(t, says && !sheet, bytes.Contains([]byte(out), []byte("Reference id: "+id)), "%s for %s", id, profile.Name)
			if !says && !sheet {
				require.Equal(t, "own_id ", lost, "it is not dropped in silence")
			} else {
				require.Empty(t, lost, "%s for %s", id, profile.Name)
			}
		}
	}
}

// TestNamesForEndNote asks behind which names that cannot be divided the comma
// stands that makes an organisation of them.
func TestNamesForEndNote(t *testing.T) {
	profile, err := ProfileOf("endnote")
	require.NoError(t, err)
	for literal, want := range map[string]string{
		"鷹取泰子": "鷹取泰子", "林さくら": "林さくら", "佐々木希": "佐々木希",
		// Without the comma these are read as names of two parts.
		"王伟": "王伟,", "김철수": "김철수,", "新华社": "新华社,",
		"World Health Organization": "World Health Organization,", "Plato": "Plato,",
		"厚生労働省": "厚生労働省,", "日本医学会": "日本医学会,", "京都大学": "京都大学,", "国家卫生健康委员会": "国家卫生健康委员会,",
		"研究組": "研究組,", "서울대학교": "서울대학교,", "질병관리청": "질병관리청,",
		"鷹取 泰子": "鷹取 泰子,", "トヨタ": "トヨタ,", "WHO神戸": "WHO神戸,", "王": "王,",
	} {
		r := &record.Record{Contributors: []record.Contributor{{Name: record.Name{Literal: literal}, Role: record.RoleAuthor}}}
		out := write(t, &WriterOptions{Profile: profile, OnLoss: func(l record.Loss) { require.Fail(t, l.Path, literal) }}, r)
		require.Contains(t, out, "AU  - "+want+"\r\n")
		require.NotContains(t, write(t, nil, r), literal+",")
	}
}

// TestOrganisationsComeBack asks that the name of an organisation is read as one
// again, though it has the form of a person's or of several names.
func TestOrganisationsComeBack(t *testing.T) {
	for _, literals := range [][]string{
		{"Barnes and Noble"}, {"Johnson & Johnson"}, {"Ida Sol"}, {"Ida Sol", "Bo Moe"}, {"A. B. Sol"}, {"Sol IM"}, {"Google Brain", "World Health Organization", "Open Tides"},
		{"Sol and Moe", "Tides, Inc."}, {"Plato"},
	} {
		r := &record.Record{}
		for _, literal := range literals {
			r.Contributors = append(r.Contributors, record.Contributor{Name: record.Name{Literal: literal}, Role: record.RoleAuthor})
		}
		for _, profile := range Profiles() {
			out := write(t, &WriterOptions{Profile: &profile, OnLoss: func(l record.Loss) { require.Fail(t, l.Path, literals) }}, r)
			require.Equal(t, r.Contributors, readRecords(t, []byte(out))[0].Contributors, "%s", out)
		}
	}
	// Where nothing asks for it, no comma stands.
	r := &record.Record{Contributors: []record.Contributor{{Name: record.Name{Literal: "Ida Sol"}, Role: record.RoleAuthor}}}
	require.Contains(t, write(t, nil, r), "AU  - Ida Sol\r\n")
}
