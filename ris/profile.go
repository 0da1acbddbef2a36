package ris

import (
	"fmt"
	"strings"
)

// Profile is what the program that a file is written for expects of RIS, and
// what it keeps of it.
type Profile struct {
	// Name is the profile's name for options and commands ("endnote"), Title
	// that of the program.
	Name, Title string
	// LineEnd is "\r\n" or "\n", ByteOrderMark whether U+FEFF comes first.
	LineEnd       string
	ByteOrderMark bool

	// codes are types for which the program knows another code.
	codes []codeUse
	// prefer are tags that are written in place of earlier ones of the table
	// that mean the same.
	prefer []string
	// unread are the tags that the program does not keep: their values go into
	// the note for what has no tag.
	unread []tagUse
	// single are the tags of which the program keeps the first only, with what
	// is written between several values in one field, or "" where the second
	// one goes into the note.
	single map[string]string
	// identifiers is the tag for identifiers that have none, with their names
	// before them ("PMID: 32706713"); they are URLs where it is empty.
	identifiers string
	// corporateComma is set where a comma behind a name marks an organisation.
	corporateComma bool
	// ownOrder is set where the fields stand in an order of the format's.
	ownOrder bool
	// articleAsPage is set where an article number stands as the first page, as
	// publishers write it, unless there are pages: few programs look into C7.
	articleAsPage bool
}

// codeUse is a code in place of another one.
type codeUse struct{ from, to string }

// tagUse is a group of tags in records of the types, all types but the excepted
// ones where there are none.
type tagUse struct {
	tags, types, except []string
}

// profiles are the known profiles, the default first. What programs keep is
// known from these sources:
//
//   - EndNote: the sheet of 2011, which is its own table of RIS; what it exports
//     (the bytes EF BB BF first, CRLF, all notes in one N1 with a line for each,
//     an ID that is its own number of the record); its manual on names: a comma
//     ends the name of an organisation and "et al.", and two commas stand for
//     one inside such a name.
//   - Zotero: its RIS translator as of July 2023, which is public. It drops tags
//     that it does not know, and known ones that have no field in the item's
//     type, without a word; keeps the first of several values of a field; makes
//     each N1 a note of its own, as HTML, and writes it back so; reads
//     continuation lines, and line ends in AB, N1, N2 and RN only; knows UNPD and
//     GRNT, not UNPB and GRANT; ignores ID; puts M2 into Extra, where it
//     understands "PMID: …"; and takes a note that begins with one of ProCite's
//     labels ("Language: …") for that field, so that no label of this package is
//     one of them.
//
// Both read UTF-8. Neither documents a limit to the length of a line.
var profiles = []Profile{
	{Name: "sheet", Title: "the sheets of 2004 and 2011", LineEnd: "\r\n", articleAsPage: true},
	{
		Name: "endnote", Title: "EndNote", LineEnd: "\r\n", ByteOrderMark: true,
		prefer: []string{"T2", "J2"},
		unread: []tagUse{
			// Of the sheet of 2004 alone; ID becomes EndNote's own number.
			{tags: []string{"AV", "CR", "CT", "H1", "H2", "ID", "L3", "LK", "U1", "U2", "U3", "U4", "U5"}},
		},
		single:         map[string]string{"TI": ""},
		corporateComma: true,
	},
	{
		Name: "zotero", Title: "Zotero", LineEnd: "\r\n",
		codes:  []codeUse{{"UNPB", "UNPD"}, {"GRANT", "GRNT"}},
		prefer: []string{"T2", "J2"},
		unread: []tagUse{
			{tags: []string{"AD", "C7", "C8", "CA", "H1", "H2", "ID", "J1", "L3", "LB", "LK", "N2", "RI", "RP", "TA", "TT", "U1", "U2", "U3", "U4", "U5"}},
			{tags: []string{"OP"}, except: []string{"HEAR", "STAT", "BILL", "CASE", "PAT"}},
			{tags: []string{"C1"}, except: []string{"CONF", "CPAPER", "MAP", "PAT", "VIDEO", "MULTI"}},
			{tags: []string{"C2"}, except: []string{"PAT"}},
			{tags: []string{"C3"}, except: []string{"ART", "CHART", "FIGURE", "CONF", "CPAPER", "PAT"}},
			{tags: []string{"C4"}, except: []string{"MPCT", "ADVS", "PAT"}},
			{tags: []string{"C5"}, except: []string{"PAT", "SOUND", "MUSIC", "MPCT", "ADVS", "VIDEO", "MULTI"}},
			{tags: []string{"C6"}, except: []string{"PAT"}},
			{tags: []string{"A2"}, types: []string{"RPRT", "GOVDOC", "STAND", "THES", "UNPD", "MANSCPT", "PAMP", "ELEC", "BLOG", "MAP", "COMP", "ART", "MGZN", "NEWS", "DATA", "MPCT", "ADVS", "VIDEO", "MULTI"}},
			{tags: []string{"A3"}, except: []string{"THES", "BILL", "MPCT", "ADVS", "VIDEO", "MULTI", "BOOK", "EBOOK", "CLSWK", "SER", "CHAP", "ECHAP", "CONF", "CPAPER", "DICT", "ENCYC", "MAP"}},
			{tags: []string{"ET"}, except: []string{"BOOK", "EBOOK", "EDBOOK", "CLSWK", "SER", "CHAP", "ECHAP", "DICT", "ENCYC", "MAP", "NEWS", "BILL", "HEAR", "STAT", "COMP", "DATA", "DBASE"}},
			{tags: []string{"SE"}, except: []string{"NEWS", "BILL", "STAT"}},
			{tags: []string{"NV"}, except: []string{"BOOK", "EBOOK", "EDBOOK", "CLSWK", "SER", "CHAP", "ECHAP", "CONF", "CPAPER", "DICT", "ENCYC", "DATA", "DBASE", "SOUND", "MUSIC", "MPCT"}},
			{tags: []string{"SV"}, except: []string{"CASE", "CHAP", "ECHAP"}},
			{tags: []string{"T3"}, except: []string{"HEAR", "BILL", "CHAP", "ECHAP", "CONF", "CPAPER", "JOUR", "SOUND", "MUSIC", "BOOK"}},
			{tags: []string{"T2"}, types: []string{"THES", "UNPD", "MANSCPT", "PAMP", "ART", "PAT", "DATA", "GRNT", "STAND", "MUSIC", "SOUND"}},
		},
		single: map[string]string{
			"AN": "", "CN": "", "DB": "", "DO": "", "DP": "", "J2": "", "LA": ", ", "SN": ", ", "ST": "",
			"TI": "", "UR": "", "AB": "", "CR": "", "PB": "", "CY": "", "T2": "", "T3": "", "M3": "",
		},
		identifiers: "M2",
	},
}

// isSheet reports whether the file is written for no program.
func (p *Profile) isSheet() bool { return p.Name == profiles[0].Name }

// Profiles returns the known profiles, the default first.
func Profiles() []Profile { return append([]Profile(nil), profiles...) }

// ProfileOf returns the profile with the name. The error lists the known ones.
func ProfileOf(name string) (*Profile, error) {
	var names []string
	for i := range profiles {
		if strings.EqualFold(profiles[i].Name, name) {
			profile := profiles[i]
			return &profile, nil
		}
		names = append(names, profiles[i].Name)
	}
	return nil, fmt.Errorf("unknown profile %q; expected one of %s", name, strings.Join(names, ", "))
}
