package main

import (
	"os"
	"runtime/debug"
)

// Memory, in bytes, that a command which holds features of all records takes
// without more effort, and how much more than what it holds it may take until
// then, in per cent.
const (
	plentyOfMemory = 3500 << 20
	spareMemory    = 200
)

// spendMemory has the collector of garbage come seldom while there is plenty of
// memory, and more often where a large set fills it. A person's own settings
// stay.
func spendMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(spareMemory)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(plentyOfMemory)
	}
}
