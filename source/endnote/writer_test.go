package endnote_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/endnote"
)

// write writes records, and returns the document and the losses.
func write(t testing.TB, o endnote.WriterOptions, records ...*record.Record) ([]byte, []record.Loss) {
	t.Helper()
	var out bytes.Buffer
	var losses []record.Loss
	o.OnLoss = func(l record.Loss) { losses = append(losses, l) }
	w := endnote.NewWriter(&out, &o)
	for _, r := range records {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Close())
	requireWellFormed(t, out.Bytes())
	return out.Bytes(), losses
}

func TestWriter(t *testing.T) {
	document, losses := write(t, endnote.WriterOptions{IDs: true, Sources: true}, &record.Record{
		ID: "0123456789abcdef", OwnID: "12", Type: record.TypeArticleJournal,
		Origin:       record.Origin{Document: "a.ris", Source: "PubMed"},
		Titles:       []record.Title{{Value: `"On" R&D <fast>`, Role: record.TitleMain}},
		Contributors: []record.Contributor{{Name: record.Name{Family: "Doe", Given: "Jane"}, Role: record.RoleAuthor}, {Name: record.Name{Literal: "A Group"}, Role: record.RoleAuthor}},
		Container:    record.Container{Title: "A Journal", ISSN: []record.ISSN{{Value: "1438-8871"}, {Value: "1439-4456"}}},
		Pages:        record.Pages{First: "1", Last: "9"}, Volume: "2", Issue: "3",
		Notes:     []record.Note{{Text: "One.\nTwo."}, {Text: "Three."}},
		Abstracts: []record.Abstract{{Text: "First. Second."}},
		Status:    record.StatusAccepted,
	}, &record.Record{OwnID: "doe2020", Type: "song", Titles: []record.Title{{Value: "A song", Role: record.TitleMain}}})
	require.Empty(t, losses, "several notes stand in one field, each with its lines")
	const style = `<style face="normal" font="default" size="100%">`
	want := `<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record><rec-number>12</rec-number><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Doe, Jane</author><author>A Group,</author></authors></contributors><titles><title>&quot;On&quot; R&amp;D &lt;fast&gt;</title><secondary-title>A Journal</secondary-title></titles><periodical><full-title>A Journal</full-title></periodical><pages>1-9</pages><volume>2</volume><number>3</number><isbn>1438-8871&#xD;1439-4456</isbn><abstract>First. Second.</abstract><notes>Ibid: 0123456789abcdef | Declared source: PubMed | Status: accepted&#xD;One.&#xD;Two.&#xD;Three.</notes></record>
<record><ref-type name="Audiovisual Material">3</ref-type><titles><title>A song</title></titles><notes>Reference id: doe2020 | CSL type: song</notes></record>
</records></xml>
`
	require.Equal(t, want, strings.ReplaceAll(strings.ReplaceAll(string(document), style, ""), "</style>", ""))

	empty, _ := write(t, endnote.WriterOptions{})
	require.Equal(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml><records>\n</records></xml>\n", string(empty))

	broken := errors.New("broken")
	w := endnote.NewWriter(failing{broken}, nil)
	require.NoError(t, w.Write(&record.Record{}))
	require.Equal(t, broken, w.Close())
	require.Equal(t, broken, w.Write(&record.Record{}))
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestSeveralNotes: EndNote has one field of notes, and one of research notes. What
// stands in them is not lost.
func TestSeveralNotes(t *testing.T) {
	document, losses := write(t, endnote.WriterOptions{}, &record.Record{Notes: []record.Note{
		{Text: "First"}, {Text: "Mine", Kind: "research"}, {Text: "Second\nof two lines"}, {Text: "Mine too", Kind: "research"},
	}})
	require.Empty(t, losses)
	require.Contains(t, string(document), ">First&#xD;Second&#xD;of two lines</style></notes>")
	require.Contains(t, string(document), ">Mine&#xD;Mine too</style></research-notes>")
	_, losses = write(t, endnote.WriterOptions{}, &record.Record{ID: "a", Notes: []record.Note{{Text: "First"}, {Text: "Theirs", Kind: "erratum"}}})
	require.Equal(t, []string{"notes/1/kind"}, pathsOf(losses))
}

func pathsOf(losses []record.Loss) (paths []string) {
	for _, l := range losses {
		paths = append(paths, l.Path)
	}
	return paths
}

// TestLosses: what EndNote has no place for is reported.
func TestLosses(t *testing.T) {
	_, losses := write(t, endnote.WriterOptions{}, &record.Record{
		ID: "x", Type: record.TypeArticleJournal,
		Contributors: []record.Contributor{{
			Name: record.Name{Family: "Doe", Given: "Jane"}, Role: record.RoleAuthor,
			Identifiers: []record.Identifier{{Scheme: record.SchemeORCID, Value: "0000-0002-1825-0097"}},
		}},
		Raw: []record.RawField{{Name: "odd", Value: "left over"}},
	})
	var paths []string
	for _, l := range losses {
		require.Equal(t, "x", l.Record)
		require.NotEmpty(t, l.Reason)
		paths = append(paths, l.Path+"="+l.Value)
	}
	require.Equal(t, []string{"contributors/0/identifiers/0/scheme=orcid", "contributors/0/identifiers/0/value=0000-0002-1825-0097", "raw/0=left over"}, paths)
}

// TestFamilyNames: persons who have a family name only come back, whatever it looks like.
func TestFamilyNames(t *testing.T) {
	for _, family := range []string{"Plato", "Vargas Llosa", "McDonald and Sons"} {
		r := &record.Record{Type: record.TypeArticleJournal, Contributors: []record.Contributor{{Name: record.Name{Family: family}, Role: record.RoleAuthor}}}
		document, losses := write(t, endnote.WriterOptions{}, r)
		require.Empty(t, losses)
		again, _, _ := format.Read(t, document)
		require.Equal(t, r.Contributors, again[0].Contributors)
	}
}

// TestEveryElement: for each type of EndNote's, what an element says is said by
// what is written for it.
func TestEveryElement(t *testing.T) {
	samples := map[string]string{
		"dates/year": "2020", "dates/pub-dates/date": "2020/03/04", "access-date": "2020/01/02", "isbn": "1438-8871", "electronic-resource-num": "10.1000/x",
		"urls/related-urls/url": "https://example.org/x", "urls/web-urls/url": "https://example.org/y", "urls/pdf-urls/url": "internal-pdf://1/a.pdf",
		"urls/text-urls/url": "file:///a.txt", "urls/image-urls/url": "file:///a.png", "language": "English", "pages": "11-19", "rec-number": "12",
		"contributors/authors/author": "Doe, Jane", "contributors/secondary-authors/author": "Roe, Ann", "contributors/tertiary-authors/author": "Poe, Pat",
		"contributors/subsidiary-authors/author": "Loe, Lee", "volume": "4", "number": "5", "issue": "6",
	}
	elements := []string{
		"rec-number", "contributors/authors/author", "contributors/secondary-authors/author", "contributors/tertiary-authors/author",
		"contributors/subsidiary-authors/author", "auth-address", "titles/title", "titles/secondary-title", "titles/tertiary-title", "titles/alt-title",
		"titles/short-title", "titles/translated-title", "pages", "volume", "number", "issue", "secondary-volume", "num-vols", "edition", "section",
		"reprint-edition", "keywords/keyword", "dates/year", "dates/pub-dates/date", "pub-location", "publisher", "orig-pub", "isbn", "accession-num", "call-num",
		"abstract", "label", "caption", "notes", "research-notes", "work-type", "reviewed-item", "availability", "urls/related-urls/url", "urls/pdf-urls/url",
		"urls/text-urls/url", "urls/image-urls/url", "access-date", "custom1", "custom2", "custom3", "custom4", "custom5", "custom6", "custom7", "misc1", "misc2",
		"electronic-resource-num", "remote-database-name", "remote-database-provider", "language",
	}
	for number := 2; number < 62; number++ {
		for i, element := range elements {
			if (number+i)%3 != 0 && number > 28 {
				continue // enough of each
			}
			text := samples[element]
			if text == "" {
				text = "Some words of it"
			}
			before, after := "", ""
			for _, name := range strings.Split(element, "/") {
				before, after = before+"<"+name+">", "</"+name+">"+after
			}
			in := fmt.Sprintf("<xml><records><record><ref-type>%d</ref-type>%s</record></records></xml>", number, before+text+after)
			records, _, _ := format.Read(t, []byte(in))
			if records[0].Type == "" {
				continue // no type of EndNote's has the number
			}
			requireBack(t, in, records)
		}
	}
}

// TestCarried: the styles of texts, and elements that no rule reads, are written
// as they stood.
func TestCarried(t *testing.T) {
	records, _, _ := format.Read(t, library(t))
	document, losses := write(t, endnote.WriterOptions{}, records...)
	require.Empty(t, losses)
	for _, want := range []string{
		`<database>Fixture.enl</database>`, `<style face="italic" font="default" size="100%">Escherichia coli</style>`, `<odd-field>An odd value</odd-field>`,
		`<modified-date>2021</modified-date>`,
	} {
		require.Contains(t, string(document), want)
	}
	again, _, _ := format.Read(t, document)
	twice, _ := write(t, endnote.WriterOptions{}, again...)
	require.Equal(t, string(document), string(twice), "what was written is written again as it is")
}

// notBack are members of a record that do not come back through EndNote's XML, and
// why.
var notBack = map[string]string{
	"notes": "all notes of a record are one, with a line for each",
}

// TestRoundTrips: what is not reported as lost comes back, from the XML of real
// files and from RIS.
func TestRoundTrips(t *testing.T) {
	for path, document := range realFiles(t) {
		records, _, _ := format.Read(t, document)
		requireBack(t, path, records)
	}
	files := corpus.Files(t, ".ris")
	require.Greater(t, len(files), 100)
	for _, path := range files {
		in, err := os.Open(path)
		require.NoError(t, err)
		var records []*record.Record
		for r := range ris.NewReader(in, &ris.Options{Name: path}).All() {
			if r != nil && len(records) < 50 {
				records = append(records, r)
			}
		}
		requireBack(t, path, records)
		require.NoError(t, in.Close())
	}
}

func requireBack(t *testing.T, path string, records []*record.Record) {
	t.Helper()
	for _, r := range records {
		document, losses := write(t, endnote.WriterOptions{}, r)
		again, _, damages := format.Read(t, document)
		require.Empty(t, damages, path)
		require.Len(t, again, 1, path)
		lost := map[string]bool{}
		for _, l := range losses {
			member, _, _ := strings.Cut(l.Path, "/")
			lost[member] = true
		}
		want, got := content(t, r), content(t, again[0])
		for member, value := range want {
			if _, ok := notBack[member]; ok || lost[member] {
				continue
			}
			if list, ok := value.([]any); ok {
				// Elements, and the roles of contributors, have an order of their own.
				back, _ := got[member].([]any)
				require.Subset(t, back, list, "%s: %s of %q\n%s", path, member, r.Title(), document)
				continue
			}
			require.Equal(t, value, got[member], "%s: %s of %q\n%s", path, member, r.Title(), document)
		}
	}
}

// TestLinesOfNotes: a line of a note stays one, whatever it begins or ends with.
func TestLinesOfNotes(t *testing.T) {
	const long = "A line that goes on and on, much further than a line of a terminal would"
	for _, text := range []string{"one\ntwo\nthree", long + "\n" + long + "\nend", long + "\nSecond line", "One.\nTwo."} {
		for _, kind := range []string{"", "research"} {
			r := &record.Record{Type: record.TypeArticleJournal, Notes: []record.Note{{Text: text, Kind: kind}}}
			var b strings.Builder
			w := endnote.NewWriter(&b, &endnote.WriterOptions{OnLoss: func(l record.Loss) { t.Errorf("lost: %v", l) }})
			require.NoError(t, w.Write(r))
			require.NoError(t, w.Close())
			records, _, _ := format.Read(t, []byte(b.String()))
			require.Equal(t, r.Notes, records[0].Notes)
			require.NoError(t, records[0].Verify(func(s record.Span) (string, error) { return b.String()[s.Start:s.End], nil }, endnote.Rules()))
		}
	}
}

// TestJournalTitle: the title of a journal is EndNote's secondary title, which every
// program reads, also where another name of it is no abbreviation that is known as one.
func TestJournalTitle(t *testing.T) {
	for _, container := range []record.Container{
		{Title: "Anais brasileiros de dermatologia", Abbreviations: []record.Abbreviation{{Value: "An Bras Dermatol"}}},
		{Title: "The Tidal World Journal", Abbreviations: []record.Abbreviation{{Value: "TidalWorldJournal"}}},
	} {
		r := &record.Record{Type: record.TypeArticleJournal, Container: container}
		document, losses := write(t, endnote.WriterOptions{}, r)
		require.Empty(t, losses)
		require.Contains(t, string(document), "<secondary-title><style face=\"normal\" font=\"default\" size=\"100%\">"+container.Title+"<")
		again, _, _ := format.Read(t, document)
		require.Equal(t, container, again[0].Container)
	}
}
