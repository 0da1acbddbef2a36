package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// A keyword of a list with commas has at most these words and letters.
const (
	mostKeywordWords   = 4
	mostKeywordLetters = 40
)

// Keyword reads one keyword. It is what its source wrote, cleaned.
func Keyword(s string) (record.Keyword, error) {
	value := Text(s)
	if value == "" {
		return record.Keyword{}, refusal("keyword", "empty", s, "no text")
	}
	return record.Keyword{Value: value}, nil
}

// Subject reads one controlled term of a vocabulary that is not named. Nothing
// in it is interpreted: "HIV/AIDS" is one term.
func Subject(s string) (record.Subject, error) {
	value := Text(s)
	if value == "" {
		return record.Subject{}, refusal("subject", "empty", s, "no text")
	}
	return record.Subject{Term: value}, nil
}

// meshHeading reads a heading of MeSH as MEDLINE prints it: "Neoplasms",
// "*Neoplasms/drug therapy", "Neoplasms/*drug therapy". The star is for a
// major topic. Rejects more than one qualifier.
func meshHeading(s string) (record.Subject, error) {
	term, qualifier, _ := strings.Cut(Text(s), "/")
	major := strings.HasPrefix(term, "*") || strings.HasPrefix(qualifier, "*")
	subject := record.Subject{
		Term:      strings.TrimSpace(strings.TrimPrefix(term, "*")),
		Scheme:    "mesh",
		Qualifier: strings.TrimSpace(strings.TrimPrefix(qualifier, "*")),
		Major:     major,
	}
	switch {
	case subject.Term == "":
		return record.Subject{}, refusal("subject/mesh", "empty", s, "no term")
	case strings.Contains(subject.Qualifier, "/"):
		return record.Subject{}, refusal("subject/mesh", "several", s, "several qualifiers")
	}
	return subject, nil
}

// Keywords splits a field that holds several keywords: at semicolons and line
// ends, and else at commas where there are two commas or more and every part
// is short. With one comma the field may be one inverted heading ("Aged, 80
// and over"), so it stays whole. Found places are into s.
func Keywords(s string) []Found[string] {
	list := splitKeywords(s, nextKeywordEnd)
	if len(list) != 1 || strings.Count(s, ",") < 2 {
		return list
	}
	byComma := splitKeywords(s, func(s string, from int) (at, length int) {
		if at = strings.IndexByte(s[from:], ','); at < 0 {
			return len(s), 0
		}
		return from + at, 1
	})
	if len(byComma) < 3 {
		return list
	}
	for _, found := range byComma {
		if strings.Count(found.Value, " ") >= mostKeywordWords || utf8.RuneCountInString(found.Value) > mostKeywordLetters {
			return list
		}
	}
	return byComma
}

// nextKeywordEnd returns the place of the next separator of keywords that are not
// divided by commas, and its length; 0 at the end of s.
func nextKeywordEnd(s string, from int) (at, length int) {
	const wide = "；"
	for i := from; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n', c == '\r', c == ';' && !endsEntity(s[:i]):
			return i, 1
		case c == wide[0] && strings.HasPrefix(s[i:], wide):
			return i, len(wide)
		}
	}
	return len(s), 0
}

// splitKeywords divides s; next returns the place and the length of the next
// separator, and the end of s with 0 behind the last one.
func splitKeywords(s string, next func(s string, from int) (at, length int)) []Found[string] {
	var list []Found[string]
	add := func(start, end int) {
		start, end = trimmed(s, start, end)
		if value := Text(s[start:end]); value != "" {
			list = append(list, Found[string]{Value: value, Start: start, End: end})
		}
	}
	for start := 0; ; {
		at, length := next(s, start)
		add(start, at)
		if length == 0 {
			return list
		}
		start = at + length
	}
}

// endsEntity reports whether s and a semicolon after it end in an HTML entity.
func endsEntity(s string) bool {
	const longest = 32
	at := strings.LastIndexByte(s[max(0, len(s)-longest):], '&')
	if at < 0 {
		return false
	}
	name := s[max(0, len(s)-longest)+at+1:]
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return r != '#' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	})
}
