package dedupe

import (
	"context"
	"testing"

	"github.com/ibid-go/ibid/normalize"
)

// BenchmarkKeys makes the comparison keys of all texts of records: MB/s of
// text. Its aim is 100 MB/s on one core.
func BenchmarkKeys(b *testing.B) {
	var texts []string
	size := 0
	for _, r := range generate(1000, 1) {
		texts = append(texts, r.Title(), r.Container.Title)
		for _, c := range r.Contributors {
			texts = append(texts, c.Family, c.Given)
		}
		for _, a := range r.Abstracts {
			texts = append(texts, a.Text)
		}
	}
	for _, t := range texts {
		size += len(t)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			comparisonKey(t)
		}
	}
}

// BenchmarkFoldKey is the same for the part of it that is normalize's, in memory
// that is used again.
func BenchmarkFoldKey(b *testing.B) {
	var titles []string
	size := 0
	for _, r := range generate(1000, 1) {
		titles = append(titles, r.Title())
		size += len(r.Title())
	}
	var room []byte
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range titles {
			room = normalize.AppendFoldKey(room[:0], t)
		}
	}
}

// BenchmarkBlockingKeys makes the blocking keys of records.
func BenchmarkBlockingKeys(b *testing.B) {
	x := NewIndex(nil)
	for _, r := range generate(1000, 1) {
		x.Add(r)
	}
	p := x.prepare()
	maker := x.keyMaker(p)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n++
		maker.keysOf(p.set[n%len(p.set)])
	}
}

// BenchmarkPropose finds the pairs of a set that have to be compared.
func BenchmarkPropose(b *testing.B) {
	x := NewIndex(nil)
	for _, r := range generate(benchRecords, 1) {
		x.Add(r)
	}
	p := x.prepare()
	b.ReportAllocs()
	for b.Loop() {
		found, err := x.propose(context.Background(), p, func() func(couple) bool { return x.mayBeLike(p) })
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(found.proposed)/benchRecords, "proposed/record")
		b.ReportMetric(float64(len(found.pairs))/benchRecords, "kept/record")
	}
}
