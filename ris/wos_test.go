package ris

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// TestWebOfScience reads a document in Web of Science's own form: its bytes
// come back, what stands around the records is no text to speak of, and every
// trace is true.
func TestWebOfScience(t *testing.T) {
	in, err := os.ReadFile(filepath.Join("testdata", "web-of-science.ciw"))
	require.NoError(t, err)
	entries, r := readEntries(t, in, nil)
	requireWrittenBack(t, in, entries, r)
	require.Empty(t, r.Document().Diagnostics)
	require.Len(t, entries, 3)
	want := []struct{ diagnostics, values string }{
		{"web-of-science", `{
			"type":"article-journal", "genre":"Article; Early Access",
			"contributors":[
				{"family":"Moreau","given":"Ana","role":"author","affiliations":["Univ Quay, Dept Sea, Brest, France."],"identifiers":[
					{"scheme":"accession","value":"A-1234-2011","authority":"ResearcherID"},{"scheme":"orcid","value":"https://orcid.org/0000-0002-1825-0097"}]},
				{"family":"Bos","given":"Tim","role":"author","affiliations":["Univ Quay, Dept Sea, Brest, France."]},
				{"family":"Rey","given":"Ana Luz","role":"author","affiliations":["Inst Tides, Lisbon, Portugal."]},{"literal":"Shore Study Group","role":"author"}],
			"titles":[{"role":"main","value":"On tides and the sand that they leave behind"}],
			"container":{"title":"JOURNAL OF TIDES","abbreviations":[{"kind":"medline","value":"J TIDES"},{"kind":"iso4","value":"J. Tides"}],
				"issn":[{"value":"1438-8871"},{"value":"0953-8984","kind":"electronic"}]},
			"languages":["en"],
			"event":{"name":"3rd Meeting on the Shore","place":"Brest, FRANCE","date":"2011-05-28/2011-05-30"},
			"keywords":[{"value":"long wave"},{"value":"sand of the shore"},{"value":"buoys"}],
			"subjects":[
				{"term":"BEACHES","scheme":"keywords-plus"},{"term":"COASTAL WATERS","scheme":"keywords-plus"},
				{"term":"Oceanography","scheme":"wos-category"},{"term":"Water Resources","scheme":"wos-category"},
				{"term":"Oceanography","scheme":"wos-research-area"}],
			"abstracts":[{"text":"Tides leave sand on the shore. It was counted in a study registered as NCT01234567."}],
			"registrations":[{"registry":"ClinicalTrials.gov","id":"NCT01234567"}],
			"affiliations":["Universite du Quai","Institute of Tides"],
			"counts":[
				{"metric":"citations","value":7,"provider":"Web of Science Core Collection","as_of":"2020-02-19"},
				{"metric":"citations","value":8,"provider":"Web of Science","as_of":"2020-02-19"},
				{"metric":"usage-180-days","value":1,"provider":"Web of Science","as_of":"2020-02-19"},
				{"metric":"usage-since-2013","value":9,"provider":"Web of Science","as_of":"2020-02-19"}],
			"publisher":{"name":"QUAY PRESS","place":"BREST"},
			"dates":[{"kind":"issued","value":"2011-05-28"},{"kind":"online","value":"2011-04"}],
			"volume":"3", "issue":"2", "part":"1", "supplement":"S", "pages":{"first":"395","last":"404"}, "article_number":"17",
			"number_of_pages":10,
			"identifiers":[{"scheme":"doi","value":"10.1000/tides"},{"scheme":"wos","value":"WOS:000312345600001"},{"scheme":"pmid","value":"21612345"}],
			"details":[
				{"name":"event-sponsor","value":"Sea Library"},
				{"name":"reprint-address","value":"Moreau, A (corresponding author), Univ Quay, Brest, France."},
				{"name":"email","value":"ana@quay.example"},
				{"name":"researcher-ids","value":"Moreau, Ana/A-1234-2011"},
				{"name":"orcids","value":"Moreau, Ana/0000-0002-1825-0097"},
				{"name":"funding","value":"Sea Fund [12]; Sand Fund [34]"},
				{"name":"funding-text","value":"The Sea Fund paid for the buoys."},
				{"name":"cited-references","value":"2"},
				{"name":"publisher-address","value":"1 QUAY, BREST, FRANCE"},
				{"name":"special-issue","value":"SI"},
				{"name":"document-delivery-number","value":"123AB"},
				{"name":"open-access","value":"Green"},
				{"name":"export-date","value":"2020-02-19"}]
		}`},
		{"web-of-science unknown-tag missing-er", `{
			"type":"paper-conference", "genre":"Proceedings Paper",
			"contributors":[{"family":"Sol","given":"I","role":"author"},{"family":"Berg","given":"O","role":"editor"},{"family":"Lind","given":"U","role":"editor"}],
			"titles":[{"role":"main","value":"On the moon"}],
			"container":{"title":"THE SEA AND THE SKY","isbn":["9780306406157"]},
			"series":{"title":"Lectures on the Sea"},
			"languages":["en"],
			"dates":[{"kind":"issued","value":"2012"}],
			"pages":{"first":"1","last":"9"},
			"identifiers":[{"scheme":"wos","value":"WOS:000312345600002"}],
			"details":[{"name":"container-doi","value":"10.1000/sky"}],
			"unclaimed":[{"text":"unknown"}]
		}`},
		{"web-of-science", `{
			"type":"book", "genre":"Book",
			"contributors":[{"family":"Sol","given":"I","role":"author"}],
			"titles":[{"role":"main","value":"Waves"},{"role":"alternate","value":"WAVES"}],
			"publisher":{"name":"QUAY PRESS","place":"BREST"},
			"dates":[{"kind":"issued","value":"2013"}],
			"number_of_pages":200,
			"identifiers":[{"scheme":"isbn","value":"9780306406157"},{"scheme":"wos","value":"WOS:000312345600003"}]
		}`},
	}
	for i, want := range want {
		got := entries[i].Record()
		require.Equal(t, "wos-tagged", got.Origin.Dialect)
		require.Equal(t, want.diagnostics, codes(got.Diagnostics))
		require.Equal(t, changed(t, map[string]any{}, want.values), typedValues(t, got))
		require.NoError(t, got.Verify(textOf(in, ""), allRules()...))
	}
	requireSameEntries(t, in, nil)
}

