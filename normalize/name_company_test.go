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
		"Toyota Motor Co., Ltd.", "Bayer AG, Leverkusen", "GlaxoSmithKline plc",
	} {
		require.True(t, IsCompany(name), name)
	}
	for _, name := range []string{
		"Ag, Peter", "Sa, Maria", "Maria Sa", "Li Co", "Smith, SA", "Smith, Anna", "Corp", "AG", "Inc", "", ",", "Co, Li", "Bayer AG,, Leverkusen", "de Sá, M. A.", "Oy, P",
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
	require.Len(t, SplitNames("Davies, F. & Co, L."), 2)
	got, err := NameInDisplayOrder("Sony Corp")
	require.NoError(t, err)
	require.Equal(t, record.Name{Literal: "Sony Corp"}, got)
}
