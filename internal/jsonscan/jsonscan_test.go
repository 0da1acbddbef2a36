package jsonscan

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

const testLimit = 1 << 20

// scanAll gives the texts of all items, "too long" for one over the limit, and
// the error that ended the stream.
func scanAll(t testing.TB, document string, o Options, r io.Reader) (texts []string, outside []record.Text, err error) {
	if o.MaxItem == 0 {
		o.MaxItem = testLimit
	}
	o.MaxDepth = 20
	s := NewScanner(r, o)
	for {
		item, err := s.Next()
		if err != nil {
			outside, _ := s.Outside()
			for _, text := range outside {
				require.Equal(t, text.Text, document[text.Span.Start:text.Span.End])
			}
			return texts, outside, err
		}
		if item.Text == nil {
			texts = append(texts, "too long")
			continue
		}
		require.Equal(t, string(item.Bytes), document[item.Span.Start:item.Span.End])
		before := document[:item.Span.Start]
		require.Equal(t, 1+strings.Count(before, "\n"), item.Span.Line)
		require.Equal(t, len(before)-strings.LastIndexByte(before, '\n'), item.Span.Column)
		texts = append(texts, string(item.Text))
	}
}

func TestEnvelopes(t *testing.T) {
	envelopes := []string{"message", "items"}
	for _, c := range []struct {
		name, document string
		items, outside []string
	}{
		{"one item", `{"a": 1}`, []string{`{"a": 1}`}, nil},
		{"a list", `[{"a": 1}, {"a": 2}]`, []string{`{"a": 1}`, `{"a": 2}`}, nil},
		{"lines", "{\"a\": 1}\n{\"a\": 2}\n", []string{`{"a": 1}`, `{"a": 2}`}, nil},
		{"an envelope of one", `{"status": "ok", "message": {"a": 1}}`, []string{`{"a": 1}`}, []string{`"status": "ok"`}},
		{"an envelope in an envelope", `{"status":"ok","message":{"facets":{},"items":[{"a":1},{"a":2}],"total":2}, "end": 1}`,
			[]string{`{"a":1}`, `{"a":2}`}, []string{`"status":"ok"`, `"facets":{}`, `"total":2`, `"end": 1`}},
		{"items twice", `{"items":[{"a":1}],"x":2,"items":[{"a":3}]}`, []string{`{"a":1}`, `{"a":3}`}, []string{`"x":2`}},
		{"no items", `{"items":[]}`, nil, nil},
		{"a list of envelopes", "[{\"items\":[{\"a\":1}]},\n {\"message\": {\"a\":2}}]", []string{`{"a":1}`, `{"a":2}`}, nil},
		{"envelopes line by line", "{\"message\": {\"a\":1}}\n{\"message\": {\"a\":2}}", []string{`{"a":1}`, `{"a":2}`}, nil},
		{"a text of that name", `{"message": "items", "items": null, "a": 5}`, []string{`{"message": "items", "items": null, "a": 5}`}, nil},
		{"the name deeper", `{"a": {"items": [1]}}`, []string{`{"a": {"items": [1]}}`}, nil},
		{"the name as a value", `{"a": "items", "b": [1]}`, []string{`{"a": "items", "b": [1]}`}, nil},
		{"what is no object", `{"items": [5, "x", [1]]}`, []string{`5`, `"x"`, `[1]`}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(c.document), iotest.OneByteReader(strings.NewReader(c.document))} {
				items, outside, err := scanAll(t, c.document, Options{Envelopes: envelopes}, r)
				require.Equal(t, io.EOF, err)
				require.Equal(t, c.items, items)
				var texts []string
				for _, text := range outside {
					texts = append(texts, text.Text)
				}
				require.Equal(t, c.outside, texts)
			}
		})
	}
}

func TestEnvelopesThatDoNotEnd(t *testing.T) {
	for _, document := range []string{`{"items":[{"a":1}`, `{"items":[{"a":1}]`, `{"items":[{"a":1}], "x": 5`, `{"items":`, `{"items": {"a":1}`} {
		_, _, err := scanAll(t, document, Options{Envelopes: []string{"items"}}, strings.NewReader(document))
		var syntax *SyntaxError
		require.ErrorAs(t, err, &syntax, document)
	}
}

