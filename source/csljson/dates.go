package csljson

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// cslDate is CSL's structured date.
type cslDate struct {
	Parts   [][]json.RawMessage `json:"date-parts,omitempty"`
	Season  json.RawMessage     `json:"season,omitempty"`
	Circa   json.RawMessage     `json:"circa,omitempty"`
	Literal string              `json:"literal,omitempty"`
	Raw     string              `json:"raw,omitempty"`
	EDTF    string              `json:"edtf,omitempty"`
}

// firstSeason is EDTF's code of spring; CSL counts the seasons from 1.
const firstSeason = 21

var seasonNames = map[string]int{
	"1": 1, "2": 2, "3": 3, "4": 4, "21": 1, "22": 2, "23": 3, "24": 4,
	"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4,
}

// readDate reads the JSON text of a date variable: CSL's object or a string in
// EDTF or in words.
func readDate(text string) (record.Date, error) {
	switch {
	case strings.HasPrefix(text, `"`):
		s, err := readScalar(text)
		if err != nil {
			return record.Date{}, err
		}
		return dateFromText(s)
	case strings.HasPrefix(text, "["):
		return readDates(text)
	}
	d, err := readDateObject(text)
	if err != nil {
		return record.Date{}, fmt.Errorf("not a date: %w", err)
	}
	out := record.Date{Literal: normalize.Text(d.Literal)}
	if record.IsMissing(out.Literal) {
		out.Literal = ""
	}
	switch {
	case len(d.Parts) > 0:
		out.Value, err = d.edtf()
	case d.EDTF != "":
		if out.Value, err = d.EDTF, checkEDTF(d.EDTF); err != nil {
			var date record.Date
			if date, err = normalize.EDTF(d.EDTF); err == nil {
				out.Value = date.Value
			}
		}
	case record.IsMissing(d.Raw) || d.Raw == "" && record.IsMissing(d.Literal):
		return record.Date{}, &normalize.RejectError{Rule: "csl", Code: "missing", Value: d.Raw + d.Literal, Reason: "no value"}
	case d.Raw != "":
		var raw record.Date
		if raw, err = dateFromText(d.Raw); err != nil && out.Literal == "" {
			return record.Date{Literal: normalize.Text(d.Raw)}, nil
		}
		out.Value = raw.Value
	}
	if out.Literal != "" && err != nil {
		return record.Date{Literal: out.Literal}, nil
	}
	if err == nil && out == (record.Date{}) {
		err = errors.New("an empty date")
	}
	return out, err
}

// readDates reads a list of a date or the two of a range, as pandoc wrote them.
func readDates(text string) (record.Date, error) {
	var ends []string
	for _, element := range jsonscan.List(text) {
		if element[0] != '{' {
			return record.Date{}, errNotObject
		}
		end, err := readDate(element)
		if err != nil {
			return record.Date{}, err
		}
		if end.Value == "" {
			return record.Date{}, errors.New("a date in words in a list of dates")
		}
		ends = append(ends, end.Value)
	}
	value := strings.Join(ends, "/")
	return record.Date{Value: value}, checkEDTF(value)
}

// statedDate is CSL's structured date as it was read: the JSON texts of its parts,
// season and circa, and the texts of the others.
type statedDate struct {
	Parts                             [][]string
	Season, Circa, Literal, Raw, EDTF string
}

// readDateObject reads CSL's structured date, or one with members for its parts.
func readDateObject(text string) (statedDate, error) {
	var d statedDate
	parts := [3]string{}
	err := forMembers(text, func(name, value string) (err error) {
		switch name {
		case "year":
			parts[0] = value
		case "month":
			parts[1] = value
		case "day":
			parts[2] = value
		case "date-parts":
			d.Parts, err = readDateParts(value)
		case "season":
			d.Season = value
		case "circa":
			d.Circa = value
		case "literal":
			d.Literal, err = readScalar(value)
		case "raw":
			d.Raw, err = readScalar(value)
		case "edtf":
			d.EDTF, err = readScalar(value)
		}
		return err
	})
	if d.Parts == nil && parts[0] != "" {
		stated := slices.Index([]bool{parts[1] == "", parts[2] == "", true}, true)
		d.Parts = [][]string{slices.Clone(parts[:stated+1])}
	}
	return d, err
}

