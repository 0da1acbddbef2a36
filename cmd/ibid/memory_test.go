package main

import (
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLimitMemory(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	before := debug.SetMemoryLimit(-1)
	restoreAll := limitMemory(memoryLimit)
	require.Equal(t, int64(memoryLimit), debug.SetMemoryLimit(-1))
	// A check has a limit of its own inside that of the command.
	restore := limitMemory(checkMemory)
	require.Equal(t, int64(checkMemory), debug.SetMemoryLimit(-1))
	restore()
	require.Equal(t, int64(memoryLimit), debug.SetMemoryLimit(-1))
	restoreAll()
	require.Equal(t, before, debug.SetMemoryLimit(-1))
}

func TestLimitMemoryOfAPerson(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "1GiB")
	before := debug.SetMemoryLimit(-1)
	limitMemory(checkMemory)()
	require.Equal(t, before, debug.SetMemoryLimit(-1))
}
