package dedupe

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// kind groups the types of publications as far as comparing needs it.
type kind uint8

const (
	kindUnknown kind = iota
	kindArticle
	kindConference
	kindBook
	kindChapter
	kindThesis
	kindDataset
	kindWhole
)

var kinds = map[record.Type]kind{
	record.TypeArticleJournal: kindArticle, record.TypeArticleMagazine: kindArticle, record.TypeArticleNews: kindArticle,
	record.TypeConferencePaper: kindConference, record.TypeBook: kindBook, record.TypeChapter: kindChapter,
	record.TypeThesis: kindThesis, record.TypeDataset: kindDataset, record.TypePeriodical: kindWhole,
	"entry-encyclopedia": kindChapter, "entry-dictionary": kindChapter, "review-book": kindArticle, "collection": kindWhole,
}

var kindNames = [...]string{"unknown", "journal article", "conference paper", "book", "chapter", "thesis", "dataset", "whole periodical"}

// stage orders the stages of NISO JAV as far as telling versions apart needs.
type stage uint8

const (
	stageUnknown stage = iota
	stagePreprint
	stageAccepted
	stagePublished
)

var stages = map[record.Stage]stage{
	record.StageAO: stagePreprint, record.StageSMUR: stagePreprint, record.StageAM: stageAccepted, record.StageP: stageAccepted,
	record.StageVoR: stagePublished, record.StageCVoR: stagePublished, record.StageEVoR: stagePublished,
}

// person is a contributor by name; see [features.wordsOf] and [features.givenOf]
// for its other names.
type person struct {
	family uint32
	// at is where its words begin among the names of the record; so many are
	// words and, behind them, given names.
	at           uint16
	words, given uint8
	initials     string
}

// wordsOf are all words of a family name of several, or of a name that its source
// does not divide.
func (f *features) wordsOf(p *person) []uint32 { return f.names[p.at:][:p.words] }

// givenOf are the given names that are written out, for names whose parts are
// exchanged.
func (f *features) givenOf(p *person) []uint32 { return f.names[p.at+uint16(p.words):][:p.given] }

// identifier is one identifier in the form in which it is compared.
type identifier struct {
	scheme record.Scheme
	value  string
	// stem is the value without the number of its version.
	stem string
	// shared is set for a DOI that stands with several works of its set.
	shared bool
}

// registration is an entry in a register: its key for comparing, and its names.
type registration struct {
	key          string
	registry, id string
}

// statedRelation is a record's own statement about another publication.
type statedRelation struct {
	kind   record.RelationType
	scheme record.Scheme
	value  string
}

// count is a reported count; parts are its parts' values, sorted.
type count struct {
	what  string
	value int64
	known bool
	parts []int64
}

// features is all that comparing and clustering need of a record. They are held of
// all records of a set, which is why their order leaves no gaps.
type features struct {
	id, own string
	// content is the record's id as it was given.
	content string
	*provenance
	// title is the main title.
	title title

	people []person
	// names are the numbers of the names of people and of those that are named.
	names []uint32

	issued string
	// containers are names and abbreviations.
	containers []uint32
	issn       []string

	volume, issue string
	first, last   string
	identifiers   []identifier
	sketch        sketch
	counts        []count
	keywords      []uint32
	language      string

	*rareFeatures

	position int32
	// year is the year of issue or, where none is stated, any other.
	year            int32
	firstNo, lastNo int32
	// sameVolume and samePage are how many records of its set have the volume,
	// and the first page; 0 where no set is known.
	sameVolume, samePage int32

	kind                          kind
	stage                         stage
	peopleScript, containerScript script
	// review is set for a review of a book, meeting for what was presented at a
	// conference.
	review, meeting      bool
	preprint, morePeople bool
	proceedings, journal bool
	authorship           authorship
	// abstract is set for what its source calls an abstract of a meeting.
	abstract bool
}

// provenance is where records come from.
type provenance struct{ source, document string }

// rareFeatures are what few records have.
type rareFeatures struct {
	// ibid are the ids that a record had where it went through other programs,
	// see [record.SchemeIbid].
	ibid []string
	// titles are all titles but the main one by which the work is known:
	// translated, original and alternate ones.
	titles []title
	// named are the people whose names stand in the place of the title, as far
	// as the form of the title goes.
	named []person

	submitted, accepted string
	// cochrane is the number of a Cochrane review.
	cochrane string
	// targets are the names of the container that it is to appear in.
	targets       []uint32
	isbn          []string
	registrations []registration
	relations     []statedRelation
	registerEntry string
	// edition is the number of that of a book, 0 where none is stated.
	edition uint16
}

// noRareFeatures are those of all records that have none; nothing is written to
// them.
var noRareFeatures = &rareFeatures{}

