package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// studies groups works that share a trial registration. A study groups
// reports and never removes one.
func studies(set []*features, groups []Group, rank []uint32) []record.Study {
	type entry struct {
		registration record.Registration
		works        []string
	}
	found := make(map[string]*entry)
	for i := range groups {
		for _, n := range groups[i].Members() {
			for _, reg := range set[rank[n]].registrations {
				e := found[reg.key]
				if e == nil {
					e = &entry{registration: record.Registration{Registry: reg.registry, ID: reg.id}}
					found[reg.key] = e
				}
				if n := len(e.works); n == 0 || e.works[n-1] != groups[i].ID {
					e.works = append(e.works, groups[i].ID)
				}
			}
		}
	}
	var list []record.Study
	for _, e := range found {
		if len(e.works) > 1 {
			slices.Sort(e.works)
			list = append(list, record.Study{Registration: e.registration, Works: e.works})
		}
	}
	slices.SortFunc(list, func(a, b record.Study) int {
		return strings.Compare(a.Registration.Registry+"\x00"+a.Registration.ID, b.Registration.Registry+"\x00"+b.Registration.ID)
	})
	return list
}
