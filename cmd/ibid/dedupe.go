package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

// listFormats are the formats in which a list of references can be written for
// other programs.
var listFormats = func() []string {
	var names []string
	for _, f := range source.Formats() {
		if f.Write && f.Format != record.FormatIbidJSON && f.Format != record.FormatIbidLines {
			names = append(names, string(f.Format))
		}
	}
	return names
}()

// dedupeFlags are the flags of dedupe.
type dedupeFlags struct {
	inputFlags
	outputFlags
	matchFlags
	tableFlags
	to, keep, removed string
	mark              bool
	against           []string
}

func (a *app) dedupeCommand() *cobra.Command {
	f := &dedupeFlags{}
	cmd := &cobra.Command{
		Use:   "dedupe FILE...",
		Short: "Write the reviewer's list: one record of each set of duplicates, untouched",
		Long: `Dedupe writes one record of each set of duplicates, and every record that has
none, in the order in which they were read. A record stands as it stood in its
file, byte for byte, where its format is the output's; records of other formats,
Web of Science's own tagged form among them, are written anew. Where the inputs
are in different encodings, all is written as UTF-8.

Nothing is removed on a doubt: unsure pairs are counted, and both records stay.
A preprint and its article are two records, and so are a Cochrane review and its
update, unless --level work is given, or --preprints together or
--cochrane-updates together for one of the two. A conference abstract and its
article are two unless --conference-abstracts together is given. Nothing moves
from one version to the other by that: the record that stays is untouched.

` + unsureHelp + `

Which record of a set stays (--keep):
  source-order  the one whose source was named first: with --source, then as an
                argument (the default); of one source, the preferred version,
                such as the article and not its preprint, then the first
  richest       the one that states most
  fused         none of them: one record is written from what all of them state

Where a service takes only so much at once, --split writes several files; see
ibid convert --help.

--against names a file, or a folder of files, of records that are at hand
already, such as those of last year's search: they are compared too, and only
what is new is written. Give the files that were searched then, not what ibid
made of them: decisions know records by ids made from what stands in a file.

A short report on standard error counts the records of each source, and of each
kind where --source declares several, as PRISMA 2020's flow diagram asks for. In
which sources a record that stays was found says the column "sources" of --map.
"ibid formats" says which programs import what is written.`,
		Example: `  ibid dedupe searches/*.ris -o unique.ris --removed removed.ris --map map.csv
  ibid dedupe --source Scopus:database=scopus.ris --source CENTRAL:database=central.ris
  ibid dedupe searches/* -o covidence.ris --split 15000,50MB
  ibid dedupe searches/* -o unique.ris --preprints together --unsure unsure.csv
  ibid dedupe searches/* -o unique.ris --decisions unsure.csv
  ibid dedupe searches-2027/* --against searches --decisions unsure.csv -o new.ris
  ibid dedupe --mark --keep richest library.ris -o marked.ris`,
		Args: someFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := setByExtension(cmd, &f.to, f.out, listFormats); err != nil {
				return err
			}
			if err := f.check(); err != nil {
				return &usageError{err}
			}
			return a.runDedupe(cmd.Context(), args, f)
		},
	}
	f.inputFlags.register(cmd)
	f.matchFlags.register(cmd)
	f.matchFlags.registerUnits(cmd, "`LEVEL`, version or work: duplicates are records of the same one")
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", string(record.FormatRIS), "output `FORMAT`: "+oneOf(listFormats)+extensionHelp)
	flags.StringVar(&f.keep, "keep", keepSourceOrder, "`RULE` by which a record stays: source-order, richest or fused")
	f.outputFlags.register(cmd)
	flags.StringVar(&f.removed, "removed", "", "write the records that were removed to `FILE`")
	flags.BoolVar(&f.mark, "mark", false, "remove nothing: write all records, and name in a note of each duplicate the record that it is one of")
	flags.StringArrayVar(&f.against, "against", nil, "compare the records with those of `FILE` too, or of the files in a folder, which are at hand already: none of them is written, and what they have is removed; repeatable")
	f.tableFlags.register(cmd, "write to `FILE` (CSV) which record stays for each record; see ibid resolve --help")
	completeFlag(cmd, "to", func() []string { return listFormats })
	completeFlag(cmd, "keep", func() []string { return keepRules })
	return cmd
}

func (f *dedupeFlags) check() error {
	err := cmp.Or(
		checkFormat("to", f.to, listFormats),
		checkFormat("keep", f.keep, keepRules),
		f.inputFlags.check(),
	)
	switch {
	case err != nil:
		return err
	case f.mark && f.removed != "":
		return fmt.Errorf("--mark and --removed: with --mark nothing is removed; give one of the two")
	case f.mark && f.keep == keepFused:
		return fmt.Errorf("--mark and --keep fused: a fused record is none of the marked ones; give one of the two")
	}
	return nil
}

