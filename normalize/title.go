package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Title cleans a title for display: [Text], the markup of INSPEC and IEEE off
// ("LiNbO/sub 3/"), Google Scholar's mark ("[CITATION]"), and one final full stop. The
// stop stays where it belongs to what it ends: an ellipsis, an abbreviation of
// several letters and stops ("U.S.") or one of a short list ("et al."). Rejects
// text without a letter or digit.
func Title(s string) (string, error) {
	return titleOf(s, Text(s))
}

// titleOf is Title of s, of which text is the cleaned form.
func titleOf(s, text string) (string, error) {
	title := withoutFinalStop(withoutSlashMarkup(withoutScholarMark(text)))
	for rest := withoutAreaMark(title); rest != title; rest = withoutAreaMark(title) {
		title = withoutFinalStop(rest)
	}
	if !hasLetterOrDigit(title) {
		return "", refused("title", "no-letter", s, "a title has letters or digits")
	}
	return title, nil
}

// scholarMarks are what Google Scholar writes before a title for what it knows of a
// publication, each with what may follow it at once.
var scholarMarks = []struct{ mark, short string }{
	{"[CITATION]", "[C]"}, {"[BOOK]", "[B]"}, {"[PDF]", "[PDF]"}, {"[HTML]", "[HTML]"}, {"[DOC]", "[DOC]"},
}

// withoutScholarMark leaves out such a mark before a title.
func withoutScholarMark(text string) string {
	if text == "" || text[0] != '[' {
		return text
	}
	for _, m := range scholarMarks {
		if rest, ok := strings.CutPrefix(text, m.mark); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimLeft(strings.TrimPrefix(rest, m.short), " ")
		}
	}
	return text
}

// BracketedTitle reads a title that stands in square brackets, which is how
// MEDLINE marks that it translated the title, and gives it without them.
// Rejects every other title.
func BracketedTitle(s string) (string, error) {
	inside, ok := insideBrackets(withoutFinalStop(Text(s)))
	if !ok {
		return "", refused("title.bracketed", "not-bracketed", s, "not a title in square brackets")
	}
	return Title(inside)
}

// insideBrackets returns what stands between the first and last character of
// s where these are a pair of square brackets.
func insideBrackets(s string) (string, bool) {
	if !strings.HasPrefix(s, "[") || !strings.HasSuffix(s, "]") {
		return "", false
	}
	inside := s[1 : len(s)-1]
	depth := 0
	for i := range len(inside) {
		switch inside[i] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth < 0 {
			return "", false
		}
	}
	return strings.TrimSpace(inside), depth == 0
}

func withoutFinalStop(s string) string {
	rest, ok := strings.CutSuffix(s, ".")
	if !ok {
		if rest, ok = strings.CutSuffix(s, "。"); !ok {
			return s
		}
	}
	rest = strings.TrimRight(rest, " ")
	for _, stop := range []string{".", "…", "。"} {
		if strings.HasSuffix(rest, stop) {
			return s
		}
	}
	last := rest[strings.LastIndexByte(rest, ' ')+1:]
	last = strings.TrimLeft(last, "([\"'“‘")
	if strings.Contains(last, ".") && !strings.ContainsFunc(last, unicode.IsDigit) {
		return s
	}
	if finalAbbreviations[strings.ToLower(last)] {
		return s
	}
	return rest
}

// finalAbbreviations are abbreviations that end titles and keep their stop.
var finalAbbreviations = map[string]bool{
	"al": true, "etc": true, "jr": true, "sr": true, "inc": true, "ltd": true,
	"corp": true, "spp": true, "sp": true, "subsp": true, "ssp": true, "cv": true,
}

// TitleKey is a title's key: [Text] without the decorations of databases (a
// translation's brackets, "[Review]", "[33 refs]"), folded, and with Greek
// letters spelled out where they stand among Latin ones, so that "δ13C" and
// "delta13C" are equal. Leading articles stay. It is "" for a title of fewer
// than ten letters, a Chinese, Japanese or Korean letter counting for two, and
// for one that many publications share ("Editorial").
func TitleKey(s string) string {
	key := SpellGreek(FoldKey(withoutDecorations(withoutSlashMarkup(Text(s)))))
	if !hasTitleLetters(key) || genericTitles[key] {
		return ""
	}
	return key
}

const minTitleLetters = 10

// hasTitleLetters reports whether a key has the letters of a title, those of
// scripts that write a syllable or word with one letter counting double.
func hasTitleLetters(key string) bool {
	n := 0
	for _, r := range key {
		switch {
		case r < utf8.RuneSelf:
			if isASCIILetter(byte(r)) {
				n++
			}
		case isEastAsian(r):
			n += 2
		case unicode.IsLetter(r):
			n++
		}
		if n >= minTitleLetters {
			return true
		}
	}
	return false
}

// withoutDecorations takes off what databases add to a title: the brackets of
// a translation and remarks in brackets at the end.
func withoutDecorations(title string) string {
	title = strings.TrimRight(title, ". ")
	for {
		start := lastRemark(title)
		if start <= 0 {
			break
		}
		title = strings.TrimRight(title[:start], ". ")
	}
	if inside, ok := insideBrackets(title); ok {
		return inside
	}
	return title
}

