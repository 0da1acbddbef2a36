package medline

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

var f = typed.Format{Code: "medline"}

// silent are tags that speak of the database's record and not of the
// publication, or say again what others say.
var silent = []string{
	"STAT", "DA", "DCOM", "LR", "EDAT", "MHDA", "CRDT", "CDAT", "OTO", "PUBM", "SB", "PMCR", "PHST", "SO", "LID", "OABL", "PST",
}

// schemePII is the scheme of a publisher's own number of an article.
const schemePII record.Scheme = "pii"

var table = &typed.Table{
	Format:  f,
	First:   []string{"PT", "TI", "BTI"},
	Silent:  silent,
	Missing: true,
	Fields:  fields(),
}

func fields() map[string][]typed.Reading {
	m := map[string][]typed.Reading{
		"PMID": {f.Identifier("PMID", record.SchemePMID), ownID(), journalType("PMID")},
		"PMC":  {f.IdentifierBy("PMC", record.SchemePMCID, "", pmcid)},
		"OWN":  {f.Text("OWN", "origin/platform")},
		"TI":   {alternateTitle(), mainTitle(), bracketed()},
		"TT":   {f.Title("TT", record.TitleOriginal)},
		"BTI":  bookTitle(),
		"CTI":  {f.Text("CTI", "series/title")},
		"VTI":  {f.Detail("VTI", "volume-title")},
		"VI":   f.Volume("VI"),
		"IP":   f.Issue("IP"),
		"PG":   f.Pages("PG"),
		"EN":   {f.Text("EN", "edition")},
		"CP":   {f.Text("CP", "chapter")},
		"PB":   {f.Text("PB", "publisher/name")},
		"PL":   {f.Text("PL", "publisher/place")},
		"DP":   {f.Date("DP", record.DateIssued)},
		"DEP":  {f.Date("DEP", record.DateOnline)},
		// Of chapters in a book that goes on growing.
		"CTDT": {f.Date("CTDT", record.DateOnline)}, "DRDT": {f.Date("DRDT", record.DateUpdated)},
		"AB":   f.Abstract("AB"),
		"OAB":  {otherAbstracts()},
		"AD":   {f.Affiliation("AD")},
		"IRAD": {f.Affiliation("IRAD")},
		"LA":   {f.Languages("LA")},
		"JT":   {f.Journal("JT"), journalType("JT"), server()},
		"TA":   append(abbreviation(), journalType("TA")),
		"JID":  {f.Detail("JID", "nlm-id")},
		"IS":   {issn("IS")},
		"ISSN": {issn("ISSN")},
		"ISBN": f.ISBN("ISBN"),
		"MH":   {headings()},
		"OT":   {keyword()},
		"PT":   publicationTypes(),
		"PST":  {stage()},
		"AID":  {identifier("AID")},
		"LID":  locator(),
		"OID":  {ericNumber(), otherID()},
		"MID":  {f.Detail("MID", "manuscript-id")},
		"SO":   {citedDOI()},
		"SI":   append(typed.Late(f.Registrations("SI")...), f.Detail("SI", "data-bank")),
		"GR":   {f.Detail("GR", "funding")},
		"RN":   {f.Detail("RN", "registry-number")},
		"NM":   {f.Detail("NM", "substance")},
		"PS":   {f.Detail("PS", "personal-name-subject")},
		"FPS":  {f.Detail("FPS", "full-personal-name-subject")},
		"GS":   {f.Detail("GS", "gene-symbol")},
		"SFM":  {f.Detail("SFM", "space-flight-mission")},
		"RF":   {f.Detail("RF", "cited-references")},
		"NR":   {f.Detail("NR", "cited-references")},
		"COIS": {f.Detail("COIS", "conflict-of-interest")},
		"COI":  {f.Detail("COI", "conflict-of-interest")},
		"CI":   copyright("CI"),
		"OCI":  copyright("OCI"),
		"GN":   note(),
		"PHST": history(),
		"FAU":  {name("FAU", record.RoleAuthor, normalize.Name)},
		"AU":   {name("AU", record.RoleAuthor, normalize.Name)},
		"CN":   {name("CN", record.RoleAuthor, corporate)},
		"FED":  {name("FED", record.RoleEditor, normalize.Name)},
		"ED":   {name("ED", record.RoleEditor, normalize.Name)},
		"FIR":  {name("FIR", "investigator", normalize.Name)},
		"IR":   {name("IR", "investigator", normalize.Name)},
	}
	for _, row := range relations {
		m[row.tag] = append(m[row.tag], typed.Many(f, row.tag, "relations", func(s string) (record.Relation, error) {
			return relation(s, row)
		}, func(r *record.Record) *[]record.Relation { return &r.Relations }, nil))
	}
	m["RIN"] = append(m["RIN"], retracted())
	return m
}

