package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// entries returns the RIS entries of a text, each as it stands.
func entries(text string) []string {
	var list []string
	for part := range strings.SplitAfterSeq(text, "ER  - \n") {
		if strings.TrimSpace(part) != "" {
			list = append(list, part)
		}
	}
	return list
}

func TestDedupe(t *testing.T) {
	removed := filepath.Join(t.TempDir(), "removed.ris")
	got := ibid(t, "", "dedupe", medline, scopus, "--removed", removed)
	require.Equal(t, statusDone, got.status, got.stderr)
	first, second := entries(readFile(t, medline)), entries(readFile(t, scopus))
	// The survivors stand byte for byte, in reading order.
	require.Equal(t, strings.Join(append(first, second[1:]...), ""), got.stdout)
	require.Equal(t, second[0], readFile(t, removed))
	require.Regexp(t, `scopus.ris +3 +1 +2`, got.stderr)

	// With the other order the other record stays.
	got = ibid(t, "", "dedupe", scopus, medline)
	require.Equal(t, strings.Join(append(second, first[1:]...), ""), got.stdout)
	// The richest is the same in any order.
	got = ibid(t, "", "dedupe", "--keep", "richest", scopus, medline)
	require.Equal(t, strings.Join(append(second[1:], first...), ""), got.stdout)
}

func TestDedupeFused(t *testing.T) {
	got := ibid(t, "", "dedupe", "--keep", "fused", medline, scopus)
	require.Equal(t, statusDone, got.status, got.stderr)
	list := entries(strings.ReplaceAll(got.stdout, "\r\n", "\n"))
	require.Len(t, list, 5)
	require.Contains(t, list[0], "10.5555/jle.2019.101")
	require.Contains(t, list[0], "https://www.example.org/jle/101", "from the second source")
	require.Contains(t, list[0], "AB  - We asked", "from the first")
	require.Regexp(t, `\nN1  - Ibid: [0-9a-f]{16} \| Sources: `+regexp.QuoteMeta(medline+"; "+scopus)+` \| Count: citations 17\n`, list[0])
	back, _ := records(t, ibid(t, got.stdout, "convert", "-", "--to", "jsonl").stdout)
	require.Contains(t, back[0].Notes, record.Note{Text: "Sources: " + medline + "; " + scopus, Kind: "sources"}, "no note of the user's")
}

func TestDedupeMark(t *testing.T) {
	got := ibid(t, "", "dedupe", "--mark", medline, scopus, items)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, 8, strings.Count(got.stdout, "TY  - "))
	require.Equal(t, 2, strings.Count(got.stdout, "N1  - Duplicate of m1"))
	require.Contains(t, got.stdout, "UR  - https://www.example.org/jle/101\nN1  - Duplicate of m1\nER  - \n")
}

func TestDedupeKeepsCSL(t *testing.T) {
	got := ibid(t, "", "dedupe", "--to", "csl-json", items, medline)
	require.Equal(t, statusDone, got.status, got.stderr)
	var list []map[string]any
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &list))
	require.Len(t, list, 4)
	require.Equal(t, "okafor2019", list[0]["id"])
	require.Contains(t, got.stdout, `{"family": "Okafor", "given": "Ngozi A."}`, "as it stood")
}

// TestDedupeListsAreJSON: what is no JSON, or no UTF-8, in a file is both in the
// list, whose other items stand as they stood.
func TestDedupeListsAreJSON(t *testing.T) {
	path := writeTemporary(t, "items.json", "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"A b\tok \xe9\"},\n{\"id\":\"c\",\"type\":\"book\",\"title\": },\n{\"id\":\"b\", \"type\":\"book\",\"title\":\"Tides\"}]")
	for _, flags := range [][]string{{}, {"--mark"}} {
		got := ibid(t, "", append([]string{"dedupe", "--to", "csl-json", path}, flags...)...)
		require.Equal(t, statusMissing, got.status, "an item that cannot be read is missing: %s", got.stderr)
		require.True(t, utf8.ValidString(got.stdout))
		var list []map[string]any
		require.NoError(t, json.Unmarshal([]byte(got.stdout), &list), got.stdout)
		require.Len(t, list, 3)
		require.Equal(t, "A b\tok é", list[0]["title"])
		require.Contains(t, got.stdout, `{"id":"b", "type"`, "as it stood")
	}
}

func TestDedupeDecisions(t *testing.T) {
	decisions := filepath.Join(t.TempDir(), "decisions.csv")
	require.NoError(t, os.WriteFile(decisions, []byte("m1,"+scopus+"#1,different\n"), 0o600))
	got := ibid(t, "", "dedupe", "--decisions", decisions, medline, scopus)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Equal(t, 6, strings.Count(got.stdout, "TY  - "))
}

