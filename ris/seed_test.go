package ris

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// TestSeed reads the RIS document of the seeds, whose line ends were lost, and
// asks for every fact of it: a value whose trace overlaps the fact's place.
func TestSeed(t *testing.T) {
	folder := corpus.Folder(t, "seeds")
	files, err := filepath.Glob(filepath.Join(folder, "000_*"))
	require.NoError(t, err)
	require.Len(t, files, 1)
	in, err := os.ReadFile(files[0])
	require.NoError(t, err)
	verify(t, in)
	records := readRecords(t, in)
	require.Len(t, records, 1)
	r := records[0]

	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Len(t, r.Contributors, 6)
	require.Equal(t, "e17362", r.ArticleNumber)
	require.Zero(t, r.Pages)
	require.Equal(t, []record.Abbreviation{{Value: "J Med Internet Res", Kind: "medline"}}, r.Container.Abbreviations)
	require.Equal(t, []record.ISSN{{Value: "1438-8871"}}, r.Container.ISSN)
	require.Equal(t, []record.Identifier{
		{Scheme: record.SchemeDOI, Value: "10.2196/17362"}, {Scheme: record.SchemePMID, Value: "32706713"},
	}, r.Identifiers)
	require.Equal(t, []record.Link{{URL: "http://www.jmir.org/2020/7/e17362/"}}, r.Links)
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}}, r.Dates)
	require.Len(t, r.Keywords, 9)
	require.Equal(t, []record.Registration{
		{Registry: "PROSPERO", ID: "CRD42018100869", URL: "https://tinyurl.com/y5vaoqsk"},
	}, r.Registrations)
	require.Equal(t, "included studies", r.ReportedCounts[1].What)
	require.Equal(t, int64(29), *r.ReportedCounts[1].Value)
	require.Equal(t, int64(29), r.ReportedCounts[1].Sum)
	require.Len(t, r.Abstracts[0].Sections, 6)
	require.Equal(t, "info:doi/10.2196/17362", r.OwnID)
	require.Empty(t, r.Unclaimed)

	facts, err := os.ReadFile(filepath.Join(folder, "facts.tsv"))
	require.NoError(t, err)
	checked := 0
	for line := range strings.Lines(string(facts)) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if columns[0] != "000" || columns[1] == "end" {
			continue
		}
		start, err := strconv.ParseInt(columns[4], 10, 64)
		require.NoError(t, err)
		end, err := strconv.ParseInt(columns[5], 10, 64)
		require.NoError(t, err)
		require.True(t, isTraced(r, record.Span{Start: start, End: end}), "%s: %s", columns[1], columns[2])
		checked++
	}
	require.Positive(t, checked)
}

func isTraced(r *record.Record, fact record.Span) bool {
	for _, trace := range r.Trace {
		for _, span := range trace.Spans {
			if fact.Overlaps(span) {
				return true
			}
		}
	}
	return false
}