// TestWebOfScienceTypes reads types from PT and DT.
func TestWebOfScienceTypes(t *testing.T) {
	tests := []struct {
		publication, document string
		want                  record.Type
		subtype               string
	}{
		{"J", "Article", record.TypeArticleJournal, ""},
		{"J", "Review; Early Access", record.TypeArticleJournal, record.SubtypeReview},
		{"J", "Article; Proceedings Paper", record.TypeArticleJournal, ""},
		{"B", "Book", record.TypeBook, ""},
		{"B", "Article; Book Chapter", record.TypeChapter, ""},
		{"S", "Proceedings Paper", record.TypeConferencePaper, ""},
		{"S", "Review; Book Chapter", record.TypeChapter, record.SubtypeReview},
		{"S", "Book", record.TypeBook, ""},
		{"S", "Editorial Material", record.TypeChapter, ""},
		{"C", "Proceedings Paper", record.TypeConferencePaper, ""},
		{"P", "", record.TypePatent, ""},
		{"X", "Article", "", ""},
	}
	for _, test := range tests {
		in := "PT " + test.publication + "\nTI Tides\nDT " + test.document + "\nER\n"
		records := readRecords(t, []byte(in))
		require.Len(t, records, 1, in)
		require.Equal(t, test.want, records[0].Type, in)
		require.Equal(t, test.subtype, records[0].Subtype, in)
		verify(t, []byte(in))
	}
}

