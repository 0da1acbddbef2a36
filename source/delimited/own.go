package delimited

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file reads and writes the cells of this package's own tables whose form
// no exporter has.

// schemes are those of identifiers that are written with their scheme.
var schemes = []record.Scheme{
	record.SchemeDOI, record.SchemePMID, record.SchemePMCID, record.SchemeArXiv, record.SchemeISBN, record.SchemeORCID, record.SchemeScopus,
	record.SchemeWoS, record.SchemeEmbase, record.SchemeBVS, record.SchemeHandle, record.SchemeAccession, record.SchemeIbid,
}

// schemed reads an identifier with its scheme: "scopus:85012345678",
// "accession/Embase:123"; without one, an identifier that shows by itself.
func schemed() typed.Reading {
	return typed.Many(cells, "identifiers", "identifiers", schemedIdentifier,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers },
		func(a, b record.Identifier) bool { return a == b })
}

func schemedIdentifier(text string) (record.Identifier, error) {
	name, value, found := strings.Cut(normalize.Text(text), ":")
	scheme, authority, _ := strings.Cut(name, "/")
	if found && value != "" && slices.Contains(schemes, record.Scheme(scheme)) {
		return record.Identifier{Scheme: record.Scheme(scheme), Value: strings.TrimSpace(value), Authority: authority}, nil
	}
	if found := normalize.Identifiers(text); len(found) > 0 {
		return found[0], nil
	}
	return record.Identifier{}, nil
}

func schemedText(id record.Identifier) string {
	name := string(id.Scheme)
	if id.Authority != "" {
		name += "/" + id.Authority
	}
	return name + ":" + id.Value
}

// decisions reads a screening decision: "rayyan, Anna: excluded (wrong design,
// wrong population)".
func decisions() typed.Reading {
	return typed.Many(cells, "decisions", "library/decisions", decisionOf,
		func(r *record.Record) *[]record.Decision { return &r.Library.Decisions }, nil)
}

// verdicts are what a decision can say.
var verdicts = []string{"included", "excluded", "maybe"}

func decisionOf(text string) (record.Decision, error) {
	who, what, _ := cutLast(normalize.Text(text), ": ")
	tool, reviewer, _ := strings.Cut(who, ", ")
	verdict, reasons, hasReasons := strings.Cut(what, " (")
	d := record.Decision{Tool: tool, Reviewer: reviewer, Verdict: verdict}
	if !slices.Contains(verdicts, d.Verdict) {
		return record.Decision{}, refusal("csv.decisions", "verdict", text, "no decision")
	}
	if hasReasons {
		d.Reasons = strings.Split(strings.TrimSuffix(reasons, ")"), ", ")
	}
	return d, nil
}

// cutLast cuts a text at the last mark before a bracket.
func cutLast(text, mark string) (before, after string, found bool) {
	end := len(text)
	if i := strings.Index(text, " ("); i >= 0 {
		end = i
	}
	if i := strings.LastIndex(text[:end], mark); i >= 0 {
		return text[:i], text[i+len(mark):], true
	}
	return "", text, false
}

func decisionText(d record.Decision) string {
	text := d.Tool
	if d.Reviewer != "" {
		text += ", " + d.Reviewer
	}
	if text != "" {
		text += ": "
	}
	text += d.Verdict
	if len(d.Reasons) > 0 {
		text += " (" + strings.Join(d.Reasons, ", ") + ")"
	}
	return text
}
