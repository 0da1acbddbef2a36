package dedupe

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// recordFrom gives a record an id and a dialect, by which its class is known.
func recordFrom(id, dialect string, r record.Record) *record.Record {
	r.ID = id
	r.Origin.Dialect = dialect
	r.Origin.Source = dialect
	return &r
}

func TestClassOf(t *testing.T) {
	doi := []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.1/x"}}
	for _, test := range []struct {
		name string
		r    record.Record
		want sourceClass
	}{
		{"publisher's export", *publisherExport(), classPublisher},
		{"portal", *portalPage(), classPortal},
		{"preprint server", *preprintPage(), classPublisher},
		{"index that names its database", *indexPage(), classMedline},
		{"aggregator", *aggregatorPage(), classAggregator},
		{"database beats platform", record.Record{Origin: record.Origin{Platform: "Ovid", Database: "Embase <1974 to 2020>"}}, classIndex},
		{"unknown export", record.Record{Origin: record.Origin{Format: record.FormatRIS}}, classExport},
		{"export with a resolver's link only", record.Record{Identifiers: doi, Links: []record.Link{{URL: "https://dx.doi.org/10.1/x"}}}, classExport},
		{"export of an unknown database", record.Record{Origin: record.Origin{Database: "House list"}, Identifiers: doi,
			Links: []record.Link{{URL: "https://example.org/x"}}}, classExport},
		{"PubMed's format", record.Record{Origin: record.Origin{Format: record.FormatMEDLINE}, Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "1"}}}, classMedline},
		{"PubMed's format, of somebody else", record.Record{Origin: record.Origin{Format: record.FormatMEDLINE}}, classExport},
		{"unknown page", record.Record{Origin: record.Origin{Format: record.FormatWebPage}}, classPage},
		{"an index under its publisher's name", record.Record{Origin: record.Origin{Platform: "Elsevier Scopus"}}, classIndex},
		{"a publisher with an index's word", record.Record{Origin: record.Origin{Platform: "BioMed Central"}}, classPublisher},
		{"an index's collection", record.Record{Origin: record.Origin{Database: "Web of Science Core Collection"}}, classIndex},
		{"a reference manager's export", record.Record{Origin: record.Origin{Dialect: "zotero"}, Identifiers: doi,
			Links: []record.Link{{URL: "https://example.org/x"}}}, classExport},
		{"the Cochrane Library's own format", record.Record{Origin: record.Origin{Format: record.FormatCochrane}, Identifiers: doi,
			Links: []record.Link{{URL: "https://example.org/x"}}}, classIndex},
		{"a word is not a name", record.Record{Origin: record.Origin{Database: "Purely local"}}, classExport},
	} {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.want, classOf(&test.r)) })
	}
	for topic := range topics {
		order := slices.Clone(authority[topic])
		slices.Sort(order)
		require.Len(t, slices.Compact(order), int(classes), "every class has its place in each topic")
	}
}

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
		{"other letter case", plain + " (Provisional abstract)", "Reading Aloud in Coastal Towns", "Reading Aloud in Coastal Towns", "the title chosen, with a remark of a database"},
		{"a plain one in capitals", plain + " [Review]", "READING ALOUD IN COASTAL TOWNS", plain + " [Review]", "the beginning of the title chosen"},
		{"another remark", plain + " [Review]", plain + " [33 refs]", plain + " [Review]", "the same title with another running head or remark of a database"},
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

func TestContributorLists(t *testing.T) {
	short := []record.Contributor{authorNamed("Davies", "F"), authorNamed("Shaw", "J")}
	full := []record.Contributor{authorNamed("Davies", "Fiona"), authorNamed("Shaw", "Joanne")}
	three := append(slices.Clone(short), authorNamed("Clark", "B"))
	undivided := []record.Contributor{{Name: record.Name{Literal: "Fiona Davies"}, Role: record.RoleAuthor},
		{Name: record.Name{Literal: "Joanne Shaw"}, Role: record.RoleAuthor}, {Name: record.Name{Literal: "Brodie Clark"}, Role: record.RoleAuthor}}
	for _, test := range []struct {
		name string
		a, b record.Record
		want []record.Contributor
		more bool
	}{
		{"initials never replace full names", record.Record{Contributors: short}, record.Record{Contributors: full}, full, false},
		{"longest complete list", record.Record{Contributors: full}, record.Record{Contributors: three}, three, false},
		{"complete over et al.", record.Record{Contributors: three, MoreContributors: true}, record.Record{Contributors: full}, full, false},
		{"divided over undivided", record.Record{Contributors: undivided}, record.Record{Contributors: short}, short, false},
		{"et al. stays with its list", record.Record{}, record.Record{Contributors: short, MoreContributors: true}, short, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, _ := fuseOne(t, recordFrom("1", "wiley", test.a), recordFrom("2", "scopus", test.b))
			require.Equal(t, test.want, r.Contributors, "one list as it stands, never a mixture")
			require.Equal(t, test.more, r.MoreContributors)
		})
	}
	editor := record.Contributor{Name: record.Name{Family: "Moe", Given: "Ann"}, Role: record.RoleEditor}
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: full}),
		recordFrom("2", "scopus", record.Record{Contributors: append([]record.Contributor{editor}, short...)}))
	require.Equal(t, append(slices.Clone(full), editor), r.Contributors, "each role has its own list, authors first")

	inventors := slices.Clone(full)
	for i := range inventors {
		inventors[i].Role = "inventor"
	}
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: short}),
		recordFrom("2", "scopus", record.Record{Contributors: append([]record.Contributor{editor}, inventors...)}))
	require.Equal(t, append(slices.Clone(inventors), editor), r.Contributors, "authors are the inventors")
	director := record.Contributor{Name: editor.Name, Role: "director"}
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: full}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{director}}))
	require.Equal(t, append(slices.Clone(full), director), r.Contributors, "the director is somebody else")

	_, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: full}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{authorNamed("Davies", "Fiona"), authorNamed("Other", "Max")}}))
	other := claimBy(t, w, "contributors", "2")
	require.True(t, other.Differs)
	require.Equal(t, "names another person at position 2: Max Other; the publisher's own record outranks an index's record", other.Reason)
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

