package dedupe

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// recordFrom gives a record an id and a dialect, by which its class is known.
func recordFrom(id, dialect string, r record.Record) *record.Record {
	r.ID = id
	r.Origin.Dialect = dialect
	r.Origin.Source = dialect
	return &r
}

func TestClassOf(t *testing.T) {
	doi := []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.1/x"}}
	for _, test := range []struct {
		name string
		r    record.Record
		want sourceClass
	}{
		{"publisher's export", *publisherExport(), classPublisher},
		{"portal", *portalPage(), classPortal},
		{"preprint server", *preprintPage(), classPublisher},
		{"index that names its database", *indexPage(), classMedline},
		{"aggregator", *aggregatorPage(), classAggregator},
		{"database beats platform", record.Record{Origin: record.Origin{Platform: "Ovid", Database: "Embase <1974 to 2020>"}}, classIndex},
		{"unknown export", record.Record{Origin: record.Origin{Format: record.FormatRIS}}, classExport},
		{"export with a resolver's link only", record.Record{Identifiers: doi, Links: []record.Link{{URL: "https://dx.doi.org/10.1/x"}}}, classExport},
		{"export of an unknown database", record.Record{Origin: record.Origin{Database: "House list"}, Identifiers: doi,
			Links: []record.Link{{URL: "https://example.org/x"}}}, classExport},
		{"PubMed's format", record.Record{Origin: record.Origin{Format: record.FormatMEDLINE}, Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "1"}}}, classMedline},
		{"PubMed's format, of somebody else", record.Record{Origin: record.Origin{Format: record.FormatMEDLINE}}, classExport},
		{"unknown page", record.Record{Origin: record.Origin{Format: record.FormatWebPage}}, classPage},
		{"an index under its publisher's name", record.Record{Origin: record.Origin{Platform: "Elsevier Scopus"}}, classIndex},
		{"a publisher with an index's word", record.Record{Origin: record.Origin{Platform: "BioMed Central"}}, classPublisher},
		{"an index's collection", record.Record{Origin: record.Origin{Database: "Web of Science Core Collection"}}, classIndex},
		{"a reference manager's export", record.Record{Origin: record.Origin{Dialect: "zotero"}, Identifiers: doi,
			Links: []record.Link{{URL: "https://example.org/x"}}}, classExport},
		{"the Cochrane Library's own format", record.Record{Origin: record.Origin{Format: record.FormatCochrane}, Identifiers: doi,
			Links: []record.Link{{URL: "https://example.org/x"}}}, classIndex},
		{"a word is not a name", record.Record{Origin: record.Origin{Database: "Purely local"}}, classExport},
	} {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.want, classOf(&test.r)) })
	}
	for topic := range topics {
		order := slices.Clone(authority[topic])
		slices.Sort(order)
		require.Len(t, slices.Compact(order), int(classes), "every class has its place in each topic")
	}
}

func TestConflictingIdentifiers(t *testing.T) {
	doi := func(v string) record.Record {
		return record.Record{Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: v}, {Scheme: record.SchemeScopus, Value: v}}}
	}
	r, w := fuseOne(t, recordFrom("1", "scopus", doi("10.1/a")), recordFrom("2", "wiley", doi("10.1/b")))
	require.Equal(t, "10.1/b", r.Identifier(record.SchemeDOI), "the surviving record's")
	require.Len(t, r.Identifiers, 3, "one DOI, and both of a scheme that may have several")
	require.Len(t, r.Diagnostics, 1)
	require.Equal(t, CodeConflictingIdentifier, r.Diagnostics[0].Code)
	require.Equal(t, "records of one version give 2 values: 10.1/b, 10.1/a", r.Diagnostics[0].Message)
	loser := claimBy(t, w, "identifiers/doi", "1")
	require.True(t, loser.Differs)
	require.Contains(t, loser.Reason, "in conflict")
	require.Contains(t, claimBy(t, w, "identifiers/doi", "2").Reason, "in conflict")
}

