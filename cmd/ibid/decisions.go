package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/dedupe"
)

// readFileOfOption reads the file that an option names.
func readFileOfOption[T any](path string, read func(io.Reader) (T, error)) (value T, err error) {
	file, err := os.Open(path)
	if err != nil {
		return value, fmt.Errorf("%s: cannot be read: %w", path, cause(err))
	}
	defer file.Close()
	if value, err = read(file); err != nil {
		return value, fmt.Errorf("%s: %w", path, err)
	}
	return value, nil
}

func readDecisionsFile(path string) ([]dedupe.Decision, error) {
	return readFileOfOption(path, func(r io.Reader) ([]dedupe.Decision, error) { return readDecisions(path, r) })
}

// openTable begins to read a person's table, behind its byte order mark. isJSON
// is set where it begins with a brace. The error is io.EOF where it is empty,
// and says what to save where it is no text in UTF-8.
func openTable(r io.Reader) (table *bufio.Reader, isJSON bool, err error) {
	table = bufio.NewReaderSize(r, 1<<16)
	head, err := table.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, false, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\ufeff")):
		if _, err := table.Discard(3); err != nil {
			return nil, false, err
		}
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return nil, false, errors.New("is in UTF-16; expected UTF-8, which spreadsheets call CSV UTF-8")
	case bytes.HasPrefix(head, []byte("PK")):
		return nil, false, errors.New("is a spreadsheet's own file; expected it saved as CSV")
	}
	if head, err = table.Peek(1); err != nil {
		return nil, false, err
	}
	return table, head[0] == '{', nil
}

// readDecisions reads a person's decisions: JSON lines of [dedupe.Decision],
// where the first character is a brace, else a table of the columns a, b and
// decision, with or without a heading, as spreadsheets write it.
func readDecisions(name string, r io.Reader) ([]dedupe.Decision, error) {
	table, isJSON, err := openTable(r)
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	case isJSON:
		return readDecisionLines(name, table)
	}
	return readDecisionTable(name, table)
}

func readDecisionLines(name string, r io.Reader) ([]dedupe.Decision, error) {
	var decisions []dedupe.Decision
	decoder := json.NewDecoder(r)
	for n := 1; ; n++ {
		var d struct {
			A, B string
			Same *bool
		}
		err := decoder.Decode(&d)
		if errors.Is(err, io.EOF) {
			return decisions, nil
		}
		if err != nil {
			return nil, fmt.Errorf("decision %d: %w", n, err)
		}
		if d.A == "" || d.B == "" || d.Same == nil {
			return nil, fmt.Errorf(`decision %d: expected {"a":…,"b":…,"same":true or false}`, n)
		}
		decisions = append(decisions, dedupe.Decision{A: d.A, B: d.B, Same: *d.Same, Place: fmt.Sprintf("%s:%d", name, n)})
	}
}

// decisionWords are what a person may write in the column "decision".
var decisionWords = map[string]bool{
	"same": true, "yes": true, "y": true, "duplicate": true,
	"different": false, "no": false, "n": false, "not duplicate": false,
}

// openWords stand where a person has not decided.
var openWords = []string{"", "?", "unsure"}

// decisionColumns are the numbers of the columns that make a decision.
type decisionColumns struct{ a, b, decision int }

func readDecisionTable(name string, r *bufio.Reader) ([]dedupe.Decision, error) {
	table := csv.NewReader(r)
	table.Comma = separatorOf(r)
	table.FieldsPerRecord = -1
	table.TrimLeadingSpace = table.Comma != '\t' // or empty cells would be none
	var decisions []dedupe.Decision
	columns := decisionColumns{0, 1, 2}
	for first := true; ; first = false {
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			return decisions, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := table.FieldPos(0)
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		if first {
			heading, found, err := decisionHeading(row)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", line, err)
			}
			if found {
				columns = heading
				continue
			}
		}
		if !slices.ContainsFunc(row, func(cell string) bool { return cell != "" }) {
			continue
		}
		if len(row) <= max(columns.a, columns.b, columns.decision) {
			return nil, fmt.Errorf("line %d: expected a,b,same or a,b,different", line)
		}
		word := strings.ToLower(row[columns.decision])
		if slices.Contains(openWords, word) {
			continue
		}
		same, known := decisionWords[word]
		if !known {
			return nil, fmt.Errorf("line %d: %q is no decision; expected same or different, or nothing", line, row[columns.decision])
		}
		a, b := unescapeName(row[columns.a]), unescapeName(row[columns.b])
		if a == "" || b == "" {
			return nil, fmt.Errorf("line %d: a decision about one record; expected the names of two", line)
		}
		decisions = append(decisions, dedupe.Decision{A: a, B: b, Same: same, Place: fmt.Sprintf("%s:%d", name, line)})
	}
}

// decisionHeading finds the columns by their heading, which has an "a" and a
// "b".
func decisionHeading(row []string) (columns decisionColumns, found bool, err error) {
	column := func(name string) int {
		return slices.IndexFunc(row, func(cell string) bool { return strings.EqualFold(cell, name) })
	}
	columns = decisionColumns{column("a"), column("b"), column("decision")}
	switch {
	case columns.a < 0 || columns.b < 0:
		return columns, false, nil
	case columns.decision < 0 && len(row) > 2:
		// Records may be called a and b, too.
		if _, known := decisionWords[strings.ToLower(row[2])]; known {
			return columns, false, nil
		}
		fallthrough
	case columns.decision < 0:
		return columns, false, errors.New("the heading has no column \"decision\"")
	}
	return columns, true, nil
}

// separatorOf returns the separator of a table by its first line: spreadsheets
// write semicolons or tabs in some countries.
func separatorOf(r *bufio.Reader) rune {
	// A shorter table than asked for is no error.
	head, _ := r.Peek(1 << 12)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', 0
	for _, separator := range ",;\t" {
		if n := bytes.Count(line, []byte(string(separator))); n > most {
			best, most = separator, n
		}
	}
	return best
}
