package dedupe

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// Resolution is the result of an [Index].
type Resolution struct {
	// IDs are the final record ids by number: exact copies are told apart by
	// "~2", "~3".
	IDs []string
	// Groups are the works, sorted by id.
	Groups []Group
	// Apart are the compared pairs of records in different groups whose
	// verdict is Related or Unsure, and all others too where all pairs were
	// compared; sorted by A and B.
	Apart []record.Pair
	// Questions are the unsure pairs that a person should look at, most useful
	// first.
	Questions []Question
	// Studies group works by trial registration.
	Studies []record.Study
	// Conflicts are decisions of a person that contradict each other, name no
	// record, or are against a rule that forbids merging, in words.
	Conflicts  []string
	Statistics Statistics
}

// Group is the records of one work, by number.
type Group struct {
	ID        string
	Versions  []VersionGroup
	Relations []record.VersionRelation
	// Pairs are the compared pairs inside the group, without
	// [Options.GroupsOnly].
	Pairs []record.Pair

	// sorted are the numbers of all records in the order of their ids.
	sorted []int
	// links are the versions that were compared, and what makes them two.
	links []versionLink
}

// Members returns the numbers of all records of the group, sorted by id.
func (g *Group) Members() []int {
	if g.sorted != nil {
		return slices.Clone(g.sorted)
	}
	var all []int
	for _, v := range g.Versions {
		all = append(all, v.Members...)
	}
	return all
}

// VersionGroup is the records of one version, by number, sorted by id.
type VersionGroup struct {
	ID      string
	Members []int
}

// Statistics say what the stages did.
type Statistics struct {
	Records int
	// Candidates are the pairs that share a blocking key, counted once for each
	// key, and Compared those of them, each once, that were not seen at sight to
	// be plainly different.
	Candidates, Compared                   int
	SameVersion, SameWork, Related, Unsure int
	// OverfullBlocks were refined by further keys before comparing.
	OverfullBlocks int
	// WeightsVersion identifies the table of weights.
	WeightsVersion string
}
