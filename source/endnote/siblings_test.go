package endnote_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/endnote"
)

// onlyHere says what EndNote's XML states of a record that its RIS does not, by
// member.
var onlyHere = map[string]string{
	"container": "the list of journals has the full name of a journal that RIS abbreviates",
	"details":   "the list of journals has a name in other words than the title",
}

// TestSameLibrary: a library that was exported as RIS and as XML gives the same
// records.
func TestSameLibrary(t *testing.T) {
	var files int
	for path, document := range corpus(t) {
		sibling := path[:len(path)-len(filepath.Ext(path))] + ".ris"
		in, err := os.Open(sibling)
		if err != nil {
			continue
		}
		files++
		records, _, _ := readAll(t, document)
		i := 0
		for other, err := range ris.NewReader(in, nil).All() {
			require.NoError(t, err)
			require.Less(t, i, len(records), path)
			requireSame(t, records[i], other)
			i++
		}
		require.Len(t, records, i, path)
		require.NoError(t, in.Close())
	}
	require.Positive(t, files)
}

// requireSame compares what the XML and the RIS of a record say.
func requireSame(t *testing.T, here, there *record.Record) {
	t.Helper()
	a, b := content(t, here), content(t, there)
	for _, member := range slices.Sorted(maps.Keys(a)) {
		if b[member] == nil {
			require.Contains(t, onlyHere, member, "%s: %v", here.Title(), a[member])
		}
	}
	for member, value := range b {
		if member == "container" {
			requireSameJournal(t, here, there)
			continue
		}
		require.Equal(t, value, a[member], "%s of %s", member, here.Title())
	}
}

// requireSameJournal: the title is the same, or a longer one of a journal whose
// title is an abbreviation now; nothing else of the journal is lost.
func requireSameJournal(t *testing.T, here, there *record.Record) {
	t.Helper()
	a, b := here.Container, there.Container
	require.Equal(t, b.ISSN, a.ISSN)
	require.Equal(t, b.ISBN, a.ISBN)
	if a.Title != b.Title {
		require.Greater(t, len(a.Title), len(b.Title))
		require.True(t, slices.ContainsFunc(a.Abbreviations, func(short record.Abbreviation) bool { return short.Value == b.Title }), "%v, %v", a, b)
	}
	for _, short := range b.Abbreviations {
		require.Contains(t, a.Abbreviations, short)
	}
}

// TestChains: XML by way of RIS, and RIS by way of XML, say what the first did,
// but for what a writer reported as lost.
func TestChains(t *testing.T) {
	chained := 0
	for path, document := range corpus(t) {
		records, _, _ := readAll(t, document)
		for _, r := range records {
			viaRIS, lost := throughRIS(t, r)
			requireBack(t, path, []*record.Record{viaRIS})
			xml, lostHere := write(t, endnote.WriterOptions{}, viaRIS)
			back, _, _ := readAll(t, xml)
			again, lostAgain := throughRIS(t, back[0])
			members := map[string]bool{}
			for _, l := range slices.Concat(lost, lostHere, lostAgain) {
				member, _, _ := strings.Cut(l.Path, "/")
				members[member] = true
			}
			for member, value := range content(t, viaRIS) {
				if _, ok := notBack[member]; !ok && !members[member] {
					require.Equal(t, value, content(t, again)[member], "%s: %s of %s", path, member, r.Title())
				}
			}
			chained++
		}
	}
	require.Greater(t, chained, 100)
}

// throughRIS writes a record as RIS and reads it again.
func throughRIS(t *testing.T, r *record.Record) (*record.Record, []record.Loss) {
	t.Helper()
	var out bytes.Buffer
	var losses []record.Loss
	w := ris.NewWriter(&out, &ris.WriterOptions{OnLoss: func(l record.Loss) { losses = append(losses, l) }})
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Flush())
	back, err := ris.NewReader(&out, nil).Read()
	require.NoError(t, err)
	return back, losses
}
