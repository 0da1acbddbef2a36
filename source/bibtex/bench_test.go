package bibtex

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/nickng/bibtex"
	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/recordtest"
)

// benchmarkLibrary is a library of entries as databases export them.
func benchmarkLibrary(entries int) string {
	var b strings.Builder
	b.WriteString("@string{jmir = {Journal of Medical Internet Research}}\n\n")
	for i := range entries {
		fmt.Fprintf(&b, `@article{okafor%[1]d,
  author = {Okafor, Ngozi and M{\"u}ller, Anna-Lena and van der Berg, J. and Garc{\'\i}a, Mar{\'\i}a and others},
  title = {The {DNA} of reading aloud: a randomised trial in %[1]d libraries},
  journal = jmir,
  year = {2020},
  month = jul,
  volume = {%[1]d},
  number = {7},
  pages = {994--1014},
  doi = {10.5555/example.%[1]d},
  issn = {1438-8871},
  url = {https://example.org/articles/%[1]d},
  keywords = {reading, libraries, randomised trial, e-health},
  abstract = {Background: Reading aloud is said to help. Objective: We asked whether it does. Methods: In a randomised trial with 120 participants
    we compared reading aloud with silent reading over twelve weeks, in %[1]d libraries of two countries, with blinded assessment of the outcome.
    Results: After twelve weeks the groups differed by 3.2 points (95\%% CI 1.1 to 5.3) on a scale of 100, which is less than had been expected.
    The difference was larger for those who had read little before, and it was gone a year later. No harm was seen in any of the groups.
    Conclusions: Reading aloud helps a little, for a time. Trial Registration: ClinicalTrials.gov NCT01234567.},
}

`, i)
	}
	return b.String()
}

func BenchmarkReadEntry(b *testing.B) {
	in := benchmarkLibrary(500)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(strings.NewReader(in), nil)
		n := 0
		for {
			if _, err := r.ReadEntry(); err == io.EOF {
				break
			}
			n++
		}
		require.Greater(b, n, 500)
	}
}

// BenchmarkNickng is the other package alone on the same entries, the macro
// spelled out, for comparing.
func BenchmarkNickng(b *testing.B) {
	in := strings.ReplaceAll(strings.TrimPrefix(benchmarkLibrary(500), "@string{jmir = {Journal of Medical Internet Research}}\n\n"),
		"jmir", "{Journal of Medical Internet Research}")
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		engine.Lock()
		parsed, err := bibtex.Parse(strings.NewReader(in))
		engine.Unlock()
		require.NoError(b, err)
		require.Len(b, parsed.Entries, 500)
	}
}

func BenchmarkRead(b *testing.B) {
	recordtest.Benchmark(b, NewReader, []byte(benchmarkLibrary(500)), 500)
}
