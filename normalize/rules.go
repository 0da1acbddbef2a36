package normalize

import (
	"maps"

	"github.com/ibid-go/ibid/record"
)

// Rules are this package's rules for traces, by name: "doi", "title",
// "name.inverted", "date", … . Every function above that gives a value is in
// it, as a rule over the texts of one or two spans.
func Rules() record.RuleSet {
	rules := formRules()
	maps.Copy(rules, statementRules())
	return rules
}
