package normalize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"clean", "Plain text, with a stop.", "Plain text, with a stop."},
		{"blanks", "\u00a0two\u2009thin \u3000 blanks\r\nand\ta line ", "two thin blanks and a line"},
		{"line separator", "one\u2028two", "one two"},
		{"unseen", "\ufeffsoft\u00adhyphen zero\u200bwidth\x00nul", "softhyphen zerowidth nul"},
		{"direction marks", "a\u202eb\u202cc", "abc"},
		{"joiners stay", "می\u200cخواهم", "می\u200cخواهم"},
		{"composed", "e\u0301tude", "étude"},
		{"ill-formed", "caf\xe9", "caf\ufffd"},
		{"entity", "n &lt;10 &amp; p&#x3c;0.05 &#8217;", "n <10 & p<0.05 ’"},
		{"incomplete entity", "AT&T; R&D, &lt 5 &unknown;", "AT&T; R&D, &lt 5 &unknown;"},
		{"entity in an entity", "&amp;lt;10", "&amp;lt;10"},
		{"entity of a numeric ampersand", "&#38;#60;", "&amp;#60;"},
		{"no-break space entity", "a&nbsp;b&shy;c", "a bc"},
		{"bare smaller", "<10 % and p < 0.05 and x > 3", "<10 % and p < 0.05 and x > 3"},
		{"comparison without blanks", "a<b and c>d", "a<b and c>d"},
		{"simple tags", "On <i>in vivo</i> H<sub>2</sub>O<SUP>+</SUP><br/>next", "On in vivo H2O+ next"},
		{"attributes", `a <span class="x y" id=z>b</span> c`, "a b c"},
		{"escaped tags", "&lt;i&gt;E. coli&lt;/i&gt;", "E. coli"},
		{"tag in a tag", "<<i>i>x", "x"},
		{"MathML", `<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msub><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math> found`, "x2 found"},
		{"JATS", "<jats:p>One</jats:p><jats:p>two</jats:p>", "One two"},
		{"unknown element", "the <foo> operator", "the <foo> operator"},
		{"SICI is no tag", "11<1325::AID>3.0", "11<1325::AID>3.0"},
		{"Greek question mark", "&lt\u037e", "<"},
		{"empty", "", ""},
		{"blank", " \n ", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, Text(test.in))
			require.Equal(t, test.want, Text(test.want), "again")
		})
	}
}

func TestTextDoesNotAllocateForCleanText(t *testing.T) {
	for _, text := range []string{
		"Implementing Web-Based Therapy in Routine Mental Health Care",
		"AT&T and p < 0.05",
		"Über die Entwicklung – 张三",
	} {
		require.Zero(t, testing.AllocsPerRun(10, func() { Text(text) }), text)
	}
}

func TestTextOfHostileInput(t *testing.T) {
	for _, piece := range []string{"<", ">", "&", ";", "&amp;", "<i", "<i a='", "&amp;lt;", "<i>", "é\u0301"} {
		in := strings.Repeat(piece, 20_000)
		once := Text(in)
		require.Equal(t, once, Text(once), piece)
	}
}

func TestFoldKey(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"ASCII", "  Web-Based Therapy: (a) Review! ", "web based therapy a review"},
		{"own key", "already a key 2", "already a key 2"},
		{"accents", "Čerenkov Ångström naïve", "cerenkov angstrom naive"},
		{"letters without parts", "Straße Łódź Ørsted Đặng Æsir œuvre ısı Þór", "strasse lodz orsted dang aesir oeuvre isi thor"},
		{"capital dotted i", "İstanbul", "istanbul"},
		{"final sigma", "Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ"},
		{"Cyrillic", "Ёлка Йод", "елка иод"},
		{"quotes and dashes", "professionals’ “views” — 2010–2020", "professionals views 2010 2020"},
		{"compatibility", "x² ﬁne Ⅷ ½ ＡＢＣ", "x2 fine viii 1 2 abc"},
		{"Japanese marks stay", "ガン か\u3099", "ガン が"},
		{"Hangul stays whole", "한국어", "한국어"},
		{"Indic vowels stay", "हिन्दी", "हिन्दी"},
		{"CJK punctuation", "互联网：认知（行为）", "互联网 认知 行为"},
		{"soft hyphen", "co\u00adoperate", "cooperate"},
		{"ill-formed", "a\xffb", "a b"},
		{"nothing", "—…!", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, FoldKey(test.in))
			require.Equal(t, test.want, FoldKey(test.want), "again")
			require.Equal(t, "x"+test.want, string(AppendFoldKey([]byte("x"), test.in)))
		})
	}
	require.Zero(t, testing.AllocsPerRun(10, func() { FoldKey("already a key 2") }))
}
