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
		return ""
	},
	finer: func(a, b record.Date) bool {
		return a.Value != "" && b.Value == "" || finerEDTF(a.Value, b.Value)
	},
	finerWords:   "the most precise of the dates that agree",
	coarserWords: "the same date, less precise",
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
			best := dateChoice.choose(given)
			f.fused.Dates = append(f.fused.Dates, given[best].value)
			dateChoice.settle(f, path, p.choice, given, best)
		}
	}
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
