package medline_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/medline"
)

// TestJournalWithoutAbbreviation: PubMed's records have a journal in TA, where programs
// look for it. A title that stands there for want of an abbreviation is none.
func TestJournalWithoutAbbreviation(t *testing.T) {
	for _, container := range []record.Container{
		{Title: "Optical Materials"},
		{Title: "European Journal of Tides"},
		{Title: "European Journal of Tides", Abbreviations: []record.Abbreviation{{Value: "Eur J Tides", Kind: "medline"}}},
		{Title: "Eur J Tides", Abbreviations: []record.Abbreviation{{Value: "Eur J Tides", Kind: "medline"}}},
		{Title: "Tides", Abbreviations: []record.Abbreviation{{Value: "Tides", Kind: "medline"}}},
		{Title: "Tides"},
	} {
		r := &record.Record{Type: record.TypeArticleJournal, Container: container}
		got, lost := written(t, r)
		require.Empty(t, lost)
		require.Equal(t, container, got.Container)
	}
	var out bytes.Buffer
	w := medline.NewWriter(&out, nil)
	require.NoError(t, w.Write(&record.Record{Type: record.TypeArticleJournal, Container: record.Container{Title: "Optical Materials"}}))
	require.NoError(t, w.Close())
	require.Contains(t, out.String(), "TA  - Optical Materials\n")
	require.Contains(t, out.String(), "JT  - Optical Materials\n")

	// One that PubMed has as another spelling of the title stays.
	records := format.Records(t, []byte("PMID- 1\nTA  - Tides Open\nJT  - Tides open\n"))
	require.Equal(t, record.Container{Title: "Tides open", Abbreviations: []record.Abbreviation{{Value: "Tides Open", Kind: "medline"}}}, records[0].Container)
}