// TestDOIOfAnEntry: the DOI of the publication is no conflict with those of its
// entries in CENTRAL, and stands whatever the sources.
func TestDOIOfAnEntry(t *testing.T) {
	doi := func(v string) record.Record {
		return record.Record{Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: v}}}
	}
	paper, entry := doi("10.1/a"), doi("10.1002/central/cn-00000001")
	r, w := fuseOne(t, recordFrom("1", "wiley", entry), recordFrom("2", "scopus", paper), recordFrom("3", "wiley", doi("10.1002/central/cn-00000002")))
	require.Equal(t, paper.Identifiers, r.Identifiers)
	require.Empty(t, r.Diagnostics)
	require.False(t, claimBy(t, w, "identifiers/doi", "1").Differs)
	require.Equal(t, "the DOI of the entry in CENTRAL, and not that of the publication", claimBy(t, w, "identifiers/doi", "1").Reason)
	require.Equal(t, "the DOI of the publication, and not that of its entry in CENTRAL", claimBy(t, w, "identifiers/doi", "2").Reason)

	r, w = fuseOne(t, recordFrom("1", "wiley", entry), recordFrom("2", "scopus", doi("10.1002/central/cn-00000002")))
	require.Equal(t, entry.Identifiers, r.Identifiers)
	require.Empty(t, r.Diagnostics)
	require.Equal(t, "the DOI of another entry in CENTRAL", claimBy(t, w, "identifiers/doi", "2").Reason)
}

func TestTypeAndLanguage(t *testing.T) {
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Type: record.TypeArticle}),
		recordFrom("2", "pure", record.Record{Type: record.TypeArticleJournal, Subtype: record.SubtypeReview}))
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, record.SubtypeReview, r.Subtype)

	guess := recordFrom("1", "wiley", record.Record{Languages: []string{"nl"}, Type: record.TypeBook})
	guess.Trace = []record.Trace{
		{Path: "languages/0", Rule: "language.of-text", Inferred: true, Spans: []record.Span{{Start: 1, End: 2}}},
		{Path: "type", Rule: "type", Inferred: true, Spans: []record.Span{{Start: 1, End: 2}}},
	}
	r, w := fuseOne(t, guess, recordFrom("2", "pure", record.Record{Languages: []string{"en"}, Type: record.TypeDocument}))
	require.Equal(t, []string{"en"}, r.Languages, "stated beats concluded, whatever the source")
	require.Equal(t, record.TypeDocument, r.Type)
	require.Equal(t, "differs from the value chosen: stated, where the other was concluded by a rule", claimBy(t, w, "languages", "1").Reason)
}

func TestStatus(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Status: record.StatusPublished}),
		recordFrom("2", "zotero", record.Record{Status: record.StatusRetracted}))
	require.Equal(t, record.StatusRetracted, r.Status, "no older record hides a retraction")
	require.Equal(t, "an earlier status than the one chosen", claimBy(t, w, "status", "1").Reason)
}

