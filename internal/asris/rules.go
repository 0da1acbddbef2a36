package asris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// Escaped is a format whose texts stand in escapes, with fields that package ris
// reads from the texts; see [Texts]. Its traces name the rules of packages
// ris and normalize behind its name and a slash.
type Escaped struct {
	name   string
	prefix string
	decode func(fragment string) (string, error)
	typeOf func(text string) string
	names  map[string]string
}

// NewEscaped returns a format by its name. Decode takes the escapes of a fragment
// away, and typeOf returns RIS's code for what the format calls a type, "" for none.
func NewEscaped(name string, decode func(string) (string, error), typeOf func(string) string) *Escaped {
	e := &Escaped{name: name, prefix: name + "/", decode: decode, typeOf: typeOf, names: map[string]string{}}
	for _, set := range ruleSets() {
		for rule := range set {
			e.names[rule] = e.prefix + rule
		}
	}
	for rule := range noteRules {
		e.names[keptRule(rule)] = e.prefix + keptRule(rule)
	}
	return e
}

func ruleSets() []record.RuleSet { return []record.RuleSet{normalize.Rules(), ris.Rules()} }

// RuleName returns the name under which a rule reads fragments.
func (e *Escaped) RuleName(rule string) string {
	if name, ok := e.names[rule]; ok {
		return name
	}
	return e.prefix + rule
}

// Rules are the rules that read fragments.
func (e *Escaped) Rules() record.RuleSet {
	rules := record.RuleSet{}
	for _, set := range ruleSets() {
		for name, rule := range set {
			rules[e.prefix+name] = e.decoded(name, rule)
		}
	}
	for name, rule := range noteRules {
		kept := keptRule(name)
		rules[e.prefix+kept] = e.decoded(kept, keptLines(rule))
	}
	return rules
}

// decoded is a rule that reads fragments.
func (e *Escaped) decoded(name string, rule record.Rule) record.Rule {
	byType := readsType(name)
	return func(fragments []string) (any, error) {
		texts := make([]string, len(fragments))
		for i, fragment := range fragments {
			text, err := e.decode(fragment)
			if err != nil {
				return nil, err
			}
			texts[i] = text
			if code := e.typeOf(text); i == 0 && byType && code != "" {
				texts[i] = code
			}
		}
		return rule(texts)
	}
}

// readsType reports whether the first text of a rule of package ris is the type.
func readsType(name string) bool {
	return name == "ris.type" || name == "ris.proceedings" || strings.HasPrefix(name, "ris.type.") || strings.HasPrefix(name, "ris.generic/")
}
