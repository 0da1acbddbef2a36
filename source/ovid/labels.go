package ovid

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/medline"
)

// label is a field by its names, the full ones and the code, and the tag of RIS
// that it is; "" for one that RIS has no tag for.
type label struct {
	names []string
	ris   string
}

// labels are the fields that RIS has, or that are divided into such.
var labels = []label{
	{[]string{"Author", "Authors", "AU"}, "AU"},
	{[]string{"Authors Full Name", "Author's Full Name", "FA"}, "AU"},
	{[]string{"Editor", "Editors", "Book Editors"}, "ED"},
	{[]string{"Institution", "Author Affiliation", "IN"}, "AD"},
	{[]string{"Title", "TI"}, "TI"},
	{[]string{"Chapter Title"}, "TI"},
	{[]string{"Original Title", "Vernacular Title", "OT"}, "OP"},
	{[]string{"Source", "SO"}, "SO"},
	{[]string{"Journal Name", "JN"}, "JF"},
	{[]string{"ISO Abbreviation", "IO"}, "JA"},
	{[]string{"Book Title", "BT"}, "T2"},
	{[]string{"Volume", "VO"}, "VL"},
	{[]string{"Issue/Part", "Issue", "IP"}, "IS"},
	{[]string{"Page", "Pages", "PG"}, "SP"},
	{[]string{"Year of Publication", "Publication Year", "YR"}, "PY"},
	{[]string{"Date of Publication", "Publication Date", "DP"}, "DA"},
	{[]string{"Abstract", "AB"}, "AB"},
	{[]string{"Author Keywords", "Keyword Heading", "Key Concepts", "Candidate Terms", "Keyword", "Keywords", "Key Words", "KW", "KF"}, "KW"},
	{[]string{"Language", "LG", "LA"}, "LA"},
	{[]string{"Document Type", "Publication Type", "DT", "PT"}, "TY"},
	{[]string{"ISSN", "ISBN", "IS"}, "SN"},
	{[]string{"DOI Number", "DOI", "Digital Object Identifier", "DO", "DI"}, "DO"},
	{[]string{"Accession Number", "AN"}, "AN"},
	{[]string{"Unique Identifier", "UI"}, "AN"},
	{[]string{"Database", "DB"}, "DB"},
	{[]string{"Publisher", "Book Publisher", "PB"}, "PB"},
	{[]string{"Country of Publication", "Place of Publication", "CP"}, "CY"},
	{[]string{"Comments", "General Note", "Notes", "CM", "NT"}, "N1"},
	{[]string{
		"Link to the Ovid Full Text or citation", "Link to the Ovid Full Text or citation:", "Link to Ovid Full Text", "Link to the External Link Resolver",
		"Link to External Link Resolver", "URL", "LK", "XL",
	}, "UR"},
}

// silent are fields that speak of the database's record, or that nothing reads
// on purpose: [tagged.NumberTag] is the record's number in the export.
var silent = []string{
	tagged.NumberTag, "Score", "References", "Cited References", "Entry Date", "Revision Date", "Update Date", "Record Owner", "Version ID", "Version",
	"Journal Subset", "Abbreviated Source", "Publishing Model", "Indexing Method", "NLM Journal Name", "Primary Author", "Catalog Holdings",
	"Date Delivered", "Entrez Date", "Heading Word", "Local Messages", "Table of Contents", "Indexing Status",
	"VN", "RO", "ED", "RD", "UP", "EZ", "DA", "SB", "AS", "NJ", "PI", "VI", "PA", "XH", "Author", "Authors", "AU", "DT", "Journal Availability",
}

var f = typed.Format{Code: "ovid", Join: "\n"}

