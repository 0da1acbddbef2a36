package ris

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/rayyan"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Screening tools write a reviewer's decisions into N1: Rayyan as package rayyan
// has it, ASReview as a note, or a line of one, that is one of the words of
// asreviewLabels.

// asreviewLabels are ASReview's notes: some state that there is no decision yet,
// or that the record was labelled before the screening.
var asreviewLabels = map[string]string{
	"asreview_relevant":   "included",
	"asreview_irrelevant": "excluded",
	"asreview_not_seen":   "",
	"asreview_prior":      "",
}

// asreviewVerdict returns the verdict of a text that is one of ASReview's notes.
func asreviewVerdict(text string) (verdict string, ok bool) {
	const longest = utf8.UTFMax * len("asreview_irrelevant") // in capitals of any script
	const longestAround = 20 * longest                       // blanks and marks that are cleaned away
	if len(text) > longestAround {
		return "", false
	}
	if text = normalize.Text(text); len(text) > longest {
		return "", false
	}
	verdict, ok = asreviewLabels[strings.ToLower(text)]
	return verdict, ok
}

// readDecisions reads a note that holds decisions and reports whether it does. What
// else it says stays a note.
func (d *reading) readDecisions(s source) bool {
	value := d.fields[s.field].Value
	parts := rayyan.Divide(value)
	if parts == nil {
		return d.readASReview(s.field, rayyan.Place{From: 0, To: len(value)}, false)
	}
	given := false // the reasons were, to the decisions before them
	for i, part := range parts {
		read := false
		switch part.Key {
		case rayyan.None:
			d.readASReview(s.field, part.Whole, true)
			continue
		case rayyan.Labels:
			for label := range splitAt(part.Value.Of(value), ",\n") {
				d.readLibrary(d.part(s.field, part.Value.From+label.start, part.Value.From+label.end), "library/labels")
				read = true
			}
		case rayyan.UserNotes:
			read = d.readUserNotes(s.field, part.Value)
		case rayyan.Inclusion:
			read, given = d.readRayyan(s.field, part.Value, parts[i+1:])
		case rayyan.Reasons:
			read, given = given, false
		}
		if !read && part.Value.Of(value) != "" && part.Value.Of(value) != "{}" {
			d.addNote(d.part(s.field, part.Whole.From, part.Whole.To), "")
		}
	}
	return true
}

// readASReview reads the lines of a note that are ASReview's, and the others as
// notes where there is one, or in any case.
func (d *reading) readASReview(field int, at rayyan.Place, always bool) (found bool) {
	text := at.Of(d.fields[field].Value)
	if !always && strings.IndexByte(text, '_') < 0 {
		return false
	}
	rest := 0 // where the lines start that are not ASReview's
	for line := range splitAt(text, "\n") {
		verdict, ok := asreviewVerdict(text[line.start:line.end])
		if !ok {
			continue
		}
		d.readRest(field, at.From+rest, at.From+line.start)
		s := d.part(field, at.From+line.start, at.From+line.end)
		if verdict == "" {
			tags := &d.record.Library.Tags
			d.traceOne(inTags.element(len(*tags)), "text", false, &s)
			*tags = append(*tags, normalize.Text(s.text))
		} else {
			d.addDecision(record.Decision{Tool: "asreview", Verdict: verdict}, "ris.asreview", s)
		}
		found, rest = true, line.end
	}
	if found || always {
		d.readRest(field, at.From+rest, at.To)
	}
	return found
}

// readRest reads what a note says around its decisions.
func (d *reading) readRest(field, from, to int) {
	if from < to {
		if rest := d.part(field, from, to); !d.addIdentifiers(rest, false) {
			d.readLabels(field, from, to)
			d.addNote(rest, "")
		}
	}
}

// readRayyan reads Rayyan's pairs of reviewer and verdict, which the reasons for an
// exclusion may stand behind. A pair that is no decision stays a note, unless none
// is read. It reports whether one is and whether it has the reasons.
func (d *reading) readRayyan(field int, at rayyan.Place, behind []rayyan.Part) (read, given bool) {
	value := d.fields[field].Value
	var reasons []source
	for _, part := range behind {
		if part.Key == rayyan.Reasons {
			reasons = []source{d.part(field, part.Value.From, part.Value.To)}
		}
		if reasons != nil || part.Key == rayyan.Inclusion {
			break
		}
	}
	pairs := rayyan.Pairs(at.Of(value))
	if reasons != nil && !rayyan.GivesReasons(len(pairs), len(reasons[0].text)) {
		reasons = nil
	}
	var others []source
	for _, pair := range pairs {
		whole := d.part(field, at.From+pair.From, at.From+pair.To)
		sources := []source{whole}
		if decision, ok := rayyan.Decision(whole.text, ""); ok && rayyan.Excludes(decision) {
			sources = append(sources, reasons...)
		}
		decision, err := rayyanDecision(textsOf(sources))
		if lines := slices.ContainsFunc(sources, func(s source) bool { return s.lines }); err != nil || lines && len(sources) > 1 {
			others = append(others, whole)
			continue
		}
		d.addDecision(decision, "ris.rayyan", sources...)
		read, given = true, given || len(sources) > 1
	}
	for i := range others {
		if read {
			d.addNote(others[i], "")
		}
	}
	return read, given
}

func (d *reading) addDecision(decision record.Decision, rule string, sources ...source) {
	list := &d.record.Library.Decisions
	d.trace(inDecisions.element(len(*list)), rule, false, sources...)
	*list = append(*list, decision)
}

// rayyanDecision reads a pair of reviewer and verdict and, in a second text,
// the reasons for an exclusion.
func rayyanDecision(texts []string) (record.Decision, error) {
	if decision, ok := rayyan.Decision(texts[0], strings.Join(texts[1:], ",")); ok {
		return decision, nil
	}
	return record.Decision{}, reject("ris.rayyan", "form", texts[0], "no decision of Rayyan")
}

// readUserNotes reads the reviewers' notes and reports whether there is one.
func (d *reading) readUserNotes(field int, at rayyan.Place) (read bool) {
	for _, place := range rayyan.Notes(at.Of(d.fields[field].Value)) {
		s := d.part(field, at.From+place.From, at.From+place.To)
		note, err := rayyanNote(s.text)
		if err != nil {
			continue
		}
		list := &d.record.Library.Notes
		d.traceOne(element("library/notes", len(*list)), "ris.rayyan-note", false, &s)
		*list = append(*list, note)
		read = true
	}
	return read
}

// rayyanNote reads a reviewer with the reviewer's notes.
func rayyanNote(text string) (string, error) {
	if note, ok := rayyan.Note(text); ok {
		return note, nil
	}
	return "", reject("ris.rayyan-note", "form", text, "no note of a reviewer of Rayyan")
}
