package main

import (
	"errors"
	"io/fs"
	"os"
	"sync"
)

// mostOpen is how many input files are open at a time: a command line may
// name more files than a process may open.
const mostOpen = 100

// errChanged says that a file is no longer the one that was read before.
var errChanged = errors.New("the file was changed while it was read")

// inputFiles keeps the files open that were opened last. Who reads from one of
// them holds mu for reading, so that it is not closed meanwhile.
type inputFiles struct {
	mu   sync.RWMutex
	open []*inputFile
}

// inputFile is a file that is opened when it is read, and again after it had
// to give way to others.
type inputFile struct {
	files *inputFiles
	path  string
	info  fs.FileInfo
	file  *os.File
}

// add takes over an open file.
func (l *inputFiles) add(path string, info fs.FileInfo, file *os.File) *inputFile {
	f := &inputFile{files: l, path: path, info: info}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.keep(f, file)
	return f
}

// keep holds a file open for f, in the place of the one opened first.
func (l *inputFiles) keep(f *inputFile, file *os.File) {
	if len(l.open) == mostOpen {
		first := l.open[0]
		l.open = append(l.open[:0], l.open[1:]...)
		first.file.Close()
		first.file = nil
	}
	f.file = file
	l.open = append(l.open, f)
}

// close closes what is open.
func (l *inputFiles) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, f := range l.open {
		f.file.Close()
		f.file = nil
	}
	l.open = nil
}

// ReadAt reads from the file as [io.ReaderAt] says, also beside other readers.
func (f *inputFile) ReadAt(b []byte, at int64) (int, error) {
	f.files.mu.RLock()
	if f.file != nil {
		defer f.files.mu.RUnlock()
		return f.file.ReadAt(b, at)
	}
	f.files.mu.RUnlock()
	f.files.mu.Lock()
	defer f.files.mu.Unlock()
	if err := f.reopen(); err != nil {
		return 0, err
	}
	return f.file.ReadAt(b, at)
}

// reopen opens the file unless another reader did so meanwhile.
func (f *inputFile) reopen() error {
	if f.file != nil {
		return nil
	}
	file, err := os.Open(f.path)
	if err != nil {
		return cause(err)
	}
	info, err := file.Stat()
	if err == nil && (!os.SameFile(info, f.info) || info.Size() != f.info.Size() || !info.ModTime().Equal(f.info.ModTime())) {
		err = errChanged
	}
	if err != nil {
		file.Close()
		return err
	}
	f.files.keep(f, file)
	return nil
}
