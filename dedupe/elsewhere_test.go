package dedupe

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func isbn(number string) func(*record.Record) {
	return func(r *record.Record) { r.Container.ISBN = append(r.Container.ISBN, number) }
}

func abbreviated(name string) func(*record.Record) {
	return func(r *record.Record) {
		r.Container.Abbreviations = append(r.Container.Abbreviations, record.Abbreviation{Value: name})
	}
}

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

		{"first pages of one volume far from each other", changes{at("12", "", "112", "")}, changes{at("12", "", "701", "")}, ask},
		{"a single page of the volume and a first page far from it", changes{at("12", "", "112", "112")}, changes{at("12", "3", "701", "")}, ask},
		{"a slip in a first page of the volume", changes{at("12", "", "1102", "")}, changes{at("12", "", "102", "")}, same},
		{"a page of the issue and one of the volume", changes{at("12", "", "2", "15")}, changes{at("12", "", "201", "214")}, same},
		{"reports of two years by an office", changes{byGroup("Ministry of Health"), nowhere, year("2013")}, changes{byGroup("Ministry of Health")}, ask},
		{"a report of an office in a list", changes{byGroup("Ministry of Health"), nowhere}, changes{byGroup("Ministry of Health")}, same},

		// Pieces about an article, and other reports of its study.
		{"an infographic behind a colon", changes{titled(title + ": infographic")}, changes{nowhere}, apart},
		{"an infographic in brackets", changes{titled(title + " [Infographic]")}, changes{nowhere}, apart},
		{"a visual abstract, and a database's mark", changes{titled(title + " - Visual abstract. [References]")}, changes{nowhere}, apart},
		{"a study of infographics", changes{titled(title + ": a study of infographics")}, changes{nowhere, titled(title + ": a study of infographics")}, same},
		{"a plain language summary", changes{titled(title + ": a plain language summary")}, changes{nowhere}, apart},
		{"a statistical analysis plan", changes{titled("Statistical analysis plan for a trial of " + title)}, changes{titled("A trial of " + title), nowhere}, apart},
		{"a society and people where a page of an issue begins", changes{byGroup("Royal College of Midwives")}, changes{at("12", "3", "201", "")}, same},
		{"a society and people in one issue", changes{byGroup("Royal College of Midwives")}, changes{at("12", "3", "", "")}, same},
		{"an open-label extension", changes{titled(title + ": open-label extension")}, changes{nowhere}, ask},
		{"a series behind the title", changes{titled(title + ". Rural homes: research and extension experiences")}, changes{nowhere}, same},
		{"a society and people, and no issue", changes{byGroup("Royal College of Midwives")}, changes{at("12", "", "201", "")}, ask},
		{"a unit in words", changes{nowhere, titled(title + ": particles of 10 micrometers")}, changes{titled(title + ": particles of 10 µm")}, same},
		{"a process evaluation", changes{titled(title + ": process evaluation")}, changes{nowhere}, ask},
		{"a title cut off in one issue", changes{titled(title + ": process evaluation")}, changes{at("12", "3", "", "")}, same},

		{"a footnote mark and a year", changes{titled(title + " 1")}, changes{titled(title + " 1990")}, same},

		// Books and reports.
		{"two editions", changes{ofType(record.TypeBook), in(""), nowhere, edition("2nd ed."), year("2013")}, changes{ofType(record.TypeBook), in(""), nowhere, edition("Third edition")}, apart},
		{"an edition and a printing", changes{ofType(record.TypeBook), in(""), nowhere, edition("2nd ed.")}, changes{ofType(record.TypeBook), in(""), nowhere, edition("5th printing")}, same},
		{"an edition and an anniversary", changes{ofType(record.TypeBook), in(""), nowhere, edition("2nd ed.")}, changes{ofType(record.TypeBook), in(""), nowhere, edition("10th anniversary edition")}, same},
		{"one ISBN", changes{ofType(record.TypeBook), in(""), nowhere, edition("2nd ed."), isbn("9783161484100")}, changes{ofType(record.TypeBook), in(""), nowhere, edition("3rd ed."), isbn("9783161484100")}, same},
		{"one edition", changes{ofType(record.TypeBook), in(""), nowhere, edition("2nd ed.")}, changes{ofType(record.TypeBook), in(""), nowhere, edition("Second edition")}, same},
		{"an edition that one does not name", changes{ofType(record.TypeBook), in(""), nowhere, edition("2nd ed.")}, changes{ofType(record.TypeBook), in(""), nowhere, edition("Rev. ed.")}, same},
		{"two reports by their numbers", changes{ofType(record.TypeReport), in(""), nowhere, reportNumber("TR-7")}, changes{ofType(record.TypeReport), in(""), nowhere, reportNumber("TR-8")}, ask},
		{"one report by its number", changes{ofType(record.TypeReport), in(""), nowhere, reportNumber("TR-7")}, changes{ofType(record.TypeReport), in(""), nowhere, reportNumber("TR 7")}, same},
		{"two reports of one year", changes{ofType(record.TypeReport), in(""), at("", "12", "", "")}, changes{ofType(record.TypeReport), in(""), at("", "13", "", "")}, ask},

		{"congresses of two years", changes{ofType(record.TypeConferencePaper), in("Proceedings of the Conference on Sleep 2013"), nowhere, year("2013")}, changes{ofType(record.TypeConferencePaper), in("Proceedings of the Conference on Sleep 2014"), nowhere}, ask},
		{"a congress, and a year later its proceedings", changes{ofType(record.TypeConferencePaper), in("Proceedings of the Conference on Sleep 2013"), nowhere, year("2013")}, changes{ofType(record.TypeConferencePaper), in("Proceedings of the Conference on Sleep 2013"), nowhere}, same},
		{"an abstract in a supplement, and what has no place", changes{at("12", "", "S12", ""), supplement("1")}, changes{nowhere}, ask},
		{"an article in a supplement, and what has no place", changes{at("12", "", "S12", "S20"), supplement("1")}, changes{nowhere}, same},
		{"two short pieces, with other authors behind", changes{at("12", "3", "12", "13"), by("Halvorsen, Tone", "Okello, Grace")}, changes{at("12", "3", "45", "46"), by("Halvorsen, Tone", "Okello, Grace", "Rossi, Carla")}, ask},
		{"two supplements", changes{at("12", "", "", ""), supplement("1")}, changes{at("12", "", "", ""), supplement("2")}, ask},

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

		{"other words on pages that every article has", changes{at("10", "1", "1", "9"), titled("Telerehabilitation after stroke: a scoping review")}, changes{at("10", "1", "1", "9"), titled("Barriers to exercise in adolescents with asthma")}, apart},
		{"men and women, on such pages", changes{at("2014", "", "1", "9"), titled("Sleep among men in coastal towns of Norway: a survey")}, changes{at("2014", "", "1", "9"), titled("Sleep among women in coastal towns of Norway: a survey")}, apart},
		{"parts, on such pages", changes{at("2014", "", "1", "9"), titled(title + ": part 1")}, changes{at("2014", "", "1", "9"), titled(title + ": part 2")}, apart},
		{"the protocol, on such pages", changes{at("2014", "", "1", "9"), titled(title + ": study protocol")}, changes{at("2014", "", "1", "9")}, apart},
		{"other words on such pages, with others left out", changes{at("10", "1", "1", "9"), by("Halvorsen, Tone"), titled("Knowledge of diabetes among midwives in coastal towns: a survey")}, changes{at("10", "1", "1", "9"), titled("Knowledge of asthma among midwives in coastal towns: a survey")}, apart},
		{"other words on such pages, and one DOI", changes{doi("10.5555/a"), at("10", "1", "1", "9"), titled(title + ", 2014")}, changes{doi("10.5555/a"), at("10", "1", "1", "9"), titled(title + ", 2013/14")}, same},
		{"two papers of one conference", changes{ofType(record.TypeConferencePaper), in("Proceedings of the 9th Conference on Sleep"), at("", "", "1", "6"), titled("Learning to measure sleep with wearable sensors")}, changes{ofType(record.TypeConferencePaper), in("Proceedings of the 9th Conference on Sleep"), at("", "", "1", "6"), titled("Learning to predict sleep with acoustic sensors")}, apart},
		{"other abstracts on such pages", changes{at("10", "1", "1", "9"), abstracted(trialAbstract)}, changes{at("10", "1", "1", "9"), abstracted(sleepAbstract)}, ask},
		{"a longer title years later, on such pages", changes{at("", "", "1", "9"), titled(title + ": a cohort study")}, changes{at("", "", "1", "9"), year("2018")}, apart},
		{"another journal's issue, on such pages", changes{in("Chronobiology Letters"), at("12", "4", "1", "9")}, changes{at("12", "3", "1", "9")}, apart},
		{"one title on such pages", changes{at("10", "1", "1", "9")}, changes{at("10", "", "1", "9")}, same},
		{"a conference paper and its article, both counted from 1", changes{ofType(record.TypeConferencePaper), in("2013 International Conference on Sleep and Midwifery"), at("", "", "1", "10"), year("2013")}, changes{at("12", "1", "1", "10")}, apart},
		{"the same in one year", changes{ofType(record.TypeConferencePaper), in("2014 International Conference on Sleep and Midwifery"), at("", "", "1", "10")}, changes{at("12", "1", "1", "10")}, ask},

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

		// A number or a word that marks the title.
		{"1 and 2 in brackets", changes{titled(title + " (1)"), nowhere}, changes{titled(title + " (2)"), nowhere}, apart},
		{"1 in brackets", changes{titled(title + " [1]")}, nil, same},
		{"the number of references", changes{titled(title + " [33]"), nowhere}, changes{titled(title + " [33]"), nowhere}, same},
		{"a response behind a colon", changes{titled(title + ": response"), at("12", "5", "402", "403")}, nil, apart},
		{"a response in the title", changes{titled("Night shifts and the immune response"), nowhere}, changes{titled("Night shifts and the immune response")}, same},
		{"a reply before a colon", changes{titled("In reply: " + title), nowhere}, nil, apart},
		{"a correction behind a full stop", changes{titled(title + ". Correction"), at("12", "", "", "")}, nil, apart},
		{"the protocol of a Cochrane review, a year before it", changes{titled(title + " (Protocol)"), in("Cochrane Database of Systematic Reviews"), at("1", "", "CD004376", "")}, changes{in("Cochrane Database of Systematic Reviews"), at("1", "", "CD004376", ""), year("2015")}, apart},
		{"the protocol of a Cochrane review, two years before it", changes{titled(title + " (Protocol)"), in("Cochrane Database of Systematic Reviews"), at("1", "", "CD004376", "")}, changes{in("Cochrane Database of Systematic Reviews"), at("1", "", "CD004376", ""), year("2016")}, apart},
		{"the protocol of a Cochrane review in two databases", changes{titled(title + " (Protocol)"), in("Cochrane Database of Systematic Reviews"), at("2014", "1", "CD004376", "")}, changes{in("Cochrane Database of Systematic Reviews"), at("2014", "1", "CD004376", "")}, same},
		{"a podcast about it", changes{titled("Podcast: " + title), at("12", "3", "", "")}, nil, apart},
		{"a page for patients about it", changes{titled("Patient page: " + title), at("12", "3", "", ""), by()}, nil, apart},
		{"its heading in one database", changes{titled("Journal Club: " + title)}, nil, same},
		{"podcasts", changes{titled("Podcast use among midwives in coastal towns"), nowhere}, changes{titled("Podcast use among midwives in coastal towns")}, same},
		{"a protocol before a colon", changes{titled("Protocol: " + title), nowhere, year("2012")}, nil, apart},
		{"the title begins with the word", changes{titled("Protocol deviations among midwives in coastal towns")}, changes{titled("Protocol deviations among midwives in coastal towns")}, same},

		// Places that contradict each other.
		{"other pages of another volume, and issues of one number", changes{at("11", "3", "52", "60"), abstracted(sleepAbstract)}, changes{abstracted(sleepAbstract)}, apart},
		{"the number of a poster, and pages", changes{at("12", "", "P94", "")}, nil, ask},
		{"the number of an abstract, and pages", changes{at("12", "", "A417", "")}, nil, ask},
		{"the number of an article, and pages", changes{at("12", "", "a1754", "")}, nil, same},
		{"a single page of the volume, and a short article", changes{at("12", "", "52", "")}, changes{at("12", "", "201", "203")}, ask},
		{"pages that both begin at 1, in two containers", changes{in("A Handbook of Rest"), at("", "", "1", "310")}, changes{at("12", "", "1", "6")}, ask},
		{"from page 1 to page 1", changes{at("12", "3", "1", "1"), titled(title + ": a cohort study")}, nil, same},
		{"from page 1 to page 1 of another issue", changes{at("12", "1", "1", "1"), titled(title + ": a cohort study")}, nil, apart},
		{"an abstract of a congress with the abstract of the article", changes{in("Journal of Sleep Studies. Conference: 9th Congress of Sleep"), at("", "", "P445", ""), year("2012"), abstracted(sleepAbstract)}, changes{abstracted(sleepAbstract)}, ask},
		{"an abstract of a congress without a place, and other words", changes{in("Journal of Sleep Studies. Conference: 9th Congress of Sleep"), at("12", "", "", ""), abstracted(trialAbstract)}, changes{abstracted(sleepAbstract)}, ask},
		{"a conference paper with the abstract of the article", changes{ofType(record.TypeConferencePaper), in("Proceedings of the 12th Conference on Midwifery"), nowhere, abstracted(sleepAbstract)}, changes{abstracted(sleepAbstract)}, ask},
		{"a conference paper in its series", changes{ofType(record.TypeConferencePaper), in("Proceedings of the 12th Conference on Sleep"), nowhere, abstracted(sleepAbstract)}, changes{ofType(record.TypeConferencePaper), in("Lecture Notes in Sleep"), at("4711", "", "201", "214"), abstracted(sleepAbstract)}, same},
		{"a series of one range of pages", changes{ofType(record.TypeConferencePaper), in("ESSM"), nowhere, pages("201", "214")}, changes{ofType(record.TypeConferencePaper), in("2014 International Symposium on Sleep Science and Midwifery (ESSM)"), nowhere, pages("201", "214")}, same},
		{"a page of a supplement with the abstract of the article", changes{in("Journal of Sleep Studies. Conference: 9th Congress of Sleep"), at("12", "", "34", "34"), supplement("1"), abstracted(sleepAbstract)}, changes{at("12", "", "201", "214"), abstracted(sleepAbstract)}, ask},
		{"the number of a poster with the abstract of the article", changes{at("12", "", "P94", ""), abstracted(sleepAbstract)}, changes{abstracted(sleepAbstract)}, ask},
		{"the number of a poster, and its page in the supplement", changes{at("12", "", "P412", ""), supplement("5"), abstracted(sleepAbstract)}, changes{at("12", "", "S1102", ""), supplement("5"), abstracted(sleepAbstract)}, same},
		{"the number of a poster, and its pages in the supplement", changes{at("12", "", "P412", ""), supplement("5"), abstracted(sleepAbstract)}, changes{at("12", "", "216", "217"), supplement("5"), abstracted(sleepAbstract)}, same},
		{"the number of a poster, and pages in the supplement", changes{at("12", "", "P412", ""), supplement("5")}, changes{at("12", "", "216", "217"), supplement("5")}, ask},
		{"a conference paper in its series, which has issues", changes{ofType(record.TypeConferencePaper), in("Computer Vision of Sleep 2014, Pt I"), nowhere, abstracted(sleepAbstract)}, changes{in("Lecture Notes in Sleep"), at("4711", "1", "201", "214"), abstracted(sleepAbstract)}, same},
		{"a conference paper in a series that is called a journal", changes{ofType(record.TypeConferencePaper), in("3rd Congress on the Science of Midwives"), nowhere, abstracted(sleepAbstract)}, changes{in("Journal of Sleep: Conference Series"), at("1088", "1", "012034", ""), abstracted(sleepAbstract)}, same},
		{"the same without abstracts", changes{ofType(record.TypeConferencePaper), in("3rd Congress on the Science of Midwives"), nowhere}, changes{in("Journal of Sleep: Conference Series"), at("1088", "1", "012034", "")}, ask},
		{"other pages and another abstract", changes{at("12", "3", "330", "341"), abstracted(trialAbstract)}, changes{abstracted(sleepAbstract)}, ask},
		{"a slip in the title, and the last page only", changes{titled("Night shifts and the quality of slepe among midwives in coastal towns"), at("12", "", "214", "")}, nil, same},
		{"a slip in the title, and the page behind the last", changes{titled("Night shifts and the quality of slepe among midwives in coastal towns"), at("12", "", "215", "")}, nil, apart},
		{"a part of the title with a slip, on one range of pages of proceedings", changes{ofType(record.TypeConferencePaper), in("Proceedings of the 12th Conference on Sleep"), at("", "", "201", "214"), titled("Nigth shifts at sea: what the sleep of midwives reveals about coastal towns and the people in them")},
			changes{ofType(record.TypeConferencePaper), in("Proceedings of the 12th Conference on Sleep"), at("", "", "201", "214"), titled("Night shifts at sea")}, same},
		{"a part of the title with a slip, in proceedings", changes{ofType(record.TypeConferencePaper), in("Proceedings of the 12th Conference on Sleep"), nowhere, titled("Nigth shifts at sea: what the sleep of midwives reveals about coastal towns and the people in them")},
			changes{ofType(record.TypeConferencePaper), in("Proceedings of the 12th Conference on Sleep"), nowhere, titled("Night shifts at sea")}, apart},
		{"two short pieces of one volume, of which one has more authors", changes{at("12", "", "248", "249"), by("Quist, Peer", "Dahl, Rune", "Halvorsen, Tone", "Mbeki, Lindiwe", "Weiss, Urs", "Rossi, Carla", "Okoro, Chidi")}, changes{at("12", "", "253", "")}, ask},
		{"two short pieces of one volume by the same authors", changes{at("12", "", "248", "249")}, changes{at("12", "", "253", "")}, same},
		{"given names for family names, and initials", changes{by("Halvorsen, T.", "Quist, P."), nowhere}, changes{by("Tone, H.", "Peer, Q."), nowhere}, same},
		{"other people with initials", changes{by("Halvorsen, T.", "Quist, P."), nowhere}, changes{by("Tone, H.", "Rune, D."), nowhere}, apart},
		{"a word exchanged for one that the title has in another place", changes{titled("Bright light for nurses: night shifts and the quality of sleep among midwives and doulas in coastal towns"), at("12", "", "", "")},
			changes{titled("Bright light for midwives: night shifts and the quality of sleep among midwives and doulas in coastal towns"), at("12", "", "201", "214")}, apart},
		{"the erratum of an editorial", changes{titled("Erratum: Editorial: " + title), at("12", "3", "361", "")}, changes{titled("Editorial: " + title), at("12", "3", "201", "202")}, apart},
		{"the heading of an editorial in one of two databases", changes{titled("Editorial: " + title), at("12", "3", "201", "202")}, changes{at("12", "3", "201", "202")}, same},
		{"the number of an abstract that is a page's in another volume", changes{at("11", "", "A201", ""), supplement("1"), year("2013")}, changes{at("12", "3", "201", "214")}, apart},
		{"two posters", changes{at("12", "", "P83", ""), supplement("1")}, changes{at("12", "", "P84", ""), supplement("1")}, ask},
		{"a symbol for a word", changes{titled("Melatonin polymorphism and the sleep of midwives in coastal towns")}, changes{titled("PD-L1 polymorphism and the sleep of midwives in coastal towns"), at("12", "3", "", "")}, apart},
		{"a Greek letter as a Latin one", changes{titled("Augmentation in a1-antitrypsin deficiency: a randomised trial")}, changes{titled("Augmentation in α1-antitrypsin deficiency: a randomised trial"), at("12", "3", "201", "")}, same},
		{"a Greek letter by its name", changes{titled("Inhaled b2-agonists for acute asthma in midwives")}, changes{titled("Inhaled beta(2)-agonists for acute asthma in midwives"), at("12", "3", "", "")}, same},
		{"another receptor", changes{titled("Inhaled b1-agonists for acute asthma in midwives")}, changes{titled("Inhaled beta2-agonists for acute asthma in midwives"), at("12", "3", "", "")}, apart},
		{"a trial called RESPONSE, behind the title", changes{titled(title + ": RESPONSE"), doi("10.5555/a")}, changes{titled(title + " (RESPONSE)"), doi("10.5555/a")}, same},
		{"a trial called RESPONSE, before the title", changes{titled("RESPONSE: " + title)}, nil, same},
		{"a response on its own page", changes{titled("RESPONSE: " + title), at("12", "3", "215", "216")}, nil, apart},
		{"a response whose pages nobody states", changes{titled("RESPONSE: " + title), at("12", "3", "", "")}, nil, apart},
		{"a column on the first pages of two issues", changes{titled("Sleep and work"), by("Quist, Peer"), at("12", "3", "1", "2")}, changes{titled("Sleep and work"), by("Quist, P."), at("12", "4", "1", "2")}, ask},
		{"a column on other pages, and an issue that one does not name", changes{titled("Sleep and work"), by("Quist, Peer"), at("12", "3", "201", "202")}, changes{titled("Sleep and work"), by("Quist, P."), at("12", "", "301", "302")}, ask},
		{"an article with a slip in its pages", changes{at("12", "", "2", "8")}, nil, same},
		{"papers at two years of a conference", changes{ofType(record.TypeConferencePaper), in("Proceedings of the Conference on Sleep"), at("", "", "12", "19"), year("2013")}, changes{ofType(record.TypeConferencePaper), in("Proceedings of the Conference on Sleep"), at("", "", "45", "52")}, ask},
		{"a column by one editor", changes{titled("Introduction to the special issue"), by("Quist, Peer"), at("12", "3", "1", "4")}, changes{titled("Introduction to the Special Issue"), by("Quist, P."), at("12", "4", "301", "303")}, apart},
		{"a longer title in another issue", changes{titled(title + ": five-year results"), at("12", "7", "169", "184")}, changes{at("12", "2", "", "")}, ask},
		{"a longer title in an issue named by its month", changes{titled(title + ": a cohort study"), at("12", "Mar", "", "")}, changes{at("12", "3", "169", "184")}, same},
		{"the subtitle in the same issue", changes{titled(title + ": a cohort study")}, changes{at("12", "3", "", "")}, same},
		{"other words on one range of pages, and a first author", changes{titled("Night shifts and the quality of sleep among HPV midwives in coastal towns"), by("Halvorsen, T")}, changes{titled("Night shifts and the quality of sleep among human papillomavirus midwives in coastal towns"), by("Halvorsen, Tone", "Quist, Peer", "Mbeki, Lindiwe", "Rossi, Carla")}, same},
		{"other people on other pages", changes{by("Weiss, Urs"), at("12", "", "85", ""), abstracted(sleepAbstract)}, changes{abstracted(sleepAbstract)}, ask},
		{"letters of which one lacks the year", changes{by("Weiss, Urs"), at("12", "3", "325", ""), year("")}, changes{at("12", "3", "325", "")}, ask},

		// One DOI.
		{"other words and another place", changes{doi("10.5555/a"), titled("Night shifts and the quality of sleep among nurses in coastal towns")}, changes{doi("10.5555/a"), in("Chronobiology Letters"), at("30", "", "70", "75")}, ask},
		{"other titles on a page of a supplement", changes{doi("10.5555/a"), titled("Bright light for nurses: a randomised trial"), at("12", "S1", "P942", "")}, changes{doi("10.5555/a"), at("12", "S1", "P942", "")}, ask},
		{"other titles in a supplement", changes{doi("10.5555/a"), titled("Bright light for nurses: a randomised trial"), at("12", "S1", "", "")}, changes{doi("10.5555/a"), at("12", "S1", "1168", "")}, ask},
		{"a translated title", changes{doi("10.5555/a"), titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer")}, changes{doi("10.5555/a")}, same},

		// What the two are.
		{"a dissertation and its article in a journal, a year later", changes{ofType(record.TypeThesis), in("University of Bergen"), nowhere, year("2013"), by("Halvorsen, Tone")}, changes{by("Halvorsen, T.", "Quist, P.")}, apart},
		{"a dissertation and its article ahead of print", changes{ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone")}, changes{in("BMC Sleep"), nowhere, doi("10.5555/a"), by("Halvorsen, Tone")}, apart},
		{"a dissertation in a list by its short name", changes{ofType(record.TypeThesis), in("University of Bergen"), nowhere, by("Halvorsen, Tone")}, changes{in("Diss Abstr Int"), at("75", "3-B", "", ""), by("Halvorsen, T.")}, same},
		{"a dissertation with the number of its pages", changes{ofType(record.TypeThesis), in("University of Bergen"), nowhere, by("Halvorsen, Tone")}, changes{in("University of Bergen (Norway)"), at("", "", "220", ""), by("Halvorsen, T.")}, same},
		{"a dissertation and a first page in a journal", changes{ofType(record.TypeThesis), in(""), nowhere}, changes{in("BMC Sleep"), at("", "", "220", "")}, apart},
		{"a dissertation at its seller's", changes{ofType(record.TypeThesis), in("University of Bergen"), nowhere, by("Halvorsen, Tone")}, changes{in("ProQuest LLC"), at("", "", "220", ""), by("Halvorsen, T.")}, same},
		{"a dissertation in the series of a university", changes{ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone")}, changes{in("Acta Universitatis Bergensis"), at("112", "", "", ""), by("Halvorsen, T."), doi("10.5555/a")}, ask},
		{"a dissertation and its article on a range of pages", changes{ofType(record.TypeThesis), in(""), nowhere, by("Halvorsen, Tone")}, changes{in("Midwifery Care"), by("Halvorsen, T.")}, apart},
		{"a dissertation and the abstract of it", changes{ofType(record.TypeThesis), in("Bergen"), nowhere, by("Halvorsen, Tone"), abstracted(sleepAbstract)}, changes{by("Halvorsen, T."), abstracted(sleepAbstract)}, ask},
		{"a register's entry and a paper ahead of print", changes{in(""), nowhere, registered("ClinicalTrials.gov", "NCT00000001"), linked("https://clinicaltrials.gov/show/NCT00000001")}, changes{in("BMJ Sleep"), nowhere, doi("10.5555/a")}, apart},
		{"a register's entry and a paper without the number", changes{in(""), nowhere, by(), registered("ClinicalTrials.gov", "NCT00000001"), linked("https://clinicaltrials.gov/show/NCT00000001"), abstracted(sleepAbstract)}, changes{abstracted(sleepAbstract)}, apart},
		{"a book that is called a chapter", changes{ofType(record.TypeBook), in(""), nowhere, isbn("9783161484100")}, changes{ofType(record.TypeChapter), in(""), nowhere, isbn("9783161484100")}, same},
		{"a book and its chapter", changes{ofType(record.TypeBook), in(""), nowhere, isbn("9783161484100")}, changes{ofType(record.TypeChapter), titled(title + ": an introduction"), in(""), nowhere, isbn("9783161484100")}, apart},
		{"a book that is called a chapter of itself", changes{ofType(record.TypeBook), in(""), nowhere, isbn("9783161484100")}, changes{ofType(record.TypeChapter), in(title), nowhere, isbn("9783161484100")}, same},
		{"a book in a series that is called a chapter", changes{ofType(record.TypeBook), in("Lecture Notes in Sleep"), nowhere, isbn("9783161484100")}, changes{ofType(record.TypeChapter), in("Lecture Notes in Sleep"), nowhere, isbn("9783161484100")}, same},
		{"a book and the chapter with its title", changes{ofType(record.TypeBook), in(""), nowhere, isbn("9783161484100")}, changes{ofType(record.TypeChapter), in(title + ": from bench to bedside"), at("", "", "1", "12"), isbn("9783161484100")}, apart},
		{"the same without pages", changes{ofType(record.TypeBook), in(""), nowhere, isbn("9783161484100")}, changes{ofType(record.TypeChapter), in(title + ": from bench to bedside"), nowhere, isbn("9783161484100")}, apart},
		{"a book with the number of its pages and the chapter with its title", changes{ofType(record.TypeBook), in(""), at("", "", "350", ""), isbn("9783161484100")}, changes{ofType(record.TypeChapter), in("Lecture Notes in Sleep"), at("", "", "1", "20"), isbn("9783161484100")}, apart},
		{"a book and the chapter with its title in itself", changes{ofType(record.TypeBook), in(""), nowhere, isbn("9783161484100")}, changes{ofType(record.TypeChapter), in(title), at("", "", "1", "12"), isbn("9783161484100")}, apart},

		{"the name of a conference cut short, and its proceedings", changes{in("Conference on Sleep …"), nowhere}, changes{ofType(record.TypeConferencePaper), in("Proceedings of the 12th Conference on Sleep Science"), at("", "", "201", "214")}, same},
		{"the same, cut before it says what it is", changes{in("Academy of Sleep …"), nowhere}, changes{ofType(record.TypeConferencePaper), in("2014 Academy of Sleep Annual Meeting Proceedings"), at("", "", "201", "214")}, same},
		{"a name cut short, and an abbreviation", changes{in("Journal of …"), nowhere}, changes{abbreviated("J Sleep Stud")}, same},
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
		{"a title that recurs, by the same people in one journal and year", []changes{
			{by("Weiss, Urs"), at("12", "3", "1", "2")}, {by("Okello, Grace"), at("12", "4", "91", "92")}, {by("Rossi, Carla"), at("12", "5", "180", "181")},
			{by("Falk, Jon"), at("", "", "", "")}, {by("Falk, Jon"), at("12", "6", "230", "231")}, {by("Falk, Jon"), at("13", "6", "230", "231"), year("2015")},
		}, 5},
		{"a title that recurs, at a conference that has an acronym", []changes{
			{by("Weiss, Urs"), at("12", "3", "1", "2")}, {by("Okello, Grace"), at("12", "4", "91", "92")}, {by("Rossi, Carla"), at("12", "5", "180", "181")},
			{by("Falk, Jon", "Petrenko, Ihor"), in("European Conference on Sleep Science"), at("", "", "", "")}, {by("Falk, Jon", "Petrenko, Ihor"), in("ECSS 2014 Proceedings"), at("", "", "230", "241")},
		}, 4},
		{"a title that recurs, on one range of pages", []changes{
			{by("Weiss, Urs"), at("12", "3", "1", "2")}, {by("Okello, Grace"), at("12", "4", "91", "92")}, {by("Rossi, Carla"), at("12", "5", "180", "181")},
			{by("Falk, Jon"), at("", "", "230", "241"), year("2013")}, {by("Falk, Jon"), at("", "", "230", "241")},
		}, 4},
		{"a title that recurs, on one page of a supplement", []changes{
			{by("Weiss, Urs"), at("12", "3", "1", "2")}, {by("Okello, Grace"), at("12", "4", "91", "92")}, {by("Rossi, Carla"), at("12", "5", "180", "181")},
			{by("Falk, Jon"), at("12", "", "S330", ""), supplement("1")}, {by("Falk, Jon"), at("12", "6", "S330", "")},
		}, 4},
		{"a title in three issues by the same people, and one that does not say in which", []changes{
			{at("12", "3", "1", "2")}, {at("12", "4", "91", "92")}, {at("12", "5", "180", "181")}, {at("", "", "", "")},
		}, 4},
		{"the same with the volume, twice", []changes{
			{at("12", "3", "1", "2")}, {at("12", "4", "91", "92")}, {at("12", "5", "180", "181")}, {at("12", "", "", "")}, {at("", "", "", ""), doi("10.5555/a")},
		}, 4},
		{"a title in one issue, and one that does not say in which", []changes{
			{at("12", "3", "1", "2")}, {at("12", "", "1", "2")}, {at("", "", "", "")},
		}, 1},
		{"other words, on pages that every article has", []changes{
			{at("10", "1", "1", "9")}, {at("10", "1", "1", "9"), titled("Night shifts and the quality of sleep among doulas in coastal towns")},
		}, 2},
		{"a column", []changes{
			{titled("Sleep in the news of the month"), at("12", "3", "1", "2")}, {titled("Sleep in the news of the month"), at("12", "4", "91", "92")},
			{titled("Sleep in the news of the month"), at("12", "5", "180", "181")},
		}, 3},
		{"a title by one person that recurs, in issues without a volume", []changes{
			{at("", "1", "", "")}, {at("", "2", "", "")}, {at("", "3", "", "")}, {at("12", "4", "", "")},
		}, 4},
		{"a title by one person that recurs, in volumes without an issue", []changes{
			{at("12", "", "", "")}, {at("13", "", "", ""), year("2015")}, {at("14", "", "", ""), year("2016")},
		}, 3},
		{"one article, with the volume, the issue, both or neither", []changes{
			{at("12", "", "201", "214")}, {at("", "3", "201", "214")}, {at("12", "3", "201", "214")}, {at("", "", "201", "214")},
		}, 1},
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

func TestShownIssue(t *testing.T) {
	for key, want := range map[string]string{"s1": "Suppl 1", "4s2": "4 Suppl 2", "ssuppl": "Suppl", "2ssuppl": "2 Suppl", "3-4": "3-4", "spring": "spring", "": ""} {
		require.Equal(t, want, shownIssue(key), key)
	}
}

// TestOtherWordsOnCommonPages asks about records that agree but for a word which their
// set does not know, on pages that every article of the journal has.
func TestOtherWordsOnCommonPages(t *testing.T) {
	x := NewIndex(nil)
	x.Add(paper("a", at("10", "1", "1", "9")))
	x.Add(paper("b", at("10", "1", "1", "9"), titled("Night shifts and the quality of sleep among doulas in coastal towns")))
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	require.Equal(t, 1, res.Statistics.Unsure)
}

func reportNumber(s string) func(*record.Record) {
	return func(r *record.Record) { r.Number = s }
}

func edition(s string) func(*record.Record) {
	return func(r *record.Record) { r.Edition = s }
}
