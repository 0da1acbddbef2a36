package dedupe

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestDamage has pairs of which one was read from a scan or a PDF file, and pairs
// that only look so.
func TestDamage(t *testing.T) {
	const title = "Night shifts and the official reflections of midwives in coastal towns"
	type changes []func(*record.Record)
	read := func(more ...func(*record.Record)) changes {
		return append(changes{at("12", "3", "", ""), year("")}, more...)
	}
	for _, test := range []struct {
		name string
		a, b changes
		want librarian
	}{
		{"lost ligatures, no authors", changes{titled(title)}, read(titled("Night shifts and the of®cial re¯ections of midwives in coastal towns"), by()), same},
		{"thin letters", changes{titled(title)}, read(titled("Night shifts and the officiai refiections of midwives in coastai towns"), by("Halvorsen, Tone")), same},
		{"m for rn", changes{titled("A modern pattern of night shifts in coastal towns")}, read(titled("A modem pattem of night shifts in coastal towns"), by("Halvorsen, Tone")), same},
		{"names cut up", nil, read(by("Hal, V.", "Orsen, Tone", "Qu, Ist", "Eer, P.", "Lindi, We Mbeki")), same},
		{"an author behind the title", changes{titled(title)}, read(titled(title+" TONE HALVORSEN"), by("University, Coastal")), same},
		{"footnote mark behind a decade", changes{titled("How midwives slept in the 1990s")}, changes{titled("How midwives slept in the 1990s1")}, same},
		{"footnote mark behind a year", changes{titled("How midwives slept from 1990 to 2004")}, changes{titled("How midwives slept from 1990 to 20041")}, same},
		{"list of footnote marks", changes{titled("How midwives sleep after shifts at 3M")}, changes{titled("How midwives sleep after shifts at 3M1,2")}, same},
		{"footnote mark behind a reply", changes{titled("How midwives sleep at night: a reply")}, changes{titled("How midwives sleep at night: a reply 1")}, same},
		{"year of a reprint in one issue", changes{titled(title)}, changes{titled(title), year("2009")}, same},
		{"heading and a slip", changes{titled(title)}, changes{titled("Prize paper - Night shifts and the oficial reflections of midwives in coastal towns")}, same},
		{"review under a heading", changes{titled("The long sleep of midwives"), by("Okello, Grace")}, read(titled("Book review: The long sleep of midwives"), by("Okello, Grace")), same},
		{"review by title of the book's author", changes{titled("The long sleep of midwives"), by("Okello, Grace")}, read(titled("Book review The long sleep of midwives"), by("Rossi, Carla")), same},

		{"summary for patients", changes{titled(title)}, changes{titled("Summaries for patients. " + title), by(), pages("", "")}, apart},
		{"summary of a guideline", changes{titled(title + ": a guideline")}, changes{titled("Executive summary: " + title + ": a guideline"), pages("", "")}, apart},
		{"design of a trial", changes{titled(title)}, changes{titled(title + ": rationale and design"), pages("", "")}, apart},
		{"review and the book", changes{titled("The long sleep of midwives"), ofType(record.TypeBook), in(""), nowhere}, changes{titled("Book review: The long sleep of midwives"), by("Okello, Grace"), pages("300", "301")}, apart},
		{"letters on one page", changes{titled(title), pages("310", "310")}, changes{titled(title), by("Okello, Grace", "Rossi, Carla"), pages("310", "310")}, ask},
		{"two numbers of articles in one volume", changes{at("12", "", "f100", "")}, changes{at("12", "", "f280", ""), by("Halvorsen, Tone")}, ask},
		{"two numbers of articles and one DOI", changes{at("12", "", "e1000100", ""), doi("10.5555/a")}, changes{at("12", "", "e1000280", ""), doi("10.5555/a")}, same},
		{"letters without pages", changes{titled(title), pages("", "")}, changes{titled(title), by("Okello, Grace", "Rossi, Carla"), pages("", "")}, ask},
		{"the next decade", changes{titled("How midwives slept in the 1990s")}, changes{titled("How midwives slept in the 1980s"), pages("", "")}, apart},
		{"the next part", changes{titled(title + ": part 1")}, changes{titled(title + ": part 11"), pages("", "")}, apart},
		{"years apart in other issues", changes{titled(title)}, changes{titled(title), year("2009"), at("7", "3", "", "")}, apart},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := Compare(paper("a", test.a...), paper("b", test.b...), nil)
			require.Equal(t, test.want, librarianOf[p.Verdict], "%+v", p)
			q := Compare(paper("b", test.a...), paper("a", test.b...), nil)
			require.Equal(t, p.Weight, q.Weight)
		})
	}
}

