package csljson

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// reading is one way to read a member of an item. A member may have several,
// each for another field of the record.
type reading struct {
	// rule is the rule's name in traces; field is the member of the record's
	// JSON form that the value goes into or under.
	rule  string
	field string
	// each is set where the member is a list whose elements are read one by
	// one.
	each bool
	// late readings come after all others: what they read from a member that
	// is about something else gives way to the member that is about it.
	late bool
	// inferred is set where the value is concluded and not stated.
	inferred bool
	// read reads the JSON text of the value. A value that is zero says nothing.
	read func(text string) (any, error)
	// into reads it into the record and returns its path, "" where it says nothing
	// and where the record has the value or another one already.
	into func(r *record.Record, text string) (path string, err error)
}

// readingOf is a reading of values of one type, some of which say nothing, and what
// puts them into the record.
func readingOf[T any](rule, field string, read func(text string) (T, error), saysNothing func(T) bool, put func(r *record.Record, value T) string) reading {
	return reading{
		rule: rule, field: field,
		read: func(text string) (any, error) { return read(text) },
		into: func(r *record.Record, text string) (string, error) {
			value, err := read(text)
			if err != nil || saysNothing(value) {
				return "", err
			}
			return put(r, value), nil
		},
	}
}

func isZero[T comparable](value T) bool {
	var zero T
	return value == zero
}

// memberReadings are the readings of all members, by member name.
var memberReadings = buildReadings()

// roles are the name variables of CSL, which are the contributors' roles.
var roles = []record.Role{
	"author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
	"director", "editor", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
	"narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
	"script-writer", "series-creator", "translator",
}

// dateMembers are the date variables of CSL but event-date, in writing order.
var dateMembers = []struct {
	member string
	kind   record.DateKind
}{
	{"issued", record.DateIssued},
	{"available-date", record.DateOnline},
	{"submitted", record.DateSubmitted},
	{"original-date", record.DateOriginal},
	{"accessed", record.DateAccessed},
}

// textMembers are the members that hold one text for one field.
var textMembers = []struct {
	member string
	path   string
	target func(*record.Record) *string
}{
	{"genre", "genre", func(r *record.Record) *string { return &r.Genre }},
	{"medium", "medium", func(r *record.Record) *string { return &r.Medium }},
	{"container-title", "container/title", func(r *record.Record) *string { return &r.Container.Title }},
	{"collection-title", "series/title", func(r *record.Record) *string { return &r.Series.Title }},
	{"collection-number", "series/number", func(r *record.Record) *string { return &r.Series.Number }},
	{"event-title", "event/name", func(r *record.Record) *string { return &r.Event.Name }},
	{"event-place", "event/place", func(r *record.Record) *string { return &r.Event.Place }},
	{"supplement", "supplement", supplementOf},
	{"part", "part", partOf},
	{"number", "number", func(r *record.Record) *string { return &r.Number }},
	{"number-of-volumes", "number_of_volumes", func(r *record.Record) *string { return &r.NumberOfVolumes }},
	{"edition", "edition", func(r *record.Record) *string { return &r.Edition }},
	{"section", "section", func(r *record.Record) *string { return &r.Section }},
	{"chapter-number", "chapter", func(r *record.Record) *string { return &r.Chapter }},
	{"publisher", "publisher/name", func(r *record.Record) *string { return &r.Publisher.Name }},
	{"publisher-place", "publisher/place", func(r *record.Record) *string { return &r.Publisher.Place }},
	{"source", "origin/database", func(r *record.Record) *string { return &r.Origin.Database }},
}

func supplementOf(r *record.Record) *string { return &r.Supplement }
func partOf(r *record.Record) *string       { return &r.Part }

// detailMembers are the members that stand in a record's details under their
// own names.
var detailMembers = []string{
	"year-suffix", "locator", "first-reference-note-number", "archive", "archive_collection", "archive_location", "archive-place", "authority", "citation-label",
	"citation-number", "dimensions", "division", "jurisdiction", "original-publisher", "original-publisher-place",
	"part-title", "printing", "references", "reviewed-genre", "reviewed-title", "scale", "version", "volume-title",
	"volume-title-short",
}

