package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestRunningHeads has titles as the heads of pages and the headings of lists make them,
// and titles of which words have another form.
func TestRunningHeads(t *testing.T) {
	const (
		title  = "Night shifts and the quality of sleep among midwives in coastal towns"
		column = "Editor's comments"
		scale  = "Sleep diaries in practice: development of a scale for midwives"
		scaled = "Sleep diaries in practice: developing a scale for midwives"
	)
	type changes []func(*record.Record)
	editor := by("Quist, Peer")
	issue := at("12", "3", "", "")
	paged := at("12", "3", "201", "214")
	for _, test := range []struct {
		name string
		a, b changes
		want librarian
	}{
		{"the author before a column", changes{titled("Quist/Editor's comments"), editor, issue, year("")}, changes{titled(column), editor, at("12", "3", "iii", "vi")}, same},
		{"the same in another issue", changes{titled("Quist/Editor's comments"), editor, at("12", "4", "", ""), year("")}, changes{titled(column), editor, at("12", "3", "iii", "vi")}, apart},
		{"another author before a column", changes{titled("Rossi/Editor's comments"), editor, issue, year("")}, changes{titled(column), by("Rossi, Carla"), at("12", "3", "iii", "vi")}, apart},
		{"the author before a title", changes{titled("Okafor/" + title), by("Okafor, Ngozi"), issue}, changes{by("Okafor, Ngozi"), paged}, same},
		{"the issue behind a column", changes{titled(column + " Volume 12 Iss. 3"), editor, issue, year("")}, changes{titled(column), editor, at("12", "3", "iii", "vi")}, same},
		{"another issue behind a column", changes{titled(column + " Volume 12 Iss. 4"), editor, at("12", "", "", ""), year("")}, changes{titled(column), editor, at("12", "3", "iii", "vi")}, apart},
		{"a prize before a short title", changes{titled("ABC Competition Paper - The midwife's clock"), editor, issue}, changes{titled("The midwife's clock"), editor, paged}, same},
		{"a conference before a title", changes{titled("ABCD Paper - " + title), issue}, changes{paged}, same},
		{"two kinds of papers", changes{titled("Green Paper - " + title), issue}, changes{titled("White Paper - " + title), issue}, apart},
		{"a Roman number that was read as a figure", changes{titled(title + " -- Part I1: wards"), issue, year("")}, changes{titled(title + " - Part II: wards"), paged}, same},
		{"another part", changes{titled(title + " -- Part I: wards"), issue, year("")}, changes{titled(title + " - Part II: wards"), paged}, apart},
		{"forms of one word in an issue", changes{titled(scale), issue}, changes{titled(scaled), paged}, same},
		{"forms of one word on other pages", changes{titled(scale), at("12", "3", "230", "239")}, changes{titled(scaled), paged}, apart},
		{"forms of one word in another issue", changes{titled(scale), at("12", "4", "", "")}, changes{titled(scaled), paged}, apart},
		{"other words in an issue", changes{titled("Sleep diaries in practice: adoption of a scale for midwives"), issue}, changes{titled(scale), paged}, apart},
		{"words that only begin alike", changes{titled("Nights on the ward: interviews with midwives of coastal towns"), issue}, changes{titled("Nights on the ward: interventions with midwives of coastal towns"), paged}, apart},
		{"another small word and another year in an issue", changes{titled("Is the night really quiet? A look at shifts at a coastal ward"), at("3", "3", "", ""), year("2016")}, changes{titled("Is the night really quiet? A look at shifts in a coastal ward"), at("3", "3", "", ""), year("2021")}, apart},
		{"a title again in the same month of another year", changes{at("3", "3", "", ""), year("2016")}, changes{at("3", "3", "", ""), year("2021")}, ask},
		{"the same without an issue", changes{at("3", "3", "", ""), year("2016")}, changes{at("3", "", "", ""), year("2021")}, ask},
		{"forms of one word, and other abstracts", changes{titled(scale), issue, abstracted(sleepAbstract)}, changes{titled(scaled), paged, abstracted(trialAbstract)}, apart},
		{"forms of one word, and other DOIs", changes{titled(scale), issue, doi("10.5555/a")}, changes{titled(scaled), paged, doi("10.5555/b")}, apart},
		{"drugs with one stem", changes{titled("Effects of streptomycin therapy in adults on coastal wards: a randomised trial"), issue}, changes{titled("Effects of streptokinase therapy in adults on coastal wards: a randomised trial"), paged}, apart},
		{"diseases and operations", changes{titled("Effects of pancreatitis in adults on coastal wards: a randomised trial"), issue}, changes{titled("Effects of pancreatectomy in adults on coastal wards: a randomised trial"), paged}, apart},
		{"ways of one treatment", changes{titled("Effects of intravenous therapy in adults on coastal wards: a randomised trial"), issue}, changes{titled("Effects of intravitreal therapy in adults on coastal wards: a randomised trial"), paged}, apart},
		{"a column's heading before its title, with an office among the authors", changes{titled("EDITOR'S COMMENTS The ions of theory building"), by("Quist, Peer", "Department, Review", "Quarterly, Sleep"), issue, year("")}, changes{titled("The ions of theory building"), editor, at("12", "3", "iii", "xiii")}, same},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := paper("a", test.a...), paper("b", test.b...)
			p := Compare(a, b, nil)
			require.Equal(t, test.want, librarianOf[p.Verdict], "%+v", p)
			require.Equal(t, p.Verdict, Compare(b, a, nil).Verdict)
		})
	}
}
