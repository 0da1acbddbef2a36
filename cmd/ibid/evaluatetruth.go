package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/dedupe/eval"
)

// Forms of a truth.
const (
	truthGroups = "groups"
	truthPairs  = "pairs"
	truthJudged = "judged pairs"
	truthFlags  = "flags"
)

// truthTable is a truth as it stands in its file.
type truthTable struct {
	form string
	rows []truthRow
	// headed is set where the first row may be a heading: it was taken for a
	// row because no word of it is known. width is the number of its cells.
	headed bool
	width  int
}

// truthRow is one row: a record and its group, or two records, or a record
// with its flag.
type truthRow struct {
	line         int
	record       string
	group, other string
	same         bool
}

// Words of a heading, by what they name, the one that counts first.
var (
	recordHeadings  = []string{"id", "record", "record_id", "own_id"}
	groupHeadings   = []string{"group", "cluster"}
	verdictHeadings = []string{"same", "verdict", "decision", "duplicate", "label"}
	flagHeadings    = []string{"duplicate", "member"}
)

// sameWords are the words of a verdict or flag.
var sameWords = map[string]bool{
	"same": true, "true": true, "yes": true, "1": true,
	"different": false, "false": false, "no": false, "0": false,
}

func readTruthFile(path, level string) (*truthTable, error) {
	return readFileOfOption(path, func(r io.Reader) (*truthTable, error) { return readTruth(r, level) })
}

var errEmptyTruth = errors.New("the truth is empty")

// readTruth reads a truth in any of its forms. Level names the column that
// holds the groups where no other does.
func readTruth(r io.Reader, level string) (*truthTable, error) {
	table, isJSON, err := openTable(r)
	switch {
	case errors.Is(err, io.EOF):
		return nil, errEmptyTruth
	case err != nil:
		return nil, err
	case isJSON:
		return truthOfDecisions(table)
	}
	rows, lines, err := readCells(table)
	if err != nil {
		return nil, err
	}
	return truthOfTable(rows, lines, level)
}

// truthOfDecisions reads JSON lines of decisions.
func truthOfDecisions(r io.Reader) (*truthTable, error) {
	decisions, err := readDecisionLines("truth", r)
	if err != nil {
		return nil, err
	}
	t := &truthTable{form: truthJudged}
	for i, d := range decisions {
		t.rows = append(t.rows, truthRow{line: i + 1, record: d.A, other: d.B, same: d.Same})
	}
	return t, nil
}

// readCells reads a table whose cells are parted by commas, semicolons or tabs,
// whichever its first line has most of; lines are the numbers of the rows' lines.
func readCells(r *bufio.Reader) (rows [][]string, lines []int, err error) {
	table := csv.NewReader(r)
	table.FieldsPerRecord = -1
	table.Comma = separatorOf(r)
	table.LazyQuotes = table.Comma == '\t'
	for {
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			return rows, lines, nil
		}
		if err != nil {
			return nil, nil, err
		}
		for i, cell := range row {
			row[i] = unescapeCell(strings.TrimSpace(cell))
		}
		line, _ := table.FieldPos(0)
		rows, lines = append(rows, row), append(lines, line)
	}
}

// columns says where in a table things stand; -1 is nowhere.
type columns struct{ record, other, group, verdict int }

// truthOfTable tells by the heading, or by what the first row holds, which form
// a table has, and reads it.
func truthOfTable(rows [][]string, lines []int, level string) (*truthTable, error) {
	if len(rows) == 0 {
		return nil, errEmptyTruth
	}
	form, at, heading := truthForm(rows[0], level)
	t := &truthTable{form: form, headed: !heading, width: len(rows[0])}
	for i, row := range rows {
		if i == 0 && heading {
			continue
		}
		one := truthRow{line: lines[i]}
		if most := max(at.record, at.other, at.group, at.verdict); len(row) <= most {
			if i == 0 {
				return nil, fmt.Errorf("line %d: expected at least 2 columns, such as id and group", one.line)
			}
			return nil, fmt.Errorf("line %d: expected %s, as the first line has", one.line, counted(most+1, "column"))
		}
		one.record = row[at.record]
		if at.other >= 0 {
			one.other, one.same = row[at.other], true
		}
		if at.group >= 0 {
			one.group = row[at.group]
		}
		if at.verdict >= 0 {
			same, known := sameWords[strings.ToLower(row[at.verdict])]
			if !known {
				return nil, fmt.Errorf("line %d: %q is no verdict; expected same or different, 1 or 0", one.line, row[at.verdict])
			}
			one.same = same
		}
		t.rows = append(t.rows, one)
	}
	if len(t.rows) == 0 {
		return nil, errors.New("the truth has a heading and no rows")
	}
	return t, nil
}

