package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

func TestBundleRoundTrip(t *testing.T) {
	for seed := range uint64(60) {
		r := newRandom(seed)
		before := randomBundle(r, 3)
		if seed%10 == 0 {
			before = fullBundle(seed)
		}
		text := writeBundle(t, before)
		after, err := ReadBundle(iotest.OneByteReader(bytes.NewReader(text)))
		require.NoError(t, err)
		// Claim.Value is any value of Go; what is read back is generic JSON. The
		// generator makes generic JSON only, so that the values are equal.
		require.Equal(t, len(before.Documents), len(after.Documents))
		require.Equal(t, append([]*Document{}, before.Documents...), after.Documents)
		require.Equal(t, append([]*Record{}, before.Records...), after.Records)
		require.Equal(t, append([]*Work{}, before.Works...), after.Works)
		require.Equal(t, before.Pairs, after.Pairs)
		require.Equal(t, before.Studies, after.Studies)
		require.Equal(t, text, writeBundle(t, after), "writing again gives the same bytes")
	}
}

func TestLineRoundTrip(t *testing.T) {
	var lines []*Line
	var out bytes.Buffer
	w := NewLineWriter(&out)
	for seed := range uint64(40) {
		line := random[Line](newRandom(seed), seed%8 == 0)
		require.NoError(t, w.Write(line))
		lines = append(lines, line)
	}
	require.NoError(t, w.Flush())
	require.Equal(t, len(lines), bytes.Count(out.Bytes(), []byte("\n")))

	reader := NewLineReader(bytes.NewReader(out.Bytes()))
	for _, want := range lines {
		got, err := reader.Read()
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	_, err := reader.Read()
	require.Equal(t, io.EOF, err)

	// The same lines element by element.
	elements, records := NewBundleReader(bytes.NewReader(out.Bytes()), nil), 0
	for {
		e, err := elements.Next()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		if e.Record != nil {
			records++
		}
	}
	want := 0
	for _, line := range lines {
		want += len(line.Records)
	}
	require.Equal(t, want, records)
}

func TestBundleForm(t *testing.T) {
	require.Equal(t, `{
  "ibid": "1",
  "documents": [],
  "records": [],
  "works": []
}
`, string(writeBundle(t, &Bundle{})))

	text := string(writeBundle(t, &Bundle{
		Records: []*Record{{ID: "x", Volume: "a<b>&c", Trace: []Trace{{Path: "volume", Rule: "volume"}}}},
		Studies: []Study{{Registration: Registration{Registry: "NCT", ID: "NCT00000001"}}},
	}))
	require.Equal(t, `{
  "ibid": "1",
  "documents": [],
  "records": [
    {
      "id": "x",
      "volume": "a<b>&c",
      "trace": [
        {"path":"volume","rule":"volume","spans":[]}
      ]
    }
  ],
  "works": [],
  "studies": [
    {
      "registration": {"registry":"NCT","id":"NCT00000001"},
      "works": []
    }
  ]
}
`, text)
}

// TestLayoutIsWhiteSpaceOnly: taking the layout away gives the compact form,
// and no line holds more than one element of a member's list.
func TestLayoutIsWhiteSpaceOnly(t *testing.T) {
	for seed := range uint64(60) {
		work := random[Work](newRandom(seed), seed%10 == 0)
		compact, err := json.Marshal(work)
		require.NoError(t, err)
		laidOut := appendElement(nil, compact)
		var again bytes.Buffer
		require.NoError(t, json.Compact(&again, laidOut))
		require.Equal(t, string(compact), again.String())
		lines := 2 + bytes.Count(laidOut, []byte(elementMargin+`  "`)) // with the braces
		for _, list := range []int{len(work.AlternateTitles), len(work.Versions), len(work.Relations), len(work.Claims), len(work.Pairs)} {
			if list > 0 {
				lines += list + 1 // with the closing bracket
			}
		}
		require.Equal(t, lines, 1+bytes.Count(laidOut, []byte("\n")))
	}
	for _, text := range []string{`{}`, `{"a":"\\"}`, `{"a":"\"[{,:}]\""}`, `{"a":[],"b":{},"c":""}`} {
		var again bytes.Buffer
		require.NoError(t, json.Compact(&again, appendElement(nil, []byte(text))))
		require.Equal(t, text, again.String())
	}
}

func TestWriterCopiesBeforeItFillsLists(t *testing.T) {
	r := &Record{Trace: []Trace{{Path: "volume", Spans: []Span{{End: 1}}}, {Path: "issue"}}}
	w := &Work{Versions: []Version{{ID: "v", Record: r}}}
	text := writeBundle(t, &Bundle{Records: []*Record{r}, Works: []*Work{w}})
	require.NotContains(t, string(text), "null")
	require.Nil(t, r.Trace[1].Spans)
	require.Nil(t, w.Versions[0].Members)
}

func TestBundleWriterRefuses(t *testing.T) {
	w := NewBundleWriter(io.Discard)
	require.NoError(t, w.Work(&Work{ID: "w"}))
	require.ErrorContains(t, w.Record(&Record{}), "records must be written before works")
	require.Error(t, w.Work(nil))
	require.Error(t, w.Work(&Work{Claims: []Claim{{Value: func() {}}}}), "JSON cannot hold a function")
	require.NoError(t, w.Work(&Work{ID: "w2"}), "the writer goes on after a refused element")
	require.NoError(t, w.Close())
	require.Error(t, w.Work(&Work{ID: "w3"}))

	lines := NewLineWriter(io.Discard)
	require.Error(t, lines.Write(nil))
	require.Error(t, lines.Write(&Line{}))
	require.Error(t, lines.Write(&Line{Work: &Work{}, Records: []*Record{nil}}))
	require.Error(t, lines.Write(&Line{Work: &Work{}, Documents: []*Document{nil}}))
}

var errDisk = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errDisk }

