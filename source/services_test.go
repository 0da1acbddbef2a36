package source

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
)

// serviceFixtures are answers of web services, by the format that they are
// recognised as.
var serviceFixtures = map[record.Format]string{
	record.FormatCrossref: "crossref/testdata/article.json", record.FormatOpenAlex: "openalex/testdata/article.json",
	record.FormatDataCite: "datacite/testdata/preprint.json", record.FormatClinicalTrials: "clinicaltrials/testdata/study.json",
}

// TestServices opens each answer by its content, verifies it, and reads its
// record again by its place.
func TestServices(t *testing.T) {
	for format, file := range serviceFixtures {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		records, document := readDocument(t, content)
		require.Len(t, records, 1, file)
		require.Equal(t, format, document.Format)
		require.Empty(t, document.Diagnostics)
		require.NotEmpty(t, document.Outside, "what the answer says beside its record")

		c := &Collection{}
		c.Add(bytes.NewReader(content), int64(len(content)), &Options{Name: "document"})
		for range c.All(context.Background()) {
		}
		again, err := c.Record(0)
		require.NoError(t, err)
		require.Equal(t, records[0], again)
	}
}

// TestServicesTogether: the article of two services is one version, its preprint
// another one, and the entry of the register is neither, in any order.
func TestServicesTogether(t *testing.T) {
	var records []*record.Record
	for _, format := range []record.Format{record.FormatCrossref, record.FormatOpenAlex, record.FormatDataCite, record.FormatClinicalTrials} {
		content, err := os.ReadFile(serviceFixtures[format])
		require.NoError(t, err)
		read, _ := readDocument(t, content)
		// The same study once more, as a single answer.
		if format == record.FormatClinicalTrials {
			text := string(content)
			alone, _ := readDocument(t, []byte(text[strings.Index(text, `{"protocolSection"`):strings.LastIndex(text, "]")]))
			read[0].Origin.Document, alone[0].Origin.Document = "page.json", "alone.json"
			alone[0].Abstracts = nil
			alone[0].ID = "ffffffffffffffff"
			read = append(read, alone...)
		}
		records = append(records, read...)
	}
	versions := func(records []*record.Record) map[string]string {
		of := map[string]string{}
		works, err := dedupe.Resolve(context.Background(), records, nil)
		require.NoError(t, err)
		for _, w := range works {
			for _, v := range w.Versions {
				for _, id := range v.Members {
					of[id] = w.ID + " " + v.ID
				}
			}
		}
		return of
	}
	forwards := versions(records)
	crossref, openalex, datacite, page, alone := records[0].ID, records[1].ID, records[2].ID, records[3].ID, records[4].ID
	require.Equal(t, forwards[crossref], forwards[openalex])
	require.NotEqual(t, forwards[crossref], forwards[datacite])
	require.Equal(t, forwards[crossref][:16], forwards[datacite][:16], "versions of one work")
	require.Equal(t, forwards[page], forwards[alone], "one entry of the register")
	require.NotEqual(t, forwards[page][:16], forwards[crossref][:16], "a report is no duplicate of the entry")

	var turned []*record.Record
	for _, r := range records {
		turned = append([]*record.Record{r}, turned...)
	}
	require.Equal(t, forwards, versions(turned))
}

// TestStudyAsTable: the row of a study in the register's own table gives the
// values that its JSON gives.
func TestStudyAsTable(t *testing.T) {
	content, err := os.ReadFile(serviceFixtures[record.FormatClinicalTrials])
	require.NoError(t, err)
	studies, _ := readDocument(t, content)
	rows, _ := readDocument(t, []byte("NCT Number,Study Title,Study URL,Acronym,Study Status,Brief Summary,Study Results,Conditions,Interventions,Sponsor,Phases,Enrollment,Study Type,Other IDs,Start Date,First Posted,Last Update Posted\n"+
		"NCT01234567,Light and Sleep in Small Rooms,https://clinicaltrials.gov/study/NCT01234567,ROOMS,ACTIVE_NOT_RECRUITING,This trial asks whether light helps 120 participants to sleep.,NO,"+
		"Insomnia|Jet Lag,DEVICE: Bright light,University of Rooms,PHASE2,120,INTERVENTIONAL,ROOMS-1|2015-001234-12,2019-05,2019-03-05,2021-02-12\n"))
	require.Len(t, rows, 1)
	row, study := rows[0], studies[0]
	require.Equal(t, row.Type, study.Type)
	require.Equal(t, row.Title(), study.Title())
	require.Equal(t, row.Identifiers, study.Identifiers)
	require.Equal(t, row.Abstracts, study.Abstracts)
	require.Subset(t, study.Registrations, row.Registrations)
	require.Subset(t, study.Titles, row.Titles)
	require.Subset(t, study.Contributors, row.Contributors)
	require.Subset(t, study.Dates, row.Dates)
	require.Subset(t, study.Subjects, row.Subjects)
	for _, detail := range row.Details {
		if detail.Name != "results" { // which the study's results themselves say
			require.Contains(t, study.Details, detail)
		}
	}
}
