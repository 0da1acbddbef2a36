package csljson

import "github.com/ibid-go/ibid/record"

// otherTypes are types that items have from Crossref's content negotiation and
// from Zotero, which CSL does not know.
var otherTypes = map[string]record.Type{
	"journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter", "book-section": "chapter",
	"monograph": "book", "edited-book": "book", "reference-book": "book", "reference-entry": "entry", "dissertation": "thesis",
	"posted-content": "article", "preprint": "article", "peer-review": "review", "component": "document", "other": "document",
}
