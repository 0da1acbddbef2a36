package html

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file reads what a page without metadata shows of the publication that it is
// about: the heading that its title begins with, and the authors in an element that
// says that it names them.

// shownElement is an element of a page that may say something by what it shows.
type shownElement struct {
	// shown is what tells it: "h1", "rel=author", "class=authors".
	shown   string
	content extent
	whole   extent
}

// longestByline is how long an element that names authors is at most, in bytes, and
// mostBylines how many of them are looked at.
const (
	longestByline = 16 << 10
	mostBylines   = 500
)

// authorClasses are words of the class of an element that names authors.
var authorClasses = set(
	"author", "authors", "author-list", "authorlist", "author-names", "article-authors", "article__authors", "article-author",
	"byline", "contributors", "citation_author", "c-article-author-list", "paper-authors",
)

// shownElements returns the headings of a page and the elements that name authors,
// outermost ones only.
func shownElements(d *document) (headings, authors []shownElement) {
	z := tokens{text: d.text}
	var list attributeList
	// open is the element that is looked for the end of, depth how many of its name are
	// open inside.
	var open *shownElement
	name, depth := "", 0
	for len(authors) < mostBylines && len(headings) < mostBylines {
		kind, raw := z.next()
		switch {
		case kind == html.ErrorToken:
			return headings, authors
		case kind != html.StartTagToken && kind != html.EndTagToken:
			continue
		}
		tag := tagName(d.text[raw.from:raw.to])
		if open != nil {
			switch {
			case tag != name:
			case kind == html.StartTagToken:
				depth++
			case depth > 0:
				depth--
			default:
				open.content.to, open.whole.to = raw.from, raw.to
				if name == "h1" {
					headings = append(headings, *open)
				} else if open.content.to-open.content.from <= longestByline {
					authors = append(authors, *open)
				}
				open = nil
			}
			continue
		}
		if kind == html.EndTagToken || alone[tag] {
			continue
		}
		shown := "h1"
		if tag != "h1" {
			list = attributes(list[:0], d.text, raw)
			if shown = namesAuthors(d, list); shown == "" {
				continue
			}
		}
		name, depth = tag, 0
		open = &shownElement{shown: shown, content: extent{raw.to, raw.to}, whole: raw}
	}
	return headings, authors
}

// namesAuthors returns by what an element says that it names authors, "" where it does
// not.
func namesAuthors(d *document, list attributeList) string {
	text := func(name string) []string {
		return strings.Fields(strings.ToLower(unescape(d.textOf(list.value(name)), inAttribute)))
	}
	switch {
	case slices.Contains(text("rel"), "author"):
		return "rel=author"
	case slices.Contains(text("itemprop"), "author"):
		return "itemprop=author"
	}
	for _, class := range text("class") {
		if authorClasses[class] {
			return "class=" + class
		}
	}
	return ""
}

// betweenBylines is what may stand between the elements of authors of one list.
var betweenBylines = regexp.MustCompile(`^(?:[\s,;&|·•\d*†‡]|\b(?:and|und|et|y|e)\b)*$`)

// addShown adds to what a page says of itself the heading and the authors that it
// shows, where it is plain that they are of the publication that it is about.
func (p *publication) addShown() {
	d := p.document
	headings, authors := shownElements(d)
	p.addHeading(headings)
	if !slices.ContainsFunc(p.people, func(one person) bool { return one.role == record.RoleAuthor }) {
		p.people = append(p.people, p.shownAuthors(authors)...)
	}
}

// addHeading puts the only heading of the first level in the place of the title of the
// page, where that has it with the name of the site.
func (p *publication) addHeading(headings []shownElement) {
	at := slices.IndexFunc(p.items, func(it item) bool { return it.name == "title" })
	if len(headings) != 1 || at < 0 {
		return
	}
	value := p.document.trim(headings[0].content)
	shown := normalize.Text(plainMarkup(p.document.textOf(value)))
	if len(shown) < shortestHeading || !strings.Contains(normalize.Text(p.decoded(&p.items[at])), shown) {
		return
	}
	p.items = slices.Delete(p.items, at, at+1)
	p.add("shown.title", headings[0].shown, headings[0].whole, value)
}