// TestWebOfScienceNames reads names in full for those with initials.
func TestWebOfScienceNames(t *testing.T) {
	tests := []struct{ in, want string }{
		{"AU Sol, I\n   Berg, O\nAF Sol, Ida\n   Berg, Olaf\n", "Sol, Ida; Berg, Olaf"},
		{"AU Sol, I\n   Berg, O\nAF Sol, Ida\n", "Sol, I; Berg, O"},
		{"AU Sol, I\nAF Sol, Ida\n   Berg, Olaf\n", "Sol, Ida; Berg, Olaf"},
		{"AF Sol, Ida\n", "Sol, Ida"},
		{"AU Sol, Ida; Berg, Olaf\n", "Sol, Ida; Berg, Olaf"},
		{"AU \n", ""},
	}
	for _, test := range tests {
		in := []byte("PT J\n" + test.in + "ER\n")
		var names []string
		for _, c := range readRecords(t, in)[0].Contributors {
			names = append(names, c.Family+", "+c.Given)
		}
		require.Equal(t, test.want, strings.Join(names, "; "), test.in)
		verify(t, in)
	}
}

// TestWebOfScienceFields reads what a tag says in records of one kind only, and
// what Web of Science writes where it knows nothing.
func TestWebOfScienceFields(t *testing.T) {
	tests := []struct{ in, path, want string }{
		{"PT P\nAU SOL I\nTI Tides\nPN EP123-A\nER\n", "number", `"EP123-A"`},
		{"PT P\nAU SOL I\nTI Tides\nAE SEA CORP\nER\n", "publisher/name", `"SEA CORP"`},
		{"PT P\nAU SOL I\nTI Tides\nER\n", "contributors", `[{"family":"SOL","given":"I","role":"inventor"}]`},
		{"PT P\nAU SOL I\nTI Tides\nPD EP123-A   31 Oct 2013   A01H-005/00   201375   Pages: 52   English\nER\n", "dates", `[{"kind":"issued","value":"2013-10-31"}]`},
		{"PT P\nAU SOL I\nTI Tides\nPI US637000P   24 Apr 2012\nER\n", "details", `[{"name":"priority-numbers","value":"US637000P 24 Apr 2012"}]`},
		{"PT J\nAU Sol, I\nTI Tides\nFT Marées\nER\n", "titles/1", `{"value":"Marées","role":"original"}`},
		{"PT J\nAU Sol, I\nTI Tides\nBP 12\nEP +\nER\n", "pages", `{"first":"12"}`},
		{"PT J\nAU Sol, I\nTI Tides\nPD FAL\nPY 2011\nER\n", "dates", `[{"kind":"issued","value":"2011-23"}]`},
		{"PT J\nAU [Anonymous]\nTI Tides\nER\n", "titles/0/value", `"Tides"`},
	}
	for _, test := range tests {
		records := readRecords(t, []byte(test.in))
		require.Len(t, records, 1, test.in)
		value, ok := records[0].At(test.path)
		require.True(t, ok, test.in)
		got, err := json.Marshal(value)
		require.NoError(t, err)
		require.JSONEq(t, test.want, string(got), test.in)
		for _, d := range records[0].Diagnostics {
			require.Equal(t, record.SeverityNote, d.Severity, test.in)
		}
		verify(t, []byte(test.in))
	}
}

