package check

import "github.com/ibid-go/ibid/record"

// bibtexCodes are the codes of the reader of BibTeX.
var bibtexCodes = []record.Code{
	{
		Code: "bibtex.unbalanced", Severity: record.SeverityError,
		Message: "the entry is not closed; it ends where the next one begins or the document does",
		About: "A brace or a quote of the entry is missing, so that it would go on to the end of the file. BibTeX and most other programs stop " +
			"there or lose what follows. Ibid ends it where another entry begins and reads the fields that can be told. Close the value that is open.",
		Example: "@article{sol, title = {Tides, year = {2011}\n\n@book{berg, title = {Waves}}\n", Line: 1,
	},
	{
		Code: "bibtex.too-long", Severity: record.SeverityError, Message: "the entry has more bytes than the limit; its rest was left as text",
		About: "The entry is longer than the limit (64 MiB unless a program sets another), which no citation is: a brace that was never closed, or a " +
			"file inside of it. Its beginning was read, and reading went on at the next line that begins an entry. Look at it in an editor.",
	},
	{
		Code: "bibtex.too-many-fields", Severity: record.SeverityError, Message: "the entry has more fields than the limit; the rest was kept as bytes only",
		About: "The entry has more fields, or a value more parts, than the limit (100,000 unless a program sets another). The first were read. Most likely " +
			"the file is damaged, or is no BibTeX.",
	},
	{
		Code: "bibtex.too-deep", Severity: record.SeverityWarning, Message: "braces are nested deeper than the limit; the value was kept and not read",
		About: "Braces stand inside each other deeper than the limit (1,000 unless a program sets another). The value stays as it stands, and no typed " +
			"value is read from it. Take braces away that protect nothing.",
	},
	{
		Code: "bibtex.not-a-field", Severity: record.SeverityWarning, Message: "text inside the entry that is no field; it is kept as it stands",
		About: "Between the fields stands something that is none: a word without a value, or the rest of a value whose braces closed too early. BibTeX " +
			"skips the rest of such an entry. Ibid keeps the text and reads the other fields. Correct the value before it, or delete the text.",
		Example: "@article{sol,\n  title = {Tides}, of the sea,\n  year = {2011}}\n", Line: 2,
	},
	{
		Code: "bibtex.missing-comma", Severity: record.SeverityNote, Message: "a comma is missing before the field",
		About: "Two fields, or the citation key and the first field, stand without a comma between them. BibTeX skips the rest of such an entry. Ibid " +
			"reads both fields. Set the comma.",
		Example: "@article{sol,\n  title = {Tides}\n  year = {2011}}\n", Line: 3,
	},
	{
		Code: "bibtex.missing-key", Severity: record.SeverityNote, Message: "the entry has no citation key",
		About: "Nothing stands between the opening brace and the first field, so that the entry cannot be cited. Programs make up a key or refuse the entry. " +
			"Ibid reads it. Give it a key.",
		Example: "@article{title = {Tides}}\n", Line: 1,
	},
	{
		Code: "bibtex.odd-key", Severity: record.SeverityNote, Message: "the citation key has characters that TeX or BibTeX does not allow",
		About: "The citation key holds a blank, a quote, a hash or another character with a meaning of its own. LaTeX cannot cite it, and some programs " +
			"refuse the file. Ibid takes the key as it stands. Rename it.",
		Example: "@article{sol 2011, title = {Tides}}\n", Line: 1,
	},
	{
		Code: "bibtex.odd-name", Severity: record.SeverityNote, Message: "the name of the field has blanks in it; it was read without them",
		About: "The name of a field has blanks, as in \"key words\", which BibTeX does not allow: it skips the rest of the entry. Ibid reads the field " +
			"under the name without them. Correct the name.",
		Example: "@article{sol,\n  key words = {tide}}\n", Line: 2,
	},
	{
		Code: "bibtex.escaped-brace", Severity: record.SeverityNote, Message: "an escaped brace stands alone, which BibTeX counts; it was read as text",
		About: "BibTeX counts braces behind a backslash too, so that one that stands alone opens or closes a value. The entry makes sense where it is " +
			"taken for text, and so Ibid did. Write {\\textbraceleft} or {\\textbraceright} for it.",
		Example: "@article{sol,\n  title = {The set \\{ of tides}}\n", Line: 1,
	},
	{
		Code: "bibtex.quote-in-value", Severity: record.SeverityNote, Message: "a quote stands inside a value in quotes without braces",
		About: "A value in quotes has a quote in it. For BibTeX the value ends there, whatever stands before the quote, and the rest of the entry is lost. " +
			"Ibid ends the value where a field can end. Put the value, or the quote, into braces.",
		Example: "@article{sol,\n  title = \"The \\\"high\\\" tide\"}\n", Line: 2,
	},
	{
		Code: "bibtex.bare-text", Severity: record.SeverityNote, Message: "a value stands without braces or quotes and is no number and no macro; it was read as text",
		About: "Only numbers and the names of macros may stand without braces or quotes. BibTeX skips the rest of the entry; some programs end at once. " +
			"Ibid reads the value as text. Put it into braces.",
		Example: "@article{sol,\n  pages = 12-34}\n", Line: 2,
	},
	{
		Code: "bibtex.unknown-macro", Severity: record.SeverityWarning, Message: "the macro is not defined before this; its name was read as text",
		About: "A word stands for a value, and no @string before it says which. BibTeX leaves the value empty. It may be defined in another file, by a style, or " +
			"further down. Ibid reads the word itself. Define the macro, or put the text into braces.",
		Example: "@article{sol,\n  journal = jsea}\n", Line: 2,
	},
	{
		Code: "bibtex.macro-too-long", Severity: record.SeverityWarning, Message: "macros expand to more than the limit; the name was read as text",
		About: "Macros that are made of other macros, or macros in very many entries, would take more memory than the limits allow. What is over the " +
			"limit stays as the macro's name. No file for people has such macros; look at its @string lines.",
	},
	{
		Code: "bibtex.duplicate-field", Severity: record.SeverityNote, Message: "the entry has a field of this name already",
		About: "The entry has two fields of one name. BibTeX takes the first, other programs the last, or refuse the entry. Ibid reads both: where a record " +
			"holds one value, the first counts and the other is kept beside it. Delete one, or rename it.",
		Example: "@article{sol,\n  year = {2011},\n  year = {2012}}\n", Line: 3,
	},
	{
		Code: "bibtex.commented-field", Severity: record.SeverityNote, Message: "a line inside the entry that begins with % was left out",
		About: "A line between the fields begins with a percent sign. Biber takes it for a comment; BibTeX does not and skips the rest of the entry. " +
			"Ibid leaves the line out and keeps its bytes. Delete it, or move it out of the entry.",
		Example: "@article{sol,\n  % year = {2011},\n  title = {Tides}}\n", Line: 2,
	},
	{
		Code: "bibtex.commented-entry", Severity: record.SeverityNote, Message: "an entry behind % on its line was taken for a comment",
		About: "An entry begins on a line behind a percent sign. Biber takes that for a comment; BibTeX has no such comments and reads the entry. Ibid " +
			"does as Biber. Take the sign away where the entry is wanted.",
		Example: "% @article{sol, title = {Tides}}\n@book{berg, title = {Waves}}\n", Line: 1,
	},
	{
		Code: "bibtex.unknown-type", Severity: record.SeverityNote,
		Message: "the entry type is none of BibTeX's or BibLaTeX's; the entry is kept without a type",
		About: "The word behind the at-sign is no type of entry that a style or a program is known to have. Styles treat it as @misc. Ibid keeps the word and " +
			"states no type. Write the type that is meant.",
		Example: "@artcle{sol, title = {Tides}}\n", Line: 1,
	},
	{
		Code: "bibtex.set", Severity: record.SeverityNote,
		Message: "the entry is a set of others and no publication; its members behind it have its key as a group",
		About: "BibLaTeX's @set names entries that are cited as one. It has no title and no author and is no publication, so it gives no record. Its members " +
			"that stand behind it are in a group of its name. Nothing needs to be done.",
		Example: "@set{tides, entryset = {sol11, berg12}}\n@book{sol11, title = {Tides}}\n@book{berg12, title = {Waves}}\n", Line: 1,
	},
	{
		Code: "bibtex.not-in-set", Severity: record.SeverityWarning,
		Message: "a member of the set stands before it, or is in 100 sets before it, and does not have its key as a group",
		About: "Entries are read in their order, and a @set comes too late for those of its members that stand before it: they are not in the group of its " +
			"name, as are those that 100 other sets name already. The first such member is named. Move the set to the top of the file.",
		Example: "@book{sol11, title = {Tides}}\n@set{tides, entryset = {sol11, berg12}}\n@book{berg12, title = {Waves}}\n", Line: 2,
	},
	{
		Code: "bibtex.names-without-and", Severity: record.SeverityNote,
		Message: "names stand without the word \"and\" between them; they were divided by their initials",
		About: "BibTeX divides a list of names at the word \"and\" alone, and takes what stands with commas or semicolons only for one name, which it may " +
			"refuse. Ibid divides such a list where family names and initials take turns in it. Write \"and\" between the names.",
		Example: "@book{sol, title = {Tides}, author = {Sol, I., Berg, O.}}\n", Line: 1,
	},
	{
		Code: "bibtex.missing-parent", Severity: record.SeverityWarning,
		Message: "the entry that crossref or xdata names is not in the document, or too far away",
		About: "The entry takes fields from another one, by crossref or xdata, and that one is not in this file, or so far away that the entries between " +
			"could not be held. What it would have inherited is missing. Add the other entry to the file, or the fields to this one.",
		Example: "@inproceedings{sol, title = {Tides}, crossref = {sea11}}\n", Line: 1,
	},
	{
		Code: "bibtex.missing-element", Severity: record.SeverityWarning,
		Message: "the entry that xdata names has no such field, or its list no such element",
		About: "A value such as xdata=press-publisher or xdata=people-author-2 stands for a field of another entry, or for one element of its list, and that " +
			"entry has no such field or fewer elements. Nothing stands in its place. Correct the name or the number, or write the value itself.",
		Example: "@xdata{people, author = {Sol, Ines}}\n@book{sea, title = {Tides}, author = {xdata=people-author-2}}\n", Line: 2,
	},
	{
		Code: "bibtex.parent-cycle", Severity: record.SeverityWarning,
		Message: "entries refer to each other in a circle, or in too long a chain; the rest of it was not followed",
		About:   "By crossref or xdata the entry leads back to itself, or through more than 16 others. What was found up to there is read. Correct the keys.",
		Example: "@book{sol, title = {Tides}, crossref = {sol}}\n", Line: 1,
	},
	{
		Code: "bibtex.parsers-differ", Severity: record.SeverityNote,
		Message: "the grammar of github.com/nickng/bibtex reads another value; the one that stands was kept",
		About: "Values are read twice: by Ibid, and by the grammar of another package. Here they differ, which no file is known to bring about. The value " +
			"that stands in the file is taken. Please report the entry.",
	},
	{
		Code: "bibtex.outside-too-long", Severity: record.SeverityError,
		Message: "text outside of entries has more bytes than the limit; the rest of it was left out",
		About: "There is more text outside of entries than the limit for an entry (64 MiB unless a program sets another). Most likely the file is no BibTeX. " +
			"Entries are read all the same.",
	},
	{
		Code: "bibtex.unclosed-comment", Severity: record.SeverityNote, Message: "the braces of a comment do not close; the comment ends with its line",
		About: "The brace behind @comment has no partner, so that all entries behind it would be part of the comment. Ibid takes it for a comment of one line, " +
			"as BibTeX does. Close it, or take the brace away.",
		Example: "@comment{ to be checked\n@book{berg, title = {Waves}}\n", Line: 1,
	},
	{
		Code: "bibtex.nul", Severity: record.SeverityWarning, Message: "NUL characters in the value were left out",
		About: "The value holds NUL characters, which come from damage on a disk or from a program that writes fields of fixed length. Other programs stop " +
			"reading there. Ibid leaves them out. Delete them.",
		Example: "@article{sol,\n  title = {Ti\x00des}}\n", Line: 2,
	},
	{
		Code: "bibtex.ibid-field", Severity: record.SeverityWarning, Message: "the field \"ibid\" is not as Ibid writes it, and was not read",
		About: "Ibid writes what BibTeX has no field for into the field \"ibid\", as JSON. Here it cannot be read: a program has wrapped, cut or recoded it. The " +
			"other fields are read. Delete the field, or convert from the original again.",
		Example: "@article{sol,\n  ibid = {none}}\n", Line: 2,
	},
	{
		Code: "bibtex.changed-since", Severity: record.SeverityWarning, Message: "the entry's fields have changed since this was written for them, and win over it",
		About: "Ibid writes what BibTeX has no field for into the field \"ibid\". Here the other fields have changed since, so what it says of the same value no longer " +
			"holds, and the fields were read. Nothing needs to be done where that change was meant.",
		Example: "@article{sol,\n  ibid = {{\"volume\":[\"00000000\",\"12\"]}}}\n", Line: 2,
	},
	{
		Code: "bibtex.refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
		About: "A field holds something that it cannot: a DOI that is none, a date that does not exist, an ISSN whose check digit is wrong. No typed value is " +
			"read from it, and it stays as it stands. The message says what is wrong. Correct the value.",
		Example: "@article{sol,\n  doi = {see below}}\n", Line: 2,
	},
	{
		Code: "bibtex.repeated-field", Severity: record.SeverityWarning,
		Message: "the record states another value for this already; this one is kept as a detail",
		About: "Two fields state the same thing of the publication and do not agree, for instance a publisher and a school of a thesis. The first is taken, the other " +
			"kept beside it. Delete the one that is wrong.",
		Example: "@article{sol,\n  address = {Kiel},\n  publocation = {Lisbon}}\n", Line: 3,
	},
}
