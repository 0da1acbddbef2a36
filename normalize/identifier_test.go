package normalize

import (
	"strings"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// rejected is what the tables of this package expect of a refused value.
const rejected = "(rejected)"

func orRejected(value string, err error) string {
	if err != nil {
		return rejected
	}
	return value
}

func TestDOI(t *testing.T) {
	tests := []struct{ in, want string }{
		{"10.2196/17362", "10.2196/17362"},
		{"DOI: 10.2196/17362.", "10.2196/17362"},
		{"doi10.2196/17362", "10.2196/17362"},
		{"info:doi/10.2196/17362", "10.2196/17362"},
		{"doi:https://doi.org/10.2196/17362", "10.2196/17362"},
		{"HTTPS://DX.DOI.ORG/10.2196/17362/", "10.2196/17362"},
		{"doi.org/10.2196/17362", "10.2196/17362"},
		{"https://doi-org.proxy.example.edu/10.2196/17362", "10.2196/17362"},
		{"http://dx.doi.org.ezproxy.example.edu/10.2196/17362", "10.2196/17362"},
		{"10.1016/j.x.2020.01.001 [doi]", "10.1016/j.x.2020.01.001"},
		{"https://doi.org/10.2196/17362?utm_source=feed&x=1#top", "10.2196/17362"},
		{"10.1002/(SICI)1097&lt;1::AID&gt;3.0.CO;2-F", "10.1002/(sici)1097<1::aid>3.0.co;2-f"},
		{"10.1016/S0140-6736(20)30183-5).", "10.1016/s0140-6736(20)30183-5"},
		{"10.1000/456#789", "10.1000/456#789"},
		{"10.1000/a%2Fb", "10.1000/a%2fb"},
		{"https://doi.org/10.1000/a%2Fb", "10.1000/a/b"},
		{"10.1000.10/abc", "10.1000.10/abc"},
		{"10.1000/ÄB", "10.1000/Äb"},
		{"10.2196/\u200b17362", "10.2196/17362"},
		{"10.1000/abc; 10.1000/def", rejected},
		{"10.1000/abc;10.1000/def", rejected},
		{"10.1000/…", rejected},
		{"10.100/abc", rejected},
		{"10.2196/", rejected},
		{"10.2196/...", rejected},
		{"see 10.2196/17362", rejected},
		{"10.1000/a\x80b", rejected},
		{"", rejected},
		{"10.1000/" + strings.Repeat("a", 3000), rejected},
	}
	for _, test := range tests {
		got := orRejected(DOI(test.in))
		require.Equal(t, test.want, got, "%.60q", test.in)
		if got != rejected {
			require.Equal(t, got, orRejected(DOI(got)), "again")
		}
	}
}

func TestFindDOIs(t *testing.T) {
	tests := []struct {
		text string
		want []string // value and the text at its place, in turn
	}{
		{"See doi:10.2196/17362, and (https://doi.org/10.1111/PAPT.12341).",
			[]string{"10.2196/17362", "10.2196/17362", "10.1111/papt.12341", "https://doi.org/10.1111/PAPT.12341"}},
		{"(10.1016/S0140-6736(20)30183-5)", []string{"10.1016/s0140-6736(20)30183-5", "10.1016/S0140-6736(20)30183-5"}},
		{"10.1000/abc;10.1000/def;PMID:123", []string{"10.1000/abc", "10.1000/abc", "10.1000/def", "10.1000/def"}},
		{`<a href="https://doi.org/10.1000/x%3Ay">10.1000/z</a>`,
			[]string{"10.1000/x:y", "https://doi.org/10.1000/x%3Ay", "10.1000/z", "10.1000/z"}},
		{"old 10.1002/(SICI)1097-4679(199911)55:11<1325::AID-JCLP2>3.0.CO;2-F one",
			[]string{"10.1002/(sici)1097-4679(199911)55:11<1325::aid-jclp2>3.0.co;2-f", "10.1002/(SICI)1097-4679(199911)55:11<1325::AID-JCLP2>3.0.CO;2-F"}},
		{"DOI：10.1000/abc，中文", []string{"10.1000/abc", "10.1000/abc"}},
		{"10.1234/abc–def and 10.1234/abc… and 2010.1234/x", nil},
		{"ratio 10.5 and 10.2196 alone, 10.1234/ also", nil},
	}
	for _, test := range tests {
		var got []string
		for _, found := range FindDOIs(test.text) {
			got = append(got, found.Value, test.text[found.Start:found.End])
			again, err := DOI(test.text[found.Start:found.End])
			require.NoError(t, err)
			require.Equal(t, found.Value, again)
		}
		require.Equal(t, test.want, got, test.text)
	}
	require.Empty(t, FindDOIs(strings.Repeat("10.", 300_000)))
	require.Empty(t, FindDOIs(strings.Repeat("10.1234/", 100_000)+"…"))
}

func TestIdentifierReaders(t *testing.T) {
	tests := []struct {
		scheme   record.Scheme
		in, want string
	}{
		{record.SchemePMID, "PMID: 32706713", "32706713"},
		{record.SchemePMID, "32706713 [pmid]", "32706713"},
		{record.SchemePMID, "MED:33788999", "33788999"},
		{record.SchemePMID, "info:pmid/33788999", "33788999"},
		{record.SchemePMID, "https://europepmc.org/article/MED/33788999", "33788999"},
		{record.SchemePMID, "http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=123", "123"},
		{record.SchemePMID, "http://www.ncbi.nlm.nih.gov/pubmed/?term=123", rejected},
		{record.SchemePMID, "0123", rejected},
		{record.SchemePMID, "1234567890", rejected},
		{record.SchemePMID, "mdl-33788999", rejected},
		{record.SchemePMCID, "PMCID: PMC7420000", "PMC7420000"},
		{record.SchemePMCID, "https://pmc.ncbi.nlm.nih.gov/articles/PMC7420000/pdf/main.pdf", "PMC7420000"},
		{record.SchemePMCID, "PMC", rejected},
		{record.SchemePMCID, "PMC7420000.x", rejected},
		{record.SchemeArXiv, "arXiv:0806.2878v1 [cs.DL]", "0806.2878v1"},
		{record.SchemeArXiv, "http://export.arxiv.org/abs/hep-th/9901001", "hep-th/9901001"},
		{record.SchemeArXiv, "https://doi.org/10.48550/arXiv.math.CA/0611800", "math.CA/0611800"},
		{record.SchemeArXiv, "0703.0001", rejected},
		{record.SchemeArXiv, "hep-th/0801001", rejected},
		{record.SchemeArXiv, "2303.00964v0", rejected},
		{record.SchemeArXiv, "10.2196/17362", rejected},
		{record.SchemeISBN, "ISBN-13: 978-0-306-40615-7 (pbk.)", "9780306406157"},
		{record.SchemeISBN, "urn:isbn:0306406152", "9780306406157"},
		{record.SchemeISBN, "0-306-40615-3", rejected},
		{record.SchemeISBN, "977-0-306-40615-7", rejected},
		{record.SchemeORCID, "ORCID: 0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"},
		{record.SchemeORCID, "https://example.org/0000-0002-1825-0097", rejected},
		{record.SchemeScopus, "2-s2.0-85105520478", "85105520478"},
		{record.SchemeScopus, "SCOPUS:85105520478", "85105520478"},
		{record.SchemeScopus, "https://www.scopus.com/record/display.uri?eid=2-s2.0-85105520478&origin=x", "85105520478"},
		{record.SchemeScopus, "https://www.scopus.com/sources", rejected},
		{record.SchemeWoS, "WOS:000552342300001", "WOS:000552342300001"},
		{record.SchemeWoS, "https://www.webofscience.com/wos/woscc/full-record/WOS:000552342300001", "WOS:000552342300001"},
		{record.SchemeWoS, "000552342300001", rejected},
		{record.SchemeEmbase, "L604733461", "L604733461"},
		{record.SchemeEmbase, "http://www.embase.com/search/results?subaction=viewrecord&from=export&id=L604733461", "L604733461"},
		{record.SchemeEmbase, "604733461", rejected},
		{record.SchemeHandle, "http://hdl.handle.net/2066/12345", "2066/12345"},
		{record.SchemeHandle, "hdl:2066/12345", "2066/12345"},
		{record.SchemeHandle, "http://example.org/2066/12345", rejected},
	}
	for _, test := range tests {
		for _, scheme := range identifierSchemes {
			if scheme.scheme == test.scheme {
				got := orRejected(scheme.read(test.in))
				require.Equal(t, test.want, got, "%s %q", test.scheme, test.in)
				if got != rejected {
					require.Equal(t, got, orRejected(scheme.read(got)), "again")
				}
			}
		}
	}
}

func TestISSNKind(t *testing.T) {
	tests := []struct {
		in   string
		want record.ISSN
	}{
		{"urn:ISSN:1438-8871", record.ISSN{Value: "1438-8871"}},
		{"1438-8871", record.ISSN{Value: "1438-8871"}},
		{"14388871", record.ISSN{Value: "1438-8871"}},
		{"1438–8871", record.ISSN{Value: "1438-8871"}},
		{"eISSN: 1438-8871", record.ISSN{Value: "1438-8871", Kind: "electronic"}},
		{"ISSN-L 1438-8871", record.ISSN{Value: "1438-8871", Kind: "linking"}},
		{"2050-084x (Online)", record.ISSN{Value: "2050-084X", Kind: "electronic"}},
		{"ISSN (Print): 2673-253X", record.ISSN{Value: "2673-253X", Kind: "print"}},
	}
	for _, test := range tests {
		got, err := ISSN(test.in)
		require.NoError(t, err, test.in)
		require.Equal(t, test.want, got, test.in)
	}
	for _, in := range []string{"", "1438-8871; 2673-253X", "9789038645032", "1438-8871 (Boston)", "1438-88710"} {
		_, err := ISSN(in)
		require.Error(t, err, in)
	}
}

func TestFindISSNsAndISBNs(t *testing.T) {
	tests := []struct {
		in    string
		issns []string
		isbns []string
	}{
		{"0066-4804 (Print) 0066-4804", []string{"0066-4804 print", "0066-4804 "}, nil},
		{"1873-0442 1477-8939", []string{"1873-0442 ", "1477-8939 "}, nil},
		{"1438-8871; ISSN (Print): 2673-253X", []string{"1438-8871 ", "2673-253X print"}, nil},
		{"978-0-306-40615-7 (pbk.); 0-306-40615-2", nil, []string{"9780306406157", "9780306406157"}},
		{"9780306406157 1438-8871", []string{"1438-8871 "}, []string{"9780306406157"}},
		{"1438-8872, 9780306406158", nil, nil},
		{`0028-0836 (Print)\r1476-4687 (Linking)`, []string{"0028-0836 print", "1476-4687 linking"}, nil},
		{`978-0-306-40615-7\n1438-8871`, []string{"1438-8871 "}, []string{"9780306406157"}},
		{"", nil, nil},
	}
	for _, test := range tests {
		var issns, isbns []string
		for _, found := range FindISSNs(test.in) {
			require.Equal(t, found.Value, first(ISSN(test.in[found.Start:found.End])))
			issns = append(issns, found.Value.Value+" "+found.Value.Kind)
		}
		for _, found := range FindISBNs(test.in) {
			require.Equal(t, found.Value, first(ISBN(test.in[found.Start:found.End])))
			isbns = append(isbns, found.Value)
		}
		require.Equal(t, test.issns, issns, test.in)
		require.Equal(t, test.isbns, isbns, test.in)
	}
}

func TestBVSID(t *testing.T) {
	id, pmid, err := BVSID("ID: mdl-33788999")
	require.NoError(t, err)
	require.Equal(t, []string{"mdl-33788999", "33788999"}, []string{id, pmid})
	id, pmid, err = BVSID("biblio-1128423")
	require.NoError(t, err)
	require.Equal(t, []string{"biblio-1128423", ""}, []string{id, pmid})
	for _, in := range []string{"", "33788999", "mdl-", "-33788999", "mdl-12a"} {
		_, _, err := BVSID(in)
		require.Error(t, err, in)
	}
}

func TestIdentifiers(t *testing.T) {
	tests := []struct {
		in   string
		want []record.Identifier
	}{
		{"https://doi.org/10.2196/17362", []record.Identifier{{Scheme: "doi", Value: "10.2196/17362"}}},
		{"info:doi/10.2196/17362", []record.Identifier{{Scheme: "doi", Value: "10.2196/17362"}}},
		{"http://www.ncbi.nlm.nih.gov/pubmed/32706713", []record.Identifier{{Scheme: "pmid", Value: "32706713"}}},
		{"PMID: 32706713", []record.Identifier{{Scheme: "pmid", Value: "32706713"}}},
		{"pmc7420000", []record.Identifier{{Scheme: "pmcid", Value: "PMC7420000"}}},
		{"10.48550/arXiv.2303.00964", []record.Identifier{
			{Scheme: "doi", Value: "10.48550/arxiv.2303.00964"}, {Scheme: "arxiv", Value: "2303.00964"}}},
		{"arXiv:2303.00964", []record.Identifier{{Scheme: "arxiv", Value: "2303.00964"}}},
		{"http://hdl.handle.net/2066/12345", []record.Identifier{{Scheme: "handle", Value: "2066/12345"}}},
		{"http://hdl.handle.net/10.2196/17362", []record.Identifier{{Scheme: "doi", Value: "10.2196/17362"}}},
		{"32706713", nil},
		{"2303.00964", nil},
		{"1438-8871", nil},
		{"9780306406157", nil},
		{"Davies2020", nil},
		{"http://www.jmir.org/2020/7/e17362/", nil},
		{"https://orcid.org/0000-0002-1825-0097", nil},
		{"PhD thesis", nil},
		{"2066/12345", nil},
		{"", nil},
	}
	for _, test := range tests {
		require.Equal(t, test.want, Identifiers(test.in), test.in)
	}
}

func TestIdentifierKey(t *testing.T) {
	tests := []struct {
		id   record.Identifier
		want string
	}{
		{record.Identifier{Scheme: "doi", Value: "10.1037//0003-066x.59.1.29"}, "doi:10.1037/0003-066x.59.1.29"},
		{record.Identifier{Scheme: "doi", Value: "10.3389/fdgth.2023.1/full"}, "doi:10.3389/fdgth.2023.1"},
		{record.Identifier{Scheme: "doi", Value: "10.48550/arxiv.2303.00964"}, "arxiv:2303.00964"},
		{record.Identifier{Scheme: "arxiv", Value: "2303.00964v2"}, "arxiv:2303.00964"},
		{record.Identifier{Scheme: "pmcid", Value: "PMC6084870.2"}, "pmcid:pmc6084870"},
		{record.Identifier{Scheme: "accession", Value: "A1", Authority: "PsycINFO"}, "accession:psycinfo:a1"},
		{record.Identifier{Scheme: "pmid", Value: "123"}, "pmid:123"},
		{record.Identifier{Scheme: "accession", Value: "CN-00000001", Authority: CENTRAL}, "accession:central:cn-00000001"},
		{record.Identifier{Scheme: "accession", Value: "cn-00000001", Authority: "Cochrane"}, "accession:central:cn-00000001"},
		{record.Identifier{Scheme: "doi", Value: "10.1002/central/cn-00000001"}, "accession:central:cn-00000001"},
	}
	for _, test := range tests {
		require.Equal(t, test.want, IdentifierKey(test.id))
	}
	require.Equal(t, "10.1000/", DOIKey("10.1000/"))
	require.Equal(t, "no doi", DOIKey("No DOI"))
}