func TestLicences(t *testing.T) {
	licence := func(version string) record.Record {
		l := record.Licence{Family: "CC-BY", Version: version}
		if version != "" {
			l.SPDX = "CC-BY-" + version
		}
		return record.Record{Licences: []record.Licence{l}}
	}
	r, w := fuseOne(t, recordFrom("1", "wiley", licence("")), recordFrom("2", "crossref", licence("4.0")))
	require.Equal(t, licence("4.0").Licences, r.Licences)
	require.Equal(t, "the same licence without its version", claimBy(t, w, "licences", "1").Reason)

	r, w = fuseOne(t, recordFrom("1", "wiley", licence("3.0")), recordFrom("2", "crossref", licence("4.0")))
	require.Equal(t, []record.Licence{{Family: "CC-BY", Incomplete: true}}, r.Licences, "versions that disagree are no version")
	require.Len(t, r.Diagnostics, 1)
	require.Equal(t, CodeConflictingLicence, r.Diagnostics[0].Code)
	require.Len(t, claimsOf(w, "licences"), 3)
	concluded := claimsOf(w, "licences")[0]
	require.True(t, concluded.Inferred && concluded.Chosen)
	require.Equal(t, r.Licences[0], concluded.Value)
	require.Equal(t, "the statements give versions 3.0 and 4.0 of one licence, so its version is unknown", concluded.Reason)
	require.Len(t, Disagreements(w), 1)
	require.Len(t, Disagreements(w)[0].Others, 2, "both stated versions stand beside it")

	first, second := recordFrom("1", "wiley", licence("3.0")), recordFrom("2", "crossref", licence("4.0"))
	traceAll(first, "licence", "licences/0")
	traceAll(second, "licence", "licences/0")
	_, w = fuseOne(t, first, second)
	require.Len(t, claimsOf(w, "licences")[0].Spans, 2, "what is concluded from two statements leads to both")

	ofCopy := record.Record{Licences: []record.Licence{{Family: "CC-BY", Version: "3.0", Copy: "https://repository.example.org/1.pdf"}}}
	r, w = fuseOne(t, recordFrom("1", "wiley", ofCopy), recordFrom("2", "crossref", licence("4.0")))
	require.Len(t, r.Licences, 2, "a copy's licence stays with the copy")
	require.Empty(t, Disagreements(w))

	reserved := record.Record{Licences: []record.Licence{{Family: "all-rights-reserved"}}}
	r, w = fuseOne(t, recordFrom("1", "wiley", reserved), recordFrom("2", "crossref", licence("4.0")))
	require.Len(t, r.Licences, 2)
	require.Len(t, Disagreements(w), 1)
	require.Len(t, Disagreements(w)[0].Chosen, 2, "both are kept")
	require.Empty(t, Disagreements(w)[0].Others)
}

func TestCounts(t *testing.T) {
	count := func(value int64, asOf, via string) record.Count {
		return record.Count{Metric: "citations", Value: value, Provider: "Scopus", Via: via, AsOf: asOf}
	}
	r, _ := fuseOne(t,
		recordFrom("1", "pure", record.Record{Counts: []record.Count{count(38, "", "Pure"), count(30, "2020", "Pure")}}),
		recordFrom("2", "scopus", record.Record{Counts: []record.Count{count(38, "", "Scopus"), count(40, "2021-05", "Scopus")}}))
	require.Equal(t, []record.Count{count(40, "2021-05", "Scopus"), count(30, "2020", "Pure"), count(38, "", "Scopus")}, r.Counts)
}

func TestReportedCountsThatDiffer(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{ReportedCounts: []record.ReportedCount{reportedStudies(29, 14, 11, 4)}}),
		recordFrom("2", "scopus", record.Record{ReportedCounts: []record.ReportedCount{reportedStudies(34, 18, 11, 5)}}))
	require.Equal(t, []record.ReportedCount{reportedStudies(29, 14, 11, 4), reportedStudies(34, 18, 11, 5)}, r.ReportedCounts)
	require.Len(t, Disagreements(w), 1)

	twice := record.Record{ReportedCounts: []record.ReportedCount{reportedStudies(29, 14, 11, 4), reportedStudies(34, 18, 11, 5)}}
	_, w = fuseOne(t, recordFrom("1", "wiley", twice), recordFrom("2", "scopus", twice))
	require.Empty(t, Disagreements(w), "records that state both agree")
}

