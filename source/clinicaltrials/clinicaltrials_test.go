package clinicaltrials

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/jsonrecord/jsonrecordtest"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/record"
)

// underTest is the format under test, with a small item and the envelopes of its API.
var underTest = func() jsonrecordtest.Format {
	f := jsonrecordtest.New(NewReader, Rules())
	f.Item = func(n int) string {
		return fmt.Sprintf(`{"protocolSection":{"identificationModule":{"nctId":"NCT0000000%d","briefTitle":"Light %d"}},"hasResults":false}`, n, n)
	}
	f.Envelopes = []string{
		`{"totalCount":2,"studies":[%s],"nextPageToken":"x"}`,
	}
	return f
}()

// TestLaws holds the reader to what all readers of JSON have in common.
func TestLaws(t *testing.T) {
	underTest.Check(t, recordtest.Fixture(t, "study.json"))
}

func TestStudy(t *testing.T) {
	records := underTest.ReadAll(t, recordtest.Fixture(t, "study.json"))
	require.Len(t, records, 1)
	r := records[0]
	require.Equal(t, record.TypeReport, r.Type)
	require.Equal(t, "clinical trial registration", r.Genre)
	require.Equal(t, "NCT01234567", r.OwnID)
	require.Equal(t, "ClinicalTrials.gov", r.Origin.Database)
	require.Equal(t, []record.Identifier{{Scheme: "accession", Value: "NCT01234567", Authority: "ClinicalTrials.gov"}}, r.Identifiers)
	require.Equal(t, []record.Registration{
		{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}, {Registry: "ClinicalTrials.gov", ID: "NCT00000001"}, {Registry: "EUCTR", ID: "2015-001234-12"},
	}, r.Registrations)
	require.Equal(t, []record.Title{
		{Value: "Light and Sleep in Small Rooms", Role: record.TitleMain}, {Value: "A Randomised Trial of Bright Light in Small Rooms", Role: record.TitleAlternate},
		{Value: "ROOMS", Role: record.TitleShort},
	}, r.Titles)
	require.Equal(t, []record.Contributor{
		{Name: record.Name{Family: "Müller", Given: "Ana B."}, Role: "principal-investigator", Affiliations: []string{"University of Rooms"}},
		{Name: record.Name{Literal: "University of Rooms"}, Role: "sponsor"},
		{Name: record.Name{Literal: "Example Council"}, Role: "collaborator"},
	}, r.Contributors)
	require.Equal(t, []record.Date{{Kind: "posted", Value: "2019-03-05"}, {Kind: "submitted", Value: "2019-03-01"}, {Kind: "updated", Value: "2021-02-12"}}, r.Dates)
	require.Equal(t, []record.Detail{
		{Name: "secondary-id", Value: "U01-5"}, {Name: "secondary-id", Value: "RG-9"}, {Name: "secondary-id", Value: "ROOMS-1"},
		{Name: "start-date", Value: "2019-05"}, {Name: "primary-completion-date", Value: "2020-06-30"}, {Name: "completion-date", Value: "2022-12"},
		{Name: "recruitment-status", Value: "ACTIVE_NOT_RECRUITING"}, {Name: "study-type", Value: "INTERVENTIONAL"}, {Name: "phase", Value: "PHASE2"}, {Name: "phase", Value: "PHASE3"},
		{Name: "enrolment", Value: "120"},
		{Name: "result-publication", Value: "PMID: 32706713"},
		{Name: "background-publication", Value: "Another paper. PMID: 11111111"},
		{Name: "derived-publication", Value: "Tui J. More light. 2021."},
	}, r.Details)
	require.Equal(t, "This trial asks whether light helps 120 participants to sleep.", r.Abstracts[0].Text)
	require.Equal(t, []record.Note{{Text: "Rooms are lit in the morning.\nSleep is measured.", Kind: "description"}}, r.Notes)
	require.Equal(t, []record.Keyword{{Value: "light"}}, r.Keywords)
	require.Equal(t, []record.Subject{
		{Term: "Insomnia", Scheme: "condition"}, {Term: "Jet Lag", Scheme: "condition"}, {Term: "DEVICE: Bright light", Scheme: "intervention"}, {Term: "Sleep Initiation and Maintenance Disorders", Scheme: "mesh"},
	}, r.Subjects)
	require.Equal(t, "participants", r.ReportedCounts[0].What)
	require.Equal(t, int64(120), *r.ReportedCounts[0].Value)
	require.Equal(t, []record.Relation{
		{Type: record.IsRelatedTo, Identifiers: []record.Identifier{{Scheme: "pmid", Value: "32706713"}}, Text: "Müller AB. Light and sleep. J Light Sleep. 2020."},
		{Type: record.IsRelatedTo, Text: "Tui J. More light. 2021."},
	}, r.Relations)
	require.Equal(t, []record.Link{{URL: "https://rooms.example.org", Kind: "related"}}, r.Links)
	require.Empty(t, r.Status, "the status of the study is not that of a publication")
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
	require.Equal(t, "protocolSection/identificationModule/nctId", r.Raw[0].Name)
	require.Equal(t, "hasResults", r.Raw[len(r.Raw)-1].Name)
}

