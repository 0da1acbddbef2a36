package source

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/record"
)

const minimal = "TY  - JOUR\nTI  - On lines\nER  - \n"

func TestDetect(t *testing.T) {
	tests := []struct {
		name, in string
		want     record.Format
	}{
		{"RIS", minimal, record.FormatRIS},
		{"RIS with mark and CRLF", "\ufeff" + strings.ReplaceAll(minimal, "\n", "\r\n"), record.FormatRIS},
		{"RIS after a header", "Provider: X\nDatabase: Y\n\n" + minimal, record.FormatRIS},
		{"RIS with one space", "TY - JOUR\nTI - On lines\nER -\n", record.FormatRIS},
		{"RIS on one line", "TY - JOUR AU - Doe, Jane TI - On lines ER -", record.FormatRIS},
		{"Web of Science", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Doe, J\n   Roe, R\nTI On lines\nER\n\nEF\n", record.FormatRIS},
		{"Web of Science without header", "PT J\nAU Doe, J\nTI On lines\nER\n", record.FormatRIS},
		{"Web of Science's header alone", "FN ISI Export Format\nVR 1.0\n\nEF\n", record.FormatRIS},
		{"CSL-JSON", `[{"id": "a", "type": "article-journal", "title": "On lines"}]`, record.FormatCSLJSON},
		{"CSL-JSON object", `{"id": "a", "type": "book", "title": "On lines"}`, record.FormatCSLJSON},
		{"EndNote XML", "<?xml version=\"1.0\"?>\n<xml><records><record><ref-type name=\"Book\">6</ref-type><titles><title>On lines</title></titles></record></records></xml>", record.FormatEndNote},
		{"EndNote XML without type", "<xml><records><record><rec-number>1</rec-number></record></records></xml>", record.FormatEndNote},
		{"PubMed XML", "<?xml version=\"1.0\"?>\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle></PubmedArticleSet>", record.FormatPubMedXML},
		{"ICTRP's XML", "<?xml version=\"1.0\"?>\n<Trials_downloaded_from_ICTRP><Trial><TrialID>NCT01234567</TrialID></Trial></Trials_downloaded_from_ICTRP>", record.FormatICTRP},
		{"an entry of ICTRP", "<Trial><TrialID>NCT01234567</TrialID><Public_title>A book</Public_title></Trial>", record.FormatICTRP},
		{"PubMed's book", "<PubmedBookArticle><BookDocument><PMID>1</PMID></BookDocument></PubmedBookArticle>", record.FormatPubMedXML},
		{"MODS", "<?xml version=\"1.0\"?><modsCollection xmlns=\"http://www.loc.gov/mods/v3\"><mods><titleInfo><title>On lines</title></titleInfo></mods></modsCollection>", ""},
		{"other records in XML", "<records><record><title>On lines</title></record></records>", ""},
		{"Crossref", `{"status":"ok","message-type":"work","message":{"DOI":"10.5555/a","type":"journal-article","title":["On lines"],"container-title":["Lines"],"issued":{"date-parts":[[2020]]},"is-referenced-by-count":3,"reference-count":2}}`, record.FormatCrossref},
		{"a Crossref work alone", `{"DOI":"10.5555/a","type":"book","title":["On lines"],"issued":{"date-parts":[[2020]]},"is-referenced-by-count":3,"reference-count":2,"publisher":"P"}`, record.FormatCrossref},
		{"Crossref with few members", `{"status":"ok","message-type":"work-list","message":{"items":[{"DOI":"10.5555/a","title":["On lines"]}]}}`, record.FormatCrossref},
		{"CSL-JSON from Crossref", `{"DOI":"10.5555/a","type":"article-journal","title":"On lines","container-title":"Lines","issued":{"date-parts":[[2020]]},"is-referenced-by-count":3,"reference-count":2}`, record.FormatCSLJSON},
		{"OpenAlex", `{"meta":{},"results":[{"id":"https://openalex.org/W1","title":"On lines","type":"article","authorships":[],"cited_by_count":1}]}`, record.FormatOpenAlex},
		{"DataCite", `{"data":[{"id":"10.5555/a","type":"dois","attributes":{"titles":[{"title":"On lines"}],"publicationYear":2020,"types":{"resourceTypeGeneral":"Dataset"}}}]}`, record.FormatDataCite},
		{"DataCite's attributes", `{"id":"https://doi.org/10.5555/a","titles":[{"title":"On lines"}],"creators":[{"name":"Doe, J","nameType":"Personal"}],"publicationYear":2020}`, record.FormatDataCite},
		{"ClinicalTrials.gov, the older API", `{"FullStudiesResponse":{"FullStudies":[{"Study":{"ProtocolSection":{"IdentificationModule":{"NCTId":"NCT01234567","BriefTitle":"On lines"}}}}]}}`, record.FormatClinicalTrials},
		{"ClinicalTrials.gov", `{"studies":[{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","briefTitle":"On lines"}}}]}`, record.FormatClinicalTrials},
		{"RefLib", `[{"recNumber":"1","type":"journalArticle","title":"On lines","journal":"Lines","authors":["Doe, J."],"year":"2020","isbn":"2049-3630"}]`, record.FormatRefLib},
		{"RefLib's book", `[{"recNumber":"1","title":"On lines","type":"book","authors":["Doe, J."],"year":"2020"}]`, record.FormatRefLib},
		{"RefLib without numbers", `[{"type":"thesis","title":"On lines","authors":["Doe, J."],"year":"2020","keywords":["lines"]}]`, record.FormatRefLib},
		{"RefLib without authors", `{"recNumber":2,"type":"report","title":"On lines","year":"2020","urls":["https://example.org"]}`, record.FormatRefLib},
		{"CSL-JSON with keywords and notes", `[{"id":"a","type":"book","title":"On lines","author":[{"family":"Doe"}],"keyword":"lines","note":"read","ISBN":"9783161484100","custom":{"authors":1,"year":2}}]`, record.FormatCSLJSON},
		{"a list of other JSON", `[{"itemType":"journalArticle","title":"On lines","creators":[{"lastName":"Doe"}]}]`, ""},
		{"empty", "", ""},
		{"prose", "Dear reader,\nthis is - as it were - prose.\n", ""},
		{"a tag in prose", "ED - based care is dear\nand so on\n", ""},
		{"PT in prose", "A line may say\nPT J\nand go on with other things for a while,\nas prose does.\n", ""},
		{"PNG", "\x89PNG\r\n\x1a\nTY  - JOUR\n", ""},
		{"BibTeX", "@article{key,\n  title = {On lines},\n}\n", record.FormatBibTeX},
		{"BibTeX on one line", "@Book(key, title = \"On lines\")", record.FormatBibTeX},
		{"BibTeX after a comment", "% Encoding: UTF-8\n\n@Comment{jabref-meta: x;}\n\n@misc {,\ntitle=\"On lines\"}", record.FormatBibTeX},
		{"BibTeX without entries", "@Comment{jabref-meta: x;}\n@string{a = {b}}", record.FormatBibTeX},
		{"addresses", "Dear @reader (you),\n@home {as it were} is prose.\nmail me@example.org\n", ""},
		{"MEDLINE", "PMID- 1\nOWN - NLM\nTI  - On lines\n", record.FormatMEDLINE},
		{"ERIC", "OWN - ERIC\nTI  - On lines\nOID - EJ1131633\n", record.FormatMEDLINE},
		{"MEDLINE indented", "  PMID- 1\n  OWN - NLM\n  TI  - On lines\n        and so on\n", record.FormatMEDLINE},
		{"Refer indented", "  %0 Book\n  %T On lines\n", record.FormatRefer},
		{"RefWorks indented", "  RT Journal Article\n  SR Print(0)\n  A1 Doe,Jane\n", record.FormatRefWorks},
		{"Refer", "%0 Book\n%T On lines\n", record.FormatRefer},
		{"Refer without type", "%A Doe, Jane\n", record.FormatRefer},
		{"a lone tag", "%0", ""},
		{"RefWorks", "RT Journal Article\nSR Print(0)\nA1 Doe,Jane\nT1 On lines\n", record.FormatRefWorks},
		{"RT in prose", "RT Lines are dear\nand so on\n", ""},
		{"Ovid", "<1>\nAuthor\n  Doe, Jane\nTitle\n  On lines\n", record.FormatOvid},
		{"Ovid without numbers", "\nScore\n  *\nAuthor\n  Doe, Jane\nTitle\n  On lines\nSource\n  Lines.\n", record.FormatOvid},
		{"Ovid with codes", "<1>\nUI  - 1\nAU  - Doe J\nTI  - On lines\n", record.FormatOvid},
		{"Ovid with other numbers", "<1. >\nUI  - 1\nAU  - Doe J\nTI  - On lines\n", record.FormatOvid},
		{"Ovid without numbers, with codes", "VN  - Ovid Technologies\nDB  - Embase\nAN  - 1\nTI  - On lines\n", record.FormatOvid},
		{"Ovid by its name", "1.\nVN  - Ovid Technologies\nDB  - Embase\nTI  - On lines\n", record.FormatOvid},
		{"Cochrane", "Record #1 of 1\nID: CN-00000001\nAU: Doe J\nTI: On lines\nSO: Lines\n", record.FormatCochrane},
		{"Cochrane with mark and CRLF behind a header", "\ufeffSearch of the day\r\n\r\nRecord #1 of 1\r\nID: CN-00000001\r\nTI: On lines\r\n", record.FormatCochrane},
		{"Cochrane without counts", "ID: CN-00000001\nTI: On lines\nYR: 2019\n", record.FormatCochrane},
		{"Cochrane's review", "Record #1 of 1\nID: CD990001.pub2\nAU: Doe J\nTI: On lines\nAB: One line\nTY  - JOUR\nER  - \n", record.FormatCochrane},
		{"Cochrane without a known number", "Record #1 of 2\nID: 1\nTI: On lines\n", record.FormatCochrane},
		{"RIS of the Cochrane Library", "Record #1 of 1\nProvider: John Wiley & Sons, Ltd\nContent: text/plain; charset=\"UTF-8\"\n\nTY  - JOUR\nAN  - CN-00000001\nTI  - On lines\nER  - \n", record.FormatRIS},
		{"BibTeX of the Cochrane Library", "Record #1 of 1\n@article{Doe20,\nauthor = {Doe, J},\ntitle = {On lines}\n}\n", record.FormatBibTeX},
		{"RefWorks that counts", "Record #1 of 1\nRT Journal Article\nID 1\nA1 Doe,Jane\nT1 On lines\n", record.FormatRefWorks},
		{"a search of the Cochrane Library", "Search Name:\t\nDate Run:\t21/11/2026\n\nID\tSearch\tHits\n#1\tlines\t12\n", ""},
		{"counts in prose", "Record #1 of 2\nis on lines.\nRecord #2 of 2\nTI: is not\n", ""},
		{"colons in prose", "Dear colleague,\nID: please send yours.\nTI: no\nSO: greetings\n", ""},
		{"numbers in brackets", "<1>\nis the first\n<2>\nis the second\n", ""},
		{"TeX", "%A comment\n\\documentclass{article}\n\\begin{document}\nText\n\\end{document}\n", ""},
		{"other JSON", `{"name": "ibid", "version": 1}`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := Detect([]byte(test.in), "")
			if test.want == "" {
				if len(found) > 0 {
					require.Less(t, found[0].Score, enough, "%+v", found)
				}
				return
			}
			require.NotEmpty(t, found)
			require.Equal(t, test.want, found[0].Format)
			require.GreaterOrEqual(t, found[0].Score, enough)
			require.NotEmpty(t, found[0].Evidence)
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	_, err := Open(strings.NewReader(""), nil)
	require.ErrorIs(t, err, ErrNoRecord)
	require.ErrorContains(t, err, "empty")

	_, err = Open(strings.NewReader("\x89PNG\r\n\x1a\n"), nil)
	require.ErrorIs(t, err, ErrUnknownFormat)
	require.ErrorContains(t, err, "a PNG image")
	require.ErrorContains(t, err, "expected RIS, BibTeX, CSL-JSON")

	_, err = Open(strings.NewReader("<?xml version=\"1.0\"?><records><record><title>On lines</title></record></records>"), nil)
	require.ErrorIs(t, err, ErrUnknownFormat)
	require.ErrorContains(t, err, "this looks like XML; considered endnote-xml (XML, 1 record elements)")

	_, err = Open(strings.NewReader(minimal), &Options{From: "klingon"})
	require.ErrorIs(t, err, ErrUnknownFormat)
	require.ErrorContains(t, err, "klingon")

	_, err = Open(strings.NewReader(minimal), &Options{Encoding: "klingon"})
	require.ErrorContains(t, err, "klingon")

	_, err = Create(io.Discard, "webpage", nil)
	require.ErrorIs(t, err, ErrUnknownFormat)
}

// TestUnknownFormatExpects: a document in no format is answered with the formats
// that it is likely to be meant for, and where all stand.
func TestUnknownFormatExpects(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"x.ris", "Dear colleague", "expected RIS, BibTeX, CSL-JSON, MEDLINE (PubMed's .nbib), EndNote XML, CSV or TSV, or another format ('ibid formats' lists them)"},
		{"x", "\x89PNG\r\n\x1a\n", "this looks like a PNG image; expected RIS, BibTeX, CSL-JSON, MEDLINE (PubMed's .nbib), EndNote XML, CSV or TSV, or another"},
		{"x.xml", "<?xml version=\"1.0\"?><list/>", "expected RIS, BibTeX, CSL-JSON, EndNote XML, PubMed XML, ICTRP XML (trials), or another"},
		{"x", "{\"name\": 1}", "expected RIS, BibTeX, CSL-JSON, Crossref JSON, OpenAlex JSON, DataCite JSON, or another"},
		{"x.txt", "Dear colleague", "expected RIS, BibTeX, CSL-JSON, MEDLINE (PubMed's .nbib), Refer (EndNote's .enw), RefWorks tagged, or another"},
		{"x.zip", "PK\x05\x06" + strings.Repeat("\x00", 18), "this looks like an empty ZIP archive; expected"},
		{"x.xml", "<?xml version=\"1.0\"?><modsCollection xmlns=\"http://www.loc.gov/mods/v3\"><mods/></modsCollection>", "looks like MODS XML; export RIS or BibTeX"},
		{"x.xml", "<collection xmlns=\"http://www.loc.gov/MARC21/slim\"><record><leader>00000nam</leader></record></collection>", "looks like MARCXML; export RIS or BibTeX"},
		{"x.mrc", "00714cam a2200205 a 4500001001300000\x1e\x1d", "looks like a MARC record (ISO 2709); export"},
		{"CITATION.cff", "cff-version: 1.2.0\ntitle: On tides\n", "looks like a CITATION.cff file; turn it into RIS or BibTeX with cffconvert"},
		{"x.xml", "<b:Sources xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\"><b:Source/></b:Sources>", "looks like the sources of a Word document; export"},
		{"x.rtf", "{\\rtf1\\ansi Smith}", "this looks like an RTF document; expected"},
	} {
		_, err := Open(strings.NewReader(c.in), &Options{Name: c.name})
		require.ErrorIs(t, err, ErrUnknownFormat, c.name)
		require.ErrorContains(t, err, c.want)
		require.Less(t, len(err.Error()), 360)
	}
}

// TestDetectTaggedCorpus looks at real files in the tagged formats beside RIS.
func TestDetectTaggedCorpus(t *testing.T) {
	root := corpus.Folder(t, "corpus")
	formats := map[string]record.Format{
		".nbib": record.FormatMEDLINE, "Medline": record.FormatMEDLINE, "pubmed_result": record.FormatMEDLINE,
		".enw": record.FormatRefer, ".enl": record.FormatRefer, "OvidImporter": record.FormatOvid,
	}
	seen := 0
	require.NoError(t, filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name := filepath.Base(file)
		want, ok := formats[filepath.Ext(file)]
		for part, format := range formats {
			if strings.HasPrefix(name, part) && filepath.Ext(file) == ".txt" {
				want, ok = format, true
			}
		}
		if !ok && filepath.Ext(file) != ".no_enw" {
			return nil
		}
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		found := Detect(content[:min(len(content), headSize)], "")
		if !ok {
			require.True(t, len(found) == 0 || found[0].Score < enough, "%s: %+v", file, found)
			return nil
		}
		require.NotEmpty(t, found, file)
		require.Equal(t, want, found[0].Format, "%s: %+v", file, found)
		require.GreaterOrEqual(t, found[0].Score, enough, "%s: %+v", file, found)
		seen++
		return nil
	}))
	require.Greater(t, seen, 30)
}

