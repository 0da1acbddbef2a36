package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source"
)

// stdinName is the name of standard input, as argument and in places.
const stdinName = "-"

// inputFlags are the flags of every command that reads files.
type inputFlags struct {
	from, encoding string
	dialect        string
	dialectRead    *ris.Dialect // what check read for it, for all records
	ownDialect     *ris.Dialect // the same, to recognise records by
	// columns are what --columns says, columnsRead and columnFiles what check
	// read for it.
	columns     []string
	columnsRead map[string]string
	columnFiles []string
	sources     []string
	// members are the sources that are declared for files in archives, by their
	// names, which [inputFlags.plan] sets.
	members     map[string]declared
	diagnostics bool
	// once is set by a command that reads each input once, from its start to
	// its end: what is no regular file is then read as it comes.
	once bool
	// What else the command asks of [source.Options]: to read the canonical records
	// of works, to use the memory of records again that it is done with, and for
	// the digests that it writes.
	works      bool
	reuseAfter int
	digest     bool
}

func (f *inputFlags) register(cmd *cobra.Command) {
	f.registerReading(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&f.sources, "source", nil, "declare a source: `NAME[:kind]=FILE`, kind one of database, register, other, FILE also one in an archive (export.zip/inner.ris); repeatable, the most trusted first")
	flags.BoolVar(&f.diagnostics, "diagnostics", false, "print every recovery as file:line:column: severity: code: message")
}

// registerReading registers the flags that say how files are read.
func (f *inputFlags) registerReading(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "`FORMAT` of all inputs, instead of recognising each")
	flags.StringVar(&f.encoding, "encoding", "", "`ENCODING` of text that is not valid UTF-8 (windows-1251, gb18030, cp850, …)")
	flags.StringVar(&f.dialect, "dialect", "", "exporter whose use of RIS all records follow, instead of recognising it in each: `NAME` (see \"ibid formats\") or a file of JSON with one, which is recognised beside the known ones where it has evidence")
	flags.StringArrayVar(&f.columns, "columns", nil, "what a column of a table holds, before what its exporter's heading says: `HEADING=FIELD` (title, authors, year, doi, …), or a file of such lines; repeatable")
	completeFlag(cmd, "from", readableFormats)
	completeFlagOrFile(cmd, "dialect", ris.DialectNames)
	completeFlag(cmd, "encoding", func() []string {
		return encodings
	})
}

// check returns what is wrong with the flags, and reads the file that one of
// them names.
func (f *inputFlags) check() error {
	dialect, err := readDialect(f.dialect)
	f.dialectRead, f.ownDialect = dialect, nil
	if f.namesFile() && dialect != nil && len(dialect.Evidence) > 0 {
		f.dialectRead, f.ownDialect = nil, dialect
	}
	var columnsErr error
	f.columnsRead, f.columnFiles, columnsErr = readColumns(f.columns)
	return cmp.Or(checkFormat("from", f.from, readableFormats()), checkEncoding(f.encoding), err, columnsErr)
}

// files are the files that the flags name, other than inputs.
func (f *inputFlags) files() []string {
	if !f.namesFile() {
		return f.columnFiles
	}
	return append([]string{f.dialect}, f.columnFiles...)
}

// namesFile reports whether --dialect is the name of a file.
func (f *inputFlags) namesFile() bool {
	_, unknown := ris.DialectOf(f.dialect)
	return f.dialect != "" && unknown != nil
}

// readDialect returns the dialect that --dialect names: a known one, or the
// one in a file. It returns nil for an empty name.
func readDialect(name string) (*ris.Dialect, error) {
	if name == "" {
		return nil, nil
	}
	dialect, unknown := ris.DialectOf(name)
	if unknown == nil {
		return dialect, nil
	}
	file, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("--dialect: %w, or a file", unknown)
	case err != nil:
		return nil, fmt.Errorf("--dialect %s: cannot be read: %w", name, cause(err))
	}
	defer file.Close()
	if dialect, err = ris.ReadDialect(file); err != nil {
		return nil, fmt.Errorf("--dialect %s: %w", name, err)
	}
	return dialect, nil
}

