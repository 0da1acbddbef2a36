package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/dedupe"
)

// givenAs returns the files of --against by the names that they have among the
// arguments, where they are there too, as *.ris may have it.
func givenAs(against, args []string) []string {
	names := slices.Clone(against)
	for i, path := range against {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if info.IsDir() {
			names[i] = filepath.Clean(path)
			continue
		}
		for _, arg := range args {
			if other, err := os.Stat(arg); err == nil && os.SameFile(info, other) {
				names[i] = arg
				break
			}
		}
	}
	return names
}

// filesOf returns the files of --against, those of a folder in its place: a pattern
// behind the flag would be one file of it and others that pass for new.
func filesOf(against []string) ([]string, error) {
	var files []string
	for _, path := range against {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			files = append(files, path)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, fmt.Errorf("--against %s: cannot be read: %w", path, cause(err))
		}
		for _, entry := range entries {
			if !entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") {
				files = append(files, filepath.Join(path, entry.Name()))
			}
		}
	}
	return files, nil
}

// setKnown marks the documents of the files of --against. The error says that
// one of them could not be opened: without it, all that it has would pass for new.
func (r *reading) setKnown(against []string) error {
	if len(against) == 0 {
		return nil
	}
	r.known = make([]bool, len(r.documents))
	for _, path := range against {
		if !r.eachOf(path, func(document int) { r.known[document] = true }) {
			return fmt.Errorf("--against %s: could not be read, so that nothing can be said to be new; nothing was written", path)
		}
	}
	if !slices.Contains(r.known, false) {
		return errors.New("--against: there is no other file; expected at least one FILE of records that may be new")
	}
	return nil
}

// eachOf calls do with the number of each document that a file holds, itself or,
// where it is an archive or a folder, in it. It reports whether there is one.
func (r *reading) eachOf(path string, do func(document int)) bool {
	found := false
	for i, name := range r.documents {
		if name == path || strings.HasPrefix(filepath.ToSlash(name), filepath.ToSlash(path)+"/") {
			found = true
			do(i)
		}
	}
	return found
}

// checkKnown returns an error where a file of --against had no record.
func (r *reading) checkKnown(against []string) error {
	if r.known == nil {
		return nil
	}
	counts := make([]int, len(r.documents))
	for _, p := range r.places {
		counts[p.document]++
	}
	for _, path := range against {
		records := 0
		r.eachOf(path, func(document int) { records += counts[document] })
		if records == 0 {
			return fmt.Errorf("--against %s: no record could be read from it, so that nothing can be said to be new; nothing was written", path)
		}
	}
	return nil
}

// isKnown reports whether the n-th record is one of --against.
func (r *reading) isKnown(n int) bool { return r.known != nil && r.known[r.places[n].document] }

// countKnown counts the records of --against.
func (r *reading) countKnown() int {
	count := 0
	for n := range r.places {
		if r.isKnown(n) {
			count++
		}
	}
	return count
}

// forgetKnown leaves out the questions whose answer would change nothing: those
// about two records that are known, or removed for known ones.
func (s *survivors) forgetKnown() {
	r := s.reading
	if r.known == nil {
		return
	}
	number := func(id string) int { return r.numbers()[id] }
	r.resolution.Questions = slices.DeleteFunc(r.resolution.Questions, func(q dedupe.Question) bool {
		return r.isKnown(s.keeper[number(q.A)]) && r.isKnown(s.keeper[number(q.B)])
	})
}
