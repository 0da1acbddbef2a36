package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// fiveDocuments are the five documents on one subject, in the order flattened
// RIS, portal page, preprint page, result list, aggregator's page.
type fiveDocuments struct {
	files [5]string
	facts string
}

// documentSets gives the repository's own fixtures, and the pages that these
// were modelled on where they are at hand.
func documentSets(t *testing.T) map[string]fiveDocuments {
	fixtures := filepath.Join("..", "..", "testdata", "same-paper")
	sets := map[string]fiveDocuments{"fixtures": {facts: fixtures + "-facts.tsv"}}
	own := sets["fixtures"]
	for i, name := range []string{"jmir-flattened.ris.txt", "pure-portal.txt", "jmir-preprints.txt", "bvs-list.txt", "biocloudy.txt"} {
		own.files[i] = filepath.Join(fixtures, name)
	}
	sets["fixtures"] = own
	seeds, here := corpus.Beside(t, "seeds")
	if !here || corpus.UnderRace {
		return sets // the fixtures start the same goroutines
	}
	found, err := filepath.Glob(filepath.Join(seeds, "00?_*.txt"))
	require.NoError(t, err)
	require.Len(t, found, 5)
	slices.Sort(found)
	sets["seeds"] = fiveDocuments{files: [5]string(found), facts: filepath.Join(seeds, "facts.tsv")}
	return sets
}

func resolveJSON(t *testing.T, files ...string) *record.Bundle {
	got := ibid(t, "", append([]string{"resolve", "--to", "json"}, files...)...)
	require.Equal(t, statusDone, got.status, got.stderr)
	bundle, err := record.ReadBundle(strings.NewReader(got.stdout))
	require.NoError(t, err)
	return bundle
}

// sameWorks finds its way in a bundle of the five documents.
type sameWorks struct {
	bundle  *record.Bundle
	records [5]*record.Record
}

func newSameWorks(t *testing.T, set fiveDocuments) *sameWorks {
	r := &sameWorks{bundle: resolveJSON(t, set.files[:]...)}
	require.Len(t, r.bundle.Records, 5)
	for i, file := range set.files {
		n := slices.IndexFunc(r.bundle.Records, func(r *record.Record) bool { return r.Origin.Document == file })
		require.GreaterOrEqual(t, n, 0)
		r.records[i] = r.bundle.Records[n]
	}
	return r
}

// version returns the work and the version that hold the n-th document's
// record.
func (r *sameWorks) version(t *testing.T, n int) (*record.Work, *record.Version) {
	for _, w := range r.bundle.Works {
		for i := range w.Versions {
			if slices.Contains(w.Versions[i].Members, r.records[n].ID) {
				return w, &w.Versions[i]
			}
		}
	}
	require.Fail(t, "no version holds the record")
	return nil, nil
}

func TestSamePaper(t *testing.T) {
	for name, set := range documentSets(t) {
		t.Run(name, func(t *testing.T) {
			r := newSameWorks(t, set)
			t.Run("works", r.testWorks)
			t.Run("version of record", r.testVersionOfRecord)
			t.Run("titles", r.testTitles)
			t.Run("counts", r.testCounts)
			t.Run("licences", r.testLicences)
			t.Run("absences", r.testAbsences)
			t.Run("nothing from elsewhere", r.testNothingFromElsewhere)
			t.Run("every value is claimed", r.testClaims)
			t.Run("facts", func(t *testing.T) { r.testFacts(t, set) })
			t.Run("orders", func(t *testing.T) { testOrders(t, set, r.bundle) })
			t.Run("again", func(t *testing.T) { testAgain(t, r.bundle) })
			t.Run("pairs", func(t *testing.T) { testPairs(t, set) })
		})
	}
}

func (r *sameWorks) testWorks(t *testing.T) {
	require.Len(t, r.bundle.Works, 3)
	w, article := r.version(t, 0)
	_, portal := r.version(t, 1)
	require.Same(t, article, portal)
	require.Len(t, article.Members, 2)
	w2, preprint := r.version(t, 2)
	require.Same(t, w, w2)
	require.Len(t, w.Versions, 2)
	require.Equal(t, article.ID, w.Preferred)
	require.Equal(t, record.StageVoR, article.Stage)
	require.Equal(t, record.StageSMUR, preprint.Stage)
	require.True(t, preprint.StageInferred)
	require.Len(t, w.Relations, 1)
	require.Equal(t, preprint.ID, w.Relations[0].From)
	require.Equal(t, record.IsPreprintOf, w.Relations[0].Type)
	require.Equal(t, article.ID, w.Relations[0].To)
	require.NotEmpty(t, w.Relations[0].Evidence)
	third, _ := r.version(t, 3)
	fourth, _ := r.version(t, 4)
	require.NotEqual(t, w.ID, third.ID)
	require.NotEqual(t, w.ID, fourth.ID)
	require.NotEqual(t, third.ID, fourth.ID)
	pairs := len(r.bundle.Pairs)
	for _, w := range r.bundle.Works {
		pairs += len(w.Pairs)
	}
	require.Equal(t, 10, pairs, "every pair has its evidence")
}

