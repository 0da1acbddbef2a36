package bibtex

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// codes are the codes of a record's diagnostics without the package's name.
func codes(r *record.Record) []string {
	var list []string
	for _, d := range r.Diagnostics {
		list = append(list, strings.TrimPrefix(d.Code, "bibtex."))
	}
	return list
}

func TestMacros(t *testing.T) {
	records, d := readRecords(t, `@string{a = "Sea"}
@STRING(b = "The " # A # " and " # {the {S}and})
@article{one, journal = b, title = {T} # " of " # a, month = jan, year = 2020}
@article{two, journal = later, title = nothing, note = a # b, month = March, year = 2020}
@string{later = {Later}}
@article{three, journal = LATER, month = "10~" # jan, year = "20" # 20}
`, nil)
	require.Len(t, records, 3)
	require.Equal(t, "The Sea and the Sand", records[0].Container.Title)
	require.Equal(t, "T of Sea", records[0].Title())
	require.Equal(t, "2020-01", records[0].Dates[0].Value)
	require.Equal(t, "later", records[1].Container.Title)
	require.Equal(t, "nothing", records[1].Title())
	require.Equal(t, "SeaThe Sea and the Sand", records[1].Notes[0].Text)
	require.Equal(t, "2020-03", records[1].Dates[0].Value)
	require.Equal(t, []string{"unknown-macro"}, codes(records[1]))
	require.Equal(t, 2, records[1].Diagnostics[0].Count)
	require.Equal(t, "Later", records[2].Container.Title)
	require.Equal(t, "2020", records[2].Dates[0].Value, "a year of two parts is a year")
	require.Len(t, d.Outside, 3)
}

// Macros that double what they stand for must not fill the memory.
func TestMacroExpansionIsLimited(t *testing.T) {
	for _, start := range []string{"0123456789", ""} {
		var b strings.Builder
		fmt.Fprintf(&b, "@string{m0 = {%s}}\n", start)
		for i := range 60 {
			fmt.Fprintf(&b, "@string{m%d = m%d # m%d}\n", i+1, i, i)
		}
		b.WriteString("@article{k, title = {T}, note = m60 # m60 # m12}\n")
		records, d := readRecords(t, b.String(), &Options{MaxExpansion: 1 << 16})
		require.Len(t, records, 1)
		require.Equal(t, "T", records[0].Title())
		found := false
		for _, diagnostic := range d.Diagnostics {
			found = found || diagnostic.Code == macroTooLong.code
		}
		require.True(t, found)
	}
}

func TestCrossref(t *testing.T) {
	records, d := readRecords(t, `@xdata{press, publisher = {Sea Press}, location = {Kiel}}
@inproceedings{child, title = {A wave}, author = {Sol, I.}, crossref = {Parent}, pages = {1--2}, doi = {10.1234/child}}
@incollection{old, title = {A tide}, booktitle = {Its own}, crossref = "book"}
@article{alone, title = {Between}}
@proceedings{parent, title = {Waves 2020}, editor = {Berg, J.}, year = 2020, doi = {10.1234/parent}, url = {https://example.org/parent}, isbn = {978-3-86680-192-9}, xdata = {press}}
@book{book, title = {The book}, booktitle = {The book}, publisher = {Other}}
@inbook{last, title = {Chapter}, crossref = {book}}
@misc{lost, title = {Lost}, crossref = {nowhere}}
`, nil)
	keys := []string{}
	for _, r := range records {
		keys = append(keys, r.OwnID)
	}
	require.Equal(t, []string{"child", "old", "alone", "parent", "book", "last", "lost"}, keys, "in the order of the document")
	require.Equal(t, 7, d.Records)
	child := records[0]
	require.Equal(t, "Waves 2020", child.Container.Title)
	require.Equal(t, "Sea Press", child.Publisher.Name)
	require.Equal(t, "Kiel", child.Publisher.Place)
	require.Equal(t, "2020", child.Dates[0].Value)
	require.Equal(t, []string{"9783866801929"}, child.Container.ISBN)
	require.Equal(t, "10.1234/child", child.Identifier(record.SchemeDOI))
	require.Empty(t, child.Links)
	require.Len(t, child.Contributors, 2)
	require.Equal(t, "Its own", records[1].Container.Title)
	require.Equal(t, "The book", records[5].Container.Title)
	require.Equal(t, []string{"missing-parent"}, codes(records[6]))
	require.Equal(t, 4, records[0].Origin.Position+records[3].Origin.Position-1)
}

