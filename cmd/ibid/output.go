package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// output is a file that a command writes. A regular file is replaced only by
// commit, by one that stands complete beside it; a device or pipe is written
// directly.
type output struct {
	*bufio.Writer
	// path is the name the user gave; target where links lead.
	path, target string
	file         *os.File
	// temporary is set where file is still to be renamed to target.
	temporary bool
}

// outputs are the files of one run. They appear together at the end, or not
// at all.
type outputs struct {
	inputs []fs.FileInfo
	open   []*output
}

// create opens an output file. It refuses one that is an input or an output
// of this run already.
func (o *outputs) create(path string) (*output, error) {
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
		for _, in := range o.inputs {
			if os.SameFile(in, info) {
				return nil, fmt.Errorf("%s: is one of the inputs and would be overwritten; name another output file", path)
			}
		}
		out.temporary = true
		err = out.createBeside(info.Mode().Perm(), true)
	default:
		out.file, err = os.OpenFile(target, os.O_WRONLY, 0)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	out.Writer = bufio.NewWriterSize(out.file, 1<<16)
	o.open = append(o.open, out)
	return out, nil
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

// commit completes all outputs and puts them in place.
func (o *outputs) commit() error {
	for _, f := range o.open {
		if err := f.complete(); err != nil {
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

func (f *output) complete() error {
	if err := f.Flush(); err != nil {
		return err
	}
	if f.temporary {
		if err := f.file.Sync(); err != nil {
			return err
		}
	}
	return f.file.Close()
}

// discard removes what was not committed.
func (o *outputs) discard() {
	for _, f := range o.open {
		f.file.Close()
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

// mainOutput opens the file of -o, or standard output where it is not given.
// The function returned writes what is buffered.
func (a *app) mainOutput(o *outputs, path string) (io.Writer, func() error, error) {
	if path == "" || path == "-" {
		buffered := bufio.NewWriterSize(a.stdout, 1<<16)
		return buffered, buffered.Flush, nil
	}
	out, err := o.create(path)
	if err != nil {
		return nil, nil, err
	}
	return out, out.Flush, nil
}
