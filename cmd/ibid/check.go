package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/check"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

// checkFlags are the flags of "ibid check".
type checkFlags struct {
	inputFlags
	to, severity, failOn string
	ignore, only         []string
	explain              codeFlag
	most                 int
	fix                  bool
	output               string
}

const (
	checkText   = "text"
	checkJSON   = "json"
	checkGitHub = "github"
	failNever   = "never"
	// explainAll is the value of --explain without a code.
	explainAll = "true"
)

// codeFlag is the value of a flag that takes a code or stands alone.
type codeFlag string

func (c *codeFlag) String() string     { return string(*c) }
func (c *codeFlag) Set(s string) error { *c = codeFlag(s); return nil }

// Type is that of flags of which the help shows no value that they have alone.
func (c *codeFlag) Type() string { return "bool" }

var (
	checkForms = []string{checkText, checkJSON, checkGitHub}
	severities = []string{string(record.SeverityNote), string(record.SeverityWarning), string(record.SeverityError)}
	failLevels = append(slices.Clone(severities), failNever)
)

func (a *app) checkCommand() *cobra.Command {
	f := &checkFlags{}
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "Find what is wrong in citation files, and repair RIS",
		Long: `Check reads citation files of any format and prints what is wrong with them, or
looks wrong, one finding a line:

    file:line:column: severity: code: message

An error is damage: something of a record could not be read. A warning is a
result that a person may want to look at. A note is an oddity that cost nothing
here and may cost something in another program. A finding stands once for each
record, with how often, and shows the first place. "--explain CODE" says what a
code means and what to do, "--explain" alone lists all codes.

--fix writes a repaired copy of one RIS file to -o. Only what is safe is
repaired, and each repair is listed: how tags are written, missing ER, an
abstract behind ER, records on one line, broken lines, line ends, byte order
marks, NUL, and the encoding, which becomes UTF-8. What is repaired is read
again and kept only if it says the same. All else stays, byte for byte, and the
last line says how many findings remain. -o may name the file itself.

Exit status: 0 done; 1 there are findings of the severity of --fail-on or worse
(with --fix, in the repaired file), or a file could not be read; 2 it could not
be done. By default that
severity is error: 1 then says, as with every command, that some input is
missing from the result. "--fail-on warning" suits a workflow that wants clean
files, "--fail-on never" one that only wants the report.`,
		Example: `  ibid check library.ris
  ibid check --severity warning --ignore check.no-author *.ris
  ibid check --explain ris.missing-er
  ibid check --explain
  ibid check --to github --fail-on warning exports/*.ris
  ibid check --fix -o library.ris library.ris`,
		Args: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("explain") {
				return nil
			}
			return someFiles(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.checkAll(); err != nil {
				return &usageError{err}
			}
			switch {
			case cmd.Flags().Changed("explain"):
				return a.explainCodes(cmd, f, args)
			case f.fix:
				return a.repair(cmd, f, expandPatterns(args))
			}
			return a.check(cmd.Context(), f, expandPatterns(args))
		},
	}
	flags := cmd.Flags()
	f.registerReading(cmd)
	flags.StringVar(&f.to, "to", checkText, "`FORM` of the findings: text, json (JSON lines) or github (annotations of a workflow)")
	flags.StringVar(&f.severity, "severity", severities[0], "least `SEVERITY` that is shown: note, warning or error")
	flags.StringVar(&f.failOn, "fail-on", string(record.SeverityError), "least `SEVERITY` that makes the exit status 1: note, warning, error, or never")
	flags.StringSliceVar(&f.ignore, "ignore", nil, "`CODE` to leave out, or its beginning with a star (ris.*); repeatable")
	flags.StringSliceVar(&f.only, "only", nil, "`CODE` to look for and no other, or its beginning with a star; repeatable")
	flags.IntVar(&f.most, "max", math.MaxInt, "print at most `N` findings a file; all are counted (default all)")
	flags.Lookup("max").DefValue = "0" // none is shown
	flags.Var(&f.explain, "explain", "print what `[CODE]` means, with an example; without one, list all codes")
	flags.Lookup("explain").NoOptDefVal = explainAll
	flags.BoolVar(&f.fix, "fix", false, "write the file repaired to -o and list the repairs")
	flags.StringVarP(&f.output, "output", "o", "", "`FILE` for the repaired file; replaced only when complete")
	completeFlag(cmd, "to", func() []string { return checkForms })
	completeFlag(cmd, "severity", func() []string { return severities })
	completeFlag(cmd, "fail-on", func() []string { return failLevels })
	for _, flag := range []string{"ignore", "only", "explain"} {
		completeFlag(cmd, flag, codeNames)
	}
	return cmd
}

