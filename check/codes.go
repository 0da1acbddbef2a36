package check

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// kind is one kind of finding of this package.
type kind struct {
	code     string
	severity record.Severity
	message  string
}

func (k kind) at(tag string, span record.Span) record.Diagnostic {
	return record.Diagnostic{Severity: k.severity, Code: k.code, Message: k.message, Tag: tag, Span: span}
}

// because is at with the reason in the message.
func (k kind) because(reason, tag string, span record.Span) record.Diagnostic {
	d := k.at(tag, span)
	if strings.HasPrefix(reason, k.message) {
		d.Message = reason
	} else {
		d.Message += ": " + reason
	}
	return d
}

// The kinds of finding. Codes are stable.
var (
	noTitle        = kind{"check.no-title", record.SeverityWarning, "the record has no title"}
	noAuthor       = kind{"check.no-author", record.SeverityNote, "the record names no author, editor or organisation"}
	noYear         = kind{"check.no-year", record.SeverityWarning, "the record has no year of publication"}
	futureYear     = kind{"check.future-year", record.SeverityWarning, "the year of publication is in the far future"}
	badDate        = kind{"check.date", record.SeverityWarning, "not a date that exists"}
	badDOI         = kind{"check.doi", record.SeverityWarning, "not a DOI"}
	doiEnd         = kind{"check.doi-end", record.SeverityNote, "characters behind the DOI that are no part of it"}
	severalDOIs    = kind{"check.several-dois", record.SeverityWarning, "the record has different DOIs"}
	badISSN        = kind{"check.issn", record.SeverityWarning, "the check digit of the ISSN is wrong"}
	badISBN        = kind{"check.isbn", record.SeverityWarning, "the check digit of the ISBN is wrong"}
	badPMID        = kind{"check.pmid", record.SeverityWarning, "not a PubMed id"}
	badURL         = kind{"check.url", record.SeverityWarning, "not a URL"}
	badPages       = kind{"check.pages", record.SeverityWarning, "the last page is before the first"}
	unknownTongue  = kind{"check.language", record.SeverityNote, "neither a name nor a code of a language"}
	severalNames   = kind{"check.several-names", record.SeverityWarning, "several names in one field"}
	swappedName    = kind{"check.swapped-name", record.SeverityWarning, "initials stand where the family name should"}
	displayName    = kind{"check.name-order", record.SeverityNote, "a name with its initials first; RIS wants the family name, a comma, and the rest"}
	keywordList    = kind{"check.keyword-list", record.SeverityNote, "several keywords in one field"}
	duplicateValue = kind{"check.duplicate-value", record.SeverityNote, "the same field with the same value stands in the record before"}
	emptyField     = kind{"check.empty-field", record.SeverityNote, "the field is empty"}
	markup         = kind{"check.markup", record.SeverityNote, "HTML or XML in the value"}
	hardWrapped    = kind{"check.hard-wrapped", record.SeverityNote, "the lines of the value were broken because they were full"}
	exactCopy      = kind{"check.copy", record.SeverityWarning, "an exact copy of another record of the file"}
	sameID         = kind{"check.same-id", record.SeverityWarning, "the id of another record of the file"}
	cutOff         = kind{"check.cut-off", record.SeverityWarning, "the last record has no ER, and the others do: the file may have been cut off"}
	mixedLineEnds  = kind{"check.mixed-line-ends", record.SeverityNote, "a line ends in another way than those before"}
	innerMark      = kind{"check.byte-order-mark", record.SeverityNote, "a byte order mark in the middle of the file"}
)

// documented is the documentation of a kind of finding.
type documented struct {
	kind
	line    int // where the example gives it
	about   string
	example []string
}

// Codes returns every code that a [Checker] gives, with its documentation: this
// package's own, those of the reader of RIS, and those of the other readers,
// some of which have no example.
func Codes() []record.Code {
	var codes []record.Code
	for _, d := range documentation {
		codes = append(codes, record.Code{
			Code: d.code, Severity: d.severity, Message: d.message,
			About: d.about, Example: strings.Join(d.example, "\n") + "\n", Line: d.line,
		})
	}
	return slices.Concat(codes, ris.Codes(), placeholderCodes(), bibtexCodes, formatCodes, jsonCodes(), taggedCodes(), xmlCodes())
}

