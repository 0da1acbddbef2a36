package dedupe

import (
	"context"

	"github.com/ibid-go/ibid/record"
)

// Fuse makes a work of a group. The function returns a record of the group by
// its number; its ID is replaced by the one in res.
func Fuse(res *Resolution, g *Group, fetch func(n int) (*record.Record, error), o *Options) (*record.Work, error) {
	return nil, nil
}

// Resolve resolves and fuses records in memory. Works are sorted by id.
func Resolve(ctx context.Context, records []*record.Record, o *Options) ([]*record.Work, error) {
	return nil, nil
}
