package webpage

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/lazy"
)

// TestTables holds every family to what the engine takes for granted.
func TestTables(t *testing.T) {
	for _, f := range families {
		t.Run(f.name, func(t *testing.T) {
			captured := map[string]bool{}
			zones := map[string]bool{zoneOutside: true, zoneHead: true}
			collect := func(pattern *lazy.Pattern) {
				for _, name := range pattern.SubexpNames() {
					captured[name] = true
				}
			}
			for name, z := range f.zones {
				zones[name] = true
				captured[z.capture] = true
				for _, s := range z.sequence {
					captured[s.capture] = true
				}
			}
			for _, r := range f.rules {
				collect(r.pattern)
				require.True(t, r.enter == "" || zones[r.enter], "zone %q", r.enter)
				for _, name := range r.in {
					require.True(t, zones[name], "zone %q", name)
				}
				require.False(t, r.pattern.MatchString(""), "%s matches nothing", r.pattern)
			}
			read := map[string]bool{"": true, "label": true, "other": true}
			for i := range f.readings {
				for _, name := range f.readings[i].from {
					name = strings.TrimSuffix(name, "?")
					require.True(t, captured[name], "no rule captures %q", name)
					read[name] = true
				}
				for r := &f.readings[i]; r != nil; r = r.otherwise {
					require.Contains(t, targets, r.to)
					require.Contains(t, allRules, r.rule)
				}
			}
			for name := range captured {
				require.True(t, read[name], "no reading for %q; what has none is called other", name)
			}
			points := 0
			for _, s := range f.signals {
				require.Less(t, s.points, enough, s.says)
				require.NotEmpty(t, s.says)
				points += s.points
			}
			require.GreaterOrEqual(t, points, 100)
			require.Same(t, f, familyByName(f.name))
		})
	}
}

// Patterns are compiled when they are first used, so each is used here.
func TestPatternsCompile(t *testing.T) {
	all := []*lazy.Pattern{otherFormats, citedYear, digitGroups, initialsInside, beginsInitials, oneInitial, restOfName}
	for _, f := range slices.Concat(citations, lonely) {
		all = append(all, f.pattern)
	}
	for _, p := range mentions {
		all = append(all, p)
	}
	for _, f := range append(slices.Clone(families), &generic) {
		all = append(all, f.start, f.end)
		for _, s := range f.signals {
			all = append(all, s.pattern)
		}
		for _, r := range f.rules {
			all = append(all, r.pattern, r.value)
		}
		for _, z := range f.zones {
			for _, s := range z.sequence {
				all = append(append(all, s.patterns...), s.not)
			}
		}
		for i := range f.readings {
			for r := &f.readings[i]; r != nil; r = r.otherwise {
				if r.cut != nil {
					require.NotPanics(t, func() { r.cut("some text") }, r.to)
				}
			}
		}
	}
	for _, p := range all {
		if p != nil {
			require.NotPanics(t, func() { p.Compiled() }, p)
		}
	}
	require.Greater(t, len(all), 100)
}

func TestLabelsLongestFirst(t *testing.T) {
	rules := labels(glue, label{"Pages", `(?P<a>\S+)`}, label{"Pages (from-to)", `(?P<b>\S+)`})
	require.Equal(t, `Pages (from-to)`, rules[0].pattern.Compiled().FindStringSubmatch("Pages (from-to)9-12")[1])
	require.Len(t, rules, 2)
}

func TestCutters(t *testing.T) {
	tests := []struct {
		name string
		cut  cutter
		text string
		want [][]string
	}{
		{"each without groups", each(`\d+`), "a 12 b 3", [][]string{{"12"}, {"3"}}},
		{"each with groups", each(`(\w)=(\d)?`), "a=1 b=", [][]string{{"a", "1"}, {"b"}}},
		{"each without match", each(`\d`), "none", nil},
		{"all", all(`\d+`), "a 12 b 3", [][]string{{"12", "3"}}},
		{"all without match", all(`\d`), "none", nil},
		{"without", without(` no `), "yes no yes", [][]string{{"yes", "yes"}}},
		{"split", split(`;`), ";a;b;", [][]string{{"a"}, {"b"}}},
		{"split nothing", split(`;`), ";", nil},
		{"qualified", splitQualified(` , `, `/`), "Pain/drug therapy/nursing , Humans", [][]string{{"Pain", "drug therapy"}, {"Pain", "nursing"}, {"Humans"}}},
		{"only separators", splitQualified(` , `, `/`), "// , /", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got [][]string
			for _, piece := range test.cut(test.text) {
				var texts []string
				for _, part := range piece {
					texts = append(texts, test.text[part.start:part.end])
				}
				if texts != nil {
					got = append(got, texts)
				}
			}
			require.Equal(t, test.want, got)
		})
	}
}

func TestNumber(t *testing.T) {
	for text, want := range map[string]int64{"38": 38, "1,204": 1204, "12.345.678": 12345678, "1\u202f204": 1204} {
		got, err := number(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got)
	}
	for _, text := range []string{"", "1,2", "1.5", "-3", "99999999999999999999"} {
		_, err := number(text)
		require.Error(t, err, text)
	}
}

func TestLiteralOf(t *testing.T) {
	for pattern, want := range map[string]string{
		`^Date Submitted: ?\S`:                "Date Submitted:",
		`\bJMIR Publications\b.{0,40}\bon`:    "JMIR Publications",
		`^[^;]{2,200} ; ?\d{4}`:               " ;",
		`^(?:Publication status|State)$`:      "",
		`^(?P<label>Keywords)(?: and so on)?`: "Keywords",
		`(?i)keywords`:                        "",
		`(?:over)*`:                           "",
		`(?:and so on)+`:                      "and so on",
	} {
		require.Equal(t, want, literalOf(pattern), pattern)
	}
}

// TestLiteralsMissNoLine: a signal's literal text stands in every line that
// its pattern matches.
func TestLiteralsMissNoLine(t *testing.T) {
	files, err := filepath.Glob("../../testdata/same-paper/*.txt")
	require.NoError(t, err)
	matched := map[string]bool{}
	for _, file := range files {
		page, err := os.ReadFile(file)
		require.NoError(t, err)
		for line := range strings.Lines(string(page)) {
			line = strings.TrimFunc(line, isBlank)
			for _, f := range families {
				for _, s := range f.signals {
					require.Equal(t, s.pattern.MatchString(line), s.matches(line), "%s: %q", s.says, line)
					matched[s.says] = matched[s.says] || s.matches(line)
				}
			}
		}
	}
	require.Greater(t, len(matched), 15)
}
