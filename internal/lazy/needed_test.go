package lazy

import (
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
