package dedupe

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func supplement(number string) func(*record.Record) {
	return func(r *record.Record) { r.Supplement = number }
}

// TestExportsOfOneArticle has pairs as databases export one article, or an article
// and what stands beside it under its title.
func TestExportsOfOneArticle(t *testing.T) {
	const title = "Night shifts and the quality of sleep among midwives in coastal towns"
	nowhere := at("", "", "", "")
	type changes = []func(*record.Record)
	for _, test := range []struct {
		name string
		a, b changes
		want librarian
	}{
		// Two places.
		{"a congress abstract in a journal of its own, and the article without a place", changes{nowhere}, changes{in("Chronobiology Letters"), at("26", "9", "662", "662")}, ask},
		{"a guideline in two journals whose volumes have one number", changes{in("Cancer Nursing"), at("12", "", "", "")}, nil, ask},
		{"two names of a journal, and no place at all", changes{in("Zhonghua Shuimian Zazhi"), nowhere}, changes{in("National Journal of Sleep"), nowhere}, same},
		{"two names of a journal, and the pages", changes{in("Zhonghua Shuimian Zazhi")}, changes{in("National Journal of Sleep")}, same},
		{"another volume, and the pages of one only", changes{at("11", "3", "", "")}, nil, ask},
		{"years apart, and no volume in common", changes{nowhere, year("2016")}, nil, ask},
		{"an abstract in the supplement of the volume", changes{at("12", "", "52", ""), supplement("1")}, changes{at("12", "", "201", "214")}, ask},
		{"an abstract on a page of the supplement", changes{at("12", "", "S52", "")}, changes{at("12", "", "201", "214")}, ask},
		{"an abstract on a single page of the volume", changes{at("12", "", "52", "52")}, changes{at("12", "", "201", "214")}, ask},
		{"the last page for the first", changes{at("12", "", "214", "")}, changes{at("12", "", "201", "214")}, same},
		{"the last pages of the range", changes{at("12", "", "216", "")}, changes{at("12", "", "201", "214")}, same},

		{"a footnote mark and a year", changes{titled(title + " 1")}, changes{titled(title + " 1990")}, same},

		// Theses.
		{"a dissertation in two lists", changes{in("Dissertation Abstracts International: Section B: The Sciences and Engineering"), at("75", "3-B", "", ""), by("Halvorsen, Tone")}, changes{in("ProQuest Dissertations and Theses"), nowhere, by("Halvorsen, T.")}, same},
		{"a dissertation and its article", changes{in("Dissertation Abstracts International: Section B: The Sciences and Engineering"), at("75", "3-B", "", ""), by("Halvorsen, Tone")}, changes{by("Halvorsen, T.")}, apart},

		// Pages.
		{"pages counted from 1 and the number of the article", changes{at("12", "3", "1", "15")}, changes{at("12", "3", "104501", "")}, same},
		{"the same, and a shortened title", changes{at("12", "3", "1", "15"), titled(title + ": a cohort study")}, changes{at("12", "3", "4501", "")}, same},
		{"pages counted from 1 and a first page", changes{at("12", "3", "1", "15"), titled(title + ": a cohort study")}, changes{at("12", "3", "45", "")}, apart},

		{"pages counted from 1 and an abstract in another issue", changes{at("12", "1", "1", "9")}, changes{at("12", "11", "3456", "")}, apart},
		{"pages counted from 1 and an article's number in another issue", changes{at("12", "1", "1", "9")}, changes{at("12", "18", "e12345", "")}, apart},
		{"pages counted from 1 and a poster", changes{at("12", "1", "1", "9")}, changes{at("12", "18", "P1012", "")}, apart},

		// Supplements.
		{"the supplement's number as the issue's", changes{at("12", "1", "S52", ""), supplement("Suppl")}, changes{at("12", "", "S52", ""), supplement("1")}, same},

		// Journals.
		{"a name cut short", changes{in("Journal of …"), nowhere}, nil, same},
		{"a name cut short that tells", changes{in("Journal of Sleep …"), nowhere}, nil, same},
		{"another name cut short", changes{in("Chronobiology …"), nowhere}, nil, ask},
		{"an acronym before the name, a year apart", changes{in("JASS: Journal of the American Sleep Society"), nowhere, year("2013")}, changes{in("JASS")}, same},
		{"the acronym and the name, a year apart", changes{in("Journal of the American Sleep Society"), at("12", "", "201", "214"), year("2013")}, changes{in("JASS"), at("12", "3", "", "")}, same},
		{"proceedings that are a journal", changes{in("Proc Natl Acad Sleep"), at("12", "3", "", "")}, changes{in("PNAS"), at("12", "", "201", "214")}, same},
		{"another journal of the publisher's", changes{in("JASS: Journal of the American Sleep Society"), nowhere, year("2013")}, changes{in("JASS Oncology")}, ask},
		{"the proceedings of a conference", changes{in("Proceedings of the 9th Conference on Sleep"), at("", "", "3", "9"), year("2013")}, nil, apart},

		// DOIs.
		{"a DOI that lost its end", changes{withID(record.SchemeDOI, "10.5555/j.1529-8019.2014.05023")}, changes{withID(record.SchemeDOI, "10.5555/j.1529-8019.2014.05023.x")}, same},
		{"a DOI with more figures", changes{withID(record.SchemeDOI, "10.5555/tides.2014.1234")}, changes{withID(record.SchemeDOI, "10.5555/tides.2014.12345")}, ask},
		{"a DOI with more figures, and another issue", changes{withID(record.SchemeDOI, "10.5555/tides.2014.1234")}, changes{withID(record.SchemeDOI, "10.5555/tides.2014.12345"), at("12", "4", "", "")}, apart},
		{"the DOI of a figure", changes{withID(record.SchemeDOI, "10.5555/j.1529-8019.2014")}, changes{withID(record.SchemeDOI, "10.5555/j.1529-8019.2014.g001")}, apart},
		{"a DOI that begins another one by chance", changes{withID(record.SchemeDOI, "10.5555/jss.1")}, changes{withID(record.SchemeDOI, "10.5555/jss.12")}, ask},

		// What the end of a title says.
		{"1 and 2", changes{titled(title + " 1"), nowhere}, changes{titled(title + " 2")}, apart},
		{"a footnote mark", changes{titled(title + " 1"), nowhere}, nil, same},
		{"a correction in brackets", changes{titled(title + " (Correction)"), nowhere}, nil, apart},
		{"an erratum behind a colon", changes{titled(title + ": Erratum"), nowhere}, nil, apart},
		{"a corrigendum behind a dash", changes{titled(title + " - Corrigendum"), nowhere}, nil, apart},
		{"the notice of a retraction with its place", changes{titled(title + " (Retraction of vol 12, pg 201, 2014)"), nowhere, year("2015")}, nil, apart},
		{"a retracted article with the place of the notice", changes{titled(title + " (Retracted article. See vol. 13, pg. 90, 2015)")}, nil, same},
		{"a protocol in brackets", changes{titled(title + " [Protocol]"), nowhere, year("2012")}, nil, apart},
		{"a protocol that only one database calls so", changes{titled(title + ": study protocol")}, nil, same},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := paper("a", test.a...), paper("b", test.b...)
			p := Compare(a, b, nil)
			require.Equal(t, test.want, librarianOf[p.Verdict], "%+v", p)
			require.Equal(t, p.Verdict, Compare(b, a, nil).Verdict)
		})
	}
}

