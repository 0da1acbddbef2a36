package source

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// otherwise are the values that JabRef's entries of BibTeX, which stand beside real
// files in other formats, have otherwise than the records of those files, by file,
// record and member, and why.
var otherwise = map[string]string{
	"MedlineImporterTestBookArticleSet.xml#1 title":       "a chapter has its own title, and the entry that of the book",
	"MedlineImporterTestBookArticleSet.xml#1 type":        "it is a chapter of a book, and JabRef has articles only",
	"MedlineImporterTestKeywordSingleEntry.xml#1 pmid":    "a record that was edited has two; both are read, and the entry has the last",
	"MedlineImporterTestKeywordSingleEntry.xml#1 authors": "the person whom an article without authors is about",
	"MedlineImporterTestMathML.xml#1 abstract":            "formulas are text here, and TeX in the entry",
	"MedlineImporterTestNbib.xml#2 abstract":              "the entry leaves the label of the category out",
	"MedlineImporterTestNbib.xml#2 type":                  "it is a book, and JabRef has articles only",
	"MedlineImporterTestPubmedBook.xml#1 type":            "it is a book, and JabRef has articles only",
	"NbibImporterTest.nbib#1 abstract":                    "the entry has the notice of copyright in a field of its own",
	"RisImporterTest1.ris":                                "lines TY without ER begin eleven records, and are one entry for JabRef",
	"RisImporterTest5a.ris#1 issue":                       "M1 is a note in RIS, and a number for JabRef",
	"RisImporterTest6.ris#1 issue":                        "AN is an accession number, and a number for JabRef",
	"RisImporterTest7.ris#1 authors":                      "A2 of a book are the editors of its series, and authors for JabRef",
	"RisImporterTest8_date.ris#1 container":               "both forms of the journal's name stand there, and the entry has the short one",
	"RisImporterTestDOI.ris#1 issn":                       "of two ISSNs the entry has the last",
	"RisImporterTestDOI.ris#1 issue":                      "AN is an accession number, and a number for JabRef",
	"RisImporterTestDate1.1.ris#1 container":              "both forms of the journal's name stand there, and the entry has the short one",
	"RisImporterTestDate1.2.ris#1 container":              "both forms of the journal's name stand there, and the entry has the short one",
	"RisImporterTestDoiAndJournalTitle.ris#1 container":   "T2 of a patent is no container",
	"RisImporterTestWithEmptyER.ris#1 container":          "both forms of the journal's name stand there, and the entry has the short one",
}

// TestBesideBibTeX compares real files with the entries of BibTeX beside them, which
// another program made of them: what these say, the records say too.
func TestBesideBibTeX(t *testing.T) {
	compared := 0
	seen := map[string]bool{}
	for _, path := range corpus.Files(t, ".ris", ".enw", ".nbib", ".isi", ".xml") {
		beside := strings.TrimSuffix(path, filepath.Ext(path)) + ".bib"
		bib, err := os.ReadFile(beside)
		if err != nil || strings.HasPrefix(filepath.Base(path), "MsBib") || !strings.Contains(path, "jabref") {
			continue // of the bibliographies of Word nothing is read
		}
		document, err := os.ReadFile(path)
		require.NoError(t, err)
		here, there := all(t, document, path), all(t, bib, beside)
		if len(there) == 0 {
			continue
		}
		if name := filepath.Base(path); len(here) != len(there) {
			require.NotEmpty(t, otherwise[name], "%s: %d records, in BibTeX %d", name, len(here), len(there))
			seen[name] = true
			continue
		}
		for i := range here {
			a, b := facts(here[i]), facts(there[i])
			for member, value := range b {
				if value == "" {
					continue
				}
				compared++
				if a[member] == value || member == "date" && strings.HasPrefix(a[member], value+"-") {
					continue // these entries have no day
				}
				difference := filepath.Base(path) + "#" + strconv.Itoa(i+1) + " " + member
				seen[difference] = true
				if otherwise[difference] == "" {
					t.Errorf("%q: here %q, in BibTeX %q", difference, a[member], value)
				}
			}
		}
	}
	for difference := range otherwise {
		require.Contains(t, seen, difference, "the row is not needed")
	}
	require.Greater(t, compared, 300)
}

// facts are what two statements of one publication can be compared by.
func facts(r *record.Record) map[string]string {
	date, _ := r.Date(record.DateIssued)
	var authors, editors, keywords []string
	for _, c := range r.Contributors {
		name := normalize.FoldKey(cmp.Or(c.Literal, strings.TrimSpace(c.NonDroppingParticle+" "+c.Family)+", "+c.Given))
		switch c.Role {
		case record.RoleAuthor:
			authors = append(authors, name)
		case record.RoleEditor:
			editors = append(editors, name)
		}
	}
	for _, k := range r.Keywords {
		keywords = append(keywords, normalize.FoldKey(k.Value))
	}
	for _, s := range r.Subjects {
		keywords = append(keywords, normalize.FoldKey(s.Term+" "+s.Qualifier))
	}
	slices.Sort(keywords)
	abstract := ""
	if len(r.Abstracts) > 0 {
		abstract = normalize.FoldKey(r.Abstracts[0].Text)
	}
	issn := ""
	if len(r.Container.ISSN) > 0 {
		issn = r.Container.ISSN[0].Value
	}
	link := ""
	if len(r.Links) > 0 {
		link = normalize.URLKey(r.Links[0].URL)
	}
	return map[string]string{
		"type": string(r.Type), "title": normalize.FoldKey(r.Title()), "authors": strings.Join(authors, "; "), "editors": strings.Join(editors, "; "),
		"date": date.Value, "container": normalize.FoldKey(r.Container.Title), "volume": r.Volume, "issue": r.Issue,
		"pages": strings.Trim(r.Pages.First+"-"+r.Pages.Last+" "+r.Pages.Literal, "- "), "doi": strings.ToLower(r.Identifier(record.SchemeDOI)), "pmid": r.Identifier(record.SchemePMID),
		"issn": issn, "publisher": normalize.FoldKey(r.Publisher.Name), "keywords": strings.Join(slices.Compact(keywords), "; "), "abstract": abstract, "link": link,
	}
}
