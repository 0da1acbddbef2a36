package ris

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// documented is the documentation of a kind of diagnostic.
type documented struct {
	kind
	// line is where the example gives the diagnostic, options how it is read.
	line    int
	options Options
	about   string
	example []string
}

// Codes returns the kinds of diagnostic of this package, in the order of the
// table below: ends and starts of records, tags, values, characters, limits,
// meaning.
func Codes() []record.Code {
	codes := make([]record.Code, len(documentation))
	for i, d := range documentation {
		codes[i] = record.Code{
			Code: d.code, Severity: d.severity, Message: d.message,
			About: d.about, Example: strings.Join(d.example, "\n") + "\n", Line: d.line,
		}
	}
	return codes
}

// documentation documents every kind of diagnostic of this package. A test
// reads each example, and finds kinds that have no row.
var documentation = []documented{
	{
		kind: missingEnd, line: 1,
		about: "A record ends with ER. Without it many programs lose the record, above all the last one of a file, or mix it with " +
			"the next. Ibid ends it where the next TY begins or the file ends. If it is the last record, see whether the file was cut off " +
			"on its way; otherwise --fix adds the ER.",
		example: []string{"TY  - JOUR", "TI  - The first record", "TY  - JOUR", "TI  - The second record", "ER  - "},
	},
	{
		kind: missingType, line: 1,
		about: "A record begins with TY and a type such as JOUR. Other programs skip everything up to the next TY. Ibid begins a record at " +
			"a known tag and leaves its type open, since nothing states it. Add the TY line that is right for the record.",
		example: []string{"TI  - An article without a type", "AU  - Okafor, Ngozi", "ER  - "},
	},
	{
		kind: typeNotFirst, line: 2,
		about: "Some exporters write ID or AN before TY. The sheets want TY first, and other programs lose what stands before it or give " +
			"it to the record before. Ibid takes such a field as the record's own. Move it behind the TY line.",
		example: []string{"ID  - 42", "TY  - JOUR", "TI  - An article", "ER  - "},
	},
	{
		kind: unknownType, line: 1,
		about: "TY holds a code that is in neither sheet and is no alias that real files are known to use. Other programs refuse the " +
			"record or make it a generic one. Ibid keeps the record and the code, and states no type. Write the code that is meant: JOUR, " +
			"BOOK, CHAP, CPAPER, THES, RPRT, ELEC or GEN serve most records.",
		example: []string{"TY  - PDF", "TI  - A scanned report", "ER  - "},
	},
	{
		kind: typeInWords, line: 1,
		about: "TY holds what the type is called and not its code: Thesis for THES, journalArticle for JOUR. Other programs refuse the record or make " +
			"it a generic one. Ibid reads the type that is meant. Write the code, or convert the file with --to ris.",
		example: []string{"TY  - Journal Article", "TI  - An article", "ER  - "},
	},
	{
		kind: webOfScience, line: 1,
		about: "The record is in Web of Science's own form: it begins with PT, a tag is followed by one space and no dash, and lines that go " +
			"on are indented. Such exports are often named as RIS, and programs that take the name at its word read nothing. Ibid reads the " +
			"record by the tags of that form; --fix leaves it as it is. To have RIS, convert the file with --to ris.",
		example: []string{"PT J", "AU Okafor, N", "TI Reading aloud", "SO LIBRARY EXPERIMENTS", "ER"},
	},
	{
		kind: unknownTag, line: 2,
		about: "A field has a tag that is in neither sheet. It may be an exporter's own tag, or a typing error for a known one. Ibid keeps " +
			"the field, in its place, and writes it back; nothing is read from it. Where it is an error, correct the tag.",
		example: []string{"TY  - JOUR", "ZZ  - something of its own", "ER  - "},
	},
	{
		kind: flattenedRecord, line: 1,
		about: "All fields of the record stand on one line, as they do after pasting from a web page or a mail. No other program reads such " +
			"a record. Ibid finds the fields by the known tags and by what their values can be; in running text this is a judgement, so look at " +
			"the result. --fix puts every field on a line of its own.",
		example: []string{"TY  - JOUR AU  - Okafor, Ngozi TI  - Reading aloud PY  - 2019 ER  - "},
	},
	{
		kind: oneSpace, line: 1,
		about: "A tag is followed by two spaces, a dash and a space. Here is one space before the dash, as in files that passed through a " +
			"program which folds blanks. Programs that compare the first six characters read nothing of such a file. Ibid reads it; --fix writes the two spaces.",
		example: []string{"TY - JOUR", "TI - One space before the dash", "ER - "},
	},
	{
		kind: noSpace, line: 2,
		about: "The dash follows its tag without the two spaces of the sheets. Most programs take such a line for text of the field before. " +
			"Ibid reads it as a field where its value suits the tag; --fix writes the two spaces.",
		example: []string{"TY  - JOUR", "PY- 2019", "TI  - An article", "ER  - "},
	},
	{
		kind: noSpaceAfter, line: 2,
		about: "The value follows the dash without the space of the sheets. Programs that cut a line at its sixth character lose the value's " +
			"first letter. Ibid loses nothing; --fix writes the space.",
		example: []string{"TY  - JOUR", "TI  -No space after the dash", "ER  - "},
	},
	{
		kind: oddSpace, line: 2,
		about: "Between tag and dash stands something else than two spaces: a tab, no-break spaces from a web page or a word processor, or " +
			"more spaces. It looks right on a screen, and other programs do not see a field. Ibid reads it; --fix writes the two spaces.",
		example: []string{"TY  - JOUR", "TI\t- A tab before the dash", "ER  - "},
	},
	{
		kind: oddDash, line: 2,
		about: "A word processor has turned the hyphen behind the tag into a longer dash. Other programs do not see a field there. Ibid reads " +
			"it; --fix writes the hyphen.",
		example: []string{"TY  - JOUR", "TI  – An en dash behind the tag", "ER  - "},
	},
	{
		kind: noDash, line: 3,
		about: "The line that ends the record says ER and nothing else. Other programs take the line for a continuation of the field before, and " +
			"the next record for a part of this one. Ibid ends the record there; --fix writes the dash.",
		example: []string{"TY  - JOUR", "TI  - A record that ends without a dash", "ER"},
	},
	{
		kind: indented, line: 2,
		about: "A tag does not stand at the start of its line. Other programs take the line for a continuation of the field before. Ibid reads " +
			"a field where the line looks like one; --fix takes the blanks away.",
		example: []string{"TY  - JOUR", "  TI  - An indented line", "ER  - "},
	},
	{
		kind: lowerCase, line: 1,
		about: "A tag is in lower case; the sheets have capital letters, and programs that compare the letters lose the field. Ibid reads it " +
			"as the same tag; --fix writes the capitals.",
		example: []string{"ty  - JOUR", "ti  - Tags in lower case", "er  - "},
	},
	{
		kind: continuation, line: 3,
		about: "A line without a tag goes on with the value before it, because the exporter wraps long lines or writes paragraphs. The sheets " +
			"allow it, yet some programs drop such lines. Ibid joins lines that were wrapped and keeps paragraphs. --fix joins values whose " +
			"lines were broken because they were full.",
		example: []string{"TY  - JOUR", "AB  - The first line of an abstract", "and the second.", "ER  - "},
	},
	{
		kind: tagInText, line: 3,
		about: "A line in a field for prose looks like a field, but its value is not what the tag holds, so it was read as text. That is almost " +
			"always right, as in \"US  - based\". Look at it where a field is missing from the record.",
		example: []string{"TY  - JOUR", "AB  - The trial was done in the", "US  - based hospitals of two states.", "ER  - "},
	},
	{
		kind: textOutside, line: 1,
		about: "Text stands before, between or behind the records: a header of the database, numbers of the records, links. It is no part of " +
			"any record. Ibid keeps it with its place and writes it back. It does no harm here; some programs give it to a record.",
		example: []string{"Provider: Example Databases", "TY  - JOUR", "TI  - An article", "ER  - "},
	},
	{
		kind: textInside, line: 3,
		about: "A line inside a record has no tag and cannot go on with the field before it, which holds a year, a page or a number. The text " +
			"may be a field whose tag was lost. Ibid keeps it in the record, and no typed value takes it. Give it its tag, or delete it.",
		example: []string{"TY  - JOUR", "PY  - 2019", "A sentence that belongs to no field.", "TI  - An article", "ER  - "},
	},
	{
		kind: textAfterEnd, line: 3,
		about: "ER is the end of a record and has no value. What stands behind it on the line is often the first words of something that lost " +
			"its line end. Ibid keeps it with the ER field. Move it to where it belongs.",
		example: []string{"TY  - JOUR", "TI  - An article", "ER  - 1 of 20"},
	},
	{
		kind: abstractBehindEnd, line: 4,
		about: "The abstract of the record stands behind the ER that ends it, as wiso writes it. Other programs drop it, or give it to the next " +
			"record. Ibid reads it as the record's, where the record has no other one and a blank line, another record or nothing follows; " +
			"--fix writes it before the ER.",
		example: []string{"TY  - JOUR", "TI  - An article", "ER  - ", "AB  - What the article is about."},
	},
	{
		kind: nulByte, line: 2,
		about: "The value holds NUL characters, which come from a program that writes fields of fixed length, or from damage on a disk. Other " +
			"programs stop reading there. Ibid reads each as a blank; --fix writes a blank.",
		example: []string{"TY  - JOUR", "TI  - A title with\x00a NUL", "ER  - "},
	},
	{
		kind: lineSeparator, line: 2,
		about: "The value holds U+2028 or U+2029, which some programs take for the end of a line and cut the value there. They come from copying " +
			"out of PDF files and web pages. Ibid reads a blank; --fix writes one.",
		example: []string{"TY  - JOUR", "TI  - A title with\u2028a separator", "ER  - "},
	},
	{
		kind: fallbackLine, line: 2,
		about: "A line is not valid UTF-8 and was read as Windows-1252, or as what --encoding names. Where that is the wrong encoding, letters " +
			"come out wrong, so look at one with an accent. --fix writes the file in UTF-8.",
		example: []string{"TY  - JOUR", "AU  - M\xfcller, Anna", "ER  - "},
	},
	{
		kind: lineTooLong, line: 2, options: Options{MaxLine: 40},
		about: "A line is longer than the limit (64 MiB unless a program sets another), which no citation is: the file is damaged or no RIS. " +
			"The line was left out, and the rest was read. Look at that line. Below, the limit is 40 bytes.",
		example: []string{"TY  - JOUR", "AB  - A line that is longer than its limit allows", "ER  - "},
	},
	{
		kind: recordTooLong, line: 3, options: Options{MaxRecord: 60},
		about: "A record is longer than the limit (64 MiB unless a program sets another). Its first part was read and its rest left out. Often " +
			"the ER lines of the file are missing or damaged. Below, the limit is 60 bytes.",
		example: []string{"TY  - JOUR", "TI  - A record that is longer", "AB  - than its limit allows it to be", "ER  - "},
	},
	{
		kind: tooManyFields, line: 3, options: Options{MaxFields: 2},
		about: "A record has more fields, or its values have more lines, than the limit (100,000 unless a program sets another). The first were " +
			"read; of the rest only the bytes were kept, for writing the record as it stood. Often the ER lines of the file are missing or damaged. Below, the limit is 2.",
		example: []string{"TY  - JOUR", "KW  - one", "KW  - two", "KW  - three", "ER  - "},
	},
	{
		kind: outsideTooLong, line: 2, options: Options{MaxRecord: 70},
		about: "There is more text outside of records than the limit for a record (64 MiB unless a program sets another), and the rest of it was " +
			"left out. Most likely the file is no RIS. Below, the limit is 70 bytes, of which each line takes 48 more than it has.",
		example: []string{"A header", "that is longer than its limit allows", "TY  - JOUR", "ER  - "},
	},
	{
		kind: rejectedValue, line: 2,
		about: "A field holds something that its tag cannot: words where a number should be, a date that does not exist, a number whose check " +
			"digit is wrong. No typed value was read from it, and the field stays as it stands. Correct the value or give it another tag.",
		example: []string{"TY  - JOUR", "PY  - spring, perhaps", "ER  - "},
	},
	{
		kind: placeholder, line: 2,
		about: "The field holds what a database or a person writes where there is nothing: Anonymous, [No abstract available], n.d., NA, null, a " +
			"question mark. No value is read from it, so that no author is called Anonymous and no abstract compared, and it is written back. " +
			"Nothing needs to be done.",
		example: []string{"TY  - JOUR", "AU  - Anonymous", "AU  - [No authors listed]", "ER  - "},
	},
	{
		kind: yearOnly, line: 2,
		about: "A field holds a date of which only the year is certain: 04/05/2018 is in April or in May, 2017/18 in either year. The year is " +
			"read where no other field states the date, and the field stays as it stands. RIS writes YYYY/MM/DD.",
		example: []string{"TY  - JOUR", "PY  - 04/05/2018", "ER  - "},
	},
	{
		kind: repeatedField, line: 3,
		about: "A field that can have one value has another one here. The first is taken; the other is kept beside it. Delete the one that is " +
			"wrong.",
		example: []string{"TY  - JOUR", "VL  - 12", "VL  - 13", "ER  - "},
	},
	{
		kind: datesDisagree, line: 3,
		about: "Two fields state the date of publication and do not agree, for instance because one is the date online and the other that of " +
			"the issue. All are kept; the year in PY counts first. Decide which is the date of publication.",
		example: []string{"TY  - JOUR", "PY  - 2019", "DA  - 2018/11/02", "ER  - "},
	},
	{
		kind: mojibake, line: 2,
		about: "The text has characters that UTF-8 has where it is read as Windows-1252, such as \"Ã©\" for \"é\", a row of accented letters that " +
			"no language writes, \"donÕt\" for \"don’t\" as of a file from an old Macintosh, or the sign that stands for a letter that could not be read: some program on the way " +
			"took one encoding for another. Where the file itself is in another encoding, name it with --encoding. Else Ibid keeps the text as it stands, since nobody knows what else was lost on that way. Export the record again, or correct it.",
		example: []string{"TY  - JOUR", "TI  - CitÃ© et mÃ©moire", "ER  - "},
	},
	{
		kind: subtitle, line: 3,
		about: "T2 names the journal. Pure and EBSCOhost write the article's subtitle there, and the journal in another tag. Where both are there " +
			"and do not agree, Ibid reads T2 as a subtitle. Look whether it is one.",
		example: []string{"TY  - JOUR", "TI  - Reading aloud", "T2  - a randomised trial", "JF  - Journal of Library Experiments", "ER  - "},
	},
}
