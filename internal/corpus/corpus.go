// Package corpus finds real files for tests: those that stand beside the
// repository, in ../shared, where they are and are no part of it. Tests that need
// them are skipped elsewhere, all with the same words, as are those that are left to
// the run without the race detector.
package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Folder returns the path of a folder or file below ../shared, by the parts of
// its path. The test is skipped where it is not there.
func Folder(t testing.TB, parts ...string) string {
	t.Helper()
	path, found := locate(parts)
	if !found {
		t.Skipf("../shared is not here: this test reads real files, which are no part of the repository (%s)", strings.Join(parts, "/"))
	}
	return path
}

// Beside is Folder for a test that has texts of its own and reads the real files
// besides. Where they are not there, it is said in the log.
func Beside(t testing.TB, parts ...string) (path string, found bool) {
	t.Helper()
	path, found = locate(parts)
	if !found {
		t.Logf("../shared is not here: the test runs on what the repository holds (%s)", strings.Join(parts, "/"))
	}
	return path, found
}

func locate(parts []string) (path string, found bool) {
	_, here, _, _ := runtime.Caller(0)
	path = filepath.Join(append([]string{filepath.Dir(here), "..", "..", "..", "shared"}, parts...)...)
	_, err := os.Stat(path)
	return path, err == nil
}

// Files returns the paths of the corpus' files with one of the extensions, in any
// case and with the dot, in order. The test is skipped where there is no corpus,
// and fails where it has none of them.
func Files(t testing.TB, extensions ...string) []string {
	t.Helper()
	return FilesIn(t, Folder(t, "corpus"), extensions...)
}

// FilesIn returns the paths of the files in a folder, and in those below it, as
// Files does.
func FilesIn(t testing.TB, folder string, extensions ...string) []string {
	t.Helper()
	var files []string
	require.NoError(t, filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains(extensions, strings.ToLower(filepath.Ext(path))) {
			files = append(files, path)
		}
		return err
	}))
	require.NotEmpty(t, files)
	return files
}

// File returns the content of one file below ../shared.
func File(t testing.TB, parts ...string) []byte {
	t.Helper()
	content, err := os.ReadFile(Folder(t, parts...))
	require.NoError(t, err)
	return content
}
