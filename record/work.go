package record

import (
	"slices"
	"strings"
)

// Version is the records that state the same version of a work, with one
// record fused from theirs.
//
// An id that a version or work had before it was merged into another is the id
// of one of the other's members, and so leads to it.
type Version struct {
	// ID is the smallest id of the members.
	ID string `json:"id"`
	// Stage is unknown ("") unless a member states or implies one.
	Stage Stage `json:"stage,omitzero"`
	// StageInferred is set where no member states the stage in so many words.
	StageInferred bool `json:"stage_inferred,omitzero"`
	// Members are record ids, sorted.
	Members []string `json:"members"`
	// Sources are the declared sources of all members, sorted, each once.
	Sources []string `json:"sources,omitempty"`
	// Record holds the chosen values. It has no Raw, Trace or Origin of its
	// own: where its values come from is in the work's claims.
	Record *Record `json:"record"`
}

// Work is the versions of one intellectual work.
type Work struct {
	// ID is the smallest id of all records of the work.
	ID string `json:"id"`
	// Title is the preferred version's, a pointer and not a value of its own;
	// it is "" where no version has one.
	Title string `json:"title,omitzero"`
	// AlternateTitles are titles of other versions.
	AlternateTitles []AlternateTitle `json:"alternate_titles,omitempty"`
	// Preferred is the id of the preferred version.
	Preferred string `json:"preferred"`
	// Versions stand in the order of preference.
	Versions  []Version         `json:"versions"`
	Relations []VersionRelation `json:"relations,omitempty"`
	// Claims are all values that any source gave for any version.
	Claims []Claim `json:"claims,omitempty"`
	// Pairs are the compared pairs of records inside the work.
	Pairs []Pair `json:"pairs,omitempty"`
}

// Canonical returns the fused record of the preferred version, which every
// writer can write; nil for the zero Work.
func (w *Work) Canonical() *Record {
	for i := range w.Versions {
		if w.Versions[i].ID == w.Preferred {
			return w.Versions[i].Record
		}
	}
	return nil
}

// NoteSources is the kind of the note "Sources: …" that says which sources had
// the members of a version or work.
const NoteSources = "sources"

// SourcesPrefix begins the text of such a note.
const SourcesPrefix = "Sources: "

// Alone returns the canonical record as it can stand in a format that has no
// works: with the id of its version, and the sources of all versions in a note
// of the kind [NoteSources]. It is nil for the zero Work.
func (w *Work) Alone() *Record {
	for i := range w.Versions {
		if v := &w.Versions[i]; v.ID == w.Preferred {
			var sources []string
			for j := range w.Versions {
				sources = append(sources, w.Versions[j].Sources...)
			}
			return v.alone(sources)
		}
	}
	return nil
}

// Alone returns the version's record as it can stand in a format that has no
// versions: with the version's id, and its sources in a note of the kind
// [NoteSources].
func (v *Version) Alone() *Record { return v.alone(v.Sources) }

func (v *Version) alone(sources []string) *Record {
	out := Record{}
	if v.Record != nil {
		out = *v.Record
	}
	if out.ID == "" {
		out.ID = v.ID
	}
	if len(sources) > 0 {
		sources = append(slices.Clone(sources), out.NotedSources()...)
		slices.Sort(sources)
		text := SourcesPrefix + strings.Join(slices.Compact(sources), sourcesBetween)
		out.Notes = slices.DeleteFunc(slices.Clone(out.Notes), func(n Note) bool { return n.Kind == NoteSources })
		out.Notes = append(out.Notes, Note{Text: text, Kind: NoteSources})
	}
	return &out
}

// sourcesBetween stands between two sources in a note.
const sourcesBetween = "; "

// NotedSources returns the sources that the record's notes of the kind [NoteSources]
// name: those of the records from which it was fused before it was written and read
// again.
func (r *Record) NotedSources() []string {
	var sources []string
	for _, n := range r.Notes {
		if text, ok := strings.CutPrefix(n.Text, SourcesPrefix); ok && n.Kind == NoteSources {
			sources = append(sources, strings.Split(text, sourcesBetween)...)
		}
	}
	return sources
}

// ClaimsOf returns the claims on the field at path of the version with the
// given id, "" for the work itself, in their order. An empty path means all
// fields; a path without what tells elements apart ("dates") means all of its
// elements ("dates/issued").
func (w *Work) ClaimsOf(version, path string) []Claim {
	var found []Claim
	for _, c := range w.Claims {
		if c.Version == version && (path == "" || c.Path == path || strings.HasPrefix(c.Path, path+"/")) {
			found = append(found, c)
		}
	}
	return found
}

