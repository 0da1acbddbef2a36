//go:build race

package corpus

// UnderRace says whether the race detector is there.
const UnderRace = true
