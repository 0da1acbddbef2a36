package html

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/webpage"
)

// visibleRules are the rules that read the text which a page shows: those of
// packages normalize and webpage, which get that text.
var visibleRules = buildVisibleRules()

// visiblePrefix begins their names.
const visiblePrefix = "html/"

func buildVisibleRules() record.RuleSet {
	all := normalize.Rules()
	maps.Copy(all, webpage.Rules())
	rules := make(record.RuleSet, len(all))
	for name, rule := range all {
		rules[visiblePrefix+name] = func(texts []string) (any, error) {
			shown := make([]string, len(texts))
			for i, text := range texts {
				shown[i] = shownText(text)
			}
			return rule(shown)
		}
	}
	return rules
}

// shownLimit is how much of the text that a page shows is read, in bytes: the
// text of an article is not.
const shownLimit = 1 << 20

// visible reads the text that the page shows: records of a page that has none
// otherwise, and more of its only one.
func (r *reading) visible(p *page) {
	d := p.document
	if len(p.publications) == 1 && !webpage.MayShow(d.text) {
		return
	}
	var lines []webpage.Line
	for _, l := range shownLines(d.text, extent{0, len(d.text)}, shownLimit) {
		lines = append(lines, webpage.Line{Text: string(l.text), Span: func(from, to int) record.Span {
			place := l.place(from, to)
			return d.span(place)
		}})
	}
	records, document := webpage.ReadLines(lines, d.content, &webpage.Options{Name: r.options.Name})
	generic := document.Dialect == webpage.Generic
	if len(records) == 0 || generic && len(p.publications) > 0 {
		if len(p.publications) == 0 {
			r.preview(p)
		}
		return
	}
	r.document.Dialect = document.Dialect
	if len(p.publications) == 1 {
		if len(records) == 1 {
			adopt(r.records[0], visibly(records[0]))
		}
		return
	}
	for _, one := range records {
		r.records = append(r.records, visibly(one))
	}
	r.document.Notices = document.Notices
	if len(records) == 1 && generic && p.preview.isOfAnother(records[0]) {
		return
	}
	if len(records) == 1 && generic {
		if isOwnPage(records[0]) {
			p.preview.addShown()
		} else if p.preview.isOfSite() {
			p.preview.leaveOut()
		}
	}
	if len(records) == 1 && !p.preview.isZero() {
		if !generic {
			p.preview.items = slices.DeleteFunc(p.preview.items, func(it item) bool { return it.name == "title" })
		}
		r.records[0] = withPreview(p.preview.record(), r.records[0], generic)
	}
}

// isOwnPage reports whether the text that a page shows says where the publication
// appeared, or both when it was received and when accepted, as its own page does. On
// another one, such as a report on it, headings and names are those of the report.
func isOwnPage(shown *record.Record) bool {
	_, received := shown.Date(record.DateReceived)
	_, accepted := shown.Date(record.DateAccepted)
	return shown.Volume != "" || received && accepted
}

// publishedBySite begins the names of what a page says of itself as an article of its
// site: when that published it, in which section, who wrote it.
const publishedBySite = "article."

// isOfSite reports whether a page says so.
func (p *publication) isOfSite() bool {
	return p != nil && slices.ContainsFunc(p.items, func(it item) bool { return strings.HasPrefix(it.name, publishedBySite) })
}

// leaveOut leaves out who wrote such a page and when, which says nothing of a
// publication that the page mentions.
func (p *publication) leaveOut() {
	p.people = slices.DeleteFunc(p.people, func(one person) bool { return one.vocabulary >= openGraph })
	p.items = slices.DeleteFunc(p.items, func(it item) bool { return strings.HasPrefix(it.name, publishedBySite) })
}

// isOfAnother reports whether a page that cites one publication has a title in which
// that of the publication is not: a report on it, whose title, author and date are its
// own.
func (p *publication) isOfAnother(cited *record.Record) bool {
	title := normalize.FoldKey(cited.Title())
	if p == nil || title == "" {
		return false
	}
	titled := false
	for i := range p.items {
		it := &p.items[i]
		if it.name != "title" && !strings.HasSuffix(it.name, ".title") {
			continue
		}
		if strings.Contains(normalize.FoldKey(normalize.Text(p.decoded(it))), title) {
			return false
		}
		titled = true
	}
	return titled
}

// isZero reports whether nothing is said.
func (p *publication) isZero() bool { return p == nil || len(p.items)+len(p.people) == 0 }

// preview makes a record of what a page says of itself for previews, where it
// says that it is an article or a book.
func (r *reading) preview(p *page) {
	for i := range p.preview.items {
		it := &p.preview.items[i]
		named := strings.HasPrefix(it.name, "article.") || strings.HasPrefix(it.name, "book.") || strings.HasPrefix(it.name, "dc.")
		if it.name == "og.type" {
			kind := strings.ToLower(p.preview.decoded(it))
			named = kind == "article" || kind == "book"
		}
		if named {
			if made := p.preview.record(); made.Title() != "" {
				r.records = append(r.records, made)
			}
			return
		}
	}
}

// withPreview joins what a page says of itself for previews and what it shows.
// A family knows what its text says, which was written for people; the generic
// rules do not.
func withPreview(preview, shown *record.Record, generic bool) *record.Record {
	if !generic {
		adopt(shown, preview)
		return shown
	}
	preview.Origin.Dialect = shown.Origin.Dialect
	adopt(preview, shown)
	return preview
}

// visibly turns a record of the text that a page shows into one of the page.
func visibly(r *record.Record) *record.Record {
	for i := range r.Trace {
		r.Trace[i].Rule = visiblePrefix + r.Trace[i].Rule
	}
	return r
}

// own are the fields of a record that are not of the publication.
var own = set("ID", "OwnID", "Origin", "Raw", "Trace", "Diagnostics", "Unclaimed", "Library")

// adopt adds to a record the fields that it has not, with their traces, and the
// statements and diagnostics of the other one.
func adopt(r, other *record.Record) {
	to, from := reflect.ValueOf(r).Elem(), reflect.ValueOf(other).Elem()
	adopted := map[string]bool{}
	for i := range to.NumField() {
		field := to.Type().Field(i)
		if own[field.Name] || !to.Field(i).IsZero() || from.Field(i).IsZero() {
			continue
		}
		to.Field(i).Set(from.Field(i))
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		adopted[name] = true
	}
	for _, t := range other.Trace {
		if root, _, _ := strings.Cut(t.Path, "/"); adopted[root] {
			r.Trace = append(r.Trace, t)
		}
	}
	if r.Origin.Platform == "" {
		r.Origin.Platform = other.Origin.Platform
	}
	if r.Origin.Dialect == "" {
		r.Origin.Dialect = other.Origin.Dialect
	}
	r.Diagnostics = append(r.Diagnostics, other.Diagnostics...)
}
