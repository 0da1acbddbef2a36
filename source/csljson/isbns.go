package csljson

import (
	"slices"
	"strconv"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// mostISBNs is how many ISBNs of one publication are read: those of its bindings
// and carriers.
const mostISBNs = 8

// ownISBNs read the ISBNs of a publication that is a whole, each with a rule of its
// own.
func ownISBNs() []reading {
	var list []reading
	for n := range mostISBNs {
		rule := "csl.ISBN.own"
		if n > 0 {
			rule += "/" + strconv.Itoa(n+1)
		}
		list = append(list, readingOf(rule, "identifiers", func(text string) (record.Identifier, error) {
			values, err := severalTexts(normalize.ISBN)(text)
			if err != nil || len(values) <= n {
				return record.Identifier{}, err
			}
			return record.Identifier{Scheme: record.SchemeISBN, Value: values[n]}, nil
		}, isZero, func(r *record.Record, id record.Identifier) string {
			if !slices.Contains(csl.Wholes, r.Type) {
				return ""
			}
			return addIdentifier(r, id)
		}))
	}
	return list
}
