package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// program is what a reference manager does to RIS that is imported and then
// exported again, as far as it is known: see the profiles of package ris.
type program struct {
	profile string
	types   map[string]string // of export; the others stay
	rename  map[string]string // tags of export; the others stay
	drops   []string
	single  []string // the first one is kept
	// note is what becomes of a note; merged writes all values of a tag as
	// lines of one field.
	note   func(string) string
	merged []string
	// number is set where ID is the program's own number.
	number    bool
	pageRange bool
	before    string
}

var programs = []program{
	{
		profile: "endnote",
		types:   map[string]string{"INPR": "JOUR"},
		rename:  map[string]string{"JF": "T2", "JA": "J2", "A1": "AU", "T1": "TI", "N2": "AB", "IS": "M1", "ED": "A2"},
		drops:   []string{"AV", "CR", "CT", "H1", "H2", "ID", "L3", "LK", "U1", "U2", "U3", "U4", "U5"},
		merged:  []string{"N1", "KW", "UR", "SN", "L1"},
		number:  true, pageRange: true, before: "\ufeff",
	},
	{
		profile: "zotero",
		types:   map[string]string{"UNPD": "MANSCPT", "UNPB": "JOUR", "CPAPER": "CONF", "GEN": "JOUR", "EDBOOK": "BOOK", "INPR": "MANSCPT"},
		rename:  map[string]string{"JF": "T2", "JA": "J2", "JO": "J2", "A1": "AU", "T1": "TI", "N2": "AB", "RN": "N1", "ED": "A2"},
		drops: []string{"AD", "C7", "C8", "CA", "H1", "H2", "ID", "J1", "L3", "LB", "LK", "M2", "RI", "RP", "TA", "TT", "U1", "U2", "U3", "U4", "U5",
			"CR", "C1", "C2", "C3", "C4", "C5", "C6"},
		single: []string{"AN", "CN", "DB", "DO", "DP", "J2", "LA", "SN", "ST", "TI", "UR", "AB", "PB", "CY", "T2", "T3", "M3"},
		note: func(note string) string {
			note = strings.ReplaceAll(strings.ReplaceAll(note, "\n\n", "</p><p>"), "\n", "<br/>")
			return "<p>" + strings.ReplaceAll(note, "  ", "&nbsp;&nbsp;") + "</p>"
		},
	},
	{
		// After its note was opened in Zotero's editor.
		profile: "zotero",
		types:   map[string]string{"UNPD": "MANSCPT"},
		drops:   []string{"ID", "M2", "C7"},
		note: func(note string) string {
			return "<div data-schema-version=\"9\"><p>" + strings.ReplaceAll(note, "\n", "</p>\n<p>") + "</p>\n</div>"
		},
	},
	{
		// A user who keeps the note in the label or a custom field.
		profile: "sheet",
		rename:  map[string]string{"N1": "LB"},
	},
	{
		profile: "sheet",
		rename:  map[string]string{"N1": "C8"},
	},
}

// through returns the entries of a file as the program writes them back.
func (p *program) through(t *testing.T, in []byte) []byte {
	var out strings.Builder
	out.WriteString(p.before)
	r := ris.NewReader(bytes.NewReader(in), nil)
	for number := 1; ; number++ {
		entry, err := r.ReadEntry()
		if entry == nil {
			require.NotZero(t, number-1, err)
			return []byte(out.String())
		}
		require.NoError(t, err)
		values := map[string][]string{}
		var order []string
		for _, f := range entry.Fields {
			if slices.Contains(p.drops, f.Tag) {
				continue
			}
			tag, value := f.Tag, f.Value
			if to := p.rename[tag]; to != "" {
				tag = to
			}
			if p.note != nil && tag == "N1" {
				value = p.note(value)
			}
			if len(values[tag]) > 0 && slices.Contains(p.single, tag) {
				continue
			}
			if !slices.Contains(order, tag) {
				order = append(order, tag)
			}
			values[tag] = append(values[tag], value)
		}
		if to := p.types[values["TY"][0]]; to != "" {
			values["TY"][0] = to
		}
		if p.pageRange && len(values["EP"]) > 0 {
			values["SP"] = []string{values["SP"][0] + "-" + values["EP"][0]}
			delete(values, "EP")
		}
		if p.number {
			order = slices.Insert(order, len(order)-1, "ID")
			values["ID"] = []string{strings.Repeat("7", number)}
		}
		for _, tag := range order {
			list := values[tag]
			if slices.Contains(p.merged, tag) {
				list = []string{strings.Join(list, "\n")}
			}
			for _, value := range list {
				out.WriteString(tag + "  - " + strings.ReplaceAll(value, "\n", "\r\n") + "\r\n")
			}
		}
		out.WriteString("\r\n")
	}
}

