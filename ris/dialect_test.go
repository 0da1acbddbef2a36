package ris

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestDialectTables asks that the tables are sound: sorted, compiled without
// an error, within the limits of recognition.
func TestDialectTables(t *testing.T) {
	names := DialectNames()
	require.True(t, slices.IsSorted(names), "%v", names)
	require.LessOrEqual(t, len(dialects), maxDialects)
	evidence := 0
	for i := range dialects {
		d := &dialects[i]
		require.NotEmpty(t, d.Title, d.Name)
		require.NotEmpty(t, d.Evidence, d.Name)
		_, err := d.compile()
		require.NoError(t, err, d.Name)
		sum := 0
		for _, e := range d.Evidence {
			sum += max(e.Score, 0)
			asks := 0
			for _, text := range []string{e.Is, e.Starts, e.Contains, e.Host} {
				if text != "" {
					asks++
				}
			}
			require.LessOrEqual(t, asks, 1, "%s: a row of the table of evidence asks one thing", d.Name)
		}
		require.GreaterOrEqual(t, sum, RecognisedFrom, "%s can never be recognised", d.Name)
		evidence += len(d.Evidence)
	}
	require.LessOrEqual(t, evidence, maxEvidence)
}

// TestDialectRoundTrip writes every dialect as JSON and reads it again.
func TestDialectRoundTrip(t *testing.T) {
	for _, d := range Dialects() {
		text, err := json.Marshal(d)
		require.NoError(t, err)
		back, err := ReadDialect(bytes.NewReader(text))
		require.NoError(t, err, d.Name)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again))
	}
	for _, name := range Meanings() {
		m, ok := meaningNamed(name)
		require.True(t, ok, name)
		if m.to == toDetail {
			require.Contains(t, allRules()[1], detailPrefix+m.as)
		}
		if m.to == toText {
			require.NotNil(t, textField(&record.Record{}, m.as), name)
		}
		if m.to == toLibrary {
			require.NotNil(t, libraryTexts(&record.Record{}, m.as), name)
		}
	}
}

func TestReadDialectErrors(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"no JSON", "TY  - JOUR", "line 1"},
		{"broken in line 2", "{\n\"name\": x}", "line 2"},
		{"unknown member", `{"name":"a","tag":[]}`, `unknown field "tag"`},
		{"text behind it", "{\"name\":\"a\"}\n\nmore", "line 3: text behind the dialect"},
		{"no name", `{"title":"A"}`, "name: a dialect needs a name"},
		{"no tag", `{"name":"a","tags":[{"tag":"ABC","meaning":"note"}]}`, `tag 1: "ABC" is not a tag`},
		{"type of reference", `{"name":"a","tags":[{"tag":"TY","meaning":"note"}]}`, `tag 1: "TY" is not a tag`},
		{"unknown meaning", `{"name":"a","tags":[{"tag":"C1","meaning":"notes"}]}`, `tag 1 (C1): unknown meaning "notes"; expected one of`},
		{"unknown role", `{"name":"a","tags":[{"tag":"C1","meaning":"name/chief"}]}`, `unknown meaning "name/chief"`},
		{"a role too many", `{"name":"a","tags":[{"tag":"C1","meaning":"volume/first"}]}`, `unknown meaning "volume/first"`},
		{"unknown type", `{"name":"a","tags":[{"tag":"C1","types":["JOUR","JORU"],"meaning":"note"}]}`, `tag 1 (C1): unknown type "JORU"`},
		{"two meanings", `{"name":"a","tags":[{"tag":"C1","meaning":"note"},{"tag":"C1","meaning":"issue"}]}`, "tag 2 (C1): has two meanings"},
		{"evidence without tag", `{"name":"a","evidence":[{"is":"x","score":5}]}`, `evidence 1: "" is not a tag`},
		{"evidence without score", `{"name":"a","evidence":[{"tag":"DB"}]}`, "evidence 1: a score of 0"},
		{"too long", strings.Repeat(" ", maxDialect+1), "at most"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadDialect(strings.NewReader(test.in))
			require.ErrorContains(t, err, test.want)
		})
	}
	_, err := DialectOf("nobody")
	require.ErrorContains(t, err, "expected one of asreview, ")
}

