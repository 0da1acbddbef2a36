// Package jsonrecordtest holds the laws that the readers of formats in JSON have
// in common, for their tests.
package jsonrecordtest

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Format is a format under test.
type Format struct {
	Open  func(r io.Reader, o *jsonrecord.Options) *jsonrecord.Reader
	Rules record.RuleSet
	// Item writes a small item with a number of one digit that is its own id, for
	// tests of several. Envelopes are documents in which "%s" stands for one such
	// item or, where it is in brackets, for several.
	Item      func(n int) string
	Envelopes []string
}

// New returns a format under test with its rules and those of normalize.
func New(open func(r io.Reader, o *jsonrecord.Options) *jsonrecord.Reader, rules record.RuleSet) Format {
	all := maps.Clone(normalize.Rules())
	maps.Copy(all, rules)
	return Format{Open: open, Rules: all}
}

// ReadAll reads a document in which nothing is damaged and verifies every trace.
func (f Format) ReadAll(t testing.TB, document string) []*record.Record {
	t.Helper()
	records, damages := f.ReadDamaged(t, document)
	require.Empty(t, damages)
	return records
}

// ReadDamaged reads what can be read of a document and verifies every trace. It
// returns the errors too.
func (f Format) ReadDamaged(t testing.TB, document string) ([]*record.Record, []error) {
	t.Helper()
	return f.read(t, document, &jsonrecord.Options{Name: "works.json"})
}

func (f Format) read(t testing.TB, document string, o *jsonrecord.Options) (records []*record.Record, damages []error) {
	t.Helper()
	reader := f.Open(strings.NewReader(document), o)
	for r, err := range reader.All() {
		if err != nil {
			damages = append(damages, err)
		}
		if r != nil {
			records = append(records, r)
		}
	}
	end := int64(0)
	for i, r := range records {
		require.Equal(t, i+1, r.Origin.Position)
		require.GreaterOrEqual(t, r.Origin.Span.Start, end, "items stand in order")
		end = r.Origin.Span.End
		f.Verify(t, document, reader.Document().Encoding, r)
	}
	return records, damages
}

// Verify requires that each value is what its rule reads in its places, and each
// raw field what stands there.
func (f Format) Verify(t testing.TB, document, encoding string, r *record.Record) {
	t.Helper()
	text := func(s record.Span) (string, error) {
		return jsonscan.TextAt(strings.NewReader(document), int64(len(document)), s, encoding)
	}
	require.NoError(t, r.Verify(text, f.Rules))
	for _, raw := range r.Raw {
		value, err := text(raw.ValueSpans[0])
		require.NoError(t, err)
		require.Equal(t, value, raw.Value, "the text of the place of %s", raw.Name)
	}
	for _, trace := range r.Trace {
		require.NotEmpty(t, trace.Field, trace.Path)
		for _, span := range trace.Spans {
			require.True(t, r.Origin.Span.Contains(span), trace.Path)
			if !strings.HasPrefix(encoding, "utf-16") && !strings.Contains(document[:span.Start], "\r") {
				before := document[:span.Start]
				require.Equal(t, 1+strings.Count(before, "\n"), span.Line, trace.Path)
				require.Equal(t, len(before)-strings.LastIndexByte(before, '\n'), span.Column, trace.Path)
			}
		}
	}
}

// At returns the JSON form of the value at a path.
func At(t testing.TB, r *record.Record, path string) string {
	t.Helper()
	value, ok := r.At(path)
	require.True(t, ok, "nothing stands at %s of %+v", path, r)
	text, err := json.Marshal(value)
	require.NoError(t, err)
	return string(text)
}

// Check holds a document and the small items of the format to all laws.
func (f Format) Check(t *testing.T, document string) {
	t.Run("forms", f.checkForms)
	t.Run("encodings", func(t *testing.T) { f.checkEncodings(t, document) })
	t.Run("read again", func(t *testing.T) { f.checkReadAgain(t, document) })
	t.Run("control bytes", f.checkControlBytes)
	t.Run("damage", func(t *testing.T) { f.checkDamage(t, document) })
}

