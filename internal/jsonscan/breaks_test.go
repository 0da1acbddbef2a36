package jsonscan

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// breaksBefore is what mayBreak must not deny.
func breaksBefore(text []byte) bool {
	offset, err := SyntaxErrorIn(text)
	return err != nil && offset < len(text)-1
}

func TestMayBreak(t *testing.T) {
	const item = `{"id":"a\u00e9\n","n":[-1.5e3,0,true,null,{"x":{}}],"s":"long enough for eights \" and more","":[]}`
	for n := 1; n <= len(item); n++ {
		require.False(t, breaksBefore([]byte(item[:n])))
	}
	whole := []byte(item)
	require.False(t, mayBreak(whole))
	require.False(t, mayBreak(whole[:len(whole)-2]))
	require.False(t, mayBreak(whole[:8]))
	for i := range whole {
		for _, c := range "\"\\{}[]:,x0\n\x01" {
			broken := append([]byte(nil), whole...)
			broken[i] = byte(c)
			if breaksBefore(broken) {
				require.True(t, mayBreak(broken), "%q", broken)
			}
			if cut := broken[:i+1+(len(broken)-i-1)/2]; breaksBefore(cut) {
				require.True(t, mayBreak(cut), "%q", cut)
			}
		}
	}
}

// TestEnds goes through texts with and without the places of their lists and
// objects.
func TestEnds(t *testing.T) {
	const text = ` {"a":[1,[2,{"b":"]}"}],{}],"c":{"d":{"e":[[]]}},"f":"x"} `
	var ends Ends
	c := checker[string]{text: text, maxDepth: 10, ends: &ends}
	require.Equal(t, Sound, c.check())
	require.Len(t, ends.places, 9)
	for _, place := range ends.places {
		require.Equal(t, ValueEnd(text, place[0]), place[1], text[place[0]:])
	}
	var walk func(e *Ends, from, to int) []string
	walk = func(e *Ends, from, to int) (found []string) {
		for m := range e.EachMember(text[:to], from) {
			found = append(append(found, m.Name, text[m.Value:m.End]), walk(e, m.Value, m.End)...)
		}
		for at := range e.EachElement(text[:to], from) {
			found = append(append(found, text[at[0]:at[1]]), walk(e, at[0], at[1])...)
		}
		return found
	}
	require.Equal(t, walk(nil, 1, len(text)-1), walk(&ends, 1, len(text)-1))
	require.Len(t, walk(nil, 1, len(text)-1), 18)
}

// TestStringEnds finds the ends of strings whose marks stand at every place of an
// eight.
func TestStringEnds(t *testing.T) {
	for length := range 80 {
		plain := `"` + strings.Repeat("é", length/2) + strings.Repeat("a", length%2)
		for _, end := range []string{`"`, `\""`, `\\"`, `\u00e9"`} {
			text := plain + end + ` , "more"`
			want := len(plain) + len(end)
			require.Equal(t, want, stringEnd(text, 0), text)
			c := checker[string]{text: text, maxDepth: 1}
			require.Equal(t, want, c.string(0), text)
			require.False(t, c.unescaped)
			var b balance
			n, found := b.scan(nil, []byte(text))
			require.Equal(t, ends, found)
			require.Equal(t, want, n, text)
		}
		c := checker[string]{text: plain + "\x1f\"", maxDepth: 1}
		require.Equal(t, len(plain)+2, c.string(0))
		require.True(t, c.unescaped)
	}
}
