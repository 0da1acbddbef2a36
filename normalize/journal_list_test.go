package normalize

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

const someJournalList = `Journal of Medical Internet Research,J Med Internet Res,J. Med. Internet Res.
"Psychology and psychotherapy","Psychol Psychother"
,Nothing
Fiziologicheskii zhurnal,Fiziol Zh
Fiziolohichnyi zhurnal,"Fiziol Zh"
`

func TestJournalList(t *testing.T) {
	list, err := ReadJournalList(strings.NewReader(someJournalList), 0)
	require.NoError(t, err)
	for _, tt := range []struct{ name, want, code string }{
		{name: "J MED INTERNET RES", want: "Journal of Medical Internet Research"},
		{name: "J. Med. Internet Res.", want: "Journal of Medical Internet Research"},
		{name: "The Journal of Medical Internet Research (Online)", want: "Journal of Medical Internet Research"},
		{name: "Psychol Psychother", want: "Psychology and psychotherapy"},
		{name: "Fiziolohichnyi Zhurnal", want: "Fiziolohichnyi zhurnal"},
		{name: "Fiziol Zh", code: "ambiguous"},
		{name: "Nothing", code: "not-listed"},
		{name: "", code: "not-listed"},
	} {
		title, err := list.Title(tt.name)
		require.Equal(t, tt.want, title, tt.name)
		if tt.code == "" {
			require.NoError(t, err, tt.name)
			continue
		}
		var refused *RejectError
		require.ErrorAs(t, err, &refused, tt.name)
		require.Equal(t, tt.code, refused.Code)
	}
	var empty JournalList
	_, err = empty.Title("Nature")
	require.Error(t, err)
	require.Error(t, empty.Add(" . "))

	list, err = ReadJournalList(strings.NewReader("Annals of Sleep;Ann Sleep"), ';')
	require.NoError(t, err)
	title, err := list.Title("Ann. Sleep")
	require.NoError(t, err)
	require.Equal(t, "Annals of Sleep", title)
}

// TestReferenceTableOfJournals reads the rows of the table that ask for a user's
// list. The form of a name without a list is read by TestReferenceTable.
func TestReferenceTableOfJournals(t *testing.T) {
	file := bytes.NewReader(corpus.File(t, "reference", "norm_examples.tsv"))
	list, err := ReadJournalList(strings.NewReader(someJournalList), 0)
	require.NoError(t, err)
	wanted := map[string]string{
		"J Med Internet Res": "Journal of Medical Internet Research", "J. Med. Internet Res.": "Journal of Medical Internet Research",
		"Psychol Psychother": "Psychology and psychotherapy",
	}
	refusals, rows := 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		if fields[0] != "journal" {
			continue
		}
		rows++
		title, err := list.Title(fields[1])
		switch {
		case fields[2] == "REJECT":
			require.Error(t, err, fields[1])
			refusals++
		default:
			require.NoError(t, err, fields[1])
			require.Equal(t, wanted[fields[1]], title)
		}
	}
	require.Equal(t, 4, rows)
	require.Equal(t, 1, refusals)
}