// statuses are publication statuses in the words of CSL data.
var statuses = map[string]record.Status{
	"submitted": record.StatusSubmitted, "accepted": record.StatusAccepted, "in press": record.StatusInPress,
	"in-press": record.StatusInPress, "forthcoming": record.StatusInPress, "published": record.StatusPublished,
	"retracted": record.StatusRetracted,
}

func buildReadings() map[string][]reading {
	table := map[string][]reading{
		"type": {one("csl.type", "type", readType, func(r *record.Record) *record.Type { return &r.Type })},
		"id": {
			one("csl.id", "own_id", readScalar, func(r *record.Record) *string { return &r.OwnID }),
			entryNumber("csl.id.entry"),
		},
		"title":       {titleReading("csl.title", record.TitleMain)},
		"title-short": {titleReading("csl.title-short", record.TitleShort)},
		"original-title": {
			titleReading("csl.original-title", record.TitleOriginal),
		},
		"container-title-short": {many("csl.container-title-short", "container/abbreviations", scalar(func(s string) (record.Abbreviation, error) {
			if a, err := normalize.JournalAbbreviation(s); err == nil {
				return a, nil
			}
			return record.Abbreviation{Value: normalize.Text(s)}, nil
		}), func(r *record.Record) *[]record.Abbreviation { return &r.Container.Abbreviations })},
		"event-date": {one("csl.event-date", "event/date", func(text string) (string, error) {
			d, err := readDate(text)
			return d.Value, err
		}, func(r *record.Record) *string { return &r.Event.Date })},
		"volume": {
			one("csl.volume", "volume", numbering(normalize.Volume, func(n normalize.Numbering) string { return n.Volume }), func(r *record.Record) *string { return &r.Volume }),
			late(one("csl.volume.issue", "issue", numbering(normalize.Volume, func(n normalize.Numbering) string { return n.Issue }), func(r *record.Record) *string { return &r.Issue })),
			late(one("csl.volume.supplement", "supplement", numbering(normalize.Volume, func(n normalize.Numbering) string { return n.Supplement }), func(r *record.Record) *string { return &r.Supplement })),
			late(one("csl.volume.part", "part", numbering(normalize.Volume, func(n normalize.Numbering) string { return n.Part }), func(r *record.Record) *string { return &r.Part })),
		},
		"issue": {
			one("csl.issue", "issue", numbering(normalize.Issue, func(n normalize.Numbering) string { return n.Issue }), func(r *record.Record) *string { return &r.Issue }),
			late(one("csl.issue.supplement", "supplement", numbering(normalize.Issue, func(n normalize.Numbering) string { return n.Supplement }), func(r *record.Record) *string { return &r.Supplement })),
			late(one("csl.issue.part", "part", numbering(normalize.Issue, func(n normalize.Numbering) string { return n.Part }), func(r *record.Record) *string { return &r.Part })),
		},
		"page": {
			one("csl.page", "pages", scalar(func(s string) (record.Pages, error) {
				e, err := normalize.Pages(s)
				return e.Pages, err
			}), func(r *record.Record) *record.Pages { return &r.Pages }),
			one("csl.page.article-number", "article_number", scalar(func(s string) (string, error) {
				e, err := normalize.Pages(s)
				return e.ArticleNumber, err
			}), func(r *record.Record) *string { return &r.ArticleNumber }),
		},
		"page-first": {late(readingOf("csl.page-first", "pages", scalar(func(s string) (record.Pages, error) {
			e, err := normalize.PageRange(s, "")
			return e.Pages, err
		}), isZero, func(r *record.Record, value record.Pages) string {
			if r.Pages != (record.Pages{}) || r.ArticleNumber != "" {
				return ""
			}
			r.Pages = value
			return "pages"
		}))},
		"number-of-pages": {one("csl.number-of-pages", "number_of_pages", scalar(readPositive), func(r *record.Record) *int { return &r.NumberOfPages })},
		"status": {one("csl.status", "status", scalar(func(s string) (record.Status, error) {
			if status, ok := statuses[strings.ToLower(strings.TrimSpace(s))]; ok {
				return status, nil
			}
			return "", fmt.Errorf("no known publication status")
		}), func(r *record.Record) *record.Status { return &r.Status })},
		"DOI":   {identifierReading("csl.DOI", record.SchemeDOI, normalize.DOI)},
		"PMID":  {identifierReading("csl.PMID", record.SchemePMID, normalize.PMID)},
		"PMCID": {identifierReading("csl.PMCID", record.SchemePMCID, normalize.PMCID)},
		"ISSN":  {wholeList("csl.ISSN", "container/issn", severalTexts(normalize.ISSN), func(r *record.Record) *[]record.ISSN { return &r.Container.ISSN })},
		"ISBN": append(ownISBNs(), readingOf("csl.ISBN", "container", severalTexts(normalize.ISBN), isEmpty, func(r *record.Record, values []string) string {
			if slices.Contains(csl.Wholes, r.Type) || len(r.Container.ISBN) > 0 {
				return ""
			}
			r.Container.ISBN = values
			return "container/isbn"
		})),
		"URL": {
			late(readingOf("csl.URL.identifier", "identifiers", scalar(func(s string) (record.Identifier, error) {
				if found := normalize.Identifiers(s); len(found) > 0 {
					return found[0], nil
				}
				return record.Identifier{}, nil
			}), isZero, addIdentifier)),
			many("csl.URL", "links", scalar(func(s string) (record.Link, error) {
				if len(normalize.Identifiers(s)) > 0 {
					return record.Link{}, nil
				}
				return normalize.Link(s)
			}), func(r *record.Record) *[]record.Link { return &r.Links }),
			pageReading,
		},
		"abstract": {manyOf("csl.abstract", "abstracts", scalar(normalize.Abstract), func(a record.Abstract) bool { return typed.SaysNothing(a) },
			func(r *record.Record) *[]record.Abstract { return &r.Abstracts })},
		"keyword": {wholeList("csl.keyword", "keywords", scalar(func(s string) ([]record.Keyword, error) {
			var out []record.Keyword
			for _, found := range normalize.Keywords(s) {
				out = append(out, record.Keyword{Value: found.Value})
			}
			return out, nil
		}), func(r *record.Record) *[]record.Keyword { return &r.Keywords })},
		"language": {many("csl.language", "languages", scalar(normalize.Language), func(r *record.Record) *[]string { return &r.Languages })},
		"note": {many("csl.note", "notes", scalar(func(s string) (record.Note, error) {
			return record.Note{Text: s}, nil
		}), func(r *record.Record) *[]record.Note { return &r.Notes }),
			late(identifierReading("csl.note.DOI", record.SchemeDOI, noteLine("DOI", normalize.DOI))),
			late(identifierReading("csl.note.PMID", record.SchemePMID, noteLine("PMID", normalize.PMID))),
			late(identifierReading("csl.note.PMCID", record.SchemePMCID, noteLine("PMCID", normalize.PMCID))),
			late(identifierReading("csl.note.arXiv", record.SchemeArXiv, noteLine("arXiv", arXivOfNote))),
			late(noteKey),
		},
		// Zotero's rights are here: terms, or any other words.
		"license": {
			manyOf("csl.license", "licences", scalar(func(s string) (record.Licence, error) {
				licence, err := normalize.Licence(s)
				if err != nil {
					return record.Licence{}, nil
				}
				return licence, nil
			}), func(l record.Licence) bool { return l.Family == "" }, func(r *record.Record) *[]record.Licence { return &r.Licences }),
			many("csl.license.detail", "details", scalar(func(s string) (record.Detail, error) {
				if _, err := normalize.Licence(s); err == nil || strings.TrimSpace(s) == "" {
					return record.Detail{}, nil
				}
				return record.Detail{Name: "licence", Value: normalize.Text(s)}, nil
			}), func(r *record.Record) *[]record.Detail { return &r.Details }),
		},
		"annote":       {many("csl.annote", "library/notes", readScalar, func(r *record.Record) *[]string { return &r.Library.Notes })},
		"call-number":  {many("csl.call-number", "library/call_numbers", scalar(cleaned), func(r *record.Record) *[]string { return &r.Library.CallNumbers })},
		"citation-key": {many("csl.citation-key", "library/citation_keys", readScalar, func(r *record.Record) *[]string { return &r.Library.CitationKeys })},
		"categories":   {wholeList("csl.categories", "library/groups", readTexts, func(r *record.Record) *[]string { return &r.Library.Groups })},
	}
	for _, m := range textMembers {
		table[m.member] = []reading{one("csl."+m.member, m.path, scalar(cleaned), m.target)}
	}
	for _, m := range dateMembers {
		table[m.member] = []reading{dateReading(m.member, m.kind)}
	}
	for _, role := range roles {
		table[string(role)] = []reading{namesReading("csl."+string(role), role)}
	}
	table["author"] = append(
		onlyIf(func(r *record.Record) bool { return r.Type != record.TypePatent }, table["author"]...),
		onlyIf(func(r *record.Record) bool { return r.Type == record.TypePatent }, namesReading("csl.author.inventor", "inventor"))...)
	for _, member := range detailMembers {
		table[member] = []reading{many("csl."+member, "details", scalar(func(s string) (record.Detail, error) {
			return record.Detail{Name: member, Value: normalize.Text(s)}, nil
		}), func(r *record.Record) *[]record.Detail { return &r.Details })}
	}
	addRegistered(table)
	// Zotero has accession numbers there.
	table["archive_location"] = append(table["archive_location"], entryNumber("csl.archive_location.entry"))
	addPreprints(table)
	table["number"] = append(table["number"], late(identifierReading("csl.number.arXiv", record.SchemeArXiv, func(s string) (string, error) {
		if prefix, _, _ := strings.Cut(s, ":"); !strings.EqualFold(strings.TrimSpace(prefix), "arXiv") {
			return "", nil
		}
		return arXivOfNote(s)
	})))
	// Other names of the same members, of older versions and of the variables of
	// styles; they give way to those of the schema.
	for old, member := range map[string]string{
		"shortTitle": "title-short", "journalAbbreviation": "container-title-short", "event": "event-title",
		"part-number": "part", "supplement-number": "supplement", "printing-number": "printing",
	} {
		for _, r := range table[member] {
			table[old] = append(table[old], late(r))
		}
	}
	return table
}

