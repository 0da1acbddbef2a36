package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// WithoutNotice takes off an abstract what publishers and databases put before and
// behind it and is none of it: a copyright notice, and the remark that the abstract is
// the author's or the database's own ("[ABSTRACT FROM AUTHOR]"). A text that is nothing
// else stays as it is.
func WithoutNotice(text string) string {
	rest := withoutNoticeBehind(withoutNoticeBefore(text))
	if !hasLetterOrDigit(rest) {
		return text
	}
	return rest
}

// Notices and remarks are short beside an abstract.
const (
	longestNoticeBefore = 300
	longestNoticeBehind = 1200
	longestPublishedBy  = 120
)

// noticeSigns are what begins a copyright notice, in lower case; a sign shows it by
// itself, a word at the start of a sentence, with what follows it in a notice.
var noticeSigns = []struct {
	sign string
	word bool
}{{"©", false}, {"(c)", true}, {"copyright", true}, {"crown copyright", true}}

// abstractRemarks begin what databases say behind an abstract of where it is from, in
// lower case.
var abstractRemarks = []string{
	"[abstract from author", "[abstract from publisher", "(abstract from author", "(abstract from publisher",
	"[publication abstract]", "[author abstract]", "[from author]", "(author abstract)", "(psycinfo database record", "[psycinfo database record",
	"(copyright applies to all abstracts",
}

// noticeSign returns the length of what begins a notice at the start of a text, 0 where
// nothing does.
func noticeSign(text string) (length int, word bool) {
	for _, s := range noticeSigns {
		if hasPrefixFold(text, s.sign) {
			return len(s.sign), s.word
		}
	}
	return 0, false
}

// withoutNoticeBehind cuts a text where a notice or remark begins that goes on to its
// end.
func withoutNoticeBehind(text string) string {
	from := max(1, len(text)-longestNoticeBehind)
	for i := from; i < len(text); i++ {
		switch c := text[i]; {
		case c == '[', c == '(', c == "©"[0], c|0x20 == 'c':
			if beginsNotice(text, i) {
				return strings.TrimRight(text[:i], " \n")
			}
		case c == 'P' && len(text)-i <= longestPublishedBy:
			if holder, ok := strings.CutPrefix(text[i:], "Published by "); ok && startsWithCapital(holder) && endsSentence(text[:i]) {
				return strings.TrimRight(text[:i], " \n")
			}
		}
	}
	return text
}

// beginsNotice reports whether a notice or a remark begins at a place behind the start
// of a text.
func beginsNotice(text string, at int) bool {
	rest := text[at:]
	for _, remark := range abstractRemarks {
		if rest[0] == remark[0] && hasPrefixFold(rest, remark) {
			return true
		}
	}
	length, word := noticeSign(rest)
	switch {
	case length == 0:
		return false
	case !word:
		return true
	}
	return endsSentence(text[:at]) && followsWord(rest[length:], rest[0] == '(') && !(rest[0] == '(' && lettersItems(text[:at]))
}

// followsWord reports whether a text goes on as a notice does behind its first word, which
// may be "(c)" in brackets: with a year, or a sign or "by" and a year; "Copyright law in
// 2010" is none, nor is "Copyright of 2010".
func followsWord(text string, bracketed bool) bool {
	const near = 250
	next := strings.TrimLeft(text, " :,")
	switch sign, _ := noticeSign(next); {
	case hasPrefixFold(next, "of "):
		return containsFold(next[:min(len(next), near)], "is the property of")
	case !hasYear(text):
		return sign == len("©") && strings.HasPrefix(next, "©")
	case bracketed, sign > 0, hasPrefixFold(next, "by "), next[0] == '1' || next[0] == '2':
		return true
	}
	return containsFold(next[:min(len(next), near)], "rights reserved")
}

// lettersItems reports whether the items of a list are lettered in brackets, of which "(c)"
// may be the third, before the end of a text.
func lettersItems(text string) bool {
	const near = 600
	return containsFold(text[max(0, len(text)-near):], "(b)")
}

// containsFold reports whether a text has another one, in lower case, in it in any case.
func containsFold(text, part string) bool { return strings.Contains(strings.ToLower(text), part) }

func startsWithCapital(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}

// endsSentence reports whether a text ends with the end of a sentence or a line.
func endsSentence(text string) bool {
	trimmed := strings.TrimRight(text, " ")
	if trimmed == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	return strings.ContainsRune(".?!)]\"”’\n。", last)
}

// hasYear reports whether a year stands near the start of a text.
func hasYear(text string) bool {
	const near = 40
	digits := 0
	for i := range min(len(text), near) {
		if c := text[i]; c < '0' || c > '9' {
			digits = 0
			continue
		}
		if digits++; digits == 4 && (text[i-3:i-1] == "19" || text[i-3:i-1] == "20") {
			return true
		}
	}
	return false
}

// noticeSentences begin the sentences that follow a notice before an abstract, in lower
// case.
var noticeSentences = []string{
	"all rights reserved", "published by", "licensee", "tous droits", "alle rechte", "todos los derechos", "todos os direitos",
	"this is an open access", "this is an open-access", "this article is", "this article was", "this work is",
}

// withoutNoticeBefore leaves out a notice, and what follows it of its kind, at the start
// of a text.
func withoutNoticeBefore(text string) string {
	length, word := noticeSign(text)
	if length == 0 || !hasYear(text[length:]) || word && !followsWord(text[length:], text[0] == '(') {
		return text
	}
	rest := behindNotice(text)
	for range noticeSentences {
		if !hasNoticeSentence(rest) {
			break
		}
		rest = behindNotice(rest)
	}
	if rest == "" {
		return text
	}
	return rest
}

func hasNoticeSentence(text string) bool {
	for _, s := range noticeSentences {
		if hasPrefixFold(text, s) {
			return true
		}
	}
	return false
}

// behindNotice is what follows the first sentence of a text, "" where it is too long
// for a notice. The stop behind an initial ends none, unless a word follows it at once:
// some databases leave out the blank behind a notice.
func behindNotice(text string) string {
	for i := range min(len(text), longestNoticeBefore) {
		if text[i] == '\n' {
			return strings.TrimLeft(text[i:], " \n")
		}
		if text[i] != '.' || i < 2 {
			continue
		}
		rest := text[i+1:]
		next := strings.TrimLeft(rest, " \n")
		first, size := utf8.DecodeRuneInString(next)
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !unicode.In(first, unicode.Han, unicode.Greek) {
			continue
		}
		second, _ := utf8.DecodeRuneInString(next[size:])
		glued := len(next) == len(rest)
		if initial := !isASCIILetter(text[i-2]); initial && (!glued || !unicode.IsLetter(second)) || glued && second == '.' {
			continue
		}
		return next
	}
	return ""
}
