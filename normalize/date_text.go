package normalize

import "strings"

// yearParts are what EDTF's numbers in the place of a month say: the months as PubMed
// and EndNote write them, the seasons and the quarters of a year.
var yearParts = map[string]string{
	"01": "Jan", "02": "Feb", "03": "Mar", "04": "Apr", "05": "May", "06": "Jun",
	"07": "Jul", "08": "Aug", "09": "Sep", "10": "Oct", "11": "Nov", "12": "Dec",
	"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter",
	"33": "1st Quarter", "34": "2nd Quarter", "35": "3rd Quarter", "36": "4th Quarter",
}

// DateInYear divides a date in EDTF into its year and what is written beside that:
// "Mar 24", "Mar-Apr", "May 3-5", "Jun 27-Jul 2", "Spring", "2nd Quarter". [Date]
// reads "text year" as the same date. It reports false for a year alone, and for what
// cannot be written so: a date that is not certain, a range from one year to another,
// from a month to a season, or one that does not go forwards.
func DateInYear(value string) (year, text string, ok bool) {
	from, to, isRange := strings.Cut(value, "/")
	year, month, day, ok := dayInYear(from)
	if !ok || !isRange {
		return year, strings.TrimSuffix(month+" "+day, " "), ok
	}
	endYear, endMonth, endDay, ok := dayInYear(to)
	switch {
	case !ok || endYear != year || len(to) != len(from) || to <= from || max(from[5], '1') != max(to[5], '1'):
		return "", "", false
	case day == "":
		return year, month + "-" + endMonth, true
	case month == endMonth:
		return year, month + " " + day + "-" + endDay, true
	}
	return year, month + " " + day + "-" + endMonth + " " + endDay, true
}

// dayInYear reads YYYY-MM and YYYY-MM-DD; a season and a quarter have no days.
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
	month = yearParts[value[5:withMonth]]
	if len(value) == withDay {
		day = strings.TrimPrefix(value[withMonth+1:], "0")
	}
	return value[:4], month, day, month != "" && (day == "" || value[5] <= '1')
}
