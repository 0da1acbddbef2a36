package ris

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func write(t testing.TB, o *WriterOptions, records ...*record.Record) string {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, o)
	for _, r := range records {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Flush())
	return out.String()
}

func readRecords(t testing.TB, in []byte) []*record.Record {
	t.Helper()
	entries, _ := readEntries(t, in, nil)
	records := make([]*record.Record, len(entries))
	for i, entry := range entries {
		records[i] = entry.Record()
	}
	return records
}

// TestAuthorRole writes authors of what has programmers or inventors in AU, reads
// them back and writes them as before. Only the note says that they are authors.
func TestAuthorRole(t *testing.T) {
	ida := record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: record.RoleAuthor}
	r := &record.Record{Type: "software", OwnID: "s", Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}}, Contributors: []record.Contributor{ida, ida}}
	var lost []record.Loss
	options := &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) { lost = append(lost, l) }}
	first := write(t, options, r)
	again := readRecords(t, []byte(first))
	require.Equal(t, r.Contributors, again[0].Contributors)
	require.Equal(t, "s", again[0].OwnID)
	require.Empty(t, again[0].Unread())
	verify(t, []byte(first))
	require.Equal(t, first, write(t, options, again...))
	require.Empty(t, lost)

	for _, text := range []string{"AB  - In the form, \"Author role: author\" was ticked.\n", "N1  - Author role: author of the manual\n"} {
		r := readRecords(t, []byte("TY  - PAT\nAU  - Sol, Ida\nTI  - Tides\n"+text+"ER  - \n"))[0]
		require.Equal(t, record.Role("inventor"), r.Contributors[0].Role, text)
	}
}

// TestPersonIDs writes ORCIDs and ResearcherIDs with names and gives them back.
func TestPersonIDs(t *testing.T) {
	orcid := func(digits string) record.Identifier {
		return record.Identifier{Scheme: record.SchemeORCID, Value: "https://orcid.org/" + digits}
	}
	ida := record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: record.RoleAuthor,
		Identifiers: []record.Identifier{orcid("0000-0002-1825-0097"), {Scheme: record.SchemeAccession, Value: "A-1234-2010", Authority: "ResearcherID"}}}
	jan := record.Contributor{Name: record.Name{Family: "Berg", Given: "Jan", NonDroppingParticle: "van der"}, Role: record.RoleEditor,
		Identifiers: []record.Identifier{orcid("0000-0001-5109-3700")}}
	namesake := record.Contributor{Name: jan.Name, Role: record.RoleAuthor}
	listed := record.Detail{Name: "orcids", Value: "Sol, Ida/0000-0002-1825-0097; Roe, R/0000-0001-5109-3700"}
	tests := []struct {
		name   string
		record record.Record
		lost   int
	}{
		{"persons", record.Record{Contributors: []record.Contributor{ida, jan}}, 0},
		{"a family name alone", record.Record{Contributors: []record.Contributor{
			{Name: record.Name{Family: "Plato"}, Role: record.RoleAuthor, Identifiers: ida.Identifiers},
			{Name: record.Name{Literal: "Sol"}, Role: record.RoleAuthor},
			{Name: record.Name{Family: "Raaij", NonDroppingParticle: "van"}, Role: record.RoleEditor},
		}}, 0},
		{"a labelled person", record.Record{Contributors: []record.Contributor{{Name: ida.Name, Role: "director", Identifiers: ida.Identifiers}}}, 0},
		{"a namesake", record.Record{Contributors: []record.Contributor{ida, namesake, jan}}, 2},
		{"a list of Web of Science's", record.Record{Contributors: []record.Contributor{{Name: ida.Name, Role: ida.Role, Identifiers: ida.Identifiers[:1]}}, Details: []record.Detail{listed}}, 0},
	}
	for _, test := range tests {
		var lost []record.Loss
		r := test.record
		r.Type, r.Titles = record.TypeArticleJournal, []record.Title{{Value: "Tides", Role: record.TitleMain}}
		options := &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) { lost = append(lost, l) }}
		first := write(t, options, &r)
		require.Len(t, lost, test.lost, test.name)
		again := readRecords(t, []byte(first))
		if test.lost == 0 {
			require.Equal(t, r.Contributors, again[0].Contributors, test.name)
			require.Equal(t, r.Details, again[0].Details, test.name)
		}
		verify(t, []byte(first))
		require.Equal(t, first, write(t, options, again...), test.name)
	}
	other := readRecords(t, []byte("TY  - JOUR\nAU  - Sol, I\nN1  - Person ids: Roe, R/0000-0001-5109-3700; Sol, Ida/0000-0002-1825-0097\nER  - \n"))[0]
	require.Len(t, other.Contributors[0].Identifiers, 1)
	require.Equal(t, []record.Detail{{Name: "author-identifiers", Value: "Roe, R/0000-0001-5109-3700"}}, other.Details)
}

