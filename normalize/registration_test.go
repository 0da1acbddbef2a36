package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func TestRegistration(t *testing.T) {
	for in, want := range map[string]record.Registration{
		"PROSPERO CRD42018000000":                          {Registry: "PROSPERO", ID: "CRD42018000000"},
		"PROSPERO 2018 CRD42018000000":                     {Registry: "PROSPERO", ID: "CRD42018000000"},
		"PROSPERO registration number: 42018000000":        {Registry: "PROSPERO", ID: "CRD42018000000"},
		"PROSPERO CRD42018000000; https://tinyurl.com/abc": {Registry: "PROSPERO", ID: "CRD42018000000", URL: "https://tinyurl.com/abc"},
		"ClinicalTrials.gov identifier: NCT00000000":       {Registry: "ClinicalTrials.gov", ID: "NCT00000000"},
		"NCT 00000000 (https://clinicaltrials.gov/ct2/show/NCT00000000)": {
			Registry: "ClinicalTrials.gov", ID: "NCT00000000", URL: "https://clinicaltrials.gov/ct2/show/NCT00000000"},
		"https://clinicaltrials.gov/ct2/show/NCT00000000": {
			Registry: "ClinicalTrials.gov", ID: "NCT00000000", URL: "https://clinicaltrials.gov/ct2/show/NCT00000000"},
		"ISRCTN00000000":                         {Registry: "ISRCTN", ID: "ISRCTN00000000"},
		"EudraCT 2015-001234-12":                 {Registry: "EUCTR", ID: "2015-001234-12"},
		"EUCTR2015-001234-12-DE":                 {Registry: "EUCTR", ID: "2015-001234-12"},
		"2022-501234-12-00":                      {Registry: "CTIS", ID: "2022-501234-12-00"},
		"ChiCTR2000000000":                       {Registry: "ChiCTR", ID: "ChiCTR2000000000"},
		"ChiCTR-TRC-12000000":                    {Registry: "ChiCTR", ID: "ChiCTR-TRC-12000000"},
		"ACTRN12618000000000":                    {Registry: "ANZCTR", ID: "ACTRN12618000000000"},
		"CTRI/2018/03/012345":                    {Registry: "CTRI", ID: "CTRI/2018/03/012345"},
		"DRKS00000000":                           {Registry: "DRKS", ID: "DRKS00000000"},
		"jRCTs031180000":                         {Registry: "jRCT", ID: "jRCTs031180000"},
		"UMIN000000000":                          {Registry: "UMIN-CTR", ID: "UMIN000000000"},
		"JPRN-UMIN000000000":                     {Registry: "UMIN-CTR", ID: "UMIN000000000"},
		"PACTR201901000000000":                   {Registry: "PACTR", ID: "PACTR201901000000000"},
		"NTR1234":                                {Registry: "NTR", ID: "NTR1234"},
		"Netherlands Trial Register NL1234":      {Registry: "NTR", ID: "NL1234"},
		"NL-OMON12345":                           {Registry: "OMON", ID: "NL-OMON12345"},
		"IRCT20180101000000N1":                   {Registry: "IRCT", ID: "IRCT20180101000000N1"},
		"TCTR20180101001":                        {Registry: "TCTR", ID: "TCTR20180101001"},
		"KCT0000000":                             {Registry: "CRIS", ID: "KCT0000000"},
		"SLCTR/2018/012":                         {Registry: "SLCTR", ID: "SLCTR/2018/012"},
		"RBR-6abcd8":                             {Registry: "ReBEC", ID: "RBR-6abcd8"},
		"RPCEC00000000":                          {Registry: "RPCEC", ID: "RPCEC00000000"},
		"LBCTR2019000000":                        {Registry: "LBCTR", ID: "LBCTR2019000000"},
		"PHRR200101-000000":                      {Registry: "PHRR", ID: "PHRR200101-000000"},
		"INPLASY202010000":                       {Registry: "INPLASY", ID: "INPLASY202010000"},
		"preregistered at https://osf.io/ab1cd.": {Registry: "OSF", ID: "ab1cd", URL: "https://osf.io/ab1cd"},
	} {
		got, err := normalize.Registration(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
	}
	for in, code := range map[string]string{
		"": "none", "PROSPERO": "none", "registered with ClinicalTrials.gov": "none", "42018000000": "none", "NL1234": "none",
		"https://osf.io/ab1cd": "none", "NCT0000000": "none", "NCT000000001": "none", "xNCT00000000": "none", "2020-07-23": "none",
		"NCT00000000 and NCT00000001": "several",
	} {
		_, err := normalize.Registration(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, in)
		require.Equal(t, code, refused.Code, in)
	}
}

func TestFindRegistrations(t *testing.T) {
	in := "Done. Trial Registration: PROSPERO CRD42018000000; https://tinyurl.com/abc. See NCT00000000, ISRCTN00000000 " +
		"and again ClinicalTrials.gov (NCT00000000, https://clinicaltrials.gov/NCT00000000)."
	var places []string
	for _, found := range normalize.FindRegistrations(in) {
		again, err := normalize.Registration(in[found.Start:found.End])
		require.NoError(t, err)
		require.Equal(t, found.Value, again)
		places = append(places, in[found.Start:found.End])
	}
	require.Equal(t, []string{
		"PROSPERO CRD42018000000; https://tinyurl.com/abc", "ISRCTN00000000",
		"ClinicalTrials.gov (NCT00000000, https://clinicaltrials.gov/NCT00000000",
	}, places)

	for _, piece := range []string{"NCT0", "PROSPERO ", "20", "https://NCT00000000", "PROSPERO registration ", "osf.io/abcde ", "CRD42018000000"} {
		long := strings.Repeat(piece, 1<<20/len(piece))
		require.LessOrEqual(t, len(normalize.FindRegistrations(long)), len(long))
	}
}

func TestRegistrationKey(t *testing.T) {
	key := func(in string) string {
		r, err := normalize.Registration(in)
		require.NoError(t, err, in)
		return normalize.RegistrationKey(r)
	}
	require.Equal(t, key("EUCTR2015-001234-12-DE"), key("EudraCT 2015-001234-12"))
	require.Equal(t, key("nct00000000"), key("NCT 00000000"))
	require.NotEqual(t, key("NCT00000000"), key("NCT00000001"))
}

func FuzzFindRegistrations(f *testing.F) {
	for _, in := range []string{"PROSPERO CRD42018000000; https://a.b", "https://x/NCT00000000", "EUCTR2015-001234-12-DE", "registered osf.io/ab1cd", "PROSPERO 42018000000", "RBrrrrrrr\x7fr0"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		for _, found := range normalize.FindRegistrations(in) {
			again, err := normalize.Registration(in[found.Start:found.End])
			require.NoError(t, err, "%q", in[found.Start:found.End])
			require.Equal(t, found.Value, again)
		}
	})
}

func BenchmarkFindRegistrations(b *testing.B) {
	in := strings.Repeat("Care is online and its uptake is low, which many people in 2020 found hard to explain. ", 16) +
		"Trial Registration: PROSPERO CRD42018000000; https://tinyurl.com/abc"
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		normalize.FindRegistrations(in)
	}
}
