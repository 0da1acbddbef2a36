package markup_test

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
)

// TestAnotherDocument: behind another XML declaration, records of the format are read
// like others, and text that is none is warned of once, and kept.
func TestAnotherDocument(t *testing.T) {
	const first = `<?xml version="1.0"?><list><n>12</n><rec><a>1</a></rec></list>` + "\n"
	for _, test := range []struct {
		name, second string
		records      int
		codes        []string
		outside      []string
	}{
		{"of this format", `<?xml version="1.0"?><list><rec><a>2</a></rec></list>`, 2, nil, []string{"12"}},
		{"of another", `<?xml version="1.0"?><notes><note>Tides</note><note>Moons</note></notes>`, 1, []string{"test.another-document"}, []string{"12", "Tides", "Moons"}},
		{"a record without anything around", `<rec><a>2</a></rec><?xml version="1.0" encoding="windows-1251"?><note>Tides</note>`, 2, []string{"test.another-document"}, []string{"12", "Tides"}},
		{"a style sheet", `<?xml-stylesheet href="a.css"?><n>3</n>`, 1, nil, []string{"12", "3"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			reader, err := markup.NewReader(strings.NewReader(first+test.second), form, &options)
			require.NoError(t, err)
			for range test.records {
				_, err := reader.Next()
				require.NoError(t, err)
			}
			_, err = reader.Next()
			require.Equal(t, io.EOF, err)
			var d record.Document
			reader.Document(&d)
			var codes, outside []string
			for _, found := range d.Diagnostics {
				codes = append(codes, found.Code)
			}
			for _, text := range d.Outside {
				outside = append(outside, text.Text)
			}
			require.Equal(t, test.codes, codes)
			require.Equal(t, test.outside, outside)
		})
	}
}

// TestAnotherDocumentBefore: text of a document before those of the format is
// warned of where that document ends, at its place.
func TestAnotherDocumentBefore(t *testing.T) {
	const notes, list = `<?xml version="1.0"?><notes><note>Tides</note><note>Moons</note></notes>`, `<?xml version="1.0"?><list><rec><a>1</a></rec></list>`
	for text, line := range map[string]int{
		notes + "\n" + list:                      1,
		list + "\n" + notes + "\n" + list:        2,
		notes + "\n" + notes + "\n" + list:       1,
		list + "\n" + list:                       0,
		`<?xml version="1.0"?><list/>` + list:    0,
		list + "\n<!-- " + notes + " -->" + list: 0,
	} {
		reader, err := markup.NewReader(strings.NewReader(text), form, &options)
		require.NoError(t, err)
		for err == nil {
			_, err = reader.Next()
		}
		require.Equal(t, io.EOF, err)
		var d record.Document
		reader.Document(&d)
		if line == 0 {
			require.Empty(t, d.Diagnostics, text)
			continue
		}
		require.Len(t, d.Diagnostics, 1, text)
		require.Equal(t, "test.another-document", d.Diagnostics[0].Code)
		require.Equal(t, record.SeverityError, d.Diagnostics[0].Severity)
		require.Equal(t, line, d.Diagnostics[0].Span.Line)
	}
}
