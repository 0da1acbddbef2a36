package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func TestAbstracts(t *testing.T) {
	abstract := func(texts ...string) record.Record {
		var r record.Record
		for _, s := range texts {
			r.Abstracts = append(r.Abstracts, record.Abstract{Text: s})
		}
		return r
	}
	r, w := fuseOne(t, recordFrom("1", "wiley", abstract("one two")), recordFrom("2", "researchgate", abstract("zero one two three")))
	require.Equal(t, abstract("zero one two three").Abstracts, r.Abstracts, "a superset wins whatever its source")
	require.Equal(t, "part of the abstract chosen", claimBy(t, w, "abstracts", "1").Reason)

	r, w = fuseOne(t, recordFrom("1", "wiley", abstract("one two")), recordFrom("2", "medline", abstract("one three")))
	require.Equal(t, abstract("one three").Abstracts, r.Abstracts)
	require.Equal(t, "other wording: a MEDLINE record outranks the publisher's own record", claimBy(t, w, "abstracts", "1").Reason)

	en, fr := record.Abstract{Text: "one two", Language: "en"}, record.Abstract{Text: "un deux", Language: "fr"}
	r, w = fuseOne(t, recordFrom("1", "wiley", record.Record{Abstracts: []record.Abstract{fr}}), recordFrom("2", "medline", record.Record{Abstracts: []record.Abstract{en}}))
	require.Equal(t, []record.Abstract{en, fr}, r.Abstracts, "one for each language")
	require.Empty(t, Disagreements(w))
}

func TestNumbersThatDiffer(t *testing.T) {
	for _, pair := range [][2]string{{"12 Suppl", "12"}, {"12 Pt A", "12"}, {"12A", "12"}, {"1-2", "1"}, {"Ma", "3"}, {"special", "4"}} {
		_, w := fuseOne(t, recordFrom("1", "wiley", record.Record{Issue: pair[0]}), recordFrom("2", "scopus", record.Record{Issue: pair[1]}))
		require.Len(t, Disagreements(w), 1, pair)
	}
}

// TestAbstractsThatSayTheSame: what a database puts around an abstract, or loses of it,
// makes no other abstract, and the clean one is taken whichever source has it.
func TestAbstractsThatSayTheSame(t *testing.T) {
	const clean = "We read aloud in 40 towns. β-Readers gained ≥ 5 points."
	read := func(text string) record.Record {
		a, err := normalize.Abstract(text)
		require.NoError(t, err)
		return record.Record{Abstracts: []record.Abstract{a}}
	}
	for _, test := range []struct{ name, taken, other, reason, why string }{
		{"notice behind", clean, clean + " © 2019 Harbour Publishing. All rights reserved.",
			"the abstract chosen, with a copyright notice or a database's remark", "the other has a copyright notice or a database's remark with it"},
		{"notice before", clean, "© 2019 Harbour Publishing." + clean,
			"the abstract chosen, with a copyright notice or a database's remark", "the other has a copyright notice or a database's remark with it"},
		{"remark", clean, clean + " [ABSTRACT FROM AUTHOR]",
			"the abstract chosen, with a copyright notice or a database's remark", "the other has a copyright notice or a database's remark with it"},
		{"signs spelled out", clean, "We read aloud in 40 towns. beta-Readers gained 5 points.",
			"the same words with other punctuation, marks or spacing", "keeps letters and signs that the other has lost"},
		{"headings lost", "Background: We read aloud in 40 towns. Results: Readers gained.", "We read aloud in 40 towns. Readers gained.",
			"the same text without the headings or with others", "keeps the headings of its sections"},
		{"a notice in the last section", "BACKGROUND: We read aloud in 40 towns. RESULTS: Readers gained.",
			"Background: We read aloud in 40 towns. Results: Readers gained. Copyright (C) 2019 Harbour.",
			"the abstract chosen, with a copyright notice or a database's remark", "the other has a copyright notice or a database's remark with it"},
		{"headings with a notice", "Background: We read aloud in 40 towns. Results: Readers gained. © 2019 Harbour Ltd.", "We read aloud in 40 towns. Readers gained.",
			"the same text without the headings or with others", "keeps the headings of its sections"},
		{"one heading over it", clean, "Summary\n\n" + clean, "the same text without the headings or with others", "the other has a heading over it"},
		{"a notice on a longer one", clean + " They liked it. © 2019 Harbour", clean, "prefix of the abstract chosen", "the superset: it holds the other abstract whole"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, sources := range [][2]string{{"wiley", "scopus"}, {"scopus", "medline"}, {"scopus", "scopus"}} {
				r, w := fuseOne(t, recordFrom("1", sources[1], read(test.other)), recordFrom("2", sources[0], read(test.taken)))
				require.Equal(t, read(test.taken).Abstracts, r.Abstracts)
				require.Equal(t, test.why, claimBy(t, w, "abstracts", "2").Reason)
				lost := claimBy(t, w, "abstracts", "1")
				require.Equal(t, test.reason, lost.Reason)
				require.False(t, lost.Differs)
			}
		})
	}
}

