package typed

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

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

// addresses are what stands before identifiers in the addresses of their pages, for
// schemes whose pages anyone can open.
var addresses = map[record.Scheme]string{
	record.SchemeArXiv: "https://arxiv.org/abs/", record.SchemeHandle: "https://hdl.handle.net/",
}

// MainAddress is [MainLink], or where a record states no link the address of its
// first identifier of one of the schemes.
func MainAddress(r *record.Record, schemes ...record.Scheme) string {
	if link := MainLink(r.Links); link != "" {
		return link
	}
	for i := range r.Identifiers {
		if id := &r.Identifiers[i]; slices.Contains(schemes, id.Scheme) && addresses[id.Scheme] != "" {
			return addresses[id.Scheme] + id.Value
		}
	}
	return ""
}
