package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func TestLicence(t *testing.T) {
	for in, want := range map[string]record.Licence{
		"https://creativecommons.org/licenses/by/4.0/": {
			Family: "CC-BY", Version: "4.0", SPDX: "CC-BY-4.0", URI: "https://creativecommons.org/licenses/by/4.0/"},
		"http://creativecommons.org/licenses/by/2.0/uk/legalcode": {
			Family: "CC-BY", Version: "2.0", Port: "uk", SPDX: "CC-BY-2.0", URI: "http://creativecommons.org/licenses/by/2.0/uk/legalcode"},
		"https://creativecommons.org/licenses/by/3.0/de/deed.de": {
			Family: "CC-BY", Version: "3.0", Port: "de", SPDX: "CC-BY-3.0-DE", URI: "https://creativecommons.org/licenses/by/3.0/de/deed.de"},
		"https://creativecommons.org/licenses/by-nc/3.0/igo/": {
			Family: "CC-BY-NC", Version: "3.0", Port: "igo", SPDX: "CC-BY-NC-3.0", URI: "https://creativecommons.org/licenses/by-nc/3.0/igo/"},
		"Creative Commons Attribution License (, which permits": {Family: "CC-BY", Incomplete: true},
		"cc-by-nc-nd":     {Family: "CC-BY-NC-ND", Incomplete: true},
		"CC BY":           {Family: "CC-BY", Incomplete: true},
		"CC-BY-NC-SA-4.0": {Family: "CC-BY-NC-SA", Version: "4.0", SPDX: "CC-BY-NC-SA-4.0"},
		"CC BY 4.0":       {Family: "CC-BY", Version: "4.0", SPDX: "CC-BY-4.0"},
		"CC_BY_NC_4.0":    {Family: "CC-BY-NC", Version: "4.0", SPDX: "CC-BY-NC-4.0"},
		"CC BY-NC (4.0)":  {Family: "CC-BY-NC", Version: "4.0", SPDX: "CC-BY-NC-4.0"},
		"CC-BY-3.0-IGO":   {Family: "CC-BY", Version: "3.0", Port: "igo", SPDX: "CC-BY-3.0-IGO"},
		"CC BY 9.0":       {Family: "CC-BY", Version: "9.0"},
		"Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License": {
			Family: "CC-BY-NC-ND", Version: "4.0", SPDX: "CC-BY-NC-ND-4.0"},
		"Creative Commons Attribution Non Commercial Share Alike 3.0 Unported": {
			Family: "CC-BY-NC-SA", Version: "3.0", SPDX: "CC-BY-NC-SA-3.0"},
		"The terms are those of the Creative Commons Attribution 4.0 International License (http://creativecommons.org/licenses/by/4.0/).": {
			Family: "CC-BY", Version: "4.0", SPDX: "CC-BY-4.0", URI: "http://creativecommons.org/licenses/by/4.0/"},
		"Published under the Creative Commons Attribution License 4.0 (CC-BY).": {Family: "CC-BY", Version: "4.0", SPDX: "CC-BY-4.0"},
		"Shared under CC BY 4.0. The Creative Commons Public Domain Dedication waiver (http://creativecommons.org/publicdomain/zero/1.0/) applies to the data.": {
			Family: "CC-BY", Version: "4.0", SPDX: "CC-BY-4.0"},
		"https://creativecommons.org/publicdomain/mark/1.0/": {
			Family: "PDM", Version: "1.0", URI: "https://creativecommons.org/publicdomain/mark/1.0/"},
		"https://creativecommons.org/publicdomain/zero/1.0/": {
			Family: "CC0", Version: "1.0", SPDX: "CC0-1.0", URI: "https://creativecommons.org/publicdomain/zero/1.0/"},
		"CC0":     {Family: "CC0", Incomplete: true},
		"CC0-1.0": {Family: "CC0", Version: "1.0", SPDX: "CC0-1.0"},
		"http://www.springer.com/tdm": {
			Family: "tdm", AppliesTo: "tdm", URI: "http://www.springer.com/tdm"},
		"https://www.elsevier.com/tdm/userlicense/1.0/": {
			Family: "tdm", AppliesTo: "tdm", URI: "https://www.elsevier.com/tdm/userlicense/1.0/"},
		"http://doi.wiley.com/10.1002/tdm_license_1.1": {
			Family: "tdm", AppliesTo: "tdm", URI: "http://doi.wiley.com/10.1002/tdm_license_1.1"},
		"© The authors. All rights reserved.": {Family: "all-rights-reserved", SPDX: "LicenseRef-all-rights-reserved"},
		"Alle Rechte vorbehalten":             {Family: "all-rights-reserved", SPDX: "LicenseRef-all-rights-reserved"},
		"MIT":                                 {Family: "MIT", SPDX: "MIT"},
		"Free to read under the terms of the Creative Commons Attribution License, which permits unrestricted use, distribution,and reproduction in any medium, provided that the source is named.": {
			Family: "CC-BY", Incomplete: true, Permits: []string{"use", "distribution", "reproduction"}},
		"CC BY-NC-ND 4.0, which permits non-commercial use and sharing; does not permit adaptation.": {
			Family: "CC-BY-NC-ND", Version: "4.0", SPDX: "CC-BY-NC-ND-4.0",
			Permits: []string{"non-commercial use", "sharing"}, Prohibits: []string{"adaptation"}},
	} {
		want.Text = in
		got, err := normalize.Licence(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
	}
}

func TestLicenceRefused(t *testing.T) {
	for in, code := range map[string]string{
		"": "empty",
		"may be licensed under a cc-by license on publication":                          "conditional",
		"The final article will be published under a CC BY 4.0 license.":                "conditional",
		"Released under CC BY once the paper is accepted.":                              "conditional",
		"本页面内容包含部分的内容是基于公开信息的合理引用":                                                      "site-notice",
		"All content on this site is copyright of its owners. All rights are reserved.": "site-notice",
		"Open access":          "unknown",
		"Some rights reserved": "unknown",
		"CC BY 4.0 for text, CC BY-NC 4.0 for figures":             "several",
		"CC BY 3.0 (https://creativecommons.org/licenses/by/4.0/)": "several",
		strings.Repeat("CC BY ", 5000):                             "too-long",
	} {
		got, err := normalize.Licence(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, "%q gave %+v", in, got)
		require.Equal(t, code, refused.Code, in)
	}
}

// A preprint's notice: rights reserved, what it is given out for, a clause
// about the article to come, and a prohibition in the same sentence.
const preprintNotice = "© The authors. All rights reserved. The manuscript is confidential while it is under peer-review. " +
	"The journal holds an exclusive license to show it for review and ahead-of-print citation purposes only. " +
	"Although the final paper may be licensed under a cc-by license on publication, for now authors and publisher prohibit redistribution of this draft other than for review purposes."

func TestLicenceClauses(t *testing.T) {
	stated, conditional := normalize.LicenceClauses(preprintNotice)
	require.Len(t, stated, 2)
	require.Len(t, conditional, 1)
	require.Equal(t, "Although the final paper may be licensed under a cc-by license on publication", conditional[0].Value)
	for _, found := range append(stated, conditional...) {
		require.Equal(t, preprintNotice[found.Start:found.End], found.Value)
	}

	whole, err := normalize.Licence(preprintNotice)
	require.NoError(t, err)
	joined, err := normalize.Licence(stated[0].Value + " " + stated[1].Value)
	require.NoError(t, err)
	require.Equal(t, joined, whole, "the clauses that state terms give what the whole notice gives")
	require.Equal(t, "all-rights-reserved", whole.Family)
	require.Equal(t, "LicenseRef-all-rights-reserved", whole.SPDX)
	require.Equal(t, []string{"review", "ahead-of-print citation"}, whole.Permits)
	require.Equal(t, []string{"redistribution"}, whole.Prohibits)
	require.NotContains(t, whole.Text, "cc-by")

	stated, conditional = normalize.LicenceClauses("CC BY 4.0. Nothing else.")
	require.Len(t, stated, 1)
	require.Empty(t, conditional)
}

func TestConditionalLicence(t *testing.T) {
	for _, in := range []string{
		"The final paper may be licensed under a CC BY license on publication.",
		"It will be made available under a Creative Commons licence after an embargo.",
		"If accepted, the article becomes available; a CC BY licence applies once it is published.",
	} {
		require.True(t, normalize.ConditionalLicence(in), in)
	}
	for _, in := range []string{
		"It is made available under a CC-BY 4.0 International license.",
		"This article may be copied under the terms of the CC BY licence.",
		"All rights reserved.",
		"Patients may be published on.",
		"",
	} {
		require.False(t, normalize.ConditionalLicence(in), in)
	}
}

func TestCopyrightHolder(t *testing.T) {
	for in, want := range map[string]string{
		"© The authors. All rights reserved.":                             "The authors",
		"Copyright © 2020 Elsevier Ltd. All rights reserved.":             "Elsevier Ltd.",
		"© 2020 The Author(s). Published by a press.":                     "The Author(s)",
		"(c) 2019-2020, American Psychological Association":               "American Psychological Association",
		"©Ann Smith, Heather L Brown. Originally published in a journal.": "Ann Smith, Heather L Brown",
		"Copyright 2021 by B. C. Jones":                                   "B. C. Jones",
		"Copyright: © 2018 Smith et al. This is an open access article":   "Smith et al.",
	} {
		got, err := normalize.CopyrightHolder(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
	}
	for in, code := range map[string]string{"": "no-sign", "All rights reserved.": "no-sign", "© 2020": "no-holder", "© 2020. All rights reserved": "no-holder"} {
		_, err := normalize.CopyrightHolder(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, in)
		require.Equal(t, code, refused.Code, in)
	}
}

func TestSentences(t *testing.T) {
	in := "Copyright Elsevier Ltd. 2020. See e.g. Smith et al. 2019 for version 4.0 of it! \"Is it so?\" Yes\n\nA. B. Jones says no。好。"
	var got []string
	for _, found := range normalize.Sentences(in) {
		require.Equal(t, in[found.Start:found.End], found.Value)
		got = append(got, found.Value)
	}
	require.Equal(t, []string{
		"Copyright Elsevier Ltd. 2020.", "See e.g. Smith et al. 2019 for version 4.0 of it!", `"Is it so?"`, "Yes",
		"A. B. Jones says no。", "好。",
	}, got)
	require.Empty(t, normalize.Sentences(" \n "))
}

func FuzzLicence(f *testing.F) {
	for _, in := range []string{preprintNotice, "CC BY 4.0", "https://creativecommons.org/licenses/by/2.0/uk/", "© 2020 X. All rights reserved.", "cc-by-nc-nd"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		stated, conditional := normalize.LicenceClauses(in)
		for _, found := range append(stated, conditional...) {
			require.Equal(t, in[found.Start:found.End], found.Value)
		}
		licence, err := normalize.Licence(in)
		if err != nil {
			require.Zero(t, licence)
			return
		}
		require.NotEmpty(t, licence.Family)
		require.NotEmpty(t, licence.Text)
		if licence.Version == "" && strings.HasPrefix(licence.Family, "CC") {
			require.Empty(t, licence.SPDX)
		}
	})
}
