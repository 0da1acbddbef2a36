package webpage_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/webpage"
)

// written are the names of a record as one text.
func written(r *record.Record) string {
	var names []string
	for _, c := range r.Contributors {
		name := strings.TrimSpace(c.NonDroppingParticle + " " + c.Family + c.Literal)
		for _, part := range []string{c.Given, c.Suffix} {
			if part != "" {
				name += ", " + part
			}
		}
		names = append(names, name)
	}
	if r.MoreContributors {
		names = append(names, "et al.")
	}
	return strings.Join(names, "; ")
}

// TestCitations reads citations of many styles, all of the same publication.
func TestCitations(t *testing.T) {
	const behind = ". Light in deep caves. J Cave Sci. 2019;12(3):45-50."
	tests := []struct{ name, text, people string }{
		{"Vancouver", "Müller AB, Ng L" + behind, "Müller, AB; Ng, L"},
		{"Vancouver, particles", "van der Berg J, de la Cruz M, O'Neill-Smith P, et al" + behind, "van der Berg, J; de la Cruz, M; O'Neill-Smith, P; et al."},
		{"Vancouver, suffixes", "de la Cruz MA Jr, Li X-Y, Ng LL 3rd" + behind, "de la Cruz, MA, Jr; Li, X-Y; Ng, LL, 3rd"},
		{"AMA", "1. Müller AB, Ng L" + strings.TrimSuffix(behind, ".") + ". doi:10.5555/jcs.12", "Müller, AB; Ng, L"},
		{"an author with one initial", "Ana B" + behind, "Ana, B"},
		{"display order", "Ana B. Müller, Li Ng" + behind, "Müller, Ana B.; Ng, Li"},
		{"display order, an author like Vancouver's", "Kim B. Lee, Ana Ng" + behind, "Lee, Kim B.; Ng, Ana"},
		{"display order, particles", "Max van der Berg, Ana-Maria de la Cruz, and P. O'Neill" + behind, "van der Berg, Max; de la Cruz, Ana-Maria; O'Neill, P."},
		{"display order, initials", "A.-B. Müller et al" + behind, "Müller, A.-B.; et al."},
		{"APA", "Müller, A. B., & Ng, L. (2019). Light in deep caves. Journal of Cave Science, 12(3), 45–50. https://doi.org/10.5555/jcs.12", "Müller, A. B.; Ng, L."},
		{"APA, particles", "van der Berg, J., de la Cruz, M. A., & O'Neill-Smith, P. (2019). Light in deep caves. Journal of Cave Science, 12(3), 45–50.", "van der Berg, J.; de la Cruz, M. A.; O'Neill-Smith, P."},
		{"Springer", "Müller AB, Ng L (2019) Light in deep caves. J Cave Sci 12(3):45–50. https://doi.org/10.5555/jcs.12", "Müller, AB; Ng, L"},
		{"Harvard", "Müller, A. B. and Ng, L. (2019) 'Light in deep caves', Journal of Cave Science, 12(3), pp. 45–50. doi: 10.5555/jcs.12", "Müller, A. B.; Ng, L."},
		{"Harvard, other quotes", "Müller, A.B., Ng, L. and Poe, E. (2019) ‘Light in deep caves’, Journal of Cave Science, 12(3), pp.45-50.", "Müller, A.B.; Ng, L.; Poe, E."},
		{"Chicago", "Müller, Ana B., and Li Ng. “Light in deep caves.” Journal of Cave Science 12, no. 3 (2019): 45–50. https://doi.org/10.5555/jcs.12.", "Müller, Ana B.; Ng, Li"},
		{"Chicago, author and date", "Müller, Ana B., Li Ng, and Max van Roe. 2019. \"Light in deep caves.\" Journal of Cave Science 12 (3): 45–50.", "Müller, Ana B.; Ng, Li; van Roe, Max"},
		{"IEEE", "[1] A. B. Müller and L. Ng, \"Light in deep caves,\" J. Cave Sci., vol. 12, no. 3, pp. 45–50, May 2019, doi: 10.5555/jcs.12.", "Müller, A. B.; Ng, L."},
		{"IEEE, three authors", "[12] A.-B. Müller, L. Ng, and M. van Roe, “Light in deep caves,” Journal of Cave Science, vol. 12, no. 3, pp. 45-50, 2019.", "Müller, A.-B.; Ng, L.; van Roe, M."},
		{"IEEE, et al.", "A. B. Müller et al., \"Light in deep caves,\" J. Cave Sci., vol. 12, no. 3, pp. 45-50, 2019.", "Müller, A. B.; et al."},
		{"MLA", "Müller, Ana B., and Li Ng. \"Light in deep caves.\" Journal of Cave Science, vol. 12, no. 3, 2019, pp. 45-50. JSTOR, doi:10.5555/jcs.12.", "Müller, Ana B.; Ng, Li"},
		{"MLA, et al.", "Müller, Ana B., et al. \"Light in deep caves.\" Journal of Cave Science, vol. 12, no. 3, May 2019, pp. 45-50.", "Müller, Ana B.; et al."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records, _, err := readGeneric(t, test.text+"\n")
			require.NoError(t, err)
			require.Len(t, records, 1)
			r := records[0]
			require.Equal(t, test.people, written(r))
			require.Equal(t, "Light in deep caves", r.Title())
			if r.Container.Title == "" {
				require.Len(t, r.Container.Abbreviations, 1)
			}
			require.Equal(t, []string{"12", "3", "45", "50"}, []string{r.Volume, r.Issue, r.Pages.First, r.Pages.Last})
			issued, _ := r.Date(record.DateIssued)
			require.True(t, strings.HasPrefix(issued.Value, "2019"))
			require.Equal(t, strings.Contains(test.text, "10.5555"), r.Identifier(record.SchemeDOI) == "10.5555/jcs.12")
			require.Empty(t, r.Unclaimed)
		})
	}
}

