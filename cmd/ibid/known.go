package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/dedupe"
)

// knownAs returns the files of --against, those of a folder in its place: a pattern
// behind the flag would be one file of it and others that pass for new. A file that
// is among the arguments too, as *.ris may have it, or was named before is read by
// its first name. Folders in a folder are returned, since what they have passes for new.
func knownAs(against, args []string) (known, folders []string, err error) {
	named := slices.Clone(args)
	for _, path := range against {
		files, inside, err := filesOf(path)
		if err != nil {
			return nil, nil, fmt.Errorf("--against %s: cannot be read: %w", path, cause(err))
		}
		folders = append(folders, inside...)
		if len(files) == 0 {
			return nil, nil, fmt.Errorf("--against %s: the folder has no file of records", path)
		}
		for _, file := range files {
			file = cmp.Or(sameFile(named, file), file)
			named, known = append(named, file), append(known, file)
		}
	}
	return unique(known), slices.DeleteFunc(unique(folders), func(folder string) bool {
		return slices.ContainsFunc(against, func(path string) bool { return filepath.Clean(path) == folder })
	}), nil
}

// filesOf returns the path or, where it is a folder, its files that are neither
// hidden nor empty, and the folders in it.
func filesOf(path string) (files, folders []string, err error) {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return []string{path}, nil, nil // what is wrong with it is said when it is opened
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range entries {
		file := filepath.Join(path, entry.Name())
		info, err := os.Stat(file)
		switch {
		case strings.HasPrefix(entry.Name(), "."), err == nil && !info.IsDir() && info.Size() == 0:
		case err == nil && info.IsDir():
			folders = append(folders, file)
		default:
			files = append(files, file)
		}
	}
	return files, folders, nil
}

// sameFile returns the first of the paths that leads to the file, "" where none does.
func sameFile(paths []string, file string) string {
	info, err := os.Stat(file)
	if err != nil {
		return ""
	}
	for _, path := range paths {
		if other, err := os.Stat(path); err == nil && os.SameFile(info, other) {
			return path
		}
	}
	return ""
}

// setKnown marks the documents of the files of --against. The error says that
// one of them could not be opened: without it, all that it has would pass for new.
func (r *reading) setKnown(against []string) error {
	if len(against) == 0 {
		return nil
	}
	r.known = make([]bool, len(r.documents))
	for _, file := range against {
		if !r.eachOf(file, func(document int) { r.known[document] = true }) {
			return fmt.Errorf("--against %s: could not be read, so that nothing can be said to be new; nothing was written", file)
		}
	}
	if !slices.Contains(r.known, false) {
		return errors.New("--against: there is no other file; expected at least one FILE of records that may be new")
	}
	return nil
}

// eachOf calls do with the number of each document that a file holds, itself or,
// where it is an archive, in it. It reports whether there is one.
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
	for _, file := range against {
		records := 0
		r.eachOf(file, func(document int) { records += counts[document] })
		if records == 0 {
			return fmt.Errorf("--against %s: no record could be read from it, so that nothing can be said to be new; nothing was written", file)
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
