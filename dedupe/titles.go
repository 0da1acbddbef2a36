package dedupe

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// title is what comparing needs of one title.
type title struct {
	// squash is the folded title without blanks, without the decorations of
	// databases and without a final footnote mark.
	squash string
	// words are the folded words in order, sorted the same, sorted and each
	// once.
	words, sorted []uint32
	// numbered are the numbers in the title, nil where it has none.
	numbered *numerals
	// notice is the kind of piece that the title announces.
	notice notice
	// named is set where the word for the notice may be the name of a trial.
	named bool
	// generic is set for titles that name no work ("Editorial"), common for
	// those too that are generic in their set.
	generic, common bool
	// first is set where a final 1 was taken for a footnote mark.
	first bool
	// bracketed is the number in brackets behind the title, 0 for none.
	bracketed uint8
	// glued is a figure at the end of the last word that was taken for a footnote mark,
	// though it may be that of a symbol ("BRCA1"), 0 for none.
	glued uint8
	// language is the number of that which a bracket behind the title names, from 1, 0
	// for none.
	language uint8
	// several is set where its set has the title at several places of one journal
	// and year, by the same people, and the record does not say at which it stands.
	several bool
	// groups is the number of groups without a common author in which the records
	// of its set with the title fall, 0 where no set is known.
	groups uint8
}

// numerals are the numbers in a title.
type numerals struct {
	// all are sorted; part is the one after "part" and its like, or "".
	all  []string
	part string
}

// numbers are those in the title.
func (t *title) numbers() numerals {
	if t.numbered == nil {
		return numerals{}
	}
	return *t.numbered
}

func (t *title) empty() bool { return t.squash == "" }

// maxTitle bounds the part of a title that is compared, in bytes.
const maxTitle = 600

// notice is a kind of publication that speaks of another one and often repeats
// its title.
type notice uint8

const (
	noNotice notice = iota
	noticeErratum
	noticeRetraction
	noticeReply
	noticeComment
	noticeReview
	noticeEditorial
	noticeProtocol
	noticeSummary
	noticeSupplement
)

// noticeKind is a row of the table of notices.
type noticeKind struct {
	kind notice
	name string
	// words are the beginnings of words of which a folded title that the
	// pattern fits has one.
	words []string
	// pattern fits the folded titles of such pieces.
	pattern *regexp.Regexp
	// relation is what such a piece is to the publication it speaks of.
	relation record.RelationType
	// ofJournal is set where a journal prints it about an article of its own
	// and under the names of the article's authors.
	ofJournal bool
}

// notices tells kinds of pieces by the folded title. The first row that fits
// counts.
var notices = []noticeKind{
	{noticeRetraction, "a retraction notice", []string{"retract", "withdraw"}, regexp.MustCompile(`^(retraction|notice of retraction|statement of retraction|withdrawal)( |$)`), record.IsRetractionOf, true},
	{noticeErratum, "an erratum", []string{"errat", "corrig", "correct", "addend", "expression", "notice", "berichtigung", "rectificatif"}, regexp.MustCompile(`^notice of (duplicate|redundant) publication( |$)|^((publisher|author|editorial)s? )?(erratum|errata|corrigend(um|a)|corrections?|addend(um|a)|correction notice|expression of concern|berichtigung|rectificatif|fe de erratas?)( |$)|(^| )(erratum|corrigendum|correction|addendum) (to|for)( |$)`), record.IsCorrectionOf, true},
	{noticeReply, "a reply", []string{"repl", "respon", "rejoin", "closure"}, regexp.MustCompile(`^closure to |^((in|author|authors|the authors?) )?(reply|replies|response|rejoinder|authors respond)( (to|from|by|and)( |$)|$)|^(the )?(author|authors) (reply|response)|^(reply|rejoinder) | (a |in |author |authors )?(reply|rejoinder)( to [^0-9]{1,40})?$| authors?( s)? (reply|response|rejoinder)$|(^| )(response|reply|rejoinder) to (a |an |the |our |my |their )?(comments?|commentar(y|ies)|critiques?|critics|repl(y|ies)|responses?|rejoinders?)( |$)`), record.IsReplyTo, false},
	{noticeComment, "a comment", []string{"comment", "discussion", "regard", "letter", "re "}, regexp.MustCompile(`^(a |invited |editorial )?(comments?|commentary|discussion)( on| to| re)?( |$)|^(re|in regard to|letter to the editor|letter regarding|letter re) | (a |invited |editorial )?(comment|commentary)$`), record.IsCommentOn, false},
	{noticeReview, "a review of a book", []string{"review"}, regexp.MustCompile(`^book reviews?( |$)|^review of the book `), record.IsReviewOf, false},
	{noticeEditorial, "an editorial", []string{"editor"}, regexp.MustCompile(`^(guest )?editorials?( |$)|^(the )?editor s (comments?|note|introduction)( |$)|^from the editors?( |$)`), record.IsCommentOn, false},
	{noticeProtocol, "a protocol", []string{"protocol", "rationale", "statistical"}, regexp.MustCompile(`(^| )statistical analysis plan$|^statistical analysis plan (for|of) |(^| )((study|trial|review) protocol|protocol (for|of) (a|an|the)|protocol$)|^protocol (for|of) |^(rationale and (study )?design|design and rationale)( |$)| (rationale and (study )?design|design and rationale)$`), record.IsProtocolOf, false},
	{noticeSummary, "a summary for other readers", []string{"summar"}, regexp.MustCompile(`^(summar(y|ies) for (patients|the public)|(executive|plain language|lay) summary)( |$)`), record.IsRelatedTo, false},
	{noticeSupplement, "a supplement", []string{"supp"}, regexp.MustCompile(`^(supplement(ary|al)?|supporting) (appendix|data|files?|information|materials?|online materials?|tables?) (for|of|to) `), record.IsSupplementTo, false},
}

