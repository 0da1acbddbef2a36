// Ladder runs ibid dedupe on generated libraries of growing size and prints what
// each took, as a Markdown table: the cost of a record should stay what it is.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/ibid-go/ibid/benchmarks/measure"
	"github.com/ibid-go/ibid/internal/generate"
)

func main() {
	steps := flag.String("records", "10000,100000,1000000", "how many records the libraries have")
	duplicates := flag.Float64("duplicates", 0.2, "share of records that state a publication again")
	folder := flag.String("folder", os.TempDir(), "the `folder` that the files stand in, for as long as they are read")
	flag.Parse()
	if err := run(*folder, *steps, *duplicates, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ladder:", err)
		os.Exit(2)
	}
}

func run(folder, steps string, duplicates float64, out io.Writer) error {
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
	fmt.Fprint(out, "| library | records | MB | seconds | of processor | peak memory | processor a record |\n|---|--:|--:|--:|--:|--:|--:|\n")
	for _, brief := range []bool{true, false} {
		for _, n := range sizes {
			o := &generate.Options{Seed: 1, Records: n, Brief: brief, Duplicates: duplicates}
			if err := step(folder, ibid, o, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// step measures one library.
func step(folder, ibid string, o *generate.Options, out io.Writer) error {
	file := filepath.Join(folder, "library.ris")
	size, err := writeLibrary(file, o)
	if err != nil {
		return err
	}
	defer os.Remove(file)
	cmd := exec.Command(ibid, "dedupe", "--quiet", file, "-o", filepath.Join(folder, "unique.ris"))
	start := time.Now()
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("ibid dedupe: %w: %s", err, text)
	}
	took := time.Since(start)
	processor := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	name := "with abstracts"
	if o.Brief {
		name = "brief"
	}
	_, err = fmt.Fprintf(out, "| %s | %s | %.0f | %.1f | %.1f | %s | %d µs |\n", name, measure.Grouped(o.Records), float64(size)/1e6,
		took.Seconds(), processor.Seconds(), measure.Megabytes(measure.PeakMemory(cmd.ProcessState)), processor.Microseconds()/int64(o.Records))
	return err
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
