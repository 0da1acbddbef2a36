package ris

import "slices"

// This file is the table of RIS tags: the 2004 sheet of Research Information
// Systems, the 2011 sheet that EndNote publishes, and what exporters do with
// them. A tag's meaning depends on the type of the record.

// target is where a value goes; meaning.as says which of several.
type target uint8

const (
	toRaw             target = iota // no typed field: the value stays in Raw
	toType                          // type of reference
	toEnd                           // end of the record
	toOwnID                         // the file's id of the record, or an identifier
	toTitle                         // title of the role as
	toContainer                     // container title
	toContainerForm                 // container title or abbreviation, by its form
	toAbbreviation                  // container abbreviation
	toSecondary                     // container, or subtitle where another tag names the container
	toName                          // contributors with the role as
	toVariantName                   // the author's name in another language or script, by position
	toAffiliation                   // address of no one contributor
	toDate                          // date of the kind as
	toEventDate                     // date of the conference
	toEdition                       // edition, or a status such as "ahead of print"
	toAbstract                      // abstract
	toNote                          // note of the kind as
	toKeyword                       // keywords
	toVolume                        // volume
	toIssue                         // issue
	toFirstPage                     // first page, whole range or article number
	toLastPage                      // last page
	toPageCount                     // number of pages, or pages
	toArticleNumber                 // article number
	toText                          // the plain text field at the path as
	toGenre                         // genre, or an identifier
	toSerial                        // ISSN or ISBN, else a number
	toIdentifier                    // identifier of the publication in any form
	toPMCID                         // PubMed Central id
	toPMID                          // PubMed id
	toEmbase                        // Embase's number
	toLink                          // links and identifiers' URLs
	toAttachment                    // file or link of the kind as
	toAccession                     // accession number in a database
	toDatabaseNumbers               // numbers in databases, each behind the name of its own
	toLanguage                      // language of the text
	toRights                        // licence, or a note on rights
	toLibrary                       // text in the list at the path as of a person's library
	toDetail                        // rare value under the name as
	toIbid                          // Ibid's own id
	toCSLType                       // CSL's type, where TY cannot say it
	toAuthorRole                    // that the authors are that, where TY makes them something else
	toPersonIDs                     // numbers of contributors with their names
	toFamilyName                    // name of a person who has no given names
	toSubtype                       // subtype, where M3 does not say it
	toNumberOfPages                 // number of pages
	toStage                         // stage of NISO JAV
	toStatus                        // publication status
	toPeerReview                    // whether it was peer reviewed
	toRegistration                  // trial or review registration
	toCount                         // observation about the publication
	toRelation                      // relation to another publication
	toSubject                       // terms of the vocabulary as
	toStatedCount                   // the number that statedCounts has under the name as
	toElectronicISSN                // ISSN of the electronic edition
	toWosNumber                     // accession number with its database
	toDocumentType                  // types of work with semicolons
	toSource                        // source that a person declared
	toSourceKind                    // kind of that source
)

// meaning is what a tag says in records of a type.
type meaning struct {
	to target
	as string
}

// typed is a meaning that holds for some types of record only.
type typed struct {
	types []string
	meaning
}

// tagRow is one known tag.
type tagRow struct {
	tag string
	// form is what its values look like, for telling tags from prose.
	form form
	// prose is set for tags that running text writes too, before a dash: "CT
	// - based", "C1 - C2", "ED - attending".
	prose bool
	meaning
	byType []typed
	// ofType has for each type, by its number, one more than the place of its
	// meaning in byType, 0 for none. It is nil without byType; tagTable fills it
	// in.
	ofType []uint8
}

// Groups of types that share meanings.
var (
	journalTypes   = []string{"JOUR", "INPR", "JFULL", "ABST"}
	pageCountTypes = []string{"BOOK", "THES", "EBOOK", "EDBOOK"}
	bookTypes      = []string{"BOOK", "EBOOK", "EDBOOK"}
	seriesTypes    = []string{"BOOK", "EDBOOK", "EBOOK", "RPRT", "THES", "MAP", "COMP", "CLSWK", "SER", "GOVDOC", "UNPB", "PAMP", "MUSIC"}
	mediumTypes    = []string{"BLOG", "ELEC", "EBOOK", "ECHAP", "MPCT", "MUSIC", "VIDEO", "SOUND"}
	accessTypes    = []string{"AGGR", "DBASE", "EBOOK", "ECHAP", "EJOUR", "MULTI"}
)

