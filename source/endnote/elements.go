package endnote

import "github.com/ibid-go/ibid/internal/asris"

// elementRow is an element of a record and the tag of RIS that has its field.
type elementRow struct {
	path, tag string
	// tagOf gives the tag by the type where it depends on that.
	tagOf func(typeCode string) string
	// readOnly is set for elements that a writer does not write: another one has
	// the field.
	readOnly bool
}

// elementRows are the elements in the order in which EndNote writes them. What an
// element says depends on the type, as the tag does: see package ris.
var elementRows = []elementRow{
	{path: "rec-number", tag: "ID"},
	{path: "contributors/authors/author", tag: "AU"},
	{path: "contributors/secondary-authors/author", tag: "A2"},
	{path: "contributors/tertiary-authors/author", tag: "A3"},
	{path: "contributors/subsidiary-authors/author", tag: "A4"},
	{path: "contributors/translated-authors/author", tag: "TA"},
	{path: "auth-address", tag: "AD"},
	{path: "auth-affiliaton", tag: "AD", readOnly: true}, // so in EndNote's definition
	{path: "auth-affiliation", tag: "AD", readOnly: true},
	{path: "titles/title", tag: "TI"},
	{path: "titles/secondary-title", tag: "T2"},
	{path: "titles/tertiary-title", tag: "T3"},
	{path: "titles/alt-title", tag: "J2"},
	{path: "titles/short-title", tag: "ST"},
	{path: "titles/translated-title", tag: "TT"},
	{path: "alt-periodical/full-title", tag: "J2", readOnly: true},
	{path: "alt-periodical/abbr-1", tag: "J2", readOnly: true},
	{path: "alt-periodical/abbr-2", tag: "J2", readOnly: true},
	{path: "alt-periodical/abbr-3", tag: "J2", readOnly: true},
	{path: "pages", tag: "SP"},
	{path: "volume", tag: "VL"},
	{path: "number", tagOf: asris.NumberTag},
	{path: "issue", tag: "IS"},
	{path: "secondary-volume", tag: "SV"},
	{path: "num-vols", tag: "NV"},
	{path: "edition", tag: "ET"},
	{path: "section", tag: "SE"},
	{path: "reprint-edition", tag: "RP"},
	{path: "reprint-status", tag: "RP", readOnly: true},
	{path: "keywords/keyword", tag: "KW"},
	{path: "dates/year", tag: "PY"},
	{path: "dates/pub-dates/date", tag: "DA"},
	{path: "pub-location", tag: "CY"},
	{path: "meeting-place", tag: "CY", readOnly: true},
	{path: "publisher", tag: "PB"},
	{path: "orig-pub", tag: "OP"},
	{path: "isbn", tag: "SN"},
	{path: "report-id", tag: "SN", readOnly: true},
	{path: "accession-num", tag: "AN"},
	{path: "call-num", tag: "CN"},
	{path: "abstract", tag: "AB"},
	{path: "label", tag: "LB"},
	{path: "image", tag: "L4", readOnly: true},
	{path: "caption", tag: "CA"},
	{path: "notes", tag: "N1"},
	{path: "research-notes", tag: "RN"},
	{path: "work-type", tag: "M3"},
	{path: "reviewed-item", tag: "RI"},
	{path: "availability", tag: "AV"},
	{path: "urls/web-urls/url", tag: "UR", readOnly: true},
	{path: "urls/related-urls/url", tag: "UR"},
	{path: "urls/pdf-urls/url", tag: "L1"},
	{path: "urls/text-urls/url", tag: "L2"},
	{path: "urls/image-urls/url", tag: "L4"},
	{path: "access-date", tag: "Y2"},
	{path: "custom1", tag: "C1"},
	{path: "custom2", tag: "C2"},
	{path: "custom3", tag: "C3"},
	{path: "custom4", tag: "C4"},
	{path: "custom5", tag: "C5"},
	{path: "custom6", tag: "C6"},
	{path: "custom7", tag: "C7"},
	{path: "custom8", tag: "C8", readOnly: true},
	{path: "misc1", tag: "M1"},
	{path: "misc2", tag: "M2"},
	{path: "misc3", tag: "M3", readOnly: true},
	{path: "electronic-resource-num", tag: "DO"},
	{path: "remote-database-name", tag: "DB"},
	{path: "remote-database-provider", tag: "DP"},
	{path: "language", tag: "LA"},
	{path: "user1", tag: "U1", readOnly: true},
	{path: "user2", tag: "U2", readOnly: true},
	{path: "user3", tag: "U3", readOnly: true},
	{path: "user4", tag: "U4", readOnly: true},
	{path: "user5", tag: "U5", readOnly: true},
}

// Elements that are read by themselves.
const (
	typePath     = "ref-type"
	typeName     = "ref-type@name"
	databasePath = "database"
	programPath  = "source-app"
	keyPath      = "foreign-keys/key"
	groupPath    = "groups/group"
)

// journalPaths are the names of the journal in EndNote's list of journals, of
// which a library has one of any form in each.
var journalPaths = []string{"periodical/full-title", "periodical/abbr-1", "periodical/abbr-2", "periodical/abbr-3"}

// aboutFile are elements that speak of the library and of the record in it, and
// not of the publication.
var aboutFile = []string{databasePath, programPath, "modified-date", "added-date"}

var elementTable = func() map[string]*elementRow {
	table := make(map[string]*elementRow, len(elementRows))
	for i := range elementRows {
		table[elementRows[i].path] = &elementRows[i]
	}
	return table
}()

// elementKind says how an element is read.
type elementKind uint8

const (
	otherElement   elementKind = iota
	fieldElement               // as a field of RIS
	typeElement                // as the type
	keyElement                 // as the record's number, where nothing else states one
	journalElement             // as a name of the journal
)

// elementClass is an element's kind, and its row where it has one.
type elementClass struct {
	kind elementKind
	row  *elementRow
}

// elementClasses are the classes of elements by their paths.
var elementClasses = func() map[string]*elementClass {
	table := map[string]*elementClass{typePath: {kind: typeElement}, keyPath: {kind: keyElement}}
	for path, row := range elementTable {
		table[path] = &elementClass{fieldElement, row}
	}
	for _, path := range journalPaths {
		table[path] = &elementClass{kind: journalElement}
	}
	return table
}()

// classOf returns the class of the elements with a path.
func classOf(path string) *elementClass {
	if class := elementClasses[path]; class != nil {
		return class
	}
	return &elementClass{}
}

// tagIn returns the tag of an element in records of a type.
func (e *elementRow) tagIn(typeCode string) string {
	if e.tagOf != nil {
		return e.tagOf(typeCode)
	}
	return e.tag
}

// pathOf returns the element for a tag in records of a type, "" for none.
func pathOf(tag, typeCode string) string {
	for i := range elementRows {
		if row := &elementRows[i]; !row.readOnly && row.tagIn(typeCode) == tag {
			return row.path
		}
	}
	return ""
}