// opening are the flags as options for opening a file of the name.
func (f *inputFlags) opening(name string) *source.Options {
	return &source.Options{Name: name, From: record.Format(f.from), Encoding: f.encoding, Dialect: f.dialectRead, OwnDialect: f.ownDialect, Columns: f.columnsRead}
}

// declared is one --source.
type declared struct {
	name string
	kind record.SourceKind
	path string
}

var sourceKinds = []record.SourceKind{record.SourceDatabase, record.SourceRegister, record.SourceOther}

// parseSource reads NAME[:kind]=FILE. A colon whose right side is no kind
// belongs to the name.
func parseSource(s string) (declared, error) {
	name, path, ok := strings.Cut(s, "=")
	if !ok || name == "" || path == "" {
		return declared{}, fmt.Errorf("--source %q: expected NAME=FILE or NAME:kind=FILE", s)
	}
	d := declared{name: name, path: path}
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		kind := record.SourceKind(name[i+1:])
		if i == 0 || !slices.Contains(sourceKinds, kind) {
			return declared{}, fmt.Errorf("--source %q: %q is no kind of source; expected database, register or other", s, name[i+1:])
		}
		d.name, d.kind = name[:i], kind
	}
	return d, nil
}

// input is one file to read.
type input struct {
	path, source string
	kind         record.SourceKind
}

// plan lists the inputs: the arguments in their order, then the files that
// only --source names. A file in an archive that is one of these is none by
// itself; its source is kept for when the archive is opened. order lists the sources, the declared ones first. Only
// their order ranks sources by authority: the order of the arguments decides
// nothing about a work.
func (f *inputFlags) plan(args []string) (inputs []input, order []string, named int, err error) {
	args = expandPatterns(args)
	byPath := map[string]declared{}
	var paths []string
	for _, s := range f.sources {
		d, err := parseSource(s)
		if err != nil {
			return nil, nil, 0, err
		}
		if before, ok := byPath[d.path]; ok && before != d {
			return nil, nil, 0, fmt.Errorf("--source: %s is declared as %q and as %q; a file has one source", d.path, before.name, d.name)
		}
		byPath[d.path] = d
		order = append(order, d.name)
		paths = append(paths, d.path)
	}
	named = len(unique(order))
	f.members = map[string]declared{}
	given := slices.Concat(args, paths)
	for _, path := range unique(paths) {
		switch name, inside := inOneOf(given, path); {
		case inside:
			f.members[name] = byPath[path]
		case !slices.Contains(args, path):
			args = append(args, path)
		}
	}
	for _, path := range args {
		in := input{path: path, source: path}
		if d, ok := byPath[path]; ok {
			in.source, in.kind = d.name, d.kind
		}
		inputs = append(inputs, in)
		order = append(order, in.source)
	}
	return inputs, unique(order), named, nil
}

// inOneOf reports whether a path names a file in an archive that is one of the
// given files, and returns it as files of that archive are named.
func inOneOf(given []string, path string) (name string, inside bool) {
	if _, err := os.Stat(path); err == nil {
		return "", false
	}
	for _, archive := range given {
		if rest, ok := strings.CutPrefix(filepath.ToSlash(filepath.Clean(path)), filepath.ToSlash(filepath.Clean(archive))+"/"); ok {
			return archive + "/" + rest, true
		}
	}
	return "", false
}

