package openalex

import "github.com/ibid-go/ibid/record"

// types are OpenAlex's types, and Crossref's where a work has them, in CSL's
// terms.
var types = map[string]record.Type{
	"article": "article-journal", "journal-article": "article-journal", "review": "article-journal", "letter": "article-journal",
	"editorial": "article-journal", "erratum": "article-journal", "retraction": "article-journal", "data-paper": "article-journal",
	"software-paper": "article-journal", "conference-abstract": "article-journal", "case-report": "article-journal",
	"preprint": "article", "posted-content": "article",
	"book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book", "book-chapter": "chapter", "book-section": "chapter",
	"book-part": "chapter", "reference-entry": "entry", "dissertation": "thesis", "report": "report", "working-paper": "report",
	"standard": "standard", "dataset": "dataset", "database": "dataset", "software": "software", "peer-review": "review",
	"book-review": "review-book", "conference-paper": "paper-conference", "proceedings-article": "paper-conference", "proceedings": "book",
	"grant": "document", "paratext": "document", "supplementary-materials": "document", "libguides": "webpage", "other": "document",
}

// subtypes are those of OpenAlex's types that are kinds of another one.
var subtypes = map[string]string{"review": record.SubtypeReview, "preprint": record.SubtypePreprint}

// genres are the types that CSL has no word for.
var genres = map[string]string{
	"letter": "letter", "editorial": "editorial", "erratum": "erratum", "retraction": "retraction", "data-paper": "data paper",
	"conference-abstract": "conference abstract", "case-report": "case report", "paratext": "paratext", "grant": "grant",
	"supplementary-materials": "supplementary materials", "peer-review": "peer review", "software-paper": "software paper",
}

// stages are OpenAlex's versions of a copy, which are DRIVER's, in the terms of
// NISO JAV.
var stages = map[string]record.Stage{
	"publishedversion": record.StageVoR, "acceptedversion": record.StageAM, "submittedversion": record.StageAO,
}

// contentVersions are the same in the terms of NISO's Access and License
// Indicators.
var contentVersions = map[string]string{"publishedVersion": "vor", "acceptedVersion": "am", "submittedVersion": "sm"}
