// Package spreadsheet makes cells of CSV safe to open in a spreadsheet, which
// takes some for formulas and runs them.
package spreadsheet

import (
	"strings"
	"unicode/utf8"
)

// formulaStarts are the characters that make a spreadsheet take a cell for a
// formula (OWASP, CSV injection), their wide forms in East Asian text among
// them, and the apostrophe that escapes them.
const formulaStarts = "=+-@＝＋－＠\t\r\n'"

// StartsFormula reports whether a spreadsheet may take a cell for a formula, or
// whether it begins with the sign that escapes one.
func StartsFormula(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune(formulaStarts, first)
}

// Escape puts an apostrophe before a cell that a spreadsheet would run. The
// apostrophe itself is escaped too, so that Unescape gives every cell back.
func Escape(s string) string {
	if StartsFormula(s) {
		return "'" + s
	}
	return s
}

// Unescape undoes Escape.
func Unescape(s string) string {
	if len(s) > 1 && s[0] == '\'' && StartsFormula(s[1:]) {
		return s[1:]
	}
	return s
}
