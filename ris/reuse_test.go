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

// readLate is asJSON for records that are looked at when so many more were read.
func readLate(t *testing.T, in []byte, o *Options, late int) (records []string) {
	t.Helper()
	r := NewReader(bytes.NewReader(in), o)
	var waiting []*record.Record
	for end := false; !end || len(waiting) > 0; {
		if !end {
			got, err := r.Read()
			if end = err == io.EOF; got != nil {
				waiting = append(waiting, got)
			}
		}
		if len(waiting) > late || end && len(waiting) > 0 {
			text, err := json.Marshal(waiting[0])
			require.NoError(t, err)
			records, waiting = append(records, string(text)), waiting[1:]
		}
	}
	return records
}

// TestReuseAfter reads records with memory of their own and with that of records
// before: they are the same as long as they last.
func TestReuseAfter(t *testing.T) {
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
		got, ids := asJSON(t, in, &Options{ReuseAfter: 1})
		require.Equal(t, want, got, name)
		require.Equal(t, wantIDs, ids, name)
		require.Equal(t, want, readLate(t, in, &Options{ReuseAfter: 3}, 2), name)
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

// TestReuseAfterGivesMemoryAgain shows that the option does what it is for.
func TestReuseAfterGivesMemoryAgain(t *testing.T) {
	for after := 1; after < 4; after++ {
		r := NewReader(bytes.NewReader(recordsOfFields(2, 2, 2, 2)), &Options{ReuseAfter: after})
		var read []*record.Record
		for range after + 1 {
			got, err := r.Read()
			require.NoError(t, err)
			read = append(read, got)
		}
		for i := range after - 1 {
			require.NotSame(t, read[i], read[i+1])
		}
		require.Same(t, read[0], read[after])
		require.Same(t, &read[0].Raw[0], &read[after].Raw[0])
		require.Equal(t, "A title", read[0].Title())
	}
}

// TestResetReuse has one reader read with reused memory and then without: what it
// gave last is not there in what it gives now, and what it gives now stays.
func TestResetReuse(t *testing.T) {
	long, short := recordsOfFields(40, 40, 40), recordsOfFields(1, 2, 1)
	want, _ := asJSON(t, short, nil)
	r := NewReader(bytes.NewReader(long), &Options{ReuseAfter: 2})
	for {
		if _, err := r.Read(); err == io.EOF {
			break
		}
	}
	for _, o := range []*Options{nil, {ReuseAfter: 5}, nil} {
		r.Reset(bytes.NewReader(short), o)
		var read []*record.Record
		for got, err := range r.All() {
			require.NoError(t, err)
			read = append(read, got)
		}
		r.Reset(bytes.NewReader(long), nil)
		_, err := r.Read()
		require.NoError(t, err)
		for i, got := range read {
			text, err := json.Marshal(got)
			require.NoError(t, err)
			require.Equal(t, want[i], string(text))
		}
	}
}