// TestDetectCorpus looks at real files of other projects: all RIS files are
// told from files of all other formats.
func TestDetectCorpus(t *testing.T) {
	root := corpus.Folder(t, "corpus")
	seen := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		head := content[:min(len(content), headSize)]
		isRIS := strings.EqualFold(filepath.Ext(file), ".ris")
		if len(head) == 0 || strings.Contains(file, "58_only_header") || filepath.Ext(file) == ".txt" {
			return nil
		}
		if strings.HasPrefix(string(head), "FN ") {
			isRIS = true // Web of Science's own tagged form, whatever its name
		}
		found := Detect(head, "")
		gotRIS := len(found) > 0 && found[0].Format == record.FormatRIS && found[0].Score >= enough
		// One of the files is a line of text.
		isBibTeX := strings.EqualFold(filepath.Ext(file), ".bib") && strings.Contains(string(head), "@")
		if isBibTeX && !(len(found) > 0 && found[0].Format == record.FormatBibTeX && found[0].Score >= enough) {
			t.Errorf("%s: candidates %+v", file, found)
		}
		if isRIS != gotRIS {
			t.Errorf("%s: RIS is %v, candidates %+v", file, isRIS, found)
		}
		seen++
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, seen, 200)
}

// TestObjectOfOtherMembers: an object by itself that holds items under a name of its
// own is no item; the reader would find one that says nothing.
func TestObjectOfOtherMembers(t *testing.T) {
	const item = `{"id":"a","title":"X","type":"book","DOI":"10.1000/x","container-title":"Y"}`
	for document, want := range map[string]bool{
		item: true, "[" + item + "]": true, `{"items":[` + item + `]}`: true, "{\"odd\":1}\n" + item: true,
		`{"odd":1,` + item[1:]: true, `{"cases":{"one":[` + item + `]}}`: false, "\ufeff\n" + `{"cases":[` + item: false,
	} {
		found := slices.ContainsFunc(Detect([]byte(document), ""), func(c Candidate) bool {
			return c.Format == record.FormatCSLJSON && c.Score > 5
		})
		require.Equal(t, want, found, document)
	}
}
