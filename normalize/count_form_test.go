package normalize

import (
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCountForms compares every form of a count with package regexp on
// sentences of classes that are made of what forms consist of.
func TestCountForms(t *testing.T) {
	forms := []*countForm{partsOfStudies, partsOfPeople, partForm, sizeForm, anySize, otherSubject, listBefore, groupFollows}
	for _, phrase := range countPhrases {
		forms = append(forms, phrase.form)
	}
	random := rand.New(rand.NewPCG(3, 5))
	pieces := []string{"#", "#", "#S", "#eR", "#eS", "I#", "#xS", "#P", "bI", "wI", "wi", "S", "To", "aTo", "t", "(x)", "(n=#)", ",&", ":", "e", "R", "P", "Q", "v", "kz", "mc",
		"o", "x", "p", "W", "b", "I", "r", "so", "q", "D", "M", "~", "f", "X", ".", ";", "(", ")", "n=#", "#x,#x&#x"}
	for _, form := range forms {
		whole := regexp.MustCompile(form.expression)
		begin := regexp.MustCompile("^(?:" + form.expression + ")")
		matched := 0
		for range 4000 {
			classes := ""
			for range 1 + random.IntN(14) {
				classes += pieces[random.IntN(len(pieces))]
			}
			want := whole.FindAllStringSubmatchIndex(classes, -1)
			var places formPlaces
			at := 0
			for _, place := range want {
				require.True(t, form.find([]byte(classes), at, &places), "%s in %s", form.expression, classes)
				require.Equal(t, place, places[:len(place)], "%s in %s", form.expression, classes)
				at = places[1]
				matched++
			}
			require.False(t, form.find([]byte(classes), at, &places), "%s in %s", form.expression, classes)
			require.Equal(t, len(want), form.count([]byte(classes)))
			require.Equal(t, len(want) > 0, form.matches([]byte(classes)))
			length := -1
			if place := begin.FindStringIndex(classes); place != nil {
				length = place[1]
			}
			require.Equal(t, length, form.atBegin([]byte(classes)), "%s in %s", form.expression, classes)
		}
		require.Positive(t, matched, form.expression)
	}
}

func TestWordTable(t *testing.T) {
	classes := map[string]byte{"study": 'S', "studies": 'S', "": 'e', "a": 'a', "ab": 'b'}
	table := newWordTable(classes)
	for word, class := range classes {
		require.Equal(t, class, table.find([]byte(word)), word)
	}
	for _, word := range []string{"b", "ba", "studie", "stady", "study "} {
		require.Zero(t, table.find([]byte(word)), word)
	}
}
