package dedupe

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestDates(t *testing.T) {
	date := func(values ...string) record.Record {
		var r record.Record
		for _, v := range values {
			r.Dates = append(r.Dates, record.Date{Kind: record.DateIssued, Value: v})
		}
		return r
	}
	for _, test := range []struct {
		name, a, b, want string
		differs          bool
		reason           string
	}{
		{"more precise", "2020", "2020-07-23", "2020-07-23", false, "the same date, less precise"},
		{"less precise", "2020-07-23", "2020-07", "2020-07-23", false, "the same date, less precise"},
		{"incompatible", "2020-07", "2020-08-01", "2020-07", true, "differs from the value chosen: the publisher's own record outranks an index's record"},
		{"never the later year", "2019", "2020", "2019", true, "differs from the value chosen: the publisher's own record outranks an index's record"},
		{"an interval in its year", "2019", "2019-01/2019-02", "2019-01/2019-02", false, "the same date, less precise"},
		{"the first month of an interval", "2012-11", "2012-11/2012-12", "2012-11", false, "the same time, in part or with more of it"},
		{"a month out of an interval", "2012-10", "2012-11/2012-12", "2012-10", true, "differs from the value chosen: the publisher's own record outranks an index's record"},
		{"a season", "2012-04", "2012-21", "2012-04", false, "the season, where the other has a month of the same year"},
		{"a month of an open interval", "2012-11", "2012-04/..", "2012-11", false, "the same time, in part or with more of it"},
		{"a month before an open interval", "2012-03", "2012-04/..", "2012-03", true, "differs from the value chosen: the publisher's own record outranks an index's record"},
		{"an interval and its season", "2012-04/2012-05", "2012-21", "2012-04/2012-05", false, "the same time, in part or with more of it"},
		{"a quarter", "2012-08", "2012-35", "2012-08", false, "the part of the year, where the other has a month of it"},
		{"another quarter", "2012-08", "2012-36", "2012-08", true, "differs from the value chosen: the publisher's own record outranks an index's record"},
		{"an interval over a quarter", "2012-08/2012-11", "2012-36", "2012-08/2012-11", false, "the same time, in part or with more of it"},
		{"an interval of seasons", "2012-11", "2012-22/2012-23", "2012-11", false, "the same time, in part or with more of it"},
		{"an interval out of its year", "2019", "2019-12/2020-01", "2019", false, "the same time, in part or with more of it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, w := fuseOne(t, recordFrom("1", "wiley", date(test.a)), recordFrom("2", "scopus", date(test.b)))
			require.Equal(t, date(test.want).Dates, r.Dates)
			for _, c := range claimsOf(w, "dates/issued") {
				if !c.Chosen {
					require.Equal(t, test.differs, c.Differs)
					require.Equal(t, test.reason, c.Reason)
				}
			}
			require.Len(t, Disagreements(w), map[bool]int{true: 1}[test.differs])
		})
	}
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Dates: []record.Date{{Kind: record.DateAccepted, Value: "2020-06-11"}, {Kind: record.DateRevised, Value: "2020-05"}}}),
		recordFrom("2", "scopus", record.Record{Dates: []record.Date{{Kind: record.DateIssued, Value: "2020"}, {Kind: record.DateRevised, Value: "2020-03"}}}))
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020"}, {Kind: record.DateRevised, Value: "2020-05"},
		{Kind: record.DateRevised, Value: "2020-03"}, {Kind: record.DateAccepted, Value: "2020-06-11"}}, r.Dates)
}

// TestDateOfTheIssue: what came out online in one year and in an issue of the next is of
// the issue's year, whoever calls the first date that of issue.
func TestDateOfTheIssue(t *testing.T) {
	date := func(kind record.DateKind, value string) record.Date { return record.Date{Kind: kind, Value: value} }
	early := date(record.DateIssued, "2018-12-20")
	online, print := date(record.DateOnline, "2018-12-20"), date(record.DatePrint, "2019-03-14")
	for _, test := range []struct {
		name     string
		agency   []record.Date
		others   []string
		want     string
		disagree int
	}{
		{"the issue's date of others", []record.Date{early, online, print}, []string{"2019"}, "2019", 0},
		{"the most precise of these", []record.Date{early, online, print}, []string{"2019", "2019-03"}, "2019-03", 0},
		{"and not the year online", []record.Date{early, online, print}, []string{"2018", "2019"}, "2019", 0},
		{"online before it is digitised", []record.Date{date(record.DateIssued, "2006"), date(record.DateOnline, "2006")}, []string{"1995"}, "1995", 0},
		{"only online", []record.Date{early, online}, []string{"2018-12"}, "2018-12-20", 0},
		{"nothing online", []record.Date{early}, []string{"2019"}, "2018-12-20", 1},
		{"two dates of issue", []record.Date{early, online, date(record.DateIssued, "")}, []string{"2019-03", "2019-04"}, "2019-03", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			records := []*record.Record{recordFrom("1", "crossref", record.Record{Dates: slices.DeleteFunc(slices.Clone(test.agency), func(d record.Date) bool { return d.Value == "" })})}
			for i, value := range test.others {
				records = append(records, recordFrom(string(rune('2'+i)), "scopus", record.Record{Dates: []record.Date{date(record.DateIssued, value)}}))
			}
			r, w := fuseOne(t, records...)
			got, _ := r.Date(record.DateIssued)
			require.Equal(t, test.want, got.Value)
			require.Len(t, Disagreements(w), test.disagree)
		})
	}
	_, w := fuseOne(t,
		recordFrom("1", "crossref", record.Record{Dates: []record.Date{early, online}}),
		recordFrom("2", "scopus", record.Record{Dates: []record.Date{date(record.DateIssued, "2019")}}))
	require.Equal(t, "when it came out online, and not with the issue", claimBy(t, w, "dates/issued", "1").Reason)
	require.Equal(t, "the date of the issue; the other is when it came out online", claimBy(t, w, "dates/issued", "2").Reason)
}

