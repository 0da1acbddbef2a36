package dedupe

import (
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// TestReasons checks what people are told of a pair.
func TestReasons(t *testing.T) {
	const title = "Night shifts and the quality of sleep among midwives in coastal towns"
	type changes = []func(*record.Record)
	abstract := func(text string) func(*record.Record) {
		return func(r *record.Record) { r.Abstracts = []record.Abstract{{Text: text}} }
	}
	untitled := func(r *record.Record) { r.Titles = nil }
	tomatoes := changes{titled("Growing tomatoes on balconies without soil"), by("Rossi, Carla"), in("Urban Gardens"), at("3", "1", "5", "9"), year("2016")}
	tests := []struct {
		name     string
		a, b     changes
		verdict  record.Verdict
		relation record.RelationType
		reason   string
	}{
		{"an erratum of another paper", changes{titled("Erratum: Ice on the lakes of Lapland in early spring")}, tomatoes, record.Different, "",
			"the titles are unlike, and no identifier, place or abstract makes up for it; one is an erratum, the other is not"},
		{"an erratum of a paper whose title is alike", nil, changes{titled("Erratum: Night shifts and the quality of life among midwives in mountain towns"), at("12", "4", "300", "300")}, record.Different, "",
			"the titles agree but for words that are exchanged, and no identifier, place or abstract makes up for it; one is an erratum, the other is not"},
		{"an erratum in another journal, by others", nil, changes{titled("Erratum: " + title), by("Rossi, Carla"), in("Urban Gardens"), at("3", "1", "5", "9")}, record.Different, "",
			"one is an erratum, the other is not"},
		{"an erratum of another phase", changes{titled("A phase 2 trial of light in midwives who work by night")}, changes{titled("Erratum: A phase 3 trial of light in midwives who work by night"), at("14", "1", "33", "33")}, record.Different, "",
			"one is an erratum, the other is not"},
		{"the erratum", nil, changes{titled("Erratum: " + title), at("12", "4", "300", "300")}, record.Related, record.IsCorrectionOf,
			"one is an erratum, and its title names the other"},
		{"a comment by others, elsewhere", nil, changes{titled("Comment on: " + title), by("Rossi, Carla"), in("Urban Gardens"), at("3", "1", "5", "9")}, record.Related, record.IsCommentOn,
			"one is a comment, and its title names the other"},
		{"no title, unlike abstracts, two PubMed ids", changes{abstract(webTherapyAbstract), withID(record.SchemePMID, "111")}, changes{untitled, abstract(stakeholderAbstract + commissionersAbstract), withID(record.SchemePMID, "222"), by(), in("Psychol Psychother"), at("94", "4", "994", "1014"), year("2021")}, record.Different, "",
			"one has no title, and the abstracts are unlike; each has a PubMed id of its own (pmid: 111, 222)"},
		{"no title, another place", nil, append(tomatoes[1:len(tomatoes):len(tomatoes)], untitled), record.Different, "",
			"one has no title, and no identifier, place or abstract makes up for it; other pages of another issue (volume: 12, 3; issue: 3, 1; pages: first page 201, 5)"},
		{"words exchanged", changes{at("", "", "", "")}, changes{titled("Night shifts and the quality of food among midwives in coastal towns"), at("", "", "", "")}, record.Different, "",
			"the titles agree but for words that are exchanged, and no identifier, place or abstract makes up for it"},
		{"two DOIs and two titles", changes{doi("10.5555/a")}, append(tomatoes[:len(tomatoes):len(tomatoes)], doi("10.5555/b"), at("", "", "", "")), record.Different, "",
			"the titles are unlike, and no identifier, place or abstract makes up for it; each has a DOI of its own"},
		{"reprint", nil, changes{in("Annals of Midwifery"), at("7", "9", "88", "99")}, record.Related, record.IsRelatedTo,
			"other pages of another issue (volume: 12, 7; issue: 3, 9; pages: first page 201, 88)"},
		{"parts", changes{titled(title + ": Part I")}, changes{titled(title + ": Part II"), at("12", "4", "290", "300")}, record.Related, record.IsSeriesSibling,
			"different parts of a series (numbers in titles: part 1, part 2)"},
		{"the same", nil, changes{year("2015")}, record.SameVersion, "",
			"title, authors, pages, volume, container and issue agree; year does not"},
		{"the same by its DOI", changes{doi("10.5555/a")}, changes{doi("10.5555/a"), at("", "", "", ""), year("")}, record.SameVersion, "",
			"an identifier in common; doi, title, authors and container agree"},
		{"nothing but one PubMed id", changes{func(r *record.Record) { *r = record.Record{ID: "a"} }, pmid("7")}, changes{func(r *record.Record) { *r = record.Record{ID: "b"} }, pmid("7")}, record.SameVersion, "",
			"an identifier in common; pmid agrees"},
		{"only the title", changes{by(), in(""), at("", "", "", ""), year("")}, nil, record.Unsure, "",
			"not enough to decide; title agrees"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Compare(paper("a", tt.a...), paper("b", tt.b...), nil)
			require.Equal(t, tt.verdict, p.Verdict, "%+v", p)
			require.Equal(t, tt.relation, p.Relation, "%+v", p)
			require.Equal(t, tt.reason, p.Reason, "%+v", p)
		})
	}
}

// TestPlaces checks how volumes, issues and pages are read and compared.
func TestPlaces(t *testing.T) {
	issue := func(s string) func(*record.Record) { return func(r *record.Record) { r.Issue = s } }
	tests := []struct {
		name  string
		a, b  []func(*record.Record)
		field string
		level string
	}{
		{"a double issue is no other number", []func(*record.Record){issue("1-2")}, []func(*record.Record){issue("12")}, "issue", "differ"},
		{"a double issue by its first", []func(*record.Record){issue("1-2")}, []func(*record.Record){issue("1")}, "issue", "equal"},
		{"two hyphens", []func(*record.Record){issue("1–2")}, []func(*record.Record){issue("1-2")}, "issue", "equal"},
		{"a supplement in two forms", []func(*record.Record){issue("Suppl 1")}, []func(*record.Record){issue("Suppl. 1")}, "issue", "equal"},
		{"ahead of print", nil, []func(*record.Record){at("", "", "1", "14"), year("2013")}, "pages", "provisional"},
		{"from page 1 in a volume", nil, []func(*record.Record){at("12", "", "1", "14")}, "pages", "differ"},
		{"from page 1, but newer", nil, []func(*record.Record){at("", "", "1", "14"), year("2016")}, "pages", "differ"},
		{"from page 1, and the other without a volume", []func(*record.Record){at("", "", "201", "214")}, []func(*record.Record){at("", "", "1", "14")}, "pages", "differ"},
		{"both from page 1", []func(*record.Record){at("", "", "1", "9")}, []func(*record.Record){at("", "", "1", "14")}, "pages", "same first page"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Compare(paper("a", tt.a...), paper("b", tt.b...), nil)
			require.Equal(t, tt.level, levelOf(p, tt.field), "%+v", p)
		})
	}
}