func TestDedupeMixedEncodings(t *testing.T) {
	dir := t.TempDir()
	latin, utf8 := filepath.Join(dir, "latin.ris"), filepath.Join(dir, "utf8.ris")
	require.NoError(t, os.WriteFile(latin, []byte("TY  - BOOK\nTI  - Caf\xe9 catalogues of the north\nPY  - 1990\nER  - \n"), 0o600))
	require.NoError(t, os.WriteFile(utf8, []byte("TY  - BOOK\nTI  - Die Zettel Österreichs\nPY  - 1970\nER  - \n"), 0o600))
	got := ibid(t, "", "dedupe", latin)
	require.Equal(t, readFile(t, latin), got.stdout, "one encoding stays as it is")
	got = ibid(t, "", "dedupe", latin, utf8)
	require.Contains(t, got.stdout, "Café catalogues")
	require.Contains(t, got.stdout, "Österreichs")
}

// The report has a column for the kinds of the sources where one is declared.
func TestDedupeReport(t *testing.T) {
	report := func(args ...string) []string {
		got := ibid(t, "", append([]string{"dedupe", "-o", filepath.Join(t.TempDir(), "out.ris")}, args...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		return strings.Fields(strings.SplitN(got.stderr, "\n", 2)[0])
	}
	require.Equal(t, []string{"SOURCE", "RECORDS", "REMOVED", "LEFT"}, report(medline, scopus))
	require.Equal(t, []string{"SOURCE", "RECORDS", "REMOVED", "LEFT"}, report("--source", "M="+medline))
	require.Equal(t, []string{"SOURCE", "KIND", "RECORDS", "MARKED", "LEFT"}, report("--mark", "--source", "M:database="+medline, scopus))
}

func matchGroups(t *testing.T, text string) []matchGroup {
	t.Helper()
	var groups []matchGroup
	for line := range strings.Lines(text) {
		var g matchGroup
		require.NoError(t, json.Unmarshal([]byte(line), &g), line)
		groups = append(groups, g)
	}
	return groups
}

const matchInput = `{"id":"x1","type":"article-journal","title":"Reading citations aloud in small libraries: a randomised trial","author":[{"family":"Okafor","given":"Ngozi"}],"container-title":"Journal of Library Experiments","volume":"12","issue":"3","page":"101-110","DOI":"10.5555/jle.2019.101"}
{"id":2,"type":"article-journal","title":"Reading Citations Aloud in Small Libraries: A Randomised Trial.","author":[{"family":"Okafor","given":"N"}],"volume":"12","issue":"3","page":"101","DOI":"10.5555/JLE.2019.101"}
{"id":"x3","type":"book","title":"A short history of the index card","author":[{"family":"Haddad","given":"Rania"}]}
`

func TestMatch(t *testing.T) {
	got := ibid(t, matchInput, "match")
	require.Equal(t, statusDone, got.status, got.stderr)
	groups := matchGroups(t, got.stdout)
	require.Len(t, groups, 1)
	g := groups[0]
	require.Equal(t, []json.RawMessage{json.RawMessage("2"), json.RawMessage(`"x1"`)}, g.IDs)
	require.Equal(t, "same-version", string(g.Relation))
	require.Equal(t, `"x1"`, string(g.Keeper), "it states most")
	require.Greater(t, g.Confidence, 0.9)
	require.NotEmpty(t, g.Reasons)
	require.NotEmpty(t, g.Group)

	// The order of the lines changes nothing.
	lines := strings.SplitAfter(strings.TrimSuffix(matchInput, "\n"), "\n")
	require.Equal(t, got.stdout, ibid(t, lines[2]+"\n"+lines[1]+lines[0], "match").stdout)
}

func TestMatchObeysPeople(t *testing.T) {
	cannot := strings.Replace(matchInput, `{"id":2,`, `{"id":2,"cannot":["x1"],`, 1)
	got := ibid(t, cannot, "match")
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Empty(t, got.stdout)
	must := strings.Replace(matchInput, `{"id":"x3",`, `{"id":"x3","must":[2,"x1","nobody"],`, 1)
	got = ibid(t, must, "match")
	require.Contains(t, got.stderr, `names "nobody" in must or cannot, which is no record here`)
	groups := matchGroups(t, got.stdout)
	require.Len(t, groups, 1)
	require.Len(t, groups[0].IDs, 3)
}

func TestMatchBadLines(t *testing.T) {
	bad := "{\"title\":\"no id\"}\n{not json\n\n[1]\n{\"id\":2,\"title\":\"again\"}\n{\"id\":{}}\n"
	got := ibid(t, matchInput+bad, "match")
	require.Equal(t, statusMissing, got.status)
	require.Len(t, matchGroups(t, got.stdout), 1)
	for _, want := range []string{"-:4: has no id", "-:5: cannot be read", "-:7: is a JSON list", "-:8: has the id 2, which -:2 has already", "-:9: has the id {}"} {
		require.Contains(t, got.stderr, want)
	}
	got = ibid(t, "{\n", "match")
	require.Equal(t, statusFailed, got.status)
	got = ibid(t, "", "match", medline)
	require.Equal(t, statusFailed, got.status)
	require.Equal(t, "ibid: "+medline+": is RIS; expected JSON lines, one record each; ibid dedupe reads RIS, and so does --against\n"+
		"ibid: no record could be read from any input; nothing was written\n", got.stderr)
	for _, empty := range []string{"", "\n \n"} {
		got = ibid(t, empty, "match")
		require.Equal(t, statusDone, got.status, "no records, no groups")
		require.Equal(t, "ibid: -: is empty: there is no record to match\n", got.stderr)
		require.Empty(t, ibid(t, empty, "match", "--quiet").stderr)
	}
}

func TestMatchAgainst(t *testing.T) {
	got := ibid(t, matchInput, "match", "--against", medline)
	require.Equal(t, statusDone, got.status, got.stderr)
	groups := matchGroups(t, got.stdout)
	require.Len(t, groups, 1)
	require.Equal(t, []json.RawMessage{json.RawMessage(`"m1"`)}, groups[0].Library)
	require.Equal(t, `"m1"`, string(groups[0].Keeper), "the library's record stays")
	require.Len(t, groups[0].IDs, 3)

	clash := strings.Replace(matchInput, `"x1"`, `"m1"`, 1)
	groups = matchGroups(t, ibid(t, clash, "match", "--against", medline).stdout)
	require.Equal(t, []json.RawMessage{json.RawMessage(`"` + medline + `#1"`)}, groups[0].Library)

	got = ibid(t, matchInput, "match", "--against", "missing.ris")
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, "missing.ris: cannot be read")
}

func TestExplain(t *testing.T) {
	got := ibid(t, "", "explain", "m1", "scopus.ris#1", medline, scopus)
	require.Equal(t, statusDone, got.status, got.stderr)
	requireGolden(t, "explain.txt", got.stdout)
	require.Contains(t, got.stdout, "the same version of one work")
	require.Equal(t, got.stdout, ibid(t, "", "explain", "scopus.ris#1", "m1", medline, scopus).stdout, "values stand in the order of A and B")

	input := readFile(t, medline)
	got = ibid(t, input, "explain", "-#1", "scopus.ris#1", "-", scopus)
	require.Equal(t, statusDone, got.status, got.stderr)
	require.Contains(t, got.stdout, " -#1, own id m1,")
	require.Equal(t, got.stdout, ibid(t, input, "explain", "--", "-#1", "scopus.ris#1", "-", scopus).stdout)
	got = ibid(t, input, "explain", "-#99", "-#1", "-")
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, `there is no record "-#99"`)
	require.Contains(t, ibid(t, input, "dedupe", "-#1").stderr, "ibid: -#1: cannot be read")

	got = ibid(t, "", "explain", "--to", "json", "m3", scopus+"#2", medline, scopus)
	require.Equal(t, statusDone, got.status, got.stderr)
	var e explanation
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &e))
	require.False(t, e.SameWork)
	require.Equal(t, "m3", e.Records[0].OwnID)
	require.NotEmpty(t, e.Pair.Evidence)

	// The two can be named in either order, and by their ids.
	other := ibid(t, "", "explain", "--to", "json", e.Records[1].ID, e.Records[0].ID[:8], scopus, medline)
	var f explanation
	require.NoError(t, json.Unmarshal([]byte(other.stdout), &f))
	require.Equal(t, e.Pair, f.Pair)
}

