package ris

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestMeantValues reads what exporters mean where the letter of a tag says
// something narrower.
func TestMeantValues(t *testing.T) {
	type values map[string]any
	tests := []struct {
		name, in string
		want     values
	}{
		{"an abbreviation alone in JO is the title too", "TY  - JOUR\nJO  - J Tide Res\n", values{
			"container/title":           "J Tide Res",
			"container/abbreviations/0": record.Abbreviation{Value: "J Tide Res", Kind: "medline"},
		}},
		{"words in brackets for a title", "TY  - JOUR\nTI  - [Letter to the editor]\n", values{"titles/1": nil}},
		{"no title", "TY  - JOUR\nTI  - [untitled]\nDB  - MEDLINE\n", values{"titles/1": nil}},
		{"brackets of a title in English", "TY  - JOUR\nTI  - [On tides]\nLA  - English\n", values{"titles/1": nil}},
		{"brackets of the publisher's own title", "TY  - JOUR\nTI  - [Review of: The sea]\nDB  - JSTOR\nLA  - ger\n", values{"titles/1": nil}},
		{"an abbreviation alone in T2 is the title too", "TY  - INPR\nT2  - J Tide Res\n", values{
			"container/title":           "J Tide Res",
			"container/abbreviations/0": record.Abbreviation{Value: "J Tide Res", Kind: "medline"},
		}},
		{"a stated title stays the title", "TY  - JOUR\nJO  - J Tide Res\nJF  - Journal of Tide Research\n", values{
			"container/title":           "Journal of Tide Research",
			"container/abbreviations/0": record.Abbreviation{Value: "J Tide Res", Kind: "medline"},
		}},
		{"arXiv's number where the journal should stand", "TY  - JOUR\nT2  - arXiv preprint arXiv:2005.14165 [cs]\n", values{
			"subtype": record.SubtypePreprint, "server": "arXiv", "identifiers/0": record.Identifier{Scheme: record.SchemeArXiv, Value: "2005.14165"},
		}},
		{"dblp's volumes of the Computing Research Repository", "TY  - JOUR\nJO  - CoRR\nVL  - abs/2005.14165\n", values{
			"subtype": record.SubtypePreprint, "server": "arXiv", "identifiers/0": record.Identifier{Scheme: record.SchemeArXiv, Value: "2005.14165"},
			"volume": "abs/2005.14165",
		}},
		{"a patent's number and its version", "TY  - PAT\nVL  - 2\nSN  - US 7123456\nM1  - 10/123,456\n", values{
			"number": "US 7123456", "details/0": record.Detail{Name: "version", Value: "2"}, "details/1": record.Detail{Name: "application-number", Value: "10/123,456"},
		}},
		{"a book has an abbreviation, but no container", "TY  - BOOK\nTI  - Handbook of Tides\nJ2  - Handb Tides\nT2  - Sea studies\n", values{
			"titles/1": record.Title{Value: "Handb Tides", Role: record.TitleAlternate}, "container": nil, "series": record.Series{Title: "Sea studies"},
		}},
		{"a book that is said to be in a journal", "TY  - BOOK\nTI  - Tides\nJF  - Journal of Tides\nJ2  - J Tides\n", values{
			"container/title": "Journal of Tides", "container/abbreviations/0": record.Abbreviation{Value: "J Tides", Kind: "medline"}, "titles/1": nil,
		}},
		{"no number of a series", "TY  - CHAP\nTI  - Tides\nT3  - Sea studies\nM1  - 0\n", values{
			"series": record.Series{Title: "Sea studies"}, "details/0": record.Detail{Name: "misc-1", Value: "0"},
		}},
		{"the director of a film's series", "TY  - MPCT\nAU  - Sol, Ida\nA2  - Roe, Bo\n", values{
			"contributors/1": record.Contributor{Name: record.Name{Family: "Roe", Given: "Bo"}, Role: "director"},
		}},
		{"a statute's number", "TY  - STAT\nTI  - Tides Act\nT2  - U.S.C.\nVL  - 42\nM1  - 101-336\nSE  - 12101\n", values{
			"number": "101-336", "volume": "42", "section": "12101",
		}},
		{"a server of preprints is no series", "TY  - UNPB\nTI  - Tides\nT2  - bioRxiv\n", values{
			"subtype": record.SubtypePreprint, "server": "bioRxiv", "series": nil, "container": nil,
		}},
		{"whole proceedings are in no container", "TY  - CONF\nA2  - Sol, Ida\nTI  - Proceedings of Tides 2004\nT2  - Tides 2004\n", values{
			"type": record.TypeBook, "event/name": "Tides 2004", "container/title": nil,
		}},
		{"EndNote's link to Web of Science", "TY  - JOUR\nUR  - <Go to ISI>://WOS:000123456700012\n", values{
			"identifiers/0": record.Identifier{Scheme: record.SchemeWoS, Value: "WOS:000123456700012"}, "unclaimed/0": nil,
		}},
		{"a file in UR", "TY  - JOUR\nUR  - internal-pdf://123/tide.pdf\n", values{
			"library/attachments/0": record.Attachment{Path: "internal-pdf://123/tide.pdf", Kind: "fulltext"}, "unclaimed/0": nil,
		}},
		{"lines of a note that nobody wrapped", "TY  - JOUR\nN1  - 1474-547x\nSol, Ida\nJournal Article\n", values{
			"notes/0": record.Note{Text: "1474-547x\nSol, Ida\nJournal Article"},
		}},
		{"a wrapped note", "TY  - JOUR\nN1  - The tide comes in twice a day, and where the coast is shallow it\nCovers the flats.\n", values{
			"notes/0": record.Note{Text: "The tide comes in twice a day, and where the coast is shallow it Covers the flats."},
		}},
		{"a DOI in ProQuest's note", "TY  - JOUR\nN1  - DOI - 10.1000/tide.7; 2214991469; 51887\n", values{
			"identifiers/0": record.Identifier{Scheme: record.SchemeDOI, Value: "10.1000/tide.7"},
		}},
		{"Scopus' counts among its other pairs", "TY  - JOUR\nDB  - Scopus\nM3  - Article\nN1  - Export Date: 12 March 2022; Cited By: 17; CODEN: JBRED\n", values{
			"counts/0": record.Count{Metric: "citations", Value: 17, Provider: "Scopus", AsOf: "2022-03-12"},
		}},
		{"Rayyan's notes of users", "TY  - JOUR\nN1  - RAYYAN-INCLUSION: {\"Ida\"=>\"Included\"} | USER-NOTES: {\"Bo\"=>[\"no control\"]}\n", values{
			"library/decisions/0": record.Decision{Tool: "rayyan", Reviewer: "Ida", Verdict: "included"},
			"library/notes/0":     "Bo: no control",
		}},
		{"pages with their section", "TY  - JOUR\nSP  - 6-1\nEP  - 6-13\n", values{
			"pages": record.Pages{First: "6-1", Last: "6-13"},
		}},
		{"pages that end in another part", "TY  - JOUR\nSP  - 423-A8\n", values{
			"pages": record.Pages{First: "423", Last: "A8"}, "diagnostics": nil,
		}},
		{"a first page, and a last one in another part", "TY  - JOUR\nSP  - 423\nEP  - A8\n", values{
			"pages": record.Pages{First: "423", Last: "A8"}, "diagnostics": nil,
		}},
		{"words for no pages", "TY  - JOUR\nSP  - No Pagination Specified\n", values{
			"pages": nil, "diagnostics/0/code": "ris.placeholder",
		}},
		{"preliminary and other pages are no first page", "TY  - BOOK\nSP  - xii, 417 p.\n", values{
			"pages": nil, "details/0": record.Detail{Name: "pages", Value: "xii, 417 p."},
		}},
		{"the year of a date that no rule reads", "TY  - JOUR\nPY  - 04/05/2018\n", values{
			"dates/0":          record.Date{Kind: record.DateIssued, Value: "2018", Literal: "04/05/2018"},
			"unclaimed/0/text": "04/05/2018",
		}},
		{"a school year", "TY  - JOUR\nPY  - 2017/18\n", values{
			"dates/0": record.Date{Kind: record.DateIssued, Value: "2017", Literal: "2017/18"},
		}},
		{"a day that cannot be told from the month beside the year", "TY  - JOUR\nPY  - 2018\nDA  - 04/05/2018\nY2  - 03/04/2020\n", values{
			"dates/0": record.Date{Kind: record.DateIssued, Value: "2018"},
			"dates/1": record.Date{Kind: record.DateAccessed, Value: "2020", Literal: "03/04/2020"}, "dates/2": nil,
		}},
		{"EndNote's access year and date", "TY  - ELEC\nVL  - 2021\nM1  - 3 May\nPY  - 2020\n", values{
			"dates/0": record.Date{Kind: record.DateIssued, Value: "2020"}, "dates/1": record.Date{Kind: record.DateAccessed, Value: "2021-05-03"},
			"dates/2": nil, "details/0": nil,
		}},
		{"an access date that has the year too", "TY  - ELEC\nVL  - 2021\nM1  - May 3, 2021\n", values{
			"dates/0": record.Date{Kind: record.DateAccessed, Value: "2021-05-03"}, "dates/1": nil,
		}},
		{"an access date in another year", "TY  - ELEC\nVL  - 2021\nM1  - May 3, 2020\n", values{
			"dates/0": record.Date{Kind: record.DateAccessed, Value: "2021"}, "dates/1": record.Date{Kind: record.DateAccessed, Value: "2020-05-03"},
		}},
		{"a number beside the year of access is no month", "TY  - WEB\nVL  - 2020\nM1  - 5\n", values{
			"dates/0": record.Date{Kind: record.DateAccessed, Value: "2020"}, "dates/1": nil, "details/0/value": "5",
		}},
		{"a season beside the year of access is no day", "TY  - WEB\nVL  - 2020\nM1  - Spring\n", values{
			"dates/0": record.Date{Kind: record.DateAccessed, Value: "2020"}, "dates/1": nil, "details/0/value": "Spring",
		}},
		{"a full date of access in numbers", "TY  - WEB\nVL  - 2020\nM1  - 2020-05-03\n", values{
			"dates/0": record.Date{Kind: record.DateAccessed, Value: "2020-05-03"}, "dates/1": nil,
		}},
		{"two years and two days of access", "TY  - WEB\nVL  - 2020\nVL  - 2021\nM1  - 3 May\nM1  - 4 May\n", values{
			"dates/0": record.Date{Kind: record.DateAccessed, Value: "2020-05-03"}, "dates/1": record.Date{Kind: record.DateAccessed, Value: "2021-05-04"}, "dates/2": nil,
		}},
		{"a year and a month are no pages", "TY  - JOUR\nJO  - bioRxiv\nSP  - 2020\nEP  - 06\n", values{
			"pages": nil, "unclaimed/0/text": "2020", "unclaimed/1/text": "06",
		}},
		{"two years are none", "TY  - JOUR\nPY  - Dec 2019/Jan 2020\n", values{"dates/0": nil}},
		{"Zotero's lines in M2", "TY  - JOUR\nM2  - PMID: 29876543\nPMCID: PMC1234567\n", values{
			"identifiers/0": record.Identifier{Scheme: record.SchemePMID, Value: "29876543"},
			"identifiers/1": record.Identifier{Scheme: record.SchemePMCID, Value: "PMC1234567"}, "details/0": nil,
		}},
		{"one affiliation on each line", "TY  - JOUR\nAD  - Department of Tides, Leiden.\nUniversity of the Sea, Madrid.\n", values{
			"affiliations/0": "Department of Tides, Leiden.", "affiliations/1": "University of the Sea, Madrid.",
		}},
		{"an affiliation on several lines", "TY  - JOUR\nAD  - Department of Tides\nUniversity of the Sea\nMadrid\n", values{
			"affiliations/0": "Department of Tides University of the Sea Madrid", "affiliations/1": nil,
		}},
		{"a short form in JO beside the full name", "TY  - JOUR\nJF  - BMJ (Clinical research ed.)\nJO  - BMJ\n", values{
			"container/title": "BMJ (Clinical research ed.)", "container/abbreviations/0": record.Abbreviation{Value: "BMJ"}, "details/0": nil,
		}},
		{"a book in T2 beside the abbreviation of a series", "TY  - CHAP\nTI  - Ebb\nT2  - The sea\nJO  - Adv. Tide Res.\n", values{
			"container/title": "The sea", "titles/1": nil,
		}},
		{"a DOI in SP", "TY  - JOUR\nSP  - 10.1000/tide.7\n", values{
			"pages": nil, "identifiers/0": record.Identifier{Scheme: record.SchemeDOI, Value: "10.1000/tide.7"},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := test.in + "ER  - \n"
			records := readRecords(t, []byte(in))
			require.Len(t, records, 1)
			for path, want := range test.want {
				got, ok := records[0].At(path)
				if want == nil {
					require.False(t, ok && !isNothing(got), "%s: %v", path, got)
					continue
				}
				require.True(t, ok, "nothing stands at %s", path)
				require.Equal(t, want, got, path)
			}
			verify(t, []byte(in))
		})
	}
}

func isNothing(value any) bool {
	return value == "" || value == record.Pages{}
}
