package whole

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func page(text string) Page {
	return Page{Input: strings.NewReader(text), Most: 4, Code: "x.too-long", Document: record.Document{Name: "page"}}
}

func TestReader(t *testing.T) {
	calls := 0
	r := NewReader(page("text"), func(content []byte, d *record.Document) (Records, error) {
		calls++
		require.Equal(t, "text", string(content))
		d.Records = 2
		return List([]*record.Record{{ID: "a"}, {ID: "b"}}), nil
	})
	for _, want := range []string{"a", "b"} {
		got, err := r.Read()
		require.NoError(t, err)
		require.Equal(t, want, got.ID)
	}
	for range 2 {
		_, err := r.Read()
		require.Equal(t, io.EOF, err)
	}
	require.Equal(t, 1, calls)
	require.Equal(t, &record.Document{
		Name: "page", Size: 4, Records: 2, Digest: "sha256:982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
	}, r.Document())
}

// TestErrors: damage is told once, any other error every time.
func TestErrors(t *testing.T) {
	fails := func(err error) ReadPage {
		return func([]byte, *record.Document) (Records, error) { return nil, err }
	}
	for _, r := range []*Reader{
		NewReader(page("texts"), fails(errors.ErrUnsupported)), NewReader(page("text"), fails(&record.ParseError{Err: record.ErrTooLong})),
	} {
		_, err := r.Read()
		require.IsType(t, &record.ParseError{}, err)
		require.ErrorIs(t, err, record.ErrTooLong)
		_, err = r.Read()
		require.Equal(t, io.EOF, err)
	}
	broken := page("")
	broken.Input = iotest.ErrReader(errors.ErrUnsupported)
	for _, r := range []*Reader{NewReader(broken, fails(nil)), NewReader(page("text"), fails(errors.ErrUnsupported))} {
		for range 2 {
			_, err := r.Read()
			require.Equal(t, errors.ErrUnsupported, err)
		}
	}
	_, err := NewReader(page("texts"), fails(nil)).Read()
	var damaged *record.ParseError
	require.ErrorAs(t, err, &damaged)
	require.Equal(t, "x.too-long", damaged.Diagnostic.Code)
	require.Equal(t, "page", damaged.Document)
}
