package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source"
)

// repair writes one file repaired to another, or to itself.
func (a *app) repair(cmd *cobra.Command, f *checkFlags, paths []string) error {
	if len(paths) != 1 {
		return &usageError{errors.New("--fix repairs one file; give one")}
	}
	ctx, path := cmd.Context(), paths[0]
	content, err := a.openStream(ctx, path)
	if err != nil {
		return errors.New(refusalToOpen(path, err))
	}
	defer content.Close()
	head := bufio.NewReaderSize(&stoppable{ctx, content}, sampleSize)
	if err := checkRIS(head, path, f); err != nil {
		return err
	}
	// The input may be replaced: what stands in its place is complete by then.
	outputs := a.newOutputs(nil, f.files()...)
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
		Options:  ris.Options{Name: path, Encoding: f.encoding, Dialect: f.dialectRead, OwnDialect: f.ownDialect},
		OnRepair: list.add,
	}
	rest := a.checkRest(ctx, f, path)
	err = ris.WriteRepaired(io.MultiWriter(out, rest), head, options)
	remaining := rest.end()
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
		list.summary(f.output, remaining.summary.file())
	}
	if err := errors.Join(list.p.err, device.Flush()); err != nil {
		return err
	}
	if remaining.fails() {
		return errFindings
	}
	return nil
}

// rest checks a repaired file while it is written.
type rest struct {
	*io.PipeWriter
	checking *checking
	done     chan struct{}
}

// checkRest starts a check of what is written to the result.
func (a *app) checkRest(ctx context.Context, f *checkFlags, path string) *rest {
	c := a.newChecking(f)
	c.report = silentReport{}
	c.out = bufio.NewWriter(io.Discard)
	c.summary.start(path)
	reader, writer := io.Pipe()
	r := &rest{writer, c, make(chan struct{})}
	go func() {
		defer close(r.done)
		// An error is one of the limits, of which the repair tells too.
		_ = c.content(path, &stoppable{ctx, reader})
		_, _ = io.Copy(io.Discard, reader)
	}()
	return r
}

// end waits until all is checked.
func (r *rest) end() *checking {
	_ = r.Close()
	<-r.done
	r.checking.progress.finish()
	return r.checking
}

// silentReport shows nothing.
type silentReport struct{}

func (silentReport) finding(string, *record.Record, *record.Diagnostic) {}
func (silentReport) end(*fileSummary)                                   {}
func (silentReport) summary(*summary)                                   {}

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
		return errors.New(refusal(path, err))
	}
	if _, ok := reader.(*ris.Reader); !ok {
		return fmt.Errorf("%s: is %s; only RIS can be repaired", path, formatName(reader.Document().Format))
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
		return nil, errDirectory
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

// summary says what was done in all, and what remains.
func (l *repairList) summary(output string, remaining *fileSummary) {
	name := printable(output)
	if output == stdoutName {
		name = "standard output"
	}
	text := printable(l.path) + ": "
	switch {
	case l.fixed == 0 && l.left == 0 && output == l.path:
		text += "nothing to repair; it is as it was"
	case l.fixed == 0 && l.left == 0:
		text += "nothing to repair; " + name + " is the same"
	case l.left == 0:
		text += counted(l.fixed, "repair") + "; written to " + name
	default:
		text += counted(l.fixed, "repair") + ", " + thousands(l.left) + " left; written to " + name
	}
	l.p.line(text)
	var parts []string
	for i, severity := range slices.Backward(severities) {
		if n := remaining.counts[i]; n > 0 {
			parts = append(parts, counted(n, severity))
		}
	}
	if len(parts) == 0 {
		return
	}
	text = printable(l.path) + ": no safe repair for " + strings.Join(parts, ", ")
	if output != stdoutName {
		text += "; ibid check " + name + " shows them"
	}
	l.p.line(text)
}
