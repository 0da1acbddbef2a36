package html

import (
	"maps"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// The values of four kinds of place have escapes of their own. A value in two
// parts has a line for each.
var (
	inMeta    = typed.Format{Code: "html", Join: "\n", Decode: decodeMeta}
	inJSON    = typed.Format{Code: "html", Join: "\n", Decode: decodeJSON}
	inContext = typed.Format{Code: "html", Join: "\n", Decode: decodeCOinS}
	inMarkup  = typed.Format{Code: "html", Join: "\n", Decode: decodeMarkup}
)

func decodeMeta(raw string) (string, error) { return unescape(raw, inAttribute), nil }

func decodeText(raw string) (string, error) { return unescape(raw, inText), nil }

// decodeJSON decodes one scalar of JSON, or the two of a value in two parts.
func decodeJSON(raw string) (string, error) {
	text, err := unquote(raw)
	first, second, two := strings.Cut(raw, "\n")
	if err == nil && (raw[:min(1, len(raw))] == `"` || !two) {
		return text, nil
	}
	if !two {
		return "", err
	}
	if first, err = unquote(first); err != nil {
		return "", err
	}
	if second, err = unquote(second); err != nil {
		return "", err
	}
	return first + "\n" + second, nil
}

// decodeOf returns what takes the escapes of a vocabulary's values away.
func decodeOf(v vocabulary) func(string) (string, error) {
	switch v {
	case jsonLD:
		return decodeJSON
	case coins:
		return decodeCOinS
	case microdata, shownPage:
		return decodeMarkup
	}
	return decodeMeta
}

// typeOrder are the items that say the type, in the order in which they are
// believed. They are read before all others, whose meaning depends on it. The
// names that literature of one kind alone has imply that kind; a journal's title
// stands behind what states a type, since servers and repositories give one to
// anything.
var typeOrder = []string{
	"citation_article_type", "citation_conference_title", "citation_proceedings_title", "citation_conference",
	"citation_dissertation_institution", "citation_inbook_title", "citation_technical_report_institution", "citation_patent_number",
	"ld.@type", "md.@type", "prism.aggregationtype", "eprints.type", "dc.type", "coins.genre",
	"citation_journal_title", "og.type",
}

var typeItems = set(typeOrder...)

var typesOfSchema = map[string]record.Type{
	"scholarlyarticle": record.TypeArticleJournal, "medicalscholarlyarticle": record.TypeArticleJournal,
	"report": record.TypeReport, "book": record.TypeBook, "chapter": record.TypeChapter, "dataset": record.TypeDataset, "thesis": record.TypeThesis,
	"softwaresourcecode": "software",
}

// typesOfSites are the types of schema.org that the software of sites gives to
// whatever is posted there: they give way to all that is written for literature.
var typesOfSites = map[string]record.Type{
	"newsarticle": record.TypeArticleNews, "reportagenewsarticle": record.TypeArticleNews, "analysisnewsarticle": record.TypeArticleNews,
	"opinionnewsarticle": record.TypeArticleNews, "blogposting": "post-weblog", "techarticle": record.TypeArticle,
}

// typesOfWords are the words of eprints, Dublin Core, PRISM and context objects
// for types.
var typesOfWords = map[string]record.Type{
	"article": record.TypeArticleJournal, "journal article": record.TypeArticleJournal, "journalarticle": record.TypeArticleJournal,
	"research article": record.TypeArticleJournal, "review article": record.TypeArticleJournal, "text.serial.journal": record.TypeArticleJournal,
	"info:eu-repo/semantics/article": record.TypeArticleJournal, "info:eu-repo/semantics/review": record.TypeArticleJournal,
	"peer reviewed": "", "proceeding": record.TypeConferencePaper, "conference": record.TypeConferencePaper,
	"conference_item": record.TypeConferencePaper, "conference paper": record.TypeConferencePaper, "conference item": record.TypeConferencePaper,
	"info:eu-repo/semantics/conferenceobject": record.TypeConferencePaper, "info:eu-repo/semantics/conferencepaper": record.TypeConferencePaper,
	"book": record.TypeBook, "monograph": record.TypeReport, "info:eu-repo/semantics/book": record.TypeBook, "edited book": record.TypeBook,
	"bookitem": record.TypeChapter, "book_section": record.TypeChapter, "book section": record.TypeChapter, "book chapter": record.TypeChapter,
	"chapter": record.TypeChapter, "info:eu-repo/semantics/bookpart": record.TypeChapter,
	"thesis": record.TypeThesis, "dissertation": record.TypeThesis, "doctoral thesis": record.TypeThesis, "phd thesis": record.TypeThesis,
	"masters thesis": record.TypeThesis, "master thesis": record.TypeThesis, "info:eu-repo/semantics/doctoralthesis": record.TypeThesis,
	"info:eu-repo/semantics/masterthesis": record.TypeThesis, "info:eu-repo/semantics/bachelorthesis": record.TypeThesis,
	"electronic thesis or dissertation": record.TypeThesis, "thesis or dissertation": record.TypeThesis,
	"report": record.TypeReport, "technical report": record.TypeReport, "info:eu-repo/semantics/report": record.TypeReport,
	"dataset": record.TypeDataset, "data set": record.TypeDataset, "patent": record.TypePatent, "preprint": record.TypeArticle,
	"info:eu-repo/semantics/preprint": record.TypeArticle, "working paper": record.TypeArticle, "software": "software",
	"newspaperarticle": record.TypeArticleNews, "newspaper article": record.TypeArticleNews, "magazine article": record.TypeArticleMagazine,
	"magazinearticle": record.TypeArticleMagazine, "webpage": record.TypeWebpage, "blogpost": "post-weblog", "document": record.TypeDocument,
}

// subtypesOfWords are the words for subtypes.
var subtypesOfWords = map[string]string{
	"review": record.SubtypeReview, "review article": record.SubtypeReview, "systematic review": record.SubtypeReview,
	"info:eu-repo/semantics/review": record.SubtypeReview, "preprint": record.SubtypePreprint,
	"info:eu-repo/semantics/preprint": record.SubtypePreprint, "working paper": record.SubtypePreprint,
	"editorial": "editorial", "letter": "letter", "comment": "comment", "commentary": "comment",
}

// table is the typed layer of a page's metadata.
var table = buildTable()

// Rules are the rules of this package's traces, beyond those of packages
// normalize and webpage. Those that read the text that a page shows are the
// rules of package webpage behind "html/": they get the page's text without its
// tags.
func Rules() record.RuleSet {
	rules := table.Rules()
	maps.Copy(rules, rulesOfPeople())
	maps.Copy(rules, visibleRules)
	return rules
}

func buildTable() *typed.Table {
	fields := map[string][]typed.Reading{}
	maps.Copy(fields, highwireReadings())
	maps.Copy(fields, linkedReadings(inJSON, "ld.", linkedKeywords))
	maps.Copy(fields, linkedReadings(inMarkup, "md.", markupKeywords))
	maps.Copy(fields, prismReadings())
	maps.Copy(fields, eprintsReadings())
	maps.Copy(fields, dublinCoreReadings())
	maps.Copy(fields, contextReadings())
	maps.Copy(fields, pageReadings())
	fields["shown.title"] = orElse(hasTitle, inMarkup.Title("shown.title", record.TitleMain))
	return &typed.Table{
		Format:  inMeta,
		First:   typeOrder,
		Fields:  fields,
		Silent:  silentItems,
		Several: true,
	}
}

// silentItems are items that are read where nothing else says the same, or only
// with others, and so are no text that was overlooked.
var silentItems = []string{
	"citation_firstpage", "citation_lastpage", "prism.firstpage", "prism.lastpage", "ld.pageStart", "ld.pageEnd",
	"coins.spage", "coins.epage", "coins.season", "coins.quarter", "title", "shown.title", "og.site_name", "og.url", "og.type", "link.canonical",
	"ld.@type", "ld.@id", "ld.description", "ld.about", "ld.url", "coins.genre", "coins.format", "dc.type", "prism.aggregationtype", "eprints.type", "citation_article_type",
	"dc.identifier", "ld.container.alternateName", "ld.version", "dc.created",
	"md.pageStart", "md.pageEnd", "md.@type", "md.@id", "md.description", "md.about", "md.url", "md.container.alternateName", "md.version",
}

// mainTitle reads the main title; another one is kept as a detail.
func mainTitle(f typed.Format, name string) typed.Reading {
	reading := f.Title(name, record.TitleMain)
	put := reading.Put
	reading.Repeat = "title"
	reading.Put = func(r *record.Record, value any) string {
		for _, t := range r.Titles {
			if t.Role == record.TitleMain && t != value.(record.Title) {
				return ""
			}
		}
		return put(r, value)
	}
	return reading
}

// headline is mainTitle for a title that may have been cut off, which is none.
func headline(f typed.Format, name string) typed.Reading {
	reading := mainTitle(f, name)
	read := reading.Read
	reading.Read = func(text string) (any, error) {
		title, err := f.Decode(text)
		if title = strings.TrimSpace(title); err != nil || strings.HasSuffix(title, "…") || strings.HasSuffix(title, "...") {
			return nil, err
		}
		return read(text)
	}
	return reading
}

// orElse makes the readings give way where the record has what they read.
func orElse(has func(*record.Record) bool, readings ...typed.Reading) []typed.Reading {
	for i := range readings {
		readings[i].Repeat = ""
	}
	return typed.If(func(r *record.Record) bool { return !has(r) }, readings...)
}

// typeOf reads the type from a table, and nothing from words that it has not.
func typeOf(f typed.Format, name string, types map[string]record.Type) typed.Reading {
	return firstType(f, name, false, func(text string) record.Type {
		text = strings.ToLower(strings.TrimSpace(text))
		return types[text[strings.LastIndexByte(text, '/')+1:]]
	}, func(text string) record.Type { return types[strings.ToLower(strings.TrimSpace(text))] })
}

// implied reads a type from the very presence of an item.
func implied(f typed.Format, name string, t record.Type) typed.Reading {
	return firstType(f, name+".type", true, func(string) record.Type { return t })
}

// firstType reads the type by the first of the functions that knows one, where
// no item before has.
func firstType(f typed.Format, name string, inferred bool, read ...func(string) record.Type) typed.Reading {
	reading := typed.One(f, name, "type", func(s string) (record.Type, error) {
		for _, r := range read {
			if t := r(s); t != "" {
				return t, nil
			}
		}
		return "", nil
	}, func(r *record.Record) *record.Type { return &r.Type })
	reading.Repeat, reading.Inferred = "", inferred
	return reading
}

// subtype reads a subtype where no item before has.
func subtype(f typed.Format, name string) typed.Reading {
	reading := f.Subtype(name+".subtype", subtypesOfWords)
	reading.Repeat = ""
	return reading
}

// pageRange reads the first page, and the last where that stands in the second
// line.
func pageRange(f typed.Format, name string) []typed.Reading {
	extentOf := func(text string) (normalize.Extent, error) {
		first, last, _ := strings.Cut(text, "\n")
		return normalize.PageRange(normalize.Text(first), normalize.Text(last))
	}
	return []typed.Reading{
		typed.One(f, name, "pages", func(s string) (record.Pages, error) {
			e, err := extentOf(s)
			return e.Pages, err
		}, func(r *record.Record) *record.Pages { return &r.Pages }),
		typed.One(f, name+".article-number", "article_number", func(s string) (string, error) {
			if isNumberRange(s) {
				return "", nil // as the other reading has found
			}
			e, err := extentOf(s)
			return e.ArticleNumber, err
		}, func(r *record.Record) *string { return &r.ArticleNumber }),
	}
}

// isNumberRange reports whether a text is two different numbers in two lines: no pages
// that could be the number of an article.
func isNumberRange(text string) bool {
	first, last, two := strings.Cut(text, "\n")
	return two && first != last && isNumber(first) && isNumber(last)
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// firstPage reads a first page that stands alone: the only page where the record
// has none, else one more statement of its first.
func firstPage(f typed.Format, name string) []typed.Reading {
	hasPages := func(r *record.Record) bool { return r.Pages != (record.Pages{}) || r.ArticleNumber != "" }
	first := typed.One(f, name+".of-range", "pages/first", func(s string) (string, error) { return normalize.Text(s), nil },
		func(r *record.Record) *string { return &r.Pages.First })
	put := first.Put
	first.Put = func(r *record.Record, value any) string {
		if r.Pages.First == "" {
			return ""
		}
		return put(r, value)
	}
	return append(orElse(hasPages, pageRange(f, name)...), typed.If(hasPages, first)...)
}

// split divides the decoded text of a value, and finds its parts in the raw
// one. A part whose raw text alone means something else is left out.
func split(f typed.Format, divide func(string) []typed.Piece, readings ...typed.Reading) []typed.Reading {
	return typed.Split(func(raw string) []typed.Piece {
		text := unescapePlaces(raw, inAttribute, new([]int))
		var pieces []typed.Piece
		for _, p := range divide(text.text) {
			q := typed.Piece{From: text.at(p.From), To: text.at(p.To)}
			if again, err := f.Decode(raw[q.From:q.To]); err == nil && again == text.text[p.From:p.To] {
				pieces = append(pieces, q)
			}
		}
		return pieces
	}, readings...)
}

// keywords reads a list of keywords in the value of an attribute.
func keywords(name string) []typed.Reading {
	return split(inMeta, typed.Found(normalize.Keywords), inMeta.Keyword(name))
}

// issn reads one or several ISSNs.
func issn(f typed.Format, name, kind string) typed.Reading { return f.ISSN(name, kind) }

// rights reads a statement of rights: a licence where it names one, else the
// holder of the copyright, else a note.
func rights(f typed.Format, name string) []typed.Reading {
	licence := f.Licence(name)
	licence.Read = statement(f, func(s string) (record.Licence, error) {
		if normalize.ConditionalLicence(s) {
			return record.Licence{}, nil
		}
		l, err := normalize.Licence(s)
		if err != nil {
			return record.Licence{}, nil
		}
		return l, nil
	})
	isLicence := func(s string) bool {
		_, err := normalize.Licence(s)
		return err == nil && !normalize.ConditionalLicence(s)
	}
	holder := typed.One(f, name+".copyright", "copyright", func(s string) (string, error) {
		text, err := normalize.CopyrightHolder(s)
		if err != nil || isLicence(s) {
			return "", nil
		}
		return text, nil
	}, func(r *record.Record) *string { return &r.Copyright })
	note := f.Note(name+".note", "licence")
	read := note.Read
	note.Read = func(text string) (any, error) {
		s, err := f.Decode(text)
		if err != nil {
			return nil, err
		}
		if _, err := normalize.CopyrightHolder(s); err == nil || isLicence(s) {
			return nil, nil
		}
		return read(text)
	}
	return []typed.Reading{licence, holder, note}
}

// statement is a function behind a format's Decode.
func statement[T any](f typed.Format, read func(string) (T, error)) func(string) (any, error) {
	return func(text string) (any, error) {
		s, err := f.Decode(text)
		if err != nil {
			return nil, err
		}
		return read(s)
	}
}

func hasTitle(r *record.Record) bool     { return r.Title() != "" }
func hasType(r *record.Record) bool      { return r.Type != "" }
func hasContainer(r *record.Record) bool { return r.Container.Title != "" }
func hasIssued(r *record.Record) bool    { _, ok := r.Date(record.DateIssued); return ok }

// hasLinks reports whether the record has the address of a page.
func hasLinks(r *record.Record) bool {
	return slices.ContainsFunc(r.Links, func(l record.Link) bool { return l.Kind == "" })
}
