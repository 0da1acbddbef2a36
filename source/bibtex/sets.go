package bibtex

import (
	"slices"
	"strings"
)

// A @set of BibLaTeX is cited as one and is no publication: it names the entries of
// which it consists. It gives no record; its members say that they are in it.

// entrySet is the type of a set, entrySetField what lists its members, and in a
// member names its sets.
const (
	entrySet      = "set"
	entrySetField = "entryset"
)

// isSet reports whether an entry is a set and nothing else: one with a title or an
// author of its own is a record.
func isSet(e *Entry, values []value) bool {
	return strings.EqualFold(e.Type, entrySet) && !slices.ContainsFunc(values, func(v value) bool {
		return v.name == "title" || v.name == "author"
	})
}

// mostSets is how many sets give a member their keys as groups.
const mostSets = 100

// rememberSet keeps a set for the members that come behind it, as long as all sets
// take no more than the limit. A warning says which of its members it comes too late
// for, as far back as entries are remembered.
func (r *references) rememberSet(e *Entry, values []value) {
	if e.Key == "" {
		return
	}
	for i := range values {
		if values[i].name != entrySetField {
			continue
		}
		if r.setSize += len(e.Text) + eachPiece; r.setSize > r.options.MaxHeld {
			return
		}
		for key := range strings.SplitSeq(values[i].text(), ",") {
			key = strings.ToLower(strings.TrimSpace(key))
			sets := r.sets[key]
			if key == "" || len(sets) > 0 && sets[len(sets)-1] == e {
				continue
			}
			if r.parents[key] != nil || len(sets) >= mostSets {
				e.note(notInSet, key, values[i].field.Span)
				continue
			}
			if r.sets == nil {
				r.sets = map[string][]*Entry{}
			}
			r.sets[key] = append(sets, e)
		}
	}
}

// withSets adds the names of the sets before an entry that it is a member of.
func (r *references) withSets(e *resolved, values []value) []value {
	sets := r.sets[strings.ToLower(e.entry.Key)]
	if len(sets) == 0 || e.entry.Key == "" {
		return values
	}
	values = slices.Clip(values)
	for _, set := range sets {
		at := strings.Index(set.Text, set.Key)
		if set.Span.Start > e.entry.Span.Start || at < 0 || r.expansionLeft() <= 0 {
			continue
		}
		r.dependent = true
		r.expanded += eachPiece
		values = append(values, value{
			name: entrySetField, field: &Field{Name: entrySetField, Span: set.KeySpan}, entry: set,
			pieces: []piece{{text: set.Key, entry: set, at: at}},
		})
	}
	return values
}
