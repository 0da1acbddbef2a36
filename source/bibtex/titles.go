package bibtex

import (
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// besideOther stands behind the names of a title and a subtitle that are one title,
// as other formats have it.
const besideOther = "+"

// joined are titles that are one with the subtitle beside them.
var joined = []struct {
	title, subtitle string
	// applies says of which types of entries; nil for all. Where without is there,
	// the title says something else.
	applies func(*record.Record) bool
	without string
}{
	{title: "title", subtitle: "subtitle"},
	{title: "booktitle", subtitle: "booksubtitle", applies: isInBook},
	{title: "maintitle", subtitle: "mainsubtitle", applies: isInBook, without: "booktitle"},
	{title: "journaltitle", subtitle: "journalsubtitle", applies: isArticle},
}

// titleCombinations read a title and its subtitle as one. The title, which may be put
// together of several pieces, comes last.
func titleCombinations() []typed.Combination {
	whole := func(title, subtitle string) typed.Combination {
		full := jsonrecord.FullTitle(text, title+".full", []string{subtitle + besideOther, title + besideOther}, decodeText)
		join := full.Read
		full.Read = func(texts []string) (any, error) {
			if len(texts) == 2 {
				texts = []string{texts[1], texts[0]}
			}
			return join(texts)
		}
		return full
	}
	list := []typed.Combination{whole(joined[0].title, joined[0].subtitle)}
	for _, j := range joined[1:] {
		full := whole(j.title, j.subtitle)
		join := full.Read
		full.Read = func(texts []string) (any, error) {
			title, err := join(texts)
			if err != nil {
				return nil, err
			}
			return normalize.JournalTitle(title.(record.Title).Value)
		}
		full.Put = func(r *record.Record, value any) string {
			if r.Container.Title != "" {
				return ""
			}
			r.Container.Title = value.(string)
			return "container/title"
		}
		list = append(list, full)
	}
	return list
}

// namesOfTitles returns the names under which the table reads values that are a
// title in parts, by their places; nil where there are none. They are not joined
// where the title has the words of the subtitle already, or where the subtitle is put
// together of several pieces. In a volume of a larger book without a title of its
// own, an entry stands in that book.
func namesOfTitles(entryType string, values []value) map[int]string {
	var names map[int]string
	has := func(name string) int {
		for i := range values {
			if values[i].name == name && hasWords(&values[i]) {
				return i
			}
		}
		return -1
	}
	found := false
	for i := range values {
		found = found || strings.HasSuffix(values[i].name, "subtitle") || values[i].name == "maintitle"
	}
	if !found {
		return nil
	}
	t, _ := typeOf(entryType)
	read := &record.Record{Type: t.csl}
	for _, j := range joined {
		title := has(j.title)
		if title < 0 || j.applies != nil && !j.applies(read) || j.without != "" && has(j.without) >= 0 {
			continue
		}
		if names == nil {
			names = map[int]string{}
		}
		subtitle := has(j.subtitle)
		switch {
		case subtitle >= 0 && len(values[subtitle].pieces) == 1 && !jsonrecord.HasSubtitle(values[title].text(), values[subtitle].text()):
			names[title], names[subtitle] = j.title+besideOther, j.subtitle+besideOther
		case j.without != "":
			names[title] = j.title + inPlace
		}
	}
	return names
}

// inPlace stands behind the name of a title that stands for another one.
const inPlace = "-in-place"

func hasWords(v *value) bool {
	return strings.ContainsFunc(v.text(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
