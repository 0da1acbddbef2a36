package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// How many bytes a run takes before garbage is collected more often. A person's
// own GOMEMLIMIT goes before all of them.
const (
	// memoryLimit is that of a command which holds something of all records.
	memoryLimit = 3500 << 20
	// checkMemory is that of a check: a file is one record after the other, and
	// what is remembered of them has a bound, so more is garbage.
	checkMemory = 32 << 20
)

// littleMemory is how many bytes are collected in no time.
const littleMemory = 64 << 20

// spareMemory is how much more than what it holds a command takes while there is
// plenty, in per cent.
const spareMemory = 200

// limitMemory sets how many bytes are taken before garbage is collected more
// often, and returns what takes that back.
func limitMemory(bytes int64) (restore func()) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	before := debug.SetMemoryLimit(bytes)
	return func() { debug.SetMemoryLimit(before) }
}

// spendMemory has garbage collected seldom while there is plenty of memory. A
// person's own GOGC stays.
func spendMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(spareMemory)
	}
}

// spendTaken has garbage collected only once it fills what the process took when
// it held more than now: to give that back, and take some of it again, costs
// more than to use it. A person's own GOGC stays.
func spendTaken() {
	if os.Getenv("GOGC") != "" {
		return
	}
	var now runtime.MemStats
	if runtime.ReadMemStats(&now); now.HeapSys < littleMemory {
		return
	}
	runtime.GC()
	runtime.ReadMemStats(&now)
	taken, held := now.HeapSys-now.HeapReleased, max(now.HeapAlloc, 1)
	if spare := 100 * taken / held; spare > 100+spareMemory {
		debug.SetGCPercent(int(spare) - 100)
	}
}
