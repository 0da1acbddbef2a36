package pubmedxml

import (
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
)

// tagOf are the tags of the elements, by the ends of their paths; the longest end
// that fits holds. No tag means that the element speaks of the database's record,
// or says again what another does.
var tagOf = map[string]string{
	"MedlineCitation/PMID": "PMID", "BookDocument/PMID": "PMID",

	"Journal/ISSN": "IS", "MedlineJournalInfo/ISSNLinking": "IS", "JournalIssue/Volume": "VI", "JournalIssue/Issue": "IP",
	"JournalIssue/PubDate": "DP", "Journal/Title": "JT", "Journal/ISOAbbreviation": isoAbbreviation,
	"MedlineJournalInfo/Country": "PL", "MedlineJournalInfo/MedlineTA": "TA", "MedlineJournalInfo/NlmUniqueID": "JID",
	"MedlineJournalInfo/NLMUniqueID": "JID", // in former years

	"ArticleTitle": "TI", "VernacularTitle": "TT", "Pagination": "PG", "ELocationID": "LID",
	"Abstract/AbstractText": "AB", "Abstract/CopyrightInformation": "CI", "OtherAbstract": "OAB",
	"AuthorList/Author": "FAU", "InvestigatorList/Investigator": "FIR", "Language": "LA", "GrantList/Grant": "GR",
	"PublicationType": "PT", "ArticleDate": "DEP", "DataBankList/DataBank": "SI",
	"ChemicalList/Chemical": "RN", "SupplMeshList/SupplMeshName": "NM", "CommentsCorrectionsList/CommentsCorrections": relations,
	"GeneSymbolList/GeneSymbol": "GS", "MeshHeadingList/MeshHeading": "MH", "NumberOfReferences": "RF",
	"PersonalNameSubjectList/PersonalNameSubject": "FPS", "MedlineCitation/OtherID": "OID", "KeywordList/Keyword": "OT",
	"CoiStatement": "COIS", "SpaceFlightMission": "SFM", "GeneralNote": "GN",

	"History/PubMedPubDate": "PHST", "PublicationStatus": "PST", "ArticleIdList/ArticleId": "AID",

	"Book/Publisher/PublisherName": "PB", "Book/Publisher/PublisherLocation": "PL", "Book/BookTitle": "BTI", "Book/PubDate": "DP",
	"Book/CollectionTitle": "CTI", "Book/Isbn": "ISBN", "Book/Edition": "EN", "Book/Volume": "VI", "Book/VolumeTitle": "VTI",
	"BookDocument/LocationLabel": "CP", "Book/ReportNumber": reportNumber,

	"DateCompleted": "", "DateRevised": "", "DateCreated": "", "CitationSubset": "", "ContributionDate": "CTDT", "BookDocument/DateRevised": "DRDT", "BeginningDate": "", "EndingDate": "",
	"Book/Medium": "", "Sections": "", "ReferenceList": "", "ObjectList": "", "ItemList": "",
}

// Elements that no tag stands for by itself, and references that have none.
const (
	isoAbbreviation       = "iso-abbreviation"
	reportNumber          = "report-number"
	relations             = "relation"
	associatedDataset     = "associated-dataset"
	associatedPublication = "associated-publication"
)

// ownFields are the names of those that the table of this package reads.
var ownFields = map[string]bool{isoAbbreviation: true, reportNumber: true, associatedDataset: true, associatedPublication: true}

// wholes are the names of elements that are read with all that is in them. Those
// of titles and texts hold markup of any kind.
var wholes = map[string]bool{
	"ISSN": true, "ISSNLinking": true, "PubDate": true, "ArticleTitle": true, "VernacularTitle": true, "BookTitle": true, "CollectionTitle": true,
	"VolumeTitle": true, "Pagination": true, "ELocationID": true, "AbstractText": true, "OtherAbstract": true, "Author": true, "Investigator": true,
	"Grant": true, "ArticleDate": true, "DataBank": true, "Chemical": true, "CommentsCorrections": true, "MeshHeading": true,
	"PersonalNameSubject": true, "OtherID": true, "PubMedPubDate": true, "ArticleId": true, "CopyrightInformation": true, "Keyword": true,
	"CoiStatement": true, "GeneralNote": true, "LocationLabel": true,
	"DateCompleted": true, "DateRevised": true, "DateCreated": true, "ContributionDate": true, "BeginningDate": true, "EndingDate": true,
	"Sections": true, "ReferenceList": true, "ObjectList": true, "ItemList": true,
}

var shape = markup.NewShape(markup.Shape{WholeNames: wholes, Inline: map[string]bool{"i": true, "b": true, "u": true, "sub": true, "sup": true}})

// lookUp returns the tag of an element by its path, and whether the element is
// known.
func lookUp(path string) (string, bool) {
	for {
		if tag, ok := tagOf[path]; ok {
			return tag, true
		}
		i := strings.IndexByte(path, '/')
		if i < 0 {
			return "", false
		}
		path = path[i+1:]
	}
}

// relationTags are the tags of the types of reference between citations. Those
// that are only cited have none.
var relationTags = map[string]string{
	"CommentOn": "CON", "CommentIn": "CIN", "ErratumIn": "EIN", "ErratumFor": "EFR", "PartialRetractionIn": "PRIN", "PartialRetractionOf": "PROF",
	"RepublishedFrom": "RPF", "RepublishedIn": "RPI", "RetractionOf": "ROF", "RetractionIn": "RIN", "UpdateIn": "UIN", "UpdateOf": "UOF",
	"SummaryForPatientsIn": "SPIN", "OriginalReportIn": "ORI", "CorrectedandRepublishedIn": "CRI", "CorrectedandRepublishedFrom": "CRF",
	"RetractedandRepublishedIn": "RRI", "RetractedandRepublishedFrom": "RRF", "ExpressionOfConcernIn": "ECI", "ExpressionOfConcernFor": "ECF",
	"ReprintOf": "RPF", "ReprintIn": "RPI", "DatasetDescribedIn": "DDIN", "DatasetUseReportedIn": "DRIN",
	"AssociatedDataset": associatedDataset, "AssociatedPublication": associatedPublication,
}
