package ris

import "github.com/ibid-go/ibid/record"

// fewElements is how many elements of a list are looked at one by one.
const fewElements = 64

// places finds the elements of a list behind the first ones by what they are known by:
// a record may have tens of thousands of a tag.
type places[K comparable] struct {
	at   map[K]int
	seen int
}

// find returns the place of the first of n elements that is known by the key, -1 for
// none. Elements are only added to a list, or taken from its end.
func (p *places[K]) find(key K, n int, keyOf func(int) K) int {
	for i := range min(n, fewElements) {
		if keyOf(i) == key {
			return i
		}
	}
	if n <= fewElements {
		return -1
	}
	if p.at == nil || p.seen > n {
		p.at, p.seen = map[K]int{}, fewElements
	}
	for ; p.seen < n; p.seen++ {
		if _, again := p.at[keyOf(p.seen)]; !again {
			p.at[keyOf(p.seen)] = p.seen
		}
	}
	if at, ok := p.at[key]; ok {
		return at
	}
	return -1
}

// manyPlaces are the places in the lists of a record that has many values of a kind.
type manyPlaces struct {
	identifiers   places[record.Identifier]
	links         places[record.Link]
	titles        places[string]
	abstracts     places[string]
	abbreviations places[record.Abbreviation]
	dates         places[record.Date]
	registrations places[registrationKey]
	counts        places[record.Count]
	namedCounts   places[record.Count]
}

// registrationKey is what registrations are told apart by.
type registrationKey struct{ registry, id string }

func keyOfRegistration(r *record.Registration) registrationKey {
	return registrationKey{r.Registry, r.ID}
}

// places returns the record's.
func (d *reading) places() *manyPlaces {
	if d.manyPlaces == nil {
		d.manyPlaces = &manyPlaces{}
	}
	return d.manyPlaces
}

// placeOfElement returns the place of a value in a list, -1 where it has it not.
func placeOfElement[K comparable](d *reading, list []K, value K, of func(*manyPlaces) *places[K]) int {
	if len(list) <= fewElements {
		for i := range list {
			if list[i] == value {
				return i
			}
		}
		return -1
	}
	return of(d.places()).find(value, len(list), func(i int) K { return list[i] })
}
