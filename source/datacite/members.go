package datacite

import (
	"strings"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

const code = "datacite"

var (
	texts   = jsonrecord.Texts(code)
	objects = jsonrecord.Objects(code)
)

// attributes is where JSON:API has the members that stand alone else.
const attributes = "attributes/"

// Variants of members.
const (
	// more: a title without a type that is not the first.
	more = jsonrecord.VariantMark + "more"
	// withSubtitle: the title whose subtitle stands beside it.
	withSubtitle = jsonrecord.VariantMark + "with-subtitle"
	ofAbstract   = jsonrecord.VariantMark + "abstract"
	ofSeries     = jsonrecord.VariantMark + "series"
	// publishedIn: the item in which the resource is published.
	publishedIn = jsonrecord.VariantMark + "published-in"
)

// format is the table of members.
var format = jsonrecord.New(definition())

func definition() jsonrecord.Definition {
	d := jsonrecord.Definition{
		Format: record.FormatDataCite, Code: code, Envelopes: []string{"data"}, Open: []string{"attributes"},
		Arrange: arrange,
		Members: []jsonrecord.Member{{Name: "id", Readings: []typed.Reading{
			typed.One(texts, "id", "own_id", normalize.DOI, func(r *record.Record) *string { return &r.OwnID })}}},
	}
	for _, prefix := range []string{attributes, ""} {
		d.Members = append(d.Members, members(prefix)...)
		d.Combinations = append(d.Combinations, jsonrecord.FullTitle(objects, "titles.full",
			[]string{prefix + "titles" + withSubtitle, prefix + "titles" + jsonrecord.VariantMark + string(record.TitleSubtitle)},
			func(object string) (string, error) { return jsonscan.GetText(object, "title"), nil }))
		for _, name := range []string{"publicationYear", "dates", "container", "relatedItems", "relatedIdentifiers", "contributors", "descriptions",
			"descriptions/description", "types", "schemaVersion", "identifiers", "rightsList"} {
			d.Silent = append(d.Silent, prefix+name)
		}
		d.Silent = append(d.Silent, prefix+"descriptions/description"+ofAbstract)
	}
	return d
}

func one(r typed.Reading) []typed.Reading { return []typed.Reading{r} }

func members(prefix string) []jsonrecord.Member {
	list := []jsonrecord.Member{
		{Name: "types", Readings: []typed.Reading{
			typed.One(objects, "types", "type", typeOf, func(r *record.Record) *record.Type { return &r.Type }),
			typed.One(objects, "types.subtype", "subtype", subtypeOf, func(r *record.Record) *string { return &r.Subtype }),
			typed.One(objects, "types.genre", "genre", genreOf, func(r *record.Record) *string { return &r.Genre }),
		}},
		{Name: "doi", Readings: one(texts.Identifier("doi", record.SchemeDOI))},
		{Name: "identifiers", Readings: []typed.Reading{
			typed.Many(objects, "identifiers", "identifiers", identifier, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, jsonrecord.Equal),
			jsonrecord.Details(objects, "identifiers.other", "alternative-id", otherIdentifier),
		}},
		{Name: "titles", Readings: one(titleReading("titles", record.TitleMain))},
		{Name: "titles" + more, Readings: typed.Late(titleReading("titles.more", record.TitleAlternate))},
		{Name: "titles" + withSubtitle},
	}
	for _, role := range []record.TitleRole{record.TitleSubtitle, record.TitleTranslated, record.TitleAlternate} {
		list = append(list, jsonrecord.Member{Name: "titles" + jsonrecord.VariantMark + string(role), Readings: typed.Late(titleReading("titles."+string(role), role))})
	}
	containerReadings := func(name string) []typed.Reading {
		return []typed.Reading{
			typed.One(objects, name+".title", "container/title", containerTitle, func(r *record.Record) *string { return &r.Container.Title }),
			issnReading(name + ".issn"),
			typed.Many(objects, name+".isbn", "container/isbn", isbnOf, func(r *record.Record) *[]string { return &r.Container.ISBN }, jsonrecord.Equal),
			numbering(name+".volume", "volume", normalize.Volume, func(n normalize.Numbering) string { return n.Volume }, func(r *record.Record) *string { return &r.Volume }),
			numbering(name+".issue", "issue", normalize.Issue, func(n normalize.Numbering) string { return n.Issue }, func(r *record.Record) *string { return &r.Issue }),
			typed.One(objects, name+".pages", "pages", func(object string) (record.Pages, error) {
				e, err := extent(object)
				return e.Pages, err
			}, func(r *record.Record) *record.Pages { return &r.Pages }),
			typed.One(objects, name+".article-number", "article_number", func(object string) (string, error) {
				e, err := extent(object)
				return e.ArticleNumber, err
			}, func(r *record.Record) *string { return &r.ArticleNumber }),
		}
	}
	list = append(list,
		jsonrecord.Member{Name: "creators", Readings: []typed.Reading{
			jsonrecord.Contributors(objects, "creators", func(object string) (record.Contributor, error) { return creator(object, record.RoleAuthor) }),
			jsonrecord.Organisations(objects, "creators.ror", organisations),
		}},
		jsonrecord.Member{Name: "contributors", Readings: []typed.Reading{
			jsonrecord.Contributors(objects, "contributors", contributor),
			jsonrecord.Organisations(objects, "contributors.ror", organisations),
		}},
		jsonrecord.Member{Name: "publisher", Readings: []typed.Reading{
			typed.One(objects, "publisher", "publisher/name", publisher, func(r *record.Record) *string { return &r.Publisher.Name }),
			typed.If(func(r *record.Record) bool { return r.Subtype == record.SubtypePreprint },
				typed.One(objects, "publisher.server", "server", publisher, func(r *record.Record) *string { return &r.Server }))[0],
		}},
		jsonrecord.Member{Name: "container", Readings: containerReadings("container")},
		jsonrecord.Member{Name: "relatedItems", Readings: typed.Late(jsonrecord.Relations(objects, "relatedItems.relation", relatedItem))},
		jsonrecord.Member{Name: "relatedItems" + publishedIn, Readings: containerReadings("relatedItems")},
		jsonrecord.Member{Name: "dates"},
	)
	for _, kind := range []record.DateKind{record.DateIssued, record.DateOnline, record.DateSubmitted, record.DateAccepted, record.DateUpdated} {
		list = append(list, jsonrecord.Member{Name: "dates" + jsonrecord.VariantMark + string(kind), Readings: one(objects.DateBy("dates."+string(kind), kind, date))})
	}
	list = append(list,
		jsonrecord.Member{Name: "publicationYear", Readings: typed.If(func(r *record.Record) bool {
			_, stated := r.Date(record.DateIssued)
			return !stated
		}, texts.Date("publicationYear", record.DateIssued))},
		jsonrecord.Member{Name: "language", Readings: one(texts.Languages("language"))},
		jsonrecord.Member{Name: "version", Readings: one(texts.Detail("version", "version"))},
		jsonrecord.Member{Name: "descriptions"},
		jsonrecord.Member{Name: "descriptions" + ofAbstract, Readings: one(typed.Many(objects, "descriptions.abstract", "abstracts", abstract,
			func(r *record.Record) *[]record.Abstract { return &r.Abstracts }, func(a, b record.Abstract) bool { return a.Text == b.Text && a.Language == b.Language }))},
		jsonrecord.Member{Name: "descriptions/description"},
		jsonrecord.Member{Name: "descriptions/description" + ofAbstract, Readings: jsonrecord.Mentions(code, "descriptions.description")},
		jsonrecord.Member{Name: "descriptions" + ofSeries, Readings: one(jsonrecord.Details(objects, "descriptions.series", "series-information",
			func(object string) (string, error) { return jsonscan.GetText(object, "description"), nil }))},
		jsonrecord.Member{Name: "descriptions" + jsonrecord.VariantMark + "note", Readings: one(jsonrecord.Statement(objects, "descriptions.note", note))},
		jsonrecord.Member{Name: "subjects", Readings: []typed.Reading{
			typed.Many(objects, "subjects.keyword", "keywords", keyword, func(r *record.Record) *[]record.Keyword { return &r.Keywords }, jsonrecord.Equal),
			jsonrecord.Subjects(objects, "subjects", subject),
		}},
		jsonrecord.Member{Name: "rightsList", Readings: []typed.Reading{jsonrecord.Licences(objects, "rightsList", licence), jsonrecord.Statement(objects, "rightsList.note", rights)}},
		jsonrecord.Member{Name: "url", Readings: texts.Link("url", "")},
		jsonrecord.Member{Name: "contentUrl", Readings: texts.Link("contentUrl", "fulltext")},
		jsonrecord.Member{Name: "relatedIdentifiers", Readings: one(jsonrecord.Relations(objects, "relatedIdentifiers", relation))},
		jsonrecord.Member{Name: "fundingReferences", Readings: one(jsonrecord.Details(objects, "fundingReferences", "funding", funding))},
		jsonrecord.Member{Name: "schemaVersion", Readings: one(typed.One(texts, "schemaVersion", "origin/database", func(s string) (string, error) {
			if strings.Contains(strings.ToLower(s), "datacite.org/") {
				return "DataCite", nil
			}
			return "", nil
		}, func(r *record.Record) *string { return &r.Origin.Database }))},
	)
	for _, c := range counts {
		list = append(list, jsonrecord.Member{Name: c.member, Readings: one(jsonrecord.Counts(texts, c.member, c.metric, "DataCite"))})
	}
	for i := range list {
		list[i].Name = prefix + list[i].Name
	}
	return list
}

func titleReading(name string, role record.TitleRole) typed.Reading {
	return typed.Many(objects, name, "titles", title(role), func(r *record.Record) *[]record.Title { return &r.Titles }, jsonrecord.Equal)
}

// numbering reads a number of an object that has a volume and an issue.
func numbering(name, member string, read func(string) (normalize.Numbering, error), part func(normalize.Numbering) string, target func(*record.Record) *string) typed.Reading {
	return typed.One(objects, name, member, func(object string) (string, error) {
		text := jsonscan.GetText(object, member)
		if text == "" {
			return "", nil
		}
		n, err := read(text)
		return part(n), err
	}, target)
}

// issnReading reads the ISSN of an object's identifier.
func issnReading(name string) typed.Reading {
	return typed.Many(objects, name, "container/issn", func(object string) (record.ISSN, error) {
		value, err := issnOf(object)
		return record.ISSN{Value: value}, err
	}, func(r *record.Record) *[]record.ISSN { return &r.Container.ISSN }, jsonrecord.Equal)
}

// arrange names the variants: of titles, dates, descriptions and related items
// by their types.
func arrange(fields []typed.Field) {
	mains, subtitles := 0, 0
	main, sub := "", ""
	for i := range fields {
		if strings.TrimPrefix(fields[i].Name, attributes) != "titles" {
			continue
		}
		switch titleRoles[jsonscan.GetText(fields[i].Lines[0], "titleType")] {
		case "":
			mains++
			main = jsonscan.GetText(fields[i].Lines[0], "title")
		case record.TitleSubtitle:
			subtitles++
			sub = jsonscan.GetText(fields[i].Lines[0], "title")
		}
	}
	divided := mains == 1 && subtitles == 1 && main != "" && sub != "" && !jsonrecord.HasSubtitle(main, sub)
	seen, variant := 0, ""
	for i := range fields {
		f := &fields[i]
		object := f.Lines[0]
		switch strings.TrimPrefix(f.Name, attributes) {
		case "titles":
			role := titleRoles[jsonscan.GetText(object, "titleType")]
			switch {
			case role != "":
				f.Name += jsonrecord.VariantMark + string(role)
			case divided:
				f.Name += withSubtitle
			case seen > 0:
				f.Name += more
			}
			if role == "" {
				seen++
			}
		case "dates":
			if kind := dateKinds[jsonscan.GetText(object, "dateType")]; kind != "" {
				f.Name += jsonrecord.VariantMark + string(kind)
			}
		case "relatedItems":
			if jsonscan.GetText(object, "relationType") == "IsPublishedIn" {
				f.Name += publishedIn
			}
		case "descriptions":
			variant = descriptionVariant(object)
			f.Name += variant
		case "descriptions/description":
			if variant == ofAbstract {
				f.Name += ofAbstract
			}
		}
	}
}

// descriptionVariant returns the variant of a description by its type, "" for
// one that is not read.
func descriptionVariant(object string) string {
	kind := jsonscan.GetText(object, "descriptionType")
	if _, isNote := textKinds[kind]; isNote {
		return jsonrecord.VariantMark + "note"
	}
	switch kind {
	case "Abstract":
		return ofAbstract
	case "SeriesInformation":
		return ofSeries
	}
	return ""
}