// TestWebOfScienceBounds asks where records in Web of Science's form start and
// end among other text, and that prose starts none.
func TestWebOfScienceBounds(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string // the first and last tags of the records
	}{
		{"header and end", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI A\nER\n\nEF\n", []string{"PT ER"}},
		{"no end", "PT J\nTI A\nPT B\nTI B\n", []string{"PT TI", "PT TI"}},
		{"end of document for ER", "PT J\nTI A\n\nEF\n", []string{"PT TI"}},
		{"byte order mark", "\ufeffFN ISI Export Format\r\nVR 1.0\r\nPT J\r\nTI A\r\nER\r\n", []string{"PT ER"}},
		{"mark before PT", "\ufeffPT J\nTI A\nER\n", []string{"PT ER"}},
		{"RIS behind it", "PT J\nTI A\nTY  - JOUR\nTI  - B\nER  - \n", []string{"PT TI", "TY ER"}},
		{"RIS without TY behind it", "PT J\nTI A\nAU  - Sol, Ida\nER  - \n", []string{"PT TI", "AU ER"}},
		{"behind RIS", "TY  - JOUR\nTI  - B\nER  - \n\nPT J\nTI A\nER\n", []string{"TY ER", "PT ER"}},
		{"header behind RIS without ER", "TY  - JOUR\nAB  - B\nFN Thomson Reuters Web of Science\nVR 1.0\nPT J\nTI A\nER\n", []string{"TY AB", "PT ER"}},
		{"behind RIS without ER and a blank line", "TY  - JOUR\nPY  - 2011\n\nPT J\nTI A\nER\n", []string{"TY PY", "PT ER"}},
		{"ER of RIS", "PT J\nTI A\nER  - \nPT J\nTI B\nER  - \n", []string{"PT ER", "PT ER"}},
		{"in an abstract", "TY  - JOUR\nAB  - It ends.\nPT J\nTI was read\n\nPT J\nTI was read\nER  - \n", []string{"TY ER"}},
		{"outside of records, prose", "The staging was\nPT B\nand that was it\nTI A\n", nil},
		{"outside of records, RIS", "PT J\nTY  - JOUR\nER  - \n", []string{"TY ER"}},
		{"in another case", "Pt J\nTI A\nER\n", nil},
		{"indented", " PT J\nTI A\nER\n", nil},
		{"a word", "PT Journal\nTI A\nER\n", nil},
		{"MEDLINE", "PMID- 12\nPT  - Journal Article\nTI  - A\n", []string{"TI TI"}},
		{"alone", "PT J\n", nil},
		{"a continuation like a start", "PT J\nAB One\n   PT J\n   ER\n   TY  - JOUR\nER\n", []string{"PT ER"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := []byte(test.in)
			entries, r := readEntries(t, in, nil)
			requireWrittenBack(t, in, entries, r)
			var got []string
			for _, e := range entries {
				got = append(got, e.Fields[0].Tag+" "+e.Fields[len(e.Fields)-1].Tag)
			}
			require.Equal(t, test.want, got)
			for _, o := range []*Options{nil, {MaxRecord: 3}, {MaxRecord: 9}, {MaxFields: 1}, {MaxFields: 2}, {MaxLine: 4}} {
				requireSameEntries(t, in, o)
			}
			verify(t, in)
			whole, _ := readWindowed(t, in, nil, len(in)+8)
			parts, _ := readWindowed(t, in, nil, 64)
			require.Equal(t, whole, parts)
		})
	}
}

// TestWebOfScienceRepaired leaves records in the form as they are, but for
// their encoding and line ends.
func TestWebOfScienceRepaired(t *testing.T) {
	in, err := os.ReadFile(filepath.Join("testdata", "web-of-science.ciw"))
	require.NoError(t, err)
	for name, text := range map[string]string{"LF": string(in), "UTF-16": toUTF16(string(in)), "a CR LF": strings.Replace(string(in), "TI Waves\n", "TI Waves\r\n", 1)} {
		var out bytes.Buffer
		require.NoError(t, WriteRepaired(&out, strings.NewReader(text), nil))
		require.Equal(t, string(in), strings.TrimPrefix(out.String(), "\ufeff"), name)
	}
}

// TestWebOfScienceHostile reads records with very many fields and lines of one
// thing.
func TestWebOfScienceHostile(t *testing.T) {
	const lines = 30_000
	for _, tag := range []string{"AU", "AF", "BF", "C1", "C3", "DE", "ID", "DT", "TC", "CA"} {
		for _, part := range []string{"\n" + tag + " A", "\n   A, B", "\n   A;", ";", "; A", "\n   A."} {
			in := "PT J\nAU B, C\nAF B, Carl\n" + tag + " D" + strings.Repeat(part, lines) + "\nER\n"
			read, err := NewReader(strings.NewReader(in), nil).Read()
			require.NoError(t, err)
			require.NotEmpty(t, read.Raw, "%s of %q", tag, part)
		}
	}
}

