package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestEveryType writes records of every type, full of fields, in other formats, reads
// them and writes them in their own again: nothing is lost, doubled or changed but
// what is listed with its reason.
func TestEveryType(t *testing.T) {
	lostInRefer := map[string]string{
		"jour1 links/kind=fulltext": "Refer has links, and files of the library",
		"pat1 issue=2":              "Refer has the number of the application there",
		"news1 issue=5":             "Refer has the first page there",
	}
	twoDates := map[string]string{"pat1 dates/kind=issued": "of two dates one stands", "pat1 dates/value=2016-03-02": "of two dates one stands"}
	braces := map[string]string{
		"art1 contributors/family=van der Berg":           "no braces say that a particle is part of the family name",
		"art1 contributors/family=Berg":                   "the same",
		"art1 contributors/non_dropping_particle=van der": "the same",
		"tr1 origin/database=ISRN":                        "DB says whose number AN is",
	}
	for _, c := range []struct {
		file string
		own  record.Format
		by   []record.Format
		lost map[string]string
	}{
		{"every-type.ris", record.FormatRIS, nil, nil},
		{"every-type.ris", record.FormatRIS, []record.Format{record.FormatBibTeX}, nil},
		{"every-type.ris", record.FormatRIS, []record.Format{record.FormatCSLJSON}, nil},
		{"every-type.ris", record.FormatRIS, []record.Format{record.FormatRefer}, lostInRefer},
		{"every-type.ris", record.FormatRIS, []record.Format{record.FormatEndNote}, twoDates},
		{"every-type.bib", record.FormatBibTeX, nil, nil},
		{"every-type.bib", record.FormatBibTeX, []record.Format{record.FormatCSLJSON}, nil},
		{"every-type.bib", record.FormatBibTeX, []record.Format{record.FormatRIS}, braces},
	} {
		var names []string
		for _, f := range append([]record.Format{c.own}, c.by...) {
			names = append(names, string(f))
		}
		t.Run(strings.Join(names, " "), func(t *testing.T) {
			document, err := os.ReadFile(filepath.Join("testdata", c.file))
			require.NoError(t, err)
			records := recordsOf(t, document, c.own)
			back := records
			for _, format := range append(c.by, c.own) {
				back = recordsOf(t, writtenAs(t, format, back), format)
			}
			require.Len(t, back, len(records))
			seen := map[string]bool{}
			for i, r := range records {
				for _, l := range append(missingLeaves(t, r, back[i]), missingLeaves(t, back[i], r)...) {
					l = r.OwnID + " " + l
					seen[l] = true
					require.Contains(t, c.lost, l)
				}
			}
			for l := range c.lost {
				require.True(t, seen[l], "%s: the row is not needed", l)
			}
		})
	}
}

// TestDatesOfEDTF: dates that few formats can say come back as they were, or a
// writer reports them.
func TestDatesOfEDTF(t *testing.T) {
	for _, format := range []record.Format{
		record.FormatRIS, record.FormatBibTeX, record.FormatCSLJSON, record.FormatMEDLINE, record.FormatRefer, record.FormatEndNote, record.FormatCSV,
	} {
		for _, value := range []string{"1984~", "1984?", "1984%", "2004-06/..", "-0044", "-0044-03-15", "-0044/-0027", "2004-21", "199X", "1984/1985"} {
			r := &record.Record{Type: record.TypeBook, Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}},
				Dates: []record.Date{{Kind: record.DateIssued, Value: value}}}
			back := recordsOf(t, writtenAs(t, format, []*record.Record{r}), format)
			require.Len(t, back, 1)
			require.Equal(t, r.Dates, back[0].Dates, "%s in %s", value, format)
		}
	}
}
