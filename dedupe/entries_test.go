package dedupe

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestEntriesOfCENTRAL: the number of an entry in CENTRAL, stated as it may be, is
// one number; two of them are no evidence against a pair, and hide none.
func TestEntriesOfCENTRAL(t *testing.T) {
	type changes = []func(*record.Record)
	entry := accessionOf("CENTRAL", "CN-00000001")
	for _, test := range []struct {
		name string
		a, b changes
		want []string
	}{
		{"by a DOI", changes{entry}, changes{doi("10.1002/central/cn-00000001")}, []string{"equal central"}},
		{"without an authority", changes{entry}, changes{accessionOf("", "cn-00000001")}, []string{"equal central"}},
		{"under the Library's name", changes{entry}, changes{accessionOf("Cochrane", "CN-00000001")}, []string{"equal central"}},
		{"two entries", changes{entry}, changes{accessionOf("CENTRAL", "CN-00000002")}, nil},
		{"two entries, one by a DOI", changes{entry}, changes{doi("10.1002/central/cn-00000002")}, nil},
		{"two entries of one paper in Embase", changes{entry, accessionOf("Embase", "600000001")}, changes{accessionOf("CENTRAL", "CN-00000002"), accessionOf("Embase", "600000001")}, []string{"equal embase"}},
		{"two entries of two papers in Embase", changes{entry, accessionOf("Embase", "600000001")}, changes{accessionOf("CENTRAL", "CN-00000002"), accessionOf("Embase", "600000002")}, []string{"differ embase"}},
		{"the second of two entries", changes{entry}, changes{accessionOf("CENTRAL", "CN-00000002"), entry}, []string{"equal central"}},
		{"the paper's DOI is no entry's", changes{doi("10.5555/a")}, changes{doi("10.1002/central/cn-00000001")}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, p := range []record.Pair{Compare(paper("a", test.a...), paper("b", test.b...), nil), Compare(paper("b", test.b...), paper("a", test.a...), nil)} {
				var got []string
				for _, e := range p.Evidence {
					if e.Field == "accession number" || e.Field == "doi" {
						database, _, _ := strings.Cut(e.Detail, ":")
						got = append(got, e.Level+" "+database)
					}
				}
				require.Equal(t, test.want, got)
				require.Equal(t, record.SameVersion, p.Verdict)
			}
		})
	}
}
