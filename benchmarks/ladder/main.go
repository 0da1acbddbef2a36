// Ladder runs ibid dedupe, and ibid resolve to RIS, on generated libraries of
// growing size and prints what each took, as a Markdown table: the cost of a record
// should stay what it is.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ibid-go/ibid/benchmarks/measure"
	"github.com/ibid-go/ibid/internal/generate"
)

func main() {
	steps := flag.String("records", "10000,100000,1000000", "how many records the libraries have")
	names := flag.String("commands", "dedupe,resolve", "which of dedupe and resolve are run on each library")
	duplicates := flag.Float64("duplicates", 0.2, "share of records that state a publication again")
	folder := flag.String("folder", os.TempDir(), "the `folder` that the files stand in, for as long as they are read")
	flag.Parse()
	if err := run(*folder, *steps, *names, *duplicates, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ladder:", err)
		os.Exit(2)
	}
}

// commands are the arguments of the commands, without files.
var commands = map[string][]string{
	"dedupe":  {"dedupe", "--quiet"},
	"resolve": {"resolve", "--quiet", "--to", "ris"},
}

func run(folder, steps, names string, duplicates float64, out io.Writer) error {
	wanted := strings.Split(names, ",")
	for _, name := range wanted {
		if commands[name] == nil {
			return fmt.Errorf("-commands %q: expected dedupe, resolve or both with a comma between them", names)
		}
	}
	var sizes []int
	for step := range strings.SplitSeq(steps, ",") {
		n, err := strconv.Atoi(step)
		if err != nil || n <= 0 {
			return fmt.Errorf("-records %q: expected numbers of records with commas between them", steps)
		}
		sizes = append(sizes, n)
	}
	folder, err := os.MkdirTemp(folder, "ibid-ladder-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	ibid := filepath.Join(folder, "ibid")
	if text, err := exec.Command("go", "build", "-o", ibid, "github.com/ibid-go/ibid/cmd/ibid").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w: %s", err, text)
	}
	fmt.Fprintf(out, "On %s, %s; load before: %s.\n\n", measure.Machine(), time.Now().Format(time.DateOnly), measure.Load())
	fmt.Fprint(out, "| command | library | records | MB | seconds | of processor | peak memory | processor a record |\n|---|---|--:|--:|--:|--:|--:|--:|\n")
	for _, brief := range []bool{true, false} {
		for _, n := range sizes {
			o := &generate.Options{Seed: 1, Records: n, Brief: brief, Duplicates: duplicates}
			if err := step(folder, ibid, wanted, o, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// step measures the commands on one library.
func step(folder, ibid string, names []string, o *generate.Options, out io.Writer) error {
	file := filepath.Join(folder, "library.ris")
	size, err := writeLibrary(file, o)
	if err != nil {
		return err
	}
	defer os.Remove(file)
	library := "with abstracts"
	if o.Brief {
		library = "brief"
	}
	for _, name := range names {
		cost, err := measureRun(exec.Command(ibid, append(slices.Clone(commands[name]), file, "-o", filepath.Join(folder, "unique.ris"))...), o.Records)
		if err != nil {
			return fmt.Errorf("ibid %s: %w", name, err)
		}
		if _, err := fmt.Fprintf(out, "| `%s` | %s | %s | %.0f | %s |\n", name, library, measure.Grouped(o.Records), float64(size)/1e6, cost); err != nil {
			return err
		}
	}
	return nil
}

// measureRun runs a command on so many records and returns the last columns of a
// row of the table.
func measureRun(cmd *exec.Cmd, records int) (string, error) {
	start := time.Now()
	if text, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, text)
	}
	took := time.Since(start)
	processor := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return fmt.Sprintf("%.1f | %.1f | %s | %d µs", took.Seconds(), processor.Seconds(),
		measure.Megabytes(measure.PeakMemory(cmd.ProcessState)), processor.Microseconds()/int64(records)), nil
}

// writeLibrary writes a generated library and returns its size in bytes.
func writeLibrary(name string, o *generate.Options) (size int64, err error) {
	file, err := os.Create(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	buffered := bufio.NewWriterSize(file, 1<<16)
	library := generate.NewLibrary(o)
	var text []byte
	for {
		reference, ok := library.Next()
		if !ok {
			break
		}
		text = reference.AppendRIS(text[:0])
		if _, err := buffered.Write(text); err != nil {
			return 0, err
		}
		size += int64(len(text))
	}
	if err := buffered.Flush(); err != nil {
		return 0, err
	}
	return size, file.Close()
}