// WithoutRemarks takes off what databases say of other publications behind a title:
// "[Erratum appears in …]", "[Comment in …]", also where the field's end has cut it.
func WithoutRemarks(title string) string {
	for {
		trimmed := strings.TrimRight(title, ". ")
		start := lastRemark(trimmed)
		if start <= 0 || !isCutDecoration(trimmed[start+1:]) {
			return title
		}
		title = strings.TrimRight(trimmed[:start], " ")
	}
}

// PlainTitle takes off what databases put in brackets behind a title: the remarks of
// [WithoutRemarks], and what the publication is and has ("[Review] [33 refs]").
func PlainTitle(title string) string {
	for {
		trimmed := strings.TrimRight(title, ". ")
		start := lastRemark(trimmed)
		if start <= 0 {
			return title
		}
		title = strings.TrimRight(trimmed[:start], " ")
	}
}

// lastRemark returns where a database's remark at the end of a title begins, -1
// where there is none. The remark may hold brackets, and the field's end may have
// cut it.
func lastRemark(title string) int {
	var start int
	switch {
	case strings.HasSuffix(title, "]"):
		start = openingOf(title, '[', ']')
	case strings.HasSuffix(title, ")"):
		start = openingOf(title, '(', ')')
	default:
		if start = strings.LastIndexByte(title, '['); start < 0 || strings.IndexByte(title[start:], ']') >= 0 || !isCutDecoration(title[start+1:]) {
			return -1
		}
		return start
	}
	if start < 0 {
		return -1
	}
	remark := title[start+1 : len(title)-1]
	if !isDecoration(remark) && !(title[start] == '[' && titleLanguages[FoldKey(remark)]) {
		return -1
	}
	return start
}

// openingOf returns where the bracket opens that the text's last byte closes, -1
// where none does.
func openingOf(text string, opening, closing byte) int {
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case closing:
			depth++
		case opening:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// isCutDecoration reports whether a remark without its closing bracket is the
// beginning of one on an erratum or a comment.
func isCutDecoration(remark string) bool {
	key := FoldKey(remark)
	return len(key) >= len("erratum") && slices.ContainsFunc(remarksOnOthers, func(start string) bool {
		return strings.HasPrefix(key, start) || strings.HasPrefix(start, key)
	})
}

// remarksOnOthers begin what databases say of another publication behind a title.
var remarksOnOthers = []string{"erratum appears in ", "published erratum appears in ", "comment in ", "see comment in "}

// isDecoration reports whether a remark in brackets is a database's.
func isDecoration(remark string) bool {
	key := FoldKey(remark)
	if titleDecorations[key] {
		return true
	}
	count, unit, _ := strings.Cut(key, " ")
	if (unit == "refs" || unit == "ref" || unit == "references") && allDigits(count) {
		return true
	}
	if language, ok := strings.CutPrefix(key, "in "); ok && titleLanguages[language] || strings.HasPrefix(key, "article in ") {
		return true
	}
	return slices.ContainsFunc(remarksOnOthers, func(start string) bool { return strings.HasPrefix(key, start) })
}

// titleDecorations are the remarks that databases put after titles, folded.
var titleDecorations = map[string]bool{
	"review": true, "see comment": true, "see comments": true,
	"in process citation": true, "electronic resource": true,
	"provisional abstract": true, "structured abstract": true,
	"author s transl": true, "proceedings": true,
}

// titleLanguages are languages as they stand in "[in German]" and "[German]".
var titleLanguages = map[string]bool{
	"arabic": true, "bulgarian": true, "chinese": true, "croatian": true, "czech": true, "danish": true,
	"dutch": true, "english": true, "estonian": true, "finnish": true, "french": true, "german": true,
	"greek": true, "hebrew": true, "hungarian": true, "icelandic": true, "indonesian": true, "italian": true,
	"japanese": true, "korean": true, "latvian": true, "lithuanian": true, "norwegian": true, "persian": true,
	"polish": true, "portuguese": true, "romanian": true, "russian": true, "serbian": true, "slovak": true,
	"slovenian": true, "spanish": true, "swedish": true, "thai": true, "turkish": true, "ukrainian": true,
}

// SpellGreek spells Greek letters by name in a key that has Latin letters too:
// a short run of them is a symbol there, a longer one a Greek word.
func SpellGreek(key string) string {
	if !strings.ContainsFunc(key, isGreek) || !strings.ContainsFunc(key, isLatin) {
		return key
	}
	var b strings.Builder
	for i := 0; i < len(key); {
		r, size := utf8.DecodeRuneInString(key[i:])
		if !isGreek(r) {
			b.WriteString(key[i : i+size])
			i += size
			continue
		}
		run := []rune{}
		start := i
		for i < len(key) && isGreek(r) {
			run = append(run, r)
			i += size
			r, size = utf8.DecodeRuneInString(key[i:])
		}
		if len(run) > maxGreekSymbols {
			b.WriteString(key[start:i])
			continue
		}
		for _, letter := range run {
			b.WriteString(greekNames[letter])
		}
	}
	return b.String()
}

const maxGreekSymbols = 3

func isGreek(r rune) bool { return 'α' <= r && r <= 'ω' && greekNames[r] != "" }

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// greekNames are the names of the Greek letters as keys hold them.
var greekNames = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "epsilon",
	'ζ': "zeta", 'η': "eta", 'θ': "theta", 'ι': "iota", 'κ': "kappa",
	'λ': "lambda", 'μ': "mu", 'ν': "nu", 'ξ': "xi", 'ο': "omicron",
	'π': "pi", 'ρ': "rho", 'σ': "sigma", 'τ': "tau", 'υ': "upsilon",
	'φ': "phi", 'χ': "chi", 'ψ': "psi", 'ω': "omega",
}

