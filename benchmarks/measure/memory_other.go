//go:build !linux && !darwin

package measure

import "os"

// PeakMemory is not known here.
func PeakMemory(*os.ProcessState) int64 { return 0 }
