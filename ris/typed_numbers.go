package ris

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// readVolume reads a volume field, which may say issue, supplement and part
// too.
func (d *reading) readVolume(s source) {
	if d.code == "THES" && !strings.ContainsAny(s.text, "0123456789") {
		d.addDetail(s, degreeDetail)
		return
	}
	numbering, err := normalize.Volume(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	d.setNumbering(s, numbering, "volume")
}

// patentVersion is what VL says of a patent.
var patentVersion = meaning{toDetail, "version"}

// isPatentNumber reports whether VL of a patent holds its number, which older files
// have there and not in SN: it has more digits than a version.
func (d *reading) isPatentNumber(s *source) bool {
	const fewest = 5
	digits := 0
	for i := range len(s.text) {
		if s.text[i] >= '0' && s.text[i] <= '9' {
			digits++
		}
	}
	return d.code == "PAT" && d.tag(s.field) == "VL" && digits >= fewest && !d.hasAny([]string{"SN"})
}

// degreeDetail is EndNote's use of the volume of a thesis.
const degreeDetail = "degree"

// readIssue reads an issue field. M1 is one only when it looks like one and no
// other tag states the issue.
func (d *reading) readIssue(s source) {
	if isLate(d.tag(s.field)) && (!isIssue(s.text) || d.record.Issue != "" && d.record.Issue != s.text) {
		d.keepCustom(s)
		return
	}
	if d.tag(s.field) == "CP" && isPlace(s.text) {
		d.readText(s, "publisher/place")
		return
	}
	numbering, err := normalize.Issue(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	d.setNumbering(s, numbering, "issue")
}

// isPlace reports whether CP, which some programs have for a city or country, is
// no issue: it has no number, and is no supplement, month or season.
func isPlace(text string) bool {
	if strings.ContainsAny(text, "0123456789") || isIssue(text) {
		return false
	}
	_, err := normalize.Date(text + " 2000")
	return err != nil
}

// isIssue reports whether a miscellaneous field looks like an issue: a number
// of four digits at most, which others put there too with six and more, or a
// supplement, part or special issue.
func isIssue(text string) bool {
	if len(text) > 30 || strings.ContainsAny(text, ":=@") {
		return false
	}
	if digits := leadingDigits(text); digits > 0 {
		return digits <= 4
	}
	numbering, err := normalize.Issue(text)
	if err != nil {
		return false
	}
	if numbering.Issue == "" {
		return true
	}
	lower := strings.ToLower(text)
	return strings.HasPrefix(lower, "spec") || strings.HasPrefix(lower, "no") && strings.ContainsAny(text, "0123456789")
}

// isPage reports whether a miscellaneous field looks like a page: a number,
// perhaps with a letter or two before it.
func isPage(text string) bool {
	if len(text) > 20 || strings.ContainsAny(text, ":/=@") {
		return false
	}
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			return i <= 2
		}
	}
	return false
}

func leadingDigits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

func (d *reading) setNumbering(s source, n normalize.Numbering, own string) {
	for _, member := range [...]struct{ path, value string }{
		{"volume", n.Volume}, {"issue", n.Issue}, {"supplement", n.Supplement}, {"part", n.Part},
	} {
		if member.value == "" {
			continue
		}
		rule := own
		if member.path != own {
			rule = own + "." + member.path
		}
		if member.path == "supplement" && d.replacesBare(member.value) {
			d.forgetBare()
		}
		if member.path == "supplement" && d.record.Supplement == "" && normalize.IsBareSupplement(member.value) {
			d.bareSupplement = s
			d.onlyBare = n == normalize.Numbering{Supplement: n.Supplement}
		}
		d.setText(s, member.path, rule, member.value)
	}
}

// replacesBare reports whether a supplement says which one it is, where the record only
// says that there is one.
func (d *reading) replacesBare(supplement string) bool {
	return d.bareSupplement.text != "" && normalize.IsBareSupplement(d.record.Supplement) && !normalize.IsBareSupplement(supplement)
}

// forgetBare takes the supplement without a number off the record. A field that says
// nothing else stays as a detail.
func (d *reading) forgetBare() {
	d.record.Supplement = ""
	d.record.Trace = slices.DeleteFunc(d.record.Trace, func(t record.Trace) bool { return t.Path == "supplement" })
	if d.onlyBare {
		d.addDetail(d.bareSupplement, "supplement")
	}
}

// keepCustom keeps what a rule refuses in a custom or miscellaneous field as it
// is; another tag has no such use, and its value is refused.
func (d *reading) keepCustom(s source) {
	if !isLate(d.tag(s.field)) {
		d.reject(s)
		return
	}
	d.addDetail(s, customName(d.tag(s.field)))
}

// customName is the name of the detail that keeps a custom or miscellaneous
// field as it is.
func customName(tag string) string {
	switch tag[0] {
	case 'M':
		return "misc-" + tag[1:]
	case 'U':
		return "user-" + tag[1:]
	}
	return "custom-" + tag[1:]
}

