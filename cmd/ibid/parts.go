package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// partLimit is how much one part of a split output may hold; 0 is no limit.
type partLimit struct {
	records int
	bytes   int64
}

func (l partLimit) isSet() bool { return l != partLimit{} }

// sizeUnits are the units of a size; services count their megabytes in either
// way, and a limit in the smaller unit holds for both.
var sizeUnits = map[string]int64{
	"B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30,
}

var partLimitForm = regexp.MustCompile(`^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$`)

// parsePartLimit reads the value of --split: a number of records, a size in
// bytes, or both.
func parsePartLimit(s string) (partLimit, error) {
	var limit partLimit
	if s == "" {
		return limit, nil
	}
	wrong := fmt.Errorf("--split %q: expected a number of records, a size, or both: 15000, 50MB, 15000,50MB", s)
	for part := range strings.SplitSeq(s, ",") {
		m := partLimitForm.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return limit, wrong
		}
		number, err := strconv.ParseFloat(m[1], 64)
		if err != nil || number > 1e15 {
			return limit, wrong
		}
		if m[2] == "" {
			n, err := strconv.Atoi(m[1])
			if err != nil || n < 1 || limit.records > 0 {
				return limit, wrong
			}
			limit.records = n
			continue
		}
		unit, ok := sizeUnits[strings.ToUpper(m[2])]
		size := int64(number * float64(unit))
		if !ok || size < 1 || limit.bytes > 0 {
			return limit, wrong
		}
		limit.bytes = size
	}
	return limit, nil
}

// recordWriter is what writes records in one format: a [source.Writer] or a
// [list].
type recordWriter interface {
	// Flush writes what is buffered, Close the format's end too.
	Flush() error
	Close() error
}

// parts writes records to one file, or to several of which each is complete
// in itself and keeps within a limit. A record is never divided: one that is
// larger than the limit has a part of its own.
type parts[W recordWriter] struct {
	outs  *outputs
	path  string
	limit partLimit
	// begin returns a writer of one part; onLoss is nil where nobody asks. It
	// is called when the first record is there.
	begin  func(w io.Writer, onLoss func(record.Loss)) (W, error)
	onLoss func(record.Loss)

	// file is the part that is written, number its number.
	file   *output
	number int
	writer W
	begun  bool
	// records and size are those of the part so far, end the size of what
	// closes a part, once measured. The writer writes to buffer, which holds one record;
	// losses are that record's.
	records  int
	size     int64
	end      int64
	measured bool
	buffer   bytes.Buffer
	losses   []record.Loss
	// tooLarge counts the records that are larger than a part may be.
	tooLarge int
}

// newParts creates the output at path, or its first part.
func newParts[W recordWriter](ctx context.Context, outs *outputs, path string, limit partLimit,
	onLoss func(record.Loss), begin func(io.Writer, func(record.Loss)) (W, error)) (*parts[W], error) {
	p := &parts[W]{outs: outs, path: path, limit: limit, begin: begin, onLoss: onLoss}
	return p, p.open(ctx)
}

// open opens the next part, or the whole output.
func (p *parts[W]) open(ctx context.Context) error {
	p.number++
	var err error
	if p.limit.isSet() {
		p.file, err = p.outs.createPart(ctx, p.path, p.number)
	} else {
		p.file, err = p.outs.create(ctx, p.path)
	}
	p.begun, p.records, p.size = false, 0, 0
	return err
}

// start begins the writer of the part, unless it is begun.
func (p *parts[W]) start() error {
	if p.begun {
		return nil
	}
	w, onLoss := io.Writer(p.file), p.onLoss
	if p.limit.isSet() {
		w = &p.buffer
		if onLoss != nil {
			onLoss = func(loss record.Loss) { p.losses = append(p.losses, loss) }
		}
	}
	var err error
	p.writer, err = p.begin(w, onLoss)
	p.begun = err == nil
	return err
}