// checkForms: items stand in a list, one behind the other, and in envelopes.
func (f Format) checkForms(t *testing.T) {
	item := f.Item(1)
	several := item + ",\n" + item
	documents := []string{"[" + several + "]", item + "\n" + item + "\r\n", "\ufeff" + item + "\n\ufeff" + item}
	for _, envelope := range f.Envelopes {
		if strings.Contains(envelope, "[%s]") {
			documents = append(documents, fmt.Sprintf(envelope, several))
		} else {
			one := fmt.Sprintf(envelope, item)
			documents = append(documents, one+"\n"+one)
		}
	}
	for _, document := range documents {
		records := f.ReadAll(t, document)
		require.Len(t, records, 2, document)
		for _, r := range records {
			require.Equal(t, item, document[r.Origin.Span.Start:r.Origin.Span.End])
			require.Equal(t, record.ContentID([]byte(item)), r.ID)
		}
	}
}

// checkEncodings: a document says the same in UTF-16, and in a text with letters
// of another encoding no other text changes.
func (f Format) checkEncodings(t *testing.T, document string) {
	want := f.ReadAll(t, document)
	for name, e := range map[string]encoding.Encoding{
		"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16be": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	} {
		encoded, err := e.NewEncoder().String(document)
		require.NoError(t, err)
		records := f.ReadAll(t, encoded)
		require.Len(t, records, len(want))
		for i, r := range records {
			require.Equal(t, recordtest.Content(t, want[i]), recordtest.Content(t, r), name)
			require.Equal(t, want[i].Raw[0].Value, r.Raw[0].Value)
			require.Equal(t, record.ContentID([]byte(encoded[r.Origin.Span.Start:r.Origin.Span.End])), r.ID)
			f.requireReadAgain(t, encoded, name, r)
		}
	}
	for name, table := range map[string]*charmap.Charmap{"windows-1252": charmap.Windows1252, "windows-1251": charmap.Windows1251} {
		for at, letter := range document {
			b, ok := table.EncodeRune(letter)
			if letter < 0x80 || !ok {
				continue
			}
			encoded := document[:at] + string([]byte{b}) + document[at+len(string(letter)):]
			records, damages := f.read(t, encoded, &jsonrecord.Options{Name: "works.json", Encoding: name})
			require.Empty(t, damages)
			said := false
			for i, r := range records {
				require.Equal(t, recordtest.Content(t, want[i]), recordtest.Content(t, r), "%s at %d", name, at)
				for _, d := range r.Diagnostics {
					said = said || strings.HasSuffix(d.Code, ".not-utf-8") && strings.Contains(d.Message, name) && d.Span.Start == int64(at) && d.Span.End == int64(at)+1
				}
				f.requireReadAgain(t, encoded, name, r)
			}
			require.True(t, said || !f.isInItem(want, at), "%s at %d", name, at)
		}
	}
}

func (f Format) isInItem(records []*record.Record, at int) bool {
	for _, r := range records {
		if r.Origin.Span.Start <= int64(at) && int64(at) < r.Origin.Span.End {
			return true
		}
	}
	return false
}

// checkReadAgain: each record is read again by its place alone.
func (f Format) checkReadAgain(t *testing.T, document string) {
	for _, r := range f.ReadAll(t, document) {
		f.requireReadAgain(t, document, "utf-8", r)
	}
}

func (f Format) requireReadAgain(t testing.TB, document, encoding string, r *record.Record) {
	t.Helper()
	o := &jsonrecord.Options{Name: "works.json", Base: r.Origin.Span, Position: r.Origin.Position}
	if order, ok := strings.CutPrefix(encoding, "utf-16"); ok {
		o.UTF16 = order
	} else {
		o.Encoding = encoding
	}
	span := r.Origin.Span
	reader := f.Open(io.NewSectionReader(strings.NewReader(document), span.Start, span.Len()), o)
	again, err := reader.Read()
	require.NoError(t, err)
	require.Equal(t, r, again)
	_, err = reader.Read()
	require.Equal(t, io.EOF, err)
}