// TestNamesWrittenOtherwise: how one person's name stands in several databases makes
// no other person of it, and the whole form is taken.
func TestNamesWrittenOtherwise(t *testing.T) {
	author := func(family, given string) record.Contributor { return authorNamed(family, given) }
	body := func(name string) record.Contributor {
		return record.Contributor{Name: record.Name{Literal: name}, Role: record.RoleAuthor}
	}
	berg := record.Contributor{Name: record.Name{NonDroppingParticle: "van den", Family: "Berg", Given: "J"}, Role: record.RoleAuthor}
	bergCut := record.Contributor{Name: record.Name{NonDroppingParticle: "van", Family: "den", Given: "Berg J"}, Role: record.RoleAuthor}
	roe, doe, poe := author("Roe", "Ann"), author("Doe", "Bo"), author("Poe", "Cy")
	for _, test := range []struct {
		name         string
		taken, other []record.Contributor
		reason       string
		differs      bool
	}{
		{"cut behind a particle", []record.Contributor{author("Del Mistro", "A.")}, []record.Contributor{author("Del", "Mistro A")},
			`the same people in the same order, written otherwise; position 1 has the family name cut behind "Del"`, false},
		{"cut behind the first word", []record.Contributor{author("Garcia Lopez", "M J")}, []record.Contributor{author("Garcia", "Lopez M")},
			`the same people in the same order, written otherwise; position 1 has the family name cut behind "Garcia"`, false},
		{"cut within particles", []record.Contributor{berg}, []record.Contributor{bergCut},
			`the same people in the same order, written otherwise; position 1 has the family name cut behind "den"`, false},
		{"another name cut", []record.Contributor{author("Del Mistro", "Anna")}, []record.Contributor{author("Del", "Marco A")},
			"names another person at position 1: Marco A Del; the publisher's own record outranks an index's record", true},
		{"umlauts spelled out", []record.Contributor{author("Müller", "Jörg")}, []record.Contributor{author("Mueller", "Joerg")},
			"the same people in the same order, written otherwise; position 1 is Joerg Mueller", false},
		{"marks lost", []record.Contributor{author("Müller", "J")}, []record.Contributor{author("Muller", "J")},
			"the same people in the same order, written otherwise; position 1 is J Muller", false},
		{"capitals", []record.Contributor{author("Roe", "A")}, []record.Contributor{author("ROE", "A")},
			"the same people in the same order, written otherwise; position 1 is A ROE", false},
		{"initials", []record.Contributor{roe, doe}, []record.Contributor{author("Roe", "A."), author("Doe", "B.")},
			"the same people in the same order, written otherwise; 2 with initials only", false},
		{"a group that is left out", []record.Contributor{roe, body("Coastal Reading Study Group"), doe}, []record.Contributor{author("Roe", "A."), doe},
			"the same people without Coastal Reading Study Group; one with initials only", false},
		{"a group in other words", []record.Contributor{roe, body("Writing Group for the SHORE Trial")}, []record.Contributor{roe, body("SHORE Trial Writing Grp")},
			"the same people in the same order, written otherwise; position 2 is SHORE Trial Writing Grp", false},
		{"another group", []record.Contributor{roe, body("Writing Group for the SHORE Trial")}, []record.Contributor{roe, body("SHORE Trial Reading Group")},
			"names another person at position 2: SHORE Trial Reading Group; the publisher's own record outranks an index's record", true},
		{"a family name divided", []record.Contributor{author("Garcia-Perez", "Maria")}, []record.Contributor{author("Perez", "Maria Garcia")},
			"the same people in the same order, written otherwise; position 1 is Maria Garcia Perez", false},
		{"a family name divided, with initials", []record.Contributor{author("Garcia Perez", "Maria")}, []record.Contributor{author("Perez", "MG")},
			"the same people in the same order, written otherwise; position 1 is MG Perez", false},
		{"half of a family name", []record.Contributor{author("Garcia-Perez", "Maria")}, []record.Contributor{author("Garcia", "M")},
			"the same people in the same order, written otherwise; position 1 is M Garcia", false},
		{"half of another's", []record.Contributor{author("Garcia-Perez", "Maria")}, []record.Contributor{author("Garcia", "J")},
			"names another person at position 1: J Garcia; gives names where the other gives initials", true},
		{"given name first", []record.Contributor{author("Marshall", "Austin")}, []record.Contributor{author("Austin", "Marshall")},
			"the same people in the same order, written otherwise; position 1 is Marshall Austin", false},
		{"marks of a given name lost", []record.Contributor{author("Svensson", "Åsa")}, []record.Contributor{author("Svensson", "Asa")},
			"the same people in the same order, written otherwise; position 1 is Asa Svensson", false},
		{"a person who is left out", []record.Contributor{roe, doe, poe}, []record.Contributor{roe, poe}, "does not name Bo Doe", true},
		{"the first", []record.Contributor{roe, doe, poe}, []record.Contributor{roe, doe}, "the first 2 of the people in the list chosen", true},
		{"another order", []record.Contributor{roe, doe}, []record.Contributor{doe, roe},
			"names the people in another order; the publisher's own record outranks an index's record", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			taken, other := record.Record{Contributors: test.taken}, record.Record{Contributors: test.other}
			sources := [][2]string{{"wiley", "scopus"}}
			if !test.differs {
				sources = append(sources, [2]string{"scopus", "wiley"})
			}
			if strings.Contains(test.name, "divided") || strings.Contains(test.name, "given name first") || strings.Contains(test.name, "other words") {
				sources = sources[:1] // authority decides
			}
			for _, source := range sources {
				r, w := fuseOne(t, recordFrom("1", source[1], other), recordFrom("2", source[0], taken))
				require.Equal(t, test.taken, r.Contributors)
				lost := claimBy(t, w, "contributors", "1")
				require.Equal(t, test.reason, lost.Reason)
				require.Equal(t, test.differs, lost.Differs)
			}
		})
	}
	group := body("Coastal Reading Study Group")
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: []record.Contributor{author("Del", "Mistro A"), author("Muller", "J"), author("Rossi", "Ann"), group}}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{author("Del Mistro", "A."), author("Müller", "J."), author("Róssi", "A.")}}))
	require.Equal(t, []record.Contributor{author("Del Mistro", "A."), author("Müller", "J."), author("Rossi", "Ann"), group}, r.Contributors,
		"whole names in the fuller list, unless they would be initials")
	require.Equal(t, "the name whole, which the list chosen has cut", claimBy(t, w, "contributors/0", "2").Reason)
	require.Equal(t, "the name with the marks or letter case that the list chosen has lost", claimBy(t, w, "contributors/1", "2").Reason)
	require.Empty(t, Disagreements(w))
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: []record.Contributor{author("Müller", "J")}}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{author("Muller", "Jorg")}}))
	require.Equal(t, "Jorg", r.Contributors[0].Given, "initials never replace full names")
}

