package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// throughCSLJSON and throughCSV are the values of real files in RIS, by their
// paths without the numbers in lists, that do not come back in RIS from one of the
// two formats, and why.
var (
	throughCSLJSON = map[string]string{
		"container/abbreviations/value":      "an abbreviation that is the title too",
		"contributors/family":                "a particle in capitals",
		"contributors/non_dropping_particle": "a particle in capitals",
		"contributors/variants/family":       "the names of other persons than the first authors",
		"contributors/variants/given":        "the names of other persons than the first authors",
		"contributors/variants/literal":      "the names of other persons than the first authors",
		"details/name":                       "a field of RIS that another type or program writes",
		"details/value":                      "a field of RIS that another type or program writes",
		"notes/text":                         "a note of EndNote's whose number is read as an ISSN",
		"pages/derived":                      "RIS has the last page as it was completed",
		"subjects/qualifier":                 "a heading is one where the exporter is known",
		"subjects/scheme":                    "RIS has fields for no vocabulary but MeSH",
		"subjects/term":                      "RIS has fields for no vocabulary but MeSH",
	}
	throughCSV = map[string]string{
		"abstracts/text":                     "one abstract has a column; NA is an empty cell",
		"container/abbreviations/value":      "an abbreviation that is the title too, or is none by its form",
		"container/issn/value":               "an ISSN that is stated twice",
		"contributors/family":                "a particle in capitals",
		"contributors/non_dropping_particle": "a particle in capitals",
		"contributors/variants/family":       "names in other scripts have no column",
		"contributors/variants/given":        "names in other scripts have no column",
		"contributors/variants/literal":      "names in other scripts have no column",
		"dates/kind":                         "of two dates of a kind one has a column",
		"dates/literal":                      "a date in words beside one in numbers",
		"dates/value":                        "of two dates of a kind one has a column",
		"details/name":                       "a field of RIS that another type or program writes",
		"details/value":                      "a field of RIS that another type or program writes",
		"keywords/value":                     "a keyword that is stated twice",
		"library/attachments/kind":           "a file's kind is told by its extension",
		"library/attachments/path":           "a file whose extension tells no kind has no field in RIS",
		"links/url":                          "an address that is an identifier's, or has commas",
		"notes/text":                         "a note of EndNote's whose number is read as an ISSN",
		"pages/derived":                      "RIS has the last page as it was completed",
		"pages/last":                         "a last page without a first one",
		"subjects/qualifier":                 "a heading is one where the exporter is known",
		"subjects/scheme":                    "RIS has fields for no vocabulary but MeSH",
		"subjects/term":                      "RIS has fields for no vocabulary but MeSH",
		"titles/role":                        "one other title has a column; NA is an empty cell",
		"titles/value":                       "one other title has a column; NA is an empty cell",
	}
)

// TestRISThrough writes real files in RIS in another format, reads them, writes them
// in RIS and reads them again: what is not as it was is in the format's table, and
// every row of the table is needed.
func TestRISThrough(t *testing.T) {
	for _, c := range []struct {
		format record.Format
		lost   map[string]string
	}{
		{record.FormatCSLJSON, throughCSLJSON},
		{record.FormatCSV, throughCSV},
	} {
		t.Run(string(c.format), func(t *testing.T) {
			seen := map[string]int{}
			example := map[string][]string{}
			for _, file := range corpus.Files(t, ".ris") {
				document, err := os.ReadFile(file)
				require.NoError(t, err)
				// A record that says nothing at all is an empty row.
				records := slices.DeleteFunc(recordsOf(t, document, record.FormatRIS), func(r *record.Record) bool { return len(leavesOf(t, r)) == 0 })
				there := recordsOf(t, writtenAs(t, c.format, records), c.format)
				back := recordsOf(t, writtenAs(t, record.FormatRIS, there), record.FormatRIS)
				require.Len(t, back, len(records), file)
				for i, r := range records {
					for _, l := range missingLeaves(t, r, back[i]) {
						path, value, _ := strings.Cut(l, "=")
						seen[path]++
						example[path] = append(example[path], value+" @"+file[len(file)-20:]+"#"+fmt.Sprint(i))
					}
				}
			}
			for path, n := range seen {
				if c.lost[path] == "" {
					t.Errorf("%s: %d values are not explained, such as %q", path, n, example[path][:min(len(example[path]), 8)])
				}
			}
			for path := range c.lost {
				require.Contains(t, seen, path, "the row is not needed")
			}
		})
	}
}

// recordsOf reads the records of a document in a format, damaged ones too.
func recordsOf(t *testing.T, document []byte, format record.Format) []*record.Record {
	t.Helper()
	reader, err := Open(bytes.NewReader(document), &Options{From: format})
	require.NoError(t, err)
	var records []*record.Record
	for r, err := range reader.All() {
		if damaged := (*record.ParseError)(nil); !errors.As(err, &damaged) {
			require.NoError(t, err)
		}
		if r != nil {
			records = append(records, r)
		}
	}
	return records
}

func writtenAs(t *testing.T, format record.Format, records []*record.Record) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := Create(&out, format, nil)
	require.NoError(t, err)
	for _, r := range records {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// missingLeaves gives the single values of a record that another one has nowhere
// at the same path without the numbers in lists, as "path=value".
func missingLeaves(t *testing.T, r, other *record.Record) []string {
	t.Helper()
	spare := map[string]int{}
	for _, l := range leavesOf(t, other) {
		spare[l]++
	}
	return slices.DeleteFunc(leavesOf(t, r), func(l string) bool {
		spare[l]--
		return spare[l] >= 0
	})
}

func leavesOf(t *testing.T, r *record.Record) []string {
	t.Helper()
	publication := *r
	publication.ID, publication.Raw, publication.Trace, publication.Diagnostics, publication.Unclaimed = "", nil, nil, nil, nil
	publication.Origin = record.Origin{Database: r.Origin.Database, Platform: r.Origin.Platform}
	text, err := json.Marshal(&publication)
	require.NoError(t, err)
	var value any
	require.NoError(t, json.Unmarshal(text, &value))
	var leaves []string
	var walk func(path string, value any)
	walk = func(path string, value any) {
		switch v := value.(type) {
		case map[string]any:
			for name, member := range v {
				walk(path+"/"+name, member)
			}
		case []any:
			for _, element := range v {
				walk(path, element)
			}
		default:
			leaves = append(leaves, fmt.Sprintf("%s=%v", strings.TrimPrefix(path, "/"), v))
		}
	}
	walk("", value)
	slices.Sort(leaves)
	return leaves
}
