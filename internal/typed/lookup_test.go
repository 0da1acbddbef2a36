package typed_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/typed"
)

func TestLookUp(t *testing.T) {
	long := strings.Repeat("ab", 32)
	table := map[string]int{"": 1, "book": 2, "étude": 3, long: 4, long + "c": 5, "kind": 6}
	for text, want := range map[string]int{
		"": 1, " \t": 1, "book": 2, " BOOK\n": 2, "bOOk ": 2, "Étude": 3, "ÉTUDE ": 3, "\u00a0Étude": 3, strings.ToUpper(long): 4, long + "C": 5, "\u212aind": 6,
	} {
		value, ok := typed.LookUp(table, text)
		require.True(t, ok, text)
		require.Equal(t, want, value, text)
	}
	for _, text := range []string{"boo", "books", "étud", long + "d", "\xffbook", "bo ok"} {
		_, ok := typed.LookUp(table, text)
		require.False(t, ok, text)
	}
}
