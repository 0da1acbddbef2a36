package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// shownPage is the page of an article that states nothing in its markup.
func shownPage(authors string) string {
	return `<!DOCTYPE html><html><head><title>Light in deep caves | Journal of Cave Science</title></head><body>
<h1>Light in <i>deep</i> caves</h1>
` + authors + `
<p>Journal of Cave Science volume 12, pages 45–50 (2019)</p>
<ul><li>Received: 3 January 2019</li><li>Accepted: 2 March 2019</li><li>Published online: May 12, 2019</li></ul>
<p>https://doi.org/10.5555/jcs.12</p></body></html>`
}

func families(r *record.Record) string {
	var names []string
	for _, c := range r.Contributors {
		names = append(names, strings.TrimSpace(c.NonDroppingParticle+" "+c.Family)+", "+c.Given)
	}
	return strings.Join(names, "; ")
}

func TestShownPage(t *testing.T) {
	r := one(t, shownPage(`<p class="authors">By <a href="/a">Ana B. Müller</a><sup>1,2</sup>, Max van der Berg<sup>*</sup> and Li Ng</p>`))
	require.Equal(t, "Light in deep caves", r.Title())
	require.Equal(t, "Müller, Ana B.; van der Berg, Max; Ng, Li", families(r))
	require.Equal(t, "Journal of Cave Science", r.Container.Title)
	require.Equal(t, "12", r.Volume)
	require.Equal(t, record.Pages{First: "45", Last: "50"}, r.Pages)
	require.Equal(t, []record.Date{
		{Kind: record.DateIssued, Value: "2019"}, {Kind: record.DateOnline, Value: "2019-05-12"},
		{Kind: record.DateReceived, Value: "2019-01-03"}, {Kind: record.DateAccepted, Value: "2019-03-02"},
	}, r.Dates)
	require.Equal(t, "10.5555/jcs.12", r.Identifier(record.SchemeDOI))
}

// TestShownAuthors reads authors from elements that say that they name them, and none
// where it is not plain whose names these are.
func TestShownAuthors(t *testing.T) {
	const both = "Müller, Ana B.; Ng, Li"
	for authors, want := range map[string]string{
		`<p class="x authors">Ana B. Müller, Li Ng</p>`:                                                     both,
		`<a rel="author" href="/a">Ana B. Müller</a>, <a rel="author" href="/b">Li Ng</a>`:                  both,
		`<ul class="author-list"><li>Ana B. Müller</li><li>Li Ng</li></ul>`:                                 both,
		`<div class=authors><span class=author>Ana B. Müller</span>; <span class=author>Li Ng</span></div>`: both,
		`<span itemprop="author">Ana B. Müller</span> and <span itemprop="author">Li Ng</span>`:             both,
		`<p class=authors>Ana B. Müller, Li Ng</p><p>menu</p><p class=authors>Ana B. Müller, Li Ng</p>`:     both,
		`<p class=authors>Ana B. Müller, Li Ng</p><p>related</p><p class=authors>Max Roe</p>`:               "",
		`<p class=authors>Ana B. Müller, University of Caves</p>`:                                           "",
		`<p class=authors>World Cave Organization</p>`:                                                      "",
		`<p class=authors>Ana B. Müller, Li Ng and the rest</p>`:                                            "",
		`<p class=authors>Show all authors</p>`:                                                             "",
		`<p class=people>Ana B. Müller, Li Ng</p>`:                                                          "",
		`<p class=authors>Ana B. Müller, Li Ng`:                                                             "",
		`<p class=authors>` + strings.Repeat("Ana B. Müller, ", 2000) + `Li Ng</p>`:                         "",
		`<meta name=author content="Nora Night"><p class="authors">Ana B. Müller, Li Ng</p>`:                "Night, Nora",
		`<p class=authors>Ana B. Müller (ana@example.org), Li Ng</p>`:                                       "",
		`<p class=authors><b>Ana</b> <i>B.</i> M&uuml;ller, Li Ng</p>`:                                      both,
	} {
		require.Equal(t, want, families(one(t, shownPage(authors))), authors)
	}
}

