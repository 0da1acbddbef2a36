package normalize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestJournalsBeside compares names that stand beside each other for one journal.
func TestJournalsBeside(t *testing.T) {
	tests := []struct {
		a, b             string
		resemble, shorts bool // a shortens b
	}{
		{"PRL", "Physical Review Letters", true, true},
		{"NEJM", "New England Journal of Medicine", true, true},
		{"BMJ", "British Medical Journal", true, true},
		{"EHJ", "European Heart Journal", true, true},
		{"CMAJ", "Canadian Medical Association Journal", true, true},
		{"JoVE", "Journal of Visualized Experiments", true, true},
		{"IEEE Trans. PAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence", true, true},
		{"IEEE TKDE", "IEEE Transactions on Knowledge and Data Engineering", true, true},
		{"PNAS", "Proceedings of the National Academy of Sciences", true, true},
		{"PNAS", "Proceedings of the National Academy of Sciences of the United States of America", true, false},
		{"PNAS USA", "Proceedings of the National Academy of Sciences of the United States of America", true, true},
		{"Proc Natl Acad Sci USA", "Proceedings of the National Academy of Sciences of the United States of America", true, true},
		{"Proc. Natl. Acad. Sci. U.S.A.", "Proceedings of the National Academy of Sciences", true, true},
		{"J. Am. Med. Assoc.", "JAMA", true, true},
		{"Br Med J", "BMJ", true, true},
		{"J Foo", "Journal of Foo", true, true},
		{"Am J Med Genet A", "American Journal of Medical Genetics. Part A", true, true},
		{"Acta Crystallogr D Biol Crystallogr", "Acta Crystallographica Section D", true, true},
		{"Angew. Chem. Int. Ed. Engl.", "Angewandte Chemie International Edition", true, true},
		{"Journal of Chromatography B", "Journal of Chromatography B: Analytical Technologies", true, false},
		{"Journal of Clinical Oncology", "Journal of Clinical Oncology : official journal of the society", true, false},
		{"Physical Review B", "Physical Review B - Condensed Matter", true, false},
		{"Journal of Tides", "Journal of Tides", true, false},
		{"Lancet", "The Lancet", true, false},
		{"Blood", "Blood: journal of haematology", true, false},

		{"Blood", "Blood pressure in the young", false, false},
		{"Cell", "Cellulose", false, false},
		{"Journal of Tides", "A study in blue", false, false},
		{"Health Policy", "Health policy in Chile", false, false},
		{"PRL", "A randomised trial", false, false},
		{"J Tide Res", "A study in blue", false, false},
		{"The Lancet", "a prospective cohort study", false, false},
		{"Nature", "A systematic review", false, false},
		{"", "A systematic review", false, false},
		{"", "", false, false},
		{"中国", "中国医学", false, false},
	}
	for _, test := range tests {
		require.Equal(t, test.resemble, JournalsResemble(test.a, test.b), "%s / %s", test.a, test.b)
		require.Equal(t, test.resemble, JournalsResemble(test.b, test.a), "%s / %s", test.b, test.a)
		require.Equal(t, test.shorts, JournalShortens(test.a, test.b), "%s for %s", test.a, test.b)
		require.False(t, JournalShortens(test.b, test.a), "%s for %s", test.b, test.a)
	}
	long := strings.Repeat("of journal a ", 100)
	require.True(t, JournalsResemble(long, "The "+long))
	require.False(t, JournalsResemble(strings.Repeat("ab", 40), long))
}
