package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRun(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(t.TempDir(), "50,100", "dedupe,resolve", 0.2, &out))
	require.Equal(t, 2+2+2*2*2, strings.Count(out.String(), "\n"), out.String())
	require.Contains(t, out.String(), "| `dedupe` | brief | 100 |")
	require.Contains(t, out.String(), "| `resolve` | with abstracts | 50 |")

	require.ErrorContains(t, run(t.TempDir(), "10,many", "dedupe", 0.2, &out), "expected numbers")
	require.ErrorContains(t, run(t.TempDir(), "10", "convert", 0.2, &out), "expected dedupe")
	require.Error(t, run("/none/such", "10", "dedupe", 0.2, &out))
}