// ownID reads PMID as the id that the file gives the record, unless a note says
// that it had another one.
func ownID() typed.Reading {
	reading := f.Text("PMID.own-id", "own_id")
	reading.Late, reading.Repeat = true, ""
	reading.If = func(r *record.Record) bool { return r.OwnID == "" }
	return reading
}

// stage reads PST. A retracted article was published, too.
func stage() typed.Reading {
	reading := f.Status("PST", statuses)
	reading.Late, reading.Several = true, true
	return reading
}

// pmcid reads PMC, which may be a number alone.
func pmcid(s string) (string, error) {
	if s = strings.TrimSpace(s); strings.Trim(s, "0123456789") == "" {
		s = "PMC" + s
	}
	return normalize.PMCID(s)
}

func name(tag string, role record.Role, read func(string) (record.Name, error)) typed.Reading {
	return typed.Many(f, tag, "contributors", func(s string) (record.Contributor, error) {
		return contributor(s, role, read)
	}, func(r *record.Record) *[]record.Contributor { return &r.Contributors }, nil)
}

// alternateTitle reads a second TI.
func alternateTitle() typed.Reading {
	reading := f.Title("TI.alternate", record.TitleAlternate)
	reading.If = func(r *record.Record) bool { return r.Title() != "" }
	return reading
}

// mainTitle reads TI.
func mainTitle() typed.Reading {
	reading := f.Title("TI", record.TitleMain)
	reading.If = func(r *record.Record) bool { return r.Title() == "" }
	return reading
}

// bracketed reads a title that stands in square brackets as a translated one.
func bracketed() typed.Reading {
	return f.TitleBy("TI.bracketed", record.TitleTranslated, func(s string) (string, error) {
		if !strings.HasPrefix(s, "[") {
			return "", nil
		}
		title, err := normalize.BracketedTitle(s)
		if err != nil {
			return "", nil
		}
		return title, nil
	})
}

// bookTitle reads BTI: the container of a chapter, whose title is in TI, or the
// title of a book.
func bookTitle() []typed.Reading {
	chapter := func(r *record.Record) bool { return r.Title() != "" }
	book := func(r *record.Record) bool { return r.Title() == "" }
	constant := func(rule string, csl record.Type, applies func(*record.Record) bool) typed.Reading {
		reading := typed.One(f, rule, "type", func(s string) (record.Type, error) {
			if strings.TrimSpace(s) == "" {
				return "", nil
			}
			return csl, nil
		}, func(r *record.Record) *record.Type { return &r.Type })
		reading.Repeat, reading.Inferred = "", true
		reading.If = func(r *record.Record) bool { return r.Type == "" && applies(r) }
		return reading
	}
	return slices.Concat(
		[]typed.Reading{constant("BTI.chapter", record.TypeChapter, chapter), constant("BTI.book", record.TypeBook, book)},
		typed.If(chapter, f.Journal("BTI")),
		typed.If(book, f.Title("BTI.title", record.TitleMain)),
	)
}

// journalType concludes from the name of a journal, or from the number of a
// citation in PubMed, that the record is of an article, where nothing says another
// type.
func journalType(tag string) typed.Reading {
	reading := typed.One(f, tag+".type", "type", func(s string) (record.Type, error) {
		if strings.TrimSpace(s) == "" {
			return "", nil
		}
		return record.TypeArticleJournal, nil
	}, func(r *record.Record) *record.Type { return &r.Type })
	reading.Repeat, reading.Inferred, reading.Late = "", true, true
	reading.If = func(r *record.Record) bool { return r.Type == "" }
	return reading
}

// server reads the server of a preprint, "medRxiv : the preprint server for
// health sciences".
func server() typed.Reading {
	reading := typed.One(f, "JT.server", "server", func(s string) (string, error) {
		before, _, _ := strings.Cut(s, " : ")
		return normalize.Text(before), nil
	}, func(r *record.Record) *string { return &r.Server })
	reading.Late = true
	reading.If = func(r *record.Record) bool { return r.Subtype == record.SubtypePreprint }
	return reading
}

