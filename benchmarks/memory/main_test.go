package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRun measures a small file, and one that stands on one line.
func TestRun(t *testing.T) {
	for _, line := range []bool{false, true} {
		var out bytes.Buffer
		require.NoError(t, run(t.TempDir(), 100_000, line, &out))
		require.Equal(t, 2+2+len(commands), strings.Count(out.String(), "\n"), out.String())
		require.Contains(t, out.String(), "| `ibid check` |")
	}
	require.Error(t, run("/none/such", 1, false, &bytes.Buffer{}))
}