// TestWriteAffiliationsOfPersons writes each once, and reports that nothing says whose
// they are.
func TestWriteAffiliationsOfPersons(t *testing.T) {
	person := func(family string, affiliations ...string) record.Contributor {
		return record.Contributor{Name: record.Name{Family: family, Given: "Ida"}, Role: record.RoleAuthor, Affiliations: affiliations}
	}
	r := &record.Record{Type: record.TypeArticleJournal, Contributors: []record.Contributor{person("Sol", "Tide Office", "Sea Press"), person("Berg", "Tide Office")}}
	lost := 0
	options := &WriterOptions{LineEnd: "\n", OnLoss: func(record.Loss) { lost++ }}
	require.Equal(t, "TY  - JOUR\nAU  - Sol, Ida\nAU  - Berg, Ida\nAD  - Tide Office\nAD  - Sea Press\nER  - \n\n", write(t, options, r))
	require.Equal(t, 3, lost)
	r.Affiliations = []string{"Sea House", "Sea Press"}
	require.Contains(t, write(t, options, r), "AD  - Sea House\nAD  - Sea Press\nAD  - Tide Office\nER")
}

// TestWriteOldDates writes years that RIS has no form for, and gives them back.
func TestWriteOldDates(t *testing.T) {
	for _, value := range []string{"-1000", "0033", "0999-04", "-1200/-1100", "-0044-03-15", "1001", "0033/0044"} {
		r := &record.Record{Type: record.TypeBook, Dates: []record.Date{{Kind: record.DateIssued, Value: value}, {Kind: record.DateOriginal, Value: value}}}
		var lost []record.Loss
		options := &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) { lost = append(lost, l) }}
		first := write(t, options, r)
		require.Equal(t, r.Dates, readRecords(t, []byte(first))[0].Dates, first)
		require.Empty(t, lost, first)
		verify(t, []byte(first))
	}
}

// TestWriteGenericType writes the type of a generic record only where a reader would
// conclude another one.
func TestWriteGenericType(t *testing.T) {
	of := func(change func(*record.Record)) *record.Record {
		r := &record.Record{Type: record.TypeDocument, Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}}, Publisher: record.Publisher{Name: "Sea Press"}}
		change(r)
		return r
	}
	for _, test := range []struct {
		r      *record.Record
		needed bool
	}{
		{of(func(*record.Record) {}), false},
		{of(func(r *record.Record) { r.Genre = "Leaflet" }), false},
		{of(func(r *record.Record) { r.Genre = "A doctoral Thesis" }), true},
		{of(func(r *record.Record) { r.Publisher.Place = "Kiel" }), true},
		{of(func(r *record.Record) { r.Container.Title = "Seas" }), false},
		{of(func(r *record.Record) { r.Container.Title, r.Issue = "Seas", "2" }), false},
	} {
		lost := 0
		first := write(t, &WriterOptions{LineEnd: "\n", OnLoss: func(record.Loss) { lost++ }}, test.r)
		require.Equal(t, test.needed, strings.Contains(first, "CSL type"), first)
		require.Zero(t, lost, first)
	}
}

