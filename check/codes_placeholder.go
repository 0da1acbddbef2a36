package check

import (
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// placeholderFormats are the formats whose readers note values that stand for
// none: what begins their codes, what they are called, and an example with the
// line that gives it, where a short one is a whole document. Package ris has a code
// of its own.
var placeholderFormats = []struct {
	code, name, example string
	line                int
}{
	{"bibtex", "BibTeX", "@article{sol,\n  author = {Anonymous and [No authors listed]}}\n", 2},
	{"medline", "MEDLINE's format", "", 0},
	{"refer", "Refer's format", "", 0},
	{"refworks", "RefWorks' format", "", 0},
	{"ovid", "Ovid's format", "", 0},
	{"cochrane", "the Cochrane Library's plain text", "", 0},
	{"endnote", "EndNote's XML", "", 0},
	{"pubmed", "PubMed's XML", "<PubmedArticle><MedlineCitation><PMID>none</PMID></MedlineCitation></PubmedArticle>\n", 1},
	{"ictrp", "ICTRP's XML", "", 0},
	{"csl", "CSL-JSON", "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A book\",\n  \"author\": [{\"literal\": \"Anonymous\"}]}]\n", 2},
	{"csv", "a table", "title,authors,year\nTides,Anonymous,2011\n", 2},
	{"html", "a saved page", "<html><head><meta name=\"citation_title\" content=\"Tides\">\n<meta name=\"citation_doi\" content=\"none\"></head></html>\n", 2},
	{"crossref", "Crossref's JSON", "{\"DOI\": \"none\", \"type\": \"monograph\", \"title\": [\"A book\"], \"publisher\": \"A press\"}\n", 1},
	{"openalex", "OpenAlex's JSON", "", 0},
	{"datacite", "DataCite's JSON", "", 0},
	{"clinicaltrials", "ClinicalTrials.gov's JSON", "", 0},
	{"reflib", "RefLib's JSON", "", 0},
}

// placeholderCodes are the codes of values that stand for none.
func placeholderCodes() []record.Code {
	var codes []record.Code
	for _, f := range placeholderFormats {
		codes = append(codes, record.Code{
			Code: f.code + ".placeholder", Severity: record.SeverityNote, Message: typed.PlaceholderMessage,
			About: "A field of a record in " + f.name + " holds what a database or a person writes where there is nothing: Anonymous, [No abstract " +
				"available], n.d., NA, null, a question mark. No value is read from it, and the text stays as it stands. Nothing needs to be done.",
			Example: f.example, Line: f.line,
		})
	}
	return codes
}
