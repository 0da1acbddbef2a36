package typed

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Rayyan writes a person's decisions into the notes of a record, in every
// format that it exports:
//
//	RAYYAN-INCLUSION: {"Name"=>"Included"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: x | USER-NOTES: {"Name"=>["text"]}

const (
	rayyanMark    = "RAYYAN-"
	rayyanReasons = "RAYYAN-EXCLUSION-REASONS:"
)

// rayyanVerdicts are Rayyan's words for a decision.
var rayyanVerdicts = map[string]string{"included": "included", "excluded": "excluded", "maybe": "maybe"}

// Notes reads a note that may hold a person's screening decisions: these, with
// their labels and the person's own notes, are library data, and what else the
// note says is a note. Registrations in it are read late.
func (f Format) Notes(name string) []Reading {
	return append([]Reading{
		splitBy(rayyanPairs, Many(f, name+".rayyan", "library/decisions", rayyanDecision,
			func(r *record.Record) *[]record.Decision { return &r.Library.Decisions }, nil)),
		splitBy(rayyanList("RAYYAN-LABELS:"), f.Library(name+".rayyan-labels", "library/labels")),
		splitBy(rayyanPart("USER-NOTES:"), f.Library(name+".rayyan-notes", "library/notes")),
		splitBy(besideRayyan, f.Note(name, "")),
	}, Late(f.Registrations(name)...)...)
}

func splitBy(divide func(string) []Piece, r Reading) Reading {
	r.Split = divide
	return r
}

// besideRayyan gives what a note says before and behind its decisions.
func besideRayyan(text string) []Piece {
	first := strings.Index(text, rayyanMark)
	if first < 0 {
		return []Piece{{0, len(text)}}
	}
	pieces := []Piece{{0, len(strings.TrimRight(text[:first], "| \r\n"))}}
	last := strings.LastIndex(text, rayyanMark)
	if i := strings.IndexByte(text[last:], '\n'); i >= 0 {
		pieces = append(pieces, Piece{last + i + 1, len(text)})
	}
	return pieces
}

// rayyanPart finds the text behind a key, up to the next one.
func rayyanPart(key string) func(text string) []Piece {
	return func(text string) []Piece {
		if !strings.Contains(text, rayyanMark) {
			return nil
		}
		start := strings.Index(text, key)
		if start < 0 {
			return nil
		}
		start += len(key)
		end := len(text)
		for _, mark := range []string{"|", "\n"} {
			if i := strings.Index(text[start:end], mark); i >= 0 {
				end = start + i
			}
		}
		return []Piece{{start, end}}
	}
}

// rayyanList divides the text behind a key at commas.
func rayyanList(key string) func(text string) []Piece {
	part := rayyanPart(key)
	return func(text string) []Piece {
		var pieces []Piece
		for _, whole := range part(text) {
			for _, p := range At(",")(text[whole.From:whole.To]) {
				pieces = append(pieces, Piece{whole.From + p.From, whole.From + p.To})
			}
		}
		return pieces
	}
}

// rayyanPairs finds the pairs of reviewer and verdict. The place of one that
// has reasons goes on to the end of the note, where they stand.
func rayyanPairs(text string) []Piece {
	var pieces []Piece
	for _, whole := range rayyanPart("RAYYAN-INCLUSION:")(text) {
		for at := whole.From; ; {
			from, to, ok := rayyanPair(text[at:whole.To])
			if !ok {
				break
			}
			piece := Piece{at + from, at + to}
			_, verdict, _ := strings.Cut(text[piece.From:piece.To], `"=>"`)
			if strings.EqualFold(strings.Trim(verdict, `"`), "excluded") {
				for _, reasons := range rayyanPart(rayyanReasons)(text) {
					piece.To = max(piece.To, reasons.To)
				}
			}
			pieces = append(pieces, piece)
			at += to
		}
	}
	return pieces
}

// rayyanPair finds the next `"Name"=>"Included"`.
func rayyanPair(text string) (from, to int, ok bool) {
	arrow := strings.Index(text, `"=>"`)
	if arrow < 0 {
		return 0, 0, false
	}
	start := strings.LastIndexByte(text[:arrow], '"')
	length := strings.IndexByte(text[arrow+4:], '"')
	if start < 0 || length < 0 {
		return 0, 0, false
	}
	return start, arrow + 4 + length + 1, true
}

// rayyanDecision reads a pair and, behind it, the reasons for an exclusion.
func rayyanDecision(text string) (record.Decision, error) {
	from, to, ok := rayyanPair(text)
	if !ok {
		return record.Decision{}, nil
	}
	reviewer, word, _ := strings.Cut(strings.Trim(text[from:to], `"`), `"=>"`)
	verdict := rayyanVerdicts[strings.ToLower(word)]
	if verdict == "" {
		return record.Decision{}, nil
	}
	decision := record.Decision{Tool: "rayyan", Reviewer: normalize.Text(reviewer), Verdict: verdict}
	if verdict != "excluded" {
		return decision, nil
	}
	for _, p := range rayyanList(rayyanReasons)(text) {
		if reason := normalize.Text(text[p.From:p.To]); reason != "" {
			decision.Reasons = append(decision.Reasons, reason)
		}
	}
	return decision, nil
}
