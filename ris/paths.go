package ris

import (
	"strconv"
	"strings"
)

// Paths and the names of rules are the same few in every record. They are made
// once, so that a trace costs no string of its own.

// element returns the path of an element of a list.
func element(list string, i int) string {
	if i < elementPaths {
		for at := listPlace(list); listPaths[at].list != ""; at = (at + 1) % listPlaces {
			if listPaths[at].list == list {
				paths := &listPaths[at]
				return paths.text[paths.ends[i]:paths.ends[i+1]]
			}
		}
	}
	return list + "/" + strconv.Itoa(i)
}

const (
	// elementPaths is how many paths of a list are made beforehand.
	elementPaths = 64
	listPlaces   = 64
	rulePlaces   = 512
)

// pathsOfList are the paths of a list's elements, one behind the other: few
// strings, so that the collector of memory has little to look at.
type pathsOfList struct {
	list string
	text string
	ends [elementPaths + 1]uint16
}

// listPaths holds the paths of the lists that records often have, by listPlace.
var listPaths = func() (table [listPlaces]pathsOfList) {
	for _, list := range []string{
		"abstracts", "affiliations", "container/abbreviations", "container/isbn", "container/issn", "contributors",
		"dates", "details", "identifiers", "keywords", "languages", "licences", "links", "notes", "registrations",
		"reported_counts", "titles", "library/attachments", "library/call_numbers", "library/decisions",
		"library/holdings", "library/labels", "library/tags",
	} {
		at := listPlace(list)
		for table[at].list != "" {
			at = (at + 1) % listPlaces
		}
		table[at].list = list
		var text strings.Builder
		for i := range elementPaths {
			text.WriteString(list + "/" + strconv.Itoa(i))
			table[at].ends[i+1] = uint16(text.Len())
		}
		table[at].text = text.String()
	}
	return table
}()

func listPlace(list string) int {
	return (len(list)*5 + int(list[0]) + 3*int(list[len(list)-2])) % listPlaces
}

// ruleOf returns prefix and kind as the name of one rule.
func ruleOf(prefix, kind string) string {
	if len(prefix) > 0 && len(kind) > 0 {
		for at := rulePlace(prefix, kind); ruleNames[at] != ""; at = (at + 1) % rulePlaces {
			if name := ruleNames[at]; len(name) == len(prefix)+len(kind) && name[:len(prefix)] == prefix && name[len(prefix):] == kind {
				return name
			}
		}
	}
	return prefix + kind
}

// Prefixes of the rules that read a value with its kind or role.
const (
	namePrefix    = "name.inverted/"
	displayPrefix = "name.display/"
	titlePrefix   = "title/"
	datePrefix    = "date/"
	linkPrefix    = "link/"
)

// ruleNames holds the names of the rules that the table of tags can ask for, by
// rulePlace.
var ruleNames = func() (table [rulePlaces]string) {
	add := func(prefix, kind string) {
		if kind == "" {
			return
		}
		at := rulePlace(prefix, kind)
		for table[at] != "" && table[at] != prefix+kind {
			at = (at + 1) % rulePlaces
		}
		table[at] = prefix + kind
	}
	addMeaning := func(m meaning) {
		switch m.to {
		case toName:
			add(namePrefix, m.as)
		case toTitle:
			add(titlePrefix, m.as)
		case toDate:
			add(datePrefix, m.as)
		case toDetail:
			add(detailPrefix, m.as)
		case toAttachment:
			add(linkPrefix, m.as)
			add(attachmentPrefix, m.as)
		}
	}
	for i := range tagRows {
		row := &tagRows[i]
		addMeaning(row.meaning)
		for _, t := range row.byType {
			addMeaning(t.meaning)
		}
	}
	for _, kind := range []string{"subtitle", "alternate"} {
		add(titlePrefix, kind)
	}
	for _, rule := range []string{"abstract", "text", "title/main", "keyword", noteRule} {
		add(linesPrefix, rule)
	}
	return table
}()

func rulePlace(prefix, kind string) int {
	return (len(kind)*31 + int(prefix[0])*7 + int(kind[0])*13 + int(kind[len(kind)-1])*17) % rulePlaces
}