func TestTextOutsideIsLimited(t *testing.T) {
	document := `{"meta":"` + strings.Repeat("x", 300) + `","items":[{"a":1}],"more":2}`
	s := NewScanner(strings.NewReader(document), Options{MaxItem: 200, Envelopes: []string{"items"}})
	for {
		if _, err := s.Next(); err != nil {
			break
		}
	}
	outside, lost := s.Outside()
	require.Len(t, outside, 1)
	require.Equal(t, `"more":2`, outside[0].Text)
	require.Equal(t, int64(0), lost.Start)
	require.Equal(t, 1, lost.Line)

	long := `{"items":[{"a":1}],"more":"` + strings.Repeat("x", 300) + `"}`
	s = NewScanner(strings.NewReader(long), Options{MaxItem: 200, Envelopes: []string{"items"}})
	for {
		if _, err := s.Next(); err != nil {
			require.Equal(t, io.EOF, err)
			break
		}
	}
	_, lost = s.Outside()
	require.Equal(t, int64(18), lost.Start)
}

// TestRecover breaks one of several items in all ways that lose the balance:
// the others are read.
func TestRecover(t *testing.T) {
	item := func(n int) string {
		return fmt.Sprintf(`{"id":"a%d","doi":"10.1/%d","authors":[{"id":"p","name":"N"},{"id":"q","name":"M"}],"text":"%s"}`, n, n, strings.Repeat("y", 40*n))
	}
	const many = 9
	for _, layout := range []struct{ name, open, between, end string }{
		{"one line", "[", ",", "]"},
		{"lines", "", "\n", "\n"},
		{"an envelope", `{"meta":{"id":"m","doi":2},"items":[`, ",", `],"x":1}`},
		{"a list of lines", "[\n", ",\n", "\n]"},
	} {
		for _, damage := range []struct{ name, old, new string }{
			{"a quote less", `"doi":"`, `"doi":`},
			{"a quote more", `"N"`, `"N""`},
			{"a bracket less", `}],"text"`, `}"text"`},
			{"two brackets less", `}],"text"`, `,"text"`},
			{"the last bracket less", `yyy"}`, `yyy"`},
			{"a bracket more at the end", `yyy"}`, `yyy"}}`},
			{"a bracket more", `"authors":[`, `"authors":[[`},
			{"another bracket", `"M"}],`, `"M"]],`},
			{"a comma less", `"M"}],`, `"M"}]`},
			{"a line end in a string", `"text":"`, "\"text\":\"\n"},
		} {
			t.Run(layout.name+"/"+damage.name, func(t *testing.T) {
				var items []string
				for n := range many {
					items = append(items, item(n+1))
				}
				items[4] = strings.Replace(items[4], damage.old, damage.new, 1)
				document := layout.open + strings.Join(items, layout.between) + layout.end
				texts, _, err := scanAll(t, document, Options{Envelopes: []string{"items"}, Recover: true}, strings.NewReader(document))
				require.Equal(t, io.EOF, err, "%v %q", err, texts)
				sound := 0
				for _, text := range texts {
					if Valid(text) && strings.HasPrefix(text, `{"id":"a`) && strings.Contains(text, "text") {
						sound++
					}
				}
				require.GreaterOrEqual(t, sound, many-1, "%q", texts)
			})
		}
	}
}

// TestOpenings: an item is known by its first names, also where its first member
// holds nearly all of it.
func TestOpenings(t *testing.T) {
	item := func(n int) string {
		return fmt.Sprintf(`{"protocol":{"module":{"id":"N%d","text":"%s"}},"results":false}`, n, strings.Repeat("y", 3000))
	}
	document := `{"studies":[` + item(1) + "," + strings.Replace(item(2), `"N2"`, `"N2`, 1) + "," + item(3) + "," + item(4) + "]}"
	items, _, err := scanAll(t, document, Options{Envelopes: []string{"studies"}, Recover: true}, strings.NewReader(document))
	require.Equal(t, io.EOF, err)
	require.Equal(t, []string{item(1), strings.Replace(item(2), `"N2"`, `"N2`, 1), item(3), item(4)}, items)
}

// TestRecoverBehindManyObjects: the objects inside a broken item are not taken for
// what follows it, however many they are.
func TestRecoverBehindManyObjects(t *testing.T) {
	item := func(n int) string {
		return fmt.Sprintf(`{"doi":"10.1/%d","title":"T","references":[%s{"key":"z"}]}`, n, strings.Repeat(`{"key":"r","year":"1999"}, `, 500))
	}
	broken := strings.Replace(item(2), `"T"`, `"T`, 1)
	document := "[" + strings.Join([]string{item(1), broken, item(3), item(4)}, ",") + "]"
	items, _, err := scanAll(t, document, Options{Recover: true}, strings.NewReader(document))
	require.Equal(t, io.EOF, err)
	require.Equal(t, []string{item(1), broken, item(3), item(4)}, items)
}

