package openalex

import (
	"strings"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

const code = "openalex"

var (
	texts   = jsonrecord.Texts(code)
	objects = jsonrecord.Objects(code)
)

// venue is the source of the primary location.
const venue = "primary_location/source/"

// Variants of members.
const (
	// atConference: the type of a work that stands in what is a conference.
	atConference = jsonrecord.VariantMark + "conference"
	// asServer, asSeries: the name of a source that is a repository or a series.
	asServer = jsonrecord.VariantMark + "server"
	asSeries = jsonrecord.VariantMark + "series"
	// ofCrossref: Crossref's type, where it says more than OpenAlex's.
	ofCrossref = jsonrecord.VariantMark + "type"
	// overruled: OpenAlex's type, where Crossref's is read.
	overruled = jsonrecord.VariantMark + "overruled"
)

// format is the table of members.
var format = jsonrecord.New(jsonrecord.Definition{
	Format: record.FormatOpenAlex, Code: code, Envelopes: []string{"results"},
	Members: members(), Arrange: arrange,
	Combinations: []typed.Combination{{
		Rule: texts.RuleOf("type.conference"), Names: []string{"type" + atConference, venue + "type"},
		Read: func([]string) (any, error) { return record.TypeConferencePaper, nil },
		Put: func(r *record.Record, value any) string {
			r.Type = value.(record.Type)
			return "type"
		},
		Inferred: true,
	}},
	Silent: []string{"display_name", "publication_year", venue + "type", "locations", "primary_location", "best_oa_location", "type" + atConference,
		"is_retracted", "is_authors_truncated", "locations/landing_page_url", "open_access/oa_url", "biblio", "type_crossref", "type" + overruled, venue + "host_organization_name"},
})

func one(r typed.Reading) []typed.Reading { return []typed.Reading{r} }

func members() []jsonrecord.Member {
	typeReadings := func(name string) []typed.Reading {
		return []typed.Reading{
			texts.Type(name, types),
			texts.Subtype(name+".subtype", subtypes),
			typed.One(texts, name+".genre", "genre", func(s string) (string, error) { return genres[strings.ToLower(s)], nil }, func(r *record.Record) *string { return &r.Genre }),
		}
	}
	accession := func(name, authority string, read func(string) (string, error)) typed.Reading {
		return texts.IdentifierBy(name, record.SchemeAccession, authority, read)
	}
	list := []jsonrecord.Member{
		{Name: "type", Readings: typeReadings("type")},
		{Name: "type" + atConference},
		{Name: "type_crossref"},
		{Name: "type_crossref" + ofCrossref, Readings: typeReadings("type_crossref")},
		{Name: venue + "type"},
		{Name: "id", Readings: []typed.Reading{
			accession("id", "OpenAlex", workID),
			typed.One(texts, "id.own", "own_id", workID, func(r *record.Record) *string { return &r.OwnID }),
			typed.One(texts, "id.database", "origin/database", func(s string) (string, error) {
				if strings.Contains(strings.ToLower(s), "openalex.org/") {
					return "OpenAlex", nil
				}
				return "", nil
			}, func(r *record.Record) *string { return &r.Origin.Database }),
		}},
		{Name: "doi", Readings: one(texts.Identifier("doi", record.SchemeDOI))},
		{Name: "ids/openalex", Readings: one(accession("ids.openalex", "OpenAlex", workID))},
		{Name: "ids/doi", Readings: one(texts.Identifier("ids.doi", record.SchemeDOI))},
		{Name: "ids/pmid", Readings: one(texts.Identifier("ids.pmid", record.SchemePMID))},
		{Name: "ids/pmcid", Readings: one(texts.IdentifierBy("ids.pmcid", record.SchemePMCID, "", pmcid))},
		{Name: "ids/mag", Readings: one(accession("ids.mag", "MAG", func(s string) (string, error) { return s, nil }))},
		{Name: "title", Readings: one(texts.Title("title", record.TitleMain))},
		{Name: "display_name", Readings: typed.If(func(r *record.Record) bool { return r.Title() == "" }, texts.Title("display_name", record.TitleMain))},
		{Name: "authorships", Readings: []typed.Reading{
			jsonrecord.Contributors(objects, "authorships", author),
			jsonrecord.Organisations(objects, "authorships.ror", institutions),
		}},
		{Name: "is_authors_truncated", Readings: one(typed.One(objects, "is_authors_truncated", "more_contributors", truth(true),
			func(r *record.Record) *bool { return &r.MoreContributors }))},
		{Name: venue + "display_name", Readings: one(texts.Journal("source.display_name"))},
		{Name: venue + "display_name" + asServer, Readings: one(texts.Text("source.server", "server"))},
		{Name: venue + "display_name" + asSeries, Readings: one(texts.Text("source.series", "series/title"))},
		{Name: venue + "issn", Readings: one(jsonrecord.ISSN(texts, "source.issn"))},
		{Name: venue + "issn_l", Readings: one(jsonrecord.ISSN(texts, "source.issn_l"))},
		{Name: venue + "host_organization_name", Readings: typed.If(func(r *record.Record) bool { return r.Server == "" },
			texts.Text("source.host_organization_name", "publisher/name"))},
		{Name: "biblio/volume", Readings: texts.Volume("biblio.volume")},
		{Name: "biblio/issue", Readings: texts.Issue("biblio.issue")},
		{Name: "biblio", Readings: []typed.Reading{
			typed.One(objects, "biblio.pages", "pages", func(object string) (record.Pages, error) {
				e, err := pages(object)
				return e.Pages, err
			}, func(r *record.Record) *record.Pages { return &r.Pages }),
			typed.One(objects, "biblio.article-number", "article_number", func(object string) (string, error) {
				e, err := pages(object)
				return e.ArticleNumber, err
			}, func(r *record.Record) *string { return &r.ArticleNumber }),
		}},
		{Name: "publication_date", Readings: one(texts.Date("publication_date", record.DateIssued))},
		{Name: "publication_year", Readings: typed.If(func(r *record.Record) bool {
			_, stated := r.Date(record.DateIssued)
			return !stated
		}, texts.Date("publication_year", record.DateIssued))},
		{Name: "language", Readings: one(texts.Languages("language"))},
		{Name: "primary_location/version", Readings: one(typed.Many(texts, "version", "stages", func(s string) (record.Stage, error) {
			return stages[strings.ToLower(s)], nil
		}, func(r *record.Record) *[]record.Stage { return &r.Stages }, jsonrecord.Equal))},
		{Name: "primary_location/landing_page_url", Readings: texts.Link("landing_page_url", "")},
		{Name: "primary_location/pdf_url", Readings: one(linkTo("pdf_url", "pdf"))},
		{Name: "locations/landing_page_url", Readings: one(linkTo("locations.landing_page_url", ""))},
		{Name: "locations/pdf_url", Readings: one(linkTo("locations.pdf_url", "pdf"))},
	}
	for _, name := range []string{"primary_location", "best_oa_location", "locations"} {
		list = append(list, jsonrecord.Member{Name: name, Readings: []typed.Reading{
			jsonrecord.Licences(objects, name+".license", licence), jsonrecord.Statement(objects, name+".terms", terms),
			jsonrecord.Details(objects, name+".copy", "copy", copyText)}})
	}
	return append(list,
		jsonrecord.Member{Name: "abstract_inverted_index", Readings: abstractReadings()},
		jsonrecord.Member{Name: "mesh", Readings: one(jsonrecord.Subjects(objects, "mesh", mesh))},
		jsonrecord.Member{Name: "keywords", Readings: one(jsonrecord.Subjects(objects, "keywords", term("openalex-keywords", "display_name", "keyword")))},
		jsonrecord.Member{Name: "topics", Readings: one(jsonrecord.Subjects(objects, "topics", term("openalex-topics", "display_name")))},
		jsonrecord.Member{Name: "cited_by_count", Readings: one(jsonrecord.Counts(texts, "cited_by_count", "citations", "OpenAlex"))},
		jsonrecord.Member{Name: "grants", Readings: one(jsonrecord.Details(objects, "grants", "funding", grant))},
		jsonrecord.Member{Name: "awards", Readings: one(jsonrecord.Details(objects, "awards", "funding", grant))},
		jsonrecord.Member{Name: "funders", Readings: typed.Late(funders())},
		jsonrecord.Member{Name: "open_access/oa_status", Readings: one(texts.Detail("open_access.oa_status", "open-access"))},
		jsonrecord.Member{Name: "open_access/oa_url", Readings: typed.Late(linkTo("open_access.oa_url", anyCopy))},
		jsonrecord.Member{Name: "is_retracted", Readings: one(typed.One(objects, "is_retracted", "status", truth(record.StatusRetracted),
			func(r *record.Record) *record.Status { return &r.Status }))},
	)
}

// linkTo reads the address of a copy; an identifier's is none.
func linkTo(name, kind string) typed.Reading {
	return typed.Many(texts, name, "links", func(s string) (record.Link, error) {
		link, err := normalize.Link(s)
		if err != nil {
			return record.Link{}, nil
		}
		link.Kind = kind
		return link, nil
	}, func(r *record.Record) *[]record.Link { return &r.Links }, func(a, b record.Link) bool { return a == b || kind == anyCopy && a.URL == b.URL })
}

// anyCopy is the kind of an address that may be one of the copies' too.
const anyCopy = "fulltext"

// funders reads a funder of which no award is named.
func funders() typed.Reading {
	reading := jsonrecord.Details(objects, "funders", "funding", func(object string) (string, error) { return jsonscan.GetText(object, "display_name"), nil })
	put := reading.Put
	reading.Put = func(r *record.Record, value any) string {
		funder := value.(record.Detail)
		for _, d := range r.Details {
			if d.Name == funder.Name && strings.HasPrefix(d.Value, funder.Value+" [") {
				return typed.Agreed
			}
		}
		return put(r, value)
	}
	return reading
}

// arrange names the variants: of the type, and of the name of what the work
// stands in.
func arrange(fields []typed.Field) {
	kind, own, crossref := "", "", ""
	for i := range fields {
		switch fields[i].Name {
		case venue + "type":
			kind, _ = jsonscan.Text(fields[i].Lines[0])
		case "type":
			own, _ = jsonscan.Text(fields[i].Lines[0])
		case "type_crossref":
			crossref, _ = jsonscan.Text(fields[i].Lines[0])
		}
	}
	says := crossref == "proceedings-article" && own == "article" || own == ""
	for i := range fields {
		switch f := &fields[i]; f.Name {
		case "type":
			switch {
			case says:
				f.Name += overruled
			case own == "article" && kind == "conference":
				f.Name += atConference
			}
		case "type_crossref":
			if says {
				f.Name += ofCrossref
			}
		case venue + "display_name":
			switch kind {
			case "repository":
				f.Name += asServer
			case "book series":
				f.Name += asSeries
			}
		}
	}
}
