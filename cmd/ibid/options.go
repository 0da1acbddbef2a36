package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/normalize"
)

// Levels at which records are taken for one.
const (
	levelVersion = "version"
	levelWork    = "work"
)

var levels = []string{levelVersion, levelWork}

// handlings are what a person can want of a kind of versions.
var handlings = []string{string(dedupe.Apart), string(dedupe.Together)}

// matchFlags are the flags of every command that compares records.
type matchFlags struct {
	merge, review                string
	clean                        []string
	decisions                    []string
	journals                     string
	level                        string
	preprints, updates, abstract string
	workers                      int
}

func (f *matchFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.merge, "merge", "95", "`PERCENT` of confidence, or fraction below 1, from which two records are taken for the same")
	flags.StringVar(&f.review, "review", "60", "`PERCENT` of confidence, or fraction below 1, from which a pair is unsure and kept apart for review")
	flags.StringArrayVar(&f.clean, "clean-source", nil, "`NAME` of a source that holds no duplicates within itself; repeatable")
	flags.StringArrayVar(&f.decisions, "decisions", nil, "`FILE` of a person's decisions, which win over all evidence: a filled-in list of --unsure, lines a,b,same or a,b,different, or JSON lines of a, b, same; repeatable")
	flags.StringVar(&f.journals, "journals", "", "`FILE` that lists journals, a line each: the title, then its abbreviations and other names, parted by semicolons or tabs, or else by commas")
	flags.StringVar(&f.abstract, "conference-abstracts", string(dedupe.Apart), "`HOW` a conference abstract and its article count: apart or together")
	flags.IntVar(&f.workers, "workers", 0, "`N` comparing workers, 0 for one for each processor; no influence on the result")
	completeFlag(cmd, "conference-abstracts", func() []string { return handlings })
}

// registerUnits registers the flags that say what counts as one publication;
// usage says what that means to the command.
func (f *matchFlags) registerUnits(cmd *cobra.Command, usage string) {
	flags := cmd.Flags()
	flags.StringVar(&f.level, "level", levelVersion, usage)
	completeFlag(cmd, "level", func() []string { return levels })
	flags.StringVar(&f.preprints, "preprints", "", "`HOW` a preprint and its article count, whatever --level says: apart or together")
	flags.StringVar(&f.updates, "cochrane-updates", "", "`HOW` a Cochrane review and its updates count, whatever --level says: apart or together")
	completeFlag(cmd, "preprints", func() []string { return handlings })
	completeFlag(cmd, "cochrane-updates", func() []string { return handlings })
}

// options checks the flags and returns them as the library's options. It says which
// file of decisions holds none.
func (f *matchFlags) options(a *app) (*dedupe.Options, error) {
	if err := checkFormat("level", f.level, levels); err != nil {
		return nil, err
	}
	merge, err := readConfidence("merge", f.merge, leastMerge)
	if err != nil {
		return nil, err
	}
	review, err := readConfidence("review", f.review, 1)
	if err != nil {
		return nil, err
	}
	if review > merge {
		return nil, fmt.Errorf("--review %s is above --merge %s; a pair must be unsure before it is taken for the same", f.review, f.merge)
	}
	if f.workers < 0 {
		return nil, fmt.Errorf("--workers %d: expected 0, for one for each processor, or more", f.workers)
	}
	if err := cmp.Or(
		checkFormat("preprints", f.preprints, handlings),
		checkFormat("cochrane-updates", f.updates, handlings),
		checkFormat("conference-abstracts", f.abstract, handlings),
	); err != nil {
		return nil, err
	}
	o := &dedupe.Options{
		Merge:        merge,
		Review:       review,
		Workers:      f.workers,
		CleanSources: f.clean,
		Policy: dedupe.Policy{
			Level:               dedupe.Level(f.level),
			Preprints:           dedupe.Handling(f.preprints),
			CochraneUpdates:     dedupe.Handling(f.updates),
			ConferenceAbstracts: dedupe.Handling(f.abstract),
		},
	}
	if f.journals != "" {
		if o.Journals, err = readFileOfOption(f.journals, readJournals); err != nil {
			return nil, err
		}
	}
	for _, path := range f.decisions {
		decisions, err := readDecisionsFile(path)
		if err != nil {
			return nil, err
		}
		if len(decisions) == 0 {
			a.inform(`%s: holds no decision yet: write same or different into the column "decision"`, path)
		}
		o.Decisions = append(o.Decisions, decisions...)
	}
	return o, nil
}

// optionFiles are the files that the flags name.
func (f *matchFlags) optionFiles() []string {
	if f.journals == "" {
		return f.decisions
	}
	return append(slices.Clone(f.decisions), f.journals)
}

// readJournals reads a person's list of journals.
func readJournals(r io.Reader) (*normalize.JournalList, error) {
	table, _, err := openTable(r)
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("the list of journals is empty")
	case err != nil:
		return nil, err
	}
	separator := ','
	if head, err := table.Peek(table.Size()); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	} else if line, _, _ := bytes.Cut(head, []byte("\n")); bytes.ContainsAny(line, ";\t") {
		separator = ';'
		if bytes.IndexByte(line, '\t') >= 0 {
			separator = '\t'
		}
	}
	return normalize.ReadJournalList(table, separator)
}

// leastMerge is the confidence, in thousandths, that --merge asks for at least:
// what is less likely than not is never merged.
const leastMerge = 500

// readConfidence reads a confidence in per cent, or as a fraction below 1, and
// returns thousandths.
func readConfidence(flag, text string, least int) (int, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	value, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil {
		hint := ""
		if flag == "review" {
			hint = "; the list of unsure pairs is --unsure FILE"
		}
		return 0, fmt.Errorf("--%s %q: expected a confidence in per cent, such as 90%s", flag, text, hint)
	}
	if percent || value >= 1 {
		value /= 100
	}
	thousandths := int(math.Round(value * 1000))
	if !(value > 0 && value <= 1) || thousandths < least {
		lowest := "more than 0"
		if least > 1 {
			lowest = strconv.Itoa(least / 10)
		}
		return 0, fmt.Errorf("--%s %s: expected a confidence from %s to 100 per cent", flag, text, lowest)
	}
	return thousandths, nil
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