func TestWriteSupplement(t *testing.T) {
	tests := []struct {
		name         string
		record       record.Record
		volume, rest string
	}{
		{"behind the issue", record.Record{Type: "article-journal", Volume: "74", Issue: "1", Supplement: "2"}, "VL  - 74\n", "IS  - 1 Suppl 2\n"},
		{"as the issue", record.Record{Type: "article-journal", Volume: "74", Supplement: "3"}, "VL  - 74\n", "IS  - Suppl 3\n"},
		{"named by its word", record.Record{Type: "article-journal", Volume: "74", Supplement: "Supplement"}, "VL  - 74\n", "IS  - Supplement\n"},
		{"with a part", record.Record{Type: "article-journal", Volume: "74", Issue: "3", Supplement: "Suppl", Part: "2"}, "VL  - 74\n", "IS  - 3 Suppl Pt 2\n"},
		{"of a volume", record.Record{Type: "book", Volume: "74", Supplement: "Suppl"}, "VL  - 74 Suppl\n", ""},
		{"a part of a volume", record.Record{Type: "article-journal", Volume: "74", Part: "2"}, "VL  - 74 Pt 2\n", ""},
		{"without a volume", record.Record{Type: "article-journal", Supplement: "2"}, "", "IS  - Suppl 2\n"},
	}
	for _, test := range tests {
		got := strings.ReplaceAll(write(t, nil, &test.record), "\r\n", "\n")
		require.Contains(t, got, test.volume+test.rest, test.name)
		require.Equal(t, test.volume != "", strings.Contains(got, "VL  - "), test.name)
		require.Equal(t, test.rest != "", strings.Contains(got, "IS  - "), test.name)
		again := readRecords(t, []byte(got))
		require.Len(t, again, 1)
		require.Equal(t, []string{test.record.Volume, test.record.Issue, test.record.Supplement, test.record.Part},
			[]string{again[0].Volume, again[0].Issue, again[0].Supplement, again[0].Part}, test.name)
	}
}

func TestWrite(t *testing.T) {
	yes := int64(3)
	r := &record.Record{
		Type: "article-journal",
		Titles: []record.Title{
			{Value: "Un titre", Role: record.TitleTranslated, Language: "fr"},
			{Value: "A title", Role: record.TitleMain},
		},
		Contributors: []record.Contributor{
			{Name: record.Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, Role: "author"},
			{Name: record.Name{Literal: "World Health Organization"}, Role: "author"},
			{Name: record.Name{Family: "Raaij", NonDroppingParticle: "van", Given: "M. J."}, Role: "editor"},
		},
		Container:     record.Container{Title: "Journal of Tests", ISSN: []record.ISSN{{Value: "1438-8871"}}},
		Volume:        "22",
		Issue:         "7",
		ArticleNumber: "e17362",
		Dates: []record.Date{
			{Kind: record.DateIssued, Value: "2020-07-23"},
			{Kind: record.DateAccessed, Value: "2021-01"},
		},
		Identifiers: []record.Identifier{
			{Scheme: record.SchemeDOI, Value: "10.1000/a1"},
			{Scheme: record.SchemePMID, Value: "32706713"},
		},
		Abstracts: []record.Abstract{{Text: "First paragraph.\nER - is text here.\nLast."}},
		Keywords:  []record.Keyword{{Value: "one"}, {Value: "two"}},
		Counts:    []record.Count{{Metric: "citations", Value: yes}},
	}
	var lost []string
	out := write(t, &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) { lost = append(lost, l.Path+"="+l.Value) }}, r)
	require.Equal(t, `TY  - JOUR
AU  - King, Martin Luther, Jr.
AU  - World Health Organization
A2  - van Raaij, M. J.
TI  - A title
TT  - Un titre
JF  - Journal of Tests
PY  - 2020
DA  - 2020/07/23/
Y2  - 2021/01//
VL  - 22
IS  - 7
SP  - e17362
SN  - 1438-8871
DO  - 10.1000/a1
UR  - https://pubmed.ncbi.nlm.nih.gov/32706713/
AB  - First paragraph. ER - is text here.
Last.
KW  - one
KW  - two
N1  - Count: citations 3
ER  - 

`, out)
	require.Equal(t, []string{"titles/0/language=fr", "abstracts/0/text=First paragraph.\nER - is text here.\nLast."}, lost)
	back := readRecords(t, []byte(out))[0]
	require.Equal(t, r.Counts, back.Counts)
}

