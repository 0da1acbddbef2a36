package delimited_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

// rowsOf reads all rows and holds that their bytes are the document, and that
// the text of their places is theirs.
func rowsOf(t testing.TB, document []byte, o *delimited.Options) [][]string {
	t.Helper()
	reader := delimited.NewRowReader(bytes.NewReader(document), o)
	var all []byte
	var rows [][]string
	for {
		row, err := reader.Read()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		all = append(all, row.Bytes...)
		if len(row.Cells) == 0 {
			continue
		}
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
		rows = append(rows, cells)
	}
	require.Equal(t, string(document), string(all))
	return rows
}

func TestRows(t *testing.T) {
	head := "title,doi,year\n"
	for _, test := range []struct {
		name, text string
		rows       [][]string
	}{
		{"plain", "a,b,c\n", [][]string{{"a", "b", "c"}}},
		{"no line end", "a,b,c", [][]string{{"a", "b", "c"}}},
		{"CRLF", "a,b,c\r\nd,e,f\r\n", [][]string{{"a", "b", "c"}, {"d", "e", "f"}}},
		{"CR", "a,b,c\rd,e,f\r", [][]string{{"a", "b", "c"}, {"d", "e", "f"}}},
		{"empty cells", ",,\n\"\",,\n", [][]string{{"", "", ""}, {"", "", ""}}},
		{"quoted", `"a, b","c ""d"" e","f"` + "\n", [][]string{{"a, b", `c "d" e`, "f"}}},
		{"quotes alone", `"""a""",b,"""` + `"""` + "\n", [][]string{{`"a"`, "b", `""`}}},
		{"backslashes", `"say \"yes\", she said","C:\files\",x` + "\n", [][]string{{`say "yes", she said`, `C:\files\`, "x"}}},
		{"escaped at the end", `"say \"yes\"",b,c` + "\n", [][]string{{`say "yes"`, "b", "c"}}},
		{"line ends", "\"a\nb\r\nc\",d,e\n", [][]string{{"a\nb\r\nc", "d", "e"}}},
		{"blanks behind a quote", "\"a\" ,\"b\" ,c\n", [][]string{{"a", "b", "c"}}},
		{"stray quotes", `"he said "hi" there",b,c` + "\n", [][]string{{`he said "hi" there`, "b", "c"}}},
		{"a word in quotes", `"Smart" cities,b,c` + "\n", [][]string{{`"Smart" cities`, "b", "c"}}},
		{"quotes inside", `5" pipes,b,c` + "\n", [][]string{{`5" pipes`, "b", "c"}}},
		{"too few", "a\nb,c\n", [][]string{{"a"}, {"b", "c"}}},
		{"too many", "a,b,c,d,\n", [][]string{{"a", "b", "c", "d", ""}}},
		{"a quote that is not closed", "\"a,b,c\nd,e,f\ng,h,i\n", [][]string{{"a,b,c"}, {"d", "e", "f"}, {"g", "h", "i"}}},
		{"closed by the next one", "a,\"b,c\nd,\"e\",f\n", [][]string{{"a", "b,c"}, {"d", "e", "f"}}},
		{"cut", "a,b,c\nd,\"e\nthe rest", [][]string{{"a", "b", "c"}, {"d", "e\nthe rest"}}},
		{"blank lines", "\n\na,b,c\n\n", [][]string{{"a", "b", "c"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows := rowsOf(t, []byte(head+test.text), nil)
			require.Equal(t, test.rows, rows[1:])
		})
	}
}

func TestSeparators(t *testing.T) {
	for _, separator := range []string{",", ";", "\t", "|"} {
		text := strings.ReplaceAll("title,authors,doi\n\"One, two; three | four\tfive\",\"Doe, J\",10.1000/x\n", ",", separator)
		text = strings.ReplaceAll(text, "One"+separator+" two", "One, two")
		text = strings.ReplaceAll(text, "Doe"+separator+" J", "Doe, J")
		rows := rowsOf(t, []byte(text), nil)
		require.Equal(t, []string{"One, two; three | four\tfive", "Doe, J", "10.1000/x"}, rows[1], "%q", separator)
	}
	rows := rowsOf(t, []byte("sep=^\ntitle^doi\nOne, two^10.1000/x\n"), nil)
	require.Equal(t, [][]string{{"sep=", ""}, {"title", "doi"}, {"One, two", "10.1000/x"}}, rows)
	rows = rowsOf(t, []byte("a:b\nc:d\n"), &delimited.Options{Separator: ':'})
	require.Equal(t, [][]string{{"a", "b"}, {"c", "d"}}, rows)
}

// Tabs separate without quotes in Web of Science's tables: a title may begin
// with one.
func TestTabsWithoutQuotes(t *testing.T) {
	rows := rowsOf(t, []byte("TI\tPY\tDI\n\"Smart cities\t2020\t10.1000/x\n\"Old\" towns\t2021\t10.1000/y\n"), nil)
	require.Equal(t, [][]string{{"TI", "PY", "DI"}, {`"Smart cities`, "2020", "10.1000/x"}, {`"Old" towns`, "2021", "10.1000/y"}}, rows)
}

func TestRowLimits(t *testing.T) {
	long := "title,doi\nshort,1\n" + strings.Repeat("x", 300) + ",2\nshort,3\n"
	reader := delimited.NewRowReader(strings.NewReader(long), &delimited.Options{MaxRow: 100})
	var cells []string
	tooLong := 0
	for {
		row, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			require.ErrorIs(t, err, record.ErrTooLong)
			tooLong++
			continue
		}
		cells = append(cells, row.Cells[0].Text)
	}
	require.Equal(t, []string{"title", "short", "short"}, cells)
	require.Equal(t, 1, tooLong)

	// An open quote does not take more than the limit.
	open := "title,doi\n\"open,1\n" + strings.Repeat("one,two,three\n", 100)
	rows := rowsOf(t, []byte(open), &delimited.Options{MaxRow: 100})
	require.Greater(t, len(rows), 60)

	reader = delimited.NewRowReader(strings.NewReader("title,doi\n"+strings.Repeat(",", 50)+"\n"), &delimited.Options{MaxColumns: 10})
	_, err := reader.Read()
	require.NoError(t, err)
	row, err := reader.Read()
	require.NoError(t, err)
	require.Len(t, row.Cells, 10)
	require.Equal(t, strings.Repeat(",", 41), row.Cells[9].Text)
}

// Every fixture comes back byte for byte, in any encoding.
func TestRowsAreTheDocument(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		document, err := os.ReadFile(file)
		require.NoError(t, err)
		rowsOf(t, document, nil)
	}
}

// Places of cells lead to their bytes, also where the text is not UTF-8 or
// stands on several lines.
func TestPlaces(t *testing.T) {
	for _, document := range []string{
		"title,abstract,doi\n\"L\xedneas, \"\"dos\"\"\",\"uno\r\ndos \xf1 \"\"q\"\"\",10.1000/x\n",
		"\ufefftitle,abstract,doi\r\n\"Línéas\",\"uno\r\n\ufeffdos\",10.1000/x\r\n",
		utf16("title,abstract,doi\r\n\"Línéas, \"\"dos\"\"\",\"uno\r\ndos\",10.1000/x\r\n"),
	} {
		reader := delimited.NewReader(strings.NewReader(document), nil)
		r, err := reader.Read()
		require.NoError(t, err)
		_, err = reader.Read()
		require.ErrorIs(t, err, io.EOF)
		encoding := reader.Document().Encoding
		require.Len(t, r.Raw, 3)
		for _, raw := range r.Raw {
			var text strings.Builder
			for _, span := range raw.ValueSpans {
				part, err := charset.TextAt(strings.NewReader(document), int64(len(document)), span, encoding)
				require.NoError(t, err)
				text.WriteString(part)
			}
			require.Equal(t, raw.Value, strings.ReplaceAll(text.String(), "\r\n", "\n"))
		}
		verify(t, []byte(document), reader.Document(), r)
	}
}

func utf16(text string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range text {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

// A broken row costs itself at most: the records behind it are read.
func TestBrokenRow(t *testing.T) {
	document := "title,authors,year,doi\n\"One,\"Doe, J\",2020,10.1000/1\nTwo,\"Roe, R\",2021,10.1000/2\nThree,\"Doe, J,2022,10.1000/3\nFour,\"Poe, E\",2023,10.1000/4\n"
	reader := delimited.NewReader(strings.NewReader(document), &delimited.Options{Name: "x.csv"})
	var titles []string
	damaged := 0
	for r, err := range reader.All() {
		var parse *record.ParseError
		if errors.As(err, &parse) {
			require.ErrorIs(t, err, record.ErrDamaged)
			require.Equal(t, "csv.unclosed-quote", parse.Code)
			require.Contains(t, err.Error(), "x.csv:4:7: error: csv.unclosed-quote")
			damaged++
		}
		titles = append(titles, r.Title())
	}
	require.Len(t, titles, 4)
	require.Equal(t, []string{"Two", "Three", "Four"}, titles[1:])
	require.Equal(t, 1, damaged)
}

// Any byte that is changed, and any place where a document is cut, costs few
// records, and what is read verifies.
func TestCorruption(t *testing.T) {
	var b strings.Builder
	b.WriteString("title,authors,abstract,year,doi\n")
	for i := range 6 {
		b.WriteString("\"Title " + string(rune('A'+i)) + "\",\"Doe, J; Roe, R\",\"First line\nsecond \"\"line\"\", more\",2020,10.1000/" + string(rune('a'+i)) + "\n")
	}
	document := []byte(b.String())
	heading := bytes.IndexByte(document, '\n') + 1
	read := func(document []byte) map[string]bool {
		titles := map[string]bool{}
		records, _ := readAll(t, document, nil)
		for _, r := range records {
			titles[r.Title()] = true
		}
		return titles
	}
	whole := read(document)
	require.Len(t, whole, 6)
	for i := heading; i < len(document); i += 5 {
		for _, c := range []byte{'"', ',', '\n', 'x'} {
			changed := bytes.Clone(document)
			changed[i] = c
			got := read(changed)
			lost := 0
			for title := range whole {
				if !got[title] {
					lost++
				}
			}
			require.LessOrEqual(t, lost, 2, "byte %d becomes %q", i, c)
		}
	}
	for i := heading; i < len(document); i += 7 {
		got := read(document[:i])
		full := bytes.Count(document[heading:i], []byte("10.1000/"))
		require.GreaterOrEqual(t, len(got), full-1, "cut at %d", i)
	}
}
