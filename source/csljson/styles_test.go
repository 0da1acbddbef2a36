package csljson

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestDatesInParts: of a date that CSL cannot say, the parts have what it can, for
// programs that look there for the year; custom has all of it.
func TestDatesInParts(t *testing.T) {
	for value, want := range map[string]string{
		"2014-34":         `{"date-parts":[[2014]]}`,
		"2014-33/2014-34": `{"date-parts":[[2014]]}`,
		"2014-36/2015-33": `{"date-parts":[[2014],[2015]]}`,
		"2014-21/..":      `{"date-parts":[[2014],[0]],"season":1}`,
		"2010-05/":        `{"date-parts":[[2010,5],[0]]}`,
		"2010/..":         `{"date-parts":[[2010],[0]]}`,
		"199X":            `{"literal":"199X"}`,
	} {
		r := &record.Record{ID: "a", Type: record.TypeArticleJournal, Dates: []record.Date{{Kind: record.DateIssued, Value: value}}}
		item, err := Encode(r, nil)
		require.NoError(t, err)
		require.NoError(t, checkItem(item))
		require.Contains(t, string(item), `"issued":`+want, value)
		require.Equal(t, r.Dates, readAll(t, string(item))[0].Dates, value)
	}
}

// TestIssueWithSupplement: styles print an issue, and no supplement.
func TestIssueWithSupplement(t *testing.T) {
	for want, r := range map[string]*record.Record{
		`"issue":"6 Suppl 1"`:               {Type: record.TypeArticleJournal, Issue: "6", Supplement: "1"},
		`"issue":"Suppl 1"`:                 {Type: record.TypeArticleJournal, Volume: "3", Supplement: "1"},
		`"issue":"Suppl"`:                   {Type: record.TypeArticleJournal, Supplement: "Suppl"},
		`"issue":"3 Pt 2"`:                  {Type: record.TypeArticleJournal, Issue: "3", Part: "2"},
		`"issue":"3 Suppl A Pt 2"`:          {Type: record.TypeArticleJournal, Issue: "3", Supplement: "A", Part: "2"},
		`"part":"2"`:                        {Type: record.TypeBook, Part: "2"},
		`"supplement":"to all","issue":"3"`: {Type: record.TypeArticleJournal, Issue: "3", Supplement: "to all"},
	} {
		r.ID = "a"
		item, err := Encode(r, nil)
		require.NoError(t, err)
		require.Contains(t, string(item), want)
		back := readAll(t, string(item))[0]
		require.Equal(t, []string{r.Issue, r.Supplement, r.Part}, []string{back.Issue, back.Supplement, back.Part}, want)
	}
}
