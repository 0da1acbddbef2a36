package main

import (
	"encoding/json"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

func (a *app) formatsCommand() *cobra.Command {
	var schema string
	cmd := &cobra.Command{
		Use:   "formats",
		Short: "List the formats that can be read and written, and who imports them",
		Args:  noArguments,
		Example: `  ibid formats
  ibid formats --schema json > ibid.schema.json`,

		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("schema") {
				return a.writeSchema(schema)
			}
			p := newPrinter(a.stdout)
			p.table(0, "", formatRows())
			p.line("")
			p.table(0, "", dialectRows())
			p.line("")
			p.table(0, "", importerRows())
			p.line("")
			p.paragraph("", plain, 0, "--from and --to take the name. Without --from a file's format is recognised by its content. The files in a ZIP archive, what gzip packed, and a page that a browser saved as MHTML are read as if they were given.", plain)
			return p.err
		},
	}
	cmd.Flags().StringVar(&schema, "schema", "", "print instead the JSON Schema of Ibid's own `FORMAT`: json, or jsonl for one line of it")
	completeFlag(cmd, "schema", func() []string { return schemaFormats })
	return cmd
}

// schemaFormats are the formats that a JSON Schema is published for.
var schemaFormats = []string{string(record.FormatIbidJSON), string(record.FormatIbidLines)}

// writeSchema prints the schema of a document in a format; of JSON lines, that of
// a line.
func (a *app) writeSchema(format string) error {
	if !slices.Contains(schemaFormats, format) {
		return &usageError{fmt.Errorf("--schema %q: expected one of %s", format, strings.Join(schemaFormats, ", "))}
	}
	schema := record.Schema()
	if format == string(record.FormatIbidLines) {
		var document map[string]any
		if err := json.Unmarshal(schema, &document); err != nil {
			return err
		}
		line := map[string]any{
			"$schema": document["$schema"], "title": "A line of Ibid JSON lines", "$ref": "#/$defs/line", "$defs": document["$defs"],
		}
		return writeIndented(a.stdout, line)
	}
	_, err := a.stdout.Write(schema)
	return err
}

// importer is a program that imports what is written, or several that import the
// same.
type importer struct{ names, flags string }

// importers are in the order in which people ask for them.
var importers = []importer{
	{"EndNote", "--profile endnote -o list.ris"},
	{"Zotero", "--profile zotero -o list.ris"},
	{"Mendeley, RefWorks, Citavi", "-o list.ris"},
	{"Covidence", "-o list.ris --split 15000,50MB"},
	{"Rayyan, ASReview, EPPI-Reviewer", "-o list.ris"},
	{"JabRef, LaTeX", "-o list.bib"},
	{"pandoc, Quarto", "--to csl-json -o list.json"},
	{"Excel", "--profile excel -o list.csv"},
	{"LibreOffice, Google Sheets, R", "-o list.csv"},
}

// importerRows are the table of programs.
func importerRows() [][]string {
	rows := [][]string{{"IMPORTED BY", "WHAT ibid convert FILE... WRITES WITH"}}
	for _, program := range importers {
		rows = append(rows, []string{program.names, program.flags})
	}
	return rows
}

// formatRows are the table of formats.
func formatRows() [][]string {
	rows := [][]string{{"NAME", "READ", "WRITE", "EXTENSIONS", "FORMAT"}}
	for _, f := range source.Formats() {
		rows = append(rows, []string{string(f.Format), yesNo(f.Read), yesNo(f.Write), strings.Join(f.Extensions, " "), f.Name})
	}
	return rows
}

// dialectRows are the table of what is told apart inside formats.
func dialectRows() [][]string {
	rows := [][]string{{"FORMAT", "EXPORTERS AND PAGES THAT ARE TOLD APART"}}
	for _, f := range source.Formats() {
		if len(f.Dialects) > 0 {
			rows = append(rows, []string{string(f.Format), strings.Join(f.Dialects, ", ")})
		}
	}
	return rows
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of this command and of its formats",
		Args:  noArguments,

		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			p := newPrinter(a.stdout)
			p.line("ibid " + version())
			p.line("JSON form " + record.JSONVersion)
			p.line("keys " + normalize.Version + ", weights " + dedupe.WeightsVersion)
			if info, ok := debug.ReadBuildInfo(); ok {
				p.line("built with " + info.GoVersion)
			}
			return p.err
		},
	}
}

// version is the version of the module that the command was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

func noArguments(cmd *cobra.Command, args []string) error {
	if err := cobra.NoArgs(cmd, args); err != nil {
		return &usageError{err}
	}
	return nil
}