// namesReading is a reading of the names of a role.
func namesReading(rule string, role record.Role) reading {
	names := manyOf(rule, "contributors", func(text string) (record.Contributor, error) {
		return readContributor(text, role)
	}, isNobody, func(r *record.Record) *[]record.Contributor { return &r.Contributors })
	names.each = true
	return names
}

// onlyIf makes readings depend on the record as read so far, of which the type is.
func onlyIf(applies func(r *record.Record) bool, readings ...reading) []reading {
	readings = slices.Clone(readings)
	for i := range readings {
		into := readings[i].into
		readings[i].into = func(r *record.Record, text string) (string, error) {
			if !applies(r) {
				return "", nil
			}
			return into(r, text)
		}
	}
	return readings
}

// Rules are the rules of this package's traces. Each takes the JSON text of a
// member's value, or of one element of it.
func Rules() record.RuleSet {
	rules := record.RuleSet{}
	add := func(name string, read func(string) (any, error)) {
		rules[name] = func(texts []string) (any, error) {
			if len(texts) != 1 {
				return nil, fmt.Errorf("%d texts, where the rule reads one", len(texts))
			}
			if !jsonscan.Readable(texts[0]) {
				return nil, errNotText
			}
			return read(texts[0])
		}
	}
	for _, readings := range memberReadings {
		for _, r := range readings {
			add(r.rule, r.read)
		}
	}
	rules[customFormatRule] = func([]string) (any, error) { return record.FormatCSLJSON, nil }
	for name, f := range customFields {
		rules[customRule+name] = func(texts []string) (any, error) {
			if len(texts) == 0 {
				return nil, errNotText
			}
			return f.Decode([]byte(texts[0]))
		}
	}
	return rules
}