// TestSubtitleOfBook: a subtitle belongs to the title of its own entry, not to another
// one that stands for the book.
func TestSubtitleOfBook(t *testing.T) {
	for title, fields := range map[string]string{
		"Waves 2020: All of them": "title = {Waves 2020}, subtitle = {All of them}, booktitle = {{Waves} 2020}",
		"Waves: All of them":      "title = {Waves}, subtitle = {All of them}",
		"Proc. Waves":             "title = {Waves}, subtitle = {All of them}, booktitle = {Proc. Waves}",
	} {
		records, _ := readRecords(t, "@inproceedings{child, title = {A wave}, crossref = {parent}}\n@proceedings{parent, "+fields+"}\n", nil)
		require.Equal(t, title, records[0].Container.Title)
	}
	records, _ := readRecords(t, "@inproceedings{child, title = {A wave}, booktitle = {Its own}, crossref = {parent}}\n@proceedings{parent, title = {Waves}, subtitle = {All}}\n", nil)
	require.Equal(t, "Its own", records[0].Container.Title)
}

// TestSets: a set of entries is no publication, and its members name it.
func TestSets(t *testing.T) {
	records, d := readRecords(t, `@article{early, title = {Before}}
@set{ts, entryset = {early, Sol, berg,nobody}, annotation = {both}}
@set{more, entryset = {berg}}
@article{sol, title = {Tides}, journaltitle = {Sea}}
@article{berg, title = {Waves}, entryset = {own}, crossref = {sol}}
@set{titled, entryset = {sol}, title = {Tides and waves}}
`, nil)
	require.Len(t, records, 4)
	require.Equal(t, 4, d.Records)
	require.Empty(t, records[0].Library.Groups)
	require.Equal(t, []string{"ts"}, records[1].Library.Groups)
	require.Equal(t, []string{"own", "ts", "more"}, records[2].Library.Groups)
	require.Equal(t, "Tides and waves", records[3].Title())
	require.Empty(t, records[3].Library.Groups)
	require.Equal(t, []int{1, 2, 3, 4}, []int{records[0].Origin.Position, records[1].Origin.Position, records[2].Origin.Position, records[3].Origin.Position})
	require.Len(t, d.Outside, 2)
	require.Equal(t, []string{"bibtex.not-in-set", "bibtex.set"}, codesOf(d.Diagnostics))
	require.Empty(t, records[1].Diagnostics)
}

func codesOf(list []record.Diagnostic) []string {
	set := map[string]bool{}
	for i := range list {
		set[list[i].Code] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// TestManySets: a member of very many sets is in the first of them, and a set that
// names it twice counts once.
func TestManySets(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "@set{s%d, entryset={a,a}}\n", i)
	}
	b.WriteString("@book{a, title={T}}\n")
	start := time.Now()
	records, d := readRecords(t, b.String(), nil)
	require.Less(t, time.Since(start), 5*time.Second)
	require.Len(t, records[0].Library.Groups, mostSets)
	require.Equal(t, "s0", records[0].Library.Groups[0])
	require.Contains(t, codesOf(d.Diagnostics), "bibtex.not-in-set")
}

