package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// oneArticle is one article as several formats say it.
var oneArticle = map[string]string{
	"RIS": `TY  - JOUR
AU  - van Müller, Ana B.
AU  - Tui, Jo
TI  - Light and sleep in small rooms: A review
T2  - Journal of Light and Sleep
JA  - J Light Sleep
PY  - 2020
DA  - 2020/07/23
VL  - 22
IS  - 7
SP  - 994
EP  - 1014
SN  - 2049-3630
DO  - 10.5555/light.2020.17
LA  - en
AB  - Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative and 15 quantitative. NCT01234567.
ER  - 
`,
	"MEDLINE": `PMID- 90000001
OWN - NLM
IS  - 2049-3630
VI  - 22
IP  - 7
DP  - 2020 Jul 23
TI  - Light and sleep in small rooms: A review.
PG  - 994-1014
LID - 10.5555/light.2020.17 [doi]
AB  - Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative
      and 15 quantitative. NCT01234567.
FAU - van Müller, Ana B.
AU  - van Müller AB
FAU - Tui, Jo
AU  - Tui J
LA  - eng
PT  - Journal Article
TA  - J Light Sleep
JT  - Journal of Light and Sleep
`,
	"Refer": `%0 Journal Article
%A van Müller, Ana B.
%A Tui, Jo
%D 2020
%T Light and sleep in small rooms: A review
%J Journal of Light and Sleep
%O J Light Sleep
%V 22
%N 7
%P 994-1014
%8 July 23
%@ 2049-3630
%R 10.5555/light.2020.17
%G en
%X Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative and 15 quantitative. NCT01234567.
`,
	"RefWorks": `RT Journal Article
SR Electronic
A1 van Müller,Ana B.
A1 Tui,Jo
T1 Light and sleep in small rooms: A review
JF Journal of Light and Sleep
JO J Light Sleep
YR 2020
FD July 23
VO 22
IS 7
SP 994
OP 1014
AB Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative and 15 quantitative. NCT01234567.
SN 2049-3630
LA en
DO 10.5555/light.2020.17
`,
	"Ovid": `<1>
Author
  van Müller, Ana B. MD 1;  Tui, Jo 2
Title
  Light and sleep in small rooms: A review.[Article]
Source
  Journal of Light and Sleep.   22(7):994-1014, July 23, 2020.
Abstract
  Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative and 15 quantitative. NCT01234567.
Language
  English.
ISSN
  2049-3630
DOI Number
  10.5555/light.2020.17
`,
	"CSL-JSON": `[{"id":"a","type":"article-journal","author":[{"family":"Müller","given":"Ana B.","non-dropping-particle":"van"},{"family":"Tui","given":"Jo"}],
"title":"Light and sleep in small rooms: A review","container-title":"Journal of Light and Sleep","container-title-short":"J Light Sleep","issued":{"date-parts":[[2020,7,23]]},
"volume":"22","issue":"7","page":"994-1014","ISSN":"2049-3630","DOI":"10.5555/light.2020.17","language":"en",
"abstract":"Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative and 15 quantitative. NCT01234567."}]`,
	"Crossref": `{"status":"ok","message-type":"work","message":{"type":"journal-article","author":[{"family":"van Müller","given":"Ana B."},{"family":"Tui","given":"Jo"}],
"title":["Light and sleep in small rooms"],"subtitle":["A review"],"container-title":["Journal of Light and Sleep"],"short-container-title":["J Light Sleep"],"issued":{"date-parts":[[2020,7,23]]},
"volume":"22","issue":"7","page":"994-1014","ISSN":["2049-3630"],"DOI":"10.5555\/light.2020.17","language":"en",
"abstract":"<jats:p>Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative and 15 quantitative. NCT01234567.<\/jats:p>"}}`,
	"OpenAlex": `{"id":"https://openalex.org/W1","type":"article","authorships":[{"author":{"display_name":"Ana B. van Müller"}},{"author":{"display_name":"Jo Tui"}}],
"title":"Light and sleep in small rooms: A review","primary_location":{"source":{"display_name":"Journal of Light and Sleep","issn":["2049-3630"],"type":"journal"}},"publication_date":"2020-07-23",
"biblio":{"volume":"22","issue":"7","first_page":"994","last_page":"1014"},"doi":"https://doi.org/10.5555/light.2020.17","language":"en",
"abstract_inverted_index":{"Methods:":[0],"We":[1,4],"searched.":[2],"Results:":[3],"identified":[5],"29":[6],"eligible":[7],"articles:":[8],"14":[9],"qualitative":[10],"and":[11],"15":[12],"quantitative.":[13],"NCT01234567.":[14]}}`,
	"RefLib-JSON": `[{"recNumber":"1","type":"journalArticle","authors":["van Müller, Ana B.","Tui, Jo"],"title":"Light and sleep in small rooms: A review",
"journal":"Journal of Light and Sleep","journalAlt":"J Light Sleep","year":"2020","date":"Jul 23","volume":"22","number":"7","pages":"994-1014","isbn":"2049-3630","doi":"10.5555/light.2020.17","language":"en",
"abstract":"Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative and 15 quantitative. NCT01234567."}]`,
	"DataCite": `{"id":"https://doi.org/10.5555/light.2020.17","doi":"10.5555/LIGHT.2020.17","types":{"resourceTypeGeneral":"JournalArticle"},
"creators":[{"name":"van Müller, Ana B.","nameType":"Personal"},{"name":"Tui, Jo","familyName":"Tui","givenName":"Jo"}],"titles":[{"title":"Light and sleep in small rooms"},{"title":"A review","titleType":"Subtitle"}],
"container":{"type":"Journal","title":"Journal of Light and Sleep","identifier":"2049-3630","identifierType":"ISSN","volume":"22","issue":"7","firstPage":"994","lastPage":"1014"},
"dates":[{"date":"2020-07-23","dateType":"Issued"}],"publicationYear":2020,"language":"en",
"descriptions":[{"descriptionType":"Abstract","description":"Methods: We searched. Results: We identified 29 eligible articles: 14 qualitative and 15 quantitative. NCT01234567."}]}`,
}

