package bibtex

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// The authors of a patent are its inventors, whom BibTeX and BibLaTeX have no field
// for.

const (
	roleInventor record.Role = "inventor"
	// ofPatent stands behind the name of a field in the names of rules that read
	// inventors.
	ofPatent = ".inventor"
)

var isPatent = isType(record.TypePatent)

// authors reads authors, of a patent as inventors.
func authors(name string) []typed.Reading {
	return slices.Concat(
		typed.If(not(isPatent), namesBy(name, record.RoleAuthor)...),
		typed.If(isPatent, namesBy(name+ofPatent, roleInventor)...),
	)
}

// makeInventors makes inventors of the authors of a record that was found to be a
// patent when they had been read.
func makeInventors(r *record.Record) {
	rule := text.RuleOf("author")
	for i := range r.Trace {
		t := &r.Trace[i]
		if t.Rule != rule {
			continue
		}
		place, _ := strings.CutPrefix(t.Path, "contributors/")
		if n, err := strconv.Atoi(place); err == nil && n < len(r.Contributors) {
			r.Contributors[n].Role, t.Rule = roleInventor, rule+ofPatent
		}
	}
}

// scholarPatent is what Google Scholar notes on a patent, whose entry type is misc.
var scholarPatent = lazy.New(`^[A-Z][A-Za-z ]* Patent (?:App\. )?[A-Z]{0,2}[0-9][0-9,/.]*$`)

// patentCombinations read the type of a patent of Google Scholar's, by its publisher
// and the note on its number.
func patentCombinations() []typed.Combination {
	return []typed.Combination{{
		Rule: text.RuleOf("patent.type"), Names: []string{typeNameIn, "publisher", "note"}, Inferred: true,
		If: func(r *record.Record) bool { return r.Type == record.TypeDocument },
		Read: func(texts []string) (any, error) {
			if len(texts) != 3 || !strings.EqualFold(normalize.Text(texts[1]), "Google Patents") || !scholarPatent.MatchString(normalize.Text(texts[2])) {
				return nil, text.Reject("patent", "unknown", strings.Join(texts, " "), "nothing that only patents have")
			}
			return record.TypePatent, nil
		},
		Put: func(r *record.Record, v any) string {
			r.Type = v.(record.Type)
			makeInventors(r)
			r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == "type" })
			return "type"
		},
	}}
}
