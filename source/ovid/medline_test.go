package ovid_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestNumbersOfMedline: the unique identifier of an entry that names no database is
// a PMID where something else says that it is MEDLINE's.
func TestNumbersOfMedline(t *testing.T) {
	const number = "30123456"
	pmid := []record.Identifier{{Scheme: record.SchemePMID, Value: number}}
	accession := []record.Identifier{{Scheme: "accession", Value: number}}
	for _, c := range []struct {
		name, fields string
		want         []record.Identifier
	}{
		{"status", "ST  - MEDLINE\n", pmid},
		{"another status of PubMed's", "ST  - PubMed-not-MEDLINE\n", pmid},
		{"owner", "RO  - NLM\n", pmid},
		{"link to the number in MEDLINE", "XL  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=fulltext&D=med16&AN=30123456\n", pmid},
		{"link to the number in PubMed", "LK  - https://pubmed.ncbi.nlm.nih.gov/30123456/\n", pmid},
		{"nothing", "", accession},
		{"status of Embase's", "ST  - Article-in-Press\n", accession},
		{"Embase's headings", "ST  - MEDLINE\nEmbase Subject Headings\n  tide\n", accession},
		{"Emtree's headings", "RO  - NLM\nEmtree Heading\n  tide\n", accession},
		{"Embase's status", "RO  - NLM\nST  - Embase\n", accession},
		{"drugs as Embase has them", "ST  - MEDLINE\nDrug Index Terms\n  tide\n", accession},
		{"a link, whatever else", "ST  - Embase\nLK  - https://pubmed.ncbi.nlm.nih.gov/30123456/\n", pmid},
		{"a review that searched Embase", "ST  - MEDLINE\nAB  - We searched Embase.\n", pmid},
		{"another database", "DB  - Embase\nST  - MEDLINE\n", []record.Identifier{{Scheme: "accession", Value: number, Authority: "Embase"}}},
	} {
		r := format.Records(t, []byte("<1>\nVN  - Ovid Technologies\nUI  - "+number+"\nTI  - On tides.\nAU  - Doe J\n"+c.fields))[0]
		require.Equal(t, c.want, r.Identifiers, c.name)
		require.Empty(t, r.Diagnostics, c.name)
	}
}
