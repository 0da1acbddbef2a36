package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/check"
	"github.com/ibid-go/ibid/record"
)

// reporter shows findings in one form, as they come.
type reporter interface {
	// finding shows one finding of a record, or of a document where r is nil.
	finding(path string, r *record.Record, d *record.Diagnostic)
	// end ends a file, summary all files.
	end(file *fileSummary)
	summary(s *summary)
}

// summary counts what was found.
type summary struct {
	files []fileSummary
	codes map[string]*codeSummary
}

// fileSummary counts what was found in one file: by severity, and those that
// --severity lets through.
type fileSummary struct {
	path    string
	format  record.Format
	records int
	counts  [3]int
	shown   int
	failed  string
}

// codeSummary counts the findings of a code, and how often it happened.
type codeSummary struct {
	code     string
	message  string
	severity record.Severity
	findings int
	times    int
}

func (s *summary) start(path string) { s.files = append(s.files, fileSummary{path: path}) }

// file is the file that is being checked.
func (s *summary) file() *fileSummary { return &s.files[len(s.files)-1] }

func (s *summary) count(d *record.Diagnostic) {
	if s.codes == nil {
		s.codes = map[string]*codeSummary{}
		for _, c := range check.Codes() {
			s.codes[c.Code] = &codeSummary{code: c.Code, message: c.Message, severity: c.Severity}
		}
	}
	c := s.codes[d.Code]
	if c == nil {
		c = &codeSummary{code: d.Code, message: d.Message, severity: d.Severity}
		s.codes[d.Code] = c
	}
	c.findings++
	c.times += max(d.Count, 1)
}

// frequent are the codes that were found, the most frequent first.
func (s *summary) frequent() []*codeSummary {
	var list []*codeSummary
	for _, c := range s.codes {
		if c.findings > 0 {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b *codeSummary) int {
		return cmp.Or(cmp.Compare(b.findings, a.findings), cmp.Compare(a.code, b.code))
	})
	return list
}

// documentOf is the name of the document that a record's places are in: for
// Ibid's JSON the one that the record stood in when it was first read.
func documentOf(path string, r *record.Record) string {
	if r == nil {
		return path
	}
	return cmp.Or(r.Origin.Document, path)
}

// longestValue is how many columns of a value are shown.
const longestValue = 60

// aboutValue is what a message says of the field: its tag and its value.
func aboutValue(r *record.Record, d *record.Diagnostic) (tag, value string) {
	if r == nil || d.Tag == "" {
		return d.Tag, ""
	}
	value = strings.TrimSpace(check.ValueAt(r, *d))
	if len(value) > longestValue {
		value = shorten(value, longestValue)
	}
	return d.Tag, value
}

// textReport shows findings as lines for people and editors.
type textReport struct {
	p     *printer
	quiet bool
	line  []byte
}

var severityStyles = map[record.Severity]style{
	record.SeverityError: red, record.SeverityWarning: yellow, record.SeverityNote: faint,
}

func (t *textReport) finding(path string, r *record.Record, d *record.Diagnostic) {
	b := append(t.line[:0], printable(documentOf(path, r))...)
	b = append(b, ':')
	if d.Span.Line > 0 {
		b = strconv.AppendInt(b, int64(d.Span.Line), 10)
		b = append(b, ':')
		b = strconv.AppendInt(b, int64(d.Span.Column), 10)
		b = append(b, ':')
	}
	b = append(b, ' ')
	b = append(b, t.p.styled(severityStyles[d.Severity], string(d.Severity))...)
	b = append(b, ": "...)
	b = append(b, d.Code...)
	b = append(b, ": "...)
	b = append(b, printable(d.Message)...)
	if tag, value := aboutValue(r, d); tag != "" {
		b = append(b, ": "...)
		b = append(b, printable(tag)...)
		if value != "" {
			b = append(b, ` "`...)
			b = append(b, printable(value)...)
			b = append(b, '"')
		}
	}
	if d.Count > 1 {
		b = append(b, " ("...)
		b = strconv.AppendInt(b, int64(d.Count), 10)
		b = append(b, " times)"...)
	}
	b = append(b, '\n')
	t.line = b
	if t.p.err == nil {
		_, t.p.err = t.p.w.Write(b)
	}
}

func (t *textReport) end(*fileSummary) {}

