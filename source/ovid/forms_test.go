package ovid

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestForms holds what is told by its letters to the expression of its form.
func TestForms(t *testing.T) {
	degree := regexp.MustCompile(`^(?:[A-Z][A-Za-z]{0,2}\.?[A-Z][A-Za-z.]*|[A-Z]{2,6}(?:[-/(][A-Za-z)]+)*)$`)
	title := regexp.MustCompile(`^\[([A-Z][A-Za-z /-]*)\]\.?$`)
	address := regexp.MustCompile(`^(?:From )?(?:the )?\([^)]{1,3}\)\s*`)
	pieces := []string{"A", "B", "PhD", "M", "d", "x", ".", "-", "/", "(", ")", "[", "]", " ", "\t", "From ", "the ", "1", "*", "é", "\xff", "\u00a0", "\n"}
	random := rand.New(rand.NewPCG(1, 2))
	found := [3]int{}
	for range 200_000 {
		var b strings.Builder
		b.WriteString([]string{"A", "[A", "(", "From (", "the (", ""}[random.IntN(6)])
		for range random.IntN(5) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		b.WriteString([]string{"]", "].", ") ", ""}[random.IntN(4)])
		text := b.String()

		if text != "" && isCapital(text[0]) {
			is := degree.MatchString(text)
			require.Equal(t, is, isDegreeOfCapitals(text), "%q", text)
			if is {
				found[0]++
			}
		}

		length := 0
		if m := title.FindStringSubmatchIndex(text); m != nil {
			length = m[3] - m[2]
			found[1]++
		}
		require.Equal(t, length, titleMark(text), "%q", text)

		behind := -1
		if m := address.FindStringIndex(text); m != nil {
			behind = m[1]
			found[2]++
		}
		require.Equal(t, behind, addressText(text), "%q", text)
	}
	for _, n := range found { // of each form some
		require.Greater(t, n, 100)
	}
}