func TestLibraryIsUnited(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "zotero", record.Record{Library: record.Library{CitationKeys: []string{"davies2020"}, Tags: []string{"read"},
			Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "A", Verdict: "included"}}}}),
		recordFrom("2", "jabref", record.Record{Library: record.Library{CitationKeys: []string{"Davies2020a", "davies2020"}, Groups: []string{"cbt"},
			Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "B", Verdict: "excluded"}}}}))
	require.Equal(t, record.Library{
		CitationKeys: []string{"davies2020", "Davies2020a"}, Tags: []string{"read"}, Groups: []string{"cbt"},
		Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "A", Verdict: "included"}, {Tool: "rayyan", Reviewer: "B", Verdict: "excluded"}},
	}, r.Library)
	require.Len(t, Disagreements(w), 1, "reviewers who disagree")

	r, w = fuseOne(t,
		recordFrom("1", "zotero", record.Record{Library: record.Library{CallNumbers: []string{"QZ 1"}, Holdings: []string{"North"}, Ratings: []string{"3"}, ReadStatuses: []string{"read"}}}),
		recordFrom("2", "jabref", record.Record{Library: record.Library{CallNumbers: []string{"WM 5"}, Holdings: []string{"South"}, Ratings: []string{"5"}, ReadStatuses: []string{"skimmed"}}}))
	require.Equal(t, record.Library{CallNumbers: []string{"QZ 1", "WM 5"}, Holdings: []string{"North", "South"},
		Ratings: []string{"3", "5"}, ReadStatuses: []string{"read", "skimmed"}}, r.Library)
	require.Empty(t, Disagreements(w), "two libraries do not contradict each other")
}

func TestIDsOfFilesDoNotContradict(t *testing.T) {
	r, w := fuseOne(t, recordFrom("1", "scopus", record.Record{OwnID: "2-s2.0-1"}), recordFrom("2", "medline", record.Record{OwnID: "31"}))
	require.Equal(t, "31", r.OwnID)
	require.Len(t, claimsOf(w, "own_id"), 2)
	require.Empty(t, Disagreements(w))
}

// TestCitationKeys: the key by which a person cites a publication outlives its being
// fused with a database's record of it, and so do other keys.
func TestCitationKeys(t *testing.T) {
	of := func(id, dialect string, format record.Format, key string) *record.Record {
		r := recordFrom(id, dialect, record.Record{OwnID: key})
		r.Origin.Format = format
		return r
	}
	crossref := of("1", "crossref", record.FormatCrossref, "10.1/a")
	for _, test := range []struct {
		name    string
		records []*record.Record
		want    string
		others  []string
		reason  string
	}{
		{"a library's", []*record.Record{crossref, of("2", "", record.FormatBibTeX, "roe2001")}, "roe2001", nil, "the citation key of a file that no database made"},
		{"a database's", []*record.Record{crossref, of("2", "scopus", record.FormatBibTeX, "Roe20011")}, "Roe20011", nil, "a citation key, where the other is a database's id"},
		{"both", []*record.Record{crossref, of("2", "scopus", record.FormatBibTeX, "Roe20011"), of("3", "jabref", record.FormatBibTeX, "roe2001")},
			"roe2001", []string{"Roe20011"}, "the citation key of a file that no database made"},
		{"of CSL", []*record.Record{crossref, of("2", "", record.FormatCSLJSON, "roe2001")}, "roe2001", nil, "the citation key of a file that no database made"},
		{"an address", []*record.Record{crossref, of("2", "", record.FormatCSLJSON, "http://zotero.org/users/1/items/A")}, "10.1/a", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, w := fuseOne(t, test.records...)
			require.Equal(t, test.want, r.OwnID)
			require.Equal(t, test.others, r.Library.CitationKeys)
			require.Empty(t, Disagreements(w))
			for _, c := range claimsOf(w, "own_id") {
				if c.Chosen && test.reason != "" {
					require.Equal(t, test.reason, c.Reason)
				}
			}
		})
	}
}

func TestLinksOfDatabasesStandLast(t *testing.T) {
	link := func(u string) record.Link { return record.Link{URL: u} }
	database, page := link("http://search.ebscohost.com/login.aspx?db=ccm&AN=1"), link("https://example.org/paper/1")
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Links: []record.Link{database}}),
		recordFrom("2", "zotero", record.Record{Links: []record.Link{page}}))
	require.Equal(t, []record.Link{page, database}, r.Links)
}

