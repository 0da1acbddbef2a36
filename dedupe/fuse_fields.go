package dedupe

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// policies are all fields of a record in the order of their claims, each with
// the way it is fused. The names of the choices are stable.
var policies = []policy{
	{"own_id", "authority", fuseOwnID},
	{"type", "type.specific", single(choice[record.Type]{
		finer: specificType, finerWords: "the more specific type", coarserWords: "a more general type than the one chosen",
	}, func(r *record.Record) *record.Type { return &r.Type })},
	{"subtype", "type.specific", text(topicGeneral, func(r *record.Record) *string { return &r.Subtype })},
	{"genre", "authority", single(genreChoice, func(r *record.Record) *string { return &r.Genre })},
	{"medium", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Medium })},
	{"stages", "stage.authority", fuseStages},
	{"status", "status.later", single(choice[record.Status]{
		finer: laterStatus, finerWords: "the later status", coarserWords: "an earlier status than the one chosen",
	}, func(r *record.Record) *record.Status { return &r.Status })},
	{"peer_reviewed", "authority", single(choice[*bool]{same: sameBool}, func(r *record.Record) **bool { return &r.PeerReviewed })},

	{"titles", "title.authority", fuseTitles},
	{"contributors", "names.structured-first", fuseContributors},
	{"affiliations", "union", texts(func(r *record.Record) *[]string { return &r.Affiliations })},

	{"container", "container.union", container(func(r *record.Record) *record.Container { return &r.Container })},
	{"target_container", "container.union", container(func(r *record.Record) *record.Container { return &r.TargetContainer })},
	{"series/title", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Series.Title })},
	{"series/number", "authority", number(func(r *record.Record) *string { return &r.Series.Number })},
	{"server", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Server })},
	{"event/name", "authority", name(func(r *record.Record) *string { return &r.Event.Name })},
	{"event/place", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Event.Place })},
	{"event/date", "date.more-precise", single(choice[string]{
		finer: finerEDTF, finerWords: "the most precise of the dates that agree", coarserWords: "the same date, less precise",
	}, func(r *record.Record) *string { return &r.Event.Date })},

	{"volume", "authority.majority", number(func(r *record.Record) *string { return &r.Volume })},
	{"issue", "authority.majority", number(func(r *record.Record) *string { return &r.Issue })},
	{"supplement", "authority.majority", number(func(r *record.Record) *string { return &r.Supplement })},
	{"part", "authority.majority", number(func(r *record.Record) *string { return &r.Part })},
	{"pages", "authority.majority", fusePages},
	{"article_number", "authority.majority", number(func(r *record.Record) *string { return &r.ArticleNumber })},
	{"number_of_pages", "authority", single(choice[int]{}, func(r *record.Record) *int { return &r.NumberOfPages })},
	{"number_of_volumes", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.NumberOfVolumes })},
	{"number", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Number })},
	{"edition", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Edition })},
	{"section", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Section })},
	{"chapter", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Chapter })},
	{"publisher/name", "authority", name(func(r *record.Record) *string { return &r.Publisher.Name })},
	{"publisher/place", "authority", single(choice[string]{
		finer: finerText, finerThan: whyFinerText,
		variant: func(a, b string) string {
			return cmp.Or(textVariant(a, b), "another place of the publisher, or another way to say it")
		},
	}, func(r *record.Record) *string { return &r.Publisher.Place })},

	{"dates", "date.more-precise", fuseDates},
	{"identifiers", "identifiers.union", fuseIdentifiers},
	{"registrations", "union", united(union[record.Registration]{
		topic:  topicIdentifier,
		key:    func(v record.Registration) string { return textKey(v.Registry) + "|" + textKey(v.ID) },
		same:   equal[record.Registration],
		fuller: func(a, b record.Registration) bool { return a.URL != "" && b.URL == "" },
	}, func(r *record.Record) *[]record.Registration { return &r.Registrations })},
	{"links", "union", fuseLinks},

	{"abstracts", "abstract.superset", fuseAbstracts},
	{"keywords", "keywords.order-of-author-source", fuseKeywords},
	{"subjects", "union", united(union[record.Subject]{
		topic:  topicAbstract,
		key:    func(v record.Subject) string { return v.Scheme + "|" + textKey(v.Term) + "|" + textKey(v.Qualifier) },
		same:   equal[record.Subject],
		fuller: func(a, b record.Subject) bool { return a.Major && !b.Major },
	}, func(r *record.Record) *[]record.Subject { return &r.Subjects })},
	{"languages", "stated-first", fuseLanguages},

	{"licences", "licence.per-version", fuseLicences},
	{"copyright", "authority", text(topicGeneral, func(r *record.Record) *string { return &r.Copyright })},
	{"counts", "counts.append", fuseCounts},
	{"reported_counts", "reported.per-version", united(union[record.ReportedCount]{
		key:   reportedKey,
		same:  deepEqual[record.ReportedCount],
		path:  func(v record.ReportedCount) string { return "reported_counts/" + v.What },
		clash: func(a, b record.ReportedCount) bool { return textKey(a.What) == textKey(b.What) },
	}, func(r *record.Record) *[]record.ReportedCount { return &r.ReportedCounts })},
	{"relations", "union", united(union[record.Relation]{
		topic: topicIdentifier, key: relationKey, same: deepEqual[record.Relation],
		path: func(v record.Relation) string { return "relations/" + string(v.Type) },
	}, func(r *record.Record) *[]record.Relation { return &r.Relations })},
	{"notes", "union", united(union[record.Note]{
		key:  func(v record.Note) string { return v.Kind + "|" + textKey(v.Text) },
		same: equal[record.Note],
	}, func(r *record.Record) *[]record.Note { return &r.Notes })},
	{"details", "union", united(union[record.Detail]{
		key:  func(v record.Detail) string { return v.Name + "|" + textKey(v.Value) },
		same: equal[record.Detail],
		path: func(v record.Detail) string { return "details/" + v.Name },
	}, func(r *record.Record) *[]record.Detail { return &r.Details })},
	{"details", "record.first", claimDisplaced},

	{"library/groups", "library.union", exactTexts(func(r *record.Record) *[]string { return &r.Library.Groups })},
	{"library/tags", "library.union", exactTexts(func(r *record.Record) *[]string { return &r.Library.Tags })},
	{"library/labels", "library.union", exactTexts(func(r *record.Record) *[]string { return &r.Library.Labels })},
	{"library/citation_keys", "library.union", fuseCitationKeys},
	{"library/notes", "library.union", exactTexts(func(r *record.Record) *[]string { return &r.Library.Notes })},
	{"library/attachments", "library.union", united(union[record.Attachment]{
		key:  func(v record.Attachment) string { return v.Kind + "|" + v.Path },
		same: equal[record.Attachment],
	}, func(r *record.Record) *[]record.Attachment { return &r.Library.Attachments })},
	{"library/decisions", "library.union", united(union[record.Decision]{
		key: jsonKey[record.Decision], same: deepEqual[record.Decision],
		clash: func(a, b record.Decision) bool { return a.Verdict != b.Verdict },
	}, func(r *record.Record) *[]record.Decision { return &r.Library.Decisions })},
	{"library/read_statuses", "library.union", exactTexts(func(r *record.Record) *[]string { return &r.Library.ReadStatuses })},
	{"library/ratings", "library.union", exactTexts(func(r *record.Record) *[]string { return &r.Library.Ratings })},
	{"library/call_numbers", "library.union", exactTexts(func(r *record.Record) *[]string { return &r.Library.CallNumbers })},
	{"library/holdings", "library.union", exactTexts(func(r *record.Record) *[]string { return &r.Library.Holdings })},
}

