package clinicaltrials

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

const code = "clinicaltrials"

// register is the register's name in registrations and accession numbers.
const register = "ClinicalTrials.gov"

var (
	texts   = jsonrecord.Texts(code)
	objects = jsonrecord.Objects(code)
)

// Paths of the modules of a study.
const (
	protocol       = "protocolSection/"
	identification = protocol + "identificationModule/"
	status         = protocol + "statusModule/"
	sponsors       = protocol + "sponsorCollaboratorsModule/"
	description    = protocol + "descriptionModule/"
	conditions     = protocol + "conditionsModule/"
	design         = protocol + "designModule/"
	interventions  = protocol + "armsInterventionsModule/"
	contacts       = protocol + "contactsLocationsModule/"
	references     = protocol + "referencesModule/"
	derived        = "derivedSection/"
)

// modules are the objects whose members are raw fields of their own.
var modules = []string{
	"protocolSection", identification, status, sponsors, description, conditions, design, interventions, contacts, references,
	protocol + "oversightModule", protocol + "outcomesModule", protocol + "eligibilityModule", protocol + "ipdSharingStatementModule",
	"derivedSection", derived + "conditionBrowseModule", derived + "interventionBrowseModule", derived + "miscInfoModule",
}

// format is the table of members.
var format = jsonrecord.New(jsonrecord.Definition{
	Format: record.FormatClinicalTrials, Code: code, Envelopes: []string{"studies", "FullStudiesResponse", "FullStudies", "FullStudy"},
	Open: opened(), Members: withOlder(members()), Silent: append(silent, olderOf(silent...)...),
})

// silent are members that say nothing which is not said elsewhere, in some studies.
var silent = []string{sponsors + "responsibleParty", references + "references", identification + "secondaryIdInfos"}

func opened() []string {
	var paths []string
	for _, path := range modules {
		paths = append(paths, strings.TrimSuffix(path, "/"))
	}
	return append(paths, olderModules()...)
}

// entryType and entryGenre are what a study is: a report, as reference managers
// take it, as they do the rows of the site's tables.
const (
	entryType  = record.TypeReport
	entryGenre = "clinical trial registration"
)

// officialRoles are the roles of officials.
var officialRoles = map[string]record.Role{
	"PRINCIPAL_INVESTIGATOR": "principal-investigator", "STUDY_DIRECTOR": "study-director", "STUDY_CHAIR": "study-chair", "SUB_INVESTIGATOR": "investigator",
}

// planned are the types of an enrolment that is no count yet.
var planned = []string{"ESTIMATED", "ANTICIPATED"}

type referenceKind struct {
	kind, detail string
	related      bool
}

// referenceKinds are the types of references to publications, the names of their details, and
// whether they speak of the study: of what it only cites, the detail is all that
// says which it is.
var referenceKinds = []referenceKind{
	{"RESULT", "result-publication", true},
	{"DERIVED", "derived-publication", true},
	{"BACKGROUND", "background-publication", false},
}

// studyDates are dates of the study, with the names of their details.
var studyDates = []struct{ member, detail string }{
	{"startDateStruct", "start-date"}, {"primaryCompletionDateStruct", "primary-completion-date"}, {"completionDateStruct", "completion-date"},
}

// entryDates are dates of the entry, each in a text or an object.
var entryDates = []struct {
	member string
	kind   record.DateKind
}{
	{"studyFirstPostDateStruct/date", record.DatePosted},
	{"studyFirstSubmitDate", record.DateSubmitted},
	{"lastUpdatePostDateStruct/date", record.DateUpdated},
}

func one(r typed.Reading) []typed.Reading { return []typed.Reading{r} }

// concluded marks a reading of what the number of a study shows.
func concluded(r typed.Reading) typed.Reading {
	r.Inferred = true
	return r
}

