package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestThirdRecord joins a record with two that are one though it agrees less with the
// one than with the other: it lacks a title of its own, or part of the authors.
func TestThirdRecord(t *testing.T) {
	type changes = []func(*record.Record)
	title := titled("The midwife model of sleep")
	for _, c := range []struct {
		name         string
		whole, entry changes
		page         changes
		want         [][]string
	}{
		{"heading for title", changes{doi("10.5555/a")}, changes{at("12", "", "", "")},
			changes{doi("10.5555/a"), titled("Special section: the working night"), at("12", "", "", ""), in(""), year("")},
			[][]string{{"entry", "page", "whole"}}},
		{"other halves of the authors", changes{title, by("Halvorsen, Tone", "Quist, Peer")}, changes{title, by("Halvorsen, Tone"), at("12", "3", "", "")},
			changes{title, by("Quist, Peer"), at("12", "3", "", ""), in(""), year("")},
			[][]string{{"entry", "page", "whole"}}},
		{"another issue", changes{title, by("Halvorsen, Tone", "Quist, Peer")}, changes{title, by("Halvorsen, Tone"), at("12", "3", "", ""), year("")},
			changes{title, by("Quist, Peer"), at("12", "4", "", ""), in("")},
			[][]string{{"entry", "whole"}, {"page"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := resolved(t, nil, paper("whole", c.whole...), paper("entry", c.entry...), paper("page", c.page...))
			require.ElementsMatch(t, c.want, groupIDs(res))
		})
	}
}
