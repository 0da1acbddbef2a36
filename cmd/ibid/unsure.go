package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// unsureHeader is the heading of the --unsure file. The first three columns
// make a decision once the third is filled in; columns are only ever added
// after the last.
var unsureHeader = []string{
	"a", "b", "decision", "confidence", "reason", "title_a", "title_b", "authors_a", "authors_b", "year_a", "year_b",
	"in_a", "in_b", "identifiers_a", "identifiers_b", "place_a", "place_b", "records_a", "records_b", "settles",
}

// unsureHelp says in the help of a command what --unsure writes.
const unsureHelp = `--unsure writes the pairs that need a person's look as CSV, those first whose
answers are expected to change most. Write "same" or "different" into the column
"decision", or nothing, and give the file back with --decisions, in this run and
all later ones. The first two columns are ids, which follow a record through
every file that holds it unchanged. records_a and records_b count the records
that stand with each; settles counts the further pairs that the answer settles.
The file is in UTF-8; Excel reads it as such by Data, From Text/CSV.`

// writeUnsure writes the unsure pairs, most useful first.
func writeUnsure(ctx context.Context, w io.Writer, r *reading) error {
	table := csv.NewWriter(w)
	if err := table.Write(unsureHeader); err != nil {
		return err
	}
	for _, q := range r.resolution.Questions {
		if err := ctx.Err(); err != nil {
			return err
		}
		row := []string{escapeName(q.A), escapeName(q.B), "", fmt.Sprintf("%.1f", float64(q.Confidence)/10), escapeCell(q.Reason)}
		var sides [2][]string
		for i, id := range []string{q.A, q.B} {
			n := r.numbers()[id]
			rec, err := r.fetch(n)
			if err != nil {
				return err
			}
			sides[i] = append(shownInUnsure(rec), r.address(n))
		}
		for i, cell := range sides[0] {
			row = append(row, escapeCell(cell), escapeCell(sides[1][i]))
		}
		row = append(row, strconv.Itoa(q.RecordsA), strconv.Itoa(q.RecordsB), strconv.Itoa(q.Settles))
		if err := table.Write(row); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

// shownInUnsure is what a person compares of a record, by column.
func shownInUnsure(rec *record.Record) []string {
	return []string{
		rec.Title(), citedPeople(rec), citedYear(rec),
		joinNonEmpty(" ", citedContainer(rec), citedPlace(rec)), strings.Join(citedIdentifiers(rec), "; "),
	}
}

// numberLike is what a spreadsheet takes for a number, and writes back in
// another form where it is long: among ids there are "1952576087055552" and
// "12e4567890123456".
var numberLike = regexp.MustCompile(`^[0-9]+([.,e][0-9]+)?$`)

// escapeName is escapeCell for the name of a record, which must come back as it
// was.
func escapeName(s string) string {
	if numberLike.MatchString(s) {
		return "'" + s
	}
	return escapeCell(s)
}

// unescapeName undoes escapeName.
func unescapeName(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && numberLike.MatchString(rest) {
		return rest
	}
	return unescapeCell(s)
}
