package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/dedupe/eval"
	"github.com/ibid-go/ibid/record"
)

// writeEvaluation writes an evaluation for people.
func writeEvaluation(p *printer, e *evaluation) {
	p.paragraph("", plain, 0, fmt.Sprintf("%s at the level of %ss, weights version %s, against %s",
		counted(e.Records, "record"), e.Level, e.WeightsVersion, truthText(e)), bold)
	p.line("")
	writeScores(p, e)
	writeCounts(p, e)
	writeCalibration(p, e)
	writeErrors(p, e)
}

func truthText(e *evaluation) string {
	switch e.Truth.Form {
	case truthJudged:
		return counted(e.Truth.Pairs, "judged pair")
	case truthFlags:
		return fmt.Sprintf("flags of %s", counted(e.Truth.Listed, "record"))
	}
	text := counted(e.Truth.Groups, "group") + " of several records"
	if alone := e.Records - e.Truth.Listed; alone > 0 {
		text += fmt.Sprintf(" (%s not listed, so alone)", counted(alone, "record"))
	}
	return text
}

// writeScores writes the shares of each metric and what it counts.
func writeScores(p *printer, e *evaluation) {
	rows := [][]string{{"METRIC", "SHARE", "VALUE", "95 % INTERVAL", "COUNTED"}}
	for _, s := range e.Scores {
		name := s.Metric
		for _, one := range []struct {
			share   string
			of      *eval.Interval
			counted string
		}{
			{"precision", s.Precision, fmt.Sprintf("%s right, %s wrong", thousands(s.TP), thousands(s.FP))},
			{"recall", s.Recall, fmt.Sprintf("%s found, %s missed", thousands(s.TP), thousands(s.FN))},
			{"F1", s.F1, ""},
		} {
			if s.recallOnly && one.share != "recall" {
				continue
			}
			value, interval := "–", ""
			if one.of != nil {
				value, interval = shareText(one.of.Value), shareText(one.of.Low)+" – "+shareText(one.of.High)
			}
			rows = append(rows, []string{name, one.share, value, interval, one.counted})
			name = ""
		}
	}
	p.table(0, "2", rows)
	p.line("")
	hang := countsHang
	for _, s := range e.Scores {
		hang = max(hang, textWidth(s.Metric)+2)
	}
	for _, s := range e.Scores {
		p.paragraph(upperFirst(s.Metric), faint, hang, s.Definition, plain)
	}
	p.line("")
}

// countsHang is the column at which it is said what a word counts.
const countsHang = 12

// shareText writes a share with four decimals, rounded down: 1.0000 is all.
func shareText(share float64) string { return fmt.Sprintf("%.4f", math.Floor(share*1e4+1e-9)/1e4) }

// writeCounts writes what is counted besides.
func writeCounts(p *printer, e *evaluation) {
	const hang = countsHang
	if m := e.Mixed; m != nil {
		text := "no cluster holds records of several publications"
		if m.Number > 0 {
			text = fmt.Sprintf("%s several publications, the largest of %s",
				counted(m.Number, "cluster")+verbOf(m.Number, " holds records of", " hold records of"), counted(m.Largest, "record"))
		}
		p.paragraph("Mixed", faint, hang, text, plain)
	}
	if w := e.WronglyRemoved; w != nil {
		p.paragraph("Lost", faint, hang, fmt.Sprintf("%s wrongly removed, %.1f in 10,000; at most %.1f in 10,000 with 95 %% certainty, were records independent",
			counted(w.Records, "record"), w.In10000, w.AtMost), plain)
	}
	p.paragraph("Compared", faint, hang, fmt.Sprintf("%s, %.1f a record", counted(e.Candidates.Pairs, "candidate pair"), e.Candidates.PerRecord), plain)
	text := fmt.Sprintf("%s, %.1f in 1,000 records, counted as not merged", counted(e.Unsure.Pairs, "pair"), e.Unsure.In1000)
	if e.Unsure.Questions != e.Unsure.Pairs {
		text += "; " + counted(e.Unsure.Questions, "question")
	}
	if e.Unsure.Known > 0 {
		text += fmt.Sprintf("; %s of %s are one publication", thousands(e.Unsure.Same), thousands(e.Unsure.Known))
	}
	p.paragraph("Unsure", faint, hang, text, plain)
	p.line("")
}