// write writes one record: one is called with the writer, and called again
// with that of the next part where the record does not fit into this one.
func (p *parts[W]) write(ctx context.Context, one func(W) error) error {
	if !p.limit.isSet() {
		if err := p.start(); err != nil {
			return err
		}
		return one(p.writer)
	}
	if !p.measured && p.limit.bytes > 0 {
		if err := p.measureEnd(one); err != nil {
			return err
		}
	}
	if p.limit.records > 0 && p.records == p.limit.records {
		if err := p.next(ctx); err != nil {
			return err
		}
	}
	if err := p.encode(one); err != nil {
		return err
	}
	if p.over() && p.records > 0 {
		if err := p.next(ctx); err != nil {
			return err
		}
		if err := p.encode(one); err != nil {
			return err
		}
	}
	if p.over() {
		p.tooLarge++
	}
	p.records++
	for _, loss := range p.losses {
		p.onLoss(loss)
	}
	return p.take()
}

// over reports whether the part is too large with what the buffer holds.
func (p *parts[W]) over() bool {
	return p.limit.bytes > 0 && p.size+int64(p.buffer.Len())+p.end > p.limit.bytes
}

// encode writes one record to the buffer.
func (p *parts[W]) encode(one func(W) error) error {
	p.buffer.Reset()
	p.losses = p.losses[:0]
	if err := p.start(); err != nil {
		return err
	}
	if err := one(p.writer); err != nil {
		return err
	}
	return p.writer.Flush()
}

// take moves what the buffer holds to the part.
func (p *parts[W]) take() error {
	n, err := p.file.Write(p.buffer.Bytes())
	p.size += int64(n)
	p.buffer.Reset()
	return err
}

// measureEnd writes a record to nowhere to see what closes a part.
func (p *parts[W]) measureEnd(one func(W) error) error {
	var out bytes.Buffer
	w, err := p.begin(&out, nil)
	if err != nil {
		return err
	}
	p.measured = true
	if err := cmp.Or(one(w), w.Flush()); err != nil {
		return err
	}
	written := out.Len()
	if err := w.Close(); err != nil {
		return err
	}
	p.end = int64(out.Len() - written)
	return nil
}

// next completes the part and opens the one after it.
func (p *parts[W]) next(ctx context.Context) error {
	if err := p.finish(); err != nil {
		return err
	}
	if err := p.file.complete(); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", p.path, cause(err))
	}
	return p.open(ctx)
}

// finish writes the end of the part. A record that did not fit and is still in
// the buffer is dropped: it goes into the next part.
func (p *parts[W]) finish() error {
	p.buffer.Reset()
	if err := p.start(); err != nil {
		return err
	}
	if err := p.writer.Close(); err != nil {
		return err
	}
	if !p.limit.isSet() {
		return nil
	}
	return p.take()
}

// describe writes what stands behind the records, which one writes, into the
// last part, or into one of its own where that has no room for it.
func (p *parts[W]) describe(ctx context.Context, one func(W) error) error {
	if !p.limit.isSet() {
		if err := p.start(); err != nil {
			return err
		}
		return one(p.writer)
	}
	var out bytes.Buffer
	w, err := p.begin(&out, nil)
	if err != nil {
		return err
	}
	if err := cmp.Or(one(w), w.Close()); err != nil {
		return err
	}
	if p.limit.bytes > 0 && p.records > 0 && p.size+int64(out.Len()) > p.limit.bytes {
		if err := p.next(ctx); err != nil {
			return err
		}
	}
	if err := p.encode(one); err != nil {
		return err
	}
	return p.take()
}

