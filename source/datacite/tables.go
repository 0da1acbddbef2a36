package datacite

import "github.com/ibid-go/ibid/record"

// types are the general types of resources, in lower case, in CSL's terms. Text
// and Other say less than the type in words or than CSL's own type beside them.
var types = map[string]record.Type{
	"audiovisual": "motion_picture", "award": "document", "book": "book", "bookchapter": "chapter", "collection": "collection",
	"computationalnotebook": "software", "conferencepaper": "paper-conference", "conferenceproceeding": "book", "datapaper": "article-journal",
	"dataset": "dataset", "dissertation": "thesis", "event": "event", "image": "graphic", "instrument": "document",
	"interactiveresource": "webpage", "journal": "periodical", "journalarticle": "article-journal", "model": "document",
	"outputmanagementplan": "document", "peerreview": "review", "physicalobject": "document", "poster": "speech", "preprint": "article",
	"presentation": "speech", "project": "document", "report": "report", "service": "document", "software": "software", "sound": "song",
	"standard": "standard", "studyregistration": "entry", "workflow": "software",
}

// words are types in words, in lower case, as depositors write them.
var words = map[string]record.Type{
	"journal article": "article-journal", "article": "article-journal", "research article": "article-journal", "article-journal": "article-journal",
	"conference paper": "paper-conference", "conferencepaper": "paper-conference", "thesis": "thesis", "dissertation": "thesis", "doctoral thesis": "thesis",
	"master thesis": "thesis", "report": "report", "working paper": "report", "preprint": "article", "book": "book", "book chapter": "chapter",
	"bookchapter": "chapter", "poster": "speech", "presentation": "speech", "software": "software", "dataset": "dataset",
	"creativework": "document", "scholarlyarticle": "article-journal", "journalarticle": "article-journal",
}

// general are the general types that say little.
var general = map[string]bool{"text": true, "other": true, "": true}

// titleRoles are the types of titles; one without a type is a main title.
var titleRoles = map[string]record.TitleRole{
	"AlternativeTitle": record.TitleAlternate, "Subtitle": record.TitleSubtitle, "TranslatedTitle": record.TitleTranslated, "Other": record.TitleAlternate,
}

// contributorRoles are the types of contributors.
var contributorRoles = map[string]record.Role{
	"ContactPerson": "contact-person", "DataCollector": "data-collector", "DataCurator": "curator", "DataManager": "data-manager",
	"Distributor": "distributor", "Editor": record.RoleEditor, "HostingInstitution": "hosting-institution", "Producer": "producer",
	"ProjectLeader": "project-leader", "ProjectManager": "project-manager", "ProjectMember": "project-member",
	"RegistrationAgency": "registration-agency", "RegistrationAuthority": "registration-authority", "RelatedPerson": "related-person",
	"Researcher": "researcher", "ResearchGroup": "research-group", "RightsHolder": "rights-holder", "Sponsor": "sponsor",
	"Supervisor": "supervisor", "Translator": record.RoleTranslator, "WorkPackageLeader": "work-package-leader", "Other": "contributor",
}

// dateKinds are the types of dates that say something of the publication.
var dateKinds = map[string]record.DateKind{
	"Issued": record.DateIssued, "Available": record.DateOnline, "Submitted": record.DateSubmitted, "Accepted": record.DateAccepted, "Updated": record.DateUpdated,
}

// relations are the types of relations in the model's terms, where that has no
// word for it "version" or "related". Citations are not among them.
var relations = map[string]record.RelationType{
	"IsVersionOf": record.IsVersionOf, "HasVersion": record.HasVersion, "IsNewVersionOf": record.IsVersionOf, "IsPreviousVersionOf": record.IsVersionOf,
	"IsVariantFormOf": record.IsVersionOf, "IsOriginalFormOf": record.IsVersionOf, "IsIdenticalTo": record.IsVersionOf,
	"IsObsoletedBy": record.IsVersionOf, "Obsoletes": record.IsVersionOf,
	"IsTranslationOf": record.IsTranslationOf, "HasTranslation": record.HasVersion,
	"IsPartOf": record.IsPartOf, "IsPublishedIn": record.IsPartOf, "HasPart": record.HasPart,
	"Reviews": record.IsReviewOf, "IsReviewedBy": record.HasReview,
	"Continues": record.IsSeriesSibling, "IsContinuedBy": record.IsSeriesSibling,
	"IsSupplementTo": record.IsSupplementTo, "IsSupplementedBy": record.HasSupplement, "IsDescribedBy": record.IsRelatedTo, "Describes": record.IsRelatedTo,
	"HasMetadata": record.IsRelatedTo, "IsMetadataFor": record.IsRelatedTo, "IsDocumentedBy": record.IsRelatedTo, "Documents": record.IsRelatedTo,
	"IsCompiledBy": record.IsRelatedTo, "Compiles": record.IsRelatedTo, "IsDerivedFrom": record.IsRelatedTo, "IsSourceOf": record.IsRelatedTo,
	"IsRequiredBy": record.IsRelatedTo, "Requires": record.IsRelatedTo, "Collects": record.HasPart, "IsCollectedBy": record.IsPartOf, "Other": record.IsRelatedTo,
}

// schemes are the types of identifiers that have a scheme, in lower case.
var schemes = map[string]record.Scheme{
	"doi": record.SchemeDOI, "arxiv": record.SchemeArXiv, "pmid": record.SchemePMID, "pmcid": record.SchemePMCID, "isbn": record.SchemeISBN,
	"handle": record.SchemeHandle,
}

// vocabularies are the names of vocabularies that the model has a name for.
var vocabularies = map[string]string{"mesh": "mesh", "medical subject headings": "mesh"}

// textKinds are the types of descriptions that are notes, with the notes' kinds.
var textKinds = map[string]string{"TableOfContents": "contents", "Methods": "", "TechnicalInfo": "", "Other": ""}

// counts are the members with DataCite's counts.
var counts = []struct{ member, metric string }{
	{"viewCount", "views"}, {"downloadCount", "downloads"}, {"citationCount", "citations"},
}
