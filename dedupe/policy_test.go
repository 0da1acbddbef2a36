package dedupe

import (
	"context"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// paper is a complete record of an article, changed by the given functions.
func paper(id string, changes ...func(*record.Record)) *record.Record {
	r := &record.Record{
		ID: id, Type: record.TypeArticleJournal, Origin: record.Origin{Document: "papers"},
		Titles:       titledAs("Night shifts and the quality of sleep among midwives in coastal towns"),
		Contributors: authors("Halvorsen, Tone", "Quist, Peer", "Mbeki, Lindiwe"),
		Container:    record.Container{Title: "Journal of Sleep Studies"},
		Volume:       "12", Issue: "3", Pages: record.Pages{First: "201", Last: "214"},
		Dates: []record.Date{{Kind: record.DateIssued, Value: "2014"}},
	}
	for _, change := range changes {
		change(r)
	}
	return r
}

func withID(scheme record.Scheme, value string) func(*record.Record) {
	return func(r *record.Record) {
		r.Identifiers = append(r.Identifiers, record.Identifier{Scheme: scheme, Value: value})
	}
}

func doi(value string) func(*record.Record) { return withID(record.SchemeDOI, value) }

func titled(s string) func(*record.Record) {
	return func(r *record.Record) { r.Titles = titledAs(s) }
}

func at(volume, issue, first, last string) func(*record.Record) {
	return func(r *record.Record) {
		r.Volume, r.Issue, r.Pages = volume, issue, record.Pages{First: first, Last: last}
	}
}

func in(container string) func(*record.Record) {
	return func(r *record.Record) { r.Container = record.Container{Title: container} }
}

func year(y string) func(*record.Record) {
	return func(r *record.Record) { r.Dates = []record.Date{{Kind: record.DateIssued, Value: y}} }
}

func by(names ...string) func(*record.Record) {
	return func(r *record.Record) { r.Contributors = authors(names...) }
}

func registered(registry, id string) func(*record.Record) {
	return func(r *record.Record) {
		r.Registrations = append(r.Registrations, record.Registration{Registry: registry, ID: id})
	}
}

func registerEntry(registry, id string) func(*record.Record) {
	return func(r *record.Record) {
		registered(registry, id)(r)
		withID("nct", id)(r)
		at("", "", "", "")(r)
		in("")(r)
	}
}

func linked(url string) func(*record.Record) {
	return func(r *record.Record) { r.Links = append(r.Links, record.Link{URL: url}) }
}

// exportedEntry makes what the Cochrane Library exports of an entry in a register.
func exportedEntry(id string) []func(*record.Record) {
	return []func(*record.Record){
		registered("ClinicalTrials.gov", id), linked("https://clinicaltrials.gov/show/" + id), withID(record.SchemeAccession, "CN-"+id[3:]),
		by("Nct"), in(""), at("", "", "", ""),
	}
}

func TestPolicies(t *testing.T) {
	const title = "Night shifts and the quality of sleep among midwives in coastal towns"
	type changes []func(*record.Record)
	tests := []struct {
		name     string
		a, b     changes
		verdict  record.Verdict
		relation record.RelationType
		rule     string
	}{
		{"equal", nil, nil, record.SameVersion, "", "evidence"},
		{"case and marks", nil, changes{titled("NIGHT-SHIFTS AND THE QUALITY OF SLEEP AMONG MIDWIVES IN COASTAL TOWNS.")}, record.SameVersion, "", "evidence"},
		{"no title on one side", nil, changes{titled("")}, record.SameVersion, "", "evidence"},
		{"translated title, same place", nil, changes{titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer")}, record.SameVersion, "", "evidence"},
		{"ahead of print", nil, changes{at("", "", "1", "14"), year("2013")}, record.SameVersion, "", "evidence"},
		{"no authors on one side", nil, changes{by()}, record.SameVersion, "", "evidence"},
		{"two DOIs, all else equal", changes{doi("10.5555/a")}, changes{doi("10.5555/b")}, record.Unsure, "", "two-dois"},
		{"two DOIs and another year", changes{doi("10.5555/a")}, changes{doi("10.5555/b"), year("2015")}, record.Different, "", "different-dois"},
		{"one DOI, unlike titles", changes{doi("10.5555/a")}, changes{doi("10.5555/a"), titled("Growing tomatoes on balconies without soil"), by("Rossi, Carla"), at("13", "1", "1", "9"), year("2015")}, record.Unsure, "", "shared-identifier"},
		{"two PubMed ids", changes{withID(record.SchemePMID, "111")}, changes{withID(record.SchemePMID, "222")}, record.Related, record.IsRelatedTo, "veto.different-pmid"},
		{"Cochrane updates", changes{doi("10.1002/14651858.CD001.pub2")}, changes{doi("10.1002/14651858.CD001.pub3"), year("2016"), at("", "4", "CD001", "")}, record.SameWork, record.IsVersionOf, "numbered-versions"},
		{"erratum", nil, changes{titled("Erratum: " + title), at("12", "4", "300", "300")}, record.Related, record.IsCorrectionOf, "veto.notice"},
		{"erratum with the DOI of the article", changes{doi("10.5555/a")}, changes{doi("10.5555/a"), titled("Correction to: " + title)}, record.Related, record.IsCorrectionOf, "veto.notice"},
		{"erratum as Web of Science marks it", nil, changes{titled(title + " (vol 12, pg 201, 2014)"), at("13", "1", "9", "9"), year("2015")}, record.Related, record.IsCorrectionOf, "veto.notice"},
		{"retraction notice", nil, changes{titled("Retraction notice to: " + title), at("15", "1", "9", "9"), year("2017")}, record.Related, record.IsRetractionOf, "veto.notice"},
		{"retracted article", nil, changes{titled("RETRACTED: " + title)}, record.SameVersion, "", "evidence"},
		{"comment", nil, changes{titled("Comment on: " + title), by("Okello, Grace"), at("12", "4", "330", "331")}, record.Related, record.IsCommentOn, "veto.notice"},
		{"reply", nil, changes{titled(title + " - Reply"), at("12", "4", "332", "333")}, record.Related, record.IsReplyTo, "veto.notice"},
		{"protocol", nil, changes{titled(title + ": study protocol"), at("10", "1", "1", "8"), year("2012")}, record.Related, record.IsProtocolOf, "veto.notice"},
		{"parts", changes{titled(title + ": Part I")}, changes{titled(title + ": Part II"), at("12", "4", "290", "300")}, record.Related, record.IsSeriesSibling, "veto.parts"},
		{"phases", changes{titled("A phase 2 trial of light in midwives who work by night")}, changes{titled("A phase 3 trial of light in midwives who work by night"), at("14", "1", "33", "40")}, record.Related, record.IsSeriesSibling, "veto.numbers"},
		{"reprint elsewhere", nil, changes{in("Annals of Midwifery"), at("7", "9", "88", "99")}, record.Related, record.IsRelatedTo, "veto.other-place"},
		{"conference and article", nil, changes{in("Proceedings of the Midwives Conference"), func(r *record.Record) { r.Type = record.TypeConferencePaper }, at("", "", "3", "3"), year("2013")}, record.Related, record.IsRelatedTo, "veto.other-container"},
		{"other paper of the authors", nil, changes{titled("Day shifts and what midwives eat"), at("12", "5", "400", "411")}, record.Different, "", "no-common-title"},
		{"editorials of two issues", changes{titled("Editorial"), by("Quist, Peer")}, changes{titled("Editorial"), by("Quist, Peer"), at("12", "4", "300", "301")}, record.Related, record.IsSeriesSibling, "veto.recurring"},
		{"one trial, two reports", changes{registered("ClinicalTrials.gov", "NCT00000001")}, changes{registered("ClinicalTrials.gov", "NCT00000001"), titled("Light therapy for midwives: a trial"), at("15", "1", "5", "9"), year("2017")}, record.Different, "", "no-common-title"},
		{"two register entries", changes{registerEntry("ClinicalTrials.gov", "NCT00000001")}, changes{registerEntry("ClinicalTrials.gov", "NCT00000002")}, record.Related, record.IsRelatedTo, "veto.register-entries"},
		{"one register entry twice", changes{registerEntry("ClinicalTrials.gov", "NCT00000001")}, changes{registerEntry("ClinicalTrials.gov", "NCT00000001")}, record.SameVersion, "", "identifier"},
		{"only the topic", nil, changes{titled("Sleep of midwives"), by("Okello, Grace"), in(""), at("", "", "", ""), year("2019")}, record.Different, "", "no-common-title"},
		{"nothing known", changes{func(r *record.Record) { *r = record.Record{ID: "a"} }}, changes{func(r *record.Record) { *r = record.Record{ID: "b"} }}, record.Different, "", "no-common-title"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := paper("a", tt.a...), paper("b", tt.b...)
			p := Compare(a, b, nil)
			require.Equal(t, tt.verdict, p.Verdict, "%+v", p)
			require.Equal(t, tt.relation, p.Relation, "%+v", p)
			require.Equal(t, tt.rule, p.Rule, "%+v", p)
			require.NotEmpty(t, p.Reason)
			a.ID, b.ID = "b", "a"
			q := Compare(a, b, nil)
			require.Equal(t, tt.verdict, q.Verdict)
			require.Equal(t, p.Weight, q.Weight)
			if p.Relation != record.IsRelatedTo && p.Relation != record.IsSeriesSibling && p.Relation != record.IsVersionOf && p.Relation != "" {
				require.NotEqual(t, p.Inverse, q.Inverse, "a relation has a direction")
			}
		})
	}
}

// TestRelationFromBothSides has one relation that either of the two states.
func TestRelationFromBothSides(t *testing.T) {
	for _, test := range []struct {
		has, is record.RelationType
		verdict record.Verdict
	}{
		{record.HasVersion, record.IsVersionOf, record.SameWork},
		{record.HasPreprint, record.IsPreprintOf, record.SameWork},
		{record.HasCorrection, record.IsCorrectionOf, record.Related},
		{record.HasComment, record.IsCommentOn, record.Related},
		{record.HasPart, record.IsPartOf, record.Related},
	} {
		states := func(rel record.RelationType, doi string) func(*record.Record) {
			return func(r *record.Record) {
				r.Relations = []record.Relation{{Type: rel, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: doi}}}}
			}
		}
		from := Compare(paper("a", doi("10.5555/first"), states(test.has, "10.5555/second")), paper("b", doi("10.5555/second")), nil)
		to := Compare(paper("a", doi("10.5555/first")), paper("b", doi("10.5555/second"), states(test.is, "10.5555/first")), nil)
		require.Equal(t, test.verdict, from.Verdict)
		require.Equal(t, test.is, from.Relation)
		require.True(t, from.Inverse)
		require.Equal(t, to.Verdict, from.Verdict)
		require.Equal(t, to.Relation, from.Relation)
		require.Equal(t, to.Inverse, from.Inverse)
	}
}

