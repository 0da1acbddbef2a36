package html

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// element is something of a page that may state metadata.
type element struct {
	kind elementKind
	// name is the name of a meta element in its normal form, or the relation of
	// a link; shown is the name as the page writes it.
	name, shown string
	// value is the place of what it states, whole that of the tag.
	value, whole extent
	// language is what the tag says of the language of its value, as it stands.
	language extent
}

type elementKind int

const (
	metaElement elementKind = iota
	linkElement
	jsonElement
	coinsElement
	titleElement
)

// mostElements is how many elements of a page are kept; more of them state
// nothing that a page of publications would.
const mostElements = 100_000

// scan finds the elements of a page.
func scan(d *document) []element {
	s := scanner{document: d}
	z := tokens{text: d.text}
	inBody := false // once is enough: a page that repeats the tag would be looked through again and again
	for {
		kind, raw := z.next()
		switch kind {
		case html.ErrorToken:
			return s.elements
		case html.StartTagToken, html.SelfClosingTagToken:
			if !inBody && tagNamed(d.text[raw.from:raw.to], "body") {
				if inBody = true; !mayState(d.text[raw.to:]) {
					return s.elements
				}
			}
			s.tag(raw)
		case html.TextToken:
			s.text(raw)
		}
		if len(s.elements) >= mostElements {
			return s.elements
		}
	}
}

// bodySigns are texts of which one is in every body that states metadata beside tags
// meta and licences, in the ways in which they are written. The first byte of each is
// rare in a page.
var bodySigns = [][]byte{[]byte("+json"), []byte("+JSON"), coinsClass, []byte("REL=")}

// mayState reports whether the body of a page may state metadata, which most
// have in their heads.
func mayState(body []byte) bool {
	return slices.ContainsFunc(bodySigns, func(sign []byte) bool { return bytes.Contains(body, sign) }) ||
		mayHaveMeta(body) || mayHaveLicence(body)
}

// mayHaveMeta reports whether a tag meta begins in a text.
func mayHaveMeta(text []byte) bool {
	for {
		at := bytes.IndexByte(text, '<')
		if at < 0 || at+1 == len(text) {
			return false
		}
		if text = text[at+1:]; text[0]|0x20 == 'm' && hasPrefixFold(text, "meta") {
			return true
		}
	}
}

// mayHaveLicence reports whether a tag of a text may be a link to a licence.
func mayHaveLicence(text []byte) bool {
	word := []byte("license")
	for from := 0; ; {
		at := bytes.Index(text[from:], word)
		if at < 0 {
			return false
		}
		before, behind := text[:from+at], text[from+at+len(word):]
		if from = len(before) + len(word); bytes.HasSuffix(bytes.TrimRight(before, `"'`), []byte("rel=")) ||
			bytes.HasSuffix(before, []byte(" ")) && bytes.HasPrefix(behind, []byte(`"`)) {
			return true
		}
	}
}

type scanner struct {
	document *document
	elements []element
	// list is used again for the attributes of each tag.
	list attributeList
	// pending is set behind a tag whose text is what it states.
	pending *element
}

// tag looks at a start tag.
func (s *scanner) tag(raw extent) {
	s.pending = nil
	text := s.document.text[raw.from:raw.to]
	if len(text) < 3 {
		return
	}
	// The first letters decide for nearly all tags of a page.
	switch text[1] | 0x20 {
	case 'm':
		if tagNamed(text, "meta") {
			s.meta(raw)
		}
	case 'l':
		if tagNamed(text, "link") {
			s.link(raw)
		}
	case 'a':
		if tagNamed(text, "a") {
			s.link(raw)
		}
	case 's':
		if tagNamed(text, "span") {
			s.span(raw)
		} else if tagNamed(text, "script") {
			s.script(raw)
		}
	case 't':
		if tagNamed(text, "title") {
			s.pending = &element{kind: titleElement, name: "title", shown: "title", whole: raw}
		}
	}
}

