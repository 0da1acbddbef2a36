package normalize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A number is found wherever it stands in the blocks of bytes that are looked at,
// and whatever length its word has.
func TestNextCounted(t *testing.T) {
	numbers := []string{"7", "12", "123456789", "2", "1899", "2100", "1,234", "thirty-seven"}
	for word := range numberWords {
		numbers = append(numbers, word, strings.ToUpper(word))
	}
	for _, number := range numbers {
		for before := range 140 {
			text := strings.Repeat("ab", before/2) + strings.Repeat(".", before%2) + " " + number
			want := strings.LastIndex(text, number)
			require.Equal(t, want, nextCounted(text+" patients were enrolled", 0), "%q", text)
			others := []string{"", "th patients", "-year patients", " kilometres"}
			if isASCIIDigit(number[0]) {
				others = append(others, ".5 patients", "% patients", "00000000000000 patients")
			}
			for _, behind := range others {
				require.Equal(t, len(text+behind), nextCounted(text+behind, 0), "%q", text+behind)
			}
		}
	}
	for _, none := range []string{"2019", "1900", "02019", "99999999999999"} {
		text := "In " + none + " patients were enrolled"
		require.Equal(t, len(text), nextCounted(text, 0))
	}
}
