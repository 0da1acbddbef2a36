// Package csl has the terms of the Citation Style Language that several formats share.
package csl

import "github.com/ibid-go/ibid/record"

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
