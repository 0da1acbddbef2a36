package dedupe

import (
	"context"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// The five records below state the facts of the documents that the project
// starts from; their abstracts are written for this test.
const (
	webTherapyAbstract = "Background: treatment over the web may bring help to more people at less cost, yet clinics have been slow to take it up. " +
		"Objective: we set out to collect what clinicians think holds such treatment back and what carries it into ordinary clinics for adults. " +
		"Methods: five large databases were searched for studies of any design that asked clinicians about therapy by computer. Two readers judged the risk of bias. " +
		"Results: we kept 29 papers: 14 qualitative, 11 quantitative, and 4 mixed. Clinicians backed treatment over the web only for patients with mild and simple complaints, good motivation, and a computer of their own. " +
		"They liked the freedom of hour and place but wanted to see their patients as well, so that nobody would get worse unseen. " +
		"They asked for training, for time, and for help from their managers when the daily work changes. " +
		"Conclusions: without the support of clinicians few people will find their way to treatment over the web. Schooling and good examples may help."
	onlineTherapyAbstract = "Background: treatment over the web may bring help to more people at less cost, yet clinics have been slow to take it up. " +
		"Objective: this review collects the barriers seen by clinicians and the things that helped them. " +
		"Methods: five databases were searched, which gave 34 papers: 18 qualitative, 11 quantitative and 5 mixed. " +
		"Results: Clinicians backed online treatment only for clients with mild and simple complaints, good motivation, and a computer of their own. " +
		"They liked the freedom of hour and place but wanted to see their clients as well, so that nobody would get worse unseen. " +
		"They asked for training, for time, and for help from their managers when the daily work changes. " +
		"Conclusions: a start with a small group of clients, a mixed form, and better programs may raise the use of online treatment."
	commissionersAbstract = "Objectives: to hear what those who pay for health services think of therapies over the internet and of bringing them in. " +
		"Design: interviews. Method: ten managers spoke with us; each talk was coded twice. " +
		"Results: three themes came up: too few therapists, growing trust in guided self-help, and what a good start would need, such as money, training, and proof. " +
		"Conclusions: the time for therapy over the internet has come, if its quality is kept."
	stakeholderAbstract = "Background: this study asked everybody concerned how cognitive behavioral therapy over the internet was brought into one service. " +
		"Methods: six providers, six company people and seven patients were interviewed by telephone. " +
		"Results: leadership, training and feedback helped; negative attitudes and faulty programs stood in the way, and the pandemic opened doors. " +
		"Discussion: company people have not been heard before in this field."
)

func authors(pairs ...string) (list []record.Contributor) {
	for _, p := range pairs {
		family, given, _ := strings.Cut(p, ", ")
		list = append(list, record.Contributor{Name: record.Name{Family: family, Given: given}, Role: record.RoleAuthor})
	}
	return list
}

func included(total int64, parts ...int64) []record.ReportedCount {
	c := record.ReportedCount{What: "included studies", Value: &total}
	for _, p := range parts {
		c.Parts = append(c.Parts, record.CountPart{Value: p})
	}
	return []record.ReportedCount{c}
}

func statedKeywords(list ...string) (k []record.Keyword) {
	for _, s := range list {
		k = append(k, record.Keyword{Value: s})
	}
	return k
}

func seedRecords() []*record.Record {
	subjects := []string{"health professional views", "implementation", "online psychological therapy", "online CBT", "barriers",
		"facilitators", "models of care", "cognitive behavioral therapy", "internet-based intervention"}
	sorted := []string{"barriers", "cognitive behavioral therapy", "facilitators", "health professional views", "implementation",
		"internet-based intervention", "models of care", "online CBT", "online psychological therapy"}
	return []*record.Record{
		{
			ID: "000", Type: record.TypeArticleJournal, Origin: record.Origin{Document: "000.txt"},
			Titles:       []record.Title{{Role: record.TitleMain, Value: "Implementing Web-Based Therapy in Routine Mental Health Care: Systematic Review of Health Professionals’ Perspectives"}},
			Contributors: authors("Davies, Fiona", "Shepherd, Heather L", "Beatty, Lisa", "Clark, Brodie", "Butow, Phyllis", "Shaw, Joanne"),
			Container:    record.Container{Abbreviations: []record.Abbreviation{{Value: "J Med Internet Res"}}, ISSN: []record.ISSN{{Value: "1438-8871"}}},
			Volume:       "22", Issue: "7", ArticleNumber: "e17362", Stages: []record.Stage{record.StageVoR},
			Dates:         []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}},
			Identifiers:   []record.Identifier{{Scheme: record.SchemeDOI, Value: "10.2196/17362"}, {Scheme: record.SchemePMID, Value: "32706713"}},
			Registrations: []record.Registration{{Registry: "PROSPERO", ID: "CRD42018100869"}},
			Abstracts:     []record.Abstract{{Text: webTherapyAbstract + " Trial Registration: PROSPERO CRD42018100869"}},
			Keywords:      statedKeywords(subjects...), ReportedCounts: included(29, 14, 11, 4),
		},
		{
			ID: "001", Type: record.TypeArticleJournal, Subtype: record.SubtypeReview, Origin: record.Origin{Document: "001.txt"},
			Titles:       []record.Title{{Role: record.TitleMain, Value: "Implementing Web-Based Therapy in Routine Mental Health Care: Systematic Review of Health Professionals' Perspectives"}},
			Contributors: authors("Davies, Fiona", "Shepherd, Heather L.", "Beatty, Lisa", "Clark, Brodie", "Butow, Phyllis", "Shaw, Joanne"),
			Container:    record.Container{Title: "Journal of Medical Internet Research"},
			Issue:        "7", ArticleNumber: "e17362", NumberOfPages: 12, Stages: []record.Stage{record.StageVoR},
			Dates:     []record.Date{{Kind: record.DateIssued, Value: "2020-07-23"}},
			Languages: []string{"en"}, Abstracts: []record.Abstract{{Text: webTherapyAbstract}},
			Keywords: statedKeywords(sorted...), ReportedCounts: included(29, 14, 11, 4),
		},
		{
			ID: "002", Type: record.TypeArticle, Subtype: record.SubtypePreprint, Server: "JMIR Preprints", Origin: record.Origin{Document: "002.txt"},
			Titles:          []record.Title{{Role: record.TitleMain, Value: "Implementing online therapy in routine mental health care: A systematic review of health professionals’ perspectives"}},
			TargetContainer: record.Container{Title: "Journal of Medical Internet Research"},
			Stages:          []record.Stage{record.StageSMUR, record.StageAM},
			Dates:           []record.Date{{Kind: record.DateSubmitted, Value: "2019-12-10"}, {Kind: record.DateAccepted, Value: "2020-06-11"}},
			Abstracts:       []record.Abstract{{Text: onlineTherapyAbstract}}, ReportedCounts: included(34, 18, 11, 5),
		},
		{
			ID: "003", Type: record.TypeArticleJournal, Origin: record.Origin{Document: "003.txt"},
			Container: record.Container{Abbreviations: []record.Abbreviation{{Value: "Psychol Psychother"}}},
			Volume:    "94", Issue: "4", Pages: record.Pages{First: "994", Last: "1014"},
			Dates:       []record.Date{{Kind: record.DateIssued, Value: "2021-12"}},
			Identifiers: []record.Identifier{{Scheme: record.SchemePMID, Value: "33788999"}, {Scheme: record.SchemeBVS, Value: "mdl-33788999"}},
			Languages:   []string{"en"}, Abstracts: []record.Abstract{{Text: commissionersAbstract}},
		},
		{
			ID: "004", Type: record.TypeArticle, Origin: record.Origin{Document: "004.txt"},
			Titles: []record.Title{
				{Role: record.TitleMain, Value: "Implementing internet-delivered cognitive behavioral therapy in healthcare services: a qualitative exploration of stakeholder experience"},
				{Role: record.TitleTranslated, Value: "在医疗保健服务中实施互联网认知行为疗法:利益相关者经验的定性探索", Language: "zh-Hans", By: "aggregator"},
			},
			Abstracts: []record.Abstract{{Text: stakeholderAbstract}},
		},
	}
}