func TestExplainNames(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"m4", "m1", `there is no record "m4" in these files; near it are m1 (` + medline + `#1)`},
		{"zzz", "m1", `there is no record "zzz" in these files; records are named like`},
		{"m1", medline + "#1", "are the same record"},
		{"m1", medline + "#9", "there is no record"},
	} {
		got := ibid(t, "", "explain", c.a, c.b, medline, scopus)
		require.Equal(t, statusFailed, got.status)
		require.Contains(t, got.stderr, c.want)
	}
	dir := t.TempDir()
	copied := filepath.Join(dir, "copy.ris")
	require.NoError(t, os.WriteFile(copied, []byte(readFile(t, medline)), 0o600))
	got := ibid(t, "", "explain", "m1", "m2", medline, copied)
	require.Equal(t, statusFailed, got.status)
	require.Contains(t, got.stderr, `"m1" names 2 records`)
}

func TestOneApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"abc", "abc", true}, {"abc", "abd", true}, {"abc", "ab", true}, {"abc", "xabc", true}, {"abc", "cba", false}, {"", "a", true}, {"", "ab", false}} {
		require.Equal(t, c.want, oneApart(c.a, c.b), "%q %q", c.a, c.b)
		require.Equal(t, c.want, oneApart(c.b, c.a), "%q %q", c.b, c.a)
	}
}