// none reports whether a record has none of them.
func (f *rareFeatures) none() bool {
	return len(f.ibid)+len(f.titles)+len(f.named)+len(f.targets)+len(f.isbn)+len(f.registrations)+len(f.relations) == 0 &&
		f.submitted == "" && f.accepted == "" && f.cochrane == "" && f.registerEntry == "" && f.edition == 0
}

// vocabularies are the strings of all records of a set.
type vocabularies struct {
	words, families, containers, keywords *vocabulary
	// last is that of the last record.
	last *provenance
}

func newVocabularies() *vocabularies {
	return &vocabularies{newVocabulary(), newVocabulary(), newVocabulary(), newVocabulary(), &provenance{}}
}

// provenanceOf is where a record comes from, which it mostly shares with the one before.
func (v *vocabularies) provenanceOf(r *record.Record) *provenance {
	p := provenance{cmp.Or(r.Origin.Source, r.Origin.Document), r.Origin.Document}
	if *v.last != p {
		v.last = &p
	}
	return v.last
}

// Limits on what one record may bring along.
const (
	maxPeople   = 100
	maxKeywords = 50
	maxTitles   = 8
	maxValues   = 20
	maxName     = 300
)

var (
	proceedingsWords = []string{"proceedings", "proc", "conference", "conf", "workshop", "symposium", "congress", "meeting", "colloquium", "minitrack"}
	journalWords     = []string{"journal", "j", "transactions", "trans", "quarterly", "review", "rev", "letters", "annals", "archives", "magazine", "zeitschrift", "revue", "revista"}
	thesisWords      = []string{"dissertation", "dissertations", "thesis", "theses"}
	// thesisLists begin the names of lists of theses that say so in no word.
	thesisLists   = []string{"diss abstr", "dai a ", "dai b ", "dai c ", "masters abstr", "master s abstr", "proquest"}
	versionSuffix = regexp.MustCompile(`(\.pub[0-9]+|[./_-]?v[0-9]{1,2})$`)
	yearDigits    = regexp.MustCompile(`^[0-9]{4}`)
)

// earlyImprint is the year before which imprints are left unmerged: the copies
// of one edition, and the editions of one title, differ in more than records
// say.
const earlyImprint = 1830

func (f *features) early() bool { return f.year > 0 && f.year < earlyImprint }

// extract makes the features of a record.
func extract(r *record.Record, v *vocabularies) *features {
	f := &features{
		id: r.ID, content: r.ID, own: r.OwnID, provenance: v.provenanceOf(r), position: int32(r.Origin.Position),
		kind: kinds[r.Type], review: r.Type == "review-book", morePeople: r.MoreContributors,
		rareFeatures: &rareFeatures{},
	}
	if f.id == "" {
		f.id = contentID(r)
	}
	container := normalize.FoldKey(clip(r.Container.Title, maxName))
	f.addTitles(r, container, v.words)
	f.addPeople(r, v.families)
	f.addDates(r)
	f.addContainers(r, container, v.containers)
	f.addPlace(r)
	f.addIdentifiers(r)
	f.addStage(r, container)
	f.addPolicyMarks(r)
	f.addContent(r, v.keywords)
	f.readNames(r, v.families)
	f.pack()
	return f
}

// contentID is the id of a record that was made by a program and has none.
func contentID(r *record.Record) string {
	c := *r
	c.Origin = record.Origin{}
	content, err := json.Marshal(&c)
	if err != nil {
		content = []byte(r.Title())
	}
	return record.ContentID(content)
}

func (f *features) addTitles(r *record.Record, container string, words *vocabulary) {
	for _, t := range r.Titles {
		if t.Role == record.TitleShort || t.Role == record.TitleSubtitle || len(f.titles) >= maxTitles {
			continue
		}
		main, others, marks := splitTitle(withoutOwnIssue(withoutRunningAuthor(t.Value, r), r))
		if t.Role == record.TitleMain && f.title.empty() {
			f.title = newTitle(main, words)
			f.title.bracketed, f.title.language = marks.number, marks.language
			if f.title.notice == noNotice {
				f.title.notice, f.title.named = marks.notice, marks.named && marks.notice == noticeReply
			}
			if container != "" && f.kind != kindThesis && f.kind != kindBook && equalSquashed(container, f.title.squash) {
				// A title that only repeats the journal's name is the mark
				// of a misplaced field.
				f.title.generic = true
			}
		} else if other := newTitle(main, words); !other.empty() {
			f.titles = append(f.titles, other)
		}
		for _, o := range others {
			if other := newTitle(o, words); !other.empty() {
				f.titles = append(f.titles, other)
			}
		}
	}
}

