package delimited_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// A cell of names as databases and people write it.
func TestCellsOfNames(t *testing.T) {
	for _, test := range []struct {
		cell string
		want []string
		more bool
	}{
		{"van Dijk A, Smith JP Jr, Li X; Tea Study Group.", []string{"Dijk, A", "Smith, JP", "Li, X", "Tea Study Group"}, false},
		{"Doe J, Roe RM.", []string{"Doe, J", "Roe, RM"}, false},
		{"Smith, J., Doe, A. B., & Roe, R.", []string{"Smith, J.", "Doe, A. B.", "Roe, R."}, false},
		{"Smith J, Doe A and Roe B", []string{"Smith, J", "Doe, A", "Roe, B"}, false},
		{"John Smith, Anna Doe and Rick Roe", []string{"Smith, John", "Doe, Anna", "Roe, Rick"}, false},
		{"Smith, J. et al.", []string{"Smith, J."}, true},
		{"Smith J, Doe AB et al", []string{"Smith, J", "Doe, AB"}, true},
		{"Smith J & others", []string{"Smith, J"}, true},
		{"Smith J and Doe AB and others", []string{"Smith, J", "Doe, AB"}, true},
	} {
		records, _ := readAll(t, []byte("Title,Authors,Journal\nOne,\""+test.cell+"\",Tables\n"), nil)
		var got []string
		for _, c := range records[0].Contributors {
			if c.Literal != "" {
				got = append(got, c.Literal)
			} else {
				got = append(got, c.Family+", "+c.Given)
			}
		}
		require.Equal(t, test.want, got, test.cell)
		require.Equal(t, test.more, records[0].MoreContributors, test.cell)
	}
}

// SpringerLink's table has nothing between the names of a cell.
func TestJoinedNames(t *testing.T) {
	for cell, want := range map[string][]string{
		"Jane DoeRichard M. Roe": {"Doe, Jane", "Roe, Richard M."},
		"Jane Doe":               {"Doe, Jane"},
		"Ian McDonaldZoë van der BergÅsa MacLeod": {"McDonald, Ian", "Berg, Zoë", "MacLeod, Åsa"},
		"Jean-Paul O'NeilAnna DeLucaLi Wu":        {"O'Neil, Jean-Paul", "DeLuca, Anna", "Wu, Li"},
		"Anna RoeMcDonald SmithLi Wu":             {"Roe, Anna", "Smith, McDonald", "Wu, Li"},
		"SeungHwan LeeJoAnn Roe":                  {"Lee, SeungHwan", "Roe, JoAnn"},
		"Jane deVriesAnna Roe":                    {"deVries, Jane", "Roe, Anna"},
		"Jane Doe, Richard Roe":                   {"Doe, Jane", "Roe, Richard"},
		"Żaneta Ćwikła-NowakŁukasz Śliwa":         {"Ćwikła-Nowak, Żaneta", "Śliwa, Łukasz"},
	} {
		records, d := readAll(t, []byte("Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,URL,Content Type\nOne,Tables,Lines in Tables,3,,10.1000/xyz,\""+cell+"\",2020,https://link.springer.com/x,Chapter\n"), nil)
		require.Equal(t, "springer", d.Dialect)
		var got []string
		for _, c := range records[0].Contributors {
			got = append(got, c.Family+", "+c.Given)
		}
		require.Equal(t, want, got, cell)
		require.Equal(t, "Lines in Tables", records[0].Series.Title)
		require.Empty(t, records[0].Unclaimed)
	}
}

// TestLongJoinedName: the letters of a cell are looked at once, though it be one long word.
func TestLongJoinedName(t *testing.T) {
	for _, cell := range []string{strings.Repeat("Ab", 300_000), strings.Repeat("Ab-Ab", 100_000), "Jane " + strings.Repeat("Mc", 300_000)} {
		records, d := readAll(t, []byte("Item Title,Item DOI,Authors,Content Type\nOne,10.1000/xyz,"+cell+",Chapter\n"), nil)
		require.Equal(t, "springer", d.Dialect)
		require.Len(t, records, 1)
		require.LessOrEqual(t, len(records[0].Contributors), 2)
	}
}

