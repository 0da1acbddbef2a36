package html_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/html"
	"github.com/ibid-go/ibid/source/webpage"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// read reads a page whole, and runs the rule of every trace again.
func read(t testing.TB, content []byte) ([]*record.Record, *record.Document) {
	t.Helper()
	return readWith(t, content, &html.Options{Name: "page.html"})
}

func readWith(t testing.TB, content []byte, o *html.Options) ([]*record.Record, *record.Document) {
	t.Helper()
	reader := html.NewReader(bytes.NewReader(content), o)
	var records []*record.Record
	for r, err := range reader.All() {
		require.NoError(t, err)
		records = append(records, r)
	}
	document := reader.Document()
	require.Equal(t, len(records), document.Records)
	verify(t, content, records, document)
	return records, document
}

func verify(t testing.TB, content []byte, records []*record.Record, document *record.Document) {
	t.Helper()
	for _, r := range records {
		require.NoError(t, r.Verify(func(span record.Span) (string, error) {
			return charset.TextAt(bytes.NewReader(content), int64(len(content)), span, document.Encoding)
		}, html.Rules(), normalize.Rules(), webpage.Rules()))
	}
}

// one reads a page that has one record.
func one(t testing.TB, content string) *record.Record {
	t.Helper()
	records, _ := read(t, []byte(content))
	require.Len(t, records, 1)
	return records[0]
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			require.NoError(t, err)
			records, document := read(t, content)
			got, err := json.MarshalIndent(map[string]any{"document": document, "records": records}, "", "  ")
			require.NoError(t, err)
			got = append(got, '\n')
			golden := filepath.Join("testdata", "golden", strings.TrimSuffix(filepath.Base(file), ".html")+".json")
			if *update {
				require.NoError(t, os.WriteFile(golden, got, 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got))
		})
	}
}

// pages are the fixtures by name.
func pages(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	require.NoError(t, err)
	found := map[string][]byte{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		found[filepath.Base(file)] = content
	}
	return found
}