// AlternateTitle is a title that a version other than the preferred one has.
type AlternateTitle struct {
	Value   string `json:"value"`
	Version string `json:"version"`
	Reason  string `json:"reason"`
}

// VersionRelation relates two versions of one work.
type VersionRelation struct {
	From string       `json:"from"`
	Type RelationType `json:"type"`
	To   string       `json:"to"`
	// AssertedBy is "source" where a record states the relation, "ibid" where
	// evidence led to it, "user" where a person decided it.
	AssertedBy string     `json:"asserted_by"`
	Evidence   []Evidence `json:"evidence,omitempty"`
}

// Claim is one value that one record gave for one field of a version or work,
// and what became of it.
type Claim struct {
	// Path is the field: a path as in [Trace] whose lists of one kind are
	// addressed by what tells their elements apart ("dates/issued",
	// "identifiers/doi") and not by position.
	Path string `json:"path"`
	// Version is the id of the version; "" for a claim on the work itself.
	Version string `json:"version,omitzero"`
	// Value is the value as JSON: a string, a number, an object or a list.
	Value any `json:"value"`
	// Record is the id of the record that states it.
	Record string `json:"record"`
	// Spans lead to the text it was read from.
	Spans []DocumentSpan `json:"spans,omitempty"`
	// Rule is the rule that read it (see [Trace]), or several separated by
	// commas; Inferred as there.
	Rule     string `json:"rule,omitzero"`
	Inferred bool   `json:"inferred,omitzero"`
	// Chosen is set where the value stands in the version's record. Choice
	// names the rule by which it was chosen or not, Reason says it in words.
	Chosen bool `json:"chosen"`
	// Differs is set where the value contradicts the one that was chosen, or
	// the first of several: it is not equal to it, nor another way of writing
	// it, nor a less precise form or a part of it.
	Differs bool   `json:"differs,omitzero"`
	Choice  string `json:"choice,omitzero"`
	Reason  string `json:"reason"`
}

// DocumentSpan is a span of a named document.
type DocumentSpan struct {
	Document string `json:"document"`
	Span
}

// Study is works that share a trial registration: reports of one study. It
// groups and never removes.
type Study struct {
	Registration Registration `json:"registration"`
	Works        []string     `json:"works"`
}

// Verdict says how two records stand to each other.
type Verdict string

// Verdicts.
const (
	// SameVersion: both state the same version of the same work.
	SameVersion Verdict = "same-version"
	// SameWork: two versions of one work.
	SameWork Verdict = "same-work"
	// Related: two works that stand in a relation that has a name.
	Related Verdict = "related"
	// Different: two works.
	Different Verdict = "different"
	// Unsure: the evidence does not decide, and nothing is merged.
	Unsure Verdict = "unsure"
)

// Pair is the comparison of two records. A is the smaller id; comparing b
// with a gives the same Pair as comparing a with b.
type Pair struct {
	A       string  `json:"a"`
	B       string  `json:"b"`
	Verdict Verdict `json:"verdict"`
	// Relation is set for SameWork and Related; it reads from A to B unless
	// Inverse is set.
	Relation RelationType `json:"relation,omitzero"`
	Inverse  bool         `json:"inverse,omitzero"`
	// Weight is the sum of the evidence in thousandths of a bit.
	Weight int `json:"weight"`
	// Confidence is the weight on a scale from 0 to 1000, on which thresholds
	// are set: the probability, in thousandths, that the two speak of the same
	// publication as far as the table of weights is right. It says how the
	// evidence weighs; the verdict may rest on a rule that overrides it.
	Confidence int `json:"confidence"`
	// Keys are the blocking keys that proposed the pair.
	Keys     []string   `json:"keys,omitempty"`
	Evidence []Evidence `json:"evidence,omitempty"`
	// Vetoes are the rules that forbid merging the two.
	Vetoes []Veto `json:"vetoes,omitempty"`
	// Rule is the rule that gave the verdict, Reason says it in words.
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
}

// Evidence is what one field says about a pair. Weight is positive for,
// negative against, zero where it says nothing, in thousandths of a bit.
type Evidence struct {
	Field  string `json:"field"`
	Level  string `json:"level"`
	Weight int    `json:"weight"`
	// Detail shows what was compared, for people.
	Detail string `json:"detail,omitzero"`
}

// Veto is a rule that forbids merging two records whatever their weight.
type Veto struct {
	Rule   string `json:"rule"`
	Detail string `json:"detail,omitzero"`
}
