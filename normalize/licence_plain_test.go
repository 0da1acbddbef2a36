package normalize

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// plainStatements are statements without blanks, as registries have them, and
// what looks like them.
var plainStatements = []string{
	"https://creativecommons.org/licenses/by/4.0/", "http://creativecommons.org/licenses/by-nc-nd/3.0", "HTTPS://www.creativecommons.org/licenses/BY-SA/4.0/",
	"https://creativecommons.org/licenses/by/4.0/legalcode", "https://creativecommons.org/licenses/by/3.0/igo/", "https://creativecommons.org/licenses/by/9.9/",
	"https://creativecommons.org/licenses/by-nd-nc/1.0/", "https://creativecommons.org/licenses/", "creativecommons.org/licenses/by/4.0",
	"https://creativecommons.org/licences/by/4.0/", "https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/publicdomain/mark/1.0/",
	"https://www.elsevier.com/tdm/userlicense/1.0/", "http://doi.wiley.com/10.1002/tdm_license_1.1", "https://doi.org/10.15223/policy-029",
	"http://onlinelibrary.wiley.com/termsAndConditions#vor", "https://press.example.org/terms", "https://press.example.org/access?a=1;b=2",
	"https://press.example.org/permits/use", "https://press.example.org/?applies_to=vor", "https://x.org/http://creativecommons.org/licenses/by/4.0/",
	"cc-by", "CC-BY-4.0", "cc-by-nc-nd", "cc0", "cc0-1.0", "CC_BY_4.0", "other-oa", "public-domain", "mit", "MIT", "gpl-3.0", "gpl-v3", "apache-2.0", "pdm",
	"publisher-specific-oa", "unspecified-oa", "implied-oa", "ogl-uk-3.0", "odbl-1.0", "all-rights-reserved", "http", "https://", "x", "cc-by.", "license/cc-by/4.0",
	"https://opensource.org/licenses/MIT", "https://www.gnu.org/licenses/gpl-3.0.en.html", "https://www.apache.org/licenses/LICENSE-2.0",
	"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "https://opendatacommons.org/licenses/by/1-0/",
}

// TestPlainLicences: what is read without the forms for sentences is what they
// read.
func TestPlainLicences(t *testing.T) {
	plain := 0
	for _, s := range plainStatements {
		want, wantErr := statedLicence(s)
		got, err := Licence(s)
		require.Equal(t, want, got, s)
		require.Equal(t, wantErr, err, s)
		if _, ok, _ := plainLicence(s); ok {
			plain++
		}
	}
	require.Greater(t, plain, 30)
}

// TestStatementsWithoutTerms: what is known at once to state no terms is refused as the
// forms for sentences refuse it.
func TestStatementsWithoutTerms(t *testing.T) {
	words := append([]string{
		"© 2021", "The Authors", "this site", "on publication", "may be", "licensed", "open access", "Public Domain Mark 1.0", "All rights reserved",
		"todos los derechos reservados", "data made available", "under", "CC BY 4.0", "will be", "published", "PDM", "Crabs", "permit", "copyright", ".", "",
	}, plainStatements...)
	random := rand.New(rand.NewPCG(11, 12))
	none := 0
	for range 20_000 {
		var s strings.Builder
		for range 1 + random.IntN(5) {
			s.WriteString(words[random.IntN(len(words))] + " ")
		}
		text := s.String()
		if !mayStateTerms(strings.ToLower(Text(text))) {
			none++
		}
		want, wantErr := licenceOfStatement(text)
		got, err := statedLicence(text)
		require.Equal(t, want, got, text)
		require.Equal(t, wantErr, err, text)
	}
	require.Greater(t, none, 300)
}

func FuzzPlainLicence(f *testing.F) {
	for _, s := range plainStatements {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, plain, err := plainLicence(s)
		if !plain {
			return
		}
		want, wantErr := statedLicence(s)
		require.Equal(t, want, got)
		require.Equal(t, wantErr, err)
	})
}

// TestKnownStatements: what is read from the table is what the forms read.
func TestKnownStatements(t *testing.T) {
	known := knownStatements()
	require.Greater(t, len(known), 100)
	licences := 0
	for s := range known {
		want, wantErr := statedLicence(s)
		got, err := Licence(s)
		require.Equal(t, want, got, s)
		require.Equal(t, wantErr, err, s)
		if err == nil {
			licences++
			require.NotEmpty(t, got.Family, s)
		}
	}
	require.Greater(t, licences, 90)
}
