package csljson

import "github.com/ibid-go/ibid/record"

// itemTypes are the item types of CSL 1.0.2, appendix III.
var itemTypes = []record.Type{
	"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
	"classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
	"figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
	"musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
	"post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
	"thesis", "treaty", "webpage",
}

// otherTypes are types that items have from Crossref's content negotiation and
// from Zotero, which CSL does not know.
var otherTypes = map[string]record.Type{
	"journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter", "book-section": "chapter",
	"monograph": "book", "edited-book": "book", "reference-book": "book", "reference-entry": "entry", "dissertation": "thesis",
	"posted-content": "article", "preprint": "article", "peer-review": "review", "component": "document", "other": "document",
}
