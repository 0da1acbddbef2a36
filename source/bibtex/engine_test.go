package bibtex

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/nickng/bibtex"
	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

// bareWord is a value that the other package would look up, and end the process
// where it does not know it.
var bareWord = regexp.MustCompile(`(?m)[=#]\s*[A-Za-z0-9_.-]*[A-Za-z_.-][A-Za-z0-9_.-]*`)

// canRead reports whether github.com/nickng/bibtex can be given a document as it
// stands: only what is known neither to end the process nor to lose values.
func canRead(document string, pieces []*Entry) bool {
	for _, e := range pieces {
		switch {
		case e.Kind == KindText && strings.TrimSpace(e.Text) != "", e.Kind == KindComment, e.Kind == KindPreamble:
			return false
		case e.Kind == KindText:
			continue
		case e.Kind == KindString || e.Key == "" || len(e.Diagnostics) > 0:
			return false
		}
		for _, f := range e.Fields {
			if len(f.Parts) != 1 || f.Parts[0].Kind == PartMacro || f.Parts[0].Kind == PartQuoted && strings.ContainsAny(f.Value, `{}\`) ||
				strings.ContainsAny(f.Value, "@\x00\ufeff") || strings.Trim(strings.ToLower(f.Name), "abcdefghijklmnopqrstuvwxyz0123456789-_.") != "" {
				return false
			}
		}
	}
	// Behind a byte order mark it reads nothing.
	return !strings.HasPrefix(document, "\ufeff") && !bareWord.MatchString(withoutValues(document, pieces))
}

// withoutValues is the document without its values in delimiters.
func withoutValues(document string, pieces []*Entry) string {
	for _, e := range pieces {
		for _, f := range e.Fields {
			document = strings.Replace(document, f.Value, "{}", 1)
		}
	}
	return document
}

// TestAgainstNickng reads the files that github.com/nickng/bibtex can read by
// both, and requires the same entries with the same values.
func TestAgainstNickng(t *testing.T) {
	documents := map[string]string{
		"braces":  "@article{k, title={A {B} \\\"{u}}, year=2020, note=\"plain\"}\n@book{l,\n  author = {X and Y},\n}\n",
		"library": strings.ReplaceAll(strings.TrimPrefix(benchmarkLibrary(5), "@string{jmir = {Journal of Medical Internet Research}}\n\n"), "journal = jmir,\n  year = {2020},\n  month = jul", "year = {2020}"),
	}
	for _, file := range corpus.Files(t, ".bib") {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		documents[file] = string(content)
	}
	compared, entries := 0, 0
	for name, document := range documents {
		pieces := readPieces(t, document, nil)
		if !canRead(document, pieces) {
			continue
		}
		engine.Lock()
		parsed, err := bibtex.Parse(strings.NewReader(document))
		if err != nil {
			_, _ = bibtex.Parse(strings.NewReader("@a,"))
		}
		engine.Unlock()
		if err != nil {
			continue // it refuses keys and names of many kinds
		}
		compared++
		at := 0
		for _, e := range pieces {
			if e.Kind != KindEntry {
				continue
			}
			require.Less(t, at, len(parsed.Entries), name)
			other := parsed.Entries[at]
			at++
			entries++
			require.Equal(t, strings.ToLower(e.Type), other.Type, name)
			require.Equal(t, e.Key, other.CiteName, name)
			for _, f := range e.Fields {
				value := other.Fields[f.Name]
				require.NotNil(t, value, "%s %s", name, f.Name)
				// It keeps line ends as they stand.
				require.Equal(t, f.Parts[0].Text, strings.ReplaceAll(value.String(), "\r\n", "\n"), "%s %s %s", name, e.Key, f.Name)
			}
		}
		require.Len(t, parsed.Entries, at, name)
	}
	t.Logf("%d documents with %d entries", compared, entries)
	require.GreaterOrEqual(t, compared, 30)
}

// TestGrammarValues gives the grammar what it fails on when it stands alone.
func TestGrammarValues(t *testing.T) {
	cases := []string{
		"", "plain", "A {B} {{C}}", `mail a@b.org {x@y}`, "with\x00NUL", `\{ alone`, `\} alone`, "}{", "jan", "\"", `M{\"u}ller`, "#", "= , &", "% no comment",
		"@comment{x}", "@string{a=b}", "1\n\n2\r\n3", strings.Repeat("{", 50) + strings.Repeat("}", 50), "李", "\\", "say \"hi\"", "comment", "preamble",
	}
	values, ok := new(grammar).values(cases)
	require.True(t, ok)
	require.Equal(t, cases, values)
	for _, c := range cases {
		values, ok = new(grammar).values([]string{c, "next"})
		require.True(t, ok, "%q", c)
		require.Equal(t, []string{c, "next"}, values)
	}
}

// TestDisagreement shows what a reader does where the grammar differs: nothing
// known makes it, so that the note is all that is tested.
func TestDisagreement(t *testing.T) {
	for _, file := range corpus.Files(t, ".bib") {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, e := range readPieces(t, string(content), nil) {
			for _, d := range e.Diagnostics {
				require.NotEqual(t, otherParser.code, d.Code, "%s %s", file, e.Key)
			}
		}
	}
}

// Readers may be used side by side although the grammar's package has state.
func TestConcurrentReaders(t *testing.T) {
	document := benchmarkLibrary(40)
	want, _ := readRecords(t, document, nil)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			n := 0
			for r, err := range NewReader(strings.NewReader(document), nil).All() {
				if err != nil || r.ID != want[n].ID || len(differing(want[n], r)) > 0 {
					t.Errorf("record %d: %v %v", n, err, r.Diagnostics)
					return
				}
				n++
			}
			if n != len(want) {
				t.Errorf("%d records", n)
			}
		})
	}
	wait.Wait()
}

func TestReadErrorsEndTheStream(t *testing.T) {
	broken := errors.New("the disk is gone")
	document := "@article{a, title={A}}\n@article{b, title={B}}\n"
	for size := range len(document) {
		source := &failing{text: document[:size], err: broken}
		n := 0
		var last error
		for out, err := range NewReader(source, nil).All() {
			if out != nil {
				n++
			}
			last = err
		}
		require.Equal(t, broken, last, "at %d", size)
		require.LessOrEqual(t, n, 2)
	}
}

// failing gives its text, then its error.
type failing struct {
	text string
	err  error
}

func (f *failing) Read(p []byte) (int, error) {
	if f.text == "" {
		return 0, f.err
	}
	n := copy(p[:1], f.text)
	f.text = f.text[n:]
	return n, nil
}

// One damaged entry costs that entry.
func TestOneBadEntry(t *testing.T) {
	const bad = "@article{bad, title={Open, note=\"x\n@string{x\n@comment{y\n@book(z, t={(}\n"
	good := "@article{good%, title={Good}, year={2020}}\n"
	document := strings.ReplaceAll(good, "%", "1") + bad + strings.ReplaceAll(good, "%", "2") + bad + strings.ReplaceAll(good, "%", "3")
	records, _ := readRecords(t, document, nil)
	var keys []string
	for _, r := range records {
		if strings.HasPrefix(r.OwnID, "good") {
			require.Equal(t, "Good", r.Title())
			require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020"}}, r.Dates)
			keys = append(keys, r.OwnID)
		}
	}
	require.Equal(t, []string{"good1", "good2", "good3"}, keys)
	requireSameBytes(t, document, readPieces(t, document, nil))
}
