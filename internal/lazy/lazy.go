// Package lazy has regular expressions that are compiled when they are first
// used: a package with a table of hundreds, for forms of input that most runs of
// a program never see, would otherwise be most of what a short run does.
package lazy

import (
	"regexp"
	"strings"
	"sync"
)

// Pattern is a regular expression. It is safe for concurrent use. Its methods are
// those of [regexp.Regexp].
type Pattern struct {
	text     string
	once     sync.Once
	compiled *regexp.Regexp
	// needed are texts of which one is in whatever the pattern matches, once looked is
	// done.
	looked sync.Once
	needed []string
}

// New returns the pattern of a regular expression, which is part of the program:
// as with [regexp.MustCompile], one that is wrong panics, though when it is first
// used. Tests of the tables compile all.
func New(text string) *Pattern { return &Pattern{text: text} }

// Compiled returns the regular expression.
func (p *Pattern) Compiled() *regexp.Regexp {
	p.once.Do(func() { p.compiled = regexp.MustCompile(p.text) })
	return p.compiled
}

// mayMatch reports whether the pattern may match anything in a text: most that cannot
// are known without it.
func (p *Pattern) mayMatch(s string) bool {
	p.looked.Do(func() { p.needed = needed(p.text) })
	for _, text := range p.needed {
		if strings.Contains(s, text) {
			return true
		}
	}
	return len(p.needed) == 0
}

// String returns the text of the pattern.
func (p *Pattern) String() string { return p.text }

// MatchString is [regexp.Regexp.MatchString].
func (p *Pattern) MatchString(s string) bool { return p.mayMatch(s) && p.Compiled().MatchString(s) }

// FindString is [regexp.Regexp.FindString].
func (p *Pattern) FindString(s string) string {
	if !p.mayMatch(s) {
		return ""
	}
	return p.Compiled().FindString(s)
}

// FindStringIndex is [regexp.Regexp.FindStringIndex].
func (p *Pattern) FindStringIndex(s string) []int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Compiled().FindStringIndex(s)
}

// FindStringSubmatch is [regexp.Regexp.FindStringSubmatch].
func (p *Pattern) FindStringSubmatch(s string) []string {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Compiled().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is [regexp.Regexp.FindStringSubmatchIndex].
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Compiled().FindStringSubmatchIndex(s)
}

// FindAllString is [regexp.Regexp.FindAllString].
func (p *Pattern) FindAllString(s string, n int) []string {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Compiled().FindAllString(s, n)
}

// FindAllStringIndex is [regexp.Regexp.FindAllStringIndex].
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Compiled().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is [regexp.Regexp.FindAllStringSubmatch].
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is [regexp.Regexp.FindAllStringSubmatchIndex].
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.Compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is [regexp.Regexp.ReplaceAllString].
func (p *Pattern) ReplaceAllString(s, by string) string {
	if !p.mayMatch(s) {
		return s
	}
	return p.Compiled().ReplaceAllString(s, by)
}

// ReplaceAllStringFunc is [regexp.Regexp.ReplaceAllStringFunc].
func (p *Pattern) ReplaceAllStringFunc(s string, by func(string) string) string {
	if !p.mayMatch(s) {
		return s
	}
	return p.Compiled().ReplaceAllStringFunc(s, by)
}

// SubexpIndex is [regexp.Regexp.SubexpIndex].
func (p *Pattern) SubexpIndex(name string) int { return p.Compiled().SubexpIndex(name) }

// SubexpNames is [regexp.Regexp.SubexpNames].
func (p *Pattern) SubexpNames() []string { return p.Compiled().SubexpNames() }