// abbreviation reads TA, which is the container's title too where JT is missing. Where
// it repeats JT, as a writer has it who knows no abbreviation, it is another place of
// the title.
func abbreviation() []typed.Reading {
	short := f.JournalAbbreviation("TA", "medline")
	put := short.Put
	short.Late, short.Repeat = true, ""
	short.Put = func(r *record.Record, value any) string {
		if a := value.(record.Abbreviation); repeatsTitle(r, a.Value) {
			return ""
		}
		return put(r, value)
	}
	title := f.Journal("TA.title")
	title.Late, title.Inferred, title.Repeat = true, true, ""
	title.If = func(r *record.Record) bool { return r.Container.Title == "" }
	again := f.Journal("TA.again")
	again.Late, again.Repeat = true, ""
	again.Put = func(r *record.Record, value any) string {
		if title := value.(string); title == r.Container.Title && repeatsTitle(r, title) {
			return "container/title"
		}
		return ""
	}
	return []typed.Reading{short, again, title}
}

// repeatsTitle reports whether a name of a record's journal is its title, and no
// abbreviation by its form. A title of one word is its own abbreviation.
func repeatsTitle(r *record.Record, name string) bool {
	return name == r.Container.Title && strings.Contains(name, " ") && !normalize.IsAbbreviation(name)
}

// issn reads an ISSN with its kind. ERIC puts "ISSN-" before it.
func issn(tag string) typed.Reading {
	return typed.Many(f, tag, "container/issn", func(s string) (record.ISSN, error) {
		return normalize.ISSN(strings.TrimPrefix(strings.TrimSpace(s), "ISSN-"))
	}, func(r *record.Record) *[]record.ISSN { return &r.Container.ISSN }, func(a, b record.ISSN) bool { return a == b })
}

// headings reads a heading of MeSH: one subject for each qualifier.
func headings() typed.Reading {
	return typed.Listing(typed.Reading{
		Rule: f.RuleOf("MH"),
		List: func(text string) ([]any, error) { return meshSubjects(text), nil },
		Put: func(r *record.Record, value any) string {
			r.Subjects = append(r.Subjects, value.(record.Subject))
			return typed.Element("subjects", len(r.Subjects)-1)
		},
	})
}

const meshScheme = "mesh"

func meshSubjects(text string) []any {
	term, qualifiers, _ := strings.Cut(normalize.Text(text), "/")
	term, major := cutStar(term)
	if term == "" {
		return nil
	}
	if qualifiers == "" {
		return []any{record.Subject{Term: term, Scheme: meshScheme, Major: major}}
	}
	subjects := make([]any, 0, strings.Count(qualifiers, "/")+1)
	for qualifier := range strings.SplitSeq(qualifiers, "/") {
		qualifier, star := cutStar(qualifier)
		if qualifier != "" {
			subjects = append(subjects, record.Subject{Term: term, Scheme: meshScheme, Qualifier: qualifier, Major: major || star})
		}
	}
	return subjects
}

func cutStar(text string) (string, bool) {
	text, star := strings.CutPrefix(strings.TrimSpace(text), "*")
	return strings.TrimSpace(text), star
}

// keyword reads OT, in which a star marks a major one.
func keyword() typed.Reading {
	return typed.Many(f, "OT", "keywords", func(s string) (record.Keyword, error) {
		s, _ = cutStar(s)
		if s == "" {
			return record.Keyword{}, nil
		}
		return normalize.Keyword(s)
	}, func(r *record.Record) *[]record.Keyword { return &r.Keywords }, nil)
}

// publicationTypes reads PT: the type, a subtype, a status, and in the source's
// words the genre, of which there may be several.
func publicationTypes() []typed.Reading {
	kind := typed.Reading{
		Rule: f.RuleOf("PT"), Repeat: publicationTypeDetail, Several: true,
		Read: func(s string) (any, error) {
			row, _ := publicationType(s)
			return row.csl, nil
		},
		Put: putType,
	}
	// What says more than a type stays as genre, whatever the type is.
	more := kind
	more.Rule, more.Repeat = f.RuleOf("PT.type"), ""
	kind.Read, more.Read = ifSays(true, kind.Read), ifSays(false, more.Read)
	text := func(wanted func(string) bool) func(s string) (string, error) {
		return func(s string) (string, error) {
			if !wanted(s) {
				return "", nil
			}
			return normalize.Text(s), nil
		}
	}
	genre := typed.One(f, "PT.genre", "genre", text(func(s string) bool { return !saysTypeOnly(s) && !isAside(s) }), func(r *record.Record) *string { return &r.Genre })
	genre.Repeat, genre.Several = publicationTypeDetail, true
	aside := f.Detail("PT.aside", publicationTypeDetail)
	read := aside.Read
	aside.Read = func(s string) (any, error) {
		if !isAside(s) {
			return record.Detail{}, nil
		}
		return read(s)
	}
	subtype := f.Subtype("PT.subtype", subtypes)
	subtype.Repeat = ""
	status := f.Status("PT.status", map[string]record.Status{"retracted publication": record.StatusRetracted})
	return []typed.Reading{kind, more, subtype, status, genre, aside}
}