// readDateParts reads a list of dates, each a list of numbers.
func readDateParts(text string) ([][]string, error) {
	if text == "null" {
		return nil, nil
	}
	if text[0] != '[' {
		return nil, errors.New("date-parts are no list")
	}
	var dates [][]string
	for at := range jsonscan.EachElement(text, 0) {
		date := text[at[0]:at[1]]
		if date[0] != '[' {
			return nil, errors.New("date-parts are no list of lists")
		}
		parts := make([]string, 0, 3)
		for part := range jsonscan.EachElement(date, 0) {
			parts = append(parts, date[part[0]:part[1]])
		}
		dates = append(dates, parts)
	}
	return dates, nil
}

func dateFromText(s string) (record.Date, error) {
	if checkEDTF(s) == nil {
		return record.Date{Value: s}, nil
	}
	return normalize.Date(s)
}

// edtf gives the date parts in EDTF.
func (d *statedDate) edtf() (string, error) {
	if len(d.Parts) > 2 {
		return "", fmt.Errorf("%d dates, where a range has two", len(d.Parts))
	}
	season := 0
	if d.Season != "" {
		name, err := readScalar(d.Season)
		if err != nil {
			return "", err
		}
		if season = seasonNames[strings.ToLower(name)]; season == 0 {
			return "", fmt.Errorf("no season is called %q", name)
		}
	}
	date := ""
	for i, parts := range d.Parts {
		if i == 1 && isOpenEnd(parts) {
			return date + "/..", nil
		}
		end, err := edtfFromParts(parts, season)
		if err != nil {
			return "", err
		}
		if isTrue(d.Circa) {
			end += "~"
		}
		if i > 0 {
			date += "/"
		}
		date += end
	}
	return date, nil
}

// isOpenEnd reports whether the parts of a range's end say that it has none, as pandoc
// writes it: no part, or the year 0.
func isOpenEnd(parts []string) bool {
	return len(parts) == 0 || len(parts) == 1 && strings.Trim(parts[0], `"`) == "0"
}

// edtfFromParts gives year, month and day in EDTF. A zero or empty part ends
// the date; a month from 21 to 24, or in citeproc's way from 13 to 16, is a
// season.
func edtfFromParts(parts []string, season int) (string, error) {
	var buffer [4]int
	numbers := buffer[:0]
	for _, part := range parts {
		text, err := readScalar(part)
		if err != nil && part != "null" {
			return "", err
		}
		if text == "" || text == "0" && len(numbers) > 0 {
			break
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return "", fmt.Errorf("%q is no number of a date", text)
		}
		numbers = append(numbers, n)
	}
	if len(numbers) == 0 || len(numbers) > 3 {
		return "", fmt.Errorf("a date of %d parts", len(numbers))
	}
	year := numbers[0]
	if year < -9999 || year > 9999 {
		return "", fmt.Errorf("the year %d", year)
	}
	edtf := make([]byte, 0, len("2020-07-23"))
	if year < 0 {
		edtf, year = append(edtf, '-'), -year
	}
	edtf = appendNumber(edtf, year, 4)
	if len(numbers) == 1 {
		if season > 0 {
			edtf = appendNumber(append(edtf, '-'), firstSeason-1+season, 2)
		}
		return string(edtf), nil
	}
	month := numbers[1]
	if month >= 13 && month <= 16 {
		month += firstSeason - 13
	}
	edtf = appendNumber(append(edtf, '-'), month, 2)
	if len(numbers) == 3 {
		edtf = appendNumber(append(edtf, '-'), numbers[2], 2)
	}
	return string(edtf), checkEDTF(string(edtf))
}

// appendNumber appends a number with zeros before it up to a width, in which a
// minus sign counts.
func appendNumber(text []byte, n, width int) []byte {
	var buffer [20]byte
	digits := strconv.AppendInt(buffer[:0], int64(n), 10)
	if n < 0 {
		text, digits, width = append(text, '-'), digits[1:], width-1
	}
	for range width - len(digits) {
		text = append(text, '0')
	}
	return append(text, digits...)
}

func isTrue(circa string) bool {
	switch strings.Trim(circa, `"`) {
	case "", "false", "0", "null":
		return false
	default:
		return true
	}
}

// edtfEnd is one date of EDTF in numbers; Month is 21 to 24 for a season, and
// Month and Day are 0 where they are not stated.
type edtfEnd struct {
	Year, Month, Day int
	Qualifier        string
}

// parseEDTF reads one date, or the two of a range, of the part of EDTF that
// CSL can say: a year, a year with month or season, or a day, each of which may
// be uncertain.
func parseEDTF(s string) ([]edtfEnd, error) { return appendEnds(nil, s) }