func TestContainerKeepsKinds(t *testing.T) {
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Container: record.Container{Title: "Psychology and Psychotherapy", ISSN: []record.ISSN{{Value: "1476-0835"}}}}),
		recordFrom("2", "medline", record.Record{Container: record.Container{Abbreviations: []record.Abbreviation{{Value: "Psychol Psychother", Kind: "medline"}},
			ISSN: []record.ISSN{{Value: "1476-0835", Kind: "print"}, {Value: "2044-8341", Kind: "electronic"}}}}))
	require.Equal(t, record.Container{
		Title:         "Psychology and Psychotherapy",
		Abbreviations: []record.Abbreviation{{Value: "Psychol Psychother", Kind: "medline"}},
		ISSN:          []record.ISSN{{Value: "1476-0835", Kind: "print"}, {Value: "2044-8341", Kind: "electronic"}},
	}, r.Container)
}

func TestContainerTitleThatIsAnAbbreviation(t *testing.T) {
	titled := func(s string) record.Record { return record.Record{Container: record.Container{Title: s}} }
	r, w := fuseOne(t, recordFrom("1", "wiley", titled("J Med Internet Res")), recordFrom("2", "pure", titled("Journal of Medical Internet Research")))
	require.Equal(t, record.Container{
		Title:         "Journal of Medical Internet Research",
		Abbreviations: []record.Abbreviation{{Value: "J Med Internet Res"}},
	}, r.Container, "a full title is taken over its abbreviation, which is kept")
	require.Equal(t, "an abbreviation of the title chosen, kept as one", claimBy(t, w, "container/title", "1").Reason)
	require.True(t, claimBy(t, w, "container/abbreviations", "1").Chosen)
	require.Empty(t, Disagreements(w))

	r, _ = fuseOne(t, recordFrom("1", "wiley", titled("J Med Internet Res")))
	require.Equal(t, record.Container{Title: "J Med Internet Res"}, r.Container, "alone it stays where it was stated")
}

func TestLinksAndIdentifiersWrittenOtherwise(t *testing.T) {
	give := func(url, doi string) record.Record {
		return record.Record{Links: []record.Link{{URL: url}}, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: doi}}}
	}
	r, w := fuseOne(t,
		recordFrom("1", "wiley", give("https://www.example.org/a/", "10.1037/0003-066x")),
		recordFrom("2", "scopus", give("http://example.org/a", "10.1037//0003-066x")))
	require.Equal(t, []record.Link{{URL: "https://www.example.org/a/"}}, r.Links)
	require.Equal(t, "10.1037/0003-066x", r.Identifier(record.SchemeDOI))
	require.Empty(t, r.Diagnostics)
	require.Equal(t, "the same value written otherwise", claimBy(t, w, "links", "2").Reason)
	require.Equal(t, "the same identifier written otherwise", claimBy(t, w, "identifiers/doi", "2").Reason)
}

func TestStage(t *testing.T) {
	published := record.Record{Type: record.TypeArticleJournal, Volume: "1", Dates: []record.Date{{Kind: record.DateIssued, Value: "2020"}}}
	preprint := published
	preprint.Subtype = record.SubtypePreprint
	undated := record.Record{Type: record.TypeArticleJournal, Volume: "1"}
	accepted := published
	accepted.Status = record.StatusInPress
	stated := published
	stated.Stages = []record.Stage{record.StageAM}
	book := published
	book.Type = record.TypeBook
	for _, test := range []struct {
		name     string
		r        record.Record
		want     record.Stage
		inferred bool
	}{
		{"publication details", published, record.StageVoR, true},
		{"preprint", preprint, "", false},
		{"no date", undated, "", false},
		{"in press", accepted, "", false},
		{"stated", stated, record.StageAM, false},
		{"a book has no article's stage", book, "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := fuseWork(t, nil, []*record.Record{recordFrom("1", "wiley", test.r)})
			require.Equal(t, test.want, w.Versions[0].Stage)
			require.Equal(t, test.inferred, w.Versions[0].StageInferred)
		})
	}
	stated.Stages = []record.Stage{record.StageVoR}
	_, w := fuseOne(t, recordFrom("1", "pure", stated), recordFrom("2", "wiley", published))
	require.False(t, w.Versions[0].StageInferred)
	require.Equal(t, "1 2", sources(w, "1", "stage"), "publication details support what is stated")
	require.True(t, claimBy(t, w, "stage", "2").Inferred)
}

