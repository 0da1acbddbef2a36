package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSyncedFile writes a file that goes to the disk in parts.
func TestSyncedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	file, err := os.Create(path)
	require.NoError(t, err)
	s := &syncedFile{file: file}
	part := bytes.Repeat([]byte("x"), 1<<10)
	const parts = 20
	for range parts {
		s.unsynced = syncedAtATime - 1
		n, err := s.Write(part)
		require.NoError(t, err)
		require.Equal(t, len(part), n)
		s.wait()
		require.Less(t, s.unsynced, len(part))
	}
	require.NoError(t, s.sync())
	require.Nil(t, s.syncing)
	require.NoError(t, file.Close())
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, bytes.Repeat(part, parts), written)
}

// TestSyncedFileError has the error of a part come out at the end.
func TestSyncedFileError(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	require.NoError(t, err)
	s := &syncedFile{file: file, syncing: make(chan error, 1)}
	s.syncing <- os.ErrDeadlineExceeded
	require.ErrorIs(t, s.sync(), os.ErrDeadlineExceeded)
	require.ErrorIs(t, s.sync(), os.ErrDeadlineExceeded)
	require.NoError(t, file.Close())
	(*syncedFile)(nil).wait()
}
