package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Exit statuses.
const (
	statusDone    = 0 // everything was read and written, recoveries included
	statusMissing = 1 // some input is missing from the output
	statusFailed  = 2 // wrong usage, nothing could be read, or not written
)

// errMissing says that the command did its work but some input is missing
// from its output; what was missing has been reported already.
var errMissing = errors.New("some input is missing from the output")

// errFindings says that a check did its work and found what it was to find,
// or could not read some of its files; what it was has been reported already.
var errFindings = errors.New("there are findings")

// usageError is a mistake in how the command was called.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// app is what the commands share: the streams, and how to speak on them.
type app struct {
	stdin  io.Reader
	stdout *standardOutput
	stderr io.Writer
	quiet  bool
	// progress, once there is one, is cleared before a message is written.
	progress *progress
}

// run runs the command with the given arguments and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: &standardOutput{w: stdout}, stderr: stderr}
	root := a.rootCommand()
	root.SetArgs(shieldRecords(args))
	root.SetIn(stdin)
	root.SetOut(a.stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteContextC(ctx)
	err = cmp.Or(err, a.stdout.err)
	var usage *usageError
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errMissing), errors.Is(err, errFindings):
		return statusMissing
	case errors.Is(a.stdout.err, closedPipe):
		// Whoever reads the output wants no more of it, as head does.
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		a.complain("interrupted; no output file was changed")
	case errors.As(err, &usage):
		if command.Name() == helpName {
			command = root
		}
		a.complain("%s; see '%s --help'", firstLine(usage.Error()), command.CommandPath())
	default:
		a.complain("%s", err)
	}
	return statusFailed
}

// shield stands before an argument that is no flag though it begins with a dash;
// no argument that a system passes on has one.
const shield = "\x00"

// recordOfInput is the name of a record of standard input.
var recordOfInput = regexp.MustCompile(`^-#[0-9]+$`)

// shieldRecords returns arguments in which names of records of standard input, such
// as "-#1", are not taken for flags.
func shieldRecords(args []string) []string {
	shielded := append([]string{}, args...) // never nil, for which cobra takes the program's
	for i, arg := range shielded {
		if recordOfInput.MatchString(arg) {
			shielded[i] = shield + arg
		}
	}
	return shielded
}

// complain writes a message that no flag silences.
func (a *app) complain(format string, args ...any) {
	a.message("ibid: " + fmt.Sprintf(format, args...))
}

// message writes one line on standard error.
func (a *app) message(text string) {
	if a.progress != nil {
		a.progress.clear()
	}
	fmt.Fprintln(a.stderr, printable(text))
}

// inform writes a message unless the user asked for quiet.
func (a *app) inform(format string, args ...any) {
	if !a.quiet {
		a.complain(format, args...)
	}
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "ibid",
		Short: "Recognise citation records of the same publication and reconcile them",
		Long: `Ibid reads citation records from any mix of formats, recognises which of them
speak of the same publication, and reconciles them into one canonical record
for each work: nothing lost, every value with its source, every decision
explained.

A FILE is a file of citation records, the text of a bibliographic page, or "-"
for standard input. A pattern such as exports/*.ris stands for the files that it
matches, whatever the shell. Formats are recognised by content ("ibid formats"
lists them, and which programs import what).

Exit status: 0 done, recoveries included; 1 some input is missing from the
output (the rest was processed); 2 it could not be done, and no output file was
changed.`,
		Example: `  ibid resolve medline.ris embase.ris page.txt
  ibid dedupe --source Scopus=scopus.ris --source PubMed=pubmed.ris -o unique.ris
  ibid convert library.ris -o library.jsonl
  ibid explain 32706713 page.txt#1 medline.ris page.txt
  ibid match < records.jsonl`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		PersistentPreRun: func(_ *cobra.Command, args []string) {
			for i := range args {
				args[i] = strings.TrimPrefix(args[i], shield)
			}
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{plainFlagError(err)} })
	root.SetHelpCommand(helpCommand())
	root.SetVersionTemplate("ibid {{.Version}}\n")
	root.SuggestionsMinimumDistance = 2
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", ".FlagUsagesWrapped 80"))
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "print errors only: no summaries, no progress")
	root.AddCommand(
		a.resolveCommand(),
		a.dedupeCommand(),
		a.convertCommand(),
		a.matchCommand(),
		a.explainCommand(),
		a.evaluateCommand(),
		a.checkCommand(),
		a.formatsCommand(),
		a.completionCommand(),
		a.versionCommand(),
	)
	return root
}

const helpName = "help"

// helpCommand is "ibid help COMMAND", which is "ibid COMMAND --help".
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   helpName + " [COMMAND]",
		Short: "Say what a command does and how it is called",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, c := range cmd.Root().Commands() {
					names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(cmd.Root(), strings.Join(args, " "))
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

// noCommand says that there is no command of the name, and which are near.
func noCommand(root *cobra.Command, name string) error {
	text := fmt.Sprintf("there is no command %q", name)
	if near := root.SuggestionsFor(name); len(near) > 0 {
		text += "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return &usageError{errors.New(text)}
}

// expectedValues says what a flag of a type takes, by the type's name.
var expectedValues = map[string]string{
	"int": "a whole number", "bool": "true or false",
}

// plainFlagError says what was wrong with a flag's value without the words of
// the functions that read it.
func plainFlagError(err error) error {
	invalid, ok := errors.AsType[*pflag.InvalidValueError](err)
	if !ok {
		return err
	}
	flag := invalid.GetFlag()
	expected, known := expectedValues[flag.Value.Type()]
	if !known {
		return err
	}
	return fmt.Errorf("--%s %q: expected %s", flag.Name, invalid.GetValue(), expected)
}

// minimumFiles is the check of a command that needs at least n arguments.
// Files may be named by --source alone.
func minimumFiles(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		given := len(args)
		if flag := cmd.Flags().Lookup("source"); flag != nil && flag.Changed {
			given++
		}
		if given < n {
			return &usageError{errors.New(what)}
		}
		return nil
	}
}

// someFiles is the check of a command that needs files and nothing else.
func someFiles(cmd *cobra.Command, args []string) error {
	return minimumFiles(1, "no file was given; expected at least one FILE, or - for standard input")(cmd, args)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