// ifSays reads publication types that say a type and nothing else, or those that
// say more.
func ifSays(typeOnly bool, read func(string) (any, error)) func(string) (any, error) {
	return func(s string) (any, error) {
		if saysTypeOnly(s) != typeOnly {
			return nil, nil
		}
		return read(s)
	}
}

// putType sets the type, which the first of the publication types says.
func putType(r *record.Record, value any) string {
	csl := value.(record.Type)
	if r.Type == "" {
		r.Type = csl
	}
	if r.Type == csl {
		return "type"
	}
	return ""
}

// retracted concludes from the notice of it that the article is retracted.
func retracted() typed.Reading {
	reading := typed.One(f, "RIN.status", "status", func(s string) (record.Status, error) {
		if strings.TrimSpace(s) == "" {
			return "", nil
		}
		return record.StatusRetracted, nil
	}, func(r *record.Record) *record.Status { return &r.Status })
	reading.Inferred = true
	return reading
}

// marked divides "VALUE [mark]".
func marked(text string) (value, mark string) {
	text = strings.TrimSpace(text)
	if at := strings.LastIndexByte(text, '['); at > 0 && strings.HasSuffix(text, "]") {
		return strings.TrimSpace(text[:at]), strings.ToLower(text[at+1 : len(text)-1])
	}
	return text, ""
}

// identifierOf reads AID and LID, which say behind a value what it is.
func identifierOf(text string) (record.Identifier, error) {
	value, mark := marked(text)
	switch mark {
	case "doi":
		doi, err := normalize.DOI(value)
		return record.Identifier{Scheme: record.SchemeDOI, Value: doi}, err
	case "pii":
		return record.Identifier{Scheme: schemePII, Value: normalize.Text(value)}, nil
	case "bookaccession":
		return record.Identifier{Scheme: record.SchemeAccession, Value: normalize.Text(value), Authority: bookshelf}, nil
	case "pmc", "pmcid":
		// Sometimes "pmc-id: PMC77;".
		_, number, _ := strings.Cut(value, "pmc-id:")
		if number, _, _ = strings.Cut(number, ";"); number != "" {
			value = number
		}
		id, err := normalize.PMCID(strings.TrimSpace(value))
		return record.Identifier{Scheme: record.SchemePMCID, Value: id}, err
	}
	if found := normalize.Identifiers(value); len(found) > 0 {
		return found[0], nil
	}
	return record.Identifier{}, nil
}

func identifier(rule string) typed.Reading {
	return typed.Many(f, rule, "identifiers", func(s string) (record.Identifier, error) {
		id, err := identifierOf(s)
		if err != nil || id.Value == "" {
			return record.Identifier{}, err
		}
		return id, nil
	}, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, func(a, b record.Identifier) bool { return a == b })
}

// locator reads LID: an identifier, a link as in ERIC, or the article's number.
func locator() []typed.Reading {
	link := typed.Many(f, "LID.link", "links", func(s string) (record.Link, error) {
		if !strings.Contains(s, "://") || len(normalize.Identifiers(s)) > 0 {
			return record.Link{}, nil
		}
		return normalize.Link(s)
	}, func(r *record.Record) *[]record.Link { return &r.Links }, func(a, b record.Link) bool { return a == b })
	number := typed.One(f, "LID.article-number", "article_number", func(s string) (string, error) {
		if _, mark := marked(s); mark != "" || strings.Contains(s, "://") {
			return "", nil
		}
		number, err := normalize.ArticleNumber(s)
		if err != nil {
			return "", nil
		}
		return number, nil
	}, func(r *record.Record) *string { return &r.ArticleNumber })
	number.Late, number.Repeat = true, ""
	number.If = func(r *record.Record) bool { return r.Pages == (record.Pages{}) && r.ArticleNumber == "" }
	return []typed.Reading{identifier("LID"), link, number}
}

// isEricNumber reports whether a text is the number of a record in ERIC.
func isEricNumber(text string) bool {
	return len(text) >= 8 && len(text) <= 10 && (text[:2] == "EJ" || text[:2] == "ED") && strings.Trim(text[2:], "0123456789") == ""
}

// Authorities of accession numbers.
const (
	eric      = "ERIC"
	bookshelf = "NCBI Bookshelf"
)

func ericNumber() typed.Reading {
	return f.IdentifierBy("OID.eric", record.SchemeAccession, eric, func(s string) (string, error) {
		if s = strings.TrimSpace(s); isEricNumber(s) {
			return s, nil
		}
		return "", nil
	})
}

