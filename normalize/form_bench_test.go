package normalize

import (
	"strings"
	"testing"
)

// Texts of some length in the three mixes that matter: ASCII, Latin with marks,
// and Chinese.
var benchmarkTexts = []struct{ name, text string }{
	{"ASCII", strings.Repeat("Implementing Web-Based Therapy in Routine Care: Systematic Review of Perspectives. ", 12) + "End"},
	{"Latin", strings.Repeat("Übersicht über Präventionsmaßnahmen – où l’évaluation déçoit: Łódź, São Paulo. ", 10) + "End"},
	{"CJK", strings.Repeat("在医疗保健服务中实施互联网认知行为疗法：利益相关者经验的定性探索。", 10)},
}

// dirtyText needs every kind of cleaning.
var dirtyText = strings.Repeat("On the <i>in vivo</i> effect of H<sub>2</sub>O &amp; more,\u00a0p&lt;0.05 ", 12)

func benchmarkOnTexts(b *testing.B, run func(string)) {
	for _, text := range benchmarkTexts {
		b.Run(text.name, func(b *testing.B) {
			b.SetBytes(int64(len(text.text)))
			b.ReportAllocs()
			for b.Loop() {
				run(text.text)
			}
		})
	}
}

func BenchmarkText(b *testing.B)     { benchmarkOnTexts(b, func(s string) { Text(s) }) }
func BenchmarkFoldKey(b *testing.B)  { benchmarkOnTexts(b, func(s string) { FoldKey(s) }) }
func BenchmarkTitleKey(b *testing.B) { benchmarkOnTexts(b, func(s string) { TitleKey(s) }) }

func BenchmarkTextDirty(b *testing.B) {
	b.SetBytes(int64(len(dirtyText)))
	b.ReportAllocs()
	for b.Loop() {
		Text(dirtyText)
	}
}

func BenchmarkName(b *testing.B) {
	for _, name := range []string{"Shepherd, Heather L", "van Raaij MJ", "World Health Organization", "Müller, Jürgen"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(name)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Name(name)
			}
		})
	}
}

func BenchmarkNameKey(b *testing.B) {
	name, err := Name("van Raaij, Mark J.")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		NameKey(name)
	}
}