func (r *sameWorks) testVersionOfRecord(t *testing.T) {
	_, version := r.version(t, 0)
	v := version.Record
	require.Equal(t, "Implementing Web-Based Therapy in Routine Mental Health Care: Systematic Review of Health Professionals’ Perspectives", v.Title())
	var names []string
	for _, c := range v.Contributors {
		names = append(names, c.Family+", "+c.Given)
	}
	require.Equal(t, []string{"Davies, Fiona", "Shepherd, Heather L", "Beatty, Lisa", "Clark, Brodie", "Butow, Phyllis", "Shaw, Joanne"}, names)
	require.Equal(t, record.Container{
		Title:         "Journal of Medical Internet Research",
		Abbreviations: []record.Abbreviation{{Value: "J Med Internet Res", Kind: "medline"}},
		ISSN:          []record.ISSN{{Value: "1438-8871"}},
	}, v.Container)
	require.Equal(t, "22", v.Volume)
	require.Equal(t, "7", v.Issue)
	require.Equal(t, "e17362", v.ArticleNumber)
	require.Zero(t, v.Pages)
	require.Equal(t, 12, v.NumberOfPages)
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}}, v.Dates)
	require.Equal(t, []record.Identifier{
		{Scheme: record.SchemeDOI, Value: "10.2196/17362"}, {Scheme: record.SchemePMID, Value: "32706713"},
	}, v.Identifiers)
	require.Equal(t, []record.Link{{URL: "http://www.jmir.org/2020/7/e17362/"}}, v.Links)
	var keywords []string
	for _, k := range v.Keywords {
		keywords = append(keywords, k.Value)
	}
	require.Equal(t, []string{
		"health professional views", "implementation", "online psychological therapy", "online CBT", "barriers",
		"facilitators", "models of care", "cognitive behavioral therapy", "internet-based intervention",
	}, keywords)
	require.Len(t, v.Abstracts, 1)
	require.Equal(t, "Background Objective Methods Results Conclusions Trial Registration", labels(v.Abstracts[0]))
	require.Equal(t, []record.Registration{{Registry: "PROSPERO", ID: "CRD42018100869", URL: "https://tinyurl.com/y5vaoqsk"}}, v.Registrations)
	require.Equal(t, []string{"en"}, v.Languages)
	require.Equal(t, record.TypeArticleJournal, v.Type)
	require.Equal(t, record.SubtypeReview, v.Subtype)
	require.NotNil(t, v.PeerReviewed)
	require.True(t, *v.PeerReviewed)
	doi := r.records[0].Trace[slices.IndexFunc(r.records[0].Trace, func(t record.Trace) bool { return t.Rule == "doi" })]
	require.NotEmpty(t, doi.Spans)
}

func labels(a record.Abstract) string {
	var labels []string
	for _, s := range a.Sections {
		labels = append(labels, s.Label)
	}
	return strings.Join(labels, " ")
}

func (r *sameWorks) testTitles(t *testing.T) {
	w, preprint := r.version(t, 2)
	const title = "Implementing online therapy in routine mental health care: A systematic review of health professionals’ perspectives"
	require.Equal(t, title, preprint.Record.Title())
	require.Len(t, w.AlternateTitles, 1)
	require.Equal(t, title, w.AlternateTitles[0].Value)
	require.Equal(t, preprint.ID, w.AlternateTitles[0].Version)
	require.Equal(t, "Implementing Web-Based Therapy in Routine Mental Health Care: Systematic Review of Health Professionals’ Perspectives", w.Title)

	w, aggregated := r.version(t, 4)
	require.Empty(t, w.AlternateTitles)
	require.Len(t, aggregated.Record.Titles, 2)
	translated := aggregated.Record.Titles[1]
	require.Equal(t, record.TitleTranslated, translated.Role)
	require.Equal(t, "zh-Hans", translated.Language)
	require.Equal(t, "aggregator", translated.By)
	for _, relation := range w.Relations {
		require.NotEqual(t, record.IsTranslationOf, relation.Type)
	}
}