// TestPlacesOfOneTitle has records of one article whose place is written in several
// ways, and a title that comes again.
func TestPlacesOfOneTitle(t *testing.T) {
	type changes = []func(*record.Record)
	for _, test := range []struct {
		name    string
		records []changes
		works   int
	}{
		{"forms of a supplement, and ahead of print", []changes{
			{at("12", "", "201", "214"), supplement("3")}, {at("12", "3", "201", "214"), supplement("SUPPL")}, {at("12", "4", "201", "214"), supplement("3")},
			{at("", "", "", ""), year("2013")}, {at("", "", "", "")},
		}, 1},
		{"a column", []changes{
			{titled("Sleep in the news of the month"), at("12", "3", "1", "2")}, {titled("Sleep in the news of the month"), at("12", "4", "91", "92")},
			{titled("Sleep in the news of the month"), at("12", "5", "180", "181")},
		}, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := NewIndex(nil)
			for i, list := range test.records {
				x.Add(paper(string(rune('a'+i)), list...))
			}
			for _, r := range generate(200, 3) {
				x.Add(r)
			}
			res, err := x.Resolve(context.Background())
			require.NoError(t, err)
			works := make(map[string]bool)
			for _, g := range res.Groups {
				for _, m := range g.Members() {
					if m < len(test.records) {
						works[g.ID] = true
					}
				}
			}
			require.Len(t, works, test.works)
		})
	}
}

func TestCompareIssues(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want level
	}{
		{"3", "3", issueEqual}, {"3", "4", issueDiffer}, {"3", "", missing}, {"3-4", "3", issueEqual},
		{"s1", "1ssuppl", issueEqual}, {"s1", "1s1", issueEqual}, {"s1", "4s1", issueEqual}, {"4s1", "4ssuppl", issueEqual}, {"ssuppl", "s1", issueEqual},
		{"4ssuppl", "s1", missing}, {"s1", "1", missing}, {"1ssuppl", "1", issueEqual},
		{"s1", "s2", issueDiffer}, {"4s1", "5s1", issueDiffer}, {"s1", "4", issueDiffer}, {"spring", "summer", issueDiffer}, {"spring", "s1", issueDiffer},
	} {
		require.Equal(t, test.want, compareIssues(test.a, test.b), "%s, %s", test.a, test.b)
		require.Equal(t, test.want, compareIssues(test.b, test.a), "%s, %s", test.b, test.a)
	}
}
