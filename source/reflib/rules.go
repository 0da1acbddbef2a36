package reflib

import (
	"maps"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/record"
)

// Rules are the rules of this package's traces.
//
//	rule           texts                     value
//	reflib/RULE    pieces of JSON's strings  what RULE of package ris or normalize reads from their texts; a
//	                                         type is read by its name
//	reflib.MEMBER  the JSON text of a value  what the member says
func Rules() record.RuleSet {
	rules := format.Rules()
	maps.Copy(rules, escaped.Rules())
	return rules
}

// escaped are the rules of other packages that read the texts without escapes.
var escaped = asris.NewEscaped(code, decode, codeOf)