// others reads what RIS has no tag for.
var others = &typed.Table{
	Format: f,
	Silent: silent,
	Fields: func() map[string][]typed.Reading {
		fields := map[string][]typed.Reading{}
		add := func(readings func(name string) []typed.Reading, names ...string) {
			for _, name := range names {
				fields[name] = readings(name)
			}
		}
		detail := func(detail string, names ...string) {
			add(func(name string) []typed.Reading { return []typed.Reading{f.Detail(name, detail)} }, names...)
		}
		add(status, "Status", "ST")
		for _, row := range ofPubMed {
			for _, name := range row.names {
				fields[name] = pubMed[row.tag]
			}
		}
		add(func(name string) []typed.Reading { return []typed.Reading{f.ISSN(name, "print")} }, "ISSN Print")
		add(func(name string) []typed.Reading { return []typed.Reading{f.ISSN(name, "electronic")} }, "ISSN Electronic", "ES")
		add(func(name string) []typed.Reading { return []typed.Reading{f.ISSN(name, "linking")} }, "ISSN Linking", "IL")
		add(func(name string) []typed.Reading { return []typed.Reading{headings(name, "mesh")} }, "MeSH Subject Headings", "MeSH Subject Heading", "MH", "DE")
		add(func(name string) []typed.Reading { return []typed.Reading{headings(name, "")} }, "Subject Headings", "Subject Heading", "SH", "Emtree Headings", "Emtree Heading", "Drug Index Terms")
		add(func(name string) []typed.Reading { return []typed.Reading{f.Date(name, record.DateOnline)} }, "Electronic Date of Publication", "EP")
		add(func(name string) []typed.Reading {
			return append(typed.Late(f.Registrations(name)...), f.Detail(name, "clinical-trial-number"))
		}, "Clinical Trial Number", "Secondary Source ID", "SI")
		add(func(name string) []typed.Reading {
			return []typed.Reading{f.IdentifierBy(name, record.SchemePMID, "", pubMedNumber)}
		}, "PMID", "PM", "Unique Identifier", "UI")
		add(func(name string) []typed.Reading { return []typed.Reading{f.Identifier(name, record.SchemePMCID)} }, "PMC Identifier", "PMC")
		add(func(name string) []typed.Reading { return []typed.Reading{f.Identifier(name, "pii")} }, "Publisher Item Identifier", "PII")
		add(func(name string) []typed.Reading { return []typed.Reading{f.Text(name, "copyright")} }, "Copyright", "Copyright Information")
		add(func(name string) []typed.Reading { return []typed.Reading{f.Text(name, "event/name")} }, "Conference Information", "Conference", "Conference Name")
		detail("tradenames", "Device Trade Name", "Drug Trade Name", "Trade Name")
		detail("nlm-journal-code", "NLM Journal Code", "JC")
		detail("email", "Author e-mail", "Author E-mail", "EM")
		detail("reprint-address", "Correspondence Address", "Reprint Address")
		detail("funding", "Grant Information", "Grant Number", "NO", "GI")
		detail("conflict-of-interest", "Conflict of Interest", "CF")
		detail("registry-number", "Registry Number/Name of Substance", "CAS Registry Number/EC Number/Name of Substance", "CAS Registry", "CAS Registry Number", "RN")
		detail("author-identifiers", "Author NameID", "Author Name ID", "AI", "AO")
		return fields
	}(),
}

// ofPubMed are the fields that Ovid's MEDLINE has with the values of PubMed's tags.
var ofPubMed = []struct {
	names []string
	tag   string
}{
	{[]string{"Publication Status", "PP"}, "PST"},
	{[]string{"Publication History Status", "PH"}, "PHST"},
	{[]string{"Article Identifier", "ID"}, "AID"},
}

// pubMed are the readings of PubMed's tags.
var pubMed = medline.Table("ovid", "ovid/").Fields

// pubMedNumber reads PMID, behind which a link to it may stand in brackets.
func pubMedNumber(s string) (string, error) {
	number, _, _ := strings.Cut(s, "[")
	return normalize.PMID(strings.Trim(number, " \t."))
}

