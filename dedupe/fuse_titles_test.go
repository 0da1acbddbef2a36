package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestTitleQualityDecidesBetweenEquals(t *testing.T) {
	for _, test := range []struct{ name, a, b, want string }{
		{"not all capitals", "A TITLE IN CAPITALS", "Another title", "Another title"},
		{"complete", "A title that goes …", "A title that goes on", "A title that goes on"},
		{"with the rest", "a title", "a title that goes on", "a title that goes on"},
		{"typographic", "a 'title'", "a ‘title’", "a ‘title’"},
		{"smaller id", "one title", "two titles", "one title"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, _ := fuseOne(t,
				recordFrom("1", "embase", record.Record{Titles: []record.Title{asMainTitle(test.a)}}),
				recordFrom("2", "scopus", record.Record{Titles: []record.Title{asMainTitle(test.b)}}))
			require.Equal(t, test.want, r.Title())
		})
	}
	r, w := fuseOne(t,
		recordFrom("1", "scopus", record.Record{Titles: []record.Title{asMainTitle("Another title")}}),
		recordFrom("2", "wiley", record.Record{Titles: []record.Title{asMainTitle("THE TITLE")}}))
	require.Equal(t, "THE TITLE", r.Title(), "authority comes before quality")
	require.Len(t, Disagreements(w), 1)
}

// TestTitleWithoutRunningHead: what a list or the head of a page has before or behind
// a title is no part of it, whichever source has it, and stays among the claims.
func TestTitleWithoutRunningHead(t *testing.T) {
	const plain = "Reading aloud in coastal towns"
	record3 := record.Record{Volume: "28", Issue: "2", Contributors: []record.Contributor{authorNamed("Okafor", "Ngozi")}}
	for _, test := range []struct{ name, headed, plain, want string }{
		{"a heading of a list", "ABCD Paper - " + plain, plain, plain},
		{"other letter case behind the heading", "ABCD Invited Paper – Reading Aloud in Coastal Towns", plain, plain},
		{"the author", "Okafor/" + plain, plain, plain},
		{"the issue", plain + " Volume 28 Iss. 2", plain, plain},
		{"two heads", "Okafor/" + plain + ", Vol. 28, No. 2", plain, plain},
		{"a title that goes on", "ABCD Paper - " + plain, plain + ": a survey", plain + ": a survey"},
		{"nobody has it plain", "ABCD Paper - " + plain, "ABCD Paper - " + plain, "ABCD Paper - " + plain},
		{"another title", "ABCD Paper - " + plain, "Reading silently", "ABCD Paper - " + plain},
		{"a plain one in capitals", "ABCD Paper - " + plain, "READING ALOUD IN COASTAL TOWNS", "ABCD Paper - " + plain},
		{"another's name", "Rossi/" + plain, plain, "Rossi/" + plain},
		{"another issue", plain + " Volume 29 Iss. 2", plain, plain + " Volume 29 Iss. 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, source := range []string{"scopus", "wiley"} {
				headed, other := record3, record3
				headed.Titles, other.Titles = []record.Title{asMainTitle(test.headed)}, []record.Title{asMainTitle(test.plain)}
				r, w := fuseOne(t, recordFrom("1", source, headed), recordFrom("2", "scopus", other))
				require.Equal(t, test.want, r.Title(), source)
				if test.want == test.headed {
					continue
				}
				require.Equal(t, "has no running head, and the other has", claimBy(t, w, "titles/main", "2").Reason)
				lost := claimBy(t, w, "titles/main", "1")
				require.False(t, lost.Chosen)
				require.False(t, lost.Differs)
				require.Equal(t, "the title chosen, with a running head", lost.Reason)
			}
		})
	}
}

// TestTitleWithoutRemarks: what a database says behind a title is no part of it,
// whichever source has it.
func TestTitleWithoutRemarks(t *testing.T) {
	const plain = "Reading aloud in coastal towns"
	for _, test := range []struct{ name, remarked, other, want, reason string }{
		{"erratum", plain + " [Erratum appears in J Read. 2010;3:4]", plain, plain, "the title chosen, with a remark of a database"},
		{"kind and references", plain + ". [Review] [33 refs]", plain, plain, "the title chosen, with a remark of a database"},
		{"footnote", plain + "1", plain, plain, "the title chosen, with a footnote mark"},
		{"footnote in capitals", "READING ALOUD IN COASTAL TOWNS 1", plain, plain, "the title chosen, with a footnote mark"},
		{"a number of its own", plain + " 1", plain, plain + " 1", "the beginning of the title chosen"},
		{"other letter case", plain + " (Provisional abstract)", "Reading Aloud in Coastal Towns", "Reading Aloud in Coastal Towns", "the title chosen, with a remark of a database"},
		{"a plain one in capitals", plain + " [Review]", "READING ALOUD IN COASTAL TOWNS", plain + " [Review]", "the beginning of the title chosen"},
		{"another remark", plain + " [Review]", plain + " [33 refs]", plain + " [Review]", "the same title with something else around it"},
		{"part of the title", plain + " [in winter]", plain, plain + " [in winter]", "the beginning of the title chosen"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, w := fuseOne(t,
				recordFrom("1", "wiley", record.Record{Titles: []record.Title{asMainTitle(test.remarked)}}),
				recordFrom("2", "scopus", record.Record{Titles: []record.Title{asMainTitle(test.other)}}))
			require.Equal(t, test.want, r.Title())
			require.Empty(t, Disagreements(w))
			for _, c := range claimsOf(w, "titles/main") {
				require.Equal(t, !c.Chosen, c.Reason == test.reason, c.Reason)
			}
		})
	}
}

