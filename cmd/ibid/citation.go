package main

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// citedAuthors is how many authors a short citation names before "et al.".
const citedAuthors = 3

// citation returns a short citation of r in the manner of the AMA style. What
// the record does not state is left out, except that a missing title is said.
func citation(r *record.Record) string {
	if r == nil {
		return "[no record]"
	}
	var parts []string
	if people := citedPeople(r); people != "" {
		parts = append(parts, sentence(people))
	}
	parts = append(parts, sentence(titleOrNone(r)))
	if where := citedContainer(r); where != "" {
		parts = append(parts, sentence(where))
	}
	if place := citedPlace(r); place != "" {
		parts = append(parts, sentence(upperFirst(place)))
	}
	return strings.Join(append(parts, citedIdentifiers(r)...), " ")
}

// briefCitation is a citation of one clause, for mentioning another work.
func briefCitation(r *record.Record) string {
	lead := joinNonEmpty(" ", firstFamily(r), citedYear(r))
	if title := r.Title(); title != "" {
		return joinNonEmpty(", ", lead, "“"+shorten(title, 60)+"”")
	}
	parts := append([]string{"[no title]", lead, citedContainer(r)}, citedIdentifiers(r)...)
	return joinNonEmpty(" ", parts...)
}

// mention names a record in a few words beside its number: the first author
// and the year, else the beginning of its title, else what there is.
func mention(r *record.Record) string {
	family := firstFamily(r)
	switch title := r.Title(); {
	case family != "":
		return joinNonEmpty(" ", family, citedYear(r))
	case title != "":
		return "“" + shorten(title, 30) + "”"
	}
	return joinNonEmpty(" ", citedContainer(r), citedYear(r))
}

func firstFamily(r *record.Record) string {
	people := peopleByRole(r, csl.AuthorRole(r.Contributors))
	if len(people) == 0 {
		return ""
	}
	return cmp.Or(people[0].Family, people[0].Literal)
}

func titleOrNone(r *record.Record) string {
	if title := r.Title(); title != "" {
		return title
	}
	for _, t := range r.Titles {
		if t.Value != "" {
			return "[" + t.Value + "]"
		}
	}
	return "[no title]"
}

// sentence closes s with a full stop unless it ends with a mark of its own.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	for _, end := range []string{".", "?", "!", "]", "。", "？", "！"} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	return s + "."
}

func peopleByRole(r *record.Record, role record.Role) []record.Contributor {
	var people []record.Contributor
	for _, c := range r.Contributors {
		if c.Role == role {
			people = append(people, c)
		}
	}
	return people
}

func citedPeople(r *record.Record) string {
	people, after := peopleByRole(r, csl.AuthorRole(r.Contributors)), ""
	if len(people) == 0 {
		people, after = peopleByRole(r, record.RoleEditor), ", eds"
		if len(people) == 1 {
			after = ", ed"
		}
	}
	if len(people) == 0 {
		return ""
	}
	var names []string
	for _, c := range people[:min(len(people), citedAuthors)] {
		names = append(names, citedName(c.Name))
	}
	if len(people) > citedAuthors || r.MoreContributors {
		names = append(names, "et al.")
	}
	return strings.Join(names, ", ") + after
}

// citedName returns "Shepherd HL", "van Raaij EM", or the literal name.
func citedName(n record.Name) string {
	if n.Family == "" {
		if n.Literal != "" {
			return n.Literal
		}
		return n.Given
	}
	var initials strings.Builder
	fresh := true
	for _, r := range n.Given {
		switch {
		case unicode.IsLetter(r) && (fresh || unicode.IsUpper(r)):
			initials.WriteRune(r)
			fresh = false
		case r == ' ' || r == '-' || r == '.' || r == '‐' || r == '\u00a0':
			fresh = true
		}
	}
	given := initials.String()
	if len(given) > 0 && unicode.In([]rune(given)[0], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
		given = n.Given
	}
	return joinNonEmpty(" ", n.NonDroppingParticle, n.Family, given+n.DroppingParticle, n.Suffix)
}

// citedContainer returns what a publication appeared in: a journal or book,
// else a server, else a publisher.
func citedContainer(r *record.Record) string {
	switch {
	case r.Container.Title != "":
		return r.Container.Title
	case len(r.Container.Abbreviations) > 0:
		return r.Container.Abbreviations[0].Value
	case r.Server != "":
		return r.Server
	case r.Event.Name != "":
		return r.Event.Name
	}
	return r.Publisher.Name
}

// citedPlace returns the year, volume, issue and pages: "2020;22(7):e17362".
func citedPlace(r *record.Record) string {
	volume := r.Volume
	if r.Issue != "" {
		volume += "(" + r.Issue + ")"
	}
	volume = joinNonEmpty(" ", volume, normalize.SupplementAndPart(r.Supplement, ""))
	pages := r.ArticleNumber
	if pages == "" {
		pages = citedPages(r.Pages)
	}
	place := citedYear(r)
	if volume != "" {
		if place != "" {
			place += ";"
		}
		place += volume
	}
	if pages != "" {
		if place != "" {
			place += ":"
		}
		place += pages
	}
	return place
}

func citedPages(p record.Pages) string {
	switch {
	case p.Literal != "":
		return p.Literal
	case p.First == "":
		return p.Last
	case p.Last == "" || p.Last == p.First:
		return p.First
	}
	return p.First + "-" + p.Last
}

// citedDates are the kinds of date a citation takes its year from, in order.
var citedDates = []record.DateKind{
	record.DateIssued, record.DatePrint, record.DateOnline, record.DatePosted,
	record.DateAccepted, record.DateSubmitted,
}

func citedYear(r *record.Record) string {
	for _, kind := range citedDates {
		if d, ok := r.Date(kind); ok && len(d.Value) >= 4 {
			year, _, _ := strings.Cut(strings.TrimLeft(d.Value, "-"), "-")
			year, _, _ = strings.Cut(year, "/")
			if kind == record.DateSubmitted || kind == record.DateAccepted {
				return string(kind) + " " + year
			}
			return year
		}
	}
	return ""
}

// identifierLabels are the schemes that a citation may name, in the order of
// preference, with what stands before the value.
var identifierLabels = []struct {
	scheme record.Scheme
	label  string
}{
	{record.SchemeDOI, "doi:"}, {record.SchemePMID, "PMID "}, {record.SchemePMCID, ""}, {record.SchemeArXiv, "arXiv:"},
	{record.SchemeISBN, "ISBN "}, {record.SchemeHandle, "hdl:"},
}

// citedIdentifiers returns the identifier a reader would follow: the DOI, else
// another one that names the publication.
func citedIdentifiers(r *record.Record) []string {
	for _, l := range identifierLabels {
		if value := r.Identifier(l.scheme); value != "" {
			return []string{l.label + value}
		}
	}
	return nil
}

// identifierText writes an identifier with its label.
func identifierText(id record.Identifier) string {
	for _, l := range identifierLabels {
		if l.scheme == id.Scheme {
			return l.label + id.Value
		}
	}
	if id.Authority != "" {
		return id.Authority + " " + id.Value
	}
	return string(id.Scheme) + " " + id.Value
}

func joinNonEmpty(separator string, parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, separator)
}
