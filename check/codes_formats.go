package check

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// formatCodes are the codes of the readers of the other formats. Their messages
// say more with each diagnostic.
var formatCodes = []record.Code{
	{
		Code: "csl.syntax", Severity: record.SeverityError, Message: "the item is not valid JSON",
		About: "An item of CSL-JSON breaks the rules of JSON, most often by a missing comma or quote. Nothing is read from it; its text " +
			"is kept, and the other items are read. The message says where. Correct the item, or export it again.",
		Example: `[{"id": "a", "type": "book", "title": }, {"id": "b", "type": "book", "title": "A book"}]` + "\n", Line: 1,
	},
	{
		Code: "csl.not-an-object", Severity: record.SeverityError, Message: "the item is not an object",
		About: "The list of CSL-JSON holds something that is no item: a text, a number, a list. Nothing is read from it; its text is kept, and " +
			"the other items are read. Delete it, or write the item that was meant.",
		Example: "[\"a book\",\n {\"id\": \"b\", \"type\": \"book\", \"title\": \"A book\"}]\n", Line: 1,
	},
	{
		Code: "csl.too-long", Severity: record.SeverityError, Message: "the item is larger than the limit",
		About: "An item of CSL-JSON is larger than the limit for one, which no citation is: a bracket that was never closed, or a file held " +
			"inside the item. It was left out, and the others are read. Look at it in an editor.",
	},
	{
		Code: "csl.not-utf-8", Severity: record.SeverityNote, Message: "a text that is not UTF-8 was read in another encoding",
		About: "JSON is UTF-8, and a text of an item is not: the file was saved anew by an editor or a script. It was read in Windows-1252, or the " +
			"encoding that --encoding names; what is UTF-8 beside it stays. Look at its letters, and export the items again where they are wrong.",
		Example: "[{\"id\": \"a\", \"type\": \"book\",\n  \"title\": \"A b\xf6\xf6k\"}]\n", Line: 2,
	},
	{
		Code: "csl.too-deep", Severity: record.SeverityError, Message: "the item is nested more deeply than the limit",
		About: "The values of an item of CSL-JSON are nested more deeply than those of any citation. Nothing is read from it; its text is kept, and the " +
			"other items are read. Look at it in an editor.",
		Example: "[{\"id\": \"a\", \"type\": \"book\"},\n {\"title\": " + strings.Repeat("[", 10_001) + strings.Repeat("]", 10_001) + "}]\n", Line: 2,
	},
	{
		Code: "csl.control-byte", Severity: record.SeverityWarning, Message: "a text has a control byte in it, which JSON has an escape for",
		About: "A text of an item holds a tab, a line end or another control byte as it is, where JSON has an escape for it: a script wrote the file without " +
			"a library for JSON. The text is read with it. Other programs may refuse the whole file.",
		Example: "[{\"id\": \"a\", \"type\": \"book\",\n  \"title\": \"A\tbook\"}]\n", Line: 2,
	},
	{
		Code: "csl.refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
		About: "A member of an item holds something that it cannot: a DOI that is none, a date that does not exist, an ISSN whose check digit " +
			"is wrong. No typed value is read from it, and it stays as it stands. The message says what is wrong. Correct the value.",
		Example: "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A book\",\n  \"DOI\": \"see below\"}]\n", Line: 2,
	},
	{
		Code: "csl.changed-since", Severity: record.SeverityWarning, Message: "the item's members have changed since this was written for them, and win over it",
		About: "Ibid writes what CSL cannot say into \"custom\". Here another program has changed the item since, so what \"custom\" says of the same field " +
			"no longer holds, and the item's own members were read. Nothing needs to be done where that change was meant.",
	},
	{
		Code: "csv.unclosed-quote", Severity: record.SeverityError, Message: "a quote was opened and not closed; the row ends where the next one begins",
		About: "A cell of a table begins with a quote that nothing closes, so that it cannot be told where the cell ends. The row was taken to end " +
			"before the next line that is a row as it should be; its cells may hold what belongs to others. Close the quote, or export the table again.",
		Example: "title,authors,year,doi\nTides,\"Okafor, N,2019,10.5555/1\nCurrents,\"Lee, P\",2020,10.5555/2\n", Line: 2,
	},
	{
		Code: "csv.stray-quote", Severity: record.SeverityNote, Message: "a quote stands inside a quoted cell without being doubled; it was read as text",
		About: "Inside a cell in quotes, a quote is doubled. Here one stands alone, and neither a separator nor the end of the line follows, so it " +
			"was read as part of the text. Nothing needs to be done where the cell reads as it should.",
		Example: "title,year,doi\n\"On \"high\" tides\",2019,10.5555/1\n", Line: 2,
	},
	{
		Code: "csv.too-many-cells", Severity: record.SeverityWarning, Message: "the row has more cells than the heading; values may stand in the wrong columns",
		About: "A row of a table has more cells than there are headings, most often because a separator stands in a value that no quotes enclose. " +
			"The cells were read by their place, so that values may stand in the wrong fields. Put quotes around the value.",
		Example: "title,year,doi\nTides, and currents,2019,10.5555/1\n", Line: 2,
	},
	{
		Code: "csv.too-few-cells", Severity: record.SeverityNote, Message: "the row has fewer cells than the heading; the last columns are empty",
		About: "A row of a table ends before the last column. Some programs leave empty cells at the end out; a table that was cut or divided " +
			"looks the same. Nothing needs to be done where the cells are empty.",
		Example: "title,year,doi\nTides,2019\n", Line: 2,
	},
	{
		Code: "csv.too-long", Severity: record.SeverityError, Message: "the row is larger than the limit and was left out",
		About: "A row of a table is larger than the limit for one, which no record is: a quote that was never closed, or a file that is no table. " +
			"It was left out, and the others are read. Look at it in an editor.",
	},
	{
		Code: "csv.no-heading", Severity: record.SeverityWarning, Message: "no column has a heading that is known; the values are kept as they stand",
		About: "The table was read because it was asked for, but none of its headings says what a publication's data are, or it has no line of " +
			"headings. The cells are kept and nothing is read from them. Say with --columns what the columns hold.",
	},
	{
		Code: "csv.text-outside", Severity: record.SeverityNote, Message: "a line that is no row of the table; it is kept as text outside of records",
		About: "A line among the rows of a table has no separator in it: a remark, or the terms of the exporter at the end. It is kept as text outside " +
			"of records. Nothing needs to be done.",
		Example: "title,year,doi\nTides,2019,10.5555/1\nEnd of the list\n", Line: 3,
	},
	{
		Code: "csv.refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
		About: "A cell holds something that its column cannot: a DOI that is none, a date that does not exist, an ISSN whose check digit is " +
			"wrong. No typed value is read from it, and it stays as it stands. The message says what is wrong. Correct the value.",
		Example: "title,year,doi\nTides,2019,see below\n", Line: 2,
	},
	{
		Code: "csv.repeated-field", Severity: record.SeverityWarning, Message: "the record states another value for this already; this one is kept as a detail",
		About: "Two columns of a table state the same field of a record, and differ: two journals, two volumes. The first is the record's, the other " +
			"is kept as a detail. Look which one is right.",
		Example: "title,journal,source title,volume,doi\nTides,Estuaries,Catalogue Studies,4,10.5555/1\n", Line: 2,
	},
	{
		Code: "webpage.refused-value", Severity: record.SeverityNote, Message: "a value that its rule refuses; it is kept as it stands",
		About: "A label of a copied page stands before something that the label does not name, for instance words where a number should be. " +
			"No typed value is read from it, and the text is kept. The message says what is wrong. Look at the page.",
	},
	{
		Code: "webpage.too-long", Severity: record.SeverityError, Message: "the page is larger than the limit and was not read",
		About: "A page that was copied as text is larger than the limit for one, so it was not read. It is more likely another kind of file. Say " +
			"with --from what it is, or divide it.",
	},
	{
		Code: "webpage.generic", Severity: record.SeverityNote,
		Message: "text of no known page or format, of which only identifiers, labelled lines and citations of common forms were read",
		About: "A text is in none of the formats and no page that is known. What a label names (Title, DOI), a citation all of whose parts fit, and " +
			"an identifier where there is but one were read; all else is kept as text. Look whether that is the publication, or export it from where it is listed.",
		Example: "Dear reader,\nsee https://doi.org/10.5555/12345 for more.\n", Line: 1,
	},
	{
		Code: "webpage.unclear-citation", Severity: record.SeverityNote,
		Message: "the authors and the title of this citation can be told apart in two ways and were not read",
		About: "A citation in one line begins with what can be an author and a title, or an author whose name goes on where the title would begin: in " +
			"“Ana B. Roe. Light in caves.” the author is B. Ana or Ana B. Roe. The journal, the date and the pages were read, and the rest is kept as text. " +
			"Write the names with the initials behind them and no full stop between, or export the record from where it is listed.",
		Example: "Ana B. Roe. Light in caves. J Caves. 2019;12(3):45-50.\n", Line: 1,
	},
	{
		Code: "html.bad-json", Severity: record.SeverityWarning, Message: "JSON-LD that is not JSON was not read",
		About: "A script of JSON-LD in a saved page breaks the rules of JSON, so nothing was read from it. What else the page states of the " +
			"publication was read. Nothing can be done but to tell the site.",
		Example: "<html><head><meta name=\"citation_title\" content=\"Tides\">\n<script type=\"application/ld+json\">{\"@type\":</script></head></html>\n", Line: 2,
	},
	{
		Code: "html.mentioned", Severity: record.SeverityNote,
		Message: "the page is about one publication; another that it names, such as one of its references, is no record",
		About: "A saved page says what it is about, and names other publications in JSON-LD or context objects (COinS): its references, or what is " +
			"like it. Those are no records; their titles are kept as text outside of records. Nothing needs to be done where the page's own record is wanted.",
		Example: "<html><head><meta name=\"citation_title\" content=\"Tides\"></head><body>\n<span class=\"Z3988\" title=\"rft.atitle=Currents\"></span></body></html>\n", Line: 2,
	},
	{
		Code: "html.refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
		About: "A saved page states something that the field cannot hold: a DOI that is none, a date that does not exist. No typed value is read from " +
			"it, and it stays as it stands. The message says what is wrong. Look at the page.",
		Example: "<html><head><meta name=\"citation_title\" content=\"Tides\">\n<meta name=\"citation_doi\" content=\"see below\"></head></html>\n", Line: 2,
	},
	{
		Code: "html.too-long", Severity: record.SeverityError, Message: "the page is larger than the limit and was not read",
		About: "A saved page is larger than the limit for one, so it was not read: pages may hold their pictures. Save the page without them, as " +
			"\"HTML only\".",
	},
	{
		Code: "source.other-format", Severity: record.SeverityError, Message: "a part of the file is in another format, and its records are not read",
		About: "Files of several formats were put together into one. The records of the format that the file was recognised as are read; this part stands " +
			"before, between or behind them, is a file of another format by itself, and is kept as text outside of records or of the last one: its publications are missing. " +
			"Give each format in a file of its own.",
		Example: "TY  - JOUR\nTI  - Tides\nPY  - 2019\nER  - \n\n@article{moons, title = {Moons}, year = 2020}\n", Line: 6,
	},
	{
		Code: "json.member-type", Severity: record.SeverityError, Message: "a member holds a value of the wrong type",
		About: "A record in Ibid's JSON has a member of the wrong type, such as a number where the schema has a text. What could be read of the " +
			"record is kept. The file was changed by hand or by another program; correct it by the schema (record/schema.json).",
		Example: "{\"ibid\":\"1\",\"records\":[{\"id\":\"a\",\"volume\":12}]}\n", Line: 0,
	},
}
