package crossref

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/crossrefterms"
	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

const code = "crossref"

var (
	texts   = jsonrecord.Texts(code)
	objects = jsonrecord.Objects(code)
)

// format is the table of members.
var format = jsonrecord.New(jsonrecord.Definition{
	Format: record.FormatCrossref, Code: code, Envelopes: []string{"message", "items"},
	Members: members(), Arrange: arrange,
	Combinations: []typed.Combination{jsonrecord.FullTitle(texts, "title.full", []string{"title" + withSubtitle, "subtitle"}, jsonscan.Text)},
	Silent:       []string{"published", "journal-issue/published-print", "event", "assertion", "container-title" + more},
})

// Variants of members.
const (
	// more: not the first of its list.
	more = jsonrecord.VariantMark + "more"
	// withSubtitle: the title whose subtitle stands beside it.
	withSubtitle = jsonrecord.VariantMark + "with-subtitle"
	// series: the series of the book that is the container.
	series = jsonrecord.VariantMark + "series"
	// server: the institution that posted a preprint.
	server = jsonrecord.VariantMark + "server"
)

func one(r typed.Reading) []typed.Reading { return []typed.Reading{r} }

func members() []jsonrecord.Member {
	list := []jsonrecord.Member{
		{Name: "type", Readings: []typed.Reading{texts.Type("type", types),
			typed.One(texts, "type.genre", "genre", func(s string) (string, error) { return genres[s], nil }, func(r *record.Record) *string { return &r.Genre })}},
		{Name: "subtype", Readings: one(texts.Subtype("subtype", map[string]string{"preprint": record.SubtypePreprint}))},
		{Name: "DOI", Readings: []typed.Reading{texts.Identifier("DOI", record.SchemeDOI),
			typed.One(texts, "DOI.id", "own_id", normalize.DOI, func(r *record.Record) *string { return &r.OwnID })}},
		{Name: "title", Readings: one(texts.Title("title", record.TitleMain))},
		{Name: "title" + more, Readings: typed.Late(texts.Title("title.more", record.TitleAlternate))},
		{Name: "subtitle", Readings: typed.Late(texts.Title("subtitle", record.TitleSubtitle))},
		{Name: "short-title", Readings: typed.Late(texts.Title("short-title", record.TitleShort))},
		{Name: "original-title", Readings: typed.Late(texts.Title("original-title", record.TitleOriginal))},
	}
	for _, role := range roles {
		list = append(list, jsonrecord.Member{Name: string(role), Readings: []typed.Reading{
			jsonrecord.Contributors(objects, string(role), func(object string) (record.Contributor, error) { return person(object, role) }),
			jsonrecord.Organisations(objects, string(role)+".ror", organisations),
		}})
	}
	for _, in := range inProjects {
		list = append(list, jsonrecord.Member{Name: "project/" + in.member, Readings: []typed.Reading{
			jsonrecord.Contributors(objects, "project."+in.member, func(object string) (record.Contributor, error) { return person(object, in.role) }),
			jsonrecord.Organisations(objects, "project."+in.member+".ror", organisations),
		}})
	}
	list = append(list,
		jsonrecord.Member{Name: "project/project-title/title", Readings: []typed.Reading{
			typed.If(func(r *record.Record) bool { return r.Title() != "" }, texts.Title("project.title.more", record.TitleAlternate))[0],
			typed.If(func(r *record.Record) bool { return r.Title() == "" }, texts.Title("project.title", record.TitleMain))[0],
		}},
		jsonrecord.Member{Name: "project/project-description/description", Readings: jsonrecord.Abstract(code, "project.description")},
		jsonrecord.Member{Name: "container-title", Readings: one(texts.Journal("container-title"))},
		jsonrecord.Member{Name: "container-title" + series, Readings: one(texts.Text("container-title.series", "series/title"))},
		jsonrecord.Member{Name: "container-title" + more, Readings: one(texts.Detail("container-title.more", "container-title"))},
		jsonrecord.Member{Name: "short-container-title", Readings: one(texts.JournalAbbreviation("short-container-title", ""))},
		jsonrecord.Member{Name: "issn-type", Readings: one(jsonrecord.TypedISSN(objects, "issn-type", typedISSN))},
		jsonrecord.Member{Name: "ISSN", Readings: one(jsonrecord.ISSN(texts, "ISSN"))},
		jsonrecord.Member{Name: "isbn-type", Readings: jsonrecord.ISBN(objects, "isbn-type", func(object string) (string, error) {
			return bare(jsonscan.GetText(object, "value")), nil
		})},
		jsonrecord.Member{Name: "ISBN", Readings: jsonrecord.ISBN(texts, "ISBN", func(s string) (string, error) { return bare(s), nil })},
		jsonrecord.Member{Name: "volume", Readings: texts.Volume("volume")},
		jsonrecord.Member{Name: "issue", Readings: texts.Issue("issue")},
		jsonrecord.Member{Name: "journal-issue/issue", Readings: texts.Issue("journal-issue.issue")},
		jsonrecord.Member{Name: "page", Readings: texts.Pages("page")},
		jsonrecord.Member{Name: "article-number", Readings: one(texts.ArticleNumber("article-number"))},
		jsonrecord.Member{Name: "edition-number", Readings: one(texts.Text("edition-number", "edition"))},
		jsonrecord.Member{Name: "part-number", Readings: one(texts.Text("part-number", "part"))},
		jsonrecord.Member{Name: "publisher", Readings: one(texts.Text("publisher", "publisher/name"))},
		jsonrecord.Member{Name: "publisher-location", Readings: one(texts.Text("publisher-location", "publisher/place"))},
		jsonrecord.Member{Name: "institution/name", Readings: one(texts.Detail("institution", "institution"))},
		jsonrecord.Member{Name: "institution/name" + server, Readings: one(texts.Text("institution.server", "server"))},
		jsonrecord.Member{Name: "group-title", Readings: one(texts.Detail("group-title", "group-title"))},
		jsonrecord.Member{Name: "standards-body/name", Readings: one(texts.Detail("standards-body", "authority"))},
		jsonrecord.Member{Name: "degree", Readings: one(texts.Text("degree", "genre"))},
		jsonrecord.Member{Name: "report-number", Readings: one(texts.Text("report-number", "number"))},
		jsonrecord.Member{Name: "award", Readings: one(texts.Text("award", "number"))},
		jsonrecord.Member{Name: "review/type", Readings: one(texts.Detail("review.type", "reviewed-genre"))},
		jsonrecord.Member{Name: "event/name", Readings: one(texts.Text("event.name", "event/name"))},
		jsonrecord.Member{Name: "event/location", Readings: one(texts.Text("event.location", "event/place"))},
		jsonrecord.Member{Name: "event", Readings: one(typed.One(objects, "event.date", "event/date", meeting, func(r *record.Record) *string { return &r.Event.Date }))},
	)
	for _, d := range crossrefterms.Dates {
		list = append(list, jsonrecord.Member{Name: d.Member, Readings: one(objects.DateBy(d.Member, d.Kind, jsonrecord.DateParts))})
	}
	list = append(list,
		jsonrecord.Member{Name: "journal-issue/published-print", Readings: typed.If(func(r *record.Record) bool {
			_, stated := r.Date(record.DatePrint)
			return !stated
		}, objects.DateBy("journal-issue.published-print", record.DatePrint, jsonrecord.DateParts))},
		jsonrecord.Member{Name: "published", Readings: typed.If(func(r *record.Record) bool {
			_, stated := r.Date(record.DateIssued)
			return !stated
		}, objects.DateBy("published", record.DateIssued, jsonrecord.DateParts))},
		jsonrecord.Member{Name: "abstract", Readings: jsonrecord.Abstract(code, "abstract")},
		jsonrecord.Member{Name: "subject", Readings: one(texts.Subject("subject", ""))},
		jsonrecord.Member{Name: "language", Readings: one(texts.Languages("language"))},
		jsonrecord.Member{Name: "license", Readings: []typed.Reading{jsonrecord.Licences(objects, "license", licence), jsonrecord.Statement(objects, "license.terms", terms)}},
		jsonrecord.Member{Name: "resource/primary/URL", Readings: texts.Link("resource", "")},
		jsonrecord.Member{Name: "URL", Readings: texts.Link("URL", "")},
		jsonrecord.Member{Name: "link", Readings: one(typed.Many(objects, "link", "links", link, func(r *record.Record) *[]record.Link { return &r.Links }, jsonrecord.Equal))},
	)
	for name, kind := range crossrefterms.Relations {
		list = append(list, jsonrecord.Member{Name: "relation/" + name, Readings: one(jsonrecord.Relations(objects, "relation."+name,
			func(object string) (record.Relation, error) { return relation(object, kind), nil }))})
	}
	slices.SortFunc(list[len(list)-len(crossrefterms.Relations):], func(a, b jsonrecord.Member) int { return strings.Compare(a.Name, b.Name) })
	list = append(list,
		jsonrecord.Member{Name: "update-to", Readings: one(jsonrecord.Relations(objects, "update-to", update))},
		jsonrecord.Member{Name: "updated-by", Readings: []typed.Reading{jsonrecord.Relations(objects, "updated-by", updatedBy),
			typed.One(objects, "updated-by.status", "status", retracted, func(r *record.Record) *record.Status { return &r.Status })}},
		jsonrecord.Member{Name: "aliases", Readings: one(jsonrecord.Relations(texts, "aliases", func(s string) (record.Relation, error) {
			doi, err := normalize.DOI(s)
			return record.Relation{Type: record.IsVersionOf, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: doi}}}, err
		}))},
		jsonrecord.Member{Name: "clinical-trial-number", Readings: one(typed.Many(objects, "clinical-trial-number", "registrations", trial,
			func(r *record.Record) *[]record.Registration { return &r.Registrations }, jsonrecord.Equal))},
		jsonrecord.Member{Name: "funder", Readings: one(jsonrecord.Details(objects, "funder", "funding", funder))},
		jsonrecord.Member{Name: "is-referenced-by-count", Readings: one(jsonrecord.Counts(texts, "is-referenced-by-count", "citations", "Crossref"))},
		jsonrecord.Member{Name: "alternative-id", Readings: one(texts.Detail("alternative-id", "alternative-id"))},
		jsonrecord.Member{Name: "archive", Readings: one(texts.Detail("archive", "archive"))},
		jsonrecord.Member{Name: "version/version", Readings: one(texts.Detail("version", "version"))},
		jsonrecord.Member{Name: "source", Readings: one(texts.Text("source", "origin/database"))},
		jsonrecord.Member{Name: "assertion"},
		jsonrecord.Member{Name: "assertion" + copyright, Readings: one(typed.One(objects, "assertion.copyright", "copyright",
			asserted(copyrightHolder), func(r *record.Record) *string { return &r.Copyright }))},
	)
	for _, kind := range assertedKinds() {
		list = append(list, jsonrecord.Member{Name: "assertion" + jsonrecord.VariantMark + string(kind), Readings: one(
			objects.DateBy("assertion."+string(kind), kind, asserted(assertedDate)))})
	}
	return list
}

