package main

import (
	"fmt"
	"slices"
)

// tally counts the records of a source, or of several.
type tally struct {
	name, kind string
	// known are those of records that were removed that --against has.
	records, known, removed int
}

func (t *tally) add(other tally) {
	t.records += other.records
	t.known += other.known
	t.removed += other.removed
}

// tallies counts what was read and removed by source, in reading order. What
// --against names is not counted.
func (s *survivors) tallies() []tally {
	var list []tally
	at := map[string]int{}
	for n, keeper := range s.keeper {
		if s.reading.isKnown(n) {
			continue
		}
		in := s.reading.source(n)
		i, ok := at[in.source]
		if !ok {
			i = len(list)
			at[in.source] = i
			list = append(list, tally{name: in.source, kind: string(in.kind)})
		}
		one := tally{records: 1}
		switch {
		case s.reading.isKnown(keeper):
			one.known = 1
		case keeper != n:
			one.removed = 1
		}
		list[i].add(one)
	}
	return list
}

// sums adds tallies up: by kind, where there are several kinds and more sources
// than that, and all of them.
func sums(list []tally) []tally {
	if len(list) < 2 {
		return nil
	}
	all := tally{name: "all"}
	var kinds []tally
	for _, kind := range sourceKinds {
		sum, sources := tally{name: "all", kind: string(kind)}, 0
		for _, t := range list {
			if t.kind == sum.kind {
				sum.add(t)
				sources++
			}
		}
		if sources > 0 {
			kinds = append(kinds, sum)
		}
	}
	for _, t := range list {
		all.add(t)
	}
	if len(kinds) < 2 || len(kinds) == len(list) {
		kinds = nil
	}
	return append(kinds, all)
}

// removalColumn is a column of the report of a removal.
type removalColumn struct {
	heading string
	number  bool
	cell    func(tally) string
}

// reportRemoval counts what was done, for each source and in all, as a flow
// diagram (PRISMA 2020) asks for it.
func (a *app) reportRemoval(r *reading, s *survivors, f *dedupeFlags) {
	if a.quiet {
		return
	}
	list := s.tallies()
	columns := []removalColumn{{"SOURCE", false, func(t tally) string { return t.name }}}
	if slices.ContainsFunc(list, func(t tally) bool { return t.kind != "" }) {
		columns = append(columns, removalColumn{"KIND", false, func(t tally) string { return t.kind }})
	}
	columns = append(columns, removalColumn{"RECORDS", true, func(t tally) string { return thousands(t.records) }})
	if len(f.against) > 0 {
		columns = append(columns, removalColumn{"KNOWN", true, func(t tally) string { return thousands(t.known) }})
	}
	removed, left := "REMOVED", func(t tally) string { return thousands(t.records - t.known - t.removed) }
	if f.mark {
		removed = "MARKED"
	}
	columns = append(columns,
		removalColumn{removed, true, func(t tally) string { return thousands(t.removed) }},
		removalColumn{"LEFT", true, left})
	var heading []string
	numbers := ""
	for i, c := range columns {
		heading = append(heading, c.heading)
		if c.number {
			numbers += fmt.Sprint(i)
		}
	}
	rows := [][]string{heading}
	for _, t := range append(list, sums(list)...) {
		var row []string
		for _, c := range columns {
			row = append(row, c.cell(t))
		}
		rows = append(rows, row)
	}
	p := newPrinter(a.stderr)
	p.table(0, numbers, rows)
	if known := r.countKnown(); known > 0 {
		p.paragraph("", plain, 0, "compared with "+counted(known, "record")+" of "+joinNonEmpty(", ", f.against...)+", of which none is written", plain)
	}
	if unsure := len(r.resolution.Questions); unsure > 0 {
		where := "--unsure FILE lists them"
		if f.unsure != "" {
			where = "listed in " + f.unsure
		}
		p.paragraph("", plain, 0, counted(unsure, "unsure pair")+" to look at, all kept: "+where+", ibid explain A B FILE... says why", yellow)
	}
	if works := r.studyWorks(); works > 0 {
		p.paragraph("", plain, 0, fmt.Sprintf("%s of the works left report %s by registration number: see the column \"studies\" of --map", thousands(works), counted(len(r.resolution.Studies), "study")), plain)
	}
}
