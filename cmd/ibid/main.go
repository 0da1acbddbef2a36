// Command ibid reads citation records, recognises which of them speak of the
// same publication and reconciles them into canonical records.
//
// Run "ibid help" for what it does and "ibid help COMMAND" for how.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// signalPause is how long after a signal another one is taken for the same.
const signalPause = 500 * time.Millisecond

func main() {
	limitMemory(memoryLimit)
	ignoreClosedPipes()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the process at once, but not one that comes with the
	// first: what ends a job signals a process and its group, so that the process
	// gets two, and it would leave its temporary files behind.
	context.AfterFunc(ctx, func() { time.AfterFunc(signalPause, stop) })
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
