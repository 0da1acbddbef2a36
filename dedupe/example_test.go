package dedupe_test

import (
	"context"
	"fmt"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
)

func article(id, title, year, doi string, families ...string) *record.Record {
	r := &record.Record{
		ID:     id,
		Type:   record.TypeArticleJournal,
		Titles: []record.Title{{Value: title, Role: record.TitleMain}},
		Dates:  []record.Date{{Kind: record.DateIssued, Value: year}},
	}
	for _, family := range families {
		r.Contributors = append(r.Contributors, record.Contributor{Name: record.Name{Family: family}, Role: record.RoleAuthor})
	}
	if doi != "" {
		r.Identifiers = []record.Identifier{{Scheme: record.SchemeDOI, Value: doi}}
	}
	return r
}

func ExampleCompare() {
	a := article("a", "Sea level rise and the wells of small islands", "2019", "", "Tui", "Marsh")
	b := article("b", "Sea-Level Rise and the Wells of Small Islands.", "2019", "10.5555/wells", "Tui", "Marsh")
	pair := dedupe.Compare(a, b, nil)
	fmt.Println(pair.Verdict)
	for _, e := range pair.Evidence {
		fmt.Printf("%+6d %s: %s\n", e.Weight, e.Field, e.Level)
	}
	// Output:
	// same-version
	//  +7900 title: equal
	//  +6500 authors: equal
	//  +3100 year: equal
}

func ExampleIndex() {
	x := dedupe.NewIndex(nil)
	x.Add(article("a", "Sea level rise and the wells of small islands", "2019", "", "Tui", "Marsh"))
	x.Add(article("b", "Sea-Level Rise and the Wells of Small Islands.", "2019", "10.5555/wells", "Tui", "Marsh"))
	x.Add(article("c", "Erratum: Sea level rise and the wells of small islands", "2020", "", "Tui", "Marsh"))
	res, err := x.Resolve(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, group := range res.Groups {
		fmt.Println(group.ID, group.Members())
	}
	for _, pair := range res.Apart {
		fmt.Println(pair.A, pair.B, pair.Verdict, pair.Relation)
	}
	// Output:
	// a [0 1]
	// c [2]
	// a c related isCorrectionOf
	// b c related isCorrectionOf
}

// Resolve does all that there is to do with records in memory, by a person's own
// thresholds, policy and decisions.
func ExampleResolve() {
	records := []*record.Record{
		article("a", "Sea level rise and the wells of small islands", "2019", "", "Tui", "Marsh"),
		article("b", "Sea-Level Rise and the Wells of Small Islands.", "2019", "10.5555/wells", "Tui", "Marsh"),
		article("c", "Wells and their keepers", "2020", "", "Okafor"),
		article("d", "The keepers of wells", "2020", "", "Okafor"),
	}
	works, err := dedupe.Resolve(context.Background(), records, &dedupe.Options{
		Merge:     990, // in thousandths
		Policy:    dedupe.Policy{Level: dedupe.LevelWork},
		Decisions: []dedupe.Decision{{A: "c", B: "d", Same: true}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, w := range works {
		fmt.Println(w.Versions[0].Members, w.Canonical().Title())
	}
	// Output:
	// [a b] Sea level rise and the wells of small islands
	// [c d] Wells and their keepers
}