// TestReportOnPublication: a page that names a publication and does not say where it
// appeared may be another's, whose date and author are not the publication's.
func TestReportOnPublication(t *testing.T) {
	r := one(t, `<html><head><title>Caves are dark</title></head><body><h1>Caves are dark</h1><p class="author">Nora Night</p>
<p>Published: 12 May 2019</p><p>A new study (https://doi.org/10.5555/jcs.12) says so.</p></body></html>`)
	require.Empty(t, r.Contributors)
	require.Empty(t, r.Dates)
	require.Equal(t, "10.5555/jcs.12", r.Identifier(record.SchemeDOI))
}

// TestReportWithDay: one day in the way of a publication can stand on a page about it
// too, whose heading, author and date are not the publication's. Several, or where it
// appeared, stand on its own page.
func TestReportWithDay(t *testing.T) {
	for days, own := range map[string]bool{
		"Received: 3 January 2019":                          false,
		"Accepted: 2 March 2019":                            false,
		"Received: 3 January 2019 / Accepted: 2 March 2019": true,
	} {
		r := one(t, `<html><head><title>Caves are dark</title></head><body><h1>Caves are dark</h1><p class="byline">By Nora Night</p>
<p>Published: 12 May 2019</p><p>A new study (https://doi.org/10.5555/jcs.12) says so.</p><p>`+days+`</p></body></html>`)
		require.Equal(t, "10.5555/jcs.12", r.Identifier(record.SchemeDOI), days)
		_, issued := r.Date(record.DateIssued)
		require.Equal(t, own, issued, days)
		require.Equal(t, own, len(r.Contributors) > 0, days)
	}
}

// TestReportOfSite: a page that says when the site published it as an article of its
// own, and only mentions a publication, gives that neither its author nor its date.
func TestReportOfSite(t *testing.T) {
	const page = `<html><head><title>Caves are dark</title><meta property="og:type" content="article"><meta name="author" content="Nora Night">
<meta property="article:published_time" content="2022-08-01T06:00:00Z"></head><body><h1>Caves are dark</h1>
<p>A new study (https://doi.org/10.5555/jcs.12) says so.</p></body></html>`
	r := one(t, page)
	require.Equal(t, "10.5555/jcs.12", r.Identifier(record.SchemeDOI))
	require.Empty(t, r.Contributors)
	require.Empty(t, r.Dates)
	r = one(t, strings.Replace(page, "</body>", "<p>Journal of Cave Science volume 12, pages 45–50 (2019)</p></body>", 1))
	require.Equal(t, "Night, Nora", families(r))
}

// TestReportWithCitation: a page whose title is not the cited one's is another's, and
// nothing that it says of itself is the publication's.
func TestReportWithCitation(t *testing.T) {
	for title, byline := range map[string]string{"Caves are dark, a study says": "Nora Night", "LIGHT in deep caves": "Ana B. Müller and Li Ng"} {
		r := one(t, `<html><head><title>`+title+` | Daily Cave</title><meta property="og:description" content="News"></head><body><h1>`+title+`</h1>
<p class="byline">By `+byline+`</p><p>Müller AB, Ng L. Light in deep caves. J Cave Sci. 2019;12(3):45-50. doi: 10.5555/jcs.12</p></body></html>`)
		want, people := "Light in deep caves", "Müller, AB; Ng, L"
		if byline != "Nora Night" {
			want, people = title, "Müller, Ana B.; Ng, Li"
		}
		require.Equal(t, want, r.Title())
		require.Equal(t, people, families(r))
		require.Equal(t, "12", r.Volume)
	}
}

// TestOtherHeadings keeps the title of a page whose heading is not part of it.
func TestOtherHeadings(t *testing.T) {
	page := shownPage("")
	require.Equal(t, "Light in deep caves | Journal of Cave Science",
		one(t, strings.Replace(page, "<h1>Light in <i>deep</i> caves</h1>", "<h1>Cave site of the society</h1>", 1)).Title())
	require.Equal(t, "Light in deep caves | Journal of Cave Science",
		one(t, strings.Replace(page, "</h1>", "</h1><h1>Light in deep caves</h1>", 1)).Title())
}