func TestDates(t *testing.T) {
	date := func(values ...string) record.Record {
		var r record.Record
		for _, v := range values {
			r.Dates = append(r.Dates, record.Date{Kind: record.DateIssued, Value: v})
		}
		return r
	}
	for _, test := range []struct {
		name, a, b, want string
		differs          bool
		reason           string
	}{
		{"more precise", "2020", "2020-07-23", "2020-07-23", false, "the same date, less precise"},
		{"less precise", "2020-07-23", "2020-07", "2020-07-23", false, "the same date, less precise"},
		{"incompatible", "2020-07", "2020-08-01", "2020-07", true, "differs from the value chosen: the publisher's own record outranks an index's record"},
		{"never the later year", "2019", "2020", "2019", true, "differs from the value chosen: the publisher's own record outranks an index's record"},
		{"an interval in its year", "2019", "2019-01/2019-02", "2019-01/2019-02", false, "the same date, less precise"},
		{"the first month of an interval", "2012-11", "2012-11/2012-12", "2012-11", false, "the same time, in part or with more of it"},
		{"a month out of an interval", "2012-10", "2012-11/2012-12", "2012-10", true, "differs from the value chosen: the publisher's own record outranks an index's record"},
		{"a season", "2012-04", "2012-21", "2012-04", false, "the season, where the other has a month of the same year"},
		{"an interval out of its year", "2019", "2019-12/2020-01", "2019", false, "the same time, in part or with more of it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, w := fuseOne(t, recordFrom("1", "wiley", date(test.a)), recordFrom("2", "scopus", date(test.b)))
			require.Equal(t, date(test.want).Dates, r.Dates)
			for _, c := range claimsOf(w, "dates/issued") {
				if !c.Chosen {
					require.Equal(t, test.differs, c.Differs)
					require.Equal(t, test.reason, c.Reason)
				}
			}
			require.Len(t, Disagreements(w), map[bool]int{true: 1}[test.differs])
		})
	}
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Dates: []record.Date{{Kind: record.DateAccepted, Value: "2020-06-11"}, {Kind: record.DateRevised, Value: "2020-05"}}}),
		recordFrom("2", "scopus", record.Record{Dates: []record.Date{{Kind: record.DateIssued, Value: "2020"}, {Kind: record.DateRevised, Value: "2020-03"}}}))
	require.Equal(t, []record.Date{{Kind: record.DateIssued, Value: "2020"}, {Kind: record.DateRevised, Value: "2020-05"},
		{Kind: record.DateRevised, Value: "2020-03"}, {Kind: record.DateAccepted, Value: "2020-06-11"}}, r.Dates)
}

// TestDateOfTheIssue: what came out online in one year and in an issue of the next is of
// the issue's year, whoever calls the first date that of issue.
func TestDateOfTheIssue(t *testing.T) {
	date := func(kind record.DateKind, value string) record.Date { return record.Date{Kind: kind, Value: value} }
	early := date(record.DateIssued, "2018-12-20")
	online, print := date(record.DateOnline, "2018-12-20"), date(record.DatePrint, "2019-03-14")
	for _, test := range []struct {
		name     string
		agency   []record.Date
		others   []string
		want     string
		disagree int
	}{
		{"the issue's date of others", []record.Date{early, online, print}, []string{"2019"}, "2019", 0},
		{"the most precise of these", []record.Date{early, online, print}, []string{"2019", "2019-03"}, "2019-03", 0},
		{"and not the year online", []record.Date{early, online, print}, []string{"2018", "2019"}, "2019", 0},
		{"online before it is digitised", []record.Date{date(record.DateIssued, "2006"), date(record.DateOnline, "2006")}, []string{"1995"}, "1995", 0},
		{"only online", []record.Date{early, online}, []string{"2018-12"}, "2018-12-20", 0},
		{"nothing online", []record.Date{early}, []string{"2019"}, "2018-12-20", 1},
		{"two dates of issue", []record.Date{early, online, date(record.DateIssued, "")}, []string{"2019-03", "2019-04"}, "2019-03", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			records := []*record.Record{recordFrom("1", "crossref", record.Record{Dates: slices.DeleteFunc(slices.Clone(test.agency), func(d record.Date) bool { return d.Value == "" })})}
			for i, value := range test.others {
				records = append(records, recordFrom(string(rune('2'+i)), "scopus", record.Record{Dates: []record.Date{date(record.DateIssued, value)}}))
			}
			r, w := fuseOne(t, records...)
			got, _ := r.Date(record.DateIssued)
			require.Equal(t, test.want, got.Value)
			require.Len(t, Disagreements(w), test.disagree)
		})
	}
	_, w := fuseOne(t,
		recordFrom("1", "crossref", record.Record{Dates: []record.Date{early, online}}),
		recordFrom("2", "scopus", record.Record{Dates: []record.Date{date(record.DateIssued, "2019")}}))
	require.Equal(t, "when it came out online, and not with the issue", claimBy(t, w, "dates/issued", "1").Reason)
	require.Equal(t, "the date of the issue; the other is when it came out online", claimBy(t, w, "dates/issued", "2").Reason)
}

