package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/record"
)

// formatText is the output for people, which is no [record.Format].
const formatText = "text"

// fewWorks is the number of works up to which a page also names works that
// have nothing in common with it; of more, only those that are near.
const fewWorks = 10

// fullPages is the number of works up to which each gets a page; of more,
// each gets a paragraph.
const fullPages = 50

var resolveFormats = append([]string{formatText, string(record.FormatIbidJSON), string(record.FormatIbidLines)}, listFormats...)

// resolveFlags are the flags of resolve.
type resolveFlags struct {
	inputFlags
	outputFlags
	formatFlags
	matchFlags
	tableFlags
	to      string
	explain bool
}

func (a *app) resolveCommand() *cobra.Command {
	f := &resolveFlags{}
	cmd := &cobra.Command{
		Use:   "resolve FILE...",
		Short: "Recognise which records are the same work and show what is known of each",
		Long: `Resolve reads records from any mix of formats and prints one canonical work for
each publication: its versions, where each stood, what the sources disagree on,
what was chosen and why, and what was near and kept apart.

Works are sorted by id, so the order of the files changes nothing. Up to 50
works get a page each; of more, each gets a paragraph, and the pairs that need
a person's look follow at the end.

The other forms are for programs: "json" (one document with records, works and
every claim), "jsonl" (one work a line), and "ris", "csl-json" and the other
formats that ibid formats marks as written (one
record for each version, or for each work with --level work). "ibid formats
--schema json", or jsonl, prints the JSON Schema of the first two.

--map writes a CSV file with one row for each record in reading order: record
(its own id in the file, else source#position), source, position, version,
work, kept (true for the record that dedupe would keep), then document, id,
own_id, source_kind, kept_record, sources and studies (the registrations that
its work shares with others). A cell that a spreadsheet would
take for a formula begins with an apostrophe, and so does one that begins with
an apostrophe itself.

` + unsureHelp,
		Example: `  ibid resolve scopus.ris pubmed.ris page.txt
  ibid resolve --to jsonl -o works.jsonl --map map.csv *.ris
  pbpaste | ibid resolve - library.ris --explain
  ibid resolve --level work --to ris --source PubMed:database=pm.ris --source Hand:other=hand.ris`,
		Args: someFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := setByExtension(cmd, &f.to, f.out, resolveFormats); err != nil {
				return err
			}
			if err := f.check(); err != nil {
				return &usageError{err}
			}
			return a.runResolve(cmd.Context(), args, f)
		},
	}
	f.inputFlags.register(cmd)
	f.matchFlags.register(cmd)
	f.matchFlags.registerUnits(cmd, "`LEVEL`, version or work: what becomes one record in formats for other programs, and in --map")
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", formatText, "output `FORMAT`: "+oneOf(resolveFormats)+extensionHelp)
	f.outputFlags.register(cmd)
	f.formatFlags.register(cmd)
	f.tableFlags.register(cmd, "write to `FILE` (CSV) which version and work each record belongs to")
	flags.BoolVarP(&f.explain, "explain", "v", false, "show every value with its place (file:line:column) and rule")
	completeFlag(cmd, "to", func() []string { return resolveFormats })
	return cmd
}

func (f *resolveFlags) check() error {
	_, limitErr := f.limit()
	_, optionsErr := f.writerOptions(record.Format(f.to))
	err := cmp.Or(
		checkFormat("to", f.to, resolveFormats),
		f.inputFlags.check(),
		limitErr, optionsErr,
	)
	if err == nil && f.split != "" && !slices.Contains(listFormats, f.to) {
		err = fmt.Errorf("--split: expected --to %s; %s is one document", strings.Join(listFormats, " or "), f.to)
	}
	return err
}

func (a *app) runResolve(ctx context.Context, args []string, f *resolveFlags) error {
	options, err := f.options(a)
	if err != nil {
		return &usageError{err}
	}
	f.digest = describesDocuments(record.Format(f.to))
	r, err := a.open(ctx, args, &f.inputFlags)
	if err != nil {
		return err
	}
	defer r.close()
	outs := a.newOutputs(r.touched, append(f.files(), f.optionFiles()...)...)
	defer outs.discard()
	write, err := a.worksOutput(ctx, outs, r, f)
	if err != nil {
		return err
	}
	beside, err := f.tableFlags.create(ctx, outs)
	if err != nil {
		return err
	}
	if slices.Contains(listFormats, f.to) {
		options.GroupsOnly, options.NoClaims = true, true
	}
	if err := a.resolve(ctx, r, options, f.diagnostics); err != nil {
		return err
	}
	r.index = nil
	spendTaken()
	if err := beside.write(ctx, r, nil); err != nil {
		return err
	}
	report, err := write()
	if err != nil {
		return err
	}
	if err := outs.commit(ctx); err != nil {
		return err
	}
	report()
	return r.status()
}

