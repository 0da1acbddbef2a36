package check

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// jsonFormats are the formats of web services and tools in JSON: what begins their
// codes, what they are called, and a sound item of each with a member whose value
// is refused; valuesOfRIS is set where package ris reads its values, and has codes
// for them.
var jsonFormats = []struct {
	code, name, item, member string
	valuesOfRIS              bool
}{
	{"crossref", "Crossref", `{"DOI": "10.5555/b", "type": "monograph", "title": ["A book"]}`, `"DOI": "see below"`, false},
	{"openalex", "OpenAlex", `{"id": "https://openalex.org/W2", "type": "book", "title": "A book", "authorships": [], "cited_by_count": 1}`, `"doi": "see below"`, false},
	{"datacite", "DataCite", `{"id": "10.5555/b", "type": "dois", "attributes": {"titles": [{"title": "A book"}]}}`, `"id": "see below"`, false},
	{"clinicaltrials", "ClinicalTrials.gov", `{"protocolSection": {"identificationModule": {"nctId": "NCT01234567", "briefTitle": "A trial"}}}`,
		`"protocolSection": {"identificationModule": {"nctId": "see below"}}`, false},
	{"reflib", "RefLib", `{"recNumber": "1", "type": "bookSection", "title": "A book", "authors": ["Doe, J."]}`, `"title": {"text": "A book"}`, true},
}

// jsonCodes are the codes of the readers of these formats, which they have in
// common.
func jsonCodes() []record.Code {
	var codes []record.Code
	for _, f := range jsonFormats {
		codes = append(codes,
			record.Code{
				Code: f.code + ".syntax", Severity: record.SeverityError, Message: "the item is not valid JSON",
				About: "An item of " + f.name + "'s JSON breaks the rules of JSON, most often because the download was cut off or the file was edited. Nothing " +
					"is read from it; its text is kept, and the items that can be told from it are read. The message says where. Download it again.",
				Example: `[{"title": }, ` + f.item + "]\n", Line: 1,
			},
			record.Code{
				Code: f.code + ".not-an-object", Severity: record.SeverityError, Message: "the item is not an object",
				About: "A list of " + f.name + "'s JSON holds something that is no record: a text, a number, a list. Nothing is read from it; its text is kept, " +
					"and the other items are read. Delete it, or download the list again.",
				Example: "[\"a book\",\n " + f.item + "]\n", Line: 1,
			},
			record.Code{
				Code: f.code + ".too-long", Severity: record.SeverityError, Message: "the item is larger than the limit",
				About: "An item of " + f.name + "'s JSON is larger than the limit for one, which no record is: a bracket that was never closed, or another kind " +
					"of file. It was left out, and the others are read. Look at it in an editor.",
			},
			record.Code{
				Code: f.code + ".too-deep", Severity: record.SeverityError, Message: "the item is nested more deeply than the limit",
				About: "The values of an item of " + f.name + "'s JSON are nested more deeply than those of any record. Nothing is read from it; its text is kept, " +
					"and the other items are read. The file was not made by " + f.name + ".",
				Example: "[" + f.item + ",\n {\"title\": " + strings.Repeat("[", 120) + strings.Repeat("]", 120) + "}]\n", Line: 2,
			},
			record.Code{
				Code: f.code + ".not-utf-8", Severity: record.SeverityNote, Message: "a text that is not UTF-8 was read in another encoding",
				About: "JSON is UTF-8, and a text of an item is not: the file was saved anew by an editor or a script. It was read in Windows-1252, or the encoding that " +
					"--encoding names; what is UTF-8 beside it stays. Look at its letters, and download it again where they are wrong.",
				Example: strings.NewReplacer("\"A book\"", "\"\xc0 book\"", "\"A trial\"", "\"\xc0 trial\"", "\"A chapter\"", "\"\xc0 chapter\"").Replace(f.item) + "\n", Line: 1,
			},
			record.Code{
				Code: f.code + ".control-byte", Severity: record.SeverityWarning, Message: "a text has a control byte in it, which JSON has an escape for",
				About: "A text of an item holds a tab, a line end or another control byte as it is, where JSON has an escape for it: a script wrote the file without " +
					"a library for JSON. The text is read with it. Other programs may refuse the whole file.",
				Example: strings.NewReplacer("\"A book\"", "\"A\tbook\"", "\"A trial\"", "\"A\ttrial\"", "\"A chapter\"", "\"A\tchapter\"").Replace(f.item) + "\n", Line: 1,
			},
			record.Code{
				Code: f.code + ".refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
				About: "A member of an item holds something that it cannot: a DOI that is none, a date that does not exist, a type that is not known. No typed " +
					"value is read from it, and it stays as it stands. The message says what is wrong. Nothing needs to be done but where the value matters.",
				Example: "[" + f.item + ",\n {" + f.member + "}]\n", Line: 2,
			},
			record.Code{
				Code: f.code + ".outside-too-long", Severity: record.SeverityNote, Message: "what the document says beside its items is too long, and was left out from here on",
				About: "A document of " + f.name + "'s JSON says more beside its records than is kept: facets, links, statistics. No record is concerned, " +
					"and nothing needs to be done; the document itself has it.",
			},
		)
		if !f.valuesOfRIS {
			codes = append(codes, record.Code{
				Code: f.code + ".repeated-field", Severity: record.SeverityWarning, Message: "the record states another value for this already; this one is kept as a detail",
				About: "Two members of an item say different things of what a record has once, such as two journals or volumes. The first is taken, and the other " +
					"is kept as a detail under the name of the field. Look at which of the two is right.",
			})
		}
	}
	return codes
}
