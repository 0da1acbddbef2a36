package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// metas are meta elements of names and values that take turns.
func metas(pairs ...string) string {
	var b strings.Builder
	b.WriteString("<html><head>\n")
	for i := 0; i+1 < len(pairs); i += 2 {
		b.WriteString(`<meta name="` + pairs[i] + `" content="` + pairs[i+1] + "\">\n")
	}
	b.WriteString("</head><body></body></html>\n")
	return b.String()
}

// linked is a page with JSON-LD.
func linked(json string) string {
	return `<html><head><script type="application/ld+json">` + json + `</script></head></html>`
}

// coins is a page with a context object.
func coins(object string) string {
	return `<html><body><span class="Z3988" title="` + strings.ReplaceAll(object, "&", "&amp;") + `"></span></body></html>`
}

// TestVocabularies reads one statement of each kind.
func TestVocabularies(t *testing.T) {
	titled := func(name, value string) string { return metas("citation_title", "Of a thing", name, value) }
	tests := []struct {
		name, page, path string
		want             any
	}{
		{"advisor of a thesis", titled("DC.contributor.advisor", "Marsh, Lu"), "contributors/0", record.Contributor{Name: record.Name{Family: "Marsh", Given: "Lu"}, Role: "advisor"}},
		{"title", metas("citation_title", "On &amp; on"), "titles/0/value", "On & on"},
		{"bepress", metas("bepress_citation_title", "On"), "titles/0/value", "On"},
		{"names in capitals", strings.ToUpper(metas("citation_title", "ON")), "titles/0/value", "ON"},
		{"property", `<meta property=citation_title content=On>`, "titles/0/value", "On"},
		{"journal", titled("citation_journal_title", "Annals"), "type", record.TypeArticleJournal},
		{"conference", titled("citation_conference_title", "Proc. of X"), "type", record.TypeConferencePaper},
		{"thesis", titled("citation_dissertation_institution", "University"), "publisher/name", "University"},
		{"report", titled("citation_technical_report_number", "TR-7"), "number", "TR-7"},
		{"book", titled("citation_inbook_title", "The book"), "container/title", "The book"},
		{"year", titled("citation_year", "1999"), "dates/0", record.Date{Kind: record.DateIssued, Value: "1999"}},
		{"online", titled("citation_online_date", "1999/05/01"), "dates/0", record.Date{Kind: record.DateOnline, Value: "1999-05-01"}},
		{"cover", titled("citation_cover_date", "1999/05"), "dates/0", record.Date{Kind: record.DatePrint, Value: "1999-05"}},
		{"article number", titled("citation_firstpage", "e17362"), "article_number", "e17362"},
		{"one page", titled("citation_firstpage", "12"), "pages", record.Pages{First: "12"}},
		{"pages", metas("citation_title", "x", "citation_lastpage", "119", "citation_firstpage", "112"), "pages", record.Pages{First: "112", Last: "119"}},
		{"DOI with resolver", titled("citation_doi", "https://doi.org/10.5555/a.b"), "identifiers/0/value", "10.5555/a.b"},
		{"arXiv", titled("citation_arxiv_id", "2001.01234"), "identifiers/0", record.Identifier{Scheme: record.SchemeArXiv, Value: "2001.01234"}},
		{"a page of arXiv's", titled("citation_arxiv_id", "2001.01234"), "subtype", "preprint"},
		{"the server of arXiv's page", titled("citation_arxiv_id", "2001.01234"), "server", "arXiv"},
		{"the type of arXiv's page", titled("citation_arxiv_id", "2001.01234"), "type", record.TypeArticle},
		{"an article with a number of arXiv", metas("citation_title", "On", "citation_arxiv_id", "2001.01234", "citation_journal_title", "Annals"), "type", record.TypeArticleJournal},
		{"electronic ISSN", titled("citation_eIssn", "1438-8871"), "container/issn/0", record.ISSN{Value: "1438-8871", Kind: "electronic"}},
		{"keywords", titled("citation_keywords", "a &amp; b; c"), "keywords/0/value", "a & b"},
		{"PDF", titled("citation_pdf_url", "https://x.example/a.pdf?x=1&amp;y=2"), "links/0", record.Link{URL: "https://x.example/a.pdf?x=1&y=2", Kind: "pdf"}},
		{"language", titled("citation_language", "eng"), "languages/0", "en"},
		{"funding", titled("citation_funding_source", "A fund"), "notes/0", record.Note{Text: "A fund", Kind: "funding"}},
		{"list of authors", titled("citation_authors", "Doe, Jane; Roe, Max"), "contributors/1/family", "Roe"},

		{"PRISM journal", metas("prism.title", "On", "prism.publicationName", "Annals"), "container/title", "Annals"},
		{"PRISM article", metas("prism.title", "On", "prism.publicationName", "Annals", "prism.volume", "3"), "type", record.TypeArticleJournal},
		{"PRISM with a colon", metas("prism:doi", "10.5555/a", "dc.title", "On"), "identifiers/0/value", "10.5555/a"},
		{"PRISM cover", metas("dc.title", "On", "prism.coverDisplayDate", "May 1999"), "dates/0", record.Date{Kind: record.DatePrint, Value: "1999-05"}},
		{"eprints status", metas("eprints.title", "On", "eprints.ispublished", "inpress"), "status", record.StatusInPress},
		{"eprints editor", metas("eprints.title", "On", "eprints.editors_name", "Doe, Jane"), "contributors/0/role", record.RoleEditor},
		{"DC qualified date", metas("DC.title", "On", "DC.date.dateSubmitted", "1999-05-01"), "dates/0", record.Date{Kind: record.DateSubmitted, Value: "1999-05-01"}},
		{"DC with a colon", `<meta property="dc:title" content="On">`, "titles/0/value", "On"},
		{"DC alternative", metas("DC.Title", "On", "DC.Title.Alternative", "Über"), "titles/1", record.Title{Value: "Über", Role: record.TitleAlternate}},
		{"DC handle", metas("DC.title", "On", "DC.identifier", "http://hdl.handle.net/2142/12345"), "identifiers/0", record.Identifier{Scheme: record.SchemeHandle, Value: "2142/12345"}},
		{"DC type", metas("DC.title", "On", "DC.type", "info:eu-repo/semantics/doctoralThesis"), "type", record.TypeThesis},
		{"DC preprint", metas("DC.title", "On", "DC.type", "preprint"), "subtype", record.SubtypePreprint},
		{"DC abstract", metas("DC.title", "On", "DCTERMS.abstract", "It is on."), "abstracts/0/text", "It is on."},
		{"DC licence", metas("DC.title", "On", "DC.rights", "https://creativecommons.org/licenses/by/4.0/"), "licences/0/spdx", "CC-BY-4.0"},
		{"DC copyright", metas("DC.title", "On", "DC.rights", "© 2020 Jane Doe"), "copyright", "Jane Doe"},
		{"DC access", metas("DC.title", "On", "DC.rights", "info:eu-repo/semantics/openAccess"), "notes/0/kind", "licence"},
		{"OJS pages", metas("DC.Title", "On", "DC.Identifier.pageNumber", "3-9"), "pages", record.Pages{First: "3", Last: "9"}},
		{"OJS journal", metas("DC.Title", "On", "DC.Source", "Annals", "DC.Source.Volume", "7"), "volume", "7"},

		{"JSON-LD type", linked(`{"@type":"MedicalScholarlyArticle","headline":"On"}`), "type", record.TypeArticleJournal},
		{"JSON-LD address as type", linked(`{"@type":"https://schema.org/Thesis","name":"On"}`), "type", record.TypeThesis},
		{"JSON-LD volume that is the periodical", linked(`{"@type":"Article","headline":"On","isPartOf":{"@type":["Periodical","PublicationVolume"],"name":"Annals","volumeNumber":"3"}}`), "container/title", "Annals"},
		{"JSON-LD article of a periodical", linked(`{"@type":"Article","headline":"On","isPartOf":{"@type":"Periodical","name":"Annals","issn":"1438-8871"}}`), "type", record.TypeArticleJournal},
		{"JSON-LD article of a site", linked(`{"@type":"Article","headline":"On"}`), "type", record.TypeWebpage},
		{"JSON-LD in a list", linked(`[{"@type":"Organization","name":"x"},{"@type":"Report","name":"On","reportNumber":"7"}]`), "number", "7"},
		{"JSON-LD number", linked(`{"@type":"Article","headline":"On","pageStart":3,"pageEnd":"9"}`), "pages", record.Pages{First: "3", Last: "9"}},
		{"JSON-LD escapes", linked(`{"@type":"Article","headline":"\u00dcber \"Dinge\""}`), "titles/0/value", "Über \"Dinge\""},
		{"JSON-LD full title", linked(`{"@type":"Article","headline":"A title that is cut …","name":"A title that is cut off"}`), "titles/0/value", "A title that is cut off"},
		{"JSON-LD abstract", linked(`{"@type":"Article","headline":"On","abstract":"It is on.","description":"Read it."}`), "abstracts/0/text", "It is on."},
		{"JSON-LD description of data", linked(`{"@type":"Dataset","name":"On","description":"It is on."}`), "abstracts/0/text", "It is on."},
		{"JSON-LD abstract of data", linked(`{"@type":"Dataset","name":"On","description":"Read it.","abstract":"It is on."}`), "abstracts", []record.Abstract{{Text: "It is on."}}},
		{"JSON-LD keywords in one text", linked(`{"@type":"Dataset","name":"On","keywords":"a, b"}`), "keywords", []record.Keyword{{Value: "a"}, {Value: "b"}}},
		{"JSON-LD keywords in one text, with semicolons", linked(`{"@type":"Dataset","name":"On","keywords":"a, b; c"}`), "keywords", []record.Keyword{{Value: "a, b"}, {Value: "c"}}},
		{"JSON-LD keywords in a list", linked(`{"@type":"Dataset","name":"On","keywords":["a, b","c"]}`), "keywords", []record.Keyword{{Value: "a, b"}, {Value: "c"}}},
		{"microdata keywords in one text", `<div itemscope itemtype="https://schema.org/Dataset"><i itemprop="name">On</i><i itemprop="keywords">a, b</i></div>`, "keywords", []record.Keyword{{Value: "a"}, {Value: "b"}}},
		{"microdata keywords apart", `<div itemscope itemtype="https://schema.org/Dataset"><i itemprop="name">On</i><i itemprop="keywords">a, b</i><i itemprop="keywords">c</i></div>`, "keywords", []record.Keyword{{Value: "a, b"}, {Value: "c"}}},
		{"eprints keywords", metas("eprints.title", "On", "eprints.keywords", "a, b"), "keywords", []record.Keyword{{Value: "a"}, {Value: "b"}}},
		{"JSON-LD licence", linked(`{"@type":"Article","headline":"On","license":{"url":"https://creativecommons.org/licenses/by/4.0/"}}`), "licences/0/spdx", "CC-BY-4.0"},
		{"JSON-LD editor", linked(`{"@type":"Book","name":"On","editor":{"givenName":"Jane","familyName":"Doe"}}`), "contributors/0/role", record.RoleEditor},
		{"JSON-LD organisation", linked(`{"@type":"Report","name":"On","author":{"@type":"Organization","name":"Jane Doe House"}}`), "contributors/0/literal", "Jane Doe House"},
		{"JSON-LD PDF", linked(`{"@type":"Report","name":"On","encoding":{"contentUrl":"https://x.example/a","encodingFormat":"application/pdf"}}`), "links/0/kind", "pdf"},
		{"JSON-LD identifier", linked(`{"@type":"Report","name":"On","identifier":{"propertyID":"pmid","value":"123"}}`), "identifiers/0", record.Identifier{Scheme: record.SchemePMID, Value: "123"}},
		{"JSON-LD mainEntity", linked(`{"@type":"WebPage","mainEntity":{"@type":"Book","name":"On"}}`), "type", record.TypeBook},
		{"JSON-LD in comments", linked("<!--\n{\"@type\":\"Book\",\"name\":\"On\",}\n-->"), "titles/0/value", "On"},

		{"COinS article", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=On+%C3%BCs&rft.jtitle=Annals"), "titles/0/value", "On üs"},
		{"COinS Latin-1", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=On+%FCs"), "titles/0/value", "On üs"},
		{"COinS journal", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=On&rft.title=Annals"), "container/title", "Annals"},
		{"COinS book", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.btitle=On"), "type", record.TypeBook},
		{"COinS thesis", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:dissertation&rft.title=On"), "type", record.TypeThesis},
		{"COinS Dublin Core", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.title=On&rft.creator=Doe,+Jane"), "contributors/0/family", "Doe"},
		{"COinS PMID", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=On&rft_id=info:pmid/123"), "identifiers/0/value", "123"},
		{"COinS author in parts", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=On&rft.aulast=Doe&rft.aufirst=Jane"), "contributors/0/given", "Jane"},
		{"COinS inventor", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:patent&rft.title=On&rft.invlast=Doe&rft.invfirst=Jane"), "contributors/0", record.Contributor{Name: record.Name{Family: "Doe", Given: "Jane"}, Role: "inventor"}},
		{"COinS assignee", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:patent&rft.title=On&rft.assignee=Acme"), "publisher/name", "Acme"},
		{"COinS application", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:patent&rft.title=On&rft.appldate=2009-01-01"), "dates/0", record.Date{Kind: record.DateSubmitted, Value: "2009-01-01"}},
		{"COinS publisher by Dublin Core's name", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.btitle=On&rft.publisher=Acme"), "publisher/name", "Acme"},
		{"COinS publisher of a chapter", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.genre=bookitem&rft.atitle=On&rft.btitle=All&rft.publisher=Acme"), "publisher/name", "Acme"},
		{"COinS subject", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=On&rft.subject=tides"), "keywords/0/value", "tides"},
		{"COinS URN of a book", coins("rft_id=urn%3Aisbn%3A978-3-16-148410-0&rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.genre=book&rft.btitle=On"), "identifiers/0", record.Identifier{Scheme: record.SchemeISBN, Value: "9783161484100"}},
		{"COinS URN of a chapter's book", coins("rft_id=urn:ISBN:978-3-16-148410-0&rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.genre=bookitem&rft.atitle=On&rft.btitle=All"), "container/isbn/0", "9783161484100"},
		{"COinS URN of a journal", coins("rft_id=urn:issn:1438-8871&rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=On"), "container/issn/0/value", "1438-8871"},
		{"DC URN of a book", metas("DC.title", "On", "DC.type", "book", "DC.identifier", "urn:isbn:978-3-16-148410-0"), "identifiers/0/value", "9783161484100"},
		{"JSON-LD URN of a book", linked(`{"@type":"Book","name":"On","@id":"urn:isbn:9783161484100"}`), "identifiers/0/value", "9783161484100"},
		{"COinS wrong escape", coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=100%+on"), "titles/0/value", "100% on"},

		{"Open Graph", `<meta property="og:title" content="On"><meta property="og:type" content="article">`, "type", record.TypeWebpage},
		{"licence of the page", metas("citation_title", "On") + `<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC</a>`, "notes/0/kind", "licence"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := one(t, test.page)
			got, ok := r.At(test.path)
			require.True(t, ok, "nothing at %s: %+v", test.path, r)
			require.Equal(t, test.want, got)
		})
	}
}

// TestNotRead holds what states nothing of the publication.
func TestNotRead(t *testing.T) {
	r := one(t, metas("citation_title", "On", "description", "Read it.", "og:description", "Read it.", "twitter:description", "Read it.",
		"citation_reference", "citation_title=Another; citation_doi=10.5555/x", "citation_author", "Doe, Jane",
		"citation_author_email", "jane@example.org", "citation_author_institution", "jane@example.org", "viewport", "width=1"))
	require.Empty(t, r.Abstracts)
	require.Empty(t, r.Identifiers)
	require.Empty(t, r.Contributors[0].Affiliations)
	require.Empty(t, r.Unclaimed)
	require.Len(t, r.Titles, 1)
	require.Len(t, r.Raw, 3)
	require.Empty(t, r.Licences)
}

// TestAuthority states the same field differently in every vocabulary: the
// first in the order gives the value, each of the others is a detail.
func TestAuthority(t *testing.T) {
	statements := []struct{ value, page string }{
		{"1", `<meta name="citation_volume" content="1">`},
		{"2", `<script type="application/ld+json">{"@type":"ScholarlyArticle","headline":"On","volumeNumber":"2"}</script>`},
		{"3", `<meta name="prism.volume" content="3">`},
		{"4", `<meta name="eprints.volume" content="4">`},
		{"5", `<meta name="DC.source.volume" content="5">`},
		{"6", `<span class="Z3988" title="rft_val_fmt=info:ofi/fmt:kev:mtx:journal&amp;rft.atitle=On&amp;rft_id=info:doi/10.5555/a&amp;rft.volume=6"></span>`},
	}
	for first := range statements {
		var page strings.Builder
		// The order on the page has no say.
		for i := len(statements) - 1; i >= first; i-- {
			page.WriteString(statements[i].page + "\n")
		}
		page.WriteString(`<script type="application/ld+json">{"@type":"ScholarlyArticle","identifier":"doi:10.5555/a"}</script><meta name="citation_doi" content="10.5555/a">`)
		content := strings.Replace(page.String(), `"headline":"On"`, `"identifier":"doi:10.5555/a"`, 1)
		r := one(t, content)
		require.Equal(t, statements[first].value, r.Volume)
		var others []string
		for _, d := range r.Details {
			if d.Name == "volume" {
				others = append(others, d.Value)
			}
		}
		var want []string
		for _, s := range statements[first+1:] {
			want = append(want, s.value)
		}
		require.Equal(t, want, others)
	}
}

// TestPeople joins what several vocabularies say of the same people.
func TestPeople(t *testing.T) {
	r := one(t, metas("citation_title", "On", "citation_author", "Doe, J.", "citation_author", "Roe, Max", "citation_author_institution", "Here",
		"DC.creator", "Doe, Jane", "DC.creator", "Roe, Max", "DC.creator", "Third, Man")+
		linked(`{"@type":"Article","headline":"On","author":[{"name":"Jane Doe","affiliation":"There","@id":"https://orcid.org/0000-0002-1825-0097"},{"name":"Max Roe"}]}`))
	require.Len(t, r.Contributors, 2)
	require.Equal(t, record.Name{Family: "Doe", Given: "J."}, r.Contributors[0].Name)
	require.Equal(t, []string{"There"}, r.Contributors[0].Affiliations)
	require.Equal(t, record.SchemeORCID, r.Contributors[0].Identifiers[0].Scheme)
	require.Equal(t, []string{"Here"}, r.Contributors[1].Affiliations)
	require.Contains(t, r.Details, record.Detail{Name: "author", Value: "Doe, Jane"})
	require.Contains(t, r.Details, record.Detail{Name: "author", Value: "Third, Man"})
	require.Empty(t, r.Unread())
}

// TestSeveral counts the records of pages that state several publications.
func TestSeveral(t *testing.T) {
	object := func(title, more string) string {
		return coins("rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=" + title + more)
	}
	long := "A+title+that+is+long+enough+to+tell+a+thing"
	tests := []struct {
		name, page string
		want       int
	}{
		{"two objects", object("One", "") + object("Two", ""), 2},
		{"the same DOI", object("One", "&rft_id=info:doi/10.5555/a") + object("Two", "&rft_id=info:doi/10.5555/A"), 1},
		{"the same title", object(long, "") + object(long, "&rft.volume=7"), 1},
		{"the same title of two volumes", object(long, "&rft.volume=6") + object(long, "&rft.volume=7"), 2},
		{"short titles are no sign", object("Editorial", "") + object("Editorial", ""), 2},
		{"an object and JSON-LD", object(long, "") + linked(`{"@type":"Article","headline":"`+strings.ReplaceAll(long, "+", " ")+`"}`), 1},
		{"a page of its own", metas("citation_title", "On") + object("One", "") + object("Two", ""), 1},
		{"a journal's page", metas("citation_journal_title", "Annals") + object("One", "") + object("Two", ""), 2},
		{"without names", object("", "") + object("", "&rft.volume=7"), 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records, document := read(t, []byte(test.page))
			require.Len(t, records, test.want)
			if test.name == "a page of its own" {
				require.Len(t, document.Outside, 2)
				require.Equal(t, "html.mentioned", document.Diagnostics[0].Code)
			}
		})
	}
}

// TestIdentityByDOI joins what is said of the page's publication under another
// headline where any member has its DOI, and where all do none that has another.
func TestIdentityByDOI(t *testing.T) {
	const own, other = "https://doi.org/10.5555/a", "https://doi.org/10.5555/b"
	said := map[string]func(doi string) string{}
	for _, member := range []string{"@id", "url", "sameAs", "identifier", "doi"} {
		said["JSON-LD "+member] = func(doi string) string {
			return linked(`{"@type":"ScholarlyArticle","headline":"Short","abstract":"It is on.","` + member + `":"` + doi + `"}`)
		}
	}
	for _, property := range []string{"url", "sameAs", "identifier"} {
		said["microdata "+property] = func(doi string) string {
			return `<div itemscope itemtype="https://schema.org/ScholarlyArticle"><i itemprop="name">Short</i><p itemprop="abstract">It is on.</p><a itemprop="` + property + `" href="` + doi + `">at</a></div>`
		}
	}
	for name, page := range said {
		t.Run(name, func(t *testing.T) {
			head := metas("citation_title", "On a thing", "citation_doi", "10.5555/A")
			r := one(t, head+page(own))
			require.Equal(t, "On a thing", r.Title())
			require.Len(t, r.Abstracts, 1)
			records, document := read(t, []byte(head+page(other)))
			require.Len(t, records, 1)
			require.Empty(t, records[0].Abstracts)
			require.Equal(t, "html.mentioned", document.Diagnostics[0].Code)
		})
	}
}

// TestTypeByAuthority has the type that literature's own names state or imply stand
// before what is written for search engines.
func TestTypeByAuthority(t *testing.T) {
	tests := []struct {
		name, meta, linked string
		want               record.Type
	}{
		{"a paper, news to search engines", "citation_conference_title", "NewsArticle", record.TypeConferencePaper},
		{"a paper, an article to them", "citation_conference", "ScholarlyArticle", record.TypeConferencePaper},
		{"a chapter", "citation_inbook_title", "ScholarlyArticle", record.TypeChapter},
		{"a thesis", "citation_dissertation_institution", "Book", record.TypeThesis},
		{"a report", "citation_technical_report_institution", "TechArticle", record.TypeReport},
		{"an article, news to them", "citation_journal_title", "NewsArticle", record.TypeArticleJournal},
		{"an article, a blog's to them", "citation_journal_title", "BlogPosting", record.TypeArticleJournal},
		// What a repository gives a journal's title may be something else.
		{"data of an article", "citation_journal_title", "Dataset", record.TypeDataset},
		{"news", "citation_publisher", "NewsArticle", record.TypeArticleNews},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := one(t, metas("citation_title", "On", test.meta, "Somewhere")+linked(`{"@type":"`+test.linked+`","headline":"On"}`))
			require.Equal(t, test.want, r.Type)
		})
	}
	r := one(t, metas("eprints.title", "On", "eprints.type", "thesis")+linked(`{"@type":"NewsArticle","headline":"On"}`))
	require.Equal(t, record.TypeThesis, r.Type)
}

// TestConference tells the name of a conference from that of its proceedings.
func TestConference(t *testing.T) {
	tests := []struct {
		name, page, event, container string
		details                      []record.Detail
	}{
		{"a conference", metas("citation_title", "On", "citation_conference_title", "Tides 2020"), "Tides 2020", "Tides 2020", nil},
		{"its proceedings", metas("citation_title", "On", "citation_conference_title", "Proceedings of Tides 2020"), "", "Proceedings of Tides 2020", nil},
		{"abbreviated", metas("citation_title", "On", "citation_conference_title", "Proc. Tides 2020"), "", "Proc. Tides 2020", nil},
		{"both", metas("citation_title", "On", "citation_conference", "Tides 2020", "citation_proceedings_title", "Papers on tides"), "Tides 2020", "Papers on tides", nil},
		{"in a journal", metas("citation_title", "On", "citation_conference_title", "Tides 2020", "citation_journal_title", "Annals"), "Tides 2020", "Annals", nil},
		{"in a book", metas("citation_title", "On", "citation_inbook_title", "On tides", "citation_conference_title", "Tides 2020"), "Tides 2020", "On tides", nil},
		{"two ways", metas("citation_title", "On", "citation_conference_title", "Tides 2020", "citation_conference", "Tides"), "Tides 2020", "Tides 2020",
			[]record.Detail{{Name: "event-name", Value: "Tides"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := one(t, test.page)
			require.Equal(t, record.TypeConferencePaper, r.Type)
			require.Equal(t, test.event, r.Event.Name)
			require.Equal(t, test.container, r.Container.Title)
			require.Equal(t, test.details, r.Details)
			require.Empty(t, r.Unclaimed)
		})
	}
}