func (r *sameWorks) testCounts(t *testing.T) {
	_, article := r.version(t, 0)
	_, preprint := r.version(t, 2)
	_, aggregated := r.version(t, 4)
	var counts []string
	for _, v := range []*record.Version{article, preprint, aggregated} {
		for _, c := range v.Record.Counts {
			require.Empty(t, c.AsOf)
			counts = append(counts, fmt.Sprint(c.Value, " ", c.Metric, " ", c.Provider))
		}
	}
	require.Equal(t, []string{"38 citations Scopus", "132 downloads Pure", "1 reads biocloudy.com"}, counts)

	require.Equal(t, "29 = 14 qualitative + 11 quantitative + 4 mixed methods adds-up", studies(article.Record))
	require.Equal(t, "34 = 18 qualitative + 11 quantitative + 5 mixed methods adds-up", studies(preprint.Record))
	for n, participants := range map[int]string{3: "10", 4: "6 service providers + 6 commercial iCBT representatives + 7 patients"} {
		_, v := r.version(t, n)
		require.Empty(t, studies(v.Record))
		require.Len(t, v.Record.ReportedCounts, 1)
		reported := v.Record.ReportedCounts[0]
		require.Equal(t, "participants", reported.What)
		require.Equal(t, participants, inWords(reported))
	}
}

func studies(r *record.Record) string {
	for _, c := range r.ReportedCounts {
		if c.What == "included studies" {
			return inWords(c) + " " + c.Check
		}
	}
	return ""
}

func inWords(c record.ReportedCount) string {
	var parts []string
	for _, p := range c.Parts {
		parts = append(parts, fmt.Sprint(p.Value, " ", p.Label))
	}
	text := strings.Join(parts, " + ")
	switch {
	case c.Value == nil:
		return text
	case text == "":
		return fmt.Sprint(*c.Value)
	}
	return fmt.Sprint(*c.Value, " = ", text)
}

func (r *sameWorks) testLicences(t *testing.T) {
	_, article := r.version(t, 0)
	require.Len(t, article.Record.Licences, 1)
	licence := article.Record.Licences[0]
	require.Equal(t, "CC-BY", licence.Family)
	require.Empty(t, licence.Version)
	require.Empty(t, licence.SPDX)

	_, preprint := r.version(t, 2)
	require.Len(t, preprint.Record.Licences, 1)
	licence = preprint.Record.Licences[0]
	require.Equal(t, "all-rights-reserved", licence.Family)
	require.Equal(t, []string{"review", "ahead-of-print citation"}, licence.Permits)
	require.Equal(t, []string{"redistribution"}, licence.Prohibits)
	require.Len(t, preprint.Record.Notes, 1)
	require.Equal(t, "conditional-licence", preprint.Record.Notes[0].Kind)

	_, aggregated := r.version(t, 4)
	require.Empty(t, aggregated.Record.Licences)
	document := r.bundle.Documents[slices.IndexFunc(r.bundle.Documents, func(d *record.Document) bool {
		return d.Name == r.records[4].Origin.Document
	})]
	require.NotEmpty(t, document.Notices, "the site's notices concern the page")
}

func (r *sameWorks) testAbsences(t *testing.T) {
	_, listed := r.version(t, 3)
	require.Empty(t, listed.Record.Titles)
	require.Empty(t, listed.Record.Contributors)
	require.Empty(t, listed.Record.Licences)
	_, preprint := r.version(t, 2)
	require.Empty(t, preprint.Record.Contributors)
	require.Empty(t, preprint.Record.Identifiers)
	require.Zero(t, preprint.Record.Container)
	_, aggregated := r.version(t, 4)
	require.Empty(t, aggregated.Record.Contributors)
	require.Empty(t, aggregated.Record.Identifiers)
	require.Empty(t, aggregated.Record.Dates)
	require.Zero(t, aggregated.Record.Container)
	require.Empty(t, aggregated.Stage)
}

// What is known of these publications from other places must not show.
func (r *sameWorks) testNothingFromElsewhere(t *testing.T) {
	var files []string
	for _, rec := range r.records {
		files = append(files, rec.Origin.Document)
	}
	text := ibid(t, "", append([]string{"resolve", "--to", "json"}, files...)...).stdout
	for _, foreign := range []string{"papt.12341", "fdgth", "Ploszajski", "Timulak", "CC-BY-4.0", `"version": "4.0"`} {
		require.NotContains(t, text, foreign)
	}
}