func TestKeywords(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Keywords: keywordsOf("a", "b", "c")}),
		recordFrom("2", "pure", record.Record{Keywords: keywordsOf("c", "a", "b")}))
	require.Equal(t, keywordsOf("c", "a", "b"), r.Keywords, "an order of authors beats the alphabet's")
	require.Empty(t, Disagreements(w))

	r, w = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Keywords: keywordsOf("c", "a")}),
		recordFrom("2", "scopus", record.Record{Keywords: keywordsOf("c", "a", "x", "y")}))
	require.Equal(t, keywordsOf("c", "a"), r.Keywords)
	other := claimBy(t, w, "keywords", "2")
	require.False(t, other.Differs, "an index adds its own terms")
	require.Equal(t, "has keywords that the list chosen has not (x; y): the publisher's own record outranks an index's record", other.Reason)
}

// TestOtherWordsForTheSame: how a database says a thing is no contradiction, and the form
// with the most in it is taken, whichever source has it.
func TestOtherWordsForTheSame(t *testing.T) {
	genre := func(s string) record.Record { return record.Record{Genre: s} }
	journal := func(s string) record.Record { return record.Record{Container: record.Container{Title: s}} }
	publisher := func(s string) record.Record { return record.Record{Publisher: record.Publisher{Name: s}} }
	place := func(s string) record.Record { return record.Record{Publisher: record.Publisher{Place: s}} }
	event := func(s string) record.Record { return record.Record{Event: record.Event{Name: s}} }
	title := func(s string) record.Record { return record.Record{Titles: []record.Title{asMainTitle(s)}} }
	for _, test := range []struct {
		name, path   string
		first, other record.Record
		want         record.Record // the one that is taken
		reason       string
	}{
		{"a general kind", "genre", genre("Article"), genre("Letter"), genre("Letter"), "a more general kind than the one chosen"},
		{"capitals without a place", "container/title", journal("THE READER"), journal("The Reader (London, England)"), journal("The Reader (London, England)"), "part of the name chosen"},
		{"a kind of review", "genre", genre("Review"), genre("Systematic Review"), genre("Systematic Review"), "a more general kind than the one chosen"},
		{"another word", "genre", genre("Conference paper"), genre("Proceedings Paper"), genre("Conference paper"), "the same kind in another database's words"},
		{"capitals", "container/title", journal("ANNALES FRANCAISES DE LECTURE"), journal("Annales françaises de lecture"), journal("Annales françaises de lecture"),
			"same words with other punctuation, marks or spacing"},
		{"marks", "container/title", journal("Annales francaises de lecture"), journal("Annales françaises de lecture"), journal("Annales françaises de lecture"),
			"same words with other punctuation, marks or spacing"},
		{"a volume with its series", "volume", record.Record{Volume: "10628 LNCS"}, record.Record{Volume: "10628"}, record.Record{Volume: "10628"}, "the number chosen, with words beside it"},
		{"a special issue", "issue", record.Record{Issue: "1, SI"}, record.Record{Issue: "1"}, record.Record{Issue: "1"}, "the number chosen, with words beside it"},
		{"an issue by its month", "issue", record.Record{Issue: "May"}, record.Record{Issue: "5"}, record.Record{Issue: "May"}, "the same issue by its month"},
		{"proceedings", "container/title", journal("2010 IEEE International Conference on Reading"), journal("Proceedings of the IEEE International Conference on Reading, Vols 1-3"),
			journal("2010 IEEE International Conference on Reading"), "the same words but for numbers and words like “Proceedings”"},
		{"a word of capitals", "container/title", journal("BMJ"), journal("Bmj"), journal("BMJ"), "same text in other letter case"},
		{"a name's capitals", "container/title", journal("PloS one"), journal("PLoS ONE"), journal("PLoS ONE"), "same text in other letter case"},
		{"capitals throughout", "container/title", journal("Journal of reading"), journal("JOURNAL OF READING"), journal("Journal of reading"), "same text in other letter case"},
		{"a place", "container/title", journal("The Reader (London, England)"), journal("The Reader"), journal("The Reader"), "the title chosen, with its place or medium"},
		{"a section", "container/title", journal("Acta Readers (Section D: Coastal Readers)"), journal("Acta Readers"), journal("Acta Readers (Section D: Coastal Readers)"), "part of the name chosen"},
		{"a medium", "container/title", journal("Reader [electronic resource]"), journal("The Reader"), journal("The Reader"), "the title chosen, with its place or medium"},
		{"an acronym in brackets", "container/title", journal("Conference on Reading (READ)"), journal("Conference on Reading"), journal("Conference on Reading (READ)"), "part of the name chosen"},
		{"a subtitle", "container/title", journal("Reader"), journal("Reader: the coastal journal of reading"), journal("Reader"), "the name chosen, with more around it"},
		{"ampersand", "publisher/name", publisher("Harbour and Sons Ltd"), publisher("Harbour & Sons, Ltd."), publisher("Harbour and Sons Ltd"), "same words with Greek letters or signs written otherwise"},
		{"legal form", "publisher/name", publisher("Harbour"), publisher("Harbour GmbH"), publisher("Harbour"), "the name chosen, with more around it"},
		{"a country", "publisher/place", place("Netherlands"), place("Delft"), place("Netherlands"), "another place of the publisher, or another way to say it"},
		{"a conference's year", "event/name", event("2021 9th Conference on Reading"), event("9th Conference on Reading"), event("2021 9th Conference on Reading"), "part of the name chosen"},
		{"a title in capitals", "titles/main", title("READING ALOUD"), title("Reading aloud"), title("Reading aloud"), "same text in other letter case"},
		{"indices in brackets", "titles/main", title("Reading H(2)O and alpha-gauges"), title("Reading H₂O and α-gauges"), title("Reading H₂O and α-gauges"), "same letters with other blanks or brackets"},
		{"raised letters in brackets", "titles/main", title("p16(INK4a) in readers"), title("p16INK4a in readers"), title("p16INK4a in readers"), "same letters with other blanks or brackets"},
		{"a sign in words", "titles/main", title("Readers aged > or = 50 years"), title("Readers aged >= 50 years"), title("Readers aged >= 50 years"), "same words with Greek letters or signs written otherwise"},
		{"blanks", "titles/main", title("Laser CO 2 in 10 000 readers"), title("Laser CO2 in 10000 readers"), title("Laser CO 2 in 10 000 readers"), "same letters with other blanks or brackets"},
		{"initials of a journal", "container/title", journal("BMJ"), journal("British Medical Journal"), journal("BMJ"), "another form of the title chosen"},
		{"a plural in brackets", "titles/main", title("Gene(s) of readers"), title("Genes of readers"), title("Gene(s) of readers"), "same letters with other blanks or brackets"},
		{"a part in brackets", "titles/main", title("Reading aloud (2)"), title("Reading aloud 2"), title("Reading aloud (2)"), "same words with other punctuation, marks or spacing"},
		{"British spelling", "titles/main", title("Organisation of labelling in paediatric tumour centres"), title("Organization of labeling in pediatric tumor centers"),
			title("Organisation of labelling in paediatric tumour centres"), "same words in British and American spelling"},
		{"Greek spelled out", "titles/main", title("Reading β-lactam"), title("Reading beta-lactam"), title("Reading β-lactam"), "same words with Greek letters or signs written otherwise"},
		{"Greek spelled out by the better source", "titles/main", title("Reading beta-lactam"), title("Reading β-lactam"), title("Reading β-lactam"), "same words with Greek letters or signs written otherwise"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, w := fuseOne(t, recordFrom("1", "wiley", test.first), recordFrom("2", "scopus", test.other))
			r.ID = ""
			require.Equal(t, &test.want, r)
			require.Empty(t, Disagreements(w))
			for _, c := range claimsOf(w, test.path) {
				require.Equal(t, !c.Chosen, c.Reason == test.reason, c.Reason)
			}
		})
	}
}

