package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// exampleView is a work of two versions and three records, made by hand.
func exampleView() *workView {
	at := func(document, source string, position, line int) record.Origin {
		return record.Origin{Document: document, Source: source, Position: position, Span: record.Span{Start: 1, End: 2, Line: line, Column: 1}}
	}
	total, draft := int64(29), int64(34)
	article := &record.Record{
		Titles:       title("Reading citations aloud: a review"),
		Contributors: []record.Contributor{author("Okafor", "Ngozi A"), author("Lindqvist", "Per")},
		Container:    record.Container{Title: "Journal of Library Experiments"},
		Dates:        issued("2020-07-23"), Volume: "22", Issue: "7", ArticleNumber: "e17362",
		Identifiers:    []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.5555/17362"}},
		Licences:       []record.Licence{{Family: "CC-BY"}},
		Counts:         []record.Count{{Metric: "citations", Value: 38, Provider: "Scopus"}},
		ReportedCounts: []record.ReportedCount{{What: "included studies", Value: &total, Parts: []record.CountPart{{Label: "qualitative", Value: 14}, {Label: "quantitative", Value: 15}}, Sum: 29, Check: "adds-up"}},
	}
	preprint := &record.Record{
		Subtype:        record.SubtypePreprint,
		Titles:         title("Reading citations to others"),
		Server:         "Example Preprints",
		Dates:          []record.Date{{Kind: record.DateSubmitted, Value: "2019-12-10"}},
		Licences:       []record.Licence{{Family: "all-rights-reserved", Permits: []string{"review"}}},
		ReportedCounts: []record.ReportedCount{{What: "included studies", Value: &draft}},
	}
	return &workView{
		number: 1,
		name:   func(document string) string { return document },
		records: map[string]*record.Record{
			"a1": {ID: "a1", Origin: at("scopus.ris", "Scopus", 12, 340)},
			"b2": {ID: "b2", Origin: at("page.txt", "page.txt", 1, 1)},
			"c3": {ID: "c3", Origin: at("draft.txt", "draft.txt", 1, 1)},
		},
		work: &record.Work{
			ID: "a1", Title: "Reading citations aloud: a review", Preferred: "a1",
			Versions: []record.Version{
				{ID: "a1", Stage: record.StageVoR, Members: []string{"a1", "b2"}, Sources: []string{"Scopus", "page.txt"}, Record: article},
				{ID: "c3", Stage: record.StageSMUR, StageInferred: true, Members: []string{"c3"}, Record: preprint},
			},
			Relations: []record.VersionRelation{{From: "c3", Type: record.IsPreprintOf, To: "a1", AssertedBy: "ibid", Evidence: []record.Evidence{
				{Field: "title", Level: "similar", Weight: 4200, Detail: "4 of 6 words"},
				{Field: "counts", Level: "differ", Weight: -900, Detail: "34 and 29"},
				{Field: "year", Level: "absent"},
			}}},
			Pairs: []record.Pair{{A: "b2", B: "a1", Verdict: record.SameVersion, Confidence: 993, Reason: "the same DOI", Evidence: []record.Evidence{
				{Field: "title", Level: "equal", Weight: 9000}, {Field: "authors", Level: "equal", Weight: 3000},
			}}},
			Claims: []record.Claim{
				{Path: "volume", Version: "a1", Value: "22", Record: "a1", Rule: "volume", Chosen: true, Choice: "authority", Reason: "only source",
					Spans: []record.DocumentSpan{{Document: "scopus.ris", Span: record.Span{Start: 315, End: 317, Line: 350, Column: 7}}}},
				{Path: "issue", Version: "a1", Value: "7", Record: "a1", Chosen: true, Choice: "authority", Reason: "publisher first"},
				{Path: "issue", Version: "a1", Value: "8", Record: "b2", Choice: "authority", Reason: "a portal comes later", Differs: true},
			},
		},
		near: []neighbour{
			{number: 4, pair: record.Pair{Verdict: record.Unsure, Confidence: 712, Reason: "equal but for the DOI"}, other: &record.Record{Titles: title("Reading citations"), Contributors: []record.Contributor{author("Okafor", "N")}, Dates: issued("2020")}},
			{number: 2, away: true, pair: record.Pair{Verdict: record.Related, Relation: record.IsCorrectionOf, Reason: "the title says so"}, other: &record.Record{Titles: title("Correction to: Reading citations aloud: a review")}},
			{number: 5, pair: record.Pair{Verdict: record.Different, Reason: "two parts"}, other: &record.Record{Container: record.Container{Title: "J"}, Dates: issued("1999")}},
		},
	}
}

