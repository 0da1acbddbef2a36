package dedupe

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// A damage is what exports do to records on their way. It changes a share of the
// records of a set, in a hundred, and the others stay as they are.
type damage struct {
	name  string
	share int
	do    func(*record.Record, *rand.Rand)
	// wrong is how many records of the three sets may be removed wrongly, left how
	// many duplicates may be left.
	wrong, left int
}

var damages = []damage{
	{"nothing", 0, nil, 0, 11},
	{"no DOI", 100, func(r *record.Record, _ *rand.Rand) { r.Identifiers = nil }, 0, 11},
	{"no abstract", 100, func(r *record.Record, _ *rand.Rand) { r.Abstracts = nil }, 0, 11},
	{"titles in capitals", 50, changeTitle(func(s string, _ *rand.Rand) string { return strings.ToUpper(s) }), 0, 11},
	{"a letter of the title mistyped", 50, changeTitle(mistype), 2, 24},
	{"titles without subtitle", 50, changeTitle(func(s string, _ *rand.Rand) string { return cutTitle(s) }), 0, 20},
	{"titles cut after 80 letters", 50, changeTitle(func(s string, _ *rand.Rand) string {
		letters := []rune(s)
		return string(letters[:min(len(letters), 80)])
	}), 0, 23},
	{"the first author only", 50, func(r *record.Record, _ *rand.Rand) { r.Contributors = r.Contributors[:min(len(r.Contributors), 1)] }, 0, 15},
	{"no author", 10, func(r *record.Record, _ *rand.Rand) { r.Contributors = nil }, 0, 15},
	{"initials without stops", 50, func(r *record.Record, _ *rand.Rand) { shortenNames(r) }, 0, 14},
	{"authors in another order", 50, func(r *record.Record, random *rand.Rand) {
		random.Shuffle(len(r.Contributors), func(i, j int) {
			r.Contributors[i], r.Contributors[j] = r.Contributors[j], r.Contributors[i]
		})
	}, 0, 11},
	{"no pages", 50, func(r *record.Record, _ *rand.Rand) { r.Pages = record.Pages{} }, 2, 29},
	{"no volume", 50, func(r *record.Record, _ *rand.Rand) { r.Volume = "" }, 0, 16},
	{"no issue", 50, func(r *record.Record, _ *rand.Rand) { r.Issue, r.Supplement = "", "" }, 2, 14},
	{"no journal", 50, func(r *record.Record, _ *rand.Rand) { r.Container = record.Container{} }, 1, 16},
	{"another year", 30, func(r *record.Record, random *rand.Rand) { r.Dates = []record.Date{yearBeside(r, random)} }, 0, 17},
	{"no year", 10, func(r *record.Record, _ *rand.Rand) { r.Dates = nil }, 0, 13},
}

// TestGoldDamaged has the sets of reviewers with damaged records: what is lost is
// recall, and hardly a record.
func TestGoldDamaged(t *testing.T) {
	corpus.Folder(t, "gold")
	if corpus.UnderRace {
		t.Skip("its scores are those of a run without the detector")
	}
	for _, damage := range damages {
		t.Run(damage.name, func(t *testing.T) {
			removed, wrong, left := 0, 0, 0
			for _, set := range []string{"cytology_screening", "haematology", "digital_work"} {
				records := goldRecords(t, set)
				random := rand.New(rand.NewPCG(7, 3))
				x := NewIndex(nil)
				for _, r := range records {
					if random.IntN(100) < damage.share {
						damage.do(r, random)
					}
					x.Add(r)
				}
				res, err := x.Resolve(context.Background())
				require.NoError(t, err)
				s := goldScores(x, res, records, goldCorrected(t, set, goldTruth(t, set)))
				removed, wrong, left = removed+s.removal.TP, wrong+s.removal.FP, left+s.removal.FN
			}
			t.Logf("%-32s %d of 100 records: %d removed, %d of them wrongly, %d left", damage.name, damage.share, removed+wrong, wrong, left)
			require.LessOrEqual(t, wrong, damage.wrong, "wrongly removed")
			require.LessOrEqual(t, left, damage.left, "duplicates left")
		})
	}
}

func changeTitle(change func(string, *rand.Rand) string) func(*record.Record, *rand.Rand) {
	return func(r *record.Record, random *rand.Rand) {
		for i := range r.Titles {
			r.Titles[i].Value = change(r.Titles[i].Value, random)
		}
	}
}

// mistype leaves a letter out, writes it twice or changes places with the next.
func mistype(s string, random *rand.Rand) string {
	letters := []rune(s)
	if len(letters) < 12 {
		return s
	}
	switch at := 2 + random.IntN(len(letters)-4); random.IntN(3) {
	case 0:
		letters = slices.Delete(letters, at, at+1)
	case 1:
		letters = slices.Insert(letters, at, letters[at])
	default:
		letters[at], letters[at+1] = letters[at+1], letters[at]
	}
	return string(letters)
}

// cutTitle leaves the subtitle out where the title before it is not short.
func cutTitle(s string) string {
	if title, _, ok := strings.Cut(s, ":"); ok && len(title) > 20 {
		return title
	}
	return s
}

func shortenNames(r *record.Record) {
	for i := range r.Contributors {
		var initials strings.Builder
		for word := range strings.FieldsFuncSeq(r.Contributors[i].Given, func(c rune) bool { return c == ' ' || c == '.' || c == '-' }) {
			initials.WriteRune([]rune(word)[0])
		}
		if name, err := normalize.Name(r.Contributors[i].Family + ", " + initials.String()); err == nil {
			r.Contributors[i].Name = name
		}
	}
}

// yearBeside is the year before or after that of a record.
func yearBeside(r *record.Record, random *rand.Rand) record.Date {
	issued, ok := r.Date(record.DateIssued)
	if !ok || len(issued.Value) < 4 {
		return issued
	}
	year := []byte(issued.Value[:4])
	switch {
	case random.IntN(2) == 0 && year[3] < '9':
		year[3]++
	case year[3] > '0':
		year[3]--
	}
	return record.Date{Kind: record.DateIssued, Value: string(year)}
}