const programsInput = `TY  - JOUR
AU  - Tui, Ana
AU  - Marsh, B. C.
AU  - World Tide Organization
TI  - Sea level rise and the wells of small islands
JF  - Journal of Island Water
JA  - J Island Water
PY  - 2019
DA  - 2019/04/02
VL  - 12
IS  - 3
SP  - 101
EP  - 119
DO  - 10.5555/wells
SN  - 1438-8871
AB  - Wells were measured on forty islands over nine years.
KW  - wells
KW  - islands
AD  - Institute of Water, Suva
N1  - Read this first.
Then the appendix.
ID  - wells2019
ER  -

TY  - UNPB
AU  - Tui, Ana
AU  - Marsh, B. C.
TI  - Sea level rise and the wells of small islands: a preprint
PY  - 2018
M3  - Preprint
T2  - tideRxiv
ER  -

TY  - CPAPER
AU  - Lund, Eva
TI  - A slower clock for tide gauges
C3  - Proceedings of the Gauge Meeting
T2  - Gauge Meeting 2014
PY  - 2014
N1  - Status: accepted
ER  -

TY  - BOOK
AU  - Lund, Eva
TI  - Gauges: a history of measuring the sea
PB  - Sea Press
CY  - Porto
PY  - 2001
SN  - 978-3-16-148410-0
ER  -

TY  - JOUR
TI  - Gauges
PY  - 2003
ER  -

TY  - JOUR
TI  - Gauges
PY  - 2004
ER  -
`

func readAll(t *testing.T, in []byte) (all []*record.Record) {
	for r, err := range ris.NewReader(bytes.NewReader(in), nil).All() {
		require.NoError(t, err)
		all = append(all, r)
	}
	return all
}

func groupsOf(t *testing.T, records []*record.Record) [][]int {
	x := dedupe.NewIndex(nil)
	for _, r := range records {
		x.Add(r)
	}
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	var groups [][]int
	for _, group := range res.Groups {
		members := group.Members()
		slices.Sort(members)
		groups = append(groups, members)
	}
	return groups
}

// TestThroughPrograms writes records with their ids for a program, lets the
// program import and export them, and reads them back: each has its id, and
// together with the records that went out they are the works that these were.
func TestThroughPrograms(t *testing.T) {
	records := readAll(t, []byte(programsInput))
	require.Len(t, records, 6)
	works := groupsOf(t, records)
	for i := range programs {
		p := &programs[i]
		t.Run(p.profile, func(t *testing.T) {
			profile, err := ris.ProfileOf(p.profile)
			require.NoError(t, err)
			var out bytes.Buffer
			w := ris.NewWriter(&out, &ris.WriterOptions{Profile: profile, IDs: true})
			for _, r := range records {
				require.NoError(t, w.Write(r))
			}
			require.NoError(t, w.Flush())
			returned := p.through(t, out.Bytes())
			back := readAll(t, returned)
			require.Len(t, back, len(records), "%s", returned)
			for i, r := range back {
				require.Equal(t, records[i].ID, r.Identifier(record.SchemeIbid), "%s", returned)
				for _, note := range r.Notes {
					require.NotContains(t, note.Text, "Ibid:")
				}
			}
			var want [][]int
			for _, work := range works {
				both := slices.Clone(work)
				for _, i := range work {
					both = append(both, i+len(records))
				}
				want = append(want, both)
			}
			require.ElementsMatch(t, want, groupsOf(t, append(slices.Clone(records), back...)))
			again := p.through(t, returned)
			require.Len(t, readAll(t, again), len(records))
		})
	}
}