func unique(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// opened is the inputs that could be opened, as one collection.
type opened struct {
	source.Collection
	// inputs are those of the collection, in its order; documents are their
	// names.
	inputs    []input
	documents []string
	// infos are the files of the documents, nil for one that is read as it
	// comes; sizes are theirs, 0 where it is not known.
	infos []fs.FileInfo
	sizes []int64
	total int64
	// touched are all files that were looked at, those that failed included:
	// no output may replace them.
	touched   []fs.FileInfo
	files     inputFiles
	temporary []string
	// archives are those whose files are inputs.
	archives []openedArchive
	// sources are those of files in archives for which none was declared.
	sources []string
	// streams are the files that are read as they come.
	streams []*os.File
	// names and stamps find a file that is given twice.
	names  map[string]bool
	stamps map[stamp][]int
}

// stamp is what two names of one file have in common.
type stamp struct {
	size     int64
	modified time.Time
}

func (o *opened) close() {
	o.files.close()
	for _, file := range o.streams {
		file.Close()
	}
	for _, name := range o.temporary {
		os.Remove(name)
	}
}

// openInputs opens what can be opened and reports the rest. The number of
// inputs that failed is returned; the error is for what ends the command.
func (a *app) openInputs(ctx context.Context, inputs []input, f *inputFlags) (*opened, int, error) {
	o := &opened{names: map[string]bool{}, stamps: map[stamp][]int{}}
	failed := 0
	for _, in := range inputs {
		err := a.openInput(ctx, o, in, f)
		if err != nil && ctx.Err() != nil {
			o.close()
			return nil, 0, ctx.Err()
		}
		if errors.Is(err, errSkipped) {
			failed++
		} else if err != nil {
			failed++
			a.complain("%s", refusalToOpen(in.path, err))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.members)) {
		if !o.names[name] {
			failed++
			a.complain("--source: %s: there is no such file in the archive, or none that could be read", name)
		}
	}
	return o, failed, nil
}

func (a *app) openInput(ctx context.Context, o *opened, in input, f *inputFlags) error {
	if o.names[in.path] {
		a.inform("%s: is given twice and was read once", in.path)
		return nil
	}
	open := a.openFile
	if f.once {
		open = a.openOnce
	}
	file, info, content, err := open(ctx, o, in.path)
	if err != nil {
		return err
	}
	if file == nil {
		stream := bufio.NewReader(interruptedBy(ctx, content))
		if head, _ := stream.Peek(source.ArchiveHead); !source.IsArchive(head) {
			o.keep(in, nil, 0)
			o.AddOnce(stream, f.reading(in))
			return nil
		}
		if file, info, err = spooled(ctx, o, stream); err != nil {
			return err
		}
	}
	at := stamp{info.Size(), info.ModTime()}
	for _, i := range o.stamps[at] {
		if os.SameFile(o.infos[i], info) {
			a.inform("%s: is the same file as %s and was read once", in.path, o.documents[i])
			return file.Close()
		}
	}
	kept := o.files.add(file.Name(), info, file)
	o.touched = append(o.touched, info)
	if info.Size() == 0 {
		return errors.New("is empty")
	}
	if isArchive(kept) {
		for _, other := range o.archives {
			if os.SameFile(other.info, info) {
				a.inform("%s: is the same file as %s and was read once", in.path, other.path)
				return nil
			}
		}
		o.names[in.path] = true
		o.archives = append(o.archives, openedArchive{in.path, info})
		return a.openArchive(ctx, o, in, f, kept, info.Size())
	}
	o.stamps[at] = append(o.stamps[at], len(o.infos))
	o.keep(in, info, info.Size())
	o.Add(kept, info.Size(), f.reading(in))
	return nil
}

// reading are the flags as options for reading an input.
func (f *inputFlags) reading(in input) *source.Options {
	return &source.Options{
		Name:     in.path,
		Source:   in.source,
		Kind:     in.kind,
		From:     record.Format(f.from),
		Encoding: f.encoding,
		Works:    f.works,
		Columns:  f.columnsRead,
		Dialect:  f.dialectRead,

		OwnDialect: f.ownDialect,

		ReuseAfter: f.reuseAfter,
		Digest:     f.digest,
	}
}

// keep lists an input among those of the collection.
func (o *opened) keep(in input, info fs.FileInfo, size int64) {
	o.names[in.path] = true
	o.inputs = append(o.inputs, in)
	o.documents = append(o.documents, in.path)
	o.infos = append(o.infos, info)
	o.sizes = append(o.sizes, size)
	o.total += size
}

// openFile opens a regular file as it is. What cannot be read twice, such as
// standard input or a pipe, is copied to a temporary file. There is never
// content beside the file.
func (a *app) openFile(ctx context.Context, o *opened, path string) (*os.File, fs.FileInfo, io.Reader, error) {
	file, info, content, err := a.openOnce(ctx, o, path)
	if err == nil && file == nil {
		file, info, err = spooled(ctx, o, content)
	}
	return file, info, nil, err
}

// openOnce opens a regular file as it is. What cannot be read twice comes as
// content instead.
func (a *app) openOnce(ctx context.Context, o *opened, path string) (*os.File, fs.FileInfo, io.Reader, error) {
	if path == stdinName {
		return nil, nil, a.stdin, nil
	}
	file, err := interruptible(ctx, func() (*os.File, error) { return os.Open(path) })
	if err != nil {
		return nil, nil, nil, fmt.Errorf("cannot be read: %w", cause(err))
	}
	info, err := file.Stat()
	switch {
	case err != nil:
		file.Close()
		return nil, nil, nil, fmt.Errorf("cannot be read: %w", cause(err))
	case info.IsDir():
		file.Close()
		return nil, nil, nil, errDirectory
	case info.Mode().IsRegular():
		return file, info, nil, nil
	}
	o.streams = append(o.streams, file)
	return nil, nil, file, nil
}

// interruptedBy passes content on until ctx ends: reading from a terminal or a
// pipe waits for what is to come.
func interruptedBy(ctx context.Context, content io.Reader) io.Reader {
	out, in := io.Pipe()
	go func() {
		_, err := io.Copy(in, content)
		in.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { out.CloseWithError(ctx.Err()) })
	return out
}

// spooled copies content that can be read only once to a temporary file.
func spooled(ctx context.Context, o *opened, content io.Reader) (*os.File, fs.FileInfo, error) {
	spool, err := os.CreateTemp("", "ibid-spool-")
	if err != nil {
		return nil, nil, err
	}
	o.temporary = append(o.temporary, spool.Name())
	copied := make(chan error, 1)
	go func() {
		_, err := io.Copy(spool, content)
		copied <- err
	}()
	select {
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	case err = <-copied:
	}
	if err != nil {
		spool.Close()
		return nil, nil, fmt.Errorf("cannot be read: %w", cause(err))
	}
	info, err := spool.Stat()
	return spool, info, err
}

func readableFormats() []string {
	var names []string
	for _, info := range source.Formats() {
		if info.Read {
			names = append(names, string(info.Format))
		}
	}
	return names
}

// checkFormat returns an error unless the flag's value is empty or one of the
// allowed formats.
func checkFormat(flag, value string, allowed []string) error {
	if value == "" || slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("--%s %q: expected one of %s", flag, value, strings.Join(allowed, ", "))
}

// encodings are the commonest of the encodings that --encoding takes.
var encodings = []string{"windows-1252", "windows-1251", "windows-1250", "iso-8859-2", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "koi8-r", "macintosh", "cp437", "cp850", "cp852", "cp866"}

// checkEncoding returns an error unless --encoding names an encoding.
func checkEncoding(name string) error {
	if _, _, err := charset.Lookup(name); err != nil {
		return fmt.Errorf("--encoding %q: expected the name of an encoding, such as %s", name, strings.Join(encodings, ", "))
	}
	return nil
}

// completeFlagOrFile is completeFlag for a flag that takes a file's name too.
func completeFlagOrFile(cmd *cobra.Command, flag string, values func() []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values(), cobra.ShellCompDirectiveDefault
	})
}

// completeFlag offers the given values for a flag in the shell. Registering
// fails only for a flag that does not exist.
func completeFlag(cmd *cobra.Command, flag string, values func() []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values(), cobra.ShellCompDirectiveNoFileComp
	})
}
