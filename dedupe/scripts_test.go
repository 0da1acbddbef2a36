package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestComparisonKey(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Night Shifts, and sleep", "night shifts and sleep"},
		{"Müller", "muller"},
		{"Соловьёв и Щербакова", "solovev i shcherbakova"},
		{"Гігієна праці", "hihiiena pratsi"},
		{"Παπαδοπούλου ευ", "papadopoulou ev"},
		{"β-endorphin and TGFβ1", "beta endorphin and tgfbeta1"},
		{"تَأْثِيرُ الإضاءةِ", "تاثير الاضاءه"},
		{"כּהן", "כהן"},
		{"夜班对睡眠", "夜 班 对 睡 眠"},
		{"スリープ 2022年 A棟", "ス リー プ 2022 年 a 棟"},
		{"수면의 질", "수면의 질"},
	} {
		require.Equal(t, tt.want, comparisonKey(tt.in), tt.in)
		require.Equal(t, tt.want, comparisonKey(comparisonKey(tt.in)), "%s again", tt.in)
	}
}

// TestAcrossScripts checks that names which agree by transliteration alone do
// not make two publications one where their containers do not agree either.
func TestAcrossScripts(t *testing.T) {
	russian := []func(*record.Record){titled("Влияние ночных смен на сон акушерок приморских городов"), by("Крылова, Н."), in("Вопросы гигиены труда")}
	latin := []func(*record.Record){titled("Vliyanie nochnykh smen na son akusherok primorskikh gorodov"), by("Krylova, N.")}
	p := Compare(paper("a", russian...), paper("b", append(latin, in("Problems of Hygiene"))...), nil)
	require.Equal(t, record.Unsure, p.Verdict, "%+v", p)
	require.Equal(t, "other-people", p.Rule)
	p = Compare(paper("a", russian...), paper("b", append(latin, in("Voprosy gigieny truda"))...), nil)
	require.Equal(t, record.SameVersion, p.Verdict, "%+v", p)
}
