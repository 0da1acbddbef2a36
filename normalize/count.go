package normalize

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// countMetrics are the words by which pages and exports call what they count,
// in lower case, and the metric.
var countMetrics = map[string]string{
	"citation": "citations", "citations": "citations", "cited by": "citations", "times cited": "citations", "cited": "citations",
	"total times cited": "citations", "cites": "citations", "citing articles": "citations", "citation count": "citations",
	"citações": "citations", "citado por": "citations", "citas": "citations", "citaciones": "citations", "citada por": "citations",
	"被引": "citations", "被引频次": "citations", "被引次数": "citations", "被引用次数": "citations", "引用": "citations", "被引用": "citations",

	"download": "downloads", "downloads": "downloads", "descargas": "downloads", "pdf downloads": "downloads", "total downloads": "downloads",
	"下载": "downloads", "下载量": "downloads", "下载次数": "downloads", "下載": "downloads",

	"view": "views", "views": "views", "page views": "views", "abstract views": "views", "article views": "views", "visualizações": "views",
	"visualizaciones": "views", "vistas": "views", "浏览": "views", "浏览量": "views", "浏览次数": "views", "瀏覽": "views",
	"accesses": "views", "article accesses": "views", "acessos": "views",

	"read": "reads", "reads": "reads", "readers": "readers", "mendeley readers": "readers", "leituras": "reads", "lecturas": "reads",
	"阅读": "reads", "阅读量": "reads", "阅读次数": "reads", "閱讀": "reads",

	"altmetric score": "altmetric score", "altmetric": "altmetric score", "tweets": "tweets", "shares": "shares", "likes": "likes",
	"recommendations": "recommendations", "usage count": "usage", "usages": "usage",
	"references": "references", "cited references": "references", "cited reference count": "references",
}

// countForms are the forms of a statement: the metric behind its
// number, before it with a colon, and before it without. The groups are number,
// metric and provider.
var countForms = []*lazy.Pattern{
	lazy.New(`(?i)^(?P<number>\d[\d.,\x{00a0}\x{202f}]*)\s+(?P<metric>\pL[\pL ]{1,30}?)\s*(?:[(\[](?P<provider>[^()\[\]]{1,80})[)\]])?\s*\.?$`),
	lazy.New(`(?i)^(?P<metric>\pL[\pL ]{0,30}?)(?:\s+(?:in|by|from)\s+(?P<provider>\pL[^:：]{1,60}?))?\s*[:：]\s*(?P<number>\d[\d.,\x{00a0}\x{202f}]*)\s*(?:times|次)?\s*\.?$`),
	lazy.New(`(?i)^(?P<metric>\pL[\pL ]{1,30}?)\s+(?P<number>\d[\d.,\x{00a0}\x{202f}]*)(?:\s+times|次)?(?:\s*[(\[](?P<provider>[^()\[\]]{1,80})[)\]])?\s*\.?$`),
	lazy.New(`(?i)^(?P<metric>cited)\s+(?P<number>\d[\d.,]*)\s+times(?:\s+(?:in|by)\s+(?P<provider>\pL.{1,60}?))?\s*\.?$`),
	lazy.New(`(?i)^(?P<metric>\p{Han}{2,6})(?P<number>\d[\d,]*)(?:次)?$`),
}

// citedBy reads Scopus's "Cited By :10" and "Cited By: 10", a form of countForms.
func citedBy(text string) (value int64, ok bool) {
	const mostDigits = 18 // an int64 holds them
	rest, ok := strings.CutPrefix(text, "Cited By")
	if !ok {
		return 0, false
	}
	rest = strings.TrimPrefix(rest, " ")
	if year, behind, found := strings.Cut(strings.TrimPrefix(rest, sinceYear), ")"); found && strings.HasPrefix(rest, sinceYear) && len(year) == 4 && allDigits(year) {
		rest = behind
	}
	rest, ok = strings.CutPrefix(strings.TrimPrefix(rest, " "), ":")
	rest = strings.TrimPrefix(rest, " ")
	if !ok || !allDigits(rest) || len(rest) > mostDigits {
		return 0, false
	}
	value, err := strconv.ParseInt(rest, 10, 64)
	return value, err == nil
}

// sinceYear stands before the year of publication, or the first year that a
// database covers: the count is of all citations that it knows of.
const sinceYear = "(since "