// noticeWord is the beginning of a word of a row of notices.
type noticeWord struct {
	word string
	row  int
}

// noticeWords are the words of notices by their first letters.
var noticeWords = func() (words [256][]noticeWord) {
	for i, n := range notices {
		for _, w := range n.words {
			words[w[0]] = append(words[w[0]], noticeWord{w, i})
		}
	}
	return words
}()

func noticeOf(folded string) notice {
	may := uint(0) // the rows of which the title has a word
	for at := 0; at < len(folded); at++ {
		for _, w := range noticeWords[folded[at]] {
			if strings.HasPrefix(folded[at:], w.word) {
				may |= 1 << w.row
			}
		}
		next := strings.IndexByte(folded[at:], ' ')
		if next < 0 {
			break
		}
		at += next
	}
	for i := 0; may>>i != 0; i++ {
		if may>>i&1 != 0 && notices[i].pattern.MatchString(folded) {
			return notices[i].kind
		}
	}
	return noNotice
}

// noticeName names a kind with its article, "" for no notice.
func noticeName(kind notice) string {
	for _, n := range notices {
		if n.kind == kind {
			return n.name
		}
	}
	return ""
}

var (
	// placeholders are what exporters write where they know nothing.
	placeholders = map[string]bool{
		"": true, "unknown": true, "na": true, "n a": true, "none": true, "null": true, "nan": true, "anonymous": true, "anon": true,
		"untitled": true, "no title": true, "no title available": true, "not available": true, "no authorship indicated": true,
		"no author": true, "title unknown": true,
	}

	genericTitle = regexp.MustCompile(`^(the |guest |our )*(editorials?( (notes?|comments?|comment(ary|aries)|introductions?|remarks|preface))?|introduction|preface|foreword|front matter|back matter|frontmatter|` +
		`cover|contents|table of contents|index|author index|subject index|title page|masthead|book reviews?( column)?|news|letters?|` +
		`letters? to the editor|in this issue|calendar|announcements?|obituary|acknowledge?ments?( to reviewers)?|abstracts?|` +
		`editor s (comments?|notes?|introduction|choice)|editors (comments?|notes?|introduction)|erratum|errata|corrigendum|corrections?|reply|` +
		`authors? (reply|response)|comments?|commentary|response|discussion|conclusions?|guest editorial|from the editors?|` +
		`chair s message|president s message|poster session|keynote|panel|editorial board|issue information|reviewers?|` +
		`list of reviewers|correspondence|opinion|viewpoint|perspective|research note|executive summary|summary|` +
		`(introduction to )?(the |this )?(special|theme|thematic) (issue|section)( introduction)?|(reviewers?|reviewer s) acknowledge?ments?|thank(s| you) to (our |the )?reviewers|` +
		`call for papers|journal club|(research )?highlights( of this issue)?|notes from the field|in brief|test yourself|quiz|clinical pearls|books received|new books|` +
		`(case|image|picture|paper) of the (month|week|year)|(poster|oral|meeting|congress|conference) (abstracts|presentations)|research letters?|questions? and answers?|` +
		`(letter|message|notes?|greetings) from the (editors?|president|chairs?)|(president|editor|chair) s (page|letter|column)|(notes on |about the )?contributors|about the authors|` +
		`(invited|expert|guest) (comments?|commentary|commentaries|editorials?)|errata notes?|in memoriam|presidential address|welcome( address| message)?|` +
		`(instructions|guidelines|information|notes) for authors|author guidelines|(scientific )?programme?|glossary|appendix|(list of )?abbreviations|news and (notes|views)|` +
		`(reply|response|responses) to (the |a )?letters?( to the editors?)?|the authors? (reply|respond)|authors? responses?|key points|practice points|current awareness|` +
		`what is your diagnosis|continuing (medical )?education( questions)?)$`)

	// retractedArticle marks the publication itself, not the notice.
	retractedArticle = regexp.MustCompile(`(?i)^\W*(retracted|withdrawn)( article| paper)?\W*[:\]\-–—]\s*`)

	// correctedPlace is how Web of Science and Embase mark an erratum: with the place
	// of the article that it corrects.
	correctedPlace = regexp.MustCompile(`(?i)\((?:retraction of |(?:erratum|correction|corrigendum) (?:to|for|of) )?vol\.? ?\d+[^()]*\b(?:pgs? ?[^()]*\d{4}|, ?[a-z]*\d{3,}, ?(?:19|20)\d{2})\)[\s.]*$|\([^()]+\((19|20)\d{2}\)[^()]*\d[^()]*(\([^()]*\)[^()]*)?\)[\s.]*$`)

	// noticeHeading stands before the title of what a notice speaks of.
	noticeHeading = regexp.MustCompile(`(?i)^((publisher|author)['’]?s? )?(erratum|corrigendum|correction|retraction|retraction notice|addendum|reply|comment)( to| on| for| of)?\s*[:.\-–—]\s*|^book reviews?( of)?\s*[:.\-–—]?\s+`)

	// decoration is a final bracket that a database added: the number of
	// references, the kind of abstract, the place of another piece.
	finalBracket = regexp.MustCompile(`\s*(\[[^\[\]]*\]|\([^()]*\))[\s.]*$`)
	decoration   = regexp.MustCompile(`(?i)\b(refs?|references|review|abstract|letters?|vol|volume|pg|pp|erratum|see comments?|comment|editorial|` +
		languages + `|with discussion|` +
		`meeting|conference|published|correction|corrected|reprint|in process citation|summary for patients|original)\b|^\W*\d*\W*$`)

	// languageNamed and volumeNamed find the language, and the volume, that such a
	// bracket is about.
	languageNamed = regexp.MustCompile(`(?i)\b(?:` + languages + `)\b`)
	volumeNamed   = regexp.MustCompile(`(?i)^vol(?:ume)?\.? ?([0-9]{1,2})$`)

	// noticeBracket is a final bracket that says what the piece itself is.
	noticeBracket = regexp.MustCompile(`(?i)^(?:(erratum|corrigendum|correction|addendum)|(study protocol|protocol)|(infographic|visual abstract|video abstract|podcast|plain[ -]language summary|lay summary))$`)

	// noticesBefore are words that say it with a colon before the title of what a
	// notice speaks of.
	noticesBefore = []struct {
		kind notice
		word string
	}{{noticeProtocol, "protocol"}, {noticeSupplement, "data from"}, {noticeReply, "in reply"}, {noticeReply, "in response"}, {noticeReply, response},
		{noticeSummary, "infographic"}, {noticeSummary, "visual abstract"}, {noticeSummary, "video abstract"}, {noticeSummary, "podcast"}, {noticeSummary, "quiz"},
		{noticeSummary, "patient page"}, {noticeSummary, "patient information"}, {noticeSummary, "cme examination"}, {noticeSummary, "journal club"}}

	// noticesBehind are words behind the title of what a notice speaks of, with
	// the letters that these end with.
	noticesBehind = []struct {
		kind    notice
		last    string
		pattern *regexp.Regexp
	}{
		{noticeErratum, "um", regexp.MustCompile(`(?i)\s*(: |\. |[-–—])\s*(erratum|corrigendum|addendum)$`)},
		{noticeErratum, "correction", regexp.MustCompile(`(?i)\s*(: |\. )\s*correction$`)},
		{noticeReply, response, regexp.MustCompile(`(?i)\s*(: |\. )\s*response$`)},
		{noticeSummary, "infographic", regexp.MustCompile(`(?i)\s*(: |\. |[-–—])\s*(an )?infographic$`)},
		{noticeSummary, "podcast", regexp.MustCompile(`(?i)\s*(: |\. |[-–—])\s*(a )?podcast$`)},
		{noticeSummary, "summary", regexp.MustCompile(`(?i)\s*(: |\. |[-–—])\s*(a )?(plain[ -]language|lay) summary$`)},
		{noticeSummary, "abstract", regexp.MustCompile(`(?i)\s*(: |\. |[-–—])\s*(a )?(visual|video) abstract$`)},
	}

	// gluedMark is a footnote mark at the end of a title: behind a word, a year or
	// a decade ("the 1990s1", or "1990sl" from a scan), or a list of marks.
	gluedMark = regexp.MustCompile(`(\p{L}{3}|\b(?:19|20)[0-9]{2}|[0-9]0s)[0-9*†‡](?:,[0-9])*$|([0-9]0s)l$|(\p{L})[0-9](?:,[0-9])+$`)
)

