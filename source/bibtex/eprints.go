package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// eprintSchemes are the archives that eprinttype and archiveprefix name.
var eprintSchemes = map[string]record.Scheme{
	"arxiv": record.SchemeArXiv, "pubmed": record.SchemePMID, "pmid": record.SchemePMID, "medline": record.SchemePMID, "pmcid": record.SchemePMCID,
	"pmc": record.SchemePMCID, "hdl": record.SchemeHandle, "handle": record.SchemeHandle,
}

// readEprint reads an eprint of an archive.
func readEprint(texts []string) (any, error) {
	number, err := decodeVerbatim(texts[0])
	if err != nil {
		return nil, err
	}
	archive, err := decodeText(texts[1])
	if err != nil {
		return nil, err
	}
	archive = normalize.Text(archive)
	id := record.Identifier{Scheme: eprintSchemes[strings.ToLower(archive)], Value: strings.TrimSpace(number)}
	switch id.Scheme {
	case record.SchemeArXiv:
		id.Value, err = normalize.ArXiv(number)
	case record.SchemePMID:
		id.Value, err = normalize.PMID(number)
	case record.SchemePMCID:
		id.Value, err = normalize.PMCID(number)
	case record.SchemeHandle:
	default:
		id = normalize.Accession(id.Value, archive)
	}
	return id, err
}

func eprintCombinations() []typed.Combination {
	var list []typed.Combination
	for _, archive := range []string{"eprinttype", "archiveprefix"} {
		list = append(list, typed.Combination{
			Rule: text.RuleOf("eprint." + archive), Names: []string{"eprint", archive}, Read: readEprint,
			Put: func(r *record.Record, v any) string { return putIdentifier(r, v.(record.Identifier)) },
		})
	}
	return list
}

// putIdentifier puts an identifier into the record, once, and returns its path.
func putIdentifier(r *record.Record, id record.Identifier) string {
	at := slices.Index(r.Identifiers, id)
	if at < 0 {
		at = len(r.Identifiers)
		r.Identifiers = append(r.Identifiers, id)
	}
	return typed.Element("identifiers", at)
}

// eprint reads an eprint that shows by itself what it is.
func eprint(name string) []typed.Reading {
	alone := func(s string) (record.Identifier, error) {
		if found := normalize.Identifiers(s); len(found) > 0 {
			return found[0], nil
		}
		if id, err := normalize.ArXiv(s); err == nil {
			return record.Identifier{Scheme: record.SchemeArXiv, Value: id}, nil
		}
		return record.Identifier{}, nil
	}
	id := typed.Many(verbatim, name, "identifiers", alone,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, func(a, b record.Identifier) bool { return a == b })
	url := verbatim.Link(name+".url", "fulltext")[1]
	read := url.Read
	url.Read = func(s string) (any, error) {
		if value, err := read(s); err == nil {
			return value, nil
		}
		return nil, nil
	}
	return typed.Late(id, url)
}

// unlessStatus makes a reading of the year say nothing where a status stands in
// its place.
func unlessStatus(reading typed.Reading) typed.Reading {
	read := reading.Read
	reading.Read = func(s string) (any, error) {
		plain, err := decodeText(s)
		if err != nil || statuses[strings.ToLower(strings.TrimSpace(plain))] != "" {
			return nil, err
		}
		return read(s)
	}
	return reading
}
