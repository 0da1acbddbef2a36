package ris

import (
	"bytes"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// textOf returns the function that gives Verify the text of a document.
func textOf(in []byte, encoding string) func(record.Span) (string, error) {
	return func(span record.Span) (string, error) {
		return charset.TextAt(bytes.NewReader(in), int64(len(in)), span, encoding)
	}
}

// verify runs all traces of all records again.
func verify(t testing.TB, in []byte) {
	t.Helper()
	entries, r := readEntries(t, in, &Options{Name: "test.ris"})
	text := textOf(in, r.Document().Encoding)
	for _, entry := range entries {
		read := entry.Record()
		require.NoError(t, read.Verify(text, allRules()...), "record %d", read.Origin.Position)
		require.Len(t, read.Raw, len(entry.Fields))
	}
}

// allRules are made when they are asked for: a benchmark of this package should not
// have the collector of memory look at them.
var allRules = sync.OnceValue(func() []record.RuleSet { return []record.RuleSet{normalize.Rules(), Rules()} })
