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
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}