// TestDialectOption reads all records in the dialect that the user names, also
// tags that are in no sheet.
func TestDialectOption(t *testing.T) {
	dialect, err := ReadDialect(strings.NewReader(`{
	  "name": "house",
	  "tags": [
	    {"tag": "C1", "meaning": "note"},
	    {"tag": "T2", "types": ["JOUR"], "meaning": "title/subtitle"},
	    {"tag": "XY", "meaning": "text/publisher/place"}
	  ]
	}`))
	require.NoError(t, err)
	in := "TY  - JOUR\nTI  - Tides\nT2  - A study\nC1  - Mine\nXY  - Bonn\nDB  - Scopus\nER  - \nTY  - CHAP\nT2  - The sea\nER  - \n"
	r := NewReader(strings.NewReader(in), &Options{Dialect: dialect})
	first, err := r.Read()
	require.NoError(t, err)
	require.Equal(t, "house", first.Origin.Dialect)
	require.Equal(t, record.Title{Value: "A study", Role: record.TitleSubtitle}, first.Titles[1])
	require.Equal(t, []record.Note{{Text: "Mine"}}, first.Notes)
	require.Equal(t, "Bonn", first.Publisher.Place)
	second, err := r.Read()
	require.NoError(t, err)
	require.Equal(t, "The sea", second.Container.Title, "the dialect speaks of articles")

	named, err := DialectOf("Scopus")
	require.NoError(t, err)
	r = NewReader(strings.NewReader(in), &Options{Dialect: named})
	first, err = r.Read()
	require.NoError(t, err)
	require.Equal(t, "scopus", first.Origin.Dialect)

	r = NewReader(strings.NewReader(in), &Options{Dialect: &Dialect{Name: "x", Tags: []TagMeaning{{Tag: "C1", Meaning: "no"}}}})
	_, err = r.Read()
	require.ErrorContains(t, err, `unknown meaning "no"`)
}

// TestOwnDialect recognises records by the user's own dialect beside the known
// ones, each record by what it holds.
func TestOwnDialect(t *testing.T) {
	own, err := ReadDialect(strings.NewReader(`{
	  "name": "house",
	  "evidence": [
	    {"tag": "DB", "is": "House catalogue", "score": 5},
	    {"tag": "N1", "starts": "House", "contains": "note", "score": 5},
	    {"tag": "ID", "after": "VL", "last": true, "score": 3},
	    {"tag": "UR", "host": "house.example", "score": 2}
	  ],
	  "tags": [{"tag": "T2", "types": ["JOUR"], "meaning": "title/subtitle"}, {"tag": "XY", "meaning": "text/publisher/place"}]
	}`))
	require.NoError(t, err)
	for _, test := range []struct{ want, in string }{
		{"house", "DB  - House catalogue\n"},
		{"scopus", "DB  - Scopus\n"},
		{"house", "DB  - House catalogue\nDB  - Scopus\n"}, // of equals the user's
		{"scopus", "DB  - House catalogue\nDB  - Scopus\nN1  - Export Date: 5 June 2020\n"},
		{"house", "N1  - House: a note\n"},
		{"", "N1  - House: a word\n"},
		{"house", "UR  - https://www.house.example/1\nVL  - 3\nID  - 1\n"},
		{"", "UR  - https://greenhouse.example/1\nVL  - 3\nID  - 1\n"},
		{"", "VL  - 3\nID  - 1\nUR  - https://www.house.example/1\n"},
		{"", ""},
	} {
		in := "TY  - JOUR\nTI  - Tides\nT2  - A study\nXY  - Bonn\n" + test.in + "ER  - \n"
		r, err := NewReader(strings.NewReader(in), &Options{OwnDialect: own}).Read()
		require.NoError(t, err)
		require.Equal(t, test.want, r.Origin.Dialect, in)
		unknown := slices.ContainsFunc(r.Diagnostics, func(d record.Diagnostic) bool { return d.Code == unknownTag.code })
		require.Equal(t, test.want != "house", unknown, in)
		require.Equal(t, test.want == "house", r.Publisher.Place == "Bonn", in)
	}
	_, err = NewReader(strings.NewReader("TY  - JOUR\nER  - \n"), &Options{OwnDialect: &Dialect{Name: "x", Tags: []TagMeaning{{Tag: "C1", Meaning: "no"}}}}).Read()
	require.ErrorContains(t, err, `unknown meaning "no"`)
}

