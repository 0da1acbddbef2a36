// Peers jobs other readers of RIS beside Ibid: all on the same generated
// file, one after the other, and what comes out of files in the forms that
// readers have trouble with. It prints Markdown.
//
// The others are installed from their registries into one folder: bibutils by
// apt-get (Debian, Ubuntu), the rest by npm. What cannot be installed is left out.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

func main() {
	// The command is its own adapter for the library.
	if job, file, ok := ownJob(os.Args[1:]); ok {
		exitOn(runOwn(job, file, os.Stdout))
		return
	}
	var s settings
	flag.StringVar(&s.folder, "folder", filepath.Join(os.TempDir(), "ibid-peers"), "the `folder` that the other tools and the files stand in")
	flag.Int64Var(&s.size, "bytes", 20_000_000, "size of the file that is read")
	flag.IntVar(&s.times, "times", 3, "how often each tool reads it; the fastest counts")
	flag.DurationVar(&s.limit, "limit", 5*time.Minute, "the time that a tool has for a file")
	flag.StringVar(&s.readme, "readme", "", "also write the tables into this `file`, between the lines "+tablesBegin+" and "+tablesEnd)
	flag.Parse()
	exitOn(run(context.Background(), &s, os.Stdout, os.Stderr))
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(2)
	}
}

// settings are the flags.
type settings struct {
	folder string
	size   int64
	times  int
	limit  time.Duration
	readme string
}
