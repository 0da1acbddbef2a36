package cochrane

import (
	"slices"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// pubMed is the database of a number that stands without a name in PM.
const pubMed = "pubmed"

// numberSeparators stand between numbers in databases.
const numberSeparators = ",;\n"

// crossReferences reads the numbers of a record in other databases, "EMBASE
// 600000001", between commas or semicolons. One without a name is the usual
// database's, "" for none. Registrations may stand among them. Where something else
// does, the field is a detail, too.
func crossReferences(name, usual string) []typed.Reading {
	numbers := typed.Many(f, name, "identifiers", func(s string) (record.Identifier, error) {
		return normalize.NumberInDatabase(s, usual)
	}, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, func(a, b record.Identifier) bool { return a == b })
	reads := func(part string) bool {
		id, err := normalize.NumberInDatabase(part, usual)
		return err == nil && id.Value != "" || len(normalize.FindRegistrations(part)) > 0
	}
	rest := typed.Split(typed.Unread(numberSeparators, reads), f.Detail(name+"/all", "numbers-in-databases"))
	return slices.Concat(typed.Split(typed.At(numberSeparators), numbers), rest, f.Registrations(name))
}
