package corpus_test

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

func TestFiles(t *testing.T) {
	require.Greater(t, len(corpus.Files(t, ".ris", ".bib")), len(corpus.Files(t, ".bib")))
	require.NotEmpty(t, corpus.File(t, "gold", "README.md"))
	require.NotEmpty(t, corpus.FilesIn(t, corpus.Folder(t, "gold"), ".ris"))
}

// skipping stands for a test that may be skipped and notes why.
type skipping struct {
	testing.TB
	reason string
}

func (s *skipping) Helper() {}

func (s *skipping) Skipf(format string, values ...any) {
	s.reason = fmt.Sprintf(format, values...)
	runtime.Goexit()
}

func TestAbsent(t *testing.T) {
	test, after := &skipping{TB: t}, false
	var done sync.WaitGroup
	done.Go(func() {
		corpus.Folder(test, "nothing", "of", "this", "name")
		after = true
	})
	done.Wait()
	require.Contains(t, test.reason, "../shared is not here")
	require.Contains(t, test.reason, "nothing/of/this/name")
	require.False(t, after, "the test goes on without its files")
}
