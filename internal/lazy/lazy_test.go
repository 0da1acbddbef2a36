package lazy

import (
	"fmt"
	"regexp"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPattern(t *testing.T) {
	const text = `(?P<year>\d{4})-(\d\d)`
	p, want := New(text), regexp.MustCompile(text)
	const s = "from 2024-05 to 2025-06"
	require.Equal(t, text, p.String())
	require.True(t, p.MatchString(s))
	require.False(t, p.MatchString("from May on"))
	require.Equal(t, want.FindString(s), p.FindString(s))
	require.Equal(t, want.FindStringIndex(s), p.FindStringIndex(s))
	require.Equal(t, want.FindStringSubmatch(s), p.FindStringSubmatch(s))
	require.Equal(t, want.FindAllString(s, -1), p.FindAllString(s, -1))
	require.Equal(t, want.FindAllStringSubmatch(s, -1), p.FindAllStringSubmatch(s, -1))
	require.Equal(t, want.ReplaceAllString(s, "$2/$1"), p.ReplaceAllString(s, "$2/$1"))
	require.Equal(t, "from * to *", p.ReplaceAllStringFunc(s, func(string) string { return "*" }))
	require.Equal(t, want.FindStringSubmatchIndex(s), p.FindStringSubmatchIndex(s))
	require.Equal(t, want.FindAllStringIndex(s, -1), p.FindAllStringIndex(s, -1))
	require.Equal(t, want.FindAllStringSubmatchIndex(s, 1), p.FindAllStringSubmatchIndex(s, 1))
	require.Equal(t, want.SubexpNames(), p.SubexpNames())
	require.Equal(t, 1, p.SubexpIndex("year"))
}

func TestWrongPattern(t *testing.T) {
	p := New(`(`)
	require.Panics(t, func() { p.MatchString("") })
}

func TestPatternUsedAtOnce(t *testing.T) {
	p := New(`^a+$`)
	var group sync.WaitGroup
	found := make([]bool, 8)
	for i := range found {
		group.Go(func() { found[i] = p.MatchString("aaa") })
	}
	group.Wait()
	require.NotContains(t, found, false)
}

func ExamplePattern() {
	volume := New(`^[0-9]+$`)
	fmt.Println(volume.MatchString("47"), volume.MatchString("XLVII"))
	// Output: true false
}
