//go:build js || plan9

package main

import "io"

// closedPipe is the error of writing to a pipe whose reader has gone.
var closedPipe = io.ErrClosedPipe

// ignoreClosedPipes has nothing to ignore: there is no signal of such a pipe.
func ignoreClosedPipes() {}