// isEastAsian reports whether r is a letter of Chinese, Japanese or Korean.
func isEastAsian(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// genericTitles are keys of titles that many publications share. Those of
// fewer than ten letters are not listed, having no key anyway.
var genericTitles = func() map[string]bool {
	set := map[string]bool{}
	for _, title := range genericTitleList {
		set[FoldKey(title)] = true
	}
	return set
}()

var genericTitleList = []string{
	"About the authors", "About the cover", "About this issue", "Abstracts",
	"Acknowledgement", "Acknowledgements", "Acknowledgment", "Acknowledgments",
	"Acknowledgment of reviewers", "Acknowledgement to reviewers",
	"Announcement", "Announcements", "Annual report", "Author index",
	"Author reply", "Author response", "Authors' reply", "Author's reply",
	"Authors' response", "Author's response", "Back matter", "Backmatter",
	"Bibliography", "Book notices", "Book review", "Book reviews",
	"Books received", "Calendar of events", "Call for papers",
	"Case report", "Case reports", "Chair's message", "Chairman's message",
	"Clinical trials", "Comment on", "Commentary", "Conclusion", "Conclusions",
	"Conference abstracts", "Conference proceedings", "Contents",
	"Contributors", "Copyright page", "Corrections", "Correspondence",
	"Corrigenda", "Corrigendum", "Cover image", "Discussion", "Editor's choice",
	"Editor's comment", "Editor's comments", "Editor's introduction",
	"Editor's note", "Editor's page", "Editorial", "Editorial board",
	"Editorial comment", "Editorial commentary", "Editorial introduction",
	"Editorial note", "Editorials", "Editors' introduction", "Editors' note",
	"Executive summary", "Forthcoming events", "Forthcoming papers",
	"From the editor", "From the editors", "Front cover", "Front matter",
	"Frontmatter", "General discussion", "Guest editorial",
	"Guest editor's introduction", "Guest editors' introduction",
	"Guidelines for authors", "Image of the month", "In memoriam",
	"In response", "In this issue", "Information for authors",
	"Instructions for authors", "Instructions to authors", "Introduction",
	"Introduction to the issue", "Introduction to the minitrack",
	"Introduction to the special issue", "Introduction to the special section",
	"Introduction to this issue", "Introductory remarks", "Invited commentary",
	"Issue information", "Issue highlights", "Keynote address", "Keynote speech",
	"Letter from the editor", "Letter to the editor", "Letters to the editor",
	"List of contributors", "List of reviewers", "Literature review",
	"Meeting abstracts", "Meeting report", "Message from the chair",
	"Message from the editor", "Message from the president", "New products",
	"News and notes", "News and views", "News in brief", "No title",
	"No title available", "Obituaries", "Opening remarks", "Oral abstracts",
	"Oral presentation", "Oral presentations", "Original article",
	"Panel discussion", "Plenary lecture", "Poster abstracts",
	"Poster presentation", "Poster presentations", "Poster session",
	"Preliminary material", "President's message", "Presidential address",
	"Program committee", "Publication information", "Publisher's note",
	"Publishers' note", "Questions and answers", "Recent publications",
	"References", "Research article", "Research highlights",
	"Response to letter to the editor", "Response to the letter to the editor",
	"Retraction", "Retraction notice", "Retraction note", "Review article",
	"Reviewer acknowledgement", "Reviewer acknowledgment", "Special issue",
	"Subject index", "Summary and conclusions", "Systematic review",
	"Table of contents", "Thanks to reviewers", "Thank you to our reviewers",
	"The authors reply", "The author replies", "The authors respond",
	"Title page", "To the editor", "Unknown title", "Untitled document",
	"Volume index", "Welcome address", "Welcome message",
	"Buchbesprechung", "Buchbesprechungen", "Einführung", "Einleitung",
	"Inhaltsverzeichnis", "Literaturverzeichnis", "Éditorial", "Introducción",
	"Avant-propos", "Carta al editor", "Cartas al editor", "Presentación",
	"Introdução", "Apresentação", "Introduzione", "Предисловие", "Содержание",
}