func TestCitationWithRemark(t *testing.T) {
	records, _, err := readGeneric(t, "Müller AB, Ng L. Light in deep caves. Reply. J Cave Sci. 2019;12(3):45-50.\n")
	require.NoError(t, err)
	require.Equal(t, "Light in deep caves. Reply", records[0].Title())
}

func TestCitationOfQuestion(t *testing.T) {
	records, _, err := readGeneric(t, "Müller AB, Ng L. Is there light in caves? J Cave Sci. 2019;12(3):45-50.\n")
	require.NoError(t, err)
	require.Equal(t, "Is there light in caves?", records[0].Title())
}

// TestUnclearCitations reads citations whose authors and titles cannot be told apart
// for sure: they have neither, and it is said.
func TestUnclearCitations(t *testing.T) {
	for _, text := range []string{
		"Ana B. Müller. Light in deep caves. J Cave Sci. 2019;12(3):45-50.\n",
		"Ana B. van der Müller et al. Light in deep caves. J Cave Sci. 2019;12(3):45-50.\n",
		"Ng L. Light. In caves. J Cave Sci. 2019;12(3):45-50.\n",
		"Müller AB, Ng L. Light in deep caves. J. Cave Sci. 2019;12(3):45-50.\n",
		"Ana B. Müller, Li Ng. Light in deep caves. Int. J. Caves. 2019;12(3):45-50.\n",
		"Müller AB, Ng L. Is there light in caves? Am. J. Cave. Heart Circ. 2019;12(3):45-50.\n",
	} {
		records, _, err := readGeneric(t, text)
		require.NoError(t, err)
		require.Len(t, records, 1)
		r := records[0]
		require.Empty(t, r.Contributors, text)
		require.Empty(t, r.Titles, text)
		require.NotContains(t, []string{"Cave Sci", "Caves", "Heart Circ"}, abbreviation(r), text)
		require.Equal(t, "12", r.Volume)
		require.Equal(t, "webpage.unclear-citation", r.Diagnostics[0].Code)
		require.NotEmpty(t, r.Unclaimed)
	}
}

func abbreviation(r *record.Record) string {
	if len(r.Container.Abbreviations) == 0 {
		return ""
	}
	return r.Container.Abbreviations[0].Value
}

