package openalex

import (
	"reflect"

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
	return append(typed.Late(
		mentions(typed.Many(objects, name+".registration", "registrations", nil,
			func(r *record.Record) *[]record.Registration { return &r.Registrations }, jsonrecord.Equal), normalize.FindRegistrations),
		mentions(typed.Many(objects, name+".reported-count", "reported_counts", nil,
			func(r *record.Record) *[]record.ReportedCount { return &r.ReportedCounts }, sameCount), normalize.FindReportedCounts),
	), typed.Many(objects, name, "abstracts", func(object string) (record.Abstract, error) {
		text, err := abstractOf(object)
		if err != nil || text == "" {
			return record.Abstract{}, err
		}
		return normalize.Abstract(text)
	}, func(r *record.Record) *[]record.Abstract { return &r.Abstracts }, nil))
}

func sameCount(a, b record.ReportedCount) bool { return a.What == b.What && reflect.DeepEqual(a, b) }

// mentions makes a reading read what is found in an abstract.
func mentions[T any](reading typed.Reading, find func(string) []normalize.Found[T]) typed.Reading {
	reading.Mark = "."
	reading.List = func(object string) ([]any, error) {
		text, err := abstractOf(object)
		if err != nil {
			return nil, nil // the abstract's own rule says so
		}
		var values []any
		found := find(text)
		for _, f := range found[:min(len(found), mostMentions)] {
			values = append(values, f.Value)
		}
		return values, nil
	}
	return reading
}
