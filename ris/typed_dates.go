package ris

import (
	"errors"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// statement is a date that a field states, or with the year in another one.
type statement struct {
	source
	date record.Date
	year *source
	// with is set where it was traced with another that says more.
	with bool
}

// readDate collects a date; a publication status in its place is the status.
// Old files have the date of a conference in Y2, which holds the date of
// access since.
func (d *reading) readDate(s source, kind record.DateKind) {
	if kind == record.DateAccessed && d.tag(s.field) == "Y2" && d.isEventDate(s.text) {
		d.readEventDate(s)
		return
	}
	if kind == record.DateAccessed && d.tag(s.field) == "M1" && d.readAccessDay(s) {
		return
	}
	s, kind = d.dateWithKind(s, kind)
	date, err := normalize.Date(s.text)
	if err != nil {
		s, date, err = d.dateBehindDay(s, err)
	}
	if err != nil {
		if !d.readDateParts(s, kind) && !d.readDateInColumns(s, kind) && !d.readStatus(s) {
			d.rejectDate(s, kind)
		}
		return
	}
	date.Kind = kind
	d.dates = append(d.dates, statement{source: s, date: date})
}

// dateKindWords are words that exporters write behind a date of publication or
// before it to say that it is another one.
var dateKindWords = map[string]record.DateKind{
	"online": record.DateOnline, "print": record.DatePrint, "epub": record.DateOnline, "received": record.DateReceived,
	"revised": record.DateRevised, "rev-recd": record.DateRevised, "accepted": record.DateAccepted,
}

// dateLabels are texts before a date.
var dateLabels = []string{"Full publication date: ", "Start date: ", "Date: ", "Published: "}

// dateWithKind takes the word off a date of publication that says of which
// kind it is ("2017/04/07/online"), and the label before one.
func (d *reading) dateWithKind(s source, kind record.DateKind) (source, record.DateKind) {
	if s.lines {
		return s, kind
	}
	value := d.fields[s.field].Value
	if value == "" || s.text == "" || isDateDigits(s.text) {
		return s, kind
	}
	at := strings.Index(value, s.text)
	if at < 0 {
		return s, kind
	}
	for _, label := range dateLabels {
		if strings.HasPrefix(s.text, label) {
			return d.part(s.field, at+len(label), at+len(s.text)), kind
		}
	}
	if slash := strings.LastIndexByte(s.text, '/'); slash > 0 && kind == record.DateIssued {
		if word, ok := dateKindWords[strings.ToLower(s.text[slash+1:])]; ok {
			return d.part(s.field, at, at+slash), word
		}
	}
	return s, kind
}

// isDateDigits reports whether text is nothing but digits, slashes and hyphens.
func isDateDigits(text string) bool {
	for i := range len(text) {
		if b := text[i]; (b < '0' || b > '9') && b != '/' && b != '-' {
			return false
		}
	}
	return true
}

// isOriginalDate reports whether the original publication that OP names is its date
// and not its title.
func isOriginalDate(text string) bool {
	if text == "" || text[0] < '0' || text[0] > '9' {
		return false
	}
	date, err := normalize.Date(text)
	return err == nil && date.Value != "" && date.Literal == ""
}

// dateBehindDay reads a date behind a day that does not belong to it, as IEEE
// writes one before what is a date already: "1 Jan.-Feb. 2019", "1 Feb.1, 2015".
func (d *reading) dateBehindDay(s source, refused error) (source, record.Date, error) {
	digits := leadingDigits(s.text)
	value := d.fields[s.field].Value
	at := strings.Index(value, s.text)
	if digits == 0 || digits > 2 || s.lines || at < 0 || digits == len(s.text) || s.text[digits] != ' ' {
		return s, record.Date{}, refused
	}
	rest := d.part(s.field, at+digits, at+len(s.text))
	date, err := normalize.Date(rest.text)
	if err != nil {
		return s, record.Date{}, refused
	}
	return rest, date, nil
}

// isEventDate reports whether Y2 is the date of a conference: in a record of
// one, the year is that of the publication and there is no link that a person
// could have followed then.
func (d *reading) isEventDate(text string) bool {
	if d.code != "CONF" && d.code != "CPAPER" || len(text) < 4 {
		return false
	}
	if d.eventYears == nil {
		d.eventYears = d.yearsOfEvent()
	}
	return slices.Contains(d.eventYears, text[:4])
}

// yearsOfEvent are the years in which a conference may have been: none where a link is
// there.
func (d *reading) yearsOfEvent() []string {
	years := []string{}
	if d.hasAny([]string{"UR", "L2", "LK"}) {
		return years
	}
	for _, tag := range []string{"PY", "Y1"} {
		if s, ok := d.field(tag); ok && len(s.text) >= 4 {
			years = append(years, s.text[:4])
		}
	}
	return years
}

// readEventDate reads the date of a conference.
func (d *reading) readEventDate(s source) {
	date, err := eventDate(s.text)
	switch {
	case err != nil:
		d.reject(s)
	case d.record.Event.Date != "" && d.record.Event.Date != date:
		d.repeat(s, "event/date")
	default:
		d.record.Event.Date = date
		d.traceOne("event/date", eventDateRule, false, &s)
	}
}

func eventDate(text string) (string, error) {
	date, err := normalize.Date(text)
	return date.Value, err
}

// readDateParts reads a date without a year beside the tag that has it, as
// EndNote writes them: PY 2021 and DA "Feb 23".
func (d *reading) readDateParts(s source, kind record.DateKind) bool {
	if tag := d.tag(s.field); tag != "DA" && tag != "PD" || kind != record.DateIssued || s.lines {
		return false
	}
	if d.year == nil {
		year := d.statedYear()
		d.year = &year
	}
	if d.year.text == "" {
		return false
	}
	date, err := dateOfParts([]string{d.year.text, s.text})
	if err != nil {
		return false
	}
	d.parts = append(d.parts, datePart{s, *d.year, date})
	return true
}

// statedYear returns the first field that states a year and nothing else: none
// that holds a day without its year, which is written elsewhere when the record
// is composed again. The zero source says that there is none.
func (d *reading) statedYear() source {
	for _, tag := range []string{"PY", "Y1"} {
		index, _ := indexOf(tag)
		for i, other := range d.tags {
			if int(other) != index || isBlank(d.fields[i].Value) {
				continue
			}
			if year := d.whole(i); !year.lines && isYearAlone(year.text) {
				return year
			}
		}
	}
	return source{}
}

// readDateInColumns reads the first date among the columns of what Derwent says of
// the documents of a patent: number, date, class and week.
func (d *reading) readDateInColumns(s source, kind record.DateKind) bool {
	if d.tag(s.field) != "PD" || d.code != "PAT" {
		return false
	}
	value := d.fields[s.field].Value
	for from := 0; from < len(value); {
		to := len(value)
		if at := strings.Index(value[from:], "  "); at >= 0 {
			to = from + at
		}
		if date, err := normalize.Date(value[from:to]); err == nil && date.Literal == "" {
			date.Kind = kind
			d.dates = append(d.dates, statement{source: d.part(s.field, from, to), date: date})
			return true
		}
		for from = to; from < len(value) && value[from] == ' '; {
			from++
		}
	}
	return false
}

// datePart is a month, and perhaps a day, with the year that it stands beside.
type datePart struct {
	source
	year source
	date record.Date
}

// dateOfParts reads a year, and a month or month and day in a second text.
func dateOfParts(texts []string) (record.Date, error) {
	if len(texts) != 2 {
		return record.Date{}, reject(datePartsRule, "texts", strings.Join(texts, " "), "the rule reads a year and a month")
	}
	// What is read as a year here is read as one where it stands alone, so that
	// the record is the same when its year is written plainly.
	if !isYearAlone(texts[0]) {
		return record.Date{}, reject(datePartsRule, "year", texts[0], "no year alone")
	}
	year, _ := normalize.Date(texts[0])
	date, err := normalize.Date(strings.TrimSpace(texts[1]) + " " + year.Value)
	date.Kind = record.DateIssued
	return date, err
}

// isYearAlone reports whether a text is read as a year and nothing else.
func isYearAlone(text string) bool {
	year, err := normalize.Date(text)
	return err == nil && len(year.Value) == len("2021") && year.Literal == ""
}

// rejectDate keeps what is no date under the tag's other meaning: ET of an
// article may hold an edition after all, VL of a web page a volume.
func (d *reading) rejectDate(s source, kind record.DateKind) {
	switch tag := d.tag(s.field); {
	case tag == "ET" && kind == record.DateOnline:
		d.readText(s, "edition")
	case tag == "VL":
		d.readVolume(s)
	case isLate(tag):
		d.addDetail(s, customName(tag))
	default:
		d.refusedDates = append(d.refusedDates, statement{source: s, date: record.Date{Kind: kind}})
	}
}

// resolveRefusedDates reads the year of dates that no rule reads whole
// ("04/05/2018", "2017/18"), where nothing else states a date of their kind. The
// field stays unclaimed: its day and month are not read.
func (d *reading) resolveRefusedDates() {
	for i := range d.refusedDates {
		s := &d.refusedDates[i]
		date, err := yearOfDate(s.text, s.date.Kind)
		if err != nil {
			d.reject(s.source)
			continue
		}
		if isAmbiguousDate(s.text) {
			d.note(yearOnly, s.source)
		} else {
			d.reject(s.source)
		}
		if slices.ContainsFunc(d.record.Dates, func(other record.Date) bool { return other.Kind == date.Kind }) {
			continue
		}
		d.trace(inDates.element(len(d.record.Dates)), ruleOf(yearPrefix, string(date.Kind)), true, s.source)
		d.record.Dates = append(d.record.Dates, date)
		d.claimed[s.field] = false
	}
}

// isAmbiguousDate reports whether a date exists, in one reading or another.
func isAmbiguousDate(text string) bool {
	var refused *normalize.RejectError
	_, err := normalize.Date(text)
	return errors.As(err, &refused) && refused.Code == "ambiguous"
}

// yearOfDate reads the one year that a text has, which stays the date's
// literal form.
func yearOfDate(text string, kind record.DateKind) (record.Date, error) {
	const longest = 60
	year := ""
	if len(text) <= longest && !hasSign(text) {
		for number := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
			if len(number) != 4 || number[0] != '1' && number[0] != '2' {
				continue
			}
			if year != "" && year != number {
				year = ""
				break
			}
			year = number
		}
	}
	if year == "" {
		return record.Date{}, reject(yearPrefix+string(kind), "year", text, "not one year")
	}
	return record.Date{Kind: kind, Value: year, Literal: normalize.Text(text)}, nil
}

