package typed

import (
	"github.com/ibid-go/ibid/internal/rayyan"
	"github.com/ibid-go/ibid/record"
)

// Notes reads a note that may hold a person's screening decisions: these, with
// their labels and the person's own notes, are library data, and what else the
// note says is a note. Registrations in it are read late.
func (f Format) Notes(name string) []Reading {
	decisions := Many(f, name+".rayyan", "library/decisions", rayyanDecision,
		func(r *record.Record) *[]record.Decision { return &r.Library.Decisions }, nil)
	decisions.SplitApart = decisionsWithReasons
	return append([]Reading{
		decisions,
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
	forLabels
	forUserNotes
	screenings
)

// screened divides a note into its pieces for one purpose. What no other reading
// takes is a note.
func screened(wanted screening) func(text string) []Piece {
	return func(text string) []Piece {
		if parts := rayyan.Divide(text); parts != nil {
			pieces, _ := divideScreened(text, parts)
			return pieces[wanted]
		}
		if wanted == forNotes {
			return []Piece{{0, len(text)}}
		}
		return nil
	}
}

// decisionsWithReasons divides a note into its decisions, each of which may have the
// part with its reasons behind it.
func decisionsWithReasons(text string) [][]Piece {
	_, decisions := divideScreened(text, rayyan.Divide(text))
	return decisions
}

func divideScreened(text string, parts []rayyan.Part) (pieces [screenings][]Piece, decisions [][]Piece) {
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
			first, excluded := len(decisions), 0
			for _, p := range rayyan.Pairs(value) {
				decision, ok := rayyan.Decision(p.Of(value), "")
				if !ok {
					others = append(others, p)
					continue
				}
				places := []Piece{{part.Value.From + p.From, part.Value.From + p.To}}
				if rayyan.Excludes(decision) {
					excluded++
					places = append(places, Piece{})
				}
				decisions = append(decisions, places)
				read = true
			}
			given = giveReasons(decisions[first:], reasonsOf(parts[i+1:]), excluded)
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
	return pieces, decisions
}

// giveReasons puts the place of the reasons behind those of the decisions that have a
// second one, and reports whether it does; without reasons these lose it.
func giveReasons(decisions [][]Piece, reasons Piece, excluded int) (given bool) {
	given = reasons.To > 0 && excluded > 0 && rayyan.GivesReasons(excluded, reasons.To-reasons.From)
	for i, places := range decisions {
		if len(places) < 2 {
			continue
		}
		if places[1] = reasons; !given {
			decisions[i] = places[:1]
		}
	}
	return given
}

// reasonsOf returns the place of the reasons for the decisions before the parts, none
// where there are none.
func reasonsOf(behind []rayyan.Part) Piece {
	for _, part := range behind {
		switch part.Key {
		case rayyan.Inclusion:
			return Piece{}
		case rayyan.Reasons:
			return Piece{part.Whole.From, part.Value.To}
		}
	}
	return Piece{}
}

// rayyanDecision reads a pair and, behind it, the reasons for an exclusion.
func rayyanDecision(text string) (record.Decision, error) {
	if decision, ok := rayyan.DecisionBefore(text); ok {
		return decision, nil
	}
	return record.Decision{}, nil
}

// rayyanNote reads a reviewer with the reviewer's notes.
func rayyanNote(text string) (string, error) {
	note, _ := rayyan.Note(text)
	return note, nil
}
