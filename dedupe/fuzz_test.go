package dedupe

import (
	"context"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// FuzzCompare takes any text for the fields of two records: nothing panics,
// and the comparison is symmetric.
func FuzzCompare(f *testing.F) {
	f.Add("Sleep of midwives: part II [Review]", "Halvorsen, Tone; Quist, P", "12(3) 201-214", "10.5555/a.pub2", "2014", "we asked midwives how they sleep")
	f.Add("Erratum: Sleep (vol 3, pg 9, 2010)", "王, 敏", "S12", "", "99", "")
	f.Add("[", "((", "\xff\xfe", "\x00", "0000", ":::")
	f.Fuzz(func(t *testing.T, title, people, place, identifier, year, abstract string) {
		half := len(title) / 2
		make := func(id, title, abstract string) *record.Record {
			r := &record.Record{
				ID: id, Titles: titledAs(title), Container: record.Container{Title: place}, Volume: place, Issue: year,
				Pages: record.Pages{First: place, Last: year}, Dates: []record.Date{{Kind: record.DateIssued, Value: year}},
				Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: identifier}}, Abstracts: []record.Abstract{{Text: abstract}},
			}
			for p := range strings.SplitSeq(people, ";") {
				r.Contributors = append(r.Contributors, authors(p)...)
			}
			return r
		}
		a, b := make("a", title, abstract), make("b", title[half:]+title[:half], abstract+title)
		p := Compare(a, b, nil)
		require.Equal(t, p, Compare(b, a, nil))
		require.NotEmpty(t, p.Verdict)
		x := NewIndex(&Options{CompareAll: -1})
		for _, r := range []*record.Record{b, a, make("a", title, abstract)} {
			x.Add(r)
		}
		res, err := x.Resolve(context.Background())
		require.NoError(t, err)
		require.Len(t, res.IDs, 3)
	})
}
