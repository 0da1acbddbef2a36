package dedupe

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestIsSnippet(t *testing.T) {
	for _, test := range []struct {
		text string
		want bool
	}{
		{"… lamps in wards … the sleep of midwives …", true},
		{"... lamps in wards ... the sleep of midwives", true},
		{"Lamps were lit in nine wards … the sleep of midwives", true},
		{"Lamps were lit in nine coastal hospitals and the sleep of…", true},
		{"Lamps were lit in nine wards. Midwives slept longer.", false},
		{"What is said of lamps (“bright…”) is true.", false},
		{strings.Repeat("Lamps were lit in nine wards. ", 60) + "…", false},
		{"", false},
	} {
		require.Equal(t, test.want, isSnippet(test.text), test.text)
	}
}

// TestSnippets has papers that a search engine found, and what it showed of them.
func TestSnippets(t *testing.T) {
	const (
		title   = "Bright light and the sleep of midwives on night shifts: the case of nine coastal towns"
		whole   = "Midwives on night shifts sleep badly by day. We asked whether bright light in the ward helps them to sleep. They slept 41 minutes longer under bright light, and made fewer errors in the second half of a shift."
		early   = "… Midwives on night shifts sleep badly by day. We asked whether bright light in the ward helps them …"
		late    = "… they slept longer under bright light, and made fewer errors in the second half of a shift … my thanks go to the midwives of all nine towns and to those who lit the lamps …"
		similar = "… Midwives on night shifts sleep badly by day. We asked whether music in the ward before a shift helps them …"
	)
	showing := func(more ...func(*record.Record)) []func(*record.Record) {
		return append([]func(*record.Record){by("Halvorsen, Tone"), titled(title), in(""), at("", "", "", "")}, more...)
	}
	text := func(s string) func(*record.Record) {
		return func(r *record.Record) { r.Abstracts = append(r.Abstracts, record.Abstract{Text: s}) }
	}
	for _, test := range []struct {
		name string
		a, b []func(*record.Record)
		want librarian
	}{
		{"other pieces of one paper", showing(text(early)), showing(text(late)), same},
		{"pieces and the abstract", showing(text(whole)), showing(text(late)), same},
		{"unlike abstracts", showing(text(whole)), showing(text("Midwives in towns by the sea were asked how tired they were after a night in the ward, what they ate, and whether they walked home or drove.")), ask},
		{"pieces of two papers", showing(text(early)), showing(text(similar), titled("Music and the sleep of midwives before night shifts: the case of nine coastal towns"), in("Music")), apart},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := Compare(paper("a", test.a...), paper("b", test.b...), nil)
			require.Equal(t, test.want, librarianOf[p.Verdict], "%+v", p)
		})
	}
}
