package delimited_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

var update = flag.Bool("update", false, "rewrite golden files")

// Each exporter's table gives the records of its golden file.
func TestDialects(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			document, err := os.ReadFile(file)
			require.NoError(t, err)
			records, d := readAll(t, document, &delimited.Options{Name: filepath.Base(file)})
			dialect, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), "-")
			if dialect == "unknown" {
				dialect = ""
			}
			require.Equal(t, dialect, d.Dialect)
			for _, r := range records {
				require.Equal(t, dialect, r.Origin.Dialect)
				r.Raw, r.Trace = nil, nil
			}
			got, err := json.MarshalIndent(map[string]any{"document": d, "records": records}, "", " ")
			require.NoError(t, err)
			golden := filepath.Join("testdata", "golden", filepath.Base(file)+".json")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, append(got, '\n'), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.JSONEq(t, string(want), string(got))
		})
	}
}

// One publication in the tables of several exporters has the same values.
func TestSamePublication(t *testing.T) {
	for _, file := range []string{"covidence.csv", "rayyan.csv", "zotero.csv", "dimensions.csv", "lens.csv", "embase.csv", "pubmed.csv", "wos.txt", "asysd.csv"} {
		document, err := os.ReadFile(filepath.Join("testdata", file))
		require.NoError(t, err)
		records, _ := readAll(t, document, nil)
		r := records[0]
		require.Equal(t, record.TypeArticleJournal, r.Type, file)
		require.Contains(t, r.Title(), "in tables: a survey", file)
		require.NotContains(t, strings.TrimSuffix(r.Title(), "."), ".", file)
		require.Len(t, r.Contributors, 2, file)
		require.Equal(t, "Doe", r.Contributors[0].Family, file)
		require.Equal(t, "Roe", r.Contributors[1].Family, file)
		require.Equal(t, "12", r.Volume, file)
		require.Equal(t, "3", r.Issue, file)
		require.Equal(t, record.Pages{First: "994", Last: "1014"}, r.Pages, file)
		require.Equal(t, "10.1000/tables.2021.105943", r.Identifier(record.SchemeDOI), file)
		date, _ := r.Date(record.DateIssued)
		require.Equal(t, "2021", date.Value[:4], file)
		if file != "pubmed.csv" && file != "wos.txt" {
			require.Equal(t, "Journal of Tables", r.Container.Title, file)
		}
	}
}

func TestNamesInFullComeFirst(t *testing.T) {
	read := func(authors, full string) []record.Contributor {
		records, _ := readAll(t, []byte("Title,Authors,Author full names,EID\nOne,"+authors+","+full+",2-s2.0-85000000001\n"), nil)
		return records[0].Contributors
	}
	require.Equal(t, "Jane", read("Doe J.", `"Doe, Jane (57190000001)"`)[0].Given)
	require.Len(t, read("Doe J.; Roe R.", `"Doe, Jane (57190000001)"`), 2, "the longer list counts")
	require.Len(t, read("Doe J.; Roe R.", ""), 2)
}

// TestNumbersOfAuthors gives the ORCIDs and ResearcherIDs of Web of Science to the
// authors whose they are.
func TestNumbersOfAuthors(t *testing.T) {
	const head = "PT\tAU\tAF\tTI\tSO\tRI\tOI\tUT\n"
	in := head + "J\tSol, I; Berg, O\tSol, Ida; Berg, Olaf\tTides\tSEA\tSol, Ida/A-1234-2010; Roe, X/B-1111-2011\tBerg, O/0000-0001-5109-3700; Sol, I./0000-0002-1825-0097\tWOS:000123456700012\n"
	records, _ := readAll(t, []byte(in), nil)
	require.Len(t, records, 1)
	r := records[0]
	require.Equal(t, []record.Identifier{
		{Scheme: record.SchemeAccession, Value: "A-1234-2010", Authority: "ResearcherID"},
		{Scheme: record.SchemeORCID, Value: "https://orcid.org/0000-0002-1825-0097"},
	}, r.Contributors[0].Identifiers)
	require.Equal(t, []record.Identifier{{Scheme: record.SchemeORCID, Value: "https://orcid.org/0000-0001-5109-3700"}}, r.Contributors[1].Identifiers)
	require.Len(t, r.Details, 2, "the lists name others too")
}

