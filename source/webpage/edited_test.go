package webpage_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/webpage"
)

// pureHead is a Pure page with the given lines above its type.
func pureHead(lines ...string) []byte {
	return []byte(strings.Join(lines, "\n") + "\nResearch output: Contribution to journal › Article › peer-review\nOriginal language\tEnglish\n")
}

func familiesOf(contributors []record.Contributor) []string {
	var names []string
	for _, c := range contributors {
		names = append(names, c.Family)
	}
	return names
}

// TestOrganisationsAreNeitherTitlesNorPeople: portals show the authors'
// departments under their names.
func TestOrganisationsAreNeitherTitlesNorPeople(t *testing.T) {
	const title = "Rooms that calm"
	for name, test := range map[string]struct {
		lines   []string
		authors []string
	}{
		"no authors":                   {[]string{title, "School of Psychology"}, nil},
		"no authors, a university":     {[]string{title, "Flinders University"}, nil},
		"one author, a list in a name": {[]string{title, "Eva Nordin", "Faculty of Health, Medicine and Behavioural Sciences"}, []string{"Nordin"}},
		"authors and two departments":  {[]string{title, "Eva Nordin, Pablo Ortiz", "Department of Design", "Oslo University Hospital"}, []string{"Nordin", "Ortiz"}},
		"a line of navigation above":   {[]string{"Home Profiles Projects", title, "Eva Nordin, Pablo Ortiz"}, []string{"Nordin", "Ortiz"}},
		"a title and no one":           {[]string{"Skip to main navigation", title}, nil},
		"other languages":              {[]string{title, "Eva Nordin", "Institut for Psykologi", "Københavns Universitet"}, []string{"Nordin"}},
	} {
		t.Run(name, func(t *testing.T) {
			content := pureHead(test.lines...)
			records, document := readPage(t, content, &webpage.Options{Family: "pure"})
			require.Len(t, records, 1)
			require.Equal(t, title, records[0].Title())
			require.Equal(t, test.authors, familiesOf(records[0].Contributors))
			require.Empty(t, lost(content, records, document))
		})
	}
	for _, title := range []string{"Predictors of delirium in hospital", "School climate and bullying", "Life at a University Hospital"} {
		records, _ := readPage(t, pureHead("Skip to main navigation", title, "Eva Nordin"), &webpage.Options{Family: "pure"})
		require.Equal(t, title, records[0].Title(), "what stands above a person is the title")
	}
	records, _ := readPage(t, pureHead("Skip to main navigation", "School climate and bullying"), &webpage.Options{Family: "pure"})
	require.Equal(t, "School climate and bullying", records[0].Title())
	records, _ = readPage(t, pureHead("School of hard knocks"), &webpage.Options{Family: "pure"})
	require.Equal(t, "School of hard knocks", records[0].Title(), "a line that stands alone is the title")
}

// TestLabelsAloneOnTheirLine: some copies put the label and the value of a
// property on lines of their own.
func TestLabelsAloneOnTheirLine(t *testing.T) {
	content := string(fixture(t, purePortal))
	want, _ := readPage(t, []byte(content), nil)
	for _, label := range []string{"Original language", "Article number", "Number of pages", "Journal", "Issue number", "Publication status"} {
		content = strings.Replace(content, "\n"+label, "\n"+label+"\n\n", 1)
	}
	got, document := readPage(t, []byte(content), &webpage.Options{Family: "pure"})
	require.Equal(t, statement(t, want[0]), statement(t, got[0]))
	require.Empty(t, lost([]byte(content), got, document))

	content = string(fixture(t, jmirPreprints))
	want, _ = readPage(t, []byte(content), nil)
	content = strings.NewReplacer("Date Submitted: ", "Date Submitted:\n", "Date Accepted: ", "Date Accepted\n").Replace(content)
	got, document = readPage(t, []byte(content), &webpage.Options{Family: "jmir-preprints"})
	require.Equal(t, statement(t, want[0]), statement(t, got[0]))
	require.Empty(t, lost([]byte(content), got, document))

	// What follows must be a value of the label, and nothing else.
	records, _ := readPage(t, []byte("Title\nResearch output: Thesis\nVolume\nof sound was not studied.\nIssue\nOriginal language\tEnglish\n"),
		&webpage.Options{Family: "pure"})
	require.Empty(t, records[0].Volume)
	require.Empty(t, records[0].Issue)
	require.Equal(t, []string{"en"}, records[0].Languages)
}
