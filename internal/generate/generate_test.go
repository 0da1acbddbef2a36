package generate_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/generate"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

func text(t testing.TB, o *generate.Options) []byte {
	t.Helper()
	b, err := io.ReadAll(generate.NewLibrary(o))
	require.NoError(t, err)
	return b
}

// TestSameOptionsSameBytes holds the digest of a library, since numbers that
// were measured on it are compared over time and between machines.
func TestSameOptionsSameBytes(t *testing.T) {
	o := &generate.Options{Seed: 7, Records: 500, Duplicates: 0.2}
	in := text(t, o)
	sum := sha256.Sum256(in)
	require.Equal(t, "1cbeca7219f1c8f1", hex.EncodeToString(sum[:8]), "the generator writes other libraries than before")

	other, err := io.ReadAll(iotest.OneByteReader(generate.NewLibrary(o)))
	require.NoError(t, err)
	require.True(t, bytes.Equal(in, other), "the bytes depend on how they are read")

	shorter := text(t, &generate.Options{Seed: 7, Records: 100, Duplicates: 0.2})
	require.True(t, bytes.HasPrefix(in, shorter), "the bytes depend on how many records follow")

	otherSeed := text(t, &generate.Options{Seed: 8, Records: 500, Duplicates: 0.2})
	require.False(t, bytes.Equal(in, otherSeed))
}

// TestSizes asks for records of the sizes that are promised.
func TestSizes(t *testing.T) {
	const records = 4000
	tests := []struct {
		name      string
		options   generate.Options
		low, high int // bytes of a record on average
	}{
		{"abstracts of 1.5 kB", generate.Options{}, 1800, 2200},
		{"no abstracts", generate.Options{Abstract: -1}, 600, 900},
		{"abstracts of 3 kB", generate.Options{Abstract: 3000}, 3000, 3800},
		{"brief", generate.Options{Brief: true}, 330, 470},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.options.Records = records
			size := len(text(t, &test.options)) / records
			require.GreaterOrEqual(t, size, test.low)
			require.LessOrEqual(t, size, test.high)
		})
	}
}

// TestRecordsComeBack reads a library with the reader of this module: no
// diagnostic, and the fields that were written.
func TestRecordsComeBack(t *testing.T) {
	for _, o := range []*generate.Options{
		{Seed: 1, Records: 3000},
		{Seed: 2, Records: 3000, Duplicates: 0.5},
		{Seed: 3, Records: 1000, Brief: true},
	} {
		library, reader := generate.NewLibrary(o), ris.NewReader(generate.NewLibrary(o), nil)
		exporters, types := map[string]int{}, map[string]int{}
		for {
			reference, ok := library.Next()
			r, err := reader.Read()
			if !ok {
				require.Equal(t, io.EOF, err)
				break
			}
			require.NoError(t, err)
			exporters[reference.Exporter]++
			types[reference.Publication.Type]++
			requireSame(t, &reference, r)
		}
		require.Len(t, exporters, 5)
		require.Len(t, types, 6)
	}
}

// cslTypes are the types that the RIS types are read as.
var cslTypes = map[string]record.Type{
	"JOUR": "article-journal", "CONF": "paper-conference", "CHAP": "chapter", "BOOK": "book", "THES": "thesis", "RPRT": "report",
}

func requireSame(t *testing.T, reference *generate.Reference, r *record.Record) {
	t.Helper()
	written := string(reference.AppendRIS(nil))
	p := reference.Publication
	require.Empty(t, r.Diagnostics, written)
	require.Empty(t, r.Unclaimed, written)
	require.Equal(t, cslTypes[p.Type], r.Type)

	require.Equal(t, strings.TrimRight(p.Title, ".?"), strings.TrimRight(r.Title(), ".?"), written)
	require.Len(t, r.Contributors, len(p.Authors), written)
	for i, author := range p.Authors {
		got := r.Contributors[i]
		if author.Given == "" {
			require.Equal(t, author.Family, got.Literal, written)
			continue
		}
		family := strings.TrimSpace(got.DroppingParticle + " " + got.NonDroppingParticle + " " + got.Family)
		require.Equal(t, author.Family, strings.Join(strings.Fields(family), " "), written)
		require.Equal(t, author.Suffix, got.Suffix, written)
		require.Equal(t, []rune(author.Given)[0], []rune(got.Given)[0], written)
	}

	issued, ok := r.Date(record.DateIssued)
	require.True(t, ok, written)
	require.Len(t, issued.Value[:4], 4)
	require.Contains(t, written, issued.Value[:4])
	if p.Type == "JOUR" {
		require.True(t, strings.EqualFold(p.Journal.Title, r.Container.Title), written)
		require.Equal(t, p.Volume, r.Volume, written)
		require.Equal(t, p.Issue, r.Issue, written)
		require.Equal(t, p.FirstPage, r.Pages.First, written)
		require.Equal(t, p.ArticleNumber, r.ArticleNumber, written)
		if p.Journal.ISSN != "" {
			require.Equal(t, []record.ISSN{{Value: p.Journal.ISSN}}, r.Container.ISSN, written)
		}
	}
	require.Equal(t, strings.ToLower(p.DOI), r.Identifier(record.SchemeDOI), written)
	if strings.Contains(written, "AN  - ") {
		require.Equal(t, p.PMID, r.Identifier(record.SchemePMID), written)
	}

	var abstract []string
	for _, passage := range p.Abstract {
		abstract = append(abstract, passage.Text)
	}
	if len(abstract) == 0 {
		require.Empty(t, r.Abstracts, written)
	} else {
		require.Len(t, r.Abstracts, 1, written)
		for _, text := range abstract {
			require.Contains(t, r.Abstracts[0].Text, text, written)
		}
	}
	require.Len(t, append(keywordsOf(r), subjectsOf(r)...), len(p.Keywords), written)
	require.NotContains(t, written, "{", "a slot was not filled")
}

func keywordsOf(r *record.Record) (list []string) {
	for _, keyword := range r.Keywords {
		list = append(list, keyword.Value)
	}
	return list
}

func subjectsOf(r *record.Record) (list []string) {
	for _, subject := range r.Subjects {
		list = append(list, subject.Term)
	}
	return list
}

// TestDuplicates asks for the share of records that state a publication again,
// and that their truth is one of earlier records.
func TestDuplicates(t *testing.T) {
	library := generate.NewLibrary(&generate.Options{Seed: 5, Records: 4000, Duplicates: 0.25})
	first := map[int]generate.Reference{}
	again, same := 0, 0
	for {
		reference, ok := library.Next()
		if !ok {
			break
		}
		if reference.Work == reference.Number {
			first[reference.Number] = reference
			continue
		}
		again++
		original, ok := first[reference.Work]
		require.True(t, ok, "the work of record %d is record %d", reference.Number, reference.Work)
		require.Equal(t, original.Publication.Type, reference.Publication.Type)
		if string(original.AppendRIS(nil)) == string(reference.AppendRIS(nil)) {
			same++
		}
	}
	require.InDelta(t, 1000, again, 100)
	require.Less(t, same, again/10, "most state the publication otherwise")
	require.Equal(t, 4000, len(first)+again)
}

func BenchmarkRead(b *testing.B) {
	const size = 1 << 20
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		_, err := io.CopyN(io.Discard, generate.NewLibrary(nil), size)
		require.NoError(b, err)
	}
}

// TestSlots reads libraries for slots that no vocabulary has filled.
func TestSlots(t *testing.T) {
	in := text(t, &generate.Options{Seed: 5, Records: 5000})
	require.NotContains(t, string(in), "{")
}
