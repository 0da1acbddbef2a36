package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestReportsOfOneStudy has pairs of papers by the same people on one study, of which no
// more is known than a list of citations says, and records of one paper that look
// like them.
func TestReportsOfOneStudy(t *testing.T) {
	const (
		title = "Bright light and the sleep of midwives on night shifts: outcomes of a randomised trial"
		costs = "Bright light and the sick leave of midwives on night shifts: costs in a randomised trial"
		first = "Midwives on night shifts sleep badly by day. We asked whether bright light in the ward helps them to sleep. " +
			"In a randomised trial in nine coastal hospitals 216 midwives worked under bright or usual light for a year. "
		sleep = "They slept 41 minutes longer under bright light, and made fewer errors in the second half of a shift."
		money = "Lamps cost 418 crowns a midwife, and were paid back by fewer days of sick leave within two years."
	)
	type changes []func(*record.Record)
	abstract := func(s string) func(*record.Record) {
		return func(r *record.Record) { r.Abstracts = []record.Abstract{{Text: s}} }
	}
	listed := func(more ...func(*record.Record)) changes { return append(changes{at("", "", "", "")}, more...) }
	for _, test := range []struct {
		name string
		a, b changes
		want librarian
	}{
		{"costs in another journal", listed(titled(title), abstract(first+sleep)), listed(titled(costs), abstract(first+money), in("Health Economics")), ask},
		{"costs in the same journal", listed(titled(title), abstract(first+sleep)), listed(titled(costs), abstract(first+money)), ask},
		{"a reprint in another journal years later", listed(titled(title), abstract(first+sleep)), listed(titled(title), abstract(first+sleep), in("Health Economics"), year("2019")), ask},
		{"another title for one abstract in one issue", changes{titled(title), abstract(first + sleep)}, changes{titled(costs), abstract(first + sleep)}, same},
		{"outcomes and costs in one issue", changes{titled(title), abstract(first + sleep), at("12", "", "", ""), supplement("1")}, changes{titled(costs), abstract(first + money), at("12", "", "", ""), supplement("1")}, ask},
		{"two abstracts of one group in one issue, one title the other's beginning", changes{at("12", "3", "", ""), by("Quist, Peer", "Dahl, Rune", "Lindqvist, Maja", "Zielinska, Ewa")},
			changes{at("12", "3", "", ""), titled("Night shifts and the quality of sleep among midwives in coastal towns correlate with light and affect their errors"),
				by("Halvorsen, Tone", "Quist, Peer", "Okoro, Chidi", "Brandt, Jens")}, ask},
		{"the same authors", changes{at("12", "3", "", "")},
			changes{at("12", "3", "", ""), titled("Night shifts and the quality of sleep among midwives in coastal towns: a study of light")}, same},
		{"the abstract cut", listed(titled(title), abstract(first+sleep)), listed(titled(title), abstract(first)), same},
		{"a slip in the title", listed(titled(title), abstract(first+sleep)), listed(titled("Bright light and the slep of midwives on night shifts: outcomes of a randomised trial"), abstract(first+sleep)), same},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := Compare(paper("a", test.a...), paper("b", test.b...), nil)
			require.Equal(t, test.want, librarianOf[p.Verdict], "%+v", p)
			q := Compare(paper("b", test.b...), paper("a", test.a...), nil)
			require.Equal(t, p.Verdict, q.Verdict)
		})
	}
}
