package reflib

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// rulePrefix stands before the name of a rule of another package that reads the
// texts without escapes.
const rulePrefix = code + "/"

// Rules are the rules of this package's traces.
//
//	rule           texts                     value
//	reflib/RULE    pieces of JSON's strings  what RULE of package ris or normalize reads from their texts; a
//	                                         type is read by its name
//	reflib.MEMBER  the JSON text of a value  what the member says
func Rules() record.RuleSet {
	rules := format.Rules()
	for _, set := range []record.RuleSet{normalize.Rules(), ris.Rules()} {
		for name, rule := range set {
			rules[rulePrefix+name] = decoded(name, rule)
		}
	}
	return rules
}

// decoded is a rule that reads pieces of JSON's strings.
func decoded(name string, rule record.Rule) record.Rule {
	byType := readsType(name)
	return func(pieces []string) (any, error) {
		plain := make([]string, len(pieces))
		for i, piece := range pieces {
			text, err := decode(piece)
			if err != nil {
				return nil, err
			}
			plain[i] = text
			if code := codeOf(text); i == 0 && byType && code != "" {
				plain[i] = code
			}
		}
		return rule(plain)
	}
}

// readsType reports whether the first text of a rule of package ris is the type.
func readsType(name string) bool {
	return name == "ris.type" || name == "ris.proceedings" || strings.HasPrefix(name, "ris.type.") || strings.HasPrefix(name, "ris.generic/")
}

// ruleNames are the names of rules with the prefix, by those without.
var ruleNames = func() map[string]string {
	names := map[string]string{}
	for _, set := range []record.RuleSet{normalize.Rules(), ris.Rules()} {
		for name := range set {
			names[name] = rulePrefix + name
		}
	}
	return names
}()

func ruleName(name string) string {
	if prefixed, ok := ruleNames[name]; ok {
		return prefixed
	}
	return rulePrefix + name
}
