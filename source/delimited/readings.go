package delimited

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// The files of readings put those of fields together where one of package typed's
// is not all of it: here what stands alone, in the others what belongs together.

// titles reads a main title, a second one as an alternate, and the translation
// that stands in brackets.
func titles() []typed.Reading {
	main := cells.Title("title", record.TitleMain)
	put := main.Put
	main.Put = func(r *record.Record, value any) string {
		if stated := r.Title(); stated != "" && stated != value.(record.Title).Value {
			return ""
		}
		return put(r, value)
	}
	another := cells.Title("title.alternate", record.TitleAlternate)
	putAnother := another.Put
	another.Put = func(r *record.Record, value any) string {
		title := value.(record.Title).Value
		if stated := r.Title(); stated == "" || stated == title {
			return ""
		}
		return putAnother(r, value)
	}
	bracketed := cells.TitleBy("title.bracketed", record.TitleTranslated, func(s string) (string, error) {
		if !strings.HasPrefix(strings.TrimSpace(s), "[") {
			return "", nil
		}
		title, err := normalize.BracketedTitle(s)
		if err != nil {
			return "", nil
		}
		return title, nil
	})
	return []typed.Reading{main, another, bracketed}
}

// links reads addresses, of which a cell may hold several.
func links(name, kind string) []typed.Reading {
	divide := func(text string) []typed.Piece {
		if pieces := urlPieces(text); len(pieces) > 1 {
			return pieces
		}
		return []typed.Piece{{From: 0, To: len(text)}}
	}
	return append(typed.Split(divide, cells.Link(name, kind)...), typed.Late(cells.Registrations(name)...)...)
}

// countAsOf reads a number of Web of Science with the day on which the table
// was written.
func countAsOf(c statedCount) typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("count-as-of/" + c.name), Names: []string{"count/" + c.name, "detail/export-date"},
		Read: func(texts []string) (any, error) {
			text, _ := withoutDecimals(texts[0])
			number, err := countOf(text)
			if err != nil {
				return nil, err
			}
			date, err := normalize.Date(texts[1])
			return record.Count{Metric: c.metric, Value: number, Provider: c.provider, AsOf: date.Value}, err
		},
		Put: func(r *record.Record, value any) string {
			dated := value.(record.Count)
			plain := dated
			plain.AsOf = ""
			at := slices.Index(r.Counts, plain)
			if at < 0 || dated == plain {
				return ""
			}
			path := typed.Element("counts", at)
			r.Counts[at] = dated
			r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == path })
			return path
		},
	}
}

func accession() []typed.Reading {
	identifier := cells.AnyIdentifier("accession.identifier")
	number := numbers.IdentifierBy("accession", record.SchemeAccession, "", func(s string) (string, error) {
		if len(normalize.Identifiers(s)) > 0 {
			return "", nil
		}
		return normalize.Text(s), nil
	})
	put := number.Put
	number.Late = true
	number.Put = func(r *record.Record, value any) string {
		plain := value.(record.Identifier)
		named := func(id record.Identifier) bool {
			return id.Value == plain.Value && (id.Scheme == record.SchemePMID || id.Scheme == record.SchemeAccession && id.Authority != "")
		}
		if plain.Authority == "" && slices.ContainsFunc(r.Identifiers, named) {
			return typed.Agreed
		}
		return put(r, value)
	}
	return []typed.Reading{identifier, number}
}

// europePMCSource is the field of the database from which Europe PMC has a record.
const europePMCSource = "europepmc-source"

// europePMCSchemes are the schemes of Europe PMC's own numbers by its codes of those
// databases; of others the numbers are its own.
var europePMCSchemes = map[string]record.Scheme{"MED": record.SchemePMID, "PMC": record.SchemePMCID}

// europePMCCombination reads Europe PMC's number of a record with the database that it
// is from.
func europePMCCombination() typed.Combination {
	return identifierCombined("europepmc-number", []string{"own-id", europePMCSource}, func(texts []string) record.Identifier {
		scheme := europePMCSchemes[strings.TrimSpace(texts[1])]
		text, _ := withoutDecimals(texts[0])
		value, err := normalize.PMID(text)
		if scheme == record.SchemePMCID {
			value, err = normalize.PMCID(text)
		}
		if scheme == "" || err != nil {
			return record.Identifier{}
		}
		return record.Identifier{Scheme: scheme, Value: value}
	})
}

// accessionCombination reads an accession number with the name of its database.
func accessionCombination() typed.Combination {
	return identifierCombined("accession-in-database", []string{"accession", "database"}, func(texts []string) record.Identifier {
		number, _ := withoutDecimals(texts[0])
		database := normalize.Text(texts[1])
		if database == "" || len(normalize.Identifiers(number)) > 0 {
			return record.Identifier{}
		}
		return normalize.InDatabase(normalize.Text(number), database)
	})
}

// identifierCombined reads an identifier, the zero one for none, from several fields.
func identifierCombined(rule string, names []string, read func(texts []string) record.Identifier) typed.Combination {
	put := typed.Many(cells, rule, "identifiers", func(string) (record.Identifier, error) { return record.Identifier{}, nil },
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers },
		func(a, b record.Identifier) bool { return a == b }).Put
	return typed.Combination{
		Rule: cells.RuleOf(rule), Names: names, Put: put,
		Read: func(texts []string) (any, error) { return read(texts), nil },
	}
}

func wosNumbers() typed.Reading {
	return typed.Many(cells, "wos-number", "identifiers", wosNumber,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers },
		func(a, b record.Identifier) bool { return a == b })
}

// licences reads a licence, or keeps what names none as a detail.
func licences() []typed.Reading {
	licence := cells.Licence("licence")
	read := licence.Read
	licence.Read = func(s string) (any, error) {
		value, err := read(s)
		if err != nil {
			return nil, nil
		}
		return value, nil
	}
	detail := cells.Detail("licence.detail", "licence")
	readDetail := detail.Read
	detail.Read = func(s string) (any, error) {
		if _, err := read(s); err == nil {
			return nil, nil
		}
		return readDetail(s)
	}
	return []typed.Reading{licence, detail}
}

// doiOrURL reads a DOI with or without its address, or another address.
func doiOrURL() []typed.Reading {
	doi := cells.Identifier("doi-or-url.doi", record.SchemeDOI)
	read := doi.Read
	doi.Read = func(s string) (any, error) {
		if len(urlPieces(s)) > 0 {
			return nil, nil // as an address, which may have a DOI
		}
		return read(s)
	}
	return append([]typed.Reading{doi}, typed.Split(urlPieces, cells.Link("doi-or-url", "")...)...)
}

func count(c statedCount) typed.Reading {
	return typed.Many(numbers, "count/"+c.name, "counts", func(s string) (record.Count, error) {
		value, err := countOf(s)
		if err != nil {
			return record.Count{}, err
		}
		return record.Count{Metric: c.metric, Value: value, Provider: c.provider}, nil
	}, func(r *record.Record) *[]record.Count { return &r.Counts }, func(a, b record.Count) bool { return a == b })
}

// statuses are words for how far a publication has come, as in package ris.
var statuses = map[string]record.Status{
	"in press": record.StatusInPress, "in-press": record.StatusInPress, "article in press": record.StatusInPress, "aip": record.StatusInPress,
	"ahead of print": record.StatusInPress, "epub ahead of print": record.StatusInPress, "forthcoming": record.StatusInPress,
	"submitted": record.StatusSubmitted, "accepted": record.StatusAccepted, "published": record.StatusPublished, "final": record.StatusPublished,
	"retracted": record.StatusRetracted,
}
