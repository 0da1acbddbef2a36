package delimited

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file puts the readings of fields together where one of package typed's
// is not all of it.

// titles reads a main title, a second one as an alternate, and the translation
// that stands in brackets.
func titles() []typed.Reading {
	main := cells.Title("title", record.TitleMain)
	put := main.Put
	main.Put = func(r *record.Record, value any) string {
		if stated := r.Title(); stated != "" && stated != value.(record.Title).Value {
			return ""
		}
		return put(r, value)
	}
	another := cells.Title("title.alternate", record.TitleAlternate)
	putAnother := another.Put
	another.Put = func(r *record.Record, value any) string {
		title := value.(record.Title).Value
		if stated := r.Title(); stated == "" || stated == title {
			return ""
		}
		return putAnother(r, value)
	}
	bracketed := cells.TitleBy("title.bracketed", record.TitleTranslated, func(s string) (string, error) {
		if !strings.HasPrefix(strings.TrimSpace(s), "[") {
			return "", nil
		}
		title, err := normalize.BracketedTitle(s)
		if err != nil {
			return "", nil
		}
		return title, nil
	})
	return []typed.Reading{main, another, bracketed}
}

// types reads a type and what it says besides: a subtype, and the genre in the
// source's words, always or where the type is not known.
func types(genre bool) []typed.Reading {
	f := cells
	name := "type"
	if genre {
		name = "document-type"
	}
	return []typed.Reading{
		typed.One(f, "type", "type", documentType, func(r *record.Record) *record.Type { return &r.Type }),
		subtypeReading(),
		typed.One(f, name+".genre", "genre", func(s string) (string, error) {
			t, _ := documentType(s)
			if t != "" && !genre || subtypes[fold(s)] == record.SubtypePreprint || !strings.ContainsFunc(s, func(r rune) bool { return r > '9' }) {
				return "", nil
			}
			return normalize.Text(s), nil
		}, func(r *record.Record) *string { return &r.Genre }),
	}
}

func subtypeReading() typed.Reading {
	r := typed.One(cells, "type.subtype", "subtype", func(s string) (string, error) { return subtypes[fold(s)], nil },
		func(r *record.Record) *string { return &r.Subtype })
	r.Split, r.Repeat = typed.At(";"), ""
	return r
}

func wosTypeAlone() typed.Reading {
	r := typed.One(cells, "wos-type", "type", func(s string) (record.Type, error) { return wosType(s, ""), nil },
		func(r *record.Record) *record.Type { return &r.Type })
	put := r.Put
	r.Put = func(rec *record.Record, value any) string {
		if rec.Type != "" && rec.Type != value {
			return ""
		}
		return put(rec, value)
	}
	r.Repeat = ""
	return r
}

// wosTypeCombination reads PT with DT, which decides for books and series.
func wosTypeCombination() typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("wos-types"), Names: []string{"wos-type", "document-type"},
		Read: func(texts []string) (any, error) { return wosType(texts[0], texts[1]), nil },
		Put: func(r *record.Record, value any) string {
			// It says more than the words of DT alone.
			if r.Type != value {
				r.Type = value.(record.Type)
				r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == "type" })
			}
			return "type"
		},
	}
}

// typeCombinations conclude a type where the table states none: the first whose
// columns are all filled in.
var typeCombinations = []struct {
	csl    record.Type
	fields []string
}{
	{record.TypeArticleJournal, []string{"journal", "volume"}},
	{record.TypeArticleJournal, []string{"journal", "issue"}},
	{record.TypeArticleJournal, []string{"journal", "issn"}},
	{record.TypeArticleJournal, []string{"journal", "citation"}},
	{record.TypeArticleJournal, []string{"container", "volume"}},
	{record.TypeArticleJournal, []string{"container", "issue"}},
	{record.TypeArticleJournal, []string{"container", "issn"}},
}

