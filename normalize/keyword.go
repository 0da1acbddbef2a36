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
	list := splitKeywords(s, func(i int) int {
		switch {
		case s[i] == '\n', s[i] == '\r', s[i] == ';' && !endsEntity(s[:i]):
			return 1
		case strings.HasPrefix(s[i:], "；"):
			return len("；")
		}
		return 0
	})
	if len(list) != 1 {
		return list
	}
	byComma := splitKeywords(s, func(i int) int { return strings.Index(s[i:i+1], ",") + 1 })
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

// splitKeywords divides s; separator returns the length of the separator at a
// place, 0 for none.
func splitKeywords(s string, separator func(i int) int) []Found[string] {
	var list []Found[string]
	add := func(start, end int) {
		start, end = trimmed(s, start, end)
		if value := Text(s[start:end]); value != "" {
			list = append(list, Found[string]{Value: value, Start: start, End: end})
		}
	}
	start := 0
	for i := 0; i < len(s); {
		n := separator(i)
		if n > 0 {
			add(start, i)
			start = i + n
		}
		i += max(n, 1)
	}
	add(start, len(s))
	return list
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
