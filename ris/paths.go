package ris

import (
	_ "embed" // of the paths
	"strconv"
	"strings"
)

// Paths and the names of rules are the same few in every record. They are made
// once, so that a trace costs no string of its own.

// listPath is the path of one of the lists that records often have, in the order of
// paths.txt.
type listPath uint8

const (
	inAbbreviations listPath = iota
	inAbstracts
	inAffiliations
	inAttachments
	inContributors
	inCounts
	inDates
	inDecisions
	inDetails
	inIdentifiers
	inISBN
	inISSN
	inKeywords
	inLanguages
	inLicences
	inLinks
	inNotes
	inRegistrations
	inRelations
	inReportedCounts
	inStages
	inSubjects
	inTags
	inTitles
	lists
)

// elementPaths is how many paths of a list are made beforehand.
const elementPaths = 64

// pathTexts are the paths of the elements, a line for each list. They are part of
// the program and not made at its start: what a trace writes of them the collector
// of memory has not to look for.
//
//go:embed paths.txt
var pathTexts string

// pathsOfList are the paths of a list's elements, one behind the other.
type pathsOfList struct {
	list   string
	text   string
	starts [elementPaths + 1]uint16
}

var listPaths = func() (table [lists]pathsOfList) {
	list := 0
	for line := range strings.Lines(pathTexts) {
		paths := &table[list]
		paths.text, paths.list = line, line[:strings.LastIndexByte(line[:strings.IndexByte(line, ' ')], '/')]
		start := 0
		for i := range elementPaths {
			start += strings.IndexAny(line[start:], " \n") + 1
			paths.starts[i+1] = uint16(start)
		}
		list++
	}
	return table
}()

// element returns the path of an element of the list.
func (l listPath) element(i int) string {
	paths := &listPaths[l]
	if i < elementPaths {
		return paths.text[paths.starts[i] : paths.starts[i+1]-1]
	}
	return element(paths.list, i)
}

// element returns the path of an element of a list.
func element(list string, i int) string { return list + "/" + strconv.Itoa(i) }

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

// rulePlaces is how many places there are for the names of rules.
const rulePlaces = 512

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
	place := func(prefix, kind, name string) int {
		at := rulePlace(prefix, kind)
		for table[at] != "" && table[at] != name {
			at = (at + 1) % rulePlaces
		}
		return at
	}
	// The most frequent ones are part of the program, as the paths are.
	for _, name := range []string{namePrefix + "author", titlePrefix + "main", titlePrefix + "short"} {
		behind := strings.LastIndexByte(name, '/') + 1
		table[place(name[:behind], name[behind:], name)] = name
	}
	add := func(prefix, kind string) {
		if kind == "" {
			return
		}
		name := prefix + kind
		if at := place(prefix, kind, name); table[at] == "" {
			table[at] = name
		}
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
