package ris

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/generate"
	"github.com/ibid-go/ibid/record"
)

// asJSON reads all records and returns them as JSON with their ids, which are
// kept while others are read.
func asJSON(t *testing.T, in []byte, o *Options) (records, ids []string) {
	t.Helper()
	r := NewReader(bytes.NewReader(in), o)
	for {
		got, err := r.Read()
		if err == io.EOF {
			return records, ids
		}
		if got == nil {
			require.ErrorAs(t, err, new(*record.ParseError))
			continue
		}
		text, err := json.Marshal(got)
		require.NoError(t, err)
		records, ids = append(records, string(text)), append(ids, got.ID)
	}
}

// TestReuseRecord reads records with memory of their own and with that of the
// record before: they are the same.
func TestReuseRecord(t *testing.T) {
	files, err := filepath.Glob("testdata/*.ris")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	library, err := io.ReadAll(generate.NewLibrary(&generate.Options{Seed: 7, Records: 200}))
	require.NoError(t, err)
	inputs := map[string][]byte{
		"library": library,
		// Records of many fields and of few take turns.
		"uneven": recordsOfFields(0, 300, 1, 700, 3, 0, 300, 2),
	}
	for _, file := range files {
		inputs[file], err = os.ReadFile(file)
		require.NoError(t, err)
	}
	for name, in := range inputs {
		want, wantIDs := asJSON(t, in, nil)
		got, ids := asJSON(t, in, &Options{ReuseRecord: true})
		require.Equal(t, want, got, name)
		require.Equal(t, wantIDs, ids, name)
	}
}

// recordsOfFields is a document of records with so many authors and keywords.
func recordsOfFields(counts ...int) []byte {
	var out bytes.Buffer
	for _, count := range counts {
		out.WriteString("TY  - JOUR\nTI  - A title\n")
		for range count {
			out.WriteString("AU  - Sol, Ida\nKW  - tide; moon\nSN  - 0378-5955\n")
		}
		out.WriteString("ER  - \n")
	}
	return out.Bytes()
}

// TestReuseRecordGivesMemoryAgain shows that the option does what it is for.
func TestReuseRecordGivesMemoryAgain(t *testing.T) {
	r := NewReader(bytes.NewReader(recordsOfFields(2, 2)), &Options{ReuseRecord: true})
	first, err := r.Read()
	require.NoError(t, err)
	title := first.Title()
	second, err := r.Read()
	require.NoError(t, err)
	require.Same(t, first, second)
	require.Same(t, &first.Raw[0], &second.Raw[0])
	require.Equal(t, "A title", title)
}