func TestWritePreprint(t *testing.T) {
	r := &record.Record{Type: record.TypeArticle, Subtype: record.SubtypePreprint, ID: "0123456789abcdef",
		Titles: []record.Title{{Value: "A preprint", Role: record.TitleMain}}}
	out := write(t, &WriterOptions{LineEnd: "\n", IDs: true, ByteOrderMark: true}, r)
	require.Equal(t, "\ufeffTY  - UNPB\nTI  - A preprint\nM3  - Preprint\nN1  - Ibid: 0123456789abcdef\nER  - \n\n", out)
	back := readRecords(t, []byte(out))[0]
	require.Equal(t, record.TypeArticle, back.Type)
	require.Equal(t, record.SubtypePreprint, back.Subtype)
	require.Equal(t, "0123456789abcdef", back.Identifier(record.SchemeIbid))
	require.NoError(t, back.Verify(textOf([]byte(out), "utf-8"), allRules()...))
}

// TestAppend asks that Append gives what Write then writes, to the byte, so
// that a file's size is known before a record is put into it.
func TestAppend(t *testing.T) {
	var out bytes.Buffer
	w := NewWriter(&out, &WriterOptions{ByteOrderMark: true, IDs: true})
	entries, _ := readEntries(t, []byte("TY  - JOUR\nTI  - Open"), nil)
	want := 0
	step := func(write func() error, add int) {
		require.NoError(t, write())
		require.NoError(t, w.Flush())
		want += add
		require.Equal(t, want, out.Len())
	}
	for _, title := range []string{"First", "Second, ü"} {
		r := &record.Record{ID: "0123456789abcdef", Titles: []record.Title{{Value: title, Role: record.TitleMain}}}
		before := out.String()
		text := w.Append([]byte("x"), r)
		step(func() error { return w.Write(r) }, len(text)-1)
		require.Equal(t, before+string(text[1:]), out.String())
		step(func() error { return w.WriteEntry(entries[0]) }, len(entries[0].Bytes))
	}
}

func TestLicenceOfACopyIsNotWritten(t *testing.T) {
	var lost []string
	out := write(t, &WriterOptions{OnLoss: func(l record.Loss) { lost = append(lost, l.Path) }}, &record.Record{
		Type:     "article-journal",
		Licences: []record.Licence{{Family: "CC-BY", Text: "Terms of the repository's file", Copy: "https://repository.example.org/1.pdf"}},
	})
	require.NotContains(t, out, "Terms of")
	require.Subset(t, lost, []string{"licences/0/text", "licences/0/copy"})
}

// TestWriteArticle asks that an article of no known kind, as pages state it, is
// neither an equation nor a grant, the types that CSL has no better word for.
func TestWriteArticle(t *testing.T) {
	r := &record.Record{Type: record.TypeArticle, Titles: []record.Title{{Value: "A title", Role: record.TitleMain}}}
	require.Equal(t, "TY  - GEN\nTI  - A title\nN1  - CSL type: article\nER  - \n\n", write(t, &WriterOptions{LineEnd: "\n"}, r))
}

// TestWriteAuthors: authors stand in AU of every type, where every program looks for
// them, also where the type makes persons there something else.
func TestWriteAuthors(t *testing.T) {
	ida := record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: record.RoleAuthor}
	jan := record.Contributor{Name: record.Name{Family: "Berg", Given: "Jan"}, Role: "programmer"}
	for _, c := range []struct {
		people []record.Contributor
		want   string
	}{
		{[]record.Contributor{ida}, "TY  - COMP\nAU  - Sol, Ida\nTI  - Tides\nN1  - Author role: author\nER  - \n\n"},
		{[]record.Contributor{jan}, "TY  - COMP\nAU  - Berg, Jan\nTI  - Tides\nER  - \n\n"},
		{[]record.Contributor{ida, jan}, "TY  - COMP\nAU  - Berg, Jan\nTI  - Tides\nN1  - Contributor (author): Sol, Ida\nER  - \n\n"},
	} {
		r := &record.Record{Type: "software", Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}}, Contributors: c.people}
		out := write(t, &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) { t.Error(l) }}, r)
		require.Equal(t, c.want, out)
		require.ElementsMatch(t, c.people, readRecords(t, []byte(out))[0].Contributors)
		verify(t, []byte(out))
	}
}

