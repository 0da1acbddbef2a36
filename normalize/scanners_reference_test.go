package normalize

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The expressions here say what the scanners of numbers, pages and dates take.
var (
	pageReference       = regexp.MustCompile(`^([A-Za-z]{0,8}(?:[0-9A-Za-z:./-]*[A-Za-z:./-])?)(\d{1,18})([A-Za-z]{0,2})$`)
	hyphenatedReference = regexp.MustCompile(`^[ABD-HJKN-UWYZabd-hjkn-uwyz]-\d+$`)
	monthReference      = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`
	dateReference       = regexp.MustCompile(`(?i)^(?:\d{1,2}-` + monthReference + `(?:-\d{2,4})?|` + monthReference + `-\d{1,4}|\d{1,2}/\d{1,2}/\d{4})$`)
	isbnReference       = strings.NewReplacer("-", "", " ", "")
)

// scannerPieces are what the texts of these tests are put together from.
var scannerPieces = strings.Split("1|2|12|0|9|2019|1234|5679|03|31|978|x|X|-|–|/|//|.|:| |, |; |(|)|[|]|e|S|a|p|pp.|pages |ſ|K|İ|"+
	"jan|Nov|ſep|an |art. |article no. |pii: |id |unsp|paper |vol. |t |Bd |no. |issue |iss|N° |№ |heft |Suppl |Pt 2|part|sp|"+
	"10.1000/|10.48550/arXiv.|10.|https://|http|doi.org/|dx.|doi:|www.|a.b|?q=1|#f|%2F|&amp;|_|PMC|pmid|hdl:|wos:|"+
	"issn|ISSN|e-issn|(Print)|online|é|Cited By|cited by|Cited By :|: |times|views|被引|\u200b|\t|J|Med|Int.|of|Psychol|urol|I|xc", "|")

func eachScannerText(t *testing.T, check func(text string)) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(6) {
			b.WriteString(scannerPieces[random.IntN(len(scannerPieces))])
		}
		check(b.String())
	}
}

func TestScannersAgainstReference(t *testing.T) {
	eachScannerText(t, func(text string) {
		m := pageReference.FindStringSubmatch(text)
		p, ok := parsePage(text)
		require.Equal(t, m != nil, ok, text)
		if ok {
			require.Equal(t, page{m[1], m[2], m[3]}, p, text)
		}
		require.Equal(t, hyphenatedReference.MatchString(text), isHyphenatedPage(text), text)
		require.Equal(t, dateReference.MatchString(text), isSpreadsheetDate(text), text)
		cleaned := strings.ToUpper(isbnReference.Replace(text))
		if len(cleaned) == 10 && strings.Trim(cleaned, "0123456789X") == "" || len(cleaned) == 13 && allDigits(cleaned) {
			require.Equal(t, cleaned, isbnDigits(text), text)
		}
	})
}

// TestQuickConditions asks that a condition which is looked at before an
// expression holds wherever the expression matches.
func TestQuickConditions(t *testing.T) {
	eachScannerText(t, func(text string) {
		for _, label := range []*numberLabel{&volumeLabel, &issueLabel} {
			require.Len(t, label.form.FindString(text), label.length(text), text)
		}
		require.Equal(t, bracketedIssue.FindStringSubmatch(text), findBracketedIssue(text), text)
		require.Equal(t, labelledIssue.FindStringSubmatch(text), findLabelledIssue(text), text)
		if rest, supplement, part := cutSupplement(text); supplement+part == "" && rest == text && !strings.ContainsAny(text, "pP") {
			require.False(t, supplementOrPart.MatchString(text), text)
		}
		if m := articleLabel.FindStringSubmatch(text); m != nil && strings.ContainsAny(m[1], "0123456789") {
			number, ok := cutArticleLabel(text)
			require.True(t, ok, text)
			require.Equal(t, strings.TrimSpace(m[1]), number)
		}
		require.Equal(t, strings.TrimSpace(text[len(pageLabel.FindString(text)):]), cutPageLabel(text), text)
		for i, form := range countForms {
			if cleaned := Text(text); cleaned != "" && form.MatchString(cleaned) {
				require.Equal(t, countFormMarks[i], marksOfCount(cleaned)&countFormMarks[i], text)
			}
		}
	})
}

// TestPlainFormsOfValues asks that the quick ways read what the general ones do.
func TestPlainFormsOfValues(t *testing.T) {
	dates, dois, issns, counts, words := 0, 0, 0, 0, 0
	eachScannerText(t, func(text string) {
		if value, ok := plainDate(text); ok {
			date, stated, err := numericDate(text)
			require.NoError(t, err, text)
			require.True(t, stated, text)
			require.Equal(t, value, date.Value, text)
			require.Empty(t, date.Literal, text)
			dates++
		}
		if doi, ok := plainDOI(text); ok {
			a := addressOf(text)
			ids := a.appendIdentifiers(nil)
			require.Len(t, ids, 1, text)
			require.Equal(t, doi, ids[0].Value, text)
			for _, label := range []string{"doi:", "info:doi/", "https://dx.doi.org/"} {
				a := addressOf(label + doi)
				labelled, ok := plainDOI(a.whole)
				require.True(t, ok, a.whole)
				require.Equal(t, ids, a.appendIdentifiers(nil), a.whole)
				require.Equal(t, doi, labelled)
			}
			dois++
		}
		if cleaned := unifyDashes(Text(text)); hasISSNDigits(cleaned) && isASCIIDigit(cleaned[0]) && isPrintable(cleaned) {
			issn, err := labelledISSN(text, cleaned)
			bare, bareErr := bareISSN(text, cleaned)
			require.Equal(t, err, bareErr, text)
			require.Equal(t, issn, bare, text)
			issns++
		}
		if value, ok := citedBy(text); ok {
			count, err := formedCount(text, text)
			require.NoError(t, err, text)
			require.Equal(t, value, count.Value, text)
			require.Equal(t, "citations", count.Metric)
			require.Empty(t, count.Provider)
			counts++
		}
		for word := range strings.FieldsSeq(Text(text)) {
			bare := strings.TrimSuffix(word, ".")
			if kind, ok := plainJournalWord(bare); ok && bare != "" {
				folded, _ := foldedJournalWord(word, bare)
				if kind == isFunctionWord && bare != word {
					kind = isFullWord // with a stop it is no function word
				}
				require.Equal(t, folded, kind, word)
				words++
			}
		}
		address := addressOf(text)
		if name, ok := address.doi(); !ok {
			_, code, _ := readDOI(address.whole)
			require.NotEmpty(t, code, text)
			require.Empty(t, name)
		}
	})
	for _, n := range []int{dates, dois, issns, counts, words} {
		require.Positive(t, n)
	}
	for word := range functionWords {
		require.False(t, abbreviatedWords[word], "%q is of both kinds", word)
	}
}