// hasSign reports whether a text begins with a hyphen and a year, which may be one
// before Christ ("-1000") and is then none after.
func hasSign(text string) bool {
	const year = len("1000")
	unsigned, negative := strings.CutPrefix(strings.TrimSpace(text), "-")
	return negative && len(unsigned)-len(strings.TrimLeft(unsigned, "0123456789")) >= year
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
	d.traceOne("status", "ris.status", false, &s)
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
	var buffer [4]*statement
	issued := buffer[:0]
	for _, tag := range [...]string{"PY", "Y1", ""} {
		for i := range d.dates {
			s := &d.dates[i]
			if s.date.Kind == record.DateIssued && (d.tag(s.field) == tag || tag == "" && d.tag(s.field) != "PY" && d.tag(s.field) != "Y1") {
				issued = append(issued, s)
			}
		}
	}
	issued = d.withoutEventYear(issued)
	if !d.addDateParts(issued) {
		d.addIssued(issued)
	}
	compared := d.dates[:min(len(d.dates), mostDates)]
	var later []int // labelled dates of a kind that a tag states too
	var stated map[record.DateKind]bool
	for i := range d.dates {
		if s := &d.dates[i]; d.tag(s.field) == "N1" && s.date.Kind != record.DateIssued {
			if stated == nil {
				stated = d.kindsOfDates()
			}
			if stated[s.date.Kind] {
				later = append(later, i)
				continue
			}
		}
		d.resolveOtherDate(i, compared)
	}
	for _, i := range later {
		d.resolveOtherDate(i, compared)
	}
	d.resolveRefusedDates()
}

