package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

// place is what is kept of a record while its set is resolved: where it
// stands and what its file calls it.
type place struct {
	document int32
	position int32
	ownID    string
}

// reading is the inputs of one run after they were read to their end. The
// records themselves are not held: they are read again by their number.
type reading struct {
	*opened
	places []place // by record number
	// known are the documents, by number, that are compared and not written; nil
	// where there are none.
	known []bool
	// index holds the features of all records. What only writes the resolution
	// gives it up: it is the greatest part of the memory.
	index *dedupe.Index
	// order ranks the sources; the first of them, as many as declared says,
	// were declared. See [inputFlags.plan].
	order    []string
	declared int
	// resolution, numbers (of records by id, which few outputs ask for) and works
	// are set by resolve.
	resolution *dedupe.Resolution
	numbers    func() map[string]int
	// works are the numbers of the records' works in the resolution.
	works    []int32
	options  *dedupe.Options
	progress *progress
	// missing is set where some input is missing from what was read.
	missing bool
}

// open opens the inputs and reports those that cannot be opened. The caller
// closes the reading.
func (a *app) open(ctx context.Context, args []string, f *inputFlags) (*reading, error) {
	inputs, order, declared, err := f.plan(args)
	if err != nil {
		return nil, &usageError{err}
	}
	o, failed, err := a.openInputs(ctx, inputs, f)
	if err != nil {
		return nil, err
	}
	r := &reading{opened: o, order: unique(append(order, o.sources...)), declared: declared, missing: failed > 0, progress: a.newProgress()}
	return r, nil
}

// read reads all inputs into an index that compares by the given options, and
// reports what could not be read and what was recovered.
func (a *app) read(ctx context.Context, r *reading, options *dedupe.Options, diagnostics bool) error {
	if err := checkSources(options, r.order); err != nil {
		return &usageError{err}
	}
	options.SourceOrder = r.order[:r.declared]
	options.Progress = r.progress.compared
	r.options = options
	spendMemory()
	r.index = dedupe.NewIndex(options)
	return a.readAll(ctx, r, diagnostics, r.index.Queue)
}

// readAll gives every record of all documents to take, in order, and keeps
// their places.
func (a *app) readAll(ctx context.Context, r *reading, printDiagnostics bool, take func(*record.Record)) error {
	return a.each(ctx, r, r.All(ctx), printDiagnostics, func(rec *record.Record, document, position int) error {
		take(rec)
		r.places = append(r.places, place{int32(document), int32(position), rec.OwnID})
		return nil
	})
}

// each gives the records, which are r's, to take, with the numbers of their
// documents and their positions there. It reports what could not be read and
// what was recovered. An error of take ends the reading.
func (a *app) each(ctx context.Context, r *reading, records iter.Seq2[*record.Record, error], printDiagnostics bool,
	take func(rec *record.Record, document, position int) error) error {
	defer r.progress.finish()
	recoveries := newRecoveries(a, printDiagnostics)
	before := make([]int64, len(r.documents))
	var sum int64
	for i, size := range r.sizes {
		before[i] = sum
		sum += size
	}
	count := 0
	for rec, err := range records {
		var damaged *record.ParseError
		var ended *source.DocumentError
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.As(err, &damaged):
			r.missing = true
			a.complain("%s", damaged)
		case errors.As(err, &ended):
			r.missing = true
			a.complain("%s", refusal(ended.Document, ended.Err))
		default:
			return err
		}
		if rec == nil {
			continue
		}
		document, position := r.Place(r.Len() - 1)
		count++
		recoveries.add(r.documents[document], rec.Diagnostics, damaged)
		if err := take(rec, document, position); err != nil {
			return err
		}
		if count%64 == 0 {
			r.progress.report("reading", "reading: "+counted(count, "record"), before[document]+rec.Origin.Span.End, r.total)
		}
	}
	for _, d := range r.Documents() {
		if d != nil {
			recoveries.add(d.Name, d.Diagnostics, nil)
			r.missing = r.missing || slices.ContainsFunc(d.Diagnostics, func(d record.Diagnostic) bool { return d.Severity == record.SeverityError })
		}
	}
	recoveries.summarise(r.documents)
	if count == 0 && ctx.Err() == nil {
		return errors.New("no record could be read from any input; nothing was written")
	}
	return ctx.Err()
}

