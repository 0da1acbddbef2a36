package source

import (
	"bytes"
	"context"
	"fmt"
	"os"
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
