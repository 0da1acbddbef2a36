package normalize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWithoutNotice(t *testing.T) {
	const abstract = "Reading aloud is old (C) and new. We asked 40 people."
	for _, in := range []string{
		abstract,
		abstract + " © 2019 Harbour Medical Publishing. All rights reserved.",
		abstract + " © The Author(s).",
		abstract + " Copyright © 2012 Éditions du Parvis. Tous droits réservés.",
		abstract + " Copyright (C) 2020 Okonkwo et al. This is an open access article (https://creativecommons.org/licenses/by/4.0/), which permits use.",
		abstract + " (C) 2010 Elsevier Ltd.",
		abstract + " Crown Copyright © 2014. Published by Elsevier Ltd.",
		abstract + " Published by Elsevier B.V.",
		abstract + "\n\nCopyright 2011, Society for Reading.",
		abstract + " [ABSTRACT FROM AUTHOR]",
		abstract + " [ABSTRACT FROM AUTHOR] Copyright of Reading is the property of Harbour and its content may not be copied. (Copyright applies to all Abstracts.)",
		abstract + " Copyright by the Society for Reading 2011.",
		abstract + " Copyright Society for Reading 2011. All rights reserved.",
		abstract + " Copyright of Reading is the property of Harbour.",
		abstract + " (PsycINFO Database Record (c) 2016 APA, all rights reserved)",
		"© 2021 The Authors." + abstract,
		"© 2021 Elsevier B.V. All rights reserved." + abstract,
		"© 2021 Elsevier B.V." + abstract,
		"© 2019 S. Karger AG, Basel. " + abstract,
		"© 2019 Wiley Periodicals, Inc." + abstract,
		"Copyright: © 2020 Roe et al. This is an open access article. " + abstract + " © 2020",
	} {
		require.Equal(t, abstract, WithoutNotice(in), in)
		require.Equal(t, abstract, WithoutNotice(WithoutNotice(in)))
	}
	for _, in := range []string{
		"", "©", "© 2021 The Authors.", "Copyright 2019",
		"The law of copyright of 1990 is old. It was changed.",
		"We read aloud. Copyright was asked for. Then we stopped.",
		"Vitamin (C) 2000 mg was given",
		"Three sources were joined. (a) 2000 census. (b) 2005 survey. (c) 2010 census data, with the registers.",
		"Guides were compared. Published by 2010, they were read by all.",
		"Laws were compared. Copyright of works by machines is denied. Fair use remains.",
		"Laws were compared. Copyright reform in 2012 was late.",
		"Copyright reform in 2012 was late. We asked 40 people.",
		"© 2021 The Authors without a stop",
		"© 2021 " + strings.Repeat("a long holder ", 30) + ". " + abstract,
	} {
		require.Equal(t, in, WithoutNotice(in))
	}
}

func FuzzWithoutNotice(f *testing.F) {
	f.Add("© 2021 The Authors.We read aloud. Copyright (C) 2020 Roe.")
	f.Fuzz(func(t *testing.T, in string) {
		out := WithoutNotice(in)
		require.Contains(t, in, out)
	})
}
