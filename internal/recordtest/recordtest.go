// Package recordtest has what the tests of readers of all kinds of formats need to
// compare records.
package recordtest

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// notContent are the members that speak of the document which a record was read
// from.
var notContent = []string{"id", "raw", "trace", "diagnostics", "unclaimed", "origin"}

// Content is what a record says of the publication, by the members of its JSON.
// Of its origin, it has the database and the platform, which the record states
// itself.
func Content(t testing.TB, r *record.Record) map[string]any {
	t.Helper()
	text, err := json.Marshal(r)
	require.NoError(t, err)
	var members map[string]any
	require.NoError(t, json.Unmarshal(text, &members))
	for _, name := range notContent {
		delete(members, name)
	}
	if r.Origin.Database != "" || r.Origin.Platform != "" {
		members["origin"] = []string{r.Origin.Database, r.Origin.Platform}
	}
	return members
}

// Fixture returns the content of a file in the package's testdata.
func Fixture(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return string(content)
}

// Reader is a reader of any format.
type Reader interface {
	All() iter.Seq2[*record.Record, error]
}

// Benchmark reads a document of so many records by a reader with its defaults.
func Benchmark[R Reader, O any](b *testing.B, open func(io.Reader, *O) R, document []byte, records int) {
	b.Helper()
	b.SetBytes(int64(len(document)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range open(bytes.NewReader(document), nil).All() {
			if err != nil { // require costs more than a field
				require.NoError(b, err)
			}
			n++
		}
		require.Equal(b, records, n)
	}
}
