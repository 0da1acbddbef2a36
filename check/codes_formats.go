package check

import "github.com/ibid-go/ibid/record"

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
		Code: "csl.refused-value", Severity: record.SeverityWarning, Message: "a value that its rule refuses; it is kept as it stands",
		About: "A member of an item holds something that it cannot: a DOI that is none, a date that does not exist, an ISSN whose check digit " +
			"is wrong. No typed value is read from it, and it stays as it stands. The message says what is wrong. Correct the value.",
		Example: "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A book\",\n  \"DOI\": \"none\"}]\n", Line: 2,
	},
	{
		Code: "csl.changed-since", Severity: record.SeverityWarning, Message: "the item's members have changed since this was written for them, and win over it",
		About: "Ibid writes what CSL cannot say into \"custom\". Here another program has changed the item since, so what \"custom\" says of the same field " +
			"no longer holds, and the item's own members were read. Nothing needs to be done where that change was meant.",
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
		Code: "json.member-type", Severity: record.SeverityError, Message: "a member holds a value of the wrong type",
		About: "A record in Ibid's JSON has a member of the wrong type, such as a number where the schema has a text. What could be read of the " +
			"record is kept. The file was changed by hand or by another program; correct it by the schema (record/schema.json).",
		Example: "{\"ibid\":\"1\",\"records\":[{\"id\":\"a\",\"volume\":12}]}\n", Line: 0,
	},
}
