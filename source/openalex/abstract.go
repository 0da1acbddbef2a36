package openalex

import (
	"strconv"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// mostMentions is how many registrations and how many reported counts are read
// from an abstract: its index has no place for each, so each has a rule of its
// own, by number.
const mostMentions = 8

// abstractReadings read the abstract, and late what it mentions.
func abstractReadings() []typed.Reading {
	const name = "abstract_inverted_index"
	list := []typed.Reading{typed.Many(objects, name, "abstracts", func(object string) (record.Abstract, error) {
		text, err := abstractOf(object)
		if err != nil || text == "" {
			return record.Abstract{}, err
		}
		return normalize.Abstract(text)
	}, func(r *record.Record) *[]record.Abstract { return &r.Abstracts }, nil)}
	for i := range mostMentions {
		number := "." + strconv.Itoa(i+1)
		registration := typed.Many(objects, name+".registration"+number, "registrations", nth(i, normalize.FindRegistrations),
			func(r *record.Record) *[]record.Registration { return &r.Registrations }, jsonrecord.Equal)
		count := typed.Many(objects, name+".reported-count"+number, "reported_counts", nth(i, normalize.FindReportedCounts),
			func(r *record.Record) *[]record.ReportedCount { return &r.ReportedCounts }, jsonrecord.Equal)
		// Where so few were found, equal ones left out, there are no more.
		few := (i + 1) / 2
		registration.If = func(r *record.Record) bool { return len(r.Registrations) >= few }
		count.If = func(r *record.Record) bool { return len(r.ReportedCounts) >= few }
		list = append(list, typed.Late(registration, count)...)
	}
	return list
}

// nth returns a function that reads the value with a number, from 0, among those
// that are found in an abstract.
func nth[T any](n int, find func(string) []normalize.Found[T]) func(string) (T, error) {
	return func(object string) (T, error) {
		var none T
		text, err := abstractOf(object)
		if err != nil {
			return none, nil // the abstract's own rule says so
		}
		if found := find(text); n < len(found) {
			return found[n].Value, nil
		}
		return none, nil
	}
}