func TestPreference(t *testing.T) {
	staged := func(id string, stage record.Stage, r record.Record) []*record.Record {
		if stage != "" {
			r.Stages = []record.Stage{stage}
		}
		return []*record.Record{recordFrom(id, "x", r)}
	}
	var versions [][]*record.Record
	for i, stage := range stageOrder {
		versions = append(versions, staged(string(rune('z'-i)), stage, record.Record{Volume: "1"}))
	}
	w := fuseWork(t, nil, versions...)
	require.Equal(t, "z", w.Preferred)
	for i, v := range w.Versions {
		require.Equal(t, stageOrder[i], v.Stage)
	}

	dated := func(year string) record.Record {
		return record.Record{Dates: []record.Date{{Kind: record.DateIssued, Value: year}}}
	}
	require.Equal(t, "2", fuseWork(t, nil, staged("1", "VoR", dated("2009")), staged("2", "VoR", dated("2015"))).Preferred, "the later update")
	require.Equal(t, "2", fuseWork(t, nil, staged("1", "VoR", record.Record{}), staged("2", "VoR", record.Record{Volume: "1"})).Preferred, "the fuller")
	require.Equal(t, "1", fuseWork(t, nil, staged("2", "VoR", record.Record{}), staged("1", "VoR", record.Record{})).Preferred, "the smaller id")

	notice := record.Record{Subtype: "retraction", Volume: "9", Titles: []record.Title{asMainTitle("Retraction")}}
	w = fuseWork(t, nil, staged("1", "VoR", notice), staged("2", "AO", record.Record{Titles: []record.Title{asMainTitle("the paper")}}))
	require.Equal(t, "2", w.Preferred, "a notice is never preferred")
	require.Equal(t, "the paper", w.Title)
	require.Len(t, w.ClaimsOf("", "status"), 1)
	require.Empty(t, w.Canonical().Status, "nothing flows between versions")
}

func TestTitleOfAnotherVersion(t *testing.T) {
	w := fuseWork(t, nil,
		[]*record.Record{recordFrom("1", "x", record.Record{Stages: []record.Stage{record.StageVoR}})},
		[]*record.Record{recordFrom("2", "x", record.Record{Titles: []record.Title{asMainTitle("the only title")}})})
	require.Equal(t, "1", w.Preferred)
	require.Equal(t, "the only title", w.Title)
	require.Empty(t, w.AlternateTitles)
	require.Equal(t, "the preferred version has no title; this is the title of a version of unknown stage", w.ClaimsOf("", "title")[0].Reason)
}

// The reason for a title names what made it better, not the tie that it broke.
func TestReasonsForTitles(t *testing.T) {
	tests := []struct{ chosen, other, reason string }{
		{"Sleep and noise: a study", "Sleep and noise", "complete, where the other is only its beginning"},
		{"Sleep and noise", "SLEEP AND NOISE", "the other is in capitals throughout"},
		{"Sleep’s noise", "Sleep's noise", "has typographic marks"},
		{"Sleep and noise", "Sleep and …", "the other is cut off"},
	}
	for _, test := range tests {
		require.Equal(t, test.reason, betterTitle(test.chosen, test.other))
		require.Empty(t, betterTitle(test.other, test.chosen))
		better := &record.Record{ID: "b", Titles: []record.Title{asMainTitle(test.chosen)}}
		worse := &record.Record{ID: "a", Titles: []record.Title{asMainTitle(test.other)}}
		_, work := fuseOne(t, better, worse)
		require.Equal(t, test.chosen, work.Title)
		for _, c := range work.ClaimsOf(work.Preferred, "titles/main") {
			if c.Chosen {
				require.Equal(t, test.reason, c.Reason)
			}
		}
	}
}
