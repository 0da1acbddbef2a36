package typed

import (
	"reflect"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// textFields are the plain text fields of a record by their paths.
var textFields = map[string]func(*record.Record) *string{
	"own_id":                 func(r *record.Record) *string { return &r.OwnID },
	"subtype":                func(r *record.Record) *string { return &r.Subtype },
	"genre":                  func(r *record.Record) *string { return &r.Genre },
	"medium":                 func(r *record.Record) *string { return &r.Medium },
	"container/title":        func(r *record.Record) *string { return &r.Container.Title },
	"target_container/title": func(r *record.Record) *string { return &r.TargetContainer.Title },
	"series/title":           func(r *record.Record) *string { return &r.Series.Title },
	"series/number":          func(r *record.Record) *string { return &r.Series.Number },
	"server":                 func(r *record.Record) *string { return &r.Server },
	"event/name":             func(r *record.Record) *string { return &r.Event.Name },
	"event/place":            func(r *record.Record) *string { return &r.Event.Place },
	"supplement":             func(r *record.Record) *string { return &r.Supplement },
	"part":                   func(r *record.Record) *string { return &r.Part },
	"number":                 func(r *record.Record) *string { return &r.Number },
	"number_of_volumes":      func(r *record.Record) *string { return &r.NumberOfVolumes },
	"edition":                func(r *record.Record) *string { return &r.Edition },
	"section":                func(r *record.Record) *string { return &r.Section },
	"chapter":                func(r *record.Record) *string { return &r.Chapter },
	"publisher/name":         func(r *record.Record) *string { return &r.Publisher.Name },
	"publisher/place":        func(r *record.Record) *string { return &r.Publisher.Place },
	"copyright":              func(r *record.Record) *string { return &r.Copyright },
	"origin/database":        func(r *record.Record) *string { return &r.Origin.Database },
	"origin/platform":        func(r *record.Record) *string { return &r.Origin.Platform },
}

// libraryFields are the lists of texts of a person's library data.
var libraryFields = map[string]func(*record.Record) *[]string{
	"library/groups":        func(r *record.Record) *[]string { return &r.Library.Groups },
	"library/tags":          func(r *record.Record) *[]string { return &r.Library.Tags },
	"library/labels":        func(r *record.Record) *[]string { return &r.Library.Labels },
	"library/citation_keys": func(r *record.Record) *[]string { return &r.Library.CitationKeys },
	"library/notes":         func(r *record.Record) *[]string { return &r.Library.Notes },
	"library/read_statuses": func(r *record.Record) *[]string { return &r.Library.ReadStatuses },
	"library/ratings":       func(r *record.Record) *[]string { return &r.Library.Ratings },
	"library/call_numbers":  func(r *record.Record) *[]string { return &r.Library.CallNumbers },
	"library/holdings":      func(r *record.Record) *[]string { return &r.Library.Holdings },
}

// Text reads the plain text field at a path, which must be one of a record's.
func (f Format) Text(name, path string) Reading {
	read := cleaned
	if catalogued[path] {
		read = func(s string) (string, error) { return normalize.Catalogued(s), nil }
	}
	return One(f, name, path, read, textFields[path])
}

// catalogued are the fields whose punctuation library catalogues leave at the end.
var catalogued = map[string]bool{"publisher/name": true, "publisher/place": true, "edition": true, "series/title": true}

// Library reads an element of a list of a person's library data.
func (f Format) Library(name, path string) Reading {
	return Many(f, name, path, cleaned, libraryFields[path], equal)
}

// Detail reads a value of a rare kind under its name.
func (f Format) Detail(name, detail string) Reading {
	return Many(f, name, "details", func(s string) (record.Detail, error) {
		if s = normalize.Text(s); s == "" {
			return record.Detail{}, nil
		}
		return record.Detail{Name: detail, Value: s}, nil
	}, func(r *record.Record) *[]record.Detail { return &r.Details }, nil)
}

// Note reads a note of a kind, "" for a plain one. Its lines stay lines.
func (f Format) Note(name, kind string) Reading {
	return Many(f, name, "notes", func(s string) (record.Note, error) {
		var lines []string
		for line := range strings.SplitSeq(s, "\n") {
			if line = normalize.Text(line); line != "" {
				lines = append(lines, line)
			}
		}
		if len(lines) == 0 {
			return record.Note{}, nil
		}
		return record.Note{Text: strings.Join(lines, "\n"), Kind: kind}, nil
	}, func(r *record.Record) *[]record.Note { return &r.Notes }, equal)
}

// Title reads a title in a role.
func (f Format) Title(name string, role record.TitleRole) Reading {
	return f.TitleBy(name, role, normalize.Title)
}

// TitleBy reads a title with a function of its own.
func (f Format) TitleBy(name string, role record.TitleRole, read func(string) (string, error)) Reading {
	return Many(f, name, "titles", func(s string) (record.Title, error) {
		title, err := read(s)
		if err != nil || title == "" {
			return record.Title{}, err
		}
		return record.Title{Value: title, Role: role}, nil
	}, func(r *record.Record) *[]record.Title { return &r.Titles }, equal)
}

// Name reads one contributor with a function of package normalize or of the
// format's own.
func (f Format) Name(name string, role record.Role, read func(string) (record.Name, error)) Reading {
	reading := Many(f, name, "contributors", func(s string) (record.Contributor, error) {
		n, err := read(s)
		if err != nil || n == (record.Name{}) {
			return record.Contributor{}, err
		}
		return record.Contributor{Name: n, Role: role}, nil
	}, func(r *record.Record) *[]record.Contributor { return &r.Contributors }, nil)
	reading.Persons = true
	return reading
}

// Corporate reads the name of an organisation as it stands.
func Corporate(s string) (record.Name, error) { return record.Name{Literal: normalize.Text(s)}, nil }

// Affiliation reads an address that is no one contributor's.
func (f Format) Affiliation(name string) Reading {
	return Many(f, name, "affiliations", cleaned, func(r *record.Record) *[]string { return &r.Affiliations }, equal)
}

// Type reads the type from a table whose keys are in lower case. What it does
// not know is kept as genre by a reading of the format's, or refused.
func (f Format) Type(name string, types map[string]record.Type) Reading {
	return One(f, name, "type", func(s string) (record.Type, error) {
		if t, ok := types[strings.ToLower(strings.TrimSpace(s))]; ok {
			return t, nil
		}
		return "", f.Reject(name, "unknown", s, "no type of this format")
	}, func(r *record.Record) *record.Type { return &r.Type })
}

// Reject is the refusal of a value.
func (f Format) Reject(name, code, value, reason string) error {
	return &normalize.RejectError{Rule: f.RuleOf(name), Code: code, Value: value, Reason: reason}
}

// Date reads a date of a kind. Of several that agree the most precise stays,
// those that do not are kept as details.
func (f Format) Date(name string, kind record.DateKind) Reading {
	return f.DateBy(name, kind, normalize.Date)
}

// DateBy reads a date with a function of its own, whose value needs no kind.
func (f Format) DateBy(name string, kind record.DateKind, read func(string) (record.Date, error)) Reading {
	return Reading{
		Rule:   f.RuleOf(name),
		Repeat: "date-" + string(kind),
		decode: f.decode,
		Read: decoded(f, func(s string) (record.Date, error) {
			d, err := read(s)
			if err != nil || d == (record.Date{}) {
				return record.Date{}, err
			}
			d.Kind = kind
			return d, nil
		}),
		Put: func(r *record.Record, value any) string { return PutDate(r, value.(record.Date)) },
	}
}

// PutDate adds a date and returns its path, [Agreed] where the record has a more
// precise one that says the same, "" where it has another one of its kind. The
// trace of one that is replaced goes with it.
func PutDate(r *record.Record, date record.Date) string {
	at := slices.IndexFunc(r.Dates, func(d record.Date) bool { return d.Kind == date.Kind })
	if at < 0 {
		r.Dates = append(r.Dates, date)
		return Element("dates", len(r.Dates)-1)
	}
	path := Element("dates", at)
	switch old := r.Dates[at]; {
	case old == date:
		return path
	case old.Literal == "" && date.Literal == "" && refines(date.Value, old.Value):
		r.Dates[at] = date
		r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == path })
		return path
	case old.Literal == "" && date.Literal == "" && refines(old.Value, date.Value):
		return Agreed
	}
	return ""
}

