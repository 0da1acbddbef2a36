package corpus

import "testing"

// WithoutRaceDetector leaves a test to the run without the race detector, which
// slows tests down some ten times: one that takes long under it and starts no
// goroutine, so that the detector has nothing to find, or one that does with more
// records what another test does.
func WithoutRaceDetector(t testing.TB) {
	t.Helper()
	if UnderRace {
		t.Skipf("%s is left to the run without the race detector, which has nothing to find in it", t.Name())
	}
}
