package endnote

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/asris"
	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Rules of this format alone.
const (
	groupRule   = "endnote.group"
	programRule = "endnote.program"
)

// Rules are the rules of this package's traces.
//
//	rule             texts                 value
//	endnote/RULE     fragments of XML      what RULE of package ris or normalize reads from their texts; a
//	                                       reference type is read by its name or number; the lines of a
//	                                       note, whose rules are ris.kept-lines/RULE, stay lines
//	endnote.detail.E the text of element E  record.Detail
//	endnote.group    the name of a group   string
//	endnote.program  the name of a program the dialect
func Rules() record.RuleSet {
	rules := record.RuleSet{
		groupRule:   one(func(s string) any { return normalize.Text(s) }),
		programRule: one(func(s string) any { return program(s) }),
	}
	maps.Copy(rules, escaped.Rules())
	maps.Copy(rules, detailRules())
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

// escaped are the rules of other packages that read the texts without escapes and
// styles.
var escaped = asris.NewEscaped("endnote", decode, codeOf)

func decode(fragment string) (string, error) { return markup.NewValue(fragment).Text, nil }

// program returns a program's name as a dialect: in lower case, without blanks.
func program(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(normalize.Text(text)), "-"))
}

func itoa(n int) string { return strconv.Itoa(n) }
