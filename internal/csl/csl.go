// Package csl has the terms of the Citation Style Language that several formats share.
package csl

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// ItemTypes are the item types of CSL 1.0.2, appendix III.
var ItemTypes = []record.Type{
	"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
	"classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
	"figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
	"musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
	"post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
	"thesis", "treaty", "webpage",
}

// Wholes are the types of what is published by itself, and none, as which a record is
// taken that states no type: an ISBN is its own. That of all others is the ISBN of
// the container in which they stand.
var Wholes = []record.Type{
	"", "bill", "book", "broadcast", "classic", "collection", "dataset", "document", "event", "graphic", "hearing", "interview", "legal_case",
	"legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "patent", "performance", "periodical",
	"personal_communication", "regulation", "report", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
}

// NearAuthors are the roles of those whom formats without a name for them call the
// authors of a work of its kind: the inventors of a patent, the programmers of
// software.
var NearAuthors = []record.Role{"inventor", "programmer", "artist", "cartographer", "composer", "director", "investigator"}

// AuthorRole returns the role of those who stand as authors: authors or, where nobody
// is one, the first of [NearAuthors] that somebody has.
func AuthorRole(people []record.Contributor) record.Role {
	has := func(role record.Role) bool {
		return slices.ContainsFunc(people, func(c record.Contributor) bool { return c.Role == role })
	}
	if !has(record.RoleAuthor) {
		for _, role := range NearAuthors {
			if has(role) {
				return role
			}
		}
	}
	return record.RoleAuthor
}