func equal[T comparable](a, b T) bool { return a == b }

func deepEqual[T any](a, b T) bool { return reflect.DeepEqual(a, b) }

func sameBool(a, b *bool) bool { return *a == *b }

// jsonKey is a value's JSON form, for values of which every part counts.
func jsonKey[T any](v T) string {
	// The types of record hold nothing that JSON cannot.
	b, _ := json.Marshal(v)
	return string(b)
}

// genreChoice is that of a kind of publication in the words of a database, each of
// which has its own.
var genreChoice = choice[string]{
	finer: func(a, b string) bool {
		x, y := genreWords(a), genreWords(b)
		return x != y && x != "" && y != "" && (generalGenres[y] && !generalGenres[x] || holdsWords(x, y))
	},
	finerWords: "the more specific kind", coarserWords: "a more general kind than the one chosen",
	variant: func(a, b string) string {
		if genreWords(a) == genreWords(b) {
			return cmp.Or(textVariant(a, b), "the same kind in another database's words")
		}
		return textVariant(a, b)
	},
}

// genreWords are the words of a genre, of several names for one kind the first.
func genreWords(genre string) string {
	key := normalize.FoldKey(genre)
	return cmp.Or(genreNames[key], key)
}

// genreNames are names of kinds that have several, folded.
var genreNames = map[string]string{
	"proceedings paper": "conference paper", "conference proceedings": "conference paper", "conference article": "conference paper",
	"conferencepaper": "conference paper", "inproceedings": "conference paper",
	"chapter": "book chapter", "book section": "book chapter", "bookchapter": "book chapter", "article book chapter": "book chapter",
	"review article": "review", "letter to the editor": "letter", "editorial material": "editorial",
	"thesis": "dissertation", "dissertation thesis": "dissertation", "conference meeting abstract": "conference abstract", "meeting abstract": "conference abstract",
	"randomised controlled trial": "randomized controlled trial",
}

// generalGenres say no more than that a publication is an article.
var generalGenres = map[string]bool{
	"article": true, "journal article": true, "journal": true, "original article": true, "original paper": true, "original research": true,
	"research article": true, "research paper": true, "research": true, "full length article": true, "article journal": true, "paper": true,
	"academic journal": true, "scholarly journal": true, "scholarly journals": true, "journal articles": true, "articles": true, "original": true,
}