// TestRecognise tells dialects by what single records hold.
func TestRecognise(t *testing.T) {
	tests := []struct{ want, in string }{
		{"", "TY  - JOUR\nTI  - Tides\nAU  - Sol, Ida\nPY  - 2011\n"},
		{"scopus", "TY  - JOUR\nTI  - Tides\nT2  - J Sea\nDB  - Scopus\nN1  - Export Date: 5 June 2020\n"},
		{"embase", "TY  - JOUR\nM3  - Article\nUR  - https://www.embase.com/records?subaction=viewrecord&id=L624219186\nU2  - L624219186\nDB  - Embase\n"},
		{"endnote", "TY  - JOUR\nAU  - Sol, Ida\nPY  - 2011\nST  - Tides\nT2  - J Sea\nTI  - Tides\nVL  - 3\nID  - 12\n"},
		{"ovid", "TY  - JOUR\nID  - 12\nT1  - Tides\nL2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=med1&AN=12\n"},
		{"ovid", "TY  - JOUR\nT1  - Tides\nDB  - Ovid MEDLINE(R) ALL\n"},
		{"ovid", "TY  - JOUR\nT1  - Tides\nDB  - Embase\nUR  - https://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=emed3&AN=631234567\n"},
		{"ovid", "TY  - JOUR\nID  - 12\nT1  - Tides\nUR  - http://ovidsp.ovid.com.proxy.example/ovidweb.cgi?T=JS&D=emed3&AN=12\n"},
		{"ebsco", "TY  - JOUR\nT1  - Tides\nN1  - Accession Number: 12345. Language: English.\n"},
		{"proquest", "TY  - JOUR\nT1  - Tides\nAN  - 12; 34\nUR  - https://www.proquest.com/docview/12?accountid=1\n"},
		{"pubmed", "TY  - JOUR\nTI  - Tides\nDB  - PubMed\nUR  - https://pubmed.ncbi.nlm.nih.gov/1234567/\n"},
		{"pmc", "TY  - JOUR\nT1  - Tides\nU1  - 1234567[pmid]\n"},
		{"ieee", "TY  - CONF\nTI  - Tides\nIS  - 1\nVO  - 3\nVL  - 3\nJA  - Sea\nY1  - 4-8 Aug. 2020\n"},
		{"jstor", "TY  - JOUR\nTI  - Tides\nC1  - Full publication date: Winter 2014\nDB  - JSTOR\n"},
		{"google-scholar", "TY  - JOUR\nTI  - Tides\nM1  - Query date: 2022-03-14 10:23:13\n"},
		{"jmir", "TY  - JOUR\nID  - info:doi/10.2196/1\nTI  - Tides\n"},
		{"pure", "TY  - JOUR\nT1  - Tides\nPY  - 2011\nY1  - 2011\nN2  - The tide.\nAB  - The tide.\nUR  - http://www.scopus.com/inward/record.url?scp=1&partnerID=8YFLogxK\n"},
		{"rayyan", "TY  - JOUR\nTI  - Tides\nN1  - RAYYAN-INCLUSION: {\"Ida\"=>\"Included\"}\n"},
		{"asreview", "TY  - JOUR\nTI  - Tides\nN1  - ASReview_relevant\n"},
		{"nature", "TY  - JOUR\nTI  - Tides\nPY  - 2017/04/07/online\nL3  - http://dx.doi.org/10.1038/nature1\n"},
		{"springer", "TY  - JOUR\nTI  - Tides\nSN  - 1234-5678\nUR  - https://doi.org/10.1007/s1\nDO  - 10.1007/s1\nID  - Sol2011\n"},
		{"sciencedirect", "TY  - JOUR\nTI  - Tides\nJO  - Sea\nVL  - 3\nUR  - http://www.sciencedirect.com/science/article/pii/S1\n"},
		{"atypon", "TY  - JOUR\nT1  - Tides\nN1  - doi: 10.1080/1\nDO  - 10.1080/1\nM3  - doi: 10.1080/1\n"},
		{"cochrane", "TY  - JOUR\nAN  - CN-01234567\nTI  - Tides\n"},
		{"bvs", "TY  - JOUR\nID  - biblio-1123456\nT1  - Tides\nDB  - LILACS\n"},
		{"covidence", "TY  - JOUR\nID  - covidence_12\nTI  - Tides\n"},
		{"wos", "TY  - JOUR\nTI  - Tides\nAN  - WOS:000312345600001\nJ9  - SEA\n"},
		{"wos-tagged", "TY  - JOUR\nTI  - Tides\nSO  - Sea\nUT  - WOS:000312345600001\n"},
		{"wos-tagged", "PT J\nTI Tides\nDB Scopus\n"},
		{"zotero", "TY  - JOUR\nTI  - Tides\nAU  - Sol, Ida\nT2  - Sea\nDA  - 2011/03/01/\nPY  - 2011\nY2  - 2011/04/02/10:11:12\n"},
		{"mendeley", "TY  - JOUR\nT1  - Tides\nL1  - file:///home/ida/Mendeley Desktop/a.pdf\n"},
		{"citavi", "TY  - BOOK\nTI  - Tides\nH1  - City library\n"},
		{"refman", "TY  - JOUR\nID  - 12\nT1  - Tides\nRP  - NOT IN FILE\n"},
		{"procite", "TY  - JOUR\nT1  - Tides\nN1  - ProCite field[8]: ed.\n"},
		{"lens", "TY  - JOUR\nTI  - Tides\nUR  - https://lens.org/1-2\n"},
		{"cnki", "TY  - JOUR\nTI  - Tides\nDP  - CNKI\n"},
		{"psycnet", "TY  - JOUR\nT1  - Tides\nEP  - 3\nY1  - 2011\nCY  - US\nAD  - Sol, Ida: here\nPB  - Sea\n"},
		{"trid", "TY  - JOUR\nTI  - Tides\nUR  - https://trid.trb.org/view/1\n"},
		{"wiso", "TY  - JOUR\nTI  - Tides\nUR  - https://www.wiso-net.de/document/1\n"},
	}
	seen := map[string]bool{"": true}
	for _, test := range tests {
		records := readRecords(t, []byte(test.in+"ER  - \n"))
		require.Equal(t, test.want, records[0].Origin.Dialect, test.in)
		seen[test.want] = true
	}
	for _, name := range DialectNames() {
		require.True(t, seen[name], "no record of the dialect %s is recognised here", name)
	}
}

