package csljson

import (
	"github.com/ibid-go/ibid/internal/crossrefterms"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// addRegistered adds the readings of the members that Crossref adds to CSL items,
// which doi.org gives for a DOI.
func addRegistered(table map[string][]reading) {
	table["subtitle"] = []reading{titleReading("csl.subtitle", record.TitleSubtitle)}
	for _, m := range crossrefterms.Dates {
		if len(table[m.Member]) == 0 {
			table[m.Member] = []reading{dateReading(m.Member, m.Kind)}
		}
	}
	table["is-referenced-by-count"] = []reading{many("csl.is-referenced-by-count", "counts", func(text string) (record.Count, error) {
		s, err := readScalar(text)
		if err != nil || s == "" {
			return record.Count{}, err
		}
		count, err := normalize.CountStatement(s + " citations")
		return record.Count{Metric: "citations", Value: count.Value, Provider: "Crossref"}, err
	}, func(r *record.Record) *[]record.Count { return &r.Counts })}
	table["relation"] = []reading{wholeList("csl.relation", "relations", relationsOf, func(r *record.Record) *[]record.Relation { return &r.Relations })}
	licences := readingOf("csl.license.object", "licences", licenceOf, func(l record.Licence) bool { return l.Family == "" },
		func(r *record.Record, l record.Licence) string {
			r.Licences = append(r.Licences, l)
			return typed.Element("licences", len(r.Licences)-1)
		})
	licences.each = true
	for i := range table["license"] {
		table["license"][i] = ofText(table["license"][i])
	}
	table["license"] = append(table["license"], licences)
}

// relationsOf reads the works that Crossref relates to an item, in lists by the type of
// the relation.
func relationsOf(text string) (list []record.Relation, err error) {
	if text == "" || text[0] != '{' {
		return nil, nil
	}
	err = jsonscan.ForMembers(text, func(name, value string) error {
		kind, ok := crossrefterms.Relations[name]
		if !ok || value == "" || value[0] != '[' {
			return nil
		}
		for object := range jsonscan.Each(value) {
			if object == "" || object[0] != '{' {
				continue
			}
			relation := crossrefterms.Relation(kind, jsonscan.GetText(object, "id-type"), jsonscan.GetText(object, "id"))
			if relation.Text != "" || len(relation.Identifiers) > 0 {
				list = append(list, relation)
			}
		}
		return nil
	})
	return list, err
}

// dateReading reads a date of a kind.
func dateReading(member string, kind record.DateKind) reading {
	return many("csl."+member, "dates", func(text string) (record.Date, error) {
		d, err := readDate(text)
		if err == nil && d != (record.Date{}) {
			d.Kind = kind
		}
		return d, err
	}, func(r *record.Record) *[]record.Date { return &r.Dates })
}

// ofText makes a reading say nothing of lists and objects.
func ofText(r reading) reading {
	read, into := r.read, r.into
	isText := func(text string) bool { return text != "" && text[0] != '[' && text[0] != '{' }
	r.read = func(text string) (any, error) {
		if !isText(text) {
			return nil, nil
		}
		return read(text)
	}
	r.into = func(out *record.Record, text string) (string, error) {
		if !isText(text) {
			return "", nil
		}
		return into(out, text)
	}
	return r
}

// licenceOf reads a licence in an object; of terms that are no known one it says
// nothing.
func licenceOf(object string) (record.Licence, error) {
	if object == "" || object[0] != '{' {
		return record.Licence{}, nil
	}
	licence, err := normalize.Licence(jsonscan.GetText(object, "URL"))
	if err != nil {
		return record.Licence{}, nil
	}
	licence.AppliesTo = crossrefterms.ContentVersion(jsonscan.GetText(object, "content-version"))
	if start := jsonscan.Get(object, "start"); start != "" {
		if date, err := readDate(start); err == nil {
			licence.Start = date.Value
		}
	}
	return licence, nil
}
