package source

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
	"github.com/ibid-go/ibid/source/html"
	"github.com/ibid-go/ibid/source/webpage"
)

// enough is the score from which a candidate is taken without being asked
// for.
const enough = 40

// Candidate is one format that was considered for a document.
type Candidate struct {
	Format record.Format
	// Dialect is the page family or exporter where that was recognised.
	Dialect string
	// Score is between 0 and 100; Evidence says what it rests on.
	Score    int
	Evidence []string
}

func (c Candidate) name() string {
	if c.Dialect != "" {
		return string(c.Format) + "/" + c.Dialect
	}
	return string(c.Format)
}

// mark is an expression that speaks for a format where it is found, or against it
// with a score below zero.
type mark struct {
	form  *regexp.Regexp
	score int
	// evidence says what was found; "%d" in it stands for how many.
	evidence string
}

// weigh adds the marks that are found in a text.
func (c *Candidate) weigh(text string, marks []mark) {
	for _, m := range marks {
		n := len(m.form.FindAllStringIndex(text, -1))
		if n == 0 {
			continue
		}
		c.Score += m.score
		c.Evidence = append(c.Evidence, strings.Replace(m.evidence, "%d", strconv.Itoa(n), 1))
	}
}

// sample is the head of a document, decoded.
type sample struct {
	raw   []byte
	lines []string
	text  string
}

// Detect says which formats the first bytes of a document fit, best first. It
// looks at content, and at the name only to break ties. Some 64 KiB of head
// are enough. No candidate means that the document is none of them.
func Detect(head []byte, name string) []Candidate {
	if signature(head) != "" {
		return nil
	}
	s := newSample(head)
	var found []Candidate
	for _, f := range formats() {
		for _, c := range f.detect(s) {
			c.Format = f.Format
			found = append(found, c)
		}
	}
	limitGeneric(found, s)
	extension := strings.ToLower(path.Ext(plainName(name)))
	slices.SortStableFunc(found, func(a, b Candidate) int {
		return cmp.Or(
			cmp.Compare(b.Score, a.Score),
			compareBool(a.isGeneric(), b.isGeneric()),
			-compareBool(hasExtension(a.Format, extension), hasExtension(b.Format, extension)),
		)
	})
	return found
}

func (c Candidate) isGeneric() bool {
	return c.Format == record.FormatWebPage && c.Dialect == webpage.Generic
}

// telling is the score from which a candidate is a sign of its format, even if
// not enough to be taken.
const telling = 20

// limitGeneric keeps the rules for text of any kind from being taken before any
// format that fits: their score is no higher than its, and not enough for text
// that looks like a format which is not read.
func limitGeneric(found []Candidate, s sample) {
	best := 0
	for _, c := range found {
		if !c.isGeneric() {
			best = max(best, c.Score)
		}
	}
	for i := range found {
		if c := &found[i]; c.isGeneric() && (best >= telling || textName(s.text) != "") {
			c.Score = min(c.Score, best)
		}
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func hasExtension(name record.Format, extension string) bool {
	f, ok := lookup(name)
	return ok && slices.Contains(f.Extensions, extension)
}

func newSample(head []byte) sample {
	s := sample{raw: head}
	lines, err := charset.NewLineReader(bytes.NewReader(head), &charset.Options{Size: len(head)})
	if err != nil {
		return s
	}
	for {
		line, err := lines.Next()
		if err == io.EOF {
			break
		}
		if err == nil {
			s.lines = append(s.lines, string(line.Text))
		}
	}
	s.text = strings.Join(s.lines, "\n")
	return s
}

// signatures are the first bytes of files that hold no text, and what to call
// them.
var signatures = []struct{ start, name string }{
	{"\x89PNG\r\n\x1a\n", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"%PDF-", "a PDF document"},
	{"PK\x03\x04", "a ZIP archive, or an Office or EndNote document in one, to be unpacked or exported first"},
	{"PK\x05\x06", "an empty ZIP archive"},
	{"PK\x07\x08", "a part of a ZIP archive, to be unpacked first"},
	{"(\xb5/\xfd", "a Zstandard archive, to be unpacked first"},
	{"{\\rtf", "an RTF document"},
	{"\x1f\x8b", "a gzip archive, to be unpacked first"},
	{"BZh", "a bzip2 archive, to be unpacked first"},
	{"\xfd7zXZ\x00", "an xz archive, to be unpacked first"},
	{"Rar!", "a RAR archive, to be unpacked first"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive, to be unpacked first"},
	{"\xd0\xcf\x11\xe0", "an old Office document, to be saved as CSV first where it is a workbook"},
	{"bplist00", "a web archive of Safari, or another property list, to be saved as HTML first"},
	{"SQLite format 3\x00", "an SQLite database, to be exported first"},
	{"\x7fELF", "a program"},
}

func signature(head []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.start)) {
			return s.name
		}
	}
	return ""
}

