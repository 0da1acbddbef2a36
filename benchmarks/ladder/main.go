// Ladder runs ibid dedupe, and ibid resolve to RIS, on generated libraries of
// growing size and prints what each took, as a Markdown table: how long, how much
// memory, whether that is within the aim, and what a record cost compared with the
// first size, which should stay what it is.
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
	times := flag.Int("times", 1, "how often each command is run; the run with the least processor time is shown")
	folder := flag.String("folder", os.TempDir(), "the `folder` that the files stand in, for as long as they are read")
	flag.Parse()
	if err := run(*folder, *steps, *names, *duplicates, *times, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ladder:", err)
		os.Exit(2)
	}
}

// commands are the arguments of the commands, without files.
var commands = map[string][]string{
	"dedupe":  {"dedupe", "--quiet"},
	"resolve": {"resolve", "--quiet", "--to", "ris"},
}

// aim is how long a command may take on two cores.
type aim struct {
	records         int
	brief, abstract time.Duration
}

// aims are those of the design; mostMemory holds for all sizes.
var aims = []aim{
	{10_000, 2 * time.Second, 2 * time.Second},
	{1_000_000, 60 * time.Second, 120 * time.Second},
}

const mostMemory = 4_000_000_000

func run(folder, steps, names string, duplicates float64, times int, out io.Writer) error {
	if times < 1 {
		return fmt.Errorf("-times %d: expected 1 or more", times)
	}
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
	fmt.Fprint(out, "| command | library | records | MB | records out | seconds | of processor | peak memory | processor a record | to the first | aim |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n")
	for _, brief := range []bool{true, false} {
		first := map[string]cost{}
		for _, n := range sizes {
			o := &generate.Options{Seed: 1, Records: n, Brief: brief, Duplicates: duplicates}
			if err := step(folder, ibid, wanted, times, o, first, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// cost is what a run took.
type cost struct {
	wall, processor time.Duration
	memory          int64
	records         int
	// written are the records of the output.
	written int
}

// perRecord is the processor time of a record.
func (c cost) perRecord() time.Duration { return c.processor / time.Duration(c.records) }

// verdict says whether the run was within its aim, "" where there is none for so
// many records.
func (c cost) verdict(brief bool) string {
	for _, a := range aims {
		if a.records != c.records {
			continue
		}
		most := a.abstract
		if brief {
			most = a.brief
		}
		says := "missed"
		if c.wall <= most && c.memory <= mostMemory {
			says = "reached"
		}
		return fmt.Sprintf("%.0f s, %s: %s", most.Seconds(), measure.Megabytes(mostMemory), says)
	}
	return ""
}

// step measures the commands on one library. First has what each took on the first
// one.
func step(folder, ibid string, names []string, times int, o *generate.Options, first map[string]cost, out io.Writer) error {
	file, unique := filepath.Join(folder, "library.ris"), filepath.Join(folder, "unique.ris")
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
		var best cost
		for n := range times {
			took, err := measureRun(exec.Command(ibid, append(slices.Clone(commands[name]), file, "-o", unique)...))
			if err != nil {
				return fmt.Errorf("ibid %s: %w", name, err)
			}
			if n == 0 || took.processor < best.processor {
				best = took
			}
		}
		best.records = o.Records
		if best.written, err = countRecords(unique); err != nil {
			return err
		}
		if _, known := first[name]; !known {
			first[name] = best
		}
		if _, err := fmt.Fprintf(out, "| `%s` | %s | %s | %.0f | %s | %.1f | %.1f | %s | %d µs | %.2f | %s |\n", name, library, measure.Grouped(o.Records), float64(size)/1e6,
			measure.Grouped(best.written), best.wall.Seconds(), best.processor.Seconds(), measure.Megabytes(best.memory),
			best.perRecord().Microseconds(), float64(best.perRecord())/float64(first[name].perRecord()), best.verdict(o.Brief)); err != nil {
			return err
		}
	}
	return nil
}

// measureRun runs a command and returns what it took.
func measureRun(cmd *exec.Cmd) (cost, error) {
	start := time.Now()
	if text, err := cmd.CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("%w: %s", err, text)
	}
	return cost{
		wall: time.Since(start), processor: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), memory: measure.PeakMemory(cmd.ProcessState),
	}, nil
}

// countRecords counts the records of a file in RIS.
func countRecords(name string) (records int, err error) {
	file, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "ER  -") {
			records++
		}
	}
	return records, lines.Err()
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
