package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/record"
)

// evaluateFlags are the flags of evaluate.
type evaluateFlags struct {
	inputFlags
	matchFlags
	truth, to, out string
	errors         int
}

func (a *app) evaluateCommand() *cobra.Command {
	f := &evaluateFlags{}
	cmd := &cobra.Command{
		Use:   "evaluate --truth FILE FILE...",
		Short: "Score what is taken for one against a labelled set",
		Long: `Evaluate resolves the files as dedupe does, by the same evidence, and scores
the result against a truth: precision, recall and F1 of removed records, of
pairs and of members, each with its definition and a bootstrap interval; mixed
clusters; how many true pairs were compared at all; unsure pairs, which count
as not merged; how often a stated confidence is right; and the worst errors
with what ibid explain says of them. Shares are rounded down.

The truth is CSV or TSV, with or without a heading. A record is named by its
own id, its Ibid id or as FILE#n. It can be
  groups        record and group: the columns id (or record) and group (or
                cluster, or what --level says), else the first two columns; a
                record that is not listed, or has no group, stands alone. What
                ibid resolve --map writes can be corrected and be the truth
  pairs         the columns a and b: all duplicates there are
  judged pairs  a, b, and same or different, as in --decisions: only these
                pairs are scored
  flags         the columns id and duplicate, 1 or 0: only members are scored

The interval is where 95 of 100 scores lie when the groups of the truth are
drawn anew, which is done with the same numbers each time.`,
		Example: `  ibid evaluate --truth truth.csv library.ris
  ibid evaluate --truth truth.csv --level work --errors 50 *.ris
  ibid evaluate --truth judged.csv --merge 90 --to json -o scores.json a.ris b.ris`,
		Args: someFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := setByExtension(cmd, &f.to, f.out, explainFormats); err != nil {
				return err
			}
			if err := f.check(); err != nil {
				return &usageError{err}
			}
			return a.runEvaluate(cmd.Context(), args, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.truth, "truth", "", "`FILE` that says which records are one")
	flags.StringVar(&f.to, "to", formatText, "output `FORMAT`: text or json"+extensionHelp)
	flags.IntVar(&f.errors, "errors", 10, "list the worst `N` errors, wrong merges first")
	flags.StringVarP(&f.out, "output", "o", "", "write to `FILE` instead of standard output; it is replaced only when complete")
	f.inputFlags.register(cmd)
	f.matchFlags.register(cmd)
	f.matchFlags.registerUnits(cmd, "`LEVEL`, version or work: a group of the truth is the records of one")
	completeFlag(cmd, "to", func() []string { return explainFormats })
	return cmd
}

func (f *evaluateFlags) check() error {
	err := cmp.Or(checkFormat("to", f.to, explainFormats), f.inputFlags.check())
	switch {
	case err != nil:
		return err
	case f.truth == "":
		return fmt.Errorf("no truth was given; expected --truth FILE")
	case f.errors < 0:
		return fmt.Errorf("--errors %d: expected a number, 0 for none", f.errors)
	}
	return nil
}

func (a *app) runEvaluate(ctx context.Context, args []string, f *evaluateFlags) error {
	options, err := f.options(a)
	if err != nil {
		return &usageError{err}
	}
	table, err := readTruthFile(f.truth, f.level)
	if err != nil {
		return err
	}
	r, err := a.open(ctx, args, &f.inputFlags)
	if err != nil {
		return err
	}
	defer r.close()
	outs := a.newOutputs(r.touched, append(append(f.files(), f.optionFiles()...), f.truth)...)
	defer outs.discard()
	w, err := outs.create(ctx, cmp.Or(f.out, stdoutName))
	if err != nil {
		return err
	}
	if err := a.resolve(ctx, r, options, f.diagnostics); err != nil {
		return err
	}
	t, err := table.of(r)
	if err != nil {
		return fmt.Errorf("%s: %w", f.truth, err)
	}
	if len(t.heading) > 0 {
		a.complain("%s: line 1 is taken for a heading, of words that are not known: the first column is read as the record, the second as its group; expected such as id and group", f.truth)
	}
	if len(t.strangers) > 0 {
		r.missing = true
		a.complain("%s: %s no record of these files, and nothing was made of it: %s", f.truth,
			counted(len(t.strangers), "name")+verbOf(len(t.strangers), " is", " are"), firstFew(t.strangers))
	}
	if t.groups != nil && t.duplicates() == 0 {
		a.complain("%s: no group of it has several of these records: there is nothing to find, and only what is wrong counts", f.truth)
	}
	e, err := evaluate(ctx, r, t, options.Policy, f.errors)
	if err != nil {
		return err
	}
	if f.to == string(record.FormatIbidJSON) {
		err = writeIndented(w, e)
	} else {
		p := newPrinter(w)
		writeEvaluation(p, e)
		err = p.err
	}
	if err != nil {
		return err
	}
	if err := outs.commit(ctx); err != nil {
		return err
	}
	return r.status()
}

func verbOf(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// firstFew lists the first of some names, with dots where there are more.
func firstFew(names []string) string {
	const few = 5
	if len(names) > few {
		names = append(names[:few:few], "…")
	}
	return joinNonEmpty(", ", names...)
}
