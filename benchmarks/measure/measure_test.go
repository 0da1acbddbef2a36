package measure

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/generate"
)

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1_234_567: "1,234,567"} {
		require.Equal(t, want, Grouped(n))
	}
	require.Equal(t, "64 MB", Megabytes(64_200_000))
	require.Equal(t, "unknown", Megabytes(0))
	require.Contains(t, Machine(), runtime.Version())
	require.Regexp(t, `^(unknown|[0-9]+\.[0-9]+)$`, Load())
}

func TestPeakMemory(t *testing.T) {
	cmd := exec.Command("go", "version")
	require.NoError(t, cmd.Run())
	if runtime.GOOS == "linux" || runtime.GOOS == "darwin" {
		require.Greater(t, PeakMemory(cmd.ProcessState), int64(1_000_000))
	} else {
		require.Zero(t, PeakMemory(cmd.ProcessState))
	}
}

func TestWriteLibrary(t *testing.T) {
	name := filepath.Join(t.TempDir(), "library.ris")
	for _, form := range generate.Forms[:2] {
		records, size, err := WriteLibrary(name, 10_000, form)
		require.NoError(t, err)
		require.Positive(t, records)
		info, err := os.Stat(name)
		require.NoError(t, err)
		require.Equal(t, info.Size(), size)
		require.GreaterOrEqual(t, size, int64(10_000))
	}
}
