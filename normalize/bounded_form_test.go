package normalize

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCountForms compares every form of a count with package regexp on
// sentences of classes that are made of what forms consist of.
func TestCountForms(t *testing.T) {
	forms := []*boundedForm{partsOfStudies, partsOfPeople, partForm, sizeForm, anySize, otherSubject, listBefore, groupFollows}
	for _, phrase := range countPhrases {
		forms = append(forms, phrase.form)
	}
	// No form of the package has a group that a match may be without; these have.
	for _, expression := range []string{`(#)?x`, `(?:(S)|(V))D`, `(?:x(#)w|xz(e))S?`, `(?:(#)x)?#?e`} {
		forms = append(forms, formOf(expression))
	}
	random := rand.New(rand.NewPCG(3, 5))
	for _, form := range forms {
		whole := regexp.MustCompile(form.expression)
		begin := regexp.MustCompile("^(?:" + form.expression + ")")
		matched := 0
		for range 500 {
			classes := string(randomClasses(random, 4)) + sampleOf(form, random) + string(randomClasses(random, 4))
			if at := random.IntN(len(classes)); random.IntN(2) == 0 {
				classes = classes[:at] + string(randomClasses(random, 2)) + classes[at+random.IntN(2):]
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
			if seen := classesOf(classes); len(want) > 0 {
				require.True(t, form.mayMatch(&seen), "%s in %s", form.expression, classes)
			}
			if strings.HasSuffix(form.expression, "$") {
				require.Equal(t, len(want) > 0, form.atEnd([]byte(classes)), "%s in %s", form.expression, classes)
			}
			length := -1
			if place := begin.FindStringIndex(classes); place != nil {
				length = place[1]
			}
			require.Equal(t, length, form.atBegin([]byte(classes)), "%s in %s", form.expression, classes)
		}
		require.Positive(t, matched, form.expression)
	}
}

// TestCountedBefore holds what is asked of the classes behind a number against
// the phrases: one number of every match must do.
func TestCountedBefore(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 9))
	for _, phrase := range countPhrases {
		for range 2000 {
			sample := sampleOf(phrase.form, random)
			require.Truef(t, strings.Contains(sample, "=") || hasCountedNumber(sample), "%s", sample)
		}
	}
}

func hasCountedNumber(classes string) bool {
	for at := range len(classes) {
		if classes[at] != classNumber {
			continue
		}
		for n, class := range []byte(classes[at+1:]) {
			if counted, more := countedBefore(class, n); counted {
				return true
			} else if !more {
				break
			}
		}
	}
	return false
}

const allClasses = "#~xSRDPVQOeIiqvkzrbmctwofpaTsW&nMhXLGu,;:()=."

func randomClasses(random *rand.Rand, most int) []byte {
	classes := make([]byte, random.IntN(most+1))
	for i := range classes {
		classes[i] = allClasses[random.IntN(len(allClasses))]
	}
	return classes
}

// sampleOf makes classes that the form matches by following its steps.
func sampleOf(form *boundedForm, random *rand.Rand) string {
	var sample []byte
	for at := form.start; ; {
		step := &form.steps[at]
		at = step.next
		switch step.kind {
		case stepMatch:
			return string(sample)
		case stepEither:
			if random.IntN(2) == 0 {
				at = step.other
			}
		case stepClass:
			for {
				if class := allClasses[random.IntN(len(allClasses))]; step.set.has(class) {
					sample = append(sample, class)
					break
				}
			}
		}
	}
}

func TestWordTable(t *testing.T) {
	classes := map[string]classedWord{
		"study": {'S', 0}, "studies": {'S', 0}, "a": {'a', 0}, "ab": {'b', 0}, "seventy-seven": {'#', 77},
	}
	table := newWordTable(classes)
	for word, class := range classes {
		key := keyOfWord(word)
		found := table.find(&key)
		require.NotNil(t, found, word)
		require.Equal(t, class, *found, word)
	}
	for _, word := range []string{"", "b", "ba", "studie", "stady", "study "} {
		key := keyOfWord(word)
		require.Nil(t, table.find(&key), word)
	}
}
