//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// asCommand is the variable of the environment that makes this test program
// be the command.
const asCommand = "IBID_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// process returns the command as a process of its own, with a folder for its
// temporary files.
func process(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer, string) {
	t.Helper()
	temporary := t.TempDir()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asCommand+"=1", "TMPDIR="+temporary)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	return cmd, &stderr, temporary
}

// manyRecords writes a RIS file of n records.
func manyRecords(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "TY  - JOUR\nTI  - Shelf %d of the library %d\nDO  - 10.5555/shelf.%d\nAB  - %s\nER  - \n", i, i*7, i, strings.Repeat("words ", 50))
	}
	path := filepath.Join(t.TempDir(), "many.ris")
	require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o600))
	return path
}

func TestClosedStandardOutputEndsQuietly(t *testing.T) {
	library := manyRecords(t, 1000)
	dir := t.TempDir()
	cmd, stderr, temporary := process(t, "resolve", "-", "--to", "ris", "--map", filepath.Join(dir, "map.csv"))
	content, err := os.Open(library)
	require.NoError(t, err)
	defer content.Close()
	// Not *os.File, so that standard input is a pipe.
	cmd.Stdin = io.MultiReader(content)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	_, err = io.ReadFull(out, make([]byte, 100))
	require.NoError(t, err)
	require.NoError(t, out.Close())
	require.Error(t, cmd.Wait())
	require.Equal(t, statusFailed, cmd.ProcessState.ExitCode(), "not ended by the signal")
	require.Empty(t, stderr.String())
	require.Empty(t, listDir(t, dir), "no half-written map")
	require.Empty(t, listDir(t, temporary), "no copy of standard input")
}

func TestInterruptedWhileWaitingForPipe(t *testing.T) {
	for _, c := range []struct {
		name string
		args func(pipe string) []string
	}{
		{"to be written to", func(pipe string) []string { return []string{"resolve", pipe} }},
		{"to be read", func(pipe string) []string { return []string{"resolve", medline, "-o", pipe} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			pipe := filepath.Join(t.TempDir(), "pipe")
			require.NoError(t, exec.Command("mkfifo", pipe).Run())
			ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
			defer cancel()
			var stdout, stderr bytes.Buffer
			status := run(ctx, c.args(pipe), strings.NewReader(""), &stdout, &stderr)
			require.Equal(t, statusFailed, status)
			require.Contains(t, stderr.String(), "interrupted")
			// The opening that still waits gets its other end.
			end, err := os.OpenFile(pipe, os.O_RDWR, 0)
			require.NoError(t, err)
			require.NoError(t, end.Close())
		})
	}
}

// waiting returns the command as a process that has begun to keep its standard
// input in a temporary file, and waits for more of it.
func waiting(t *testing.T) (cmd *exec.Cmd, stderr *bytes.Buffer, temporary string) {
	t.Helper()
	cmd, stderr, temporary = process(t, "resolve", "-")
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	_, err = io.WriteString(in, "TY  - JOUR\nTI  - On")
	require.NoError(t, err)
	require.Eventually(t, func() bool { return len(listDir(t, temporary)) == 1 }, 10*time.Second, 10*time.Millisecond)
	return cmd, stderr, temporary
}

// requireInterrupted waits for the end of a process that was interrupted, and
// requires that it left nothing behind.
func requireInterrupted(t *testing.T, cmd *exec.Cmd, stderr *bytes.Buffer, temporary string) {
	t.Helper()
	require.Error(t, cmd.Wait())
	require.Equal(t, statusFailed, cmd.ProcessState.ExitCode())
	require.Contains(t, stderr.String(), "interrupted")
	require.Empty(t, listDir(t, temporary))
}

func TestInterruptLeavesNothingBehind(t *testing.T) {
	cmd, stderr, temporary := waiting(t)
	require.NoError(t, cmd.Process.Signal(syscall.SIGINT))
	requireInterrupted(t, cmd, stderr, temporary)
}