// appendEnds appends to a list without elements what parseEDTF gives.
func appendEnds(out []edtfEnd, s string) ([]edtfEnd, error) {
	for text := range strings.SplitSeq(s, "/") {
		end, hasMonth, hasDay, ok := edtfEndOf(text)
		if !ok || len(out) == 2 {
			return nil, fmt.Errorf("%q is no date that CSL can say", s)
		}
		if !end.valid(hasMonth, hasDay) {
			return nil, fmt.Errorf("%q is no day of the calendar", text)
		}
		out = append(out, end)
	}
	return out, nil
}

// edtfEndOf reads "2020", "2020-07" or "2020-07-23", with a minus before the year or
// without, and with one of "~?%" behind or without.
func edtfEndOf(text string) (end edtfEnd, hasMonth, hasDay, ok bool) {
	digits, negative := strings.CutPrefix(text, "-")
	if end.Year, digits, ok = leadingNumber(digits, 4); !ok {
		return end, false, false, false
	}
	if negative {
		end.Year = -end.Year
	}
	part := func(n *int) bool {
		rest, divided := strings.CutPrefix(digits, "-")
		if !divided {
			return false
		}
		value, rest, found := leadingNumber(rest, 2)
		if found {
			*n, digits = value, rest
		}
		return found
	}
	if hasMonth = part(&end.Month); hasMonth {
		hasDay = part(&end.Day)
	}
	if len(digits) == 1 && strings.Contains("~?%", digits) {
		end.Qualifier, digits = digits, ""
	}
	return end, hasMonth, hasDay, digits == ""
}

// leadingNumber reads a number of so many digits that a text begins with.
func leadingNumber(text string, width int) (n int, rest string, ok bool) {
	if len(text) < width {
		return 0, "", false
	}
	for i := range width {
		c := text[i]
		if c < '0' || c > '9' {
			return 0, "", false
		}
		n = 10*n + int(c-'0')
	}
	return n, text[width:], true
}

func (e edtfEnd) valid(hasMonth, hasDay bool) bool {
	switch {
	case !hasMonth:
		return true
	case e.Month >= firstSeason && e.Month < firstSeason+4:
		return !hasDay
	case e.Month < 1 || e.Month > 12:
		return false
	case !hasDay:
		return true
	}
	day := time.Date(e.Year, time.Month(e.Month), e.Day, 0, 0, 0, 0, time.UTC)
	return e.Day >= 1 && int(day.Month()) == e.Month
}

func checkEDTF(s string) error {
	var ends [2]edtfEnd
	_, err := appendEnds(ends[:0], s)
	return err
}

// inCSL returns as much of a date in EDTF as CSL's parts can say: the year of a quarter,
// and a range whose end is open, or not known, without it.
func inCSL(value string) (said string, open bool) {
	from, to, isRange := strings.Cut(value, "/")
	from = yearOfQuarter(from)
	if !isRange {
		return from, false
	}
	if to == "" || to == ".." {
		return from, true
	}
	if to = yearOfQuarter(to); to == from && from != value[:strings.IndexByte(value, '/')] {
		return from, false
	}
	return from + "/" + to, false
}

// yearOfQuarter returns the year of a quarter in EDTF, "2014-33" to "2014-36", and any
// other date as it is.
func yearOfQuarter(date string) string {
	if len(date) == len("2014-33") && date[4:6] == "-3" && date[6] >= '3' && date[6] <= '6' {
		return date[:4]
	}
	return date
}

// writeDate gives a date as CSL's object. What CSL's parts cannot say becomes
// its literal.
func writeDate(d record.Date) cslDate {
	out := cslDate{Literal: d.Literal}
	if d.Value == "" {
		return out
	}
	said, open := inCSL(d.Value)
	ends, err := parseEDTF(said)
	if err != nil {
		if out.Literal == "" {
			out.Literal = d.Value
		}
		return out
	}
	for _, end := range ends {
		parts := []json.RawMessage{jsonNumber(end.Year)}
		season := end.Month >= firstSeason
		if end.Month > 0 && (!season || len(ends) > 1) {
			parts = append(parts, jsonNumber(end.Month))
		} else if season {
			out.Season = jsonNumber(end.Month - firstSeason + 1)
		}
		if end.Day > 0 {
			parts = append(parts, jsonNumber(end.Day))
		}
		out.Parts = append(out.Parts, parts)
		if end.Qualifier != "" {
			out.Circa = json.RawMessage("true")
		}
	}
	if open {
		// The year 0 is how pandoc and citeproc have an end that is open.
		out.Parts = append(out.Parts, []json.RawMessage{jsonNumber(0)})
	}
	return out
}

func jsonNumber(n int) json.RawMessage { return json.RawMessage(strconv.Itoa(n)) }