// texts are beginnings of text formats that are not read, and what to call
// them, for messages.
var texts = []struct {
	start *regexp.Regexp
	name  string
}{
	{regexp.MustCompile(`(?i)^\s*<(div|span|p|h[1-6]|table|ul|ol|article|section|main|a|li)[\s>]`), "a piece of an HTML page without metadata"},
	{regexp.MustCompile(`^\s*<\?xml|^\s*<[A-Za-z]`), "XML"},
	{jsonStart, "JSON that holds no citation items"},
}

// looksLike names what a document without format looks like, or "".
func looksLike(head []byte) string {
	if name := signature(head); name != "" {
		return name
	}
	if name := unreadName(newSample(head).text); name != "" {
		return name
	}
	if charset.Detect(head) == charset.UTF8 && bytes.IndexByte(head, 0) >= 0 {
		return "binary data"
	}
	return textName(newSample(head).text)
}

// textName names the format that is not read which a text looks like, or "".
func textName(text string) string {
	for _, t := range texts {
		if t.start.MatchString(text) {
			return t.name
		}
	}
	return ""
}

// A RIS line has a tag of a letter and a letter or digit, and a dash; in the
// wild the blanks around the dash vary.
var (
	risLine      = regexp.MustCompile(`^[\s\x{A0}]{0,4}([A-Za-z][A-Za-z0-9])[ \t\x{A0}]{0,3}[-–](?:[ \t\x{A0}]|$|\S)`)
	risFlattened = regexp.MustCompile(`^[\s\x{A0}]*TY\s{1,2}-\s{0,2}[A-Za-z]+\s+[A-Z][A-Z0-9]\s{1,2}-\s`)
)

func detectRIS(s sample) []Candidate {
	var c Candidate
	tagged, lines, types, ends := 0, 0, 0, 0
	for _, line := range s.lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if risFlattened.MatchString(line) {
			c.Evidence = append(c.Evidence, "a TY field followed by others on one line")
			c.Score = 95
			return []Candidate{c}
		}
		if m := risLine.FindStringSubmatch(line); m != nil {
			tagged++
			switch strings.ToUpper(m[1]) {
			case "TY":
				types++
			case "ER":
				ends++
			}
		}
	}
	found := detectWebOfScience(s)
	if tagged == 0 {
		return found
	}
	if types > 0 {
		c.Score += 60
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d TY lines", types))
	}
	if ends > 0 {
		c.Score += 15
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d ER lines", ends))
	}
	c.Evidence = append(c.Evidence, fmt.Sprintf("%d of %d lines begin with a tag and a dash", tagged, lines))
	switch {
	case tagged*2 >= lines:
		c.Score += 25
	case tagged*10 >= lines:
		c.Score += 10
	}
	if tagged == 1 && types == 0 {
		c.Score = 5
	}
	c.Score = min(c.Score, 100)
	if len(found) > 0 && found[0].Score > c.Score {
		return found
	}
	return []Candidate{c}
}

// Web of Science's own tagged form is read with RIS: a line FN says whose a
// document is, PT and ER stand around a record, and lines that go on are
// indented.
var (
	wosHeader = regexp.MustCompile(`^FN .*(Web of Science|Web of Knowledge|ISI Export Format)\s*$`)
	wosStart  = regexp.MustCompile(`^PT [A-Z]\s*$`)
	wosLine   = regexp.MustCompile(`^([A-Z][A-Z0-9]( \S|\s*$)|   )`)
	wosEnd    = regexp.MustCompile(`^ER\s*$`)
)