// refines reports whether a date says what a coarser one says and more: it lies
// within it, is a range that begins there, or states a doubt.
func refines(fine, coarse string) bool {
	return coarse != "" && len(fine) > len(coarse) && strings.HasPrefix(fine, coarse) &&
		strings.IndexByte("-/~?%", fine[len(coarse)]) >= 0 && !strings.ContainsRune(coarse, '/')
}

// Volume reads a volume field, which may say issue, supplement and part too.
func (f Format) Volume(name string) []Reading { return f.numbering(name, "volume", normalize.Volume) }

// Issue reads an issue field, which may say volume, supplement and part too.
func (f Format) Issue(name string) []Reading { return f.numbering(name, "issue", normalize.Issue) }

func (f Format) numbering(name, own string, read func(string) (normalize.Numbering, error)) []Reading {
	parts := []struct {
		path   string
		part   func(normalize.Numbering) string
		target func(*record.Record) *string
	}{
		{"volume", func(n normalize.Numbering) string { return n.Volume }, func(r *record.Record) *string { return &r.Volume }},
		{"issue", func(n normalize.Numbering) string { return n.Issue }, func(r *record.Record) *string { return &r.Issue }},
		{"supplement", func(n normalize.Numbering) string { return n.Supplement }, func(r *record.Record) *string { return &r.Supplement }},
		{"part", func(n normalize.Numbering) string { return n.Part }, func(r *record.Record) *string { return &r.Part }},
	}
	var readings []Reading
	for _, p := range parts {
		rule := name
		if p.path != own {
			rule += "." + p.path
		}
		reading := One(f, rule, p.path, func(s string) (string, error) {
			n, err := read(s)
			return p.part(n), err
		}, p.target)
		reading.Late = p.path != own
		readings = append(readings, reading)
	}
	return readings
}