func TestMajorityBreaksTiesOnlyBetweenEquals(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "embase", record.Record{Volume: "1"}),
		recordFrom("2", "scopus", record.Record{Volume: "2"}),
		recordFrom("3", "cinahl", record.Record{Volume: "2"}))
	require.Equal(t, "2", r.Volume)
	require.Equal(t, "most of the equally good sources say so", claimBy(t, w, "volume", "2").Reason)
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Volume: "1"}),
		recordFrom("2", "scopus", record.Record{Volume: "2"}),
		recordFrom("3", "cinahl", record.Record{Volume: "2"}))
	require.Equal(t, "1", r.Volume)
}

func TestMajorityOfYears(t *testing.T) {
	issued := func(value string) record.Record {
		return record.Record{Dates: []record.Date{{Kind: record.DateIssued, Value: value}}}
	}
	r, _ := fuseOne(t, recordFrom("1", "scopus", issued("2013")), recordFrom("2", "embase", issued("2014")), recordFrom("3", "cinahl", issued("2014-03")))
	date, _ := r.Date(record.DateIssued)
	require.Equal(t, "2014-03", date.Value, "a year and a month of it are two voices for the year")
}

func TestConflictingIdentifiers(t *testing.T) {
	doi := func(v string) record.Record {
		return record.Record{Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: v}, {Scheme: record.SchemeScopus, Value: v}}}
	}
	r, w := fuseOne(t, recordFrom("1", "scopus", doi("10.1/a")), recordFrom("2", "wiley", doi("10.1/b")))
	require.Equal(t, "10.1/b", r.Identifier(record.SchemeDOI), "the surviving record's")
	require.Len(t, r.Identifiers, 3, "one DOI, and both of a scheme that may have several")
	require.Len(t, r.Diagnostics, 1)
	require.Equal(t, CodeConflictingIdentifier, r.Diagnostics[0].Code)
	require.Equal(t, "records of one version give 2 values: 10.1/b, 10.1/a", r.Diagnostics[0].Message)
	loser := claimBy(t, w, "identifiers/doi", "1")
	require.True(t, loser.Differs)
	require.Contains(t, loser.Reason, "in conflict")
	require.Contains(t, claimBy(t, w, "identifiers/doi", "2").Reason, "in conflict")
}

// TestDOIOfAnEntry: the DOI of the publication is no conflict with those of its
// entries in CENTRAL, and stands whatever the sources.
func TestDOIOfAnEntry(t *testing.T) {
	doi := func(v string) record.Record {
		return record.Record{Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: v}}}
	}
	paper, entry := doi("10.1/a"), doi("10.1002/central/cn-00000001")
	r, w := fuseOne(t, recordFrom("1", "wiley", entry), recordFrom("2", "scopus", paper), recordFrom("3", "wiley", doi("10.1002/central/cn-00000002")))
	require.Equal(t, paper.Identifiers, r.Identifiers)
	require.Empty(t, r.Diagnostics)
	require.False(t, claimBy(t, w, "identifiers/doi", "1").Differs)
	require.Equal(t, "the DOI of the entry in CENTRAL, and not that of the publication", claimBy(t, w, "identifiers/doi", "1").Reason)
	require.Equal(t, "the DOI of the publication, and not that of its entry in CENTRAL", claimBy(t, w, "identifiers/doi", "2").Reason)

	r, w = fuseOne(t, recordFrom("1", "wiley", entry), recordFrom("2", "scopus", doi("10.1002/central/cn-00000002")))
	require.Equal(t, entry.Identifiers, r.Identifiers)
	require.Empty(t, r.Diagnostics)
	require.Equal(t, "the DOI of another entry in CENTRAL", claimBy(t, w, "identifiers/doi", "2").Reason)
}

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
		{"a word of capitals", "container/title", journal("BMJ"), journal("Bmj"), journal("BMJ"), "same text in other letter case"},
		{"a name's capitals", "container/title", journal("PloS one"), journal("PLoS ONE"), journal("PLoS ONE"), "same text in other letter case"},
		{"capitals throughout", "container/title", journal("Journal of reading"), journal("JOURNAL OF READING"), journal("Journal of reading"), "same text in other letter case"},
		{"a place", "container/title", journal("The Reader (London, England)"), journal("The Reader"), journal("The Reader"), "the title chosen, with its place or medium"},
		{"a medium", "container/title", journal("Reader [electronic resource]"), journal("The Reader"), journal("The Reader"), "the title chosen, with its place or medium"},
		{"an acronym in brackets", "container/title", journal("Conference on Reading (READ)"), journal("Conference on Reading"), journal("Conference on Reading (READ)"), "part of the name chosen"},
		{"a subtitle", "container/title", journal("Reader"), journal("Reader: the coastal journal of reading"), journal("Reader"), "the name chosen, with more around it"},
		{"ampersand", "publisher/name", publisher("Harbour and Sons Ltd"), publisher("Harbour & Sons, Ltd."), publisher("Harbour and Sons Ltd"), "same words with Greek letters, signs or indices written otherwise"},
		{"legal form", "publisher/name", publisher("Harbour"), publisher("Harbour GmbH"), publisher("Harbour"), "the name chosen, with more around it"},
		{"a country", "publisher/place", place("Netherlands"), place("Delft"), place("Netherlands"), "another place of the publisher, or another way to say it"},
		{"a conference's year", "event/name", event("2021 9th Conference on Reading"), event("9th Conference on Reading"), event("2021 9th Conference on Reading"), "part of the name chosen"},
		{"a title in capitals", "titles/main", title("READING ALOUD"), title("Reading aloud"), title("Reading aloud"), "same text in other letter case"},
		{"indices in brackets", "titles/main", title("Reading H(2)O and alpha-gauges"), title("Reading H₂O and α-gauges"), title("Reading H₂O and α-gauges"), "same words with Greek letters, signs or indices written otherwise"},
		{"a part in brackets", "titles/main", title("Reading aloud (2)"), title("Reading aloud 2"), title("Reading aloud (2)"), "same words with other punctuation, marks or spacing"},
		{"Greek spelled out", "titles/main", title("Reading β-lactam"), title("Reading beta-lactam"), title("Reading β-lactam"), "same words with Greek letters, signs or indices written otherwise"},
		{"Greek spelled out by the better source", "titles/main", title("Reading beta-lactam"), title("Reading β-lactam"), title("Reading β-lactam"), "same words with Greek letters, signs or indices written otherwise"},
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

