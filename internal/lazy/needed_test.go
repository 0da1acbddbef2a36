package lazy

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNeeded(t *testing.T) {
	for text, want := range map[string][]string{
		`licen[cs]e`:                                 {"license", "licence"},
		`\ball rights (?:are )?reserved\b`:           {"all rights reserved", "all rights are reserved"},
		`\bcc[_-]?by\b`:                              {"ccby", "cc-by", "cc_by"},
		`(?:of the|this|our) (?:\w+ )?(?:site|page)`: {"site", "page"},
		`tdm|x*`:                        nil,
		`[a-z]+/tdm|(?:x|y)/tdm/`:       {"/tdm"},
		`(?i)license`:                   nil,
		`(?i:a)license`:                 {"license"},
		`(abc)+|(?:def){2,3}|(ghi)*jkl`: {"abc", "def", "jkl"},
		`(abc)?d`:                       nil,
		`^license`:                      nil,
		`(?m)^license$`:                 {"license"},
		`(?:abc|abcd)[0-9]`:             {"abc"},
		`[éè]tat`:                       {"état", "ètat"},
		`\x{FFFD}abc|abc\x{FFFD}`:       nil,
		`abc.{0,80}defghi`:              {"defghi"},
		`(`:                             nil,
		``:                              nil,
		`a{0}bcd`:                       {"bcd"},
	} {
		require.ElementsMatch(t, want, needed(text), text)
	}
}

func TestPatternWithoutItsWord(t *testing.T) {
	p := New(`licen[cs]e (\d)`)
	const without, with = "no word of it", "licence 4"
	require.False(t, p.MatchString(without))
	require.Empty(t, p.FindString(without))
	require.Nil(t, p.FindStringIndex(without))
	require.Nil(t, p.FindStringSubmatch(without))
	require.Nil(t, p.FindStringSubmatchIndex(without))
	require.Nil(t, p.FindAllString(without, -1))
	require.Nil(t, p.FindAllStringIndex(without, -1))
	require.Nil(t, p.FindAllStringSubmatch(without, -1))
	require.Nil(t, p.FindAllStringSubmatchIndex(without, -1))
	require.Equal(t, without, p.ReplaceAllString(without, ""))
	require.Equal(t, without, p.ReplaceAllStringFunc(without, func(string) string { return "" }))
	require.Nil(t, p.compiled, "nothing asked for it")
	require.Equal(t, with, p.FindString(with))
}

// expression is a random regular expression over few letters.
func expression(random *rand.Rand, depth int) string {
	atoms := []string{"a", "b", "abc", "cab", "bca", "[ab]", "[a-c]", ".", `\b`, "^", "$", "é", `[^a]`, "(?i:abc)", "abcabc", `\x{FFFD}`, ""}
	if depth == 0 {
		return atoms[random.IntN(len(atoms))]
	}
	one, other := expression(random, depth-1), expression(random, depth-1)
	switch random.IntN(9) {
	case 0:
		return "(?:" + one + "|" + other + ")"
	case 1:
		return "(" + one + ")?" + other
	case 2:
		return "(?:" + one + ")+" + other
	case 3:
		return "(?:" + one + ")*" + other
	case 4:
		return "(?:" + one + "){1,2}" + other
	case 5:
		return "(?:" + one + "){0,2}" + other
	}
	return one + other
}

// TestNeededMissesNothing compares what patterns match with what their regular
// expressions do.
func TestNeededMissesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []string{"a", "b", "c", "abc", "cab", "bca", "A", "BC", " ", "\n", "é", "\xff"}
	telling, matched := 0, 0
	for range 3000 {
		text := expression(random, 1+random.IntN(4))
		p, re := New(text), regexp.MustCompile(text)
		for range 20 {
			var s strings.Builder
			for range random.IntN(8) {
				s.WriteString(letters[random.IntN(len(letters))])
			}
			want := re.MatchString(s.String())
			require.Equal(t, want, p.MatchString(s.String()), "%q in %q", text, s.String())
			require.Equal(t, re.FindStringSubmatchIndex(s.String()), p.FindStringSubmatchIndex(s.String()))
			if want {
				matched++
			}
		}
		if len(p.needed) > 0 {
			telling++
		}
	}
	require.Greater(t, telling, 500)
	require.Greater(t, matched, 1000)
}
