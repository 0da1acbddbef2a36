package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source"
)

// repair writes one file repaired to another, or to itself.
func (a *app) repair(cmd *cobra.Command, f *checkFlags, paths []string) error {
	if len(paths) != 1 {
		return &usageError{cmd.CommandPath(), errors.New("--fix repairs one file; give one")}
	}
	ctx, path := cmd.Context(), paths[0]
	content, err := a.openStream(ctx, path)
	if err != nil {
		return fmt.Errorf("%s: %w; %s", path, err, expected())
	}
	defer content.Close()
	head := bufio.NewReaderSize(&stoppable{ctx, content}, sampleSize)
	if err := checkRIS(head, path, f); err != nil {
		return err
	}
	// The input may be replaced: what stands in its place is complete by then.
	outputs := a.newOutputs([]fs.FileInfo{})
	defer outputs.discard()
	out, err := outputs.create(ctx, f.output)
	if err != nil {
		return err
	}
	list := &repairList{path: path}
	list.p = newPrinter(a.stdout)
	if out.standard != nil {
		list.p = newPrinter(a.stderr)
	}
	device := bufio.NewWriter(list.p.w)
	list.p.w = device
	options := &ris.RepairOptions{
		Options:  ris.Options{Name: path, Encoding: f.encoding, Dialect: f.opening(path).Dialect},
		OnRepair: list.add,
	}
	err = ris.WriteRepaired(out, head, options)
	if damaged, ok := errors.AsType[*record.ParseError](err); ok {
		return fmt.Errorf("%w; such a file is not repaired, and nothing was written", damaged)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := outputs.commit(ctx); err != nil {
		return err
	}
	if !a.quiet {
		list.summary(f.output)
	}
	return errors.Join(list.p.err, device.Flush())
}

// sampleSize is how many bytes tell whether a file is RIS.
const sampleSize = 64 << 10

// checkRIS returns an error unless the file is RIS.
func checkRIS(head *bufio.Reader, path string, f *checkFlags) error {
	sample, err := head.Peek(sampleSize)
	if err != nil && err != io.EOF {
		return fmt.Errorf("%s: cannot be read: %w", path, cause(err))
	}
	reader, err := source.Open(bytes.NewReader(sample), f.opening(path))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if _, ok := reader.(*ris.Reader); !ok {
		return fmt.Errorf("%s: is %s; only RIS can be repaired", path, reader.Document().Format)
	}
	return nil
}

// openStream opens a file, or standard input, that is read from start to end.
func (a *app) openStream(ctx context.Context, path string) (io.ReadCloser, error) {
	if path == stdinName {
		return io.NopCloser(a.stdin), nil
	}
	file, err := interruptible(ctx, func() (*os.File, error) { return os.Open(path) })
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", cause(err))
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return nil, errors.New("is a directory")
	}
	return file, nil
}

// repairList lists and counts repairs.
type repairList struct {
	p           *printer
	path        string
	fixed, left int
}

// add prints one repair: file:line:column: fixed: code: what was done.
func (l *repairList) add(r ris.Repair) {
	word := l.p.styled(green, "fixed")
	if r.Left {
		word = l.p.styled(yellow, "left")
		r.Message = "the record would not read the same"
		l.left++
	} else {
		l.fixed++
	}
	if r.Tag != "" {
		r.Message = r.Tag + " " + r.Message
	}
	if r.Count > 1 {
		r.Message += fmt.Sprintf(" (%d times)", r.Count)
	}
	l.p.line(fmt.Sprintf("%s:%d:%d: %s: %s: %s", printable(l.path), r.Span.Line, r.Span.Column, word, r.Code, printable(r.Message)))
}

// summary says what was done in all.
func (l *repairList) summary(output string) {
	switch {
	case l.fixed == 0 && l.left == 0:
		l.p.line(printable(l.path) + ": nothing to repair; " + printable(output) + " is the same")
	case l.left == 0:
		l.p.line(printable(l.path) + ": " + counted(l.fixed, "repair") + "; written to " + printable(output))
	default:
		l.p.line(printable(l.path) + ": " + counted(l.fixed, "repair") + ", " + thousands(l.left) + " left; written to " + printable(output))
	}
}
