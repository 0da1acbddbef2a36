package source

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// shortDocuments are documents of one record that say little: what it takes to read
// one is what a document of a format costs at least.
var shortDocuments = map[record.Format]string{
	record.FormatRIS:       "TY  - JOUR\nTI  - On tides\nDO  - 10.5555/a\nER  - \n",
	record.FormatBibTeX:    "@article{a, title = {On tides}, doi = {10.5555/a}}\n",
	record.FormatMEDLINE:   "PMID- 1\nTI  - On tides\nAID - 10.5555/a [doi]\n",
	record.FormatCSLJSON:   `[{"id":"a","type":"article-journal","title":"On tides","DOI":"10.5555/a"}]`,
	record.FormatCrossref:  `{"status":"ok","message-type":"work","message":{"DOI":"10.5555/a","type":"journal-article","title":["On tides"]}}`,
	record.FormatDataCite:  `{"data":{"id":"10.5555/a","type":"dois","attributes":{"doi":"10.5555/a","titles":[{"title":"On tides"}]}}}`,
	record.FormatOpenAlex:  `{"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/a","title":"On tides","type":"article"}`,
	record.FormatCSV:       "Title,DOI\nOn tides,10.5555/a\n",
	record.FormatHTML:      `<html><head><meta name="citation_title" content="On tides"><meta name="citation_doi" content="10.5555/a"></head></html>`,
	record.FormatEndNote:   `<xml><records><record><titles><title>On tides</title></titles><electronic-resource-num>10.5555/a</electronic-resource-num></record></records></xml>`,
	record.FormatPubMedXML: `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>On tides</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`,
	record.FormatRefWorks:  "RT Journal Article\nT1 On tides\nDO 10.5555/a\n\n",
	record.FormatWebPage:   "Title: On tides\nDOI: 10.5555/a\n",
	record.FormatRefer:     "%0 Journal Article\n%T On tides\n%R 10.5555/a\n",
}

// BenchmarkShortDocument opens and reads a document of one short record.
func BenchmarkShortDocument(b *testing.B) {
	for _, info := range Formats() {
		document, ok := shortDocuments[info.Format]
		if !ok {
			continue
		}
		b.Run(string(info.Format), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				reader, err := Open(strings.NewReader(document), &Options{From: info.Format})
				require.NoError(b, err)
				one, err := reader.Read()
				require.NoError(b, err)
				require.Equal(b, "On tides", one.Title())
			}
		})
	}
}