func levelOf(p record.Pair, field string) string {
	for _, e := range p.Evidence {
		if e.Field == field {
			return e.Level
		}
	}
	return ""
}

func TestSeedPairs(t *testing.T) {
	records := seedRecords()
	tests := []struct {
		a, b     int
		verdict  record.Verdict
		relation record.RelationType
		inverse  bool
		levels   map[string]string
	}{
		{0, 1, record.SameVersion, "", false, map[string]string{
			"title": "equal", "authors": "equal", "pages": "same first page", "issue": "equal", "year": "equal",
			"container": "title and abbreviation", "abstract": "contained", "keywords": "equal", "reported counts": "equal"}},
		{0, 2, record.SameWork, record.IsPreprintOf, true, map[string]string{
			"title": "close", "abstract": "shared passages", "container": "target of the preprint", "dates": "in order", "reported counts": "differ"}},
		{1, 2, record.SameWork, record.IsPreprintOf, true, map[string]string{"abstract": "shared passages", "dates": "in order"}},
		{0, 3, record.Different, "", false, map[string]string{"pmid": "differ"}},
		{0, 4, record.Different, "", false, nil},
		{1, 3, record.Different, "", false, nil},
		{1, 4, record.Different, "", false, nil},
		{2, 3, record.Different, "", false, nil},
		{2, 4, record.Different, "", false, nil},
		{3, 4, record.Different, "", false, nil},
	}
	for _, tt := range tests {
		p := Compare(records[tt.a], records[tt.b], nil)
		t.Run(p.A+" "+p.B, func(t *testing.T) {
			require.Equal(t, tt.verdict, p.Verdict, "%+v", p)
			require.Equal(t, tt.relation, p.Relation)
			require.Equal(t, tt.inverse, p.Inverse)
			require.NotEmpty(t, p.Rule)
			require.NotEmpty(t, p.Reason)
			for field, level := range tt.levels {
				require.Equal(t, level, levelOf(p, field), "%s: %+v", field, p.Evidence)
			}
			require.Equal(t, p, Compare(records[tt.b], records[tt.a], nil), "symmetric")
		})
	}
}

