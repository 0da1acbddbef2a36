package dedupe

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func ofGenre(genre string) func(*record.Record) { return func(r *record.Record) { r.Genre = genre } }

func byGroup(name string) func(*record.Record) {
	return func(r *record.Record) {
		r.Contributors = []record.Contributor{{Name: record.Name{Literal: name}, Role: record.RoleAuthor}}
	}
}

// TestExportsOfReviews has more pairs as the databases of a review export them.
func TestExportsOfReviews(t *testing.T) {
	const title = "Night shifts and the quality of sleep among midwives in coastal towns"
	const shortTitle = "Night shifts of midwives"
	nowhere := at("", "", "", "")
	meetingAbstract := ofGenre("Conference Abstract")
	type changes = []func(*record.Record)
	for _, test := range []struct {
		name string
		a, b changes
		want librarian
	}{
		// What stands for one sign in titles.
		{"thousands divided by a comma", changes{titled("Night shifts among 1,204 midwives in coastal towns"), nowhere}, changes{titled("Night shifts among 1204 midwives in coastal towns")}, same},
		{"thousands divided by a blank", changes{titled("Night shifts among 1 204 midwives in coastal towns"), nowhere}, changes{titled("Night shifts among 1204 midwives in coastal towns")}, same},
		{"another number of thousands", changes{titled("Night shifts among 1,204 midwives in coastal towns"), nowhere}, changes{titled("Night shifts among 1294 midwives in coastal towns")}, apart},
		{"thousands, and another phase", changes{titled("Night shifts among 1,204 midwives in coastal towns: phase II"), nowhere}, changes{titled("Night shifts among 1204 midwives in coastal towns: phase III")}, apart},
		{"figures of a place behind the title", changes{titled(title + " 1 116-126"), nowhere}, changes{titled(title + " 1 2 116-126"), nowhere}, same},
		{"millions divided by blanks", changes{titled("Night shifts among 1 204 300 midwives in coastal towns"), nowhere}, changes{titled("Night shifts among 1,204,300 midwives in coastal towns")}, same},
		{"figures of two numbers divided elsewhere", changes{titled("Sleep of midwives at weeks 1 and 23"), nowhere}, changes{titled("Sleep of midwives at weeks 12 and 3")}, apart},
		{"the same in years of age", changes{titled("Sleep of children aged 1 to 16 years on the coast"), at("12", "3", "", "")}, changes{titled("Sleep of children aged 11 to 6 years on the coast")}, apart},
		{"the same of three numbers", changes{titled("Sleep of midwives at weeks 1, 12 and 24"), nowhere}, changes{titled("Sleep of midwives at weeks 11, 2 and 24")}, apart},
		{"the same side by side", changes{titled("Bulletin of sleep research 1 12"), nowhere}, changes{titled("Bulletin of sleep research 11 2")}, apart},
		{"numbers in the place of each other", changes{titled("Statistics of coastal towns, volume 1, number 12"), nowhere}, changes{titled("Statistics of coastal towns, volume 12, number 1")}, apart},
		{"milligrams and micrograms", changes{titled("Effect of 5 mg melatonin on midwives in coastal towns"), nowhere}, changes{titled("Effect of 5 µg melatonin on midwives in coastal towns")}, apart},
		{"micrograms in two ways", changes{titled("Effect of 5 mcg melatonin on midwives in coastal towns"), nowhere}, changes{titled("Effect of 5 microgram melatonin on midwives in coastal towns")}, same},
		{"micrograms in two words", changes{titled("Effect of 5 micro g melatonin on midwives in coastal towns"), nowhere}, changes{titled("Effect of 5 µg melatonin on midwives in coastal towns")}, same},
		{"grams and milligrams, with a decimal", changes{titled("Effect of 0.5 g melatonin on midwives in coastal towns"), at("12", "3", "", "")}, changes{titled("Effect of 0.5 mg melatonin on midwives in coastal towns")}, apart},
		{"weeks and months", changes{titled("Melatonin for 6 weeks and the sleep of midwives in coastal towns"), at("12", "3", "", "")}, changes{titled("Melatonin for 6 months and the sleep of midwives in coastal towns")}, apart},
		{"a phase before a number", changes{titled("Night shifts among midwives in coastal towns: phase 2, 100 midwives"), nowhere}, changes{titled("Night shifts among midwives in coastal towns: phase 3, 100 midwives")}, apart},
		{"a unit in words", changes{titled("Melatonin 5 microg for midwives on night shifts in coastal towns"), nowhere}, changes{titled("Melatonin 5 μg for midwives on night shifts in coastal towns")}, same},
		{"a German letter for a Greek one", changes{titled("Inhaled ß2-agonists for acute asthma in midwives")}, changes{titled("Inhaled β2-agonists for acute asthma in midwives"), at("12", "3", "", "")}, same},
		{"a German word", changes{titled("Straßenlärm und Schlaf der Hebammen in Küstenstädten")}, changes{titled("Strassenlarm und Schlaf der Hebammen in Kustenstadten"), nowhere}, same},

		// Reports of one study.
		{"a pilot", changes{titled("Bright light for midwives on night shifts: a pilot randomised trial"), nowhere}, changes{titled("Bright light for midwives on night shifts: a randomised trial")}, apart},
		{"a secondary analysis", changes{titled("Bright light for midwives on night shifts: secondary analysis of a randomised trial"), at("12", "3", "", "")}, changes{titled("Bright light for midwives on night shifts: a randomised trial")}, apart},
		{"a pilot study that one database cuts off", changes{titled(title + ": a pilot study")}, changes{at("12", "3", "201", "")}, same},
		{"a pilot study before a colon", changes{titled("Pilot study: " + title), at("12", "3", "", "")}, nil, same},
		{"a preliminary report before a colon", changes{titled("A preliminary report: " + title), at("12", "3", "", "")}, nil, same},
		{"the same, and nothing of the place", changes{titled("A preliminary report: " + title), nowhere}, nil, ask},
		{"a pilot study behind the title, and nothing of the place", changes{titled(title + ": a pilot study"), nowhere}, nil, ask},
		{"a secondary analysis behind the title, and the volume", changes{titled(title + ": a secondary analysis"), at("12", "", "", "")}, nil, ask},
		{"the costs, and nothing of the place", changes{titled(title + ": a cost-effectiveness analysis"), nowhere}, nil, ask},
		{"a follow-up, and nothing of the place", changes{titled("Long-term follow-up of " + title), nowhere}, nil, ask},
		{"a follow-up in the same issue", changes{titled(title + ": a follow-up study"), at("12", "3", "", "")}, nil, same},
		{"a cohort study, and nothing of the place", changes{titled(title + ": a cohort study"), nowhere}, nil, same},
		{"the protocol for it", changes{titled("Protocol for " + title), nowhere}, nil, apart},
		{"a long subtitle that says the same", changes{titled(title + ": a secondary analysis of the data of a randomised trial in nine hospitals of Norway and Denmark"), nowhere}, nil, ask},
		{"a secondary analysis with the same abstract", changes{titled(title + ": a secondary analysis"), nowhere, abstracted(sleepAbstract)}, changes{abstracted(sleepAbstract)}, same},
		{"a pilot study in the title", changes{titled("Pilot study of night shifts and the quality of sleep among midwives in coastal towns"), at("12", "3", "", "")}, nil, apart},
		{"secondary prevention", changes{titled("Secondary prevention of stroke among midwives in coastal towns"), at("12", "3", "", "")}, changes{titled("Prevention of stroke among midwives in coastal towns")}, apart},
		{"a part between two titles", changes{titled(title + ". II. Costs"), nowhere}, nil, apart},
		{"the same part", changes{titled(title + ". II. Costs"), nowhere}, changes{titled(title + ". II: costs")}, same},
		{"a part in small letters", changes{titled(title + ". I. Costs"), nowhere}, changes{titled(title + ". i. costs")}, same},
		{"the same part in Arabic figures", changes{titled(title + ". II. Costs"), nowhere}, changes{titled(title + ". 2. Costs")}, same},
		{"the same part with its word", changes{titled(title + ". II. Costs"), nowhere}, changes{titled(title + ": part 2. Costs")}, same},
		{"another part in Arabic figures", changes{titled(title + ". 2. Costs"), nowhere}, changes{titled(title + ". 3. Costs")}, apart},
		{"a part in Arabic figures", changes{titled(title + ". 2. Costs"), nowhere}, changes{titled(title + ". Costs")}, apart},
		{"a year between two titles", changes{titled(title + ". 2014. Costs"), nowhere}, changes{titled(title + ". Costs")}, same},
		{"a part that one of two records with one DOI names", changes{doi("10.5555/a"), titled(title + ". II. Costs"), nowhere}, changes{doi("10.5555/a"), titled(title + ": costs")}, ask},
		{"the same with one number in PubMed", changes{withID(record.SchemePMID, "12345678"), titled(title + ". II. Costs"), nowhere}, changes{withID(record.SchemePMID, "12345678"), titled(title + ": costs")}, ask},
		{"two parts with one DOI", changes{doi("10.5555/a"), titled(title + ". II. Costs"), nowhere}, changes{doi("10.5555/a"), titled(title + ". III. Costs")}, apart},
		{"an initial of an author", changes{titled("Halvorsen T. X. " + title), nowhere}, nil, same},

		// Pages counted from 1, and the number of an article.
		{"the number of an article without an issue", changes{at("12", "1", "1", "9")}, changes{at("12", "", "123", "")}, same},
		{"the same, and a shortened title", changes{at("12", "1", "1", "9"), titled(title + ": a cohort study")}, changes{at("12", "1", "123", "")}, same},
		{"the next page, and a longer title", changes{at("12", "1", "1", "9")}, changes{at("12", "1", "10", ""), titled(title + ": the second survey")}, apart},
		{"a page soon after, and a longer title", changes{at("12", "", "1", "90")}, changes{at("12", "", "91", ""), titled(title + ": summary")}, apart},
		{"a small number, and one title", changes{at("12", "", "1", "9")}, changes{at("12", "", "5", "")}, same},
		{"the next pages, as many, and a longer title", changes{at("12", "1", "1", "9")}, changes{at("12", "1", "10", "18"), titled(title + ": the second survey")}, apart},
		{"as many pages further on, and a longer title", changes{at("12", "3", "1", "14")}, changes{titled(title + ": the second survey")}, ask},
		{"a page of another issue", changes{at("12", "1", "1", "9"), titled(title + ": a cohort study")}, changes{at("12", "3", "123", "")}, apart},
		{"a large number as in both", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "3", "12345", "")}, changes{at("12", "3", "12345", "")}, same},

		// The first page of a range.
		{"a translated title, and where the range begins", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "3", "201", "")}, nil, same},
		{"the same with other abstracts", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "3", "201", ""), abstracted(trialAbstract)}, changes{abstracted(sleepAbstract)}, apart},
		{"the same by one author", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "3", "201", ""), by("Halvorsen, Tone")}, changes{by("Halvorsen, Tone")}, apart},
		{"a short piece where the range begins", changes{titled("Clinical quiz: a woman with fever and a rash"), at("12", "3", "201", "")}, nil, apart},
		{"the same in another language, as its record says", changes{titled("Quiz"), at("12", "3", "201", ""), inLanguage("de")}, changes{inLanguage("en")}, same},
		{"a title in Chinese, and where the range begins", changes{titled("夜班对沿海城市助产士睡眠质量的影响"), at("12", "3", "201", "")}, nil, same},
		{"a word exchanged, and where the range begins", changes{titled("Night shifts and the qualities of sleep among midwives in coastal places"), at("12", "3", "201", "")}, nil, same},
		{"two pieces in another language, and where the range begins", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "3", "201", "")}, changes{titled("Kosthold hos sykepleiere etter fødsel og permisjon")}, apart},
		{"unlike titles on a large page", changes{titled("Phase II study of melatonin in breast cancer"), at("12", "3", "5210", "")}, changes{at("12", "3", "5210", "")}, apart},
		{"the same from page to page", changes{titled("Phase II study of melatonin in breast cancer"), at("12", "", "5210", "5210")}, changes{at("12", "3", "5210", "5210")}, apart},
		{"a translated title of which only weak words are English", changes{titled("Natt och sömn hos barnmorskor i kuststäder"), at("12", "3", "15210", "")}, changes{titled("Coastal midwives by night: what can help them sleep"), at("12", "3", "15210", "")}, same},
		{"two titles of which only weak words are English", changes{titled("Iron tablets for pregnant refugees in camps"), at("12", "3", "15210", "")}, changes{titled("Coastal midwives by night: what can help them sleep"), at("12", "3", "15210", "")}, apart},
		{"a translated title on a large page", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "3", "15210", "")}, changes{at("12", "3", "15210", "")}, same},
		{"abstracts of a meeting on a large page", changes{meetingAbstract, titled("Nattarbeid og søvn blant jordmødre"), at("12", "3", "5210", "")}, changes{meetingAbstract, at("12", "3", "5210", "")}, apart},
		{"a page of abstracts", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "3", "201", "")}, changes{at("12", "3", "201", "")}, apart},

		// Abstracts of a meeting.
		{"a supplement, and another issue without pages", changes{at("12", "", "", ""), supplement("58")}, nil, ask},
		{"a supplement that only one names so", changes{at("12", "", "", ""), supplement("3")}, nil, same},
		{"the supplement of an issue", changes{at("12", "3", "", ""), supplement("1")}, nil, same},
		{"called an abstract, and an article's pages", changes{meetingAbstract, at("12", "", "", "")}, nil, ask},
		{"called an abstract, and no place", changes{meetingAbstract, at("12", "", "P94", "")}, changes{nowhere}, ask},
		{"called an abstract, with the article's abstract", changes{meetingAbstract, at("12", "", "", ""), abstracted(sleepAbstract)}, changes{abstracted(sleepAbstract)}, same},
		{"the number of a poster, and no place", changes{at("12", "", "P94", "")}, changes{nowhere}, ask},
		{"the number of an abstract, and its page", changes{at("12", "", "P94", "")}, changes{at("12", "", "", "")}, same},
		{"called an abstract, and only the volume", changes{meetingAbstract, at("12", "", "", "")}, changes{at("12", "", "", "")}, same},
		{"called an abstract, and another issue", changes{meetingAbstract, at("12", "", "", "")}, changes{at("12", "3", "", "")}, ask},
		{"called an abstract, and a page", changes{meetingAbstract, at("12", "", "", "")}, changes{at("12", "", "52", "")}, same},
		{"both called abstracts", changes{meetingAbstract, at("12", "", "", "")}, changes{ofGenre("Meeting Abstract"), at("12", "3", "52", "52")}, same},
		{"the number of the poster and its page, both called abstracts", changes{meetingAbstract, at("12", "", "P94", "")}, changes{ofGenre("Meeting Abstract"), at("12", "3", "52", "52")}, same},
		{"two pages far from an article's", changes{at("12", "", "52", "53")}, nil, ask},
		{"an abstract that stands again a year later", changes{at("11", "", "", ""), supplement("1"), year("2013"), abstracted(sleepAbstract)}, changes{at("12", "", "62", ""), supplement("2"), abstracted(sleepAbstract)}, ask},
		{"a longer title in the same supplement", changes{at("12", "", "", ""), supplement("1"), titled(title + ": costs")}, changes{at("12", "", "62", ""), supplement("1")}, ask},
		{"other words in the same supplement", changes{at("12", "", "", ""), supplement("1"), titled("Night shifts and the quality of sleep among nurses in coastal towns")}, changes{at("12", "", "62", ""), supplement("1")}, apart},

		{"a longer title of an article in the same supplement", changes{at("12", "", "S12", "S19"), supplement("3")}, changes{at("12", "", "", ""), supplement("3"), titled(title + ": a cohort study")}, same},
		{"pages that are numbered with a letter, and no place", changes{at("12", "3", "P5", "P19")}, changes{nowhere}, same},
		{"a page with its word, and no place", changes{at("12", "3", "p5", "")}, changes{nowhere}, same},
		{"a page with its word, and the page", changes{at("12", "3", "p201", "p214")}, nil, same},
		{"an issue by its month, in what is named otherwise", changes{in("Sleep Studies"), at("12", "Mar", "", ""), abstracted(sleepAbstract)}, changes{in("Sleep Studies and Medicine"), abstracted(sleepAbstract)}, same},
		{"the same without the abstract", changes{in("Sleep Studies"), at("12", "Mar", "", "")}, changes{in("Sleep Studies and Medicine")}, ask},

		// The front of an issue.
		{"an editorial, and an issue that one does not name", changes{titled("Editorial"), at("12", "1", "1", "2"), by("Quist, Peer")}, changes{titled("Editorial"), at("12", "", "1", ""), by("Quist, P.")}, ask},
		{"a preface in Roman figures", changes{titled("Preface"), at("12", "1", "xiii", "xiv"), by("Quist, Peer")}, changes{titled("Preface"), at("12", "", "xiii", ""), by("Quist, P.")}, ask},
		{"an editorial by another", changes{titled("Editorial"), at("12", "1", "1", "2"), by("Quist, Peer")}, changes{titled("Editorial"), at("12", "", "1", ""), by("Weiss, Urs")}, apart},
		{"a translated title on a range of pages at the front", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "", "5", "13")}, changes{at("12", "1", "5", "13")}, same},
		{"the same by one author", changes{titled("Nattarbeid og søvn blant jordmødre"), at("12", "", "5", "13"), by("Quist, Peer")}, changes{at("12", "1", "5", "13"), by("Quist, P.")}, apart},

		// The acronym of a container.
		{"a journal called proceedings, and ahead of print", changes{in("Proceedings of the National Academy of Sleep"), nowhere, year("2013")}, changes{in("PNAS")}, same},
		{"a conference", changes{ofType(record.TypeConferencePaper), in("International Conference on Sleep Informatics"), at("", "", "12", "19")}, changes{in("ICSI"), nowhere}, same},
		{"a conference and a journal", changes{ofType(record.TypeConferencePaper), in("2014 IEEE International Conference on Sleep Informatics"), at("", "", "12", "19"), year("2013")}, nil, apart},

		// People.
		{"a study group for its members", changes{byGroup("TIDES Study Group"), nowhere}, nil, same},
		{"a study group on the same pages", changes{byGroup("TIDES Study Group")}, nil, same},
		{"an office for its staff", changes{byGroup("World Health Organization"), nowhere}, nil, ask},
		{"a society for its members, in one volume", changes{byGroup("American Sleep Association"), at("12", "", "", "")}, nil, ask},
		{"a society and others of another journal", changes{byGroup("American Sleep Association"), in("Chronobiology Letters"), at("7", "1", "33", "40")}, nil, apart},
		{"a society and a study group", changes{byGroup("American Sleep Association"), nowhere}, changes{byGroup("TIDES Study Group")}, apart},
		{"a society for its members, on the same pages", changes{byGroup("American Sleep Association")}, nil, same},
		{"other persons", changes{by("Weiss, Urs"), nowhere}, nil, apart},
		{"family names for given ones", changes{by("Xiaoming, Zhang", "Wei, Li", "Jing, Wu"), nowhere}, changes{by("Zhang, X.", "Li, W.", "Wu, J.")}, same},

		// Theses.
		{"in a list two years later", changes{ofType(record.TypeThesis), in("University of Bergen"), nowhere, by("Halvorsen, Tone"), year("2012")}, changes{in("Dissertation Abstracts International"), at("75", "3", "", ""), by("Halvorsen, T.")}, same},
		{"with its subtitle", changes{ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone"), titled(title + ": a cohort study")}, changes{ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, T.")}, same},
		{"in itself", changes{ofType(record.TypeThesis), in(title), nowhere, by("Halvorsen, Tone")}, changes{ofType(record.TypeThesis), in("University of Bergen"), nowhere, by("Halvorsen, T.")}, same},
		{"two short titles years apart", changes{ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone"), titled(shortTitle), year("2012")}, changes{ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, T."), titled(shortTitle)}, apart},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := paper("a", test.a...), paper("b", test.b...)
			p := Compare(a, b, nil)
			require.Equal(t, test.want, librarianOf[p.Verdict], "%+v", p)
			require.Equal(t, p.Verdict, Compare(b, a, nil).Verdict)
		})
	}
}