func TestReferencesAreBounded(t *testing.T) {
	// A circle, and oneself.
	records, _ := readRecords(t, `@book{a, title={A}, crossref={b}}
@book{b, title={B}, publisher={P}, crossref={a}}
@book{c, title={C}, crossref={c}}
`, nil)
	require.Len(t, records, 3)
	require.Equal(t, "P", records[0].Publisher.Name)
	require.Contains(t, codes(records[0]), "parent-cycle")
	require.Contains(t, codes(records[2]), "parent-cycle")

	// A chain that is too long.
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "@book{k%d, title={T}, crossref={k%d}}\n", i, i+1)
	}
	b.WriteString("@book{k40, title={T}, publisher={Far}}\n")
	records, _ = readRecords(t, b.String(), nil)
	require.Len(t, records, 41)
	require.Empty(t, records[0].Publisher.Name)
	require.Contains(t, codes(records[0]), "parent-cycle")
	require.Equal(t, "Far", records[30].Publisher.Name)

	// A parent that is too far away: what is held is limited.
	b.Reset()
	b.WriteString("@inproceedings{child, title={T}, crossref={parent}}\n")
	for i := range 200 {
		fmt.Fprintf(&b, "@misc{m%d, title={T}}\n", i)
	}
	b.WriteString("@proceedings{parent, title={P}}\n")
	records, _ = readRecords(t, b.String(), &Options{MaxHeld: 10_000})
	require.Len(t, records, 202)
	require.Equal(t, []string{"missing-parent"}, codes(records[0]))
	records, _ = readRecords(t, b.String(), nil)
	require.Equal(t, "P", records[0].Container.Title)

	// A large parent of very many: what all take is limited.
	b.Reset()
	fmt.Fprintf(&b, "@proceedings{parent, title={%s}}\n", strings.Repeat("long ", 100_000))
	for i := range 500 {
		fmt.Fprintf(&b, "@inproceedings{c%d, title={T}, crossref={parent}}\n", i)
	}
	n, taken := 0, 0
	for r, err := range NewReader(strings.NewReader(b.String()), nil).All() {
		require.NoError(t, err)
		n++
		taken += len(r.Container.Title)
	}
	require.Equal(t, 501, n)
	require.Positive(t, taken)
	require.Less(t, taken, 16<<20)
}

// Two documents one behind the other give the records of the first, then those
// of the second, but for what they define for each other.
func TestConcatenation(t *testing.T) {
	a := "@article{a, title={A}, year=2020}\n% a line\n@misc{b, title={B}}\n"
	b := "\ufeffsome text\n@book{c, title={C \\& D}, publisher=\"P\"}\n"
	first, _ := readRecords(t, a, nil)
	second, _ := readRecords(t, b, nil)
	both, _ := readRecords(t, a+b, nil)
	require.Len(t, both, 3)
	for i, r := range append(first, second...) {
		require.Equal(t, r.ID, both[i].ID)
		require.Empty(t, differing(r, both[i]))
	}
}