func inferredType(csl record.Type, names ...string) typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("inferred-type/" + string(csl) + "/" + strings.Join(names, "+")), Names: names, Inferred: true,
		If: func(r *record.Record) bool { return r.Type == "" && r.Genre == "" },
		Read: func(texts []string) (any, error) {
			if names[1] == "citation" && cited(texts[1], citedVolume) == "" {
				return record.Type(""), nil
			}
			return csl, nil
		},
		Put: func(r *record.Record, value any) string {
			r.Type = value.(record.Type)
			return "type"
		},
	}
}

// journals reads the title of the container, or its abbreviation where the cell
// holds one.
func journals() []typed.Reading {
	title := typed.One(cells, "journal", "container/title", func(s string) (string, error) {
		if normalize.IsAbbreviation(normalize.Text(s)) {
			return "", nil
		}
		return normalize.JournalTitle(s)
	}, func(r *record.Record) *string { return &r.Container.Title })
	abbreviation := cells.JournalAbbreviation("journal.abbreviation", "")
	read := abbreviation.Read
	abbreviation.Read = func(s string) (any, error) {
		if !normalize.IsAbbreviation(normalize.Text(s)) {
			return record.Abbreviation{}, nil
		}
		return read(s)
	}
	return []typed.Reading{title, abbreviation}
}

// bookOrJournal reads the source of a record in Web of Science: that of a whole
// book is the book.
func bookOrJournal() []typed.Reading {
	isBook := func(r *record.Record) bool { return r.Type == record.TypeBook }
	return slices.Concat(
		typed.If(isBook, titles()...),
		typed.If(func(r *record.Record) bool { return !isBook(r) }, cells.Journal("container")),
	)
}

func hasNoPages(r *record.Record) bool { return r.Pages == (record.Pages{}) }

func dateCombination(names ...string) typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("date-of-" + strings.Join(names, "-")), Names: names,
		Read: func(texts []string) (any, error) { return dateOfParts(texts) },
		Put:  func(r *record.Record, value any) string { return typed.PutDate(r, value.(record.Date)) },
	}
}

func pageCombination() typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("page-range"), Names: []string{"first-page", "last-page"},
		If: hasNoPages,
		Read: func(texts []string) (any, error) {
			first, _ := withoutDecimals(texts[0])
			last, _ := withoutDecimals(texts[1])
			extent, err := normalize.PageRange(first, last)
			return extent.Pages, err
		},
		Put: func(r *record.Record, value any) string {
			r.Pages = value.(record.Pages)
			return "pages"
		},
	}
}

// firstOfRange is one more place of a first page that a range has.
func firstOfRange() typed.Reading {
	r := typed.One(numbers, "first-page.of-range", "pages/first", func(s string) (string, error) { return normalize.Text(s), nil },
		func(r *record.Record) *string { return &r.Pages.First })
	put := r.Put
	r.Put = func(rec *record.Record, value any) string {
		if rec.Pages.First != value {
			return ""
		}
		return put(rec, value)
	}
	r.Repeat = ""
	return r
}

// ericISSNs reads ISSNs with their kind before them, "ISSN-2049-3630" and
// "EISSN-2049-3630".
func ericISSNs() []typed.Reading {
	var readings []typed.Reading
	for _, kind := range []struct{ label, rule, kind string }{{"ISSN-", "issn", ""}, {"EISSN-", "issn.electronic", "electronic"}} {
		readings = append(readings, typed.Split(func(text string) []typed.Piece {
			var pieces []typed.Piece
			for _, p := range typed.At(";, \n\r")(text) {
				if s := text[p.From:p.To]; strings.HasPrefix(s, kind.label) {
					pieces = append(pieces, typed.Piece{From: p.From + len(kind.label), To: p.To})
				}
			}
			return pieces
		}, cells.ISSN(kind.rule, kind.kind))...)
	}
	return readings
}

// lastPage reads a last page that has no first one.
func lastPage() typed.Reading {
	r := typed.One(numbers, "last-page", "pages", func(s string) (record.Pages, error) {
		if _, err := normalize.Pages(s); err != nil {
			return record.Pages{}, err
		}
		return record.Pages{Last: normalize.Text(s)}, nil
	}, func(r *record.Record) *record.Pages { return &r.Pages })
	r.If = func(r *record.Record) bool { return r.Pages == (record.Pages{}) && r.ArticleNumber == "" }
	return r
}