// TestSameValues: a publication that several formats describe gives the same
// values from each of them, as far as each has them.
func TestSameValues(t *testing.T) {
	wanted, _ := readDocument(t, []byte(oneArticle["RIS"]))
	want := wanted[0]
	require.Len(t, want.ReportedCounts, 1)
	require.Len(t, want.Abstracts[0].Sections, 2)
	for name, document := range oneArticle {
		t.Run(name, func(t *testing.T) {
			records, described := readDocument(t, []byte(document))
			require.Len(t, records, 1)
			r := records[0]
			require.True(t, strings.EqualFold(name, string(described.Format)) || name == "CSL-JSON", described.Format)
			require.Equal(t, want.Type, r.Type)
			require.Equal(t, want.Title(), r.Title())
			require.Equal(t, names(want), names(r))
			require.Equal(t, want.Container.Title, r.Container.Title)
			require.Equal(t, want.Container.ISSN, r.Container.ISSN)
			for _, a := range r.Container.Abbreviations {
				require.Equal(t, want.Container.Abbreviations[0].Value, a.Value)
			}
			require.Equal(t, want.Volume, r.Volume)
			require.Equal(t, want.Issue, r.Issue)
			require.Equal(t, want.Pages, r.Pages)
			require.Equal(t, want.Dates, r.Dates)
			require.Equal(t, want.Identifier(record.SchemeDOI), r.Identifier(record.SchemeDOI))
			require.Equal(t, want.Languages, r.Languages)
			require.Equal(t, want.Abstracts, r.Abstracts)
			if name != "CSL-JSON" { // whose reader looks for no mentions
				require.Equal(t, want.ReportedCounts, r.ReportedCounts)
				require.Equal(t, want.Registrations, r.Registrations)
			}
			require.Empty(t, r.Diagnostics)
		})
	}
}

func names(r *record.Record) []record.Name {
	var list []record.Name
	for _, c := range r.Contributors {
		list = append(list, c.Name)
	}
	return list
}

// TestDOIOfPage: each format's reader concludes the DOI from the address of a
// publisher's page, beside the link, and takes the one that is stated before that.
func TestDOIOfPage(t *testing.T) {
	const page = "https://publisher.example/doi/abs/10.5555/light"
	for name, format := range map[string]struct{ document, stated string }{
		"RIS":       {"TY  - JOUR\nTI  - Light\nUR  - " + page + "\n%sER  - \n", "DO  - 10.5555/sleep\n"},
		"CSL-JSON":  {`[{"id":"a","type":"article-journal","title":"Light","URL":"` + page + `"%s}]`, `,"DOI":"10.5555/sleep"`},
		"BibTeX":    {"@article{a,\n  title = {Light},\n  url = {" + page + "},\n%s}\n", "  doi = {10.5555/sleep},\n"},
		"CSV":       {"Title,Year,URL,DOI\nLight,2020," + page + ",%s\n", "10.5555/sleep"},
		"Refer":     {"%%0 Journal Article\n%%T Light\n%%U " + page + "\n%s", "%R 10.5555/sleep\n"},
		"EndNote":   {"<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>Light</title></titles><urls><related-urls><url>" + page + "</url></related-urls></urls>%s</record></records></xml>", "<electronic-resource-num>10.5555/sleep</electronic-resource-num>"},
		"RefLib":    {`[{"recNumber":"1","type":"journalArticle","title":"Light","urls":["` + page + `"]%s}]`, `,"doi":"10.5555/sleep"`},
		"Ovid-like": {"TY  - JOUR\nTI  - Light\nL2  - " + page + "\n%sER  - \n", "M3  - doi: 10.5555/sleep\n"},
	} {
		t.Run(name, func(t *testing.T) {
			for stated, want := range map[string]string{"": "10.5555/light", format.stated: "10.5555/sleep"} {
				records, _ := readDocument(t, fmt.Appendf(nil, format.document, stated))
				require.Len(t, records, 1)
				r := records[0]
				require.Equal(t, []record.Identifier{{Scheme: record.SchemeDOI, Value: want}}, r.Identifiers)
				require.Equal(t, page, r.Links[0].URL)
				for _, trace := range r.Trace {
					require.Equal(t, stated == "" && trace.Path == "identifiers/0", trace.Inferred && trace.Path == "identifiers/0", trace)
				}
			}
		})
	}
}
