package dedupe

import (
	"context"
	"testing"

	"github.com/ibid-go/ibid/record"
)

const benchRecords = 10_000

func BenchmarkAdd(b *testing.B) {
	records := generate(1000, 1)
	b.ReportAllocs()
	x := NewIndex(nil)
	n := 0
	for b.Loop() {
		if n++; n%benchRecords == 0 {
			x = NewIndex(nil)
		}
		x.Add(records[n%len(records)])
	}
}

func BenchmarkCompare(b *testing.B) {
	records := generate(1000, 1)
	x := NewIndex(nil)
	for _, r := range records {
		x.Add(r)
	}
	p := x.prepare()
	c := x.comparison(p)
	pairs := x.candidates(p).pairs
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n++
		x.judge(c, p, pairs[n%len(pairs)])
	}
}

func BenchmarkResolve(b *testing.B) {
	records := generate(benchRecords, 1)
	b.ReportAllocs()
	for b.Loop() {
		x := NewIndex(nil)
		for _, r := range records {
			x.Add(r)
		}
		res, err := x.Resolve(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(res.Statistics.Candidates)/benchRecords, "candidates/record")
	}
}

// Most works are of one record, and lists of references have no claims.
func BenchmarkFuseGroups(b *testing.B) {
	records := generate(1000, 1)
	x := NewIndex(nil)
	for _, r := range records {
		x.Add(r)
	}
	res, err := x.Resolve(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	fetch := func(n int) (*record.Record, error) { return records[n], nil }
	for _, o := range []*Options{{}, {NoClaims: true}} {
		b.Run(map[bool]string{false: "claims", true: "no claims"}[o.NoClaims], func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n++
				if _, err := Fuse(res, &res.Groups[n%len(res.Groups)], fetch, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
