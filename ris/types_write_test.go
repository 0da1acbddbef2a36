package ris

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// wholeRecord is a record of a type with a value at every path that RIS has a
// place for, and a place only for it.
func wholeRecord(csl record.Type) *record.Record {
	reviewed := true
	r := &record.Record{
		ID: "0123456789abcdef", OwnID: "Sol2011", Type: csl, Genre: "Evaluation", Medium: "Microfilm",
		Stages: []record.Stage{record.StageSMUR, record.StageAM}, Status: record.StatusAccepted, PeerReviewed: &reviewed,
		Titles: []record.Title{
			{Value: "On tides and what they leave", Role: record.TitleMain},
			{Value: "A study in blue", Role: record.TitleSubtitle},
			{Value: "On tides", Role: record.TitleShort},
			{Value: "Über Gezeiten", Role: record.TitleTranslated},
			{Value: "Sur les marées", Role: record.TitleOriginal},
			{Value: "Tides again", Role: record.TitleAlternate},
		},
		Contributors: []record.Contributor{
			{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: record.RoleAuthor},
			{Name: record.Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, Role: record.RoleAuthor},
			{Name: record.Name{Family: "Raaij", NonDroppingParticle: "van", Given: "M. J."}, Role: record.RoleAuthor},
			{Name: record.Name{Literal: "World Health Organization"}, Role: record.RoleAuthor},
			{Name: record.Name{Literal: "Acme, Inc."}, Role: record.RoleAuthor},
			{Name: record.Name{Family: "Moreau", Given: "Ana"}, Role: record.RoleEditor},
			{Name: record.Name{Family: "Berg", Given: "Karl"}, Role: record.RoleTranslator},
			{Name: record.Name{Family: "Lund", Given: "Eva"}, Role: "illustrator"},
		},
		MoreContributors: true, Affiliations: []string{"Institute of Tides, Lisbon; Portugal"},
		Container: record.Container{
			Title: "Journal of Tides", Abbreviations: []record.Abbreviation{{Value: "J Tides", Kind: "medline"}},
			ISSN: []record.ISSN{{Value: "1438-8871"}, {Value: "0028-0836", Kind: "print"}},
		},
		TargetContainer: record.Container{Title: "Annals of Tides"},
		Series:          record.Series{Title: "Sea studies", Number: "12"},
		Server:          "tideRxiv",
		Event:           record.Event{Name: "Tides 2011", Place: "Lisbon", Date: "2011-05-02"},
		Volume:          "22", Issue: "7", Supplement: "2", Pages: record.Pages{First: "994", Last: "1014"},
		ArticleNumber: "e17362", NumberOfPages: 21, NumberOfVolumes: "3", Number: "TR-7", Edition: "2nd", Section: "Science", Chapter: "4",
		Publisher: record.Publisher{Name: "Sea Press", Place: "Porto"},
		Dates: []record.Date{
			{Kind: record.DateIssued, Value: "2011-03-05"}, {Kind: record.DateOnline, Value: "2011-02"}, {Kind: record.DateAccessed, Value: "2012-01-02"},
			{Kind: record.DateAccepted, Value: "2010-12-24"}, {Kind: record.DateReceived, Value: "2010"}, {Kind: record.DateEvent, Value: "2011-05"},
		},
		Identifiers: []record.Identifier{
			{Scheme: record.SchemeIbid, Value: "00000000000000aa"}, {Scheme: record.SchemeDOI, Value: "10.1000/tides.22"}, {Scheme: record.SchemePMID, Value: "32706713"},
			{Scheme: record.SchemePMCID, Value: "PMC6084870"}, {Scheme: record.SchemeArXiv, Value: "2001.01234"}, {Scheme: record.SchemeWoS, Value: "WOS:000123456700001"},
			{Scheme: record.SchemeScopus, Value: "85087654321"}, {Scheme: record.SchemeBVS, Value: "mdl-33788999"},
			{Scheme: record.SchemeAccession, Value: "ab-12", Authority: "PsycINFO"}, {Scheme: record.SchemeAccession, Value: "cd-34", Authority: "ERIC"},
		},
		Registrations: []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}},
		Links:         []record.Link{{URL: "https://tides.example/a"}, {URL: "https://tides.example/b"}, {URL: "https://tides.example/a.pdf", Kind: "pdf"}},
		Abstracts:     []record.Abstract{{Text: "Tides come and go.\n\nNobody knows why."}},
		Keywords:      []record.Keyword{{Value: "tide"}, {Value: "sea, deep"}}, Languages: []string{"en", "pt"},
		Copyright: "The authors", Counts: []record.Count{{Metric: "citations", Value: 38, Provider: "Scopus", Via: "a page", AsOf: "2020-01-02"}},
		Relations: []record.Relation{{Type: record.IsPreprintOf, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.1000/x"}}, Text: "The article"}},
		Notes:     []record.Note{{Text: "Read twice.\nSecond line."}, {Text: "Of interest.", Kind: "research"}},
		Details:   []record.Detail{{Name: "custom-8", Value: "eight"}, {Name: "caption", Value: "A wave"}, {Name: "tide-gauge", Value: "mark 7"}},
		Library: record.Library{
			Groups: []string{"Screening 2"}, Tags: []string{"blue"}, Labels: []string{"L1"}, CitationKeys: []string{"sol:2011"}, Notes: []string{"mine"},
			Attachments:  []record.Attachment{{Path: "internal-pdf://a.pdf", Kind: "pdf"}},
			Decisions:    []record.Decision{{Tool: "rayyan", Reviewer: "Ida", Verdict: "excluded", Reasons: []string{"wrong outcome"}}, {Tool: "asreview", Verdict: "included"}},
			ReadStatuses: []string{"read"}, Ratings: []string{"5"}, CallNumbers: []string{"QA 7"}, Holdings: []string{"City library"},
		},
	}
	r.Origin.Database, r.Origin.Platform = "PsycINFO", "Ovid"
	return r
}

// TestEveryTypeHoldsEveryPath writes a record of each CSL type with a value at
// every path, for each profile, and asks that it comes back whole but for what
// the table names.
func TestEveryTypeHoldsEveryPath(t *testing.T) {
	for _, profile := range Profiles() {
		for _, csl := range cslTypes() {
			t.Run(profile.Name+"/"+string(csl), func(t *testing.T) {
				lost := map[string]bool{}
				out := write(t, &WriterOptions{Profile: &profile, OnLoss: func(l record.Loss) { lost[l.Path+"="+l.Value] = true }}, wholeRecord(csl))
				verify(t, []byte(out))
				all := slices.Sorted(maps.Keys(lost))
				if len(all) > 0 {
					t.Logf("%s: %s", csl, strings.Join(all, " | "))
				}
				require.Empty(t, all)
			})
		}
	}
}