const copyright = jsonrecord.VariantMark + "copyright"

// assertedDate reads a date among assertions; other texts say nothing.
func assertedDate(s string) (record.Date, error) {
	date, err := normalize.Date(s)
	if err != nil {
		return record.Date{}, nil
	}
	return date, nil
}

func copyrightHolder(s string) (string, error) {
	holder, err := normalize.CopyrightHolder(s)
	if err != nil {
		return "", nil
	}
	return holder, nil
}

// assertedKinds are the kinds of date that are asserted, each once.
func assertedKinds() []record.DateKind {
	var kinds []record.DateKind
	for _, kind := range assertedDates {
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// arrange names the variants: of several titles of one list, of what posted a
// preprint, and of assertions.
func arrange(fields []typed.Field) {
	first, count := map[string]string{}, map[string]int{}
	for i := range fields {
		switch name := fields[i].Name; name {
		case "type", "title", "subtitle", "container-title":
			if count[name]++; count[name] == 1 {
				first[name], _ = jsonscan.Text(fields[i].Lines[0])
			}
		}
	}
	kind := first["type"]
	divided := count["title"] == 1 && count["subtitle"] == 1 && !jsonrecord.HasSubtitle(first["title"], first["subtitle"])
	seen := map[string]int{}
	for i := range fields {
		f := &fields[i]
		name := f.Name
		switch name {
		case "title":
			switch {
			case seen[name] > 0:
				f.Name += more
			case divided:
				f.Name += withSubtitle
			}
			seen[name]++
		case "container-title":
			isSeries := count[name] == 2 && slices.Contains(inContainers, kind)
			switch {
			case isSeries && seen[name] == 0:
				f.Name += series
			case !isSeries && seen[name] > 0:
				f.Name += more
			}
			seen[name]++
		case "institution/name":
			if kind == "posted-content" && seen[name] == 0 {
				f.Name += server
			}
			seen[name]++
		case "assertion":
			f.Name += assertionVariant(f.Lines[0])
		}
	}
}

// assertionVariant returns the variant of an assertion by its name, "" for one
// that is not read.
func assertionVariant(object string) string {
	name := strings.ToLower(jsonscan.GetText(object, "name"))
	if kind, ok := assertedDates[name]; ok {
		return jsonrecord.VariantMark + string(kind)
	}
	if slices.Contains(assertedCopyrights, name) {
		return copyright
	}
	return ""
}