// authorRoles are the roles of the first persons of types that have no author.
var authorRoles = []typed{
	{[]string{"EDBOOK"}, meaning{toName, "editor"}},
	{[]string{"ART"}, meaning{toName, "artist"}},
	{[]string{"PAT"}, meaning{toName, "inventor"}},
	{[]string{"MPCT"}, meaning{toName, "director"}},
	{[]string{"MUSIC"}, meaning{toName, "composer"}},
	{[]string{"MAP"}, meaning{toName, "cartographer"}},
	{[]string{"COMP"}, meaning{toName, "programmer"}},
	{[]string{"GRANT", "GRNT"}, meaning{toName, "investigator"}},
}

// tagRows are the known tags, in the order in which a writer writes them.
var tagRows = []tagRow{
	{tag: "TY", form: formCode, meaning: meaning{toType, ""}},
	{tag: "ID", form: formToken, prose: true, meaning: meaning{toOwnID, ""}},
	{tag: "AU", form: formName, meaning: meaning{toName, "author"}, byType: authorRoles},
	{tag: "A1", form: formName, prose: true, meaning: meaning{toName, "author"}, byType: authorRoles},
	{tag: "A2", form: formName, prose: true, meaning: meaning{toName, "editor"}, byType: []typed{
		{[]string{"BOOK", "EDBOOK", "RPRT", "COMP", "MAP"}, meaning{toName, "collection-editor"}},
		{[]string{"SOUND", "VIDEO"}, meaning{toName, "performer"}},
		{[]string{"MPCT"}, meaning{toName, "director"}}, // of the series
		{[]string{"CASE"}, meaning{toName, "reporter"}},
		{[]string{"DATA"}, meaning{toName, "producer"}},
		{[]string{"PCOMM", "ICOMM"}, meaning{toName, "recipient"}},
		{[]string{"BILL"}, meaning{toName, "sponsor"}},
		{[]string{"PAT"}, meaning{toName, "issuing-organization"}},
	}},
	{tag: "ED", form: formName, prose: true, meaning: meaning{toName, "editor"}},
	{tag: "A3", form: formName, prose: true, meaning: meaning{toName, "collection-editor"}, byType: []typed{
		{[]string{"BOOK", "EBOOK"}, meaning{toName, "editor"}},
		{[]string{"MPCT"}, meaning{toName, "producer"}},
		{[]string{"BLOG"}, meaning{toName, "illustrator"}},
		{[]string{"RPRT"}, meaning{toName, "publisher"}},
		{[]string{"THES"}, meaning{toName, "advisor"}},
	}},
	{tag: "A4", form: formName, prose: true, meaning: meaning{toName, "translator"}, byType: []typed{
		{[]string{"MPCT"}, meaning{toName, "performer"}},
		{[]string{"MUSIC"}, meaning{toName, "producer"}},
		{[]string{"CASE"}, meaning{toName, "counsel"}},
	}},
	{tag: "TA", form: formText, meaning: meaning{toVariantName, ""}},
	{tag: "AD", form: formText, prose: true, meaning: meaning{toAffiliation, ""}},
	{tag: "TI", form: formText, meaning: meaning{toTitle, "main"}},
	{tag: "T1", form: formText, prose: true, meaning: meaning{toTitle, "main"}},
	{tag: "CT", form: formText, prose: true, meaning: meaning{toTitle, "main"}},
	{tag: "BT", form: formText, meaning: meaning{toContainer, ""}, byType: []typed{
		{[]string{"BOOK", "EBOOK", "EDBOOK", "UNPB", "UNPD"}, meaning{toTitle, "main"}},
	}},
	{tag: "ST", form: formText, meaning: meaning{toTitle, "short"}},
	{tag: "TT", form: formText, meaning: meaning{toTitle, "translated"}},
	{tag: "OP", form: formText, meaning: meaning{toTitle, "original"}, byType: []typed{
		{[]string{"BILL", "CASE", "HEAR", "LEGAL", "STAT"}, meaning{toDetail, "history"}},
		{[]string{"PAT"}, meaning{toDetail, "priority-numbers"}},
		{[]string{"BLOG", "COMP"}, meaning{toDetail, "contents"}},
	}},
	{tag: "JF", form: formText, meaning: meaning{toContainer, ""}},
	{tag: "JO", form: formText, meaning: meaning{toContainerForm, ""}},
	{tag: "JA", form: formText, meaning: meaning{toAbbreviation, ""}},
	{tag: "J1", form: formText, meaning: meaning{toAbbreviation, ""}},
	{tag: "J2", form: formText, meaning: meaning{toAbbreviation, ""}},
	{tag: "C3", form: formText, prose: true, meaning: meaning{toDetail, "custom-3"}, byType: []typed{
		{[]string{"CONF", "CPAPER"}, meaning{toContainer, ""}},
		{[]string{"EJOUR"}, meaning{toPMCID, ""}},
		{[]string{"PAT"}, meaning{toDetail, "designated-states"}},
		{[]string{"MAP", "SOUND", "VIDEO", "ART"}, meaning{toDetail, "size"}},
	}},
	{tag: "T2", form: formText, prose: true, meaning: meaning{toSecondary, ""}, byType: []typed{
		{seriesTypes, meaning{toText, "series/title"}},
		{[]string{"CONF", "CPAPER"}, meaning{toText, "event/name"}},
		{[]string{"HEAR"}, meaning{toDetail, "committee"}},
		{[]string{"BILL", "UNBILL", "STAT"}, meaning{toDetail, "code"}},
		{[]string{"STAND"}, meaning{toText, "section"}},
		{[]string{"PAT", "GRANT", "GRNT"}, meaning{toDetail, "secondary-title"}},
	}},
	{tag: "T3", form: formText, prose: true, meaning: meaning{toText, "series/title"}, byType: []typed{
		{[]string{"HEAR", "BILL", "UNBILL"}, meaning{toDetail, "legislative-body"}},
	}},
	{tag: "PY", form: formYear, meaning: meaning{toDate, "issued"}},
	{tag: "Y1", form: formYear, meaning: meaning{toDate, "issued"}},
	{tag: "DA", form: formDate, meaning: meaning{toDate, "issued"}, byType: []typed{
		{accessTypes, meaning{toDate, "accessed"}},
	}},
	{tag: "Y2", form: formDate, meaning: meaning{toDate, "accessed"}, byType: []typed{
		{[]string{"STAT"}, meaning{toDetail, "date-enacted"}},
		{[]string{"PAT"}, meaning{toDate, "submitted"}},
	}},
	{tag: "VL", form: formShort, meaning: meaning{toVolume, ""}, byType: []typed{
		{[]string{"COMP"}, meaning{toText, "edition"}},
		{[]string{"PAT"}, meaning{toDetail, "version"}},
		{[]string{"PAMP"}, meaning{toText, "number"}},
		{[]string{"CHART", "EQUA", "FIGURE"}, meaning{toDetail, "size"}},
		{[]string{"ELEC", "BLOG", "WEB", "ONLN"}, meaning{toDate, "accessed"}},
	}},
	{tag: "VO", form: formShort, meaning: meaning{toVolume, ""}},
	{tag: "IS", form: formShort, prose: true, meaning: meaning{toIssue, ""}, byType: []typed{
		{[]string{"CHAP", "ECHAP"}, meaning{toText, "number_of_volumes"}},
	}},
	{tag: "CP", form: formShort, meaning: meaning{toIssue, ""}},
	{tag: "SP", form: formShort, meaning: meaning{toFirstPage, ""}, byType: []typed{
		{pageCountTypes, meaning{toPageCount, ""}},
		{[]string{"MPCT"}, meaning{toDetail, "running-time"}},
	}},
	{tag: "EP", form: formShort, prose: true, meaning: meaning{toLastPage, ""}},
	{tag: "C7", form: formShort, prose: true, meaning: meaning{toDetail, "custom-7"}, byType: []typed{
		{journalTypes, meaning{toArticleNumber, ""}},
		{[]string{"EJOUR"}, meaning{toArticleNumber, ""}},
		{[]string{"EBOOK", "ECHAP"}, meaning{toPMCID, ""}},
	}},
	{tag: "SE", form: formText, meaning: meaning{toText, "section"}, byType: []typed{
		{[]string{"BOOK", "EDBOOK"}, meaning{toDetail, "pages"}},
		{[]string{"CHAP", "ECHAP", "SER"}, meaning{toText, "chapter"}},
		{[]string{"EJOUR"}, meaning{toDate, "online"}},
		{[]string{"CASE"}, meaning{toDetail, "date-filed"}},
		{[]string{"MANSCPT", "MGZN"}, meaning{toFirstPage, ""}},
		{[]string{"CTLG"}, meaning{toPageCount, ""}},
		{[]string{"DATA"}, meaning{toDetail, "original-release"}},
		{[]string{"DICT"}, meaning{toText, "edition"}},
		{[]string{"PAT"}, meaning{toDetail, "international-patent-number"}},
	}},
	{tag: "NV", form: formText, meaning: meaning{toText, "number_of_volumes"}, byType: []typed{
		{[]string{"EJOUR"}, meaning{toDetail, "document-number"}},
		{[]string{"EBOOK"}, meaning{toDetail, "version"}},
		{[]string{"RPRT", "GOVDOC"}, meaning{toText, "series/number"}},
		{[]string{"CTLG", "DATA", "MANSCPT", "PCOMM", "ICOMM"}, meaning{toText, "number"}},
		{[]string{"GRANT", "GRNT"}, meaning{toDetail, "amount-received"}},
	}},
	{tag: "ET", form: formText, prose: true, meaning: meaning{toEdition, ""}, byType: []typed{
		{journalTypes, meaning{toDate, "online"}},
		{[]string{"AGGR", "DBASE"}, meaning{toDate, "issued"}},
		{[]string{"MANSCPT"}, meaning{toDetail, "description"}},
		{[]string{"COMP", "DATA"}, meaning{toDetail, "version"}},
		{[]string{"HEAR", "BILL", "UNBILL", "STAT"}, meaning{toDetail, "session"}},
	}},
	{tag: "SV", form: formText, meaning: meaning{toText, "series/number"}, byType: []typed{
		{[]string{"CASE"}, meaning{toText, "number"}},
	}},
	{tag: "M1", form: formText, prose: true, meaning: meaning{toDetail, "misc-1"}, byType: []typed{
		{[]string{"JOUR", "EJOUR", "CONF", "MGZN", "GOVDOC"}, meaning{toIssue, ""}},
		{[]string{"BOOK", "EDBOOK", "SER", "CHAP"}, meaning{toText, "series/number"}},
		{[]string{"BILL", "UNBILL", "HEAR", "STAT"}, meaning{toText, "number"}},
		{[]string{"PAT"}, meaning{toDetail, "application-number"}},
		{[]string{"NEWS", "LEGAL", "STAND"}, meaning{toFirstPage, ""}},
		{[]string{"ECHAP"}, meaning{toText, "chapter"}},
		{[]string{"ELEC", "WEB", "ONLN"}, meaning{toDate, "accessed"}},
		{[]string{"GRANT", "GRNT"}, meaning{toDetail, "status"}},
		{[]string{"ART"}, meaning{toDetail, "size"}},
		{[]string{"COMP"}, meaning{toDetail, "system"}},
	}},
	{tag: "M2", form: formText, prose: true, meaning: meaning{toDetail, "misc-2"}, byType: []typed{
		{journalTypes, meaning{toFirstPage, ""}},
		{[]string{"PAMP"}, meaning{toPageCount, ""}},
	}},
	{tag: "M3", form: formText, prose: true, meaning: meaning{toGenre, "genre"}, byType: []typed{
		{mediumTypes, meaning{toGenre, "medium"}},
	}},
	{tag: "CY", form: formText, meaning: meaning{toText, "publisher/place"}, byType: []typed{
		{[]string{"CONF", "CPAPER"}, meaning{toText, "event/place"}},
	}},
	{tag: "PB", form: formText, meaning: meaning{toText, "publisher/name"}},
	{tag: "SN", form: formSerial, meaning: meaning{toSerial, ""}},
	{tag: "DO", form: formDOI, meaning: meaning{toIdentifier, ""}},
	{tag: "DI", form: formDOI, meaning: meaning{toIdentifier, ""}},
	{tag: "C2", form: formText, prose: true, meaning: meaning{toDetail, "custom-2"}, byType: []typed{
		{journalTypes, meaning{toPMCID, ""}},
		{[]string{"CONF"}, meaning{toDate, "issued"}},
		{[]string{"NEWS"}, meaning{toIssue, ""}},
		{[]string{"PAT"}, meaning{toDate, "issued"}},
		{[]string{"SER"}, meaning{toText, "number"}},
	}},
	{tag: "AN", form: formToken, meaning: meaning{toAccession, ""}},
	{tag: "UR", form: formURL, meaning: meaning{toLink, ""}},
	{tag: "LK", form: formURL, meaning: meaning{toLink, ""}},
	{tag: "L1", form: formPath, prose: true, meaning: meaning{toAttachment, "pdf"}},
	{tag: "L2", form: formPath, prose: true, meaning: meaning{toAttachment, "fulltext"}},
	{tag: "L3", form: formPath, prose: true, meaning: meaning{toAttachment, "related"}},
	{tag: "L4", form: formPath, prose: true, meaning: meaning{toAttachment, "image"}},
	{tag: "LA", form: formText, meaning: meaning{toLanguage, ""}, byType: []typed{
		{[]string{"COMP"}, meaning{toDetail, "programming-language"}},
	}},
	{tag: "AB", form: formLong, prose: true, meaning: meaning{toAbstract, ""}},
	{tag: "N2", form: formLong, prose: true, meaning: meaning{toAbstract, ""}},
	{tag: "KW", form: formKeyword, meaning: meaning{toKeyword, ""}},
	{tag: "N1", form: formLong, prose: true, meaning: meaning{toNote, ""}},
	{tag: "RN", form: formLong, meaning: meaning{toNote, "research"}},
	{tag: "RI", form: formText, meaning: meaning{toDetail, "reviewed-item"}, byType: []typed{
		{[]string{"STAT"}, meaning{toDetail, "article-number"}},
	}},
	{tag: "CR", form: formText, meaning: meaning{toRights, ""}},
	{tag: "C1", form: formText, prose: true, meaning: meaning{toDetail, "custom-1"}, byType: []typed{
		{[]string{"CHAP", "ECHAP", "SER"}, meaning{toText, "section"}},
		{[]string{"CONF", "CPAPER"}, meaning{toText, "publisher/place"}},
		{[]string{"MAP"}, meaning{toDetail, "scale"}},
		{[]string{"NEWS"}, meaning{toDetail, "column"}},
		{[]string{"VIDEO", "SOUND"}, meaning{toDetail, "cast"}},
		{[]string{"PAT"}, meaning{toDetail, "date-filed"}},
	}},
	{tag: "C4", form: formText, prose: true, meaning: meaning{toDetail, "custom-4"}, byType: []typed{
		{[]string{"BOOK", "CHAP", "EBOOK", "EDBOOK", "ECHAP"}, meaning{toDetail, "reviewer"}},
		{[]string{"PAT"}, meaning{toDetail, "attorney"}},
		{[]string{"MPCT"}, meaning{toText, "genre"}},
	}},
	{tag: "C5", form: formText, prose: true, meaning: meaning{toDetail, "custom-5"}, byType: []typed{
		{[]string{"EBOOK"}, meaning{toDetail, "last-update"}},
		{[]string{"EJOUR"}, meaning{toDetail, "issue-title"}},
		{[]string{"STAT"}, meaning{toDetail, "country"}},
		{[]string{"PAT"}, meaning{toDetail, "references"}},
		{[]string{"SOUND", "VIDEO"}, meaning{toDetail, "carrier-format"}},
		{[]string{"GRANT", "GRNT"}, meaning{toDetail, "funding-number"}},
	}},
	{tag: "C6", form: formText, prose: true, meaning: meaning{toDetail, "custom-6"}, byType: []typed{
		{[]string{"PAT"}, meaning{toDetail, "legal-status"}},
		{[]string{"RPRT"}, meaning{toIssue, ""}},
		{[]string{"STAT"}, meaning{toVolume, ""}},
	}},
	{tag: "C8", form: formText, prose: true, meaning: meaning{toDetail, "custom-8"}},
	{tag: "U1", form: formText, meaning: meaning{toDetail, "user-1"}},
	{tag: "U2", form: formText, meaning: meaning{toDetail, "user-2"}},
	{tag: "U3", form: formText, meaning: meaning{toDetail, "user-3"}},
	{tag: "U4", form: formText, meaning: meaning{toDetail, "user-4"}},
	{tag: "U5", form: formText, meaning: meaning{toDetail, "user-5"}},
	{tag: "CA", form: formText, prose: true, meaning: meaning{toDetail, "caption"}},
	{tag: "AV", form: formText, meaning: meaning{toDetail, "archive-location"}},
	{tag: "RP", form: formText, meaning: meaning{toDetail, "reprint-status"}, byType: []typed{
		{[]string{"PAT", "RPRT"}, meaning{toNote, ""}},
	}},
	{tag: "CN", form: formText, meaning: meaning{toLibrary, "library/call_numbers"}},
	{tag: "H1", form: formText, meaning: meaning{toLibrary, "library/holdings"}},
	{tag: "H2", form: formText, meaning: meaning{toLibrary, "library/call_numbers"}},
	{tag: "LB", form: formText, meaning: meaning{toLibrary, "library/labels"}},
	{tag: "DB", form: formText, meaning: meaning{toText, "origin/database"}},
	{tag: "DP", form: formText, meaning: meaning{toText, "origin/platform"}},
	{tag: "ER", form: formEmpty, prose: true, meaning: meaning{toEnd, ""}},
}