// TestContrasts has titles of companion papers, by the same people in one issue,
// that differ in few letters or words: one of the two records lacks the pages.
func TestContrasts(t *testing.T) {
	for _, titles := range [][2]string{
		{"Hypothermia of midwives by night in coastal towns", "Hyperthermia of midwives by night in coastal towns"},
		{"Sleep of male midwives by night in coastal towns", "Sleep of female midwives by night in coastal towns"},
		{"Treatment of midwives with insomnia in coastal towns", "Treatment of midwives without insomnia in coastal towns"},
		{"Sleep of inpatients by night in coastal towns", "Sleep of outpatients by night in coastal towns"},
		{"Interleukin 1 alpha and sleep in coastal towns", "Interleukin 1 beta and sleep in coastal towns"},
		{"Intracellular calcium in the sleep of midwives", "Extracellular calcium in the sleep of midwives"},
		{"Hepatitis A infection of midwives in coastal towns", "Hepatitis B infection of midwives in coastal towns"},
		{"Vitamin D and the sleep of midwives in coastal towns", "Vitamin E and the sleep of midwives in coastal towns"},
		{"Small cell carcinoma of midwives in coastal towns", "Non-small cell carcinoma of midwives in coastal towns"},
		{"Night shifts and sleep of midwives in Austria", "Night shifts and sleep of midwives in Australia"},
	} {
		for _, more := range [][]func(*record.Record){{pages("", "")}, {pages("215", "228")}} {
			p := Compare(paper("a", titled(titles[0])), paper("b", append(more, titled(titles[1]))...), nil)
			require.Equal(t, apart, librarianOf[p.Verdict], "%s: %+v", titles[1], p)
		}
		// What is typed wrongly in one database has the same pages all the same.
		p := Compare(paper("a", titled(titles[0])), paper("b", titled(titles[1])), nil)
		require.Equal(t, same, librarianOf[p.Verdict], "%s: %+v", titles[1], p)
	}
}

// TestSpellings has titles that are one, however they are spelled.
func TestSpellings(t *testing.T) {
	for _, titles := range [][2]string{
		{"Behavioural effects of oestrogen in paediatric patients", "Behavioral effects of estrogen in pediatric patients"},
		{"Randomised trial of the sleep of midwives in coastal towns", "Randomized trial of the sleep of midwives in coastal towns"},
		{"Strategies of midwives for sleeping by day in coastal towns", "Stratgies of midwives for sleeping by day in coastal towns"},
		{"Effect of night shifts on the sleep of midwives", "Effects of night shifts on the sleep of midwives"},
		{"Information technologies for midwives on night shifts", "Information technology for midwives on night shifts"},
	} {
		p := Compare(paper("a", titled(titles[0])), paper("b", titled(titles[1]), pages("", "")), nil)
		require.Equal(t, same, librarianOf[p.Verdict], "%s: %+v", titles[1], p)
	}
}

// TestTwoWords has two words that one slip would make one, both of which the set
// knows.
func TestTwoWords(t *testing.T) {
	var records []*record.Record
	for i, title := range []string{"The sleep of midwives in Riga", "Night shifts of nurses in Riga", "Tides and harbours of Riga", "Coastal towns in Riga", "Markets of Riga"} {
		number := string(rune('a' + i))
		records = append(records, paper("n"+number, titled(title), at("2"+number, "1", "", ""), by("Okello, Grace"), year("2001")))
		records = append(records, paper("q"+number, titled(title[:len(title)-1]+"i"), at("3"+number, "2", "", ""), by("Rossi, Carla"), year("2003")))
	}
	records = append(records, paper("a", titled("Night shifts and the quality of sleep in Riga")), paper("b", titled("Night shifts and the quality of sleep in Rigi"), pages("", "")))
	require.NotContains(t, groupIDs(resolved(t, nil, records...)), []string{"a", "b"})
	require.Contains(t, groupIDs(resolved(t, nil, records[len(records)-2:]...)), []string{"a", "b"}, "a slip, for all that two records say")
}

// TestTwoWordsThatLookDamaged has two words that differ in letters which scans
// lose or exchange, both of which the set knows.
func TestTwoWordsThatLookDamaged(t *testing.T) {
	var records []*record.Record
	for i, title := range []string{"The sleep of midwives while %s", "Night shifts of nurses and %s tides", "Harbours, %s and the sea", "Coastal towns, %s by night", "Markets of %s"} {
		number := string(rune('a' + i))
		records = append(records, paper("n"+number, titled(strings.ReplaceAll(title, "%s", "fasting")), at("2"+number, "1", "", ""), by("Okello, Grace"), year("2001")))
		records = append(records, paper("q"+number, titled(strings.ReplaceAll(title, "%s", "lasting")), at("3"+number, "2", "", ""), by("Rossi, Carla"), year("2003")))
	}
	records = append(records, paper("a", titled("Effects of fasting insomnia on midwives in coastal towns")), paper("b", titled("Effects of lasting insomnia on midwives in coastal towns"), pages("", "")))
	require.NotContains(t, groupIDs(resolved(t, nil, records...)), []string{"a", "b"})
	require.Contains(t, groupIDs(resolved(t, nil, records[len(records)-2:]...)), []string{"a", "b"}, "thin letters, for all that two records say")
	// Where another word is none that the set knows, the text is damaged.
	records[len(records)-1] = paper("b", titled("Eects of lasting insomnia on midwives in coastal towns"), pages("", ""))
	require.Contains(t, groupIDs(resolved(t, nil, records...)), []string{"a", "b"})
}