// TestHeadingsOfEuropePMC: another of its tables has other names of columns.
func TestHeadingsOfEuropePMC(t *testing.T) {
	records, d := readAll(t, []byte("SOURCE,EXTID,PMID,PMCID,DOI,TITLE,AUTHORS,JOURNAL_TITLE,ISSUE,VOLUME,PUBLICATION_YEAR,JOURNAL_ISSN,PAGES,PUBLICATION_TYPE,IS_OPEN_ACCESS,IN_EPMC,HAS_PDF,CITED_BY\nPPR,PPR123456,,,10.1101/2020.03.01.20029876,Tides,\"Doe J, Roe R.\",medRxiv,,,2020,1234-5679,,preprint,N,N,Y,3\n"), nil)
	require.Equal(t, "epmc", d.Dialect)
	require.Equal(t, "PPR123456", records[0].OwnID)
	require.Equal(t, []record.Count{{Metric: "citations", Value: 3, Provider: "Europe PMC"}}, records[0].Counts)
	require.Equal(t, []record.ISSN{{Value: "1234-5679"}}, records[0].Container.ISSN)
}

// TestNumbersInDatabases: a number is that of the database beside it.
func TestNumbersInDatabases(t *testing.T) {
	pmid := record.Identifier{Scheme: record.SchemePMID, Value: "31234567"}
	for name, table := range map[string]struct {
		in   string
		want []record.Identifier
	}{
		"MEDLINE":          {"Title,Accession Number,Name of Database\nTides,31234567,Ovid MEDLINE(R)\n", []record.Identifier{pmid}},
		"a spreadsheet":    {"Title,Accession Number,Name of Database\nTides,31234567.0,MEDLINE\n", []record.Identifier{pmid}},
		"an edition":       {"Title,Accession Number,Name of Database\nTides,2019-1-1,APA PsycInfo <1806>\n", []record.Identifier{{Scheme: record.SchemeAccession, Value: "2019-1-1", Authority: "PsycINFO"}}},
		"no database":      {"Title,Accession Number,Name of Database\nTides,123,\n", []record.Identifier{{Scheme: record.SchemeAccession, Value: "123"}}},
		"Europe PMC":       {"SOURCE,EXTERNAL_ID,PMCID,TITLE,AUTHORS,JOURNAL_TITLE,JOURNAL_VOLUME,PAGE_INFO\nMED,31234567,,Tides,Doe J.,Sea,3,1-2\n", []record.Identifier{pmid}},
		"its preprints":    {"SOURCE,EXTERNAL_ID,PMCID,TITLE,AUTHORS,JOURNAL_TITLE,JOURNAL_VOLUME,PAGE_INFO\nPPR,PPR123,,Tides,Doe J.,Sea,3,1-2\n", nil},
		"EBSCOhost's link": {"Article Title,Author,Journal Title,Accession Number,Doctype,PLink\nTides,\"Doe, J\",Sea,31234567,Article,https://search.ebscohost.com/login.aspx?direct=true&db=mdc&AN=31234567\n", []record.Identifier{pmid}},
	} {
		records, _ := readAll(t, []byte(table.in), nil)
		require.Len(t, records, 1, name)
		require.Equal(t, table.want, records[0].Identifiers, name)
	}
}