// The column of group authors is none of the two forms of the persons' names.
func TestGroupAuthorsBesideNamesInFull(t *testing.T) {
	for heading, row := range map[string]string{
		"PT\tAU\tAF\tCA\tTI\tSO\tPY\tUT": "J\t%s\t%s\t%s\tOne\tJ ONE\t2020\tWOS:000500000000001",
		"Publication Type\tAuthors\tAuthor Full Names\tGroup Authors\tArticle Title\tSource Title\tUT (Unique WOS ID)": "J\t%s\t%s\t%s\tOne\tJ ONE\tWOS:000500000000001",
	} {
		read := func(authors, full, group string) (list []string) {
			records, _ := readAll(t, fmt.Appendf(nil, heading+"\n"+row+"\n", authors, full, group), nil)
			require.Equal(t, "wos", records[0].Origin.Dialect)
			for _, c := range records[0].Contributors {
				list = append(list, c.Family+c.Literal+"/"+c.Given)
			}
			return list
		}
		require.Equal(t, []string{"Smith/John A.", "Roe/Rita"}, read("Smith, JA; Roe, R", "Smith, John A.; Roe, Rita", ""))
		require.Equal(t, []string{"Smith/John A.", "ADAPT Grp/"}, read("Smith, JA", "Smith, John A.", "ADAPT Grp"))
		require.Equal(t, []string{"ADAPT Grp/"}, read("", "", "ADAPT Grp"))
	}
}

// Where a column declares the source of a record, it is the record's, unless
// the person who reads the table declares one for all.
func TestDeclaredSource(t *testing.T) {
	document, err := os.ReadFile("testdata/asysd.csv")
	require.NoError(t, err)
	sources := func(o *delimited.Options) (list []string) {
		records, _ := readAll(t, document, o)
		for _, r := range records {
			list = append(list, r.Origin.Source)
		}
		return list
	}
	require.Equal(t, []string{"PubMed", "Embase"}, sources(&delimited.Options{Name: "x.csv"}))
	require.Equal(t, []string{"PubMed", "Embase"}, sources(&delimited.Options{Name: "x.csv", Source: "x.csv"}))
	require.Equal(t, []string{"mine", "mine"}, sources(&delimited.Options{Name: "x.csv", Source: "mine"}))
}

func TestMapping(t *testing.T) {
	document := []byte("Nr;What;Who;When;Colour\n7;Lines in tables;Doe, J;2021;red\n")
	records, d := readAll(t, document, nil)
	require.Len(t, records, 1)
	require.Empty(t, records[0].Titles)
	require.Equal(t, "csv.no-heading", d.Diagnostics[0].Code)
	require.Len(t, records[0].Unclaimed, 5)

	mapping := map[string]string{"what": "title", "WHO": "authors", "When": "year", "Nr": "own-id", "Colour": "tags"}
	records, d = readAll(t, document, &delimited.Options{Mapping: mapping})
	require.Empty(t, d.Diagnostics)
	require.Equal(t, "Lines in tables", records[0].Title())
	require.Equal(t, "Doe", records[0].Contributors[0].Family)
	require.Equal(t, "7", records[0].OwnID)
	require.Equal(t, []string{"red"}, records[0].Library.Tags)
	require.Empty(t, records[0].Unclaimed)
	require.Equal(t, "What", records[0].Trace[0].Field, "traces have the heading as it stands")

	// The user's word comes before the exporter's.
	table, err := os.ReadFile("testdata/covidence.csv")
	require.NoError(t, err)
	records, _ = readAll(t, table, &delimited.Options{Mapping: map[string]string{"Ref": "call-number", "Study": "ignore"}})
	require.Equal(t, []string{"4711"}, records[0].Library.CallNumbers)
	require.Empty(t, records[0].Details)

	_, err = delimited.NewReader(bytes.NewReader(document), &delimited.Options{Mapping: map[string]string{"What": "date/sold"}}).Read()
	var wrong *delimited.MappingError
	require.ErrorAs(t, err, &wrong)
	require.Contains(t, err.Error(), `column "What": there is no field "date/sold"; expected one of date/issued, date/online`)
	require.Error(t, delimited.CheckMapping(map[string]string{"What": "titel"}))
	require.NoError(t, delimited.CheckMapping(mapping))
	require.NotEmpty(t, delimited.Fields())
}

