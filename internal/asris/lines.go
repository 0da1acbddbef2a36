package asris

import (
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// A line of RIS may be one that its writer broke, because it was full. In escapes a
// line end stands where somebody made one: the lines of notes, which are lists as
// often as not, stay lines.

// keptPrefix stands in the names of the rules that keep the lines of a note, where
// those of package ris that join them have [linesPrefix].
const keptPrefix = "ris.kept-lines/"

// notesPath begins the paths of notes.
const notesPath = "notes/"

// noteRules are the rules of package ris that read a note, by the names of those that
// read its lines.
var noteRules = func() record.RuleSet {
	rules := record.RuleSet{}
	all := ris.Rules()
	for _, kind := range []string{"", "/research"} {
		rules[linesPrefix+"ris.note"+kind] = all["ris.note"+kind]
	}
	return rules
}()

// keepLines reads the notes that stand on several lines with these.
func (t *Texts[O]) keepLines(r *record.Record) {
	for i := range r.Trace {
		trace := &r.Trace[i]
		if !strings.HasPrefix(trace.Path, notesPath) {
			continue
		}
		read, ok := noteRules[trace.Rule]
		if !ok {
			continue
		}
		texts := make([]string, 0, len(trace.Spans))
		for _, span := range trace.Spans {
			texts = append(texts, string(t.text[span.Start:span.End]))
		}
		value, err := keptLines(read)(texts)
		note, ok := value.(record.Note)
		at, unread := strconv.Atoi(trace.Path[len(notesPath):])
		if err != nil || unread != nil || !ok || at >= len(r.Notes) {
			continue
		}
		r.Notes[at], trace.Rule = note, keptRule(trace.Rule)
	}
}

// keptRule is the name of the rule that keeps the lines which another joins.
func keptRule(rule string) string { return keptPrefix + strings.TrimPrefix(rule, linesPrefix) }

// keptLines is the rule that reads the lines of a text as they are.
func keptLines(read record.Rule) record.Rule {
	return func(texts []string) (any, error) { return read([]string{strings.Join(texts, "\n")}) }
}
