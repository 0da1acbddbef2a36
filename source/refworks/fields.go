package refworks

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// risTags are the tags of RIS for those of RefWorks that are the same field.
var risTags = map[string]string{
	"RT": "TY", "ID": "ID", "A1": "AU", "A2": "ED", "A3": "A3", "A4": "A4", "A6": "ED", "T1": "TI", "T2": "T2", "T3": "T3", "WT": "T2",
	"ST": "ST", "OT": "OP", "JF": "JF", "JO": "JO", "YR": "PY", "FD": "DA", "VO": "VL", "IS": "IS", "SP": "SP", "OP": "EP", "K1": "KW",
	"AB": "AB", "NO": "N1", "PN": "N1", "ED": "ET", "PB": "PB", "PP": "CY", "SN": "SN", "AV": "AV", "AD": "AD", "AN": "AN", "LA": "LA",
	"LK": "UR", "UL": "UR", "DO": "DO", "CN": "CN", "DB": "DB", "DS": "DP", "RD": "Y2", "U1": "U1", "U2": "U2", "U3": "U3", "U4": "U4", "U5": "U5",
}

// proceedings are the types whose CY is the place of the conference in RIS; that
// of the publisher is C1.
var proceedings = []string{"CPAPER", "CONF"}

var f = typed.Format{Code: "refworks", Join: "\n"}

// others reads what RIS has no tag for.
var others = &typed.Table{
	Format: f,
	Silent: []string{"SR", "OL", "CR", "ER"},
	Fields: map[string][]typed.Reading{
		"PMID":  {f.Identifier("PMID", record.SchemePMID)},
		"PMCID": {f.Identifier("PMCID", record.SchemePMCID)},
		"WP":    {f.Date("WP", record.DateOnline)},
		"A5":    {f.Detail("A5", "quinary-author")},
		"CL":    {f.Detail("CL", "classification")},
		"SF":    {f.Detail("SF", "subfile")},
		"IP":    {f.Detail("IP", "identifying-phrase")},
		"SL":    {f.Library("SL", "library/holdings")},
		"LL":    {f.Detail("LL", "sponsoring-library-location")},
		"WV":    {f.Detail("WV", "website-version")},
		"FL":    {f.Library("FL", "library/groups")},
		"TG":    {f.Library("TG", "library/tags")},
		"U6":    {f.Detail("U6", "user-6")}, "U7": {f.Detail("U7", "user-7")}, "U8": {f.Detail("U8", "user-8")},
		"U9": {f.Detail("U9", "user-9")}, "U10": {f.Detail("U10", "user-10")}, "U11": {f.Detail("U11", "user-11")},
		"U12": {f.Detail("U12", "user-12")}, "U13": {f.Detail("U13", "user-13")}, "U14": {f.Detail("U14", "user-14")}, "U15": {f.Detail("U15", "user-15")},
	},
}

var form = tagged.NewForm(tagged.Form{
	Format:    record.FormatRefWorks,
	Code:      "refworks",
	Least:     2,
	Most:      5,
	Separator: tagged.Blank,
	Known:     known(),
	OnlyKnown: true,
	Begin:     []string{"RT"},
	First:     []string{"RT"},
	Opening:   []string{"SR", "ID", "A1", "T1"},
	Single: []string{
		"RT", "SR", "ID", "YR", "FD", "VO", "IS", "SP", "OP", "ED", "SN", "AN", "LA", "OL", "DO", "CN", "DB", "DS", "RD", "WP", "PMID", "PMCID", "LK", "UL", "ER",
	},
	Strays:      true,
	NoteUnknown: true,
	Closing:     []string{"ER"},

	Indentable: true,
})

func known() []string {
	tags := slices.Clone(others.Silent)
	for tag := range risTags {
		tags = append(tags, tag)
	}
	for tag := range others.Fields {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

var format = asris.Format{Code: "refworks", Values: values, Type: typeCode, Others: others}

// unread is a tag that RIS does not have: its value is read for registrations
// alone, as all fields are.
const unread = "ZZ"

// values appends to the list of every field of an entry which tag of RIS it is.
func values(e *Entry, list []asris.Value) []asris.Value {
	code := ""
	for i := range e.Fields {
		tag := risTags[e.Fields[i].Tag]
		switch {
		case tag == "" && !slices.Contains(form.Known, e.Fields[i].Tag) && e.Fields[i].Value != "":
			tag = unread
		case tag == "":
			continue
		case tag == "TY" && code == "":
			code = typeCode(strings.TrimSpace(e.Fields[i].Value))
		case tag == "CY" && slices.Contains(proceedings, code):
			tag = "C1"
		case tag == "EP" && strings.TrimSpace(e.Fields[i].Value) == "+":
			continue
		}
		list = append(list, asris.Value{Tag: tag, Field: i})
	}
	return list
}
