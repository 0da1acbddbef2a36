package bibtex

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func article() *record.Record {
	return &record.Record{
		ID: "402e7bee4a1f69e0", Type: record.TypeArticleJournal,
		Titles: []record.Title{{Value: "The DNA of eLife & co: 5% of {all} in COVID-19", Role: record.TitleMain}},
		Contributors: []record.Contributor{
			{Name: record.Name{Family: "Berg", Given: "Jan", NonDroppingParticle: "van der"}, Role: record.RoleAuthor},
			{Name: record.Name{Literal: "Barnes and Noble, Inc."}, Role: record.RoleAuthor},
			{Name: record.Name{Family: "García Márquez", Given: "Inés", Suffix: "Jr."}, Role: record.RoleAuthor},
			{Name: record.Name{Family: "Sol", Given: "I."}, Role: record.RoleEditor},
		},
		MoreContributors: true,
		Container:        record.Container{Title: "Sea", ISSN: []record.ISSN{{Value: "1438-8871"}}},
		Volume:           "22", Issue: "7", Pages: record.Pages{First: "12", Last: "34"},
		Dates:       []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}},
		Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.1234/a_b"}, {Scheme: record.SchemeArXiv, Value: "2001.00001"}},
		Keywords:    []record.Keyword{{Value: "a"}, {Value: "Aged, 80 and over"}},
		Links:       []record.Link{{URL: "https://x.example/~a_b"}},
	}
}

func TestWriterFields(t *testing.T) {
	text, losses := write(t, WriterOptions{}, article())
	require.Empty(t, losses)
	require.Equal(t, `@article{vanderberg2020dna,
  author = {van der Berg, Jan and {Barnes and Noble, Inc.} and García Márquez, Jr., Inés and others},
  editor = {Sol, I.},
  title = {The {DNA} of {eLife} \& co: 5\% of {\textbraceleft}all{\textbraceright} in {COVID-19}},
  journal = {Sea},
  volume = {22},
  number = {7},
  pages = {12--34},
  year = {2020},
  month = jul,
  date = {2020-07-23},
  doi = {10.1234/a_b},
  eprint = {2001.00001},
  eprinttype = {arXiv},
  issn = {1438-8871},
  url = {https://x.example/~a_b},
  keywords = {a, {Aged, 80 and over}},
}
`, text)
	text, _ = write(t, WriterOptions{ASCII: true, BibLaTeX: true, IDs: true}, article())
	require.Contains(t, text, `Garc{\'{\i}}a M{\'a}rquez, Jr., In{\'e}s`)
	require.Contains(t, text, "journaltitle = {Sea}")
	require.Contains(t, text, "  date = {2020-07-23}")
	require.NotContains(t, text, "year = ")
	require.Contains(t, text, "ibid-id = {402e7bee4a1f69e0}")
	require.True(t, isASCII(text))
}

// TestWriterCompletedPages has no field "ibid" for the way in which pages were read.
func TestWriterKeys(t *testing.T) {
	r := article()
	r.OwnID, r.Library.CitationKeys = "k", []string{"old_1", "Old:2"}
	text, losses := write(t, WriterOptions{Plain: true}, r)
	require.Empty(t, losses)
	require.Contains(t, text, "\n  ids = {old_1,Old:2},\n")
	r.OwnID, r.Library.CitationKeys = "", []string{"vanderberg", "a,b", "old"}
	text, losses = write(t, WriterOptions{}, r)
	require.Empty(t, losses)
	require.Contains(t, text, "@article{vanderberg,\n")
	require.Contains(t, text, "\n  ids = {old},\n")
}

func TestWriterCompletedPages(t *testing.T) {
	r := &record.Record{Type: "article-journal", Pages: record.Pages{First: "1001", Last: "1014", Derived: true}}
	text, losses := write(t, WriterOptions{}, r)
	require.Empty(t, losses)
	require.Contains(t, text, "pages = {1001--1014}")
	require.NotContains(t, text, "ibid =")
}