func TestKeywordsOfAnotherExport(t *testing.T) {
	_, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Keywords: keywordsOf("c", "a")}),
		recordFrom("2", "zotero", record.Record{Keywords: keywordsOf("c", "x")}))
	require.True(t, claimBy(t, w, "keywords", "2").Differs)
}

func TestTypeAndLanguage(t *testing.T) {
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Type: record.TypeArticle}),
		recordFrom("2", "pure", record.Record{Type: record.TypeArticleJournal, Subtype: record.SubtypeReview}))
	require.Equal(t, record.TypeArticleJournal, r.Type)
	require.Equal(t, record.SubtypeReview, r.Subtype)

	guess := recordFrom("1", "wiley", record.Record{Languages: []string{"nl"}, Type: record.TypeBook})
	guess.Trace = []record.Trace{
		{Path: "languages/0", Rule: "language.of-text", Inferred: true, Spans: []record.Span{{Start: 1, End: 2}}},
		{Path: "type", Rule: "type", Inferred: true, Spans: []record.Span{{Start: 1, End: 2}}},
	}
	r, w := fuseOne(t, guess, recordFrom("2", "pure", record.Record{Languages: []string{"en"}, Type: record.TypeDocument}))
	require.Equal(t, []string{"en"}, r.Languages, "stated beats concluded, whatever the source")
	require.Equal(t, record.TypeDocument, r.Type)
	require.Equal(t, "differs from the value chosen: stated, where the other was concluded by a rule", claimBy(t, w, "languages", "1").Reason)
}

func TestStatus(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Status: record.StatusPublished}),
		recordFrom("2", "zotero", record.Record{Status: record.StatusRetracted}))
	require.Equal(t, record.StatusRetracted, r.Status, "no older record hides a retraction")
	require.Equal(t, "an earlier status than the one chosen", claimBy(t, w, "status", "1").Reason)
}

func TestPages(t *testing.T) {
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Pages: record.Pages{First: "994"}}),
		recordFrom("2", "pure", record.Record{Pages: record.Pages{First: "994", Last: "1014"}}))
	require.Equal(t, record.Pages{First: "994", Last: "1014"}, r.Pages)
}

// TestPageOneOfANumberedArticle: the first of its own pages is none of the journal's.
func TestPageOneOfANumberedArticle(t *testing.T) {
	one, two := record.Pages{First: "1"}, record.Pages{First: "1", Last: "9"}
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Pages: one}),
		recordFrom("2", "scopus", record.Record{ArticleNumber: "e12"}))
	require.Zero(t, r.Pages)
	require.Equal(t, "the first page of an article that has a number, counted by itself", claimBy(t, w, "pages", "1").Reason)
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Pages: one}),
		recordFrom("2", "scopus", record.Record{ArticleNumber: "e12", Pages: two}))
	require.Equal(t, two, r.Pages)
	r, _ = fuseOne(t, recordFrom("1", "wiley", record.Record{Pages: one}), recordFrom("2", "scopus", record.Record{}))
	require.Equal(t, one, r.Pages)
}

// TestPagesBeforeTheIssue: an article that is not in an issue yet has its own pages from
// 1 on, as many as in the issue.
func TestPagesBeforeTheIssue(t *testing.T) {
	for _, test := range []struct {
		own, inIssue record.Pages
		want, differ bool // whether the issue's pages are taken, and whether they differ
	}{
		{record.Pages{First: "1", Last: "12"}, record.Pages{First: "100", Last: "111"}, true, false},
		{record.Pages{First: "1", Last: "8"}, record.Pages{First: "S45", Last: "S52"}, true, false},
		{record.Pages{First: "1", Last: "9"}, record.Pages{First: "100", Last: "111"}, false, true},
		{record.Pages{First: "2", Last: "13"}, record.Pages{First: "100", Last: "111"}, false, true},
		{record.Pages{First: "1", Last: "12"}, record.Pages{First: "1", Last: "12"}, true, false},
		{record.Pages{First: "i", Last: "xii"}, record.Pages{First: "100", Last: "111"}, false, true},
	} {
		r, w := fuseOne(t, recordFrom("1", "wiley", record.Record{Pages: test.own}), recordFrom("2", "scopus", record.Record{Pages: test.inIssue}))
		require.Equal(t, test.want, r.Pages == test.inIssue, test.own)
		require.Equal(t, test.differ, len(Disagreements(w)) > 0, test.own)
	}
}

