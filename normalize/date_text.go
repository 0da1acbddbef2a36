package normalize

import "strings"

// monthAbbreviations are the months as PubMed and EndNote write them.
var monthAbbreviations = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// DateInYear divides a date in EDTF into its year and what is written beside that:
// "Mar 24", "Mar-Apr", "May 3-5", "Jun 27-Jul 2". [Date] reads "text year" as the
// same date. It reports false for a year alone, and for what cannot be written so:
// a season, a date that is not certain, a range from one year to another, or one
// that does not go forwards.
func DateInYear(value string) (year, text string, ok bool) {
	from, to, isRange := strings.Cut(value, "/")
	year, month, day, ok := dayInYear(from)
	if !ok || !isRange {
		return year, strings.TrimSuffix(month+" "+day, " "), ok
	}
	endYear, endMonth, endDay, ok := dayInYear(to)
	switch {
	case !ok || endYear != year || len(to) != len(from) || to <= from:
		return "", "", false
	case day == "":
		return year, month + "-" + endMonth, true
	case month == endMonth:
		return year, month + " " + day + "-" + endDay, true
	}
	return year, month + " " + day + "-" + endMonth + " " + endDay, true
}

// dayInYear reads YYYY-MM and YYYY-MM-DD.
func dayInYear(value string) (year, month, day string, ok bool) {
	const withMonth, withDay = len("2020-01"), len("2020-01-02")
	if len(value) != withMonth && len(value) != withDay {
		return "", "", "", false
	}
	for i := range len(value) {
		if isHyphen := i == 4 || i == 7; isHyphen != (value[i] == '-') || !isHyphen && !isASCIIDigit(value[i]) {
			return "", "", "", false
		}
	}
	number := int(value[5]-'0')*10 + int(value[6]-'0')
	if number < 1 || number > len(monthAbbreviations) {
		return "", "", "", false
	}
	if len(value) == withDay {
		day = strings.TrimPrefix(value[withMonth+1:], "0")
	}
	return value[:4], monthAbbreviations[number-1], day, true
}
