package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestFrontOfIssues has pieces that stand at the front of issue after issue, on pages
// that every issue has, and other pieces by the same people that records hardly tell
// apart.
func TestFrontOfIssues(t *testing.T) {
	const (
		title  = "Night shifts and the quality of sleep among midwives in coastal towns"
		series = "Special section: sleep, work and the economics of night shifts"
		column = "Editor's comments"
	)
	type changes []func(*record.Record)
	editor := by("Quist, Peer")
	nowhere := at("", "", "", "")
	for _, test := range []struct {
		name string
		a, b changes
		want librarian
	}{
		{"a column on Roman pages of two issues", changes{titled(column), editor, at("12", "3", "i", "ii")}, changes{titled(column), editor, at("12", "4", "i", "ii")}, apart},
		{"a column on Roman pages without an issue", changes{titled(column), editor, at("", "", "iii", "xi")}, changes{titled(column), editor, at("", "", "iii", "xii")}, apart},
		{"a column on the first pages of years", changes{titled(column), editor, at("", "", "5", "6")}, changes{titled(column), editor, at("", "", "5", "6"), year("2012")}, apart},
		{"a column on first pages that end elsewhere", changes{titled(column), editor, at("12", "", "5", "6")}, changes{titled(column), editor, at("12", "3", "5", "7")}, apart},
		{"a column in one issue", changes{titled(column), editor, at("12", "3", "iii", "vi")}, changes{titled(column), editor, at("12", "3", "", "")}, same},
		{"a column and the title of its piece in one issue", changes{titled(column), by("Quist, Peer", "Rossi, Carla"), at("12", "3", "iii", "vii")}, changes{titled("Global by design"), by("Quist, P.", "Rossi, C."), at("12", "3", "iii", "vii")}, same},
		{"an editorial of an issue, and one that names nobody", changes{titled("Editorial"), editor, at("12", "3", "iii", "vi")}, changes{titled("Editorial"), by(), at("12", "3", "", ""), year("")}, same},
		{"the same in another issue", changes{titled("Editorial"), editor, at("12", "3", "iii", "vi")}, changes{titled("Editorial"), by(), at("12", "4", "", ""), year("")}, apart},
		{"an editorial whose signature became its title", changes{titled("Editorial"), editor, at("12", "3", "iii", "vi")}, changes{titled("Peer Quist, Editor-in-Chief"), by(), at("12", "3", "", ""), year("")}, same},
		{"the signatures of two editors", changes{titled("Carla Rossi, Editor"), by(), at("12", "3", "", "")}, changes{titled("Peer Quist, Editor"), by(), at("12", "3", "", "")}, apart},
		{"an editorial by another than who signed", changes{titled("Editorial"), by("Rossi, Carla"), at("12", "3", "iii", "vi")}, changes{titled("Peer Quist, Editor"), by(), at("12", "3", "", "")}, apart},
		{"a signature in another issue", changes{titled("Editorial"), editor, at("12", "3", "iii", "vi")}, changes{titled("Peer Quist, Editor-in-Chief"), by(), at("12", "4", "", ""), year("")}, apart},
		{"an article about an editor", changes{titled("Editorial"), editor, at("12", "3", "iii", "vi")}, changes{titled("A day with Peer Quist, our editor"), by(), at("12", "3", "", ""), year("")}, apart},
		{"an editorial of an issue, with the year before", changes{titled("Editorial"), editor, at("12", "3", "iii", "vi")}, changes{titled("Editorial"), by(), at("12", "3", "", ""), year("2013")}, same},
		{"a book review of an issue, and one that names nobody", changes{titled("Book review"), editor, at("12", "3", "90", "91")}, changes{titled("Book review"), by(), at("12", "3", "", ""), year("")}, apart},
		{"a heading before the title, in an issue", changes{titled("Views and opinions " + title), by(), at("12", "3", "", ""), year("")}, changes{editor}, same},
		{"a short title behind its heading", changes{titled("Personal view: what good are neural lamps"), editor, at("12", "3", "", ""), year("")}, changes{titled("What good are neural lamps?"), editor, at("12", "3", "272", "276")}, same},
		{"letters in one issue", changes{titled(title + ": a survey"), by("Weiss, Urs"), at("12", "3", "", "")}, changes{at("12", "3", "", "")}, ask},
		{"a title whose letters stand apart, and the DOI", changes{titled("N i g ht S hi fts : and q ua l ity of sl eep"), doi("10.5555/a"), at("12", "3", "", "")}, changes{titled("Night shifts and quality of sleep"), doi("10.5555/a")}, same},
		{"an editor's note of a year", changes{titled("Editorial note"), editor, nowhere}, changes{titled("Editorial note"), editor, nowhere}, apart},
		{"a society's column of a year", changes{titled("In memoriam"), editor, nowhere}, changes{titled("In Memoriam"), editor, nowhere}, apart},
		{"a title of sections a year apart, on first pages", changes{titled(series), at("26", "2", "7", "13")}, changes{titled(series), at("27", "3", "7", "10"), year("2015")}, apart},
		{"an article with a slip in its volume", changes{at("11", "3", "201", "214")}, nil, same},
		{"a section by some of the same people, on first pages", changes{titled("Special section: work and the economics of night shifts"), at("26", "2", "5", "9"), year("")}, changes{titled("Special section: the economics of night shifts and work"), at("31", "2", "5", "8"), year("")}, apart},
		{"two parts in two issues on pages that overlap", changes{at("12", "3", "17", "32")}, changes{at("12", "4", "11", "28")}, apart},
		{"pages that end together in issues of which one is a slip", changes{at("12", "3", "203", "214")}, changes{at("12", "4", "201", "214")}, same},

		{"a slip in a number of the title, and the DOI", changes{titled(title + ", 0217-2021"), doi("10.5555/a"), nowhere}, changes{titled(title + ", 2017-2021"), doi("10.5555/a"), nowhere}, ask},
		{"other years in the title", changes{titled(title + ", 2013-2016"), nowhere}, changes{titled(title + ", 2017-2021"), nowhere}, apart},
		{"a title that lost its protocol, with the abstract", changes{titled(title + ": protocol for a randomised trial"), abstracted(sleepAbstract)}, changes{at("", "3", "201", "214"), abstracted(sleepAbstract)}, same},
		{"a correction by the number of the article", changes{titled(title + " (vol 12, 104501, 2014)"), nowhere}, changes{nowhere}, apart},
		{"a correction by an article number with a letter", changes{titled(title + " (vol 12, e104501, 2014)"), nowhere}, changes{nowhere}, apart},
		{"a response to a comment", changes{titled(title + ": response to a comment by Weiss and Rossi"), nowhere}, changes{nowhere}, apart},
		{"a response to a response", changes{titled("Continuing the debate - a response to a response - " + title + " as a contradiction"), at("12", "3", "", "")}, changes{at("12", "3", "", "")}, apart},
		{"what people respond to", changes{titled(title + ": the response to light"), nowhere}, changes{nowhere}, same},

		{"a paper under discussion, and the paper", changes{in("Sleep and Work Discussions"), at("15", "2", "1747", "1868"), abstracted(sleepAbstract)}, changes{in("Sleep and Work"), at("15", "24", "13849", "13893"), abstracted(sleepAbstract)}, apart},
		{"the same without pages", changes{in("Sleep and Work Discussions"), at("15", "2", "", ""), abstracted(sleepAbstract)}, changes{in("Sleep and Work"), at("15", "24", "", ""), abstracted(sleepAbstract)}, ask},
		{"a review and its update with one abstract", changes{at("2009", "6", "", ""), year("2009"), abstracted(sleepAbstract)}, changes{at("2014", "1", "", ""), abstracted(sleepAbstract)}, ask},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := paper("a", test.a...), paper("b", test.b...)
			p := Compare(a, b, nil)
			require.Equal(t, test.want, librarianOf[p.Verdict], "%+v", p)
			require.Equal(t, p.Verdict, Compare(b, a, nil).Verdict)
		})
	}
}
