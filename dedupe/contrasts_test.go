package dedupe

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestCompanions has titles of companion papers, by the same people in one issue,
// of which one has what the other's word lacks, or the name of another kind.
func TestCompanions(t *testing.T) {
	for _, titles := range [][2]string{
		{"Complicated malaria of midwives by night in coastal towns", "Uncomplicated malaria of midwives by night in coastal towns"},
		{"Invasive ventilation of midwives by night in coastal towns", "Noninvasive ventilation of midwives by night in coastal towns"},
		{"Symptomatic malaria of midwives by night in coastal towns", "Asymptomatic malaria of midwives by night in coastal towns"},
		{"Eclampsia of midwives by night in coastal towns", "Preeclampsia of midwives by night in coastal towns"},
		{"Illegal drugs of midwives by night in coastal towns", "Legal drugs of midwives by night in coastal towns"},
		{"Insulin dependent midwives by night in coastal towns", "Insulin independent midwives by night in coastal towns"},
		{"Pre-operative sleep of midwives in coastal towns", "Post-operative sleep of midwives in coastal towns"},
		{"Pre-operative sleep of midwives in coastal towns", "Postoperative sleep of midwives in coastal towns"},
		{"Sleep of in-patients by night in coastal towns", "Sleep of out-patients by night in coastal towns"},
		{"Local seizures of midwives by night in coastal towns", "Focal seizures of midwives by night in coastal towns"},
		{"B cell lymphoma of midwives in coastal towns", "T cell lymphoma of midwives in coastal towns"},
		{"Serum T3 of midwives by night in coastal towns", "Serum T4 of midwives by night in coastal towns"},
		{"Factor VIII deficiency of midwives in coastal towns", "Factor IX deficiency of midwives in coastal towns"},
		{"Angiotensin I and the sleep of midwives in coastal towns", "Angiotensin II and the sleep of midwives in coastal towns"},
		{"Pain of the upper back of midwives in coastal towns", "Pain of the lower back of midwives in coastal towns"},
		{"BRCA1 and the sleep of midwives in coastal towns", "BRCA2 and the sleep of midwives in coastal towns"},
		{"BRCA1 and the sleep of midwives in coastal towns", "BRCA-2 and the sleep of midwives in coastal towns"},
		{"Night shifts and the sleep of midwives without BRCA1", "Night shifts and the sleep of midwives without BRCA-2"},
		{"Phase 2 breast cancer of midwives in coastal towns", "Phase 2b breast cancer of midwives in coastal towns"},
		{"68Ga-PSMA and the sleep of midwives in coastal towns", "(18)F-PSMA and the sleep of midwives in coastal towns"},
		{"Effect of nitrate on the midwives of coastal towns", "Effect of nitrite on the midwives of coastal towns"},
		{"Effect of methanol on the midwives of coastal towns", "Effect of ethanol on the midwives of coastal towns"},
		{"Night shifts of midwives in the towns of Hunan", "Night shifts of midwives in the towns of Henan"},
		{"Closure to \"Night shifts and the sleep of midwives\"", "Night shifts and the sleep of midwives"},
		{"Stage IIIA lymphoma of midwives in coastal towns", "Stage IIIB lymphoma of midwives in coastal towns"},
		{"Night shifts and the sleep of midwives. Part A", "Night shifts and the sleep of midwives"},
		{"Night shifts and the sleep of midwives. Part A", "Night shifts and the sleep of midwives. Part B"},
		{"Prevalence of malaria among the midwives of coastal towns", "Prevention of malaria among the midwives of coastal towns"},
		{"夜班护士睡眠质量研究（一）", "夜班护士睡眠质量研究（二）"},
		{"沿海城市男性护士睡眠质量的影响因素研究", "沿海城市女性护士睡眠质量的影响因素研究"},
		{"Data from: Night shifts and the sleep of midwives", "Night shifts and the sleep of midwives"},
		{"Supplementary material for Night shifts and the sleep of midwives", "Night shifts and the sleep of midwives"},
		{"Notice of redundant publication: Night shifts and the sleep of midwives", "Night shifts and the sleep of midwives"},
		{"Night shifts and the sleep of midwives without Sirt1", "Night shifts and the sleep of midwives without Sirt2"},
		{"HPV6 and the sleep of midwives in coastal towns", "HPV16 and the sleep of midwives in coastal towns"},
		{"Outbreak of H1N1 among the midwives of coastal towns", "Outbreak of H5N1 among the midwives of coastal towns"},
		{"Night shifts and the sleep of midwives in Niger", "Night shifts and the sleep of midwives in Nigeria"},
		{"Night shifts and the sleep of midwives in Austria", "Night shifts and the sleep of midwives in Australia"},
		{"Night shifts and the sleep of Iranian midwives", "Night shifts and the sleep of Iraqi midwives"},
		{"Night shifts and the mourning rituals of midwives", "Night shifts and the morning rituals of midwives"},
		{"Myocardial infection of midwives in coastal towns", "Myocardial infarction of midwives in coastal towns"},
		{"Prednisone and the sleep of midwives in coastal towns", "Prednisolone and the sleep of midwives in coastal towns"},
		{"A questionnaire on the sleep of midwives (Spanish version)", "A questionnaire on the sleep of midwives (Korean version)"},
		{"A questionnaire on the sleep of midwives [Spanish]", "A questionnaire on the sleep of midwives [German]"},
		{"Essays on the sleep of midwives (vol. 2)", "Essays on the sleep of midwives (vol. 3)"},
		{"Comment on the sleep of midwives in coastal towns", "Reply to comment on the sleep of midwives in coastal towns"},
		{"Night shifts and the sleep of midwives in coastal towns", "The authors reply: Night shifts and the sleep of midwives in coastal towns"},
	} {
		requireInIssue(t, apart, titles, pages("", ""))
	}
}