// TestWordExchangedInIssue has two records of one issue, of which one states no pages,
// in a set that does not know the words in which their titles differ.
func TestWordExchangedInIssue(t *testing.T) {
	for _, test := range []struct {
		name      string
		one       string
		other     string
		works     int
		questions int
	}{
		{"a slip", "Home monitoring after lung transplantation: a randomised trial", "Home monitoring after lung transplantation: a randomised trail", 1, 0},
		{"a word of a long title", "Home monitoring after lung transplantation in coastal towns: the roles of time, forces, and climate", "Home monitoring after lung transplantation in coastal towns: the roles of time, factors, and climate", 1, 0},
		{"another word of a long title", "Home monitoring after lung transplantation in coastal towns: the roles of time, forces, and climate", "Home monitoring after lung transplantation in coastal towns: the roles of time, nurses, and climate", 2, 1},
		{"another word", "Home monitoring after lung transplantation: a randomised trial", "Home monitoring after liver transplantation: a randomised trial", 2, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := NewIndex(nil)
			x.Add(paper("a", titled(test.one), at("12", "3", "", "")))
			x.Add(paper("b", titled(test.other)))
			res, err := x.Resolve(t.Context())
			require.NoError(t, err)
			require.Len(t, res.Groups, test.works)
			require.Len(t, res.Questions, test.questions)
		})
	}
}

