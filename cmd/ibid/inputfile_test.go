package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestInputFilesBesideEachOther reads from more files than are open at a time, from
// several goroutines: none is closed while another one reads from it.
func TestInputFilesBesideEachOther(t *testing.T) {
	dir := t.TempDir()
	var files inputFiles
	defer files.close()
	var list []*inputFile
	for i := range mostOpen + 10 {
		path := filepath.Join(dir, fmt.Sprint(i))
		require.NoError(t, os.WriteFile(path, fmt.Appendf(nil, "%03d", i), 0o600))
		file, err := os.Open(path)
		require.NoError(t, err)
		info, err := file.Stat()
		require.NoError(t, err)
		list = append(list, files.add(path, info, file))
	}
	const readers, rounds = 4, 500
	wrong := make([]string, readers)
	var group sync.WaitGroup
	for n := range readers {
		group.Go(func() {
			b := make([]byte, 3)
			for round := range rounds {
				i := (round*7 + n*31) % len(list)
				if _, err := list[i].ReadAt(b, 0); err != nil || string(b) != fmt.Sprintf("%03d", i) {
					wrong[n] = fmt.Sprintf("file %d: %q, %v", i, b, err)
					return
				}
			}
		})
	}
	group.Wait()
	require.Equal(t, make([]string, readers), wrong)
}
