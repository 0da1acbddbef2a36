package normalize

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestIsCompany(t *testing.T) {
	for _, name := range []string{
		"Acme AG", "ACME SA", "Siemens Aktiengesellschaft", "Robert Bosch GmbH", "Sony Corp", "Nestec S.A.", "Nippon K.K.", "Eni S.p.A.",
		"Novo Nordisk A/S", "Unilever N.V.", "Volvo AB", "Nokia Oy", "BHP Pty Ltd", "Smith & Co.", "Ford Motor Co", "Pfizer, Inc.", "Google, LLC",
		"Toyota Motor Co., Ltd.", "Bayer AG, Leverkusen", "GlaxoSmithKline plc", "Ford Motor Co", "NOVARTIS AG, BASEL", "Nestec S.A., Vevey",
		"Siemens Healthcare Ag", "Toyota Motor Co. (Japan), Ltd.", "Volvo AB, Göteborg", "Compagnie Gervais Danone SA",
		"Ferrero SpA", "Ferrero SpA, Alba", "Musikverein Foo eV",
	} {
		require.True(t, IsCompany(name), name)
	}
	for _, name := range []string{
		"Ag, Peter", "Sa, Maria", "Maria Sa", "Li Co", "Smith, SA", "Smith, Anna", "Corp", "AG", "Inc", "", ",", "Co, Li", "Bayer AG,, Leverkusen", "de Sá, M. A.", "Oy, P",
		"Ferreira de Sa, Maria", "FERREIRA DE SA, MARIA", "Pereira Sa, Maria", "PEREIRA SA, MARIA", "Tan Co, Li", "van As, Johan", "Johan van As",
		"Nguyen Van Co", "Maria Ferreira de Sa", "Maria Pereira Sa", "Anna Maria Sas", "Della Spa, Anna", "Chou Zao, Li", "Kim Se, Min", "Ferreira de SA, Maria",
	} {
		require.False(t, IsCompany(name), name)
	}
}

// TestNameOfCompany reads names of companies where persons stand too.
func TestNameOfCompany(t *testing.T) {
	for text, want := range map[string]record.Name{
		"Pfizer, Inc.":             {Literal: "Pfizer, Inc."},
		"Toyota Motor Co., Ltd.":   {Literal: "Toyota Motor Co., Ltd."},
		"Kabushiki Kaisha Toshiba": {Literal: "Kabushiki Kaisha Toshiba"},
		"Smith, LLC":               {Family: "Smith", Given: "LLC"}, // initials
		"Co, Li":                   {Family: "Co", Given: "Li"},
	} {
		got, err := Name(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"Smith & Co.", "John Wiley & Sons, Inc.", "Merck and Co., Inc.", "Smith &amp; Sons"} {
		require.Len(t, SplitNames(text), 1, text)
	}
	for text, count := range map[string]int{
		"Davies, F. & Co, L.": 2, "Kim JH, Lee KH and Son SE": 3, "Kim, J. & Son, S.E.": 2, "Kim, J. and Son, A.S.": 2, "Kim J and Son AB": 2,
		"Tan J & Co KG": 2, "Tan, K., Lee, J. & Co, A.B.": 3, "Smith J and Brothers AB": 2, "Doe J & Company SA": 2,
		"Kim & Son, Ltd.": 1, "Kim & Son Ltd": 1, "Smith & Sons, LLC": 1, "Smith & Co. KG": 1, "Henkel AG & Co. KGaA": 1, "Foo GmbH & Co KG": 1,
		"Smith & Son": 1, "Smith & Co": 1, "Bank Sarasin & Co. AG": 1,
		"Smith & Co KG": 1, "Hans Smith & Co KG": 1, "IBM & Co KG": 1,
	} {
		require.Len(t, SplitNames(text), count, text)
	}
	got, err := NameInDisplayOrder("Sony Corp")
	require.NoError(t, err)
	require.Equal(t, record.Name{Literal: "Sony Corp"}, got)
}

// TestNameLikeOrganisation reads families whose names are words for organisations too.
func TestNameLikeOrganisation(t *testing.T) {
	for _, family := range []string{"Bank", "Board", "Center", "Company", "Corp", "Panel", "School", "Trial"} {
		got, err := Name(family + " JR")
		require.NoError(t, err)
		require.Equal(t, record.Name{Family: family, Given: "JR"}, got)
		got, err = Name(family + " J.R.")
		require.NoError(t, err)
		require.Equal(t, record.Name{Family: family, Given: "J.R."}, got)
	}
	for _, text := range []string{"Bank UK", "Barclays Bank AG", "Medical School A", "Trial Group A", "School", "The WHO", "National Heart Center JR"} {
		got, err := Name(text)
		require.NoError(t, err)
		require.Equal(t, record.Name{Literal: text}, got)
	}
	for text, count := range map[string]int{
		"Center JR, Nguyen TV and Eisman JA": 3, "Bank AJ and Smith B": 2, "Smith B & Trial J": 2, "Bank and Trust Company of Ohio": 1, "School and Center AB": 1,
	} {
		require.Len(t, SplitNames(text), count, text)
	}
}