func members() []jsonrecord.Member {
	list := []jsonrecord.Member{
		{Name: identification + "nctId", Readings: []typed.Reading{
			texts.IdentifierBy("nctId", record.SchemeAccession, register, nct),
			typed.One(texts, "nctId.own", "own_id", nct, func(r *record.Record) *string { return &r.OwnID }),
			typed.Many(texts, "nctId.registration", "registrations", normalize.Registration, registrations, jsonrecord.Equal),
			concluded(typed.One(texts, "nctId.type", "type", ifNCT(entryType), func(r *record.Record) *record.Type { return &r.Type })),
			concluded(typed.One(texts, "nctId.genre", "genre", ifNCT(entryGenre), func(r *record.Record) *string { return &r.Genre })),
			concluded(typed.One(texts, "nctId.database", "origin/database", ifNCT(register), func(r *record.Record) *string { return &r.Origin.Database })),
		}},
		{Name: identification + "nctIdAliases", Readings: one(typed.Many(texts, "nctIdAliases", "registrations", normalize.Registration, registrations, jsonrecord.Equal))},
		{Name: identification + "secondaryIdInfos", Readings: []typed.Reading{
			typed.Many(objects, "secondaryIdInfos", "registrations", otherRegistration, registrations, jsonrecord.Equal),
			jsonrecord.Details(objects, "secondaryIdInfos.id", "secondary-id", otherID),
		}},
		{Name: identification + "orgStudyIdInfo/id", Readings: one(texts.Detail("orgStudyIdInfo", "secondary-id"))},
		{Name: identification + "briefTitle", Readings: one(texts.Title("briefTitle", record.TitleMain))},
		{Name: identification + "officialTitle", Readings: []typed.Reading{
			typed.If(func(r *record.Record) bool { return r.Title() != "" }, texts.Title("officialTitle", record.TitleAlternate))[0],
			typed.If(func(r *record.Record) bool { return r.Title() == "" }, texts.Title("officialTitle.main", record.TitleMain))[0],
		}},
		{Name: identification + "acronym", Readings: one(texts.Title("acronym", record.TitleShort))},
		{Name: contacts + "overallOfficials", Readings: one(jsonrecord.Contributors(objects, "overallOfficials", official))},
		{Name: sponsors + "responsibleParty", Readings: typed.If(func(r *record.Record) bool { return len(r.Contributors) == 0 },
			jsonrecord.Contributors(objects, "responsibleParty", responsible))},
		{Name: sponsors + "leadSponsor/name", Readings: one(texts.Name("leadSponsor", "sponsor", typed.Corporate))},
		{Name: sponsors + "collaborators/name", Readings: one(texts.Name("collaborators", "collaborator", typed.Corporate))},
	}
	for _, d := range entryDates {
		list = append(list, jsonrecord.Member{Name: status + d.member, Readings: one(texts.Date(strings.TrimSuffix(d.member, "/date"), d.kind))})
	}
	for _, d := range studyDates {
		list = append(list, jsonrecord.Member{Name: status + d.member, Readings: one(jsonrecord.Details(objects, d.member, d.detail, studyDate))})
	}
	return append(list,
		jsonrecord.Member{Name: status + "overallStatus", Readings: one(texts.Detail("overallStatus", "recruitment-status"))},
		jsonrecord.Member{Name: status + "whyStopped", Readings: one(texts.Detail("whyStopped", "why-stopped"))},
		jsonrecord.Member{Name: status + "resultsFirstPostDateStruct", Readings: one(jsonrecord.Details(objects, "resultsFirstPostDateStruct", "results-posted", studyDate))},
		jsonrecord.Member{Name: design + "studyType", Readings: one(texts.Detail("studyType", "study-type"))},
		jsonrecord.Member{Name: design + "phases", Readings: one(texts.Detail("phases", "phase"))},
		jsonrecord.Member{Name: design + "enrollmentInfo", Readings: []typed.Reading{
			typed.Many(objects, "enrollmentInfo", "reported_counts", enrolment, func(r *record.Record) *[]record.ReportedCount { return &r.ReportedCounts }, nil),
			jsonrecord.Details(objects, "enrollmentInfo.detail", "enrolment", func(object string) (string, error) { return member(object, "count"), nil }),
		}},
		jsonrecord.Member{Name: description + "briefSummary", Readings: jsonrecord.Abstract(code, "briefSummary")},
		jsonrecord.Member{Name: description + "detailedDescription", Readings: one(texts.Note("detailedDescription", "description"))},
		jsonrecord.Member{Name: conditions + "conditions", Readings: one(texts.Subject("conditions", "condition"))},
		jsonrecord.Member{Name: conditions + "keywords", Readings: one(texts.Keyword("keywords"))},
		jsonrecord.Member{Name: interventions + "interventions", Readings: one(jsonrecord.Subjects(objects, "interventions", intervention))},
		jsonrecord.Member{Name: derived + "conditionBrowseModule/meshes/term", Readings: one(texts.Subject("conditionBrowse", "mesh"))},
		jsonrecord.Member{Name: derived + "interventionBrowseModule/meshes/term", Readings: one(texts.Subject("interventionBrowse", "mesh"))},
		jsonrecord.Member{Name: references + "references", Readings: append(kindsOfReferences(), jsonrecord.Relations(objects, "references", publication))},
		jsonrecord.Member{Name: references + "seeAlsoLinks/url", Readings: texts.Link("seeAlsoLinks", "related")},
	)
}

func registrations(r *record.Record) *[]record.Registration { return &r.Registrations }

// nct reads the number of a study.
func nct(s string) (string, error) {
	stated, err := normalize.Registration(s)
	if err == nil && stated.Registry != register {
		err = errors.New("no number of " + register)
	}
	return stated.ID, err
}

