package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// limits are the ends of the codes that say that a limit left something of a
// record out, whose format stands before.
var limits = map[string]bool{
	"line-too-long": true, "record-too-long": true, "too-long": true,
	"too-many-lines": true, "too-many-fields": true, "too-many-elements": true, "too-deep": true,
}

// isCut reports whether a limit left something of the record out: what seems
// to be missing may stand there.
func (f *finding) isCut() bool {
	return slices.ContainsFunc(f.record.Diagnostics, func(d record.Diagnostic) bool {
		_, end, _ := strings.Cut(d.Code, ".")
		return limits[end]
	})
}

// whole checks what the record as a whole says and, where it is whole, does not
// say.
func (f *finding) whole() {
	r := f.record
	cut := f.isCut()
	if len(r.Titles) == 0 && !cut {
		f.add(noTitle.at("", r.Origin.Span))
	}
	if len(r.Contributors) == 0 && !r.MoreContributors && !cut {
		f.add(noAuthor.at("", r.Origin.Span))
	}
	f.year(cut)
	f.identifiers()
}

// publicationDates are the kinds of date that say when it was published, or
// will be.
var publicationDates = map[record.DateKind]bool{
	record.DateIssued: true, record.DateOnline: true, record.DatePrint: true, record.DatePosted: true,
	record.DateSubmitted: true, record.DateAccepted: true, record.DateOriginal: true,
}

// yearsAhead is how far ahead of the current year a year of publication may be.
const yearsAhead = 2

// year checks the dates of publication. One may be missing where the record was
// cut.
func (f *finding) year(cut bool) {
	r := f.record
	dated := r.Status == record.StatusInPress
	for i, d := range r.Dates {
		if !publicationDates[d.Kind] {
			continue
		}
		dated = true
		if f.options.Year == 0 || len(d.Value) < 4 {
			continue
		}
		if year, err := strconv.Atoi(d.Value[:4]); err == nil && year > f.options.Year+yearsAhead {
			tag, span := f.placeOf("dates/" + strconv.Itoa(i))
			f.add(futureYear.at(tag, span))
		}
	}
	if !dated && !cut && !f.has(badDate.code) && !f.saysUndated() {
		f.add(noYear.at("", r.Origin.Span))
	}
}

// longestDate is more bytes than a field has that says that there is no date.
const longestDate = 200

// saysUndated reports whether a field that holds a date says that the publication
// has none.
func (f *finding) saysUndated() bool {
	format := f.record.Origin.Format
	return slices.ContainsFunc(f.record.Raw, func(raw record.RawField) bool {
		text := raw.Value
		if len(text) > longestDate {
			return false
		}
		if isXML[format] {
			text = strings.TrimSpace(textOfXML(text))
		}
		if !normalize.SaysUndated(strings.Trim(text, "{}\"")) {
			return false
		}
		if format == record.FormatRIS {
			return contents[raw.Name] == holdsDate
		}
		return namesDate(raw.Name)
	})
}

// dateTags are the names of fields that hold a date, in formats other than RIS and
// in the languages of tables, where they are not told by their end.
var dateTags = map[string]bool{
	"%d": true, "%8": true, "dp": true, "dep": true, "py": true, "pd": true, "y1": true, "da": true, "yr": true, "fd": true, "yd": true,
	"ano": true, "anno": true, "data": true, "rok": true, "год": true,
}

// dateEnds end the words of names that say that a field holds a date:
// "Publication Year", "dates/year", "citation_publication_date", "Erscheinungsjahr".
var dateEnds = []string{
	"date", "dates", "year", "issued", "published", "datum", "jahr", "année", "annee", "año", "fecha", "jaar", "år",
}

// namesDate reports whether a field holds a date, by its name.
func namesDate(name string) bool {
	name = strings.ToLower(name)
	if dateTags[name] {
		return true
	}
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if dateTags[word] || slices.ContainsFunc(dateEnds, func(end string) bool { return strings.HasSuffix(word, end) }) {
			return true
		}
	}
	return false
}

