package ris

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// undamaged is a document with the records that are in it.
type undamaged struct {
	name, text string
	records    []*Entry
}

// damageSamples are the documents that are damaged below: the plain one with
// either line end, one with long values, and flattened ones.
func damageSamples(t testing.TB) (samples []undamaged) {
	t.Helper()
	in, err := os.ReadFile(filepath.Join("testdata", "plain.ris"))
	require.NoError(t, err)
	plain := string(in)
	const abstracts = "TY  - JOUR\nAU  - Moreau, Ana\nTI  - On tides\nAB  - Tides leave sand on the shore.\n\nIt was counted, and\nis shown below.\nKW  - tide\nER  - \n" +
		"TY  - BOOK\nTI  - The shore\nA2  - Diaz, Bo\nPY  - 2001\nER  - \n" +
		"TY  - THES\nTI  - On the moon\nN2  - The moon is far.\nER  - \n"
	const flattened = "TY - JOUR AU - Moreau, Ana TI - On tides PY - 2011 DO - 10.1000/x ER - TY - BOOK AU - Diaz, Bo TI - The shore SN - 1438-8871 ER - TY - THES TI - On the moon AB - It is far. ER -\n"
	for name, text := range map[string]string{
		"plain": plain, "plain with CRLF": strings.ReplaceAll(plain, "\n", "\r\n"), "abstracts": abstracts,
		"flattened": flattened, "flattened with two blanks": strings.ReplaceAll(flattened, " -", "  -"),
	} {
		entries, _ := readEntries(t, []byte(text), nil)
		samples = append(samples, undamaged{name, text, entries})
	}
	return samples
}

// lost returns the records that lie outside of the damage [from,to) and did
// not come back field for field.
func (u *undamaged) lost(t testing.TB, damaged string, from, to int) (lost []string) {
	t.Helper()
	entries, r := readEntries(t, []byte(damaged), nil)
	requireWrittenBack(t, []byte(damaged), entries, r)
	got := map[string]int{}
	for _, entry := range entries {
		got[fieldsIn(entry)]++
	}
	for _, entry := range u.records {
		if int(entry.Span.Start) < to && from < int(entry.Span.End) {
			continue
		}
		if got[fieldsIn(entry)]--; got[fieldsIn(entry)] < 0 {
			lost = append(lost, fieldsIn(entry))
		}
	}
	return lost
}

// TestTruncated cuts documents at every byte: the records before the cut come
// back.
func TestTruncated(t *testing.T) {
	for _, sample := range damageSamples(t) {
		for n := range len(sample.text) + 1 {
			require.Empty(t, sample.lost(t, sample.text[:n], n, len(sample.text)+1), "%s cut at %d: %q", sample.name, n, sample.text[:n])
		}
	}
}

// TestCorrupted changes documents at every byte: the records that do not hold
// the byte come back.
func TestCorrupted(t *testing.T) {
	for _, sample := range damageSamples(t) {
		for n := range len(sample.text) {
			for _, c := range []byte{' ', 0, '\n', '\r', 'x', 'X', 'T', 'R', '0', 0xFF, '-'} {
				damaged := sample.text[:n] + string([]byte{c}) + sample.text[n+1:]
				require.Empty(t, sample.lost(t, damaged, n, n+1), "%s: %q at %d: %q", sample.name, c, n, damaged)
			}
		}
	}
}