// countFormMarks are what a text has that countForms match, each in its place.
var countFormMarks = [...]countMarks{
	beginsWithDigit,
	hasDigit | hasColon,
	hasDigit | hasTwoWords,
	hasDigit | hasTwoWords | beginsWithC,
	hasDigit | beginsBeyondASCII,
}

type countMarks uint8

const (
	beginsWithDigit countMarks = 1 << iota
	beginsWithC
	beginsBeyondASCII
	hasDigit
	hasColon
	hasTwoWords // a blank between them: text is cleaned
)

// marksOfCount returns what a cleaned text has of countMarks. It is quick.
func marksOfCount(text string) (marks countMarks) {
	switch first := text[0]; {
	case isASCIIDigit(first):
		marks |= beginsWithDigit
	case first|0x20 == 'c':
		marks |= beginsWithC
	case first >= utf8.RuneSelf:
		marks |= beginsBeyondASCII
	}
	if nextDigit(text, 0) < len(text) {
		marks |= hasDigit
	}
	if strings.IndexByte(text, ':') >= 0 || strings.Contains(text, "：") {
		marks |= hasColon
	}
	if strings.IndexByte(text, ' ') >= 0 {
		marks |= hasTwoWords
	}
	return marks
}

// groupedNumber is a number whose thousands are separated throughout.
var groupedNumber = lazy.New(`^\d{1,3}(?:[.,\x{00a0}\x{202f}]\d{3})+$`)

// longestCount is the length in bytes of the longest statement of a count.
const longestCount = 160

// CountStatement reads one count: "38 Citations (Scopus)", "Cited By :10",
// "Times Cited in Web of Science: 5". The provider is what the statement
// names; who showed the count and when is for the reader of the page to say.
// Rejects counts of things that are not in its table, and rounded numbers
// ("1.2K views").
func CountStatement(s string) (record.Count, error) {
	text := Text(s)
	if text == "" || len(text) > longestCount {
		return record.Count{}, refusal("count", "no-count", s, "not the form of a count")
	}
	if value, ok := citedBy(text); ok {
		return record.Count{Metric: "citations", Value: value}, nil
	}
	return formedCount(s, text)
}

// formedCount reads a count, of which text is the cleaned form, by countForms.
func formedCount(s, text string) (record.Count, error) {
	marks := marksOfCount(text)
	for i, form := range countForms {
		if marks&countFormMarks[i] != countFormMarks[i] {
			continue
		}
		match := form.FindStringSubmatch(text)
		if match == nil {
			continue
		}
		metric, found := countMetrics[strings.ToLower(strings.TrimSpace(match[form.SubexpIndex("metric")]))]
		if !found {
			continue
		}
		value, ok := countValue(match[form.SubexpIndex("number")])
		if !ok {
			return record.Count{}, refusal("count", "number", s, "not a whole number")
		}
		count := record.Count{Metric: metric, Value: value}
		if i := form.SubexpIndex("provider"); i > 0 {
			count.Provider = strings.TrimSpace(match[i])
		}
		return count, nil
	}
	return record.Count{}, refusal("count", "no-count", s, "not the form of a count")
}

// countValue reads a whole number, thousands separated or not.
func countValue(s string) (int64, bool) {
	s = strings.TrimRight(s, ".,\u00a0\u202f")
	if groupedNumber.MatchString(s) {
		s = thousandsMarks.Replace(s)
	}
	value, err := strconv.ParseInt(s, 10, 64)
	return value, err == nil
}

var thousandsMarks = strings.NewReplacer(".", "", ",", "", "\u00a0", "", "\u202f", "")

// FindCounts scans the lines of a text, and their parts between semicolons and bars, for counts of citations,
// downloads, views, reads and the like. [CountStatement] run on s[Start:End]
// gives the Value again.
func FindCounts(s string) []Found[record.Count] {
	var found []Found[record.Count]
	start := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && strings.IndexByte("\n\r;|", s[i]) < 0 {
			continue
		}
		if from, to := trimmed(s, start, i); to-from <= longestCount && strings.ContainsAny(s[from:to], "0123456789") {
			if count, err := CountStatement(s[from:to]); err == nil {
				found = append(found, Found[record.Count]{Value: count, Start: from, End: to})
			}
		}
		start = i + 1
	}
	return found
}
