package dedupe

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGoldMembers scores a set whose truth flags the members of groups and does
// not say which record belongs with which.
func TestGoldMembers(t *testing.T) {
	if _, err := os.Stat(filepath.Join(shared, "gold")); err != nil {
		t.Skip("../shared is not here: the labelled sets are not part of the repository")
	}
	records := goldRecords(t, "iebh_tafenoquine")
	flagged := make(map[string]bool)
	for _, row := range readTable(t, filepath.Join(shared, "gold", "iebh_tafenoquine", "members.csv"), ',')[1:] {
		flagged[row[0]] = row[1] == "1"
	}
	x := NewIndex(nil)
	for _, r := range records {
		x.Add(r)
	}
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	tp, fp, fn := 0, 0, 0
	for _, g := range res.Groups {
		for _, v := range g.Versions {
			for _, n := range v.Members {
				switch in := len(v.Members) > 1; {
				case in && flagged[records[n].ID]:
					tp++
				case in:
					fp++
					t.Logf("wrongly in a group: %s %q", records[n].ID, records[n].Title())
				case flagged[records[n].ID]:
					fn++
					t.Logf("in no group: %s %q", records[n].ID, records[n].Title())
				}
			}
		}
	}
	t.Logf("members %d/%d/%d, F1 %s, %d unsure", tp, fp, fn, share(f1(tp, fp, fn)), len(res.Review()))
	require.GreaterOrEqual(t, f1(tp, fp, fn), 9900)
}
