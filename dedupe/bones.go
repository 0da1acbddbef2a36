package dedupe

import (
	"context"

	"github.com/ibid-go/ibid/record"
)

// Options configure comparison, clustering and fusion. The zero value and nil
// work.
type Options struct {
	// Merge is the confidence, in thousandths, from which a pair is taken for
	// the same, Review the one from which it is unsure; 0 means the defaults,
	// 950 and 600.
	Merge, Review int
	// Workers is the number of goroutines that compare; 0 means one for each
	// processor. It has no influence on the result.
	Workers int
	// CompareAll is the number of records up to which all pairs are compared
	// and not only the candidates, so that a small set has its whole evidence;
	// 0 means 40, negative never.
	CompareAll int
	// CleanSources are declared sources that hold no duplicates.
	CleanSources []string
	// SourceOrder ranks sources by authority, best first, before the defaults.
	SourceOrder []string
	// Decisions are a person's, and win over every other evidence.
	Decisions []Decision
	// Progress, where set, is called now and then from one goroutine.
	Progress func(stage string, done, total int)
}

// Decision is a person's word about two records, named by record id, by
// "document#position", or by the id that their file gives them.
type Decision struct {
	A    string `json:"a"`
	B    string `json:"b"`
	Same bool   `json:"same"`
}

// Compare compares two records on their own, without the frequencies of a
// set. It is symmetric.
func Compare(a, b *record.Record, o *Options) record.Pair { return record.Pair{} }

// Index holds compact features of records.
type Index struct{}

// NewIndex returns an empty index.
func NewIndex(o *Options) *Index { return &Index{} }

// Add adds a record under the next number, counted from 0.
func (x *Index) Add(r *record.Record) {}

// Len returns the number of records.
func (x *Index) Len() int { return 0 }

// Resolve finds which records are the same version and the same work. The
// error is ctx's, when it is cancelled.
func (x *Index) Resolve(ctx context.Context) (*Resolution, error) { return nil, nil }

// Compare compares records i and j with the frequencies of the whole set.
func (x *Index) Compare(i, j int) record.Pair { return record.Pair{} }

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
	// Studies group works by trial registration.
	Studies []record.Study
	// Conflicts are decisions of a person that contradict each other or name
	// no record, in words.
	Conflicts  []string
	Statistics Statistics
}

// Review returns the unsure pairs, most useful first.
func (r *Resolution) Review() []record.Pair { return nil }

// Group is the records of one work, by number.
type Group struct {
	ID        string
	Versions  []VersionGroup
	Relations []record.VersionRelation
	// Pairs are the compared pairs inside the group.
	Pairs []record.Pair
}

// Members returns the numbers of all records of the group, sorted by id.
func (g *Group) Members() []int { return nil }

// VersionGroup is the records of one version, by number, sorted by id.
type VersionGroup struct {
	ID      string
	Members []int
}

// Statistics say what the stages did.
type Statistics struct {
	Records, Candidates, Compared          int
	SameVersion, SameWork, Related, Unsure int
	// OverfullBlocks were refined by further keys before comparing.
	OverfullBlocks int
	// WeightsVersion identifies the table of weights.
	WeightsVersion string
}
