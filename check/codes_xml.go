package check

import (
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// xmlFormats are the formats in XML: what begins their codes, what they are called,
// and what stands before and behind a record and its title.
var xmlFormats = []struct{ code, name, before, title, behind string }{
	{"endnote", "EndNote's XML", "<record><ref-type name=\"Book\">6</ref-type>", "<titles><title>A book</title></titles>", "</record>"},
	{"pubmed", "PubMed's XML", "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>", "<ArticleTitle>A book</ArticleTitle>", "</Article></MedlineCitation></PubmedArticle>"},
	{"ictrp", "ICTRP's XML", "<Trial><TrialID>NCT01234567</TrialID>", "<Public_title>A book</Public_title>", "</Trial>"},
}

// xmlCodes are the codes of the readers of these formats, which they have in
// common, and those that formats have from RIS, whose fields they have.
func xmlCodes() []record.Code {
	var codes []record.Code
	for _, f := range xmlFormats {
		sound := f.before + f.title + f.behind
		add := func(code string, severity record.Severity, message, about, example string, line int) {
			codes = append(codes, record.Code{Code: f.code + "." + code, Severity: severity, Message: message, About: about, Example: example, Line: line})
		}
		add("unclosed-record", record.SeverityWarning, "the record has no end tag; it ends where the next one starts or the document ends",
			"A record of "+f.name+" has no end tag, because the file was cut off, joined from others or changed by hand. It ends where the next one starts, "+
				"and the others are read. Look at whether something of it is missing, and export it again.",
			f.before+f.title+"\n"+sound+"\n", 1)
		add("cut-off", record.SeverityError, "the record ends inside one of its elements; what follows in it is lost",
			"A record of "+f.name+" ends in the middle of a value, most often because a download was cut off. What stands before that place is read, and "+
				"the rest is lost. Download or export it again.",
			strings.TrimSuffix(f.before+f.title, ">")[:len(f.before)+10]+"\n", 1)
		add("mismatched-tag", record.SeverityWarning, "an end tag closes no open element, or not the innermost",
			"A tag in a record of "+f.name+" was changed or lost, so that start and end do not fit. What was left open is closed there, and a value of "+
				"the record may have come into another field. The other records are not concerned. Look at the place, or export the file again.",
			f.before+strings.Replace(f.title, "</", "</x", 1)+f.behind+"\n", 1)
		add("end-without-record", record.SeverityWarning, "a record's end tag stands where no record is open: its start is lost",
			"The start tag of a record of "+f.name+" was changed or lost. Its text is kept as text outside of records, and nothing is read from it. "+
				"Restore the tag, or export the file again.",
			sound+f.behind+"\n", 1)
		add("not-utf-8", record.SeverityNote, "a text that is not UTF-8 was read in another encoding",
			"A text between two tags is not UTF-8. It was read in the encoding that the XML declaration or --encoding names, or in Windows-1252; every other "+
				"text of the file is decided for itself. Look at its letters, and name the encoding where they are wrong.",
			f.before+strings.Replace(f.title, "book", "b\xf6\xf6k", 1)+f.behind+"\n", 1)
		add("unknown-encoding", record.SeverityWarning, "the XML declaration names an unknown encoding",
			"The first line of the file names an encoding that is not known. Text that is not UTF-8 was read in Windows-1252. Say with --encoding which one "+
				"it is where letters are wrong.",
			"<?xml version=\"1.0\" encoding=\"unheard-of\"?>\n"+sound+"\n", 1)
		add("another-document", record.SeverityError, "the file holds another XML document, and text of it is none of a record of this format",
			"Two files were put together into one, and one of them holds something else than records of "+f.name+": another format, perhaps. Its text is kept as "+
				"text outside of records, and nothing is read from it. Divide the file before each XML declaration, and read the parts.",
			sound+"\n<?xml version=\"1.0\"?>\n<notes><note>Tides</note></notes>\n", 3)
		add("record-too-long", record.SeverityError, "the record is larger than the limit",
			"A record of "+f.name+" is larger than the limit for one, which no record is: an end tag that is missing where no other record follows, or "+
				"another kind of file. It was left out, and the others are read. Look at it in an editor.", "", 0)
		add("too-deep", record.SeverityError, "elements stand deeper in each other than the limit; the rest of it was left out",
			"Elements of a record stand in each other more deeply than those of any record do. What stands before is read, and the rest of the record was left "+
				"out. The file was not made by a program for references.",
			f.before+strings.Repeat("<x>", 300)+f.behind+"\n", 1)
		add("too-many-elements", record.SeverityError, "the record has more elements than the limit; the rest of it was left out",
			"A record has more elements than any record does. What stands before is read, and the rest of the record was left out. The file was not made by a "+
				"program for references, or many records stand in one.", "", 0)
		add("outside-too-long", record.SeverityWarning, "text outside of records is larger than the limit; the rest was left out",
			"Between the records stands more text than is kept of it. The records are read. The file is another kind of document, or the tags of its records are "+
				"damaged. Look at it in an editor.", "", 0)
	}
	codes = append(codes, record.Code{
		Code: "pubmed.refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
		About: "An element of PubMed's XML holds something that it cannot: a DOI that is none, a date that does not exist. No typed value is read from it, and " +
			"it stays as it stands. The message says what is wrong. Nothing needs to be done but where the value matters.",
		Example: "<PubmedArticle><MedlineCitation><PMID>see below</PMID></MedlineCitation></PubmedArticle>\n", Line: 1,
	}, record.Code{
		Code: "pubmed.repeated-field", Severity: record.SeverityWarning, Message: "the record states another value for this already; this one is kept as a detail",
		About: "Two elements of a record of PubMed's XML say different things of what a record has once, such as two volumes. The first is taken, and the other " +
			"is kept as a detail. Look at which of the two is right.",
	}, record.Code{
		Code: "ictrp.refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
		About: "An element of an entry in ICTRP's XML holds something that it cannot, such as a date that does not exist. No typed value is read from it, and " +
			"it stays as it stands. The message says what is wrong. Nothing needs to be done but where the value matters.",
		Example: "<Trial><TrialID>NCT01234567</TrialID><Last_Refreshed_on>soon</Last_Refreshed_on></Trial>\n", Line: 1,
	}, record.Code{
		Code: "ictrp.repeated-field", Severity: record.SeverityWarning, Message: "the record states another value for this already; this one is kept as a detail",
		About: "Two elements of an entry in ICTRP's XML say different things of what an entry has once, such as two dates of registration. The first is taken, " +
			"and the other is kept as a detail. Look at which of the two is right.",
	})
	for _, c := range ris.Codes() {
		for _, name := range fromRIS {
			if c.Code != "ris."+name {
				continue
			}
			for _, format := range withFieldsOfRIS {
				c.Code, c.Example, c.Line = format+"."+name, "", 0
				codes = append(codes, c)
			}
		}
	}
	return codes
}

// withFieldsOfRIS are what begins the codes of formats whose fields are those of
// RIS.
var withFieldsOfRIS = []string{"endnote", "reflib"}

// fromRIS are the codes that say something of values and not of lines.
var fromRIS = []string{"rejected-value", "year-only", "repeated-field", "dates-disagree", "mojibake", "secondary-title-is-subtitle", "unknown-type"}