// TestWriterLiteralLists has the publisher as one element of BibLaTeX's list.
func TestWriterLiteralLists(t *testing.T) {
	r := &record.Record{Type: "book", Publisher: record.Publisher{Name: "Barnes and Noble", Place: "Kiel and London"}}
	text, losses := write(t, WriterOptions{}, r)
	require.Empty(t, losses)
	require.Contains(t, text, "  publisher = {{Barnes and Noble}},\n  address = {{Kiel and London}},\n")
	back, _ := readRecords(t, text, nil)
	require.Equal(t, r.Publisher, back[0].Publisher)
}

// TestForOtherPrograms: what few programs look for in fields of its own stands where
// they look, once, and comes back as it was.
func TestForOtherPrograms(t *testing.T) {
	r := article()
	r.Keywords = []record.Keyword{{Value: "tides"}}
	r.Subjects = []record.Subject{
		{Term: "Moon", Scheme: "mesh", Qualifier: "physiology"}, {Term: "Moon", Scheme: "mesh", Major: true}, {Term: "tides", Scheme: "mesh"},
		{Term: "Oceanography", Scheme: "wos-category"},
	}
	r.Status = record.StatusPublished
	for want, issns := range map[string][]record.ISSN{
		"  issn = {1438-8871},\n":                         {{Value: "1438-8871", Kind: "print"}, {Value: "1438-8871", Kind: "linking"}},
		"  eissn = {1438-8871},\n  issn = {1438-8871},\n": {{Value: "1438-8871", Kind: "electronic"}},
		"  eissn = {1439-4456},\n  issn = {1438-8871},\n": {{Value: "1439-4456", Kind: "electronic"}, {Value: "1438-8871"}},
	} {
		r.Container.ISSN = issns
		text, losses := write(t, WriterOptions{}, r)
		require.Empty(t, losses)
		require.Contains(t, text, want)
		require.Contains(t, text, "  keywords = {tides, Moon},\n")
		require.NotContains(t, text, "pubstate") // which BibLaTeX prints
		back, _ := readRecords(t, text, nil)
		require.Equal(t, r.Keywords, back[0].Keywords)
		require.Equal(t, r.Subjects, back[0].Subjects)
		require.Equal(t, r.Container, back[0].Container)
		require.Equal(t, r.Status, back[0].Status)
	}
}

// TestWriterAuthors: who is no author by name but by what the work is stands as its
// author, whom styles look for.
func TestWriterAuthors(t *testing.T) {
	ida, jan := record.Name{Family: "Sol", Given: "Ida"}, record.Name{Family: "Berg", Given: "Jan"}
	r := &record.Record{Type: record.TypePatent, Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}},
		Contributors: []record.Contributor{{Name: ida, Role: "inventor"}, {Name: jan, Role: "holder"}}}
	text, losses := write(t, WriterOptions{}, r)
	require.Empty(t, losses)
	require.Contains(t, text, "  author = {Sol, Ida},\n  holder = {Berg, Jan},\n  title")
	back, _ := readRecords(t, text, nil)
	require.Equal(t, r.Contributors, back[0].Contributors)

	r.Contributors[1].Role = record.RoleAuthor
	text, _ = write(t, WriterOptions{}, r)
	require.Contains(t, text, "  author = {Berg, Jan},\n")
	require.Contains(t, text, "  inventor = {Sol, Ida},\n")

	kept, _ := readRecords(t, "@patent{k, inventor = {Sol, Ida}, title = {Tides}, year = 2001, number = 7}", nil)
	kept[0].Number = "8"
	text, _ = write(t, WriterOptions{}, kept[0])
	require.Contains(t, text, "inventor = {Sol, Ida}")
	require.NotContains(t, text, "author")
}

// Accession numbers have the fields of their databases.
func TestWriterAccessions(t *testing.T) {
	r := &record.Record{Type: "book", Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}}}
	for _, authority := range []string{"OCLC", "MathSciNet", "Tides"} {
		r.Identifiers = append(r.Identifiers, record.Identifier{Scheme: record.SchemeAccession, Value: "12345", Authority: authority})
	}
	text, losses := write(t, WriterOptions{Plain: true}, r)
	require.Contains(t, text, "  oclc = {12345},\n  mrnumber = {12345},\n")
	require.Len(t, losses, 3)
	require.Contains(t, losses[0].Path, "identifiers/2/")
	back, _ := readRecords(t, text, nil)
	require.Equal(t, r.Identifiers[:2], back[0].Identifiers)
}

