// Memory runs ibid on a large generated file and prints the time and the peak
// memory of each command as a Markdown table.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/ibid-go/ibid/benchmarks/measure"
	"github.com/ibid-go/ibid/internal/generate"
)

func main() {
	size := flag.Int64("bytes", 1_000_000_000, "size of the file")
	folder := flag.String("folder", os.TempDir(), "the `folder` that the file stands in, for as long as it is read")
	line := flag.Bool("line", false, "the whole library stands on one line")
	flag.Parse()
	if err := run(*folder, *size, *line, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "memory:", err)
		os.Exit(2)
	}
}

// commands are what is run on the file, which is their last argument.
var commands = [][]string{
	{"check"},
	{"check", "--to", "json"},
	{"convert", "--to", "csl-json"},
	{"convert", "--to", "ris"},
}

func run(folder string, size int64, line bool, out io.Writer) error {
	folder, err := os.MkdirTemp(folder, "ibid-memory-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	ibid := filepath.Join(folder, "ibid")
	if text, err := exec.Command("go", "build", "-o", ibid, "github.com/ibid-go/ibid/cmd/ibid").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w: %s", err, text)
	}
	file := filepath.Join(folder, "library.ris")
	form := generate.Forms[0]
	if line {
		form = generate.Forms[len(generate.Forms)-1]
	}
	records, size, err := measure.WriteLibrary(file, size, form)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s records, %.0f MB, on %s, %s:\n\n", measure.Grouped(records), float64(size)/1e6, measure.Machine(), time.Now().Format(time.DateOnly))
	fmt.Fprintf(out, "| command | seconds | MB/s | peak memory |\n|---|--:|--:|--:|\n")
	for _, arguments := range commands {
		cmd := exec.Command(ibid, append(arguments, file)...)
		start := time.Now()
		err := cmd.Run()
		took := time.Since(start).Seconds()
		name := "ibid " + strings.Join(arguments, " ")
		// check exits with 1 where it has found something.
		if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() > 1) {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(out, "| `%s` | %.1f | %.1f | %s |\n", name, took, float64(size)/1e6/took, measure.Megabytes(measure.PeakMemory(cmd.ProcessState)))
	}
	return nil
}
