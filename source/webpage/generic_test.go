package webpage_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/webpage"
)

// readGeneric reads text of no known family, and runs every rule again.
func readGeneric(t testing.TB, text string) ([]*record.Record, *record.Document, error) {
	t.Helper()
	reader := webpage.NewReader(strings.NewReader(text), nil)
	var records []*record.Record
	for r, err := range reader.All() {
		if err != nil {
			return nil, nil, err
		}
		records = append(records, r)
	}
	for _, r := range records {
		require.NoError(t, r.Verify(func(span record.Span) (string, error) {
			return charset.TextAt(bytes.NewReader([]byte(text)), int64(len(text)), span, reader.Document().Encoding)
		}, normalize.Rules(), webpage.Rules()))
	}
	return records, reader.Document(), nil
}

const (
	vancouver = "3. Doe J, van Roe MA. On the tides of caves: a review. J Caves. 2019 Jul 23;7(2):103-9. doi: 10.5555/caves.7. PMID: 123; PMCID: PMC456.\n"
	apa       = "Doe, J., & van Roe, M. A. (2019). On the tides of caves: A review. Journal of Caves, 7(2), 103–109. https://doi.org/10.5555/caves.7\n"
	labelled  = "Title: On the tides of caves\nAuthors: Doe, Jane; Roe, Max\nJournal: Annals of Caves\nPublication date: 2019-05\nVolume: 7\nPages: 3-9\nDOI: 10.5555/caves\nISSN: 1438-8871\n\nAbstract: Caves have\ntides too.\nKeywords: caves; tides\n"
)

func TestGenericValues(t *testing.T) {
	tests := []struct {
		name, text, path string
		want             any
	}{
		{"Vancouver title", vancouver, "titles/0/value", "On the tides of caves: a review"},
		{"Vancouver authors", vancouver, "contributors/1/family", "Roe"},
		{"Vancouver journal", vancouver, "container/abbreviations/0/value", "J Caves"},
		{"Vancouver date", vancouver, "dates/0", record.Date{Kind: record.DateIssued, Value: "2019-07-23"}},
		{"Vancouver pages", vancouver, "pages", record.Pages{First: "103", Last: "109", Derived: true}},
		{"Vancouver DOI", vancouver, "identifiers/0/value", "10.5555/caves.7"},
		{"Vancouver PMID", vancouver, "identifiers/1/value", "123"},
		{"Vancouver PMCID", vancouver, "identifiers/2/value", "PMC456"},
		{"APA title", apa, "titles/0/value", "On the tides of caves: A review"},
		{"APA authors", apa, "contributors/1/given", "M. A."},
		{"APA journal", apa, "container/title", "Journal of Caves"},
		{"APA issue", apa, "issue", "2"},
		{"APA DOI", apa, "identifiers/0/value", "10.5555/caves.7"},
		{"article number", strings.Replace(vancouver, "103-9", "e12", 1), "article_number", "e12"},
		{"et al.", strings.Replace(vancouver, "van Roe MA", "et al", 1), "more_contributors", true},
		{"label", labelled, "titles/0/value", "On the tides of caves"},
		{"labelled authors", labelled, "contributors/1/family", "Roe"},
		{"labelled authors in display order", "Title: On tides\nDOI: 10.5555/a\nAuthors: Jane Doe, Max Roe\n", "contributors/1/family", "Roe"},
		{"labelled abstract", labelled, "abstracts/0/text", "Caves have tides too."},
		{"labelled ISSN", labelled, "container/issn/0/value", "1438-8871"},
		{"labelled keywords", labelled, "keywords/1/value", "tides"},
		{"label in German", "Titel: Über Höhlen\nJahr: 1999\n", "dates/0/value", "1999"},
		{"label and tab", "Title\tOn tides\nYear\t1999\n", "titles/0/value", "On tides"},
		{"a DOI in a mail", "Dear reader,\nplease see https://doi.org/10.5555/abc.1, it is good.\n", "identifiers/0/value", "10.5555/abc.1"},
		{"an arXiv number", "as in arXiv:2001.01234 they say\n", "identifiers/0/scheme", record.SchemeArXiv},
		{"the same DOI twice", "10.5555/abc here\nand 10.5555/ABC there\n", "identifiers/0/value", "10.5555/abc"},
		{"a DOI before the references", "On 10.5555/abc\nReferences\n10.5555/x\n10.5555/y\n", "identifiers/0/value", "10.5555/abc"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records, document, err := readGeneric(t, test.text)
			require.NoError(t, err)
			require.Len(t, records, 1)
			require.Equal(t, webpage.Generic, document.Dialect)
			got, ok := records[0].At(test.path)
			require.True(t, ok, "%+v", records[0])
			require.Equal(t, test.want, got)
			require.Equal(t, "webpage.generic", records[0].Diagnostics[len(records[0].Diagnostics)-1].Code)
			require.Equal(t, record.SeverityNote, records[0].Diagnostics[len(records[0].Diagnostics)-1].Severity)
			require.Empty(t, records[0].Type, "the type is not stated")
		})
	}
}

func TestGenericRecords(t *testing.T) {
	tests := []struct {
		name, text string
		want       int
	}{
		{"two citations and prose", vancouver + "as they say\n" + apa, 2},
		{"two labelled publications", labelled + labelled, 2},
		{"a list of identifiers", "10.5555/a\nhttps://doi.org/10.5555/b\nPMID: 123\n\nPMC4567\n", 4},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records, _, err := readGeneric(t, test.text)
			require.NoError(t, err)
			require.Len(t, records, test.want)
		})
	}
}

// TestGenericClaimsLittle holds text in which it is not clear what is said.
func TestGenericClaimsLittle(t *testing.T) {
	for name, text := range map[string]string{
		"prose":                   "Dear reader,\nthis is, as it were, prose.\n",
		"two DOIs":                "see 10.5555/a and 10.5555/b\n",
		"a title alone":           "Title: On tides\nand no more\n",
		"references alone":        "References\n10.5555/a\n",
		"a citation that is torn": "Doe J. On the tides of caves. J Caves. 2019 Jul;7(2)\n",
		"a year in prose":         "In 2019 we went (2019) to see; it was fine.\n",
	} {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, webpage.Detect(text))
			_, _, err := readGeneric(t, text)
			require.ErrorIs(t, err, webpage.ErrUnknownFamily)
		})
	}
}

// TestGenericKeepsAll looks for every letter of a text in the record or outside.
func TestGenericKeepsAll(t *testing.T) {
	for _, text := range []string{vancouver + "as they say\n", labelled + "and a line\nReferences\nmore\n", "Dear reader,\n10.5555/a\n"} {
		records, document, err := readGeneric(t, text)
		require.NoError(t, err)
		require.Empty(t, lost([]byte(text), records, document))
	}
}

func TestGenericScore(t *testing.T) {
	matches := webpage.Detect(labelled)
	require.Len(t, matches, 1)
	require.Equal(t, webpage.Generic, matches[0].Family)
	require.LessOrEqual(t, matches[0].Score, 40)
	require.NotEmpty(t, matches[0].Evidence)
	require.NotContains(t, webpage.Families(), webpage.Generic)
}
