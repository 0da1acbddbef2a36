package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// EDTF reads a date of a field whose format says that it holds EDTF (BibLaTeX's
// dates). There a year before 1000 or before Christ is one ("0033", "-0044-03-15"),
// a range may be open at its end ("2004/", "2004/..") and "u" leaves a digit open as
// "X" does. A range of which no beginning is stated is refused: no date can be read
// from it. All else is read as [Date] reads it.
func EDTF(s string) (record.Date, error) {
	t := strings.TrimSpace(s)
	if date, ok, err := oldEDTF(t); ok {
		return date, err
	}
	from, to, isRange := strings.Cut(t, "/")
	switch {
	case !isRange || len(t) > longestDate:
		return Date(withoutU(t))
	case isOpen(from) && isOpen(to):
		return record.Date{}, refusal("date", "placeholder", s, "a range without beginning and end")
	case isOpen(from):
		return record.Date{}, refusal("date", "open", s, "a range without its beginning")
	case isOpen(to):
		first, err := EDTF(from)
		if err == nil && (first.Literal != "" || strings.Contains(first.Value, "/")) {
			err = refusal("date", "not-a-date", s, "not the form of a date")
		}
		if err != nil {
			return record.Date{}, err
		}
		return record.Date{Value: first.Value + "/" + openEnds[strings.ToLower(to)]}, nil
	}
	return Date(withoutU(from) + "/" + withoutU(to))
}

// openEnd is EDTF's sign for the open end of a range.
const openEnd = ".."

// openEnds are EDTF's signs for the open end of a range and an end that is not known,
// those of its drafts too, in its present form.
var openEnds = map[string]string{openEnd: openEnd, "open": openEnd, "": "", "unknown": ""}

func isOpen(end string) bool {
	_, ok := openEnds[strings.ToLower(end)]
	return ok
}

// withoutU writes the digits that EDTF's drafts leave open by "u" as EDTF does.
func withoutU(s string) string {
	const year = len("19uu")
	if len(s) < year || !allDigits(s[:2]) || strings.Trim(s, "0123456789u-~?%") != "" || strings.IndexByte(s, 'u') < 0 {
		return s
	}
	return strings.ReplaceAll(s, "u", "X")
}

// oldDate reads a date of EDTF whose year is before 1000 or before Christ; ok is
// false for all others.
func oldDate(s string) (value string, ok bool, err error) {
	unsigned, negative := strings.CutPrefix(s, "-")
	rest := strings.TrimRight(unsigned, "~?%")
	if len(rest) < 4 || len(s) > len("-0044-03-15~") || !allDigits(rest[:4]) || !negative && rest[0] != '0' || len(unsigned)-len(rest) > 1 {
		return "", false, nil
	}
	year, month, day := number(rest[:4]), 0, 0
	switch parts := rest[4:]; {
	case parts == "":
	case len(parts) == len("-03") && parts[0] == '-' && allDigits(parts[1:]):
		month = number(parts[1:])
	case len(parts) == len("-03-15") && parts[0] == '-' && parts[3] == '-' && allDigits(parts[1:3]) && allDigits(parts[4:]):
		month, day = number(parts[1:3]), number(parts[4:])
		if day == 0 {
			return "", false, nil
		}
	default:
		return "", false, nil
	}
	switch {
	case year == 0:
		return "", false, nil
	case len(rest) > 4 && !(month >= 1 && month <= 12 || day == 0 && isSeason(month)):
		return "", true, refusal("date", "impossible", s, "there is no such month")
	case day > daysIn(year, month):
		return "", true, refusal("date", "impossible", s, "the month has no such day")
	}
	return s, true, nil
}

// oldEDTF reads a date or a range of EDTF that begins before 1000 or before Christ;
// ok is false for all others.
func oldEDTF(s string) (date record.Date, ok bool, err error) {
	from, to, isRange := strings.Cut(s, "/")
	first, ok, err := oldDate(from)
	if !ok || err != nil || !isRange {
		return record.Date{Value: first}, ok, err
	}
	last, old, err := oldDate(to)
	if !old {
		last, old, err = edtf(to)
	}
	switch {
	case !old:
		return record.Date{}, false, nil
	case err != nil:
		return record.Date{}, true, err
	case signedYear(first) > signedYear(last),
		signedYear(first) == signedYear(last) && endsBefore(strings.Trim(last, "~?%"), strings.Trim(first, "~?%")):
		return record.Date{}, true, refusal("date", "backwards", s, "the range ends before it begins")
	}
	return record.Date{Value: first + "/" + last}, true, nil
}

// signedYear is the year of a date in EDTF, those before Christ negative.
func signedYear(date string) int {
	if digits, negative := strings.CutPrefix(date, "-"); negative {
		return -number(digits[:4])
	}
	return number(date[:4])
}

// isBeforeChrist reports whether a text begins as a year before Christ does, whose
// zero shows that the hyphen is a sign: "-0044".
func isBeforeChrist(s string) bool {
	return len(s) >= len("-0044") && s[0] == '-' && s[1] == '0' && allDigits(s[2:5])
}
