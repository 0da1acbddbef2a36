package delimited

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/preprint"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// journals reads the title of the container, or its abbreviation where the cell
// holds one.
func journals() []typed.Reading {
	title := typed.One(cells, "journal", "container/title", func(s string) (string, error) {
		if normalize.IsAbbreviation(normalize.Text(s)) {
			return "", nil
		}
		return normalize.JournalTitle(s)
	}, func(r *record.Record) *string { return &r.Container.Title })
	abbreviation := cells.JournalAbbreviation("journal.abbreviation", "")
	read := abbreviation.Read
	abbreviation.Read = func(s string) (any, error) {
		if !normalize.IsAbbreviation(normalize.Text(s)) {
			return record.Abbreviation{}, nil
		}
		return read(s)
	}
	return []typed.Reading{title, abbreviation}
}

// ofServers are the fields in which exporters name the server of a preprint, as it
// were its publisher or journal.
var ofServers = []string{"publisher", "container", "journal"}

// namedServer reads the server of a preprint. The tables that this package writes have
// a column for it.
func namedServer(name string) typed.Reading {
	reading := typed.One(cells, name+".server", "server", func(s string) (string, error) {
		server, _ := preprint.Server(normalize.Text(s))
		return server, nil
	}, func(r *record.Record) *string { return &r.Server })
	reading.Late = true
	reading.If = func(r *record.Record) bool {
		return r.Subtype == record.SubtypePreprint && r.Server == "" && r.Origin.Dialect != ownDialect
	}
	return reading
}

// bookOrJournal reads the source of a record in Web of Science: that of a whole
// book is the book.
func bookOrJournal() []typed.Reading {
	isBook := func(r *record.Record) bool { return r.Type == record.TypeBook }
	return slices.Concat(
		typed.If(isBook, titles()...),
		typed.If(func(r *record.Record) bool { return !isBook(r) }, cells.Journal("container")),
	)
}

// ericISSNs reads ISSNs with their kind before them, "ISSN-2049-3630" and
// "EISSN-2049-3630".
func ericISSNs() []typed.Reading {
	var readings []typed.Reading
	for _, kind := range []struct{ label, rule, kind string }{{"ISSN-", "issn", ""}, {"EISSN-", "issn.electronic", "electronic"}} {
		readings = append(readings, typed.Split(func(text string) []typed.Piece {
			var pieces []typed.Piece
			for _, p := range typed.At(";, \n\r")(text) {
				if s := text[p.From:p.To]; strings.HasPrefix(s, kind.label) {
					pieces = append(pieces, typed.Piece{From: p.From + len(kind.label), To: p.To})
				}
			}
			return pieces
		}, cells.ISSN(kind.rule, kind.kind))...)
	}
	return readings
}

// serials reads a cell of ISSNs and ISBNs.
func serials() []typed.Reading {
	issn := cells.ISSN("issn", "")
	read := issn.Read
	issn.Read = func(s string) (any, error) {
		if value, err := read(s); err == nil {
			return value, nil
		}
		return record.ISSN{}, nil
	}
	readings := []typed.Reading{issn}
	for _, isbn := range cells.ISBN("isbn") {
		read := isbn.Read
		isbn.Read = func(s string) (any, error) {
			value, err := read(s)
			if _, refused := normalize.ISSN(s); err != nil && refused == nil {
				return nil, nil // it is an ISSN
			}
			return value, err
		}
		isbn.Rule = cells.RuleOf("serial." + strings.TrimPrefix(isbn.Rule, "csv."))
		readings = append(readings, isbn)
	}
	readings[0].Rule = cells.RuleOf("serial.issn")
	return typed.Split(serialPieces, readings...)
}

// serialPieces divides numbers at blanks, commas and semicolons. What stands in
// brackets behind one belongs to it: "1389-9457 (Print), 1878-5506 (Electronic)".
func serialPieces(text string) []typed.Piece {
	var pieces []typed.Piece
	for _, p := range typed.At(";, \n\r")(text) {
		if last := len(pieces) - 1; last >= 0 && p.From < p.To && text[p.From] == '(' {
			pieces[last].To = p.To
			continue
		}
		if p.From < p.To {
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// isbnPieces divides ISBNs as terms, and at the blanks with which Zotero writes several:
// "0306406152 9780201896831". One may have blanks itself.
func isbnPieces(text string) []typed.Piece {
	var pieces []typed.Piece
	for _, term := range termPieces(text) {
		if numbers := isbnsAtBlanks(text, term); len(numbers) > 1 {
			pieces = append(pieces, numbers...)
			continue
		}
		found := normalize.FindISBNs(text[term.From:term.To])
		if len(found) < 2 {
			pieces = append(pieces, term)
			continue
		}
		for _, isbn := range found {
			pieces = append(pieces, typed.Piece{From: term.From + isbn.Start, To: term.From + isbn.End})
		}
	}
	return pieces
}

// isbnsAtBlanks divides a term into parts that are each as long as an ISBN; nil where
// any is not.
func isbnsAtBlanks(text string, term typed.Piece) (pieces []typed.Piece) {
	const least = len("0306406152")
	for _, p := range typed.At(" \t")(text[term.From:term.To]) {
		switch {
		case p.From == p.To:
		case p.To-p.From < least:
			return nil
		default:
			pieces = append(pieces, typed.Piece{From: term.From + p.From, To: term.From + p.To})
		}
	}
	return pieces
}

// seriesOrJournal reads a journal or, where another column has named the book, the
// series that the book is in.
func seriesOrJournal() []typed.Reading {
	series := cells.Text("source.series", "series/title")
	put := series.Put
	series.Put = func(r *record.Record, value any) string {
		if r.Container.Title == value {
			return typed.Agreed
		}
		return put(r, value)
	}
	series.If = func(r *record.Record) bool { return r.Container.Title != "" }
	journal := cells.Journal("source.journal")
	journal.If = func(r *record.Record) bool { return r.Container.Title == "" }
	return typed.Late(series, journal)
}

// citedJournal reads the journal of a citation in a table that has no column for
// it: "J Tables (2016) 39:1 (10-20). Date of Publication: 1 May 2016".
func citedJournal() []typed.Reading {
	journal := cells.Journal("cited-journal")
	journal.Split = func(text string) []typed.Piece {
		end := len(text)
		if m := citedYear.FindStringIndex(text); m != nil {
			end = m[0]
		}
		return []typed.Piece{{From: 0, To: end}}
	}
	return typed.Late(typed.If(func(r *record.Record) bool { return r.Container.Title == "" && len(r.Container.Abbreviations) == 0 }, journal)...)
}

var citedYear = regexp.MustCompile(`\s+\((?:19|20)\d{2}\)`)

// issueOrNumber reads a number that is the issue's beside a volume.
func issueOrNumber() []typed.Reading {
	inVolume := func(r *record.Record) bool { return r.Volume != "" }
	return append(typed.If(inVolume, numbers.Issue("issue")...),
		typed.If(func(r *record.Record) bool { return !inVolume(r) }, numbers.Text("number", "number"))...)
}
