package ris

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// readOut reads what is left of a document: its records, their errors and what
// is said of the document.
func readOut(t testing.TB, r *Reader) (records []*record.Record, errs []string, document *record.Document) {
	t.Helper()
	for {
		read, err := r.Read()
		if err == io.EOF {
			return records, errs, r.Document()
		}
		var damaged *record.ParseError
		if err != nil {
			require.True(t, errors.As(err, &damaged), "%v", err)
			errs = append(errs, err.Error())
		}
		if read != nil {
			records = append(records, read)
		}
	}
}

// TestReset reads each document with a reader that is in the middle of another
// one, and then each of its records by its place: what comes is what a new reader
// gives, and the records that were read before stay as they were.
func TestReset(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.[rc]i[sw]"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	used := NewReader(bytes.NewReader([]byte(sample)), nil)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			options := &Options{Name: file, MaxFields: 9}
			want, wantErrs, wantDocument := readOut(t, NewReader(bytes.NewReader(in), options))
			used.Reset(bytes.NewReader(in), options)
			got, gotErrs, gotDocument := readOut(t, used)
			require.Equal(t, want, got)
			require.Equal(t, wantErrs, gotErrs)
			require.Equal(t, wantDocument, gotDocument)
			requireReset(t, in, used)
			require.Equal(t, want, got, "the records that were read before")
			// The next document finds the reader in the middle of this one.
			used.Reset(bytes.NewReader(append(in, "TY  - JOUR\nTI  - On ti"...)), nil)
			_, err = used.ReadEntry()
			require.True(t, err == nil || err == io.EOF, "%v", err)
		})
	}
}

// requireReset asks that a reader reads each record by its place as a new one
// does.
func requireReset(t testing.TB, in []byte, used *Reader) {
	t.Helper()
	records, _, document := readOut(t, NewReader(bytes.NewReader(in), &Options{Name: "a.ris"}))
	order := map[string]string{"utf-16le": "le", "utf-16be": "be"}[document.Encoding]
	for _, one := range records {
		span := one.Origin.Span
		part := in[span.Start:span.End]
		options := &Options{Name: "a.ris", Base: span, UTF16: order, Position: one.Origin.Position}
		want, wantErrs, _ := readOut(t, NewReader(bytes.NewReader(part), options))
		used.Reset(bytes.NewReader(part), options)
		got, gotErrs, _ := readOut(t, used)
		require.Equal(t, want, got)
		require.Equal(t, wantErrs, gotErrs)
	}
}

// TestResetAfterError gives a reader that cannot read another document.
func TestResetAfterError(t *testing.T) {
	r := NewReader(bytes.NewReader([]byte(sample)), &Options{Encoding: "no-such"})
	_, err := r.Read()
	require.ErrorContains(t, err, "no-such")
	require.Empty(t, r.Document().Encoding)
	r.Reset(bytes.NewReader([]byte(sample)), nil)
	got, _, _ := readOut(t, r)
	want, _, _ := readOut(t, NewReader(bytes.NewReader([]byte(sample)), nil))
	require.Equal(t, want, got)
	require.NotEmpty(t, got)
	r.Reset(bytes.NewReader([]byte(sample)), &Options{Encoding: "no-such"})
	_, err = r.Read()
	require.ErrorContains(t, err, "no-such")
	require.Empty(t, r.Document().Encoding)
}
