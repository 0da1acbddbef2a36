package crossref

import "github.com/ibid-go/ibid/record"

// types are Crossref's types of works in CSL's terms.
var types = map[string]record.Type{
	"journal-article": "article-journal", "journal-issue": "periodical", "journal-volume": "periodical", "journal": "periodical",
	"book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book", "book-chapter": "chapter",
	"book-section": "chapter", "book-part": "chapter", "book-track": "chapter", "book-series": "book", "book-set": "book",
	"reference-entry": "entry", "proceedings": "book", "proceedings-series": "book", "proceedings-article": "paper-conference",
	"dissertation": "thesis", "report": "report", "report-series": "report", "report-component": "report", "standard": "standard",
	"standard-series": "standard", "posted-content": "article", "peer-review": "review", "dataset": "dataset", "database": "dataset",
	"component": "document", "grant": "document", "other": "document",
}

// genres are the types that CSL has no word for.
var genres = map[string]string{
	"component": "component", "grant": "grant", "peer-review": "peer review", "reference-book": "reference book",
	"proceedings": "proceedings", "database": "database",
}

// inContainers are the types of which a second title of the container is the
// book's, and the first one that of its series.
var inContainers = []string{"book-chapter", "book-section", "book-part", "book-track", "reference-entry", "proceedings-article"}

// assertedDates are the dates among what publishers assert for Crossmark, by
// the names that they give them.
var assertedDates = map[string]record.DateKind{
	"received": record.DateReceived, "date_received": record.DateReceived, "received_date": record.DateReceived,
	"revised": record.DateRevised, "date_revised": record.DateRevised, "rev_recd": record.DateRevised, "revised_date": record.DateRevised,
	"accepted": record.DateAccepted, "date_accepted": record.DateAccepted, "accepted_date": record.DateAccepted,
	"first_online": record.DateOnline, "published_online": record.DateOnline, "online_date": record.DateOnline, "epub": record.DateOnline,
	"published": record.DateIssued,
}

// assertedCopyrights are the names of assertions about the copyright.
var assertedCopyrights = []string{"copyright", "copyright_information", "copyright_year_holder"}

// roles are the members with contributors.
var roles = []record.Role{"author", "editor", "translator", "chair"}

// inProjects are the members of a grant's project with contributors.
var inProjects = []struct {
	member string
	role   record.Role
}{
	{"lead-investigator", "principal-investigator"}, {"co-lead-investigator", "principal-investigator"}, {"investigator", "investigator"},
}

// updates are the types of update in the model's terms: what the notice is to
// the work that it updates.
var updates = map[string]record.RelationType{
	"correction": record.IsCorrectionOf, "corrigendum": record.IsCorrectionOf, "erratum": record.IsCorrectionOf,
	"addendum": record.IsCorrectionOf, "clarification": record.IsCorrectionOf, "partial_retraction": record.IsCorrectionOf,
	"partial-retraction": record.IsCorrectionOf,
	"retraction":         record.IsRetractionOf, "withdrawal": record.IsRetractionOf, "removal": record.IsRetractionOf,
	"new_version": record.IsVersionOf, "new-version": record.IsVersionOf, "new_edition": record.IsVersionOf, "new-edition": record.IsVersionOf,
}

// updatedIn are the same relations from the work that is updated.
var updatedIn = map[record.RelationType]record.RelationType{
	record.IsCorrectionOf: record.HasCorrection, record.IsRetractionOf: record.HasRetraction, record.IsVersionOf: record.IsVersionOf,
	record.IsRelatedTo: record.IsRelatedTo,
}

// registers are the DOIs by which Crossref names registers of trials, and what
// their numbers begin with where these are given without it.
var registers = map[string]struct{ name, prefix string }{
	"10.18810/isrctn":              {"ISRCTN", "ISRCTN"},
	"10.18810/clinical-trials-gov": {"ClinicalTrials.gov", "NCT"},
	"10.18810/anzctr":              {"ANZCTR", "ACTRN"},
	"10.18810/chictr":              {"ChiCTR", "ChiCTR"},
	"10.18810/euctr":               {"EUCTR", ""},
	"10.18810/drks":                {"DRKS", "DRKS"},
	"10.18810/ctri":                {"CTRI", "CTRI/"},
	"10.18810/umin-ctr":            {"UMIN-CTR", "UMIN"},
	"10.18810/pactr":               {"PACTR", "PACTR"},
	"10.18810/ntr":                 {"NTR", "NTR"},
	"10.18810/irct":                {"IRCT", "IRCT"},
	"10.18810/tctr":                {"TCTR", "TCTR"},
	"10.18810/rebec":               {"ReBEC", "RBR-"},
	"10.18810/slctr":               {"SLCTR", "SLCTR/"},
	"10.18810/cris":                {"CRIS", "KCT"},
}

// formats are what the types of content of a link say that it leads to.
var formats = map[string]string{
	"application/pdf": "pdf", "application/xml": "fulltext", "text/xml": "fulltext", "text/html": "fulltext", "text/plain": "fulltext",
}

// issnKinds are the types of ISSN.
var issnKinds = map[string]string{"print": "print", "electronic": "electronic", "link": "linking", "linking": "linking"}
