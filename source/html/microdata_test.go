package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// microdata is a page that states an article in microdata alone.
const microdata = `<!DOCTYPE html><html><body><nav><a href="/">Home</a></nav>
<article itemscope itemtype="https://schema.org/ScholarlyArticle" itemid="https://doi.org/10.5555/tides.1">
<h1 itemprop="headline">Tides &amp; the <em>sea</em>: CO<sub>2</sub> in rock<br>pools</h1>
<ul><li itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="https://orcid.org/0000-0002-1825-0097"><span itemprop="name">Okafor, Ngozi</span></a>,
 <span itemprop="affiliation" itemscope itemtype="http://schema.org/Organization"><span itemprop="name">University of Kiel</span></span></li>
<li itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="givenName">Jan</span> <span itemprop="familyName">van der Berg</span></li>
<li itemprop="author" itemscope itemtype="http://schema.org/Organization"><span itemprop="name">The Sea Group</span></li>
<li itemprop="author">Tui, Jo</li></ul>
<p itemprop="isPartOf" itemscope itemtype="http://schema.org/PublicationIssue">
 <span itemprop="isPartOf" itemscope itemtype="http://schema.org/PublicationVolume http://schema.org/Periodical"><i itemprop="name">Journal of Tides</i>
  vol. <span itemprop="volumeNumber">12</span>, ISSN <span itemprop="issn">2049-3630</span></span>
 no. <span itemprop="issueNumber">3</span></p>
pp. <span itemprop="pageStart">10</span>-<span itemprop="pageEnd">19</span>
<time itemprop="datePublished" datetime="2020-07-23">July 23rd</time><meta itemprop="inLanguage" content="en">
<span itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><span itemprop="name">Sea Press</span></span>
<a itemprop="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>
<div itemprop="abstract"><p>Background: tides.</p><p>Results: We identified 29 eligible articles.</p></div>
<span itemprop="keywords">tides; sea</span>
<span itemprop="identifier" itemscope itemtype="http://schema.org/PropertyValue"><meta itemprop="propertyID" content="pmid"><span itemprop="value">32706713</span></span>
<div itemprop="citation" itemscope itemtype="http://schema.org/ScholarlyArticle"><span itemprop="name">Another work</span></div>
</article></body></html>`

func TestMicrodata(t *testing.T) {
	r := one(t, microdata)
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, "Tides & the sea: CO2 in rock pools", r.Title())
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Okafor", Given: "Ngozi"}, Role: record.RoleAuthor, Affiliations: []string{"University of Kiel"},
			Identifiers: []record.Identifier{{Scheme: record.SchemeORCID, Value: "https://orcid.org/0000-0002-1825-0097"}}},
		{Name: record.Name{Family: "Berg", Given: "Jan", NonDroppingParticle: "van der"}, Role: record.RoleAuthor},
		{Name: record.Name{Literal: "The Sea Group"}, Role: record.RoleAuthor},
		{Name: record.Name{Family: "Tui", Given: "Jo"}, Role: record.RoleAuthor},
	}, r.Contributors)
	require.Equal(t, "Journal of Tides", r.Container.Title)
	require.Equal(t, "2049-3630", r.Container.ISSN[0].Value)
	require.Equal(t, "12", r.Volume)
	require.Equal(t, "3", r.Issue)
	require.Equal(t, record.Pages{First: "10", Last: "19"}, r.Pages)
	require.Equal(t, "2020-07-23", r.Dates[0].Value)
	require.Equal(t, []string{"en"}, r.Languages)
	require.Equal(t, "Sea Press", r.Publisher.Name)
	require.Equal(t, "CC-BY-4.0", r.Licences[0].SPDX)
	require.Len(t, r.Abstracts[0].Sections, 2)
	require.EqualValues(t, 29, *r.ReportedCounts[0].Value)
	require.Equal(t, []record.Keyword{{Value: "tides"}, {Value: "sea"}}, r.Keywords)
	require.Equal(t, "10.5555/tides.1", r.Identifier(record.SchemeDOI))
	require.Equal(t, "32706713", r.Identifier(record.SchemePMID))
	require.Equal(t, 1, strings.Count(microdata, "Another work"))
	require.NotContains(t, r.Title(), "Another")
}

// Microdata says the same as JSON-LD, and less than what was written for
// literature.
func TestMicrodataBeside(t *testing.T) {
	r := one(t, `<html><head><meta name="citation_title" content="Tides"><meta name="citation_author" content="Sol, I."></head><body>
<div itemscope itemtype="http://schema.org/Article"><h1 itemprop="name">Tides</h1><span itemprop="author">Sol, I.</span><span itemprop="datePublished">2020</span></div></body></html>`)
	require.Equal(t, "Tides", r.Title())
	require.Len(t, r.Contributors, 1)
	require.Equal(t, "2020", r.Dates[0].Value)

	r = one(t, linked(`{"@type":"ScholarlyArticle","name":"Tides of the northern sea","volumeNumber":"4"}`)+`<body><div itemscope itemtype="http://schema.org/ScholarlyArticle">
<h1 itemprop="name">Tides of the northern sea</h1><span itemprop="pagination">12-19</span></div>`)
	require.Equal(t, "19", r.Pages.Last)
	require.Equal(t, "4", r.Volume)

	list := `<html><body><ol itemscope itemtype="https://schema.org/ItemList">`
	for _, title := range []string{"Tides of the sea", "Waves of the sea", "Sand of the shore"} {
		list += `<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><div itemprop="item" itemscope itemtype="https://schema.org/Book"><b itemprop="name">` + title + `</b></div></li>`
	}
	records, _ := read(t, []byte(list+"</ol></body></html>"))
	require.Len(t, records, 3)
	require.Equal(t, record.TypeBook, records[2].Type)
	require.Equal(t, "Sand of the shore", records[2].Title())
}

// What is no markup as it should be gives what can be read of it.
func TestMicrodataDamaged(t *testing.T) {
	for name, page := range map[string]string{
		"not closed":         `<html><body><div itemscope itemtype="http://schema.org/Book"><p itemprop="name">Tides`,
		"wrongly closed":     `<html><body><div itemscope itemtype="http://schema.org/Book"><p><b itemprop="name">Tides</b></i></p></span></div></div>`,
		"a void element":     `<html><body><div itemscope itemtype="http://schema.org/Book"><img itemprop="image" src="x"><br><meta itemprop="name" content="Tides"></div>`,
		"a property outside": `<html><body><i itemprop="name">No</i><div itemscope itemtype="http://schema.org/Book"><i itemprop="name">Tides</i></div><i itemprop="author">No</i>`,
		"nothing in it":      `<html><body><div itemscope itemtype="http://schema.org/Book"><i itemprop="author"></i><i itemprop="author"> &nbsp; </i><i itemprop="name">Tides</i></div>`,
		"a script":           `<html><body><div itemscope itemtype="http://schema.org/Book"><i itemprop="name">Tides<script>var x = "<b>";</script></i></div>`,
		"deep":               `<html><body><div itemscope itemtype="http://schema.org/Book">` + strings.Repeat("<div>", 5000) + strings.Repeat("</div>", 5000) + `<i itemprop="name">Tides</i></div>`,
	} {
		r := one(t, page)
		require.Equal(t, "Tides", r.Title(), name)
		require.Empty(t, r.Contributors, name)
	}
	records, _ := read(t, []byte(`<html><body><div itemscope itemtype="http://schema.org/Product"><i itemprop="name">Tides</i></div></body></html>`))
	require.Empty(t, records)
}
