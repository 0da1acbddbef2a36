//go:build !race

package ris

// underRace says that the race detector is not there.
const underRace = false