// TestHostileOpenings: what looks like the beginnings of many items in a broken
// one takes no longer than reading it.
func TestHostileOpenings(t *testing.T) {
	document := `[{"a":1,"b":[` + strings.Repeat(`,{"a":[`, 200_000)
	_, _, err := scanAll(t, document, Options{Recover: true, MaxItem: 8 << 20}, strings.NewReader(document))
	require.Error(t, err)
}

// TestRecoverManyTimes reads items that all lack their end: some are cut short, and a
// document of nothing else ends.
func TestRecoverManyTimes(t *testing.T) {
	record := `{"title": "` + strings.Repeat("Reading aloud. ", 130) + `", "year": 2019` + "\n"
	document := "[\n" + strings.Repeat(record+",\n", 60) + record + "}\n]"
	items, _, err := scanAll(t, document, Options{Recover: true}, strings.NewReader(document))
	require.Equal(t, io.EOF, err)
	require.Len(t, items, 61)

	s := NewScanner(strings.NewReader(strings.Repeat("{\n", 10_000)), Options{Recover: true})
	s.givenBack = mostGivenBack + 1
	_, err = s.Next()
	var syntax *SyntaxError
	require.ErrorAs(t, err, &syntax)
}

func TestRecoverLimits(t *testing.T) {
	for _, document := range []string{"hello", `}`, `[{"a":1}`, `{"a":"b`, `[{"a":1,"b":2} x x`} {
		_, _, err := scanAll(t, document, Options{Recover: true}, strings.NewReader(document))
		var syntax *SyntaxError
		require.ErrorAs(t, err, &syntax, document)
	}
	failure := errors.New("the disk is gone")
	_, _, err := scanAll(t, `[{"a":1},`, Options{}, io.MultiReader(strings.NewReader(`[{"a":1},`), iotest.ErrReader(failure)))
	require.Equal(t, failure, err)
	document := `[{"a":1},2]`
	items, _, err := scanAll(t, document, Options{MaxItem: 5}, strings.NewReader(document))
	require.Equal(t, io.EOF, err)
	require.Equal(t, []string{"too long", "2"}, items)
}

func TestMembers(t *testing.T) {
	text := `{"a": 1, "b\u0041" : [1, {"x": "]"}, "\\\""] , "c":null,"d":{"e":"\u00e9"}}`
	members := Members(text, 10)
	require.Len(t, members, 4)
	require.Equal(t, "bA", members[1].Name)
	require.Equal(t, `[1, {"x": "]"}, "\\\""]`, text[members[1].Value-10:members[1].End-10])
	require.Equal(t, []string{"1", `{"x": "]"}`, `"\\\""`}, List(Get(text, "bA")))
	require.Equal(t, "1", GetText(text, "a"))
	require.Equal(t, "é", GetText(Get(text, "d"), "e"))
	require.Empty(t, Get(text, "c"))
	require.Empty(t, GetText(text, "d"))
	require.Equal(t, []string{"5"}, List("5"))
	require.Empty(t, List("null"))
	require.Empty(t, Members("[1]", 0))
	require.ErrorIs(t, ForMembers(`{"a":}`, func(string, string) error { return nil }), ErrNotObject)
	values := make([]string, 3)
	Pick(text, values, "c", "a", "d")
	require.Equal(t, []string{"", "1", `{"e":"\u00e9"}`}, values)
	require.Equal(t, "1", Plain(values[1]))
	require.Empty(t, Plain(values[2]))
	var names []string
	require.NoError(t, ForMembers(text, func(name, _ string) error {
		names = append(names, name)
		return nil
	}))
	require.Equal(t, []string{"a", "bA", "d"}, names)
}

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		`"a"`: "a", `""`: "", `"a\/b"`: "a/b", `"\ud83d\ude00"`: "😀", `"\ud83d x"`: "\ufffd x", `"\u00e9\n"`: "é\n", `12.50`: "12.50", "\"\xff\"": "ÿ",
		"\"\xdcn\\u00ef \x96 \x93q\x94\"": "Ünï – “q”",
	} {
		got, err := Text(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got)
	}
	for _, text := range []string{"", `"`, `"\x"`, `"\u12"`, `true`, `[]`, `"\`} {
		_, err := Text(text)
		require.Error(t, err, text)
	}
	decoded, offsets, err := Offsets(`a\u00e9\/b`)
	require.NoError(t, err)
	require.Equal(t, "aé/b", decoded)
	require.Equal(t, []int{0, 1, 1, 7, 9, 10}, offsets)
	decoded, offsets, err = Offsets("a\xe9b")
	require.NoError(t, err)
	require.Equal(t, "aéb", decoded)
	require.Equal(t, []int{0, 1, 1, 2, 3}, offsets)
	// Of what is UTF-8 beside it nothing changes.
	decoded, offsets, err = Offsets("é\xe9\\n")
	require.NoError(t, err)
	require.Equal(t, "éé\n", decoded)
	require.Equal(t, []int{0, 0, 2, 2, 3, 5}, offsets)
	for _, piece := range []string{`a\u00e9\/b\ud83d\ude00é\n`, "plain", `\"`, "a\xe9\\n", ``, `\u12`} {
		decoded, offsets, err := Offsets(piece)
		if err != nil {
			continue
		}
		at := make([]int, 0, len(offsets))
		for i := range decoded {
			at = append(at, i)
		}
		want := make([]int, 0, len(at))
		for _, i := range append(at, len(decoded)) {
			want = append(want, offsets[i])
		}
		at = append(at, len(decoded))
		Locate(piece, at)
		require.Equal(t, want, at, piece)
	}
	decoded, err = Unescape("é\uFFFD\xe9\x93")
	require.NoError(t, err)
	require.Equal(t, "é\uFFFDé“", decoded)
}

