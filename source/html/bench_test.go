package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/source/html"
)

// BenchmarkReader reads a page of an article whose metadata stands in the head.
func BenchmarkReader(b *testing.B) {
	recordtest.Benchmark(b, html.NewReader, bigPage(b), 1)
}

// bigPage is the fixture of a journal with the text of an article.
func bigPage(t testing.TB) []byte {
	t.Helper()
	page := string(pages(t)["journal.html"])
	head, end, _ := strings.Cut(page, "<span class")
	_, end, _ = strings.Cut(end, "</span>")
	page = head + end
	var body strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&body, "<p class=\"paragraph\" id=\"p%d\">The <i>crabs</i> of <a href=\"#r%d\">cave %d</a> kept time with the tide, as those of other caves do, and went home at low water.</p>\n", i, i, i)
	}
	return []byte(strings.Replace(page, "<h1>", body.String()+"<h1>", 1))
}

// BenchmarkList reads a list of results as library catalogues show them: for each a context
// object, a link, and what a person is shown.
func BenchmarkList(b *testing.B) { recordtest.Benchmark(b, html.NewReader, results(shownResult), 500) }

// BenchmarkBareList reads a list of context objects and nothing else.
func BenchmarkBareList(b *testing.B) { recordtest.Benchmark(b, html.NewReader, results(""), 500) }

// shownResult is what a page shows of a result.
const shownResult = `<div class="result-item" data-rank="3"><div class="result-head"><a class="result-title" href="/catalogue/record/12345?from=search&amp;page=2">A title
 of the thing with number</a> <span class="badge badge-open">Open access</span></div><p class="result-authors"><a href="/author/doe-jane">Doe, Jane</a></p>
<p class="result-source"><em>Annals</em>, 12(3), 1-5</p><p class="result-snippet">Crabs of caves keep time with the tide, as those of beaches do, and go home at low
 water; we asked in which of the caves they do so without being shown the sea, and for how long. In forty of the caves nobody had looked before &hellip;</p>
<ul class="result-actions"><li><button type="button" class="btn btn-small" data-action="cite">Cite</button></li><li><button type="button" class="btn btn-small"
 data-action="save">Save</button></li><li><a class="btn btn-small" href="/catalogue/record/12345/similar">Similar items</a></li></ul></div>
`

// results is a list of results, behind each of which stands the same markup.
func results(shown string) []byte {
	var list strings.Builder
	for i := range 500 {
		list.WriteString(coins(fmt.Sprintf("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=A+title+of+the+thing+with+number+%d&rft.jtitle=Annals&rft.volume=%d&rft.spage=%d&rft.epage=%d&rft.au=Doe,+Jane&rft_id=info:doi/10.5555/a.%d", i, i, i+1, i+5, i)))
		list.WriteString(shown)
	}
	return []byte(list.String())
}

// BenchmarkLinkedList reads a list of results in JSON-LD, each with what a person is
// shown.
func BenchmarkLinkedList(b *testing.B) {
	var page strings.Builder
	page.WriteString("<!DOCTYPE html><html><head><title>Results</title></head><body>")
	for i := range 500 {
		fmt.Fprintf(&page, `<script type="application/ld+json">{"@context":"https://schema.org","@type":"ScholarlyArticle","headline":"A title of the thing with number %d",
"author":[{"@type":"Person","name":"Jane Doe","affiliation":{"@type":"Organization","name":"Institute of Caves"}},{"@type":"Person","givenName":"Max","familyName":"Roe"}],
"datePublished":"2019-05-12","isPartOf":{"@type":"PublicationIssue","issueNumber":"3","isPartOf":{"@type":"PublicationVolume","volumeNumber":"%d","isPartOf":{"@type":"Periodical","name":"Annals","issn":["1438-8871"]}}},
"pageStart":"%d","pageEnd":"%d","identifier":{"@type":"PropertyValue","propertyID":"doi","value":"10.5555/a.%d"},"keywords":["caves","tides"],"license":"https://creativecommons.org/licenses/by/4.0/"}</script>
`, i, i, i+1, i+5, i)
		page.WriteString(shownResult)
	}
	recordtest.Benchmark(b, html.NewReader, []byte(page.String()), 500)
}

// BenchmarkItemList reads a list of results in microdata, of which most is what a
// person is shown.
func BenchmarkItemList(b *testing.B) {
	var page strings.Builder
	page.WriteString("<!DOCTYPE html><html><head><title>Results</title></head><body>")
	for i := range 500 {
		fmt.Fprintf(&page, `<article itemscope itemtype="https://schema.org/ScholarlyArticle"><h2 itemprop="headline">A title of the <i>thing</i> with number %d</h2>
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Jane Doe</span></span>
<time itemprop="datePublished" datetime="2019-05-12">12 May 2019</time> <span itemprop="isPartOf" itemscope itemtype="https://schema.org/Periodical"><em itemprop="name">Annals</em></span>
<a itemprop="sameAs" href="https://doi.org/10.5555/a.%d">10.5555/a.%d</a>`, i, i, i)
		page.WriteString(shownResult)
		page.WriteString("</article>\n")
	}
	recordtest.Benchmark(b, html.NewReader, []byte(page.String()), 500)
}

// BenchmarkHead reads the page of an article without its text.
func BenchmarkHead(b *testing.B) {
	recordtest.Benchmark(b, html.NewReader, pages(b)["journal.html"], 1)
}

// BenchmarkShown reads a page that states nothing of what it shows.
func BenchmarkShown(b *testing.B) {
	page := "<!DOCTYPE html><html><head><title>Results</title></head><body><p>Title: On tides</p><p>DOI: 10.5555/a</p>" +
		strings.Repeat(shownResult, 500) + "</body></html>"
	recordtest.Benchmark(b, html.NewReader, []byte(page), 1)
}