// TestPlatformIsStated has the platform be what DP names, and the dialect what was
// recognised: a link into a service says nothing of who delivered the record.
func TestPlatformIsStated(t *testing.T) {
	const record = "TY  - JOUR\nTI  - Tides\n%sER  - \n"
	for _, test := range []struct{ fields, platform, database, dialect string }{
		{"DB  - Ovid MEDLINE(R)\nDP  - Ovid Technologies\n", "Ovid Technologies", "Ovid MEDLINE(R)", "ovid"},
		{"L2  - https://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=emed3&AN=631234567\n", "", "", "ovid"},
		{"DB  - ERIC\nUR  - https://search.proquest.com/docview/12?accountid=1\n", "", "ERIC", "proquest"},
		{"DP  - EBSCOhost\nDB  - CINAHL\nUR  - https://search.ebscohost.com/login.aspx?direct=true&AN=12\n", "EBSCOhost", "CINAHL", "ebsco"},
		{"DB  - Scopus\nUR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&partnerID=40\n", "", "Scopus", "scopus"},
		{"DB  - PubMed\nDP  - NLM\n", "NLM", "PubMed", "pubmed"},
		// A library that was made from a search elsewhere.
		{"L1  - internal-pdf://1/Sol.pdf\nUR  - https://search.ebscohost.com/login.aspx?direct=true&AN=12\n", "", "", "endnote"},
	} {
		origin := readRecords(t, []byte(strings.ReplaceAll(record, "%s", test.fields)))[0].Origin
		require.Equal(t, test.platform, origin.Platform, test.fields)
		require.Equal(t, test.database, origin.Database, test.fields)
		require.Equal(t, test.dialect, origin.Dialect, test.fields)
	}
}

// A field's length does not make recognising it slower than its first bytes.
func BenchmarkRecognise(b *testing.B) {
	fields := []record.RawField{
		{Name: "TY", Value: "JOUR"}, {Name: "TI", Value: "Tides of the sea"}, {Name: "AU", Value: "Sol, Ida"}, {Name: "AU", Value: "Mar, Bo"},
		{Name: "T2", Value: "Journal of Tides"}, {Name: "PY", Value: "2011"}, {Name: "VL", Value: "3"}, {Name: "IS", Value: "1"},
		{Name: "SP", Value: "12"}, {Name: "EP", Value: "19"}, {Name: "SN", Value: "1234-5678"}, {Name: "AB", Value: strings.Repeat("The tide comes. ", 90)},
		{Name: "KW", Value: "tide"}, {Name: "KW", Value: "moon"}, {Name: "UR", Value: "https://www.scopus.com/inward/record.uri?eid=2-s2.0-85074596690&partnerID=40"},
		{Name: "N1", Value: "Export Date: 5 June 2020"}, {Name: "DO", Value: "10.1000/tides.2011.3"}, {Name: "DB", Value: "Scopus"}, {Name: "ER"},
	}
	b.ReportAllocs()
	for b.Loop() {
		if recognise(fields, appendTags(nil, fields), nil) == nil {
			b.Fatal("not recognised")
		}
	}
}

func TestTagIndexes(t *testing.T) {
	for index, tag := range map[int]string{tagA1: "A1", tagAU: "AU", tagKW: "KW", tagM3: "M3", tagTY: "TY"} {
		require.Equal(t, tag, tagName(index))
	}
}
