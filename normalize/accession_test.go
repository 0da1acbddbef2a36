package normalize

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestAccession(t *testing.T) {
	for _, test := range []struct{ number, database, value, authority string }{
		{"CN-00000001", "", "CN-00000001", CENTRAL},
		{"cn-00000001", "Cochrane Central Register of Controlled Trials", "CN-00000001", CENTRAL},
		{" CN-00000001\n", "Cochrane", "CN-00000001", CENTRAL},
		{"CN-0000001", "", "CN-0000001", ""},
		{"CN-000000011", "Tides", "CN-000000011", "Tides"},
		{"CN-0000000A", "", "CN-0000000A", ""},
		{"CN 00000001", "", "CN 00000001", ""},
		{"51887", "Tides", "51887", "Tides"},
		{"(OCoLC)12345", "", "12345", OCLC},
		{"(OCoLC)ocm00012345", "Tides", "12345", OCLC},
		{"OCLC: 0012345", "", "12345", OCLC},
		{"OCLC 123456", "", "123456", OCLC},
		{"OCLC 2019", "", "OCLC 2019", ""},
		{"ocm00012345", "", "12345", OCLC},
		{"ocn123456789", "", "123456789", OCLC},
		{"on1234567890", "", "1234567890", OCLC},
		{"on123", "", "on123", ""},
		{"OCLC: none", "", "OCLC: none", ""},
		{"(OCoLC)000", "", "(OCoLC)000", ""},
		{"00012345", "WorldCat", "12345", OCLC},
		{"12345", "OCLC", "12345", OCLC},
		{"wc-1", "WorldCat", "wc-1", "WorldCat"},
	} {
		want := record.Identifier{Scheme: record.SchemeAccession, Value: test.value, Authority: test.authority}
		require.Equal(t, want, Accession(test.number, test.database))
		texts := []string{test.number}
		if test.database != "" {
			texts = append(texts, test.database)
		}
		got, err := Rules()["accession"](texts)
		require.NoError(t, err)
		require.Equal(t, want, got)
		if _, marked := OCLCNumber(test.number); marked || test.authority == CENTRAL {
			require.Equal(t, []record.Identifier{want}, Identifiers(test.number))
		} else {
			require.Empty(t, Identifiers(test.number))
		}
	}
}

func TestNumbersInDatabases(t *testing.T) {
	pmid := func(n string) record.Identifier { return record.Identifier{Scheme: record.SchemePMID, Value: n} }
	of := func(authority, n string) record.Identifier {
		return record.Identifier{Scheme: record.SchemeAccession, Value: n, Authority: authority}
	}
	for in, want := range map[string][]record.Identifier{
		"EMBASE 600000001":                         {of("Embase", "600000001")},
		"PUBMED 90000001,EMBASE 600000001":         {pmid("90000001"), of("Embase", "600000001")},
		" PubMed 90000001; CINAHL: 100000001 ;\n,": {pmid("90000001"), of("CINAHL", "100000001")},
		"PSYCINFO 2019-12345-001\nAMED 0123456":    {of("PsycINFO", "2019-12345-001"), of("AMED", "0123456")},
		"LILACS lil-123456":                        {of("LILACS", "lil-123456")},
		"":                                         nil,
		" , ":                                      nil,
		"90000001":                                 nil,
		"EMBASE":                                   nil,
		"Embase 2019":                              nil,
		"Embase 1974 to 2019":                      nil,
		"TIDES 600000001":                          nil,
		"CINAHL Plus 100000001":                    nil,
		"EMBASE 600000001 abc":                     nil,
		"EMBASE 600000001,and more":                nil,
		"PUBMED 90000001,EMBASE x":                 nil,
	} {
		var got []record.Identifier
		for _, found := range NumbersInDatabases(in) {
			got = append(got, found.Value)
			again, err := Rules()["number-in-database"]([]string{in[found.Start:found.End]})
			require.NoError(t, err)
			require.Equal(t, found.Value, again)
		}
		require.Equal(t, want, got, in)
	}
	for in, want := range map[record.Identifier]string{of("Embase", "600000001"): "EMBASE 600000001", of("Embase", "1999"): "", of("Tides", "600000001"): "", of("Embase", "6,00000001"): "", pmid("90000001"): ""} {
		require.Equal(t, want, WithDatabase(in))
	}
	for _, refused := range []string{"", "EMBASE none", "PUBMED none", "TIDES 1"} {
		_, err := Rules()["number-in-database"]([]string{refused})
		require.Error(t, err, refused)
	}
	for in, want := range map[string]record.Identifier{"1": pmid("1"), "EMBASE: 1": of("Embase", "1"), "TIDES 1": {}} {
		got, err := NumberInDatabase(in, "pubmed")
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

// FuzzNumbersInDatabases: what is found in a field stands where it says, is read
// again from there, and comes back from what WithDatabase writes.
func FuzzNumbersInDatabases(f *testing.F) {
	for _, seed := range []string{"PUBMED 90000001,EMBASE 600000001", "EMBASE: 600000001 ;\n;CINAHL  100000001", "embase \u2003600000001", "LILACS lil-123456,\xe4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, found := range NumbersInDatabases(s) {
			require.True(t, end <= found.Start && found.Start < found.End && found.End <= len(s))
			end = found.End
			again, err := NumberInDatabase(s[found.Start:found.End], "")
			require.NoError(t, err)
			require.Equal(t, found.Value, again)
			if text := WithDatabase(again); text != "" {
				require.Equal(t, again, NumbersInDatabases(text)[0].Value)
			}
		}
	})
}

// TestCENTRALEntry: a DOI that is cut short is that of no entry.
func TestCENTRALEntry(t *testing.T) {
	for doi, want := range map[string]string{
		"10.1002/central/cn-00000001": "cn-00000001", "10.1002/central/cn-00000001/full": "cn-00000001",
		"10.1002/central/cn-": "", "10.1002/central/cn-0000-": "", "10.1002/central/": "", "10.1002/cn-00000001": "",
	} {
		number, ok := CENTRALEntry(doi)
		require.Equal(t, want, number, doi)
		require.Equal(t, want != "", ok, doi)
	}
}

func TestWebOfScienceNumber(t *testing.T) {
	for in, want := range map[string]record.Identifier{
		"WOS:000123456700001":   {Scheme: record.SchemeWoS, Value: "WOS:000123456700001"},
		" ISI:000123456700001 ": {Scheme: record.SchemeWoS, Value: "WOS:000123456700001"},
		"MEDLINE:12345678":      {Scheme: record.SchemePMID, Value: "12345678"},
		"BCI:BCI201000123456":   {Scheme: record.SchemeAccession, Value: "BCI201000123456", Authority: "BCI"},
		"000123456700001":       {},
		"WOS: 000123456700001":  {},
		":1":                    {},
		"WOS:":                  {},
	} {
		got, ok := WebOfScienceNumber(in)
		require.Equal(t, want, got, in)
		require.Equal(t, want != record.Identifier{}, ok, in)
	}
}
