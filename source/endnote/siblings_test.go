package endnote_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
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
	for path, document := range realFiles(t) {
		sibling := path[:len(path)-len(filepath.Ext(path))] + ".ris"
		in, err := os.Open(sibling)
		if err != nil {
			continue
		}
		files++
		records, _, _ := format.Read(t, document)
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

// TestBesideJSON compares the library with a list of its fields in JSON, which
// another program made of it.
func TestBesideJSON(t *testing.T) {
	files := 0
	for path, document := range realFiles(t) {
		text, err := os.ReadFile(path[:len(path)-len(filepath.Ext(path))] + ".json")
		if err != nil {
			continue
		}
		files++
		var items []struct {
			RecNumber, Title, Journal, Pages, Volume, Number, DOI, Abstract, Custom2 string
			Year                                                                     json.RawMessage
			Authors, Keywords                                                        []string
		}
		require.NoError(t, json.Unmarshal(text, &items))
		records, _, _ := format.Read(t, document)
		require.Len(t, records, len(items), path)
		for i, item := range items {
			r := records[i]
			require.Equal(t, item.RecNumber, r.OwnID)
			title, err := normalize.Title(item.Title)
			require.NoError(t, err)
			require.Equal(t, title, r.Title())
			require.True(t, r.Container.Title == item.Journal || slices.ContainsFunc(r.Container.Abbreviations, func(a record.Abbreviation) bool { return a.Value == item.Journal }), item.Journal)
			require.Len(t, r.Contributors, len(item.Authors))
			for j, author := range item.Authors {
				name, err := normalize.Name(author)
				require.NoError(t, err)
				require.Equal(t, name, r.Contributors[j].Name)
			}
			require.Equal(t, len(item.Keywords) > 0, len(r.Keywords)+len(r.Subjects) > 0)
			if item.Volume != "" {
				numbering, err := normalize.Volume(item.Volume)
				require.NoError(t, err)
				require.Equal(t, numbering.Volume, r.Volume)
			}
			if item.DOI != "" {
				require.True(t, strings.EqualFold(item.DOI, r.Identifier(record.SchemeDOI)), item.DOI)
			}
			if item.Abstract != "" {
				require.NotEmpty(t, r.Abstracts, r.Title())
			}
			date, _ := r.Date(record.DateIssued)
			require.Equal(t, strings.Trim(string(item.Year), `"`), date.Value[:4])
		}
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
	for path, document := range realFiles(t) {
		records, _, _ := format.Read(t, document)
		for _, r := range records {
			viaRIS, lost := throughRIS(t, r)
			requireBack(t, path, []*record.Record{viaRIS})
			xml, lostHere := write(t, endnote.WriterOptions{}, viaRIS)
			back, _, _ := format.Read(t, xml)
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