func TestWritersReturnWriteErrors(t *testing.T) {
	w := NewBundleWriter(fullDisk{})
	require.NoError(t, w.Record(&Record{ID: "x"}))
	require.ErrorIs(t, w.Close(), errDisk)
	lines := NewLineWriter(fullDisk{})
	require.NoError(t, lines.Write(&Line{Work: &Work{}}))
	require.ErrorIs(t, lines.Flush(), errDisk)
}

func TestReadBundleErrors(t *testing.T) {
	tests := map[string]struct {
		text   string
		is     error
		says   string
		offset int64
	}{
		"empty":                {"", ErrJSONVersion, `no member "ibid"`, 0},
		"blank":                {" \n ", ErrJSONVersion, `no member "ibid"`, 3},
		"no version":           {`{"records":[]}`, ErrJSONVersion, `no member "ibid"`, 14},
		"version 2":            {`{"ibid":"2","records":[]}`, ErrJSONVersion, `"2"`, 8},
		"version not a string": {`{"ibid":1}`, ErrJSONVersion, `1 is not a string`, 8},
		"a list":               {`[]`, nil, "expected an object", 1},
		"not JSON":             {`hello`, nil, "invalid character", 0},
		"cut off":              {`{"ibid":"1","records":[{"id":"x"`, io.ErrUnexpectedEOF, "byte 32", 32},
		"cut off in the list":  {`{"ibid":"1","records":[`, io.ErrUnexpectedEOF, "byte 23", 23},
		"cut off in a member":  {`{"ibid":"1","rec`, io.ErrUnexpectedEOF, "byte 16", 16},
		"bad element":          {`{"ibid":"1","records":[{"id":"x"},{"id":y}]}`, nil, "invalid character 'y'", 40},
		"bad separator":        {`{"ibid":"1","records":[{"id":"x"} {"id":"y"}]}`, nil, "array", 34},
		"records is an object": {`{"ibid":"1","records":{}}`, nil, `"records" must be a list`, 23},
		"records ends wrongly": {`{"ibid":"1","records":[}`, nil, "", 23},
		"two bundles":          {`{"ibid":"1","works":[{"id":"a"}]} {"ibid":"1","works":[{"id":"b"}]}`, nil, "after the end", 65},
		"deep element":         {`{"ibid":"1","works":[{"claims":` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}]}`, ErrTooDeep, "", 21},
		"deep unknown member":  {`{"ibid":"1","x":` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}`, ErrTooDeep, "", 117},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(test.text), iotest.OneByteReader(strings.NewReader(test.text))} {
				b, err := ReadBundle(r)
				require.Nil(t, b)
				var jsonError *JSONError
				require.ErrorAs(t, err, &jsonError)
				require.ErrorContains(t, err, test.says)
				require.Equal(t, test.offset, jsonError.Offset, "%v", err)
				if test.is != nil {
					require.ErrorIs(t, err, test.is)
				}
			}
		})
	}
}

