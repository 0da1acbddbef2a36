package bibtex

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/tex"
)

// TestProtectCase: BibTeX's styles make the words of a title small, so that what has to
// keep a capital letter stands in braces.
func TestProtectCase(t *testing.T) {
	for title, want := range map[string]string{
		"The risk of developing cancer in Great Britain: comparison with Norway": "The risk of developing cancer in {Great} {Britain}: comparison with {Norway}",
		"Purple Martin (Progne subis): a technical conservation assessment":      "Purple {Martin} ({Progne} subis): a technical conservation assessment",
		"Uptake by larvae of the Norway lobster (Nephrops norvegicus)":           "Uptake by larvae of the {Norway} lobster ({Nephrops} norvegicus)",
		"Light and lamps. Another sentence in London? Which reviews follow":      "Light and lamps. Another sentence in {London}? Which reviews follow",
		"National Guideline for the Management of Arthritis in Adults":           "National Guideline for the Management of Arthritis in Adults",
		"The effects of vitamin D, hepatitis B and I":                            "The effects of vitamin {D}, hepatitis {B} and {I}",
		"Vitamin D and T-Cell Counts: A Review":                                  "Vitamin {D} and {T-Cell} Counts: A Review",
		"X-ray imaging of small wings":                                           "X-ray imaging of small wings",
		"Wings under X-ray light: small A-levels":                                "Wings under {X-ray} light: small A-levels",
		"Die Bedeutung der neuen Methoden für eine bessere Versorgung":           "Die Bedeutung der neuen Methoden für eine bessere Versorgung",
		"A study of the École normale and its pupils":                            "A study of the {École} normale and its pupils",
		"Energy of $h_{\\mathrm{max}}$ Great lamps shine with steady light":      "Energy of {$h_{\\mathrm{max}}$} {Great} lamps shine with steady light",
		"DNA AND RNA": "DNA AND RNA",
		"“Best techniques” for farms: “Making do” in Wales and other rural regions": "“Best techniques” for farms: “Making do” in {Wales} and other rural regions",
		"D": "D",
		"":  "",
	} {
		got := protectCase(title, false)
		require.Equal(t, want, got)
		require.Equal(t, title, tex.Plain(got))
		require.Equal(t, title, tex.Plain(protectCase(title, true)))
	}
}
