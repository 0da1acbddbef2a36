package ris

import (
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Screening tools write a reviewer's decisions into N1. Rayyan:
//
//	RAYYAN-INCLUSION: {"Name"=>"Included"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: x | USER-NOTES: {"Name"=>["text"]}
//
// ASReview: a note that is one of the words of asreviewLabels.

// rayyanVerdicts are Rayyan's words for a decision.
var rayyanVerdicts = map[string]string{
	"included": "included", "excluded": "excluded", "maybe": "maybe",
}

// asreviewLabels are ASReview's notes; the last states that there is no
// decision yet.
var asreviewLabels = map[string]string{
	"asreview_relevant":   "included",
	"asreview_irrelevant": "excluded",
	"asreview_not_seen":   "",
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

// readDecisions reads a note that holds decisions and reports whether it does.
func (d *reading) readDecisions(s source) bool {
	if verdict, ok := asreviewVerdict(s.text); ok {
		if verdict == "" {
			tags := &d.record.Library.Tags
			d.traceOne(inTags.element(len(*tags)), "text", false, &s)
			*tags = append(*tags, normalize.Text(s.text))
			return true
		}
		d.addDecision(record.Decision{Tool: "asreview", Verdict: verdict}, "ris.asreview", s)
		return true
	}
	value := d.fields[s.field].Value
	first := strings.Index(value, "RAYYAN-")
	if first < 0 {
		return false
	}
	d.readRest(s.field, 0, len(strings.TrimRight(value[:first], "| \n")))
	d.readRayyan(s.field, value)
	last := strings.LastIndex(value, "RAYYAN-")
	if i := strings.IndexByte(value[last:], '\n'); i >= 0 {
		d.readRest(s.field, last+i+1, len(value))
	}
	return true
}

// readRest reads what a note says before and behind its decisions.
func (d *reading) readRest(field, from, to int) {
	if from >= to {
		return
	}
	if rest := d.part(field, from, to); !d.addIdentifiers(rest, false) {
		d.readLabels(field, from, to)
		d.addNote(rest, "")
	}
}

// readRayyan reads the parts of Rayyan's note.
func (d *reading) readRayyan(field int, value string) {
	reasons, hasReasons := rayyanPart(value, "RAYYAN-EXCLUSION-REASONS:")
	if labels, ok := rayyanPart(value, "RAYYAN-LABELS:"); ok {
		for label := range splitAt(value[labels.start:labels.end], ",\n") {
			d.readLibrary(d.part(field, labels.start+label.start, labels.start+label.end), "library/labels")
		}
	}
	if notes, ok := rayyanPart(value, "USER-NOTES:"); ok {
		d.readLibrary(d.part(field, notes.start, notes.end), "library/notes")
	}
	inclusion, ok := rayyanPart(value, "RAYYAN-INCLUSION:")
	if !ok {
		return
	}
	at := inclusion.start
	for {
		pair, ok := rayyanPair(value[at:inclusion.end])
		if !ok {
			return
		}
		sources := []source{d.part(field, at+pair.start, at+pair.end)}
		if hasReasons {
			sources = append(sources, d.part(field, reasons.start, reasons.end))
		}
		texts := make([]string, len(sources))
		plain := true
		for i, s := range sources {
			texts[i] = s.text
			plain = plain && !s.lines
		}
		if decision, err := rayyanDecision(texts); err == nil && plain {
			d.addDecision(decision, "ris.rayyan", sources...)
		}
		at += pair.end
	}
}

func (d *reading) addDecision(decision record.Decision, rule string, sources ...source) {
	list := &d.record.Library.Decisions
	d.trace(inDecisions.element(len(*list)), rule, false, sources...)
	*list = append(*list, decision)
}

// rayyanPart returns the text behind a key, up to the next one.
func rayyanPart(value, key string) (piecePlace, bool) {
	start := strings.Index(value, key)
	if start < 0 {
		return piecePlace{}, false
	}
	start += len(key)
	end := len(value)
	for _, mark := range []string{" | ", "|", "\n"} {
		if i := strings.Index(value[start:end], mark); i >= 0 {
			end = start + i
		}
	}
	return piecePlace{start, end}, strings.TrimSpace(value[start:end]) != ""
}

// rayyanPair finds the next `"Name"=>"Included"`.
func rayyanPair(text string) (piecePlace, bool) {
	arrow := strings.Index(text, `"=>"`)
	if arrow < 0 {
		return piecePlace{}, false
	}
	start := strings.LastIndexByte(text[:arrow], '"')
	length := strings.IndexByte(text[arrow+4:], '"')
	if start < 0 || length < 0 {
		return piecePlace{}, false
	}
	return piecePlace{start, arrow + 4 + length + 1}, true
}

// rayyanDecision reads a pair of reviewer and verdict and, in a second text,
// the reasons for an exclusion.
func rayyanDecision(texts []string) (record.Decision, error) {
	reviewer, word, ok := strings.Cut(strings.Trim(texts[0], `"`), `"=>"`)
	verdict := rayyanVerdicts[strings.ToLower(word)]
	if !ok || verdict == "" {
		return record.Decision{}, reject("ris.rayyan", "form", texts[0], "no decision of Rayyan")
	}
	decision := record.Decision{Tool: "rayyan", Reviewer: normalize.Text(reviewer), Verdict: verdict}
	if len(texts) > 1 && verdict == "excluded" {
		for reason := range splitAt(texts[1], ",") {
			decision.Reasons = append(decision.Reasons, normalize.Text(texts[1][reason.start:reason.end]))
		}
	}
	return decision, nil
}