// Pages reads pages, a range of them, or the article number that stands in
// their place.
func (f Format) Pages(name string) []Reading {
	return []Reading{
		One(f, name, "pages", func(s string) (record.Pages, error) {
			e, err := normalize.Pages(s)
			return e.Pages, err
		}, func(r *record.Record) *record.Pages { return &r.Pages }),
		One(f, name+".article-number", "article_number", func(s string) (string, error) {
			e, err := normalize.Pages(s)
			return e.ArticleNumber, err
		}, func(r *record.Record) *string { return &r.ArticleNumber }),
	}
}

// ArticleNumber reads an article number or e-locator.
func (f Format) ArticleNumber(name string) Reading {
	return One(f, name, "article_number", normalize.ArticleNumber, func(r *record.Record) *string { return &r.ArticleNumber })
}

// NumberOfPages reads an extent.
func (f Format) NumberOfPages(name string) Reading {
	return One(f, name, "number_of_pages", normalize.NumberOfPages, func(r *record.Record) *int { return &r.NumberOfPages })
}

// identifierReaders are the functions that check the identifiers of schemes.
var identifierReaders = map[record.Scheme]func(string) (string, error){
	record.SchemeDOI: normalize.DOI, record.SchemePMID: normalize.PMID, record.SchemePMCID: normalize.PMCID,
	record.SchemeArXiv: normalize.ArXiv, record.SchemeISBN: normalize.ISBN, record.SchemeORCID: normalize.ORCID,
}

// Identifier reads an identifier of a scheme. One of a scheme without a form of
// its own is taken as it stands.
func (f Format) Identifier(name string, scheme record.Scheme) Reading {
	read, ok := identifierReaders[scheme]
	if !ok {
		read = cleaned
	}
	return f.IdentifierBy(name, scheme, "", read)
}

// IdentifierBy reads an identifier with a function of its own. The authority is
// the database of an accession number that does not show by its form whose it is.
func (f Format) IdentifierBy(name string, scheme record.Scheme, authority string, read func(string) (string, error)) Reading {
	return Many(f, name, "identifiers", func(s string) (record.Identifier, error) {
		value, err := read(s)
		if err != nil || value == "" {
			return record.Identifier{}, err
		}
		if scheme == record.SchemeAccession {
			return normalize.Accession(value, authority), nil
		}
		return record.Identifier{Scheme: scheme, Value: value, Authority: authority}, nil
	}, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, equal)
}

// EntryNumber reads the number of an entry in CENTRAL where it is the file's own id
// of the record.
func (f Format) EntryNumber(name string) Reading {
	return Many(f, name, "identifiers", EntryNumber, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, equal)
}

// EntryNumber reads an own id that is the number of an entry in CENTRAL; any other
// gives the zero value.
func EntryNumber(s string) (record.Identifier, error) {
	if number, ok := normalize.CENTRALNumber(s); ok {
		return normalize.Accession(number, normalize.CENTRAL), nil
	}
	return record.Identifier{}, nil
}

// AnyIdentifier reads the first identifier that a text is, if it is any.
func (f Format) AnyIdentifier(name string) Reading {
	return Many(f, name, "identifiers", func(s string) (record.Identifier, error) {
		if found := normalize.Identifiers(s); len(found) > 0 {
			return found[0], nil
		}
		return record.Identifier{}, nil
	}, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, equal)
}