func eventDate() typed.Reading {
	return typed.One(cells, "event-date", "event/date", func(s string) (string, error) {
		date, err := normalize.Date(s)
		return date.Value, err
	}, func(r *record.Record) *string { return &r.Event.Date })
}

// citationDate reads the date in PubMed's citation, if there is one.
func citationDate(s string) (record.Date, error) {
	d, err := normalize.Date(cited(s, citedDate))
	if err != nil {
		return record.Date{}, nil
	}
	return d, nil
}

// citations reads the parts of PubMed's citation that no column has.
func citations() []typed.Reading {
	part := func(group int) func(string) string { return func(s string) string { return cited(s, group) } }
	numbering := func(name, path string, text func(string) string, read func(string) (normalize.Numbering, error), target func(*record.Record) *string) typed.Reading {
		return typed.One(cells, name, path, func(s string) (string, error) {
			if text(s) == "" {
				return "", nil
			}
			n, err := read(text(s))
			if err != nil {
				return "", nil
			}
			if path == "volume" {
				return n.Volume, nil
			}
			return n.Issue, nil
		}, target)
	}
	date := cells.DateBy("citation.date", record.DateIssued, citationDate)
	pages := typed.One(cells, "citation.pages", "pages", func(s string) (record.Pages, error) {
		e, err := normalize.Pages(part(citedPages)(s))
		if err != nil {
			return record.Pages{}, nil
		}
		return e.Pages, nil
	}, func(r *record.Record) *record.Pages { return &r.Pages })
	article := typed.One(cells, "citation.article-number", "article_number", func(s string) (string, error) {
		e, err := normalize.Pages(part(citedPages)(s))
		if err != nil {
			return "", nil
		}
		return e.ArticleNumber, nil
	}, func(r *record.Record) *string { return &r.ArticleNumber })
	readings := typed.Late(
		date,
		numbering("citation.volume", "volume", part(citedVolume), normalize.Volume, func(r *record.Record) *string { return &r.Volume }),
		numbering("citation.issue", "issue", part(citedIssue), normalize.Issue, func(r *record.Record) *string { return &r.Issue }),
		pages, article,
	)
	for i := range readings {
		// What another column states comes first.
		readings[i].Repeat = ""
	}
	return readings
}

// serials reads a cell of ISSNs and ISBNs.
func serials() []typed.Reading {
	issn := cells.ISSN("issn", "")
	read := issn.Read
	issn.Read = func(s string) (any, error) {
		if value, err := read(s); err == nil {
			return value, nil
		}
		return record.ISSN{}, nil
	}
	readings := []typed.Reading{issn}
	for _, isbn := range cells.ISBN("isbn") {
		read := isbn.Read
		isbn.Read = func(s string) (any, error) {
			value, err := read(s)
			if _, refused := normalize.ISSN(s); err != nil && refused == nil {
				return nil, nil // it is an ISSN
			}
			return value, err
		}
		isbn.Rule = cells.RuleOf("serial." + strings.TrimPrefix(isbn.Rule, "csv."))
		readings = append(readings, isbn)
	}
	readings[0].Rule = cells.RuleOf("serial.issn")
	return typed.Split(typed.At(";, \n\r"), readings...)
}

// links reads addresses, of which a cell may hold several.
func links(name, kind string) []typed.Reading {
	divide := func(text string) []typed.Piece {
		if pieces := urlPieces(text); len(pieces) > 1 {
			return pieces
		}
		return []typed.Piece{{From: 0, To: len(text)}}
	}
	return append(typed.Split(divide, cells.Link(name, kind)...), typed.Late(cells.Registrations(name)...)...)
}