// What BibTeX has no field for stands in the field "ibid", until the other
// fields change.
func TestWriterCarries(t *testing.T) {
	r := article()
	r.Status = record.StatusAccepted
	r.Stages = []record.Stage{record.StageAM}
	r.Titles = append(r.Titles, record.Title{Value: "Another {one @x: 5 % of $x$ is #1", Role: record.TitleAlternate})
	text, losses := write(t, WriterOptions{}, r)
	require.Empty(t, losses)
	require.Contains(t, text, "\n  ibid = {{")
	require.Contains(t, text, `\u007bone \u0040x: 5 \u0025 of \u0024x\u0024 is \u00231`)
	require.True(t, pairs(text))
	back, _ := readRecords(t, text, nil)
	require.Empty(t, differing(r, back[0]))
	require.Equal(t, r.Stages, back[0].Stages)

	changed, _ := readRecords(t, strings.Replace(text, "of {eLife}", "of life", 1), nil)
	require.Equal(t, "The DNA of life & co: 5% of {all} in COVID-19", changed[0].Title())
	require.Len(t, changed[0].Titles, 1, "the alternate title was one of another list")
	require.Equal(t, r.Stages, changed[0].Stages)
	require.Contains(t, codes(changed[0]), "changed-since")

	plain, losses := write(t, WriterOptions{Plain: true}, r)
	require.NotContains(t, plain, "ibid = ")
	var paths []string
	for _, l := range losses {
		paths = append(paths, l.Path)
	}
	require.ElementsMatch(t, []string{"stages/0", "titles/1/value", "titles/1/role"}, paths)
}

// A record that has changed keeps the TeX of the values that have not, the type
// of its entry, and the fields that no rule reads.
func TestWriterKeepsWhatStood(t *testing.T) {
	records, _ := readRecords(t, `@string{p = {Sea {P}ress}}
@InBook(sol:11,
  Title = "Tides of {European} $x^2$ shores",
  author = {Sol, In{\'e}s}, publisher = p, year = 2011, month = mar,
  own-field = {kept {as} it stood}, timestamp = {2020-01-01}
)
`, nil)
	r := records[0]
	text, losses := write(t, WriterOptions{}, r)
	require.Empty(t, losses)
	// The macro is spelled out, since what defines it is not written.
	require.Equal(t, `@InBook{sol:11,
  author = {Sol, In{\'e}s},
  title = "Tides of {European} $x^2$ shores",
  publisher = {Sea Press},
  year = {2011},
  month = mar,
  own-field = {kept {as} it stood},
  timestamp = {2020-01-01},
}
`, text)

	records, _ = readRecords(t, text, nil)
	again, _ := write(t, WriterOptions{}, records...)
	require.Equal(t, text, again, "now it stands as it is written")
	records[0].Volume = "3"
	changed, _ := write(t, WriterOptions{}, records...)
	require.Contains(t, changed, `title = "Tides of {European} $x^2$ shores"`)
	require.Contains(t, changed, "volume = {3}")
	require.Contains(t, changed, "@InBook{sol:11,")
	require.Contains(t, changed, "own-field = {kept {as} it stood}")
}

func TestKeys(t *testing.T) {
	named := func(own string) *record.Record { return &record.Record{OwnID: own} }
	list := []*record.Record{
		article(), article(), article(), named("sol:11"), named("Sol:11"), named("has blank"), named("李2020"), named("a,b"),
		{Library: record.Library{CitationKeys: []string{"mine"}}},
	}
	text, _ := write(t, WriterOptions{}, list...)
	var got []string
	for _, e := range readPieces(t, text, nil) {
		if e.Kind == KindEntry {
			got = append(got, e.Key)
		}
	}
	require.Equal(t, []string{
		"vanderberg2020dna", "vanderberg2020dnab", "vanderberg2020dnac", "sol:11", "Sol:11b", "anonymous", "李2020", "anonymousb", "mine",
	}, got)
	require.Equal(t, []string{"b", "z", "aa", "ab"}, []string{letterSuffix(1), letterSuffix(25), letterSuffix(26), letterSuffix(27)})
	back, _ := readRecords(t, text, nil)
	require.Equal(t, "has blank", back[5].OwnID)
}