// status reads how far the publication has come, and the date of that: "Publish
// Ahead of Print, POST ACCEPTANCE, 30 November 2015".
func status(name string) []typed.Reading {
	const ahead = "publish ahead of print"
	isAhead := func(s string) bool { return strings.HasPrefix(strings.ToLower(s), ahead) }
	state := typed.One(f, name, "status", func(s string) (record.Status, error) {
		if isAhead(s) {
			return record.StatusInPress, nil
		}
		return "", nil
	}, func(r *record.Record) *record.Status { return &r.Status })
	date := f.DateBy(name+".date", record.DateOnline, func(s string) (record.Date, error) {
		at := strings.LastIndexByte(s, ',')
		if !isAhead(s) || at < 0 {
			return record.Date{}, nil
		}
		return normalize.Date(strings.TrimSpace(s[at+1:]))
	})
	detail := f.Detail(name+".detail", "medline-status")
	read := detail.Read
	detail.Read = func(s string) (any, error) {
		if isAhead(s) {
			return record.Detail{}, nil
		}
		return read(s)
	}
	return []typed.Reading{state, date, detail}
}

// headings reads controlled terms, one on a line or between semicolons: "*Sand/an
// [Analysis]".
func headings(name, scheme string) typed.Reading {
	reading := typed.Many(f, name, "subjects", func(s string) (record.Subject, error) {
		s = strings.TrimRight(normalize.Text(s), ".")
		term, qualifier := s, ""
		if at := strings.IndexByte(s, '/'); at > 0 {
			term = s[:at]
			if open := strings.IndexByte(s[at:], '['); open >= 0 && strings.HasSuffix(s, "]") {
				qualifier = s[at+open+1 : len(s)-1]
			} else {
				qualifier = strings.TrimSpace(s[at+1:])
			}
		}
		major := strings.HasPrefix(term, "*") || strings.HasPrefix(qualifier, "*")
		subject := record.Subject{
			Term: strings.TrimLeft(term, "* "), Scheme: scheme, Qualifier: strings.ToLower(strings.TrimLeft(qualifier, "* ")), Major: major,
		}
		subject.Term = strings.TrimSpace(subject.Term)
		if subject.Term == "" {
			return record.Subject{}, nil
		}
		return subject, nil
	}, func(r *record.Record) *[]record.Subject { return &r.Subjects }, func(a, b record.Subject) bool { return a == b })
	reading.Split = typed.At(";\n")
	return reading
}

// first are the fields that stand first in a record of an export without
// numbers.
var first = []string{"Score", "Accession Number", "Unique Identifier", "VN", "UI"}

var form = tagged.NewForm(tagged.Form{
	Format:    record.FormatOvid,
	Code:      "ovid",
	Separator: tagged.LineEnd,
	Known:     known(),
	OnlyKnown: true,
	Also:      &tagged.Form{Least: 2, Most: 4, Separator: tagged.Dash, Known: known(), Spaced: true},
	Numbered:  true,
	Once:      first,
	First:     append([]string{tagged.NumberTag, "DB", "AN"}, first...),
	Opening:   append([]string{"Author", "Authors", "AU", "Title", "TI"}, first...),
	Indented:  true,
	AnyLabel:  true,
})

// known are all names of fields.
func known() []string {
	names := slices.DeleteFunc(slices.Clone(silent), func(name string) bool { return name == tagged.NumberTag })
	for _, l := range labels {
		names = append(names, l.names...)
	}
	for name := range others.Fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// risTags are the tags of RIS by the fields' names.
var risTags = func() map[string]string {
	table := map[string]string{}
	for _, l := range labels {
		for _, name := range l.names {
			table[name] = l.ris
		}
	}
	return table
}()

// fullNames are the names of the field that has the authors' names in full.
var fullNames = []string{"Authors Full Name", "Author's Full Name", "FA"}

var format = asris.Format{Code: "ovid", Values: values, Type: typeCode, Others: others}
