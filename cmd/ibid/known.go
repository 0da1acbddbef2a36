package main

import (
	"errors"
	"fmt"
	"os"
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
		for _, arg := range args {
			if other, err := os.Stat(arg); err == nil && os.SameFile(info, other) {
				names[i] = arg
				break
			}
		}
	}
	return names
}

// setKnown marks the documents of the files of --against. The error says that
// one of them could not be opened: without it, all that it has would pass for new.
func (r *reading) setKnown(against []string) error {
	r.known = make([]bool, len(r.documents))
	for _, path := range against {
		if !r.eachOf(path, func(document int) { r.known[document] = true }) {
			return fmt.Errorf("--against %s: could not be read, so that nothing can be said to be new; nothing was written", path)
		}
	}
	if len(against) > 0 && !slices.Contains(r.known, false) {
		return errors.New("--against: there is no other file; expected at least one FILE of records that may be new")
	}
	return nil
}

// eachOf calls do with the number of each document that a file holds, itself or,
// where it is an archive, in it. It reports whether there is one.
func (r *reading) eachOf(path string, do func(document int)) bool {
	found := false
	for i, name := range r.documents {
		if name == path || strings.HasPrefix(name, path+"/") {
			found = true
			do(i)
		}
	}
	return found
}

// checkKnown returns an error where a file of --against had no record.
func (r *reading) checkKnown(against []string) error {
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
	number := func(id string) int { return r.numbers()[id] }
	r.resolution.Questions = slices.DeleteFunc(r.resolution.Questions, func(q dedupe.Question) bool {
		return r.isKnown(s.keeper[number(q.A)]) && r.isKnown(s.keeper[number(q.B)])
	})
}