// TestWriteNumbersOfPatents: a number of eight digits that could be an ISSN is none.
func TestWriteNumbersOfPatents(t *testing.T) {
	r := &record.Record{Type: record.TypePatent, Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}}, Number: "19924895"}
	out := write(t, &WriterOptions{LineEnd: "\n"}, r)
	require.Equal(t, "TY  - PAT\nTI  - Tides\nSN  - 19924895\nER  - \n\n", out)
	require.Equal(t, "19924895", readRecords(t, []byte(out))[0].Number)
}

func TestWriteEntry(t *testing.T) {
	in := "\ufeffHeader\r\nTY  - JOUR\r\nTI  - A\r\nER  - \r\n\r\nTY  - JOUR\nTI  - B"
	entries, r := readEntries(t, []byte(in), &Options{Name: "a"})
	require.Len(t, entries, 2)
	var out bytes.Buffer
	w := NewWriter(&out, nil)
	for _, entry := range entries {
		require.NoError(t, w.WriteEntry(entry))
	}
	require.NoError(t, w.Flush())
	require.Equal(t, in, out.String()+string(r.Trailing()))

	// Entries in another order do not run into each other.
	out.Reset()
	w = NewWriter(&out, &WriterOptions{LineEnd: "\n"})
	require.NoError(t, w.WriteEntry(entries[1]))
	entries[0].Leading = nil
	require.NoError(t, w.WriteEntry(entries[0]))
	require.NoError(t, w.Flush())
	require.Equal(t, "\r\nTY  - JOUR\nTI  - B\nTY  - JOUR\r\nTI  - A\r\nER  - \r\n", out.String())
}

// leaf is a single value of a record: its path, the same without the indexes
// of lists, and the value as text.
type leaf struct{ path, place, value string }

func leaves(r *record.Record) (all []leaf) {
	forLeaves(r, func(p *place, value string, indexes []int) {
		all = append(all, leaf{p.path(indexes), p.pattern, value})
	})
	return all
}

// TestLeaves compares the leaves with the record's JSON form.
func TestLeaves(t *testing.T) {
	for _, r := range readRecords(t, []byte(sample)) {
		content := *r
		content.ID, content.Raw, content.Trace, content.Diagnostics, content.Unclaimed = "", nil, nil, nil, nil
		content.Origin = record.Origin{Database: r.Origin.Database, Platform: r.Origin.Platform}
		data, err := json.Marshal(&content)
		require.NoError(t, err)
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		var want, got []string
		depth := []json.Delim{}
		key := false
		for {
			token, err := decoder.Token()
			if err != nil {
				break
			}
			delim, isDelim := token.(json.Delim)
			switch {
			case isDelim && (delim == '{' || delim == '['):
				depth = append(depth, delim)
				key = delim == '{'
				continue
			case isDelim:
				depth = depth[:len(depth)-1]
			case key:
				key = false
				continue
			default:
				want = append(want, fmt.Sprint(token))
			}
			key = len(depth) > 0 && depth[len(depth)-1] == '{'
		}
		for _, leaf := range leaves(r) {
			got = append(got, leaf.value)
			value, ok := r.At(leaf.path)
			require.True(t, ok, leaf.path)
			require.Equal(t, leaf.value, fmt.Sprint(value))
		}
		require.NotEmpty(t, got)
		require.Equal(t, want, got)
	}
}

// roundTrip counts what comes back when records are written and read.
type roundTrip struct {
	values, records int
	losses          map[string]int
	profile         *Profile
}

// add writes and reads a record. What does not come back must have been
// reported as a loss.
func (c *roundTrip) add(t testing.TB, first *record.Record) {
	t.Helper()
	lost := map[string]bool{}
	out := write(t, &WriterOptions{Profile: c.profile, OnLoss: func(l record.Loss) {
		lost[l.Path] = true
		c.losses[indexes.ReplaceAllString(l.Path, "")]++
	}}, first)
	back := readRecords(t, []byte(out))
	require.Len(t, back, 1, "%s", out)
	c.records++
	kept := map[string]int{}
	for _, leaf := range leaves(back[0]) {
		kept[leaf.place+"="+leaf.value]++
	}
	for _, leaf := range leaves(first) {
		c.values++
		if !lost[leaf.path] {
			kept[leaf.place+"="+leaf.value]--
		}
	}
	for value, n := range kept {
		if n < 0 {
			require.Failf(t, "a loss was not reported", "%s\n%s", value, out)
		}
	}
}

