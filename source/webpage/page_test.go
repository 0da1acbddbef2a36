package webpage_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/webpage"
)

var update = flag.Bool("update", false, "write the golden files anew")

var pages = []string{purePortal, jmirPreprints, bvsList, biocloudy}

func fixture(t testing.TB, name string) []byte {
	content, err := os.ReadFile(filepath.Join("..", "..", "testdata", "same-paper", name))
	require.NoError(t, err)
	return content
}

// statement is a record without its places: what it says.
func statement(t testing.TB, r *record.Record) string {
	said := *r
	said.ID, said.Origin.Span, said.Raw, said.Trace, said.Diagnostics, said.Unclaimed = "", record.Span{}, nil, nil, nil, nil
	form, err := json.Marshal(said)
	require.NoError(t, err)
	return string(form)
}

func TestGolden(t *testing.T) {
	for _, name := range pages {
		t.Run(name, func(t *testing.T) {
			records, document := readPage(t, fixture(t, name), &webpage.Options{Name: name})
			form, err := json.MarshalIndent(map[string]any{"document": document, "records": records}, "", "  ")
			require.NoError(t, err)
			form = append(form, '\n')
			golden := filepath.Join("testdata", "golden", strings.TrimSuffix(name, ".txt")+".json")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, form, 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), string(form))
		})
	}
}

// lost returns the first text of the page that is kept nowhere.
func lost(content []byte, records []*record.Record, d *record.Document) string {
	kept := make([]bool, len(content)+1)
	keep := func(spans ...record.Span) {
		for _, s := range spans {
			for i := s.Start; i < s.End; i++ {
				kept[i] = true
			}
		}
	}
	for _, texts := range [][]record.Text{d.Notices, d.Outside} {
		for _, text := range texts {
			keep(text.Span)
		}
	}
	for _, r := range records {
		for _, trace := range r.Trace {
			keep(trace.Spans...)
		}
		for _, raw := range r.Raw {
			keep(raw.Span)
		}
		for _, text := range r.Unclaimed {
			keep(text.Span)
		}
	}
	for start := 0; start < len(content); start++ {
		end := start
		for end < len(content) && !kept[end] {
			end++
		}
		if rest := strings.TrimFunc(string(content[start:end]), blank); rest != "" {
			return rest
		}
		start = max(start, end)
	}
	return ""
}

func TestNothingIsLost(t *testing.T) {
	for _, name := range pages {
		content := fixture(t, name)
		records, document := readPage(t, content, nil)
		require.Empty(t, lost(content, records, document), name)
		for _, r := range records {
			for i := 1; i < len(r.Raw); i++ {
				require.LessOrEqual(t, r.Raw[i-1].Span.Start, r.Raw[i].Span.Start, "raw fields in order")
			}
		}
	}
}

// TestEveryValueHasATrace counts the leaves of each record's typed fields that
// stand under no trace's path.
func TestEveryValueHasATrace(t *testing.T) {
	for _, name := range pages {
		records, _ := readPage(t, fixture(t, name), nil)
		require.Len(t, records, 1)
		r := records[0]
		var fields map[string]any
		require.NoError(t, json.Unmarshal([]byte(statement(t, r)), &fields))
		delete(fields, "origin")
		var walk func(path string, value any)
		walk = func(path string, value any) {
			for _, trace := range r.Trace {
				if trace.Path == path {
					return
				}
			}
			switch value := value.(type) {
			case map[string]any:
				for key, inner := range value {
					walk(strings.TrimPrefix(path+"/"+key, "/"), inner)
				}
			case []any:
				for i, inner := range value {
					walk(fmt.Sprintf("%s/%d", path, i), inner)
				}
			default:
				require.Fail(t, "no trace", "%s: %s", name, path)
			}
		}
		walk("", fields)
		require.NotEmpty(t, r.Trace)
	}
}

