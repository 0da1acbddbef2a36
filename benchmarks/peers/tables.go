package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/ibid-go/ibid/benchmarks/measure"
	"github.com/ibid-go/ibid/internal/generate"
)

// The lines that the tables stand between in a Markdown file.
const (
	tablesBegin = "<!-- peers -->"
	tablesEnd   = "<!-- end of peers -->"
)

// tables are what is printed.
type tables struct {
	date     time.Time
	records  int
	size     int64
	limit    time.Duration
	tools    []tool
	readings []reading
	forms    [][]formReading // by form, by tool
}

func (t *tables) write(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s records, %.0f MB, on %s, %s:\n\n",
		measure.Grouped(t.records), float64(t.size)/1e6, measure.Machine(), t.date.Format(time.DateOnly))
	b.WriteString("| reader | makes of the file | records | seconds | MB/s | peak memory |\n|---|---|--:|--:|--:|--:|\n")
	for _, r := range t.readings {
		fmt.Fprintf(&b, "| %s %s | %s | ", r.tool, r.version, r.does)
		if r.failure != "" {
			fmt.Fprintf(&b, "%s | | | |\n", r.failure)
			continue
		}
		fmt.Fprintf(&b, "%s | %.2f | %.1f | %s |\n", measure.Grouped(r.records), r.took.Seconds(), float64(t.size)/1e6/r.took.Seconds(), measure.Megabytes(r.memory))
	}
	fmt.Fprintf(&b, "\nRecords that came out of %d in files of other forms, and behind a stroke those of them that have their title:\n\n| form |", formRecords)
	for _, tool := range t.tools {
		fmt.Fprintf(&b, " %s |", tool.name)
	}
	b.WriteString("\n|---|" + strings.Repeat("--:|", len(t.tools)) + "\n")
	for i, row := range t.forms {
		fmt.Fprintf(&b, "| %s |", generate.Forms[i].Name)
		for _, r := range row {
			switch {
			case r.failure != "":
				b.WriteString(" fails |")
			case r.withTitle == r.records:
				fmt.Fprintf(&b, " %d |", r.records)
			default:
				fmt.Fprintf(&b, " %d / %d |", r.records, r.withTitle)
			}
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// replaceIn writes the tables into a Markdown file.
func (t *tables) replaceIn(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, begins := bytes.Cut(text, []byte(tablesBegin+"\n"))
	_, behind, ends := bytes.Cut(rest, []byte(tablesEnd+"\n"))
	if !begins || !ends {
		return fmt.Errorf("%s has no lines %s and %s", name, tablesBegin, tablesEnd)
	}
	var b bytes.Buffer
	b.Write(before)
	b.WriteString(tablesBegin + "\n")
	if err := t.write(&b); err != nil {
		return err
	}
	b.WriteString(tablesEnd + "\n")
	b.Write(behind)
	return os.WriteFile(name, b.Bytes(), 0o644)
}
