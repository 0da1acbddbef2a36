package webpage_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/source/webpage"
)

func TestDetect(t *testing.T) {
	families := map[string]string{purePortal: "pure", jmirPreprints: "jmir-preprints", bvsList: "bvs", biocloudy: "biocloudy"}
	for _, name := range pages {
		text := string(fixture(t, name))
		matches := webpage.Detect(text)
		require.Len(t, matches, 1, name)
		require.Equal(t, families[name], matches[0].Family)
		require.GreaterOrEqual(t, matches[0].Score, 90)
		require.LessOrEqual(t, matches[0].Score, 100)
		require.GreaterOrEqual(t, len(matches[0].Evidence), 3)
	}
}

func TestDetectNothing(t *testing.T) {
	pure := string(fixture(t, purePortal))
	texts := map[string]string{
		"empty":                      "",
		"blank":                      " \n\ufeff\n",
		"prose":                      "Research output: it has doubled since 2019.\nThe original language is English, and the publication status is clear.",
		"flattened RIS":              string(fixture(t, "jmir-flattened.ris.txt")),
		"RIS with a page in it":      "TY  - JOUR\nN2  - " + pure,
		"HTML":                       "<!DOCTYPE html>\n<p>" + pure,
		"XML":                        "<?xml version=\"1.0\"?>\n" + pure,
		"BibTeX":                     "@article{davies, note = {" + pure + "}}",
		"JSON":                       "[\"" + pure + "\"]",
		"one sign alone":             "Date Submitted: 3 May 2021\nDear editor,",
		"a numbered list":            "1.\nEggs\n2.\nFlour\n",
		"a Chinese notice":           "特别声明\n\n1、请勿转载。",
		"a list of references":       "1. Davies F, Shepherd HL. J Med Internet Res. 2020;22(7):e17362.\n",
		"a sentence from a preprint": "Authors gave JMIR Publications an exclusive license to publish this preprint.",
	}
	for name, text := range texts {
		require.Empty(t, webpage.Detect(text), name)
	}
}

// TestDetectWithoutABlock shows that no single sign is needed.
func TestDetectWithoutABlock(t *testing.T) {
	for _, name := range []string{purePortal, jmirPreprints, bvsList} {
		lines := strings.Split(string(fixture(t, name)), "\n")
		for i := range lines {
			rest := strings.Join(append(append([]string{}, lines[:i]...), lines[i+1:]...), "\n")
			require.Len(t, webpage.Detect(rest), 1, "%s without line %d", name, i+1)
		}
	}
}
