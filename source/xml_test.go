package source

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// TestXMLFiles: real files in XML are one of the two formats by what they hold, or
// they are refused with what was considered.
func TestXMLFiles(t *testing.T) {
	count := map[record.Format]int{}
	for _, path := range corpus.Files(t, ".xml") {
		document, err := os.ReadFile(path)
		require.NoError(t, err)
		var want record.Format
		switch {
		case bytes.Contains(document, []byte("<ref-type")):
			want = record.FormatEndNote
		case bytes.Contains(document, []byte("<PubmedArticle>")), bytes.Contains(document, []byte("<PubmedBookArticle>")):
			want = record.FormatPubMedXML
		}
		count[want]++
		reader, err := Open(bytes.NewReader(document), &Options{Name: path})
		if want == "" {
			if err == nil {
				require.NotContains(t, string(document), "<?xml", path) // text that only bears the name
				continue
			}
			require.ErrorIs(t, err, ErrUnknownFormat, path)
			require.ErrorContains(t, err, "expected RIS", path)
			continue
		}
		require.NoError(t, err, path)
		require.Equal(t, want, reader.Document().Format, path)
	}
	require.Greater(t, count[record.FormatEndNote], 7)
	require.Greater(t, count[record.FormatPubMedXML], 9)
	require.Greater(t, count[""], 10)
}

// TestXMLAgain: records in any encoding are read again from their places, and the
// texts of their places are found.
func TestXMLAgain(t *testing.T) {
	const library = `<?xml version="1.0" encoding="%s"?>
<xml><records><record><rec-number>1</rec-number><ref-type name="Book">6</ref-type><titles><title>Её имя &amp; я</title></titles></record>
<record><rec-number>2</rec-number><ref-type name="Book">6</ref-type><titles><title>Вторая книга</title></titles></record></records></xml>`
	windows, err := htmlindex.Get("windows-1251")
	require.NoError(t, err)
	for name, encoder := range map[string]interface{ Bytes([]byte) ([]byte, error) }{
		"windows-1251": windows.NewEncoder(),
		"utf-16":       unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(),
	} {
		document, err := encoder.Bytes(fmt.Appendf(nil, library, name))
		require.NoError(t, err)
		var c Collection
		c.Add(bytes.NewReader(document), int64(len(document)), &Options{Name: "in.xml"})
		var records []*record.Record
		for r, err := range c.All(context.Background()) {
			require.NoError(t, err)
			records = append(records, r)
		}
		require.Len(t, records, 2)
		require.Equal(t, "Её имя & я", records[0].Title())
		for i, want := range records {
			again, err := c.Record(i)
			require.NoError(t, err)
			require.Equal(t, want, again)
			require.NoError(t, again.Verify(func(s record.Span) (string, error) { return c.Text("in.xml", s) }, Rules()))
		}
	}
}

// bibliographies says what JabRef's own entries, which stand beside the files, have
// otherwise, by member.
var bibliographies = map[string]string{
	"pmid":   "a record that was edited has two; both are read, and JabRef takes the last",
	"title":  "a chapter has its own title, and JabRef's entry that of the book",
	"author": "the person whom an article without authors is about",
}

// TestBesideBibTeX compares real files with the entries of BibTeX beside them,
// which another program made of them.
func TestBesideBibTeX(t *testing.T) {
	compared, equal := 0, 0
	for _, path := range corpus.Files(t, ".xml") {
		beside := path[:len(path)-len(".xml")] + ".bib"
		if !strings.Contains(path, "EndnoteXml") && !strings.Contains(path, "MedlineImporter") {
			continue
		}
		bib, err := os.ReadFile(beside)
		if err != nil {
			continue
		}
		document, err := os.ReadFile(path)
		require.NoError(t, err)
		here, there := all(t, document, path), all(t, bib, beside)
		if len(there) == 0 {
			continue
		}
		require.Len(t, here, len(there), path)
		for i := range here {
			a, b := facts(here[i]), facts(there[i])
			for member, value := range b {
				if value == "" {
					continue
				}
				compared++
				if a[member] == value {
					equal++
					continue
				}
				require.Contains(t, bibliographies, member, "%s, record %d: here %q, in BibTeX %q", filepath.Base(path), i+1, a[member], value)
			}
		}
	}
	require.Greater(t, compared, 60)
	require.Greater(t, equal*100, compared*95, "%d of %d are equal", equal, compared)
}

func all(t *testing.T, document []byte, name string) []*record.Record {
	t.Helper()
	reader, err := Open(bytes.NewReader(document), &Options{Name: name})
	if err != nil {
		return nil
	}
	var records []*record.Record
	for r := range reader.All() {
		if r != nil {
			records = append(records, r)
		}
	}
	return records
}

// facts are what most records have.
func facts(r *record.Record) map[string]string {
	date, _ := r.Date(record.DateIssued)
	author := ""
	if len(r.Contributors) > 0 {
		author = r.Contributors[0].Family
	}
	return map[string]string{
		"title": r.Title(), "author": author, "date": date.Value[:min(4, len(date.Value))], "volume": r.Volume, "issue": r.Issue,
		"pages": r.Pages.First, "doi": strings.ToLower(r.Identifier(record.SchemeDOI)), "pmid": r.Identifier(record.SchemePMID),
	}
}