// extra reads Zotero's miscellany line by line: identifiers, a citation key, or
// notes.
func extra() []typed.Reading {
	identifier := cells.AnyIdentifier("extra.identifier")
	key := cells.Library("extra.citation-key", "library/citation_keys")
	readKey := key.Read
	key.Read = func(s string) (any, error) {
		if value, ok := cutLabel(s, "Citation Key:"); ok {
			return readKey(value)
		}
		return nil, nil
	}
	note := cells.Note("extra.note", "")
	readNote := note.Read
	note.Read = func(s string) (any, error) {
		if _, ok := cutLabel(s, "Citation Key:"); ok || len(normalize.Identifiers(s)) > 0 {
			return nil, nil
		}
		return readNote(s)
	}
	return typed.Split(typed.At("\n\r"), identifier, key, note)
}

func cutLabel(s, label string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) < len(label) || !strings.EqualFold(s[:len(label)], label) {
		return "", false
	}
	return s[len(label):], true
}

// dateWithYear reads a date and the year that stands in a column of its own:
// both are places of one date where they agree.
func dateWithYear(name string, read func(string) (record.Date, error)) typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("issued-with-" + name), Names: []string{name, "year"},
		Read: func(texts []string) (any, error) {
			date, err := read(texts[0])
			if err != nil {
				return nil, err
			}
			year, _ := withoutDecimals(texts[1])
			if year = strings.TrimSpace(year); date.Value != year && !strings.HasPrefix(date.Value, year+"-") {
				return nil, nil
			}
			date.Kind = record.DateIssued
			return date, nil
		},
		Put: func(r *record.Record, value any) string {
			if path := typed.PutDate(r, value.(record.Date)); path != typed.Agreed {
				return path
			}
			return ""
		},
	}
}

// countAsOf reads a number of Web of Science with the day on which the table
// was written.
func countAsOf(c statedCount) typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("count-as-of/" + c.name), Names: []string{"count/" + c.name, "detail/export-date"},
		Read: func(texts []string) (any, error) {
			text, _ := withoutDecimals(texts[0])
			number, err := countOf(text)
			if err != nil {
				return nil, err
			}
			date, err := normalize.Date(texts[1])
			return record.Count{Metric: c.metric, Value: number, Provider: c.provider, AsOf: date.Value}, err
		},
		Put: func(r *record.Record, value any) string {
			dated := value.(record.Count)
			plain := dated
			plain.AsOf = ""
			at := slices.Index(r.Counts, plain)
			if at < 0 || dated == plain {
				return ""
			}
			path := typed.Element("counts", at)
			r.Counts[at] = dated
			r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == path })
			return path
		},
	}
}

func files() typed.Reading {
	return typed.Many(cells, "files", "library/attachments", attachment,
		func(r *record.Record) *[]record.Attachment { return &r.Library.Attachments },
		func(a, b record.Attachment) bool { return a == b })
}

func accession() []typed.Reading {
	any := cells.AnyIdentifier("accession.identifier")
	number := numbers.IdentifierBy("accession", record.SchemeAccession, "", func(s string) (string, error) {
		if len(normalize.Identifiers(s)) > 0 {
			return "", nil
		}
		return normalize.Text(s), nil
	})
	return []typed.Reading{any, number}
}

func wosNumbers() typed.Reading {
	return typed.Many(cells, "wos-number", "identifiers", wosNumber,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers },
		func(a, b record.Identifier) bool { return a == b })
}

// licences reads a licence, or keeps what names none as a detail.
func licences() []typed.Reading {
	licence := cells.Licence("licence")
	read := licence.Read
	licence.Read = func(s string) (any, error) {
		value, err := read(s)
		if err != nil {
			return nil, nil
		}
		return value, nil
	}
	detail := cells.Detail("licence.detail", "licence")
	readDetail := detail.Read
	detail.Read = func(s string) (any, error) {
		if _, err := read(s); err == nil {
			return nil, nil
		}
		return readDetail(s)
	}
	return []typed.Reading{licence, detail}
}

// declaredSource reads the source that a column declares for a record. What is
// declared for the file comes first.
func declaredSource() typed.Reading {
	r := cells.Text("source", "origin/platform")
	r.Repeat = ""
	r.Put = func(rec *record.Record, value any) string {
		rec.Origin.Source = value.(string)
		return "origin/source"
	}
	r.If = func(rec *record.Record) bool {
		return (rec.Origin.Source == "" || rec.Origin.Source == rec.Origin.Document) && rec.Origin.Kind == ""
	}
	return r
}

