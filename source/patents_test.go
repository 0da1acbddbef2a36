package source

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestPatents: what formats call the authors of a patent are its inventors, from each
// of them, and stand as authors again in those that have no name for them.
func TestPatents(t *testing.T) {
	want := []record.Contributor{
		{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: "inventor"}, {Name: record.Name{Family: "Berg", Given: "Olaf"}, Role: "inventor"},
	}
	for _, c := range []struct {
		in     string
		format record.Format
	}{
		{"TY  - PAT\nAU  - Sol, Ida\nAU  - Berg, Olaf\nTI  - A pump\nER  - \n", record.FormatRIS},
		{"@patent{k, author={Sol, Ida and Olaf Berg}, title={A pump}, number={US1}}", record.FormatBibTeX},
		{"@patent{k, inventor={Sol, Ida and Olaf Berg}, title={A pump}, number={US1}}", record.FormatBibTeX},
		{"@misc{k, author={Sol, Ida and Berg, Olaf}, title={A pump}, publisher={Google Patents}, note={US Patent 6,285,999}}", record.FormatBibTeX},
		{`[{"id":"k","author":[{"family":"Sol","given":"Ida"},{"family":"Berg","given":"Olaf"}],"title":"A pump","type":"patent"}]`, record.FormatCSLJSON},
		{"Key,Item Type,Title,Author,Abstract Note,Manual Tags\nK,patent,A pump,\"Sol, Ida; Berg, Olaf\",,\n", record.FormatCSV},
		{"PT\tAU\tAF\tTI\tUT\nP\tSol, I; Berg, O\tSol, Ida; Berg, Olaf\tA pump\tWOS:000123456700012\n", record.FormatCSV},
		{"%0 Patent\n%A Sol, Ida\n%A Berg, Olaf\n%T A pump\n", record.FormatRefer},
		{"RT Patent\nA1 Sol,Ida\nA1 Berg,Olaf\nT1 A pump\n", record.FormatRefWorks},
	} {
		records := recordsOf(t, []byte(c.in), c.format)
		require.Len(t, records, 1, c.in)
		require.Equal(t, record.TypePatent, records[0].Type, c.in)
		require.Equal(t, want, records[0].Contributors, c.in)
		for _, format := range []record.Format{record.FormatRIS, record.FormatBibTeX, record.FormatCSLJSON, record.FormatCSV, record.FormatRefer, record.FormatEndNote} {
			written := writtenAs(t, format, records)
			if format == record.FormatBibTeX || format == record.FormatCSLJSON {
				require.NotContains(t, string(written), `"inventor"`, c.in) // nothing is carried aside
			}
			require.Equal(t, want, recordsOf(t, written, format)[0].Contributors, "%s in %s", c.in, format)
		}
	}
}

// TestAuthorsBesideInventors: where a record has both, each stays what it is.
func TestAuthorsBesideInventors(t *testing.T) {
	r := &record.Record{
		Type: record.TypePatent, OwnID: "k", Titles: []record.Title{{Value: "A pump", Role: record.TitleMain}},
		Contributors: []record.Contributor{
			{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: record.RoleAuthor}, {Name: record.Name{Family: "Berg", Given: "Olaf"}, Role: "inventor"},
		},
	}
	for _, format := range []record.Format{record.FormatBibTeX, record.FormatCSLJSON, record.FormatCSV} {
		back := recordsOf(t, writtenAs(t, format, []*record.Record{r}), format)[0]
		require.ElementsMatch(t, r.Contributors, back.Contributors, format)
	}
}
