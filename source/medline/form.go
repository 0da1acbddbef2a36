package medline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// tags are the tags of NLM's description of the format, those that are no longer
// written among them, and ERIC's.
var tags = []string{
	"AB", "AD", "AID", "AU", "AUID", "BTI", "CDAT", "CI", "CIN", "CN", "COI", "COIS", "CON", "CP", "CRDT", "CRF", "CRI",
	"CTDT", "CTI", "DA", "DCOM", "DDIN", "DEP", "DP", "DRDT", "DRIN", "ECF", "ECI", "ED", "EDAT", "EFR", "EIN", "EN",
	"FAU", "FED", "FIR", "FPS", "GN", "GR", "GS", "IP", "IR", "IRAD", "IS", "ISBN", "ISSN", "JID", "JT", "LA", "LID", "LR",
	"MH", "MHDA", "MID", "NM", "NR", "OAB", "OABL", "OCI", "OID", "ORI", "OT", "OTO", "OWN", "PB", "PG", "PHST", "PL", "PMC",
	"PMCR", "PMID", "PRIN", "PROF", "PS", "PST", "PT", "PUBM", "RF", "RIN", "RN", "ROF", "RPF", "RPI", "RRF", "RRI", "SB",
	"SFM", "SI", "SO", "SPIN", "STAT", "TA", "TI", "TT", "UIN", "UOF", "VI", "VTI",
}

var form = tagged.NewForm(tagged.Form{
	Format:     record.FormatMEDLINE,
	Code:       "medline",
	Least:      2,
	Most:       4,
	Separator:  tagged.Dash,
	Known:      tags,
	Once:       []string{"PMID", "OWN"},
	Head:       []string{"PMID"},
	Before:     []string{"OWN", "STAT", "DA", "DCOM", "LR", "PMC", "PMCR", "OID", "MID"},
	Paragraphs: true,
	Indentable: true,
	Indented:   true,
	Single: []string{
		"PMID", "PMC", "PMCR", "OWN", "STAT", "DA", "DCOM", "LR", "VI", "IP", "DP", "PG", "IS", "ISSN", "LA", "JID", "DEP", "EDAT",
		"MHDA", "CRDT", "PHST", "PST", "SB", "OTO",
	},
})

// followers are the tags of fields that say more of the one before them, by the
// tag of that one.
var followers = map[string][]string{
	"FAU": {"AU", "AUID", "AD"},
	"AU":  {"AUID"},
	"CN":  {"AUID", "AD"},
	"FED": {"ED", "AUID", "AD"},
	"ED":  {"AUID"},
	"FIR": {"IR", "AUID", "IRAD"},
	"IR":  {"AUID", "IRAD"},
	"OAB": {"OABL"},
}

// followersOf returns the followers of a tag, nil for none.
func followersOf(tag string) []string {
	if len(tag) > 3 || tag == "" || strings.IndexByte("FACEIO", tag[0]) < 0 {
		return nil // as most tags are
	}
	return followers[tag]
}

// group gives the fields as the typed layer takes them: those that say more of
// the one before them are one field with it.
func group(e *Entry, fields []typed.Field) []typed.Field {
	types := 0
	for i := 0; i < len(e.Fields); {
		end := i + 1
		switch tag := e.Fields[i].Tag; {
		case tag == "LA" && namesNoLanguage(e.Fields[i].Value):
			i = end
			continue
		case tag == "PT":
			types++
		}
		if more := followersOf(e.Fields[i].Tag); more != nil && e.Fields[i].Value != "" && e.HasBlocks() {
			end = i + groupLength(e.Fields[i:], more)
		}
		if end == i+1 {
			fields = append(fields, e.Fields[i].Typed())
		} else {
			fields = append(fields, e.Block(i, end))
		}
		i = end
	}
	if types > 1 {
		sortTypes(fields)
	}
	return fields
}

// namesNoLanguage reports whether LA says that there is no one language.
func namesNoLanguage(value string) bool {
	return strings.EqualFold(value, "und") || strings.EqualFold(value, "mul")
}

// sortTypes puts the publication types in the order of their weight: the first
// one that says a type says it.
func sortTypes(fields []typed.Field) {
	type weighed struct {
		field  typed.Field
		weight int
	}
	var list []weighed
	for _, f := range fields {
		if f.Name == "PT" {
			row, _ := publicationType(strings.Join(f.Lines, " "))
			list = append(list, weighed{f, row.weight})
		}
	}
	slices.SortStableFunc(list, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	for i := range fields {
		if fields[i].Name == "PT" {
			fields[i], list = list[0].field, list[1:]
		}
	}
}

// groupLength returns how many of the fields belong to the first. The name in
// short stands at most once.
func groupLength(fields []tagged.Field, more []string) int {
	n := 1
	for ; n < len(fields); n++ {
		tag := fields[n].Tag
		found := -1
		for i := range more {
			if more[i] == tag {
				found = i
			}
		}
		if found < 0 || fields[n].Span.Start != fields[n-1].Span.End || found == 0 && n > 1 && isShort(tag) {
			break
		}
	}
	return n
}

// isShort reports whether a tag holds the short form of the name before it.
func isShort(tag string) bool { return tag == "AU" || tag == "ED" || tag == "IR" }
