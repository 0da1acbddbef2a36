package record_test

import (
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestAll(t *testing.T) {
	damage := &record.ParseError{Err: record.ErrDamaged}
	broken := errors.New("broken disk")
	type step struct {
		r   *record.Record
		err error
	}
	one, two := &record.Record{ID: "1"}, &record.Record{ID: "2"}
	tests := []struct {
		name        string
		steps, want []step
	}{
		{"empty", []step{{nil, io.EOF}}, nil},
		{"damage goes on, with a record or without",
			[]step{{one, damage}, {nil, damage}, {two, nil}, {nil, io.EOF}},
			[]step{{one, damage}, {nil, damage}, {two, nil}}},
		{"another error ends",
			[]step{{one, nil}, {nil, broken}, {two, nil}},
			[]step{{one, nil}, {nil, broken}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n := -1
			read := func() (*record.Record, error) {
				n++
				return test.steps[n].r, test.steps[n].err
			}
			var got []step
			for r, err := range record.All(read) {
				got = append(got, step{r, err})
			}
			require.Equal(t, test.want, got)
		})
	}
	reads := 0
	for range record.All(func() (*record.Record, error) { reads++; return one, nil }) {
		break
	}
	require.Equal(t, 1, reads)
}