// TestFitsTwoAmongMany has many lists that say nothing of a place, which fit each other.
func TestFitsTwoAmongMany(t *testing.T) {
	x := NewIndex(nil)
	x.Add(paper("y", in("Sleep Letters"), at("9", "", "S12", ""), supplement("1")))
	x.Add(paper("z"))
	for i := range 12 {
		x.Add(paper(fmt.Sprintf("a%02d", i), in(""), nowhere, func(r *record.Record) { r.Keywords = []record.Keyword{{Value: fmt.Sprint("list ", i)}} }))
	}
	res, err := x.Resolve(t.Context())
	require.NoError(t, err)
	require.Len(t, res.Groups, 3)
}

// TestFitsOneAmongMany has a record without a place, and one article as many searches
// found it.
func TestFitsOneAmongMany(t *testing.T) {
	for name, id := range map[string]string{"no identifier": "", "one identifier": "10.5555/sleep.1"} {
		x := NewIndex(nil)
		x.Add(paper("list", nowhere, doi(id)))
		for i := range 3 * maxTied {
			x.Add(paper(fmt.Sprintf("a%02d", i), doi(id), func(r *record.Record) { r.Keywords = []record.Keyword{{Value: fmt.Sprint("search ", i)}} }))
		}
		res, err := x.Resolve(t.Context())
		require.NoError(t, err, name)
		require.Len(t, res.Groups, 1, name)
		require.Empty(t, res.Questions, name)
	}
}

