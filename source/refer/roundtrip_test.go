package refer_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/refer"
)

// written returns a record as it is after it was written and read again, and the
// paths of what was reported as lost.
func written(t testing.TB, r *record.Record) (*record.Record, map[string]string) {
	t.Helper()
	lost := map[string]string{}
	var out bytes.Buffer
	w := refer.NewWriter(&out, &refer.WriterOptions{OnLoss: func(l record.Loss) {
		require.NotEmpty(t, l.Value)
		lost[l.Path] = l.Value
	}})
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Close())
	records := format.Check(t, out.Bytes())
	require.Len(t, records, 1, out.String())
	return records[0], lost
}

func top(path string) string {
	member, _, _ := strings.Cut(path, "/")
	return member
}

// requireKept requires that values which differ were reported as lost.
func requireKept(t testing.TB, want, got *record.Record, lost map[string]string) {
	t.Helper()
	reported := map[string]bool{}
	for path := range lost {
		reported[top(path)] = true
	}
	a, b := taggedtest.Values(t, want), taggedtest.Values(t, got)
	for path := range a {
		if !reported[top(path)] {
			require.Equal(t, a[path], b[path], "%s of record %d", path, want.Origin.Position)
		}
	}
}

func throughRIS(t testing.TB, r *record.Record) *record.Record {
	t.Helper()
	var out bytes.Buffer
	w := ris.NewWriter(&out, nil)
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Flush())
	reader := ris.NewReader(&out, nil)
	back, err := reader.Read()
	require.NoError(t, err)
	_, err = reader.Read()
	require.Equal(t, io.EOF, err)
	return back
}

// TestRoundTrip writes what was read from real files, as it is and through RIS:
// nothing is lost.
func TestRoundTrip(t *testing.T) {
	for _, file := range corpusFiles(t) {
		t.Run(filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, r := range format.Records(t, in) {
				for _, r := range []*record.Record{r, throughRIS(t, r)} {
					got, lost := written(t, r)
					for path := range lost {
						require.Contains(t, []string{"raw", "unclaimed", "container", "details"}, top(path), "a test file names the container three times")
					}
					requireKept(t, r, got, lost)
				}
			}
		})
	}
}

// lost are the places, without the numbers in lists, of values of real files in
// RIS that Refer's format does not hold, and why.
var lostFromRIS = map[string]string{
	"article_number":                     "the type of EndNote for a whole journal has none",
	"raw":                                "fields that no rule read",
	"unclaimed":                          "text that no rule read",
	"links/kind":                         "Refer has links without kinds",
	"links/url":                          "two values in one field, one of which is no URL",
	"library/attachments/kind":           "Refer has files without kinds",
	"library/attachments/path":           "a file's path with a scheme is a link",
	"contributors/variants/literal":      "names of other persons than the first authors",
	"contributors/variants/family":       "names of other persons than the first authors",
	"contributors/variants/given":        "names of other persons than the first authors",
	"contributors/role":                  "a role without tag in the record's type",
	"contributors/family":                "a particle in capitals",
	"contributors/non_dropping_particle": "a particle in capitals",
	"contributors/identifiers/value":     "ResearcherIDs have no place",
	"contributors/identifiers/scheme":    "ResearcherIDs have no place",
	"contributors/identifiers/authority": "ResearcherIDs have no place",
	"subjects/term":                      "subjects of vocabularies without tag, as in RIS",
	"subjects/scheme":                    "subjects of vocabularies without tag, as in RIS",
	"subjects/qualifier":                 "subjects of vocabularies without tag, as in RIS",
	"container/title":                    "several names of the container beside each other",
	"container/abbreviations/value":      "several names of the container beside each other",
	"container/abbreviations/kind":       "several names of the container beside each other",
	"own_id":                             "a number of the record in its file, as in RIS",
	"number_of_volumes":                  "a second number in one field",
	"series/number":                      "a second number in one field",
	"series/title":                       "a second title in one field",
	"notes/text":                         "a note that is read as an identifier",
	"abstracts/text":                     "a text of one word",
	"volume":                             "a date of access in types that have it there",
	"issue":                              "a number that is no issue in books",
	"pages/last":                         "pages that are not one range",
	"details/name":                       "details of names that the type gives another place",
	"details/value":                      "details of names that the type gives another place",
	"event/name":                         "several names of the container beside each other",
}

var number = regexp.MustCompile(`/[0-9]+`)

// TestFromRIS writes real files of RIS.
func TestFromRIS(t *testing.T) {
	count := 0
	for _, file := range corpus.Files(t, ".ris") {
		in, err := os.Open(file)
		require.NoError(t, err)
		for r, err := range ris.NewReader(in, nil).All() {
			var damaged *record.ParseError
			if errors.As(err, &damaged) {
				continue
			}
			require.NoError(t, err)
			const all, each = 100, 20 // of a long file, every so many behind the first
			if r.Origin.Position > all && r.Origin.Position%each != 0 {
				continue
			}
			_, lost := written(t, r)
			for path, value := range lost {
				require.Contains(t, lostFromRIS, number.ReplaceAllString(path, ""), "%s: %s: %.80s", filepath.Base(file), path, value)
			}
			count++
		}
		require.NoError(t, in.Close())
	}
	require.Greater(t, count, 500)
}
