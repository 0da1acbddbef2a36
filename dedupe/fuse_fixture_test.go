package dedupe

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// The fixtures have the facts of one paper that was exported by its publisher,
// shown by its university's portal, and posted as a preprint before; and of
// two other papers. Abstracts are written for these tests.
const (
	exportAbstract = "Background: Remote treatment is seldom used. Objective: We asked why. " +
		"Methods: We searched 5 databases. Results: 29 articles were eligible: 14 qualitative, 11 quantitative, and 4 mixed methods. " +
		"Conclusions: Training is needed."
	registrationLine = " Trial Registration: PROSPERO CRD42018100869; https://tinyurl.com/y5vaoqsk"
	draftAbstract    = "Background: Treatment at a distance is rare. Results: 34 papers: 18 qualitative, 11 quantitative and 5 mixed methods."

	curlyTitle    = "Implementing Web-Based Therapy in Routine Mental Health Care: Systematic Review of Health Professionals’ Perspectives"
	straightTitle = "Implementing Web-Based Therapy in Routine Mental Health Care: Systematic Review of Health Professionals' Perspectives"
	preprintTitle = "Implementing online therapy in routine mental health care: A systematic review of health professionals’ perspectives"
)

func authorNamed(family, given string) record.Contributor {
	return record.Contributor{Name: record.Name{Family: family, Given: given}, Role: record.RoleAuthor}
}

func people(heather string) []record.Contributor {
	return []record.Contributor{authorNamed("Davies", "Fiona"), authorNamed("Shepherd", heather), authorNamed("Beatty", "Lisa"),
		authorNamed("Clark", "Brodie"), authorNamed("Butow", "Phyllis"), authorNamed("Shaw", "Joanne")}
}

func keywordsOf(values ...string) []record.Keyword {
	var list []record.Keyword
	for _, v := range values {
		list = append(list, record.Keyword{Value: v})
	}
	return list
}

func reportedStudies(total, qualitative, quantitative, mixed int64) record.ReportedCount {
	return record.ReportedCount{What: "included studies", Value: &total, Sum: total, Check: "adds-up",
		Parts: []record.CountPart{{Label: "qualitative", Value: qualitative},
			{Label: "quantitative", Value: quantitative}, {Label: "mixed methods", Value: mixed}}}
}

func asMainTitle(s string) record.Title { return record.Title{Value: s, Role: record.TitleMain} }

// traceAll gives the record a trace of one span for each path, in order.
func traceAll(r *record.Record, rule string, paths ...string) {
	for _, path := range paths {
		start := int64(10 * len(r.Trace))
		r.Trace = append(r.Trace, record.Trace{Path: path, Rule: rule, Spans: []record.Span{{Start: start, End: start + 5, Line: 1, Column: int(start) + 1}}})
	}
}

func publisherExport() *record.Record {
	r := &record.Record{
		ID:             "0a",
		OwnID:          "info:doi/10.2196/17362",
		Origin:         record.Origin{Document: "export.ris", Source: "export.ris", Format: record.FormatRIS, Position: 1},
		Type:           record.TypeArticleJournal,
		Titles:         []record.Title{asMainTitle(curlyTitle)},
		Contributors:   people("Heather L"),
		Container:      record.Container{Abbreviations: []record.Abbreviation{{Value: "J Med Internet Res", Kind: "medline"}}, ISSN: []record.ISSN{{Value: "1438-8871"}}},
		Volume:         "22",
		Issue:          "7",
		ArticleNumber:  "e17362",
		Dates:          []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}},
		Identifiers:    []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.2196/17362"}, {Scheme: record.SchemePMID, Value: "32706713"}},
		Registrations:  []record.Registration{{Registry: "PROSPERO", ID: "CRD42018100869", URL: "https://tinyurl.com/y5vaoqsk"}},
		Links:          []record.Link{{URL: "http://www.jmir.org/2020/7/e17362/"}},
		Abstracts:      []record.Abstract{{Text: exportAbstract + registrationLine}},
		Keywords:       keywordsOf("health professional views", "implementation", "online psychological therapy", "online CBT", "barriers", "facilitators", "models of care", "cognitive behavioral therapy", "internet-based intervention"),
		ReportedCounts: []record.ReportedCount{reportedStudies(29, 14, 11, 4)},
	}
	traceAll(r, "title", "titles/0/value")
	for i := range r.Contributors {
		traceAll(r, "name.inverted/author", elementPath("contributors", i))
	}
	traceAll(r, "volume", "volume")
	traceAll(r, "issue", "issue")
	traceAll(r, "pages", "article_number")
	traceAll(r, "date", "dates/0")
	traceAll(r, "identifier", "identifiers/0", "identifiers/1", "identifiers/0")
	traceAll(r, "doi", "identifiers/0")
	return r
}

