package source

import (
	"bytes"
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

// The documents of testdata/same-paper, and the numbers by which the same
// layouts go in ../shared/seeds.
const (
	jmirFlattened = "jmir-flattened.ris.txt"
	purePortal    = "pure-portal.txt"
	jmirPreprints = "jmir-preprints.txt"
	bvsList       = "bvs-list.txt"
	biocloudy     = "biocloudy.txt"
)

var seedLayouts = map[string]string{
	"000": jmirFlattened,
	"001": purePortal,
	"002": jmirPreprints,
	"003": bvsList,
	"004": biocloudy,
}

// expected says where a fact must stand in the record. One of the values at
// the path must be the wanted one, or all of them, joined by "; ", with all
// set; "*" in a path stands for every index. A trace of the value must read
// text at the fact's place. Want is the fact's own text where it is "".
type expected struct {
	path, want string
	all        bool
	// inside asks only that the value has the wanted text in it.
	inside bool
	// untraced is set for what the reader counts and does not read.
	untraced bool
	// raw asks only that a field with the wanted name stands at the place, as
	// for a tag that has no value.
	raw bool
}

const title = "Implementing Web-Based Therapy in Routine Mental Health Care: Systematic Review of Health Professionals' Perspectives"

// factPaths is the table from a fact's field to the record.
var factPaths = map[string]map[string][]expected{
	jmirFlattened: {
		"type":                           {{path: "type", want: "article-journal"}},
		"author[1]":                      {{path: "contributors/0/family", want: "Davies"}, {path: "contributors/0/given", want: "Fiona"}},
		"author[2]":                      {{path: "contributors/1/family", want: "Shepherd"}, {path: "contributors/1/given", want: "Heather L"}},
		"author[3]":                      {{path: "contributors/2/family", want: "Beatty"}, {path: "contributors/2/given", want: "Lisa"}},
		"author[4]":                      {{path: "contributors/3/family", want: "Clark"}, {path: "contributors/3/given", want: "Brodie"}},
		"author[5]":                      {{path: "contributors/4/family", want: "Butow"}, {path: "contributors/4/given", want: "Phyllis"}},
		"author[6]":                      {{path: "contributors/5/family", want: "Shaw"}, {path: "contributors/5/given", want: "Joanne"}},
		"issued.year":                    {{path: "dates/*/value", want: "2020-07-23"}},
		"issued":                         {{path: "dates/*/value", want: "2020-07-23"}},
		"title":                          {{path: "titles/0/value", want: strings.ReplaceAll(title, "'", "’")}, {path: "titles/0/role", want: "main"}},
		"container.abbrev":               {{path: "container/abbreviations/0/value", want: "J Med Internet Res"}},
		"article_number":                 {{path: "article_number", want: "e17362"}},
		"volume":                         {{path: "volume", want: "22"}},
		"issue":                          {{path: "issue", want: "7"}},
		"keyword":                        {{path: "keywords/*/value"}},
		"abstract":                       {{path: "abstracts/0/sections/*/label", want: "Background; Objective; Methods; Results; Conclusions; Trial Registration", all: true}},
		"abstract.included.total":        {{path: "reported_counts/*/value", want: "29"}, {path: "reported_counts/*/check", want: "adds-up"}},
		"abstract.included.qualitative":  {{path: "reported_counts/*/parts/0/value", want: "14"}},
		"abstract.included.quantitative": {{path: "reported_counts/*/parts/1/value", want: "11"}},
		"abstract.included.mixed":        {{path: "reported_counts/*/parts/2/value", want: "4"}},
		"abstract.databases":             {{path: "reported_counts/*/value", want: "5"}, {path: "reported_counts/*/names/3", want: "CINAHL"}},
		"trial_registration":             {{path: "registrations/0/id", want: "CRD42018100869"}, {path: "registrations/0/registry", want: "PROSPERO"}},
		"trial_registration.url":         {{path: "registrations/0/url", want: "https://tinyurl.com/y5vaoqsk"}},
		"issn":                           {{path: "container/issn/0/value", want: "1438-8871"}},
		"url[1]":                         {{path: "links/0/url", want: "http://www.jmir.org/2020/7/e17362/"}},
		"url[2] -> doi":                  {{path: "identifiers/*/value", want: "10.2196/17362"}},
		"url[3] -> pmid":                 {{path: "identifiers/*/value", want: "32706713"}},
		"doi":                            {{path: "identifiers/*/value", want: "10.2196/17362"}},
		"record_id -> doi":               {{path: "identifiers/*/value", want: "10.2196/17362"}},
		"end":                            {{want: "ER", raw: true}},
	},
	purePortal: {
		"title":                      {{path: "titles/0/value", want: title}, {path: "titles/0/role", want: "main"}},
		"authors":                    {{path: "contributors/*/family", want: "Davies; Shepherd; Beatty; Clark; Butow; Shaw", all: true}, {path: "contributors/*/given", want: "Fiona; Heather L.; Lisa; Brodie; Phyllis; Joanne", all: true}},
		"output_type":                {{path: "type", want: "article-journal"}, {path: "subtype", want: "review"}, {path: "peer_reviewed", want: "true"}},
		"count.citations":            {{path: "counts/0/metric", want: "citations"}, {path: "counts/0/value", want: "38"}, {path: "counts/0/provider", want: "Scopus"}, {path: "counts/0/via", want: "Pure portal page"}},
		"count.downloads":            {{path: "counts/1/metric", want: "downloads"}, {path: "counts/1/value", want: "132"}, {path: "counts/1/provider", want: "Pure"}, {path: "counts/1/via", want: "Pure portal page"}},
		"abstract":                   {{path: "abstracts/0/sections/*/label", want: "Background; Objective; Methods; Results; Conclusions", all: true}},
		"language":                   {{path: "languages/0", want: "en"}},
		"article_number":             {{path: "article_number", want: "e17362"}},
		"number_of_pages":            {{path: "number_of_pages", want: "12"}},
		"container.title":            {{path: "container/title", want: "Journal of Medical Internet Research"}},
		"issue":                      {{path: "issue", want: "7"}},
		"publication_status":         {{path: "status", want: "published"}, {path: "stages/0", want: "VoR"}},
		"issued":                     {{path: "dates/0/value", want: "2020-07-23"}, {path: "dates/0/kind", want: "issued"}},
		"licence.text":               {{path: "licences/0/family", want: "CC-BY"}, {path: "licences/0/text", want: "Creative Commons Attribution License (, which permits", inside: true}},
		"licence.condition":          {{path: "licences/0/family", want: "CC-BY"}, {path: "licences/0/text", want: "copyright and license", inside: true}},
		"keyword":                    {{path: "keywords/*/value"}},
		"volume":                     {{path: "volume"}, {path: "identifiers"}, {path: "container/issn"}, {path: "licences/0/version"}, {path: "licences/0/spdx"}},
		"noise":                      nil,
		"licence.first_published_in": {{path: "licences/0/text", want: "first published in the Journal of Medical Internet Research", inside: true}},
	},
	jmirPreprints: {
		"venue (accepted for / published in)": {{path: "target_container/title", want: "Journal of Medical Internet Research"}},
		"submitted":                           {{path: "dates/0/value", want: "2019-12-10"}, {path: "dates/0/kind", want: "submitted"}},
		"accepted":                            {{path: "dates/1/value", want: "2020-06-11"}, {path: "dates/1/kind", want: "accepted"}},
		"title":                               {{path: "titles/0/value", want: "Implementing online therapy in routine mental health care: A systematic review of health professionals’ perspectives"}},
		"abstract.included.total":             {{path: "reported_counts/*/value", want: "34"}, {path: "reported_counts/*/check", want: "adds-up"}},
		"abstract.included.qualitative":       {{path: "reported_counts/*/parts/0/value", want: "18"}},
		"abstract.included.quantitative":      {{path: "reported_counts/*/parts/1/value", want: "11"}},
		"abstract.included.mixed":             {{path: "reported_counts/*/parts/2/value", want: "5"}},
		"abstract":                            {{path: "abstracts/0/sections/*/label", want: "Background; Objective; Methods; Results; Conclusions", all: true}},
		"orthography":                         {{path: "abstracts/0/text", want: "organisational", inside: true}},
		"licence.text":                        {{path: "licences/0/family", want: "all-rights-reserved"}, {path: "licences/0/spdx", want: "LicenseRef-all-rights-reserved"}, {path: "copyright", want: "The authors"}, {path: "stages/0", want: "SMUR"}, {path: "stages/1", want: "AM"}},
		"licence.future":                      {{path: "notes/0/kind", want: "conditional-licence"}, {path: "notes/0/text"}},
		"licence.prohibition":                 {{path: "licences/0/prohibits/*", want: "redistribution"}},
		"noise":                               nil,
		"authors":                             {{path: "contributors"}, {path: "identifiers"}, {path: "keywords"}, {path: "licences/1"}, {path: "container"}},
	},
	bvsList: {
		"list.count":            nil,
		"list.position":         {{path: "origin/position", want: "1", untraced: true}},
		"source":                {{path: "container/abbreviations/0/value", want: "Psychol Psychother"}, {path: "dates/0/value", want: "2021-12"}},
		"container.abbrev":      {{path: "container/abbreviations/0/value", want: "Psychol Psychother"}},
		"volume":                {{path: "volume", want: "94"}},
		"issue":                 {{path: "issue", want: "4"}},
		"pages":                 {{path: "pages/first", want: "994"}, {path: "pages/last", want: "1014"}},
		"issued":                {{path: "dates/0/value", want: "2021-12"}, {path: "dates/0/kind", want: "issued"}},
		"document_type":         {{path: "type", want: "article-journal"}},
		"language":              {{path: "languages/0", want: "en"}},
		"database":              {{path: "origin/database", want: "MEDLINE"}},
		"record_id":             {{path: "identifiers/0/value", want: "mdl-33788999"}, {path: "identifiers/0/scheme", want: "bvs"}},
		"pmid":                  {{path: "identifiers/1/value", want: "33788999"}, {path: "identifiers/1/scheme", want: "pmid"}},
		"abstract":              {{path: "abstracts/0/sections/*/label", want: "OBJECTIVES; DESIGN; METHOD; RESULTS; CONCLUSIONS; PRACTITIONER POINTS", all: true}},
		"abstract.participants": {{path: "reported_counts/*/what", want: "participants"}, {path: "reported_counts/*/value", want: "10"}},
		"subject (MeSH/DeCS)":   {{path: "subjects/*/term", want: "COVID-19; Cognitive Behavioral Therapy; Humans; Internet; Pandemics; SARS-CoV-2; State Medicine", all: true}},
		"title":                 {{path: "titles"}, {path: "container/title"}},
		"authors":               {{path: "contributors"}, {path: "keywords"}, {path: "licences"}},
		"noise":                 nil,
	},
	biocloudy: {
		"title":                      {{path: "titles/0/value"}, {path: "titles/0/role", want: "main"}},
		"title.translated (zh-Hans)": {{path: "titles/1/value"}, {path: "titles/1/role", want: "translated"}, {path: "titles/1/language", want: "zh-Hans"}, {path: "titles/1/by", want: "aggregator"}},
		"count.reads":                {{path: "counts/0/value", want: "1"}, {path: "counts/0/metric", want: "reads"}, {path: "counts/0/provider", want: "biocloudy.com"}},
		"abstract":                   {{path: "abstracts/0/sections/*/label", want: "BACKGROUND; METHODS; RESULTS; DISCUSSION", all: true}, {path: "languages/0", want: "en"}},
		"abstract.participants.service_providers": {{path: "reported_counts/*/parts/*/value", want: "6"}, {path: "reported_counts/*/parts/*/label", want: "service providers"}},
		"abstract.participants.industry":          {{path: "reported_counts/*/parts/*/label", want: "commercial iCBT representatives"}},
		"abstract.participants.patients":          {{path: "reported_counts/*/parts/*/value", want: "7"}, {path: "reported_counts/*/sum", want: "19"}},
		"site.notice":                             nil,
		"site.source_name":                        nil,
		"site.contact":                            nil,
		"authors":                                 {{path: "contributors"}, {path: "container"}, {path: "dates"}, {path: "identifiers"}, {path: "licences"}, {path: "stages"}},
	},
}

// fact is one row of a table of facts.
type fact struct {
	document, field, text string
	span                  record.Span
	absent                bool
}

func readFacts(t *testing.T, file string) []fact {
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	var facts []fact
	for i, row := range strings.Split(strings.TrimRight(string(content), "\n"), "\n") {
		columns := strings.Split(row, "\t")
		require.Len(t, columns, 7, "%s:%d", file, i+1)
		if i == 0 {
			continue
		}
		f := fact{document: columns[0], field: columns[1], text: strings.ReplaceAll(columns[3], `\n`, "\n"), absent: columns[2] == "ABSENT"}
		if !f.absent {
			f.span.Start, err = strconv.ParseInt(columns[4], 10, 64)
			require.NoError(t, err)
			f.span.End, err = strconv.ParseInt(columns[5], 10, 64)
			require.NoError(t, err)
		}
		facts = append(facts, f)
	}
	return facts
}

func TestFacts(t *testing.T) {
	dir := filepath.Join("..", "testdata", "same-paper")
	checked := 0
	for _, f := range readFacts(t, dir+"-facts.tsv") {
		checkFact(t, filepath.Join(dir, f.document), f.document, f)
		checked++
	}
	require.Equal(t, 117, checked)
}

func TestFactsOfSeeds(t *testing.T) {
	dir := corpus.Folder(t, "seeds")
	checked := 0
	for _, f := range readFacts(t, filepath.Join(dir, "facts.tsv")) {
		layout := seedLayouts[f.document]
		files, err := filepath.Glob(filepath.Join(dir, f.document+"_*.txt"))
		require.NoError(t, err)
		require.Len(t, files, 1)
		checkFact(t, files[0], layout, f)
		checked++
	}
	require.Equal(t, 117, checked)
}

func checkFact(t *testing.T, file, layout string, f fact) {
	t.Run(f.document+"/"+f.field+"/"+firstWords(f.text), func(t *testing.T) {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		if !f.absent {
			require.Equal(t, f.text, string(content[f.span.Start:f.span.End]), "the table's own place")
		}
		records, document := readDocument(t, content)
		require.Len(t, records, 1)
		paths, known := factPaths[layout][f.field]
		require.True(t, known, "the table of paths does not know the fact")
		if len(paths) == 0 {
			require.True(t, keptApart(records[0], document, f.span), "neither notice nor unclaimed text")
			require.False(t, titled(records[0], f.span), "furniture is no title")
			return
		}
		for _, want := range paths {
			if f.absent {
				_, stands := records[0].At(want.path)
				require.False(t, stands, want.path)
				continue
			}
			checkValue(t, records[0], f, want)
		}
	})
}

func checkValue(t *testing.T, r *record.Record, f fact, e expected) {
	if e.raw {
		require.True(t, slices.ContainsFunc(r.Raw, func(raw record.RawField) bool {
			return raw.Name == e.want && raw.Span.Overlaps(f.span)
		}))
		return
	}
	if e.want == "" {
		_, e.want, _ = strings.Cut(f.text, "KW - ")
		if e.want == "" {
			e.want = strings.TrimLeft(f.text, "• ")
		}
	}
	values := valuesAt(t, r, e.path)
	if e.all {
		var joined []string
		for _, v := range values {
			joined = append(joined, v.text)
		}
		require.Equal(t, e.want, strings.Join(joined, "; "), e.path)
	}
	if e.untraced {
		require.Equal(t, e.want, values[0].text)
		require.True(t, r.Origin.Span.Overlaps(f.span))
		return
	}
	for _, v := range values {
		if !e.all && v.text != e.want && !(e.inside && strings.Contains(v.text, e.want)) {
			continue
		}
		for _, trace := range r.Trace {
			if (v.path == trace.Path || strings.HasPrefix(v.path, trace.Path+"/")) && overlapsAny(trace.Spans, f.span) {
				return
			}
		}
	}
	require.Fail(t, "no traced value", "%s of %v should be %q and read from %d to %d", e.path, values, e.want, f.span.Start, f.span.End)
}

// valueText is one value of a record with its path, as text.
type valueText struct{ path, text string }

// valuesAt returns the values that stand at a path with "*" for indexes.
func valuesAt(t *testing.T, r *record.Record, path string) []valueText {
	form, err := json.Marshal(r)
	require.NoError(t, err)
	var root any
	decoder := json.NewDecoder(bytes.NewReader(form))
	decoder.UseNumber()
	require.NoError(t, decoder.Decode(&root))
	var found []valueText
	var walk func(at any, parts, steps []string)
	walk = func(at any, parts, steps []string) {
		if len(parts) == 0 {
			found = append(found, valueText{strings.Join(steps, "/"), fmt.Sprint(at)})
			return
		}
		switch at := at.(type) {
		case map[string]any:
			if next, ok := at[parts[0]]; ok {
				walk(next, parts[1:], append(slices.Clone(steps), parts[0]))
			}
		case []any:
			for i, next := range at {
				if parts[0] == "*" || parts[0] == strconv.Itoa(i) {
					walk(next, parts[1:], append(slices.Clone(steps), strconv.Itoa(i)))
				}
			}
		}
	}
	walk(root, strings.Split(path, "/"), nil)
	return found
}

// keptApart reports whether the place is kept as text that is no value.
func keptApart(r *record.Record, d *record.Document, span record.Span) bool {
	for _, texts := range [][]record.Text{d.Notices, d.Outside, r.Unclaimed} {
		for _, text := range texts {
			if text.Span.Contains(span) {
				return true
			}
		}
	}
	return false
}

func titled(r *record.Record, span record.Span) bool {
	for _, trace := range r.Trace {
		if strings.HasPrefix(trace.Path, "titles/") && overlapsAny(trace.Spans, span) {
			return true
		}
	}
	return false
}

func overlapsAny(spans []record.Span, span record.Span) bool {
	return slices.ContainsFunc(spans, span.Overlaps)
}

func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.ReplaceAll(strings.Join(words[:min(len(words), 4)], " "), "/", "|")
}

// readDocument reads a document without error and verifies every trace.
func readDocument(t testing.TB, content []byte) ([]*record.Record, *record.Document) {
	c := &Collection{}
	c.Add(bytes.NewReader(content), int64(len(content)), &Options{Name: "document"})
	records := readAll(t, c)
	for _, r := range records {
		text := func(span record.Span) (string, error) { return c.Text("document", span) }
		require.NoError(t, r.Verify(text, Rules()))
	}
	return records, c.Documents()[0]
}
