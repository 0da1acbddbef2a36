package normalize

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// nameWindow is how many bytes before a number its register's name may begin.
const nameWindow = 120

// followingURL is a URL that follows a number directly.
var followingURL = regexp.MustCompile(`^[\s)\],;:.(\[<–-]{0,4}(?:(?i:available )?(?i:at|from|via|url):? ?)?(https?://[^\s<>"\])]+)`)

// FindRegistrations scans text for trial and review registrations ("PROSPERO
// CRD42018100869", "NCT01234567"). A register's name directly before the
// number and a URL directly behind it belong to the place; a register's name
// alone is no registration. Each registration is given once, where it stands
// with a URL if it does anywhere. [Registration] run on s[Start:End] gives the
// Value again.
func FindRegistrations(s string) []Found[record.Registration] {
	var all []Found[record.Registration]
	inWord := false
	for at := 0; at < len(s); {
		b := s[at]
		begins := !inWord
		inWord = b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z'
		if begins && inWord && mayBeginRegistration(s[at:]) {
			if one, ok := registrationAt(s, at); ok {
				all = append(all, one)
				at = one.End
				continue
			}
		}
		at++
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
	const longestNumber = 48
	window := s[at:min(len(s), at+longestNumber)]
	for i := range registers {
		r := &registers[i]
		if strings.IndexByte(r.first, s[at]) < 0 {
			continue
		}
		match := r.number.FindStringSubmatch(window)
		if match == nil {
			continue
		}
		start, named := r.nameBefore(s, at)
		if r.context && !named {
			continue
		}
		id := match[0]
		if len(match) > 1 {
			id = r.prefix + match[1]
		}
		one := Found[record.Registration]{record.Registration{Registry: r.name, ID: id}, start, at + len(match[0])}
		return withURL(s, at, one), true
	}
	return Found[record.Registration]{}, false
}

// mayBeginRegistration is a quick check of the text where a word begins: the
// first letters of the registers' numbers are few, and digits follow soon.
func mayBeginRegistration(s string) bool {
	const soon = 14
	if len(s) < 6 {
		return false
	}
	switch (uint16(s[0])<<8 | uint16(s[1])) | 0x2020 {
	case 'c'<<8 | 'r', 'n'<<8 | 'c', 'i'<<8 | 's', 'e'<<8 | 'u', 'c'<<8 | 'h', 'a'<<8 | 'c', 'c'<<8 | 't', 'd'<<8 | 'r',
		'j'<<8 | 'r', 'j'<<8 | 'p', 'j'<<8 | 'a', 'u'<<8 | 'm', 'p'<<8 | 'a', 'n'<<8 | 't', 'n'<<8 | 'l', 'i'<<8 | 'r',
		't'<<8 | 'c', 'k'<<8 | 'c', 's'<<8 | 'l', 'r'<<8 | 'b', 'r'<<8 | 'p', 'l'<<8 | 'b', 'p'<<8 | 'h', 'p'<<8 | 'e', 'i'<<8 | 'n':
		for i := 2; i < len(s) && i < soon; i++ {
			if s[i] >= '0' && s[i] <= '9' {
				return true
			}
		}
		return false
	case 'o'<<8 | 's':
		return strings.EqualFold(s[:6], "osf.io")
	case '2'<<8 | '0' | 0x2020:
		return allDigits(s[:4]) && s[4] == '-'
	case '4'<<8 | '2' | 0x2020:
		return len(s) >= 11 && allDigits(s[:11])
	}
	return false
}

// nameBefore returns where the register's name begins that stands directly
// before a number, and whether it does.
func (r *register) nameBefore(s string, at int) (start int, named bool) {
	from := max(0, at-nameWindow)
	for from < at && !utf8.RuneStart(s[from]) {
		from++
	}
	before := asciiLower(s[from:at])
	for _, name := range r.names {
		i := strings.LastIndex(before, name)
		if i < 0 || i > 0 && isWordByte(before[i-1]) || !registerFiller.MatchString(before[i+len(name):]) {
			continue
		}
		return from + i, true
	}
	return at, false
}

// withURL adds the URL that follows a number or that it stands in.
func withURL(s string, at int, one Found[record.Registration]) Found[record.Registration] {
	const longestURL = 300
	if match := followingURL.FindStringSubmatchIndex(s[one.End:min(len(s), one.End+longestURL)]); match != nil {
		if url := cutURL(s[one.End+match[2] : one.End+match[3]]); url != "" {
			one.Value.URL = url
			one.End += match[2] + len(url)
			return one
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

// asciiLower lowers ASCII letters only, so that places stay where they are.
func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