func declaredKind() typed.Reading {
	kinds := []record.SourceKind{record.SourceDatabase, record.SourceRegister, record.SourceOther}
	r := typed.One(cells, "source-kind", "origin/kind", func(s string) (record.SourceKind, error) {
		if kind := record.SourceKind(fold(s)); slices.Contains(kinds, kind) {
			return kind, nil
		}
		return "", refusal("csv.source-kind", "unknown", s, "no kind of source")
	}, func(rec *record.Record) *record.SourceKind { return &rec.Origin.Kind })
	r.Repeat = ""
	r.Late = true
	return r
}

func asreview(name string) typed.Reading {
	return typed.Many(cells, name, "library/decisions", asreviewDecision,
		func(r *record.Record) *[]record.Decision { return &r.Library.Decisions },
		func(a, b record.Decision) bool {
			return a.Tool == b.Tool && a.Verdict == b.Verdict && a.Reviewer == b.Reviewer
		})
}

// excludedFor reads why a record was excluded in Covidence.
func excludedFor() typed.Reading {
	return typed.Many(cells, "excluded-for", "library/decisions", func(s string) (record.Decision, error) {
		reason := normalize.Text(s)
		if reason == "" {
			return record.Decision{}, nil
		}
		return record.Decision{Tool: "covidence", Verdict: "excluded", Reasons: []string{reason}}, nil
	}, func(r *record.Record) *[]record.Decision { return &r.Library.Decisions }, nil)
}

// issueOrNumber reads a number that is the issue's beside a volume.
func issueOrNumber() []typed.Reading {
	inVolume := func(r *record.Record) bool { return r.Volume != "" }
	return append(typed.If(inVolume, numbers.Issue("issue")...),
		typed.If(func(r *record.Record) bool { return !inVolume(r) }, numbers.Text("number", "number"))...)
}

// contributors reads a cell of names in a role.
func contributors(name string, role record.Role) []typed.Reading {
	readings := []typed.Reading{
		typed.Split(names(false), cells.Name(name, role, normalize.Name))[0],
		typed.Split(names(true), cells.Name(name+".display", role, normalize.NameInDisplayOrder))[0],
	}
	if role == record.RoleAuthor {
		readings = append(readings, moreAuthors())
	}
	return readings
}

func moreAuthors() typed.Reading {
	r := typed.One(cells, "more-authors", "more_contributors", func(s string) (bool, error) { return saysMore(s), nil },
		func(r *record.Record) *bool { return &r.MoreContributors })
	r.Split = more
	return r
}

func namesWithoutMore(text string) []typed.Piece { return withoutMore(text, namePieces(text)) }

// fullNames reads names in full, with Scopus's numbers of authors.
func fullNames() typed.Reading {
	return typed.Many(cells, "full-names", "contributors", authorID,
		func(r *record.Record) *[]record.Contributor { return &r.Contributors }, nil)
}

func count(c statedCount) typed.Reading {
	return typed.Many(numbers, "count/"+c.name, "counts", func(s string) (record.Count, error) {
		value, err := countOf(s)
		if err != nil {
			return record.Count{}, err
		}
		return record.Count{Metric: c.metric, Value: value, Provider: c.provider}, nil
	}, func(r *record.Record) *[]record.Count { return &r.Counts }, func(a, b record.Count) bool { return a == b })
}

// statuses are words for how far a publication has come, as in package ris.
var statuses = map[string]record.Status{
	"in press": record.StatusInPress, "in-press": record.StatusInPress, "article in press": record.StatusInPress, "aip": record.StatusInPress,
	"ahead of print": record.StatusInPress, "epub ahead of print": record.StatusInPress, "forthcoming": record.StatusInPress,
	"submitted": record.StatusSubmitted, "accepted": record.StatusAccepted, "published": record.StatusPublished, "final": record.StatusPublished,
	"retracted": record.StatusRetracted,
}

