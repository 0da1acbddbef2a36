// Generate writes a made-up library in RIS, for measuring. The same flags give
// the same file.
package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/generate"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(2)
	}
}

func run(arguments []string, stdout io.Writer) error {
	var (
		o     generate.Options
		flags = flag.NewFlagSet("generate", flag.ExitOnError)
		file  = flags.String("o", "", "the `file` to write; standard output by default, or by the name -")
		truth = flags.String("truth", "", "also write this CSV `file`, as ibid evaluate reads it: each record of the library by its place, and as its group the number of the first that states its publication")
		form  = flags.String("form", "", "write the library in this `form`, which readers have trouble with: "+formNames()+"; the library is held in memory")
		size  = flags.Int64("bytes", 0, "end behind the record that reaches this many `bytes`")
	)
	flags.Uint64Var(&o.Seed, "seed", 1, "which library")
	flags.IntVar(&o.Records, "records", 0, "how many records; without -bytes 1000")
	flags.IntVar(&o.Abstract, "abstract", generate.DefaultAbstract, "mean length of abstracts in bytes; 0 for none")
	flags.BoolVar(&o.Brief, "brief", false, "records of some 400 bytes: no abstracts, keywords, addresses, notes and links")
	flags.Float64Var(&o.Duplicates, "duplicates", 0, "share of records, from 0 to 1, that state a publication again")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unknown argument %q", flags.Arg(0))
	}
	if *file == "-" {
		*file = ""
	}
	if o.Records == 0 && *size == 0 {
		o.Records = 1000
	}
	if o.Abstract == 0 {
		o.Abstract = -1
	}
	return toFile(*file, stdout, func(out io.Writer) error {
		return toFile(*truth, io.Discard, func(list io.Writer) error {
			if *form == "" {
				return write(out, list, filepath.Base(*file), &o, *size)
			}
			return writeForm(out, list, filepath.Base(*file), &o, *size, *form)
		})
	})
}

func formNames() string {
	var names []string
	for _, form := range generate.Forms {
		names = append(names, form.Name)
	}
	return strings.Join(names, ", ")
}

// writeForm is write for a library in a form of the name.
func writeForm(out, list io.Writer, file string, o *generate.Options, size int64, name string) error {
	for _, form := range generate.Forms {
		if form.Name == name {
			var text bytes.Buffer
			if err := write(&text, list, file, o, size); err != nil {
				return err
			}
			_, err := out.Write(form.Apply(text.Bytes()))
			return err
		}
	}
	return fmt.Errorf("no form %q: %s", name, formNames())
}

// toFile gives write the file of the name, or the other writer where there is
// no name.
func toFile(name string, other io.Writer, write func(io.Writer) error) error {
	out := other
	if name != "" {
		file, err := os.Create(name)
		if err != nil {
			return err
		}
		defer file.Close()
		out = file
	}
	buffered := bufio.NewWriterSize(out, 1<<16)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if file, ok := out.(*os.File); ok && name != "" {
		return file.Close()
	}
	return nil
}

// write writes the library, and the truth of it, a file of the name, as a CSV file.
func write(out, list io.Writer, file string, o *generate.Options, size int64) error {
	truth := csv.NewWriter(list)
	if err := truth.Write([]string{"record", "group", "exporter"}); err != nil {
		return err
	}
	library := generate.NewLibrary(o)
	var (
		text    []byte
		written int64
	)
	for size == 0 || written < size {
		reference, ok := library.Next()
		if !ok {
			break
		}
		text = reference.AppendRIS(text[:0])
		if _, err := out.Write(text); err != nil {
			return err
		}
		written += int64(len(text))
		if err := truth.Write([]string{file + "#" + strconv.Itoa(reference.Number), strconv.Itoa(reference.Work), reference.Exporter}); err != nil {
			return err
		}
	}
	truth.Flush()
	return truth.Error()
}
