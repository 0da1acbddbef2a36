package ictrp

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
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

// entryGenre and database are what an entry is, and where it was: the genre is that
// of package clinicaltrials.
const (
	entryGenre = "clinical trial registration"
	database   = "ICTRP"
)

func decode(fragment string) (string, error) { return markup.NewValue(fragment).Text, nil }

// ownTable reads what a table of the portal does not say.
var ownTable = &typed.Table{Format: typed.Format{Code: code}, Fields: own(typed.Format{Code: code})}

func own(f typed.Format) map[string][]typed.Reading {
	readings := []typed.Reading{
		typed.One(f, "own-id", "own_id", func(s string) (string, error) { return normalize.Text(s), nil }, func(r *record.Record) *string { return &r.OwnID }),
		typed.One(f, "genre", "genre", ifStated(entryGenre), func(r *record.Record) *string { return &r.Genre }),
		typed.One(f, "database", "origin/database", ifStated(database), func(r *record.Record) *string { return &r.Origin.Database }),
	}
	readings[1].Inferred, readings[2].Inferred = true, true
	return map[string][]typed.Reading{number: readings}
}

// ifStated returns a function that reads what an entry with a number is.
func ifStated(value string) func(string) (string, error) {
	return func(s string) (string, error) {
		if strings.TrimSpace(s) == "" {
			return "", nil
		}
		return value, nil
	}
}

// Rules are the rules of this package's traces.
//
//	rule            texts                      value
//	ictrp/RULE      elements, or parts of one  what RULE of package delimited reads from their texts
//	ictrp.own-id    TrialID                    the entry's number as it stands
//	ictrp.genre     TrialID                    "clinical trial registration"
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
