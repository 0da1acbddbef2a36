package ictrp

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

const (
	// code begins the codes of diagnostics and the names of this package's own rules.
	code = "ictrp"
	// rulePrefix stands before the name of a rule of package delimited that reads
	// the text of an element.
	rulePrefix = code + "/"
	// number is the meaning of the entry's number.
	number = "trial-number"
)

// database is where an entry was.
const database = "ICTRP"

func decode(fragment string) (string, error) { return markup.NewValue(fragment).Text, nil }

// ownTable reads what a table of the portal says by its headings.
var ownTable = &typed.Table{Format: typed.Format{Code: code}, Fields: own(typed.Format{Code: code})}

func own(f typed.Format) map[string][]typed.Reading {
	reading := typed.One(f, "database", "origin/database", func(s string) (string, error) {
		if strings.TrimSpace(s) == "" {
			return "", nil
		}
		return database, nil
	}, func(r *record.Record) *string { return &r.Origin.Database })
	reading.Inferred = true
	return map[string][]typed.Reading{number: {reading}}
}

// Rules are the rules of this package's traces.
//
//	rule            texts                      value
//	ictrp/RULE      elements, or parts of one  what RULE of package delimited reads from their texts
//	ictrp.database  TrialID                    "ICTRP"
func Rules() record.RuleSet {
	rules := (&typed.Table{Format: typed.Format{Code: code, Decode: decode}, Fields: own(typed.Format{Code: code, Decode: decode})}).Rules()
	for name, rule := range delimited.Rules() {
		rules[rulePrefix+name] = func(fragments []string) (any, error) {
			texts := make([]string, len(fragments))
			for i, fragment := range fragments {
				texts[i], _ = decode(fragment)
			}
			return rule(texts)
		}
	}
	return rules
}

// entryTable reads the texts of elements by what these mean.
var entryTable = delimited.Table(code, rulePrefix)