// kindsOfDates are the kinds of dates that stand in tags of their own.
func (d *reading) kindsOfDates() map[record.DateKind]bool {
	kinds := map[record.DateKind]bool{}
	for i := range d.dates {
		if s := &d.dates[i]; d.tag(s.field) != "N1" {
			kinds[s.date.Kind] = true
		}
	}
	return kinds
}

// resolveOtherDate adds the date at a place, unless it is one of publication.
func (d *reading) resolveOtherDate(i int, compared []statement) {
	switch s := &d.dates[i]; {
	case s.date.Kind == record.DateIssued:
	case s.year != nil:
		d.addDate(s.date, accessedRule, *s.year, s.source)
	case i < len(compared):
		d.addOtherDate(s, compared)
	default:
		d.addOtherDate(s, nil)
	}
}

// mostDates is how many dates of a record are compared with each other.
const mostDates = fewElements

// addOtherDate adds a date that is not of publication, with those of its kind that say
// less of it; one that says less than another is added with the first such one.
func (d *reading) addOtherDate(s *statement, compared []statement) {
	var with []int
	for i := range compared {
		other := &compared[i]
		switch {
		case other.date.Kind != s.date.Kind || other.lines || s.lines:
		case morePrecise(other.date, s.date):
			return
		case !other.with && morePrecise(s.date, other.date):
			with = append(with, i)
		}
	}
	kind := string(s.date.Kind)
	if len(with) == 0 {
		d.addDate(s.date, ruleOf(datePrefix, kind), s.source)
		return
	}
	sources := []source{s.source}
	for _, i := range with {
		compared[i].with = true
		sources = append(sources, compared[i].source)
	}
	d.addDate(s.date, datesPrefix+kind, sources...)
}

