package normalize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	texForm    = `<jats:tex-math>\documentclass{minimal} $$x_2 < 5$$</jats:tex-math>`
	mathMLForm = `<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msub><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub><mml:mo>&lt;</mml:mo><mml:mn>5</mml:mn></mml:math>`
)

// TestAlternatives: of the forms of one formula, one is taken.
func TestAlternatives(t *testing.T) {
	for in, want := range map[string]string{
		"With <jats:inline-formula><jats:alternatives>" + texForm + mathMLForm + "</jats:alternatives></jats:inline-formula> found":    "With x2<5 found",
		"With <inline-formula>\n <alternatives>\n  " + mathMLForm + "\n  " + texForm + "\n </alternatives>\n</inline-formula> found":   "With x2<5 found",
		"One <alternatives>" + texForm + mathMLForm + "</alternatives>, two <alternatives>" + mathMLForm + texForm + "</alternatives>": "One x2<5, two x2<5",
		"TeX <alternatives>" + texForm + "</alternatives> alone":                                                                       `TeX \documentclass{minimal} $$x_2 < 5$$ alone`,
		"Empty <alternatives><math></math>" + texForm + "</alternatives>":                                                              `Empty \documentclass{minimal} $$x_2 < 5$$`,
		"Open <alternatives>" + mathMLForm + "<tex-math>y</tex-math>":                                                                  "Open x2<5y",
		"Apart " + mathMLForm + " and <tex-math>y</tex-math>":                                                                          "Apart x2<5 and y",
		"Sides <alternatives><tex-math>&amp</tex-math><math>;lt;</math></alternatives>":                                                "Sides ;lt;",
	} {
		require.Equal(t, want, Text(in), in)
		require.Equal(t, want, Text(want), "again")
		title, err := Title(in)
		require.NoError(t, err)
		require.Equal(t, want, title)
		abstract, err := Abstract("<jats:p>" + in + "</jats:p><jats:p>More.</jats:p>")
		require.NoError(t, err)
		require.Equal(t, want+"\n\nMore.", abstract.Text)
	}
}

func TestAlternativesOfHostileInput(t *testing.T) {
	for _, piece := range []string{
		"<alternatives>", "</alternatives>", "<alternatives><math>", "<math>a</math>", "<alternatives><math>a</math><tex-math>b</tex-math>",
		"<alternatives><<math>i>a</math><tex-math>b</tex-math></alternatives>", "<alternatives><math>&amp</math><tex-math>;</alternatives>;",
		"<<alternatives>i><math>x</math><tex-math>y</tex-math></alternatives>", "<alternatives<alternatives><math>><math>a</math><tex-math>b</tex-math></alternatives>",
	} {
		for _, times := range []int{1, 2, 3, 20_000} {
			in := strings.Repeat(piece, times)
			once := Text(in)
			require.Equal(t, once, Text(once), piece)
		}
	}
}
