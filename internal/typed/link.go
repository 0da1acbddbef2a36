package typed

import "github.com/ibid-go/ibid/record"

// MainLink returns the address that a format with one field for it gives: the
// first that is said to lead nowhere in particular, else the first but one of an
// image; "" where there is none.
func MainLink(links []record.Link) string {
	first := ""
	for _, l := range links {
		switch {
		case l.Kind == "":
			return l.URL
		case first == "" && l.Kind != "image":
			first = l.URL
		}
	}
	return first
}
