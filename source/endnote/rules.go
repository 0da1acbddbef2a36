package endnote

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// rulePrefix stands before the name of a rule of another package that reads the
// texts without escapes and styles.
const rulePrefix = "endnote/"

// Rules of this format alone.
const (
	groupRule   = "endnote.group"
	programRule = "endnote.program"
)

// Rules are the rules of this package's traces.
//
//	rule             texts                 value
//	endnote/RULE     fragments of XML      what RULE of package ris or normalize reads from their texts; a
//	                                       reference type is read by its name or number
//	endnote.group    the name of a group   string
//	endnote.program  the name of a program the dialect
func Rules() record.RuleSet {
	rules := record.RuleSet{
		groupRule:   one(func(s string) any { return normalize.Text(s) }),
		programRule: one(func(s string) any { return program(s) }),
	}
	for _, set := range []record.RuleSet{normalize.Rules(), ris.Rules()} {
		for name, rule := range set {
			rules[rulePrefix+name] = decoded(name, rule)
		}
	}
	return rules
}

func one(read func(string) any) record.Rule {
	return func(texts []string) (any, error) {
		if len(texts) != 1 {
			return nil, fmt.Errorf("%d texts, where the rule reads one", len(texts))
		}
		return read(markup.NewValue(texts[0]).Text), nil
	}
}

// decoded is a rule that reads fragments.
func decoded(name string, rule record.Rule) record.Rule {
	byType := readsType(name)
	return func(texts []string) (any, error) {
		plain := make([]string, len(texts))
		for i, text := range texts {
			plain[i] = markup.NewValue(text).Text
			if code := codeOf(plain[i]); i == 0 && byType && code != "" {
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

// program returns a program's name as a dialect: in lower case, without blanks.
func program(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(normalize.Text(text)), "-"))
}

func itoa(n int) string { return strconv.Itoa(n) }