// TestCitationsOfOthers claims nothing of citations in which it cannot tell the
// authors from the title.
func TestCitationsOfOthers(t *testing.T) {
	for _, text := range []string{
		"World Cave Organization. Light in deep caves. J Cave Sci. 2019;12(3):45-50.\n",
		"Deep Caves, Dark Rivers. Light in deep caves. J Cave Sci. 2019;12(3):45-50.\n",
		"Müller AB, Ng L, World Cave Group. Light in deep caves. J Cave Sci. 2019;12(3):45-50.\n",
		"A.B. Müller, L. Ng, Light in deep caves, J. Cave Sci. 12 (2019) 45–50.\n",
		"[1] A. B. Müller and L. Ng, “Light in deep caves,” in Proc. Cave Conf., vol. 12, no. 3, pp. 45–50, 2019.\n",
	} {
		_, _, err := readGeneric(t, text)
		require.ErrorIs(t, err, webpage.ErrUnknownFamily, text)
	}
}

// TestStatements reads lines that say where and when the only publication of a text
// appeared.
func TestStatements(t *testing.T) {
	const head, doi = "Light in deep caves\nAna B. Müller, Li Ng\n", "see https://doi.org/10.5555/jcs.12 for more\n"
	issued := func(value string) record.Date { return record.Date{Kind: record.DateIssued, Value: value} }
	tests := []struct {
		name, text               string
		container, volume, first string
		dates                    []record.Date
		unread                   string
	}{
		{"a line of Vancouver", "J Cave Sci. 2019 May;12(3):45-50.\n", "J Cave Sci", "12", "45", []record.Date{issued("2019-05")}, ""},
		{"with the DOI", "J Cave Sci. 2019;12(3):45-50. doi: 10.5555/jcs.12\n", "J Cave Sci", "12", "45", []record.Date{issued("2019")}, ""},
		{"in words", "Published in: Journal of Cave Science, Volume 12, Issue 3, May 2019, Pages 45-50\n", "Journal of Cave Science", "12", "45", []record.Date{issued("2019-05")}, ""},
		{"without the journal", "Volume 12, Issue 3, May 2019, Pages 45-50\n", "", "12", "45", []record.Date{issued("2019-05")}, ""},
		{"the year last", "Journal of Cave Science 12, 45–50 (2019)\n", "Journal of Cave Science", "12", "45", []record.Date{issued("2019")}, ""},
		{"stations", "Received: 3 January 2019 / Accepted: 2 March 2019 / Published: 12 May 2019\n", "", "", "", []record.Date{
			issued("2019-05-12"), {Kind: record.DateReceived, Value: "2019-01-03"}, {Kind: record.DateAccepted, Value: "2019-03-02"}}, ""},
		{"the same twice", "J Cave Sci. 2019;12(3):45-50.\nJ Cave Sci. 2019;12(3):45-50.\n", "J Cave Sci", "12", "45", []record.Date{issued("2019")}, ""},
		{"two of them", "J Cave Sci. 2019;12(3):45-50.\nJ Caves. 2018;1(1):4-5.\n", "", "", "", nil, "J Caves. 2018;1(1):4-5."},
		{"two days", "Accepted: 2 March 2019\nAccepted: 3 March 2019\n", "", "", "", nil, "Accepted: 3 March 2019"},
		{"a table", "Table 2, 45–50 (2019)\nVolume 12, 45-50 (2019)\n", "", "", "", nil, "Volume 12, 45-50 (2019)"},
		{"a day alone", "Published: 12 May 2019\n", "", "", "", nil, "Published: 12 May 2019"},
		{"the references", "References\nJ Cave Sci. 2019;12(3):45-50.\nDoe J. On caves. J Caves. 2001;1(1):1-2.\n", "", "", "", nil, "Doe J. On caves. J Caves. 2001;1(1):1-2."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records, _, err := readGeneric(t, head+doi+test.text)
			require.NoError(t, err)
			require.Len(t, records, 1)
			r := records[0]
			container := r.Container.Title
			if container == "" && len(r.Container.Abbreviations) > 0 {
				container = r.Container.Abbreviations[0].Value
			}
			require.Equal(t, []string{test.container, test.volume, test.first}, []string{container, r.Volume, r.Pages.First})
			require.Equal(t, test.dates, r.Dates)
			require.Equal(t, "10.5555/jcs.12", r.Identifier(record.SchemeDOI))
			require.Len(t, r.Identifiers, 1)
			if test.unread != "" {
				require.Equal(t, test.unread, r.Unclaimed[len(r.Unclaimed)-1].Text)
			}
			require.Empty(t, lost([]byte(head+doi+test.text), records, &record.Document{}))
		})
	}
}
