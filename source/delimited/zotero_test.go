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
