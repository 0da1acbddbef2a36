package main

import "os"

// syncedAtATime is how many bytes are written to a file before the disk is given
// them.
const syncedAtATime = 32 << 20

// syncedFile is a file that is to be on the disk when it is complete. What was
// written goes there while more of it is made, so that little is left to wait for
// at the end. It is not safe for concurrent use.
type syncedFile struct {
	file *os.File
	// unsynced is how much was written since the disk was given any.
	unsynced int
	// syncing is there once the disk was given any; it gets the result.
	syncing chan error
	err     error
}

// Write writes to the file.
func (s *syncedFile) Write(b []byte) (int, error) {
	n, err := s.file.Write(b)
	if s.unsynced += n; s.unsynced >= syncedAtATime && s.settled() {
		s.unsynced = 0
		s.syncing = make(chan error, 1)
		go func() { s.syncing <- s.file.Sync() }()
	}
	return n, err
}

// settled reports whether the disk has what it was given.
func (s *syncedFile) settled() bool {
	if s.syncing == nil {
		return true
	}
	select {
	case err := <-s.syncing:
		s.end(err)
		return true
	default:
		return false
	}
}

// wait waits until the disk has what it was given. It may be called of a file that
// is not there.
func (s *syncedFile) wait() {
	if s != nil && s.syncing != nil {
		s.end(<-s.syncing)
	}
}

// end keeps the first error: a system reports one only once.
func (s *syncedFile) end(err error) {
	s.syncing = nil
	if s.err == nil {
		s.err = err
	}
}

// sync waits until the disk has everything. The error may be that of an earlier
// part.
func (s *syncedFile) sync() error {
	s.wait()
	if s.err != nil {
		return s.err
	}
	return s.file.Sync()
}