func TestOptionErrors(t *testing.T) {
	for _, o := range []delimited.Options{{Encoding: "klingon"}, {Dialect: "nobody"}, {Mapping: map[string]string{"a": "b"}}} {
		_, err := delimited.NewReader(strings.NewReader("title,doi\na,b\n"), &o).Read()
		require.Error(t, err)
		require.NotErrorIs(t, err, io.EOF)
	}
	broken := errors.New("broken")
	_, err := delimited.NewReader(iotest.ErrReader(broken), nil).Read()
	require.Equal(t, broken, err)
	_, err = delimited.NewReader(strings.NewReader(""), nil).Read()
	require.Equal(t, io.EOF, err)
}

// Documents that were put one behind the other give the records of each, with
// the headings of each.
func TestTablesBehindEachOther(t *testing.T) {
	var whole []byte
	var want []string
	for _, file := range []string{"scopus.csv", "wos.txt", "citesource.csv", "dimensions.csv", "clinicaltrials-old.tsv"} {
		document, err := os.ReadFile(filepath.Join("testdata", file))
		require.NoError(t, err)
		whole = append(whole, document...)
		records, _ := readAll(t, document, nil)
		for _, r := range records {
			want = append(want, r.ID+" "+r.Title())
		}
	}
	records, d := readAll(t, whole, nil)
	var got []string
	for _, r := range records {
		got = append(got, r.ID+" "+r.Title())
	}
	require.Equal(t, want, got)
	require.Equal(t, "About the data: Exported on Jan 05, 2024. Criteria: 'tables' in title.", strings.Trim(d.Outside[0].Text, `"`))
}

// A record that is read again from its place is the same.
func TestReadAgain(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	require.NoError(t, err)
	broken := []byte("title,authors,year,doi\nOne,\"Doe, J,2020,10.1000/1\nTwo,\"Roe, R\",2021,10.1000/2\n\"Three\nand more\",\"Doe, J,2022,x\n")
	documents := [][]byte{broken}
	var all []byte
	for _, file := range files {
		document, err := os.ReadFile(file)
		require.NoError(t, err)
		documents = append(documents, document)
		if !strings.Contains(file, "utf16") && !strings.Contains(file, "embase-rows") {
			all = append(all, document...)
		}
	}
	for _, document := range append(documents, all) {
		reader := delimited.NewReader(bytes.NewReader(document), &delimited.Options{Name: "x"})
		var records []*record.Record
		for r := range reader.All() {
			records = append(records, r)
		}
		require.NotEmpty(t, records)
		utf16, _ := strings.CutPrefix(reader.Document().Encoding, "utf-16")
		if utf16 == reader.Document().Encoding {
			utf16 = ""
		}
		for _, r := range records {
			span := r.Origin.Span
			again, err := delimited.NewReader(bytes.NewReader(document[span.Start:span.End]), &delimited.Options{
				Name: "x", Base: span, UTF16: utf16, Position: r.Origin.Position, Layout: reader.Layout(),
			}).Read()
			var damaged *record.ParseError
			if !errors.As(err, &damaged) {
				require.NoError(t, err)
			}
			require.Equal(t, r, again)
		}
	}
}

func TestRaggedRows(t *testing.T) {
	records, _ := readAll(t, []byte("title,year,doi\nOne,2020\nTwo,2021,10.1000/2,and more,\nThree,2022,10.1000/3,,\n,,\n© Grid Press\n"), nil)
	require.Len(t, records, 3)
	require.Equal(t, "csv.too-few-cells", records[0].Diagnostics[0].Code)
	require.Equal(t, "csv.too-many-cells", records[1].Diagnostics[0].Code)
	require.Equal(t, "and more", records[1].Unclaimed[0].Text)
	require.Equal(t, "column 4", records[1].Raw[3].Name)
	require.Empty(t, records[2].Diagnostics)
}
