package crossref

import (
	"errors"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/crossrefterms"
	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// person reads a contributor: a person in parts, or a group by its name.
func person(object string, role record.Role) (record.Contributor, error) {
	c := record.Contributor{Role: role}
	var parts [6]string
	jsonscan.Pick(object, parts[:], "name", "family", "given", "suffix", "affiliation", "ORCID")
	if group := jsonscan.Plain(parts[0]); group != "" {
		c.Literal = normalize.Text(group)
	} else {
		c.Name = jsonrecord.PersonName(jsonscan.Plain(parts[1]), jsonscan.Plain(parts[2]), jsonscan.Plain(parts[3]))
	}
	if c.Name == (record.Name{}) {
		return record.Contributor{}, nil
	}
	for place := range jsonscan.Each(parts[4]) {
		if name := affiliation(place); name != "" && !slices.Contains(c.Affiliations, name) {
			c.Affiliations = append(c.Affiliations, name)
		}
	}
	if orcid, err := normalize.ORCID(jsonscan.Plain(parts[5])); err == nil {
		c.Identifiers = []record.Identifier{{Scheme: record.SchemeORCID, Value: orcid}}
	}
	return c, nil
}

// organisations are those among the affiliations of a contributor that are
// identified.
func organisations(object string) []jsonrecord.Organisation {
	var found []jsonrecord.Organisation
	for place := range jsonscan.Each(jsonscan.Get(object, "affiliation")) {
		for id := range jsonscan.Each(jsonscan.Get(place, "id")) {
			if strings.EqualFold(jsonscan.GetText(id, "id-type"), "ROR") {
				found = append(found, jsonrecord.Organisation{Name: jsonscan.GetText(place, "name"), ROR: jsonscan.GetText(id, "id")})
			}
		}
	}
	return found
}

// affiliation writes an affiliation on one line: departments, name, places.
func affiliation(object string) string {
	var parts []string
	add := func(list string) {
		for text := range jsonscan.Each(list) {
			if s, err := jsonscan.Text(text); err == nil {
				if s = normalize.Text(s); s != "" && !slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(part, s) }) {
					parts = append(parts, s)
				}
			}
		}
	}
	add(jsonscan.Get(object, "department"))
	add(jsonscan.Get(object, "name"))
	add(jsonscan.Get(object, "place"))
	return strings.Join(parts, ", ")
}

// licence reads a licence whose address names a known one; of others it says
// nothing.
func licence(object string) (record.Licence, error) {
	l, err := normalize.Licence(jsonscan.GetText(object, "URL"))
	if err != nil {
		return record.Licence{}, nil
	}
	l.AppliesTo = crossrefterms.ContentVersion(jsonscan.GetText(object, "content-version"))
	l.Start, err = start(object)
	return l, err
}

// start reads the date from which a licence applies.
func start(object string) (string, error) {
	stated := jsonscan.Get(object, "start")
	if stated == "" {
		return "", nil
	}
	date, err := jsonrecord.DateParts(stated)
	return date.Value, err
}

// terms reads the address of terms that are no known licence, with what they
// apply to.
func terms(object string) (record.Note, error) {
	url := normalize.Text(jsonscan.GetText(object, "URL"))
	if _, err := normalize.Licence(url); err == nil || url == "" {
		return record.Note{}, nil
	}
	from, err := start(object)
	if err != nil {
		return record.Note{}, err
	}
	var conditions []string
	if version := crossrefterms.ContentVersion(jsonscan.GetText(object, "content-version")); version != "" {
		conditions = append(conditions, version)
	}
	if from != "" {
		conditions = append(conditions, "from "+from)
	}
	if len(conditions) > 0 {
		url += " (" + strings.Join(conditions, ", ") + ")"
	}
	return record.Note{Text: url, Kind: "licence"}, nil
}