// meaningIn returns what the tag says in a record of the type.
func (t *tagRow) meaningIn(code string) meaning {
	for i := range t.byType {
		for _, c := range t.byType[i].types {
			if c == code {
				return t.byType[i].meaning
			}
		}
	}
	return t.meaning
}

// meaningOfType is meaningIn for a row of types, nil for an unknown type. Only
// rows of tagTable have it.
func (t *tagRow) meaningOfType(row *typeRow) meaning {
	if row != nil && t.ofType != nil {
		if at := t.ofType[row.number]; at > 0 {
			return t.byType[at-1].meaning
		}
	}
	return t.meaning
}

// A tag is a letter and a letter or digit; its index is its place among all
// such pairs.
const (
	secondCharacters = 36
	tagCount         = 26 * secondCharacters
)

// tagNames holds all pairs one after the other, so that the name of a tag is a
// part of it and needs no memory of its own.
var tagNames = func() string {
	const letters, digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
	names := make([]byte, 0, 2*tagCount)
	for _, first := range []byte(letters) {
		for _, second := range []byte(letters + digits) {
			names = append(names, first, second)
		}
	}
	return string(names)
}()

// tagName returns the tag of an index.
func tagName(index int) string { return tagNames[2*index : 2*index+2] }

// tagTable finds the row of a tag by its index; nil for an unknown tag.
var tagTable = func() (table [tagCount]*tagRow) {
	rows := slices.Clone(tagRows)
	for i := range rows {
		row := &rows[i]
		if row.byType != nil {
			row.ofType = make([]uint8, len(typeRows))
		}
		for j := len(row.byType) - 1; j >= 0; j-- { // the first one holds
			for _, code := range row.byType[j].types {
				row.ofType[typeTable[code].number] = uint8(j + 1)
			}
		}
		index, _, _ := tagIndex(row.tag[0], row.tag[1])
		table[index] = row
	}
	return table
}()

// tagIndex returns the index of the tag that two bytes write, in any case.
func tagIndex(a, b byte) (index int, lower, ok bool) {
	switch {
	case 'A' <= a && a <= 'Z':
		index = int(a - 'A')
	case 'a' <= a && a <= 'z':
		index, lower = int(a-'a'), true
	default:
		return 0, false, false
	}
	index *= secondCharacters
	switch {
	case 'A' <= b && b <= 'Z':
		return index + int(b-'A'), lower, true
	case 'a' <= b && b <= 'z':
		return index + int(b-'a'), true, true
	case '0' <= b && b <= '9':
		return index + 26 + int(b-'0'), lower, true
	}
	return 0, false, false
}

// rowOf returns the row of a tag in upper case, nil for an unknown one.
func rowOf(tag string) *tagRow {
	if len(tag) != 2 {
		return nil
	}
	index, _, ok := tagIndex(tag[0], tag[1])
	if !ok {
		return nil
	}
	return tagTable[index]
}
