// Package markuptest holds the laws that the readers of formats in XML have in
// common, for their tests.
package markuptest

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
)

// Format is a format under test.
type Format struct {
	// Open returns a reader of a document, or of the part that stands at a place.
	Open func(r io.Reader, o *markup.Options) *markup.RecordReader
	// Rules are those of the reader's traces.
	Rules record.RuleSet
}

// Read reads a document whose records may be damaged. Every value is what its rule
// reads from its places, and every field stands in its record.
func (f Format) Read(t testing.TB, document []byte) ([]*record.Record, *record.Document, []error) {
	t.Helper()
	records, d, damages := f.read(t, document, &markup.Options{Name: "in"})
	for i, r := range records {
		require.Equal(t, i+1, r.Origin.Position)
		for _, raw := range r.Raw {
			for _, span := range append(raw.ValueSpans, raw.Span) {
				require.True(t, r.Origin.Span.Contains(span), "%s", raw.Name)
			}
		}
	}
	return records, d, damages
}

func (f Format) read(t testing.TB, document []byte, o *markup.Options) (records []*record.Record, d *record.Document, damages []error) {
	t.Helper()
	reader := f.Open(bytes.NewReader(document), o)
	for r, err := range reader.All() {
		if err != nil {
			require.IsType(t, &record.ParseError{}, err)
			damages = append(damages, err)
		}
		records = append(records, r)
	}
	d = reader.Document()
	for i, r := range records {
		require.NoError(t, r.Verify(func(s record.Span) (string, error) {
			return markup.TextAt(bytes.NewReader(document), int64(len(document)), s, d.Encoding)
		}, f.Rules), "record %d", i+1)
	}
	return records, d, damages
}

// Fuzz reads any input: nothing makes a panic, and every value is what its rule reads
// from its places. It returns the records.
func (f Format) Fuzz(t testing.TB, document []byte) []*record.Record {
	t.Helper()
	const mostElements = 1000
	records, _, _ := f.read(t, document, &markup.Options{MaxElements: mostElements})
	return records
}

// CheckAgain reads each record of a document for itself, by its place.
func (f Format) CheckAgain(t testing.TB, document []byte) {
	t.Helper()
	records, _, _ := f.Read(t, document)
	for i, want := range records {
		span := want.Origin.Span
		got, err := f.Open(bytes.NewReader(document[span.Start:span.End]), &markup.Options{Name: "in", Base: span, Position: i + 1}).Read()
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

// CheckErrors reads what cannot be read: an unknown encoding, a stream that breaks, a
// record that is cut off inside an element, and one that is too long, of the given
// element.
func (f Format) CheckErrors(t testing.TB, element string) {
	t.Helper()
	_, err := f.Open(strings.NewReader("x"), &markup.Options{Encoding: "klingon"}).Read()
	require.ErrorContains(t, err, "klingon")
	broken := errors.New("broken")
	_, err = f.Open(iotest.ErrReader(broken), nil).Read()
	require.Equal(t, broken, err)
	_, err = f.Open(strings.NewReader("<"+element+"><a><b>1"), nil).Read()
	require.ErrorIs(t, err, record.ErrDamaged)
	reader := f.Open(strings.NewReader("<"+element+">"+strings.Repeat("x", 100)+"</"+element+">"), &markup.Options{MaxRecord: 50})
	_, err = reader.Read()
	require.ErrorIs(t, err, record.ErrTooLong)
	_, err = reader.Read()
	require.Equal(t, io.EOF, err)
}
