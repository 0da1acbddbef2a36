package cochrane

import (
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// pubMed is the database of a number that stands without a name in PM.
const pubMed = "pubmed"

// databases are the databases whose numbers stand behind their names, in lower
// case, and what those numbers are: PubMed ids, or accession numbers of an
// authority.
var databases = map[string]record.Identifier{
	pubMed:     {Scheme: record.SchemePMID},
	"medline":  {Scheme: record.SchemePMID},
	"embase":   {Scheme: record.SchemeAccession, Authority: "Embase"},
	"cinahl":   {Scheme: record.SchemeAccession, Authority: "CINAHL"},
	"psycinfo": {Scheme: record.SchemeAccession, Authority: "PsycINFO"},
	"amed":     {Scheme: record.SchemeAccession, Authority: "AMED"},
	"lilacs":   {Scheme: record.SchemeAccession, Authority: "LILACS"},
}

// crossReferences reads the numbers of a record in other databases, "EMBASE
// 600000001", between commas or semicolons. One without a name is the usual
// database's, "" for none. Registrations may stand among them.
func crossReferences(name, usual string) []typed.Reading {
	numbers := typed.Many(f, name, "identifiers", func(s string) (record.Identifier, error) {
		return crossReference(s, usual)
	}, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, func(a, b record.Identifier) bool { return a == b })
	return append(typed.Split(typed.At(",;\n"), numbers), f.Registrations(name)...)
}

// crossReference reads one number; the zero value where it names no known database.
func crossReference(s, usual string) (record.Identifier, error) {
	s = strings.TrimSpace(s)
	database, number, named := strings.Cut(s, " ")
	if !named {
		database, number = usual, s
	}
	id := databases[strings.ToLower(strings.TrimSuffix(database, ":"))]
	switch id.Scheme {
	case "":
		return record.Identifier{}, nil
	case record.SchemePMID:
		value, err := normalize.PMID(number)
		if err != nil {
			return record.Identifier{}, err
		}
		id.Value = value
	default:
		if id.Value = normalize.Text(number); !strings.ContainsAny(id.Value, "0123456789") {
			return record.Identifier{}, f.Reject("accession", "no-number", s, "no number behind the name of a database")
		}
	}
	return id, nil
}
