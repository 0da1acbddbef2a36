package bibtex

import (
	"regexp"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
)

// pages reads pages, or how many a whole work has: "345 p.".
func pages(name string) []typed.Reading {
	readings := text.Pages(name)
	for i := range readings {
		read := readings[i].Read
		readings[i].Read = func(s string) (any, error) {
			if plain, err := decodeText(s); err == nil && (extent.MatchString(plain) || isArXiv(plain)) {
				return nil, nil
			}
			return read(s)
		}
	}
	number := text.NumberOfPages(name + ".number")
	readNumber := number.Read
	number.Read = func(s string) (any, error) {
		plain, err := decodeText(s)
		if err != nil || !extent.MatchString(plain) {
			return nil, err
		}
		if value, err := readNumber(s); err == nil {
			return value, nil
		}
		return nil, nil
	}
	rest := text.Detail(name+".extent", "pages")
	readRest := rest.Read
	rest.Read = func(s string) (any, error) {
		plain, err := decodeText(s)
		if err != nil || !extent.MatchString(plain) {
			return nil, err
		}
		if _, err := normalize.NumberOfPages(plain); err == nil {
			return nil, nil
		}
		return readRest(s)
	}
	return append(readings, number, rest, arXivInPlace(name))
}

// articleNumber reads an article's number. ADS has the number in arXiv there, and
// for the pages.
func articleNumber(name string) []typed.Reading {
	reading := text.ArticleNumber(name)
	read := reading.Read
	reading.Read = func(s string) (any, error) {
		if plain, err := decodeText(s); err == nil && isArXiv(plain) {
			return nil, nil
		}
		return read(s)
	}
	return []typed.Reading{reading, arXivInPlace(name)}
}

// arXivInPlace reads the number in arXiv that stands for pages.
func arXivInPlace(name string) typed.Reading {
	reading := text.AnyIdentifier(name + ".arxiv")
	read := reading.Read
	reading.Read = func(s string) (any, error) {
		if plain, err := decodeText(s); err != nil || !isArXiv(plain) {
			return nil, err
		}
		return read(s)
	}
	return reading
}

func isArXiv(text string) bool {
	const start = "arxiv:"
	text = strings.TrimSpace(text)
	return len(text) > len(start) && strings.EqualFold(text[:len(start)], start)
}

// extent is a number of pages in the words of library catalogues: "xii, 345 p. ;
// 22 cm".
var extent = regexp.MustCompile(`(?i)\d(?: (?:pp?|pages|seiten)\b| ?pp?\.)`)