// response, where it stands alone, is also the name of a trial.
const response = "response"

// maxGeneric is the length, in bytes, of the longest title that genericTitle
// can fit, somewhat rounded up.
const maxGeneric = 60

// partWords stand before the number of a part, and numbered before any number
// that belongs to the title.
var (
	partWords = map[string]bool{"part": true, "pt": true, "teil": true, "parte": true, "partie": true, "paper": true}
	numbered  = map[string]bool{
		"part": true, "pt": true, "paper": true, "section": true, "chapter": true, "volume": true, "vol": true, "teil": true,
		"parte": true, "partie": true, "study": true, "phase": true, "type": true, "stage": true, "grade": true, "class": true,
		"case": true, "level": true, "no": true, "number": true, "version": true, "edition": true, "report": true, "episode": true,
		"installment": true,
	}
)

var numberWords = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
	"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
	"xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17", "xviii": "18", "xix": "19", "xx": "20",
}

// stopWords carry no weight in a comparison of titles.
var stopWords = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "and": true, "in": true, "on": true, "for": true, "to": true, "with": true,
	"by": true, "from": true, "at": true, "as": true, "is": true, "are": true, "its": true, "or": true, "s": true, "via": true,
	"der": true, "die": true, "das": true, "und": true, "de": true, "la": true, "le": true, "les": true, "et": true, "des": true,
	"du": true, "el": true, "los": true, "y": true, "en": true, "von": true, "im": true, "zur": true, "di": true, "da": true,
	"的": true, "了": true, "与": true, "和": true, "在": true, "の": true, "と": true, "に": true, "を": true, "は": true, "が": true,
}

