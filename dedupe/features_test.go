package dedupe

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestSupplementDOI checks that a DOI which pieces on other pages of one issue
// have is seen to be the supplement's by two of them.
func TestSupplementDOI(t *testing.T) {
	supplement := doi("10.5555/supplement")
	group := by("Quist, Peer", "Falk, Jon")
	records := []*record.Record{
		paper("a", supplement, group, titled("Night shifts and hormones in midwives"), at("12", "S1", "S33", "S33")),
		paper("b", supplement, group, titled("Night shifts and glucose in midwives"), at("12", "S1", "S34", "S34")),
		paper("c", group, titled("Night shifts and glucose in midwives."), at("12", "S1", "S34", "S34")),
	}
	res := resolved(t, nil, records...)
	require.Equal(t, [][]string{{"a"}, {"b", "c"}}, groupIDs(res))
	require.Empty(t, res.Review())
}

// TestOwnDOI checks that a DOI stays one paper's in what its records disagree
// on: the pages ahead of print, a subtitle, the language of the title.
func TestOwnDOI(t *testing.T) {
	own := doi("10.5555/paper")
	for _, other := range []*record.Record{
		paper("b", own, at("", "", "1", "14"), year("2013")),
		paper("b", own, titled("Night shifts and the quality of sleep among midwives in coastal towns: a cohort study"), pages("1", "14")),
		paper("b", own, titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer")),
	} {
		require.Equal(t, [][]string{{"a", "b"}}, groupIDs(resolved(t, nil, paper("a", own), other)))
	}
}

// TestTitleOfNames checks that a title which has the form of names stays one
// unless all of them are authors of other records.
func TestTitleOfNames(t *testing.T) {
	names := titled("Tone Halvorsen, Peer Quist and Lindiwe Mbeki")
	for _, tt := range []struct {
		name    string
		changes []func(*record.Record)
		people  int
	}{
		{"authors of another record", changes(names, by()), 3},
		{"one is nobody's name", changes(titled("Tone Halvorsen, Peer Quist and Lady Macbeth"), by()), 0},
		{"a book about them", changes(names, by(), ofType(record.TypeBook), nowhere), 0},
		{"words, not names", changes(titled("Quist, Halvorsen, Mbeki"), by()), 0},
		{"authors stand in their own field", changes(names, by("Okello, Grace")), 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := NewIndex(nil)
			x.Add(paper("a"))
			x.Queue(paper("b", tt.changes...))
			f := x.prepare().set[1]
			require.Len(t, f.people, tt.people)
			require.Equal(t, tt.people == 3, f.title.empty())
		})
	}
}

// TestTitleFeatures holds what is taken off a title, and what it says.
func TestTitleFeatures(t *testing.T) {
	for _, tt := range []struct {
		title, key, part string
		numerals, others []string
		notice           notice
	}{
		{title: "Sleep of midwives. [Review] [33 refs]", key: "sleepofmidwives"},
		{title: "Sleep of midwives (Provisional abstract)", key: "sleepofmidwives"},
		{title: "Sleep of midwives.[Erratum appears in Sleep. 2009 Jun;36(2):87 Note: Ross, A [added]].[Erratum", key: "sleepofmidwives"},
		{title: "Sleep of midwives (vol 360, pg 542, 2009)", key: "sleepofmidwives", notice: noticeErratum},
		{title: "[Sleep of midwives].", key: "sleepofmidwives"},
		{title: "Søvn hos jordmødre [Sleep of midwives]", key: "sovnhosjordmodre", others: []string{"sleepofmidwives"}},
		{title: "Sleep of midwives (in coastal towns)", key: "sleepofmidwivesincoastaltowns"},
		{title: "RETRACTED: Sleep of midwives", key: "sleepofmidwives"},
		{title: "Sleep of midwives Sleep of midwives", key: "sleepofmidwives"},
		{title: "Sleep of <i>tired</i> midwives &amp; nurses", key: "sleepoftiredmidwivesnurses"},
		{title: "Sleep and β-endorphin", key: "sleepandbetaendorphin"},
		{title: "Sleep of midwives: Part II", key: "sleepofmidwivespartii", part: "2", numerals: []string{"2"}},
		{title: "Sleep in type I narcolepsy", key: "sleepintypeinarcolepsy", numerals: []string{"1"}},
		{title: "Sleep of midwives: the authors' response", key: "sleepofmidwivestheauthorsresponse", notice: noticeReply},
		{title: "The immune response", key: "theimmuneresponse"},
		{title: "Berichtigung zu: Schlaf der Hebammen", key: "berichtigungzuschlafderhebammen", notice: noticeErratum},
	} {
		t.Run(tt.title, func(t *testing.T) {
			f := extract(paper("a", titled(tt.title)), newVocabularies())
			require.Equal(t, tt.key, f.title.squash)
			require.Equal(t, tt.part, f.title.numbers().part)
			require.Equal(t, tt.numerals, f.title.numbers().all)
			require.Equal(t, tt.notice, f.title.notice)
			var others []string
			for i := range f.titles {
				others = append(others, f.titles[i].squash)
			}
			require.Equal(t, tt.others, others)
		})
	}
}

// What is looked for before the pattern leaves out nothing that the pattern fits.
func TestWithoutRetracted(t *testing.T) {
	for _, title := range []string{
		"", "Sleep", "Retracted: Sleep", "RETRACTED ARTICLE: Sleep", "“[Withdrawn] Sleep", "¿withdrawn paper – Sleep", "_retracted: Sleep", "1 retracted: Sleep",
		"été retracted: Sleep", "ſretracted: Sleep", "\u00a0\u2014 Retracted - Sleep", "Retracted lives", "What was withdrawn: Sleep",
	} {
		require.Equal(t, retractedArticle.ReplaceAllString(title, ""), withoutRetracted(title), title)
	}
}
