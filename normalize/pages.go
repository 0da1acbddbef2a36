package normalize

import (
	"bytes"
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// Extent is what a pages field can say: a range or an article number.
type Extent struct {
	Pages         record.Pages
	ArticleNumber string
}

// maxPages is the longest text that is read as pages.
const maxPages = 256

// Pages reads one field that holds pages or an article number: "994-1014",
// "6913-7", "S12-9", "xii-xxx", "e17362", "pii: E1392". A last page that is
// shortened as NLM does is completed and marked as Derived; where that gives
// an earlier page than the first ("994-14") the field is refused, since any
// other reading would be a guess. A single number is an article number where it
// has six digits or more, or letters before it as article numbers have them.
// "041103-1" is a page that the article counts from one, and no range.
// Of several ranges the first is given and the whole statement as Literal.
func Pages(s string) (Extent, error) {
	if len(s) < shortestArticleNumber && isPlainNumber(s) {
		return Extent{Pages: record.Pages{First: s}}, nil
	}
	text := Text(s)
	if len(text) > maxPages {
		return Extent{}, refused("pages", "too-long", s, "longer than any statement of pages")
	}
	text = strings.TrimRight(unifyDashes(text), " .,;")
	if !allDigits(text) {
		if isSpreadsheetDate(text) {
			return Extent{}, refused("pages", "spreadsheet-date", s, "a page range that a spreadsheet turned into a date")
		}
		if number, ok := cutArticleLabel(text); ok {
			return articleExtent(s, number)
		}
		text = cutPageLabel(text)
	}
	if !hasLetterOrDigit(text) || isPlaceholder(text) {
		return Extent{}, refused("pages", "placeholder", s, "stands for no page")
	}
	text = strings.ReplaceAll(text, "--", "-") // BibTeX's en dash
	if strings.IndexByte(text, ',') > 0 && groupedPages.MatchString(text) {
		text = strings.ReplaceAll(text, ",", "")
	}
	first, rest := text, ""
	if i := strings.IndexAny(text, ",;+"); i > 0 {
		first, rest = strings.TrimSpace(text[:i]), text[i:]
	}
	pages, code, reason := pageSpan(first)
	if code != "" {
		return Extent{}, refused("pages", code, s, reason)
	}
	if rest != "" {
		pages.Literal = text
		return Extent{Pages: pages}, nil
	}
	if (pages.Last == "" || pages.Last == pages.First) && isArticleNumber(pages.First) {
		return Extent{ArticleNumber: pages.First}, nil
	}
	return Extent{Pages: pages}, nil
}

// PageRange reads pages from a first and a last page in two fields, either of
// which may be "" or hold the whole range. Two equal article numbers are one.
func PageRange(first, last string) (Extent, error) {
	switch {
	case strings.TrimSpace(last) == "":
		return Pages(first)
	case strings.TrimSpace(first) == "":
		extent, err := Pages(last)
		if p := extent.Pages; err == nil && p.Last == "" && p.Literal == "" {
			extent.Pages = record.Pages{Last: p.First}
		}
		return extent, err
	}
	if pages, ok := sectionPages(first, last); ok {
		return Extent{Pages: pages}, nil
	}
	a, err := Pages(first)
	if err != nil {
		return Extent{}, err
	}
	b, err := Pages(last)
	if err != nil {
		return Extent{}, err
	}
	both := func() string { return first + " / " + last }
	switch {
	case a.ArticleNumber != "" && a.ArticleNumber == b.ArticleNumber:
		return a, nil
	case a == b && a.Pages.Last != "":
		return a, nil
	case a.Pages.Last != "" && b.Pages.Last == "":
		// The first field holds the range, the last one its end, perhaps
		// shortened as in the range itself.
		end := b.Pages.First + b.ArticleNumber
		if end == a.Pages.Last || a.Pages.Derived && strings.HasSuffix(a.Pages.Last, end) || strings.HasSuffix(a.Pages.Literal, " "+end) {
			return a, nil
		}
		return Extent{}, refused("pages", "conflict", both(), "the last page is not that of the range")
	case b.Pages.Last != "" && a.Pages.Last == "":
		if b.Pages.First == a.Pages.First+a.ArticleNumber {
			return b, nil
		}
		return Extent{}, refused("pages", "conflict", both(), "the first page is not that of the range")
	case a.Pages.Last != "":
		return Extent{}, refused("pages", "conflict", both(), "two ranges")
	case a.ArticleNumber != "" && b.ArticleNumber == "", b.ArticleNumber != "" && isPageOfArticle(a.Pages.First):
		return Extent{}, refused("pages", "mixed", both(), "an article number and a page")
	}
	pages, code, reason := joinPages(a.Pages.First+a.ArticleNumber, b.Pages.First+b.ArticleNumber)
	if code != "" {
		return Extent{}, refused("pages", code, both(), reason)
	}
	if a.Pages.Literal != "" || b.Pages.Literal != "" {
		// There are more pages than from the one to the other: "10" and "12, 15".
		pages.Literal = cmp.Or(a.Pages.Literal, pages.First) + "-" + cmp.Or(b.Pages.Literal, Text(last))
	}
	return Extent{Pages: pages}, nil
}

// sectionPages reads pages that a section or article counts from one: "6-1" to
// "6-13" are pages of section 6 and no ranges.
func sectionPages(first, last string) (record.Pages, bool) {
	const most = 12 // bytes of such a page
	if len(first) > most || len(last) > most || !mayHaveDash(first) || !mayHaveDash(last) {
		return record.Pages{}, false
	}
	first, last = unifyDashes(Text(first)), unifyDashes(Text(last))
	i, j := strings.LastIndexByte(first, '-'), strings.LastIndexByte(last, '-')
	if i <= 0 || j <= 0 || first[:i] != last[:j] {
		return record.Pages{}, false
	}
	from, errFrom := strconv.Atoi(first[i+1:])
	to, errTo := strconv.Atoi(last[j+1:])
	if errFrom != nil || errTo != nil || from >= to || !hasLetterOrDigit(first[:i]) {
		return record.Pages{}, false
	}
	return record.Pages{First: first, Last: last}, true
}

// mayHaveDash reports whether a dash can stand in what Text makes of s, as one
// or as an entity.
func mayHaveDash(s string) bool {
	return strings.IndexByte(s, '-') >= 0 || strings.IndexByte(s, '&') >= 0 || !isPrintable(s)
}

// ArticleNumber reads an article number from a field that holds nothing else,
// with or without its label ("Article 17", "pii: E1392").
func ArticleNumber(s string) (string, error) {
	text := strings.TrimRight(unifyDashes(Text(s)), " .,")
	if len(text) > maxPages {
		return "", refused("article-number", "too-long", s, "longer than any article number")
	}
	for number, ok := cutArticleLabel(text); ok; number, ok = cutArticleLabel(text) {
		text = number
	}
	if !hasLetterOrDigit(text) || isPlaceholder(text) {
		return "", refused("article-number", "no-number", s, "not an article number")
	}
	// Written as pages, "p. 944121;", "e17362-" or "e17362-e17362", it is the same number.
	if strings.ContainsAny(text, " -,;.") || cutPageLabel(text) != text {
		if extent, err := Pages(text); err == nil && extent.ArticleNumber != "" {
			return extent.ArticleNumber, nil
		}
	}
	return text, nil
}

// catalogueExtent is what library catalogues say of a book: behind the pages
// illustrations and size, and no other number.
var catalogueExtent = lazy.New(`^(\d{1,6} ?(?:pp?|pages|s|seiten))\.? ?[:;](?:\D|\d[\dx×., ]*(?:cm|mm))*$`)

// NumberOfPages reads an extent that is one number of pages: "12", "12 p.",
// "12 p. : ill. ; 22 cm"; "xii, 345 pages" is refused, being two.
func NumberOfPages(s string) (int, error) {
	text := strings.ToLower(Text(s))
	if m := catalogueExtent.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	text = strings.TrimRight(text, ". ")
	for _, unit := range []string{"pages", "page", "pp", "pgs", "p", "seiten", "s"} {
		if rest, ok := strings.CutSuffix(text, unit); ok {
			text = strings.TrimSpace(rest)
			break
		}
	}
	n, err := strconv.Atoi(text)
	if err != nil || n <= 0 || n > 100_000 || !allDigits(text) {
		return 0, refused("number-of-pages", "no-number", s, "not one number of pages")
	}
	return n, nil
}

// PageKey folds a page or article number for comparison: lower case, without
// label, blanks and leading zeros: "s12", "e17362".
func PageKey(s string) string {
	text := strings.TrimRight(unifyDashes(Text(s)), " .,;")
	if number, ok := cutArticleLabel(text); ok {
		text = number
	}
	key := squeeze(FoldKey(cutPageLabel(text)))
	i := 0
	for i < len(key) && isASCIILetter(key[i]) {
		i++
	}
	zeros := len(key[i:]) - len(strings.TrimLeft(key[i:], "0"))
	if i+zeros == len(key) || !isASCIIDigit(key[i+zeros]) {
		zeros = max(zeros-1, 0)
	}
	return key[:i] + key[i+zeros:]
}

// articleExtent makes an extent of a number that its label calls an article's.
func articleExtent(s, number string) (Extent, error) {
	number, err := ArticleNumber(number)
	if err != nil {
		return Extent{}, refused("pages", "placeholder", s, "a label without a number")
	}
	return Extent{ArticleNumber: number}, nil
}

// groupedPages are pages whose thousands are separated.
var groupedPages = lazy.New(`^\d{1,3},\d{3} ?- ?\d{1,3},\d{3}$`)

var articleLabel = lazy.New(`(?i)^(?:pii|artn|unsp|id|(?:article|art\.?|paper)(?:[ -](?:number|no\.?|id|nr\.?))?)(?:[ :.#]+|\b)(.*)$`)

// cutArticleLabel takes the label of an article number off the front of text.
func cutArticleLabel(text string) (string, bool) {
	if len(text) < 3 || !mayBeArticleLabel(text[0]|0x20, text[1]|0x20) {
		return text, false
	}
	m := articleLabel.FindStringSubmatch(text)
	if m == nil || !strings.ContainsAny(m[1], "0123456789") {
		return text, false
	}
	return strings.TrimSpace(m[1]), true
}

// mayBeArticleLabel reports whether the label of an article number can begin
// with the two letters.
func mayBeArticleLabel(a, b byte) bool {
	switch a {
	case 'p':
		return b == 'i' || b == 'a'
	case 'a':
		return b == 'r'
	case 'u':
		return b == 'n'
	}
	return a == 'i' && b == 'd'
}

var pageLabel = lazy.New(`(?i)^(?:pp?\.|pp|pgs?\.?|pages?:?|p(?:[ :])|seiten?|s\. )\s*`)

func cutPageLabel(text string) string {
	if len(text) < 2 || !mayBePageLabel(text[0], text[1]) {
		return strings.TrimSpace(text)
	}
	return strings.TrimSpace(text[len(pageLabel.FindString(text)):])
}

// mayBePageLabel reports whether the label of a page can begin with the two
// bytes.
func mayBePageLabel(a, b byte) bool {
	switch a | 0x20 {
	case 'p':
		return strings.IndexByte(".pPgGaA :", b) >= 0
	case 's':
		return b == '.' || b|0x20 == 'e'
	}
	return a >= utf8.RuneSelf // "ſ" is an s
}

// isSpreadsheetDate reports whether text is what a spreadsheet makes of "8-11"
// or "11-8": "8-Nov", "11-Aug-2020", "Nov-8", "8/11/2020".
func isSpreadsheetDate(text string) bool {
	const shortest, longest = len("Nov-8"), len("11-Aug-2020") + len("ſ") - len("s")
	if len(text) < shortest || len(text) > longest {
		return false
	}
	if !isPrintable(text) {
		text = strings.ReplaceAll(text, "ſ", "s")
	}
	number, rest := text[:leadingDigits(text)], text
	rest = rest[len(number):]
	switch {
	case number == "":
		return hasMonthName(rest) && isNumberBehind(rest[3:], '-', 1, 4)
	case len(number) > 2 || rest == "":
		return false
	case rest[0] == '-' && hasMonthName(rest[1:]):
		rest = rest[1+3:]
		return rest == "" || isNumberBehind(rest, '-', 2, 4)
	case rest[0] == '/':
		n := leadingDigits(rest[1:])
		return (n == 1 || n == 2) && isNumberBehind(rest[1+n:], '/', 4, 4)
	}
	return false
}

// hasMonthName reports whether text begins with the three letters of a month.
func hasMonthName(text string) bool {
	if len(text) < 3 || !isASCIILetter(text[0]) || !isASCIILetter(text[1]) || !isASCIILetter(text[2]) {
		return false
	}
	return strings.Contains("jan feb mar apr may jun jul aug sep oct nov dec", lowerASCII(text[:3]))
}

// isNumberBehind reports whether text is the mark and from least to most digits.
func isNumberBehind(text string, mark byte, least, most int) bool {
	return len(text) > least && len(text) <= most+1 && text[0] == mark && allDigits(text[1:])
}

func leadingDigits(text string) int {
	n := 0
	for n < len(text) && isASCIIDigit(text[n]) {
		n++
	}
	return n
}

// isPlaceholder reports whether text is what exporters write for nothing.
func isPlaceholder(text string) bool {
	for i := range len(text) {
		if text[i] >= '1' && text[i] <= '9' {
			return false // no placeholder has such a digit
		}
	}
	var buffer [64]byte
	key := AppendFoldKey(buffer[:0], text)
	return noValues[string(key)] || noNumbers[string(key)] || len(bytes.Trim(key, "0 ")) == 0
}

// noNumbers are keys of what stands, beside noValues, where there is no number (yet).
var noNumbers = map[string]bool{
	"in press": true, "ahead of print": true, "epub ahead of print": true,
	"publish ahead of print": true, "published ahead of print": true,
	"online ahead of print": true, "advance online publication": true,
	"online first": true, "early view": true, "forthcoming": true,
	"no volume": true, "no issue": true,
}

// page is a page in parts: what stands before its last number, that number,
// and a letter after it. For "S12" these are "S", "12" and "", for "123.e4"
// "123.e", "4" and "", for "45a" "", "45" and "a".
type page struct{ prefix, digits, suffix string }

// parsePage divides a page. Letters, digits and ":./-" may stand before its
// number, which has up to 18 digits, and two letters behind it.
func parsePage(s string) (page, bool) {
	const mostDigits, mostBehind = 18, 2
	end := len(s)
	for end > 0 && isASCIILetter(s[end-1]) {
		end--
	}
	start := end
	for start > 0 && isASCIIDigit(s[start-1]) {
		start--
	}
	if start == end || end-start > mostDigits || len(s)-end > mostBehind {
		return page{}, false
	}
	for i := range start {
		if b := s[i]; !isASCIILetter(b) && !isASCIIDigit(b) && b != ':' && b != '.' && b != '/' && b != '-' {
			return page{}, false
		}
	}
	return page{s[:start], s[start:end], s[end:]}, true
}

func (p page) text() string { return p.prefix + p.digits + p.suffix }

// mayBePage reports whether dashes stand inside a page only, and one at a time.
func mayBePage(s string) bool {
	return !strings.HasPrefix(s, "-") && !strings.HasSuffix(s, "-") && !strings.Contains(s, "--")
}

// pageSpan reads one page or range.
func pageSpan(text string) (pages record.Pages, code, reason string) {
	text = strings.TrimSuffix(strings.TrimSpace(text), "-") // "12-", open
	text = strings.TrimSpace(text)
	dashes := strings.Count(text, "-")
	switch {
	case dashes == 0:
		if _, ok := parsePage(text); !ok && romanValue(text) == 0 {
			return record.Pages{}, "unreadable", "not a page or a range"
		}
		return record.Pages{First: text}, "", ""
	case isHyphenatedPage(text), isPageOfArticle(text):
		return record.Pages{First: text}, "", ""
	case dashes%2 == 1:
		// With a dash inside each page ("2-1-2-15") the middle one divides.
		i := -1
		for range dashes/2 + 1 {
			i += 1 + strings.IndexByte(text[i+1:], '-')
		}
		first, last := strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:])
		if mayBePage(first) && mayBePage(last) {
			return joinPages(first, last)
		}
	case dashes == 2:
		// "041103-1-3", the pages 1 to 3 of article 041103.
		i := strings.LastIndexByte(text, '-')
		if articlePages.MatchString(text) {
			return joinPages(text[:i], text[i+1:])
		}
	}
	return record.Pages{}, "unreadable", "dashes that do not divide two pages"
}