// TestWebOfScienceWritten writes records as RIS: what no rule read has a tag of
// another form, which is not written as one of RIS, and is reported.
func TestWebOfScienceWritten(t *testing.T) {
	in := "PT J\nAU Sol, I\nTI Tides\nSO SEA\nCR Alder N, 1999, SAND, V1, P2\n   Birk O, 2001, SAND\nPY 2011\nER\n"
	first := readRecords(t, []byte(in))[0]
	lost := map[string]string{}
	out := write(t, &WriterOptions{OnLoss: func(l record.Loss) { lost[l.Path] = l.Value }}, first)
	require.NotContains(t, out, "Alder")
	require.Contains(t, out, "TI  - Tides")
	require.Equal(t, map[string]string{"raw/4": "Alder N, 1999, SAND, V1, P2\nBirk O, 2001, SAND"}, lost)
	back := readRecords(t, []byte(out))
	require.Len(t, back, 1)
	require.Equal(t, "SEA", back[0].Container.Title)
	require.Empty(t, back[0].Origin.Dialect)
}

// TestWebOfScienceCorpus reads real files in the form.
func TestWebOfScienceCorpus(t *testing.T) {
	type facts struct{ title, author, doi string }
	tests := map[string][]facts{
		"example_wos.ris": {
			{"Interactions stabilizing the structure of the core light-harvesting complex (LHl) of photosynthetic bacteria and its subunit (B820)", "Parkes-Loach", "10.1021/bi049798f"},
			{"Proximal and distal influences on ligand binding kinetics in microperoxidase and heme model compounds", "Cao", "10.1021/bi0497291"},
		},
		"IsiImporterTestWOS.isi": {
			{"Optical and photoelectric spectroscopy of photorefractive Sn2P2S6 crystals", "Gamernyk", ""},
			{"Optical waveguides in Sn2P2S6 by low fluence MeV He+ ion implantation", "Guarino", ""},
		},
		"IsiImporterTestMedline.isi": {
			{"Effects of modafinil on cognitive performance and alertness during sleep deprivation", "Wesensten", ""},
			{"Estrogen therapy selectively enhances prefrontal cognitive processes: a randomized, double-blind, placebo-controlled study with functional magnetic resonance imaging in perimenopausal and recently postmenopausal women", "Joffe", ""},
		},
		"IsiImporterTestInspec.isi": {
			{"Second harmonic generation of continuous wave ultraviolet light and production of beta -BaB2O4 optical waveguides", "Degl'Innocenti", ""},
			{"Optical and photoelectric spectroscopy of photorefractive Sn2P2S6 crystals", "Gamernyk", ""},
		},
		"IsiImporterTest1.isi": {{"Optical properties of MgO doped LiNbO3 single crystals", "", ""}},
		"IsiImporterTest2.isi": {
			{"Optical properties of MgO doped LiNbO3 single crystals", "", ""},
			{"Optical properties of MgO doped LiNbO3 single crystals", "", ""},
			{"Optical properties of MgO doped LiNbO3 single crystals", "", ""},
		},
		"IsiImporterTestEmpty.isi": nil,
	}
	found := 0
	for _, path := range corpus.Files(t, ".isi", ".ris") {
		want, ok := tests[filepath.Base(path)]
		if !ok {
			continue
		}
		found++
		in, err := os.ReadFile(path)
		require.NoError(t, err)
		entries, r := readEntries(t, in, nil)
		requireWrittenBack(t, in, entries, r)
		require.Len(t, entries, len(want), path)
		for i, want := range want {
			got := entries[i].Record()
			require.Equal(t, want.title, got.Title())
			require.Equal(t, want.doi, got.Identifier(record.SchemeDOI))
			if want.author != "" {
				require.Equal(t, want.author, got.Contributors[0].Family)
			}
			require.NoError(t, got.Verify(textOf(in, r.Document().Encoding), allRules()...))
		}
		requireSameEntries(t, in, nil)
	}
	require.Equal(t, len(tests), found)
}