// shortestHeading is how long a heading is at least that can be a title and not the
// name of a part of a site.
const shortestHeading = 12

// shownAuthors returns the authors of the only list of a page, nil where there are
// several lists of different people or where something in it is no name of a person.
func (p *publication) shownAuthors(elements []shownElement) []person {
	var chosen []person
	var names []record.Name
	for from := 0; from < len(elements); {
		to := from + 1
		for to < len(elements) && p.follows(elements[to-1], elements[to]) {
			to++
		}
		var list []person
		var read []record.Name
		for _, e := range elements[from:to] {
			people, found := p.byline(e)
			if people == nil {
				return nil
			}
			list, read = append(list, people...), append(read, found...)
		}
		if chosen != nil && !slices.Equal(names, read) {
			return nil
		}
		if chosen == nil {
			chosen, names = list, read
		}
		from = to
	}
	return chosen
}

// follows reports whether two elements are of one list.
func (p *publication) follows(a, b shownElement) bool {
	between := extent{a.whole.to, b.whole.from}
	return between.to-between.from <= longestByline && betweenBylines.MatchString(plainMarkup(p.document.textOf(between)))
}

// personName is a name of a person in the order in which it is shown: its words begin
// with capitals, but for particles, and a word or initials stand before the last.
var personName = regexp.MustCompile(`^(?:(?:\p{Lu}[\p{L}\p{M}'’‐\-]*\.?|(?:\p{Lu}\.[\-‐]?){1,4}) ){1,4}(?:(?:van|von|der|den|de|del|della|da|dos|di|du|la|le|el|al|bin|ter|ten|zu) )*\p{Lu}[\p{L}\p{M}'’‐\-]+(?:,? (?:Jr\.?|Sr\.?|II|III))?$`)

// noPerson are words of texts that are not names of people.
var noPerson = regexp.MustCompile(`(?i)\b(?:universit\w*|institut\w*|department|group|team|staff|editor\w*|author\w*|contributors?|news\w*|press|society|association|committee|consortium|collaboration|organi[sz]ation|journal|published|written|follow|view|all|show|more|by|about|admin|guest)\b`)

// byline reads the names of people in an element; nil where it has others.
func (p *publication) byline(e shownElement) ([]person, []record.Name) {
	d := p.document
	var people []person
	var names []record.Name
	for i, l := range bylineLines(d.text, e.content) {
		text := string(l.text)
		from := 0
		if i == 0 {
			from = len(bylineLabel.FindString(text))
		}
		found, _ := normalize.NamesInDisplayOrder(text[from:])
		read := 0
		for _, name := range found {
			written := text[from+name.Start : from+name.End]
			if !personName.MatchString(written) || noPerson.MatchString(written) || name.Value.Family == "" || name.Value.Given == "" {
				return nil, nil
			}
			place := l.place(from+name.Start, from+name.End)
			rule := personRuleOf("html.md", record.RoleAuthor)
			if again, err := rule.read([]string{d.textOf(place)}); err != nil || again.Name != name.Value {
				return nil, nil
			}
			people = append(people, person{
				vocabulary: shownPage, role: record.RoleAuthor, rule: rule,
				parts: []part{{shown: e.shown, value: place, whole: place, owned: true}},
			})
			names = append(names, name.Value)
			read += name.End - name.Start
		}
		// What is between the names divides them.
		rest := text[from:]
		for i := len(found) - 1; i >= 0; i-- {
			rest = rest[:found[i].Start] + rest[found[i].End:]
		}
		if !betweenBylines.MatchString(rest) {
			return nil, nil
		}
	}
	return people, names
}

// bylineLabel is what stands before the names.
var bylineLabel = regexp.MustCompile(`^(?i:(?:written )?by|authors?:|from)\s+`)

// bylineLines are the lines that an element shows, without raised numbers and marks.
func bylineLines(text []byte, where extent) []line {
	return showLines(showing{notes: true}, text, where, longestByline)
}
