package ictrp_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/markup/markuptest"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/clinicaltrials"
	"github.com/ibid-go/ibid/source/delimited"
	"github.com/ibid-go/ibid/source/ictrp"
)

var format = markuptest.Format{Open: ictrp.NewReader, Rules: ictrp.Rules()}

func export(t testing.TB) []byte { return []byte(recordtest.Fixture(t, "export.xml")) }

// rowsOf is the export as the table that the portal gives of it: names of elements
// with blanks, and one row for each entry.
func rowsOf(t *testing.T, document []byte) []byte {
	t.Helper()
	var list struct {
		Trial []struct {
			Elements []struct {
				XMLName xml.Name
				Text    string `xml:",chardata"`
			} `xml:",any"`
		}
	}
	require.NoError(t, xml.Unmarshal(document, &list))
	var names []string
	var rows [][]string
	for _, trial := range list.Trial {
		row := make([]string, len(names), len(names)+len(trial.Elements))
		for _, e := range trial.Elements {
			at := slices.Index(names, e.XMLName.Local)
			if at < 0 {
				at = len(names)
				names, row = append(names, e.XMLName.Local), append(row, "")
			}
			row[at] = strings.TrimSpace(e.Text)
		}
		rows = append(rows, row)
	}
	heading := make([]string, len(names))
	for i, name := range names {
		heading[i] = strings.ReplaceAll(name, "_", " ")
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	require.NoError(t, w.Write(heading))
	for _, row := range rows {
		require.NoError(t, w.Write(append(row, make([]string, len(names)-len(row))...)))
	}
	w.Flush()
	return out.Bytes()
}

// TestTable: an entry gives the same values from the portal's table.
func TestTable(t *testing.T) {
	document := export(t)
	records, _, damages := format.Read(t, document)
	require.Empty(t, damages)
	reader := delimited.NewReader(bytes.NewReader(rowsOf(t, document)), nil)
	var rows []*record.Record
	for r, err := range reader.All() {
		require.NoError(t, err)
		rows = append(rows, r)
	}
	require.Equal(t, "ictrp", reader.Document().Dialect)
	require.Len(t, records, 3)
	require.Len(t, rows, 3)
	for i := range rows {
		want, got := recordtest.Content(t, rows[i]), recordtest.Content(t, records[i])
		require.Equal(t, "clinical trial registration", got["genre"])
		require.NotEmpty(t, got["own_id"])
		require.Equal(t, "ICTRP", records[i].Origin.Database)
		require.Equal(t, want, got)
	}
}

func TestExport(t *testing.T) {
	records, d, _ := format.Read(t, export(t))
	require.Equal(t, record.FormatICTRP, d.Format)
	require.Empty(t, d.Outside)
	r := records[0]
	require.Equal(t, record.TypeReport, r.Type)
	require.Equal(t, "NCT01234567", r.OwnID)
	require.Equal(t, "ICTRP", r.Origin.Database)
	require.Empty(t, r.Unclaimed)
	require.Empty(t, r.Diagnostics)
	require.Equal(t, []record.Title{
		{Value: "Counting Lines & Columns in Adults", Role: record.TitleMain},
		{Value: "A Randomised Trial of Counting Lines in Adults, with H2O", Role: record.TitleAlternate},
		{Value: "LINES", Role: record.TitleShort},
	}, r.Titles)
	require.Equal(t, []record.Registration{{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}, {Registry: "EUCTR", ID: "2010-023457-11"}}, r.Registrations)
	require.Equal(t, []record.Identifier{{Scheme: record.SchemeAccession, Value: "NCT01234567", Authority: "ClinicalTrials.gov"}}, r.Identifiers)
	require.Equal(t, []record.Subject{
		{Term: "Line Blindness", Scheme: "condition"}, {Term: "Table Fatigue", Scheme: "condition"},
		{Term: "Behavioral: Counting", Scheme: "intervention"}, {Term: "Device: Ruler < 30 cm", Scheme: "intervention"},
	}, r.Subjects)
	require.Equal(t, []record.Relation{{Type: record.IsRelatedTo, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.1000/tables.2013.1"}}}}, r.Relations)
	require.Equal(t, []record.Link{{URL: "https://clinicaltrials.gov/show/NCT01234567?a=1&b=2"}, {URL: "https://example.org/protocol.pdf", Kind: "related"}}, r.Links)
	require.Equal(t, "Register of Lines", records[2].Details[0].Value)
	require.Equal(t, record.Date{Kind: record.DatePosted, Value: "2019", Literal: "05/06/2019"}, records[2].Dates[0])
}

// TestMeanings: an element that is also a column of the portal's tables means the
// same there.
func TestMeanings(t *testing.T) {
	var columns []delimited.Column
	for _, d := range delimited.Dialects() {
		if d.Name == "ictrp" {
			columns = d.Columns
		}
	}
	require.NotEmpty(t, columns)
	for _, c := range columns {
		name := strings.ReplaceAll(c.Heading, " ", "_")
		require.Equal(t, c.Meaning, ictrp.MeaningOf(name), name)
	}
}

// TestElements reads one element beside the entry's number.
func TestElements(t *testing.T) {
	tests := []struct{ element, path, want string }{
		{"<Public_title>On <i>E. coli</i></Public_title>", "titles/0", `{"value":"On E. coli","role":"main"}`},
		{"<Public_title><![CDATA[Lines & <b>rows</b>]]></Public_title>", "titles/0", `{"value":"Lines & rows","role":"main"}`},
		{"<Scientific_title>A</Scientific_title>", "titles/0", `{"value":"A","role":"alternate"}`},
		{"<Acronym>ABC</Acronym>", "titles/0", `{"value":"ABC","role":"short"}`},
		{"<Primary_sponsor>A, B &amp; C</Primary_sponsor>", "contributors/0", `{"literal":"A, B & C","role":"sponsor"}`},
		{"<Secondary_Sponsor>D</Secondary_Sponsor>", "details/0", `{"name":"collaborators","value":"D"}`},
		{"<Date_registration3>20200102</Date_registration3>", "dates/0", `{"kind":"posted","value":"2020-01-02"}`},
		{"<Date_registration>2020-01-02</Date_registration>", "dates/0", `{"kind":"posted","value":"2020-01-02"}`},
		{"<Last_Refreshed_on>3 May 2021</Last_Refreshed_on>", "dates/0", `{"kind":"updated","value":"2021-05-03"}`},
		{"<Export_date>x</Export_date>", "details/0", `{"name":"export-date","value":"x"}`},
		{"<Source_Register>ChiCTR</Source_Register>", "details/0", `{"name":"register","value":"ChiCTR"}`},
		{"<web_address>https://example.org/</web_address>", "links/0", `{"url":"https://example.org/"}`},
		{"<Recruitment_Status>Recruiting</Recruitment_Status>", "details/0", `{"name":"recruitment-status","value":"Recruiting"}`},
		{"<Inclusion_agemin>18</Inclusion_agemin>", "details/0", `{"name":"age","value":"18"}`},
		{"<Inclusion_agemax>80</Inclusion_agemax>", "details/0", `{"name":"age","value":"80"}`},
		{"<Inclusion_Gender>Both</Inclusion_Gender>", "details/0", `{"name":"sex","value":"Both"}`},
		{"<Date_enrollement>2020</Date_enrollement>", "details/0", `{"name":"enrolment-date","value":"2020"}`},
		{"<Target_size>A:4;B:5;</Target_size>", "details/0", `{"name":"enrolment","value":"A:4;B:5;"}`},
		{"<Study_type>x</Study_type>", "details/0", `{"name":"study-type","value":"x"}`},
		{"<Study_design>x</Study_design>", "details/0", `{"name":"study-design","value":"x"}`},
		{"<Phase>Phase 2</Phase>", "details/0", `{"name":"phase","value":"Phase 2"}`},
		{"<Countries>A;B</Countries>", "details/0", `{"name":"countries","value":"A;B"}`},
		{"<Inclusion_Criteria>x</Inclusion_Criteria>", "details/0", `{"name":"inclusion-criteria","value":"x"}`},
		{"<Exclusion_Criteria>x</Exclusion_Criteria>", "details/0", `{"name":"exclusion-criteria","value":"x"}`},
		{"<Condition>A;B</Condition>", "subjects/1", `{"term":"B","scheme":"condition"}`},
		{"<Condition><![CDATA[A;B]]></Condition>", "subjects/1", `{"term":"B","scheme":"condition"}`},
		{"<Condition>A\n<br/>B</Condition>", "subjects/1", `{"term":"B","scheme":"condition"}`},
		{"<Intervention>Drug: A</Intervention>", "subjects/0", `{"term":"Drug: A","scheme":"intervention"}`},
		{"<Primary_outcome>x</Primary_outcome>", "details/0", `{"name":"primary-outcome","value":"x"}`},
		{"<Secondary_outcome>x</Secondary_outcome>", "details/0", `{"name":"secondary-outcome","value":"x"}`},
		{"<results_date_posted>x</results_date_posted>", "details/0", `{"name":"results-posted","value":"x"}`},
		{"<results_date_completed>x</results_date_completed>", "details/0", `{"name":"completion-date","value":"x"}`},
		{"<results_yes_no>Yes</results_yes_no>", "details/0", `{"name":"results","value":"Yes"}`},
		{"<results_url_link>https://example.org/r</results_url_link>", "links/0", `{"url":"https://example.org/r","kind":"related"}`},
		{"<results_url_protocol>https://example.org/p</results_url_protocol>", "links/0", `{"url":"https://example.org/p","kind":"related"}`},
		{"<Secondary_ID>X-1;NCT01111111</Secondary_ID>", "registrations/1", `{"registry":"ClinicalTrials.gov","id":"NCT01111111"}`},
		{"<Secondary_ID>X-1;NCT01111111</Secondary_ID>", "details/0", `{"name":"secondary-id","value":"X-1"}`},
		{"<Source_Support>F</Source_Support>", "details/0", `{"name":"funder","value":"F"}`},
	}
	for _, test := range tests {
		records, _, damages := format.Read(t, []byte("<Trial><TrialID>ISRCTN12345678</TrialID>"+test.element+"</Trial>"))
		require.Empty(t, damages, test.element)
		require.Len(t, records, 1)
		value, ok := records[0].At(test.path)
		require.True(t, ok, "%s: %s", test.element, test.path)
		got, err := json.Marshal(value)
		require.NoError(t, err)
		require.JSONEq(t, test.want, string(got), test.element)
		require.Empty(t, records[0].Unclaimed, test.element)
	}
}

// TestSilent: these say nothing of the entry, and are no overlooked text.
func TestSilent(t *testing.T) {
	for _, element := range []string{
		"<Internal_Number>1</Internal_Number>", "<other_records>Yes</other_records>", "<Prospective_registration>Yes</Prospective_registration>",
		"<Contact_Email>a@example.org</Contact_Email>", "<Ethics_review_status>x</Ethics_review_status>", "<results_summary>x</results_summary>",
		"<Bridging_flag>FALSE</Bridging_flag>", "<Bridged_type>x</Bridged_type>", "<Phase>N/A</Phase>", "<Acronym>NULL</Acronym>", "<Acronym/>",
	} {
		alone, _, _ := format.Read(t, []byte("<Trial><TrialID>NCT01234567</TrialID></Trial>"))
		records, _, damages := format.Read(t, []byte("<Trial><TrialID>NCT01234567</TrialID>"+element+"</Trial>"))
		require.Empty(t, damages)
		require.Equal(t, recordtest.Content(t, alone[0]), recordtest.Content(t, records[0]), element)
		require.Empty(t, records[0].Unclaimed, element)
		require.Len(t, records[0].Raw, 2, element)
	}
}

// TestUnknownNumber: a number of a form that no register is known by is one of the
// register that the entry names, whatever other numbers it has.
func TestUnknownNumber(t *testing.T) {
	records, _, _ := format.Read(t, []byte("<Trial><TrialID>TR-7</TrialID><SecondaryIDs>NCT01234567</SecondaryIDs><Source_Register>Tide Register</Source_Register></Trial>"+
		"<Trial><TrialID>TR-7</TrialID><SecondaryIDs>NCT01234567</SecondaryIDs></Trial>"))
	known := record.Registration{Registry: "ClinicalTrials.gov", ID: "NCT01234567"}
	require.Equal(t, []record.Registration{known, {Registry: "Tide Register", ID: "TR-7"}}, records[0].Registrations)
	require.Equal(t, []record.Registration{known}, records[1].Registrations, "nothing names its register")
}

func TestUnclaimed(t *testing.T) {
	tests := map[string]string{
		"<New_Element>Lines</New_Element>": "Lines",
		"between":                          "between",
		"<Condition><![CDATA[A &lt; 1;B]]></Condition>": "A &lt; 1;B",
	}
	for in, want := range tests {
		records, _, _ := format.Read(t, []byte("<Trial><TrialID>NCT01234567</TrialID>"+in+"</Trial>"))
		require.Len(t, records[0].Unclaimed, 1, in)
		require.Equal(t, want, records[0].Unclaimed[0].Text)
	}
}

// TestNumbers: the numbers of registers as the portal writes them make an entry of
// that register: the identifier is the registration's number.
func TestNumbers(t *testing.T) {
	for in, want := range map[string]record.Registration{
		"NCT01234567":           {Registry: "ClinicalTrials.gov", ID: "NCT01234567"},
		"ISRCTN12345678":        {Registry: "ISRCTN", ID: "ISRCTN12345678"},
		"ChiCTR2600132949":      {Registry: "ChiCTR", ID: "ChiCTR2600132949"},
		"ACTRN12612000123456":   {Registry: "ANZCTR", ID: "ACTRN12612000123456"},
		"CTIS2023-501234-12-00": {Registry: "CTIS", ID: "2023-501234-12-00"},
	} {
		records, _, _ := format.Read(t, []byte("<Trial><TrialID>"+in+"</TrialID></Trial>"))
		require.Equal(t, []record.Registration{want}, records[0].Registrations, in)
		require.Equal(t, want.ID, records[0].Identifiers[0].Value, in)
		require.Equal(t, in, records[0].OwnID)
	}
}

// TestRegister: an entry is to the portal what it is to its register.
func TestRegister(t *testing.T) {
	const study = `{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","briefTitle":"Lines","officialTitle":"A trial of lines","acronym":"LI",` +
		`"secondaryIdInfos":[{"id":"2010-023457-11"},{"id":"LIN-1"}]},` +
		`"statusModule":{"overallStatus":"Recruiting","studyFirstPostDateStruct":{"date":"2010-11-04"}},` +
		`"sponsorCollaboratorsModule":{"leadSponsor":{"name":"University of Columns"}},"conditionsModule":{"conditions":["Line Blindness","Table Fatigue"]}}}`
	const entry = `<Trial><TrialID>NCT01234567</TrialID><Public_title>Lines</Public_title><Scientific_title>A trial of lines</Scientific_title><Acronym>LI</Acronym>` +
		`<Primary_sponsor>University of Columns</Primary_sponsor><Date_registration3>20101104</Date_registration3><Recruitment_Status>Recruiting</Recruitment_Status>` +
		`<Condition>Line Blindness;Table Fatigue</Condition><Secondary_ID>2010-023457-11;LIN-1</Secondary_ID></Trial>`
	want, err := clinicaltrials.NewReader(strings.NewReader(study), nil).Read()
	require.NoError(t, err)
	records, _, _ := format.Read(t, []byte(entry))
	got := records[0]
	require.ElementsMatch(t, want.Titles, got.Titles)
	require.ElementsMatch(t, want.Details, got.Details)
	require.Equal(t, want.Registrations, got.Registrations)
	compared := *want
	compared.Titles, compared.Details = got.Titles, got.Details
	compared.Origin.Database = "ICTRP"
	require.Equal(t, recordtest.Content(t, &compared), recordtest.Content(t, got))
}

// TestBroken: what is broken in an entry costs that entry at most.
func TestBroken(t *testing.T) {
	const sound = "<Trial><TrialID>NCT07654321</TrialID><Public_title>Sound</Public_title></Trial>"
	tests := map[string]struct {
		in      string
		code    string
		damaged int
	}{
		"no end tag":        {"<Trial><TrialID>NCT01234567</TrialID>" + sound, "ictrp.unclosed-record", 0},
		"cut off":           {"<Trial><TrialID>NCT01234567</TrialID><Public_title>Cut " + sound, "ictrp.cut-off", 1},
		"wrong end tag":     {"<Trial><TrialID>NCT01234567</TrialID><Public_title>A</Title></Trial>" + sound, "ictrp.mismatched-tag", 0},
		"element left open": {"<Trial><TrialID>NCT01234567</TrialID><Public_title>A<Acronym>B</Acronym></Trial>" + sound, "ictrp.mismatched-tag", 0},
		"no date":           {"<Trial><TrialID>NCT01234567</TrialID><Last_Refreshed_on>soon</Last_Refreshed_on></Trial>" + sound, "ictrp.refused-value", 0},
		"two dates": {"<Trial><TrialID>NCT01234567</TrialID><Date_registration3>20200102</Date_registration3><Date_registration3>20200103</Date_registration3></Trial>" + sound,
			"ictrp.repeated-field", 0},
	}
	for name, test := range tests {
		records, _, damages := format.Read(t, []byte("<Trials_downloaded_from_ICTRP>"+test.in+"</Trials_downloaded_from_ICTRP>"))
		require.Len(t, records, 2, name)
		require.Len(t, damages, test.damaged, name)
		require.True(t, slices.ContainsFunc(records[0].Diagnostics, func(d record.Diagnostic) bool { return d.Code == test.code }), "%s: %v", name, records[0].Diagnostics)
		require.Equal(t, "NCT01234567", records[0].OwnID, name)
		require.Empty(t, records[1].Diagnostics, name)
		require.Equal(t, "Sound", records[1].Title(), name)
	}
}

func TestErrors(t *testing.T) { format.CheckErrors(t, "Trial") }