func TestReadBundleTolerates(t *testing.T) {
	b, err := ReadBundle(strings.NewReader("\xef\xbb\xbf" + `{"new":{"a":[1,{"b":null}]},"records":[{"id":"x","colour":"red"}],"works":null,"ibid":"1"}` + "\n"))
	require.NoError(t, err)
	require.Equal(t, []*Record{{ID: "x"}}, b.Records)
	require.Equal(t, []*Work{}, b.Works)
}

func TestBundleReaderGoesOnAfterDamage(t *testing.T) {
	r := NewBundleReader(strings.NewReader(`{"ibid":"1","records":[{"volume":22,"issue":"7"},5,{"id":"b"}]}`), nil)
	e, err := r.Next()
	var damaged *ParseError
	require.ErrorAs(t, err, &damaged)
	require.ErrorIs(t, err, ErrDamaged)
	require.Equal(t, Span{Start: 23, End: 48}, damaged.Span)
	require.Equal(t, "7", e.Record.Issue)
	_, err = r.Next()
	require.ErrorAs(t, err, &damaged)
	e, err = r.Next()
	require.NoError(t, err)
	require.Equal(t, "b", e.Record.ID)
	_, err = r.Next()
	require.Equal(t, io.EOF, err)
}

func TestBundleReaderLimits(t *testing.T) {
	long := `{"ibid":"1","records":[{"id":"` + strings.Repeat("x", 1<<20) + `"}]}`
	_, err := NewBundleReader(strings.NewReader(long), &ReadOptions{MaxElement: 1000}).Next()
	require.ErrorIs(t, err, ErrTooLong)
	e, err := NewBundleReader(strings.NewReader(long), nil).Next()
	require.NoError(t, err)
	require.Len(t, e.Record.ID, 1<<20)

	// The limit is one of an element, not of the input.
	many := `{"ibid":"1","skipped":[` + strings.Repeat(`"0123456789",`, 20_000) + `0],"records":[` +
		strings.Repeat(`{"id":"0123456789"},`, 20_000) + `{}]}`
	r, n := NewBundleReader(strings.NewReader(many), &ReadOptions{MaxElement: 100}), 0
	for {
		if _, err = r.Next(); err != nil {
			break
		}
		n++
	}
	require.Equal(t, io.EOF, err)
	require.Equal(t, 20_001, n)
}

func TestReadersReturnReadErrors(t *testing.T) {
	broken := io.MultiReader(strings.NewReader(`{"ibid":"1","records":[{"id":"a"},`), iotest.ErrReader(errDisk))
	r := NewBundleReader(broken, nil)
	_, err := r.Next()
	require.NoError(t, err)
	_, err = r.Next()
	require.Equal(t, errDisk, err)
	_, err = r.Next()
	require.Equal(t, errDisk, err, "the error stays")

	_, err = NewLineReader(iotest.ErrReader(errDisk)).Read()
	require.Equal(t, errDisk, err)
}

func TestLineReaderGoesOn(t *testing.T) {
	long := `{"ibid":"1","work":{"id":"` + strings.Repeat("x", 300) + `"}}`
	r := NewLineReader(strings.NewReader("\xef\xbb\xbf" + `{"ibid":"1","work":{"id":"a"}}` + "\r\n\n" +
		`{"ibid":"1","work":{"id":b}}` + "\n" + `{"ibid":"9"}` + "\n" + long + "\n" + `[]` + "\n" +
		`{"ibid":"1","work":{"id":5,"title":"t"}}` + "\n" + `{"ibid":"1","work":{"claims":` + strings.Repeat("[", 99) + strings.Repeat("]", 99) + `}}` + "\n" +
		`{"ibid":"1"}` + "\n" + `{"ibid":"1","work":{"id":"z"}}`))
	r.Options.MaxElement = 250
	line, err := r.Read()
	require.NoError(t, err)
	require.Equal(t, "a", line.Work.ID)

	var jsonError *JSONError
	_, err = r.Read()
	require.ErrorAs(t, err, &jsonError)
	require.Equal(t, 3, jsonError.Line)
	require.Equal(t, int64(61), jsonError.Offset)
	require.Equal(t, "JSON, line 3, byte 61: invalid character 'b' looking for beginning of value", err.Error())
	_, err = r.Read()
	require.ErrorIs(t, err, ErrJSONVersion)
	_, err = r.Read()
	require.ErrorIs(t, err, ErrTooLong)
	_, err = r.Read()
	require.ErrorContains(t, err, "not an object")

	var damaged *ParseError
	line, err = r.Read()
	require.ErrorAs(t, err, &damaged)
	require.Equal(t, "t", line.Work.Title)
	require.Equal(t, 7, damaged.Span.Line)
	_, err = r.Read()
	require.ErrorIs(t, err, ErrTooDeep)
	_, err = r.Read()
	require.ErrorContains(t, err, `no member "work"`)
	line, err = r.Read()
	require.NoError(t, err)
	require.Equal(t, "z", line.Work.ID)
	_, err = r.Read()
	require.Equal(t, io.EOF, err)
}

