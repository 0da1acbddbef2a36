package normalize

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// Years outside of this range are taken for something else than a year.
const (
	firstYear = 1000
	lastYear  = 2999
)

// longestDate is the length in bytes of the longest text that is read as a
// date; a longer one is prose.
const longestDate = 300

// Date reads a date in any of the written forms into EDTF (ISO 8601-2, level
// 1, with quarters from level 2). The Kind of the result is empty; Literal is
// what followed a date that it could read ("online" in "2017/04/07/online"),
// or the whole statement where EDTF cannot say it. A time of day is not kept.
//
// Read are RIS's four parts, ISO 8601 and EDTF itself, and dates in words of
// six languages, in any order that leaves no doubt. With full stops
// ("17.01.2014") the day comes first by convention; with slashes or hyphens
// ("07/08/2020") the order is not known, and such a date is refused unless
// one number is too large for a month or both are equal. Refused as well are
// impossible days, years outside of 1000 to 2999 but those before Christ whose zero
// shows that they are no number with a hyphen ("-0044"), placeholders, and statuses
// such as "in press".
func Date(s string) (record.Date, error) {
	t := strings.TrimSpace(s)
	if value, ok := plainDate(t); ok {
		return record.Date{Value: value}, nil
	}
	if t == "" {
		return record.Date{}, refusal("date", "empty", s, "no text")
	}
	if len(t) > longestDate {
		return record.Date{}, refusal("date", "too-long", s, "too long for a date")
	}
	if strings.IndexFunc(t, isASCIIControl) >= 0 {
		// A control character is a blank, as it is where such a value is written.
		return Date(strings.Map(func(r rune) rune {
			if isASCIIControl(r) {
				return ' '
			}
			return r
		}, t))
	}
	if date, ok, err := numericDate(t); ok {
		return date, err
	}
	if isBeforeChrist(t) {
		if date, ok, err := oldEDTF(t); ok {
			return date, err
		}
	}
	return writtenDate(Text(t))
}

func isASCIIControl(r rune) bool { return r < ' ' || r == 0x7f }

// plainDate reads the forms of most dates: "2019", "2019/05/03", "2019-05-03" and
// "2019//". ok is false for others, and for what is no date.
func plainDate(s string) (value string, ok bool) {
	const year = len("2019")
	if len(s) < year || !allDigits(s[:year]) || s[0] == '0' || s[0] > '2' {
		return "", false
	}
	switch rest := s[year:]; rest {
	case "", "/", "//", "///":
		return s[:year], true
	default:
		if len(rest) != len("/05/03") || rest[0] != '/' && rest[0] != '-' || rest[3] != rest[0] || !allDigits(rest[1:3]) || !allDigits(rest[4:]) {
			return "", false
		}
		month, day := number(rest[1:3]), number(rest[4:])
		switch {
		case month < 1 || month > 12 || day < 1 || day > daysIn(number(s[:year]), month):
			return "", false
		case rest[0] == '-':
			return s, true
		}
		return writeDate(s, number(s[:year]), month, day), true
	}
}

