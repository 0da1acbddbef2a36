package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// expandPatterns puts the files that a pattern matches in its place, as a shell does:
// those of Windows leave that to the program. What names a file stands for that file,
// whatever signs are in its name, and what matches none stays as it is.
func expandPatterns(args []string) []string {
	var files []string
	for _, arg := range args {
		found := matches(arg)
		if len(found) == 0 {
			found = []string{arg}
		}
		files = append(files, found...)
	}
	return files
}

// matches returns the files that a pattern matches, sorted by name, without hidden
// ones.
func matches(pattern string) []string {
	if !strings.ContainsAny(pattern, "*?[") {
		return nil
	}
	if _, err := os.Lstat(pattern); err == nil {
		return nil
	}
	found, err := filepath.Glob(pattern)
	if err != nil {
		return nil // no pattern after all
	}
	return slices.DeleteFunc(found, func(path string) bool {
		return strings.HasPrefix(filepath.Base(path), ".") && !strings.HasPrefix(filepath.Base(pattern), ".")
	})
}
