package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// readmeOutput is a block of the README that shows what a command prints.
var readmeOutput = regexp.MustCompile("(?s)(<!-- output: ([^\n]+) -->\n```text\n)(.*?)(```)")

// TestReadme runs the commands whose output the README shows and compares.
// With -update it writes the README's blocks anew.
func TestReadme(t *testing.T) {
	root := filepath.Join("..", "..")
	t.Chdir(root)
	content, err := os.ReadFile("README.md")
	require.NoError(t, err)
	blocks := readmeOutput.FindAllStringSubmatch(string(content), -1)
	require.NotEmpty(t, blocks)
	updated := string(content)
	for _, block := range blocks {
		var args []string
		for _, arg := range strings.Fields(block[2]) {
			files, err := filepath.Glob(arg)
			require.NoError(t, err)
			if len(files) == 0 {
				files = []string{arg}
			}
			args = append(args, files...)
		}
		got := ibid(t, "", args...)
		require.Equal(t, statusDone, got.status, got.stderr)
		if *update {
			updated = strings.Replace(updated, block[0], block[1]+got.stdout+block[4], 1)
			continue
		}
		require.Equal(t, got.stdout, block[3], "ibid %s", block[2])
	}
	if *update {
		require.NoError(t, os.WriteFile("README.md", []byte(updated), 0o666))
	}
}