// TestMembers is a table of members that the study does not have.
func TestMembers(t *testing.T) {
	for _, c := range []struct{ name, module, members, path, want string }{
		{"an official title alone", "identificationModule", `"officialTitle":"A Trial of Light"`, "titles", `[{"value":"A Trial of Light","role":"main"}]`},
		{"a number of another register", "identificationModule", `"secondaryIdInfos":[{"id":"ISRCTN12345678","type":"REGISTRY"}]`, "registrations/0/registry", `"ISRCTN"`},
		{"planned participants", "designModule", `"enrollmentInfo":{"count":60,"type":"ESTIMATED"}`, "reported_counts/0/what", `"planned participants"`},
		{"a withdrawn study", "designModule", `"enrollmentInfo":{"count":0,"type":"ACTUAL"}`, "reported_counts/0/value", `0`},
		{"who is responsible", "sponsorCollaboratorsModule", `"responsibleParty":{"type":"PRINCIPAL_INVESTIGATOR","investigatorFullName":"Li Ng, MD","investigatorTitle":"Professor","investigatorAffiliation":"University of Rooms"}`, "contributors/0", `{"family":"Ng","given":"Li","role":"principal-investigator","affiliations":["University of Rooms"]}`},
		{"a sponsor who is", "sponsorCollaboratorsModule", `"responsibleParty":{"type":"SPONSOR"},"leadSponsor":{"name":"Rooms","class":"OTHER"}`, "contributors/0", `{"literal":"Rooms","role":"sponsor"}`},
		{"a study that stopped", "statusModule", `"overallStatus":"TERMINATED","whyStopped":"No light"`, "details/1", `{"name":"why-stopped","value":"No light"}`},
		{"results", "statusModule", `"resultsFirstPostDateStruct":{"date":"2021-03-04","type":"ACTUAL"}`, "details/0", `{"name":"results-posted","value":"2021-03-04"}`},
		{"a publication with a DOI", "referencesModule", `"references":[{"type":"DERIVED","citation":"Tui J. More light. 2021. doi: 10.5555/light.21."}]`, "relations/0/identifiers", `[{"scheme":"doi","value":"10.5555/light.21"}]`},
		{"a publication that is cited", "referencesModule", `"references":[{"pmid":"32706713","type":"BACKGROUND","citation":"Ng L. Light. 2020."}]`, "details/0", `{"name":"background-publication","value":"Ng L. Light. 2020. PMID: 32706713"}`},
		{"a publication by its number alone", "referencesModule", `"references":[{"pmid":"32706713","type":"BACKGROUND"}]`, "details/0/value", `"PMID: 32706713"`},
		{"a number that is none", "referencesModule", `"references":[{"pmid":"x","type":"RESULT","citation":"Ng L. Light. 2020."}]`, "details/0/value", `"Ng L. Light. 2020."`},
		{"a chair", "contactsLocationsModule", `"overallOfficials":[{"name":"Jo Tui","role":"STUDY_CHAIR"}]`, "contributors/0/role", `"study-chair"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := underTest.ReadAll(t, `{"protocolSection":{"`+c.module+`":{`+c.members+"}}}")[0]
			require.Equal(t, c.want, jsonrecordtest.At(t, r, c.path))
			require.Empty(t, r.Diagnostics)
			require.Empty(t, r.Unclaimed)
		})
	}
}

// TestRefused: a value that a rule refuses is reported, and costs nothing else.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ module, members, tag string }{
		{"identificationModule", `"nctId":"not yet"`, "nctId"},
		{"identificationModule", `"nctId":"ISRCTN12345678"`, "nctId"},
		{"statusModule", `"studyFirstSubmitDate":"some day"`, "studyFirstSubmitDate"},
		{"designModule", `"enrollmentInfo":{"count":-1}`, "enrollmentInfo"},
	} {
		r := underTest.ReadAll(t, `{"protocolSection":{"conditionsModule":{"keywords":["light"]},"`+c.module+`":{`+c.members+"}}}")[0]
		require.Equal(t, []record.Keyword{{Value: "light"}}, r.Keywords)
		require.Len(t, r.Diagnostics, 1, c.members)
		require.Equal(t, "clinicaltrials.refused-value", r.Diagnostics[0].Code)
		require.Equal(t, "protocolSection/"+c.module+"/"+c.tag, r.Diagnostics[0].Tag)
	}
}

func FuzzReader(f *testing.F) {
	f.Add(recordtest.Fixture(f, "study.json"))
	f.Add(`{"studies":[{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","briefTitle":"A"}}},{"protocolSection":{"referencesModule":{"references":[{"pmid":"1","type":"RESULT"}]}}}]}`)
	f.Add(`{"protocolSection":{"descriptionModule":{"briefSummary":"29 studies <"},"designModule":{"enrollmentInfo":{"count":-1}}}}`)
	f.Fuzz(underTest.Fuzz)
}

func BenchmarkReader(b *testing.B) {
	work := recordtest.Fixture(b, "study.json")
	// Most studies list their places and outcomes.
	work = strings.Replace(work, `{"facility": "Rooms Hospital", "city": "Bern"}`, strings.Repeat(`{"facility": "Rooms Hospital", "city": "Bern", "zip": "3000", "country": "Switzerland", "geoPoint": {"lat": 46.9, "lon": 7.4}}, `, 60)+"{}", 1)
	document := strings.Repeat(strings.ReplaceAll(work, "\n", " ")+"\n", 50)
	underTest.Benchmark(b, document, 50)
}

// TestOlder reads the same study from both versions of the API.
func TestOlder(t *testing.T) {
	newer := underTest.ReadAll(t, `{"studies":[{"protocolSection":{
		"identificationModule":{"nctId":"NCT01234567","orgStudyIdInfo":{"id":"ROOMS-1"},"secondaryIdInfos":[{"id":"2015-001234-12"},{"id":"U01-5"}],"briefTitle":"Light","officialTitle":"Light in Rooms"},
		"statusModule":{"startDateStruct":{"date":"2019-05"},"studyFirstPostDateStruct":{"date":"2019-03-05"},"lastUpdatePostDateStruct":{"date":"2021-02-12"}},
		"sponsorCollaboratorsModule":{"leadSponsor":{"name":"Rooms"},"collaborators":[{"name":"Example Council"}]},
		"descriptionModule":{"briefSummary":"Light helps."},
		"conditionsModule":{"conditions":["Insomnia"],"keywords":["light"]},
		"designModule":{"phases":["Phase 2"],"enrollmentInfo":{"count":60,"type":"ESTIMATED"}},
		"armsInterventionsModule":{"interventions":[{"type":"Device","name":"Lamp"}]},
		"contactsLocationsModule":{"overallOfficials":[{"name":"Li Ng, MD","affiliation":"Rooms","role":"STUDY_CHAIR"}]},
		"referencesModule":{"references":[{"pmid":"32706713","type":"RESULT","citation":"Ng L. Light. 2020."},{"pmid":"1","type":"BACKGROUND","citation":"B"}]}}}]}`)[0]
	older := underTest.ReadAll(t, `{"FullStudiesResponse":{"APIVrs":"1.01.05","NStudiesFound":1,"FullStudies":[{"Rank":1,"Study":{"ProtocolSection":{
		"IdentificationModule":{"NCTId":"NCT01234567","OrgStudyIdInfo":{"OrgStudyId":"ROOMS-1"},"SecondaryIdInfoList":{"SecondaryIdInfo":[{"SecondaryId":"2015-001234-12"},{"SecondaryId":"U01-5"}]},"BriefTitle":"Light","OfficialTitle":"Light in Rooms"},
		"StatusModule":{"StartDateStruct":{"StartDate":"2019-05"},"StudyFirstPostDateStruct":{"StudyFirstPostDate":"March 5, 2019"},"LastUpdatePostDateStruct":{"LastUpdatePostDate":"February 12, 2021"}},
		"SponsorCollaboratorsModule":{"LeadSponsor":{"LeadSponsorName":"Rooms"},"CollaboratorList":{"Collaborator":[{"CollaboratorName":"Example Council"}]}},
		"DescriptionModule":{"BriefSummary":"Light helps."},
		"ConditionsModule":{"ConditionList":{"Condition":["Insomnia"]},"KeywordList":{"Keyword":["light"]}},
		"DesignModule":{"PhaseList":{"Phase":["Phase 2"]},"EnrollmentInfo":{"EnrollmentCount":"60","EnrollmentType":"Anticipated"}},
		"ArmsInterventionsModule":{"InterventionList":{"Intervention":[{"InterventionType":"Device","InterventionName":"Lamp"}]}},
		"ContactsLocationsModule":{"OverallOfficialList":{"OverallOfficial":[{"OverallOfficialName":"Li Ng, MD","OverallOfficialAffiliation":"Rooms","OverallOfficialRole":"Study Chair"}]}},
		"ReferencesModule":{"ReferenceList":{"Reference":[{"ReferencePMID":"32706713","ReferenceType":"result","ReferenceCitation":"Ng L. Light. 2020."},{"ReferencePMID":"1","ReferenceType":"background","ReferenceCitation":"B"}]}}}}}]}}`)[0]
	require.Empty(t, older.Diagnostics)
	require.Empty(t, older.Unclaimed)
	require.Equal(t, "Study/ProtocolSection/IdentificationModule/NCTId", older.Raw[1].Name)
	for _, r := range []*record.Record{newer, older} {
		r.ID, r.Origin.Span, r.Raw, r.Trace = "", record.Span{}, nil, nil
	}
	require.Equal(t, newer, older)
}
