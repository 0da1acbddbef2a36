package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// statement is a date that a field states.
type statement struct {
	source
	date record.Date
}

// readDate collects a date; a publication status in its place is the status.
func (d *reading) readDate(s source, kind record.DateKind) {
	date, err := normalize.Date(s.text)
	if err != nil {
		if !d.readStatus(s) {
			d.rejectDate(s, kind)
		}
		return
	}
	date.Kind = kind
	d.dates = append(d.dates, statement{s, date})
}

// rejectDate keeps what is no date under the tag's other meaning: ET of an
// article may hold an edition after all, VL of a web page a volume.
func (d *reading) rejectDate(s source, kind record.DateKind) {
	switch {
	case s.tag == "ET" && kind == record.DateOnline:
		d.readText(s, "edition")
	case s.tag == "VL":
		d.readVolume(s)
	case isLate(s.tag):
		d.addDetail(s, customName(s.tag))
	default:
		d.reject(s)
	}
}

// readEdition reads ET, which some exporters give a publication status.
func (d *reading) readEdition(s source) {
	if !d.readStatus(s) {
		d.readText(s, "edition")
	}
}

func (d *reading) readStatus(s source) bool {
	status, ok := statusOf(s.text)
	if !ok {
		return false
	}
	if d.record.Status != "" && d.record.Status != status {
		return false
	}
	d.record.Status = status
	d.trace("status", "ris.status", false, s)
	return true
}

// statuses are words that stand where a date or an edition should and say how
// far the publication has come.
var statuses = map[string]record.Status{
	"in press":                        record.StatusInPress,
	"in-press":                        record.StatusInPress,
	"forthcoming":                     record.StatusInPress,
	"ahead of print":                  record.StatusInPress,
	"epub ahead of print":             record.StatusInPress,
	"online first":                    record.StatusInPress,
	"online ahead of print":           record.StatusInPress,
	"submitted":                       record.StatusSubmitted,
	"accepted":                        record.StatusAccepted,
	"accepted for publication":        record.StatusAccepted,
	"published":                       record.StatusPublished,
	"retracted":                       record.StatusRetracted,
	"published online ahead of print": record.StatusInPress,
}

func statusOf(text string) (record.Status, bool) {
	status, ok := statuses[strings.ToLower(strings.Trim(text, " .[]()"))]
	return status, ok
}

// resolveDates orders the dates: the date of publication first. Statements of
// it that agree give one value, the most precise of them; the others stay
// beside it.
func (d *reading) resolveDates() {
	var buffer [4]statement
	issued := buffer[:0]
	for _, tag := range [...]string{"PY", "Y1", ""} {
		for i := range d.dates {
			s := &d.dates[i]
			if s.date.Kind == record.DateIssued && (s.tag == tag || tag == "" && s.tag != "PY" && s.tag != "Y1") {
				issued = append(issued, *s)
			}
		}
	}
	d.addIssued(issued)
	for i := range d.dates {
		if s := &d.dates[i]; s.date.Kind != record.DateIssued {
			d.addDate(s.date, ruleOf(datePrefix, string(s.date.Kind)), s.source)
		}
	}
}

func (d *reading) addIssued(issued []statement) {
	if len(issued) == 0 {
		return
	}
	chosen := issued[0].date
	for i := range issued[1:] {
		if morePrecise(issued[1+i].date, chosen) {
			chosen = issued[1+i].date
		}
	}
	var buffer [4]source
	agreeing := buffer[:0]
	var again record.Date // what issuedDate reads from them
	for i := range issued {
		s := &issued[i]
		if !agrees(s.date, chosen) || s.lines {
			continue
		}
		if len(agreeing) == 0 || morePrecise(s.date, again) {
			again = s.date
		}
		agreeing = append(agreeing, s.source)
	}
	if again == chosen {
		rule := issuedRule
		if len(agreeing) == 1 {
			rule = "date/issued"
		}
		d.addDate(chosen, rule, agreeing...)
	}
	for i := range issued {
		s := &issued[i]
		if d.claimed[s.field] {
			continue
		}
		if !agrees(s.date, chosen) {
			d.note(datesDisagree, s.source)
		}
		d.addDate(s.date, "date/issued", s.source)
	}
}

func (d *reading) addDate(date record.Date, rule string, sources ...source) {
	for i := range d.record.Dates {
		if d.record.Dates[i] == date {
			d.trace(element("dates", i), rule, false, sources...)
			return
		}
	}
	d.trace(element("dates", len(d.record.Dates)), rule, false, sources...)
	d.record.Dates = append(d.record.Dates, date)
}

// issuedDate reads several statements of the date of publication that agree
// and gives the most precise one, the first among equals.
func issuedDate(texts []string) (record.Date, error) {
	var chosen record.Date
	for i, text := range texts {
		date, err := normalize.Date(text)
		if err != nil {
			return record.Date{}, err
		}
		date.Kind = record.DateIssued
		if i == 0 || morePrecise(date, chosen) {
			chosen = date
		}
	}
	return chosen, nil
}

// morePrecise reports whether a says what b says and more.
func morePrecise(a, b record.Date) bool {
	return agrees(a, b) && (len(a.Value) > len(b.Value) || a.Value == b.Value && len(a.Literal) > len(b.Literal))
}

// agrees reports whether one of two EDTF dates is a less precise form of the
// other.
func agrees(a, b record.Date) bool {
	short, long := a.Value, b.Value
	if len(short) > len(long) {
		short, long = long, short
	}
	return short != "" && strings.HasPrefix(long, short) && (len(short) == len(long) || long[len(short)] == '-')
}
