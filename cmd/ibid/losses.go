package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// losses counts the values that an output format could not hold, by field, and
// lists them in a report where one is wanted.
type losses struct {
	format record.Format
	report *lossReport
	// now is the record that is being written; lost is set once it has lost
	// a value.
	now  lossRow
	lost bool

	fields          map[string]int
	values, records int
}

func newLosses(format record.Format, report *lossReport) *losses {
	return &losses{format: format, report: report, fields: map[string]int{}}
}

// begin says which record is written next; the losses that follow are its own.
func (l *losses) begin(label, document string, position int) {
	l.now = lossRow{Record: label, Document: document, Position: position}
	l.lost = false
}

// add takes a loss of the record that is being written.
func (l *losses) add(loss record.Loss) {
	field := fieldOf(loss.Path)
	l.fields[field]++
	l.values++
	if !l.lost {
		l.lost = true
		l.records++
	}
	if l.report != nil {
		row := l.now
		row.Path, row.Field, row.Value, row.Reason = loss.Path, field, loss.Value, loss.Reason
		l.report.write(row)
	}
}

// fieldOf returns a path without what tells elements of a list apart:
// "contributors/affiliations" for "contributors/2/affiliations/0".
func fieldOf(path string) string {
	var names []string
	for name := range strings.SplitSeq(path, "/") {
		if _, err := strconv.Atoi(name); err != nil {
			names = append(names, name)
		}
	}
	return strings.Join(names, "/")
}

// wordsOfFields are what a summary says for fields whose name in the JSON form
// says little to those who do not know it.
var wordsOfFields = map[string]string{
	"raw":              "fields that no rule reads",
	"unclaimed":        "text that no rule reads",
	"document/outside": "text outside of records",
	"document/notices": "notices of files",
}

// shownLosses is how many fields a summary names.
const shownLosses = 8

// summary says in a sentence what was left out, the most frequent first; ""
// where nothing was.
func (l *losses) summary() string {
	if l.values == 0 {
		return ""
	}
	fields := slices.SortedFunc(maps.Keys(l.fields), func(a, b string) int {
		return cmp.Or(cmp.Compare(l.fields[b], l.fields[a]), cmp.Compare(a, b))
	})
	var parts []string
	for _, field := range fields[:min(len(fields), shownLosses)] {
		parts = append(parts, fmt.Sprintf("%s (%s)", cmp.Or(wordsOfFields[field], field), thousands(l.fields[field])))
	}
	if more := len(fields) - shownLosses; more > 0 {
		parts = append(parts, "and "+counted(more, "more field"))
	}
	verb := "have"
	if l.values == 1 {
		verb = "has"
	}
	return fmt.Sprintf("%s in %s %s no place in %s: %s",
		counted(l.values, "value"), counted(l.records, "record"), verb, l.format, strings.Join(parts, ", "))
}

// lossRow is one line of a report of losses.
type lossRow struct {
	// Record is the record's own id, else document#position.
	Record   string `json:"record"`
	Document string `json:"document"`
	// Position is 0 for text that belongs to no record.
	Position int    `json:"position"`
	Path     string `json:"path"`
	Field    string `json:"field"`
	Value    string `json:"value"`
	Reason   string `json:"reason"`
}

// lossHeader is the heading of the report as CSV. Columns are only ever added
// after the last.
var lossHeader = []string{"record", "document", "position", "path", "field", "value", "reason"}

// lossReport writes a report of losses: JSON lines to a file with the extension
// .jsonl, else CSV. The first error is kept.
type lossReport struct {
	table *csv.Writer
	lines *json.Encoder
	err   error
}

func newLossReport(w io.Writer, path string) *lossReport {
	if strings.EqualFold(filepath.Ext(path), ".jsonl") {
		lines := json.NewEncoder(w)
		lines.SetEscapeHTML(false)
		return &lossReport{lines: lines}
	}
	report := &lossReport{table: csv.NewWriter(w)}
	report.err = report.table.Write(lossHeader)
	return report
}

func (r *lossReport) write(row lossRow) {
	switch {
	case r.err != nil:
	case r.lines != nil:
		r.err = r.lines.Encode(row)
	default:
		cells := []string{row.Record, row.Document, strconv.Itoa(row.Position), row.Path, row.Field, row.Value, row.Reason}
		for i, cell := range cells {
			cells[i] = escapeCell(cell)
		}
		r.err = r.table.Write(cells)
	}
}

// end writes what is buffered.
func (r *lossReport) end() error {
	if r.table != nil && r.err == nil {
		r.table.Flush()
		r.err = r.table.Error()
	}
	return r.err
}