func otherID() typed.Reading {
	reading := f.Detail("OID", "other-id")
	read := reading.Read
	reading.Read = func(s string) (any, error) {
		if isEricNumber(strings.TrimSpace(s)) {
			return record.Detail{}, nil
		}
		return read(s)
	}
	return reading
}

// citedDOI reads the DOI in the record's own citation where no field has one.
func citedDOI() typed.Reading {
	reading := f.Identifier("SO.doi", record.SchemeDOI)
	reading.Split = typed.Found(normalize.FindDOIs)
	reading.Late = true
	reading.If = func(r *record.Record) bool { return r.Identifier(record.SchemeDOI) == "" }
	return reading
}

// copyright reads the holder of the copyright, and the licence where the
// statement is one.
func copyright(tag string) []typed.Reading {
	holder := typed.One(f, tag, "copyright", func(s string) (string, error) {
		if holder, err := normalize.CopyrightHolder(s); err == nil {
			return holder, nil
		}
		return normalize.Text(s), nil
	}, func(r *record.Record) *string { return &r.Copyright })
	licence := typed.Many(f, tag+".licence", "licences", statedLicence, func(r *record.Record) *[]record.Licence { return &r.Licences }, nil)
	return []typed.Reading{holder, licence}
}

// licenceWords are words of which a statement of a licence has one, in lower
// case, but for that which reserves all rights.
var licenceWords = []string{"licen", "creative commons", "cc by", "cc-by", "cc0", "public domain", "open access", "permission", "permit"}

const allRightsReserved = "all rights reserved"

// statedLicence reads the licence in a copyright statement, if it states any.
// Most statements say no more than that all rights are reserved.
func statedLicence(s string) (record.Licence, error) {
	lower := strings.ToLower(s)
	states := slices.ContainsFunc(licenceWords, func(word string) bool { return strings.Contains(lower, word) })
	switch {
	case states:
		if licence, err := normalize.Licence(s); err == nil {
			return licence, nil
		}
		return record.Licence{}, nil
	case strings.Contains(lower, allRightsReserved):
		return record.Licence{Family: "all-rights-reserved", SPDX: "LicenseRef-all-rights-reserved", Text: normalize.Text(s)}, nil
	}
	return record.Licence{}, nil
}

// Labels of notes that a writer makes of what has no tag: Ibid's id of a record,
// and the id that a file gave it.
const (
	ibidLabel  = "Ibid: "
	ownIDLabel = "Reference id: "
)

// labelled reads what stands behind a label.
func labelled(text, label string) string {
	value, ok := strings.CutPrefix(strings.TrimSpace(text), label)
	if !ok || label == ibidLabel && !record.IsContentID(value) {
		return ""
	}
	return normalize.Text(value)
}

// note reads GN.
func note() []typed.Reading {
	note := f.Note("GN", "")
	read := note.Read
	note.Read = func(s string) (any, error) {
		if labelled(s, ibidLabel) != "" || labelled(s, ownIDLabel) != "" {
			return record.Note{}, nil
		}
		return read(s)
	}
	return []typed.Reading{
		f.IdentifierBy("GN.ibid", record.SchemeIbid, "", func(s string) (string, error) { return labelled(s, ibidLabel), nil }),
		typed.One(f, "GN.own-id", "own_id", func(s string) (string, error) { return labelled(s, ownIDLabel), nil }, func(r *record.Record) *string { return &r.OwnID }),
		note,
	}
}

func otherAbstracts() typed.Reading {
	return typed.Many(f, "OAB", "abstracts", otherAbstract, func(r *record.Record) *[]record.Abstract { return &r.Abstracts }, nil)
}

// history reads PHST: the dates of the manuscript, and that of publication ahead
// of print where DEP is missing.
func history() []typed.Reading {
	dated := func(mark string) func(s string) (record.Date, error) {
		return func(s string) (record.Date, error) {
			value, found := marked(s)
			if found != mark {
				return record.Date{}, nil
			}
			return normalize.Date(value)
		}
	}
	var readings []typed.Reading
	for _, row := range historyKinds {
		readings = append(readings, f.DateBy("PHST."+row.mark, row.kind, dated(row.mark)))
	}
	ahead := f.DateBy("PHST.aheadofprint", record.DateOnline, dated("aheadofprint"))
	ahead.Late, ahead.Repeat = true, ""
	ahead.If = func(r *record.Record) bool { _, ok := r.Date(record.DateOnline); return !ok }
	return append(readings, ahead)
}
