package refer

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// fieldTags are Refer's tags and those of RIS for the same field of EndNote, in
// the order in which EndNote writes them. What depends on the type or on the
// value is in [tagOf].
var fieldTags = []struct{ tag, ris string }{
	{"%0", "TY"},
	{"%A", "AU"},
	{"%D", "PY"},
	{"%T", "TI"},
	{"%E", "A2"},
	{"%S", "T3"},
	{"%Y", "A3"},
	{"%?", "A4"},
	{"%H", "TA"},
	{"%B", "T2"},
	{"%J", "T2"},
	{"%C", "CY"},
	{"%I", "PB"},
	{"%V", "VL"},
	{"%6", "NV"},
	{"%N", "IS"},
	{"%P", "SP"},
	{"%&", "SE"},
	{"%7", "ET"},
	{"%8", "DA"},
	{"%9", "M3"},
	{"%!", "ST"},
	{"%O", "J2"},
	{"%@", "SN"},
	{"%R", "DO"},
	{"%(", "OP"},
	{"%)", "RP"},
	{"%*", "RI"},
	{"%1", "C1"},
	{"%2", "C2"},
	{"%3", "C3"},
	{"%4", "C4"},
	{"%#", "C5"},
	{"%$", "C6"},
	{"%]", "C7"},
	{"%M", "AN"},
	{"%L", "CN"},
	{"%F", "LB"},
	{"%K", "KW"},
	{"%X", "AB"},
	{"%Z", "N1"},
	{"%<", "RN"},
	{"%U", "UR"},
	{"%>", "L1"},
	{"%f", "L4"},
	{"%^", "CA"},
	{"%+", "AD"},
	{"%[", "Y2"},
	{"%Q", "TT"},
	{"%~", "DB"},
	{"%W", "DP"},
	{"%G", "LA"},
}

// others are tags that programs write and that have no meaning of their own: the
// field is kept, and is no part of the value before it.
var others = []string{"%5", "%|"}

// silent are the tags of a library's own dates.
var silent = []string{"%="}

var form = tagged.NewForm(tagged.Form{
	Format:     record.FormatRefer,
	Code:       "refer",
	Mark:       "%",
	Least:      1,
	Most:       1,
	Signs:      true,
	Separator:  tagged.Blank,
	Known:      known(),
	OnlyKnown:  true,
	Once:       []string{"%0"},
	Paragraphs: true,
	Indentable: true,
	Framed:     []string{"%0"},
	Opening:    []string{"%0", "%A", "%T", "%D"},
	Single: []string{
		"%0", "%D", "%V", "%6", "%N", "%P", "%&", "%7", "%8", "%9", "%@", "%R", "%(", "%M", "%L", "%F", "%[", "%~", "%W", "%G",
	},
})

func known() []string {
	tags := append(slices.Clone(others), silent...)
	for _, row := range fieldTags {
		tags = append(tags, row.tag)
	}
	return tags
}

var format = asris.Format{
	Code: "refer", Values: values, Type: typeCode, GivenFirst: true,
	Others: &typed.Table{Format: typed.Format{Code: "refer"}, Silent: silent},
}

var risTags = func() map[string]string {
	table := map[string]string{}
	for _, row := range fieldTags {
		table[row.tag] = row.ris
	}
	return table
}()

// values appends to the list of every field of an entry which tag of RIS it is.
func values(e *Entry, list []asris.Value) []asris.Value {
	in := entry{code: "", containers: map[string]string{}}
	for i := range e.Fields {
		f := &e.Fields[i]
		switch f.Tag {
		case "%0":
			in.code = typeCode(strings.TrimSpace(f.Value))
		case "%J", "%B", "%@":
			in.containers[f.Tag] = f.Value
		}
	}
	for i := range e.Fields {
		if tag := in.tagOf(&e.Fields[i]); tag != "" {
			list = append(list, asris.Value{Tag: tag, Field: i})
		}
	}
	return list
}

// entry is what the meaning of a field depends on.
type entry struct {
	code       string // of RIS
	containers map[string]string
}

// journals are the types whose alternate title abbreviates the journal's.
var journals = []string{"JOUR", "EJOUR", "MGZN", "NEWS", "ABST", "INPR", "CPAPER", "CONF"}

// tagOf returns the tag of RIS that a field is, "" for none.
func (in *entry) tagOf(f *tagged.Field) string {
	value := strings.TrimSpace(f.Value)
	switch f.Tag {
	case "%J":
		if in.containers["%B"] != "" {
			return "JO"
		}
	case "%N":
		return asris.NumberTag(in.code)
	case "%O":
		if !slices.Contains(journals, in.code) || !in.abbreviates(value) {
			return "N1"
		}
	case "%R":
		switch {
		case len(normalize.Identifiers(value)) > 0 || strings.Contains(value, "10."):
		case isURL(value):
			return "UR"
		case in.code == "RPRT" && in.containers["%@"] == "":
			return "SN"
		case in.code == "":
			return "M3" // refer itself has the number of a report there, with what it is
		}
	}
	return risTags[f.Tag]
}

// isURL reports whether a value is a link and nothing else.
func isURL(value string) bool {
	_, err := normalize.Link(value)
	return err == nil && !strings.ContainsAny(value, " \t\n")
}

// abbreviates reports whether a text is a short form of the container's title,
// or looks like one.
func (in *entry) abbreviates(text string) bool {
	for _, title := range in.containers {
		if title != "" && normalize.JournalsAgree(text, title) {
			return true
		}
	}
	return normalize.IsAbbreviation(text)
}