func detectWebOfScience(s sample) []Candidate {
	c := Candidate{Dialect: "wos-tagged"}
	lines, tagged, headers, starts, ends := 0, 0, 0, 0, 0
	for i, line := range s.lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if wosLine.MatchString(line) && !risLine.MatchString(line) {
			tagged++
		}
		switch {
		case wosHeader.MatchString(line):
			headers++
		case wosStart.MatchString(line) && i+1 < len(s.lines) && wosLine.MatchString(s.lines[i+1]) && !risLine.MatchString(s.lines[i+1]):
			starts++
		case wosEnd.MatchString(line):
			ends++
		}
	}
	if headers == 0 && starts == 0 {
		return nil
	}
	if headers > 0 {
		c.Score += 40
		c.Evidence = append(c.Evidence, "a header of Web of Science")
	}
	if starts > 0 {
		c.Score += 40
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d lines PT that start a record of Web of Science", starts))
	}
	if ends > 0 {
		c.Score += 15
		c.Evidence = append(c.Evidence, fmt.Sprintf("%d lines ER without a dash", ends))
	}
	c.Evidence = append(c.Evidence, fmt.Sprintf("%d of %d lines begin with a tag and one space, or go on indented", tagged, lines))
	if tagged*2 >= lines {
		c.Score += 25
	}
	c.Score = min(c.Score, 100)
	return []Candidate{c}
}

// An entry of BibTeX begins with a type and a brace, and goes on with a key and a
// comma or with a field.
var (
	bibtexHead  = regexp.MustCompile(`(?m)^[\s\x{FEFF}]*@\s*[A-Za-z][A-Za-z_-]*\s*[{(]`)
	bibtexMarks = []mark{
		{bibtexHead, 35, "%d lines that begin with a type and a brace"},
		{regexp.MustCompile(`(?m)^[\s\x{FEFF}]*@\s*[A-Za-z][A-Za-z_-]*\s*[{(]\s*([^\s{}"=,]*\s*[,})]|[A-Za-z]+\s*=\s*[{"]|[^{}"=\n]*,\s*$)`), 35, "%d of them go on with a key"},
		{regexp.MustCompile(`(?m)^\s*,?\s*[A-Za-z][A-Za-z0-9_:-]*\s*=\s*([{"0-9]|[a-zA-Z]+\s*[,#])`), 25, "%d lines with a field and a value"},
	}
)

func detectBibTeX(s sample) []Candidate {
	if !bibtexHead.MatchString(s.text) {
		return nil
	}
	var c Candidate
	c.weigh(s.text, bibtexMarks)
	return []Candidate{c}
}

func detectDelimited(s sample) []Candidate {
	found := delimited.Recognise(s.raw, nil)
	if found.Score == 0 {
		return nil
	}
	return []Candidate{{Dialect: found.Dialect, Score: found.Score, Evidence: found.Evidence}}
}

var (
	ibidMember = regexp.MustCompile(`^[\s\x{FEFF}]*\{\s*"ibid"\s*:`)
	ibidLine   = regexp.MustCompile(`^[\s\x{FEFF}]*\{[ \t]*"ibid"[ \t]*:[ \t]*"[^"]*"[ \t]*,[ \t]*"(work|records)"[ \t]*:`)
)

func detectIbidJSON(s sample) []Candidate {
	if !ibidMember.MatchString(s.text) || ibidLine.MatchString(s.text) {
		return nil
	}
	return []Candidate{{Score: 100, Evidence: []string{"JSON that names its version of ibid"}}}
}

func detectIbidLines(s sample) []Candidate {
	if !ibidLine.MatchString(s.text) {
		return nil
	}
	return []Candidate{{Score: 100, Evidence: []string{"JSON lines that name their version of ibid"}}}
}

func detectWebPage(s sample) []Candidate {
	var found []Candidate
	for _, m := range webpage.Detect(s.text) {
		found = append(found, Candidate{Dialect: m.Family, Score: m.Score, Evidence: m.Evidence})
	}
	return found
}

func detectHTML(s sample) []Candidate {
	m := html.Detect(s.text)
	if m.Score == 0 {
		return nil
	}
	return []Candidate{{Score: m.Score, Evidence: m.Evidence}}
}