// isHyphenatedPage reports whether text is one page with a hyphen after its
// letter, "S-12". The letters of Roman numbers ("I-12") could begin a range and
// are not among them.
func isHyphenatedPage(text string) bool {
	return len(text) > 2 && text[1] == '-' && isASCIILetter(text[0]) && strings.IndexByte("cilmvx", text[0]|0x20) < 0 && allDigits(text[2:])
}

// articlePages are pages that an article with a number counts from one.
var articlePages = lazy.New(`^\d{5,8}-\d{1,3}-\d{1,3}$`)

// isPageOfArticle reports whether text is a page that an article with a number
// counts from one, as physicists' journals do, "041103-1", and no range whose last
// page is shortened: no page begins with zero, and "41103-1" would end before it
// begins.
func isPageOfArticle(text string) bool {
	const fewest, most, mostPage = shortestArticleNumber - 1, 8, 3
	number, page, _ := strings.Cut(text, "-")
	if len(number) < fewest || len(number) > most || len(page) == 0 || len(page) > mostPage ||
		!allDigits(number) || !allDigits(page) || page[0] == '0' {
		return false
	}
	if number[0] == '0' {
		return len(number) > fewest
	}
	return number[len(number)-len(page):] > page && (len(number) > fewest || page == "1")
}

// joinPages makes a range of two pages, the last of which may be shortened.
func joinPages(first, last string) (pages record.Pages, code, reason string) {
	from, to := romanValue(first), romanValue(last)
	if from > 0 && to > 0 {
		if to < from {
			return record.Pages{}, "reversed", "the last page is before the first"
		}
		return record.Pages{First: first, Last: last}, "", ""
	}
	a, ok := parsePage(first)
	if !ok && from == 0 {
		return record.Pages{}, "unreadable", "not a page or a range"
	}
	b, ok := parsePage(last)
	if !ok && to == 0 {
		return record.Pages{}, "unreadable", "not a page or a range"
	}
	if from > 0 || to > 0 {
		return record.Pages{First: first, Last: last}, "", ""
	}
	end, derived := b.digits, false
	if b.prefix == "" && a.prefix != "" {
		b.prefix, derived = a.prefix, true
	}
	if b.prefix != a.prefix {
		if a.prefix == "" && !isInOtherPart(a, b) {
			return record.Pages{}, "mixed", "pages of two kinds"
		}
		return record.Pages{First: first, Last: last}, "", ""
	}
	if missing := len(a.digits) - len(b.digits); missing > 0 && b.suffix == "" {
		b.digits, derived = a.digits[:missing]+b.digits, true
	}
	if comparePages(a, b) > 0 {
		switch {
		case isYearAndMonth(first, end):
			return record.Pages{}, "year-month", "a year and a month, which numbers of preprints begin with"
		case derived:
			return record.Pages{}, "elision", "completed, the last page would be before the first"
		}
		return record.Pages{}, "reversed", "the last page is before the first"
	}
	return record.Pages{First: first, Last: b.text(), Derived: derived}, "", ""
}

