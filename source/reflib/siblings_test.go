package reflib

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/endnote"
)

// notHere are the fields that a library has in EndNote's exports and RefLib, which
// read its XML, left out of its JSON: the tag in RIS, the element in XML, and what
// a record says by it.
var notHere = []struct{ tag, element, says string }{
	{"AN", "accession-num", "the PMID; that headings among keywords are MeSH's"},
	{"DP", "remote-database-provider", "the platform; whose number the accession number is"},
	{"ET", "edition", "the date of the electronic publication"},
	{"LA", "language", "the language"},
	{"OP", "orig-pub", "the title in the original language"},
	{"", "periodical", "the name of the journal in full, from the library's list of journals"},
}

func isNotHere(tag string) bool {
	for _, field := range notHere {
		if field.tag == tag {
			return true
		}
	}
	return false
}

func library(t testing.TB, name string) string {
	t.Helper()
	return string(corpus.File(t, "corpus", "IEBH+RefLib", "test", "data", name))
}

// TestSameLibraryAsRIS: a library says the same in RIS, but for the fields that its
// JSON has not.
func TestSameLibraryAsRIS(t *testing.T) {
	here := underTest.ReadAll(t, library(t, "blue-light.json"))
	require.Len(t, here, 102)
	byTitle := map[string]*record.Record{}
	for _, r := range here {
		byTitle[r.Title()] = r
	}
	require.Len(t, byTitle, len(here))
	compared := 0
	reader := ris.NewReader(strings.NewReader(library(t, "blue-light.ris")), nil)
	for {
		entry, err := reader.ReadEntry()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		entry.Fields = slices.DeleteFunc(entry.Fields, func(f ris.Field) bool { return isNotHere(f.Tag) })
		r := entry.Record()
		require.NotNil(t, byTitle[r.Title()], r.Title())
		require.Equal(t, content(t, r), content(t, byTitle[r.Title()]), r.Title())
		compared++
	}
	require.Equal(t, len(here), compared)
}

// TestSameLibraryAsXML: so it does in XML.
func TestSameLibraryAsXML(t *testing.T) {
	here := underTest.ReadAll(t, library(t, "blue-light.json"))
	document := library(t, "blue-light.xml")
	for _, field := range notHere {
		if field.element != "" {
			document = regexp.MustCompile(`(?s)<`+field.element+`>.*?</`+field.element+`>`).ReplaceAllString(document, "")
		}
	}
	i := 0
	for r, err := range endnote.NewReader(strings.NewReader(document), nil).All() {
		require.NoError(t, err)
		require.Less(t, i, len(here))
		require.Equal(t, content(t, r), content(t, here[i]), r.Title())
		i++
	}
	require.Len(t, here, i)
}

func BenchmarkReader(b *testing.B) {
	library := strings.TrimSpace(recordtest.Fixture(b, "library.json"))
	items := strings.TrimSuffix(strings.TrimPrefix(library, "["), "]")
	underTest.Benchmark(b, "["+strings.Join(slices.Repeat([]string{items}, 2000), ",")+"]", 6000)
}

// BenchmarkCorpus reads the records of a real library, which have abstracts, over and
// over: 8 MB of them.
func BenchmarkCorpus(b *testing.B) {
	const copies = 30
	items := strings.Trim(strings.TrimSpace(library(b, "blue-light.json")), "[]")
	underTest.Benchmark(b, "["+strings.Join(slices.Repeat([]string{items}, copies), ",")+"]", copies*102)
}