// TestFitsTwo has a record without a place, and two publications of which it may be
// either.
func TestFitsTwo(t *testing.T) {
	const title = "Night shifts and the quality of sleep among midwives in coastal towns"
	nowhere := at("", "", "", "")
	type changes = []func(*record.Record)
	for _, test := range []struct {
		name             string
		records          []changes
		works, questions int
	}{
		{"a congress abstract and the article, and a list without journals", []changes{
			{in("Sleep Letters"), at("9", "", "S12", ""), supplement("1")}, nil, {in(""), nowhere},
		}, 3, 2},
		{"a list that names the journal", []changes{
			{in("Sleep Letters"), at("9", "", "S12", ""), supplement("1")}, nil, {nowhere},
		}, 2, 0},
		{"papers at two years of a conference, and a list that names it", []changes{
			{in("Proceedings of the Conference on Sleep"), at("", "", "12", "19"), year("2013")}, {in("Proceedings of the Conference on Sleep"), at("", "", "45", "52")},
			{in("Proceedings of the Conference on Sleep"), nowhere},
		}, 2, 1},
		{"a list with the title of one", []changes{
			{titled(title + ": a cohort study")}, {titled(title + ": a pilot study"), at("12", "4", "301", "312")}, {in(""), nowhere, titled(title + ": a cohort study")},
		}, 2, 0},
		{"a list without subtitles", []changes{
			{titled(title + ": a cohort study")}, {titled(title + ": a pilot study"), at("12", "4", "301", "312")}, {in(""), nowhere, titled(title)},
		}, 3, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := NewIndex(nil)
			for i, changes := range test.records {
				x.Add(paper(string(rune('a'+i)), changes...))
			}
			res, err := x.Resolve(t.Context())
			require.NoError(t, err)
			require.Len(t, res.Groups, test.works)
			require.Len(t, res.Questions, test.questions)
		})
	}
}