func TestCheck(t *testing.T) {
	for _, text := range []string{`{}`, ` [1, -0.5e+3, 0, "a\u00e9", true, false, null, {"a": {}}] `, `"x"`, `5`} {
		require.Equal(t, Sound, Check(text, 10), text)
	}
	for _, text := range []string{``, `{`, `[1,]`, `{"a":1,}`, `{a:1}`, `01`, `1.`, `-`, `1e`, `tru`, `"\q"`, "\"\n", `{} {}`, `{"a" 1}`, `[1 2]`, `"\u12g4"`, `]`} {
		require.Equal(t, Broken, Check(text, 10), text)
	}
	for text, at := range map[string]int{"\"\n\"": 1, "{\"a\tb\": [\"\\\\\", \"\x00\x1f\"]}": 3} {
		require.Equal(t, Unescaped, Check(text, 10), text)
		require.False(t, Valid(text))
		require.True(t, Readable(text))
		require.Equal(t, at, UnescapedIn(text))
		require.True(t, Valid(EscapeControls(text)), EscapeControls(text))
	}
	require.Equal(t, `{"a\u0009b": "\u001f"}`, EscapeControls("{\"a\tb\": \"\x1f\"}"))
	require.Equal(t, -1, UnescapedIn("{\n\"a\": 1}"))
	require.Equal(t, "{\n\"a\": 1}", EscapeControls("{\n\"a\": 1}"))
	deep := strings.Repeat("[", 11) + strings.Repeat("]", 11)
	require.Equal(t, TooDeep, Check(deep, 10))
	require.Equal(t, Sound, Check(deep, 11))
	require.False(t, Valid(strings.Repeat("[", 1<<20)))
}

