package clinicaltrials

import (
	"strings"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
)

// study is the path of a study in an item of the older API's full studies.
const study = "Study/"

// olderPaths are the paths of members in the older API (version 1), by their paths
// in version 2. Their values mean the same.
var olderPaths = map[string]string{
	identification + "nctId":             "ProtocolSection/IdentificationModule/NCTId",
	identification + "nctIdAliases":      "ProtocolSection/IdentificationModule/NCTIdAliasList/NCTIdAlias",
	identification + "secondaryIdInfos":  "ProtocolSection/IdentificationModule/SecondaryIdInfoList/SecondaryIdInfo",
	identification + "orgStudyIdInfo/id": "ProtocolSection/IdentificationModule/OrgStudyIdInfo/OrgStudyId",
	identification + "briefTitle":        "ProtocolSection/IdentificationModule/BriefTitle",
	identification + "officialTitle":     "ProtocolSection/IdentificationModule/OfficialTitle",
	identification + "acronym":           "ProtocolSection/IdentificationModule/Acronym",

	contacts + "overallOfficials": "ProtocolSection/ContactsLocationsModule/OverallOfficialList/OverallOfficial",

	sponsors + "responsibleParty":   "ProtocolSection/SponsorCollaboratorsModule/ResponsibleParty",
	sponsors + "leadSponsor/name":   "ProtocolSection/SponsorCollaboratorsModule/LeadSponsor/LeadSponsorName",
	sponsors + "collaborators/name": "ProtocolSection/SponsorCollaboratorsModule/CollaboratorList/Collaborator/CollaboratorName",

	status + "studyFirstPostDateStruct/date": "ProtocolSection/StatusModule/StudyFirstPostDateStruct/StudyFirstPostDate",
	status + "studyFirstSubmitDate":          "ProtocolSection/StatusModule/StudyFirstSubmitDate",
	status + "lastUpdatePostDateStruct/date": "ProtocolSection/StatusModule/LastUpdatePostDateStruct/LastUpdatePostDate",
	status + "startDateStruct":               "ProtocolSection/StatusModule/StartDateStruct",
	status + "primaryCompletionDateStruct":   "ProtocolSection/StatusModule/PrimaryCompletionDateStruct",
	status + "completionDateStruct":          "ProtocolSection/StatusModule/CompletionDateStruct",
	status + "resultsFirstPostDateStruct":    "ProtocolSection/StatusModule/ResultsFirstPostDateStruct",
	status + "overallStatus":                 "ProtocolSection/StatusModule/OverallStatus",
	status + "whyStopped":                    "ProtocolSection/StatusModule/WhyStopped",

	design + "studyType":      "ProtocolSection/DesignModule/StudyType",
	design + "phases":         "ProtocolSection/DesignModule/PhaseList/Phase",
	design + "enrollmentInfo": "ProtocolSection/DesignModule/EnrollmentInfo",

	description + "briefSummary":        "ProtocolSection/DescriptionModule/BriefSummary",
	description + "detailedDescription": "ProtocolSection/DescriptionModule/DetailedDescription",
	conditions + "conditions":           "ProtocolSection/ConditionsModule/ConditionList/Condition",
	conditions + "keywords":             "ProtocolSection/ConditionsModule/KeywordList/Keyword",
	interventions + "interventions":     "ProtocolSection/ArmsInterventionsModule/InterventionList/Intervention",

	derived + "conditionBrowseModule/meshes/term":    "DerivedSection/ConditionBrowseModule/ConditionMeshList/ConditionMesh/ConditionMeshTerm",
	derived + "interventionBrowseModule/meshes/term": "DerivedSection/InterventionBrowseModule/InterventionMeshList/InterventionMesh/InterventionMeshTerm",

	references + "references":       "ProtocolSection/ReferencesModule/ReferenceList/Reference",
	references + "seeAlsoLinks/url": "ProtocolSection/ReferencesModule/SeeAlsoLinkList/SeeAlsoLink/SeeAlsoLinkURL",
}

// olderMembers are the names of members of objects in the older API, by those in
// version 2, where an object is read as a whole. Which object it is, the name says.
var olderMembers = map[string][]string{
	"id":                      {"SecondaryId"},
	"name":                    {"OverallOfficialName", "InterventionName"},
	"role":                    {"OverallOfficialRole"},
	"affiliation":             {"OverallOfficialAffiliation"},
	"investigatorFullName":    {"ResponsiblePartyInvestigatorFullName"},
	"oldNameTitle":            {"ResponsiblePartyOldNameTitle"},
	"investigatorAffiliation": {"ResponsiblePartyInvestigatorAffiliation"},
	"date":                    {"StartDate", "PrimaryCompletionDate", "CompletionDate", "ResultsFirstPostDate"},
	"type":                    {"InterventionType", "ReferenceType", "EnrollmentType"},
	"count":                   {"EnrollmentCount"},
	"citation":                {"ReferenceCitation"},
	"pmid":                    {"ReferencePMID"},
}

// member returns the text of a member of an object, by its name in version 2.
func member(object, name string) string {
	if text := jsonscan.GetText(object, name); text != "" {
		return text
	}
	for _, older := range olderMembers[name] {
		if text := jsonscan.GetText(object, older); text != "" {
			return text
		}
	}
	return ""
}

// constant is one of the API's constants, of which the older one has the words:
// "Principal Investigator", "derived".
func constant(object, name string) string {
	return strings.ReplaceAll(strings.ToUpper(member(object, name)), " ", "_")
}

// withOlder adds the members of the older API to those of version 2.
func withOlder(list []jsonrecord.Member) []jsonrecord.Member {
	for _, m := range list {
		if older := olderPaths[m.Name]; older != "" {
			list = append(list, jsonrecord.Member{Name: study + older, Readings: m.Readings})
		}
	}
	return list
}

// olderOf are the older paths of members.
func olderOf(paths ...string) []string {
	var list []string
	for _, path := range paths {
		list = append(list, study+olderPaths[path])
	}
	return list
}

// olderModules are the objects of the older API whose members are raw fields of
// their own.
func olderModules() []string {
	paths := []string{strings.TrimSuffix(study, "/")}
	for _, path := range modules {
		var parts []string
		for part := range strings.SplitSeq(strings.TrimSuffix(path, "/"), "/") {
			parts = append(parts, strings.ToUpper(part[:1])+part[1:])
		}
		paths = append(paths, study+strings.Join(parts, "/"))
	}
	return paths
}
