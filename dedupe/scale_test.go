package dedupe

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// TestHostileSets resolves sets whose records share all that keys are made of,
// and checks that these make no more candidates than other records do.
func TestHostileSets(t *testing.T) {
	some := 3_000
	if corpus.UnderRace {
		some = 500
	}
	title := func(i int) string {
		words := ""
		for n := range 7 {
			words += " " + subjectWords[(i*(31+2*n)+n*n*i/7)%len(subjectWords)]
		}
		return words
	}
	tests := []struct {
		name string
		n    int
		make func(i int, r *record.Record)
		// groups is the number of works, 0 where it does not matter.
		groups int
	}{
		{"one journal, volume and year", 5 * some / 2, func(i int, r *record.Record) {
			r.Titles = titledAs(title(i))
			r.Container.Title, r.Volume, r.Dates = "Annals of Everything", "12", []record.Date{{Kind: record.DateIssued, Value: "2014"}}
			r.Pages = record.Pages{First: fmt.Sprint(i*7 + 1), Last: fmt.Sprint(i*7 + 6)}
			r.Contributors = authors(someFamilies[i%len(someFamilies)]+", A", someFamilies[i/7%len(someFamilies)]+", B")
		}, 0},
		{"one title", some, func(i int, r *record.Record) {
			r.Titles = titledAs("Night shifts and the quality of sleep among midwives in coastal towns")
		}, 0},
		{"one title, several authors", some, func(i int, r *record.Record) {
			r.Titles = titledAs("Night shifts and the quality of sleep among midwives in coastal towns")
			r.Contributors = authors(fmt.Sprintf("%s%d, A", someFamilies[i%len(someFamilies)], i/2))
		}, 0},
		{"nothing", some, func(int, *record.Record) {}, some},
		{"one DOI", some, func(i int, r *record.Record) {
			r.Titles = titledAs(title(i))
			r.Identifiers = []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.5555/one"}}
		}, 0},
		{"one DOI, no title", some, func(i int, r *record.Record) {
			r.Identifiers = []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.5555/one"}}
		}, 1},
		{"copies", some, func(i int, r *record.Record) {
			r.ID, r.Titles, r.Origin.Position = "copy", titledAs("Night shifts and the quality of sleep among midwives"), i
		}, 1},
		{"one registration", some, func(i int, r *record.Record) {
			r.Titles = titledAs(title(i))
			r.Registrations = []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT00000001"}}
		}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := NewIndex(&Options{CompareAll: -1})
			for i := range tt.n {
				r := &record.Record{ID: fmt.Sprintf("r%06d", i)}
				tt.make(i, r)
				x.Add(r)
			}
			res := resolvedIndex(t, x)
			require.Less(t, len(x.candidates(x.prepare()).pairs), 60*tt.n, "candidates per record")
			if tt.groups > 0 {
				require.Equal(t, tt.groups, len(res.Groups))
			}
		})
	}
}