// What ends a job, such as timeout, signals the process and then its group: two
// signals at least come before the process has ended.
func TestSignalledTwice(t *testing.T) {
	for range 5 {
		cmd, stderr, temporary := waiting(t)
		signals := make(chan struct{})
		go func() {
			defer close(signals)
			for began := time.Now(); time.Since(began) < 100*time.Millisecond; {
				_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended
			}
		}()
		requireInterrupted(t, cmd, stderr, temporary)
		<-signals
	}
}

func TestMoreFilesThanMayBeOpen(t *testing.T) {
	dir := t.TempDir()
	args := []string{"resolve", "--to", "ris"}
	const files = 3 * mostOpen
	for i := range files {
		path := filepath.Join(dir, fmt.Sprintf("%03d.ris", i))
		text := fmt.Sprintf("TY  - JOUR\nTI  - Shelf %d of the library\nDO  - 10.5555/shelf.%d\nER  - \n", i, i)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		args = append(args, path)
	}
	cmd, stderr, _ := process(t)
	cmd.Path, cmd.Args = "/bin/sh", append([]string{"sh", "-c", fmt.Sprintf(`ulimit -Sn %d; ulimit -Hn %[1]d; exec "$0" "$@"`, mostOpen+50), os.Args[0]}, args...)
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	require.Equal(t, files, strings.Count(string(out), "ER  -"))
}

func TestInputFileThatChanged(t *testing.T) {
	dir := t.TempDir()
	var files inputFiles
	defer files.close()
	var list []*inputFile
	for i := range mostOpen + 1 {
		path := filepath.Join(dir, fmt.Sprint(i))
		require.NoError(t, os.WriteFile(path, []byte("before"), 0o600))
		file, err := os.Open(path)
		require.NoError(t, err)
		info, err := file.Stat()
		require.NoError(t, err)
		list = append(list, files.add(path, info, file))
	}
	b := make([]byte, 6)
	_, err := list[0].ReadAt(b, 0)
	require.NoError(t, err)
	require.Equal(t, "before", string(b))
	// The second has given way to the first; its file is another one now.
	require.NoError(t, os.WriteFile(filepath.Join(dir, "1"), []byte("after that"), 0o600))
	_, err = list[1].ReadAt(b, 0)
	require.ErrorIs(t, err, errChanged)
}

func TestMessagesOfManyBadInputsAreCounted(t *testing.T) {
	lines := strings.Repeat("no record\n", 25) + `{"id":1,"title":"On shelves"}`
	got := ibid(t, lines, "match")
	require.Equal(t, statusMissing, got.status)
	require.Equal(t, shownUnread+1, strings.Count(got.stderr, "\n"), got.stderr)
	require.Contains(t, got.stderr, "-: 15 lines more that could not be read")

	dir := t.TempDir()
	args := []string{"resolve"}
	for i := range shownRecoveries + 3 {
		path := filepath.Join(dir, fmt.Sprintf("%02d.ris", i))
		require.NoError(t, os.WriteFile(path, []byte(fmt.Sprintf("TY - JOUR\nTI - Shelf %d\nER -\n", i)), 0o600))
		args = append(args, path)
	}
	got = ibid(t, "", args...)
	require.Equal(t, statusDone, got.status)
	require.Equal(t, shownRecoveries+1, strings.Count(got.stderr, "\n"), got.stderr)
	require.Contains(t, got.stderr, "and 3 files more were read with recoveries")
}

func TestOutputThroughLinkReplacesItsTarget(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	require.NoError(t, os.WriteFile(target, []byte("before"), 0o600))
	require.NoError(t, os.Symlink(target, link))
	outs := &outputs{}
	w, err := outs.create(t.Context(), link)
	require.NoError(t, err)
	_, err = w.WriteString("after")
	require.NoError(t, err)
	require.NoError(t, outs.commit(t.Context()))
	require.Equal(t, "after", readFile(t, target))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&os.ModeSymlink)
}