// isInOtherPart reports whether the last page is in another part of the issue, which
// its letter names: "423-A8". In "9-S12" the first page may lack the letter, and an e
// begins the numbers of articles.
func isInOtherPart(first, last page) bool {
	letter := len(last.prefix) == 1 && last.prefix >= "A" && last.prefix <= "Z" && last.prefix != "E"
	return letter && comparePages(page{digits: last.digits}, page{digits: first.digits}) < 0
}

// isYearAndMonth reports whether two numbers that are no range can be a year and a
// month: Google Scholar writes the beginning of bioRxiv's number 2020.06.03.131573 as
// the pages "2020--06".
func isYearAndMonth(first, last string) bool {
	return len(first) == len("2020") && len(last) == len("06") && "1990" < first && first < "2100" && "01" <= last && last <= "12"
}

// comparePages compares two pages of one prefix as numbers of any length.
func comparePages(a, b page) int {
	x, y := strings.TrimLeft(a.digits, "0"), strings.TrimLeft(b.digits, "0")
	switch {
	case len(x) != len(y):
		return len(x) - len(y)
	case x != y:
		return strings.Compare(x, y)
	}
	return strings.Compare(strings.ToLower(a.suffix), strings.ToLower(b.suffix))
}

// shortestArticleNumber is how many digits make an article number without
// letters.
const shortestArticleNumber = 6

