package dedupe

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// singleIdentifiers are the schemes of which one version has one value.
var singleIdentifiers = []record.Scheme{record.SchemeDOI, record.SchemePMID, record.SchemePMCID}

// CodeConflictingIdentifier is the code of the diagnostic on a fused record
// whose sources give two values of an identifier of which a version has one.
// The record carries the one with the best authority.
const CodeConflictingIdentifier = "dedupe.conflicting-identifier"

var identifierChoice = choice[record.Identifier]{
	topic: topicIdentifier,
	same:  equal[record.Identifier],
	variant: func(a, b record.Identifier) string {
		if identifierKey(a) == identifierKey(b) {
			return "the same identifier written otherwise"
		}
		if namesEntry(a) && namesEntry(b) {
			return "the DOI of another entry in CENTRAL"
		}
		return ""
	},
	finer: func(a, b record.Identifier) bool {
		return a.Scheme == record.SchemeDOI && !namesEntry(a) && namesEntry(b)
	},
	finerWords:   "the DOI of the publication, and not that of its entry in CENTRAL",
	coarserWords: "the DOI of the entry in CENTRAL, and not that of the publication",
}

// namesEntry reports whether a DOI is that of an entry in CENTRAL.
func namesEntry(id record.Identifier) bool {
	_, ok := entryOfCENTRAL(id.Scheme, strings.ToLower(id.Value))
	return ok
}

func identifierKey(id record.Identifier) string {
	value := id.Value
	if id.Scheme == record.SchemeDOI {
		value = normalize.DOIKey(value)
	}
	return id.Authority + "|" + strings.ToLower(value)
}

// fuseIdentifiers unites identifiers by scheme. Two values of a scheme that
// has one are a conflict: the surviving record's stands, because other tools
// need one, and the conflict is flagged.
func fuseIdentifiers(f *fusion, p policy) {
	identifiers := func(r *record.Record) *[]record.Identifier { return &r.Identifiers }
	if takeAlone(f, identifiers) {
		return
	}
	all := gather(f, topicIdentifier, p.path, identifiers)
	for _, given := range byKey(all, func(id record.Identifier) record.Scheme { return id.Scheme }) {
		scheme := given[0].value.Scheme
		path := f.pathOf(p.path, string(scheme))
		if !slices.Contains(singleIdentifiers, scheme) {
			f.fused.Identifiers = append(f.fused.Identifiers, otherIdentifiers.unite(f, policy{path, p.choice, nil}, given)...)
			continue
		}
		first := len(f.claims)
		best := identifierChoice.choose(given)
		identifierChoice.settle(f, path, p.choice, given, best)
		if identifierChoice.contested(given, best) {
			f.flagIdentifiers(p.path+"/"+string(scheme), given, first)
		}
		f.fused.Identifiers = append(f.fused.Identifiers, given[best].value)
	}
}

var otherIdentifiers = union[record.Identifier]{key: identifierKey, same: equal[record.Identifier]}

// flagIdentifiers words the claims from number first on, those of the
// statements, as a conflict.
func (f *fusion) flagIdentifiers(path string, given []statement[record.Identifier], first int) {
	const named = 5
	var values []string
	for _, s := range given {
		if !slices.Contains(values, s.value.Value) {
			values = append(values, s.value.Value)
		}
	}
	for i := range f.claims[first:] {
		c := &f.claims[first+i]
		c.Choice = "identifiers.conflict"
		if c.Chosen {
			c.Reason = "in conflict with another value; the surviving record's stands: " + c.Reason
		} else {
			c.Reason = "in conflict: " + c.Reason
		}
	}
	list := strings.Join(values[:min(named, len(values))], ", ")
	if len(values) > named {
		list += ", …"
	}
	f.conflict(CodeConflictingIdentifier, path,
		fmt.Sprintf("records of one version give %d values: %s", len(values), list))
}
