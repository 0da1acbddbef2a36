package ris

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestNothingIsLostInSilence writes records of anything for every profile: each
// is one record when its bytes are read again, and each of its values comes back
// or was reported.
func TestNothingIsLostInSilence(t *testing.T) {
	g := newGenerator(3)
	for _, profile := range Profiles() {
		t.Run(profile.Name, func(t *testing.T) {
			for range 150 {
				r := g.record()
				before, err := json.Marshal(r)
				require.NoError(t, err)
				c := roundTrip{losses: map[string]int{}, profile: &profile}
				c.add(t, r)
				after, err := json.Marshal(r)
				require.NoError(t, err)
				require.Equal(t, string(before), string(after), "writing changed the record")
			}
		})
	}
}

// TestQuotedRecordsStayText writes values that quote RIS: each record is one
// when it is read again, with the value, but for blanks, where it stood.
func TestQuotedRecordsStayText(t *testing.T) {
	for _, value := range []string{
		"How records end: ER  - TY  - JOUR TI  - x", "a AU - b TI - c ER - TY", "the ER - a study", "ER - TY - JOUR AU - x ER - ",
		"x TI - y ER \u2013 TY - BOOK AU - z",
	} {
		for _, r := range []*record.Record{
			{Titles: []record.Title{{Value: value, Role: record.TitleMain}}}, {Notes: []record.Note{{Text: value}}}, {Copyright: value},
			{Abstracts: []record.Abstract{{Text: "One.\n" + value}}},
		} {
			c := roundTrip{losses: map[string]int{}}
			c.add(t, r)
		}
	}
	require.NotContains(t, write(t, nil, &record.Record{Titles: []record.Title{{Value: "the ER - a study", Role: record.TitleMain}}}), "ER- a")
}

// TestLossesAreThoseOfTheProfile asks that a tag which a program does not keep
// is a loss for that program only.
func TestLossesAreThoseOfTheProfile(t *testing.T) {
	r := &record.Record{Type: "article-journal", Abstracts: []record.Abstract{{Text: "One."}, {Text: "Two."}}}
	for _, profile := range Profiles() {
		var lost []string
		write(t, &WriterOptions{Profile: &profile, OnLoss: func(l record.Loss) { lost = append(lost, l.Path+": "+l.Reason) }}, r)
		if profile.Name == "zotero" {
			require.Equal(t, []string{"abstracts/1/text: Zotero keeps no place for it in a record of type JOUR"}, lost)
		} else {
			require.Empty(t, lost, profile.Name)
		}
	}
}
