package medline_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/medline"
)

// written returns a record as it is after it was written and read again, and the
// paths of what was reported as lost.
func written(t testing.TB, r *record.Record) (*record.Record, map[string]bool) {
	t.Helper()
	lost := map[string]bool{}
	var out bytes.Buffer
	w := medline.NewWriter(&out, &medline.WriterOptions{OnLoss: func(l record.Loss) {
		require.NotEmpty(t, l.Value)
		path, _, _ := strings.Cut(l.Path, "/")
		lost[path] = true
	}})
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Close())
	records := format.Check(t, out.Bytes())
	require.Len(t, records, 1, out.String())
	return records[0], lost
}

// requireSame requires that every value that differs was reported as lost, or is
// in a member that is left out.
func requireSame(t testing.TB, want, got *record.Record, lost map[string]bool) {
	t.Helper()
	a, b := taggedtest.Values(t, want), taggedtest.Values(t, got)
	for path := range a {
		top, _, _ := strings.Cut(path, "/")
		if !lost[top] {
			require.Equal(t, a[path], b[path], "%s of record %d", path, want.Origin.Position)
		}
	}
}

// TestRoundTrip writes what was read from real files: nothing is lost but the
// order in which dates and details stood.
func TestRoundTrip(t *testing.T) {
	for _, file := range corpusFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, r := range format.Records(t, in) {
				got, lost := written(t, r)
				delete(lost, "unclaimed")
				delete(lost, "raw")
				if len(r.Abstracts) > 0 && strings.Contains(r.Abstracts[0].Text, "\n") {
					delete(lost, "abstracts") // paragraphs, which marks in the text made
					r.Abstracts, got.Abstracts = nil, nil
				}
				require.Empty(t, lost, "record %d", r.Origin.Position)
				sortLists(r)
				sortLists(got)
				requireSame(t, r, got, nil)
			}
		})
	}
}

// TestRoundTripThroughRIS writes what was read from real files as RIS, reads it
// and writes it as MEDLINE: only what one of the writers reports is lost.
func TestRoundTripThroughRIS(t *testing.T) {
	for _, file := range corpusFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, r := range format.Records(t, in) {
				lost := map[string]bool{}
				var out bytes.Buffer
				w := ris.NewWriter(&out, &ris.WriterOptions{OnLoss: func(l record.Loss) {
					path, _, _ := strings.Cut(l.Path, "/")
					lost[path] = true
				}})
				require.NoError(t, w.Write(r))
				require.NoError(t, w.Flush())
				reader := ris.NewReader(&out, nil)
				between, err := reader.Read()
				require.NoError(t, err)
				_, err = reader.Read()
				require.Equal(t, io.EOF, err)
				got, again := written(t, between)
				for path := range again {
					lost[path] = true
				}
				if lost["subjects"] {
					r.Keywords, got.Keywords = nil, nil // headings are among them
				}
				r.Pages.Derived, got.Pages.Derived = false, false
				// In RIS a person's affiliation is the record's.
				got.Affiliations = slices.DeleteFunc(got.Affiliations, func(affiliation string) bool {
					return !slices.Contains(r.Affiliations, affiliation) && slices.ContainsFunc(r.Contributors, func(c record.Contributor) bool { return slices.Contains(c.Affiliations, affiliation) })
				})
				sortLists(r)
				sortLists(got)
				requireSame(t, r, got, lost)
				for path := range lost {
					require.Contains(t, lostInRIS, path, "record %d", r.Origin.Position)
				}
			}
		})
	}
}

// lostInRIS are the members of which one of the two formats cannot hold every
// value, and why.
var lostInRIS = map[string]string{
	"contributors": "RIS has no addresses of one person",
	"container":    "RIS does not say of an abbreviation that it is MEDLINE's where its form does not",
	"subjects":     "a heading without qualifier or star is a keyword in RIS",
	"abstracts":    "paragraphs of an abstract, which MEDLINE has none of",
	"raw":          "what speaks of the database's own record has no place outside of it",
	"unclaimed":    "text that no rule reads",
	"type":         "a record without any type is generic in RIS, which MEDLINE cannot say",
}

// requireEqualBut requires that two records have the same values, but for
// members that are left out.
func requireEqualBut(t testing.TB, want, got *record.Record, but map[string]string) {
	t.Helper()
	a, b := taggedtest.Values(t, want), taggedtest.Values(t, got)
	for _, values := range []map[string]string{a, b} {
		for path := range values {
			top, _, _ := strings.Cut(path, "/")
			if but[top] == "" {
				require.Equal(t, a[path], b[path], "%s of %s", path, want.OwnID)
			}
		}
	}
}

// TestInventors: whom the format has no name for stands as author where nobody else
// does, and the role is reported.
func TestInventors(t *testing.T) {
	ida := record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: "inventor"}
	r := &record.Record{Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}}, Contributors: []record.Contributor{ida}}
	got, lost := written(t, r)
	require.Equal(t, "Sol", got.Contributors[0].Family)
	require.Equal(t, record.RoleAuthor, got.Contributors[0].Role)
	require.True(t, lost["contributors"])

	r.Contributors = append(r.Contributors, record.Contributor{Name: record.Name{Family: "Berg", Given: "Jan"}, Role: record.RoleAuthor})
	got, _ = written(t, r)
	require.Len(t, got.Contributors, 1)
	require.Equal(t, "Berg", got.Contributors[0].Family)
}

// TestDataBankOnce: a registration that stands among the data banks is written once.
func TestDataBankOnce(t *testing.T) {
	in := "PMID- 1\nTI  - Tides.\nSI  - ClinicalTrials.gov/NCT01234567\nSI  - GENBANK/AB1\n"
	r := format.Records(t, []byte(in))[0]
	got, lost := written(t, r)
	require.Empty(t, lost)
	require.Equal(t, r.Registrations, got.Registrations)
	require.Equal(t, r.Details, got.Details)
}