// readFirstPage takes a first page; a miscellaneous tag counts only where SP
// is not there.
func (d *reading) readFirstPage(s source) {
	if isLate(d.tag(s.field)) && (len(d.firstPages) > 0 || !isPage(s.text)) {
		d.keepCustom(s)
		return
	}
	d.firstPages = append(d.firstPages, s)
}

// readPageCount reads SP of a whole publication: its extent, unless it is a
// range.
func (d *reading) readPageCount(s source) {
	for i := range d.fields {
		if f := &d.fields[i]; f.Name == "EP" && strings.TrimSpace(f.Value) != "" {
			d.readFirstPage(s)
			return
		}
	}
	pages, err := normalize.NumberOfPages(s.text)
	switch {
	case err != nil && strings.Contains(s.text, ","): // "xii, 417 p."
		d.addDetail(s, "pages")
	case err != nil || d.record.NumberOfPages != 0 && d.record.NumberOfPages != pages:
		d.readFirstPage(s)
	default:
		d.setNumberOfPages(s)
	}
}

func (d *reading) setNumberOfPages(s source) {
	pages, err := normalize.NumberOfPages(s.text)
	if err != nil || d.record.NumberOfPages != 0 && d.record.NumberOfPages != pages {
		d.reject(s)
		return
	}
	d.record.NumberOfPages = pages
	d.traceOne("number_of_pages", "number-of-pages", false, &s)
}

// furtherPages stands for a last page that is not known: Web of Science's "+".
const furtherPages = "+"

// resolvePages reads first and last page together.
func (d *reading) resolvePages() {
	var first, last *source
	if len(d.firstPages) > 0 {
		first = &d.firstPages[0]
	}
	if len(d.lastPages) > 0 {
		last = &d.lastPages[0]
	}
	if len(d.firstPages) > 1 || len(d.lastPages) > 1 {
		d.repeatPages(first, last)
	}
	if last != nil && last.text == furtherPages {
		d.claimed[last.field] = true
		last = nil
	}
	switch {
	case first == nil && last == nil:
	case last == nil || last.lines:
		if first != nil {
			d.readExtent(*first)
		}
	case first == nil:
		pages, err := lastPage(last.text)
		if err != nil {
			d.reject(*last)
			return
		}
		d.setPages(pages, "ris.last-page", *last)
	case first.lines:
		d.readExtent(*first)
	default:
		d.readRange(*first, *last)
	}
}

// resolveSections reads the sections of an article in a journal. EndNote has no field
// for them and writes the first page there, which is no section then.
func (d *reading) resolveSections() {
	for _, s := range d.sections {
		if first := d.record.Pages.First; first != "" && normalize.Text(s.text) == first {
			d.claimed[s.field] = true
			continue
		}
		d.readText(s, "section")
	}
}

// repeatPages keeps the pages beyond the first of each kind, but for those that
// state the same once more.
func (d *reading) repeatPages(first, last *source) {
	stated := func(s *source, end string) (normalize.Extent, bool) {
		if s == nil {
			return normalize.Extent{}, false
		}
		extent, err := normalize.PageRange(s.text, end)
		extent.Pages.Derived = false
		return extent, err == nil
	}
	repeat := func(list []source, kept *source, end string) {
		whole, wholeOK := stated(first, end)
		alone, aloneOK := stated(kept, "")
		for i := 1; i < len(list); i++ {
			s := &list[i]
			again, ok := stated(s, "")
			if ok && (wholeOK && again == whole || aloneOK && again == alone) {
				d.claimed[s.field] = true
				continue
			}
			d.repeat(*s, "pages")
		}
	}
	end := ""
	if last != nil {
		end = last.text
	}
	repeat(d.firstPages, first, end)
	repeat(d.lastPages, last, end)
}

// lastPage reads a last page without a first one, which is refused where it
// could be no page at all.
func lastPage(text string) (record.Pages, error) {
	if _, err := normalize.Pages(text); err != nil {
		return record.Pages{}, err
	}
	return record.Pages{Last: normalize.Text(text)}, nil
}

func (d *reading) setPages(pages record.Pages, rule string, sources ...source) {
	if pages == (record.Pages{}) {
		return
	}
	d.record.Pages = pages
	d.trace("pages", rule, false, sources...)
}

// readExtent reads one field of pages.
func (d *reading) readExtent(s source) {
	if (strings.Contains(s.text, "10.") || isArXiv(s.text)) && d.addIdentifiers(s, false) {
		return // a DOI or a number in arXiv for want of pages
	}
	extent, err := normalize.Pages(s.text)
	switch {
	case err != nil:
		d.reject(s)
	case extent.ArticleNumber != "":
		d.setText(s, "article_number", "article-number", extent.ArticleNumber)
	default:
		d.setPages(extent.Pages, "pages", s)
	}
}

func isArXiv(text string) bool {
	const start = "arxiv:"
	return len(text) > len(start) && strings.EqualFold(text[:len(start)], start)
}

