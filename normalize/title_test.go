package normalize

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTitle(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"final stop", "Views on therapy.", "Views on therapy"},
		{"blank before the stop", "Views on therapy .", "Views on therapy"},
		{"ideographic stop", "定性探索。", "定性探索"},
		{"question", "Does it work?", "Does it work?"},
		{"INSPEC's markup", "Doped LiNbO/sub 3/ and Sn/sub 2 /P/sub 2/S/sub 6/ with He/sup +/ at x/sub eff/", "Doped LiNbO3 and Sn2P2S6 with He+ at xeff"},
		{"IEEE's signs", "A /spl Delta//spl Sigma/ modulator of 10 /spl mu/m /spl times/ 2", "A ΔΣ modulator of 10 μm × 2"},
		{"words between slashes", "Contractor/sub contractor/supplier and and/or/spl nothing/", "Contractor/sub contractor/supplier and and/or/spl nothing/"},
		{"markup in markup", "Salts /sub /sub 2/ / of seas", "Salts /sub /sub 2/ / of seas"},
		{"ellipsis", "To be continued...", "To be continued..."},
		{"spaced ellipsis", "To be continued . . .", "To be continued . . ."},
		{"abbreviation with stops", "Health care in the U.S.", "Health care in the U.S."},
		{"et al.", "A reply to Smith et al.", "A reply to Smith et al."},
		{"genus", "Infections with Candida spp.", "Infections with Candida spp."},
		{"version number", "Using SPSS 16.0.", "Using SPSS 16.0"},
		{"apostrophe stays", "Professionals’ and workers' views", "Professionals’ and workers' views"},
		{"markup", "H<sub>2</sub>O.", "H2O"},
		{"number", "1984", "1984"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Title(test.in)
			require.NoError(t, err)
			require.Equal(t, test.want, got)
		})
	}
	for _, in := range []string{"", " . ", "—", "<i></i>"} {
		_, err := Title(in)
		var reject *RejectError
		require.ErrorAs(t, err, &reject, "%q", in)
		require.Equal(t, "no-letter", reject.Code)
	}
}

func TestBracketedTitle(t *testing.T) {
	got, err := BracketedTitle("[Treatment [and care] of pain].")
	require.NoError(t, err)
	require.Equal(t, "Treatment [and care] of pain", got)
	for _, in := range []string{"Treatment of pain", "[Treatment] of [pain]", "[Treatment] of pain.", "[]"} {
		_, err := BracketedTitle(in)
		require.True(t, errors.As(err, new(*RejectError)), in)
	}
}

func TestTitleKeyEquals(t *testing.T) {
	tests := []struct{ name, a, b string }{
		{"apostrophes", "Health Professionals’ Perspectives", "Health professionals' perspectives."},
		{"Greek letter and name", "The δ13C value of soil", "The delta13C value of soil"},
		{"Greek letter after a hyphen", "Anti-TNF-α therapy", "Anti TNF alpha therapy"},
		{"micro sign", "Particles of 10 µm size", "Particles of 10 μm size"},
		{"translation", "[Treatment of chronic pain].", "Treatment of chronic pain"},
		{"review and references", "Treatment of chronic pain. [Review] [33 refs]", "Treatment of chronic pain"},
		{"erratum with brackets", "Treatment of chronic pain.[Erratum appears in J Pain. 2009 Jun;36(2):87 Note: Ross, A [added]]", "Treatment of chronic pain"},
		{"errata, cut by the end of the field", "Treatment of chronic pain.[Erratum appears in J Pain. 2009 Jun;36(2):87 Note: Ross, A [added]].[Erratum", "Treatment of chronic pain"},
		{"erratum, cut within", "Treatment of chronic pain. [Erratum appears in J Pa", "Treatment of chronic pain"},
		{"provisional abstract", "Treatment of chronic pain (Provisional abstract)", "Treatment of chronic pain"},
		{"language", "Treatment of chronic pain [in German]", "Treatment of chronic pain"},
		{"markup", "Effects of CO<sub>2</sub> on plants", "Effects of CO2 on plants"},
		{"INSPEC's markup", "Effects of CO/sub 2/ on /spl alpha/-plants", "Effects of CO2 on alpha-plants"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.NotEmpty(t, TitleKey(test.a))
			require.Equal(t, TitleKey(test.b), TitleKey(test.a))
		})
	}
}

func TestWithoutRemarks(t *testing.T) {
	for in, want := range map[string]string{
		"Pain. [Erratum appears in J Pain. 2009 Jun;36(2):87]":                           "Pain.",
		"Pain.[Erratum appears in J Pain. 2009;36(2):87 Note: Ross, A [added]].[Erratum": "Pain.",
		"Pain [Comment in J Pain. 2009;36(2):87].":                                       "Pain",
		"Pain [Review].":                                 "Pain [Review].",
		"Pain [Published in part":                        "Pain [Published in part",
		"[Erratum appears in J Pain. 2009 Jun;36(2):87]": "[Erratum appears in J Pain. 2009 Jun;36(2):87]",
		"": "",
	} {
		require.Equal(t, want, WithoutRemarks(in))
	}
}

func TestPlainTitle(t *testing.T) {
	for in, want := range map[string]string{
		"Pain. [Review] [33 refs]":             "Pain.",
		"Pain? [Review] [33 refs].":            "Pain?",
		"Pain (Provisional abstract)":          "Pain",
		"Pain [Erratum appears in J Pain. 200": "Pain",
		"Pain [in German]":                     "Pain",
		"A questionnaire on pain (Spanish)":    "A questionnaire on pain (Spanish)",
		"[Pain in rats]. [Review] [French]":    "[Pain in rats].",
		"Pain [Welsh]":                         "Pain [Welsh]",
		"Pain (in rats)":                       "Pain (in rats)",
		"[Pain in rats]":                       "[Pain in rats]",
		"[Review]":                             "[Review]",
		"":                                     "",
	} {
		require.Equal(t, want, PlainTitle(in))
	}
}

func TestTitleKeyDiffers(t *testing.T) {
	tests := []struct{ name, a, b string }{
		{"leading article", "A systematic review of therapy", "Systematic review of therapy"},
		{"part number", "Desingularisation of flows I", "Desingularisation of flows II"},
		{"erratum", "Treatment of chronic pain (vol 360, pg 542, 2009)", "Treatment of chronic pain"},
		{"bracket inside", "Treatment of pain [in rats]", "Treatment of pain"},
		{"a bracket without an end", "Treatment of chronic pain [Published in part", "Treatment of chronic pain"},
		{"brackets in brackets", "Treatment of chronic pain (a study (in dogs))", "Treatment of chronic pain"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.NotEqual(t, TitleKey(test.b), TitleKey(test.a))
		})
	}
}

func TestTitleKeyOfTitlesTooShortOrGeneric(t *testing.T) {
	for _, title := range []string{
		"", "Pain", "Editorial", "EDITORIAL.", "Editor’s Comments", "Introduction to the Minitrack",
		"Letter to the Editor", "[Book review]", "Éditorial", "In this issue…", "导论", "2010-2019 12345678",
	} {
		require.Empty(t, TitleKey(title), title)
	}
	for title, key := range map[string]string{
		"互联网疗法":                  "互联网疗法",
		"한국의 정신건강":               "한국의 정신건강",
		"Ελληνική ιατρική χώρος": "ελληνικη ιατρικη χωροσ",
		"Pain relief":            "pain relief",
	} {
		require.Equal(t, key, TitleKey(title))
	}
}