// testClaims asks that every traced value of every record is in a claim of
// its work that leads to the same text, and that every claim has a rule for
// its choice and a reason.
func (r *sameWorks) testClaims(t *testing.T) {
	for n, rec := range r.records {
		w, _ := r.version(t, n)
		for _, trace := range rec.Trace {
			if strings.HasPrefix(trace.Path, "origin/") || trace.Path == "own_id" {
				continue
			}
			require.True(t, slices.ContainsFunc(w.Claims, func(c record.Claim) bool {
				return c.Record == rec.ID && slices.ContainsFunc(c.Spans, func(s record.DocumentSpan) bool {
					return s.Document == rec.Origin.Document && s.Span == trace.Spans[0]
				})
			}), "%s of %s", trace.Path, rec.Origin.Document)
		}
	}
	for _, w := range r.bundle.Works {
		for _, c := range w.Claims {
			require.NotEmpty(t, c.Reason, c.Path)
			require.NotEmpty(t, c.Choice, c.Path)
			require.NotEmpty(t, c.Record, c.Path)
		}
	}
}

// testFacts goes through the table of facts: every fact that is a value of a
// work is read by a claim at its place.
func (r *sameWorks) testFacts(t *testing.T, set fiveDocuments) {
	furniture := []string{"noise", "site.notice", "site.source_name", "site.contact", "end", "list.count", "list.position", "database"}
	content, err := os.ReadFile(set.facts)
	require.NoError(t, err)
	checked := 0
	for i, row := range strings.Split(strings.TrimSpace(string(content)), "\n") {
		columns := strings.Split(row, "\t")
		if i == 0 || columns[2] == "ABSENT" || slices.Contains(furniture, columns[1]) {
			continue
		}
		n := slices.IndexFunc(set.files[:], func(file string) bool { return strings.HasPrefix(filepath.Base(file), columns[0]) })
		require.GreaterOrEqual(t, n, 0)
		start, err := strconv.ParseInt(columns[4], 10, 64)
		require.NoError(t, err)
		end, err := strconv.ParseInt(columns[5], 10, 64)
		require.NoError(t, err)
		w, _ := r.version(t, n)
		require.True(t, slices.ContainsFunc(w.Claims, func(c record.Claim) bool {
			return c.Record == r.records[n].ID && slices.ContainsFunc(c.Spans, func(s record.DocumentSpan) bool {
				return s.Document == set.files[n] && s.Overlaps(record.Span{Start: start, End: end})
			})
		}), "no claim reads %s of %s", columns[1], columns[0])
		checked++
	}
	require.Equal(t, 95, checked)
}

func testOrders(t *testing.T, set fiveDocuments, want *record.Bundle) {
	files := slices.Clone(set.files[:])
	for range 4 {
		files = append(files[1:], files[0])
		require.Equal(t, want.Works, resolveJSON(t, files...).Works)
	}
	slices.Reverse(files)
	require.Equal(t, want.Works, resolveJSON(t, files...).Works)
}

// testPairs explains every pair both ways.
func testPairs(t *testing.T, set fiveDocuments) {
	for i, a := range set.files {
		for j, b := range set.files {
			if i >= j {
				continue
			}
			explain := func(a, b string) record.Pair {
				got := ibid(t, "", append([]string{"explain", "--to", "json", a + "#1", b + "#1"}, set.files[:]...)...)
				require.Equal(t, statusDone, got.status, got.stderr)
				var explained struct {
					Pair record.Pair `json:"pair"`
				}
				require.NoError(t, json.Unmarshal([]byte(got.stdout), &explained))
				return explained.Pair
			}
			there := explain(a, b)
			require.Equal(t, there, explain(b, a))
			require.NotEmpty(t, there.Verdict)
			require.NotEmpty(t, there.Evidence)
		}
	}
}

// testAgain resolves the result once more: the works and the documents that
// their claims lead to are the same.
func testAgain(t *testing.T, want *record.Bundle) {
	for _, form := range []string{"json", "jsonl"} {
		path := filepath.Join(t.TempDir(), "again."+form)
		var files []string
		for _, d := range want.Documents {
			files = append(files, d.Name)
		}
		first := ibid(t, "", append([]string{"resolve", "--to", form, "-o", path}, files...)...)
		require.Equal(t, statusDone, first.status, first.stderr)
		again := resolveJSON(t, path)
		require.Equal(t, want.Works, again.Works)
		for _, d := range want.Documents {
			require.Contains(t, again.Documents, d)
		}
	}
}