// isArticleNumber reports whether a single page has the form of an article
// number: six digits or more, an e before it, two small letters or more before
// it ("dju123"), one before three digits or more ("k1234"), any before five.
func isArticleNumber(s string) bool {
	p, ok := parsePage(s)
	if !ok || strings.ContainsAny(p.prefix, ":./-") {
		return false
	}
	small := p.prefix != "" && p.prefix == strings.ToLower(p.prefix)
	n := len(p.digits)
	switch {
	case n >= shortestArticleNumber, p.prefix == "e", p.prefix == "E":
		return true
	case small && (len(p.prefix) >= 2 || n >= 3):
		return true
	}
	return p.prefix != "" && n >= 5
}

// romanValue returns the value of a Roman number of up to 399 in small or
// capital letters, 0 for what is none. Larger ones stand on no page.
func romanValue(s string) int {
	if s == "" || len(s) > 15 || s[0] < utf8.RuneSelf && strings.IndexByte("clxvi", s[0]|0x20) < 0 || s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return 0
	}
	rest, value := strings.ToLower(s), 0
	for _, numeral := range romanNumerals {
		for range numeral.repeats {
			after, ok := strings.CutPrefix(rest, numeral.letters)
			if !ok {
				break
			}
			rest = after
			value += numeral.value
		}
	}
	if rest != "" {
		return 0
	}
	return value
}

// romanNumerals are the parts of a Roman number in their order, with how often
// each may stand.
var romanNumerals = []struct {
	letters string
	value   int
	repeats int
}{
	{"c", 100, 3}, {"xc", 90, 1}, {"l", 50, 1}, {"xl", 40, 1}, {"x", 10, 3},
	{"ix", 9, 1}, {"v", 5, 1}, {"iv", 4, 1}, {"i", 1, 3},
}
