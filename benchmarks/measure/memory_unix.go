//go:build linux || darwin

package measure

import (
	"os"
	"runtime"
	"syscall"
)

// PeakMemory is the most memory that a process held at once, in bytes.
func PeakMemory(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	peak := int64(usage.Maxrss) // of another size on some machines
	if runtime.GOOS == "darwin" {
		return peak
	}
	return peak * 1024
}
