package delimited_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestISBNsOfZotero: Zotero writes several ISBNs with blanks between them.
func TestISBNsOfZotero(t *testing.T) {
	for cell, want := range map[string][]string{
		"0306406152 9780201896831":             {"9780306406157", "9780201896831"},
		"978-0-306-40615-7  978-0-201-89683-1": {"9780306406157", "9780201896831"},
		"978 0 306 40615 7":                    {"9780306406157"},
		"9780306406157; 0-201-89683-4":         {"9780306406157", "9780201896831"},
		"978 0 306 40615 7 978 0 201 89683 1":  {"9780306406157", "9780201896831"},
		"0306406152 9780201896832":             {"9780306406157"}, // the check digit of the second is wrong
	} {
		in := "Key,Item Type,Title,Publication Title,ISBN,Abstract Note,Manual Tags\nJ3,bookSection,R,Book," + cell + ",,\n"
		records, _ := readAll(t, []byte(in), nil)
		require.Len(t, records, 1)
		require.Equal(t, "zotero", records[0].Origin.Dialect)
		require.Equal(t, want, records[0].Container.ISBN, cell)
	}
}

// TestServersOfPreprints: the server of a preprint stands where a publisher or a
// journal does.
func TestServersOfPreprints(t *testing.T) {
	const heading = "Key,Item Type,Title,Publication Title,Publisher,Abstract Note,Manual Tags\n"
	for row, want := range map[string]string{
		"J4,preprint,R,,medRxiv,,\n":             "medRxiv",
		"J4,preprint,R,arXiv,,,\n":               "arXiv",
		"J4,preprint,R,,University of Tides,,\n": "",
		"J4,book,R,,medRxiv,,\n":                 "",
	} {
		records, _ := readAll(t, []byte(heading+row), nil)
		require.Equal(t, want, records[0].Server, row)
		require.Empty(t, records[0].Diagnostics)
	}
	const own = "ibid_id,csl_type,subtype,title,publisher,other_identifiers,screening_decisions\na,article,preprint,R,medRxiv,,\n"
	records, d := readAll(t, []byte(own), nil)
	require.Equal(t, "ibid", d.Dialect)
	require.Empty(t, records[0].Server)
}
