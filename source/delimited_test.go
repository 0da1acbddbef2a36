package source

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func tables(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("delimited", "testdata", "*.*"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

// TestTablesReadAgain reads every record of the exporters' tables a second time
// by its place, with the heading that its document has.
func TestTablesReadAgain(t *testing.T) {
	c := &Collection{}
	for _, file := range tables(t) {
		if strings.HasSuffix(file, "unknown.csv") {
			continue
		}
		add(t, c, file)
	}
	first := readAll(t, c)
	for n := len(first) - 1; n >= 0; n-- {
		again, err := c.Record(n)
		require.NoError(t, err)
		require.Equal(t, first[n], again)
		raw, err := c.Bytes(n)
		require.NoError(t, err)
		require.Equal(t, first[n].ID, record.ContentID(raw))
		require.NoError(t, again.Verify(func(s record.Span) (string, error) { return c.Text(again.Origin.Document, s) }, Rules()))
	}
}

func TestDetectTables(t *testing.T) {
	for _, test := range []struct{ name, in, dialect string }{
		{"Scopus", "Authors,Title,Year,Source title,Cited by,DOI,EID\n", "scopus"},
		{"terms first", "About the data: all of it\n\nTitle,DOI,Publication ID,Dimensions URL\n", "dimensions"},
		{"tabs", "PT\tAU\tTI\tSO\tPY\tUT\nJ\tDoe, J\tOn lines\tX\t2020\tWOS:1\n", "wos"},
		{"any", "Title;Author;Year\nOn lines;Doe;2020\n", ""},
		{"Ibid's own", "ibid_id,csl_type,title,authors,year,other_identifiers\n", "ibid"},
	} {
		found := Detect([]byte(test.in), "")
		require.NotEmpty(t, found, test.name)
		require.Equal(t, record.FormatCSV, found[0].Format, test.name)
		require.Equal(t, test.dialect, found[0].Dialect, test.name)
		require.GreaterOrEqual(t, found[0].Score, enough, test.name)
		require.NotEmpty(t, found[0].Evidence, test.name)
	}
	for name, in := range map[string]string{
		"a truth": "id,cluster\na,1\nb,1\n", "a map": "record,source,position,version,work,kept\n", "decisions": "a,b,decision\nx,y,same\n",
		"prose": "Title, author, year and so on are what a table of publications has\n", "numbers": "1,2,3\n4,5,6\n", "one column": "title\nOn lines\n",
	} {
		for _, c := range Detect([]byte(in), "x.csv") {
			require.Less(t, c.Score, enough, "%s: %+v", name, c)
		}
	}
}

// TestColumnsOfTables reads a table by what its user says of its columns.
func TestColumnsOfTables(t *testing.T) {
	const table = "Paper;Who;When\nTides;Okafor, N.;2019\n"
	_, err := Open(strings.NewReader(table), nil)
	require.ErrorIs(t, err, ErrUnknownFormat)
	reader, err := Open(strings.NewReader(table), &Options{Columns: map[string]string{"paper": "title"}})
	require.NoError(t, err)
	r, err := reader.Read()
	require.NoError(t, err)
	require.Equal(t, "Tides", r.Title())
	_, err = Open(strings.NewReader(table), &Options{Columns: map[string]string{"paper": "titel"}})
	require.ErrorContains(t, err, `there is no field "titel"`)
	reader, err = Open(strings.NewReader(table), &Options{From: record.FormatCSV})
	require.NoError(t, err)
	r, err = reader.Read()
	require.NoError(t, err)
	require.Len(t, r.Raw, 3)
}