func FuzzValid(f *testing.F) {
	for _, s := range []string{`{"a":[1,2.5e-3,"\u00e9",null]}`, `[true,false]`, "\"\xff\"", `-0`, `{"a":1}}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		valid := json.Valid([]byte(text))
		require.Equal(t, valid, Valid(text))
		if !valid {
			_, _ = Text(text)
			Members(text, 0)
			Elements(text, 0)
			return
		}
		text = strings.TrimSpace(text)
		var value any
		if json.Unmarshal([]byte(text), &value) != nil {
			return // a number that Go cannot hold
		}
		switch value := value.(type) {
		case string:
			got, err := Text(text)
			require.NoError(t, err)
			if utf8.ValidString(text) { // encoding/json reads no other encoding
				require.Equal(t, value, got)
			}
		case []any:
			require.Len(t, Elements(text, 0), len(value))
		case map[string]any:
			for _, m := range Members(text, 0) {
				_, stands := value[m.Name]
				require.True(t, stands)
				require.True(t, Valid(text[m.Value:m.End]))
			}
		}
	})
}

// TestBrokenOverTheLimit: what stands behind a broken item is found, and in its
// place, also where the document goes on for longer than an item may.
func TestBrokenOverTheLimit(t *testing.T) {
	item := func(n int) string { return fmt.Sprintf(`{"a":%d,"b":2}`, n) }
	document := "[" + item(1) + ",\n" + `{"a":2,"b":[` + ",\n" + item(3)
	for n := range 200 {
		document += ",\n" + item(4+n)
	}
	document += "]"
	s := NewScanner(strings.NewReader(document), Options{MaxItem: 1000, MaxDepth: 20, Recover: true})
	var items []string
	for {
		item, err := s.Next()
		if err != nil {
			break
		}
		require.Equal(t, document[item.Span.Start:item.Span.End], string(item.Bytes))
		items = append(items, string(item.Bytes))
	}
	require.Len(t, items, 203)
	require.Equal(t, []string{item(1), `{"a":2,"b":[`, item(3), item(4)}, items[:4])
	require.Equal(t, item(203), items[202])
}

func FuzzScanner(f *testing.F) {
	for _, s := range []string{`{"items":[{"a":1,"b":2},{"a":3,"b":4}]}`, "{\"a\":1}\n{\"a\":\"2}\n{\"a\":3}", `[{"a":1,"b":2},{"a:1,"b":2},{"a":1,"b":2}]`, `[,]`, "[{\"a\":1}\n{", "[{\"a\":\"\xe9\"}]", "\xff\xfe{\x00}\x00",
		// An item that is broken and over the limit.
		"{}\n{x{}\n{y]" + strings.Repeat("\"", 1200), "{}\n{x" + strings.Repeat(" ", 2000) + "\n{}\n{}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, document string) {
		for _, recovering := range []bool{false, true} {
			o := Options{MaxItem: 1000, MaxDepth: 20, Envelopes: []string{"items", "data"}, Recover: recovering}
			s := NewScanner(strings.NewReader(document), o)
			end := int64(0)
			for {
				item, err := s.Next()
				if err != nil {
					break
				}
				require.GreaterOrEqual(t, item.Span.Start, end)
				require.Greater(t, item.Span.End, item.Span.Start)
				end = item.Span.End
				if item.Text == nil {
					continue
				}
				require.Equal(t, document[item.Span.Start:end], string(item.Bytes))
				text, err := TextAt(strings.NewReader(document), int64(len(document)), item.Span, s.Encoding())
				require.NoError(t, err)
				require.Equal(t, text, string(item.Text))
			}
		}
	})
}

func BenchmarkScanner(b *testing.B) {
	item := `{"DOI": "10.1000/182", "title": ["` + strings.Repeat("Light ", 20) + `"], "reference": [` + strings.Repeat(`{"key": "r1", "unstructured": "A reference to some other work"}, `, 40) + `{}]}`
	document := `{"message": {"items": [` + strings.Repeat(item+",\n", 200) + item + "]}}"
	b.SetBytes(int64(len(document)))
	b.ReportAllocs()
	for b.Loop() {
		s := NewScanner(strings.NewReader(document), Options{MaxItem: testLimit, MaxDepth: 20, Envelopes: []string{"message", "items"}, Recover: true})
		n := 0
		for {
			if _, err := s.Next(); err != nil {
				break
			}
			n++
		}
		require.Equal(b, 201, n)
	}
}

func BenchmarkCheck(b *testing.B) {
	item := `{"DOI": "10.1000/182", "title": ["` + strings.Repeat("Light ", 20) + `"], "reference": [` + strings.Repeat(`{"key": "r1", "unstructured": "A reference to some other work"}, `, 40) + `{}]}`
	b.SetBytes(int64(len(item)))
	for b.Loop() {
		require.Equal(b, Sound, Check(item, 100))
	}
}

// TestAppendOffsets holds the decoding in runs against that of each character.
func TestAppendOffsets(t *testing.T) {
	for _, piece := range []string{
		"", "plain", "é", `a\nb`, `\u00e9 and é`, `\ud83d\udca1`, `\ud83d alone`, `ends in \`, `\q`, `a\u12`, "tab\tand\r", `é\\é`, `😀\/😀`,
	} {
		decoded, offsets, err := Offsets(piece)
		unescaped, unescapeErr := Unescape(piece)
		require.Equal(t, unescapeErr, err, piece)
		if err != nil {
			continue
		}
		require.Equal(t, unescaped, decoded, piece)
		require.Len(t, offsets, len(decoded)+1, piece)
		at := make([]int, 0, len(decoded)+1)
		for i := range len(decoded) + 1 {
			if i == len(decoded) || utf8.RuneStart(decoded[i]) {
				at = append(at, i)
			}
		}
		located := slices.Clone(at)
		Locate(piece, located)
		for i := range at {
			require.Equal(t, located[i], offsets[at[i]], piece)
		}
	}
}
