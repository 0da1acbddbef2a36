package generate_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/generate"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// TestFormsHoldTheSameRecords reads a library in each form: the typed values
// of every record are those of the plain form.
func TestFormsHoldTheSameRecords(t *testing.T) {
	plain := generate.Forms[0].Apply(text(t, &generate.Options{Seed: 11, Records: 300}))
	for _, form := range generate.Forms {
		t.Run(form.Name, func(t *testing.T) {
			from := plain
			if form.Lossy {
				from = []byte(strings.Map(func(r rune) rune {
					if r > 0xff {
						return '?'
					}
					return r
				}, string(plain)))
			}
			want, got := typedValues(t, from), typedValues(t, form.Apply(from))
			require.Len(t, got, len(want))
			for i := range want {
				require.Equal(t, want[i], got[i], "record %d", i+1)
			}
		})
	}
}

// typedValues reads the records and leaves out where they stood.
func typedValues(t *testing.T, in []byte) (list []*record.Record) {
	t.Helper()
	reader := ris.NewReader(bytes.NewReader(in), nil)
	for {
		r, err := reader.Read()
		if err == io.EOF {
			return list
		}
		var damage *record.ParseError
		if !errors.As(err, &damage) {
			require.NoError(t, err)
		}
		r.ID, r.Raw, r.Trace, r.Diagnostics = "", nil, nil, nil
		for i := range r.Unclaimed {
			r.Unclaimed[i].Span = record.Span{}
		}
		r.Origin = record.Origin{Database: r.Origin.Database, Platform: r.Origin.Platform}
		list = append(list, r)
	}
}
