package medline_test

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// otherwise are the members of a record in which MEDLINE's export of a library
// and EndNote's RIS of the same one may differ, with the reason. Where less than
// all is different, the test looks at what is left.
var otherwise = map[string]string{
	"affiliations":  "of persons in MEDLINE, of nobody in RIS",
	"contributors":  "given names in full in MEDLINE, initials in RIS; no investigators and groups in RIS",
	"container":     "RIS has the abbreviation as title, ISSNs without their kinds, and some in a note",
	"copyright":     "not in RIS",
	"licences":      "not in RIS",
	"details":       "registry numbers, grants and the like are not in RIS",
	"genre":         "in a note of RIS",
	"identifiers":   "RIS has no publisher's numbers",
	"keywords":      "headings without qualifier or star are keywords in RIS",
	"notes":         "EndNote's own, of what it had no field for",
	"own_id":        "the number in EndNote's library",
	"publisher":     "not in RIS",
	"relations":     "not in RIS",
	"status":        "not in RIS",
	"subjects":      "headings without qualifier or star are keywords in RIS",
	"subtype":       "in a note of RIS",
	"registrations": "data banks are not in RIS",
}

// dates of which RIS has none.
var onlyMedline = []record.DateKind{record.DateReceived, record.DateRevised, record.DateAccepted}

// TestSameLibraryAsRIS compares a library with its export in RIS.
func TestSameLibraryAsRIS(t *testing.T) {
	folder := corpus.Folder(t, "corpus", "IEBH+RefLib", "test", "data")
	in, err := os.ReadFile(filepath.Join(folder, "blue-light.nbib"))
	require.NoError(t, err)
	byPMID := map[string]*record.Record{}
	for _, r := range format.Records(t, in) {
		byPMID[r.Identifier(record.SchemePMID)] = r
	}
	require.Len(t, byPMID, 80)
	file, err := os.Open(filepath.Join(folder, "blue-light.ris"))
	require.NoError(t, err)
	defer file.Close()
	compared := 0
	reader := ris.NewReader(file, nil)
	for {
		other, err := reader.Read()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		if r := byPMID[other.Identifier(record.SchemePMID)]; r != nil {
			requireSamePublication(t, r, other)
			compared++
		}
	}
	require.Equal(t, 80, compared)
}

func requireSamePublication(t *testing.T, r, other *record.Record) {
	t.Helper()
	pmid := r.Identifier(record.SchemePMID)
	authors := slices.DeleteFunc(slices.Clone(r.Contributors), func(c record.Contributor) bool {
		return c.Role == "investigator" || c.Literal != "" && !slices.ContainsFunc(other.Contributors, func(o record.Contributor) bool { return o.Literal == c.Literal })
	})
	require.Len(t, authors, len(other.Contributors), pmid)
	var addresses []string
	for i, c := range authors {
		require.Equal(t, other.Contributors[i].Family, c.Family, pmid)
		require.Equal(t, firstLetter(other.Contributors[i].Given), firstLetter(c.Given), pmid)
		addresses = append(addresses, c.Affiliations...)
	}
	require.Subset(t, append(addresses, r.Affiliations...), other.Affiliations, pmid)
	for _, issn := range other.Container.ISSN {
		require.True(t, slices.ContainsFunc(r.Container.ISSN, func(own record.ISSN) bool { return own.Value == issn.Value }), "%s: %s", pmid, issn.Value)
	}
	require.Equal(t, other.Container.Title, r.Container.Abbreviations[0].Value, pmid)
	require.Subset(t, r.Identifiers, other.Identifiers, pmid)
	var terms []string
	for _, s := range r.Subjects {
		terms = append(terms, s.Term)
	}
	for _, k := range r.Keywords {
		terms = append(terms, k.Value)
	}
	for _, k := range other.Keywords {
		require.True(t, slices.ContainsFunc(terms, func(term string) bool {
			return strings.EqualFold(term, strings.TrimSpace(strings.TrimPrefix(k.Value, "*")))
		}), "%s: %s", pmid, k.Value)
	}
	require.Subset(t, r.Subjects, other.Subjects, pmid)

	left := *r
	left.Dates = slices.DeleteFunc(slices.Clone(r.Dates), func(d record.Date) bool { return slices.Contains(onlyMedline, d.Kind) })
	if other.ArticleNumber == "" || strings.EqualFold(left.ArticleNumber, other.ArticleNumber) {
		left.ArticleNumber = other.ArticleNumber // EndNote leaves them out, or writes them with one capital
	}
	requireEqualBut(t, other, &left, otherwise)
}

func firstLetter(given string) string {
	for _, r := range given {
		return string(r)
	}
	return ""
}
