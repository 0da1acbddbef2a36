//go:build race

package ris

// underRace is set where the race detector slows tests down some ten times:
// the largest then read less, and all of it without the detector.
const underRace = true