func codeNames() []string {
	var names []string
	for _, c := range check.Codes() {
		names = append(names, c.Code)
	}
	return names
}

// checkAll returns what is wrong with the flags.
func (f *checkFlags) checkAll() error {
	if err := f.check(); err != nil {
		return err
	}
	for _, flag := range []struct {
		name, value string
		allowed     []string
	}{{"to", f.to, checkForms}, {"severity", f.severity, severities}, {"fail-on", f.failOn, failLevels}} {
		if !slices.Contains(flag.allowed, flag.value) {
			return fmt.Errorf("--%s %q: expected one of %s", flag.name, flag.value, strings.Join(flag.allowed, ", "))
		}
	}
	for _, flag := range []struct {
		name  string
		codes []string
	}{{"ignore", f.ignore}, {"only", f.only}} {
		for _, code := range flag.codes {
			if !slices.ContainsFunc(codeNames(), func(name string) bool { return matchesCode(code, name) }) {
				return fmt.Errorf("--%s %q: there is no such code; --explain lists all", flag.name, code)
			}
		}
	}
	switch {
	case f.most < 1:
		return fmt.Errorf("--max %d: expected a number of 1 or more", f.most)
	case f.output != "" && !f.fix:
		return errors.New("-o is for the repaired file; give --fix with it")
	case f.fix && f.output == "":
		return errors.New("--fix needs -o FILE for the repaired file; it may be the file itself")
	case f.fix && f.to != checkText:
		return errors.New("--fix lists its repairs as text; leave --to out")
	}
	return nil
}

// matchesCode reports whether a code is the one of a flag, which may end in a
// star.
func matchesCode(flag, code string) bool {
	if start, ok := strings.CutSuffix(flag, "*"); ok {
		return strings.HasPrefix(code, start)
	}
	return flag == code
}

// takes reports whether the flags leave findings of the code in.
func (f *checkFlags) takes(code string) bool {
	matches := func(flag string) bool { return matchesCode(flag, code) }
	return (len(f.only) == 0 || slices.ContainsFunc(f.only, matches)) && !slices.ContainsFunc(f.ignore, matches)
}

// rank orders severities from the least to the most severe.
func rank(s record.Severity) int { return slices.Index(severities, string(s)) }

// checking is one run of the check over all files.
type checking struct {
	app      *app
	flags    *checkFlags
	report   reporter
	out      *bufio.Writer
	summary  summary
	progress *progress
	// before and total are bytes of the files before, and of all.
	before, total int64
	// failed is how many files could not be checked; skipped is set where files of
	// an archive were not.
	failed  int
	skipped bool
	// live is set where each record's findings are shown at once.
	live  bool
	taken map[string]bool
	ranks map[record.Severity]int
}

func (a *app) newChecking(f *checkFlags) *checking {
	c := &checking{
		app: a, flags: f, progress: a.newProgress(), taken: map[string]bool{},
		ranks: map[record.Severity]int{},
	}
	for i, name := range severities {
		c.ranks[record.Severity(name)] = i
	}
	return c
}

// check checks the files one after the other.
func (a *app) check(ctx context.Context, f *checkFlags, paths []string) error {
	defer limitMemory(checkMemory)()
	c := a.newChecking(f)
	defer c.progress.finish()
	if i := slices.Index(paths, stdinName); i >= 0 && slices.Contains(paths[i+1:], stdinName) {
		a.inform("%s: is given twice and was read once", stdinName)
		again := func(path string) bool { return path == stdinName }
		paths = slices.Concat(paths[:i+1], slices.DeleteFunc(slices.Clone(paths[i+1:]), again))
	}
	p := newPrinter(a.stdout)
	c.live = p.terminal
	c.out = bufio.NewWriterSize(clearing{a}, 1<<16)
	p.w = c.out
	switch f.to {
	case checkJSON:
		c.report = newJSONReport(c.out)
	case checkGitHub:
		c.report = &githubReport{w: c.out}
	default:
		c.report = &textReport{p: p, quiet: a.quiet}
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && path != stdinName {
			c.total += info.Size()
		}
	}
	for _, path := range paths {
		if err := c.path(ctx, path); err != nil {
			return err
		}
	}
	c.progress.finish()
	c.report.summary(&c.summary)
	if err := c.out.Flush(); err != nil {
		return err
	}
	if c.failed == len(c.summary.files) {
		return errors.New("no file could be checked")
	}
	if c.failed > 0 || c.skipped || c.fails() {
		return errFindings
	}
	return nil
}

// fails reports whether there are findings that --fail-on names.
func (c *checking) fails() bool {
	if c.flags.failOn == failNever {
		return false
	}
	for _, file := range c.summary.files {
		for severity, n := range file.counts {
			if n > 0 && severity >= rank(record.Severity(c.flags.failOn)) {
				return true
			}
		}
	}
	return false
}

