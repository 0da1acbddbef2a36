package html_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/html"
)

// TestHostile reads pages that nobody would write in good faith.
func TestHostile(t *testing.T) {
	deep := strings.Repeat
	tests := []struct {
		name, page string
		records    int
	}{
		{"nothing", "", 0},
		{"a bracket", "<", 0},
		{"an open tag", `<meta name="citation_title" content="On`, 0},
		{"an open comment", `<!-- <meta name="citation_title" content="On">`, 0},
		{"deep elements", deep("<div>", 100_000) + metas("citation_title", "On"), 1},
		{"deep JSON", linked(deep("[", 100_000)), 0},
		{"deep objects", linked(deep(`{"@graph":`, 1000) + `1` + deep("}", 1000)), 0},
		{"wide JSON", linked("[" + deep("1,", 200_000) + `{"@type":"Book","name":"On"}]`), 1},
		{"a graph of itself", linked(`{"@graph":[{"@id":"#a","@type":"Book","name":"On","isPartOf":{"@id":"#b"},"author":{"@id":"#a"}},{"@id":"#b","isPartOf":{"@id":"#b"},"name":"x"}]}`), 1},
		{"open JSON", linked(`{"@type":"Book","name":"On`), 0},
		{"a script in a comment", `<!--<script type="application/ld+json">{"@type":"Book","name":"On"}</script>-->`, 0},
		{"many attributes", "<meta " + deep("a=b ", 100_000) + `name=citation_title content=On>`, 1},
		{"many authors", metas("citation_title", "On") + deep(`<meta name="citation_author" content="Doe, Jane">`, 5000), 1},
		{"a long value", metas("citation_title", "On", "citation_keywords", deep("k;", 100_000)), 1},
		{"entities", metas("citation_title", deep("&amp;&lt;&#x41;&nope;&#0;&#xFFFFFFFF;", 1000)), 1},
		{"a zero byte", "<meta name=citation_title content=\"O\x00n\">", 1},
		{"bad UTF-8", "<meta name=citation_title content=\"O\xffn\">", 1},
		{"UTF-16", utf16(`<html><head><meta name="citation_title" content="Über">`), 1},
		{"declared UTF-16", `<meta charset="utf-16">` + metas("citation_title", "On"), 1},
		{"plaintext", "<plaintext>" + metas("citation_title", "On"), 0},
		{"a path", metas("citation_title", "On", "citation_pdf_url", "file:///etc/passwd"), 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records, _ := read(t, []byte(test.page))
			require.Len(t, records, test.records)
		})
	}
}

func utf16(s string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestBrokenJSONIsNoted(t *testing.T) {
	_, document := read(t, []byte(linked(`{"@type":"Book",}}}`)+linked(`{"@type":`)))
	require.Len(t, document.Diagnostics, 1)
	require.Equal(t, "html.bad-json", document.Diagnostics[0].Code)
}

func TestErrors(t *testing.T) {
	reader := html.NewReader(strings.NewReader(metas("citation_title", "On")), &html.Options{MaxDocument: 10})
	r, err := reader.Read()
	require.Nil(t, r)
	var damage *record.ParseError
	require.ErrorAs(t, err, &damage)
	require.ErrorIs(t, err, record.ErrTooLong)
	require.Equal(t, "html.too-long", damage.Code)
	_, err = reader.Read()
	require.Equal(t, io.EOF, err)

	broken := errors.New("the disk is gone")
	reader = html.NewReader(iotest.ErrReader(broken), nil)
	for range 2 {
		_, err = reader.Read()
		require.Equal(t, broken, err)
	}
	_, err = html.NewReader(strings.NewReader("<p>"), &html.Options{Encoding: "klingon"}).Read()
	require.ErrorContains(t, err, "klingon")
}

// FuzzReader reads any bytes as a page: no panic, and every trace holds.
func FuzzReader(f *testing.F) {
	for _, page := range pages(f) {
		f.Add(page)
	}
	f.Add([]byte(linked(`{"@type":"Book","name":"a\nb","isPartOf":[{"name":1}],"author":["x",{"name":["y"]}]}`)))
	f.Add([]byte(coins("rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.btitle=%41&rft.isbn=978-3-16-148410-0&rft.aulast=Doe&rft.auinit=J&rft.spage=1&rft.epage=2")))
	f.Add([]byte(microdata))
	f.Add([]byte(`<li itemscope itemtype="http://schema.org/Book http://schema.org/Thesis" itemid=10.1/x><li itemprop="name author"><p itemprop=author itemscope><i itemprop=familyName>a&amp;<b>b</i><i itemprop=name content="<">`))
	f.Add([]byte("<p>Title: On<br>DOI: 10.5555/a &amp; b<p>PMID: 12"))
	f.Add([]byte(`<meta name=citation_issn content="1438&#45;8871, &copy2049-3630"><meta name=citation_keywords content="a&ampb; c&notit; d">`))
	f.Fuzz(func(t *testing.T, content []byte) {
		reader := html.NewReader(bytes.NewReader(content), &html.Options{MaxDocument: 1 << 16})
		var records []*record.Record
		for r, err := range reader.All() {
			if err != nil {
				require.ErrorIs(t, err, record.ErrTooLong)
				return
			}
			records = append(records, r)
		}
		require.Equal(t, len(records), reader.Document().Records)
		verify(t, content, records, reader.Document())
	})
}

// TestManyBodies reads a page that repeats a tag behind which the whole rest was
// looked through.
func TestManyBodies(t *testing.T) {
	page := strings.Repeat("<body>", 200_000) + coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=Tides&rft.jtitle=Annals")
	r, err := html.NewReader(strings.NewReader(page), nil).Read()
	require.NoError(t, err)
	require.Equal(t, "Tides", r.Title())
}
