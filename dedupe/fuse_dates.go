package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// dateKinds are the kinds of date in the order of the fused dates; others
// follow.
var dateKinds = []record.DateKind{record.DateIssued, record.DateOnline, record.DatePrint, record.DatePosted,
	record.DateSubmitted, record.DateReceived, record.DateRevised, record.DateAccepted, record.DateAccessed,
	record.DateEvent, record.DateOriginal, record.DateUpdated}

// repeatedDates are kinds of which a publication has several dates.
var repeatedDates = []record.DateKind{record.DateRevised, record.DateUpdated, record.DateAccessed}

var dateChoice = choice[record.Date]{
	same: equal[record.Date],
	variant: func(a, b record.Date) string {
		if a.Value == b.Value && a.Value != "" {
			return "the same date; another text stands with it"
		}
		switch {
		case (strings.Contains(a.Value, "/") || strings.Contains(b.Value, "/")) && datesMeet(a.Value, b.Value):
			return "the same time, in part or with more of it"
		case isSeason(a.Value) != isSeason(b.Value) && len(a.Value) > 4 && len(b.Value) > 4 && a.Value[:4] == b.Value[:4]:
			return "the season, where the other has a month of the same year"
		case isPartOfYear(a.Value) != isPartOfYear(b.Value) && datesMeet(a.Value, b.Value):
			return "the part of the year, where the other has a month of it"
		}
		return ""
	},
	finer: func(a, b record.Date) bool {
		return a.Value != "" && b.Value == "" || finerEDTF(a.Value, b.Value)
	},
	finerWords:   "the most precise of the dates that agree",
	coarserWords: "the same date, less precise",
	majority:     true,
}

// fuseDates chooses one date of each kind: the one with the best authority, or
// one that says the same more precisely. Dates are never mixed across kinds.
func fuseDates(f *fusion, p policy) {
	dates := func(r *record.Record) *[]record.Date { return &r.Dates }
	if takeAlone(f, dates) {
		return
	}
	all := gather(f, topicGeneral, p.path, dates)
	for _, given := range byKind(all, func(d record.Date) record.DateKind { return d.Kind }, dateKinds) {
		kind := given[0].value.Kind
		path := f.pathOf(p.path, string(kind))
		switch {
		case slices.Contains(repeatedDates, kind):
			f.fused.Dates = append(f.fused.Dates, allDates.unite(f, policy{path, "union", nil}, given)...)
		default:
			choice := dateChoice
			if kind == record.DateIssued {
				choice = issueChoice(given, all)
			}
			best := choice.choose(given)
			f.fused.Dates = append(f.fused.Dates, given[best].value)
			choice.settle(f, path, p.choice, given, best)
		}
	}
}

// issueChoice is the choice of a date of issue. One that is when the publication came
// out online, as any of the records says, gives way to one that is not: the agencies,
// and who takes from them, call the first of the two the date of issue, but the volume
// and the pages are those of the issue.
func issueChoice(given, all []statement[record.Date]) choice[record.Date] {
	online := func(d record.Date) bool {
		return d.Value != "" && slices.ContainsFunc(all, func(s statement[record.Date]) bool {
			return s.value.Kind == record.DateOnline && (s.value.Value == d.Value || finerEDTF(s.value.Value, d.Value))
		})
	}
	ofIssue := func(s statement[record.Date]) bool { return s.value.Value != "" && !online(s.value) }
	c := dateChoice
	if !slices.ContainsFunc(given, ofIssue) {
		return c
	}
	c.finer = func(a, b record.Date) bool {
		return a.Value != "" && online(b) && !online(a) || online(a) == online(b) && dateChoice.finer(a, b)
	}
	c.finerThan = func(_, b record.Date) (won, lost string) {
		if online(b) {
			return "the date of the issue; the other is when it came out online", "when it came out online, and not with the issue"
		}
		return dateChoice.reasons(record.Date{}, b)
	}
	return c
}

// datesMeet reports whether two dates or intervals in EDTF have a time in common.
func datesMeet(a, b string) bool {
	bounds := func(s string) (from, to string) {
		from, to, interval := strings.Cut(s, "/")
		if !interval {
			to = from
		}
		from, _ = monthsOf(from)
		if _, to = monthsOf(to); to == openEnd {
			to = ""
		}
		return from, to + "~" // behind all that begins so
	}
	fromA, toA := bounds(a)
	fromB, toB := bounds(b)
	return fromA <= toB && fromB <= toA
}

// openEnd stands for the end of an interval that goes on, and its beginning where that is
// not known, in EDTF.
const openEnd = ".."

// partsOfYear are the first and the last month of what stands for a month in EDTF: a
// quarter, a third or a half of a year.
var partsOfYear = map[string][2]string{
	"33": {"01", "03"}, "34": {"04", "06"}, "35": {"07", "09"}, "36": {"10", "12"},
	"37": {"01", "04"}, "38": {"05", "08"}, "39": {"09", "12"}, "40": {"01", "06"}, "41": {"07", "12"},
}

// monthsOf are the first and the last month of a part of a year, the year of a season,
// whose months depend on the place, and any other date itself.
func monthsOf(date string) (first, last string) {
	year, part, _ := strings.Cut(date, "-")
	if isSeason(date) {
		return year, year
	}
	if months, ok := partsOfYear[part]; ok {
		return year + "-" + months[0], year + "-" + months[1]
	}
	return date, date
}

// isPartOfYear reports whether a date in EDTF is one with a part of the year.
func isPartOfYear(s string) bool {
	_, part, _ := strings.Cut(s, "-")
	return partsOfYear[part] != [2]string{}
}

// isSeason reports whether a date in EDTF is a season's.
func isSeason(s string) bool {
	year, month, _ := strings.Cut(s, "-")
	return len(year) == len("2019") && len(month) == 2 && month >= "21" && month <= "24"
}

var allDates = union[record.Date]{
	key:  func(d record.Date) string { return d.Value + "|" + d.Literal },
	same: equal[record.Date],
}

// finerEDTF reports whether a is b with a month or day added, or an interval
// inside b. Both are in EDTF.
func finerEDTF(a, b string) bool {
	if b == "" || a == b || strings.Contains(b, "/") {
		return false
	}
	for end := range strings.SplitSeq(a, "/") {
		if end != b && !strings.HasPrefix(end, b+"-") {
			return false
		}
	}
	return true
}
