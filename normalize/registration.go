package normalize

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// nameWindow is how many bytes before a number its register's name may begin.
const nameWindow = 120

// followingURL is a URL that follows a number directly.
var followingURL = lazy.New(`^[\s)\],;:.(\[<–-]{0,4}(?:(?i:available )?(?i:at|from|via|url):? ?)?(https?://[^\s<>"\])]+)`)

// FindRegistrations scans text for trial and review registrations ("PROSPERO
// CRD42018100869", "NCT01234567"). A register's name directly before the
// number and a URL directly behind it belong to the place; a register's name
// alone is no registration. Each registration is given once, where it stands
// with a URL if it does anywhere. [Registration] run on s[Start:End] gives the
// Value again.
func FindRegistrations(s string) []Found[record.Registration] { return findRegistrations(s, nil) }

func findRegistrations(s string, known *textBits) []Found[record.Registration] {
	var all []Found[record.Registration]
	var places [8]int
	end := -1
	for _, at := range registrationPlaces(places[:0], s, known) {
		if at <= end {
			continue
		}
		if one, ok := registrationAt(s, at); ok {
			all = append(all, one)
			end = one.End
		}
	}
	if len(all) < 2 {
		return all
	}
	chosen := map[string]int{}
	for i, one := range all {
		key := RegistrationKey(one.Value)
		if first, seen := chosen[key]; !seen || all[first].Value.URL == "" && one.Value.URL != "" {
			chosen[key] = i
		}
	}
	var found []Found[record.Registration]
	for i, one := range all {
		if chosen[RegistrationKey(one.Value)] == i {
			found = append(found, one)
		}
	}
	return found
}

// Registration reads the one registration in a piece of text.
func Registration(s string) (record.Registration, error) {
	switch found := FindRegistrations(s); len(found) {
	case 0:
		return record.Registration{}, refusal("registration", "none", s, "names no registration that is known")
	case 1:
		return found[0].Value, nil
	}
	return record.Registration{}, refusal("registration", "several", s, "names several registrations")
}

// RegistrationKey is a registration's key: register and number in capitals,
// without marks between its parts.
func RegistrationKey(r record.Registration) string {
	fold := strings.NewReplacer("-", "", "/", "", " ", "")
	return strings.ToUpper(r.Registry) + "|" + strings.ToUpper(fold.Replace(r.ID))
}

// registrationAt reads the registration whose number begins at the place.
func registrationAt(s string, at int) (Found[record.Registration], bool) {
	numbers := registersByByte[s[at]]
	if len(numbers) == 0 {
		return Found[record.Registration]{}, false
	}
	var room [longestNumber]byte
	window := s[at:min(len(s), at+longestNumber)]
	copy(room[:], window)
	isASCII := isPrintable(window)
	for _, i := range numbers {
		r := &registers[i]
		id, length := r.numberIn(window, room[:len(window)], isASCII)
		if length == 0 || r.digit && !strings.ContainsAny(window[:length], "0123456789") {
			continue
		}
		start, named := r.nameBefore(s, at)
		if r.context && !named {
			continue
		}
		one := Found[record.Registration]{record.Registration{Registry: r.name, ID: id}, start, at + length}
		return withURL(s, at, one), true
	}
	return Found[record.Registration]{}, false
}

// longestNumber is how many bytes are looked at for a number.
const longestNumber = 48

// registersByByte are the places in registers by what their numbers begin with.
var registersByByte = func() (table [256][]int) {
	for i := range registers {
		for _, b := range []byte(registers[i].first) {
			table[b] = append(table[b], i)
		}
	}
	return table
}()

// numberIn reads the number that a window begins with, and its length, 0 for
// none. The form is for ASCII alone: beyond it the expression takes what differs
// from a letter in case, as the Kelvin sign does from k.
func (r *register) numberIn(window string, bytes []byte, isASCII bool) (id string, length int) {
	var places formPlaces
	if isASCII {
		if length = r.form.match(bytes, r.form.start, 0, &places); length < 0 {
			return "", 0
		}
	} else {
		match := r.number.FindStringSubmatchIndex(window)
		if match == nil {
			return "", 0
		}
		length = match[1]
		copy(places[:], match)
	}
	switch from, to := places[2], places[3]; {
	case to == 0:
		return window[:length], length
	case strings.HasSuffix(window[:from], r.prefix):
		return window[from-len(r.prefix) : to], length
	default:
		return r.prefix + window[from:to], length
	}
}

