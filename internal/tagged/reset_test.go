package tagged_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/record"
)

// readOut reads what is left of a document.
func readOut(t *testing.T, r *tagged.Reader) (list []*tagged.Entry, errs []string) {
	t.Helper()
	for {
		e, err := r.Read()
		if err == io.EOF {
			return list, errs
		}
		if err != nil {
			var damaged *record.ParseError
			require.True(t, errors.As(err, &damaged), "%v", err)
			errs = append(errs, err.Error())
		}
		if e != nil {
			list = append(list, e)
		}
	}
}

// TestReset reads each document with a reader that is in the middle of another
// one: what comes is what a new reader gives.
func TestReset(t *testing.T) {
	used := tagged.NewReader(strings.NewReader("ID  - 9\nTEXT- nine\n      ten\n\nID  - 8\n\n\n"), form, &tagged.Options{Name: "first"})
	_, err := used.Read()
	require.NoError(t, err)
	for name, test := range map[string]struct {
		in string
		o  *tagged.Options
	}{
		"plain":              {"ID  - 1\nTEXT-  one \n      two\n\nID- 2\n\n", nil},
		"empty":              {"", &tagged.Options{Digest: true}},
		"outside":            {"a header\n\nID  - 1\nTEXT- x\n", &tagged.Options{Name: "b", Source: "s", Kind: record.SourceDatabase}},
		"open at the end":    {"ID  - 1\nTEXT- one\n", nil},
		"other encoding":     {"ID  - 1\nTEXT- \xe9t\xe9\n", &tagged.Options{Encoding: "latin1"}},
		"limit":              {"ID  - 1\nTEXT- one\n      two\n\nID  - 2\n", &tagged.Options{MaxFields: 2}},
		"part of a document": {"ID  - 1\nTEXT- one\n", &tagged.Options{Base: record.Span{Start: 10, End: 29, Line: 4, Column: 1}, Position: 3}},
	} {
		t.Run(name, func(t *testing.T) {
			fresh := tagged.NewReader(strings.NewReader(test.in), form, test.o)
			want, wantErrs := readOut(t, fresh)
			used.Reset(strings.NewReader(test.in), test.o)
			got, gotErrs := readOut(t, used)
			require.Len(t, got, len(want))
			for i := range want {
				require.Equal(t, want[i].Record(), got[i].Record())
				require.Equal(t, want[i].Leading, got[i].Leading)
				require.Equal(t, want[i].Bytes, got[i].Bytes)
			}
			require.Equal(t, wantErrs, gotErrs)
			require.Equal(t, fresh.Document(), used.Document())
			require.Equal(t, fresh.Trailing(), used.Trailing())
			used.Reset(strings.NewReader("\nID  - 7\n\nID  - 6\nTEXT- left"), nil)
			_, err := used.Read()
			require.NoError(t, err)
		})
	}

	used.Reset(strings.NewReader("ID  - 1\n"), &tagged.Options{Encoding: "no-such"})
	_, err = used.Read()
	require.ErrorContains(t, err, "no-such")
	used.Reset(strings.NewReader("ID  - 1\n"), nil)
	list, errs := readOut(t, used)
	require.Len(t, list, 1)
	require.Empty(t, errs)
}