// TestTitlesInOtherLanguages: a translation is no contradiction.
func TestTitlesInOtherLanguages(t *testing.T) {
	const french, english = "La lecture à voix haute", "Reading aloud"
	translated := func(title, translation string) record.Record {
		return record.Record{Titles: []record.Title{asMainTitle(title), {Value: translation, Role: record.TitleTranslated}}}
	}
	for _, test := range []struct {
		name         string
		taken, other record.Record
		reason       string
	}{
		{"a translation that a record names", translated(french, english), record.Record{Titles: []record.Title{asMainTitle(english + ".")}}, "a translation of the title chosen, kept as one"},
		{"in brackets", translated(french, english), record.Record{Titles: []record.Title{asMainTitle("[" + english + "]. [French]")}}, "a translation of the title chosen, kept as one"},
		{"the original", record.Record{Titles: []record.Title{asMainTitle(english), {Value: french, Role: record.TitleOriginal}}},
			record.Record{Titles: []record.Title{asMainTitle(french)}}, "the original of the title chosen, kept as one"},
		{"both in one", record.Record{Titles: []record.Title{asMainTitle(french)}}, record.Record{Titles: []record.Title{asMainTitle(english + " [" + french + "]")}},
			"the title chosen, with one in another language"},
		{"another script", record.Record{Titles: []record.Title{asMainTitle(english)}}, record.Record{Titles: []record.Title{asMainTitle("朗読の研究")}}, "the title in another script"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, w := fuseOne(t, recordFrom("1", "wiley", test.taken), recordFrom("2", "scopus", test.other))
			require.Empty(t, Disagreements(w))
			require.Equal(t, test.reason, claimBy(t, w, "titles/main", "2").Reason)
		})
	}
}

func TestSubtitleInsideTitle(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Titles: []record.Title{asMainTitle("main: the rest")}}),
		recordFrom("2", "scopus", record.Record{Titles: []record.Title{asMainTitle("main"), {Value: "the rest", Role: record.TitleSubtitle}}}))
	require.Equal(t, []record.Title{asMainTitle("main: the rest")}, r.Titles)
	require.Equal(t, "part of the main title chosen", claimBy(t, w, "titles/subtitle", "2").Reason)
}

// TestCommonestTitle: of equally good sources most decide, by the words and not by how
// these are written.
func TestCommonestTitle(t *testing.T) {
	title := func(id, source, s string) *record.Record {
		return recordFrom(id, source, record.Record{Titles: []record.Title{asMainTitle(s)}})
	}
	r, w := fuseOne(t, title("1", "scopus", "Persistant reading"), title("2", "embase", "Persistent reading"), title("3", "cinahl", "PERSISTENT READING"))
	require.Equal(t, "Persistent reading", r.Title())
	require.True(t, claimBy(t, w, "titles/main", "1").Differs, "a misprint is told")
	require.Equal(t, "most of the equally good sources say so", claimBy(t, w, "titles/main", "2").Reason)
	r, _ = fuseOne(t, title("1", "wiley", "Persistant reading"), title("2", "embase", "Persistent reading"), title("3", "cinahl", "Persistent reading"))
	require.Equal(t, "Persistant reading", r.Title(), "authority comes before number")
}

// TestConcludedSubtitle: a title that stands beside a journal's name may be an issue's,
// and is no subtitle where several records have the whole title without it.
func TestConcludedSubtitle(t *testing.T) {
	subtitle := record.Title{Value: "Supplement on transport", Role: record.TitleSubtitle}
	read := func(inferred bool) *record.Record {
		r := recordFrom("1", "sciencedirect", record.Record{Titles: []record.Title{asMainTitle("Reading aloud"), subtitle}})
		r.Trace = []record.Trace{{Path: "titles/1", Rule: "title/subtitle", Inferred: inferred, Spans: []record.Span{{Start: 1, End: 2}}}}
		return r
	}
	other := func(id, title string) *record.Record {
		return recordFrom(id, "scopus", record.Record{Titles: []record.Title{asMainTitle(title)}})
	}
	r, w := fuseOne(t, read(true), other("2", "Reading aloud"), other("3", "READING ALOUD"))
	require.Equal(t, []record.Title{asMainTitle("Reading aloud")}, r.Titles)
	require.Equal(t, "a rule concluded that it is one, and 2 records have the whole title without it", claimBy(t, w, "titles/subtitle", "1").Reason)
	for _, records := range [][]*record.Record{
		{read(false), other("2", "Reading aloud"), other("3", "Reading aloud")},
		{read(true), other("2", "Reading aloud")},
		{read(true), other("2", "Reading aloud"), other("3", "Reading")},
	} {
		r, _ = fuseOne(t, records...)
		require.Contains(t, r.Titles, subtitle)
	}
}