// Two entries, one that has no end and one that has no beginning, stay two.
func TestDedupeKeepsUnendedEntriesApart(t *testing.T) {
	dir := t.TempDir()
	unended, headless := filepath.Join(dir, "1.ris"), filepath.Join(dir, "2.ris")
	first := "TY  - JOUR\r\nTI  - A catalogue of shelves\r\nPY  - 2001\r\n"
	second := "AU  - Brandt, Ulla\r\nTI  - Spines and their colours\r\nER  - \r\n"
	require.NoError(t, os.WriteFile(unended, []byte(first), 0o600))
	require.NoError(t, os.WriteFile(headless, []byte(second), 0o600))
	got := ibid(t, "", "dedupe", "--from", "ris", unended, headless)
	require.Equal(t, first+"ER  - \r\n"+second, got.stdout)
	got = ibid(t, "", "dedupe", "--from", "ris", headless, unended)
	require.Equal(t, second+first, got.stdout, "nothing is added where nothing is needed")
}

// The line that marks a duplicate ends as the file's own lines do.
func TestDedupeMarkKeepsLineEnds(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		path := filepath.Join(t.TempDir(), "b.ris")
		content := strings.ReplaceAll(readFile(t, medline), "\n", end)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o666))
		got := ibid(t, "", "dedupe", "--mark", medline, path)
		require.Equal(t, statusDone, got.status, got.stderr)
		require.Contains(t, got.stdout, end+"N1  - Duplicate of m1"+end+"ER  - ", "%q", end)
		require.NotContains(t, got.stdout, "\r\r", "%q", end)
	}
}

// A record can be named by an identifier of its publication.
func TestExplainIdentifiers(t *testing.T) {
	fixtures, err := filepath.Glob(filepath.Join("..", "..", "testdata", "same-paper", "*"))
	require.NoError(t, err)
	for _, name := range []string{"32706713", "10.2196/17362", "https://doi.org/10.2196/17362", "info:doi/10.2196/17362"} {
		got := ibid(t, "", append([]string{"explain", name, "mdl-33788999"}, fixtures...)...)
		require.Equal(t, statusDone, got.status, "%s: %s", name, got.stderr)
		require.Contains(t, got.stdout, "jmir-flattened.ris.txt#1")
		require.Contains(t, got.stdout, "bvs-list.txt#1")
	}
}

// Records that only a person's word about a third keeps apart are not said to
// be apart by their own evidence.
func TestPartedByOthers(t *testing.T) {
	dir := t.TempDir()
	var library strings.Builder
	for _, id := range []string{"x1", "x2", "x3"} {
		library.WriteString("TY  - JOUR\nID  - " + id + "\nTI  - Reading citations aloud in small libraries\nAU  - Okafor, N\nPY  - 2019\nJO  - Journal of Libraries\nVL  - 3\nSP  - 5\nER  - \n")
	}
	path, decisions := filepath.Join(dir, "x.ris"), filepath.Join(dir, "d.csv")
	require.NoError(t, os.WriteFile(path, []byte(library.String()), 0o666))
	require.NoError(t, os.WriteFile(decisions, []byte("x1,x3,different\n"), 0o666))
	page := unwrapped(ibid(t, "", "resolve", "--decisions", decisions, path).stdout)
	require.Contains(t, page, "→ 2 works")
	require.Contains(t, page, partedByOthers)
	var parted int
	for _, pair := range [][2]string{{"x1", "x2"}, {"x2", "x3"}} {
		got := ibid(t, "", "explain", "--decisions", decisions, pair[0], pair[1], path)
		require.Equal(t, statusDone, got.status, got.stderr)
		parted += strings.Count(unwrapped(got.stdout), partedByOthers)
	}
	require.Equal(t, 1, parted, "x2 stands with one of the two")
}