// checkControlBytes: a control byte in a text is said, and costs nothing.
func (f Format) checkControlBytes(t *testing.T) {
	item := f.Item(1)
	for at := range item {
		if at == 0 || item[at] != ' ' || item[at-1] == ':' || item[at-1] == ',' {
			continue
		}
		for _, b := range []string{"\t", "\x01", "\n"} {
			records := f.ReadAll(t, item[:at]+b+item[at+1:]+"\n"+f.Item(2))
			require.Len(t, records, 2)
			require.Len(t, records[0].Diagnostics, 1)
			require.True(t, strings.HasSuffix(records[0].Diagnostics[0].Code, ".control-byte"))
			require.Equal(t, int64(at), records[0].Diagnostics[0].Span.Start)
			require.Equal(t, f.ReadAll(t, item)[0].OwnID, records[0].OwnID)
			require.Empty(t, records[1].Diagnostics)
		}
		return
	}
	require.Fail(t, "the item has no text with a blank", item)
}

// checkDamage cuts the document at every place, and changes every byte: what is
// read holds, and the items that are not touched are read.
func (f Format) checkDamage(t *testing.T, document string) {
	const step = 29 // so that it takes seconds
	for at := 0; at < len(document); at += step {
		f.ReadDamaged(t, document[:at])
		for _, b := range []byte{'"', '}', 0, 0xff} {
			f.ReadDamaged(t, document[:at]+string([]byte{b})+document[at+1:])
		}
	}
	const many, damaged = 5, 2
	list := ""
	var own []string
	for n := range many {
		list += f.Item(n) + "\n"
		own = append(own, f.ReadAll(t, f.Item(n))[0].OwnID)
	}
	require.NotEmpty(t, own[0])
	for at := strings.Index(list, f.Item(damaged)); list[at] != '\n'; at++ {
		for _, b := range []byte{'"', '}', '{', 'x', '\\'} {
			records, _ := f.ReadDamaged(t, list[:at]+string([]byte{b})+list[at+1:])
			sound := map[string]bool{}
			for _, r := range records {
				if r.Type != "" {
					sound[r.OwnID] = true
				}
			}
			for n, id := range own {
				require.True(t, n == damaged || sound[id], "%d, %q: %v", at, b, sound)
			}
		}
	}
}

// Refused reads an item in which one value is refused, and requires that it is
// said once, under the member's name.
func (f Format) Refused(t testing.TB, item, code, tag string) *record.Record {
	t.Helper()
	r := f.ReadAll(t, item)[0]
	require.Len(t, r.Diagnostics, 1, item)
	require.Equal(t, code+".refused-value", r.Diagnostics[0].Code)
	require.Equal(t, tag, r.Diagnostics[0].Tag)
	return r
}

// Fuzz holds any document to the laws, however it comes.
func (f Format) Fuzz(t *testing.T, document string) {
	records, damages := f.read(t, document, &jsonrecord.Options{Name: "works.json", MaxItem: 1 << 20})
	slow := f.Open(iotest.HalfReader(strings.NewReader(document)), &jsonrecord.Options{Name: "works.json", MaxItem: 1 << 20})
	n := 0
	for r := range slow.All() {
		if r != nil {
			require.Equal(t, records[n], r)
			n++
		}
	}
	require.Len(t, records, n)
	require.GreaterOrEqual(t, len(records)+1, len(damages))
}

// Benchmark reads a document of so many items.
func (f Format) Benchmark(b *testing.B, document string, items int) {
	b.Helper()
	recordtest.Benchmark(b, f.Open, []byte(document), items)
}