func TestSeedsAmongOthers(t *testing.T) {
	for _, others := range []int{0, 3000} {
		x := NewIndex(nil)
		for _, r := range generate(others, 7) {
			x.Add(r)
		}
		first := x.Len()
		for _, r := range seedRecords() {
			x.Add(r)
		}
		res, err := x.Resolve(context.Background())
		require.NoError(t, err)
		works := map[string]Group{}
		for _, g := range res.Groups {
			if g.Members()[len(g.Members())-1] >= first {
				works[g.ID] = g
			}
		}
		require.Len(t, works, 3, "three works with %d other records", others)
		one := works["000"]
		require.Equal(t, []int{first, first + 1, first + 2}, one.Members())
		require.Equal(t, []VersionGroup{{ID: "000", Members: []int{first, first + 1}}, {ID: "002", Members: []int{first + 2}}}, one.Versions)
		require.Len(t, one.Relations, 1)
		require.Equal(t, "002", one.Relations[0].From)
		require.Equal(t, record.IsPreprintOf, one.Relations[0].Type)
		require.Equal(t, "000", one.Relations[0].To)
		require.NotEmpty(t, one.Relations[0].Evidence)
		require.Len(t, one.Pairs, 3)
		if others == 0 {
			require.Len(t, res.Apart, 7, "every pair of different works has its evidence")
		} else {
			for _, p := range one.Pairs {
				require.NotEmpty(t, p.Keys, "%s and %s were found by keys", p.A, p.B)
			}
		}
	}
}
