package dedupe

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/dedupe/eval"
	"github.com/ibid-go/ibid/internal/corpus"
)

// TestGoldMembers scores a set whose truth flags the members of groups and does
// not say which record belongs with which.
func TestGoldMembers(t *testing.T) {
	records := goldRecords(t, "iebh_tafenoquine")
	flagged := make(map[string]bool)
	for _, row := range readTable(t, corpus.Folder(t, "gold", "iebh_tafenoquine", "members.csv"), ',')[1:] {
		flagged[row[0]] = row[1] == "1"
	}
	x := NewIndex(nil)
	for _, r := range records {
		x.Add(r)
	}
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	predicted := predictedVersions(res)
	sizes := predicted.Sizes()
	duplicate := make([]bool, len(records))
	for n, r := range records {
		duplicate[n] = flagged[r.ID]
		if in := sizes[predicted[n]] > 1; in != duplicate[n] {
			t.Logf("in a group: %t, in one of the truth: %t: %s %q", in, duplicate[n], r.ID, r.Title())
		}
	}
	c := eval.Flags(predicted, duplicate).Counts()
	t.Logf("members %d/%d/%d, F1 %.4f, %d unsure", c.TP, c.FP, c.FN, c.F1(), len(res.Review()))
	require.GreaterOrEqual(t, c.F1(), .99)
}
