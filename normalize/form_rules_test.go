package normalize

import (
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

func TestFormRules(t *testing.T) {
	tests := []struct {
		rule  string
		texts []string
		want  any
	}{
		{"text", []string{" in\u00a0press "}, "in press"},
		{"title", []string{"Views on", "therapy."}, "Views on therapy"},
		{"title/main", []string{"Views on therapy."}, record.Title{Value: "Views on therapy", Role: "main"}},
		{"title/translated", []string{"定性探索"}, record.Title{Value: "定性探索", Role: "translated"}},
		{"title.bracketed", []string{"[Views on therapy]."}, record.Title{Value: "Views on therapy", Role: "translated"}},
		{"abbreviation", []string{"J Med Internet Res"}, record.Abbreviation{Value: "J Med Internet Res", Kind: "medline"}},
		{"journal", []string{"Journal of Medical Internet Research"}, "Journal of Medical Internet Research"},
		{"doi", []string{"https://doi.org/10.2196/17362"}, record.Identifier{Scheme: "doi", Value: "10.2196/17362"}},
		{"doi.value", []string{"https://doi.org/10.2196/17362"}, "10.2196/17362"},
		{"pmid", []string{"http://www.ncbi.nlm.nih.gov/pubmed/32706713"}, record.Identifier{Scheme: "pmid", Value: "32706713"}},
		{"pmid.mdl", []string{"mdl-33788999"}, record.Identifier{Scheme: "pmid", Value: "33788999"}},
		{"bvs", []string{"mdl-33788999"}, record.Identifier{Scheme: "bvs", Value: "mdl-33788999"}},
		{"pmcid", []string{"PMC7420000"}, record.Identifier{Scheme: "pmcid", Value: "PMC7420000"}},
		{"arxiv", []string{"arXiv:2303.00964"}, record.Identifier{Scheme: "arxiv", Value: "2303.00964"}},
		{"isbn", []string{"0-306-40615-2"}, record.Identifier{Scheme: "isbn", Value: "9780306406157"}},
		{"isbn.value", []string{"0-306-40615-2"}, "9780306406157"},
		{"scopus", []string{"2-s2.0-85105520478"}, record.Identifier{Scheme: "scopus", Value: "85105520478"}},
		{"orcid", []string{"0000-0002-1825-0097"}, record.Identifier{Scheme: "orcid", Value: "https://orcid.org/0000-0002-1825-0097"}},
		{"accession", []string{"2020-12345-001"}, record.Identifier{Scheme: "accession", Value: "2020-12345-001"}},
		{"accession", []string{"2020-12345-001", "PsycINFO"}, record.Identifier{Scheme: "accession", Value: "2020-12345-001", Authority: "PsycINFO"}},
		{"identifier", []string{"info:doi/10.2196/17362"}, record.Identifier{Scheme: "doi", Value: "10.2196/17362"}},
		{"doi.page", []string{"https://a.example/doi/abs/10.1000/x"}, record.Identifier{Scheme: "doi", Value: "10.1000/x"}},
		{"identifier.url", []string{"https://pubmed.ncbi.nlm.nih.gov/33788999/"}, record.Identifier{Scheme: "pmid", Value: "33788999"}},
		{"issn", []string{"ISSN 2673-253x (Electronic)"}, record.ISSN{Value: "2673-253X", Kind: "electronic"}},
		{"issn/print", []string{"1438-8871"}, record.ISSN{Value: "1438-8871", Kind: "print"}},
		{"name.inverted", []string{"Davies, Fiona"}, record.Name{Family: "Davies", Given: "Fiona"}},
		{"name.inverted/author", []string{"Verylongname, Maximilian", "Alexander"},
			record.Contributor{Name: record.Name{Family: "Verylongname", Given: "Maximilian Alexander"}, Role: "author"}},
		{"name.display/editor", []string{"Fiona Davies"}, record.Contributor{Name: record.Name{Family: "Davies", Given: "Fiona"}, Role: "editor"}},
		{"name.literal/author", []string{"Cochrane"}, record.Contributor{Name: record.Name{Literal: "Cochrane"}, Role: "author"}},
		{"name.more", []string{"et al."}, true},
		{"pages", []string{"994-1014"}, record.Pages{First: "994", Last: "1014"}},
		{"page-range", []string{"6913", "7"}, record.Pages{First: "6913", Last: "6917", Derived: true}},
		{"article-number", []string{"e17362"}, "e17362"},
		{"article-number", []string{"e17362", "e17362"}, "e17362"},
		{"number-of-pages", []string{"12"}, 12},
		{"volume", []string{"94(4)"}, "94"},
		{"volume.issue", []string{"94(4)"}, "4"},
		{"volume.supplement", []string{"12 Suppl 1"}, "1"},
		{"volume.part", []string{"12 Pt 2"}, "2"},
		{"issue", []string{"7"}, "7"},
		{"issue.supplement", []string{"Suppl 1"}, "1"},
		{"issue.part", []string{"7 Pt 2"}, "2"},
		{"issue.volume", []string{"Vol. 22 No. 7"}, "22"},
		{"link", []string{"http://www.jmir.org/2020/7/e17362/"}, record.Link{URL: "http://www.jmir.org/2020/7/e17362/"}},
		{"link/pdf", []string{"https://example.org/x.pdf"}, record.Link{URL: "https://example.org/x.pdf", Kind: "pdf"}},
	}
	rules := formRules()
	for _, test := range tests {
		require.Contains(t, rules, test.rule)
		got, err := rules[test.rule](test.texts)
		require.NoError(t, err, test.rule)
		require.Equal(t, test.want, got, test.rule)
	}
}

func TestFormRulesRefuse(t *testing.T) {
	tests := []struct {
		rule  string
		texts []string
	}{
		{"pages", []string{"e17362"}},
		{"page-range", []string{"994", "14"}},
		{"page-range", []string{"994"}},
		{"page-range", []string{"e17362", "e17362"}},
		{"article-number", []string{"e17362", "e17363"}},
		{"volume", []string{"0"}},
		{"volume.issue", []string{"22"}},
		{"issue", []string{"Suppl 1"}},
		{"identifier", []string{"32706713"}},
		{"identifier.url", []string{"10.2196/17362"}},
		{"doi.page", []string{"https://a.example/10.1000/x"}},
		{"pmid.mdl", []string{"biblio-1128423"}},
		{"name.more", []string{"Davies, Fiona"}},
		{"name.inverted/author", []string{"et al."}},
		{"accession", []string{"a", "b", "c"}},
		{"text", []string{"\u200b"}},
	}
	rules := formRules()
	for _, test := range tests {
		_, err := rules[test.rule](test.texts)
		var reject *RejectError
		require.ErrorAs(t, err, &reject, "%s %q", test.rule, test.texts)
		require.NotEmpty(t, reject.Code)
		require.NotEmpty(t, reject.Reason)
	}
	for name, rule := range rules {
		_, err := rule(nil)
		require.Error(t, err, "%s without a text", name)
		_, err = rule([]string{""})
		require.Error(t, err, "%s of nothing", name)
	}
}

func TestJournalTitleStop(t *testing.T) {
	for in, want := range map[string]string{
		"Annals of Medicine.":        "Annals of Medicine",
		"Nefrologia.":                "Nefrologia",
		"Nature Reviews Immunology.": "Nature Reviews Immunology",
		"Int. J. Surg. Case Rep.":    "Int. J. Surg. Case Rep.",
		"Lancet":                     "Lancet",
	} {
		got, err := JournalTitle(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
	}
}

func TestCutRootEnds(t *testing.T) {
	ends := map[byte]bool{}
	for _, root := range cutRoots {
		ends[root[len(root)-1]] = true
	}
	require.Len(t, ends, len(cutRootEnds))
	for end := range ends {
		require.Contains(t, cutRootEnds, string(end))
	}
}