func writeCalibration(p *printer, e *evaluation) {
	c := e.Calibration
	if c == nil {
		return
	}
	rows := [][]string{{"CONFIDENCE STATED", "PAIRS", "TRUE", "MEAN STATED", "SHARE TRUE"}}
	for _, b := range slices.Backward(c.Bands) {
		if b.Pairs == 0 {
			continue
		}
		rows = append(rows, []string{fmt.Sprintf("%s to %s", percent(b.From), percent(b.To)), thousands(b.Pairs), thousands(b.True),
			percentOf(b.Stated()), percentOf(b.Share())})
	}
	if c.Apart > 0 {
		rows = append(rows, []string{"kept apart by a rule", thousands(c.Apart), thousands(c.ApartTrue), "", percentOf(float64(c.ApartTrue) / float64(c.Apart))})
	}
	if len(rows) == 1 {
		return
	}
	p.table(0, "1234", rows)
	p.paragraph("", plain, 0, "The mean distance between confidence and share is "+percentOf(c.Error)+".", plain)
	p.line("")
}

// percentOf writes a share in percent, rounded down: 100.0 % is all.
func percentOf(share float64) string { return percent(int(share*1000 + 1e-9)) }

// writeErrors lists the errors with a short explanation of each.
func writeErrors(p *printer, e *evaluation) {
	if e.WrongMerges+e.MissedMerges == 0 {
		if e.Truth.Form != truthFlags {
			p.paragraph("", plain, 0, "No errors.", green)
		}
		return
	}
	text := counted(e.WrongMerges, wrongMerge) + ", " + counted(e.MissedMerges, missedMerge)
	if n := len(e.Errors); n > 0 && n < e.WrongMerges+e.MissedMerges {
		text += fmt.Sprintf(", of which the worst %s stand here (--errors shows more)", thousands(n))
	}
	p.paragraph("", plain, 0, text, bold)
	for i, one := range e.Errors {
		p.line("")
		writeError(p, i+1, one)
	}
}

func writeError(p *printer, number int, e evaluatedError) {
	const hang = 11
	st := yellow
	if e.Kind == wrongMerge {
		st = red
	}
	p.paragraph("", plain, 0, fmt.Sprintf("%d. %s, %s bits, confidence %s", number, upperFirst(e.Kind), bits(e.Pair.Weight), percent(e.Pair.Confidence)), st)
	for i, one := range e.Records {
		p.paragraph(string(rune('A'+i)), bold, hang, one.Citation, plain)
		p.paragraph("", plain, hang, joinNonEmpty(", ", one.Address, prefixed("own id ", one.OwnID)), faint)
	}
	p.paragraph("Verdict", faint, hang, verdictWords[e.Pair.Verdict], plain)
	p.paragraph("Because", faint, hang, joinNonEmpty(" ", e.Pair.Reason, "["+e.Pair.Rule+"]"), plain)
	for i, veto := range e.Pair.Vetoes {
		p.paragraph([]string{"Forbidden", ""}[min(i, 1)], faint, hang, joinNonEmpty(": ", veto.Rule, veto.Detail), plain)
	}
	var evidence []string
	for _, v := range e.Pair.Evidence {
		evidence = append(evidence, fmt.Sprintf("%s %s %s", v.Field, v.Level, bits(v.Weight)))
	}
	if len(evidence) > 0 {
		p.paragraph("Evidence", faint, hang, strings.Join(evidence, ", "), plain)
	}
	if len(e.Pair.Keys) == 0 {
		p.paragraph("Keys", faint, hang, "none: no key proposed this pair", plain)
	}
	// Where the pair's own evidence says otherwise, others made the error.
	same := e.Pair.Verdict == record.SameVersion || e.Pair.Verdict == record.SameWork
	if same != (e.Kind == wrongMerge) {
		p.paragraph("Ended up", faint, hang, endedUp(&e.explanation), plain)
	}
}
