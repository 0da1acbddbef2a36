package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// ownJobs are what the command does as the adapter for the library.
var ownJobs = map[string]func(*ris.Reader, io.Writer) error{
	"entries": countEntries,
	"records": countRecords,
	"titles":  writeTitles,
}

// ownJob returns the job that the arguments name.
func ownJob(arguments []string) (job func(*ris.Reader, io.Writer) error, file string, ok bool) {
	if len(arguments) != 2 {
		return nil, "", false
	}
	job, ok = ownJobs[arguments[0]]
	return job, arguments[1], ok
}

func runOwn(job func(*ris.Reader, io.Writer) error, name string, out io.Writer) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	buffered := bufio.NewWriter(out)
	if err := job(ris.NewReader(file, nil), buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

func countEntries(r *ris.Reader, out io.Writer) error {
	count := 0
	for {
		entry, err := r.ReadEntry()
		if err == io.EOF {
			break
		}
		if err := unlessDamaged(err); err != nil {
			return err
		}
		if entry != nil {
			count++
		}
	}
	_, err := fmt.Fprintln(out, count)
	return err
}

func countRecords(r *ris.Reader, out io.Writer) error {
	count := 0
	for read, err := range r.All() {
		if err := unlessDamaged(err); err != nil {
			return err
		}
		if read != nil {
			count++
		}
	}
	_, err := fmt.Fprintln(out, count)
	return err
}

func writeTitles(r *ris.Reader, out io.Writer) error {
	for read, err := range r.All() {
		if err := unlessDamaged(err); err != nil {
			return err
		}
		if read == nil {
			continue
		}
		if _, err := fmt.Fprintln(out, strings.ReplaceAll(read.Title(), "\n", " ")); err != nil {
			return err
		}
	}
	return nil
}

// unlessDamaged lets pass the errors that cost a record at most.
func unlessDamaged(err error) error {
	var damage *record.ParseError
	if errors.As(err, &damage) {
		return nil
	}
	return err
}