// ISSN reads the ISSNs of the container, one or several in a row, with a kind
// for those that state none. One that is stated with and without a kind has it;
// one of two kinds is there with each.
func (f Format) ISSN(name, kind string) Reading {
	reading := Many(f, name, "container/issn", func(s string) (record.ISSN, error) {
		issn, err := normalize.ISSN(s)
		if err == nil && issn.Kind == "" {
			issn.Kind = kind
		}
		return issn, err
	}, func(r *record.Record) *[]record.ISSN { return &r.Container.ISSN }, equal)
	put := reading.Put
	reading.Put = func(r *record.Record, value any) string {
		issn := value.(record.ISSN)
		for i := range r.Container.ISSN[:min(len(r.Container.ISSN), mostCompared)] {
			switch old := r.Container.ISSN[i]; {
			case old.Value != issn.Value || old.Kind == issn.Kind:
			case issn.Kind == "":
				return Agreed
			case old.Kind == "":
				path := Element("container/issn", i)
				r.Container.ISSN[i] = issn
				r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == path })
				return path
			}
		}
		return put(r, value)
	}
	reading.Split = func(text string) []Piece {
		if pieces := Found(normalize.FindISSNs)(text); len(pieces) > 0 {
			return pieces
		}
		return []Piece{{0, len(text)}}
	}
	return reading
}

// ISBN reads the ISBNs of the publication or of its container, as its type
// says: the type must be read before.
func (f Format) ISBN(name string) []Reading {
	own := func(r *record.Record) bool { return slices.Contains(csl.Wholes, r.Type) }
	split := func(text string) []Piece {
		if pieces := Found(normalize.FindISBNs)(text); len(pieces) > 0 {
			return pieces
		}
		return []Piece{{0, len(text)}}
	}
	return slices.Concat(
		If(own, Split(split, f.Identifier(name, record.SchemeISBN))...),
		If(func(r *record.Record) bool { return !own(r) }, Split(split,
			Many(f, name+".container", "container/isbn", normalize.ISBN, func(r *record.Record) *[]string { return &r.Container.ISBN }, equal))...),
	)
}

// Journal reads the title of the container.
func (f Format) Journal(name string) Reading {
	return One(f, name, "container/title", normalize.JournalTitle, func(r *record.Record) *string { return &r.Container.Title })
}

// JournalAbbreviation reads an abbreviation of the container's title, of a kind
// where its form does not tell one.
func (f Format) JournalAbbreviation(name, kind string) Reading {
	return Many(f, name, "container/abbreviations", func(s string) (record.Abbreviation, error) {
		a, err := normalize.JournalAbbreviation(s)
		if err == nil && a.Kind == "" && a.Value != "" {
			a.Kind = kind
		}
		return a, err
	}, func(r *record.Record) *[]record.Abbreviation { return &r.Container.Abbreviations },
		func(a, b record.Abbreviation) bool { return a.Value == b.Value })
}

// Abstract reads an abstract, and late the registrations and reported counts
// that stand in it.
func (f Format) Abstract(name string) []Reading {
	return append([]Reading{
		Many(f, name, "abstracts", normalize.Abstract, func(r *record.Record) *[]record.Abstract { return &r.Abstracts },
			func(a, b record.Abstract) bool { return a.Text == b.Text }),
	}, f.Mentions(name)...)
}

// Mentions reads the registrations and reported counts in a running text.
func (f Format) Mentions(name string) []Reading {
	return Late(append(f.Registrations(name),
		Reading{
			Rule:  f.RuleOf(name + ".reported-count"),
			Split: Found(normalize.FindReportedCounts),
			Read:  decoded(f, normalize.ReportedCount),
			Put: func(r *record.Record, value any) string {
				for i := range r.ReportedCounts {
					if reflect.DeepEqual(r.ReportedCounts[i], value) {
						return Element("reported_counts", i)
					}
				}
				r.ReportedCounts = append(r.ReportedCounts, value.(record.ReportedCount))
				return Element("reported_counts", len(r.ReportedCounts)-1)
			},
		})...)
}

// Registrations reads the trial and review registrations in a text.
func (f Format) Registrations(name string) []Reading {
	reading := Many(f, name+".registration", "registrations", normalize.Registration,
		func(r *record.Record) *[]record.Registration { return &r.Registrations },
		func(a, b record.Registration) bool { return a.Registry == b.Registry && a.ID == b.ID })
	reading.Split = Found(normalize.FindRegistrations)
	return []Reading{reading}
}