// A value, or an element of a list, may be that of a field of an @xdata entry.
func TestGranularXData(t *testing.T) {
	const parts = `@xdata{people, author = {Sol, In{\'e}s and Berg, Jan and Tui, Jo}, editor = {xdata=people-author-2}}
@xdata{sea-press, publisher = {Sea # Press and Other}, location = "Kiel", date = {2020-07}}
@string{sol = {Sol, I.}}
@xdata{macros, author = sol # { and Berg, J.}}
`
	cases := []struct{ entry, path, want string }{
		{"@book{k, author = {xdata=people-author-1}}", "contributors", `[{"family":"Sol","given":"Inés","role":"author"}]`},
		{"@book{k, note = {Sand and xdata=people-author-3}}", "notes/0/text", `"Sand and xdata=people-author-3"`},
		{"@book{k, author = {Okafor, N. and xdata=people-author-3 and Roe, R.}}", "contributors/1/family", `"Tui"`},
		{"@book{k, author = {Okafor, N. and xdata=people-author-3 and Roe, R.}}", "contributors/2/family", `"Roe"`},
		{"@book{k, author = {xdata=people-author and Roe, R.}}", "contributors/3/family", `"Roe"`},
		{"@book{k, author = {xdata=people-author and Roe, R.}}", "contributors/2/family", `"Tui"`},
		{"@book{k, editor = {xdata=people-editor}}", "contributors/0", `{"family":"Berg","given":"Jan","role":"editor"}`},
		{"@book{k, author = {xdata=macros-author-2 and xdata=macros-author-1}}", "contributors/1", `{"family":"Sol","given":"I.","role":"author"}`},
		{"@book{k, address = {xdata=sea-press-location}, date = {xdata=sea-press-date}}", "publisher/place", `"Kiel"`},
		{"@book{k, address = {xdata=sea-press-location}, date = {xdata=sea-press-date}}", "dates/0/value", `"2020-07"`},
		{"@book{k, author = {xdata=people-author-1}, editor = {xdata=PEOPLE-Author-3}}", "contributors/1/family", `"Tui"`},
		{"@book{k, title = {What xdata=people-author-1 does}}", "titles/0/value", `"What xdata=people-author-1 does"`},
	}
	for _, c := range cases {
		for _, document := range []string{parts + c.entry + "\n", "@misc{first, title={F}}\n" + c.entry + "\n" + parts} {
			records, _ := readRecords(t, document, nil)
			r := records[len(records)-1]
			require.Empty(t, r.Diagnostics, c.entry)
			require.Empty(t, r.Unclaimed, c.entry)
			value, ok := r.At(c.path)
			require.True(t, ok, "%s: %s", c.entry, c.path)
			require.Equal(t, c.want, marshal(value), c.entry)
		}
	}

	// What is not there is said, and nothing stands for it.
	for _, c := range []struct{ entry, code string }{
		{"@book{k, title = {T}, author = {xdata=nobody-author-1 and Roe, R.}}", "missing-parent"},
		{"@book{k, title = {T}, author = {xdata=people-author-4 and Roe, R.}}", "missing-element"},
		{"@book{k, title = {T}, author = {xdata=people-translator and Roe, R.}}", "missing-element"},
		{"@book{k, title = {T}, author = {xdata=people-author-0 and Roe, R.}}", "missing-element"},
		{"@xdata{a, author = {xdata=b-author}}\n@xdata{b, author = {xdata=a-author}}\n@book{k, title = {T}, author = {xdata=a-author and Roe, R.}}", "parent-cycle"},
	} {
		records, _ := readRecords(t, parts+c.entry+"\n", nil)
		require.Len(t, records, 1)
		require.Equal(t, []string{c.code}, codes(records[0]), c.entry)
		require.Len(t, records[0].Contributors, 1, c.entry)
		require.Equal(t, "Roe", records[0].Contributors[0].Family)
		back, _ := readRecords(t, textOf(write(t, WriterOptions{}, records[0])), nil)
		require.Empty(t, differing(records[0], back[0]), c.entry)
	}

	// An entry alone has what it says itself.
	alone := readPieces(t, "@book{k, title={T}, author={xdata=people-author-1 and Roe, R.}}", nil)[0].Record()
	require.Len(t, alone.Contributors, 1)
}

func textOf(text string, _ []record.Loss) string { return text }

// Entries whose fields refer to each other twice take no more than the limit.
func TestGranularXDataIsBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("@xdata{d0, author = {Sol, I.}}\n")
	for i := range 60 {
		fmt.Fprintf(&b, "@xdata{d%d, author = {xdata=d%d-author and xdata=d%d-author}}\n", i+1, i, i)
	}
	b.WriteString("@book{k, title = {T}, author = {xdata=d60-author}}\n@book{l, title = {L}, author = {xdata=d14-author}}\n")
	records, _ := readRecords(t, b.String(), &Options{MaxParents: 100})
	require.Len(t, records, 2)
	require.Equal(t, "T", records[0].Title())
	require.Less(t, len(records[0].Contributors), 1<<17)
	require.Equal(t, "L", records[1].Title())
}

// A chapter stands in the book under the title that the book itself has.
func TestInheritedSubtitles(t *testing.T) {
	for _, parent := range []string{"book", "mvbook"} {
		records, _ := readRecords(t, "@inbook{k, title={Tides}, crossref={p}}\n@"+parent+"{p, title={The Sea}, subtitle={A study}}", nil)
		require.Len(t, records, 2)
		require.Equal(t, "The Sea: A study", records[0].Container.Title)
		require.Equal(t, "The Sea: A study", records[1].Title())
	}
}

// TestManyReferences: what an entry refers to, and what a note's reading asks of the
// entry, take time by their number.
func TestManyReferences(t *testing.T) {
	const many = 60000
	var authors, notes strings.Builder
	for i := range many {
		fmt.Fprintf(&authors, "author = {xdata=x-title},\n")
		fmt.Fprintf(&notes, "note = {%d},\n", i)
	}
	records, _ := readRecords(t, "@xdata{x, title = {Tides}}\n@article{a, "+authors.String()+"}\n@article{b, title = {B},\n"+notes.String()+"}\n", nil)
	require.Len(t, records, 2)
	require.Equal(t, "Tides", records[0].Contributors[0].Literal)
}