// TestLayout reads each page in other forms that say the same.
func TestLayout(t *testing.T) {
	forms := map[string]func(string) string{
		"CRLF":            func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"CR":              func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
		"byte order mark": func(s string) string { return "\ufeff" + s },
		"indented":        func(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n \t ") },
		"trailing blanks": func(s string) string { return strings.ReplaceAll(s, "\n", " \u00a0\t\n") + "  " },
		"blank lines":     func(s string) string { return "\n\n" + strings.ReplaceAll(s, "\n", "\n\n") + "\n\n" },
	}
	for _, name := range pages {
		content := fixture(t, name)
		want, _ := readPage(t, content, nil)
		for form, change := range forms {
			t.Run(name+"/"+form, func(t *testing.T) {
				changed := []byte(change(string(content)))
				got, document := readPage(t, changed, nil)
				require.Len(t, got, 1)
				require.Equal(t, statement(t, want[0]), statement(t, got[0]))
				require.Empty(t, lost(changed, got, document))
			})
		}
	}
}

func TestWindows1252(t *testing.T) {
	content := fixture(t, purePortal)
	want, _ := readPage(t, content, nil)
	encoded, err := charmap.Windows1252.NewEncoder().Bytes(content)
	require.NoError(t, err)
	got, document := readPage(t, encoded, nil)
	require.Equal(t, "windows-1252", document.Encoding)
	require.Equal(t, statement(t, want[0]), statement(t, got[0]))
}

// TestBlocks takes each block of the pages away, and moves it to the end: the
// rest says the same as before.
func TestBlocks(t *testing.T) {
	tests := []struct{ page, from, to, field string }{
		{purePortal, "Original language", "Bibliographical note", "languages"},
		{purePortal, "Bibliographical note", "  • barriers", "licences"},
		{purePortal, "38 Citations", "Background:", "counts"},
		{jmirPreprints, "Date Submitted", "Date Accepted", "dates"},
		{jmirPreprints, "ABSTRACT", "Citation\n", "abstracts"},
		{jmirPreprints, "Copyright\n", "", "licences"},
		{bvsList, "ABSTRACT", "Subject(s)", "abstracts"},
		{bvsList, "Subject(s)", "SELECTION OF", "subjects"},
		{biocloudy, "阅读", "Abstract", "counts"},
		{biocloudy, "特别声明", "", ""},
	}
	for _, test := range tests {
		t.Run(test.page+"/"+test.from, func(t *testing.T) {
			content := string(fixture(t, test.page))
			whole, _ := readPage(t, []byte(content), nil)
			start := strings.Index(content, test.from)
			end := len(content)
			if test.to != "" {
				end = strings.Index(content, test.to)
			}
			require.Less(t, start, end)
			name := strings.TrimSuffix(test.page, ".txt")
			family := map[string]string{"pure-portal": "pure", "bvs-list": "bvs"}[name]
			if family == "" {
				family = name
			}
			without := []byte(content[:start] + content[end:])
			records, document := readPage(t, without, &webpage.Options{Family: family})
			require.Len(t, records, 1)
			require.Equal(t, whole[0].Titles, records[0].Titles)
			require.Empty(t, lost(without, records, document))
			if test.field == "" {
				return
			}
			before, stood := whole[0].At(test.field)
			require.True(t, stood)
			after, _ := records[0].At(test.field)
			require.NotEqual(t, before, after)

			moved := []byte(content[:start] + content[end:] + "\n\n" + content[start:end])
			if test.page == bvsList {
				return
			}
			records, document = readPage(t, moved, &webpage.Options{Family: family})
			require.Len(t, records, 1)
			require.Equal(t, whole[0].Titles, records[0].Titles)
			at, _ := records[0].At(test.field)
			require.Equal(t, before, at)
			require.Empty(t, lost(moved, records, document))
		})
	}
}

func TestErrors(t *testing.T) {
	t.Run("no page", func(t *testing.T) {
		for _, text := range []string{"", "\n \n", "Dear all, please find the review attached.", "<html><body>Cite this</body></html>"} {
			r := webpage.NewReader(strings.NewReader(text), &webpage.Options{Name: "letter.txt"})
			got, err := r.Read()
			require.Nil(t, got)
			require.ErrorIs(t, err, webpage.ErrUnknownFamily)
			require.ErrorContains(t, err, "letter.txt")
			require.ErrorContains(t, err, "jmir-preprints")
			_, again := r.Read()
			require.Equal(t, err, again)
		}
	})
	t.Run("unknown family", func(t *testing.T) {
		_, err := webpage.NewReader(strings.NewReader("text"), &webpage.Options{Family: "scopus"}).Read()
		require.ErrorIs(t, err, webpage.ErrUnknownFamily)
		require.ErrorContains(t, err, `"scopus"`)
	})
	t.Run("too long", func(t *testing.T) {
		r := webpage.NewReader(bytes.NewReader(fixture(t, purePortal)), &webpage.Options{Name: "page.txt", MaxDocument: 100})
		got, err := r.Read()
		require.Nil(t, got)
		var parse *record.ParseError
		require.ErrorAs(t, err, &parse)
		require.Equal(t, "page.txt", parse.Document)
		require.Equal(t, "webpage.too-long", parse.Code)
		require.ErrorIs(t, err, record.ErrTooLong)
		_, err = r.Read()
		require.Equal(t, io.EOF, err)
	})
	t.Run("as long as the limit", func(t *testing.T) {
		content := fixture(t, purePortal)
		records, _ := readPage(t, content, &webpage.Options{MaxDocument: len(content)})
		require.Len(t, records, 1)
	})
	t.Run("reading fails", func(t *testing.T) {
		broken := errors.New("cable cut")
		calls := 0
		for r, err := range webpage.NewReader(iotest.ErrReader(broken), nil).All() {
			require.Nil(t, r)
			require.Equal(t, broken, err)
			calls++
		}
		require.Equal(t, 1, calls)
	})
	t.Run("unknown encoding", func(t *testing.T) {
		_, err := webpage.NewReader(strings.NewReader("text"), &webpage.Options{Encoding: "klingon"}).Read()
		require.ErrorContains(t, err, "klingon")
	})
}

func TestOrigin(t *testing.T) {
	content := fixture(t, bvsList)
	records, document := readPage(t, content, &webpage.Options{Name: "search.txt", Source: "VHL 2022", Kind: record.SourceDatabase})
	origin := records[0].Origin
	require.Equal(t, "search.txt", origin.Document)
	require.Equal(t, "VHL 2022", origin.Source)
	require.Equal(t, record.SourceDatabase, origin.Kind)
	require.Equal(t, "BVS/VHL", origin.Platform)
	require.Equal(t, "MEDLINE", origin.Database)
	require.Equal(t, "bvs", origin.Dialect)
	require.Equal(t, record.FormatWebPage, origin.Format)
	bytes := content[origin.Span.Start:origin.Span.End]
	require.Equal(t, record.ContentID(bytes), records[0].ID)
	require.True(t, strings.HasPrefix(string(bytes), "Psychol Psychother ;"))
	require.Equal(t, 1, document.Records)
	require.Equal(t, int64(len(content)), document.Size)
}

// blank reports whether a character at the end of a line says nothing.
func blank(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\ufeff\u200b\u2060", r) }