// TestOrderOfNames: the first rows of a table show in which order its names stand.
func TestOrderOfNames(t *testing.T) {
	for name, table := range map[string]struct {
		cells []string
		want  []string // the family names of each row
	}{
		"three names":            {[]string{"Alice Smith, Jane Doe, Jim Beam", "Jane Doe, Jim Beam", "Jim Beam"}, []string{"Smith Doe Beam", "Doe Beam", "Beam"}},
		"an initial":             {[]string{"John A. Smith, Jane Doe", "Jane Doe, Jim Beam"}, []string{"Smith Doe", "Doe Beam"}},
		"two names alone":        {[]string{"García Márquez, Gabriel José"}, []string{"García Márquez"}},
		"inverted":               {[]string{"Smith, John", "Alice Smith, Jane Doe, Jim Beam"}, []string{"Smith", "Smith Doe Beam"}},
		"family names first":     {[]string{"Smith JA, Doe J, Beam J", "Doe J, Beam J"}, []string{"Smith Doe Beam", "Doe Beam"}},
		"semicolons":             {[]string{"Smith, John; Doe, Jane", "Smith, John"}, []string{"Smith Doe", "Smith"}},
		"an initial for itself":  {[]string{"J. A. Smith, Jane Doe", "World Health Organization, Geneva"}, []string{"Smith Doe", "World Health Organization, Geneva"}},
		"initials in a list":     {[]string{"Smith, John", "John A. Smith, Jane Doe, J. Beam"}, []string{"Smith", "Smith Doe Beam"}},
		"a saint":                {[]string{"St. John, Mary Ann"}, []string{"St. John"}},
		"pairs alone":            {[]string{"García Márquez, Gabriel José", "Vargas Llosa, Mario Pedro, García Márquez, Gabriel José", "Díaz Pérez, Ana María"}, []string{"García Márquez", "Vargas Llosa, Mario Pedro, García Márquez, Gabriel José", "Díaz Pérez"}},
		"suffixes":               {[]string{"John Smith, Jr., Jane Doe, Jim Beam", "Jane Doe, Jim Beam"}, []string{"Smith Doe Beam", "Doe Beam"}},
		"degrees":                {[]string{"John Smith, PhD, Jane Doe, MD, Jim Beam"}, []string{"Smith Doe Beam"}},
		"a list that is cut":     {[]string{"Alice Smith, Jane Doe, Jim Beam, et al."}, []string{"Smith Doe Beam"}},
		"an and before the last": {[]string{"Alice Smith, Jane Doe, and Jim Beam", "Jane Doe, Jim Beam"}, []string{"Smith Doe Beam", "Doe Beam"}},
	} {
		in := "Title,Authors,Year\n"
		for _, cell := range table.cells {
			in += "Tides,\"" + cell + "\",2019\n"
		}
		records, _ := readAll(t, []byte(in), nil)
		require.Len(t, records, len(table.want), name)
		for i, want := range table.want {
			var families []string
			for _, c := range records[i].Contributors {
				families = append(families, c.Family+c.Literal)
			}
			require.Equal(t, want, strings.Join(families, " "), name)
		}
	}
}

// TestHeadingsOfTools: research assistants and screening tools.
func TestHeadingsOfTools(t *testing.T) {
	for dialect, in := range map[string]string{
		"elicit":    "Title,Authors,DOI,DOI link,Venue,Citation count,Year,Filename,Abstract\nTides,\"Jane Doe, Jim Beam\",10.1000/xyz,https://doi.org/10.1000/xyz,Sea,12,2019,,We asked.\n",
		"consensus": "Title,Takeaway,Authors,Year,Citations,Abstract,Study Type,Journal,Journal SJR Quartile,Consensus Link,DOI\nTides,They rise.,\"Jane Doe, Jim Beam\",2019,12,We asked.,RCT,Sea,1,https://consensus.app/papers/x/,10.1000/xyz\n",
		"":          "study_id,citation_title,citation_authors,citation_journal_name,citation_pub_year,citation_doi,citation_abstract\n1,Tides,\"Doe, Jane; Beam, Jim\",Sea,2019,10.1000/xyz,We asked.\n",
	} {
		records, d := readAll(t, []byte(in), nil)
		require.Equal(t, dialect, d.Dialect)
		require.Len(t, records, 1)
		r := records[0]
		require.Equal(t, []string{"Doe", "Beam"}, []string{r.Contributors[0].Family, r.Contributors[1].Family})
		require.Equal(t, "10.1000/xyz", r.Identifier(record.SchemeDOI))
		require.Equal(t, "Sea", r.Container.Title)
		require.Len(t, r.Abstracts, 1)
		if dialect != "" {
			require.Equal(t, []record.Count{{Metric: "citations", Value: 12}}, r.Counts)
		}
	}
}