// worksOutput creates the output and returns what writes the works in the form
// that the user asked for. That returns what is to be said once the output
// stands.
func (a *app) worksOutput(ctx context.Context, outs *outputs, r *reading, f *resolveFlags) (write func() (report func(), err error), err error) {
	format := record.Format(f.to)
	if slices.Contains(listFormats, f.to) {
		return a.recordsOutput(ctx, outs, r, format, f)
	}
	w, err := outs.create(ctx, f.path())
	if err != nil {
		return nil, err
	}
	return func() (func(), error) {
		nothing := func() {}
		switch format {
		case record.FormatIbidJSON:
			return nothing, a.writeBundle(ctx, w, r)
		case record.FormatIbidLines:
			return nothing, a.writeLines(ctx, w, r)
		}
		return nothing, a.writeText(ctx, newPrinter(w), r, f.explain)
	}, nil
}

func (a *app) writeText(ctx context.Context, p *printer, r *reading, explain bool) error {
	short := len(r.resolution.Groups) > fullPages && !explain
	name := shortNames(r.documents)
	near := r.neighbours()
	number, versions := 0, 0
	err := a.works(ctx, r, func(one resolved) error {
		number++
		versions += len(one.work.Versions)
		v := &workView{number: number, work: one.work, records: map[string]*record.Record{}, name: name}
		for _, rec := range one.records {
			v.records[rec.ID] = rec
		}
		var err error
		if v.near, err = r.near(near[number-1], number-1); err != nil {
			return err
		}
		if short {
			writeParagraph(p, v)
		} else {
			writePage(p, v, explain)
		}
		return p.err
	})
	if err != nil {
		return err
	}
	if short {
		p.line("")
	}
	if err := writeReview(p, r, short); err != nil {
		return err
	}
	writeStudies(p, r)
	files := 0
	for _, d := range r.Documents() {
		if d.Records > 0 {
			files++
		}
	}
	p.paragraph("", plain, 0, fmt.Sprintf("%s from %s → %s, %s",
		counted(len(r.places), "record"), counted(files, "file"), counted(number, "work"), counted(versions, "version")), bold)
	return p.err
}

// writeStudies lists the works that share a registration: reports of one
// study, which stay works of their own.
func writeStudies(p *printer, r *reading) {
	shared := 0
	for _, study := range r.resolution.Studies {
		if len(study.Works) < 2 {
			continue
		}
		var works []string
		for _, id := range study.Works {
			works = append(works, fmt.Sprint(r.workOf(id)+1))
		}
		p.paragraph("", plain, 0, "Works "+strings.Join(works, ", ")+" name one registration, "+
			joinNonEmpty(" ", study.Registration.Registry, study.Registration.ID)+", and report one study", plain)
		shared++
	}
	if shared > 0 {
		p.line("")
	}
}

// shownReview is how many unsure pairs the text form lists.
const shownReview = 10

// writeReview lists the pairs that a person should look at.
func writeReview(p *printer, r *reading, list bool) error {
	pairs := r.resolution.Review()
	if len(pairs) == 0 {
		return nil
	}
	p.paragraph("", plain, 0, counted(len(pairs), "unsure pair")+" to look at (ibid explain A B FILE... says more; --unsure FILE lists them, --decisions FILE settles them)", yellow)
	if !list {
		return nil
	}
	name := shortNames(r.documents)
	for i, pair := range pairs {
		if i == shownReview {
			p.paragraph("", plain, 3, fmt.Sprintf("and %s more", thousands(len(pairs)-i)), plain)
			break
		}
		a, b := r.numbers()[pair.A], r.numbers()[pair.B]
		first, err := r.fetch(a)
		if err != nil {
			return err
		}
		p.paragraph("", plain, 3, fmt.Sprintf("%s#%d and %s#%d (%s): %s; %s",
			name(r.source(a).path), r.places[a].position, name(r.source(b).path), r.places[b].position, percent(pair.Confidence), briefCitation(first), pair.Reason), plain)
	}
	p.line("")
	return nil
}