// holdsWords reports whether all the words of part are among those of whole, which has more.
func holdsWords(whole, part string) bool {
	words := strings.Fields(whole)
	parts := strings.Fields(part)
	return len(words) > len(parts) && !slices.ContainsFunc(parts, func(w string) bool { return !slices.Contains(words, w) })
}

// generalTypes are types that say little, with the types that say the same more
// precisely; nil stands for all others.
var generalTypes = map[record.Type][]record.Type{
	record.TypeDocument: nil,
	record.TypeArticle: {record.TypeArticleJournal, record.TypeArticleMagazine, record.TypeArticleNews,
		record.TypeConferencePaper, record.TypeManuscript},
}

func specificType(a, b record.Type) bool {
	narrower, general := generalTypes[b]
	return general && a != b && (narrower == nil || slices.Contains(narrower, a))
}

// statusOrder is the order in which a publication goes through the statuses.
var statusOrder = []record.Status{record.StatusSubmitted, record.StatusAccepted, record.StatusInPress,
	record.StatusPublished, record.StatusRetracted}

// laterStatus lets no record that was made earlier hide a retraction.
func laterStatus(a, b record.Status) bool {
	return slices.Contains(statusOrder, b) && slices.Index(statusOrder, a) > slices.Index(statusOrder, b)
}

var pagesChoice = choice[record.Pages]{
	same: equal[record.Pages], variant: pagesVariant, finer: finerPages, majority: true,
	finerThan: func(a, b record.Pages) (won, lost string) {
		if b.Last == "" {
			return "gives the last page too", "the first page only"
		}
		return "the pages of the issue, where the other counts the article's own", "as many pages, counted from 1"
	},
}

// fusePages chooses the pages. An article with a number begins at its own page 1, and a
// record that says this alone says nothing of where it stands.
func fusePages(f *fusion, p policy) {
	pages := func(r *record.Record) *record.Pages { return &r.Pages }
	numbered := func(m *member) bool { return m.record.ArticleNumber != "" }
	if m := f.alone(); m != nil || !slices.ContainsFunc(f.members, numbered) {
		single(pagesChoice, pages)(f, p)
		return
	}
	given := gatherOne(f, pagesChoice.topic, p.path, pages)
	given = slices.DeleteFunc(given, func(s statement[record.Pages]) bool {
		empty := s.value.First == "1" && s.value.Last == "" && !numbered(s.from)
		if empty {
			f.claim(p.path, p.choice, s.value, s.origin, outcome{reason: "the first page of an article that has a number, counted by itself"})
		}
		return empty
	})
	if len(given) == 0 {
		return
	}
	best := pagesChoice.choose(given)
	f.fused.Pages = given[best].value
	pagesChoice.settle(f, p.path, p.choice, given, best)
}

func pagesVariant(a, b record.Pages) string {
	if a.First != "" && strings.EqualFold(a.First, b.First) && strings.EqualFold(a.Last, b.Last) {
		return "the same pages written otherwise"
	}
	return ""
}

func finerPages(a, b record.Pages) bool {
	return a.First != "" && strings.EqualFold(a.First, b.First) && a.Last != "" && b.Last == "" ||
		b.First == "1" && a.First != "1" && pageCount(b) > 0 && pageCount(a) == pageCount(b)
}

// pageCount is the number of pages from the first to the last, 0 where it is not known.
func pageCount(p record.Pages) int {
	number := func(page string) int {
		n, err := strconv.Atoi(page[strings.LastIndexFunc(page, func(c rune) bool { return c < '0' || c > '9' })+1:])
		if err != nil {
			return -1
		}
		return n
	}
	if p.First == "" || p.Last == "" {
		return 0
	}
	first, last := number(p.First), number(p.Last)
	if first < 0 || last < first {
		return 0
	}
	return last - first + 1
}

var recordLinks = union[record.Link]{
	key:    linkKey,
	same:   equal[record.Link],
	fuller: func(a, b record.Link) bool { return a.Kind != "" && b.Kind == "" },
}

// fuseLinks unites the links. Those to pages of databases stand behind all others, since
// formats with one address have the first.
func fuseLinks(f *fusion, p policy) {
	at := func(r *record.Record) *[]record.Link { return &r.Links }
	if takeAlone(f, at) {
		return
	}
	list := recordLinks.unite(f, p, gather(f, recordLinks.topic, p.path, at))
	slices.SortStableFunc(list, func(a, b record.Link) int { return compareFlags(!ownHost(a), !ownHost(b)) })
	*at(f.fused) = list
}

func linkKey(l record.Link) string {
	if key := normalize.URLKey(l.URL); key != "" {
		return key
	}
	return l.URL
}

func reportedKey(c record.ReportedCount) string {
	c.What = textKey(c.What)
	c.Names, c.Sum, c.Check = nil, 0, ""
	return jsonKey(c)
}

func relationKey(r record.Relation) string {
	if len(r.Identifiers) > 0 {
		r.Text = ""
	}
	return jsonKey(r)
}