// readRange reads a first and a last page; an article number often stands in
// both.
func (d *reading) readRange(first, last source) {
	extent, err := normalize.PageRange(first.text, last.text)
	switch {
	case err != nil:
		d.rejectRange(first, last, err)
	case extent.ArticleNumber == "":
		d.setPages(extent.Pages, "page-range", first, last)
	default:
		for _, s := range []source{first, last} {
			number, err := normalize.ArticleNumber(s.text)
			if err != nil {
				d.reject(s)
				continue
			}
			d.setText(s, "article_number", "article-number", number)
		}
	}
}

// rejectRange keeps what is no range of pages: its first page is read alone, unless it
// is none either.
func (d *reading) rejectRange(first, last source, err error) {
	var refused *normalize.RejectError
	if errors.As(err, &refused) && refused.Code == "year-month" {
		d.reject(first)
		d.reject(last)
		return
	}
	d.reject(last)
	d.readExtent(first)
}

func (d *reading) readArticleNumber(s source) {
	number, err := normalize.ArticleNumber(s.text)
	if err != nil {
		d.keepCustom(s)
		return
	}
	d.setText(s, "article_number", "article-number", number)
}

// numberTypes are types whose SN is a number of their own kind.
var numberTypes = []string{"RPRT", "PAT", "GOVDOC", "DBASE", "LEGAL", "STAND", "REPT", "RRPT"}

// numbersAlone are those of them whose number, which may look like an ISSN or ISBN, is
// none where it is nothing but digits: few have any.
var numbersAlone = []string{"PAT"}

// longestNumber is as many digits as such a number has at most that could be an ISBN.
const longestNumber = len("0306406152")

// readSerial reads SN: ISSNs and ISBNs, told apart by their check digits, or a
// report's or patent's number.
func (d *reading) readSerial(s source) {
	if len(s.text) <= longestNumber && leadingDigits(s.text) == len(s.text) && slices.Contains(numbersAlone, d.code) {
		d.readText(s, "number")
		return
	}
	value := d.fields[s.field].Value
	if strings.IndexByte(value, '\\') >= 0 {
		value = escapedLineEnds.Replace(value)
	}
	one := !s.lines && isTrimmed(value) && strings.IndexByte(value, ';') < 0 && strings.IndexByte(value, ',') < 0
	if one && d.readOneSerial(s) {
		return
	}
	read := 0
	for part := range splitAt(value, ";,\n") {
		if !one && d.readOneSerial(d.part(s.field, part.start, part.end)) {
			read++
			continue
		}
		text := value[part.start:part.end]
		for word := range splitAt(text, " ") {
			with := withRemark(text, word)
			if d.readOneSerial(d.part(s.field, part.start+with.start, part.start+with.end)) ||
				with != word && d.readOneSerial(d.part(s.field, part.start+word.start, part.start+word.end)) {
				read++
			}
		}
	}
	switch {
	case read > 0:
	case slices.Contains(numberTypes, d.code):
		d.readText(s, "number")
	default:
		d.reject(s)
	}
}

// escapedLineEnds are line ends that Mendeley writes as escapes between serial
// numbers, made separators of the same length.
var escapedLineEnds = strings.NewReplacer(`\r`, ";;", `\n`, ";;")

// withRemark is a word with what stands in brackets behind it: "1234-5679 (Print)".
func withRemark(text string, word piecePlace) piecePlace {
	rest := strings.TrimLeft(text[word.end:], " ")
	if end := strings.IndexByte(rest, ')'); end > 0 && rest[0] == '(' {
		word.end = len(text) - len(rest) + end + 1
	}
	return word
}

func (d *reading) readOneSerial(s source) bool {
	c := &d.record.Container
	if issn, err := normalize.ISSN(s.text); err == nil {
		at := slices.Index(c.ISSN, issn)
		if at < 0 {
			at = len(c.ISSN)
			b := d.blocks
			c.ISSN = append(withRoom(b, c.ISSN, &b.issns, 1, sharedSmall), issn)
		}
		d.traceOne(inISSN.element(at), "issn", false, &s)
		return true
	}
	isbn, err := normalize.ISBN(s.text)
	if err != nil {
		return false
	}
	if d.typeRow != nil && d.typeRow.whole {
		d.addIdentifier(s, record.Identifier{Scheme: record.SchemeISBN, Value: isbn}, false)
		return true
	}
	at := slices.Index(c.ISBN, isbn)
	if at < 0 {
		at = len(c.ISBN)
		c.ISBN = append(c.ISBN, isbn)
	}
	d.traceOne(inISBN.element(at), "isbn.value", false, &s)
	return true
}

// piecePlace is a part of a value.
type piecePlace struct{ start, end int }

// splitAt divides a value at any of the separators; empty parts are left out.
func splitAt(value, separators string) iter.Seq[piecePlace] {
	return func(yield func(piecePlace) bool) {
		start := 0
		for i := 0; i <= len(value); i++ {
			if i < len(value) && !isOneOf(value[i], separators) {
				continue
			}
			if !isBlank(value[start:i]) && !yield(piecePlace{start, i}) {
				return
			}
			start = i + 1
		}
	}
}

// isOneOf reports whether a byte is one of a few.
func isOneOf(b byte, few string) bool {
	for i := range len(few) {
		if b == few[i] {
			return true
		}
	}
	return false
}