// ifNCT returns a function that reads what the number of a study shows.
func ifNCT[T any](value T) func(string) (T, error) {
	return func(s string) (T, error) {
		if _, err := nct(s); err != nil {
			var nothing T
			return nothing, nil
		}
		return value, nil
	}
}

// otherRegistration reads a secondary id that is the number of a register.
func otherRegistration(object string) (record.Registration, error) {
	stated, err := normalize.Registration(member(object, "id"))
	if err != nil {
		return record.Registration{}, nil
	}
	return stated, nil
}

// otherID writes a secondary id that is no number of a register.
func otherID(object string) (string, error) {
	id := member(object, "id")
	if _, err := normalize.Registration(id); err == nil {
		return "", nil
	}
	return id, nil
}

// official reads an official of a study. Degrees behind the name are no part of
// it.
func official(object string) (record.Contributor, error) {
	role, ok := officialRoles[constant(object, "role")]
	if !ok {
		role = "contact-person"
	}
	return investigator(member(object, "name"), role, member(object, "affiliation"))
}

func investigator(written string, role record.Role, place string) (record.Contributor, error) {
	written, _, _ = strings.Cut(written, ",")
	if normalize.Text(written) == "" {
		return record.Contributor{}, nil
	}
	name, err := normalize.NameInDisplayOrder(written)
	if err != nil {
		return record.Contributor{}, err
	}
	c := record.Contributor{Name: name, Role: role}
	if place = normalize.Text(place); place != "" {
		c.Affiliations = []string{place}
	}
	return c, nil
}

// responsible reads the investigator who is responsible for a study, where no
// official of it is named. A sponsor who is stands as such.
func responsible(object string) (record.Contributor, error) {
	written := member(object, "investigatorFullName")
	if normalize.Text(written) == "" {
		written = member(object, "oldNameTitle")
	}
	return investigator(written, "principal-investigator", member(object, "investigatorAffiliation"))
}

// studyDate reads a date of the study, be it actual or estimated.
func studyDate(object string) (string, error) { return member(object, "date"), nil }

// intervention reads an intervention with its type: "DEVICE: Bright light".
func intervention(object string) (record.Subject, error) {
	term := normalize.Text(member(object, "name"))
	if term == "" {
		return record.Subject{}, nil
	}
	if kind := member(object, "type"); kind != "" {
		term = kind + ": " + term
	}
	return record.Subject{Term: term, Scheme: "intervention"}, nil
}

// enrolment reads how many participants a study has, or plans.
func enrolment(object string) (record.ReportedCount, error) {
	text := member(object, "count")
	if text == "" {
		return record.ReportedCount{}, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		return record.ReportedCount{}, objects.Reject("enrollmentInfo", "number", text, "no number of participants")
	}
	what := "participants"
	if slices.Contains(planned, constant(object, "type")) {
		what = "planned participants"
	}
	return record.ReportedCount{What: what, Value: &n}, nil
}

// publication reads a reference that speaks of the study; of others it says
// nothing.
func publication(object string) (record.Relation, error) {
	kind := constant(object, "type")
	if !slices.ContainsFunc(referenceKinds, func(k referenceKind) bool { return k.related && k.kind == kind }) {
		return record.Relation{}, nil
	}
	r := record.Relation{Type: record.IsRelatedTo, Text: normalize.Text(member(object, "citation"))}
	if pmid, err := normalize.PMID(member(object, "pmid")); err == nil {
		r.Identifiers = []record.Identifier{{Scheme: record.SchemePMID, Value: pmid}}
	}
	for _, doi := range normalize.FindDOIs(r.Text) {
		r.Identifiers = append(r.Identifiers, record.Identifier{Scheme: record.SchemeDOI, Value: doi.Value})
		break // a citation is of one publication
	}
	if r.Text == "" && r.Identifiers == nil {
		return record.Relation{}, nil
	}
	return r, nil
}

// kindsOfReferences are readings that keep the type of a reference, which a relation
// has no place for, in the name of a detail.
func kindsOfReferences() (readings []typed.Reading) {
	for _, k := range referenceKinds {
		readings = append(readings, jsonrecord.Details(objects, "references."+k.detail, k.detail, func(object string) (string, error) {
			if constant(object, "type") != k.kind {
				return "", nil
			}
			return k.naming(object), nil
		}))
	}
	return readings
}

// naming names the publication of a reference: as shortly as it can where a relation
// says the rest.
func (k referenceKind) naming(object string) string {
	text, number := normalize.Text(member(object, "citation")), ""
	if pmid, err := normalize.PMID(member(object, "pmid")); err == nil {
		number = "PMID: " + pmid
	}
	if k.related && number != "" || text == "" {
		return number
	}
	return strings.TrimSpace(text + " " + number)
}