// createPart opens a part of what goes to path. It stands beside it until
// all parts are counted.
func (o *outputs) createPart(ctx context.Context, path string, number int) (*output, error) {
	if path == stdoutName {
		return nil, errors.New("standard output cannot be split; name a file with -o")
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s: is a directory; expected a file to write to", path)
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: is no regular file and cannot be split", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := &output{path: path, target: path, part: number, temporary: true}
	if err := out.createBeside(0o666, false); err != nil {
		return nil, fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	out.begin()
	o.open = append(o.open, out)
	return out, nil
}

// nameParts gives each part its target, now that they are counted: name-1.ris
// and so on, with as many digits as the last one has, so that they sort; or
// the plain name where there is only one.
func (o *outputs) nameParts() error {
	total := 0
	for _, f := range o.open {
		total = max(total, f.part)
	}
	for _, f := range o.open {
		if f.part == 0 {
			continue
		}
		f.target = f.path
		if total > 1 {
			f.target = partName(f.path, f.part, total)
		}
		info, err := os.Stat(f.target)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			info = nil
		case err != nil:
			return fmt.Errorf("%s: cannot be written: %w", f.target, cause(err))
		case info.IsDir():
			return fmt.Errorf("%s: is a directory and cannot be replaced by a part of the output", f.target)
		}
		if info != nil {
			if err := o.refuseInput(f.target, info); err != nil {
				return err
			}
			if err := os.Chmod(f.file.Name(), info.Mode().Perm()); err != nil {
				return fmt.Errorf("%s: cannot be written: %w", f.target, cause(err))
			}
		}
		for _, other := range o.open {
			if other != f && other.part == 0 && other.temporary && sameTarget(other.target, f.target) {
				return fmt.Errorf("%s: is named for two outputs; each needs a file of its own", f.target)
			}
		}
	}
	return nil
}

// partName is the name of part n of total: name-07.ris.
func partName(path string, n, total int) string {
	stem, extension := splitName(path)
	return fmt.Sprintf("%s-%0*d%s", stem, len(strconv.Itoa(total)), n, extension)
}

// splitName divides a path before its extension.
func splitName(path string) (stem, extension string) {
	extension = filepath.Ext(path)
	if extension == filepath.Base(path) {
		extension = "" // a hidden file has none
	}
	return strings.TrimSuffix(path, extension), extension
}

// leftovers returns the files that look like parts of what is at path and are
// not among the total that were written: those of an earlier run with more.
func leftovers(path string, total int) []string {
	var written []string
	for n := 1; n <= total && total > 1; n++ {
		written = append(written, filepath.Base(partName(path, n, total)))
	}
	stem, extension := splitName(path)
	part := regexp.MustCompile("^" + regexp.QuoteMeta(filepath.Base(stem)) + `-\d+` + regexp.QuoteMeta(extension) + "$")
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil // a warning about what cannot be seen
	}
	var left []string
	for _, entry := range entries {
		if part.MatchString(entry.Name()) && !slices.Contains(written, entry.Name()) {
			left = append(left, filepath.Join(filepath.Dir(path), entry.Name()))
		}
	}
	return left
}

// reportParts says into how many files an output was split, and what to know
// of them.
func (a *app) reportParts(path string, limit partLimit, total, tooLarge int) {
	if !limit.isSet() {
		return
	}
	if total > 1 {
		a.inform("written in %s, %s to %s", counted(total, "part"), partName(path, 1, total), partName(path, total, total))
	}
	if tooLarge > 0 {
		a.complain("%s larger than the limit of --split: a file of its own each", wasWere(tooLarge))
	}
	if left := leftovers(path, total); len(left) > 0 {
		shown := left[:min(len(left), shownLeftovers)]
		more := ""
		if len(left) > len(shown) {
			more = fmt.Sprintf(" and %s more", counted(len(left)-len(shown), "file"))
		}
		a.complain("not of this run, but named like its parts: %s%s", strings.Join(shown, ", "), more)
	}
}

// shownLeftovers is how many files of an earlier run are named.
const shownLeftovers = 5

func wasWere(n int) string {
	if n == 1 {
		return "1 record was"
	}
	return thousands(n) + " records were"
}
