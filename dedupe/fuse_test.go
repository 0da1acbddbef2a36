package dedupe

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

var update = flag.Bool("update", false, "write the golden files")

func samePaper(t testing.TB) *record.Work {
	return fuseWork(t, nil, []*record.Record{publisherExport(), portalPage()}, []*record.Record{preprintPage()})
}

func TestFuseArticle(t *testing.T) {
	w := samePaper(t)
	require.Equal(t, "0a", w.ID)
	require.Equal(t, "0a", w.Preferred)
	require.Len(t, w.Versions, 2)

	v := w.Versions[0]
	require.Equal(t, record.StageVoR, v.Stage)
	require.True(t, v.StageInferred)
	require.Equal(t, []string{"0a", "0b"}, v.Members)
	require.Equal(t, []string{"export.ris", "portal.txt"}, v.Sources)

	r := w.Canonical()
	require.Same(t, v.Record, r)
	require.Equal(t, "0a", r.ID)
	require.Zero(t, r.Origin)
	require.Empty(t, r.Trace)
	require.Equal(t, curlyTitle, r.Title())
	require.Equal(t, people("Heather L"), r.Contributors)
	require.Equal(t, record.Container{
		Title:         "Journal of Medical Internet Research",
		Abbreviations: []record.Abbreviation{{Value: "J Med Internet Res", Kind: "medline"}},
		ISSN:          []record.ISSN{{Value: "1438-8871"}},
	}, r.Container)
	require.Equal(t, "22", r.Volume)
	require.Equal(t, "7", r.Issue)
	require.Equal(t, "e17362", r.ArticleNumber)
	require.Zero(t, r.Pages)
	require.Equal(t, 12, r.NumberOfPages)
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}}, r.Dates)
	require.Equal(t, publisherExport().Identifiers, r.Identifiers)
	require.Equal(t, publisherExport().Links, r.Links)
	require.Equal(t, publisherExport().Keywords, r.Keywords)
	require.Equal(t, publisherExport().Abstracts, r.Abstracts)
	require.Equal(t, publisherExport().Registrations, r.Registrations)
	require.Equal(t, []record.ReportedCount{reportedStudies(29, 14, 11, 4)}, r.ReportedCounts)
	require.Equal(t, portalPage().Licences, r.Licences)
	require.Equal(t, portalPage().Counts, r.Counts)
	require.Equal(t, []string{"en"}, r.Languages)
	require.Equal(t, record.SubtypeReview, r.Subtype)
	require.Equal(t, record.StatusPublished, r.Status)
	require.True(t, *r.PeerReviewed)
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Copyright)
}

// The sources and reasons of the article's values: which records' claims stand
// in the version, by which rule, and why.
func TestFuseArticleReasons(t *testing.T) {
	w := samePaper(t)
	for _, test := range []struct{ path, sources, choice, reason string }{
		{"type", "0a 0b", "type.specific", "both records that state it agree"},
		{"subtype", "0b", "type.specific", "only source"},
		{"titles/main", "0a", "title.authority", "the publisher's own record outranks a portal's record"},
		{"contributors", "0a", "names.structured-first", "gives family and given names apart"},
		{"container/title", "0b", "container.union", "only source"},
		{"container/abbreviations", "0a", "container.union", "only source"},
		{"container/issn", "0a", "container.union", "only source"},
		{"volume", "0a", "authority.majority", "only source"},
		{"issue", "0a 0b", "authority.majority", "both records that state it agree"},
		{"article_number", "0a 0b", "authority.majority", "both records that state it agree"},
		{"number_of_pages", "0b", "authority", "only source"},
		{"dates/issued", "0a 0b", "date.more-precise", "both records that state it agree"},
		{"identifiers/doi", "0a", "identifiers.union", "only source"},
		{"identifiers/pmid", "0a", "identifiers.union", "only source"},
		{"links", "0a", "union", "only source"},
		{"languages", "0b", "stated-first", "only source"},
		{"keywords", "0a", "keywords.order-of-author-source", "the authors' order; the other list is in alphabetical order"},
		{"abstracts", "0a", "abstract.superset", "the superset: it holds the other abstract whole"},
		{"registrations", "0a", "union", "only source"},
		{"reported_counts/included studies", "0a 0b", "reported.per-version", "both records that state it agree"},
		{"licences", "0b", "licence.per-version", "only source"},
		{"counts/citations", "0b", "counts.append", "an observation; all are kept"},
		{"counts/downloads", "0b", "counts.append", "an observation; all are kept"},
		{"stage", "0a 0b", "stage.publication-details", "a journal article with volume, issue, article number and date of issue, and no mark of a preprint"},
	} {
		t.Run(test.path, func(t *testing.T) {
			require.Equal(t, test.sources, sources(w, "0a", test.path))
			chosen := claimsOf(w, test.path)[0]
			require.Equal(t, test.choice, chosen.Choice)
			require.Equal(t, test.reason, chosen.Reason)
		})
	}
	for _, test := range []struct{ path, reason string }{
		{"titles/main", "same text with another apostrophe: a typographic variant"},
		{"keywords", "same keywords in the portal's alphabetical order"},
		{"abstracts", "prefix of the abstract chosen"},
	} {
		t.Run(test.path+" of the portal", func(t *testing.T) {
			c := claimBy(t, w, test.path, "0b")
			require.False(t, c.Chosen)
			require.False(t, c.Differs)
			require.Equal(t, test.reason, c.Reason)
		})
	}
}