func TestLicences(t *testing.T) {
	licence := func(version string) record.Record {
		l := record.Licence{Family: "CC-BY", Version: version}
		if version != "" {
			l.SPDX = "CC-BY-" + version
		}
		return record.Record{Licences: []record.Licence{l}}
	}
	r, w := fuseOne(t, recordFrom("1", "wiley", licence("")), recordFrom("2", "crossref", licence("4.0")))
	require.Equal(t, licence("4.0").Licences, r.Licences)
	require.Equal(t, "the same licence without its version", claimBy(t, w, "licences", "1").Reason)

	r, w = fuseOne(t, recordFrom("1", "wiley", licence("3.0")), recordFrom("2", "crossref", licence("4.0")))
	require.Equal(t, []record.Licence{{Family: "CC-BY", Incomplete: true}}, r.Licences, "versions that disagree are no version")
	require.Len(t, r.Diagnostics, 1)
	require.Equal(t, CodeConflictingLicence, r.Diagnostics[0].Code)
	require.Len(t, claimsOf(w, "licences"), 3)
	concluded := claimsOf(w, "licences")[0]
	require.True(t, concluded.Inferred && concluded.Chosen)
	require.Equal(t, r.Licences[0], concluded.Value)
	require.Equal(t, "the statements give versions 3.0 and 4.0 of one licence, so its version is unknown", concluded.Reason)
	require.Len(t, Disagreements(w), 1)
	require.Len(t, Disagreements(w)[0].Others, 2, "both stated versions stand beside it")

	first, second := recordFrom("1", "wiley", licence("3.0")), recordFrom("2", "crossref", licence("4.0"))
	traceAll(first, "licence", "licences/0")
	traceAll(second, "licence", "licences/0")
	_, w = fuseOne(t, first, second)
	require.Len(t, claimsOf(w, "licences")[0].Spans, 2, "what is concluded from two statements leads to both")

	ofCopy := record.Record{Licences: []record.Licence{{Family: "CC-BY", Version: "3.0", Copy: "https://repository.example.org/1.pdf"}}}
	r, w = fuseOne(t, recordFrom("1", "wiley", ofCopy), recordFrom("2", "crossref", licence("4.0")))
	require.Len(t, r.Licences, 2, "a copy's licence stays with the copy")
	require.Empty(t, Disagreements(w))

	reserved := record.Record{Licences: []record.Licence{{Family: "all-rights-reserved"}}}
	r, w = fuseOne(t, recordFrom("1", "wiley", reserved), recordFrom("2", "crossref", licence("4.0")))
	require.Len(t, r.Licences, 2)
	require.Len(t, Disagreements(w), 1)
	require.Len(t, Disagreements(w)[0].Chosen, 2, "both are kept")
	require.Empty(t, Disagreements(w)[0].Others)
}

func TestCounts(t *testing.T) {
	count := func(value int64, asOf, via string) record.Count {
		return record.Count{Metric: "citations", Value: value, Provider: "Scopus", Via: via, AsOf: asOf}
	}
	r, _ := fuseOne(t,
		recordFrom("1", "pure", record.Record{Counts: []record.Count{count(38, "", "Pure"), count(30, "2020", "Pure")}}),
		recordFrom("2", "scopus", record.Record{Counts: []record.Count{count(38, "", "Scopus"), count(40, "2021-05", "Scopus")}}))
	require.Equal(t, []record.Count{count(40, "2021-05", "Scopus"), count(30, "2020", "Pure"), count(38, "", "Scopus")}, r.Counts)
}

func TestReportedCountsThatDiffer(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{ReportedCounts: []record.ReportedCount{reportedStudies(29, 14, 11, 4)}}),
		recordFrom("2", "scopus", record.Record{ReportedCounts: []record.ReportedCount{reportedStudies(34, 18, 11, 5)}}))
	require.Equal(t, []record.ReportedCount{reportedStudies(29, 14, 11, 4), reportedStudies(34, 18, 11, 5)}, r.ReportedCounts)
	require.Len(t, Disagreements(w), 1)

	twice := record.Record{ReportedCounts: []record.ReportedCount{reportedStudies(29, 14, 11, 4), reportedStudies(34, 18, 11, 5)}}
	_, w = fuseOne(t, recordFrom("1", "wiley", twice), recordFrom("2", "scopus", twice))
	require.Empty(t, Disagreements(w), "records that state both agree")
}

func TestLibraryIsUnited(t *testing.T) {
	r, w := fuseOne(t,
		recordFrom("1", "zotero", record.Record{Library: record.Library{CitationKeys: []string{"davies2020"}, Tags: []string{"read"},
			Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "A", Verdict: "included"}}}}),
		recordFrom("2", "jabref", record.Record{Library: record.Library{CitationKeys: []string{"Davies2020a", "davies2020"}, Groups: []string{"cbt"},
			Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "B", Verdict: "excluded"}}}}))
	require.Equal(t, record.Library{
		CitationKeys: []string{"davies2020", "Davies2020a"}, Tags: []string{"read"}, Groups: []string{"cbt"},
		Decisions: []record.Decision{{Tool: "rayyan", Reviewer: "A", Verdict: "included"}, {Tool: "rayyan", Reviewer: "B", Verdict: "excluded"}},
	}, r.Library)
	require.Len(t, Disagreements(w), 1, "reviewers who disagree")

	r, w = fuseOne(t,
		recordFrom("1", "zotero", record.Record{Library: record.Library{CallNumbers: []string{"QZ 1"}, Holdings: []string{"North"}, Ratings: []string{"3"}, ReadStatuses: []string{"read"}}}),
		recordFrom("2", "jabref", record.Record{Library: record.Library{CallNumbers: []string{"WM 5"}, Holdings: []string{"South"}, Ratings: []string{"5"}, ReadStatuses: []string{"skimmed"}}}))
	require.Equal(t, record.Library{CallNumbers: []string{"QZ 1", "WM 5"}, Holdings: []string{"North", "South"},
		Ratings: []string{"3", "5"}, ReadStatuses: []string{"read", "skimmed"}}, r.Library)
	require.Empty(t, Disagreements(w), "two libraries do not contradict each other")
}