func TestStatedRelation(t *testing.T) {
	article := paper("a", doi("10.5555/article"))
	preprint := paper("b", doi("10.1101/2013.01"), in(""), at("", "", "", ""), titled("How midwives sleep"), func(r *record.Record) {
		r.Relations = []record.Relation{{Type: record.IsPreprintOf, Identifiers: []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.5555/ARTICLE"}}}}
	})
	p := Compare(article, preprint, nil)
	require.Equal(t, record.SameWork, p.Verdict)
	require.Equal(t, record.IsPreprintOf, p.Relation)
	require.True(t, p.Inverse)
	res := resolved(t, &Options{CompareAll: -1}, article, preprint)
	require.Len(t, res.Groups, 1)
	require.Equal(t, "source", res.Groups[0].Relations[0].AssertedBy)

	// Another record of the preprint agrees in more, and states nothing.
	stated := paper("b", asPreprint, doi("10.1101/2013.01"), titled("How midwives sleep"), func(r *record.Record) { r.Relations = preprint.Relations })
	silent := paper("c", asPreprint, doi("10.1101/2013.01"))
	res = resolved(t, nil, article, stated, silent)
	require.Len(t, res.Groups, 1)
	require.Len(t, res.Groups[0].Relations, 1)
	require.Equal(t, record.IsPreprintOf, res.Groups[0].Relations[0].Type)
	require.Equal(t, "source", res.Groups[0].Relations[0].AssertedBy)
}

func resolved(t *testing.T, o *Options, records ...*record.Record) *Resolution {
	x := NewIndex(o)
	for _, r := range records {
		x.Add(r)
	}
	require.Equal(t, len(records), x.Len())
	return resolvedIndex(t, x)
}

func resolvedIndex(t *testing.T, x *Index) *Resolution {
	res, err := x.Resolve(context.Background())
	require.NoError(t, err)
	require.Equal(t, x.Len(), res.Statistics.Records)
	require.Equal(t, WeightsVersion, res.Statistics.WeightsVersion)
	return res
}

func groupIDs(res *Resolution) (ids [][]string) {
	for _, g := range res.Groups {
		var one []string
		for _, n := range g.Members() {
			one = append(one, res.IDs[n])
		}
		ids = append(ids, one)
	}
	return ids
}

func TestContainerDOI(t *testing.T) {
	supplement := doi("10.5555/supplement")
	records := []*record.Record{
		paper("a", supplement),
		paper("b", supplement, titled("Growing tomatoes on balconies without soil"), by("Rossi, Carla"), at("12", "3", "301", "301")),
		paper("c", supplement, titled("What birds hear in cities at dawn"), by("Falk, Jon"), at("12", "3", "302", "302")),
		paper("d", supplement, titled("Iron in the soil of old vineyards"), by("Petrenko, Ihor"), at("12", "3", "303", "303")),
	}
	res := resolved(t, nil, records...)
	require.Equal(t, [][]string{{"a"}, {"b"}, {"c"}, {"d"}}, groupIDs(res))
	require.Empty(t, res.Review(), "a DOI that stands with several titles says nothing")
}

func TestExactCopies(t *testing.T) {
	bare := func(r *record.Record) { *r = record.Record{ID: r.ID, Origin: r.Origin, Titles: titledAs("Editorial")} }
	res := resolved(t, nil, paper("a", from("z", 1)), paper("e", from("z", 2), bare), paper("a", from("b", 9)), paper("e", from("c", 2), bare), paper("a", from("b", 2)))
	require.Equal(t, []string{"a~3", "e~2", "a~2", "e", "a"}, res.IDs)
	require.Equal(t, [][]string{{"a", "a~2", "a~3"}, {"e"}, {"e~2"}}, groupIDs(res))
	review := res.Review()
	require.Len(t, review, 1)
	require.Equal(t, "copy-of-little", review[0].Rule)
}

func TestManyCopies(t *testing.T) {
	var records []*record.Record
	for i := range 3000 {
		records = append(records, paper("a", func(r *record.Record) { r.Origin.Position = i }))
	}
	res := resolved(t, nil, records...)
	require.Len(t, res.Groups, 1)
	require.Less(t, res.Statistics.Compared, 100*len(records))
}

func TestDecisions(t *testing.T) {
	other := []func(*record.Record){titled("Growing tomatoes on balconies without soil"), by("Rossi, Carla"), at("1", "1", "1", "5")}
	own := func(id string) func(*record.Record) { return func(r *record.Record) { r.OwnID = id } }
	records := func() []*record.Record {
		return []*record.Record{paper("a", own("smith2014")), paper("b"), paper("c", append(other, own("rossi"))...), paper("d", other...)}
	}
	require.Equal(t, [][]string{{"a", "b"}, {"c", "d"}}, groupIDs(resolved(t, nil, records()...)))

	res := resolved(t, &Options{Decisions: []Decision{{A: "b", B: "smith2014"}}}, records()...)
	require.Equal(t, [][]string{{"a"}, {"b"}, {"c", "d"}}, groupIDs(res))
	require.Empty(t, res.Conflicts)

	res = resolved(t, &Options{Decisions: []Decision{{A: "a", B: "rossi", Same: true}}}, records()...)
	require.Equal(t, [][]string{{"a", "b", "c", "d"}}, groupIDs(res))

	res = resolved(t, &Options{Decisions: []Decision{{A: "a", B: "c", Same: true}, {A: "a", B: "d"}}}, records()...)
	require.Equal(t, 2, len(res.Groups), "%v", groupIDs(res))
	for _, g := range groupIDs(res) {
		require.NotSubset(t, g, []string{"a", "d"})
	}

	res = resolved(t, &Options{Decisions: []Decision{{A: "a", B: "c", Same: true}, {A: "c", B: "b", Same: true}, {A: "a", B: "b"}, {A: "a", B: "nobody"}, {A: "papers#0", B: "a"}}}, records()...)
	require.Len(t, res.Conflicts, 4, "%v", res.Conflicts)

	p := Compare(records()[0], records()[1], &Options{Decisions: []Decision{{A: "b", B: "a"}}})
	require.Equal(t, record.Different, p.Verdict)
	require.Equal(t, "decision", p.Rule)
}

func TestCleanSources(t *testing.T) {
	from := func(source string) func(*record.Record) { return func(r *record.Record) { r.Origin.Source = source } }
	records := []*record.Record{paper("a", from("medline")), paper("b", from("medline")), paper("c", from("embase"))}
	require.Len(t, resolved(t, nil, records...).Groups, 1)
	res := resolved(t, &Options{CleanSources: []string{"medline"}}, records...)
	require.Equal(t, [][]string{{"a", "c"}, {"b"}}, groupIDs(res))
}

func TestStudies(t *testing.T) {
	other := []func(*record.Record){titled("Light therapy for midwives: a trial"), at("15", "1", "5", "9"), year("2017")}
	trial := registered("ClinicalTrials.gov", "NCT00000001")
	res := resolved(t, nil, paper("a", trial), paper("b", trial), paper("c", append(other, trial)...), paper("d", titled("Bread"), by("Rossi, Carla")))
	require.Equal(t, [][]string{{"a", "b"}, {"c"}, {"d"}}, groupIDs(res))
	require.Equal(t, []record.Study{{Registration: record.Registration{Registry: "ClinicalTrials.gov", ID: "NCT00000001"}, Works: []string{"a", "c"}}}, res.Studies)
}

func TestCancel(t *testing.T) {
	x := NewIndex(nil)
	for _, r := range generate(300, 1) {
		x.Add(r)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := x.Resolve(ctx)
	require.ErrorIs(t, err, context.Canceled)
}

func TestProgress(t *testing.T) {
	last := 0
	o := &Options{Progress: func(stage string, done, total int) {
		require.LessOrEqual(t, done, total)
		if stage == "compare" {
			last = done
		}
	}}
	res := resolved(t, o, generate(300, 1)...)
	require.Equal(t, res.Statistics.Records, last)
}

func TestEmptyIndex(t *testing.T) {
	res := resolved(t, nil)
	require.Empty(t, res.Groups)
	require.Empty(t, res.Review())
}

// TestIdentifierPolicies holds what a shared, a second and a component's
// identifier, the age and the kind of a publication mean for a pair.
func TestIdentifierPolicies(t *testing.T) {
	const title = "Night shifts and the quality of sleep among midwives in coastal towns"
	type changes = []func(*record.Record)
	kind := func(k record.Type) func(*record.Record) { return func(r *record.Record) { r.Type = k } }
	isbn := func(s string) func(*record.Record) { return withID(record.SchemeISBN, s) }
	book := changes{kind(record.TypeBook), in(""), at("", "", "", "")}
	language := func(s string) func(*record.Record) { return func(r *record.Record) { r.Languages = []string{s} } }
	abstract := func(r *record.Record) { r.Abstracts = []record.Abstract{{Text: webTherapyAbstract}} }
	unlike := titled("Nattarbeid og søvnkvalitet blant jordmødre i kystbyer")
	tests := []struct {
		name    string
		a, b    changes
		verdict record.Verdict
		rule    string
	}{
		{"one DOI, a translated title, the same people", changes{doi("10.5555/a"), at("", "", "", "")}, changes{doi("10.5555/a"), unlike, at("", "", "", "")}, record.SameVersion, "identifier"},
		{"one DOI, unlike titles, other people", changes{doi("10.5555/a"), at("", "", "", "")}, changes{doi("10.5555/a"), unlike, by("Rossi, Carla"), at("", "", "", "")}, record.Unsure, "shared-identifier"},
		{"one DOI, unlike titles, nothing else", changes{doi("10.5555/a"), at("", "", "", ""), by()}, changes{doi("10.5555/a"), unlike, by(), at("", "", "", "")}, record.Unsure, "shared-identifier"},
		{"one DOI, unlike titles, other pages", changes{doi("10.5555/a")}, changes{doi("10.5555/a"), unlike, at("12", "3", "301", "309")}, record.Unsure, "shared-identifier"},
		{"the DOI of a figure", changes{doi("10.5555/journal.x.0012")}, changes{doi("10.5555/journal.x.0012.g001")}, record.Related, "veto.component"},
		{"the DOI of a supplement", changes{doi("10.5555/x12")}, changes{doi("10.5555/x12.suppl_3"), in(""), at("", "", "", "")}, record.Related, "veto.component"},
		{"a dataset of the paper", nil, changes{kind(record.TypeDataset), in(""), at("", "", "", "")}, record.Related, "veto.component"},
		{"print and e-book", append(book[:3:3], isbn("9783161484100")), append(book[:3:3], isbn("9780306406157")), record.SameVersion, "evidence"},
		{"a type alone forbids nothing", changes{kind(record.TypeBook)}, changes{kind(record.TypeChapter)}, record.SameVersion, "evidence"},
		{"a book and its chapter", book, changes{kind(record.TypeChapter), in(title)}, record.Related, "veto.whole-and-part"},
		{"a review of the book", book, changes{kind("review-book")}, record.Related, "veto.notice"},
		{"an imprint before 1830", changes{year("1791")}, changes{year("1791")}, record.Unsure, "early-imprint"},
		{"nobody and no container in common", changes{titled(""), abstract}, changes{titled(""), abstract, by("Rossi, Carla"), in("Urban Gardens")}, record.Unsure, "other-people"},
		{"an imprint of 1830", changes{year("1830")}, changes{year("1830")}, record.SameVersion, "evidence"},
		{"another subtitle", changes{titled("Sleep in coastal towns: a survey of midwives"), at("", "", "", "")}, changes{titled("Sleep in coastal towns: how fishermen keep awake"), at("", "", "", "")}, record.Different, "no-common-title"},
		{"adjacent pages, other titles", changes{titled("Sleep and work: what midwives say")}, changes{titled("Sleep and work: what their children say"), at("12", "3", "215", "220")}, record.Different, "no-common-title"},
		{"a translated title, one place, and languages as two sources state them", changes{language("en"), func(r *record.Record) {
			r.Titles = append(r.Titles, record.Title{Value: "Nattarbeid og søvnkvalitet blant jordmødre i kystbyer", Role: record.TitleOriginal})
		}}, changes{language("no"), unlike}, record.SameVersion, "evidence"},
		{"a translation", changes{at("", "", "", ""), language("en"), func(r *record.Record) {
			r.Titles = append(r.Titles, record.Title{Value: "Nattarbeid og søvnkvalitet blant jordmødre i kystbyer", Role: record.TitleOriginal})
		}}, changes{at("", "", "", ""), language("no"), unlike}, record.SameWork, "translation"},
		{"one shared registration and one title", changes{registered("ClinicalTrials.gov", "NCT00000001")}, changes{registered("ClinicalTrials.gov", "NCT00000002")}, record.SameVersion, "evidence"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Compare(paper("a", tt.a...), paper("b", tt.b...), nil)
			require.Equal(t, tt.verdict, p.Verdict, "%+v", p)
			require.Equal(t, tt.rule, p.Rule, "%+v", p)
		})
	}
}

// TestCopiesWithTheirOwnID checks that two equal records that say little are one
// where their source gives both one id.
func TestCopiesWithTheirOwnID(t *testing.T) {
	bare := func(document string) *record.Record {
		return &record.Record{ID: "e", OwnID: "77", Origin: record.Origin{Document: document}, Titles: titledAs("Editorial")}
	}
	require.Len(t, resolved(t, nil, bare("x"), bare("y")).Groups, 1)
}