func TestSpellingIsNoDisagreement(t *testing.T) {
	w := samePaper(t)
	c := claimBy(t, w, "contributors", "0b")
	require.False(t, c.Chosen)
	require.Equal(t, "the same people in the same order, written otherwise; position 2 is Heather L. Shepherd", c.Reason)
	require.Empty(t, Disagreements(w))
}

func TestFusePreprint(t *testing.T) {
	w := samePaper(t)
	v := w.Versions[1]
	require.Equal(t, "0c", v.ID)
	require.Equal(t, record.StageSMUR, v.Stage)
	require.True(t, v.StageInferred)

	want := preprintPage()
	want.Origin, want.Trace = record.Origin{}, nil
	require.Equal(t, want, v.Record, "a version of one record has its values and no others")

	stages := w.ClaimsOf("0c", "stage")
	require.Len(t, stages, 2)
	require.Equal(t, record.StageSMUR, stages[0].Value)
	require.True(t, stages[0].Chosen)
	require.Equal(t, record.StageAM, stages[1].Value)
	require.False(t, stages[1].Chosen)
	require.Equal(t, "less likely than SMUR, but not excluded by the source's words", stages[1].Reason)

	require.Equal(t, curlyTitle, w.Title)
	require.Equal(t, []record.AlternateTitle{{Value: preprintTitle, Version: "0c", Reason: "title of an earlier version"}}, w.AlternateTitles)
	titles := w.ClaimsOf("", "title")
	require.Len(t, titles, 2)
	require.Equal(t, "title of the preferred version, a version of record", titles[0].Reason)
	require.NotEmpty(t, titles[0].Spans)
	preferred := w.ClaimsOf("", "preferred")
	require.Len(t, preferred, 2)
	require.Equal(t, "the version of record comes before the submitted manuscript under review", preferred[0].Reason)
}

func TestFuseIndexPage(t *testing.T) {
	r, w := fuseOne(t, indexPage())
	want := indexPage()
	want.Origin, want.Trace = record.Origin{}, nil
	require.Equal(t, want, r)
	require.Empty(t, w.Title)
	require.Empty(t, w.ClaimsOf("", "title"))
	require.Equal(t, record.StageVoR, w.Versions[0].Stage)
	require.True(t, w.Versions[0].StageInferred)
	stage := claimBy(t, w, "stage", "0d")
	require.True(t, stage.Inferred)
	require.Len(t, stage.Spans, 4)
}

func TestFuseAggregatorPage(t *testing.T) {
	r, w := fuseOne(t, aggregatorPage())
	require.Equal(t, aggregatorPage().Titles[0].Value, w.Title)
	require.Empty(t, w.AlternateTitles, "a translation by an aggregator is no title of the work")
	require.Equal(t, "a translation by the aggregator and no expression of the work", claimBy(t, w, "titles/translated", "0e").Reason)
	require.Empty(t, w.Versions[0].Stage)
	require.False(t, w.Versions[0].StageInferred)
	require.True(t, claimBy(t, w, "type", "0e").Inferred)
	require.True(t, claimBy(t, w, "languages", "0e").Inferred)
	require.Empty(t, r.Licences)
	require.Empty(t, r.Contributors)
}

func TestClaimsLeadToPlaces(t *testing.T) {
	w := samePaper(t)
	doi := claimBy(t, w, "identifiers/doi", "0a")
	require.Len(t, doi.Spans, 3, "the identifier is stated three times")
	require.Equal(t, "identifier, doi", doi.Rule)
	require.Equal(t, "export.ris", doi.Spans[0].Document)
	names := claimBy(t, w, "contributors", "0a")
	require.Len(t, names.Spans, 6)
	require.Equal(t, "name.inverted/author", names.Rule)
	title := claimBy(t, w, "titles/main", "0a")
	require.Len(t, title.Spans, 1, "a part's trace is the trace of the whole")
	require.Equal(t, "title", title.Rule)
	require.Empty(t, claimBy(t, w, "languages", "0b").Spans, "a value without trace has no place")
}

