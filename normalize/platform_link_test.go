package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func TestNumberInLink(t *testing.T) {
	pmid := func(value string) record.Identifier {
		return record.Identifier{Scheme: record.SchemePMID, Value: value}
	}
	for link, want := range map[string]record.Identifier{
		"http://search.ebscohost.com/login.aspx?direct=true&db=cmedm&AN=31234567&site=ehost-live":            pmid("31234567"),
		"https://search-ebscohost-com.proxy.example.org/login.aspx?direct=true&db=rzh&AN=107865444":          normalize.Accession("107865444", "CINAHL"),
		"http://eds.a.ebscohost.com/eds/detail/detail?sid=3c31%40sessionmgr&bdata=JnN%3d#AN=26426397&db=mnh": pmid("26426397"),
		"http://ovidsp.ovid.com/ovidweb.cgi?T=JS&CSC=Y&NEWS=N&PAGE=fulltext&D=medl&AN=31234567":              pmid("31234567"),
		"https://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=fulltext&D=emed20&AN=2004321234":                      normalize.Accession("2004321234", "Embase"),
		"https://search.ebscohost.com/login.aspx?direct=true&db=cmedm&AN=123456789012":                       {}, // no PMID
		"https://search.ebscohost.com/login.aspx?direct=true&db=c8h":                                         {},
		"https://search.ebscohost.com/login.aspx?direct=true&db=zzz&AN=12":                                   {},
		"https://search.ebscohost.com/login.aspx?direct=true&db=c8h&db=cmedm&AN=12&bquery=exercise":          {}, // a search
		"https://example.org/?db=c8h&AN=12":                                                                  {},
		"":                                                                                                   {},
	} {
		id, ok := normalize.NumberInLink(link)
		require.Equal(t, want, id, link)
		require.Equal(t, want != record.Identifier{}, ok, link)
		if value, err := normalize.Rules()["number-in-link"]([]string{link}); ok {
			require.NoError(t, err)
			require.Equal(t, want, value)
		} else {
			require.Error(t, err)
		}
	}
}

func TestEBSCONumber(t *testing.T) {
	id, ok := normalize.EBSCONumber(" 2019-12345-001 ", "psyh")
	require.True(t, ok)
	require.Equal(t, normalize.Accession("2019-12345-001", "PsycINFO"), id)
	for _, texts := range [][]string{{"12", "zzz"}, {"", "psyh"}, {"no number", "cmedm"}, {"12"}} {
		_, err := normalize.Rules()["ebsco-number"](texts)
		require.Error(t, err, texts)
	}
	_, err := normalize.Rules()["ebsco-database"]([]string{"zzz"})
	require.Error(t, err)
}
