package source

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/ibid-go/ibid/record"
)

// TestEncodingsOfJSON: JSON that is not UTF-8 is recognised, read, and read again
// by the places of its records.
func TestEncodingsOfJSON(t *testing.T) {
	documents := map[record.Format]string{
		record.FormatCSLJSON: "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"%s\", \"issued\": {\"date-parts\": [[2020]]}},\n {\"id\": \"b\", \"type\": \"book\", \"title\": \"%s\"}]",
		record.FormatCrossref: `{"message-type": "work-list", "message": {"items": [{"DOI": "10.5555/a", "type": "monograph", "title": ["%s"], "issn-type": []},` +
			` {"DOI": "10.5555/b", "type": "monograph", "title": ["%s"], "issn-type": []}]}}`,
		record.FormatRefLib: `[{"recNumber": "1", "type": "bookSection", "title": "%s", "authors": ["Ng"]}, {"recNumber": "2", "type": "bookSection", "title": "%s", "authors": ["Ng"]}]`,
	}
	for _, c := range []struct {
		name, title string
		encoding    encoding.Encoding
		named, is   string
	}{
		{"UTF-16", "光 and Zürich", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "", "utf-16le"},
		{"UTF-16BE without a mark", "Rooms in Zürich", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "", "utf-16be"},
		{"Windows-1252", "Zürich – Rhône", charmap.Windows1252, "", "windows-1252"},
		{"Windows-1251", "Свет и сон", charmap.Windows1251, "windows-1251", "windows-1251"},
		{"IBM850", "Größe und Øre", charmap.CodePage850, "CP850", "ibm850"},
		{"GB18030", "光与睡眠的研究", simplifiedchinese.GB18030, "gb18030", "gb18030"},
	} {
		for format, document := range documents {
			t.Run(c.name+"/"+string(format), func(t *testing.T) {
				content, err := c.encoding.NewEncoder().String(strings.ReplaceAll(document, "%s", c.title))
				require.NoError(t, err)
				var all Collection
				all.Add(strings.NewReader(content), int64(len(content)), &Options{Name: "works.json", Encoding: c.named})
				n := 0
				for r, err := range all.All(t.Context()) {
					require.NoError(t, err)
					require.Equal(t, format, r.Origin.Format)
					require.Equal(t, c.title, r.Title())
					n++
				}
				require.Equal(t, 2, n)
				require.Equal(t, c.is, all.Documents()[0].Encoding)
				for i := range n {
					r, err := all.Record(i)
					require.NoError(t, err)
					require.Equal(t, c.title, r.Title())
					require.NoError(t, r.Verify(func(s record.Span) (string, error) { return all.Text("works.json", s) }, Rules()))
					said := false
					for _, raw := range r.Raw {
						value, err := all.Text("works.json", raw.ValueSpans[0])
						require.NoError(t, err)
						require.Equal(t, value, raw.Value)
						said = said || strings.Contains(value, c.title)
					}
					require.True(t, said)
				}
			})
		}
	}
}
