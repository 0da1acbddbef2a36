package html_test

import (
	"bytes"
	htmlpkg "html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/html"
	"github.com/ibid-go/ibid/source/webpage"
)

// plain is what a record says, without where it says so.
func plain(r *record.Record) record.Record {
	p := *r
	p.ID, p.Origin = "", record.Origin{}
	p.Raw, p.Trace, p.Diagnostics, p.Unclaimed = nil, nil, nil, nil
	return p
}

// marked is a text as a page, with markup inside its lines.
func marked(text string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html><head><title>A page</title><style>p { color: red }</style></head>\r\n<body><script>var x = '<p>';</script>\n")
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		head, tail, ok := strings.Cut(line, " ")
		b.WriteString("<p>" + htmlpkg.EscapeString(head))
		if ok {
			b.WriteString("\n  <b class=\"x\">" + htmlpkg.EscapeString(tail) + "</b>")
		}
		b.WriteString("</p>\n")
	}
	return b.String()
}

// TestFamilies reads the pages of families, once as text and once as the pages
// that show that text.
func TestFamilies(t *testing.T) {
	for _, name := range []string{"pure-portal.txt", "jmir-preprints.txt", "bvs-list.txt", "biocloudy.txt"} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "same-paper", name))
			require.NoError(t, err)
			reader := webpage.NewReader(bytes.NewReader(text), nil)
			var want []*record.Record
			for r, err := range reader.All() {
				require.NoError(t, err)
				want = append(want, r)
			}
			got, document := read(t, []byte(marked(string(text))))
			require.Equal(t, reader.Document().Dialect, document.Dialect)
			require.Len(t, got, len(want))
			for i := range got {
				require.Equal(t, plain(want[i]), plain(got[i]))
				require.Equal(t, record.FormatHTML, got[i].Origin.Format)
				require.Equal(t, want[i].Origin.Platform, got[i].Origin.Platform)
			}
		})
	}
}

// TestFamilyBesideMetadata has metadata win over the text that a page shows,
// which adds what the metadata has not.
func TestFamilyBesideMetadata(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "same-paper", "pure-portal.txt"))
	require.NoError(t, err)
	r := one(t, `<meta name="citation_title" content="Another title"><p>`+strings.ReplaceAll(htmlpkg.EscapeString(string(text)), "\n", "<br>\n"))
	require.Equal(t, "Another title", r.Title())
	require.NotEmpty(t, r.Counts)
	require.NotEmpty(t, r.Abstracts)
	require.Equal(t, "pure", r.Origin.Dialect)
}

// TestGenericText reads what pages without metadata show.
func TestGenericText(t *testing.T) {
	label := "<table><tr><td>Title:</td><td>On <i>tides</i> &amp; caves</td></tr><tr><td>DOI:</td><td>10.5555/caves</td></tr></table>"
	r := one(t, "<html><body>"+label+"</body></html>")
	require.Equal(t, "On tides & caves", r.Title())
	require.Equal(t, "10.5555/caves", r.Identifier(record.SchemeDOI))
	require.Equal(t, webpage.Generic, r.Origin.Dialect)
	require.Equal(t, "webpage.generic", r.Diagnostics[0].Code)

	r = one(t, `<html><head><meta property="og:title" content="On tides"></head><body><p>It is at https://doi.org/10.5555/caves.</body></html>`)
	require.Equal(t, "On tides", r.Title())
	require.Equal(t, "10.5555/caves", r.Identifier(record.SchemeDOI))

	// The text of an article says nothing of it that its metadata does not.
	r = one(t, metas("citation_title", "On tides")+"<p>as in 10.5555/other</p>")
	require.Empty(t, r.Identifiers)

	records, _ := read(t, []byte("<html><head><title>Home</title></head><body><p>Welcome.</body></html>"))
	require.Empty(t, records)
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]bool{
		"<!doctype html>":                   true,
		"\ufeff\n <!-- a --><HTML lang=en>": true,
		"<html-like>":                       false,
		"<div>":                             false,
		"":                                  false,
		"TY  - JOUR":                        false,
		`<div><span class="Z3988" title="x"></span>`: true,
	} {
		require.Equal(t, want, html.Detect(text).Score >= 40, "%q", text)
	}
}
