//go:build !race

package dedupe

const underRace = false