// TestInsertedVolume: a volume between two others is not the number alone.
func TestInsertedVolume(t *testing.T) {
	r, w := fuseOne(t, recordFrom("1", "wiley", record.Record{Volume: "12 bis"}), recordFrom("2", "scopus", record.Record{Volume: "12"}))
	require.Equal(t, "12 bis", r.Volume)
	require.True(t, claimBy(t, w, "volume", "2").Differs)
}

// TestWordsLikeSpellings has words that only look like one in British and American
// spelling: they are a disagreement.
func TestWordsLikeSpellings(t *testing.T) {
	for _, test := range []struct{ a, b, reason string }{
		{"Mourning of readers", "Morning of readers", ""},
		{"The fourth reader", "The forth reader", ""},
		{"Filling of readers", "Filing of readers", ""},
		{"Behavioural humours of readers", "Behavioral humors of readers", "same words in British and American spelling"},
		{"Modelling and counselling of readers", "Modeling and counseling of readers", "same words in British and American spelling"},
	} {
		require.Equal(t, test.reason, textVariant(test.a, test.b), test.a)
	}
}

func TestKeywordsOfAnotherExport(t *testing.T) {
	_, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Keywords: keywordsOf("c", "a")}),
		recordFrom("2", "zotero", record.Record{Keywords: keywordsOf("c", "x")}))
	require.True(t, claimBy(t, w, "keywords", "2").Differs)
}