func portalPage() *record.Record {
	reviewed := true
	r := &record.Record{
		ID:             "0b",
		Origin:         record.Origin{Document: "portal.txt", Source: "portal.txt", Format: record.FormatWebPage, Dialect: "pure", Position: 1},
		Type:           record.TypeArticleJournal,
		Subtype:        record.SubtypeReview,
		Status:         record.StatusPublished,
		PeerReviewed:   &reviewed,
		Titles:         []record.Title{asMainTitle(straightTitle)},
		Contributors:   people("Heather L."),
		Container:      record.Container{Title: "Journal of Medical Internet Research"},
		Issue:          "7",
		ArticleNumber:  "e17362",
		NumberOfPages:  12,
		Dates:          []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}},
		Abstracts:      []record.Abstract{{Text: exportAbstract}},
		Keywords:       keywordsOf("barriers", "cognitive behavioral therapy", "facilitators", "health professional views", "implementation", "internet-based intervention", "models of care", "online CBT", "online psychological therapy"),
		Languages:      []string{"en"},
		Licences:       []record.Licence{{Family: "CC-BY", Text: "Open access under a Creative Commons Attribution License (,", Incomplete: true}},
		Counts:         []record.Count{{Metric: "citations", Value: 38, Provider: "Scopus", Via: "Pure"}, {Metric: "downloads", Value: 132, Provider: "Pure", Via: "Pure"}},
		ReportedCounts: []record.ReportedCount{reportedStudies(29, 14, 11, 4)},
	}
	for i := range r.Contributors {
		traceAll(r, "name.display/author", elementPath("contributors", i))
	}
	traceAll(r, "issue", "issue")
	traceAll(r, "pages", "article_number")
	traceAll(r, "date", "dates/0")
	traceAll(r, "licence", "licences/0")
	return r
}

func preprintPage() *record.Record {
	r := &record.Record{
		ID:              "0c",
		Origin:          record.Origin{Document: "preprint.txt", Source: "preprint.txt", Format: record.FormatWebPage, Dialect: "jmir-preprints", Position: 1},
		Type:            record.TypeArticle,
		Subtype:         record.SubtypePreprint,
		Stages:          []record.Stage{record.StageSMUR, record.StageAM},
		Titles:          []record.Title{asMainTitle(preprintTitle)},
		Server:          "JMIR Preprints",
		TargetContainer: record.Container{Title: "Journal of Medical Internet Research"},
		Dates:           []record.Date{{Kind: record.DateSubmitted, Value: "2019-12-10"}, {Kind: record.DateAccepted, Value: "2020-06-11"}},
		Abstracts:       []record.Abstract{{Text: draftAbstract}},
		ReportedCounts:  []record.ReportedCount{reportedStudies(34, 18, 11, 5)},
		Licences: []record.Licence{{Family: "all-rights-reserved", SPDX: "LicenseRef-all-rights-reserved",
			Permits: []string{"review", "ahead-of-print citation"}, Prohibits: []string{"redistribution"}}},
		Copyright: "The authors",
		Notes:     []record.Note{{Text: "It may get a cc-by license when it is published.", Kind: "conditional-licence"}},
	}
	r.Trace = append(r.Trace,
		record.Trace{Path: "stages/0", Rule: "stage", Spans: []record.Span{{Start: 7, End: 12}}, Inferred: true},
		record.Trace{Path: "stages/1", Rule: "stage", Spans: []record.Span{{Start: 14, End: 19}}, Inferred: true})
	return r
}

