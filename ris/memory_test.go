package ris

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/generate"
	"github.com/ibid-go/ibid/record"
)

// heap returns how many bytes of memory are in use, with what was not
// collected yet.
func heap() int {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int(stats.HeapAlloc)
}

// TestMemoryOfLongDocument reads many records: the memory in use is that of
// a few of them all the time, however many were read.
func TestMemoryOfLongDocument(t *testing.T) {
	const most = 20 << 20
	size := 64 << 20
	one, err := io.ReadAll(generate.NewLibrary(&generate.Options{Seed: 1, Records: 200}))
	require.NoError(t, err)
	var entry Entry
	for name, read := range map[string]func(*Reader) error{
		"owned":  func(r *Reader) error { _, err := r.ReadEntry(); return err },
		"reused": func(r *Reader) error { return r.NextEntry(&entry) },
	} {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			before, highest := heap(), 0
			r := NewReader(&repeated{text: string(one), count: size / len(one)}, nil)
			for n := 1; ; n++ {
				err := read(r)
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
				if n%500 == 0 {
					highest = max(highest, heap()-before)
				}
			}
			require.Greater(t, r.Document().Records, 10_000)
			require.Less(t, highest, most)
			runtime.GC()
			require.Less(t, heap()-before, most/10)
			runtime.KeepAlive(r)
		})
	}
}

// TestMemoryOfShortLines reads very many lines of next to nothing, of which
// each costs more than its bytes, in all the places where lines are kept.
func TestMemoryOfShortLines(t *testing.T) {
	const limit, most = 1 << 20, 8 << 20
	tests := []struct {
		name, before, line, after string
		want                      string // the first fields
		code                      string // of the damage, where there is some
	}{
		{"a value's lines", "TY  - JOUR\nAB  - One\n", "a\n", "ER  - \n", "TY=JOUR|AB=One\na\na", "ris.too-many-fields"},
		{"text without a tag", "TY  - JOUR\nPY  - 2011\n", "a b\n", "ER  - \n", "TY=JOUR|PY=2011|=a b\na b", "ris.too-many-fields"},
		{"fields", "TY  - JOUR\n", "KW  -\n", "ER  - \n", "TY=JOUR|KW=|KW=", "ris.too-many-fields"},
		{"blank lines in a value", "TY  - JOUR\nAB  - One\n", "\n", "two\nER  - \n", "TY=JOUR|AB=One", "ris.too-many-fields"},
		{"blank lines before a field", "TY  - JOUR\nAB  - One\n", "\n", "KW  - two\nER  - \n", "TY=JOUR|AB=One|KW=two|ER=", ""},
		{"text outside", "", "a\n", "TY  - JOUR\nER  - \n", "TY=JOUR|ER=", ""},
		{"blank lines outside", "\n", "\n", "TY  - JOUR\nER  - \n", "TY=JOUR|ER=", ""},
		{"flattened lines", "TY - JOUR AB - One\n", "a\n", "\nTY  - JOUR\nER  - \n", "", "ris.too-many-fields"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			runtime.GC()
			before := heap()
			lines := &repeated{text: test.line, count: limit * 3 / 4 / len(test.line)}
			r := NewReader(io.MultiReader(strings.NewReader(test.before), lines, strings.NewReader(test.after)), &Options{MaxRecord: limit, MaxFields: 5000})
			entry, err := r.ReadEntry()
			require.Less(t, heap()-before, most)
			require.NotNil(t, entry)
			if test.code == "" {
				require.NoError(t, err)
				require.Equal(t, test.want, fieldsIn(entry))
			} else {
				var damage *record.ParseError
				require.True(t, errors.As(err, &damage), "%v", err)
				require.Equal(t, test.code, damage.Code)
				require.True(t, strings.HasPrefix(fieldsIn(entry), test.want))
			}
			runtime.KeepAlive(r)
		})
	}
}
