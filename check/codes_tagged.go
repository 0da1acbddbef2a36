package check

import "github.com/ibid-go/ibid/record"

// taggedFormats are the tagged formats beside RIS: what begins their codes, and
// what they are called.
var taggedFormats = []struct {
	code, name string
	// asRIS is set where the typed layer is that of RIS.
	asRIS bool
	// noted is set where unknown tags are noted.
	noted bool
}{
	{"medline", "MEDLINE's format", false, false},
	{"refer", "Refer's format", true, false},
	{"refworks", "RefWorks' format", true, true},
	{"ovid", "Ovid's format", true, false},
	{"cochrane", "the Cochrane Library's plain text", true, true},
}

// taggedCodes are the codes of the readers of these formats, which they have in
// common.
func taggedCodes() []record.Code {
	var codes []record.Code
	for _, f := range taggedFormats {
		repeated := record.SeverityWarning
		if f.asRIS {
			repeated = record.SeverityNote
		}
		codes = append(codes,
			record.Code{
				Code: f.code + ".not-indented", Severity: record.SeverityNote, Message: "a line without a tag goes on with the value before it although it is not indented",
				About: "In " + f.name + " a line that goes on with a value is indented. This one is not, most often because the file went through a program that " +
					"takes blanks away. It was read as a part of the value before it. Nothing needs to be done where it is one.",
			},
			record.Code{
				Code: f.code + ".no-tag", Severity: record.SeverityWarning, Message: "a line has no tag and cannot go on with the value before it; it is kept as text",
				About: "A line in a record of " + f.name + " begins with no tag, and the field before it holds one line only. It was kept as text that belongs to " +
					"no field. If it is a field, give it its tag.",
			},
			record.Code{
				Code: f.code + ".fallback-encoding", Severity: record.SeverityNote, Message: "the line is not UTF-8 and was read in the fallback encoding",
				About: "A line in " + f.name + " is not UTF-8. It was read as Windows-1252, or in the encoding that --encoding names. Look at its letters; if they are " +
					"wrong, name the right encoding.",
			},
			record.Code{
				Code: f.code + ".line-too-long", Severity: record.SeverityError, Message: "a line is longer than the limit and was left out",
				About: "A line of a document in " + f.name + " is longer than any field is: its line ends were lost, or another kind of file is in it. It was left out, " +
					"and its record is not complete; the others are. Look at it in an editor.",
			},
			record.Code{
				Code: f.code + ".record-too-long", Severity: record.SeverityError, Message: "the record is larger than the limit; the rest of it was left out",
				About: "A record in " + f.name + " is larger than any record is, most often because what should part it from the next one is missing. What stands " +
					"beyond the limit was left out; the records behind it are read.",
			},
			record.Code{
				Code: f.code + ".too-many-lines", Severity: record.SeverityError, Message: "the record has more lines than the limit; the rest of it was left out",
				About: "A record in " + f.name + " has more lines than any record has, most often because what should part it from the next one is missing. What " +
					"stands beyond the limit was left out; the records behind it are read.",
			},
			record.Code{
				Code: f.code + ".outside-too-long", Severity: record.SeverityError, Message: "the text outside of records is larger than the limit; the rest of it was left out",
				About: "A document in " + f.name + " holds very much text that is in no record. What stands beyond the limit was left out, and all records are read. " +
					"See whether the file is what it should be.",
			},
			record.Code{
				Code: f.code + ".refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
				About: "A field in " + f.name + " holds something that it cannot: an identifier that is none, a date that does not exist. No typed value is read from " +
					"it, and it stays as it stands. The message says what is wrong. Correct the value.",
			},
			record.Code{
				Code: f.code + ".repeated-field", Severity: repeated, Message: "the record states another value for this already; this one is kept as a detail",
				About: "Two fields of a record in " + f.name + " state different values for something of which there is one. The first one stands, the other is kept as " +
					"a detail. See which one is right.",
			},
		)
		if f.noted {
			codes = append(codes, record.Code{
				Code: f.code + ".unknown-tag", Severity: record.SeverityNote, Message: "the tag is not known; the field is kept as it stands",
				About: "A field of a record in " + f.name + " has a tag of which nothing is known. It was kept as it stands, and only numbers of registrations " +
					"were read from it. Where it is the beginning of a line that goes on with the value before it, indent that line.",
			})
		}
		if f.asRIS {
			codes = append(codes, asRISCodes(f.code, f.name)...)
		}
	}
	return codes
}

// asRISCodes are the codes of a format whose fields are read as RIS's.
func asRISCodes(code, name string) []record.Code {
	return []record.Code{
		{
			Code: code + ".rejected-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
			About: "A field in " + name + " holds something that it cannot: a DOI that is none, a date that does not exist, an ISSN whose check digit is wrong. No " +
				"typed value is read from it, and it stays as it stands. Correct the value.",
		},
		{
			Code: code + ".year-only", Severity: record.SeverityNote, Message: "of the date no more than the year can be told; the field is kept as it stands",
			About: "A field in " + name + " holds a date of which only the year is certain, such as 04/05/2018. The year is read where no other field " +
				"states the date, and the field stays as it stands.",
		},
		{
			Code: code + ".unknown-type", Severity: record.SeverityWarning, Message: "the type is in no sheet; the record is kept without a type",
			About: "The type of a record in " + name + " is none that is known, so the record has no type, and its name is kept as a detail. Fields that mean " +
				"different things by type were read as those of most types are. Give the record the type that is nearest.",
		},
		{
			Code: code + ".dates-disagree", Severity: record.SeverityWarning, Message: "dates of publication that do not agree; all are kept",
			About: "Two fields of a record in " + name + " state dates of publication that do not agree. All are kept, the year's first. One of them is often the " +
				"date of another event; see which one is right.",
		},
		{
			Code: code + ".mojibake", Severity: record.SeverityWarning, Message: "text that looks like it was read in a wrong encoding; it is kept as it stands",
			About: "A text in " + name + " has signs where letters should be, as UTF-8 has when a program reads it as something else. It is kept as it stands. Export " +
				"the record again, or correct the letters.",
		},
		{
			Code: code + ".secondary-title-is-subtitle", Severity: record.SeverityNote, Message: "T2 is no name of the journal that another tag names; read as a subtitle",
			About: "The secondary title of an article in " + name + " does not name the journal that another field names. It was read as the article's subtitle. " +
				"Nothing needs to be done where it is one.",
		},
	}
}