func (f *features) addDates(r *record.Record) {
	for _, d := range r.Dates {
		switch d.Kind {
		case record.DateIssued, record.DatePrint:
			if f.issued == "" {
				f.issued = d.Value
			}
		case record.DateSubmitted, record.DateReceived, record.DatePosted:
			if f.submitted == "" {
				f.submitted = d.Value
			}
		case record.DateAccepted:
			if f.accepted == "" {
				f.accepted = d.Value
			}
		}
	}
	date := f.issued
	if date == "" {
		for _, d := range r.Dates {
			if d.Kind == record.DateOnline || d.Kind == record.DatePosted {
				date = d.Value
				break
			}
		}
	}
	if y := yearDigits.FindString(date); y != "" {
		year, _ := strconv.Atoi(y)
		f.year = int32(year)
	}
}

func (f *features) addContainers(r *record.Record, container string, names *vocabulary) {
	f.containers = containerNames(r.Container, names)
	f.targets = containerNames(r.TargetContainer, names)
	for _, issn := range r.Container.ISSN {
		if len(f.issn) < maxValues {
			f.issn = append(f.issn, issn.Value)
		}
	}
	slices.Sort(f.issn)
	f.containerScript = scriptOf(clip(r.Container.Title, maxName))
	proceedings := false
	listed := slices.ContainsFunc(thesisLists, func(begin string) bool { return strings.HasPrefix(container+" ", begin) })
	for w := range strings.SplitSeq(container, " ") {
		// Exporters that have no type for theses give the list that they are taken from.
		if (listed || slices.Contains(thesisWords, w)) && (f.kind == kindArticle || f.kind == kindUnknown) {
			f.kind = kindThesis
		}
		f.journal = f.journal || slices.Contains(journalWords, w)
		proceedings = proceedings || slices.Contains(proceedingsWords, w)
	}
	f.proceedings = f.kind == kindConference || proceedings && !f.journal
}

// equalSquashed reports whether a folded text without its blanks is another.
func equalSquashed(folded, squash string) bool {
	if len(folded)-strings.Count(folded, " ") != len(squash) {
		return false
	}
	return strings.ReplaceAll(folded, " ", "") == squash
}

func containerNames(c record.Container, names *vocabulary) []uint32 {
	var found []uint32
	add := func(s string) {
		s = clip(s, maxName)
		if !placeholders[normalize.FoldKey(s)] && len(found) < maxValues {
			if n := names.number(s); !slices.Contains(found, n) {
				found = append(found, n)
			}
			if scriptOf(s)&scriptTransliterated != 0 {
				if n := names.number(comparisonKey(s)); !slices.Contains(found, n) {
					found = append(found, n)
				}
			}
		}
	}
	add(c.Title)
	for _, a := range c.Abbreviations {
		add(a.Value)
	}
	return found
}

// addPlace reads where in its container the publication stands.
func (f *features) addPlace(r *record.Record) {
	f.volume = placeKey(r.Volume)
	f.issue = placeKey(r.Issue)
	if f.issue == "" && f.kind == kindUnknown {
		f.issue = placeKey(r.Number) // as of a report
	}
	if r.Supplement != "" {
		f.issue += "s" + placeKey(r.Supplement)
	}
	if r.ArticleNumber != "" {
		f.first = normalize.PageKey(clip(r.ArticleNumber, maxName))
	} else {
		f.first, f.last = pageKey(r.Pages.First), pageKey(r.Pages.Last)
	}
	if placeholders[f.first] {
		f.first, f.last = "", ""
	}
	if r.Edition != "" && f.kind != kindArticle {
		f.edition = editionNumber(normalize.FoldKey(clip(r.Edition, maxName)))
	}
	f.firstNo, f.lastNo = pageNumber(f.first), pageNumber(f.last)
	if f.lastNo < f.firstNo {
		f.lastNo = f.firstNo
	}
}