// TestPrintedLists: programs print lists with brackets and quotes into a cell.
func TestPrintedLists(t *testing.T) {
	for cell, want := range map[string][]string{
		`['Jane Doe', 'Jim Beam']`:        {"Doe", "Beam"},
		`[""Jane O'Neil"", 'Jim Beam']`:   {"O'Neil", "Beam"},
		`['Doe, Jane']`:                   {"Doe"},
		`[ ""Jane Doe"" , ""Jim Beam"" ]`: {"Doe", "Beam"},
	} {
		records, _ := readAll(t, []byte("Title,Authors,Year,Keywords\nTides,\""+cell+"\",2019,\"['sea', 'moon']\"\n"), nil)
		var families []string
		for _, c := range records[0].Contributors {
			families = append(families, c.Family+c.Literal)
		}
		require.Equal(t, want, families, cell)
		require.Equal(t, []record.Keyword{{Value: "sea"}, {Value: "moon"}}, records[0].Keywords)
	}
}

// TestHeadingsBeyondLatin: tables that people make in other scripts, and CNKI's.
func TestHeadingsBeyondLatin(t *testing.T) {
	for _, in := range []string{
		"题名,作者,来源,年,卷,期,页码,摘要\n潮汐研究,张三; 李四,海洋学报,2020,42,7,12-20,我们询问了渔民。\n",
		"論文名,著者名,雑誌名,発行年,巻,号,ページ,抄録\n潮汐研究,张三; 李四,海洋学报,2020,42,7,12-20,我们询问了渔民。\n",
		"논문명,저자명,학술지명,발행년,권,호,페이지,초록\n潮汐研究,张三; 李四,海洋学报,2020,42,7,12-20,我们询问了渔民。\n",
		"Название,Авторы,Журнал,Год,Том,Выпуск,Страницы,Аннотация\n潮汐研究,张三; 李四,海洋学报,2020,42,7,12-20,我们询问了渔民。\n",
		"SrcDatabase-来源库,Title-题名,Author-作者,Source-文献来源,Year-年,Volume-卷,Period-期,PageCount-页码,Summary-摘要\nCJFD,潮汐研究,张三;李四;,海洋学报,2020,42,7,12-20,我们询问了渔民。\n",
	} {
		records, _ := readAll(t, []byte(in), nil)
		require.Len(t, records, 1, in)
		r := records[0]
		require.Equal(t, "潮汐研究", r.Titles[0].Value)
		require.Len(t, r.Contributors, 2)
		require.Equal(t, "李", r.Contributors[1].Family)
		require.Equal(t, "海洋学报", r.Container.Title)
		require.Equal(t, []string{"2020", "42", "7", "12", "20"}, []string{r.Dates[0].Value, r.Volume, r.Issue, r.Pages.First, r.Pages.Last})
		require.Equal(t, "我们询问了渔民。", r.Abstracts[0].Text)
		require.Empty(t, r.Unclaimed)
	}
}

// TestNumbersOfRows: what numbers the rows of a table is no issue.
func TestNumbersOfRows(t *testing.T) {
	for _, in := range []string{
		"Number,Title,Authors,Journal,Year,Volume,Number,Pages\n7,Tides,\"Doe, J\",Sea,2001,3,4,5-9\n",
		"Nummer,Titel,Autoren,Zeitschrift,Jahr,Band,Heft,Seiten\n7,Tides,\"Doe, J\",Sea,2001,3,4,5-9\n",
		"Номер,Авторы,Название,Журнал,Год,Том,Номер,Страницы\n7,\"Иванов И.И.\",Море,Наука,2001,3,4,5-9\n",
		"号,題名,著者,雑誌名,年,巻,号,頁\n7,海,山田太郎,海洋,2001,3,4,5-9\n",
		"Title,Number,Volume,Year,Journal\nTides,4,3,2001,Sea\n",
	} {
		records, _ := readAll(t, []byte(in), nil)
		require.Len(t, records, 1, in)
		require.Equal(t, "4", records[0].Issue, in)
		require.Empty(t, records[0].Number, in)
		require.Empty(t, records[0].Details, in)
	}
	records, _ := readAll(t, []byte("Номер,Авторы,Название,Журнал,Год,Том,Страницы\n7,\"Иванов И.И.\",Море,Наука,2001,3,5-9\n"), nil)
	require.Empty(t, records[0].Issue)
	require.Equal(t, "7", records[0].Unclaimed[0].Text)
}
