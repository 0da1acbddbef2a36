package normalize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// reported makes a count with a value; parts are label and number in turn.
func reported(what string, value int64, parts ...any) record.ReportedCount {
	count := record.ReportedCount{What: what, Value: &value}
	return withParts(count, parts...)
}

func withParts(count record.ReportedCount, parts ...any) record.ReportedCount {
	for i := 0; i < len(parts); i += 2 {
		count.Parts = append(count.Parts, record.CountPart{Label: parts[i].(string), Value: int64(parts[i+1].(int))})
		count.Sum += int64(parts[i+1].(int))
	}
	if count.Value != nil && len(parts) > 0 {
		count.Check = "differs"
		if count.Sum == *count.Value {
			count.Check = "adds-up"
		}
	}
	return count
}

func TestFindReportedCounts(t *testing.T) {
	databases := reported("databases", 3)
	databases.Names = []string{"MEDLINE", "Embase (Ovid)", "Cochrane Library"}
	// § marks where a place begins and ¶ where it ends.
	for _, c := range []struct {
		in   string
		want []record.ReportedCount
	}{
		{"Results: §We identified 29 eligible articles: 14 qualitative, 11 quantitative, and 4 mixed methods¶. Themes follow.",
			[]record.ReportedCount{reported("included studies", 29, "qualitative", 14, "quantitative", 11, "mixed methods", 4)}},
		{"We read much, §identifying 34 eligible papers: 18 qualitative, 11 quantitative and 5 mixed methods¶.",
			[]record.ReportedCount{reported("included studies", 34, "qualitative", 18, "quantitative", 11, "mixed methods", 5)}},
		{"§We included 12 studies (7 trials, 4 cohort studies)¶.",
			[]record.ReportedCount{reported("included studies", 12, "trials", 7, "cohort", 4)}},
		{"§Twenty-nine studies were included¶ in the review.", []record.ReportedCount{reported("included studies", 29)}},
		{"§A total of 1,234 trials met the inclusion criteria¶.", []record.ReportedCount{reported("included studies", 1234)}},
		{"§29 studies with a control group were included¶.", []record.ReportedCount{reported("included studies", 29)}},
		{"Quality was low in §the 29 included studies¶.", []record.ReportedCount{reported("included studies", 29)}},
		{"§10 of the 29 articles were eligible¶.", []record.ReportedCount{reported("included studies", 10)}},
		{"Of 2,345 §articles that we screened, 29 were included¶.", []record.ReportedCount{reported("included studies", 29)}},
		{"§Eight trials (2 small, 6 large) were included¶.", []record.ReportedCount{reported("included studies", 8, "small", 2, "large", 6)}},
		{"§Ten junior & senior clerks participated¶.", []record.ReportedCount{reported("participants", 10)}},
		{"§We identified 29 studies¶.", []record.ReportedCount{reported("included studies", 29)}},
		{"We identified 300 studies. Only 29 were rare but §12 trials met our inclusion criteria¶.",
			[]record.ReportedCount{reported("included studies", 12)}},
		{"We identified 300 studies. After screening, §12 trials met our inclusion criteria¶.", []record.ReportedCount{reported("included studies", 12)}},
		{"§Seven trials were included in the meta-analysis¶.", []record.ReportedCount{reported("meta-analysed studies", 7)}},

		{"§We searched three databases (MEDLINE, Embase (Ovid), and the Cochrane Library)¶ in May.", []record.ReportedCount{databases}},
		{"§Five major databases were searched¶, and more.", []record.ReportedCount{reported("databases", 5)}},
		{"A systematic §search of 4 electronic databases¶ was done.", []record.ReportedCount{reported("databases", 4)}},

		{"METHOD: §Ten commissioners and managers participated¶ in an interview.", []record.ReportedCount{reported("participants", 10)}},
		{"§Twelve nurses took part¶.", []record.ReportedCount{reported("participants", 12)}},
		{"In all §329 patients were randomly assigned¶ to a drug.", []record.ReportedCount{reported("participants", 329)}},
		{"§We recruited 45 adult participants¶ online.", []record.ReportedCount{reported("participants", 45)}},
		{"Data came from a §sample of 524 adults¶.", []record.ReportedCount{reported("participants", 524)}},
		{"§Participants (N = 19)¶ came twice.", []record.ReportedCount{reported("participants", 19)}},
		{"§12 patients and 7 nurses were interviewed¶.",
			[]record.ReportedCount{withParts(record.ReportedCount{What: "participants"}, "patients", 12, "nurses", 7)}},
		{"Groups included §service providers (n\u2009=\u20096), app vendors and managers (n\u2009=\u20096) and patients who had been in care at the clinic (n\u2009=\u20097)¶. They spoke.",
			[]record.ReportedCount{withParts(record.ReportedCount{What: "participants"}, "service providers", 6, "app vendors and managers", 6, "patients", 7)}},

		{"§Thirty seven infants were enrolled¶.", []record.ReportedCount{reported("participants", 37)}},
		{"In 2019, §34 adults were enrolled¶ and 12 hospitals took part.", []record.ReportedCount{reported("participants", 34)}},
		{"A total of §14 females and 19 males were included¶.",
			[]record.ReportedCount{withParts(record.ReportedCount{What: "participants"}, "females", 14, "males", 19)}},
		{"In total §40 studies (1606 patients) were identified¶.", []record.ReportedCount{reported("included studies", 40)}},

		// No guessing.
		{"It took 10 years. 95% CI 10-12 studies. In 2020 participants were recruited.", nil},
		{"At least 10 studies were included. Fewer than 12 patients were enrolled. About 30 nurses participated.", nil},
		{"We will include 30 participants. We plan to recruit 12 patients.", nil},
		{"One study included 12 patients. A trial enrolled 30 adults.", nil},
		{"We excluded 12 studies. 12 studies were not included.", nil},
		{"The issue includes 10 papers. Type 2 patients were recruited. Stage 3 patients were enrolled.", nil},
		{"We identified 1,200 records.", nil},
		{"Twelve hospitals participated. Two reviewers participated.", nil},
		{"Ten of the patients participated. Two hundred and ten adults were recruited. 10 to 15 nurses were interviewed.", nil},
		{"Depression (n = 5), anxiety (n = 3) and patients with both (n = 2).", nil},
		{"Patients (n = 5), nurses (n = 3) and others (n > 2) with more (n = 20-30) spoke.", nil},
		{"20 patients were randomised in each arm.", nil},
		{"Data from 3 databases were used.", nil},
		{"The search yielded 5932 potentially eligible studies. 347 possibly eligible studies remained.", nil},
		{"A total of 805 articles were identified. We identified 5,516 papers. 50 publications were selected for full reading.", nil},
		{"The three placebo-controlled studies were analysed separately.", nil},
		{"24 cohort and 4 case-control studies were included. 22 human and 89 animal trials met the criteria.", nil},
		{"A total of 14 girls and 19 boys came.", nil},
		{"The study included 424 industrial workers and 84 office workers.", nil},
		{"Eight patients were randomised to a drug and a diet and nine patients were randomised to no treatment.", nil},
		{"The control group included 80 adults. The treatment arm includes 27 workers.", nil},
		{"A total of 51 workers (71.8%) had lost some hearing.", nil},
		{"Three laboratories participated. Nine companies took part.", nil},
		{"", nil},
	} {
		plain := strings.NewReplacer("§", "", "¶", "").Replace(c.in)
		found := normalize.FindReportedCounts(plain)
		var got []record.ReportedCount
		var marked strings.Builder
		at := 0
		for _, f := range found {
			got = append(got, f.Value)
			marked.WriteString(plain[at:f.Start] + "§" + plain[f.Start:f.End] + "¶")
			at = f.End
			again, err := normalize.ReportedCount(plain[f.Start:f.End])
			require.NoError(t, err, plain)
			require.Equal(t, f.Value, again, plain)
		}
		marked.WriteString(plain[at:])
		require.Equal(t, c.want, got, plain)
		if len(c.want) > 0 {
			require.Equal(t, c.in, marked.String())
		}
	}
}