func (c *roundTrip) report(t testing.TB) {
	t.Helper()
	total := 0
	for path, n := range c.losses {
		total += n
		t.Logf("%5d  %s", n, path)
	}
	t.Logf("%d of %d values of %d records do not come back", total, c.values, c.records)
	require.Less(t, total*100, c.values, "more than one value in a hundred is lost")
}

var indexes = regexp.MustCompile(`/[0-9]+`)

// TestFilmOfDirector: a film whose director is named is written under the code that
// has directors in AU.
func TestFilmOfDirector(t *testing.T) {
	director := record.Contributor{Name: record.Name{Family: "Sol", Given: "Ida"}, Role: "director"}
	author := record.Contributor{Name: record.Name{Family: "Roe", Given: "Bo"}, Role: record.RoleAuthor}
	for want, contributors := range map[string][]record.Contributor{
		"TY  - MPCT\nAU  - Sol, Ida\nTI  - Tides\nER  - \n\n": {director},
		"TY  - ADVS\nAU  - Roe, Bo\nTI  - Tides\nER  - \n\n":  {author},
		"TY  - ADVS\nTI  - Tides\nER  - \n\n":                 nil,
	} {
		r := &record.Record{Type: "motion_picture", Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}}, Contributors: contributors}
		require.Equal(t, want, write(t, &WriterOptions{LineEnd: "\n"}, r))
	}
}

// TestProceedingsForPrograms: the name of proceedings stands in T2, for the programs
// that know no C3, unless that has another conference's, and comes back as what it was.
func TestProceedingsForPrograms(t *testing.T) {
	for _, c := range []struct{ proceedings, conference, want string }{
		{"Proceedings of Tides", "", "C3  - Proceedings of Tides\nT2  - Proceedings of Tides\n"},
		{"Proceedings of Tides", "Tides 2019", "C3  - Proceedings of Tides\nT2  - Tides 2019\n"},
		{"Tides 2019", "Tides 2019", "T2  - Tides 2019\n"},
	} {
		for _, profile := range Profiles() {
			r := &record.Record{Type: record.TypeConferencePaper, Container: record.Container{Title: c.proceedings}, Event: record.Event{Name: c.conference}}
			out := write(t, &WriterOptions{Profile: &profile, LineEnd: "\n"}, r)
			require.Contains(t, out, "\n"+c.want+"ER", profile.Name)
			back, err := NewReader(strings.NewReader(out), nil).Read()
			require.NoError(t, err)
			require.Equal(t, r.Container, back.Container)
			require.Equal(t, r.Event, back.Event)
		}
	}
}

// TestConferenceOfItsProceedings: other files may give a conference the name of its
// proceedings.
func TestConferenceOfItsProceedings(t *testing.T) {
	for in, name := range map[string]string{
		"T2  - Tides 2019\nC3  - Tides 2019\n":                               "Tides 2019",
		"C3  - Tides 2019\nPY  - 2019\nT2  - Tides 2019\n":                   "Tides 2019",
		"C3  - Tides 2019\nT2  - Tides 2019\nN1  - Event name: Tides 2019\n": "Tides 2019",
		"N1  - Event name: Tides\nC3  - Tides 2019\nT2  - Tides 2019\n":      "Tides",
		"C3  - Tides 2019\nT2  - Tides 2019\n":                               "",
		"JF  - Tides 2019\nT2  - Tides 2019\nPY  - 2019\nC3  - Tides 2019\n": "",
	} {
		in = "TY  - CPAPER\n" + in + "ER  - \n"
		r := readRecords(t, []byte(in))[0]
		require.Equal(t, "Tides 2019", r.Container.Title, in)
		require.Equal(t, name, r.Event.Name, in)
		verify(t, []byte(in))
		again := readRecords(t, []byte(write(t, nil, r)))[0]
		require.Equal(t, r.Container, again.Container, in)
		require.Equal(t, r.Event, again.Event, in)
	}
}

