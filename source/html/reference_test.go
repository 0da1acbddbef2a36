package html

import (
	"math/rand/v2"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// placesByByte are the lines that a page shows with the place of each byte, found byte
// by byte.
type placesByByte struct {
	text         string
	begins, ends []int
}

func linesByByte(text []byte) (lines []placesByByte) {
	var current placesByByte
	blank, tab, hiddenIn := -1, false, 0
	end := func() {
		if current.text != "" {
			lines = append(lines, current)
		}
		current, blank, tab = placesByByte{}, -1, false
	}
	put := func(c byte, begin, end int) {
		current.text += string([]byte{c})
		current.begins, current.ends = append(current.begins, begin), append(current.ends, end)
	}
	z := tokens{text: text}
	for {
		kind, raw := z.next()
		name := ""
		if raw.from < raw.to {
			name = tagName(text[raw.from:raw.to])
		}
		switch {
		case kind == html.ErrorToken:
			end()
			return lines
		case kind == html.TextToken && hiddenIn == 0:
			shown := unescapePlaces(string(text[raw.from:raw.to]), inText, new([]int))
			for i := range len(shown.text) {
				c, at := shown.text[i], raw.from+shown.at(i)
				if isSpace(c) {
					if current.text != "" && blank < 0 {
						blank = at
					}
					continue
				}
				if current.text != "" && blank >= 0 {
					between := byte(' ')
					if tab {
						between = '\t'
					}
					put(between, blank, blank+1)
				}
				blank, tab = -1, false
				put(c, at, raw.from+shown.at(i+1))
			}
		case kind == html.TextToken, kind == html.CommentToken:
		case name == "script" && kind == html.StartTagToken:
			hiddenIn++
		case name == "script" && kind == html.EndTagToken:
			hiddenIn = max(hiddenIn-1, 0)
		case name == "b" || name == "sup":
		case name == "td":
			if current.text != "" {
				blank, tab = raw.from, true
			}
		default:
			end()
		}
	}
}

// TestShownPlaces compares the places of what a page shows with those found byte by
// byte.
func TestShownPlaces(t *testing.T) {
	parts := []string{
		"word", "a", " ", "\n", "\r\n", "\t", "&amp;", "&eacute;", "&nbsp;", "&#10;", "&lt", "&", "&NotEqualTilde;", "é", "漢字", "<p>", "</p>",
		"<b>", "</b>", "<td>", "</td>", "<br/>", "<script>", "</script>", "<sup>", "<!-- c -->", "&#x1F600;", "&bogus;",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var page strings.Builder
		for range random.IntN(30) {
			page.WriteString(parts[random.IntN(len(parts))])
		}
		text := []byte(page.String())
		want := linesByByte(text)
		got := shownLines(text, extent{0, len(text)}, len(text)+1)
		require.Len(t, got, len(want), page.String())
		for n := range got {
			l := &got[n]
			require.Equal(t, want[n].text, string(l.text), page.String())
			for i := range l.text {
				require.Equal(t, extent{want[n].begins[i], want[n].ends[i]}, extent{l.begin(i), l.end(i)}, "%q %d", page.String(), i)
			}
		}
	}
}

// TestDeclaredByPattern compares the declaration of an encoding with what a regular
// expression finds.
func TestDeclaredByPattern(t *testing.T) {
	pattern := regexp.MustCompile(`(?i)<meta[^>]{0,300}\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})`)
	parts := []string{
		"<meta ", "<META ", "<metal", ">", "charset", "CharSet", "charset=", " charset = ", "=", `"`, "'", " ", "\n", "utf-8", "windows-1252",
		"koi8-r", "x", "content=", "text/html;", strings.Repeat("é", 140), strings.Repeat("a", 50), "_", "<", "é",
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 50_000 {
		var page strings.Builder
		for range random.IntN(14) {
			page.WriteString(parts[random.IntN(len(parts))])
		}
		text := page.String()
		want := ""
		if found := pattern.FindStringSubmatch(text); found != nil {
			want = declaredName(found[1])
		}
		require.Equal(t, want, declared([]byte(text)), "%q", text)
	}
}

// TestDecodePlainly compares the quick way to decode the value of a context object with
// the one for all.
func TestDecodePlainly(t *testing.T) {
	parts := []string{"a", "+", "%20", "%2F", "%41", "%7e", "%c3%a9", "%E9", "%", "%2", "%zz", "&amp;", "\r", "\n", "é", "%0D", "%00", strings.Repeat("x", 60)}
	random := rand.New(rand.NewPCG(7, 8))
	plain := 0
	for range 20_000 {
		var raw strings.Builder
		for range random.IntN(6) {
			raw.WriteString(parts[random.IntN(len(parts))])
		}
		got, ok := decodePlainly(raw.String())
		if !ok {
			continue
		}
		plain++
		want, err := url.QueryUnescape(unescape(raw.String(), inAttribute))
		require.NoError(t, err, raw.String())
		require.Equal(t, want, got, raw.String())
	}
	require.Greater(t, plain, 1000)
}