// one is a reading of a value of which a record has one.
func one[T comparable](rule, path string, read func(string) (T, error), target func(*record.Record) *T) reading {
	return readingOf(rule, firstPart(path), read, isZero, func(r *record.Record, value T) string {
		if t := target(r); isZero(*t) {
			*t = value
			return path
		}
		return ""
	})
}

// entryNumber is a reading of the number of an entry in CENTRAL, which other values
// of a member are not.
func entryNumber(rule string) reading {
	return readingOf(rule, "identifiers", scalar(typed.EntryNumber), isZero, addIdentifier)
}

// many is a reading of one element of a list. An element that equals one that
// the list has is not added again.
func many[T comparable](rule, path string, read func(string) (T, error), target func(*record.Record) *[]T) reading {
	return manyOf(rule, path, read, isZero, target)
}

// manyOf is many for elements some of which say nothing.
func manyOf[T any](rule, path string, read func(string) (T, error), saysNothing func(T) bool, target func(*record.Record) *[]T) reading {
	return readingOf(rule, firstPart(path), read, saysNothing, func(r *record.Record, value T) string {
		t := target(r)
		*t = append(*t, value)
		return typed.Element(path, len(*t)-1)
	})
}

func isEmpty[T any](list []T) bool { return len(list) == 0 }