// neighbours lists, for each work, the pairs that were kept apart and concern
// it, the ones most worth knowing first.
func (r *reading) neighbours() map[int][]record.Pair {
	byWork := map[int][]record.Pair{}
	few := len(r.resolution.Groups) <= fewWorks
	for _, pair := range r.resolution.Apart {
		if pair.Verdict == record.Different && len(pair.Vetoes) == 0 && !few {
			continue
		}
		a, b := r.workOf(pair.A), r.workOf(pair.B)
		byWork[a] = append(byWork[a], pair)
		byWork[b] = append(byWork[b], pair)
	}
	for _, pairs := range byWork {
		slices.SortStableFunc(pairs, func(a, b record.Pair) int {
			return cmp.Or(
				cmp.Compare(nearness[b.Verdict], nearness[a.Verdict]),
				cmp.Compare(b.Weight, a.Weight),
			)
		})
	}
	return byWork
}

// nearness ranks verdicts by how much a person wants to know of the pair.
var nearness = map[record.Verdict]int{
	record.Unsure: 3, record.Related: 2, record.SameVersion: 1, record.SameWork: 1, record.Different: 0,
}

// near reads the records of the other works of the first pairs, one for each
// other work.
func (r *reading) near(pairs []record.Pair, work int) ([]neighbour, error) {
	var list []neighbour
	seen := map[int]bool{}
	for _, pair := range pairs {
		if len(list) == shownNear {
			break
		}
		n := neighbour{pair: pair}
		other, inverse := pair.B, pair.Inverse
		if r.workOf(pair.A) != work {
			other, inverse = pair.A, !pair.Inverse
		}
		n.away = inverse
		of := r.workOf(other)
		if seen[of] {
			continue
		}
		seen[of] = true
		n.number = of + 1
		var err error
		if n.other, err = r.fetch(r.numbers()[other]); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, nil
}

// shortNames returns a function that shortens a document's name to its last
// part where that tells it apart from the others.
func shortNames(documents []string) func(string) string {
	count := map[string]int{}
	for _, d := range documents {
		count[filepath.Base(d)]++
	}
	return func(d string) string {
		if base := filepath.Base(d); count[base] == 1 {
			return base
		}
		return d
	}
}

// writeBundle writes Ibid's JSON document. Documents are sorted by name and
// records by id, so that the order of the files changes nothing.
func (a *app) writeBundle(ctx context.Context, w io.Writer, r *reading) error {
	b := record.NewBundleWriter(w)
	documents := slices.Concat(r.Documents(), r.Described())
	slices.SortFunc(documents, func(x, y *record.Document) int { return cmp.Compare(x.Name, y.Name) })
	for _, d := range documents {
		if err := b.Document(d); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.numbers())) {
		if err := ctx.Err(); err != nil {
			return err
		}
		rec, err := r.fetch(r.numbers()[id])
		if err != nil {
			return err
		}
		if err := b.Record(rec); err != nil {
			return err
		}
	}
	if err := a.works(ctx, r, func(one resolved) error { return b.Work(one.work) }); err != nil {
		return err
	}
	for _, pair := range r.resolution.Apart {
		if err := b.Pair(pair); err != nil {
			return err
		}
	}
	for _, study := range r.resolution.Studies {
		if err := b.Study(study); err != nil {
			return err
		}
	}
	return b.Close()
}

// writeLines writes one work a line, with its records and their documents, and
// behind the works a line for each pair between two of them and each study.
func (a *app) writeLines(ctx context.Context, w io.Writer, r *reading) error {
	documents := map[string]*record.Document{}
	for _, d := range slices.Concat(r.Documents(), r.Described()) {
		documents[d.Name] = d
	}
	lines := record.NewLineWriter(w)
	err := a.works(ctx, r, func(one resolved) error {
		line := &record.Line{Ibid: record.JSONVersion, Work: one.work, Records: one.records}
		seen := map[string]bool{}
		for _, rec := range one.records {
			name := rec.Origin.Document
			if d := documents[name]; d != nil && !seen[name] {
				seen[name] = true
				line.Documents = append(line.Documents, d)
			}
		}
		slices.SortFunc(line.Documents, func(x, y *record.Document) int { return cmp.Compare(x.Name, y.Name) })
		return lines.Write(line)
	})
	if err != nil {
		return err
	}
	for _, pair := range r.resolution.Apart {
		if err := lines.Write(&record.Line{Pairs: []record.Pair{pair}}); err != nil {
			return err
		}
	}
	for _, study := range r.resolution.Studies {
		if err := lines.Write(&record.Line{Studies: []record.Study{study}}); err != nil {
			return err
		}
	}
	return lines.Flush()
}
