package main

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/spreadsheet"
)

// mapHeader is the heading of the --map file. The first six columns are
// stable; columns are only ever added after the last.
var mapHeader = []string{
	"record", "source", "position", "version", "work", "kept",
	"document", "id", "own_id", "source_kind", "kept_record", "sources",
	"studies",
}

// writeMap writes one row for each record in reading order.
func writeMap(w io.Writer, r *reading, s *survivors) error {
	table := csv.NewWriter(w)
	if err := table.Write(mapHeader); err != nil {
		return err
	}
	studies := r.sharedStudies()
	for n := range r.places {
		in := r.source(n)
		keeper := s.keeper[n]
		row := []string{
			r.label(n), in.source, strconv.Itoa(int(r.places[n].position)),
			s.version[n], s.work[n], strconv.FormatBool(keeper == n),
			in.path, r.resolution.IDs[n], r.places[n].ownID, string(in.kind),
			r.resolution.IDs[keeper], strings.Join(s.sources(n), "; "),
			strings.Join(studies[s.work[n]], "; "),
		}
		for i, cell := range row {
			row[i] = escapeCell(cell)
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

// sharedStudies lists, by work, the registrations that it shares with others.
func (r *reading) sharedStudies() map[string][]string {
	shared := map[string][]string{}
	for _, study := range r.resolution.Studies {
		for _, work := range study.Works {
			shared[work] = append(shared[work], joinNonEmpty(" ", study.Registration.Registry, study.Registration.ID))
		}
	}
	return shared
}

// studyWorks counts the works that share a registration with others.
func (r *reading) studyWorks() int { return len(r.sharedStudies()) }

// escapeCell puts an apostrophe before a cell that a spreadsheet would run.
func escapeCell(s string) string { return spreadsheet.Escape(s) }

// unescapeCell undoes escapeCell.
func unescapeCell(s string) string { return spreadsheet.Unescape(s) }
