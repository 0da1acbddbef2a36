// Package taggedtest holds the laws that the readers of tagged formats have in
// common, for their tests.
package taggedtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/record"
)

// Format is a format under test.
type Format struct {
	// Open returns a reader of a document, or of the part that stands at a place.
	Open func(r io.Reader, o *tagged.Options) *tagged.RecordReader
	// Typed is the format's typed layer.
	Typed func(*tagged.Entry) *record.Record
	// Rules are those of the reader's traces.
	Rules record.RuleSet
}

// CheckLimits reads a document of three records with titles A, one that is over each
// of the limits, and C.
func (f Format) CheckLimits(t *testing.T, in string, limits ...tagged.Options) {
	t.Helper()
	for _, options := range limits {
		var titles []string
		damaged := 0
		for rec, err := range f.Open(strings.NewReader(in), &options).All() {
			if err != nil {
				damaged++
				require.ErrorIs(t, err, record.ErrTooLong)
			}
			titles = append(titles, rec.Title())
		}
		require.Equal(t, 1, damaged)
		require.Equal(t, []string{"A", "", "C"}, titles)
	}
}

// Shapes checks a document and returns the fields of each of its entries: "TAG=value,TAG=value",
// with a bar where a line of a value ends.
func (f Format) Shapes(t *testing.T, in []byte) []string {
	t.Helper()
	f.Check(t, in)
	entries, _ := f.Entries(t, in)
	var shapes []string
	for _, e := range entries {
		fields := make([]string, len(e.Fields))
		for i := range e.Fields {
			fields[i] = e.Fields[i].Tag + "=" + strings.ReplaceAll(e.Fields[i].Value, "\n", "|")
		}
		shapes = append(shapes, strings.Join(fields, ","))
	}
	return shapes
}

// Entries reads all entries and ignores damage.
func (f Format) Entries(t testing.TB, in []byte) ([]*tagged.Entry, *tagged.RecordReader) {
	t.Helper()
	r := f.Open(bytes.NewReader(in), &tagged.Options{Name: "test"})
	var entries []*tagged.Entry
	for {
		e, err := r.ReadEntry()
		if err == io.EOF {
			return entries, r
		}
		var damaged *record.ParseError
		if err != nil {
			require.ErrorAs(t, err, &damaged)
		}
		if e != nil {
			entries = append(entries, e)
		}
	}
}

// Records reads all records, of which none may be damaged.
func (f Format) Records(t testing.TB, in []byte) []*record.Record {
	t.Helper()
	r := f.Open(bytes.NewReader(in), &tagged.Options{Name: "test"})
	var records []*record.Record
	for {
		rec, err := r.Read()
		if err == io.EOF {
			return records
		}
		require.NoError(t, err)
		records = append(records, rec)
	}
}

// Check holds a document to the laws: its entries written in order give it
// again, every trace holds, and each record is read again by its place.
func (f Format) Check(t testing.TB, in []byte) []*record.Record {
	t.Helper()
	entries, r := f.Entries(t, in)
	f.requireWrittenBack(t, in, entries, r)
	encoding := r.Document().Encoding
	text := func(span record.Span) (string, error) {
		return charset.TextAt(bytes.NewReader(in), int64(len(in)), span, encoding)
	}
	records := make([]*record.Record, len(entries))
	for i, e := range entries {
		rec := f.Typed(e)
		require.Equal(t, i+1, rec.Origin.Position)
		require.NoError(t, rec.Verify(text, f.Rules), "record %d", i+1)
		for _, raw := range rec.Raw {
			lines := make([]string, len(raw.ValueSpans))
			for j, span := range raw.ValueSpans {
				line, err := text(span)
				require.NoError(t, err)
				lines[j] = line
			}
			require.Equal(t, raw.Value, strings.Join(lines, "\n"), "the text of the places of %s", raw.Name)
		}
		f.requireReadAgain(t, in, rec, encoding)
		records[i] = rec
	}
	// Records that were read hold nothing of memory that the next ones are read in.
	stream := f.Open(bytes.NewReader(in), &tagged.Options{Name: "test"})
	var kept []*record.Record
	for {
		rec, err := stream.Read()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		kept = append(kept, rec)
	}
	require.Len(t, kept, len(records))
	for i := range records {
		require.Equal(t, records[i], kept[i])
	}
	return records
}

func (f Format) requireWrittenBack(t testing.TB, in []byte, entries []*tagged.Entry, r *tagged.RecordReader) {
	t.Helper()
	var out bytes.Buffer
	w := tagged.NewWriter(&out)
	for _, e := range entries {
		require.NoError(t, w.WriteEntry(e))
	}
	require.NoError(t, w.Flush())
	out.Write(r.Trailing())
	require.Equal(t, string(in), out.String())
}

