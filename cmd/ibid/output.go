package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// output is a file that a command writes. A regular file is replaced only by
// commit, by one that stands complete beside it; a device or pipe, standard
// output among them, is written directly.
type output struct {
	*bufio.Writer
	// path is the name the user gave; target where links lead.
	path, target string
	// standard is set, and file is not, for standard output.
	standard *standardOutput
	file     *os.File
	// temporary is set where file is still to be renamed to target.
	temporary bool
	// synced gives such a file to the disk while it is written.
	synced *syncedFile
	// part is the number of a part of what was to be written to path, from 1,
	// and 0 for the whole of it. A part has a target when all are counted.
	part int
	// completed is set when file is closed and holds everything.
	completed bool
}

// outputs are the files of one run. They appear together at the end, or not
// at all.
type outputs struct {
	stdout *standardOutput
	inputs []fs.FileInfo
	open   []*output
}

// newOutputs returns the outputs of a run that must overwrite neither its inputs
// nor the files that its options name.
func (a *app) newOutputs(inputs []fs.FileInfo, named ...string) *outputs {
	for _, path := range named {
		if info, err := os.Stat(path); err == nil {
			inputs = append(inputs, info)
		}
	}
	return &outputs{stdout: a.stdout, inputs: inputs}
}

// stdoutName is the name of standard output where a file is expected.
const stdoutName = "-"

// create opens an output file, or standard output by the name "-". It refuses
// one that is an input or an output of this run already.
func (o *outputs) create(ctx context.Context, path string) (*output, error) {
	if path == stdoutName {
		return o.createStandard()
	}
	target := path
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		target = resolved
	}
	info, err := os.Stat(target)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	for _, other := range o.open {
		if other.temporary && sameTarget(other.target, target) {
			return nil, fmt.Errorf("%s: is named for two outputs; each needs a file of its own", path)
		}
	}
	out := &output{path: path, target: target}
	switch {
	case info == nil:
		out.temporary = true
		err = out.createBeside(0o666, false)
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a directory; expected a file to write to", path)
	case info.Mode().IsRegular():
		if err := o.refuseInput(path, info); err != nil {
			return nil, err
		}
		out.temporary = true
		err = out.createBeside(info.Mode().Perm(), true)
	default:
		out.file, err = interruptible(ctx, func() (*os.File, error) { return os.OpenFile(target, os.O_WRONLY, 0) })
	}
	switch {
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	out.begin()
	o.open = append(o.open, out)
	return out, nil
}

// begin sets the writer of an open file.
func (f *output) begin() {
	if !f.temporary {
		f.Writer = newOutputBuffer(f.file)
		return
	}
	f.synced = &syncedFile{file: f.file}
	f.Writer = newOutputBuffer(f.synced)
}

// refuseInput returns an error where an output would replace an input.
func (o *outputs) refuseInput(path string, info fs.FileInfo) error {
	for _, in := range o.inputs {
		if os.SameFile(in, info) {
			return fmt.Errorf("%s: is one of the inputs and would be overwritten; name another output file, or leave it out of the inputs", path)
		}
	}
	return nil
}

func newOutputBuffer(w io.Writer) *bufio.Writer { return bufio.NewWriterSize(w, 1<<16) }

// createWanted opens an output that the user may have asked for; it returns
// nil where path is "".
func (o *outputs) createWanted(ctx context.Context, path string) (*output, error) {
	if path == "" {
		return nil, nil
	}
	return o.create(ctx, path)
}

func (o *outputs) createStandard() (*output, error) {
	for _, other := range o.open {
		if other.standard != nil {
			return nil, errors.New("standard output is named for two outputs; each needs a place of its own")
		}
	}
	out := &output{path: stdoutName, standard: o.stdout, Writer: newOutputBuffer(o.stdout)}
	o.open = append(o.open, out)
	return out, nil
}

// device is where the output ends up.
func (f *output) device() io.Writer {
	if f.standard != nil {
		return f.standard.device()
	}
	return f.file
}

// createBeside creates the temporary file in the target's folder, so that a
// rename can put it in place at once. A new file gets the user's usual mode,
// a replaced one keeps its own.
func (f *output) createBeside(mode fs.FileMode, keep bool) error {
	dir, base := filepath.Split(f.target)
	for {
		name := filepath.Join(dir, fmt.Sprintf(".%s.ibid-%08x", base, rand.Uint32()))
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		f.file = file
		if keep {
			return file.Chmod(mode)
		}
		return nil
	}
}

// commit completes all outputs and puts them in place, unless ctx has ended.
func (o *outputs) commit(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := o.nameParts(); err != nil {
		return err
	}
	for _, f := range o.open {
		err := f.complete()
		if f.standard != nil && err != nil {
			return err
		}
		if err != nil {
			return fmt.Errorf("%s: cannot be written: %w", f.path, cause(err))
		}
	}
	for _, f := range o.open {
		if !f.temporary {
			continue
		}
		if err := os.Rename(f.file.Name(), f.target); err != nil {
			return fmt.Errorf("%s: cannot be written: %w", f.path, cause(err))
		}
		f.temporary = false
	}
	o.open = nil
	return nil
}

// complete writes what is buffered and closes the file. What was completed
// stays so.
func (f *output) complete() error {
	if f.completed {
		return nil
	}
	if err := f.Flush(); err != nil {
		return err
	}
	f.completed = true
	if f.standard != nil {
		return nil
	}
	if f.temporary {
		if err := f.synced.sync(); err != nil {
			return err
		}
	}
	return f.file.Close()
}

// discard removes what was not committed.
func (o *outputs) discard() {
	for _, f := range o.open {
		if f.file != nil && !f.completed {
			f.synced.wait()
			f.file.Close()
		}
		if f.temporary {
			os.Remove(f.file.Name())
		}
	}
	o.open = nil
}

func sameTarget(a, b string) bool {
	x, errA := filepath.Abs(a)
	y, errB := filepath.Abs(b)
	return errA == nil && errB == nil && x == y
}

// cause returns what was wrong without the operation and the path, which the
// message has already.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// standardOutput is the standard output of a run. It keeps the first error.
type standardOutput struct {
	w   io.Writer
	err error
}

func (s *standardOutput) device() io.Writer { return s.w }

// Write writes to the standard output; errors say so.
func (s *standardOutput) Write(b []byte) (int, error) {
	n, err := s.w.Write(b)
	if err != nil {
		err = fmt.Errorf("standard output: cannot be written: %w", cause(err))
		s.err = cmp.Or(s.err, err)
	}
	return n, err
}

// interruptible opens a file and gives up waiting when ctx ends: opening a
// named pipe waits for its other end.
func interruptible(ctx context.Context, open func() (*os.File, error)) (*os.File, error) {
	type result struct {
		file *os.File
		err  error
	}
	opened := make(chan result, 1)
	go func() {
		file, err := open()
		opened <- result{file, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-opened:
		return r.file, r.err
	}
}
