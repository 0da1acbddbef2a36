package cochrane

import (
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// pubMed is the database of a number that stands without a name in PM.
const pubMed = "pubmed"

// crossReferences reads the numbers of a record in other databases, "EMBASE
// 600000001", between commas or semicolons. One without a name is the usual
// database's, "" for none. Registrations may stand among them.
func crossReferences(name, usual string) []typed.Reading {
	numbers := typed.Many(f, name, "identifiers", func(s string) (record.Identifier, error) {
		return normalize.NumberInDatabase(s, usual)
	}, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, func(a, b record.Identifier) bool { return a == b })
	return append(typed.Split(typed.At(",;\n"), numbers), f.Registrations(name)...)
}
