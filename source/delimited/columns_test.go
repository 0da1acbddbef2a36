package delimited_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// oneRow reads a table of one row.
func oneRow(t *testing.T, document string) *record.Record {
	records, _ := readAll(t, []byte(document), nil)
	require.Len(t, records, 1)
	return records[0]
}

// Of a chapter, Dimensions names the book and the series that it is in.
func TestDimensionsSeries(t *testing.T) {
	r := oneRow(t, "Publication ID,Title,Source title,Anthology title,Publication Type,Dimensions URL\npub.2,Rows,Lecture Notes,Big Book,Chapter,https://app.dimensions.ai/details/publication/pub.2\n")
	require.Equal(t, "Big Book", r.Container.Title)
	require.Equal(t, "Lecture Notes", r.Series.Title)
	require.Empty(t, r.Diagnostics)
	r = oneRow(t, "Publication ID,Title,Source title,Anthology title,Publication Type,Dimensions URL\npub.2,Rows,J Tables,,Article,https://app.dimensions.ai/details/publication/pub.2\n")
	require.Equal(t, "J Tables", r.Container.Title)
	require.Empty(t, r.Series.Title)
}

// The kind of an ISSN may stand behind it in brackets.
func TestKindsOfISSNs(t *testing.T) {
	for _, cell := range []string{"1389-9457 (Print), 2049-3630 (Electronic)", "1389-9457 (Print) 2049-3630 (Electronic)"} {
		r := oneRow(t, "rayyan_id,title,journal,issn\nrayyan-1,Rows,Tables,\""+cell+"\"\n")
		require.Equal(t, []record.ISSN{{Value: "1389-9457", Kind: "print"}, {Value: "2049-3630", Kind: "electronic"}}, r.Container.ISSN)
		require.Empty(t, r.Diagnostics)
	}
}

// A number alone is how many pages a thesis has.
func TestPagesOfThesis(t *testing.T) {
	r := oneRow(t, "Title,StoreId,Authors,documentType,pages,DocumentURL\nRows,304000000,\"Doe, Jane\",Dissertation/Thesis,210,https://www.proquest.com/docview/304000000\n")
	require.Equal(t, record.TypeThesis, r.Type)
	require.Equal(t, 210, r.NumberOfPages)
	require.Zero(t, r.Pages)
	require.Empty(t, r.Unclaimed)
	r = oneRow(t, "Title,StoreId,Authors,documentType,pages\nRows,304000000,\"Doe, Jane\",Dissertation/Thesis,21-34\n")
	require.Equal(t, record.Pages{First: "21", Last: "34"}, r.Pages)
}

// Embase has the journal in its citation where the table has no column for it.
func TestJournalOfCitation(t *testing.T) {
	for _, source := range []string{"Diabetes Care", "Diabetes Care (2016) 39:1 (10-20). Date of Publication: 1 May 2016"} {
		require.Equal(t, "Diabetes Care", oneRow(t, "Title,Source,Embase Accession ID\nRows,"+source+",610000001\n").Container.Title)
	}
	require.Equal(t, "Tables", oneRow(t, "Title,Source,Source title,Embase Accession ID\nRows,Diabetes Care (2016) 39:1,Tables,610000001\n").Container.Title)
}

// PubMed's citation says when an article came out before its issue.
func TestOnlineDateOfCitation(t *testing.T) {
	r := oneRow(t, "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n35123456,Tea.,Doe J.,\"Lancet. 2022 Feb 5;399(10324):541-553. doi: 10.1000/x. Epub 2022 Jan 30.\",Doe J,Lancet,2022,2022/02/04,,,10.1000/x\n")
	online, _ := r.Date(record.DateOnline)
	require.Equal(t, "2022-01-30", online.Value)
}
