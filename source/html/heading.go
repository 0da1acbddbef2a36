package html

import (
	"bytes"
	"strings"

	"github.com/ibid-go/ibid/normalize"
)

// siteSeparators are what stands between the title of a page and its site's name.
var siteSeparators = []string{" | ", " - ", " – ", " — ", " · ", " :: ", " » "}

// endTitle leaves the site's name out of the text of <title>, where the only first
// heading of the page shows how far the title goes.
func (p *publication) endTitle() {
	for i := range p.items {
		it := &p.items[i]
		if it.name != "title" {
			continue
		}
		place := it.values[0]
		if place.to-place.from > longestHeading {
			return
		}
		text := unescapePlaces(p.document.textOf(place), inText, &p.document.room.offsets)
		var heading string
		for at := range text.text {
			if !beginsSite(text.text[at:]) {
				continue
			}
			if heading == "" {
				if heading = headingOf(p.document.text); heading == "" {
					return
				}
			}
			if normalize.Text(text.text[:at]) == heading {
				it.values[0] = p.document.trim(extent{place.from, place.from + text.at(at)})
				return
			}
		}
		return
	}
}

func beginsSite(text string) bool {
	for _, separator := range siteSeparators {
		if strings.HasPrefix(text, separator) {
			return true
		}
	}
	return false
}

// longestHeading is the longest content of a heading that is looked at, in bytes.
const longestHeading = 4 << 10

// headingOf returns the text of the only h1 of a page, "" where there is none or
// are several.
func headingOf(text []byte) string {
	from := tagAt(text, 0, "<h1")
	if from < 0 || tagAt(text, from+1, "<h1") >= 0 {
		return ""
	}
	start := bytes.IndexByte(text[from:], '>')
	if start < 0 {
		return ""
	}
	start += from + 1
	content := text[start:min(len(text), start+longestHeading)]
	end := tagAt(content, 0, "</h1")
	if end < 0 {
		return ""
	}
	return normalize.Text(plainMarkup(string(content[:end])))
}

// tagAt returns the place of the beginning of a tag in a text from a place on, -1
// where there is none. The last letter of a tag's name is its number.
func tagAt(text []byte, first int, tag string) int {
	for from := first; from < len(text); {
		i := bytes.Index(text[from:], []byte(tag[len(tag)-1:]))
		if i < 0 {
			return -1
		}
		at := from + i + 1 - len(tag)
		from += i + 1
		if at >= first && bytes.EqualFold(text[at:from], []byte(tag)) && from < len(text) && (text[from] == '>' || isSpace(text[from])) {
			return at
		}
	}
	return -1
}
