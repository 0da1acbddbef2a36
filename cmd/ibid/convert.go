package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

// convertFlags are the flags of convert.
type convertFlags struct {
	inputFlags
	outputFlags
	formatFlags
	to, report string
}

func (a *app) convertCommand() *cobra.Command {
	f := &convertFlags{}
	cmd := &cobra.Command{
		Use:   "convert FILE...",
		Short: "Write records in another format, and say what it cannot hold",
		Long: `Convert reads records from any mix of formats and writes all of them, in the
order in which they were read, in one format. Nothing is compared or merged.

The formats are those that ibid formats marks as written; Ibid's own "json" (one
document) and "jsonl" (one record a line) hold everything. Without --to, the
extension of -o decides where it stands for one format. Each input is read once,
from its start to its end, and memory does not grow with its length, but for
entries of BibTeX that wait for one that they refer to.

What the format cannot hold is counted by field on standard error. --report
lists every such value with its record, its path in the record (that of Ibid's
JSON form) and the reason: as CSV with the columns record, document, position,
path, field, value and reason, or as JSON lines of the same members where FILE
ends in .jsonl. A value without a place is no missing input: the exit status
stays 0. It is 1 where some input could not be read.

RIS from RIS is written anew: the tags, names and dates of the profile, without
the damage that the reader repaired. Fields that no rule reads are carried over
as they stood. (ibid check --fix repairs a file and keeps every other byte.)
What --source declares goes with each record: in RIS in the labelled note, from
which ibid reads it back.

A table of CSV or TSV is read by its headings, as Scopus, Web of Science,
Covidence, Rayyan, Zotero and others write them; for one with headings of its
own, --columns says what they hold:

  ibid convert list.csv --columns "Paper=title" --columns "Who=authors" --to ris

A table that is written has the columns that package source/delimited
documents. A cell that a spreadsheet would take for a formula begins with an
apostrophe, which ibid takes off again.

In CSL-JSON, values that CSL has no place for stand in the member "custom", and
in BibTeX what it has no field for in the field "ibid"; ibid reads both back. An
entry of BibTeX that has not changed keeps its type, fields and values as they
stood. Ibid's JSON gives its records, or with --works the
canonical record of each work that ibid resolve has found.

--split writes parts of at most so many records, bytes, or both: with -o out.ris
they are out-1.ris, out-2.ris and so on, numbered with as many digits as the
last one has (out-01.ris of 12). Each is complete in itself, no record is
divided, and a single part keeps the name out.ris. MB are 1,000,000 bytes, MiB
1,048,576.`,
		Example: `  ibid convert library.ris --to csl-json -o library.json
  ibid convert *.ris -o all.jsonl
  ibid convert items.json -o for-endnote.ris --profile endnote --report lost.csv
  ibid convert big.ris -o upload.ris --split 15000,50MB
  ibid convert works.json --works --to ris > canonical.ris`,
		Args: someFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			run, err := f.check()
			if err != nil {
				return &usageError{err}
			}
			return a.runConvert(cmd.Context(), args, f, run)
		},
	}
	f.inputFlags.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", "", "output `FORMAT`, as ibid formats names those that are written (default by the extension of -o)")
	f.outputFlags.register(cmd)
	f.formatFlags.register(cmd)
	flags.StringVar(&f.report, "report", "", "write to `FILE` every value that the format has no place for; - is standard output")
	flags.BoolVar(&f.works, "works", false, "convert the canonical record of each work of Ibid's JSON, instead of its records")
	completeFlag(cmd, "to", writableFormats)
	f.once = true
	f.reuseAfter = itemsBehind + 1
	return cmd
}

// conversion is what the flags of convert ask for.
type conversion struct {
	format  record.Format
	limit   partLimit
	options source.WriterOptions
}

