package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFullStandardOutputIsNamed(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	require.NoError(t, err)
	defer full.Close()
	for _, args := range [][]string{{"resolve", medline}, {"dedupe", medline}, {"explain", medline + "#1", medline + "#2", medline}, {"formats"}, {"--help"}} {
		var stderr bytes.Buffer
		status := run(t.Context(), args, strings.NewReader(""), full, &stderr)
		require.Equal(t, statusFailed, status, "%v", args)
		require.Contains(t, stderr.String(), "standard output: cannot be written: no space left on device", "%v", args)
	}
}