func TestFuseErrors(t *testing.T) {
	res := &Resolution{IDs: []string{"a"}}
	g := &Group{ID: "a", Versions: []VersionGroup{{ID: "a", Members: []int{0}}}}
	broken := errors.New("disk")
	_, err := Fuse(res, g, func(int) (*record.Record, error) { return nil, broken }, nil)
	require.Equal(t, broken, err)

	damaged := &record.ParseError{Document: "x", Err: record.ErrDamaged}
	_, err = Fuse(res, g, func(int) (*record.Record, error) { return nil, damaged }, nil)
	require.Equal(t, error(damaged), err)

	_, err = Fuse(res, g, func(int) (*record.Record, error) { return nil, nil }, nil)
	require.ErrorIs(t, err, ErrNoRecord)

	original := &record.Record{ID: "z", Volume: "1"}
	w, err := Fuse(res, g, func(int) (*record.Record, error) { return original, damaged }, nil)
	require.NoError(t, err)
	require.Equal(t, "1", w.Canonical().Volume)
	require.Equal(t, "a", w.Canonical().ID)
	require.Equal(t, "z", original.ID, "the record fetched is not changed")
}

func TestSourceOrderBeatsAuthority(t *testing.T) {
	w := fuseWork(t, &Options{SourceOrder: []string{"portal.txt"}}, []*record.Record{publisherExport(), portalPage()})
	require.Equal(t, straightTitle, w.Title)
	require.Equal(t, "its source stands first in the order given", claimBy(t, w, "titles/main", "0b").Reason)
}

func TestGoldenWork(t *testing.T) {
	got, err := json.MarshalIndent(samePaper(t), "", "  ")
	require.NoError(t, err)
	got = append(got, '\n')
	file := filepath.Join("testdata", "golden", "work.json")
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, got, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
}

func ExampleFuse() {
	publisher := &record.Record{
		Origin: record.Origin{Source: "publisher", Dialect: "jmir"},
		Titles: []record.Title{{Value: "Users’ views", Role: record.TitleMain}},
		Volume: "22",
	}
	library := &record.Record{
		Origin: record.Origin{Source: "library"},
		Titles: []record.Title{{Value: "Users' views", Role: record.TitleMain}},
		Volume: "23",
	}
	records := []*record.Record{publisher, library}
	res := &Resolution{IDs: []string{"a", "b"}}
	group := &Group{ID: "a", Versions: []VersionGroup{{ID: "a", Members: []int{0, 1}}}}
	work, err := Fuse(res, group, func(n int) (*record.Record, error) { return records[n], nil }, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(work.Title)
	for _, d := range Disagreements(work) {
		for _, c := range slices.Concat(d.Chosen, d.Others) {
			fmt.Println(d.Path, c.Value, c.Chosen, c.Reason)
		}
	}
	// Output:
	// Users’ views
	// volume 22 true the publisher's own record outranks an export that names no database
	// volume 23 false differs from the value chosen: the publisher's own record outranks an export that names no database
}

func BenchmarkFuse(b *testing.B) {
	records := []*record.Record{publisherExport(), portalPage(), preprintPage()}
	res := &Resolution{IDs: []string{"0a", "0b", "0c"}}
	group := &Group{ID: "0a", Versions: []VersionGroup{{ID: "0a", Members: []int{0, 1}}, {ID: "0c", Members: []int{2}}}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Fuse(res, group, func(n int) (*record.Record, error) { return records[n], nil }, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// TestSourcesOfWhatWasFused: a record that was fused, written and read again has the
// sources that its note names, and no second note.
func TestSourcesOfWhatWasFused(t *testing.T) {
	note := record.Note{Text: "Sources: export.ris; portal.txt", Kind: record.NoteSources}
	fused := func(source, document string, kind record.SourceKind) *record.Record {
		r := paper("a")
		r.Notes = []record.Note{{Text: "A person's note."}, note}
		r.Origin.Source, r.Origin.Document, r.Origin.Kind = source, document, kind
		return r
	}
	other := paper("b")
	other.Origin.Source, other.Origin.Document = "new.ris", "new.ris"
	for _, test := range []struct {
		name    string
		records []*record.Record
		want    string
	}{
		{"again", []*record.Record{fused("works.ris", "works.ris", "")}, "Sources: export.ris; portal.txt"},
		{"with another", []*record.Record{fused("works.ris", "works.ris", ""), other}, "Sources: export.ris; new.ris; portal.txt"},
		{"of a source that a person names", []*record.Record{fused("search", "works.ris", record.SourceDatabase)}, "Sources: export.ris; portal.txt; search"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := fuseWork(t, nil, test.records)
			var texts []string
			for _, n := range w.Alone().Notes {
				texts = append(texts, n.Text)
			}
			require.Equal(t, []string{"A person's note.", test.want}, texts)
		})
	}
}