func TestMajorityBreaksTiesOnlyBetweenEquals(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "embase", record.Record{Volume: "1"}),
		recordFrom("2", "scopus", record.Record{Volume: "2"}),
		recordFrom("3", "cinahl", record.Record{Volume: "2"}))
	require.Equal(t, "2", r.Volume)
	require.Equal(t, "most of the equally good sources say so", claimBy(t, w, "volume", "2").Reason)
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Volume: "1"}),
		recordFrom("2", "scopus", record.Record{Volume: "2"}),
		recordFrom("3", "cinahl", record.Record{Volume: "2"}))
	require.Equal(t, "1", r.Volume)
}

func TestMajorityOfYears(t *testing.T) {
	issued := func(value string) record.Record {
		return record.Record{Dates: []record.Date{{Kind: record.DateIssued, Value: value}}}
	}
	r, _ := fuseOne(t, recordFrom("1", "scopus", issued("2013")), recordFrom("2", "embase", issued("2014")), recordFrom("3", "cinahl", issued("2014-03")))
	date, _ := r.Date(record.DateIssued)
	require.Equal(t, "2014-03", date.Value, "a year and a month of it are two voices for the year")
}

func TestPages(t *testing.T) {
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Pages: record.Pages{First: "994"}}),
		recordFrom("2", "pure", record.Record{Pages: record.Pages{First: "994", Last: "1014"}}))
	require.Equal(t, record.Pages{First: "994", Last: "1014"}, r.Pages)
}

// TestPageOneOfANumberedArticle: the first of its own pages is none of the journal's.
func TestPageOneOfANumberedArticle(t *testing.T) {
	one, two := record.Pages{First: "1"}, record.Pages{First: "1", Last: "9"}
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Pages: one}),
		recordFrom("2", "scopus", record.Record{ArticleNumber: "e12"}))
	require.Zero(t, r.Pages)
	require.Equal(t, "the first page of an article that has a number, counted by itself", claimBy(t, w, "pages", "1").Reason)
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Pages: one}),
		recordFrom("2", "scopus", record.Record{ArticleNumber: "e12", Pages: two}))
	require.Equal(t, two, r.Pages)
	r, _ = fuseOne(t, recordFrom("1", "wiley", record.Record{Pages: one}), recordFrom("2", "scopus", record.Record{}))
	require.Equal(t, one, r.Pages)
}

// TestPagesBeforeTheIssue: an article that is not in an issue yet has its own pages from
// 1 on, as many as in the issue.
func TestPagesBeforeTheIssue(t *testing.T) {
	for _, test := range []struct {
		own, inIssue record.Pages
		want, differ bool // whether the issue's pages are taken, and whether they differ
	}{
		{record.Pages{First: "1", Last: "12"}, record.Pages{First: "100", Last: "111"}, true, false},
		{record.Pages{First: "1", Last: "8"}, record.Pages{First: "S45", Last: "S52"}, true, false},
		{record.Pages{First: "1", Last: "9"}, record.Pages{First: "100", Last: "111"}, false, true},
		{record.Pages{First: "2", Last: "13"}, record.Pages{First: "100", Last: "111"}, false, true},
		{record.Pages{First: "1", Last: "12"}, record.Pages{First: "1", Last: "12"}, true, false},
		{record.Pages{First: "i", Last: "xii"}, record.Pages{First: "100", Last: "111"}, false, true},
	} {
		r, w := fuseOne(t, recordFrom("1", "wiley", record.Record{Pages: test.own}), recordFrom("2", "scopus", record.Record{Pages: test.inIssue}))
		require.Equal(t, test.want, r.Pages == test.inIssue, test.own)
		require.Equal(t, test.differ, len(Disagreements(w)) > 0, test.own)
	}
}
