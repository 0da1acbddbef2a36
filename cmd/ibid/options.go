package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/dedupe"
)

// Levels at which records are taken for one.
const (
	levelVersion = "version"
	levelWork    = "work"
)

var levels = []string{levelVersion, levelWork}

// matchFlags are the flags of every command that compares records.
type matchFlags struct {
	merge, review float64
	clean         []string
	decisions     string
	workers       int
}

func (f *matchFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Float64Var(&f.merge, "merge", 0.95, "`P`, a confidence, from which two records are taken for the same")
	flags.Float64Var(&f.review, "review", 0.6, "`P`, a confidence, from which a pair is unsure and kept apart for review")
	flags.StringArrayVar(&f.clean, "clean-source", nil, "`NAME` of a source that holds no duplicates within itself; repeatable")
	flags.StringVar(&f.decisions, "decisions", "", "`FILE` of a person's decisions, which win over all evidence: lines a,b,same or a,b,different (or JSON lines of a, b, same)")
	flags.IntVar(&f.workers, "workers", 0, "`N` comparing workers; no influence on the result (default one for each processor)")
}

// options checks the flags and returns them as the library's options.
func (f *matchFlags) options() (*dedupe.Options, error) {
	for _, t := range []struct {
		name  string
		value float64
	}{{"merge", f.merge}, {"review", f.review}} {
		if !(t.value > 0 && t.value <= 1) {
			return nil, fmt.Errorf("--%s %v: expected a confidence above 0 and at most 1", t.name, t.value)
		}
	}
	if f.review > f.merge {
		return nil, fmt.Errorf("--review %v is above --merge %v; a pair must be unsure before it is taken for the same", f.review, f.merge)
	}
	if f.workers < 0 {
		return nil, fmt.Errorf("--workers %d: expected a number of 1 or more", f.workers)
	}
	o := &dedupe.Options{
		Merge:        int(f.merge*1000 + 0.5),
		Review:       max(int(f.review*1000+0.5), 1),
		Workers:      f.workers,
		CleanSources: f.clean,
	}
	if f.decisions != "" {
		decisions, err := readDecisionsFile(f.decisions)
		if err != nil {
			return nil, err
		}
		o.Decisions = decisions
	}
	return o, nil
}

// checkSources returns an error where a flag names a source that no input has.
func checkSources(o *dedupe.Options, order []string) error {
	for _, name := range o.CleanSources {
		if !slices.Contains(order, name) {
			return fmt.Errorf("--clean-source %q: there is no such source; expected one of %s", name, strings.Join(order, ", "))
		}
	}
	return nil
}

func readDecisionsFile(path string) ([]dedupe.Decision, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", path, cause(err))
	}
	defer file.Close()
	decisions, err := readDecisions(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return decisions, nil
}

// readDecisions reads a person's decisions: JSON lines of [dedupe.Decision],
// where the first character is a brace, else CSV with the columns a, b and
// "same" or "different", with or without a heading.
func readDecisions(r io.Reader) ([]dedupe.Decision, error) {
	buffered := bufio.NewReader(r)
	head, err := buffered.Peek(1)
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if head[0] == '{' {
		return readDecisionLines(buffered)
	}
	return readDecisionTable(buffered)
}

func readDecisionLines(r io.Reader) ([]dedupe.Decision, error) {
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
		decisions = append(decisions, dedupe.Decision{A: d.A, B: d.B, Same: *d.Same})
	}
}

func readDecisionTable(r io.Reader) ([]dedupe.Decision, error) {
	table := csv.NewReader(r)
	table.FieldsPerRecord = -1
	table.TrimLeadingSpace = true
	var decisions []dedupe.Decision
	for first := true; ; first = false {
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			return decisions, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := table.FieldPos(0)
		if len(row) < 3 {
			return nil, fmt.Errorf("line %d: expected a,b,same or a,b,different", line)
		}
		verdict := strings.ToLower(strings.TrimSpace(row[2]))
		if first && verdict != "same" && verdict != "different" &&
			strings.EqualFold(row[0], "a") && strings.EqualFold(row[1], "b") {
			continue
		}
		if verdict != "same" && verdict != "different" {
			return nil, fmt.Errorf("line %d: %q is no decision; expected same or different", line, row[2])
		}
		decisions = append(decisions, dedupe.Decision{A: unescapeCell(row[0]), B: unescapeCell(row[1]), Same: verdict == "same"})
	}
}
