package source

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// oneEntry is one entry of CENTRAL as formats have it.
var oneEntry = map[string]string{
	"RIS":                     "TY  - JOUR\nAN  - CN-00000001\nTI  - Lamps for night workers\nC3  - PUBMED 90000001,EMBASE 600000001\nER  - \n",
	"RIS, an older one":       "TY  - JOUR\nID  - CN-00000001\nTI  - Lamps for night workers\nC3  - PUBMED 90000001\nC3  - EMBASE 600000001\nER  - \n",
	"RIS through Ovid":        "TY  - JOUR\nDB  - EBM Reviews - Cochrane Central Register of Controlled Trials\nAN  - CN-00000001\nID  - PMID: 90000001\nTI  - Lamps for night workers\nN1  - Identifier (accession, Embase): 600000001\nER  - \n",
	"plain text":              "Record #1 of 1\nID: CN-00000001\nTI: Lamps for night workers\nPM: PUBMED 90000001\nXR: EMBASE 600000001\n",
	"table":                   "Cochrane ID,Title,PubMed ID,Embase ID\nCN-00000001,Lamps for night workers,90000001,600000001\n",
	"table with another head": "CENTRAL ID,Title,PubMed ID,XREF\nCN-00000001,Lamps for night workers,90000001,EMBASE 600000001\n",
	"table with two numbers":  "CENTRAL ID,Title,XREF\nCN-00000001,Lamps for night workers,\"PUBMED 90000001,EMBASE 600000001\"\n",
	"table with its own ids":  "Cochrane Review ID,Title,PubMed ID,Embase ID\nCN-00000001,Lamps for night workers,90000001,600000001\n",
	"table that Ibid wrote":   "title,pmid,other_identifiers\nLamps for night workers,90000001,\"accession/Cochrane:CN-00000001;\naccession/Embase:600000001\"\n",
	"BibTeX":                  "@article{CN-00000001,\n title = {Lamps for night workers},\n pmid = {90000001},\n note = {x}\n}\n",
	"BibTeX with the number":  "@article{Moreau2019,\n title = {Lamps for night workers},\n accession_number = {CN-00000001},\n pmid = {90000001}\n}\n",
	"CSL-JSON":                `[{"id":"CN-00000001","type":"article-journal","title":"Lamps for night workers","PMID":"90000001"}]`,
	"CSL-JSON of Zotero":      `[{"id":"http://zotero.org/users/1/items/A","type":"article-journal","title":"Lamps for night workers","archive_location":"CN-00000001"}]`,
	"Zotero's table":          "Key,Item Type,Publication Year,Title,Archive Location\nABCD1234,journalArticle,2019,Lamps for night workers,CN-00000001\n",
	"RefWorks":                "RT Journal Article\nT1 Lamps for night workers\nAN CN-00000001\nAN PMID: 90000001\n",
	"Ovid":                    "<1>\nAccession Number\n  CN-00000001\nTitle\n  Lamps for night workers\n",
	"Refer":                   "%0 Journal Article\n%T Lamps for night workers\n%M CN-00000001\n",
	"EndNote's XML":           "<xml><records><record><titles><title>Lamps for night workers</title></titles><accession-num>CN-00000001</accession-num></record></records></xml>",
	"RefLib":                  `[{"type":"journalArticle","title":"Lamps for night workers","authors":["Moreau, A"],"accession":"CN-00000001","journal":"Light","year":"2019"}]`,
}

// TestEntryOfCENTRAL: whatever an entry was exported as, its number is the same
// identifier, and so are those that it states of other databases; every writer that
// has a place for the number writes what comes back so.
func TestEntryOfCENTRAL(t *testing.T) {
	entry := normalize.Accession("CN-00000001", "")
	known := []record.Identifier{entry, {Scheme: record.SchemePMID, Value: "90000001"}, {Scheme: record.SchemeAccession, Value: "600000001", Authority: "Embase"}}
	for name, in := range oneEntry {
		t.Run(name, func(t *testing.T) {
			r := onlyRecord(t, []byte(in), "")
			require.Subset(t, known, r.Identifiers)
			require.Contains(t, r.Identifiers, entry)
			if strings.HasPrefix(name, "RIS") || strings.HasPrefix(name, "table") || name == "plain text" {
				require.ElementsMatch(t, known, r.Identifiers)
			}
			for _, f := range Formats() {
				if !f.Write || f.Format == record.FormatIbidJSON || f.Format == record.FormatIbidLines {
					continue
				}
				var lost []record.Loss
				var out bytes.Buffer
				w, err := Create(&out, f.Format, &WriterOptions{OnLoss: func(l record.Loss) { lost = append(lost, l) }})
				require.NoError(t, err)
				require.NoError(t, w.Write(r))
				require.NoError(t, w.Close())
				if len(lost) > 0 {
					continue
				}
				require.ElementsMatch(t, r.Identifiers, onlyRecord(t, out.Bytes(), f.Format).Identifiers, "%s\n%s", f.Format, out.String())
			}
		})
	}
}

// onlyRecord reads a document of one record in a format, "" for one that is to be
// detected.
func onlyRecord(t *testing.T, in []byte, format record.Format) *record.Record {
	t.Helper()
	reader, err := Open(bytes.NewReader(in), &Options{Name: "x", From: format})
	require.NoError(t, err)
	r, err := reader.Read()
	require.NoError(t, err)
	_, err = reader.Read()
	require.ErrorIs(t, err, io.EOF)
	return r
}