func placeKey(s string) string {
	key := joinWords(normalize.FoldKey(clip(s, maxName)))
	if placeholders[key] {
		return ""
	}
	if n, err := strconv.Atoi(key); err == nil {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return key
}

// joinWords leaves out the blanks of a folded text, but for those between
// numbers: issue "1-2" is not issue 12.
func joinWords(s string) string {
	words := strings.Fields(s)
	if len(words) < 2 {
		return s
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 && isDigit(words[i-1][len(words[i-1])-1]) && isDigit(w[0]) {
			b.WriteByte('-')
		}
		b.WriteString(w)
	}
	return b.String()
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// pageKey is the key of a page without the "p" of "p5", which is none of "P5", the
// number of a poster.
func pageKey(s string) string {
	key := normalize.PageKey(clip(s, maxName))
	if len(key) > 1 && key[0] == 'p' && isDigit(key[1]) && strings.HasPrefix(strings.TrimSpace(s), "p") {
		return key[1:]
	}
	return key
}

// pageNumber is the number of a page ("81A", "S123"), 0 where it is an article
// number or no number at all.
func pageNumber(s string) int32 {
	if strings.HasPrefix(s, "e") {
		return 0
	}
	digits := strings.Trim(s, "abcdefghijklmnopqrstuvwxyz ")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || len(digits) > 5 {
		return 0
	}
	return int32(n)
}

// entryOfCENTRAL returns the number of the entry in CENTRAL that an identifier in
// lower case names, by a DOI or an accession number of any authority.
func entryOfCENTRAL(scheme record.Scheme, value string) (number string, ok bool) {
	switch scheme {
	case record.SchemeDOI:
		return normalize.CENTRALEntry(value)
	case record.SchemeAccession:
		_, ok = normalize.CENTRALNumber(value)
		return value, ok
	}
	return "", false
}

func (f *features) addIdentifiers(r *record.Record) {
	for _, id := range r.Identifiers {
		if id.Scheme == record.SchemeIbid && id.Value != "" && len(f.ibid) < maxValues {
			f.ibid = append(f.ibid, id.Value)
		}
		if len(f.identifiers) >= maxValues || id.Value == "" || id.Scheme == record.SchemeIbid || id.Scheme == record.SchemeORCID {
			continue
		}
		value := strings.ToLower(id.Value)
		if entry, ok := entryOfCENTRAL(id.Scheme, value); ok {
			id.Scheme, id.Authority, value = record.SchemeAccession, normalize.CENTRAL, entry
		}
		switch id.Scheme {
		case record.SchemeDOI:
			if value = normalize.DOIKey(value); isCutShort(value) {
				continue
			}
		case record.SchemeISBN:
			f.isbn = append(f.isbn, value)
			continue
		case record.SchemeAccession:
			if id.Authority == "" {
				continue
			}
			value = strings.ToLower(normalize.Database(id.Authority)) + ":" + value
		}
		stem := value
		if id.Scheme == record.SchemeDOI || id.Scheme == record.SchemeArXiv {
			stem = withoutVersion(value)
		}
		next := identifier{scheme: id.Scheme, value: value, stem: stem}
		if !slices.Contains(f.identifiers, next) {
			f.identifiers = append(f.identifiers, next)
		}
	}
	for _, isbn := range r.Container.ISBN {
		if len(f.isbn) < maxValues {
			f.isbn = append(f.isbn, isbn)
		}
	}
	for _, reg := range r.Registrations {
		if len(f.registrations) >= maxValues {
			break
		}
		f.registrations = append(f.registrations, registration{strings.ToLower(reg.Registry) + ":" + registrationNumber(reg), reg.Registry, reg.ID})
	}
	f.registerEntry = registerEntryOf(r)
	slices.SortFunc(f.identifiers, func(a, b identifier) int {
		return strings.Compare(string(a.scheme)+a.value, string(b.scheme)+b.value)
	})
	slices.Sort(f.isbn)
	slices.SortFunc(f.registrations, func(a, b registration) int { return strings.Compare(a.key, b.key) })
	for _, rel := range r.Relations {
		for _, id := range rel.Identifiers {
			if len(f.relations) < maxValues && id.Value != "" {
				value := strings.ToLower(id.Value)
				if id.Scheme == record.SchemeDOI {
					value = normalize.DOIKey(value)
				}
				f.relations = append(f.relations, statedRelation{rel.Type, id.Scheme, value})
			}
		}
	}
}

// isCutShort reports whether a DOI ends where a line was broken: it is the
// beginning of other DOIs, and says nothing of which.
func isCutShort(doi string) bool {
	return strings.HasSuffix(doi, "-") || strings.HasSuffix(doi, "/") || strings.HasSuffix(doi, "_")
}

// withoutVersion returns a DOI or an arXiv identifier without the number of its
// version, which follows a v or, at Cochrane's, "pub".
func withoutVersion(value string) string {
	before := strings.TrimRight(value, "0123456789")
	if len(before) == len(value) || !strings.HasSuffix(before, "v") && !strings.HasSuffix(before, ".pub") {
		return value
	}
	return versionSuffix.ReplaceAllString(value, "")
}

// valuesOf returns the identifiers of one scheme.
func (f *features) valuesOf(scheme record.Scheme) []identifier {
	start := slices.IndexFunc(f.identifiers, func(id identifier) bool { return id.scheme == scheme })
	if start < 0 {
		return nil
	}
	end := start
	for end < len(f.identifiers) && f.identifiers[end].scheme == scheme {
		end++
	}
	return f.identifiers[start:end]
}
