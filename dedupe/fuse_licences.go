package dedupe

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// CodeConflictingLicence is the code of the diagnostic on a fused record whose
// sources give two versions of one licence; its version is then unknown.
const CodeConflictingLicence = "dedupe.conflicting-licence"

// fuseLicences keeps every licence that is stated for this version, each once.
// Statements of one licence (family, port, content version, copy, start) are one: the
// one that gives its version is taken. Where they give several versions of it,
// which is a known fault of some feeds, its version is unknown.
func fuseLicences(f *fusion, p policy) {
	given := gather(f, topicGeneral, p.path, func(r *record.Record) *[]record.Licence { return &r.Licences })
	licences := byKey(given, licenceKey)
	for n, same := range licences {
		if versions := licenceVersions(same); len(versions) > 1 {
			f.unknownLicenceVersion(p, same, versions)
			continue
		}
		best := licenceChoice.choose(same)
		f.fused.Licences = append(f.fused.Licences, same[best].value)
		first := len(f.claims)
		licenceChoice.settle(f, p.path, p.choice, same, best)
		if n > 0 && f.otherLicence(licences[0], same) {
			for i := range f.claims[first:] {
				c := &f.claims[first+i]
				c.Differs = true
				c.Reason += "; another record states another licence, and both are kept"
			}
		}
	}
}

// licenceKey tells one licence from another, whatever its version.
func licenceKey(l record.Licence) string {
	return strings.Join([]string{l.Family, l.Port, l.AppliesTo, l.Copy, l.Start}, "|")
}

var licenceChoice = choice[record.Licence]{
	same:         deepEqual[record.Licence],
	variant:      func(a, b record.Licence) string { return "the same licence in other words" },
	finer:        func(a, b record.Licence) bool { return a.Version != "" && b.Version == "" },
	finerWords:   "gives the licence's version",
	coarserWords: "the same licence without its version",
}

func licenceVersions(given []statement[record.Licence]) []string {
	var versions []string
	for _, s := range given {
		if s.value.Version != "" {
			versions = append(versions, s.value.Version)
		}
	}
	slices.Sort(versions)
	return slices.Compact(versions)
}

// unknownLicenceVersion puts the licence without a version into the record:
// what the statements agree on. The claim for it is concluded from them all.
func (f *fusion) unknownLicenceVersion(p policy, given []statement[record.Licence], versions []string) {
	l := given[0].value
	agreed := record.Licence{Family: l.Family, Port: l.Port, AppliesTo: l.AppliesTo, Copy: l.Copy, Start: l.Start, Incomplete: true}
	f.fused.Licences = append(f.fused.Licences, agreed)
	const name = "licence.version-conflict"
	from := given[0].origin
	from.read = reading{inferred: true}
	for _, s := range given {
		from.read.spans = append(from.read.spans, s.read.spans...)
	}
	said := strings.Join(versions, " and ")
	f.claim(p.path, name, agreed, from, outcome{chosen: true,
		reason: fmt.Sprintf("the statements give versions %s of one licence, so its version is unknown", said)})
	for _, s := range given {
		f.claim(p.path, name, s.value, s.origin, outcome{differs: s.value.Version != "",
			reason: fmt.Sprintf("one of the statements that give versions %s of one licence", said)})
	}
	f.conflict(CodeConflictingLicence, p.path, fmt.Sprintf("versions %s of the licence %s are stated", said, l.Family))
}

// otherLicence reports whether two licences for the same content stand against
// each other: different records state them, and none states both.
func (f *fusion) otherLicence(a, b []statement[record.Licence]) bool {
	return a[0].value.AppliesTo == b[0].value.AppliesTo && a[0].value.Copy == b[0].value.Copy && a[0].value.Family != b[0].value.Family && !shareRecord(a, b)
}

// fuseCounts appends all observations, each once, by metric and provider, the
// latest first. Undated ones have no order in time and stand last.
func fuseCounts(f *fusion, p policy) {
	given := gather(f, topicGeneral, p.path, func(r *record.Record) *[]record.Count { return &r.Counts })
	counts := observations.unite(f, p, given)
	slices.SortStableFunc(counts, func(a, b record.Count) int {
		return cmp.Or(
			cmp.Compare(a.Metric, b.Metric),
			cmp.Compare(a.Provider, b.Provider),
			cmp.Compare(b.AsOf, a.AsOf))
	})
	f.fused.Counts = counts
}

var observations = union[record.Count]{
	key: func(c record.Count) string {
		if c.Provider != "" {
			c.Via = ""
		}
		return jsonKey(c)
	},
	same: equal[record.Count],
	path: func(c record.Count) string { return "counts/" + c.Metric },
	reason: func(c record.Count) string {
		return "an observation; all are kept"
	},
}
