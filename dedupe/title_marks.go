package dedupe

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/normalize"
)

// languages are those of which brackets behind titles speak ("[Article in German]",
// "(Spanish version)").
const languages = `french|german|spanish|italian|english|chinese|japanese|russian|portuguese|polish|dutch|turkish|` +
	`arabic|czech|danish|finnish|greek|hebrew|hungarian|korean|norwegian|persian|romanian|swedish|thai|ukrainian`

// languageNumber is the number of the only one of languages in a text, from 1, 0 for none
// and for several.
func languageNumber(s string) uint8 {
	found := languageNamed.FindAllString(s, 2)
	if len(found) != 1 {
		return 0
	}
	return uint8(slices.Index(strings.Split(languages, "|"), strings.ToLower(found[0])) + 1)
}

// splitTitle divides a title into the title itself, without what databases add
// at its end, the titles in another language that it carries in brackets, and
// what it is marked with.
func splitTitle(s string) (main string, others []string, marks titleMarks) {
	s = withoutPaperHeading(normalize.WithoutRemarks(clip(strings.TrimSpace(s), 4*maxTitle)))
	for _, n := range noticesBefore {
		if rest, ok := cutHeading(s, n.word); ok {
			s, marks.notice, marks.named = rest, n.kind, n.word == response
		}
	}
	end := strings.TrimRight(s, " .\t")
	if rest, behind, ok := cutBehind(end); ok {
		return withoutRetracted(rest), nil, behind
	}
	if !strings.HasSuffix(end, ")") && !strings.HasSuffix(end, "]") {
		return withoutRetracted(s), nil, marks
	}
	if at := correctedPlace.FindStringIndex(s); at != nil && at[0] > 0 {
		marks.notice, s = noticeErratum, s[:at[0]]
	}
	s = withoutRetracted(s)
	if strings.HasPrefix(s, "[") {
		if end := strings.LastIndexByte(s, ']'); end > 0 && !strings.ContainsAny(s[1:end], "[]") && len(s)-end <= 3 {
			s = s[1:end]
		}
	}
	for range 4 {
		at := finalBracket.FindStringIndex(s)
		if at == nil || at[0] == 0 {
			break
		}
		inside := strings.Trim(s[at[0]:at[1]], " \t[]().")
		square := strings.Contains(s[at[0]:at[1]], "[")
		own := noticeBracket.FindStringSubmatch(inside)
		switch {
		case own != nil && own[1] != "":
			marks.notice = noticeErratum
		case own != nil && own[2] != "":
			marks.notice = noticeProtocol
		case own != nil:
			marks.notice = noticeSummary
		case len(inside) <= 2 && inside != "" && leadingNumber(inside) == inside:
			n, _ := strconv.Atoi(inside)
			marks.number = uint8(n)
		case volumeNamed.MatchString(inside):
			n, _ := strconv.Atoi(volumeNamed.FindStringSubmatch(inside)[1])
			marks.number = uint8(n)
		case decoration.MatchString(inside) && len(strings.Fields(inside)) <= 8:
			marks.language = cmp.Or(marks.language, languageNumber(inside))
		case square:
			if len(strings.Fields(inside)) >= 3 {
				others = append(others, inside)
			}
		default:
			return s, others, marks
		}
		s = s[:at[0]]
	}
	if marks.notice == noNotice {
		if rest, behind, ok := cutBehind(strings.TrimRight(s, " .\t")); ok {
			marks.notice, marks.named, s = behind.notice, behind.named, rest
		}
	}
	return s, others, marks
}

// cutBehind returns a text without what stands behind the title of what a notice speaks
// of, and says so.
func cutBehind(s string) (rest string, marks titleMarks, ok bool) {
	for _, n := range noticesBehind {
		if len(s) <= len(n.last) || !strings.EqualFold(s[len(s)-len(n.last):], n.last) {
			continue
		}
		if at := n.pattern.FindStringIndex(s); at != nil && at[0] > 0 {
			return s[:at[0]], titleMarks{notice: n.kind, named: n.last == response}, true
		}
	}
	return s, titleMarks{}, false
}

// titleMarks are what stands around a title and is none of it.
type titleMarks struct {
	// notice is the kind of notice that the title is marked as, for an erratum
	// also by the place of what it corrects.
	notice notice
	// named is set where the word for it may be the name of a trial.
	named bool
	// number is a number in brackets behind the title, 0 for none: that of a
	// footnote, of references, or of one of several pieces.
	number uint8
	// language is the number of one that a bracket behind the title names, 0 for none.
	language uint8
}

// cutHeading returns a text without the word that stands before it with a colon.
func cutHeading(s, word string) (rest string, ok bool) {
	if len(s) <= len(word) || !strings.EqualFold(s[:len(word)], word) {
		return s, false
	}
	rest, ok = strings.CutPrefix(strings.TrimLeft(s[len(word):], " "), ":")
	if rest = strings.TrimLeft(rest, " "); !ok || rest == "" {
		return s, false
	}
	return rest, true
}

// withoutRetracted returns a title without the mark of a retracted publication.
func withoutRetracted(s string) string {
	for i := range len(s) {
		switch c := s[i] | 0x20; {
		case c == 'r', c == 'w':
			return retractedArticle.ReplaceAllString(s, "")
		case 'a' <= c && c <= 'z', isDigit(s[i]), s[i] == '_':
			return s // begins with another word
		}
	}
	return s
}