// documentation documents every kind of finding of this package. A test reads
// each example, and finds kinds that have no row.
var documentation = []documented{
	{
		kind: noTitle, line: 1,
		about: "No field gives the record a title. Screeners cannot judge it, and it can be compared with other records by its numbers " +
			"only. Often the export left the field out, or it stands under a tag for something else. Look the record up in its source.",
		example: []string{"TY  - JOUR", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - "},
	},
	{
		kind: noAuthor, line: 1,
		about: "No field names an author, an editor or an organisation. Some publications have none: news, laws, web pages. For an article it " +
			"is mostly an export that left them out, and duplicates are harder to recognise without them.",
		example: []string{"TY  - JOUR", "TI  - An article", "PY  - 2019", "ER  - "},
	},
	{
		kind: noYear, line: 1,
		about: "No field says when it was published, and none that it is in press. Searches limited by year miss the record, and a preprint is " +
			"harder to tell from its article. Add PY.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "ER  - "},
	},
	{
		kind: futureYear, line: 4,
		about: "The year of publication is more than two years ahead. Issues appear some months before their date, not years: it is a typing " +
			"error. Correct it.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2091", "ER  - "},
	},
	{
		kind: badDate, line: 4,
		about: "A field for a date says a day or a month that no calendar has, such as 30 February or month 13; often day and month changed " +
			"places. Nothing is read from it, not even the year, and the text stays as it stands. RIS writes YYYY/MM/DD.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019/02/30/", "ER  - "},
	},
	{
		kind: badDOI, line: 5,
		about: "A field for a DOI holds something else: a DOI that lost its beginning, two DOIs, words. A DOI is the best that there is to recognise " +
			"duplicates by, and a link made from this one leads nowhere. The message says what is wrong. Correct it; it begins with \"10.\".",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "DO  - jle.2019.101", "ER  - "},
	},
	{
		kind: doiEnd, line: 5,
		about: "Behind the DOI stands a full stop, a bracket, a quote or a remark such as [doi], which came with it out of a sentence. " +
			"Programs that take the value as it stands make a link that leads nowhere. Ibid leaves them out of the identifier. Delete them.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "DO  - 10.5555/jle.2019.101.", "ER  - "},
	},
	{
		kind: severalDOIs, line: 6,
		about: "The record gives different DOIs as its own, in DO or elsewhere. One of them may be the preprint's, the book's or that of another " +
			"article. Ibid keeps all, and compares by all: a wrong one can join records of different publications. Keep the right one.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "DO  - 10.5555/jle.2019.101", "DO  - 10.5555/jle.2019.102", "ER  - "},
	},
	{
		kind: badISSN, line: 5,
		about: "The last digit of an ISSN is computed from the others (ISO 3297), and this one is not what they give: a digit is wrong, or two " +
			"changed places. Ibid takes no ISSN from it. Look the journal up.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "SN  - 1234-5678", "ER  - "},
	},
	{
		kind: badISBN, line: 5,
		about: "The last digit of an ISBN is computed from the others (ISO 2108), and this one is not what they give: a digit is wrong, or two " +
			"changed places. A few publishers print such numbers. Ibid takes no ISBN from it. Look the book up.",
		example: []string{"TY  - BOOK", "TI  - A book", "AU  - Okafor, Ngozi", "PY  - 2019", "SN  - 978-3-16-148410-1", "ER  - "},
	},
	{
		kind: badPMID, line: 6,
		about: "The record says that it comes from MEDLINE or PubMed, whose accession numbers are PubMed ids of one to nine digits, and its number is " +
			"not one. It may be another database's number. Ibid keeps it as an accession number.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "DB  - MEDLINE", "AN  - rev-2019-x", "ER  - "},
	},
	{
		kind: badURL, line: 5,
		about: "A field for links holds text that is no URL: a blank inside, no \"https://\", or words. Programs that open it show an error. " +
			"Ibid takes no link from it. Correct it, or move the text into a note.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "UR  - https://www.example.org/a page", "ER  - "},
	},
	{
		kind: badPages, line: 6,
		about: "The last page comes before the first. One of the two lost a digit, or they changed places. A last page that is shortened " +
			"(\"1234-45\") is completed and not meant here. Ibid takes no range from them. Correct the pages.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "SP  - 994", "EP  - 914", "ER  - "},
	},
	{
		kind: unknownTongue, line: 5,
		about: "A field for the language of the text holds neither a name nor a code (ISO 639) of a language. Reviews that are limited by language " +
			"cannot use it. Write the language's English name or its code.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "LA  - Klingonish", "ER  - "},
	},
	{
		kind: severalNames, line: 2,
		about: "RIS wants a field for each author; here one field holds several names. Most programs make one author of them, and the " +
			"record no longer looks like its duplicates. Ibid divides them. Give each name a line of its own.",
		example: []string{"TY  - JOUR", "AU  - Okafor, N.; Lee, P.", "TI  - An article", "PY  - 2019", "ER  - "},
	},
	{
		kind: swappedName, line: 2,
		about: "RIS writes the family name first, then a comma. Here initials with their full stops stand before the comma and a longer name behind it: the two " +
			"have most likely changed places. Ibid reads what stands there. Turn the name round.",
		example: []string{"TY  - JOUR", "AU  - J. A., Smith", "TI  - An article", "PY  - 2019", "ER  - "},
	},
	{
		kind: displayName, line: 2,
		about: "The name begins with initials and has no comma. Programs that follow the sheets take the whole for a family name or an " +
			"organisation. Write \"Smith, J.\".",
		example: []string{"TY  - JOUR", "AU  - J. A. Smith", "TI  - An article", "PY  - 2019", "ER  - "},
	},
	{
		kind: keywordList, line: 5,
		about: "RIS wants a field for each keyword; here one field holds a list. Most programs make one keyword of it. Ibid divides it. Give each " +
			"keyword a line of its own.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "KW  - reading; libraries; trials", "ER  - "},
	},
	{
		kind: duplicateValue, line: 3,
		about: "The record has the same field with the same value twice, as after merging two records by hand. It says nothing new, and " +
			"an author who stands twice is counted twice. Delete one of the two.",
		example: []string{"TY  - JOUR", "AU  - Okafor, Ngozi", "AU  - Okafor, Ngozi", "TI  - An article", "PY  - 2019", "ER  - "},
	},
	{
		kind: emptyField, line: 5,
		about: "The field has a tag and no value. It does no harm here; programs that take the next line for its value are common. Nothing is " +
			"read from it, and it is written back. Delete the line or fill it in.",
		example: []string{"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "EP  -", "ER  - "},
	},
	{
		kind: markup, line: 2,
		about: "The value holds entities (&amp;) or tags (<i>) that came with it out of a web page or an XML file. Most programs show them as " +
			"they stand, and titles that differ by them are not found equal. Ibid reads the text without them and keeps the original. In XML it is " +
			"what was escaped twice.",
		example: []string{"TY  - JOUR", "TI  - Reading &amp; writing in <i>Aplysia</i>", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - "},
	},
	{
		kind: hardWrapped, line: 5,
		about: "The value stands on several lines of nearly the same length: a program broke them where they were full. Programs that read one line " +
			"for a field lose the rest, others keep the breaks. Ibid joins the lines; --fix writes them as one.",
		example: []string{
			"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019",
			"AB  - We asked whether reading citations aloud", "changes how many of them are kept after the",
			"first round of screening by two persons who", "had not seen them before.", "ER  - ",
		},
	},
	{
		kind: exactCopy, line: 6,
		about: "A record stands twice in the file, byte for byte, as after appending an export to itself. Counts of what a search found are too high " +
			"by it. \"ibid dedupe\" keeps one of them; it finds those that are written differently too. Of a file, " +
			"2.5 million contents and ids of records are remembered, and what stands behind them is compared with these.",
		example: []string{
			"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - ",
			"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - ",
		},
	},
	{
		kind: sameID, line: 8,
		about: "Two records that are not the same have one id, so whoever refers to the id cannot say which is meant, and a program that " +
			"imports the file may keep one of them only. Ibid goes by ids of its own. Give one record another id.",
		example: []string{
			"TY  - JOUR", "ID  - okafor2019", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - ",
			"TY  - JOUR", "ID  - okafor2019", "TI  - Another article", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - ",
		},
	},
	{
		kind: cutOff, line: 6,
		about: "Every record of the file ends with ER but the last. Most likely a download or a copy stopped early: the end of that record is missing, and " +
			"with it perhaps many records. Compare the number of records with what the database said, and export again.",
		example: []string{
			"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - ",
			"TY  - JOUR", "TI  - Another article", "AU  - Okafor, Ngozi", "PY  - 2019",
		},
	},
	{
		kind: mixedLineEnds, line: 2,
		about: "Some lines end with CR LF and others with LF or CR alone, as after joining files of several systems. Some programs count lines " +
			"otherwise then, or join them. Ibid reads all; --fix ends every line as the first one ends.",
		example: []string{"TY  - JOUR\r", "TI  - An article", "AU  - Okafor, Ngozi\r", "PY  - 2019\r", "ER  - \r"},
	},
	{
		kind: innerMark, line: 6,
		about: "A byte order mark (U+FEFF) stands inside the file, where another file was appended. Many programs do not see the TY behind it and " +
			"lose that record. Ibid reads the record; --fix takes away a mark at the start of a line.",
		example: []string{
			"TY  - JOUR", "TI  - An article", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - ",
			"\ufeffTY  - JOUR", "TI  - Another article", "AU  - Okafor, Ngozi", "PY  - 2019", "ER  - ",
		},
	},
}
