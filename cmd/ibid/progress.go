package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progressDelay is how long a stage runs before its progress is shown.
const progressDelay = time.Second

// progress shows how far a long stage is, on standard error where that is a
// terminal. The zero value shows nothing.
type progress struct {
	w       io.Writer
	stage   string
	started time.Time
	bar     *progressbar.ProgressBar
}

// newProgress returns the progress of this run.
func (a *app) newProgress() *progress {
	file, ok := a.stderr.(*os.File)
	a.progress = &progress{}
	if !a.quiet && ok && term.IsTerminal(int(file.Fd())) {
		a.progress.w = file
	}
	return a.progress
}

// report says how far a stage is. A stage that is not the one before begins
// anew; total is 0 where it is not known. Text is shown before the bar.
func (p *progress) report(stage, text string, done, total int64) {
	if p.w == nil {
		return
	}
	if stage != p.stage {
		p.finish()
		p.stage, p.started = stage, time.Now()
	}
	if p.bar == nil {
		if time.Since(p.started) < progressDelay {
			return
		}
		if total <= 0 {
			total = -1
		}
		p.bar = progressbar.NewOptions64(total,
			progressbar.OptionSetWriter(p.w),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionSetWidth(20),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionClearOnFinish(),
		)
	}
	p.bar.Describe(text)
	// A failure to draw is no reason to stop.
	_ = p.bar.Set64(done)
}

// compared reports a stage of the comparison.
func (p *progress) compared(stage string, done, total int) {
	p.report(stage, fmt.Sprintf("%s: %s of %s", stage, thousands(done), thousands(total)), int64(done), int64(total))
}

// clear clears the line for something else to be written.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// finish ends a stage.
func (p *progress) finish() {
	p.clear()
	p.bar, p.stage = nil, ""
}

// counted formats a number with its noun: "1 record", "12,345 records".
func counted(n int, noun string) string {
	plural := noun + "s"
	if n == 1 {
		plural = noun
	}
	return thousands(n) + " " + plural
}

// thousands formats n with a comma between groups of three digits.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
