// Package measure says what a process took, and on which machine.
package measure

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// Grouped writes a number with its thousands apart.
func Grouped(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// Megabytes writes a number of bytes, 0 where it is not known.
func Megabytes(n int64) string {
	if n == 0 {
		return "unknown"
	}
	return fmt.Sprintf("%.0f MB", float64(n)/1e6)
}

// Machine names the processor, its cores, the system and the version of Go.
func Machine() string {
	return fmt.Sprintf("%s, %d cores, %s, %s", processor(), runtime.NumCPU(), runtime.GOOS, runtime.Version())
}

// Load is how many processes wanted a processor, on average over the last
// minute, "unknown" where the system does not tell.
func Load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	load, _, _ := strings.Cut(string(text), " ")
	return load
}

// processor names the machine's processor as far as the system tells.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(text)) {
			if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
				return strings.TrimSpace(value)
			}
		}
	}
	return runtime.GOARCH
}
