package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// meaningNames are the names of meanings in a dialect: a target's, and behind
// a slash which of several. The first member is the target's own name.
var meaningNames = []struct {
	to    target
	name  string
	which func() []string // nil for a target that is one thing
}{
	{toRaw, "raw", nil},
	{toOwnID, "own-id", nil},
	{toTitle, "title", titleRoles},
	{toContainer, "container", nil},
	{toContainerForm, "container-or-abbreviation", nil},
	{toAbbreviation, "abbreviation", nil},
	{toSecondary, "secondary-title", nil},
	{toName, "name", func() []string { return contributorRoles }},
	{toVariantName, "name-variant", nil},
	{toAffiliation, "affiliation", nil},
	{toDate, "date", dateKinds},
	{toEventDate, "event-date", nil},
	{toEdition, "edition", nil},
	{toAbstract, "abstract", nil},
	{toNote, "note", func() []string { return []string{"", "research"} }},
	{toKeyword, "keyword", nil},
	{toVolume, "volume", nil},
	{toIssue, "issue", nil},
	{toFirstPage, "first-page", nil},
	{toLastPage, "last-page", nil},
	{toPageCount, "number-of-pages", nil},
	{toArticleNumber, "article-number", nil},
	{toText, "text", func() []string { return fieldPaths }},
	{toGenre, "type-of-work", func() []string { return []string{"genre", "medium"} }},
	{toSerial, "issn-or-isbn", nil},
	{toIdentifier, "identifier", nil},
	{toPMCID, "pmcid", nil},
	{toPMID, "pmid", nil},
	{toEmbase, "embase", nil},
	{toLink, "link", nil},
	{toAttachment, "attachment", func() []string { return attachmentKinds }},
	{toAccession, "accession", nil},
	{toDatabaseNumbers, "numbers-in-databases", nil},
	{toLanguage, "language", nil},
	{toRights, "rights", nil},
	{toLibrary, "library", libraryLists},
	{toDetail, "detail", knownDetails},
	{toNumberOfPages, "extent", nil},
	{toSubject, "subject", func() []string { return subjectSchemes }},
	{toStatedCount, "count", statedCountNames},
	{toElectronicISSN, "electronic-issn", nil},
	{toWosNumber, "web-of-science-number", nil},
	{toDocumentType, "document-type", nil},
}

// contributorRoles are the roles that the tables and the sheets name.
var contributorRoles = []string{
	"author", "editor", "translator", "collection-editor", "container-author",
	"contributor", "compiler", "composer", "director", "illustrator",
	"performer", "producer", "recipient", "reviewed-author", "reviewer",
	"advisor", "artist", "cartographer", "cast", "counsel", "inventor",
	"investigator", "issuing-organization", "programmer", "publisher",
	"reporter", "sponsor",
}

// fieldPaths are the paths of the plain text fields; see textField.
var fieldPaths = []string{
	"genre", "medium", "series/title", "series/number", "event/name",
	"event/place", "publisher/name", "publisher/place", "edition", "section",
	"chapter", "number", "number_of_volumes", "volume", "issue", "supplement",
	"part", "article_number", "container/title", "origin/database",
	"origin/platform", "copyright",
}

func titleRoles() []string {
	return []string{
		string(record.TitleMain), string(record.TitleSubtitle), string(record.TitleShort),
		string(record.TitleTranslated), string(record.TitleOriginal), string(record.TitleAlternate),
	}
}

func dateKinds() []string {
	return []string{
		string(record.DateIssued), string(record.DateOnline), string(record.DatePrint),
		string(record.DatePosted), string(record.DateSubmitted), string(record.DateReceived),
		string(record.DateRevised), string(record.DateAccepted), string(record.DateAccessed),
		string(record.DateOriginal), string(record.DateUpdated),
	}
}

func libraryLists() []string {
	var names []string
	for _, path := range libraryPaths {
		names = append(names, strings.TrimPrefix(path, libraryPrefix))
	}
	return names
}

// knownDetails are the names of details; each has a rule.
func knownDetails() []string {
	names := detailNames()
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}

// Meanings returns the names of all meanings that a [Dialect] can give a tag:
// "title/subtitle", "name/editor", "text/publisher/place", … .
func Meanings() []string {
	var names []string
	for _, row := range meaningNames {
		if row.which == nil {
			names = append(names, row.name)
			continue
		}
		for _, as := range row.which() {
			names = append(names, strings.TrimSuffix(row.name+"/"+as, "/"))
		}
	}
	return names
}

// meaningsLike returns the names that a wrong one could have been: those of its
// target, or, for an unknown target, the targets.
func meaningsLike(name string) []string {
	target, _, _ := strings.Cut(name, "/")
	var names []string
	for _, row := range meaningNames {
		switch {
		case row.name == target && row.which == nil:
			return []string{target}
		case row.name == target:
			for _, as := range row.which() {
				names = append(names, strings.TrimSuffix(target+"/"+as, "/"))
			}
			return names
		}
	}
	for _, row := range meaningNames {
		if row.which != nil && row.to != toNote {
			names = append(names, row.name+"/…")
		} else {
			names = append(names, row.name)
		}
	}
	return names
}

// meaningNamed returns the meaning with a name.
func meaningNamed(name string) (meaning, bool) {
	target, as, _ := strings.Cut(name, "/")
	for _, row := range meaningNames {
		if row.name != target {
			continue
		}
		switch {
		case row.which == nil:
			return meaning{row.to, ""}, as == ""
		case row.to == toLibrary:
			return meaning{row.to, libraryPrefix + as}, slices.Contains(row.which(), as)
		case row.to == toDetail:
			return meaning{row.to, as}, slices.Contains(detailNames(), as)
		}
		return meaning{row.to, as}, slices.Contains(row.which(), as)
	}
	return meaning{}, false
}
