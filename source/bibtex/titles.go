package bibtex

import (
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/typed"
)

// besideOther stands behind the names of a title and a subtitle that are one title,
// as other formats have it.
const besideOther = "+"

// titleCombination reads the title and the subtitle of an entry as its main title.
// The title, which may be put together of several pieces, comes last.
func titleCombination() typed.Combination {
	full := jsonrecord.FullTitle(text, "title.full", []string{"subtitle" + besideOther, "title" + besideOther}, decodeText)
	join := full.Read
	full.Read = func(texts []string) (any, error) {
		if len(texts) == 2 {
			texts = []string{texts[1], texts[0]}
		}
		return join(texts)
	}
	return full
}

// wholeTitle returns which values are a title and a subtitle that are to be read as
// one; -1 for the subtitle where there is none, where the title has its words already,
// or where it is put together of several pieces.
func wholeTitle(values []value) (title, subtitle int) {
	title, subtitle = -1, -1
	for i := range values {
		switch v := &values[i]; {
		case v.name == "title" && title < 0:
			title = i
		case v.name == "subtitle" && subtitle < 0:
			subtitle = i
		}
	}
	if title < 0 || subtitle < 0 || len(values[subtitle].pieces) != 1 || !hasWords(&values[title]) || !hasWords(&values[subtitle]) ||
		jsonrecord.HasSubtitle(values[title].text(), values[subtitle].text()) {
		return -1, -1
	}
	return title, subtitle
}

func hasWords(v *value) bool {
	return strings.ContainsFunc(v.text(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
