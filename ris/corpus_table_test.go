package ris

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/record"
)

// oddFiles are how many records those real files hold whose records cannot be
// counted by the lines that start them, and why.
var oddFiles = map[string]struct {
	records int
	why     string
}{
	"example_wos.ris":           {2, "Web of Science's own form: PT for TY and no dashes"},
	"RisImporterCorrupted.ris":  {1, "one record without TY"},
	"04_flattened_one_line.ris": {2, "both records stand on one line"},
	"05_flattened_2sp.ris":      {2, "both records stand on one line"},
	"14_missing_ty.ris":         {2, "the first record has no TY"},
}

// startLine is a line that starts a record in any spelling: TY in any case,
// any blanks and any dash.
var startLine = regexp.MustCompile(`(?i)^[\s\x{feff}\x{a0}]*TY[\s\x{a0}]*[-–—]`)

// recordsIn counts the records of a file without the reader: the lines that
// start one, or what is known of the file.
func recordsIn(in []byte, name string) int {
	if odd, ok := oddFiles[name]; ok {
		return odd.records
	}
	if bytes.HasPrefix(in, []byte("\xff\xfe")) {
		in = bytes.ReplaceAll(in[2:], []byte("\x00"), nil)
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(in))
	count := 0
	for line := range strings.Lines(text) {
		if startLine.MatchString(line) {
			count++
		}
	}
	return count
}

// fileTable is what was read from the files of a corpus, as a table.
type fileTable struct {
	rows                     []string
	bytes, records, expected int
	diagnostics              map[record.Severity]int
}

var severities = []record.Severity{record.SeverityNote, record.SeverityWarning, record.SeverityError}

// add adds the row of a file; dialects are those of some of its records.
func (table *fileTable) add(name string, in []byte, entries []*Entry, expected int, outside []record.Diagnostic, dialects map[string]bool) {
	count := map[record.Severity]int{}
	add := func(list []record.Diagnostic) {
		for _, d := range list {
			count[d.Severity] += max(d.Count, 1)
		}
	}
	add(outside)
	for _, entry := range entries {
		add(entry.Diagnostics)
	}
	delete(dialects, "")
	table.rows = append(table.rows, row(name, len(in), len(entries), expected, count, strings.Join(slices.Sorted(maps.Keys(dialects)), ", ")))
	table.bytes += len(in)
	table.records += len(entries)
	table.expected += expected
	if table.diagnostics == nil {
		table.diagnostics = map[record.Severity]int{}
	}
	for severity, n := range count {
		table.diagnostics[severity] += n
	}
}

func row(name string, size, records, expected int, count map[record.Severity]int, dialects string) string {
	if cut := len(name) - 60; cut > 0 {
		name = "…" + name[cut+1:]
	}
	line := fmt.Sprintf("%-60s %11d %8d %8d", name, size, records, expected)
	for _, severity := range severities {
		line += fmt.Sprintf(" %8d", count[severity])
	}
	return strings.TrimRight(line+"  "+dialects, " ")
}

// report writes the table to the test's output.
func (table *fileTable) report(t *testing.T) {
	head := fmt.Sprintf("%-60s %11s %8s %8s", "file", "bytes", "records", "expected")
	for _, severity := range severities {
		head += fmt.Sprintf(" %7ss", severity)
	}
	all := row(fmt.Sprintf("%d files", len(table.rows)), table.bytes, table.records, table.expected, table.diagnostics, "")
	t.Logf("records read from real files, and the recoveries of the entry layer\n%s  dialects\n%s\n%s", head, strings.Join(table.rows, "\n"), all)
}
