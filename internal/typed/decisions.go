package typed

import (
	"github.com/ibid-go/ibid/internal/rayyan"
	"github.com/ibid-go/ibid/record"
)

// Notes reads a note that may hold a person's screening decisions: these, with
// their labels and the person's own notes, are library data, and what else the
// note says is a note. Registrations in it are read late.
func (f Format) Notes(name string) []Reading {
	return append([]Reading{
		splitBy(screened(forDecisions), Many(f, name+".rayyan", "library/decisions", rayyanDecision,
			func(r *record.Record) *[]record.Decision { return &r.Library.Decisions }, nil)),
		splitBy(screened(forLabels), f.Library(name+".rayyan-labels", "library/labels")),
		splitBy(screened(forUserNotes), Many(f, name+".rayyan-notes", "library/notes", rayyanNote, libraryFields["library/notes"], equal)),
		splitBy(screened(forNotes), f.Note(name, "")),
	}, Late(f.Registrations(name)...)...)
}

func splitBy(divide func(string) []Piece, r Reading) Reading {
	r.Split = divide
	return r
}

// screening says what the pieces of a screened note are.
type screening uint8

const (
	forNotes screening = iota
	forDecisions
	forLabels
	forUserNotes
	screenings
)

// screened divides a note into its pieces for one purpose. What no other reading
// takes is a note.
func screened(wanted screening) func(text string) []Piece {
	return func(text string) []Piece {
		if parts := rayyan.Divide(text); parts != nil {
			return divideScreened(text, parts)[wanted]
		}
		if wanted == forNotes {
			return []Piece{{0, len(text)}}
		}
		return nil
	}
}

func divideScreened(text string, parts []rayyan.Part) (pieces [screenings][]Piece) {
	add := func(to screening, from int, p rayyan.Place) {
		pieces[to] = append(pieces[to], Piece{from + p.From, from + p.To})
	}
	given := false // the reasons were, to the decisions before them
	for i, part := range parts {
		value := part.Value.Of(text)
		read := value == "" || value == "{}"
		switch part.Key {
		case rayyan.Labels:
			for _, p := range At(",\n")(value) {
				add(forLabels, part.Value.From, rayyan.Place(p))
				read = true
			}
		case rayyan.UserNotes:
			for _, p := range rayyan.Notes(value) {
				if _, ok := rayyan.Note(p.Of(value)); ok {
					add(forUserNotes, part.Value.From, p)
					read = true
				}
			}
		case rayyan.Inclusion:
			var others []rayyan.Place
			reasons := reasonsEnd(parts[i+1:])
			given = false
			for _, p := range rayyan.Pairs(value) {
				decision, ok := rayyan.Decision(p.Of(value), "")
				if !ok {
					others = append(others, p)
					continue
				}
				// The place of one that has reasons goes on to their end.
				if rayyan.Excludes(decision) && reasons > 0 {
					p.To, given = reasons-part.Value.From, true
				}
				add(forDecisions, part.Value.From, p)
				read = true
			}
			for _, p := range others {
				if read {
					add(forNotes, part.Value.From, p)
				}
			}
		case rayyan.Reasons:
			read, given = read || given, false
		}
		if !read {
			add(forNotes, 0, part.Whole)
		}
	}
	return pieces
}

// reasonsEnd returns where the reasons for the decisions before the parts end, 0
// where there are none.
func reasonsEnd(behind []rayyan.Part) int {
	for _, part := range behind {
		switch part.Key {
		case rayyan.Inclusion:
			return 0
		case rayyan.Reasons:
			return part.Value.To
		}
	}
	return 0
}

// rayyanDecision reads a pair and, behind it, the reasons for an exclusion.
func rayyanDecision(text string) (record.Decision, error) {
	reasons := ""
	for _, part := range rayyan.Divide(text) {
		if part.Key == rayyan.Reasons {
			reasons = part.Value.Of(text)
		}
	}
	if decision, ok := rayyan.Decision(text, reasons); ok {
		return decision, nil
	}
	return record.Decision{}, nil
}

// rayyanNote reads a reviewer with the reviewer's notes.
func rayyanNote(text string) (string, error) {
	note, _ := rayyan.Note(text)
	return note, nil
}