func (f *convertFlags) check() (conversion, error) {
	c := conversion{format: record.Format(f.to)}
	err := cmp.Or(checkFormat("to", f.to, writableFormats()), checkExtension(f.out), f.inputFlags.check())
	if err == nil && f.to == "" {
		c.format, err = formatOfOutput(f.out)
	}
	if err != nil {
		return c, err
	}
	if c.limit, err = f.limit(); err != nil {
		return c, err
	}
	c.options, err = f.writerOptions(c.format)
	c.options.Sources = len(f.sources) > 0
	return c, err
}

func (a *app) runConvert(ctx context.Context, args []string, f *convertFlags, run conversion) error {
	f.digest = describesDocuments(run.format)
	r, err := a.open(ctx, args, &f.inputFlags)
	if err != nil {
		return err
	}
	defer r.close()
	outs := a.newOutputs(r.touched, f.files()...)
	defer outs.discard()
	spendMemory()

	losses := newLosses(run.format, nil)
	onLoss := losses.add
	if a.quiet && f.report == "" {
		// Looking for losses costs as much as writing, so nobody looks in vain.
		onLoss = nil
	}
	out, err := newParts(ctx, outs, f.path(), run.limit, onLoss, beginRecords(run.format, run.options))
	if err != nil {
		return err
	}
	if f.report != "" {
		file, err := outs.create(ctx, f.report)
		if err != nil {
			return err
		}
		losses.report = newLossReport(file, f.report)
	}

	writing := workBehind(func(c converted) error {
		losses.begin(cmp.Or(c.record.OwnID, fmt.Sprintf("%s#%d", c.document, c.position)), c.document, c.position)
		return out.write(ctx, func(w source.Writer) error { return w.Write(c.record) })
	})
	err = a.each(ctx, r, r.Stream(ctx), f.diagnostics, func(rec *record.Record, document, position int) error {
		return writing.give(converted{rec, r.documents[document], position})
	})
	if err := cmp.Or(writing.end(), err); err != nil {
		return err
	}
	if err := a.convertDocuments(ctx, r, out, losses); err != nil {
		return err
	}
	if err := out.finish(); err != nil {
		return err
	}
	if losses.report != nil {
		if err := losses.report.end(); err != nil {
			return err
		}
	}
	if err := outs.commit(ctx); err != nil {
		return err
	}
	a.reportParts(f.path(), run.limit, out.number, out.tooLarge)
	if text := losses.summary(); text != "" {
		if f.report == "" {
			text += " (--report lists them)"
		}
		a.inform("%s", text)
	}
	return r.status()
}

// converted is a record that is to be written, with where it was read.
type converted struct {
	record   *record.Record
	document string
	position int
}

// convertDocuments writes what is known of the documents where the format has
// a place for it, and else reports their text outside records as lost.
func (a *app) convertDocuments(ctx context.Context, r *reading, out *parts[source.Writer], losses *losses) error {
	documents := slices.Concat(r.Documents(), r.Described())
	err := out.describe(ctx, func(w source.Writer) error {
		describing, ok := w.(source.DocumentWriter)
		if !ok {
			return errNoDocuments
		}
		for _, d := range documents {
			if err := describing.WriteDocument(d); err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, errNoDocuments) {
		return err
	}
	if out.onLoss == nil {
		return nil
	}
	for _, d := range documents {
		losses.begin(d.Name, d.Name, 0)
		for _, list := range []struct {
			member string
			texts  []record.Text
		}{{"outside", d.Outside}, {"notices", d.Notices}} {
			for i, text := range list.texts {
				out.onLoss(record.Loss{
					Path: fmt.Sprintf("document/%s/%d", list.member, i), Value: text.Text,
					Reason: fmt.Sprintf("%s has no place for text outside records", losses.format),
				})
			}
		}
	}
	return nil
}

// describesDocuments reports whether a format has a place for what is known of the
// documents, their digests among it.
func describesDocuments(format record.Format) bool {
	w, err := source.Create(io.Discard, format, nil)
	if err != nil {
		return false
	}
	_, describes := w.(source.DocumentWriter)
	return describes
}

// errNoDocuments says that a format does not describe documents.
var errNoDocuments = errors.New("no description of documents")
