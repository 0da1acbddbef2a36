package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source"
)

// outputFlags are the flags of every command that writes records to a file.
type outputFlags struct {
	out, split string
}

func (f *outputFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "write to `FILE` instead of standard output; it is replaced only when complete")
	flags.StringVar(&f.split, "split", "", "write files of at most `N,SIZE` records and bytes, or one of the two: 15000, 50MB, 15000,50MB")
}

// limit checks the flags and returns how much one file may hold.
func (f *outputFlags) limit() (partLimit, error) {
	limit, err := parsePartLimit(f.split)
	if err == nil && limit.isSet() && (f.out == "" || f.out == stdoutName) {
		err = errors.New("--split: standard output is one stream; name the files with -o: -o out.ris gives out-1.ris, out-2.ris, …")
	}
	return limit, err
}

// path is where the output goes.
func (f *outputFlags) path() string { return cmp.Or(f.out, stdoutName) }

// formatFlags are the flags of every command that writes records anew.
type formatFlags struct {
	profile, lineEnd string
	ids              bool
}

func (f *formatFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.profile, "profile", "", "`PROGRAM` that RIS is written for: "+strings.Join(profileNames(), ", ")+"; or "+profileExcel+", for CSV that Excel opens as UTF-8")
	flags.StringVar(&f.lineEnd, "line-end", "", "line `END` of RIS, crlf or lf, instead of the profile's")
	flags.BoolVar(&f.ids, "ids", false, "write Ibid's id of each record into it, where reference managers keep it")
	completeFlag(cmd, "profile", func() []string { return append(profileNames(), profileExcel) })
	completeFlag(cmd, "line-end", func() []string { return lineEndNames })
}

// profileExcel is the profile of tables; the others are of RIS.
const profileExcel = "excel"

func profileNames() []string {
	var names []string
	for _, p := range ris.Profiles() {
		names = append(names, p.Name)
	}
	return names
}

var lineEndNames = []string{"crlf", "lf"}

// options checks the flags and returns them as the library's options.
func (f *formatFlags) writerOptions(format record.Format) (source.WriterOptions, error) {
	o := source.WriterOptions{IDs: f.ids}
	if f.ids && format == formatText {
		return o, fmt.Errorf("--ids is about files for reference managers; it says nothing about --to %s", format)
	}
	if f.profile == profileExcel {
		o.ByteOrderMark = true
		switch {
		case format != record.FormatCSV:
			return o, fmt.Errorf("--profile %s is about CSV; it says nothing about --to %s", profileExcel, format)
		case f.lineEnd != "":
			return o, fmt.Errorf("--line-end is about RIS; it says nothing about --to %s", format)
		}
		return o, nil
	}
	if format != record.FormatRIS && (f.profile != "" || f.lineEnd != "") {
		return o, fmt.Errorf("--profile and --line-end are about RIS; they say nothing about --to %s", format)
	}
	if err := checkFormat("line-end", f.lineEnd, lineEndNames); err != nil {
		return o, err
	}
	if f.profile == "" && f.lineEnd == "" {
		return o, nil
	}
	profile, err := ris.ProfileOf(cmp.Or(f.profile, profileNames()[0]))
	if err != nil {
		return o, fmt.Errorf("--profile %q: expected one of %s, %s", f.profile, strings.Join(profileNames(), ", "), profileExcel)
	}
	if f.lineEnd != "" {
		profile.LineEnd = map[string]string{"crlf": "\r\n", "lf": "\n"}[f.lineEnd]
	}
	o.Profile = profile
	return o, nil
}

func writableFormats() []string {
	var names []string
	for _, info := range source.Formats() {
		if info.Write {
			names = append(names, string(info.Format))
		}
	}
	return names
}

// formatOfOutput returns the format that a file's extension stands for. The
// error says that none does, or more than one.
func formatOfOutput(path string) (record.Format, error) {
	const ask = "no output format was given; name it with --to: %s"
	if path == "" || path == stdoutName {
		return "", fmt.Errorf(ask, strings.Join(writableFormats(), ", "))
	}
	fitting := formatsOfExtension(path, writableFormats())
	switch len(fitting) {
	case 1:
		return record.Format(fitting[0]), nil
	case 0:
		return "", fmt.Errorf("%s: the extension tells no format; name it with --to: %s", path, strings.Join(writableFormats(), ", "))
	default:
		return "", fmt.Errorf("%s: the extension stands for more than one format; name it with --to: %s", path, strings.Join(fitting, " or "))
	}
}

// formatsOfExtension returns those of the named formats that a file's extension
// stands for, in their order.
func formatsOfExtension(path string, among []string) []string {
	extension := strings.ToLower(filepath.Ext(path))
	var fitting []string
	for _, name := range among {
		if slices.ContainsFunc(source.Formats(), func(info source.Info) bool {
			return string(info.Format) == name && slices.Index(info.Extensions, extension) == 0
		}) {
			fitting = append(fitting, name)
		}
	}
	return fitting
}

// extensionHelp says in the usage of --to what decides without it.
const extensionHelp = "; without it, the first of them that the extension of -o stands for"

// setByExtension sets --to, where it was not given, to the first format of the
// list that the extension of -o stands for: a file named list.bib is to hold
// BibTeX. An extension that stands for none leaves the default; for one of another
// format the error asks for --to.
func setByExtension(cmd *cobra.Command, to *string, out string, among []string) error {
	if out == "" || out == stdoutName {
		return nil
	}
	if err := checkExtension(out); err != nil {
		return err
	}
	if cmd.Flags().Changed("to") {
		return nil
	}
	extension := strings.ToLower(filepath.Ext(out))
	if fitting := formatsOfExtension(out, among); len(fitting) > 0 {
		*to = fitting[0]
	} else if isForeign(extension, *to) {
		return &usageError{fmt.Errorf("-o %s: nothing is written here that %s stands for; name the format with --to: %s", out, extension, strings.Join(among, ", "))}
	}
	return nil
}

// checkExtension refuses the name of a compressed file or a document, whatever format
// is asked for: none of them is one.
func checkExtension(out string) error {
	if extension := strings.ToLower(filepath.Ext(out)); slices.Contains(notWritten, extension) {
		return &usageError{fmt.Errorf("-o %s: no format that is written here makes a %s file", out, extension)}
	}
	return nil
}

// isForeign reports whether an extension stands for another format than the named
// one. Text can be of any format.
func isForeign(extension, format string) bool {
	foreign := false
	for _, info := range source.Formats() {
		if slices.Contains(info.Extensions, extension) {
			if string(info.Format) == format {
				return false
			}
			foreign = true
		}
	}
	return foreign && extension != ".txt"
}

// notWritten are the extensions of compressed files and of documents, in whose names
// other programs would find what they cannot open.
var notWritten = []string{".gz", ".zip", ".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf"}
