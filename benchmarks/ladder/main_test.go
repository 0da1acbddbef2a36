package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestRun(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(t.TempDir(), "50,100", "dedupe,resolve", 0.2, 2, &out))
	require.Equal(t, 2+2+2*2*2, strings.Count(out.String(), "\n"), out.String())
	require.Contains(t, out.String(), "| `dedupe` | brief | 100 |")
	require.Contains(t, out.String(), "| `resolve` | with abstracts | 50 |")

	require.ErrorContains(t, run(t.TempDir(), "10", "dedupe", 0.2, 0, &out), "expected 1 or more")
	require.ErrorContains(t, run(t.TempDir(), "10,many", "dedupe", 0.2, 1, &out), "expected numbers")
	require.ErrorContains(t, run(t.TempDir(), "10", "convert", 0.2, 1, &out), "expected dedupe")
	require.Error(t, run("/none/such", "10", "dedupe", 0.2, 1, &out))
}

func TestVerdict(t *testing.T) {
	tests := []struct {
		records int
		brief   bool
		wall    time.Duration
		memory  int64
		want    string
	}{
		{10_000, true, time.Second, 1e8, "2 s, 4000 MB: reached"},
		{10_000, false, 3 * time.Second, 1e8, "2 s, 4000 MB: missed"},
		{1_000_000, true, 61 * time.Second, 1e8, "60 s, 4000 MB: missed"},
		{1_000_000, false, 61 * time.Second, 1e8, "120 s, 4000 MB: reached"},
		{1_000_000, false, 61 * time.Second, 5e9, "120 s, 4000 MB: missed"},
		{100_000, true, time.Second, 1e8, ""},
	}
	for _, test := range tests {
		require.Equal(t, test.want, cost{records: test.records, wall: test.wall, memory: test.memory}.verdict(test.brief), "%+v", test)
	}
}

func TestCountRecords(t *testing.T) {
	name := filepath.Join(t.TempDir(), "unique.ris")
	require.NoError(t, os.WriteFile(name, []byte("TY  - JOUR\r\nER  - \r\nTY  - BOOK\nTI  - ER  -\nER  - \n"), 0o600))
	n, err := countRecords(name)
	require.NoError(t, err)
	require.Equal(t, 2, n)
	_, err = countRecords(name + ".none")
	require.ErrorIs(t, err, os.ErrNotExist)
}