// truthForm returns the form of a table by its first row, and whether that is a
// heading.
func truthForm(first []string, level string) (form string, at columns, heading bool) {
	words := make([]string, len(first))
	for i, cell := range first {
		words[i] = strings.ToLower(cell)
	}
	column := func(names ...string) int {
		for _, name := range names {
			if i := slices.Index(words, name); i >= 0 {
				return i
			}
		}
		return -1
	}
	at = columns{column(recordHeadings...), -1, column(append(slices.Clone(groupHeadings), level)...), -1}
	a, b := column("a"), column("b")
	switch flag := column(flagHeadings...); {
	case a >= 0 && b >= 0:
		if verdict := column(verdictHeadings...); verdict >= 0 {
			return truthJudged, columns{a, b, -1, verdict}, true
		}
		return truthPairs, columns{a, b, -1, -1}, true
	case at.record >= 0 && at.group >= 0:
		return truthGroups, at, true
	case at.record >= 0 && flag >= 0:
		return truthFlags, columns{at.record, -1, -1, flag}, true
	case len(words) == 3 && (words[2] == "same" || words[2] == "different"):
		return truthJudged, columns{0, 1, -1, 2}, false
	}
	return truthGroups, columns{0, -1, 1, -1}, false
}

// truth is what is known of the records of a reading, by number.
type truth struct {
	form string
	// groups is set where the truth knows all duplicates, flags where it flags
	// records, judged where it knows some pairs.
	groups eval.Partition
	flags  []bool
	judged []eval.JudgedPair
	// listed is the number of records that the truth names.
	listed int
	// strangers are names in the truth that no record has.
	strangers []string
	// heading holds the words of a heading that none of the known ones is in.
	heading []string
}

// duplicates is the number of groups that have several records.
func (t *truth) duplicates() int {
	several := 0
	for _, size := range t.groups.Sizes() {
		if size > 1 {
			several++
		}
	}
	return several
}

// of finds the records that a truth names.
func (t *truthTable) of(r *reading) (*truth, error) {
	found := &truth{form: t.form}
	named, err := t.records(r, found)
	if err != nil {
		return nil, err
	}
	listed := map[int]bool{}
	for _, pair := range named {
		for _, n := range pair {
			if n >= 0 {
				listed[n] = true
			}
		}
	}
	if found.listed = len(listed); found.listed == 0 {
		return nil, fmt.Errorf("names no record of these files; expected names like %s", r.list([]int{0}))
	}
	switch t.form {
	case truthGroups:
		err = t.inGroups(r, found, named)
	case truthPairs:
		t.inPairs(r, found, named)
	case truthJudged:
		err = t.inJudged(r, found, named)
	case truthFlags:
		err = t.inFlags(r, found, named)
	}
	return found, err
}

// records returns the numbers of the records of each row, -1 for one that is
// not there.
func (t *truthTable) records(r *reading, found *truth) ([][2]int, error) {
	names := r.names()
	number := func(row truthRow, name string) (int, error) {
		switch list := names[name]; len(list) {
		case 1:
			return list[0], nil
		case 0:
			found.strangers = append(found.strangers, name)
			return -1, nil
		default:
			return 0, fmt.Errorf("line %d: %q names %s: %s; expected one, so name it as FILE#n", row.line, name, counted(len(list), "record"), r.list(list))
		}
	}
	named := make([][2]int, len(t.rows))
	for i, row := range t.rows {
		first, err := number(row, row.record)
		if err != nil {
			return nil, err
		}
		named[i] = [2]int{first, first}
		if i == 0 && t.headed && first < 0 && t.width > 2 {
			return nil, fmt.Errorf("line %d: %q is no record of these files, and the line no heading that is known; expected columns such as id and group", row.line, row.record)
		}
		if i == 0 && t.headed && first < 0 {
			// A heading of words that are not known, over two columns.
			found.strangers, found.heading = nil, []string{row.record, row.group}
			continue
		}
		if row.other != "" {
			if named[i][1], err = number(row, row.other); err != nil {
				return nil, err
			}
		}
	}
	return named, nil
}