func TestIDsOfFilesDoNotContradict(t *testing.T) {
	r, w := fuseOne(t, recordFrom("1", "scopus", record.Record{OwnID: "2-s2.0-1"}), recordFrom("2", "medline", record.Record{OwnID: "31"}))
	require.Equal(t, "31", r.OwnID)
	require.Len(t, claimsOf(w, "own_id"), 2)
	require.Empty(t, Disagreements(w))
}

// TestCitationKeys: the key by which a person cites a publication outlives its being
// fused with a database's record of it, and so do other keys.
func TestCitationKeys(t *testing.T) {
	of := func(id, dialect string, format record.Format, key string) *record.Record {
		r := recordFrom(id, dialect, record.Record{OwnID: key})
		r.Origin.Format = format
		return r
	}
	crossref := of("1", "crossref", record.FormatCrossref, "10.1/a")
	for _, test := range []struct {
		name    string
		records []*record.Record
		want    string
		others  []string
		reason  string
	}{
		{"a library's", []*record.Record{crossref, of("2", "", record.FormatBibTeX, "roe2001")}, "roe2001", nil, "the citation key of a file that no database made"},
		{"a database's", []*record.Record{crossref, of("2", "scopus", record.FormatBibTeX, "Roe20011")}, "Roe20011", nil, "a citation key, where the other is a database's id"},
		{"both", []*record.Record{crossref, of("2", "scopus", record.FormatBibTeX, "Roe20011"), of("3", "jabref", record.FormatBibTeX, "roe2001")},
			"roe2001", []string{"Roe20011"}, "the citation key of a file that no database made"},
		{"of CSL", []*record.Record{crossref, of("2", "", record.FormatCSLJSON, "roe2001")}, "roe2001", nil, "the citation key of a file that no database made"},
		{"an address", []*record.Record{crossref, of("2", "", record.FormatCSLJSON, "http://zotero.org/users/1/items/A")}, "10.1/a", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, w := fuseOne(t, test.records...)
			require.Equal(t, test.want, r.OwnID)
			require.Equal(t, test.others, r.Library.CitationKeys)
			require.Empty(t, Disagreements(w))
			for _, c := range claimsOf(w, "own_id") {
				if c.Chosen && test.reason != "" {
					require.Equal(t, test.reason, c.Reason)
				}
			}
		})
	}
}

func TestLinksOfDatabasesStandLast(t *testing.T) {
	link := func(u string) record.Link { return record.Link{URL: u} }
	database, page := link("http://search.ebscohost.com/login.aspx?db=ccm&AN=1"), link("https://example.org/paper/1")
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Links: []record.Link{database}}),
		recordFrom("2", "zotero", record.Record{Links: []record.Link{page}}))
	require.Equal(t, []record.Link{page, database}, r.Links)
}

func TestContainerKeepsKinds(t *testing.T) {
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Container: record.Container{Title: "Psychology and Psychotherapy", ISSN: []record.ISSN{{Value: "1476-0835"}}}}),
		recordFrom("2", "medline", record.Record{Container: record.Container{Abbreviations: []record.Abbreviation{{Value: "Psychol Psychother", Kind: "medline"}},
			ISSN: []record.ISSN{{Value: "1476-0835", Kind: "print"}, {Value: "2044-8341", Kind: "electronic"}}}}))
	require.Equal(t, record.Container{
		Title:         "Psychology and Psychotherapy",
		Abbreviations: []record.Abbreviation{{Value: "Psychol Psychother", Kind: "medline"}},
		ISSN:          []record.ISSN{{Value: "1476-0835", Kind: "print"}, {Value: "2044-8341", Kind: "electronic"}},
	}, r.Container)
}

func TestContainerTitleThatIsAnAbbreviation(t *testing.T) {
	titled := func(s string) record.Record { return record.Record{Container: record.Container{Title: s}} }
	r, w := fuseOne(t, recordFrom("1", "wiley", titled("J Med Internet Res")), recordFrom("2", "pure", titled("Journal of Medical Internet Research")))
	require.Equal(t, record.Container{
		Title:         "Journal of Medical Internet Research",
		Abbreviations: []record.Abbreviation{{Value: "J Med Internet Res"}},
	}, r.Container, "a full title is taken over its abbreviation, which is kept")
	require.Equal(t, "an abbreviation of the title chosen, kept as one", claimBy(t, w, "container/title", "1").Reason)
	require.True(t, claimBy(t, w, "container/abbreviations", "1").Chosen)
	require.Empty(t, Disagreements(w))

	r, _ = fuseOne(t, recordFrom("1", "wiley", titled("J Med Internet Res")))
	require.Equal(t, record.Container{Title: "J Med Internet Res"}, r.Container, "alone it stays where it was stated")
}