// wholeList is a reading of a list that one member holds whole.
func wholeList[T any](rule, path string, read func(string) ([]T, error), target func(*record.Record) *[]T) reading {
	return readingOf(rule, firstPart(path), read, isEmpty, func(r *record.Record, list []T) string {
		if t := target(r); len(*t) == 0 {
			*t = list
			return path
		}
		return ""
	})
}

func late(r reading) reading {
	r.late = true
	return r
}

func firstPart(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}

func titleReading(rule string, role record.TitleRole) reading {
	return readingOf(rule, "titles", scalar(func(s string) (record.Title, error) {
		if s == "" {
			return record.Title{}, nil
		}
		title, err := normalize.Title(s)
		if err != nil || title == "" {
			return record.Title{}, err
		}
		return record.Title{Value: title, Role: role}, nil
	}), isZero, func(r *record.Record, title record.Title) string {
		if slices.Contains(r.Titles, title) {
			return ""
		}
		r.Titles = append(r.Titles, title)
		return typed.Element("titles", len(r.Titles)-1)
	})
}

// pageReading concludes the DOI from the address of a publisher's page, where the
// item states none.
var pageReading = func() reading {
	page := late(readingOf("csl.URL.page", "identifiers", scalar(func(s string) (record.Identifier, error) {
		if doi, err := normalize.DOIOfPage(s); err == nil {
			return record.Identifier{Scheme: record.SchemeDOI, Value: doi}, nil
		}
		return record.Identifier{}, nil
	}), isZero, func(r *record.Record, id record.Identifier) string {
		if r.Identifier(record.SchemeDOI) != "" {
			return ""
		}
		return addIdentifier(r, id)
	}))
	page.inferred = true
	return page
}()

func identifierReading(rule string, scheme record.Scheme, read func(string) (string, error)) reading {
	return readingOf(rule, "identifiers", scalar(func(s string) (record.Identifier, error) {
		value, err := read(s)
		if err != nil || value == "" {
			return record.Identifier{}, err
		}
		return record.Identifier{Scheme: scheme, Value: value}, nil
	}), isZero, addIdentifier)
}

// noteKey reads the citation key that Better BibTeX writes into a note, where
// the item has none.
var noteKey = readingOf("csl.note.citation-key", "library", scalar(noteLine("Citation Key", cleaned)), isZero, func(r *record.Record, key string) string {
	if len(r.Library.CitationKeys) > 0 {
		return ""
	}
	r.Library.CitationKeys = []string{key}
	return "library/citation_keys/0"
})

// arXivOfNote reads "2001.00001 [cs.DL]", as arXiv itself cites.
func arXivOfNote(s string) (string, error) {
	number, _, _ := strings.Cut(s, " [")
	return normalize.ArXiv(number)
}

