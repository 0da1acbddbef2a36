package webpage

import (
	"encoding/json"
	"reflect"
	"strconv"

	"github.com/ibid-go/ibid/record"
)

// target puts a value into a record and returns the path at which it stands,
// "" when the field has a value already or is of another type. A list that
// has the value already keeps one of it, which then has two traces; listed is
// what the lists have, by path and written form.
type target func(r *record.Record, value any, listed map[string]int) (path string)

// targets are the fields that readings name.
var targets = map[string]target{
	"type":              single("type", func(r *record.Record) *record.Type { return &r.Type }),
	"subtype":           single("subtype", func(r *record.Record) *string { return &r.Subtype }),
	"genre":             single("genre", func(r *record.Record) *string { return &r.Genre }),
	"stages":            list("stages", func(r *record.Record) *[]record.Stage { return &r.Stages }),
	"status":            single("status", func(r *record.Record) *record.Status { return &r.Status }),
	"peer_reviewed":     peerReviewed,
	"titles":            list("titles", func(r *record.Record) *[]record.Title { return &r.Titles }),
	"contributors":      list("contributors", func(r *record.Record) *[]record.Contributor { return &r.Contributors }),
	"medium":            single("medium", func(r *record.Record) *string { return &r.Medium }),
	"more_contributors": single("more_contributors", func(r *record.Record) *bool { return &r.MoreContributors }),
	"container/title":   single("container/title", func(r *record.Record) *string { return &r.Container.Title }),
	"container/abbrev":  list("container/abbreviations", func(r *record.Record) *[]record.Abbreviation { return &r.Container.Abbreviations }),
	"container/issn":    list("container/issn", func(r *record.Record) *[]record.ISSN { return &r.Container.ISSN }),
	"container/isbn":    list("container/isbn", func(r *record.Record) *[]string { return &r.Container.ISBN }),
	"target_container":  single("target_container/title", func(r *record.Record) *string { return &r.TargetContainer.Title }),
	"series/title":      single("series/title", func(r *record.Record) *string { return &r.Series.Title }),
	"series/number":     single("series/number", func(r *record.Record) *string { return &r.Series.Number }),
	"event/name":        single("event/name", func(r *record.Record) *string { return &r.Event.Name }),
	"event/place":       single("event/place", func(r *record.Record) *string { return &r.Event.Place }),
	"own_id":            single("own_id", func(r *record.Record) *string { return &r.OwnID }),
	"server":            single("server", func(r *record.Record) *string { return &r.Server }),
	"volume":            single("volume", func(r *record.Record) *string { return &r.Volume }),
	"issue":             single("issue", func(r *record.Record) *string { return &r.Issue }),
	"supplement":        single("supplement", func(r *record.Record) *string { return &r.Supplement }),
	"pages":             single("pages", func(r *record.Record) *record.Pages { return &r.Pages }),
	"article_number":    single("article_number", func(r *record.Record) *string { return &r.ArticleNumber }),
	"number_of_pages":   single("number_of_pages", func(r *record.Record) *int { return &r.NumberOfPages }),
	"edition":           single("edition", func(r *record.Record) *string { return &r.Edition }),
	"publisher/name":    single("publisher/name", func(r *record.Record) *string { return &r.Publisher.Name }),
	"publisher/place":   single("publisher/place", func(r *record.Record) *string { return &r.Publisher.Place }),
	"dates":             list("dates", func(r *record.Record) *[]record.Date { return &r.Dates }),
	"identifiers":       list("identifiers", func(r *record.Record) *[]record.Identifier { return &r.Identifiers }),
	"registrations":     list("registrations", func(r *record.Record) *[]record.Registration { return &r.Registrations }),
	"links":             list("links", func(r *record.Record) *[]record.Link { return &r.Links }),
	"abstracts":         list("abstracts", func(r *record.Record) *[]record.Abstract { return &r.Abstracts }),
	"keywords":          list("keywords", func(r *record.Record) *[]record.Keyword { return &r.Keywords }),
	"subjects":          list("subjects", func(r *record.Record) *[]record.Subject { return &r.Subjects }),
	"languages":         list("languages", func(r *record.Record) *[]string { return &r.Languages }),
	"licences":          list("licences", func(r *record.Record) *[]record.Licence { return &r.Licences }),
	"copyright":         single("copyright", func(r *record.Record) *string { return &r.Copyright }),
	"counts":            list("counts", func(r *record.Record) *[]record.Count { return &r.Counts }),
	"reported_counts":   list("reported_counts", func(r *record.Record) *[]record.ReportedCount { return &r.ReportedCounts }),
	"notes":             list("notes", func(r *record.Record) *[]record.Note { return &r.Notes }),
	"origin/database":   single("origin/database", func(r *record.Record) *string { return &r.Origin.Database }),
}

func peerReviewed(r *record.Record, value any, _ map[string]int) string {
	v, ok := value.(bool)
	if !ok || r.PeerReviewed != nil && *r.PeerReviewed != v {
		return ""
	}
	r.PeerReviewed = &v
	return "peer_reviewed"
}

func single[T comparable](path string, field func(*record.Record) *T) target {
	return func(r *record.Record, value any, _ map[string]int) string {
		v, ok := value.(T)
		at := field(r)
		var absent T
		switch {
		case !ok, v == absent:
			return ""
		case *at == absent:
			*at = v
		case *at != v:
			return ""
		}
		return path
	}
}

func list[T any](path string, field func(*record.Record) *[]T) target {
	return func(r *record.Record, value any, listed map[string]int) string {
		v, ok := value.(T)
		if !ok || reflect.ValueOf(v).IsZero() {
			return ""
		}
		form, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		values := field(r)
		key := path + " " + string(form)
		at, stands := listed[key]
		if !stands {
			at = len(*values)
			listed[key] = at
			*values = append(*values, v)
		}
		return path + "/" + strconv.Itoa(at)
	}
}