// Keywords reads a field that holds several keywords, as [normalize.Keywords]
// divides them.
func (f Format) Keywords(name string) Reading {
	reading := f.Keyword(name)
	reading.Split = Found(normalize.Keywords)
	return reading
}

// Keyword reads a field that holds one keyword.
func (f Format) Keyword(name string) Reading {
	return Many(f, name, "keywords", normalize.Keyword, func(r *record.Record) *[]record.Keyword { return &r.Keywords }, equal)
}

// Subject reads a controlled term of a vocabulary, "" for an unnamed one.
func (f Format) Subject(name, scheme string) Reading {
	return Many(f, name, "subjects", func(s string) (record.Subject, error) {
		subject, err := normalize.Subject(s)
		if err == nil && subject.Term != "" {
			subject.Scheme = scheme
		}
		return subject, err
	}, func(r *record.Record) *[]record.Subject { return &r.Subjects }, equal)
}

// Languages reads the languages of the publication's text.
func (f Format) Languages(name string) Reading {
	reading := Many(f, name, "languages", normalize.Language, func(r *record.Record) *[]string { return &r.Languages }, equal)
	reading.Split = At(";,\n")
	return reading
}

// Link reads a URL of a kind. One that is an identifier's resolver is read as
// the identifier instead; in a platform's link to a record stands its number in a
// database too, and from the address of a publisher's page the DOI is concluded where
// nothing states one.
func (f Format) Link(name, kind string) []Reading {
	readings := []Reading{
		f.AnyIdentifier(name + ".identifier"),
		Many(f, name, "links", func(s string) (record.Link, error) {
			if len(normalize.Identifiers(s)) > 0 {
				return record.Link{}, nil
			}
			link, err := normalize.Link(s)
			if err == nil && link.Kind == "" && link.URL != "" {
				link.Kind = kind
			}
			return link, err
		}, func(r *record.Record) *[]record.Link { return &r.Links }, equal),
	}
	if kind == "related" {
		return readings
	}
	return append(readings, f.numberInLink(name+".number"), f.pageDOI(name+".page"))
}

// numberInLink reads the number of the record in the link that a platform has for it.
func (f Format) numberInLink(name string) Reading {
	return Many(f, name, "identifiers", func(s string) (record.Identifier, error) {
		id, _ := normalize.NumberInLink(s)
		return id, nil
	}, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, equal)
}

// pageDOI reads the DOI in the address of a publisher's page.
func (f Format) pageDOI(name string) Reading {
	reading := Many(f, name, "identifiers", func(s string) (record.Identifier, error) {
		if doi, err := normalize.DOIOfPage(s); err == nil {
			return record.Identifier{Scheme: record.SchemeDOI, Value: doi}, nil
		}
		return record.Identifier{}, nil
	}, func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, equal)
	reading.Late, reading.Inferred = true, true
	reading.If = func(r *record.Record) bool { return r.Identifier(record.SchemeDOI) == "" }
	return reading
}

// Attachment reads the path or URL of a file in a person's library, which is
// never opened.
func (f Format) Attachment(name, kind string) Reading {
	return Many(f, name, "library/attachments", func(s string) (record.Attachment, error) {
		if s = strings.TrimSpace(s); s == "" {
			return record.Attachment{}, nil
		}
		return record.Attachment{Path: s, Kind: kind}, nil
	}, func(r *record.Record) *[]record.Attachment { return &r.Library.Attachments }, equal)
}

// Licence reads a licence.
func (f Format) Licence(name string) Reading {
	return Many(f, name, "licences", normalize.Licence, func(r *record.Record) *[]record.Licence { return &r.Licences },
		func(a, b record.Licence) bool { return reflect.DeepEqual(a, b) })
}

// Subtype reads a subtype from a table whose keys are in lower case; other
// texts say nothing of it.
func (f Format) Subtype(name string, subtypes map[string]string) Reading {
	return One(f, name, "subtype", func(s string) (string, error) {
		subtype, _ := LookUp(subtypes, s)
		return subtype, nil
	}, textFields["subtype"])
}

// Status reads a publication status from a table whose keys are in lower case;
// other texts say nothing of it.
func (f Format) Status(name string, statuses map[string]record.Status) Reading {
	return One(f, name, "status", func(s string) (record.Status, error) {
		status, _ := LookUp(statuses, s)
		return status, nil
	}, func(r *record.Record) *record.Status { return &r.Status })
}
