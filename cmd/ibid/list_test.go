package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every format that a list can be written in gives back what stays, and what
// stood in that format stands as it stood where the format divides records by
// themselves.
func TestListFormats(t *testing.T) {
	const nbib = "PMID- 30000001\r\nTI  - Street names of small towns.\r\nFAU - Okafor, Ngozi\r\nDP  - 2019\r\nJT  - Journal of places\r\n\r\n" +
		"PMID- 30000002\r\nTI  - Bridges that nobody crosses.\r\nFAU - Quist, Peer\r\nDP  - 2018\r\nJT  - Journal of places\r\n"
	const enw = "%0 Journal Article\n%A Okafor, Ngozi\n%T Street names of small towns\n%D 2019\n%J Journal of places\n\n" +
		"%0 Book\n%A Halvorsen, Tone\n%T A book of ferries\n%D 2001\n\n"
	pubmed, refer := writeTemporary(t, "pubmed.nbib", nbib), writeTemporary(t, "list.enw", enw)
	require.Greater(t, len(listFormats), 5)
	for _, format := range listFormats {
		for _, flags := range [][]string{nil, {"--mark"}, {"--keep", "fused"}} {
			args := append([]string{"dedupe", pubmed, refer, "--to", format}, flags...)
			got := ibid(t, "", args...)
			require.Equal(t, statusDone, got.status, "%v: %s", args, got.stderr)
			back := ibid(t, got.stdout, "convert", "-", "--from", format, "--to", "ris", "-q")
			require.Equal(t, statusDone, back.status, "%v: %s", args, back.stderr)
			want := 3
			if flags != nil && flags[0] == "--mark" {
				want = 4
			}
			require.Equal(t, want, strings.Count(back.stdout, "TY  - "), "%v: %s", args, got.stdout)
			require.Contains(t, back.stdout, "Bridges that nobody crosses")
		}
	}
	require.True(t, strings.HasPrefix(ibid(t, "", "dedupe", pubmed, refer, "--to", "medline").stdout, nbib))
	require.True(t, strings.HasPrefix(ibid(t, "", "dedupe", refer, pubmed, "--to", "refer").stdout, enw))
}

// Web of Science's own form is read where RIS is, and is none: a list in RIS has
// its records as RIS, which other programs can read.
func TestListOfWebOfScienceRecords(t *testing.T) {
	const tagged = "\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\n" +
		"PT J\nAU Okafor, N\n   Quist, P\nTI Street names of small towns\nSO JOURNAL OF PLACES\nPY 2019\nVL 3\nBP 11\nEP 19\nUT WOS:000500000000001\nER\n\n" +
		"PT J\nAU Halvorsen, T\nTI Bridges that nobody crosses\nSO JOURNAL OF PLACES\nPY 2018\nVL 2\nBP 1\nEP 9\nUT WOS:000500000000002\nER\n\nEF\n"
	const plain = "TY  - JOUR\nAU  - Marsh, Tamsin\nTI  - Ferries at night\nPY  - 2001\nER  - \n"
	wos, list := writeTemporary(t, "savedrecs.txt", tagged), writeTemporary(t, "list.ris", plain)
	for _, flags := range [][]string{nil, {"--mark"}} {
		got := ibid(t, "", append([]string{"dedupe", list, wos}, flags...)...)
		require.Equal(t, statusDone, got.status, got.stderr)
		require.True(t, strings.HasPrefix(got.stdout, plain))
		require.Equal(t, 3, strings.Count(got.stdout, "TY  - JOUR"), got.stdout)
		require.Contains(t, got.stdout, "AU  - Quist, P\r\n")
		require.NotContains(t, got.stdout, "PT J")
	}
}

// An abstract behind the ER of its record stays there, behind a note that marks it as
// a duplicate too. What another record begins with is not read as one.
func TestListOfAbstractsBehindEnd(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		lines := func(text string) string { return strings.ReplaceAll(text, "\n", end) }
		first := lines("TY  - JOUR\nAU  - Marsh, Tamsin\nTI  - Ferries at night and what they carry\nPY  - 2001\nJO  - Journal of places\nDO  - 10.5555/ferries\nER  - \n")
		behind := lines("AB  - Ferries were counted.\n")
		headless := lines("AB  - Bridges were counted.\nER  - \n")
		a, b, c := writeTemporary(t, "a.ris", first+behind), writeTemporary(t, "b.ris", first), writeTemporary(t, "c.ris", headless)
		got := ibid(t, "", "dedupe", "--from", "ris", a, b, "--mark")
		require.Equal(t, statusDone, got.status, got.stderr)
		require.Equal(t, first+behind+strings.Replace(first, "ER  -", "N1  - Duplicate of "+a+"#1"+end+"ER  -", 1), got.stdout)
		got = ibid(t, "", "dedupe", "--from", "ris", b, a, "--mark")
		require.Equal(t, first+strings.Replace(first, "ER  -", "N1  - Duplicate of "+b+"#1"+end+"ER  -", 1)+behind, got.stdout)
		got = ibid(t, "", "dedupe", "--from", "ris", b, c)
		require.Equal(t, first+end+headless, got.stdout)
		got = ibid(t, "", "dedupe", "--from", "ris", a, c)
		require.Equal(t, first+behind+"ER  - "+end+headless, got.stdout)
		require.Equal(t, 2, strings.Count(ibid(t, got.stdout, "convert", "-", "--from", "ris", "--to", "ris", "-q").stdout, "ER  - "))
	}
}