// text looks at the text behind a tag.
func (s *scanner) text(raw extent) {
	if s.pending == nil {
		return
	}
	made := *s.pending
	s.pending = nil
	if made.value = s.document.trim(raw); !made.value.isZero() {
		made.whole.to = raw.to
		s.elements = append(s.elements, made)
	}
}

func (s *scanner) attributes(raw extent) attributeList {
	s.list = attributes(s.list[:0], s.document.text, raw)
	return s.list
}

// attribute returns the text of an attribute.
func (s *scanner) attribute(e extent) string { return unescape(s.document.textOf(e), inAttribute) }

// usualElements is how many elements pages with any have.
const usualElements = 32

// longestName is the longest name of a meta element in bytes.
const longestName = 100

func (s *scanner) meta(raw extent) {
	found := s.attributes(raw)
	value := s.document.trim(found.value("content"))
	if value.isZero() {
		return
	}
	for _, naming := range []string{"name", "property", "itemprop"} {
		name, ok := found.find(naming)
		if !ok || name.to-name.from > longestName {
			continue
		}
		shown, known := metaNames[string(s.document.text[name.from:name.to])]
		normal := shown
		if !known {
			shown = strings.TrimSpace(s.attribute(name))
			normal = metaName(shown)
		}
		if normal == "" {
			continue
		}
		language := found.value("xml:lang")
		if language.isZero() {
			language = found.value("lang")
		}
		if s.elements == nil {
			s.elements = make([]element, 0, usualElements)
		}
		s.elements = append(s.elements, element{
			kind: metaElement, name: normal, shown: shown, value: value, whole: raw, language: s.document.trim(language),
		})
		return
	}
}

// relations are the relations of links that state something, in tags link and
// a. The licence of a page is looked at in both, its other addresses in link.
var relations = map[string]string{
	"canonical": "link.canonical", "license": "link.licence", "alternate": "link.alternate",
}

func (s *scanner) link(raw extent) {
	text := s.document.text[raw.from:raw.to]
	if !bytes.Contains(text, []byte("rel")) && !bytes.Contains(text, []byte("REL")) {
		return
	}
	found := s.attributes(raw)
	value := s.document.trim(found.value("href"))
	if value.isZero() {
		return
	}
	isLink := text[1]|0x20 == 'l'
	for _, shown := range strings.Fields(strings.ToLower(s.attribute(found.value("rel")))) {
		name := relations[shown]
		switch {
		case name == "" || !isLink && name != "link.licence":
			continue
		case name == "link.alternate":
			if strings.ToLower(s.attribute(found.value("type"))) != "application/pdf" {
				continue
			}
			name = "link.pdf"
		}
		s.elements = append(s.elements, element{kind: linkElement, name: name, shown: "rel=" + shown, value: value, whole: raw})
		return
	}
}

func (s *scanner) script(raw extent) {
	kind, ok := s.attributes(raw).find("type")
	if !ok {
		return
	}
	media, _, _ := strings.Cut(s.attribute(kind), ";")
	if strings.EqualFold(strings.TrimSpace(media), "application/ld+json") {
		s.pending = &element{kind: jsonElement, name: "ld", shown: "application/ld+json", whole: raw}
	}
}

// coinsClass is the class of a span that holds a context object (COinS).
var coinsClass = []byte("Z3988")

func (s *scanner) span(raw extent) {
	if !bytes.Contains(s.document.text[raw.from:raw.to], coinsClass) {
		return
	}
	found := s.attributes(raw)
	value := s.document.trim(found.value("title"))
	if value.isZero() || !s.isContext(found.value("class")) {
		return
	}
	s.elements = append(s.elements, element{kind: coinsElement, name: "coins", shown: "Z3988", value: value, whole: raw})
}

// isContext reports whether the class of a span is that of a context object.
func (s *scanner) isContext(class extent) bool {
	if bytes.Equal(s.document.text[class.from:class.to], coinsClass) {
		return true
	}
	return slices.Contains(strings.Fields(s.attribute(class)), string(coinsClass))
}
