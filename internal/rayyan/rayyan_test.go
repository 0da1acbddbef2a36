package rayyan

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestDivide: each word of a note is in one part, bars and keys in quoted texts too.
func TestDivide(t *testing.T) {
	type parts [][2]string
	for _, test := range []struct {
		name, in string
		want     parts
	}{
		{"no word of Rayyan's", "seen | on paper", nil},
		{"all keys", `RAYYAN-INCLUSION: {"A"=>"Included"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: x | USER-NOTES: {"A"=>["n"]}`,
			parts{{"RAYYAN-INCLUSION", `{"A"=>"Included"}`}, {"RAYYAN-LABELS", "a,b"}, {"RAYYAN-EXCLUSION-REASONS", "x"}, {"USER-NOTES", `{"A"=>["n"]}`}}},
		{"a bar in a user's note", `USER-NOTES: {"A"=>["check | later"]} | RAYYAN-LABELS: a`,
			parts{{"USER-NOTES", `{"A"=>["check | later"]}`}, {"RAYYAN-LABELS", "a"}}},
		{"a key and a brace in a user's note", `USER-NOTES: {"A"=>["} | RAYYAN-LABELS: \" b"]} | RAYYAN-LABELS: a`,
			parts{{"USER-NOTES", `{"A"=>["} | RAYYAN-LABELS: \" b"]}`}, {"RAYYAN-LABELS", "a"}}},
		{"a bar in a reason", "RAYYAN-EXCLUSION-REASONS: a | b,c", parts{{"RAYYAN-EXCLUSION-REASONS", "a | b,c"}}},
		{"text before, between and behind", "mine | here | RAYYAN-LABELS: a\nread\nRAYYAN-INCLUSION: {\"A\"=>\"Maybe\"} and more",
			parts{{"", "mine | here"}, {"RAYYAN-LABELS", "a"}, {"", "read"}, {"RAYYAN-INCLUSION", `{"A"=>"Maybe"}`}, {"", "and more"}}},
		{"an unknown key", `RAYYAN-SCREENING-TIME: {"A"=>12} | RAYYAN-LABELS: `, parts{{"RAYYAN-SCREENING-TIME", `{"A"=>12}`}, {"RAYYAN-LABELS", ""}}},
		{"a list that does not end", `USER-NOTES: {"A"=>["n | RAYYAN-LABELS: a`, parts{{"USER-NOTES", `{"A"=>["n`}, {"RAYYAN-LABELS", "a"}}},
		{"keys in prose", "see USER-NOTES: {curly} here | and\nRAYYAN-INCLUSION: {curly} too", nil},
		{"a key in prose before others", `USER-NOTES: { curly} and RAYYAN-INCLUSION: {x} | RAYYAN-LABELS: a`, parts{{"", `USER-NOTES: { curly} and RAYYAN-INCLUSION: {x}`}, {"RAYYAN-LABELS", "a"}}},
		{"lists of all forms", "USER-NOTES:{ } RAYYAN-INCLUSION: {\t\"A\"=>\"Maybe\"} USER-NOTES: {:a=>[\"n\"]} RAYYAN-INCLUSION: ",
			parts{{"USER-NOTES", "{ }"}, {"RAYYAN-INCLUSION", "{\t\"A\"=>\"Maybe\"}"}, {"USER-NOTES", `{:a=>["n"]}`}, {"RAYYAN-INCLUSION", ""}}},
		{"words that are no key", "USER-NOTES: see RAYYAN-like tools: x", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got parts
			for _, p := range Divide(test.in) {
				got = append(got, [2]string{string(p.Key), p.Value.Of(test.in)})
			}
			require.Equal(t, test.want, got)
		})
	}
}

func TestNotes(t *testing.T) {
	in := `{"Ida"=>["check | later", "it is \"new\"\nand long"], "Bo (x)" => ["yes"], "Al"=>[], "Cy"=>"one"}`
	var got []string
	for _, p := range Notes(in) {
		note, ok := Note(p.Of(in))
		require.True(t, ok)
		got = append(got, note)
	}
	require.Equal(t, []string{`Ida: check | later; it is "new" and long`, "Bo (x): yes", "Cy: one"}, got)
	require.Empty(t, Notes(`{"Ida"=>["cut`))
}

func TestDecisions(t *testing.T) {
	in := `{"Ida"=>"Included", "Bo \"B\" (x)" => "Excluded", "Al"=>"Undecided", "Cy"=>12}`
	var got []record.Decision
	unread := 0
	for _, p := range Pairs(in) {
		if d, ok := Decision(p.Of(in), "a | b, c,"); ok {
			got = append(got, d)
		} else {
			unread++
		}
	}
	require.Equal(t, []record.Decision{
		{Tool: "rayyan", Reviewer: "Ida", Verdict: "included"},
		{Tool: "rayyan", Reviewer: `Bo "B" (x)`, Verdict: "excluded", Reasons: []string{"a | b", "c"}},
	}, got)
	require.Equal(t, 1, unread)
}
