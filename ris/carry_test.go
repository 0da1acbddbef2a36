package ris

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestFieldsThatNoRuleReadAreCarried writes records of RIS again: fields that
// no rule reads stand in them as they stood, or are reported.
func TestFieldsThatNoRuleReadAreCarried(t *testing.T) {
	tests := []struct {
		name, in string
		carried  []string
		lost     []string
	}{
		{"an unknown tag", "TY  - JOUR\nTI  - A title\nX9  - mystery\nER  - \n", []string{"X9  - mystery"}, nil},
		{"twice", "TY  - JOUR\nX9  - one\nTI  - A title\nX9  - two\nER  - \n", []string{"X9  - one", "X9  - two"}, nil},
		{"a value that is refused", "TY  - JOUR\nTI  - A title\nVL  - unknown\nER  - \n", []string{"VL  - unknown"}, nil},
		{"beside prose", "TY  - JOUR\nTI  - A title\nN1  - A note\nER  - \nTY  - JOUR\nIS  - unknown\nAB  - Long prose goes here.\nER  - \n", []string{"IS  - unknown"}, nil},
		{"one that says there is none", "TY  - NA\nTI  - A title\nJF  - NA\nVL  - nan\nAB  - NULL\nAN  - None\nX9  - NA\nER  - \n", nil, nil},
		{"lines", "TY  - JOUR\nTI  - A title\nX9  - one\ntwo\nER  - \n", []string{"X9  - one", "two"}, nil},
		{"a blank one", "TY  - JOUR\nTI  - A title\nX9  -  \nER  - \n", nil, nil},
		{"the end's value", "TY  - JOUR\nTI  - A title\nER  - behind\n", nil, []string{"behind"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records := readRecords(t, []byte(test.in))
			var lost []string
			options := &WriterOptions{LineEnd: "\n", OnLoss: func(l record.Loss) {
				if strings.HasPrefix(l.Path, "raw/") || strings.HasPrefix(l.Path, "unclaimed/") {
					lost = append(lost, l.Value)
				}
			}}
			out := write(t, options, records...)
			for _, line := range test.carried {
				require.Contains(t, "\n"+out, "\n"+line+"\n")
			}
			require.Equal(t, test.lost, lost)
			require.Equal(t, out, write(t, options, readRecords(t, []byte(out))...), "and a second time")
		})
	}
	other := readRecords(t, []byte("TY  - JOUR\nTI  - A title\nX9  - mystery\nER  - \n"))[0]
	other.Origin.Format = record.FormatCSLJSON
	var lost []record.Loss
	out := write(t, &WriterOptions{OnLoss: func(l record.Loss) { lost = append(lost, l) }}, other)
	require.NotContains(t, out, "mystery", "another format's names are no tags")
	require.Equal(t, "raw/2", lost[len(lost)-1].Path)
}

// TestCarriedFieldsThatAProgramDrops asks that a field which stands in the file
// as it stood, and which its program does not keep, is reported.
func TestCarriedFieldsThatAProgramDrops(t *testing.T) {
	in := "TY  - JOUR\nTI  - A title\nX9  - mystery\nVL  - unknown\nER  - \n"
	tests := map[string][]string{"sheet": nil, "endnote": {"raw/2=mystery"}, "zotero": {"raw/2=mystery"}}
	for _, profile := range Profiles() {
		var lost []string
		options := &WriterOptions{Profile: &profile, OnLoss: func(l record.Loss) { lost = append(lost, l.Path+"="+l.Value) }}
		out := write(t, options, readRecords(t, []byte(in))...)
		require.Contains(t, out, "X9  - mystery\r\n")
		require.Equal(t, tests[profile.Name], lost, profile.Name)
	}
}

// TestCarriedFieldsStandBehindReadOnes asks that a value which was refused does
// not come before the one that was read: programs keep the first.
func TestCarriedFieldsStandBehindReadOnes(t *testing.T) {
	in := "TY  - JOUR\nTI  - A title\nPY  - YEAR\nY1  - 2001\nDO  - none yet\nUR  - https://doi.org/10.5555/tides.1\nAB  - Prose.\nER  - \n"
	options := &WriterOptions{LineEnd: "\n"}
	out := write(t, options, readRecords(t, []byte(in))...)
	require.Contains(t, out, "PY  - 2001\nPY  - YEAR\n")
	require.Contains(t, out, "DO  - 10.5555/tides.1\nDO  - none yet\n")
	require.Equal(t, out, write(t, options, readRecords(t, []byte(out))...), "and a second time")
}

// TestPlaceholderAsLastPage reads no page from what stands for none, with and
// without a first page, so that writing the record changes nothing.
func TestPlaceholderAsLastPage(t *testing.T) {
	for _, in := range []string{"EP  - nan\n", "SP  - 100364\nEP  - nan\n"} {
		r := readRecords(t, []byte("TY  - JOUR\n"+in+"ER  - \n"))[0]
		require.Empty(t, r.Pages, in)
		back := readRecords(t, []byte(write(t, nil, r)))[0]
		require.Empty(t, back.Pages, in)
	}
}

// TestMissing reads what statistics programs write for an empty cell: it is no
// value of any field, and in a list of keywords an abbreviation.
func TestMissing(t *testing.T) {
	in := "TY  - NA\nTI  - NA\nT2  - NULL\nAU  - NA\nAB  - nan\nPB  - None\nAN  - NA\nDB  - N/A\nN1  - <NA>\nUR  - null\nER  - \n"
	r := readRecords(t, []byte(in))[0]
	var codes []string
	for _, d := range r.Diagnostics {
		require.Equal(t, record.SeverityNote, d.Severity, d.Tag)
		codes = append(codes, d.Code)
	}
	require.Len(t, codes, 10)
	require.Equal(t, []string{"ris.placeholder"}, slices.Compact(codes))
	r.ID, r.Origin, r.Raw, r.Diagnostics, r.Unclaimed, r.Trace = "", record.Origin{}, nil, nil, nil, nil
	require.Equal(t, &record.Record{}, r)

	r = readRecords(t, []byte("TY  - JOUR\nAU  - Na, H\nKW  - dopamine\nKW  - NA\nER  - \n"))[0]
	require.Equal(t, "Na", r.Contributors[0].Family)
	require.Len(t, r.Keywords, 2)
}