func TestLinksAndIdentifiersWrittenOtherwise(t *testing.T) {
	give := func(url, doi string) record.Record {
		return record.Record{Links: []record.Link{{URL: url}}, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: doi}}}
	}
	r, w := fuseOne(t,
		recordFrom("1", "wiley", give("https://www.example.org/a/", "10.1037/0003-066x")),
		recordFrom("2", "scopus", give("http://example.org/a", "10.1037//0003-066x")))
	require.Equal(t, []record.Link{{URL: "https://www.example.org/a/"}}, r.Links)
	require.Equal(t, "10.1037/0003-066x", r.Identifier(record.SchemeDOI))
	require.Empty(t, r.Diagnostics)
	require.Equal(t, "the same value written otherwise", claimBy(t, w, "links", "2").Reason)
	require.Equal(t, "the same identifier written otherwise", claimBy(t, w, "identifiers/doi", "2").Reason)
}

func TestStage(t *testing.T) {
	published := record.Record{Type: record.TypeArticleJournal, Volume: "1", Dates: []record.Date{{Kind: record.DateIssued, Value: "2020"}}}
	preprint := published
	preprint.Subtype = record.SubtypePreprint
	undated := record.Record{Type: record.TypeArticleJournal, Volume: "1"}
	accepted := published
	accepted.Status = record.StatusInPress
	stated := published
	stated.Stages = []record.Stage{record.StageAM}
	book := published
	book.Type = record.TypeBook
	for _, test := range []struct {
		name     string
		r        record.Record
		want     record.Stage
		inferred bool
	}{
		{"publication details", published, record.StageVoR, true},
		{"preprint", preprint, "", false},
		{"no date", undated, "", false},
		{"in press", accepted, "", false},
		{"stated", stated, record.StageAM, false},
		{"a book has no article's stage", book, "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := fuseWork(t, nil, []*record.Record{recordFrom("1", "wiley", test.r)})
			require.Equal(t, test.want, w.Versions[0].Stage)
			require.Equal(t, test.inferred, w.Versions[0].StageInferred)
		})
	}
	stated.Stages = []record.Stage{record.StageVoR}
	_, w := fuseOne(t, recordFrom("1", "pure", stated), recordFrom("2", "wiley", published))
	require.False(t, w.Versions[0].StageInferred)
	require.Equal(t, "1 2", sources(w, "1", "stage"), "publication details support what is stated")
	require.True(t, claimBy(t, w, "stage", "2").Inferred)
}

func TestPreference(t *testing.T) {
	staged := func(id string, stage record.Stage, r record.Record) []*record.Record {
		if stage != "" {
			r.Stages = []record.Stage{stage}
		}
		return []*record.Record{recordFrom(id, "x", r)}
	}
	var versions [][]*record.Record
	for i, stage := range stageOrder {
		versions = append(versions, staged(string(rune('z'-i)), stage, record.Record{Volume: "1"}))
	}
	w := fuseWork(t, nil, versions...)
	require.Equal(t, "z", w.Preferred)
	for i, v := range w.Versions {
		require.Equal(t, stageOrder[i], v.Stage)
	}

	dated := func(year string) record.Record {
		return record.Record{Dates: []record.Date{{Kind: record.DateIssued, Value: year}}}
	}
	require.Equal(t, "2", fuseWork(t, nil, staged("1", "VoR", dated("2009")), staged("2", "VoR", dated("2015"))).Preferred, "the later update")
	require.Equal(t, "2", fuseWork(t, nil, staged("1", "VoR", record.Record{}), staged("2", "VoR", record.Record{Volume: "1"})).Preferred, "the fuller")
	require.Equal(t, "1", fuseWork(t, nil, staged("2", "VoR", record.Record{}), staged("1", "VoR", record.Record{})).Preferred, "the smaller id")

	notice := record.Record{Subtype: "retraction", Volume: "9", Titles: []record.Title{asMainTitle("Retraction")}}
	w = fuseWork(t, nil, staged("1", "VoR", notice), staged("2", "AO", record.Record{Titles: []record.Title{asMainTitle("the paper")}}))
	require.Equal(t, "2", w.Preferred, "a notice is never preferred")
	require.Equal(t, "the paper", w.Title)
	require.Len(t, w.ClaimsOf("", "status"), 1)
	require.Empty(t, w.Canonical().Status, "nothing flows between versions")
}

func TestTitleOfAnotherVersion(t *testing.T) {
	w := fuseWork(t, nil,
		[]*record.Record{recordFrom("1", "x", record.Record{Stages: []record.Stage{record.StageVoR}})},
		[]*record.Record{recordFrom("2", "x", record.Record{Titles: []record.Title{asMainTitle("the only title")}})})
	require.Equal(t, "1", w.Preferred)
	require.Equal(t, "the only title", w.Title)
	require.Empty(t, w.AlternateTitles)
	require.Equal(t, "the preferred version has no title; this is the title of a version of unknown stage", w.ClaimsOf("", "title")[0].Reason)
}

// The reason for a title names what made it better, not the tie that it broke.
func TestReasonsForTitles(t *testing.T) {
	tests := []struct{ chosen, other, reason string }{
		{"Sleep and noise: a study", "Sleep and noise", "complete, where the other is only its beginning"},
		{"Sleep and noise", "SLEEP AND NOISE", "the other is in capitals throughout"},
		{"Sleep’s noise", "Sleep's noise", "has typographic marks"},
		{"Sleep and noise", "Sleep and …", "the other is cut off"},
	}
	for _, test := range tests {
		require.Equal(t, test.reason, betterTitle(test.chosen, test.other))
		require.Empty(t, betterTitle(test.other, test.chosen))
		better := &record.Record{ID: "b", Titles: []record.Title{asMainTitle(test.chosen)}}
		worse := &record.Record{ID: "a", Titles: []record.Title{asMainTitle(test.other)}}
		_, work := fuseOne(t, better, worse)
		require.Equal(t, test.chosen, work.Title)
		for _, c := range work.ClaimsOf(work.Preferred, "titles/main") {
			if c.Chosen {
				require.Equal(t, test.reason, c.Reason)
			}
		}
	}
}
