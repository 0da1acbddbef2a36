package main

import (
	"cmp"
	"slices"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
)

// Ways to choose the record of a set of duplicates that stays.
const (
	keepSourceOrder = "source-order"
	keepRichest     = "richest"
	keepFused       = "fused"
)

var keepRules = []string{keepSourceOrder, keepRichest, keepFused}

// survivors says for each record, by number, to which version and work it
// belongs and which record stays for it.
type survivors struct {
	reading *reading
	keeper  []int
	version []string
	work    []string
	// sets are the records of each survivor that has more than one.
	sets map[int][]int
}

// chooseSurvivors chooses one record of each version, or work, or of what else
// the policy counts as one, to stay: one of those that are known, where there
// are any; with "richest" the one that states most, else the one whose source was
// named first; ties go to the preferred version, where there are several, then to
// the one read first.
func chooseSurvivors(r *reading, keep string) (*survivors, error) {
	n := len(r.places)
	s := &survivors{reading: r, keeper: make([]int, n), version: make([]string, n), work: make([]string, n), sets: map[int][]int{}}
	rank := make(map[string]int, len(r.order))
	for i, name := range r.order {
		rank[name] = i
	}
	groups := r.resolution.Groups
	for i := range groups {
		g := &groups[i]
		for _, v := range g.Versions {
			for _, n := range v.Members {
				s.version[n], s.work[n] = v.ID, g.ID
			}
		}
		for _, unit := range g.Units(r.options.Policy) {
			var members []int
			for _, v := range unit {
				members = append(members, g.Versions[v].Members...)
			}
			preference, err := s.preference(g, unit)
			if err != nil {
				return nil, err
			}
			if err := s.choose(members, keep, rank, preference); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// preference ranks the records of versions that count as one by their version,
// the preferred one first: the article before its preprint, the update before
// what it updates. It is nil for one version.
func (s *survivors) preference(g *dedupe.Group, unit []int) (map[int]int, error) {
	if len(unit) < 2 {
		return nil, nil
	}
	work, err := dedupe.Fuse(s.reading.resolution, g, s.reading.fetch, s.reading.options)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for i, v := range work.Versions {
		at[v.ID] = i
	}
	preference := map[int]int{}
	for _, v := range unit {
		for _, n := range g.Versions[v].Members {
			preference[n] = at[g.Versions[v].ID]
		}
	}
	return preference, nil
}

func (s *survivors) choose(members []int, keep string, rank map[string]int, preference map[int]int) error {
	if len(members) == 0 {
		return nil
	}
	members = slices.Clone(members)
	slices.Sort(members)
	richness := map[int]int{}
	if keep == keepRichest && len(members) > 1 {
		for _, n := range members {
			r, err := s.reading.fetch(n)
			if err != nil {
				return err
			}
			richness[n] = statedFields(r)
		}
	}
	best := slices.MinFunc(members, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(s.behindKnown(a), s.behindKnown(b)),
			cmp.Compare(richness[b], richness[a]),
			cmp.Compare(rank[s.reading.source(a).source], rank[s.reading.source(b).source]),
			cmp.Compare(preference[a], preference[b]),
			cmp.Compare(a, b),
		)
	})
	for _, n := range members {
		s.keeper[n] = best
	}
	if len(members) > 1 {
		s.sets[best] = members
	}
	return nil
}

// sources returns the declared sources that had the publication of record n,
// by authority.
func (s *survivors) sources(n int) []string {
	members, ok := s.sets[s.keeper[n]]
	if !ok {
		return []string{s.reading.source(n).source}
	}
	var names []string
	for _, m := range members {
		names = append(names, s.reading.source(m).source)
	}
	names = unique(names)
	slices.Sort(names)
	return names
}

// behindKnown ranks what is known before what is not.
func (s *survivors) behindKnown(n int) int {
	if s.reading.isKnown(n) {
		return 0
	}
	return 1
}

// richPaths are the fields that count when records are compared by how much
// they state: what a reviewer needs to screen, cite and find a publication.
var richPaths = []string{
	"titles/0", "contributors/0", "container/title", "container/issn/0", "volume", "issue",
	"pages/first", "article_number", "dates/0", "identifiers/0", "identifiers/1", "abstracts/0",
	"keywords/0", "subjects/0", "languages/0", "links/0", "publisher/name", "licences/0", "type",
}

// statedFields returns how many of these fields a record states.
func statedFields(r *record.Record) int {
	stated := 0
	for _, path := range richPaths {
		if _, ok := r.At(path); ok {
			stated++
		}
	}
	return stated
}