// noteLine reads the value of a line "NAME: value" of a note, which is where
// Zotero and others write variables that their own fields lack.
func noteLine(name string, read func(string) (string, error)) func(string) (string, error) {
	return func(note string) (string, error) {
		for line := range strings.Lines(note) {
			if before, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(strings.TrimSpace(before), name) {
				return read(strings.TrimSpace(value))
			}
		}
		return "", nil
	}
}

func addIdentifier(r *record.Record, id record.Identifier) string {
	if i := slices.Index(r.Identifiers, id); i >= 0 {
		// Stated twice: both texts lead to it.
		return typed.Element("identifiers", i)
	}
	r.Identifiers = append(r.Identifiers, id)
	return typed.Element("identifiers", len(r.Identifiers)-1)
}

// scalar reads the text of a member's value and gives it to read.
func scalar[T any](read func(string) (T, error)) func(string) (T, error) {
	return func(text string) (T, error) {
		s, err := readScalar(text)
		if err != nil {
			var zero T
			return zero, err
		}
		return read(s)
	}
}

func cleaned(s string) (string, error) { return normalize.Text(s), nil }

func numbering(read func(string) (normalize.Numbering, error), part func(normalize.Numbering) string) func(string) (string, error) {
	return scalar(func(s string) (string, error) {
		n, err := read(s)
		return part(n), err
	})
}

// severalTexts reads a text, or a list of texts, that holds one or more values
// separated by blanks, commas or semicolons. Values that are refused are left
// out, and the last refusal is the error where none is left.
func severalTexts[T comparable](read func(string) (T, error)) func(string) ([]T, error) {
	return func(text string) ([]T, error) {
		texts, err := readTexts(text)
		if err != nil {
			return nil, err
		}
		var out []T
		var refused error
		for _, s := range texts {
			parts := strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == ',' || c == ';' })
			if _, err := read(s); err == nil {
				parts = []string{s} // one, in groups of digits
			}
			for _, part := range parts {
				value, err := read(part)
				if err != nil {
					refused = err
				} else if !slices.Contains(out, value) { // an ISBN may stand in both its forms
					out = append(out, value)
				}
			}
		}
		if len(out) > 0 {
			refused = nil
		}
		return out, refused
	}
}

func readType(text string) (record.Type, error) {
	s, err := readScalar(text)
	if err != nil {
		return "", err
	}
	if t, ok := otherTypes[s]; ok {
		return t, nil
	}
	if !slices.Contains(csl.ItemTypes, record.Type(s)) {
		return "", fmt.Errorf("%q is no CSL type", s)
	}
	return record.Type(s), nil
}

func readPositive(s string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n <= 0 {
		return 0, fmt.Errorf("%q is no number of pages", s)
	}
	return n, nil
}

var errNotText = errors.New("neither a text nor a number")

// readScalar reads the JSON text of a string or number, or of a list of which
// the first stands for all.
func readScalar(text string) (string, error) {
	if text != "" && text[0] != '[' {
		s, err := jsonscan.Text(text)
		if err != nil {
			return "", errNotText
		}
		return s, nil
	}
	texts, err := readTexts(text)
	if err != nil || len(texts) == 0 {
		return "", err
	}
	return texts[0], nil
}

// readTexts reads the JSON text of a string, a number, or a list of them.
func readTexts(text string) ([]string, error) {
	if text == "" || text[0] != '[' {
		s, err := jsonscan.Text(text)
		if err != nil {
			return nil, errNotText
		}
		return []string{s}, nil
	}
	if !jsonscan.Valid(text) {
		return nil, errNotText
	}
	var out []string
	for _, element := range jsonscan.List(text) {
		if element[0] == '[' {
			return nil, errNotText
		}
		s, err := readScalar(element)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

var errNotObject = errors.New("neither a text nor an object")

// forMembers calls each with the members of the JSON object text, but those
// that are null.
func forMembers(text string, each func(name, value string) error) error {
	if text == "" || text[0] != '{' {
		return errNotObject
	}
	for m := range jsonscan.EachMember(text) {
		if value := text[m.Value:m.End]; value != "null" {
			if err := each(m.Name, value); err != nil {
				return err
			}
		}
	}
	return nil
}
