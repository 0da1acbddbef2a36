//go:build !js && !plan9

package main

import (
	"os/signal"
	"syscall"
)

// closedPipe is the error of writing to a pipe whose reader has gone.
const closedPipe = syscall.EPIPE

// ignoreClosedPipes has writing to such a pipe fail, so that the run clears up what
// it began; the signal would end it before that.
func ignoreClosedPipes() { signal.Ignore(syscall.SIGPIPE) }