// relation reads a relation of a type to the work that an object identifies.
func relation(object string, kind record.RelationType) record.Relation {
	return crossrefterms.Relation(kind, jsonscan.GetText(object, "id-type"), jsonscan.GetText(object, "id"))
}

// update reads what a notice updates.
func update(object string) (record.Relation, error) {
	doi, err := normalize.DOI(jsonscan.GetText(object, "DOI"))
	if err != nil {
		return record.Relation{}, err
	}
	kind, ok := updates[strings.ToLower(jsonscan.GetText(object, "type"))]
	if !ok {
		kind = record.IsRelatedTo
	}
	return record.Relation{Type: kind, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: doi}}}, nil
}

// updatedBy reads the notice that updates this work, or its new version.
func updatedBy(object string) (record.Relation, error) {
	r, err := update(object)
	r.Type = updatedIn[r.Type]
	return r, err
}

// retracted reads the status of a work that a notice retracts.
func retracted(object string) (record.Status, error) {
	if updates[strings.ToLower(jsonscan.GetText(object, "type"))] == record.IsRetractionOf {
		return record.StatusRetracted, nil
	}
	return "", nil
}

// trial reads the number of a trial in its register.
func trial(object string) (record.Registration, error) {
	number := normalize.Text(jsonscan.GetText(object, "clinical-trial-number"))
	if number == "" {
		return record.Registration{}, nil
	}
	if stated, err := normalize.Registration(number); err == nil {
		return stated, nil
	}
	doi, _ := normalize.DOI(jsonscan.GetText(object, "registry"))
	register, known := registers[strings.ToLower(doi)]
	if !known {
		return record.Registration{}, errors.New("neither the form of the number nor its register is known")
	}
	if stated, err := normalize.Registration(register.prefix + number); err == nil {
		return stated, nil
	}
	return record.Registration{Registry: register.name, ID: number}, nil
}

// funder writes a funder with the numbers of its awards.
func funder(object string) (string, error) {
	text := jsonscan.GetText(object, "name")
	var awards []string
	for award := range jsonscan.Each(jsonscan.Get(object, "award")) {
		if s, err := jsonscan.Text(award); err == nil && s != "" {
			awards = append(awards, s)
		}
	}
	if len(awards) > 0 {
		text += " [" + strings.Join(awards, ", ") + "]"
	}
	return text, nil
}

// link reads where a copy is.
func link(object string) (record.Link, error) {
	l, err := normalize.Link(jsonscan.GetText(object, "URL"))
	if err != nil {
		return record.Link{}, nil // an identifier's address, or a path
	}
	l.Kind = formats[strings.ToLower(jsonscan.GetText(object, "content-type"))]
	return l, nil
}

// typedISSN reads an ISSN with its kind.
func typedISSN(object string) (record.ISSN, error) {
	issn, err := normalize.ISSN(bare(jsonscan.GetText(object, "value")))
	if kind := issnKinds[jsonscan.GetText(object, "type")]; kind != "" && err == nil {
		issn.Kind = kind
	}
	return issn, err
}

// bare takes off the address by which older files name an ISSN or ISBN.
func bare(s string) string { return s[strings.LastIndexByte(s, '/')+1:] }

// meeting reads the date of an event, a range where it lasted.
func meeting(object string) (string, error) {
	begin, err := jsonrecord.DateParts(orEmpty(jsonscan.Get(object, "start")))
	if err != nil {
		return "", err
	}
	end, err := jsonrecord.DateParts(orEmpty(jsonscan.Get(object, "end")))
	if err != nil || end.Value == "" || end.Value == begin.Value || begin.Value == "" {
		return begin.Value, err
	}
	return begin.Value + "/" + end.Value, nil
}

func orEmpty(object string) string {
	if object == "" {
		return "{}"
	}
	return object
}

// asserted returns a rule's function that reads the value of an assertion.
func asserted[T any](read func(string) (T, error)) func(string) (T, error) {
	return func(object string) (T, error) { return read(jsonscan.GetText(object, "value")) }
}