// newTitle makes the features of a title for people.
func newTitle(s string, words *vocabulary) title {
	if strings.ContainsAny(s, "<&") {
		s = normalize.Text(s)
	}
	s = strings.TrimRight(withBeta(clip(s, maxTitle)), " .*†‡")
	var glued uint8
	if s != "" && isDigit(s[len(s)-1]) || strings.HasSuffix(s, "0sl") {
		whole := s
		if s = gluedMark.ReplaceAllString(s, "$1$2$3"); len(whole)-len(s) == 1 && isDigit(whole[len(s)]) {
			glued = whole[len(s)] - '0'
		}
	}
	folded := comparisonKey(s)
	if placeholders[folded] {
		return title{}
	}
	if isSigned(s, folded) {
		folded = editorial
	}
	t := title{glued: glued}
	// A final 1 or I that numbers nothing is a footnote mark.
	if last := strings.LastIndexByte(folded, ' '); last > 0 && (folded[last+1:] == "1" || folded[last+1:] == "i") &&
		strings.Count(folded, " ") >= 3 && !numbered[folded[strings.LastIndexByte(folded[:last], ' ')+1:last]] {
		folded, t.first = folded[:last], true
	}
	t.notice = noticeOf(folded)
	if t.notice != noNotice {
		if bare := noticeHeading.ReplaceAllString(s, ""); len(bare) < len(s) && len(bare) >= 15 {
			folded = comparisonKey(bare)
		}
	}
	t.generic = len(folded) <= maxGeneric && genericTitle.MatchString(folded) || shortTitle(folded)
	t.common = t.generic
	parts := withUnits(once(withPartNumbers(strings.Fields(folded))))
	found := numerals{part: cmp.Or(partOf(parts), partWithin(s))}
	for i, w := range parts {
		t.words = append(t.words, words.number(w))
		if isDigit(w[0]) || i > 0 && numbered[parts[i-1]] && isNumeral(w) {
			found.all = append(found.all, numeral(w))
		}
	}
	if found.part != "" && !slices.Contains(found.all, found.part) {
		found.all = append(found.all, found.part)
	}
	if len(found.all) > 0 {
		slices.Sort(found.all)
		t.numbered = &found
	}
	t.squash = strings.Join(parts, "")
	t.sorted = slices.Clone(t.words)
	slices.Sort(t.sorted)
	t.sorted = slices.Compact(t.sorted)
	return t
}