// TestQualified has titles of which one has a word within it that the other lacks.
func TestQualified(t *testing.T) {
	title := "Night shifts and the sleep of%s midwives of coastal towns and of their families"
	for _, word := range []string{" young", " elderly", " female", " northern", " Norwegian"} {
		titles := [2]string{strings.Replace(title, "%s", "", 1), strings.Replace(title, "%s", word, 1)}
		requireInIssue(t, ask, titles, pages("", ""))
		requireInIssue(t, same, titles, func(*record.Record) {})
	}
	requireInIssue(t, ask, [2]string{"Effect of CO on the sleep of the midwives of coastal towns", "Effect of CO2 on the sleep of the midwives of coastal towns"}, pages("", ""))
	requireInIssue(t, same, [2]string{"Recovery for workflow systems of the coastal midwives", "Recovery for workflow management systems of the coastal midwives"}, pages("", ""))
}

// TestOtherSymbols has titles that differ in a symbol, in one issue without pages.
func TestOtherSymbols(t *testing.T) {
	for _, titles := range [][2]string{
		{"Effect of H2O on the sleep of midwives in coastal towns", "Effect of H2O2 on the sleep of midwives in coastal towns"},
		{"北京市护士睡眠质量的影响因素研究", "南京市护士睡眠质量的影响因素研究"},
		{"Effect of NO2 on the sleep of midwives in coastal towns", "Effect of N2O on the sleep of midwives in coastal towns"},
	} {
		a, b := paper("a", titled(titles[0])), paper("b", titled(titles[1]), pages("", ""))
		require.NotContains(t, groupIDs(resolved(t, nil, a, b)), []string{"a", "b"}, titles[1])
		require.NotContains(t, groupIDs(resolved(t, nil, append(generate(50, 3), a, b)...)), []string{"a", "b"}, titles[1])
	}
}

