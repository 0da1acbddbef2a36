package cochrane

import (
	"slices"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// tag is what a tag of the format is in RIS.
type tag struct {
	name, ris string
	// line is set where a value is one line by its nature: what stands on others
	// goes on with it by accident.
	line bool
}

// tags are the fields that RIS has. PT is the type besides.
var tags = []tag{
	{"ID", "ID", true},
	{"AU", "AU", false},
	{"ED", "ED", false},
	{"AD", "AD", false},
	{"TI", "TI", false},
	{"SO", "JO", false},
	{"YR", "PY", true},
	{"VL", "VL", true},
	{"NO", "IS", true},
	{"PG", "SP", true},
	{"PT", "M3", false},
	{"KY", "KW", false},
	{"DOI", "DO", true},
	{"AB", "AB", false},
	{"US", "UR", true},
	{"LA", "LA", true},
	{"SN", "SN", true},
	{"PB", "PB", false},
	{"CY", "CY", false},
}

var f = typed.Format{Code: "cochrane", Join: "\n"}

// others reads what RIS has no tag for.
var others = &typed.Table{
	Format: f,
	Silent: []string{tagged.CountTag},
	Fields: map[string][]typed.Reading{
		"PM": crossReferences("PM", pubMed),
		"XR": crossReferences("XR", ""),
		"CC": {f.Detail("CC", "cochrane-group")},
		"OP": append(typed.Late(f.Registrations("OP")...), f.Detail("OP", "original-publication")),
	},
}

// words are labels of parts of an abstract that have the form of a tag.
var words = []string{"AIM", "AIMS", "CASE", "DATA", "GOAL", "NOTE"}

var form = tagged.NewForm(tagged.Form{
	Format:    record.FormatCochrane,
	Code:      "cochrane",
	Least:     2,
	Most:      4,
	Separator: tagged.Colon,
	Known:     known(),
	Words:     words,
	Counted:   true,
	Begin:     []string{tagged.CountTag},
	Once:      []string{"ID"},
	First:     []string{tagged.CountTag, "ID"},

	Text:        "AB",
	BehindText:  []string{"PM", "XR", "KY", "DOI", "CC", "US", "SN", "LA", "PB", "CY"},
	Indentable:  true,
	NoteUnknown: true,
})

func known() []string {
	var names []string
	for i := range tags {
		names = append(names, tags[i].name)
	}
	for name := range others.Fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// tagNamed finds the row of a tag; nil for one that RIS has no field for.
var tagNamed = func() map[string]*tag {
	table := make(map[string]*tag, len(tags))
	for i := range tags {
		table[tags[i].name] = &tags[i]
	}
	return table
}()

var format = asris.Format{Code: "cochrane", Values: values, Type: typeCode, Others: others}
