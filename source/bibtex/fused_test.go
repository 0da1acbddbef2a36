package bibtex

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// writeFused writes a record of the values of the first one, fused from all.
func writeFused(t *testing.T, o WriterOptions, from []*record.Record) string {
	t.Helper()
	fused := *from[0]
	fused.Origin, fused.Raw, fused.Trace, fused.Unclaimed, fused.Diagnostics = record.Origin{}, nil, nil, nil, nil
	var out bytes.Buffer
	w := NewWriter(&out, &o)
	require.NoError(t, w.WriteFused(&fused, from))
	require.NoError(t, w.Close())
	back, _ := readRecords(t, out.String(), nil)
	require.Len(t, back, 1)
	require.Empty(t, differing(&fused, back[0]))
	return out.String()
}

func TestWriteFused(t *testing.T) {
	cases := []struct{ document, name, want string }{
		// The words that a source protects, and its formulas.
		{`@article{k, title={How {van} the signal {DNA} works in {Drosophila}}}`, "title", `{How {van} the signal {DNA} works in {Drosophila}}`},
		{`@article{k, title={Mass {$m_{\mathrm{top}}$} and $n$-grams}, abstract="We use $x$."}`, "title", `{Mass {$m_{\mathrm{top}}$} and $n$-grams}`},
		{`@article{k, title={Mass}, abstract="We use $x$."}`, "abstract", `"We use $x$."`},
		{`@inbook{k, title={Tides}, booktitle={The {Sea}}}`, "booktitle", `{The {Sea}}`},
		// Of several the one that says most, wherever it stands; one in braces as a whole
		// comes last.
		{`@article{k, title={The DNA of bees}} @article{l, title={The {DNA} of {bees}}} @article{m, title={The {DNA} of bees}} @article{n, title={{The {DNA} {of} {bees}}}}`, "title", `{The {DNA} of {bees}}`},
		{`@article{k, title={The effect of bees}} @article{l, title={{The effect of bees}}}`, "title", `{{The effect of bees}}`},
		{`@article{k, journal={Sea}} @article{l, journaltitle={\emph{Sea}}}`, "journal", `{\emph{Sea}}`},
		// What reads otherwise, or says no more, is not taken.
		{`@article{k, title={Of bees}} @article{l, title={Of {Bees}}}`, "title", `{Of bees}`},
		{`@article{k, title={Bees in {\'E}vora}, journal={{Sea}}}`, "title", `{Bees in Évora}`},
		{`@article{k, title={Bees}, journal={{Sea}}}`, "journal", `{Sea}`},
		{`@string{d = {{DNA}}} @article{k, title={Of } # d}`, "title", `{Of {DNA}}`},
	}
	for _, c := range cases {
		records, _ := readRecords(t, c.document, nil)
		want := "\n  " + c.name + " = " + c.want + ",\n"
		require.Contains(t, writeFused(t, WriterOptions{}, records), want)
		text := writeFused(t, WriterOptions{}, records)
		for i := 1; i < len(records); i++ {
			// The order of the records has no part in it.
			moved := append([]*record.Record{records[0]}, records[i:]...)
			moved = append(moved, records[1:i]...)
			require.Equal(t, text, writeFused(t, WriterOptions{}, moved))
		}
	}
	records, _ := readRecords(t, `@article{k, title={Die {Öl}-{DNA}}}`, nil)
	require.Contains(t, writeFused(t, WriterOptions{ASCII: true}, records), `title = {Die {{\"O}l-DNA}}`)
}

// A formula that has come through another format is a formula again, in a title in
// braces.
func TestWriterFormulas(t *testing.T) {
	cases := []struct{ title, want string }{
		{`Mass $m_{\mathrm{top}}$ at $\sqrt{s} = 8$ TeV for DNA`, `Mass {$m_{\mathrm{top}}$} at {$\sqrt{s} = 8$} {TeV} for {DNA}`},
		{`$x^n$`, `{$x^n$}`},
		{`DNA-$x^n$/RNA`, `DNA-{$x^n$}/RNA`},
		{`A $5 x_1 for $6`, `A \$5 x\_1 for \$6`},
	}
	for _, c := range cases {
		r := &record.Record{Type: "article-journal", Titles: []record.Title{{Value: c.title, Role: record.TitleMain}}, Abstracts: []record.Abstract{{Text: "a " + c.title}}}
		text, losses := write(t, WriterOptions{Plain: true}, r)
		require.Empty(t, losses)
		require.Contains(t, text, "  title = {"+c.want+"},\n")
		if !strings.Contains(c.title, "$5") {
			require.Contains(t, text, "  abstract = {a "+c.title+"},\n")
		}
	}
}