// TestNoContrast has titles of one article that only look like those of
// companion papers.
func TestNoContrast(t *testing.T) {
	for _, titles := range [][2]string{
		{"Randomised trial of sleep in non-smokers of coastal towns", "Randomized trial of sleep in nonsmokers of coastal towns"},
		{"Nonsteroidal drugs and randomised sleep of midwives in coastal towns", "Non-steroidal drugs and randomized sleep of midwives in coastal towns"},
		{"Pre-operative and randomised sleep of midwives in coastal towns", "Preoperative and randomized sleep of midwives in coastal towns"},
		{"Hepatitis B and hepatitis C among paediatric midwives in coastal towns", "Hepatitis B and hepatitis C among pediatric midwives in coastal towns"},
		{"Night shifts and the quality of sleep among midwives", "Night shifts and the quality of sleep among midwives with and without children"},
		{"BRCA1 and the sleep of midwives in coastal towns", "BRCA-1 and the sleep of midwives in coastal towns"},
		{"Night shifts and the sleep of midwives without BRCA1", "Night shifts and the sleep of midwives without BRCA-1"},
		{"Night shifts and the sleep of midwives1", "Night shifts and the sleep of midwives 11"},
		{"18F-FDG and the sleep of midwives in coastal towns", "(18)F-FDG and the sleep of midwives in coastal towns"},
		{"The sleep of midwives by 99mTc-MIBI in coastal towns", "The sleep of midwives by (99m)Tc-MIBI in coastal towns"},
		{"Advice for midwives on the sleep of coastal towns", "dvice for midwives on the sleep of coastal towns"},
		{"Night shifts and the sleep of midwives1", "Night shifts and the sleep of midwives"},
		{"A questionnaire on the sleep of midwives (German version)", "A questionnaire on the sleep of midwives"},
		{"A questionnaire on the sleep of midwives [Article in German]", "A questionnaire on the sleep of midwives (German)"},
		{"PM2.5 and the behaviour of midwives in coastal towns", "PM(2.5) and the behavior of midwives in coastal towns"},
		{"CO2 and the behaviour of midwives in coastal towns", "CO(2) and the behavior of midwives in coastal towns"},
		{"TGF-β1 and the sleep of midwives in coastal towns", "TGF-b1 and the sleep of midwives in coastal towns"},
		{"TGF-β1 and the sleep of midwives in coastal towns", "TGF-1 and the sleep of midwives in coastal towns"},
		{"β2-agonists and the behaviour of midwives in coastal towns", "b2-agonists and the behavior of midwives in coastal towns"},
		{"Interferon-γ and the sleep of midwives in coastal towns", "Interferon-g and the sleep of midwives in coastal towns"},
		{"Angiotensin I and the sleep of midwives in coastal towns", "Angiotensin l and the sleep of midwives in coastal towns"},
	} {
		requireInIssue(t, same, titles, pages("", ""))
	}
}

// TestPagesOfTwoEditions has the pages of an electronic edition and those in
// print, under titles that are spelled in two ways.
func TestPagesOfTwoEditions(t *testing.T) {
	titles := [2]string{"Randomised trial of the sleep of midwives in coastal towns", "Randomized trial of the sleep of midwives in coastal towns"}
	for _, electronic := range [][2]string{{"e201", ""}, {"e45", "e58"}, {"e12345", ""}, {"1", "14"}} {
		requireInIssue(t, same, titles, pages(electronic[0], electronic[1]))
	}
	for _, printed := range [][2]string{{"215", "228"}, {"1", "9"}, {"s45", "s58"}} {
		requireInIssue(t, apart, titles, pages(printed[0], printed[1]))
	}
}

// requireInIssue compares a paper with one of another title and other pages, in
// both directions, alone and in a set.
func requireInIssue(t *testing.T, want librarian, titles [2]string, at func(*record.Record)) {
	t.Helper()
	a, b := paper("a", titled(titles[0])), paper("b", titled(titles[1]), at)
	p := Compare(a, b, nil)
	require.Equal(t, want, librarianOf[p.Verdict], "%s: %+v", titles[1], p)
	x := NewIndex(nil)
	for _, r := range append(generate(50, 3), b, a) {
		x.Add(r)
	}
	q := x.Compare(x.Len()-1, x.Len()-2)
	require.Equal(t, want, librarianOf[q.Verdict], "in a set: %s: %+v", titles[1], q)
	a.ID, b.ID = "b", "a"
	require.Equal(t, p.Weight, Compare(b, a, nil).Weight)
}