func (a *app) runDedupe(ctx context.Context, args []string, f *dedupeFlags) error {
	options, err := f.options(a)
	if err != nil {
		return &usageError{err}
	}
	limit, err := f.limit()
	if err != nil {
		return &usageError{err}
	}
	args = expandPatterns(args)
	against, folders, err := knownAs(expandPatterns(f.against), args)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		a.inform("--against: %s is a folder in one and was not read; give it with --against, too, where it has records", folder)
	}
	inputs := slices.Clone(args)
	for _, file := range against {
		if !slices.Contains(args, file) {
			inputs = append(inputs, file)
		}
	}
	r, err := a.open(ctx, inputs, &f.inputFlags)
	if err != nil {
		return err
	}
	defer r.close()
	if err := r.setKnown(against); err != nil {
		return err
	}
	outs := a.newOutputs(r.touched, append(f.files(), f.optionFiles()...)...)
	defer outs.discard()
	losses := newLosses(record.Format(f.to), nil)
	begin := func(w io.Writer, onLoss func(record.Loss)) (list, error) {
		return newList(w, r, record.Format(f.to), onLoss)
	}
	kept, err := newParts(ctx, outs, f.path(), limit, losses.add, begin)
	if err != nil {
		return err
	}
	var removed *parts[list]
	if f.removed != "" {
		if removed, err = newParts(ctx, outs, f.removed, partLimit{}, losses.add, begin); err != nil {
			return err
		}
	}
	beside, err := f.tableFlags.create(ctx, outs)
	if err != nil {
		return err
	}
	options.GroupsOnly, options.NoClaims = true, true
	if err := a.resolve(ctx, r, options, f.diagnostics); err != nil {
		return err
	}
	r.index = nil
	if err := r.checkKnown(against); err != nil {
		return err
	}
	s, err := chooseSurvivors(r, f.keep)
	if err != nil {
		return err
	}
	s.forgetKnown()
	if err := beside.write(ctx, r, s); err != nil {
		return err
	}
	if err := a.writeList(ctx, r, s, kept, removed, losses, f); err != nil {
		return err
	}
	if err := outs.commit(ctx); err != nil {
		return err
	}
	a.reportParts(f.path(), limit, kept.number, kept.tooLarge)
	if text := losses.summary(); text != "" {
		a.inform("of records of other formats, %s (ibid convert --report lists them)", text)
	}
	a.reportRemoval(r, s, f)
	return r.status()
}

// writeList writes the survivors to kept and the others to removed, each in
// reading order.
func (a *app) writeList(ctx context.Context, r *reading, s *survivors, kept, removed *parts[list], losses *losses, f *dedupeFlags) error {
	defer r.progress.finish()
	asRead := func(n int) func(list) error {
		return func(l list) error { return l.asRead(n) }
	}
	for n, keeper := range s.keeper {
		if err := ctx.Err(); err != nil {
			return err
		}
		if n%64 == 0 {
			r.progress.report("writing", "writing: "+counted(n, "record"), int64(n), int64(len(s.keeper)))
		}
		losses.begin("", "", 0) // they are counted and not listed
		var err error
		switch {
		case r.isKnown(n):
		case n == keeper && f.keep == keepFused && len(s.sets[n]) > 1:
			var rec *record.Record
			var from []*record.Record
			if rec, from, err = fusedRecord(r, n); err == nil {
				err = kept.write(ctx, func(l list) error { return l.fresh(rec, from...) })
			}
		case n == keeper:
			err = kept.write(ctx, asRead(n))
		case f.mark:
			err = kept.write(ctx, func(l list) error { return l.marked(n, "Duplicate of "+r.label(keeper)) })
		case removed != nil:
			err = removed.write(ctx, asRead(n))
		}
		if err != nil {
			return err
		}
	}
	if removed != nil {
		if err := removed.finish(); err != nil {
			return err
		}
	}
	return kept.finish()
}

// fusedRecord fuses the work of record n and returns the record of what counts
// as one with it, and the records of the work.
func fusedRecord(r *reading, n int) (fused *record.Record, from []*record.Record, err error) {
	g := r.group(n)
	fetch := func(n int) (*record.Record, error) {
		rec, err := r.fetch(n)
		from = append(from, rec)
		return rec, err
	}
	work, err := dedupe.Fuse(r.resolution, g, fetch, r.options)
	if err != nil {
		return nil, nil, err
	}
	for _, unit := range g.Units(r.options.Policy) {
		if slices.ContainsFunc(unit, func(v int) bool { return slices.Contains(g.Versions[v].Members, n) }) {
			chosen, _ := unitVersion(work, g, unit)
			return chosen.Alone(), from, nil
		}
	}
	return nil, nil, fmt.Errorf("%s: its version was not found in its work", r.address(n))
}
