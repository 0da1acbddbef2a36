package markup_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/markup"
)

func TestDecode(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                                    "plain",
		"a &amp; b &lt;c&gt; &quot;&apos;":         `a & b <c> "'`,
		"&#233;&#xE9;&eacute;&#x1F600;":            "ééé😀",
		"AT&T &unknown; &ltd; & &#; &#x;":          "AT&T &unknown; &ltd; & &#; &#x;",
		"&amp;lt;":                                 "&lt;",
		"&#0;&#xD800;&#150;":                       "\uFFFD\uFFFD–",
		"<i>in</i> <sup>x</sup> <br/>y":            "in x y",
		"<!-- no --><![CDATA[<b>&amp;]]>":          "<b>&amp;",
		"p < 0.05 <5":                              "p < 0.05 <5",
		"<mml:math xmlns:mml=\"x>y\">z</mml:math>": "z",
		"<![CDATA[open":                            "<![CDATA[open",
		"two\n  lines":                             "two\n  lines",
	} {
		require.Equal(t, want, markup.Decode(in), in)
	}
}

func TestValue(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		" \n ":                    "",
		"plain":                   "plain",
		"  plain \n":              "plain",
		"one&#xD;two":             "one\ntwo",
		"one&#xD;&#xA;two":        "one\ntwo",
		"one&#13;&#10;&#13;two":   "one\n\ntwo",
		"&#xD;one&#xD;":           "one",
		"one\n    two":            "one two",
		"one\r\n\ttwo":            "one two",
		"one\ntwo":                "one\ntwo",
		"one&#xD;\n  two":         "one\ntwo",
		"a  b":                    "a  b",
		"<style>one</style>":      "one",
		"\n <style>one</style>\n": "one",
		"<style>Effect of </style><style face=\"italic\">E. coli</style><style> on H</style><style face=\"subscript\">2</style>": "Effect of E. coli on H2",
		"<style>one</style>\n   <style> two</style>": "one two",
		"<style/>":               "",
		"<style>R&amp;D</style>": "R&D",
	} {
		require.Equal(t, want, markup.NewValue(in).Text, in)
	}
}

// TestPlaces: what stands at the place of a part of a value has the part as its
// value.
func TestPlaces(t *testing.T) {
	for _, in := range []string{
		"plain text", "  one two ", "<style>one two</style>", "a &amp; b&#xD;c &lt;d&gt;", "\n <style>one\n    two</style><style> three</style>\n",
		"<style>one</style><style face=\"italic\">two</style> &eacute;&#xD;&#xA;x", "one<!-- x --> three",
	} {
		requirePlaces(t, in)
	}
}

func TestPlaceOfSection(t *testing.T) {
	v := markup.NewValue("<style><![CDATA[one <b> & two]]></style>")
	require.Equal(t, "one <b> & two", v.Text)
	from, to := v.Place(0, len(v.Text))
	require.Equal(t, [2]int{len("<style>"), len("<style><![CDATA[one <b> & two]]>")}, [2]int{from, to})
}

func requirePlaces(t *testing.T, in string) {
	t.Helper()
	v := markup.NewValue(in)
	require.Equal(t, strings.Trim(v.Text, " \t\r\n"), v.Text)
	starts := []int{}
	for i := range v.Text {
		starts = append(starts, i)
	}
	starts = append(starts, len(v.Text))
	for i, from := range starts {
		for _, to := range starts[i:] {
			part := v.Text[from:to]
			if part == "" || strings.Trim(part, " \t\r\n") != part {
				continue
			}
			start, end := v.Place(from, to)
			require.Equal(t, part, markup.NewValue(in[start:end]).Text, "%q in %q", part, in)
		}
	}
}

func TestFragments(t *testing.T) {
	const in = `<a id="1" x = 'R&amp;D'><b>one</b><c><b n="2"/></c><b>t<b>w</b>o</b><bb>no</bb></a>`
	tag := markup.Tag(in)
	require.Equal(t, `<a id="1" x = 'R&amp;D'>`, tag)
	for name, want := range map[string]string{"id": "1", "x": "R&D"} {
		value, ok := markup.Attribute(tag, name)
		require.True(t, ok)
		require.Equal(t, want, value)
	}
	_, ok := markup.Attribute(tag, "d")
	require.False(t, ok)
	require.Equal(t, []string{"<b>one</b>", `<b n="2"/>`, "<b>t<b>w</b>o</b>"}, slices.Collect(markup.Children(in, "b")))
	require.Equal(t, "one", markup.Child(in, "b"))
	require.Equal(t, `<b n="2"/>`, markup.Child(in, "c"))
	require.Empty(t, markup.Child(in, "none"))
	require.Equal(t, "t<b>w</b>o", markup.Content("<b>t<b>w</b>o</b>"))
	require.Equal(t, []string{"<b>open"}, slices.Collect(markup.Children("<a><b>open", "b")))
	require.Empty(t, markup.Tag("text"))
}

func FuzzValue(f *testing.F) {
	for _, seed := range []string{
		"<style>one</style> &amp; &#xD;&#xA;x\n  y", "<![CDATA[ x ]]>", "a<b c='", "&lt;&#1;&nbsp;", "<!--", "x<?y?>z", "&#xD;\n \n", "<a/> <a></a>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		v := markup.NewValue(in)
		for from := range v.Text {
			start, end := v.Place(from, len(v.Text))
			require.LessOrEqual(t, 0, start)
			require.LessOrEqual(t, start, end)
			require.LessOrEqual(t, end, len(in))
		}
		markup.Decode(in)
		for child := range markup.Children(in, "a") {
			require.Contains(t, in, child)
			markup.Content(child)
		}
	})
}
