package dedupe

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// citationKey tells how much the id that a record's file gives it is a key by which a
// person cites it.
type citationKey int

const (
	// keyOfLibrary is one of a file that no database made.
	keyOfLibrary citationKey = iota
	keyOfExport
	noKey
)

// citationKeyOf tells it of a record. The entries of BibTeX are cited by their keys, and
// items of CSL by their ids, but for those that are an address or a number.
func citationKeyOf(r *record.Record) citationKey {
	switch id := r.OwnID; {
	case id == "", r.Origin.Format != record.FormatBibTeX && r.Origin.Format != record.FormatCSLJSON,
		r.Origin.Format == record.FormatCSLJSON && (strings.ContainsAny(id, "/:") || leadingNumber(id) == id):
		return noKey
	}
	for _, name := range []string{r.Origin.Database, r.Origin.Platform, r.Origin.Dialect} {
		if class, ok := classByName(name); ok && class != classExport {
			return keyOfExport
		}
	}
	return keyOfLibrary
}

var ownIDChoice = choice[string]{
	topic:   topicIdentifier,
	same:    equal[string],
	variant: func(a, b string) string { return "the id in another file; each file gives its own" },
}

// fuseOwnID takes the id that one file gives the record: a citation key before the ids
// of databases, since texts cite by it, and a person's before a database's.
func fuseOwnID(f *fusion, p policy) {
	ownID := func(r *record.Record) *string { return &r.OwnID }
	if m := f.alone(); m != nil {
		f.fused.OwnID = m.record.OwnID
		return
	}
	given := gatherOne(f, ownIDChoice.topic, p.path, ownID)
	if len(given) == 0 {
		return
	}
	var keys map[string]citationKey
	for _, s := range given {
		if key := citationKeyOf(s.from.record); key < noKey {
			if keys == nil {
				keys = map[string]citationKey{}
			}
			if known, ok := keys[s.value]; !ok || key < known {
				keys[s.value] = key
			}
		}
	}
	keyOf := func(id string) citationKey {
		if key, ok := keys[id]; ok {
			return key
		}
		return noKey
	}
	c := ownIDChoice
	c.finer = func(a, b string) bool { return keyOf(a) < keyOf(b) }
	c.finerThan = func(a, _ string) (won, lost string) {
		won = "a citation key, where the other is a database's id"
		if keyOf(a) == keyOfLibrary {
			won = "the citation key of a file that no database made"
		}
		return won, ownIDChoice.variant("", "")
	}
	best := c.choose(given)
	f.fused.OwnID = given[best].value
	c.settle(f, p.path, p.choice, given, best)
}

// fuseCitationKeys unites the citation keys of all records, and the keys of their files
// that were not taken for the record's own, so that what cites by them still finds it.
func fuseCitationKeys(f *fusion, p policy) {
	keys := func(r *record.Record) *[]string { return &r.Library.CitationKeys }
	if takeAlone(f, keys) {
		return
	}
	given := gather(f, topicGeneral, p.path, keys)
	for _, m := range f.byAuthority(topicGeneral) {
		if id := m.record.OwnID; id != f.fused.OwnID && citationKeyOf(m.record) < noKey {
			given = append(given, statement[string]{origin{m, m.reading("own_id")}, id})
		}
	}
	*keys(f.fused) = citationKeys.unite(f, p, given)
}

var citationKeys = union[string]{key: func(s string) string { return s }, same: equal[string]}