func (f *finding) has(code string) bool {
	for i := range f.list {
		if f.list[i].Code == code {
			return true
		}
	}
	return false
}

// identifiers compares the record's DOIs with each other.
func (f *finding) identifiers() {
	first := ""
	for i, id := range f.record.Identifiers {
		if id.Scheme != record.SchemeDOI {
			continue
		}
		key := normalize.DOIKey(id.Value)
		if first == "" {
			first = key
		} else if key != first {
			tag, span := f.placeOf("identifiers/" + strconv.Itoa(i))
			f.add(severalDOIs.because("the first is "+first, tag, span))
		}
	}
}

// hasMarkup reports whether text holds an entity or a tag of HTML, JATS or
// MathML.
func hasMarkup(text string) bool {
	return anyBehind(text, '&', isEntity) || anyBehind(text, '<', isElement)
}

// anyBehind reports whether is holds for the text behind any c.
func anyBehind(text string, c byte, is func(string) bool) bool {
	for {
		i := strings.IndexByte(text, c)
		if i < 0 {
			return false
		}
		text = text[i+1:]
		if is(text) {
			return true
		}
	}
}

// entities are the named entities that exporters leave in text.
var entities = map[string]bool{
	"amp": true, "lt": true, "gt": true, "quot": true, "apos": true, "nbsp": true,
	"ndash": true, "mdash": true, "hellip": true, "lsquo": true, "rsquo": true,
	"ldquo": true, "rdquo": true, "laquo": true, "raquo": true, "copy": true, "reg": true,
	"trade": true, "deg": true, "plusmn": true, "times": true, "micro": true, "alpha": true,
	"beta": true, "gamma": true, "delta": true, "kappa": true, "mu": true, "le": true, "ge": true,
	"auml": true, "ouml": true, "uuml": true, "Auml": true, "Ouml": true, "Uuml": true, "szlig": true,
	"aacute": true, "eacute": true, "iacute": true, "oacute": true, "uacute": true, "agrave": true,
	"egrave": true, "acirc": true, "ecirc": true, "ocirc": true, "ntilde": true, "atilde": true,
	"otilde": true, "ccedil": true, "aring": true, "oslash": true, "aelig": true,
}

// isEntity reports whether text, which stands behind "&", is the rest of an
// entity.
func isEntity(text string) bool {
	const longest = 10
	end := strings.IndexByte(text[:min(len(text), longest)], ';')
	if end <= 0 {
		return false
	}
	name := text[:end]
	if name[0] != '#' {
		return entities[name]
	}
	digits := strings.TrimLeft(name[1:], "xX")
	return digits != "" && strings.Trim(digits, "0123456789abcdefABCDEF") == ""
}

// elements are the elements that exporters leave in text, without the name
// space that may stand before ("jats:p", "mml:math").
var elements = map[string]bool{
	"i": true, "b": true, "u": true, "em": true, "strong": true, "sub": true, "sup": true, "inf": true,
	"p": true, "br": true, "div": true, "span": true, "italic": true, "bold": true, "sec": true,
	"title": true, "small": true, "font": true, "a": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"ul": true, "ol": true, "li": true, "tt": true, "math": true, "mi": true, "mo": true, "mn": true,
	"mrow": true, "msub": true, "msup": true, "mtext": true, "abstract": true, "sc": true, "scp": true,
}

// isElement reports whether text, which stands behind "<", is the rest of a
// tag.
func isElement(text string) bool {
	const longest = 24
	text = strings.TrimPrefix(text, "/")
	end := strings.IndexAny(text[:min(len(text), longest)], " />")
	if end <= 0 {
		return false
	}
	name := strings.ToLower(text[:end])
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	const longestTag = 200
	return elements[name] && strings.IndexByte(text[end:min(len(text), end+longestTag)], '>') >= 0
}