// withoutEventYear takes the year of a conference out of the dates of
// publication: by the sheet of 2011 PY is the conference's where C2 states when
// its proceedings were published.
func (d *reading) withoutEventYear(issued []*statement) []*statement {
	if d.code != "CONF" {
		return issued
	}
	published := slices.IndexFunc(issued, func(s *statement) bool { return d.tag(s.field) == "C2" })
	if published < 0 {
		return issued
	}
	of := issued[published].date
	return slices.DeleteFunc(issued, func(s *statement) bool {
		if d.tag(s.field) == "C2" || agrees(s.date, of) || s.date.Value > of.Value {
			return false
		}
		d.readEventDate(s.source)
		return true
	})
}

// addDateParts adds the date of publication whose year stands in one field and
// whose month in another, where the others say no more than its year.
func (d *reading) addDateParts(issued []*statement) bool {
	if len(d.parts) == 0 {
		return false
	}
	p := d.parts[0]
	for _, s := range issued {
		if !agrees(s.date, p.date) || len(s.date.Value) > 4 {
			for _, other := range d.parts {
				d.reject(other.source)
			}
			return false
		}
	}
	d.addDate(p.date, datePartsRule, p.year, p.source)
	for _, other := range d.parts[1:] {
		d.addDate(other.date, datePartsRule, other.year, other.source)
	}
	return true
}

func (d *reading) addIssued(issued []*statement) {
	if len(issued) == 0 {
		return
	}
	chosen := issued[0].date
	for _, s := range issued[1:] {
		if morePrecise(s.date, chosen) {
			chosen = s.date
		}
	}
	var buffer [4]source
	agreeing := buffer[:0]
	var again record.Date // what issuedDate reads from them
	for _, s := range issued {
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
	for _, s := range issued {
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
	if i := d.dateAt(date); i >= 0 {
		d.trace(inDates.element(i), rule, false, sources...)
		return
	}
	d.trace(inDates.element(len(d.record.Dates)), rule, false, sources...)
	b := d.blocks
	d.record.Dates = append(withRoom(b, d.record.Dates, &b.dates, 1, sharedSmall), date)
}

// dateAt returns the place of a date among the record's, -1 for none.
func (d *reading) dateAt(date record.Date) int {
	return placeOfElement(d, d.record.Dates, date, func(m *manyPlaces) *places[record.Date] { return &m.dates })
}

// issuedDate is agreedDate for the date of publication.
func issuedDate(texts []string) (record.Date, error) { return agreedDate(texts, record.DateIssued) }

// agreedDate reads several statements of a date that agree and gives the most precise
// one, the first among equals.
func agreedDate(texts []string, kind record.DateKind) (record.Date, error) {
	var chosen record.Date
	for i, text := range texts {
		date, err := normalize.Date(text)
		if err != nil {
			return record.Date{}, err
		}
		date.Kind = kind
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
// other: it says no month or day, no doubt, or no end.
func agrees(a, b record.Date) bool {
	short, long := a.Value, b.Value
	if len(short) > len(long) {
		short, long = long, short
	}
	return short != "" && strings.HasPrefix(long, short) && (len(short) == len(long) ||
		strings.IndexByte("-/~?%", long[len(short)]) >= 0 && !strings.Contains(short, "/"))
}