func TestPage(t *testing.T) {
	var b bytes.Buffer
	writePage(newPrinter(&b), exampleView(), false)
	requireGolden(t, "page.txt", b.String())
	require.LessOrEqual(t, strings.Count(b.String(), "\n"), 27)
	for _, want := range []string{
		"Scopus: scopus.ris#12 (line 340)", "CC BY, version unknown", "all rights reserved; permits review",
		"29 included studies = 14 qualitative + 15 quantitative, adds up", "is a preprint of",
		"title (similar); against: counts (differ)", "unsure, please look (71.2 %)", "it is a correction of this", "from 5: two parts",
		"matched 99.3 %, the same DOI",
		"“7” of [a], publisher first; not “8” of [b], a portal comes later",
	} {
		require.Contains(t, unwrapped(b.String()), want)
	}
}

// unwrapped joins the lines of wrapped text.
func unwrapped(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestPageExplainsClaims(t *testing.T) {
	var b bytes.Buffer
	writePage(newPrinter(&b), exampleView(), true)
	text := unwrapped(b.String())
	require.Contains(t, text, "* volume = “22” scopus.ris:350:7, read by volume; chosen by authority: only source")
	require.Contains(t, text, "issue = “8” page.txt#1; not chosen by authority: a portal comes later")
}

func TestParagraph(t *testing.T) {
	var b bytes.Buffer
	writeParagraph(newPrinter(&b), exampleView())
	require.Contains(t, unwrapped(b.String()), "1. Okafor NA, Lindqvist P. Reading citations aloud: a review.")
	require.Contains(t, b.String(), "Look at: Okafor 2020")
}

// A page cannot colour or move what it does not own.
func TestPageOfHostileText(t *testing.T) {
	v := exampleView()
	v.work.Versions[0].Record.Titles = title("A\x1b[2Jtitle\u202e")
	v.records["a1"].Origin.Document = "x\x1b]0;y\x07.ris"
	var b bytes.Buffer
	writePage(newPrinter(&b), v, true)
	require.NotContains(t, b.String(), "\x1b")
	require.NotContains(t, b.String(), "\x07")
	require.NotContains(t, b.String(), "\u202e")
}

func TestKindSaysEachWordOnce(t *testing.T) {
	for _, test := range []struct {
		subtype, genre, want string
	}{
		{"review", "Review", "journal article, review"},
		{"", "Article", "journal article"},
		{"", "Journal Article", "journal article"},
		{"review", "Systematic Review", "journal article, review, Systematic Review"},
		{"", "", "journal article"},
	} {
		r := &record.Record{Type: record.TypeArticleJournal, Subtype: test.subtype, Genre: test.genre}
		require.Equal(t, test.want, kindText(r))
	}
}

func TestFromDifference(t *testing.T) {
	const long = "Efficacy of walking along the shore on the mood of "
	for _, test := range []struct{ text, other, want string }{
		{"short", "another", "short"},
		{long + "adults", long + "children", "…the mood of adults"},
		{long + "adults", "Efficacy of nothing", long + "adults"},
		{long + "Ältere", long + "Ärzte", "…the mood of Ältere"},
	} {
		require.Equal(t, test.want, fromDifference(test.text, test.other))
	}
}
