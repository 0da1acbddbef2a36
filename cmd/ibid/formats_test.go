package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
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

func TestSchema(t *testing.T) {
	got := ibid(t, "", "formats", "--schema", "json")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, string(record.Schema()), got.stdout)
	got = ibid(t, "", "formats", "--schema", "jsonl")
	require.Equal(t, statusDone, got.status, got.stderr)
	var schema map[string]any
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &schema))
	require.Contains(t, schema["$defs"], strings.TrimPrefix(schema["$ref"].(string), "#/$defs/"))
	got = ibid(t, "", "formats", "--schema", "ris")
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "expected one of json, jsonl")
}
