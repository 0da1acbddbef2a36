package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRun(t *testing.T) {
	folder := t.TempDir()
	file, truth := filepath.Join(folder, "library.ris"), filepath.Join(folder, "truth.csv")
	require.NoError(t, run([]string{"-records", "40", "-duplicates", "0.5", "-o", file, "-truth", truth}, io.Discard))
	library, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, 40, strings.Count(string(library), "TY  - "))
	list, err := os.ReadFile(truth)
	require.NoError(t, err)
	require.Equal(t, 41, strings.Count(string(list), "\n"))
	require.True(t, strings.HasPrefix(string(list), "record,group,exporter\nlibrary.ris#1,1,"), string(list))

	var out bytes.Buffer
	for _, name := range []string{"", "-"} {
		out.Reset()
		require.NoError(t, run([]string{"-records", "40", "-duplicates", "0.5", "-o", name}, &out))
		require.Equal(t, string(library), out.String())
	}

	out.Reset()
	require.NoError(t, run([]string{"-bytes", "100000"}, &out))
	require.InDelta(t, 100_000, out.Len(), 6000)

	out.Reset()
	require.NoError(t, run([]string{"-records", "40", "-form", "flattened"}, &out))
	require.Zero(t, strings.Count(out.String(), "\n"))
	require.Error(t, run([]string{"-form", "round"}, io.Discard))

	require.Error(t, run([]string{"library.ris"}, io.Discard))
	require.Error(t, run([]string{"-o", filepath.Join(folder, "none", "library.ris")}, io.Discard))
}