// resolve reads all inputs as read does, and finds their works.
func (a *app) resolve(ctx context.Context, r *reading, options *dedupe.Options, diagnostics bool) error {
	if err := a.read(ctx, r, options, diagnostics); err != nil {
		return err
	}
	defer r.progress.finish()
	resolution, err := r.index.Resolve(ctx)
	if err != nil {
		return err
	}
	r.resolution = resolution
	r.numbers = sync.OnceValue(func() map[string]int {
		numbers := make(map[string]int, len(resolution.IDs))
		for n, id := range resolution.IDs {
			numbers[id] = n
		}
		return numbers
	})
	r.works = make([]int32, len(r.places))
	for i := range resolution.Groups {
		for _, v := range resolution.Groups[i].Versions {
			for _, n := range v.Members {
				r.works[n] = int32(i)
			}
		}
	}
	for _, conflict := range resolution.Conflicts {
		a.complain("decisions: %s", conflict)
	}
	return nil
}

// fetch reads the n-th record again, under its final id.
func (r *reading) fetch(n int) (*record.Record, error) {
	rec, err := r.Record(n)
	if rec == nil {
		if err == nil {
			err = fmt.Errorf("%s: could not be read again", r.address(n))
		}
		return nil, err
	}
	var damaged *record.ParseError
	if err != nil && !errors.As(err, &damaged) {
		return nil, err
	}
	rec.ID = r.resolution.IDs[n]
	return rec, nil
}

// workOf returns the number of the work of the record with the given id.
func (r *reading) workOf(id string) int { return int(r.works[r.numbers()[id]]) }

// group returns the work of the n-th record.
func (r *reading) group(n int) *dedupe.Group { return &r.resolution.Groups[r.works[n]] }

// source returns the declared source of the n-th record.
func (r *reading) source(n int) input { return r.inputs[r.places[n].document] }

// address returns "file#position", which always names one record.
func (r *reading) address(n int) string {
	p := r.places[n]
	return fmt.Sprintf("%s#%d", r.documents[p.document], p.position)
}

// label returns the name that people know a record by: its own id in the
// file, else "source#position".
func (r *reading) label(n int) string {
	if own := r.places[n].ownID; own != "" {
		return own
	}
	return fmt.Sprintf("%s#%d", r.source(n).source, r.places[n].position)
}

// status is errMissing where some input is missing, else nil.
func (r *reading) status() error {
	if r.missing {
		return errMissing
	}
	return nil
}

// recoveries counts what the readers recovered from, by document.
type recoveries struct {
	app    *app
	print  bool
	counts map[string]map[record.Severity]int
}

func newRecoveries(a *app, print bool) *recoveries {
	return &recoveries{a, print, map[string]map[record.Severity]int{}}
}

// add takes the diagnostics of a record or document; said is the one that was
// printed already.
func (c *recoveries) add(document string, diagnostics []record.Diagnostic, said *record.ParseError) {
	for _, d := range diagnostics {
		if said != nil && d.Code == said.Code && d.Span == said.Span {
			continue
		}
		if c.print {
			c.app.message(document + ":" + d.String())
			continue
		}
		if c.counts[document] == nil {
			c.counts[document] = map[record.Severity]int{}
		}
		c.counts[document][d.Severity] += max(d.Count, 1)
	}
}

// shownRecoveries is how many documents are named that needed recoveries.
const shownRecoveries = 20

// summarise writes one line for each document that needed any recovery.
func (c *recoveries) summarise(documents []string) {
	shown := 0
	for _, name := range documents {
		counts := c.counts[name]
		if len(counts) == 0 {
			continue
		}
		if shown++; shown > shownRecoveries {
			continue
		}
		var parts []string
		for _, severity := range []record.Severity{record.SeverityError, record.SeverityWarning, record.SeverityNote} {
			if n := counts[severity]; n > 0 {
				parts = append(parts, counted(n, string(severity)))
			}
		}
		c.app.inform("%s: read with %s (--diagnostics shows them)", name, joinNonEmpty(", ", parts...))
	}
	if more := shown - shownRecoveries; more > 0 {
		c.app.inform("and %s more were read with recoveries", counted(more, "file"))
	}
}