// TestRangeOfAccess: programs read one day of access; the note has the range.
func TestRangeOfAccess(t *testing.T) {
	for value, want := range map[string]string{
		"2020-03-05/2020-03-07": "Y2  - 2020/03/05/\nN1  - Date (accessed): 2020-03-05/2020-03-07\n",
		"2019-12/2020-01":       "Y2  - 2019/12//\nN1  - Date (accessed): 2019-12/2020-01\n",
		"2020-03-05":            "Y2  - 2020/03/05/\n",
	} {
		r := &record.Record{Type: record.TypeBook, Dates: []record.Date{{Kind: record.DateAccessed, Value: value}}}
		var lost []record.Loss
		out := write(t, &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) { lost = append(lost, l) }}, r)
		require.Equal(t, "TY  - BOOK\n"+want+"ER  - \n\n", out)
		require.Empty(t, lost)
		require.Equal(t, r.Dates, readRecords(t, []byte(out))[0].Dates)
		verify(t, []byte(out))
	}
	in := []byte("TY  - BOOK\nN1  - Date (accessed): 2021-06-04\nY2  - 2020/05/03/\nER  - \n")
	require.Equal(t, []record.Date{{Kind: record.DateAccessed, Value: "2020-05-03"}, {Kind: record.DateAccessed, Value: "2021-06-04"}}, readRecords(t, in)[0].Dates)
}

// TestRangesWithinAYear: a range stands where programs do not read a month and a day.
func TestRangesWithinAYear(t *testing.T) {
	for value, want := range map[string]string{
		"2019-03/2019-04": "2019///Mar-Apr", "2019-05-03/2019-05-05": "2019///May 3-5", "2019-06-27/2019-07-02": "2019///Jun 27-Jul 2",
		"2019-12/2020-01": "2019-12/2020-01",
	} {
		r := &record.Record{Type: record.TypeArticleJournal, Dates: []record.Date{{Kind: record.DateIssued, Value: value}}}
		out := write(t, &WriterOptions{LineEnd: "\n"}, r)
		require.Equal(t, "TY  - JOUR\nPY  - 2019\nDA  - "+want+"\nER  - \n\n", out)
		back, err := NewReader(strings.NewReader(out), nil).Read()
		require.NoError(t, err)
		require.Equal(t, r.Dates, back.Dates)
	}
}

// TestFamilyNameAlone reads and writes a person of whom a file says that there are no
// given names, and keeps a label without its name.
func TestFamilyNameAlone(t *testing.T) {
	for in, want := range map[string][]record.Name{
		"AU  - Smith, None\nAU  - van Raaij, N/A\n":                                 {{Family: "Smith"}, {Family: "Raaij", NonDroppingParticle: "van"}},
		"AU  - Smith\nN1  - Family name: Smith\n":                                   {{Family: "Smith"}},
		"N1  - Family name: Smith\nAU  - Roe, R\n":                                  {{Family: "Roe", Given: "R"}},
		"AU  - Smith\nAU  - Smith\nN1  - Family name: Smith | Family name: Smith\n": {{Family: "Smith"}, {Family: "Smith"}},
		"AU  - Vargas Llosa\nAU  - Jane Roe\nN1  - Family name: Vargas Llosa\n":     {{Family: "Vargas Llosa"}, {Family: "Roe", Given: "Jane"}},
		"AU  - Jane Roe\nAU  - Roe, Jane\nN1  - Family name: Jane Roe\n":            {{Family: "Jane Roe"}, {Family: "Roe", Given: "Jane"}},
	} {
		in = "TY  - JOUR\n" + in + "ER  - \n"
		first := readRecords(t, []byte(in))
		verify(t, []byte(in))
		again := readRecords(t, []byte(write(t, nil, first...)))
		require.Equal(t, first[0].Contributors, again[0].Contributors)
		require.Equal(t, first[0].Details, again[0].Details)
		require.Len(t, again[0].Contributors, len(want))
		for i, name := range want {
			require.Equal(t, name, again[0].Contributors[i].Name)
		}
	}
}