func TestReportedCountInside(t *testing.T) {
	in := "29 studies with 3000 participants were included"
	found := normalize.FindReportedCounts(in)
	require.Len(t, found, 2)
	require.Equal(t, reported("included studies", 29), found[0].Value)
	require.Equal(t, reported("participants", 3000), found[1].Value)
	whole, err := normalize.ReportedCount(in)
	require.NoError(t, err)
	require.Equal(t, found[0].Value, whole)
}

func TestReportedCountRefused(t *testing.T) {
	for in, code := range map[string]string{
		"":            "none",
		"29 articles": "none",
		"We included 29 studies. We searched 5 databases.": "several",
	} {
		_, err := normalize.ReportedCount(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, in)
		require.Equal(t, code, refused.Code, in)
	}
}

// A hostile megabyte: the scan is bounded, so the test ends.
func TestFindReportedCountsLongText(t *testing.T) {
	for _, piece := range []string{"1", "1 ", "twenty-", "(n = 6) patients ", "We included 29 studies: 1 a, ", "(", "5 databases searched (", "n = 1 ", "one patients and ", "1,234,", "..."} {
		in := strings.Repeat(piece, 1<<20/len(piece))
		for _, f := range normalize.FindReportedCounts(in) {
			require.Less(t, f.Start, f.End)
		}
	}
}

func FuzzFindReportedCounts(f *testing.F) {
	for _, in := range []string{
		"We identified 29 eligible articles: 14 qualitative, 11 quantitative, and 4 mixed methods.",
		"We searched 5 databases (A, B (C), and the D).", "nurses (n = 6) and patients (n = 7)", "Ten managers took part",
		"Of 2,345 articles, 29 were included", "1\u2009234 trials met criteria",
	} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		for _, found := range normalize.FindReportedCounts(in) {
			again, err := normalize.ReportedCount(in[found.Start:found.End])
			require.NoError(t, err)
			require.Equal(t, found.Value, again)
		}
	})
}

func BenchmarkFindReportedCounts(b *testing.B) {
	plain := strings.Repeat("Care is online and its uptake is low, which many people find hard to explain. ", 16)
	for name, in := range map[string]string{
		"none": plain,
		"two":  plain + "We searched 5 databases (MEDLINE, Embase, PsycINFO, CINAHL, and Scopus). We included 29 studies: 14 small and 15 large.",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				normalize.FindReportedCounts(in)
			}
		})
	}
}

func ExampleFindReportedCounts() {
	abstract := "Methods: Five databases were searched. Results: We included 29 studies: 14 qualitative and 15 quantitative."
	for _, found := range normalize.FindReportedCounts(abstract) {
		fmt.Println(found.Value.What, *found.Value.Value, found.Value.Parts)
	}
	// Output:
	// databases 5 []
	// included studies 29 [{qualitative 14} {quantitative 15}]
}