// summary writes a row for each file, then one for each code.
func (t *textReport) summary(s *summary) {
	if t.quiet {
		return
	}
	found := s.frequent()
	if len(found) > 0 {
		t.p.line("")
	}
	rows := [][]string{{"FILE", "RECORDS", "ERRORS", "WARNINGS", "NOTES"}}
	var all fileSummary
	row := func(name string, f *fileSummary) []string {
		return []string{name, thousands(f.records), thousands(f.counts[2]), thousands(f.counts[1]), thousands(f.counts[0])}
	}
	for i := range s.files {
		f := &s.files[i]
		if f.failed != "" && f.records == 0 {
			rows = append(rows, []string{f.path, "not read", "", "", ""})
			continue
		}
		rows = append(rows, row(f.path, f))
		all.records += f.records
		for i, n := range f.counts {
			all.counts[i] += n
		}
	}
	if len(s.files) > 1 {
		rows = append(rows, row("all", &all))
	}
	t.p.table(0, "1234", rows)
	if len(found) == 0 {
		return
	}
	t.p.line("")
	rows = [][]string{{"FINDINGS", "TIMES", "CODE", "MEANING"}}
	for _, c := range found {
		rows = append(rows, []string{thousands(c.findings), thousands(c.times), c.code, string(c.severity) + ": " + c.message})
	}
	t.p.table(0, "01", rows)
}

// jsonReport writes one JSON object a line.
type jsonReport struct{ encoder *json.Encoder }

func newJSONReport(w *bufio.Writer) *jsonReport {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return &jsonReport{encoder}
}

// jsonFinding is the JSON form of a finding.
type jsonFinding struct {
	Kind     string          `json:"kind"` // "finding"
	File     string          `json:"file"`
	Line     int             `json:"line,omitzero"`
	Column   int             `json:"column,omitzero"`
	Start    int64           `json:"start"`
	End      int64           `json:"end"`
	Record   int             `json:"record,omitzero"`
	ID       string          `json:"id,omitzero"`
	Severity record.Severity `json:"severity"`
	Code     string          `json:"code"`
	Message  string          `json:"message"`
	Tag      string          `json:"tag,omitzero"`
	Value    string          `json:"value,omitzero"`
	Count    int             `json:"count"`
}

// jsonFile is the JSON form of what was found in a file.
type jsonFile struct {
	Kind     string        `json:"kind"` // "file"
	File     string        `json:"file"`
	Format   record.Format `json:"format,omitzero"`
	Records  int           `json:"records"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Notes    int           `json:"notes"`
	Failed   string        `json:"failed,omitzero"`
}

func (j *jsonReport) finding(path string, r *record.Record, d *record.Diagnostic) {
	f := jsonFinding{
		Kind: "finding", File: documentOf(path, r), Line: d.Span.Line, Column: d.Span.Column,
		Start: d.Span.Start, End: d.Span.End, Severity: d.Severity, Code: d.Code, Message: d.Message,
		Count: max(d.Count, 1),
	}
	f.Tag, f.Value = aboutValue(r, d)
	if r != nil {
		f.Record, f.ID = r.Origin.Position, r.OwnID
	}
	_ = j.encoder.Encode(&f) // the writer keeps its first error
}

func (j *jsonReport) end(f *fileSummary) {
	_ = j.encoder.Encode(&jsonFile{
		Kind: "file", File: f.path, Format: f.format, Records: f.records,
		Errors: f.counts[2], Warnings: f.counts[1], Notes: f.counts[0], Failed: f.failed,
	})
}

func (j *jsonReport) summary(*summary) {}

// githubReport writes the commands that a GitHub workflow makes annotations
// of.
type githubReport struct{ w *bufio.Writer }

// githubLevels are GitHub's names of the severities.
var githubLevels = map[record.Severity]string{
	record.SeverityNote: "notice", record.SeverityWarning: "warning", record.SeverityError: "error",
}

var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (g *githubReport) finding(path string, r *record.Record, d *record.Diagnostic) {
	place := ""
	if d.Span.Line > 0 {
		place = fmt.Sprintf(",line=%d,col=%d", d.Span.Line, d.Span.Column)
	}
	text := d.Message
	if tag, value := aboutValue(r, d); value != "" {
		text += fmt.Sprintf(": %s %q", tag, value)
	} else if tag != "" {
		text += ": " + tag
	}
	if d.Count > 1 {
		text += fmt.Sprintf(" (%d times)", d.Count)
	}
	fmt.Fprintf(g.w, "::%s file=%s%s,title=%s::%s\n", githubLevels[d.Severity],
		githubProperty.Replace(documentOf(path, r)), place, githubProperty.Replace(d.Code), githubText.Replace(printable(text)))
}

func (g *githubReport) end(f *fileSummary) {
	if f.failed != "" {
		fmt.Fprintf(g.w, "::error file=%s::%s\n", githubProperty.Replace(f.path), githubText.Replace(printable(f.failed)))
	}
}

func (g *githubReport) summary(*summary) {}