// clearing writes to standard output, before which it clears the progress.
type clearing struct{ app *app }

func (c clearing) Write(b []byte) (int, error) {
	if c.app.progress != nil {
		c.app.progress.clear()
	}
	return c.app.stdout.Write(b)
}

// path checks one file, or the files of one archive. An error ends the check.
func (c *checking) path(ctx context.Context, path string) error {
	content, err := c.app.openStream(ctx, path)
	if err != nil {
		return c.file(ctx, path, func() error { return err })
	}
	defer content.Close()
	buffered := bufio.NewReaderSize(&stoppable{ctx, content}, 64<<10)
	if head, _ := buffered.Peek(source.ArchiveHead); source.IsArchive(head) {
		return c.archive(ctx, path, buffered)
	}
	return c.file(ctx, path, func() error { return c.content(path, buffered) })
}

// file checks one file by a function, whose error is reported and no reason to
// end.
func (c *checking) file(ctx context.Context, path string, check func() error) error {
	c.summary.start(path)
	err := check()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if c.app.stdout.err != nil {
		return c.app.stdout.err
	}
	if err != nil {
		c.failed++
		if err := c.out.Flush(); err != nil {
			return err
		}
		c.app.complain("%s", refusal(path, err))
		c.summary.file().failed = short(err).Error()
	}
	c.report.end(c.summary.file())
	return nil
}

// content checks what is read from a file.
func (c *checking) content(path string, from io.Reader) error {
	scanner := check.NewScanner(from)
	options := c.flags.opening(path)
	options.ReuseAfter = 1 // findings have nothing of a record but strings
	reader, err := source.Open(scanner, options)
	if err != nil {
		return readError(err)
	}
	checker := check.NewChecker(&check.Options{Year: time.Now().Year()})
	own := c.summary.file()
	var last *record.Record
	var outside []record.Diagnostic // damage that concerns no record
	for {
		r, err := reader.Read()
		if err == io.EOF {
			break
		}
		damaged, isDamaged := errors.AsType[*record.ParseError](err)
		switch {
		case err != nil && !isDamaged:
			return readError(err)
		case isDamaged && r == nil && len(outside) < mostOutside:
			outside = append(outside, damaged.Diagnostic)
		}
		if r != nil {
			own.records++
			last = r
			c.add(path, r, checker.Record(r))
			if own.records%64 == 0 {
				c.progress.report("checking", "checking: "+counted(own.records, "record"), c.before+r.Origin.Span.End, c.total)
			}
		}
	}
	document := reader.Document()
	own.format = document.Format
	list := checker.Document(document, scanner)
	if own.records > 0 {
		list = append(list, source.OtherFormats(document, last)...)
	}
	for _, d := range outside {
		if !slices.ContainsFunc(list, func(other record.Diagnostic) bool { return other.Code == d.Code }) {
			list = append(list, d)
		}
	}
	c.add(path, nil, list)
	c.before += document.Size
	if own.records == 0 {
		return fmt.Errorf("%w in this document, which was read as %s", source.ErrNoRecord, formatName(document.Format))
	}
	return nil
}

// formatName is a format's name for people.
func formatName(f record.Format) string {
	for _, info := range source.Formats() {
		if info.Format == f {
			return info.Name
		}
	}
	return string(f)
}

// mostOutside is how many damages outside of records are kept until the end of
// their file.
const mostOutside = 100

// readError says what was wrong with a file's content.
func readError(err error) error {
	if path := (*os.PathError)(nil); errors.As(err, &path) {
		return fmt.Errorf("cannot be read: %w", cause(err))
	}
	return err
}

// stoppable reads until the context ends.
type stoppable struct {
	ctx  context.Context
	from io.Reader
}

// Read reads from the source.
func (s *stoppable) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.from.Read(b)
}

// add counts and shows the findings of a record, or of a document where r is
// nil.
func (c *checking) add(path string, r *record.Record, list []record.Diagnostic) {
	file := c.summary.file()
	for i := range list {
		d := &list[i]
		taken, known := c.taken[d.Code]
		if !known {
			taken = c.flags.takes(d.Code)
			c.taken[d.Code] = taken
		}
		if !taken {
			continue
		}
		severity := c.ranks[d.Severity]
		file.counts[severity]++
		if severity < c.ranks[record.Severity(c.flags.severity)] {
			continue
		}
		c.summary.count(d)
		file.shown++
		if file.shown > c.flags.most {
			continue
		}
		c.report.finding(path, r, d)
	}
	if c.live && c.out.Buffered() > 0 {
		_ = c.out.Flush() // a writer keeps its first error
	}
}
