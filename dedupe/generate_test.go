package dedupe

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/ibid-go/ibid/record"
)

var (
	someFamilies = []string{"Adeyemi", "Bauer", "Castillo", "Dimitrov", "Eriksen", "Fontaine", "García", "Hashimoto", "Ivanova", "Jansen",
		"Kowalski", "Lindqvist", "Moreau", "Nakamura", "Okafor", "Petrov", "Quigley", "Rossi", "Schröder", "Takahashi", "Ueda", "Varga",
		"Weiss", "Xu", "Yilmaz", "Zielinski", "van der Berg", "Wang", "Li", "Smith"}
	someGiven    = []string{"Anna", "Boris", "Clara", "David", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Lars", "Maria", "Nils", "Olga", "Paul"}
	somePlace    = []string{"Norway", "Kenya", "rural Japan", "Lombardy", "Ontario", "primary care", "nursing homes", "schools", "Anatolia", "Silesia"}
	someJournals = [][2]string{{"Journal of Clinical Epidemiology", "J Clin Epidemiol"}, {"Annals of Internal Medicine", "Ann Intern Med"},
		{"European Journal of Pain", "Eur J Pain"}, {"International Journal of Nursing Studies", "Int J Nurs Stud"}, {"Archives of Neurology", "Arch Neurol"},
		{"American Journal of Epidemiology", "Am J Epidemiol"}, {"Scandinavian Journal of Surgery", "Scand J Surg"}}
)

// subjectWords are some thousand words of title length that mean nothing.
var subjectWords = func() (words []string) {
	starts := []string{"cardio", "neuro", "immuno", "hepato", "pulmo", "derma", "osteo", "gastro", "nephro", "psycho", "endo", "peri", "hyper", "hypo", "trans", "anti"}
	middles := []string{"gen", "vas", "tom", "lip", "cyt", "log", "plas", "troph", "met", "path", "phil", "stas"}
	ends := []string{"ic", "osis", "ation", "emia", "ectomy", "ity", "oid", "al"}
	for _, a := range starts {
		for _, b := range middles {
			for _, c := range ends {
				words = append(words, a+b+c)
			}
		}
	}
	return words
}()

var someMethod = []string{"a cohort study", "a randomised trial", "a systematic review", "a case series", "an interview study", "a survey", "a registry study"}

// generate makes n records: works with their duplicates, parts, errata and
// preprints. The work that a record belongs to is in its OwnID. The same seed
// gives the same records.
func generate(n int, seed uint64) []*record.Record {
	random := rand.New(rand.NewPCG(seed, 11))
	var records []*record.Record
	add := func(r *record.Record, work string) {
		r.ID = fmt.Sprintf("r%016x", random.Uint64())
		r.OwnID = work
		r.Origin = record.Origin{Document: fmt.Sprintf("file%d", random.IntN(4)), Position: len(records) + 1}
		records = append(records, r)
	}
	for work := 0; len(records) < n; work++ {
		name := fmt.Sprintf("w%d", work)
		base := article(random)
		add(base, name)
		for random.IntN(10) < 3 {
			add(duplicate(random, base), name)
		}
		switch random.IntN(20) {
		case 0:
			other := *article(random)
			first, second := *base, other
			first.Identifiers, second.Identifiers = nil, nil
			second.Contributors, second.Container = base.Contributors, base.Container
			first.Titles = titleOf(base.Title() + ": part I")
			second.Titles = titleOf(base.Title() + ": part II")
			first.Pages = record.Pages{First: fmt.Sprint(1600 + random.IntN(200)), Last: "1820"}
			add(&first, name+"-part1")
			add(&second, name+"-part2")
		case 1:
			erratum := *base
			erratum.Identifiers, erratum.Abstracts = nil, nil
			erratum.Titles = titleOf("Erratum: " + base.Title())
			erratum.Pages = record.Pages{First: "999", Last: "999"}
			add(&erratum, name+"-erratum")
		case 2:
			preprint := *base
			preprint.Type, preprint.Subtype, preprint.Server = record.TypeArticle, record.SubtypePreprint, "medRxiv"
			preprint.Container, preprint.Volume, preprint.Issue, preprint.Pages = record.Container{}, "", "", record.Pages{}
			preprint.Identifiers = []record.Identifier{{Scheme: record.SchemeDOI, Value: fmt.Sprintf("10.1101/%d", random.IntN(1e8))}}
			add(&preprint, name)
		}
	}
	return records[:n]
}

func titleOf(s string) []record.Title { return []record.Title{{Value: s, Role: record.TitleMain}} }

func pick[T any](random *rand.Rand, list []T) T { return list[random.IntN(len(list))] }

func article(random *rand.Rand) *record.Record {
	thing, subject, place := pick(random, subjectWords), pick(random, subjectWords)+" "+pick(random, subjectWords), pick(random, somePlace)
	other, year := pick(random, subjectWords), 1990+random.IntN(35)
	first := 1 + random.IntN(1500)
	journal := pick(random, someJournals)
	r := &record.Record{
		Type:      record.TypeArticleJournal,
		Titles:    titleOf(fmt.Sprintf("%s and %s for %s in %s: %s", strings.ToUpper(thing[:1])+thing[1:], other, subject, place, pick(random, someMethod))),
		Container: record.Container{Title: journal[0]},
		Volume:    fmt.Sprint(year - 1960), Issue: fmt.Sprint(1 + random.IntN(12)),
		Pages: record.Pages{First: fmt.Sprint(first), Last: fmt.Sprint(first + 3 + random.IntN(12))},
		Dates: []record.Date{{Kind: record.DateIssued, Value: fmt.Sprint(year)}},
	}
	for range 1 + random.IntN(6) {
		r.Contributors = append(r.Contributors, record.Contributor{Role: record.RoleAuthor,
			Name: record.Name{Family: pick(random, someFamilies) + pick(random, []string{"", "son", "-Ito", "ova", "man", "berg", "ini", "escu", "ides", "enko"}), Given: pick(random, someGiven)}})
	}
	if random.IntN(3) > 0 {
		r.Identifiers = []record.Identifier{{Scheme: record.SchemeDOI, Value: fmt.Sprintf("10.5555/%d", random.IntN(1e9))}}
	}
	if random.IntN(2) == 0 {
		var b strings.Builder
		for range 40 + random.IntN(60) {
			b.WriteString(pick(random, []string{"patients", "we", "measured", "found", "after", "weeks", "group", "control", "less", "more", "of", "the"}))
			b.WriteByte(' ')
			b.WriteString(pick(random, subjectWords))
			b.WriteByte(' ')
		}
		r.Abstracts = []record.Abstract{{Text: b.String()}}
	}
	return r
}

// duplicate repeats a record as another database would have it.
func duplicate(random *rand.Rand, base *record.Record) *record.Record {
	r := *base
	title := base.Title()
	switch random.IntN(4) {
	case 0:
		title = strings.ToUpper(title)
	case 1:
		at := 5 + random.IntN(len(title)-10)
		title = title[:at] + title[at+1:]
	case 2:
		title += "."
	}
	r.Titles = titleOf(title)
	r.Contributors = nil
	for _, c := range base.Contributors {
		c.Given = c.Given[:1]
		r.Contributors = append(r.Contributors, c)
	}
	for _, j := range someJournals {
		if j[0] == base.Container.Title && random.IntN(2) == 0 {
			r.Container.Title = j[1]
		}
	}
	if random.IntN(3) == 0 {
		r.Identifiers = nil
	}
	if random.IntN(3) == 0 {
		r.Abstracts = nil
	}
	if random.IntN(4) == 0 {
		r.Issue = ""
	}
	return &r
}
