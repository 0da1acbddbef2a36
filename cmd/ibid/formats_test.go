package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What the list says of a program can be typed as it stands.
func TestImporters(t *testing.T) {
	list := ibid(t, "", "formats").stdout
	input, err := filepath.Abs(medline)
	require.NoError(t, err)
	for _, program := range importers {
		require.Contains(t, list, program.flags)
		t.Chdir(t.TempDir())
		got := ibid(t, "", append([]string{"convert", input}, strings.Fields(program.flags)...)...)
		require.Equal(t, statusDone, got.status, "%v: %s", program, got.stderr)
		written, err := os.ReadDir(".")
		require.NoError(t, err)
		require.Len(t, written, 1, program.names)
	}
}
