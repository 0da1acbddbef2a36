package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/ibid-go/ibid/benchmarks/measure"
	"github.com/ibid-go/ibid/internal/generate"
)

// reading is what was measured of a tool.
type reading struct {
	tool, version, does string
	records             int
	took                time.Duration
	memory              int64 // bytes at the peak; 0 where it is not known
	failure             string
}

// formReading is what came out of a file in a form.
type formReading struct {
	records, withTitle int
	failure            string
}

// formRecords is how many records the files in troublesome forms have.
const formRecords = 200

func run(ctx context.Context, s *settings, out, log io.Writer) error {
	logf := func(format string, a ...any) { fmt.Fprintf(log, format, a...) }
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		return err
	}
	logf("installing into %s\n", s.folder)
	tools, err := install(ctx, s.folder, logf)
	if err != nil {
		return err
	}
	file := filepath.Join(s.folder, "library.ris")
	t := tables{date: time.Now(), limit: s.limit, tools: tools}
	// Line feeds only, since one of the others reads no other line end.
	if t.records, t.size, err = measure.WriteLibrary(file, s.size, generate.Forms[0]); err != nil {
		return err
	}
	for _, tool := range tools {
		for i := range tool.jobs {
			logf("%s: %s\n", tool.name, tool.jobs[i].does)
			r, err := s.measure(ctx, &tool.jobs[i], file)
			if err != nil {
				return err
			}
			r.tool, r.version = tool.name, tool.version
			t.readings = append(t.readings, r)
		}
	}
	logf("forms\n")
	if t.forms, err = s.readForms(ctx, tools); err != nil {
		return err
	}
	if err := t.write(out); err != nil || s.readme == "" {
		return err
	}
	return t.replaceIn(s.readme)
}

// measure has a tool read the file several times; the fastest counts.
func (s *settings) measure(ctx context.Context, m *job, file string) (reading, error) {
	best := reading{does: m.does}
	output := filepath.Join(s.folder, "output")
	for range s.times {
		r := s.measureOnce(ctx, m, file, output)
		if r.failure != "" {
			return r, nil
		}
		if best.took == 0 || r.took < best.took {
			best.records, best.took = r.records, r.took
		}
		best.memory = max(best.memory, r.memory)
	}
	if err := os.Remove(output); err != nil && !os.IsNotExist(err) {
		return best, err
	}
	return best, nil
}

func (s *settings) measureOnce(ctx context.Context, m *job, file, output string) reading {
	ctx, cancel := context.WithTimeout(ctx, s.limit)
	defer cancel()
	r := reading{does: m.does}
	cmd := m.command(ctx, file, output)
	var stdout, stderr bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &stdout
	}
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	r.took = time.Since(start)
	if own, ok := cmd.Stdout.(*os.File); ok {
		own.Close()
	}
	switch {
	case ctx.Err() != nil:
		r.failure = fmt.Sprintf("not done in %s", s.limit)
	case err != nil:
		r.failure = "failed: " + lastLine(stderr.String())
	default:
		r.memory = measure.PeakMemory(cmd.ProcessState)
		if r.records, err = m.count(stdout.Bytes(), output); err != nil {
			r.failure = err.Error()
		}
	}
	return r
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// printedCount reads a number of records that was printed.
func printedCount(stdout []byte, _ string) (int, error) {
	return strconv.Atoi(lastLine(string(stdout)))
}

// matchesIn counts the lines with a match in the file that was written.
func matchesIn(pattern *regexp.Regexp) func([]byte, string) (int, error) {
	return func(_ []byte, output string) (int, error) {
		file, err := os.Open(output)
		if err != nil {
			return 0, err
		}
		defer file.Close()
		count, lines := 0, bufio.NewReaderSize(file, 1<<16)
		for {
			line, err := lines.ReadBytes('\n')
			count += len(pattern.FindAllIndex(line, -1))
			if err == io.EOF {
				return count, nil
			}
			if err != nil {
				return 0, err
			}
		}
	}
}

// readForms has every tool read a small library in every form.
func (s *settings) readForms(ctx context.Context, tools []tool) ([][]formReading, error) {
	library := generate.NewLibrary(&generate.Options{Seed: 2, Records: formRecords})
	var (
		plain  []byte
		titles []string
	)
	for reference, ok := library.Next(); ok; reference, ok = library.Next() {
		plain = reference.AppendRIS(plain)
		titles = append(titles, reference.Publication.Title)
	}
	file := filepath.Join(s.folder, "form.ris")
	var table [][]formReading
	for _, form := range generate.Forms {
		if err := os.WriteFile(file, form.Apply(plain), 0o644); err != nil {
			return nil, err
		}
		var row []formReading
		for i := range tools {
			row = append(row, s.readForm(ctx, &tools[i], file, titles, form.Lossy))
		}
		table = append(table, row)
	}
	return table, nil
}

// readForm counts the records that came out, and those with a title of the
// file.
func (s *settings) readForm(ctx context.Context, t *tool, file string, titles []string, lossy bool) formReading {
	ctx, cancel := context.WithTimeout(ctx, s.limit)
	defer cancel()
	out, err := t.titles(ctx, file)
	if err != nil {
		return formReading{failure: err.Error()}
	}
	expected := map[string]int{}
	for _, title := range titles {
		expected[titleKey(title, lossy)]++
	}
	var r formReading
	for line := range strings.Lines(string(out)) {
		r.records++
		key := titleKey(line, lossy)
		if expected[key] > 0 {
			expected[key]--
			r.withTitle++
		}
	}
	return r
}

// titleKey is a title's letters and digits, of Latin-1 where the form has no
// others: tools may cut, join and punctuate titles in their own way.
func titleKey(title string, lossy bool) string {
	return strings.Map(func(r rune) rune {
		if lossy && r > 0xff || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, title)
}