// alone gives each record a group of its own; no group of a truth has such a
// name.
func alone(r *reading) []string {
	groups := make([]string, len(r.places))
	for n := range groups {
		groups[n] = "\x00" + r.resolution.IDs[n]
	}
	return groups
}

func (t *truthTable) inGroups(r *reading, found *truth, named [][2]int) error {
	groups := alone(r)
	lines := map[int]int{}
	for i, row := range t.rows {
		n := named[i][0]
		if n < 0 || row.group == "" {
			continue
		}
		if before, known := lines[n]; known && groups[n] != row.group {
			return fmt.Errorf("line %d: %s is in %q, and line %d says %q", row.line, row.record, row.group, before, groups[n])
		}
		groups[n], lines[n] = row.group, row.line
	}
	found.groups = eval.Label(groups)
	return nil
}

// inPairs makes groups of pairs, what is one with another by way of a third
// included.
func (t *truthTable) inPairs(r *reading, found *truth, named [][2]int) {
	group := make([]int, len(r.places))
	for n := range group {
		group[n] = n
	}
	root := func(n int) int {
		for group[n] != n {
			group[n] = group[group[n]]
			n = group[n]
		}
		return n
	}
	for _, pair := range named {
		if pair[0] >= 0 && pair[1] >= 0 {
			x, y := root(pair[0]), root(pair[1])
			group[max(x, y)] = min(x, y)
		}
	}
	for n := range group {
		group[n] = root(n)
	}
	found.groups = eval.Label(group)
}

func (t *truthTable) inJudged(r *reading, found *truth, named [][2]int) error {
	lines := map[[2]int]int{}
	at := map[[2]int]bool{}
	for i, row := range t.rows {
		a, b := named[i][0], named[i][1]
		if a < 0 || b < 0 || a == b {
			continue
		}
		pair := [2]int{min(a, b), max(a, b)}
		if before, known := lines[pair]; known {
			if at[pair] != row.same {
				return fmt.Errorf("line %d contradicts line %d: %s and %s are both the same and different", row.line, before, row.record, row.other)
			}
			continue
		}
		lines[pair], at[pair] = row.line, row.same
		found.judged = append(found.judged, eval.JudgedPair{A: pair[0], B: pair[1], Same: row.same})
	}
	if len(found.judged) == 0 {
		return errors.New("no pair of the truth stands in these files")
	}
	return nil
}

func (t *truthTable) inFlags(r *reading, found *truth, named [][2]int) error {
	found.flags = make([]bool, len(r.places))
	lines := map[int]int{}
	for i, row := range t.rows {
		n := named[i][0]
		if n < 0 {
			continue
		}
		if before, known := lines[n]; known && found.flags[n] != row.same {
			return fmt.Errorf("line %d contradicts line %d about %s", row.line, before, row.record)
		}
		found.flags[n], lines[n] = row.same, row.line
	}
	return nil
}

// names returns the records that each name means: ids, own ids, and FILE#n by
// the file's path, its last part and its source.
func (r *reading) names() map[string][]int {
	short := shortNames(r.documents)
	names := make(map[string][]int, 5*len(r.places))
	for n, p := range r.places {
		in := r.source(n)
		add := func(name string) {
			if list := names[name]; name != "" && (len(list) == 0 || list[len(list)-1] != n) {
				names[name] = append(list, n)
			}
		}
		add(r.resolution.IDs[n])
		add(p.ownID)
		for _, file := range []string{r.documents[p.document], in.path, short(in.path), in.source} {
			add(fmt.Sprintf("%s#%d", file, p.position))
		}
	}
	return names
}