func FuzzReadBundle(f *testing.F) {
	f.Add(writeBundle(f, fullBundle(1)))
	f.Add([]byte(`{"ibid":"1","work":{"id":"a"},"records":[{}]}` + "\n" + `{"ibid":"1"}`))
	f.Add([]byte(`{"ibid":"1","records":[{"titles":[{"value":3}]},{"counts":[{"value":1e99}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		reader := NewBundleReader(bytes.NewReader(text), &ReadOptions{MaxElement: 1 << 16})
		var again bytes.Buffer
		w := json.NewEncoder(&again)
		for n := 0; ; n++ {
			require.LessOrEqual(t, n, len(text), "every element takes at least a byte")
			e, err := reader.Next()
			var damaged *ParseError
			if err != nil && !errors.As(err, &damaged) {
				break
			}
			require.NoError(t, w.Encode(e), "what was read can be written")
		}
		b, err := ReadBundle(bytes.NewReader(text))
		if err == nil {
			first := writeBundle(t, b)
			b, err = ReadBundle(bytes.NewReader(first))
			require.NoError(t, err)
			require.Equal(t, string(first), string(writeBundle(t, b)))
		}
	})
}

func BenchmarkBundle(b *testing.B) {
	bundle := randomBundle(newRandom(5), 40)
	text := writeBundle(b, bundle)
	b.Run("write", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			writeBundle(b, bundle)
		}
	})
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			_, err := ReadBundle(bytes.NewReader(text))
			require.NoError(b, err)
		}
	})
}

// TestDocumentsLast: the documents may stand behind everything else, and a
// reader gets the same bundle.
func TestDocumentsLast(t *testing.T) {
	for seed := range uint64(20) {
		b := randomBundle(newRandom(seed), 3)
		var out bytes.Buffer
		w := NewBundleWriter(&out)
		w.DocumentsLast = true
		for _, r := range b.Records {
			require.NoError(t, w.Record(r))
			require.NoError(t, w.Flush())
		}
		for _, work := range b.Works {
			require.NoError(t, w.Work(work))
		}
		for _, d := range b.Documents {
			require.NoError(t, w.Document(d))
		}
		if len(b.Documents) > 0 {
			require.Error(t, w.Record(&Record{}))
		}
		require.NoError(t, w.Close())
		require.NoError(t, validate(t, compiledSchema(t, ""), out.Bytes()), "%s", out.Bytes())
		require.Equal(t, 1, bytes.Count(out.Bytes(), []byte("\n  \"documents\": [")), "%s", out.Bytes())
		after, err := ReadBundle(&out)
		require.NoError(t, err)
		require.Equal(t, append([]*Document{}, b.Documents...), after.Documents)
		require.Equal(t, append([]*Record{}, b.Records...), after.Records)
		require.Equal(t, append([]*Work{}, b.Works...), after.Works)
	}
}

func TestLinesWithoutWork(t *testing.T) {
	var out bytes.Buffer
	w := NewLineWriter(&out)
	require.NoError(t, w.Write(&Line{Records: []*Record{{ID: "x"}}}))
	require.NoError(t, w.Write(&Line{Documents: []*Document{{Name: "a.ris"}}}))
	require.NoError(t, w.Flush())
	require.Equal(t, `{"ibid":"1","records":[{"id":"x"}],"documents":[]}`+"\n"+
		`{"ibid":"1","records":[],"documents":[{"name":"a.ris","records":0}]}`+"\n", out.String())
	for line := range strings.Lines(out.String()) {
		require.NoError(t, validate(t, compiledSchema(t, "line"), []byte(line)))
	}
	r := NewLineReader(&out)
	line, err := r.Read()
	require.NoError(t, err)
	require.Nil(t, line.Work)
	require.Equal(t, "x", line.Records[0].ID)
	line, err = r.Read()
	require.NoError(t, err)
	require.Equal(t, "a.ris", line.Documents[0].Name)
}