// Every type of record has an entry type, and comes back.
func TestTypes(t *testing.T) {
	for csl := range writtenTypes {
		r := &record.Record{Type: csl, Titles: []record.Title{{Value: "T", Role: record.TitleMain}}}
		text, losses := write(t, WriterOptions{}, r)
		require.Empty(t, losses)
		back, _ := readRecords(t, text, nil)
		require.Equal(t, csl, back[0].Type, text)
	}
	for name, entry := range entryTypes {
		document := "@" + name + "{k,\n  title = {T},\n}\n"
		records, _ := readRecords(t, document, nil)
		require.Equal(t, entry.csl, records[0].Type, name)
		text, _ := write(t, WriterOptions{}, records...)
		require.Equal(t, document, text)
		_, known := writtenTypes[entry.csl]
		require.True(t, known, entry.csl)
	}
}

func TestWriteEntry(t *testing.T) {
	for _, document := range []string{
		"% x\n@string{a={b}}\n\n@article{k, t=a}@book{l,\r\n t={x}}\r\n@comment{y} end", "\ufeff@a{k,}", "", "text only", benchmarkLibrary(3),
	} {
		var out bytes.Buffer
		w := NewWriter(&out, nil)
		for _, e := range readPieces(t, document, nil) {
			require.NoError(t, w.WriteEntry(e))
		}
		require.NoError(t, w.Flush())
		require.Equal(t, document, out.String())
	}
	pieces := readPieces(t, "@a{k,} @b{l,} @c{m,}", nil)
	var out bytes.Buffer
	w := NewWriter(&out, nil)
	require.NoError(t, w.WriteEntry(pieces[0]))
	require.NoError(t, w.WriteEntry(pieces[4]))
	require.NoError(t, w.Write(&record.Record{OwnID: "n"}))
	require.NoError(t, w.Close())
	// A record without a type is written as misc, which it would be read as.
	require.Equal(t, "@a{k,}\n@c{m,}\n\n@misc{n,\n  ibid = {{\"type\":[\"64ac8e61\",null]}},\n}\n", out.String())
}

// TestWriterRepeatedDetails: no field stands twice in an entry, for which pybtex refuses
// the file.
func TestWriterRepeatedDetails(t *testing.T) {
	r := &record.Record{Type: "book", Details: []record.Detail{{Name: "registry-number", Value: "0 (Salts)"}, {Name: "registry-number", Value: "0 (Tides)"}}}
	text, losses := write(t, WriterOptions{}, r)
	require.Empty(t, losses)
	require.Equal(t, 1, strings.Count(text, "  registry-number = "))
	back, _ := readRecords(t, text, nil)
	require.Equal(t, r.Details, back[0].Details)
}

// TestWriterBibLaTeXNumbers: a field of BibLaTeX has one ISSN or ISBN.
func TestWriterBibLaTeXNumbers(t *testing.T) {
	r := &record.Record{Type: "chapter", Container: record.Container{
		ISSN: []record.ISSN{{Value: "1438-8871"}, {Value: "1439-4456"}}, ISBN: []string{"9780786803521", "9780070844827"}}}
	for _, latex := range []bool{false, true} {
		text, losses := write(t, WriterOptions{BibLaTeX: latex}, r)
		require.Empty(t, losses)
		require.Equal(t, !latex, strings.Contains(text, "  issn = {1438-8871, 1439-4456},\n  isbn = {9780786803521, 9780070844827},\n"))
		require.Equal(t, latex, strings.Contains(text, "  issn = {1438-8871},\n  isbn = {9780786803521},\n"))
		back, _ := readRecords(t, text, nil)
		require.Equal(t, r.Container, back[0].Container)
	}
}