// editorial is the key of the title of an editorial.
const editorial = "editorial"

// editorsName is the name of an editor with the office, which signs an editorial and was
// read as its title.
var editorsName = regexp.MustCompile(`^(?:\p{Lu}[\p{L}.'’-]*\s+){1,3}\p{Lu}[\p{L}.'’-]*,\s*(?i:(?:(?:guest|managing|founding|joint|senior|associate|deputy|co)[\s-]+)*editors?(?:[\s-]+in[\s-]+chief)?)$`)

// isSigned reports whether a title is the signature of an editorial.
func isSigned(s, folded string) bool {
	return (strings.HasSuffix(folded, " editor") || strings.HasSuffix(folded, " editors") || strings.HasSuffix(folded, " in chief")) && editorsName.MatchString(s)
}

// once returns the words of a title that stands twice in its field only once.
func once(words []string) []string {
	if n := len(words); n >= 4 && n%2 == 0 && slices.Equal(words[:n/2], words[n/2:]) {
		return words[:n/2]
	}
	return words
}

// lastPartLetter is the last of the letters that number parts ("Part B").
const lastPartLetter = "h"

// partOf returns the number, or the letter, of the part that a title names, by a word before
// it or as a Roman numeral at the end. A final "I" is as often a footnote mark
// that was misread.
func partOf(words []string) string {
	for i, w := range words[:max(0, len(words)-1)] {
		if partWords[w] && (isNumeral(words[i+1]) || len(words[i+1]) == 1 && words[i+1] <= lastPartLetter) {
			return numeral(words[i+1])
		}
	}
	if n := len(words); n > 1 && words[n-1] != "i" && len(words[n-1]) <= len("viii") && strings.Trim(words[n-1], "ivx") == "" && isNumeral(words[n-1]) {
		return numeral(words[n-1])
	}
	return ""
}

// isNumeral reports whether a folded word is a number in figures, Roman
// figures or words.
func isNumeral(w string) bool {
	if _, ok := numberWords[w]; ok {
		return true
	}
	return w != "" && strings.Trim(w, "0123456789") == ""
}

// clip cuts a text to at most n bytes, between characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func numeral(s string) string {
	if n, ok := numberWords[s]; ok {
		return n
	}
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if n, err := strconv.Atoi(s[:end]); err == nil {
		return strconv.Itoa(n) + s[end:]
	}
	return s
}

// shortTitle reports whether a title is too short to name one work. Scripts
// other than Latin say more with a letter.
func shortTitle(folded string) bool {
	ascii, letters := true, 0
	for _, r := range folded {
		if unicode.IsLetter(r) {
			letters++
		}
		ascii = ascii && r < utf8.RuneSelf
	}
	return letters < 4 || ascii && letters < 9
}