// requireReadAgain reads a record by its place alone.
func (f Format) requireReadAgain(t testing.TB, in []byte, rec *record.Record, encoding string) {
	t.Helper()
	utf16 := map[string]string{charset.UTF16LE: "le", charset.UTF16BE: "be"}[encoding]
	span := rec.Origin.Span
	part := f.Open(bytes.NewReader(in[span.Start:span.End]), &tagged.Options{
		Name: "test", Base: span, Position: rec.Origin.Position, UTF16: utf16,
	})
	again, err := part.Read()
	require.NoError(t, err)
	require.Equal(t, rec, again)
	_, err = part.Read()
	require.Equal(t, io.EOF, err)
}

// CheckDamage cuts a document at every byte, and changes every byte of it: all
// records that do not touch the damage come back as they were, but that the last
// value of the one before it may have gained the damaged text, and no more than
// one is missing. A byte between two records touches both.
func (f Format) CheckDamage(t testing.TB, in []byte) {
	t.Helper()
	whole, _ := f.Entries(t, in)
	for cut := range in {
		entries, r := f.Entries(t, in[:cut])
		f.requireWrittenBack(t, in[:cut], entries, r)
		requireKept(t, whole, entries, int64(cut), int64(len(in)))
	}
	for at := range in {
		for _, b := range []byte{0x00, ' ', '\n', 'x', 0xff} {
			damaged := bytes.Clone(in)
			damaged[at] = b
			entries, r := f.Entries(t, damaged)
			f.requireWrittenBack(t, damaged, entries, r)
			requireKept(t, whole, entries, int64(at), int64(at)+1)
			require.GreaterOrEqual(t, len(entries), len(whole)-1)
			for _, e := range entries {
				require.NotNil(t, f.Typed(e))
			}
		}
	}
}

// requireKept requires that all entries outside of [from,to) are among those that
// were read.
func requireKept(t testing.TB, whole, read []*tagged.Entry, from, to int64) {
	t.Helper()
	for i, e := range whole {
		start, end := e.Span.Start-int64(len(e.Leading)), e.Span.End
		if i+1 < len(whole) {
			end += int64(len(whole[i+1].Leading))
		}
		if start < to && from < end {
			continue
		}
		found := slices.ContainsFunc(read, func(other *tagged.Entry) bool { return isKept(e, other) })
		require.True(t, found, "damage from %d to %d: record %d is not what it was", from, to, i+1)
	}
}

// isKept reports whether an entry has the fields of another one, the last value
// of which may go on.
func isKept(e, other *tagged.Entry) bool {
	if len(e.Fields) != len(other.Fields) {
		return false
	}
	for i := range e.Fields {
		a, b := &e.Fields[i], &other.Fields[i]
		last := i == len(e.Fields)-1
		if a.Tag != b.Tag || a.Value != b.Value && !(last && strings.HasPrefix(b.Value, a.Value)) {
			return false
		}
	}
	return true
}

// Fuzz holds any input to the laws.
func (f Format) Fuzz(t *testing.T, in []byte) {
	const most = 1 << 14 // some laws take time that grows with the square
	if len(in) > most {
		return
	}
	f.Check(t, in)
	for _, limits := range []tagged.Options{{MaxLine: 20}, {MaxRecord: 60}, {MaxFields: 3}} {
		r := f.Open(bytes.NewReader(in), &limits)
		for {
			rec, err := r.Read()
			if err == io.EOF {
				break
			}
			var damaged *record.ParseError
			if err != nil {
				require.True(t, errors.As(err, &damaged))
				require.ErrorIs(t, err, record.ErrTooLong)
			}
			if rec != nil {
				require.NotEmpty(t, rec.Origin.Format)
			}
		}
	}
}

// Values returns the typed values of a record by their paths, as JSON, without
// what speaks of the document that it was read from.
func Values(t testing.TB, r *record.Record) map[string]string {
	t.Helper()
	plain := *r
	plain.ID, plain.Raw, plain.Trace, plain.Diagnostics, plain.Unclaimed = "", nil, nil, nil, nil
	plain.Origin = record.Origin{Platform: r.Origin.Platform, Database: r.Origin.Database}
	text, err := json.Marshal(plain)
	require.NoError(t, err)
	var tree map[string]any
	require.NoError(t, json.Unmarshal(text, &tree))
	values := map[string]string{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, member := range v {
				walk(strings.TrimPrefix(path+"/"+name, "/"), member)
			}
		default:
			value, err := json.Marshal(v)
			require.NoError(t, err)
			values[path] = string(value)
		}
	}
	walk("", tree)
	return values
}