// registrationPlaces appends the places in s, in order, where a word begins
// as a registration may. All forms but the Open Science Framework's have a
// digit soon behind two letters or begin with digits, so digits are looked for.
func registrationPlaces(places []int, s string, known *textBits) []int {
	before, digits := uint64(0), known.digitsAt(s, 0)
	for at := 0; at < len(s); at += 64 {
		behind := uint64(0)
		if at+64 < len(s) {
			behind = known.digitsAt(s, at+64)
		}
		if digits == 0 { // as in most blocks
			before, digits = digits, behind
			continue
		}
		several := (digits>>1 | behind<<63) & (digits>>2 | behind<<62) // two digits behind each
		for starts := digits &^ (digits<<1 | before>>63); starts != 0; starts &= starts - 1 {
			digit := at + bits.TrailingZeros64(starts)
			few := several>>bits.TrailingZeros64(starts)&1 == 0
			if mayBeBehind(s, digit, few) {
				places = appendPlacesAt(places, s, digit, few)
			}
		}
		before, digits = digits, behind
	}
	sorted := len(places)
	for at := strings.IndexByte(s, '/'); at >= 0 && at < len(s); {
		if from := at - len(osfSite); from >= 0 && strings.EqualFold(s[from:at], osfSite) && beginsWord(s, from) {
			places = append(places, from)
		}
		next := strings.IndexByte(s[at+1:], '/')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	if sorted > 0 && len(places) > sorted {
		slices.Sort(places)
	}
	return places
}

// mayBeBehind reports whether what stands directly before the first digits of s
// may be the beginning of a registration, or the digits themselves.
func mayBeBehind(s string, digit int, few bool) bool {
	if digit == 0 {
		return !few
	}
	before := s[digit-1]
	if few { // ReBEC's have a letter or a hyphen there
		return before == '-' || isASCIILetter(before) || before >= utf8.RuneSelf
	}
	if before == ' ' && digit > 1 {
		return beforeBlank[s[digit-2]] || mayBeginWithYear(s[digit:])
	}
	return beforeDigits[before] || mayBeginWithYear(s[digit:])
}

// beforeDigits are the bytes that may stand directly before the first digit of a
// number, beforeBlank those before a blank in between: those of the forms, and
// all beyond ASCII.
var beforeDigits, beforeBlank = func() (digits, blank [256]bool) {
	for b := range 256 {
		digits[b] = b >= utf8.RuneSelf
		blank[b] = b >= utf8.RuneSelf
	}
	for i := range registers {
		one, two := registers[i].form.before("0123456789", ' ')
		for b := range utf8.RuneSelf {
			digits[b] = digits[b] || one.has(byte(b))
			blank[b] = blank[b] || two.has(byte(b))
		}
	}
	return digits, blank
}()

// appendPlacesAt appends the places where a registration may begin whose first
// digit is the one at the place; a few digits in a row are ReBEC's alone.
func appendPlacesAt(places []int, s string, digit int, few bool) []int {
	from := digit
	for from > 0 && digit-from < soonDigit-1 && !isASCIIDigit(s[from-1]) {
		from--
	}
	for ; from < digit-1; from++ {
		if registrationLetters[s[from]] && (!few || s[from]|0x20 == 'r' && s[from+1]|0x20 == 'b') &&
			beginsWord(s, from) && mayBeginRegistration(s[from:]) {
			places = append(places, from)
		}
	}
	if beginsWord(s, digit) && mayBeginWithYear(s[digit:]) {
		places = append(places, digit)
	}
	return places
}

const (
	osfSite = "osf.io"
	// soonDigit is how far behind its first letter a number's first digit may
	// stand.
	soonDigit = 14
	// shortestRegistration is the length of the shortest number.
	shortestRegistration = 6
)

// registrationLetters are the letters that numbers begin with.
var registrationLetters = func() (table [256]bool) {
	for _, r := range registers {
		for i := range len(r.first) {
			table[r.first[i]] = isASCIILetter(r.first[i])
		}
	}
	return table
}()

// beginsWord reports whether no ASCII letter or digit stands before the place.
func beginsWord(s string, at int) bool {
	return at == 0 || !isASCIIDigit(s[at-1]) && !isASCIILetter(s[at-1])
}

// mayBeginRegistration reports whether s begins with the two letters that the
// number of a register begins with.
func mayBeginRegistration(s string) bool {
	if len(s) < shortestRegistration {
		return false
	}
	switch (uint16(s[0])<<8 | uint16(s[1])) | 0x2020 {
	case 'c'<<8 | 'r', 'n'<<8 | 'c', 'i'<<8 | 's', 'e'<<8 | 'u', 'c'<<8 | 'h', 'a'<<8 | 'c', 'c'<<8 | 't', 'd'<<8 | 'r',
		'j'<<8 | 'r', 'j'<<8 | 'p', 'j'<<8 | 'a', 'u'<<8 | 'm', 'p'<<8 | 'a', 'n'<<8 | 't', 'n'<<8 | 'l', 'i'<<8 | 'r',
		't'<<8 | 'c', 'k'<<8 | 'c', 's'<<8 | 'l', 'r'<<8 | 'b', 'r'<<8 | 'p', 'l'<<8 | 'b', 'p'<<8 | 'h', 'p'<<8 | 'e', 'i'<<8 | 'n':
		return true
	}
	return false
}

// mayBeginWithYear reports whether s begins as the numbers of European
// registers do, with a year and a hyphen, or as one of PROSPERO alone.
func mayBeginWithYear(s string) bool {
	switch {
	case len(s) < shortestRegistration:
		return false
	case s[0] == '2':
		return s[1] == '0' && allDigits(s[:4]) && s[4] == '-'
	}
	return s[0] == '4' && s[1] == '2' && len(s) >= 11 && allDigits(s[:11])
}

// nameBefore returns where the register's name begins that stands directly
// before a number, and whether it does.
func (r *register) nameBefore(s string, at int) (start int, named bool) {
	before := s[max(0, at-nameWindow):at]
	for len(before) > 0 && !utf8.RuneStart(before[0]) {
		before = before[1:]
	}
	for _, name := range r.names {
		i := lastIndexLower(before, name)
		if i < 0 || i > 0 && isWordByte(before[i-1]) || !isRegisterFiller(before[i+len(name):]) {
			continue
		}
		return at - len(before) + i, true
	}
	return at, false
}

// lastIndexLower returns the last place in s of a text in lower case, whatever
// the case of the ASCII letters of s, or -1.
func lastIndexLower(s, lower string) int {
	for at := len(s) - len(lower); at >= 0; at-- {
		n := 0
		for n < len(lower) && foldCase(s[at+n]) == lower[n] {
			n++
		}
		if n == len(lower) {
			return at
		}
	}
	return -1
}

// isRegisterFiller reports whether a text may stand between a register's name
// and its number.
func isRegisterFiller(s string) bool {
	return strings.Trim(s, " :") == "" || mayBeginFiller(s[0]) && registerFiller.MatchString(s)
}

// mayBeginFiller reports whether what registerFiller matches may begin with a byte.
func mayBeginFiller(c byte) bool {
	return c >= utf8.RuneSelf || beginsFiller[c|0x20] || beginsFiller[c]
}

// beginsFiller has the first bytes of registerFiller's marks and words.
var beginsFiller = func() (table [utf8.RuneSelf]bool) {
	for _, c := range []byte(" \t\n\f\r:;,.#([-acdhinoprstuw0123456789") {
		table[c] = true
	}
	return table
}()

// withURL adds the URL that follows a number or that it stands in.
func withURL(s string, at int, one Found[record.Registration]) Found[record.Registration] {
	const longestURL, soonURL = 300, 48
	// What may stand before the URL is shorter than soonURL.
	if strings.Contains(s[one.End:min(len(s), one.End+soonURL)], "http") {
		if match := followingURL.FindStringSubmatchIndex(s[one.End:min(len(s), one.End+longestURL)]); match != nil {
			if url := cutURL(s[one.End+match[2] : one.End+match[3]]); url != "" {
				one.Value.URL = url
				one.End += match[2] + len(url)
				return one
			}
		}
	}
	word := at
	for word > 0 && word > at-longestURL && s[word-1] > ' ' && strings.IndexByte(`<>"([`, s[word-1]) < 0 {
		word--
	}
	if !strings.HasPrefix(s[word:], "http://") && !strings.HasPrefix(s[word:], "https://") {
		return one
	}
	end := one.End
	for end < len(s) && end < at+longestURL && s[end] > ' ' && strings.IndexByte(`<>")]`, s[end]) < 0 {
		end++
	}
	one.Value.URL = cutURL(s[word:end])
	one.Start, one.End = min(one.Start, word), max(one.End, word+len(one.Value.URL))
	return one
}

// cutURL takes off the marks of the sentence that a URL ends; it gives "" for a
// URL without a host.
func cutURL(url string) string {
	url = strings.TrimRight(url, ".,;:'")
	if strings.HasSuffix(url, "//") || !strings.Contains(url, "://") {
		return ""
	}
	return url
}

func isWordByte(b byte) bool {
	return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= utf8.RuneSelf
}
