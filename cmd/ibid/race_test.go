//go:build race

package main

// underRace is set where the race detector slows tests down some ten times:
// large sets, whose scores do not depend on it, are left out.
const underRace = true