// trialNumbers reads the number of the entry of a register that a row is: the
// registration, and the same number as the record's own identifier. An entry is
// a report, as reference managers take it.
func trialNumbers() []typed.Reading {
	number := typed.Many(cells, "trial-number", "registrations", trialNumber,
		func(r *record.Record) *[]record.Registration { return &r.Registrations },
		func(a, b record.Registration) bool { return a == b })
	own := typed.Many(cells, "trial-number.identifier", "identifiers", trialIdentifier,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers },
		func(a, b record.Identifier) bool { return a == b })
	kind := typed.One(cells, "trial-number.type", "type", func(s string) (record.Type, error) {
		if strings.TrimSpace(s) == "" {
			return "", nil
		}
		return record.TypeReport, nil
	}, func(r *record.Record) *record.Type { return &r.Type })
	kind.Inferred = true
	kind.If = func(r *record.Record) bool { return r.Type == "" }
	return []typed.Reading{number, own, kind}
}

// otherTrialNumbers reads the further numbers of an entry: those of other
// registers are registrations, the sponsor's own are details.
func otherTrialNumbers() []typed.Reading {
	number := typed.Many(cells, "trial-numbers", "registrations", trialNumber,
		func(r *record.Record) *[]record.Registration { return &r.Registrations },
		func(a, b record.Registration) bool { return a == b })
	other := cells.Detail("trial-numbers.other", "secondary-id")
	read := other.Read
	other.Read = func(s string) (any, error) {
		if reg, _ := trialNumber(s); reg.ID != "" {
			return nil, nil
		}
		return read(s)
	}
	return typed.Split(listPieces, number, other)
}

// trialRegistered reads the date of registration where no other column states
// it. Where day and month cannot be told apart, the year is read.
func trialRegistered() typed.Reading {
	r := cells.DateBy("trial-registered", record.DatePosted, func(s string) (record.Date, error) {
		date, err := normalize.Date(s)
		if err == nil {
			return date, nil
		}
		text := strings.TrimSpace(s)
		if day, year, ok := cutLastByte(text, '/'); ok && strings.Count(day, "/") == 1 && len(year) == 4 && isNumber(year) {
			return record.Date{Value: year, Literal: text}, nil
		}
		return record.Date{}, err
	})
	r.Late = true
	r.If = func(r *record.Record) bool {
		_, stated := r.Date(record.DatePosted)
		return !stated
	}
	return r
}

func cutLastByte(s string, b byte) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, b)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// registerCombination reads a number that says nothing without the name of its
// register.
func registerCombination() typed.Combination {
	return typed.Combination{
		Rule: cells.RuleOf("trial-of-register"), Names: []string{"trial-number", "trial-register"},
		If:   func(r *record.Record) bool { return !slices.ContainsFunc(r.Trace, readsTrialNumber) },
		Read: trialOfRegister,
		Put: func(r *record.Record, value any) string {
			r.Registrations = append(r.Registrations, value.(record.Registration))
			return typed.Element("registrations", len(r.Registrations)-1)
		},
	}
}

// readsTrialNumber reports whether a trace says that the number of an entry is a
// registration by itself. Another form of the table has a prefix before the rule.
func readsTrialNumber(t record.Trace) bool { return strings.HasSuffix(t.Rule, trialNumberRule) }

var trialNumberRule = cells.RuleOf("trial-number")

// relatedPublications reads the addresses of publications of a trial's results,
// which are others than the entry.
func relatedPublications() []typed.Reading {
	relation := typed.Many(cells, "trial-results", "relations", func(s string) (record.Relation, error) {
		ids := normalize.Identifiers(s)
		if len(ids) == 0 {
			return record.Relation{}, nil
		}
		return record.Relation{Type: record.IsRelatedTo, Identifiers: ids}, nil
	}, func(r *record.Record) *[]record.Relation { return &r.Relations }, nil)
	read := relation.Read
	relation.Read = func(s string) (any, error) {
		value, err := read(s)
		if r, ok := value.(record.Relation); ok && r.Type == "" {
			return nil, nil
		}
		return value, err
	}
	link := cells.Link("trial-results.link", "related")[1]
	return []typed.Reading{relation, link}
}