func indexPage() *record.Record {
	r := &record.Record{
		ID:             "0d",
		Origin:         record.Origin{Document: "list.txt", Source: "list.txt", Format: record.FormatWebPage, Dialect: "bvs", Database: "MEDLINE", Position: 1},
		Type:           record.TypeArticleJournal,
		Container:      record.Container{Abbreviations: []record.Abbreviation{{Value: "Psychol Psychother", Kind: "medline"}}},
		Volume:         "94",
		Issue:          "4",
		Pages:          record.Pages{First: "994", Last: "1014"},
		Dates:          []record.Date{{Kind: record.DateIssued, Value: "2021-12"}},
		Identifiers:    []record.Identifier{{Scheme: record.SchemePMID, Value: "33788999"}, {Scheme: record.SchemeBVS, Value: "mdl-33788999"}},
		Languages:      []string{"en"},
		Abstracts:      []record.Abstract{{Text: "OBJECTIVES: To ask ten people."}},
		Subjects:       []record.Subject{{Term: "COVID-19", Scheme: "mesh"}, {Term: "Humans", Scheme: "mesh"}},
		ReportedCounts: []record.ReportedCount{{What: "participants", Parts: []record.CountPart{{Label: "managers", Value: 10}}, Sum: 10}},
	}
	traceAll(r, "citation", "volume", "issue", "pages", "dates/0")
	return r
}

func aggregatorPage() *record.Record {
	r := &record.Record{
		ID:     "0e",
		Origin: record.Origin{Document: "page.txt", Source: "page.txt", Format: record.FormatWebPage, Dialect: "biocloudy", Position: 1},
		Type:   record.TypeArticle,
		Titles: []record.Title{
			asMainTitle("Implementing internet-delivered cognitive behavioral therapy in healthcare services: a qualitative exploration of stakeholder experience"),
			{Value: "在医疗保健服务中实施互联网认知行为疗法:利益相关者经验的定性探索", Role: record.TitleTranslated, Language: "zh-Hans", By: "aggregator"},
		},
		Abstracts: []record.Abstract{{Text: "BACKGROUND: Three groups were asked."}},
		Languages: []string{"en"},
		Counts:    []record.Count{{Metric: "reads", Value: 1, Provider: "biocloudy.com"}},
	}
	r.Trace = append(r.Trace,
		record.Trace{Path: "type", Rule: "type", Spans: []record.Span{{Start: 1, End: 2}}, Inferred: true},
		record.Trace{Path: "languages/0", Rule: "language.of-text", Spans: []record.Span{{Start: 1, End: 2}}, Inferred: true})
	return r
}

// fuseWork fuses the records as one work; each list is one version. Ids are those
// of the records.
func fuseWork(t testing.TB, o *Options, versions ...[]*record.Record) *record.Work {
	t.Helper()
	var records []*record.Record
	res := &Resolution{}
	var g Group
	for _, members := range versions {
		v := VersionGroup{}
		for _, r := range members {
			if v.ID == "" || r.ID < v.ID {
				v.ID = r.ID
			}
			v.Members = append(v.Members, len(records))
			res.IDs = append(res.IDs, r.ID)
			records = append(records, r)
		}
		if g.ID == "" || v.ID < g.ID {
			g.ID = v.ID
		}
		g.Versions = append(g.Versions, v)
	}
	w, err := Fuse(res, &g, func(n int) (*record.Record, error) { return records[n], nil }, o)
	require.NoError(t, err)
	return w
}

// fuseOne fuses records as one version and returns it with its claims.
func fuseOne(t testing.TB, records ...*record.Record) (*record.Record, *record.Work) {
	t.Helper()
	w := fuseWork(t, nil, records)
	require.Len(t, w.Versions, 1)
	return w.Canonical(), w
}

// claimsOf returns the claims on a path of the only or first version.
func claimsOf(w *record.Work, path string) []record.Claim { return w.ClaimsOf(w.Versions[0].ID, path) }

// claimBy returns the claim that one record makes on a path.
func claimBy(t testing.TB, w *record.Work, path, id string) record.Claim {
	t.Helper()
	var found []record.Claim
	for _, c := range w.Claims {
		if c.Path == path && c.Record == id && c.Version != "" {
			found = append(found, c)
		}
	}
	require.Len(t, found, 1, "claims on %s by %s", path, id)
	return found[0]
}

// sources returns the ids of the records whose claims on the path were chosen.
func sources(w *record.Work, version, path string) string {
	var ids []string
	for _, c := range w.ClaimsOf(version, path) {
		if c.Chosen {
			ids = append(ids, c.Record)
		}
	}
	return strings.Join(ids, " ")
}
