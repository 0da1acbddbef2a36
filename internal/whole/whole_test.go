package whole

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestReader(t *testing.T) {
	calls := 0
	r := NewReader(func() ([]*record.Record, error) {
		calls++
		return []*record.Record{{ID: "a"}, {ID: "b"}}, nil
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

	// Damage is told once, any other error every time.
	damaged := NewReader(func() ([]*record.Record, error) { return nil, &record.ParseError{Err: record.ErrTooLong} })
	_, err := damaged.Read()
	require.ErrorIs(t, err, record.ErrTooLong)
	_, err = damaged.Read()
	require.Equal(t, io.EOF, err)
	broken := NewReader(func() ([]*record.Record, error) { return nil, errors.ErrUnsupported })
	for range 2 {
		_, err = broken.Read()
		require.Equal(t, errors.ErrUnsupported, err)
	}
}

func TestContent(t *testing.T) {
	document := &record.Document{Name: "page"}
	content, err := Content(strings.NewReader("text"), 4, document, "x.too-long")
	require.NoError(t, err)
	require.Equal(t, "text", string(content))
	require.EqualValues(t, 4, document.Size)
	require.Equal(t, "sha256:982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1", document.Digest)
	_, err = Content(strings.NewReader("texts"), 4, document, "x.too-long")
	var damaged *record.ParseError
	require.ErrorAs(t, err, &damaged)
	require.ErrorIs(t, err, record.ErrTooLong)
	require.Equal(t, "x.too-long", damaged.Diagnostic.Code)
}