// numericDate reads the forms that begin with the year in digits and consist
// of digits, hyphens and slashes; ok says whether s has such a form.
func numericDate(s string) (date record.Date, ok bool, err error) {
	if len(s) < 4 || !allDigits(s[:2]) {
		return record.Date{}, false, nil
	}
	s = withSlash(s)
	if len(s) == 8 && allDigits(s) {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	if isYearSpan(s) {
		return record.Date{Value: s[:4], Literal: s}, true, nil
	}
	if value, ok, err := edtf(s); ok {
		return record.Date{Value: value}, true, err
	}
	first, last, found := strings.Cut(s, "/")
	if last == openEnd {
		if from, ok, err := edtf(first); ok {
			return record.Date{Value: from + "/" + openEnd}, true, err
		}
	}
	if found && len(first) >= 4 && len(last) >= 4 && allDigits(last[:2]) {
		from, fromOK, fromErr := edtf(first)
		to, toOK, toErr := edtf(last)
		if fromOK && toOK {
			switch {
			case fromErr != nil:
				return record.Date{}, true, fromErr
			case toErr != nil:
				return record.Date{}, true, toErr
			case endsBefore(strings.Trim(to, "~?%"), strings.Trim(from, "~?%")):
				return record.Date{}, true, refusal("date", "backwards", s, "the range ends before it begins")
			}
			return record.Date{Value: from + "/" + to}, true, nil
		}
	}
	return slashDate(s)
}

// rangeSigns stand between the two days of a range in numbers, beside EDTF's slash.
var rangeSigns = []string{" to ", " - ", " – ", "–", " until ", " / "}

// withSlash writes a range of two days in numbers as EDTF does: "2018-06-03 to
// 2018-06-05".
func withSlash(s string) string {
	const day = len("2018-06-03")
	if len(s) <= 2*day {
		return s
	}
	from, okFrom := plainDate(s[:day])
	to, okTo := plainDate(s[len(s)-day:])
	switch {
	case !okFrom || !okTo || !slices.Contains(rangeSigns, s[day:len(s)-day]):
		return s
	case from == to: // a conference of one day
		return from
	}
	return from + "/" + to
}

// endsBefore reports whether a range ends before it begins, or says one date twice. A
// month or year that the beginning lies in is no end before it.
func endsBefore(to, from string) bool {
	return to <= from && !strings.HasPrefix(from, to+"-")
}

// isYearSpan reports whether s is a year and the last two digits of a later one:
// "1998/99". Two digits that can be a month, a season, a quarter or a day out of
// its place are none, unless they are the very next year's.
func isYearSpan(s string) bool {
	if len(s) != len("1998/99") || s[4] != '/' && s[4] != '-' || !allDigits(s[:4]) || !allDigits(s[5:]) {
		return false
	}
	from, to := number(s[:4]), number(s[5:])
	next := from%100 + 1
	return from >= firstYear && from <= lastYear && to > 12 && !isSeason(to) && (to == next || to > next && to > 31)
}

// isSeason reports whether EDTF has the number for a season or a quarter.
func isSeason(n int) bool { return n >= 21 && n <= 24 || n >= 33 && n <= 36 }

// edtf reads one EDTF date, months and days also without leading zero, and
// ISO 8601 with a time, which it drops.
func edtf(s string) (value string, ok bool, err error) {
	rest, mark := s, ""
	if n := len(s); n > 0 && strings.IndexByte("~?%", s[n-1]) >= 0 {
		rest, mark = s[:n-1], s[n-1:]
	}
	if at := strings.IndexAny(rest, "Tt "); at >= 8 && isTime(rest[at+1:]) {
		rest = rest[:at]
	}
	year, rest, more := strings.Cut(rest, "-")
	if len(year) != 4 {
		return "", false, nil
	}
	if !allDigits(year) {
		known := strings.TrimRight(year, "Xx")
		if more || len(known) < 2 || !allDigits(known) {
			return "", false, nil
		}
		return known + strings.Repeat("X", 4-len(known)) + mark, true, nil
	}
	var month, day string
	if more {
		month, day, more = strings.Cut(rest, "-")
		if more && isUnspecified(day) {
			day, more = "", false
		}
		if isUnspecified(month) && !more {
			month = "0"
		}
		if !shortNumber(month) || more && !shortNumber(day) {
			return "", false, nil
		}
	}
	value, err = calendar(s, number(year), number(month), number(day))
	if err != nil {
		return "", true, err
	}
	return value + mark, true, nil
}

// isUnspecified reports whether EDTF leaves a month or day open: "1999-XX".
func isUnspecified(part string) bool { return strings.EqualFold(part, "XX") }

// slashDate reads RIS's YYYY/MM/DD/other, any part but the year empty.
func slashDate(s string) (date record.Date, ok bool, err error) {
	year, rest, found := strings.Cut(s, "/")
	if !found || len(year) != 4 || !allDigits(year) {
		return record.Date{}, false, nil
	}
	month, rest, _ := strings.Cut(rest, "/")
	day, other, _ := strings.Cut(rest, "/")
	other = strings.TrimSpace(other)
	if before, clock, found := strings.Cut(day, " "); found && isTime(clock) {
		day = before
	}
	if month != "" && !shortNumber(month) || day != "" && !shortNumber(day) {
		return record.Date{}, false, nil
	}
	if number(month) == 0 && number(day) == 0 && other != "" {
		if written, err := writtenDate(Text(other + " " + year)); err == nil && written.Literal == "" {
			return written, true, nil
		}
	}
	value, err := calendar(s, number(year), number(month), number(day))
	if err != nil {
		return record.Date{}, true, err
	}
	if dateStatus(strings.ToLower(other)) == "placeholder" {
		other = ""
	}
	return record.Date{Value: value, Literal: Text(other)}, true, nil
}

// calendar puts year, month and day together, 0 for an absent one. A month
// may be a season or quarter in EDTF's numbers.
func calendar(s string, year, month, day int) (string, error) {
	switch {
	case year == 0:
		return "", refusal("date", "placeholder", s, "the year is 0")
	case year < firstYear || year > lastYear:
		return "", refusal("date", "year", s, "the year is outside of 1000 to 2999")
	case month == 0 && day == 0:
		return writeDate(s, year, 0, 0), nil
	case month == 0:
		return "", refusal("date", "no-month", s, "a day without a month")
	case day == 0 && isSeason(month):
		return writeDate(s, year, month, 0), nil
	case month > 12:
		return "", refusal("date", "impossible", s, "there is no such month")
	case day == 0:
		return writeDate(s, year, month, 0), nil
	case day > daysIn(year, month):
		return "", refusal("date", "impossible", s, "the month has no such day")
	}
	return writeDate(s, year, month, day), nil
}

// writeDate writes year, month and day as EDTF does, 0 for an absent one. A text
// that begins with them is not written again.
func writeDate(s string, year, month, day int) string {
	var b [10]byte
	at := len(b)
	put := func(n, width int) {
		for ; width > 0; width-- {
			at--
			b[at] = '0' + byte(n%10)
			n /= 10
		}
	}
	for _, part := range [...]int{day, month} {
		if part != 0 {
			put(part, 2)
			at--
			b[at] = '-'
		}
	}
	put(year, 4)
	if date := b[at:]; !strings.HasPrefix(s, string(date)) {
		return string(date)
	}
	return s[:len(b)-at]
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// dateToken is one part of a written date: its letter in a shape, its number,
// and where it ends in the text.
type dateToken struct {
	letter byte
	value  int
	end    int
}

// dateStatus is the code of what stands in place of a date, "" for anything
// else.
func dateStatus(lower string) string {
	if undated[lower] {
		return "placeholder"
	}
	return statusWords[lower]
}

// writtenDate reads a date in words. Text has been cleaned.
func writtenDate(s string) (record.Date, error) {
	lower := strings.ToLower(strings.Trim(s, " ()[].,;:"))
	if code := cmp.Or(dateStatus(lower), dateStatus(lower+".")); code != "" {
		return record.Date{}, refusal("date", code, s, "this is no date")
	}
	if decade := strings.TrimSuffix(lower, "s"); len(lower) == 5 && allDigits(decade) && lower[4] == 's' && lower[3] == '0' {
		return record.Date{Value: lower[:3] + "X"}, nil
	}
	var buffer [longestDateShape]dateToken
	tokens, mark := dateTokens(buffer[:0], s)
	shape := make([]byte, 0, longestDateShape)
	for _, token := range tokens {
		if len(shape) == longestDateShape {
			break
		}
		shape = append(shape, token.letter)
	}
	for n := len(shape); n > 0; n-- {
		meaning, found := dateShapes[string(shape[:n])]
		if !found || n < len(tokens) && !mayFollow(tokens[n], s[tokens[n-1].end:]) {
			continue
		}
		value, err := inShape(s, meaning, tokens[:n])
		if err != nil {
			return record.Date{}, err
		}
		literal := ""
		if n < len(tokens) {
			literal = strings.TrimLeft(s[tokens[n-1].end:], " ,;:.-–—/?)]")
			if isTime(literal) {
				literal = ""
			}
		}
		if strings.Contains(meaning, "~") {
			literal = s
		}
		return record.Date{Value: value + mark, Literal: literal}, nil
	}
	if len(shape) > 0 && !strings.ContainsAny(string(shape), "Yx#") {
		return record.Date{}, refusal("date", "no-year", s, "no year of four digits")
	}
	return record.Date{}, refusal("date", "not-a-date", s, "not the form of a date")
}

// mayFollow reports whether the token, with which rest begins, can be a
// remark after a complete date. A number cannot: the date would be another.
func mayFollow(token dateToken, rest string) bool {
	if token.letter == 'x' || token.letter == 'S' {
		return true
	}
	rest = strings.TrimLeft(rest, " ,T")
	return isTime(rest) || strings.Trim(rest, "-–/. ") == ""
}

// inShape gives the tokens their meaning and makes the EDTF value.
func inShape(s, meaning string, tokens []dateToken) (string, error) {
	var first, last [3]int // year, month or season, day
	var doubt []int
	isRange := false
	for i, token := range tokens {
		switch c := meaning[i]; c {
		case 'y', 'm', 'd', 's':
			first[datePart(c)] = token.value
		case 'Y', 'M', 'D', 'S':
			last[datePart(c+'a'-'A')] = token.value
			isRange = true
		case '?':
			doubt = append(doubt, token.value)
		case '=':
			if token.value != first[datePart('d')] {
				return "", refusal("date", "impossible", s, "one date has two days")
			}
		}
		if c := meaning[i]; token.letter == 'N' && (c == 'm' || c == 'M') && (token.value < 1 || token.value > 12) {
			return "", refusal("date", "impossible", s, "there is no such month")
		}
	}
	if len(doubt) == 2 {
		switch a, b := doubt[0], doubt[1]; {
		case a > 12 || a == b:
			first[2], first[1] = a, b
		case b > 12:
			first[1], first[2] = a, b
		default:
			return "", refusal("date", "ambiguous", s, "day and month cannot be told apart")
		}
		if first[1] > 12 {
			return "", refusal("date", "impossible", s, "there is no such month")
		}
	}
	if !isRange {
		return calendar(s, first[0], first[1], first[2])
	}
	share(&first, last)
	share(&last, first)
	from, err := calendar(s, first[0], first[1], first[2])
	if err != nil {
		return "", err
	}
	to, err := calendar(s, last[0], last[1], last[2])
	if err != nil {
		return "", err
	}
	switch {
	case to == from:
		return from, nil
	case to < from:
		return "", refusal("date", "backwards", s, "the range ends before it begins")
	}
	return from + "/" + to, nil
}

// share completes one end of a range from the other: "Jan-Feb 2019" says the
// year once, "23-25 July 2019" the month too.
func share(end *[3]int, other [3]int) {
	if end[0] == 0 {
		end[0] = other[0]
	}
	if end[1] == 0 && end[2] != 0 {
		end[1] = other[1]
	}
}

func datePart(letter byte) int {
	switch letter {
	case 'y':
		return 0
	case 'd':
		return 2
	}
	return 1
}

// isOrdinal reports whether a token is the number of a part of the year, in digits or
// in words.
func isOrdinal(token dateToken) bool {
	return token.letter == 'N' || token.letter == 'x' && token.value != 0
}

// dateTokens divides a written date. Words that say nothing are left out;
// mark is EDTF's for an approximate or uncertain date. The tokens are appended.
func dateTokens(tokens []dateToken, s string) (_ []dateToken, mark string) {
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		end := at + size
		switch {
		case r >= '0' && r <= '9':
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				end++
			}
			token := dateToken{letter: 'x', end: end}
			switch end - at {
			case 1, 2:
				token.letter, token.value = 'N', number(s[at:end])
				token.end = end + ordinalEnding(s[end:])
			case 4:
				token.letter, token.value = 'Y', number(s[at:end])
			default:
				token.letter = '#'
			}
			end = token.end
			tokens = append(tokens, token)
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if !isDateSign(r) {
				end = wordEnd(s, end)
			}
			word := foldDateWord(s[at:end])
			nextDigit := end < len(s) && s[end] >= '0' && s[end] <= '9'
			switch {
			case word == "q" && nextDigit && quarterNumbers["q"+s[end:end+1]] != 0:
				tokens = append(tokens, dateToken{letter: 'S', value: quarterNumbers["q"+s[end:end+1]], end: end + 1})
				end++
			case (quarterWords[word] || halfWords[word]) && len(tokens) > 0 && isOrdinal(tokens[len(tokens)-1]):
				last := &tokens[len(tokens)-1]
				last.letter, last.end = 'x', end
				if quarter, ok := quarterNumbers["q"+strconv.Itoa(last.value)]; ok && quarterWords[word] {
					last.letter, last.value = 'S', quarter
				} else {
					last.value = 0 // "First half quarter" is no quarter
				}
			case monthNumbers[word] != 0:
				tokens = append(tokens, dateToken{letter: 'M', value: monthNumbers[word], end: end})
			case seasonNumbers[word] != 0:
				tokens = append(tokens, dateToken{letter: 'S', value: seasonNumbers[word], end: end})
			case ordinalWords[strings.TrimSuffix(word, "quarter")] != 0:
				ordinal := ordinalWords[strings.TrimSuffix(word, "quarter")]
				token := dateToken{letter: 'x', value: ordinal, end: end}
				if strings.HasSuffix(word, "quarter") {
					token.letter, token.value = 'S', quarterNumbers["q"+strconv.Itoa(ordinal)]
				}
				tokens = append(tokens, token)
			case word == "c" && nextDigit && len(tokens) == 0: // a copyright date, c2005
			case circaWords[word] && len(tokens) == 0:
				mark = "~"
			case rangeWords[word]:
				tokens = append(tokens, dateToken{letter: '-', end: end})
			case idleWords[word]:
			default:
				tokens = append(tokens, dateToken{letter: 'x', end: end})
			}
		case strings.ContainsRune("-‐‑‒–—−", r):
			tokens = append(tokens, dateToken{letter: '-', end: end})
		case r == '/':
			tokens = append(tokens, dateToken{letter: '/', end: end})
		case r == '~' && len(tokens) == 0:
			mark = "~"
		case r == '?' && mark == "":
			mark = "?"
		case r == '.' && at > 0 && end < len(s) && s[at-1] != ' ' && strings.IndexByte(" -/", s[end]) < 0 && len(tokens) > 0:
			tokens = append(tokens, dateToken{letter: '.', end: end})
		}
		at = end
	}
	for n := len(tokens); n > 0 && strings.IndexByte("-/.", tokens[n-1].letter) >= 0; n-- {
		tokens = tokens[:n-1]
	}
	return tokens, mark
}

func ordinalEnding(s string) int {
	end := wordEnd(s, 0)
	if ordinalEndings[strings.ToLower(s[:end])] {
		return end
	}
	return 0
}

func wordEnd(s string, at int) int {
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || isDateSign(r) {
			break
		}
		at += size
	}
	return at
}

func isDateSign(r rune) bool {
	return strings.ContainsRune("年月日년월일", r)
}

// dateMarks takes the marks off the letters of month names and seasons.
var dateMarks = strings.NewReplacer("ä", "a", "á", "a", "ã", "a", "é", "e", "è", "e", "ê", "e",
	"û", "u", "ü", "u", "ç", "c", "ñ", "n", "ó", "o")

func foldDateWord(s string) string {
	s = strings.ToLower(s)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return dateMarks.Replace(s)
		}
	}
	return s
}

// isTime reports whether s begins as a time of day does: "06:00".
func isTime(s string) bool {
	hour, rest, found := strings.Cut(s, ":")
	return found && shortNumber(hour) && len(rest) >= 2 && allDigits(rest[:2])
}

func shortNumber(s string) bool { return len(s) <= 2 && allDigits(s) }

// number is the value of short digits, 0 for no digits.
func number(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
