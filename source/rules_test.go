package source

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRulesOfAnyText runs every rule on texts that a trace can lead to where it does
// not belong to its document: each ends, with a value or an error.
func TestRulesOfAnyText(t *testing.T) {
	for name, rule := range Rules() {
		for _, texts := range [][]string{
			{""}, {" "}, {"\n"}, {"\x00"}, {"\xff"}, {"["}, {"{"}, {"<"}, {`"`}, {"&"}, {";"}, {"a\n  b\nAD  - c"}, {"", ""}, {"[", "]"}, {"", "", "", ""},
		} {
			require.NotPanics(t, func() { _, _ = rule(texts) }, "%s of %q", name, texts)
		}
	}
}
