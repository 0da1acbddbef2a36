package normalize

import (
	"maps"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// formRules are the rules for what a value is made of, as against what it
// states. A rule with several texts joins them by line feeds before it reads
// (a value that goes on in the next line of its field has a span for each
// line), except where the table says that each text has a part of its own.
//
//	rule                     texts                        value
//	text                     any                          string
//	title                    a title                      string
//	title/ROLE               a title                      record.Title, ROLE as in titleRoles
//	title.bracketed          "[A translation]."           record.Title with role translated
//	abbreviation             a journal's short title      record.Abbreviation
//	journal                  a journal's or book's title  string
//	doi pmid pmcid arxiv     the identifier in any form   record.Identifier of that scheme
//	isbn handle scopus       "                            "
//	wos embase               "                            "
//	pmid.mdl                 "mdl-33788999" (BVS only)    record.Identifier of scheme pmid
//	bvs                      "biblio-1128423"             record.Identifier of scheme bvs
//	accession                number; database             record.Identifier with Authority
//	number-in-database       "EMBASE 600000001"           record.Identifier, a PubMed id or with Authority
//	in-database              number; database             "
//	number-in-link           Ovid's or EBSCOhost's link   record.Identifier, a PubMed id or with Authority
//	ebsco-number             number; EBSCOhost's code     "
//	ebsco-database           EBSCOhost's code             the database's name, a string
//	identifier               a whole field                the first record.Identifier in it
//	identifier.url           a URL                        "
//	orcid                    an ORCID iD                  record.Identifier of scheme orcid
//	doi.value … wos.value    as above                     the identifier's Value alone, a string
//	issn                     an ISSN                      record.ISSN
//	issn/KIND                an ISSN                      record.ISSN, KIND print electronic linking
//	name.inverted            "Davies, Fiona"              record.Name
//	name.display             "Fiona Davies"               record.Name
//	name.literal             "World Health Organization"  record.Name
//	name.inverted/ROLE       as name.inverted             record.Contributor, ROLE as in nameRoles
//	name.display/ROLE        as name.display              record.Contributor
//	name.literal/ROLE        as name.literal              record.Contributor
//	name.more                "et al."                     true
//	pages                    "994-1014"                   record.Pages
//	page-range               first page; last page        record.Pages
//	article-number           "e17362", once or twice      string
//	number-of-pages          "12", "12 p."                int
//	text.catalogued          "London :"                   string
//	volume                   "22", "22(7)"                the volume, a string
//	volume.issue             "22(7)"                      the issue, a string
//	volume.supplement        "12 Suppl 1"                 the supplement, a string
//	volume.part              "12 Pt 2"                    the part, a string
//	issue                    "7", "7 Suppl 1"             the issue, a string
//	issue.volume             "Vol. 22 No. 7"              the volume, a string
//	issue.supplement         "7 Suppl 1"                  the supplement, a string
//	issue.part               "7 Pt 2"                     the part, a string
//	link                     a URL                        record.Link
//	link/KIND                a URL                        record.Link, KIND as in linkKinds
func formRules() record.RuleSet {
	rules := record.RuleSet{
		"text":            reading("text", plainText),
		"text.catalogued": reading("text.catalogued", cataloguedText),
		"title":           reading("title", Title),
		"title.bracketed": reading("title.bracketed", bracketedTitle),
		"abbreviation":    reading("abbreviation", JournalAbbreviation),
		"journal":         reading("journal", JournalTitle),
		"pmid.mdl":        reading("pmid.mdl", bvsPMID),
		"bvs":             reading("bvs", bvsID),
		"accession":       accession,
		"in-database":     inDatabase,
		"number-in-link":  reading("number-in-link", numberInLink),
		"ebsco-number":    ebscoNumber,
		"ebsco-database":  reading("ebsco-database", ebscoDatabase),
		"identifier":      reading("identifier", firstIdentifier),
		"identifier.url":  reading("identifier.url", identifierOfURL),
		"doi.page":        reading("doi.page", doiOfPage),
		"issn":            reading("issn", ISSN),
		"name.inverted":   reading("name.inverted", Name),
		"name.display":    reading("name.display", NameInDisplayOrder),
		"name.literal":    reading("name.literal", literalName),
		"name.more":       reading("name.more", moreNames),
		"pages":           reading("pages", pagesOnly),
		"page-range":      pageRange,
		"article-number":  articleNumber,
		"number-of-pages": reading("number-of-pages", NumberOfPages),
		"link":            reading("link", Link),

		"number-in-database": reading("number-in-database", numberInDatabase),
	}
	maps.Copy(rules, identifierRules())
	maps.Copy(rules, numberingRules())
	for _, role := range titleRoles {
		rules["title/"+string(role)] = reading("title", titleWithRole(role))
	}
	for _, kind := range issnKinds {
		rules["issn/"+kind] = reading("issn", issnOfKind(kind))
	}
	for _, kind := range linkKinds {
		rules["link/"+kind] = reading("link", linkOfKind(kind))
	}
	for _, role := range nameRoles {
		rules["name.inverted/"+string(role)] = reading("name", contributor(role, Name))
		rules["name.display/"+string(role)] = reading("name", contributor(role, NameInDisplayOrder))
		rules["name.literal/"+string(role)] = reading("name", contributor(role, literalName))
	}
	return rules
}

// titleRoles are the roles for which there is a rule "title/ROLE".
var titleRoles = []record.TitleRole{
	record.TitleMain, record.TitleSubtitle, record.TitleShort,
	record.TitleTranslated, record.TitleOriginal, record.TitleAlternate,
}

// issnKinds and linkKinds are the kinds that a source's own label can state.
var (
	issnKinds = []string{"print", "electronic", "linking"}
	linkKinds = []string{"pdf", "fulltext", "image", "related"}
)

// nameRoles are the roles for which there are rules "name.inverted/ROLE",
// "name.display/ROLE" and "name.literal/ROLE": CSL's names variables, and the
// roles that the RIS sheets name beyond them.
var nameRoles = []record.Role{
	record.RoleAuthor, record.RoleEditor, record.RoleTranslator,
	"chair", "collection-editor", "compiler", "composer", "container-author",
	"contributor", "curator", "director", "editorial-director",
	"editor-translator", "executive-producer", "guest", "host", "illustrator",
	"interviewer", "narrator", "organizer", "original-author", "performer",
	"producer", "recipient", "reviewed-author", "script-writer",
	"series-creator",
	"advisor", "artist", "cartographer", "cast", "counsel", "inventor",
	"investigator", "issuing-organization", "programmer", "publisher",
	"reporter", "reviewer", "sponsor",
}

// reading makes a rule of a function over one text.
func reading[T any](rule string, read func(string) (T, error)) record.Rule {
	return func(texts []string) (any, error) {
		if len(texts) == 0 {
			return nil, refused(rule, "no-text", "", "the rule was given no text")
		}
		value, err := read(strings.Join(texts, "\n"))
		if err != nil {
			return nil, err
		}
		return value, nil
	}
}

// refused makes the error of a rule that does not take a value.
func refused(rule, code, value, reason string) error {
	return &RejectError{Rule: rule, Code: code, Value: value, Reason: reason}
}

func plainText(s string) (string, error) {
	text := Text(s)
	if text == "" {
		return "", refused("text", "empty", s, "no text")
	}
	return text, nil
}

func cataloguedText(s string) (string, error) {
	text := Catalogued(s)
	if text == "" {
		return "", refused("text", "empty", s, "no text")
	}
	return text, nil
}

func titleWithRole(role record.TitleRole) func(string) (record.Title, error) {
	return func(s string) (record.Title, error) {
		value, err := Title(s)
		return record.Title{Value: value, Role: role}, err
	}
}

func bracketedTitle(s string) (record.Title, error) {
	value, err := BracketedTitle(s)
	return record.Title{Value: value, Role: record.TitleTranslated}, err
}

func issnOfKind(kind string) func(string) (record.ISSN, error) {
	return func(s string) (record.ISSN, error) {
		issn, err := ISSN(s)
		issn.Kind = kind
		return issn, err
	}
}

func linkOfKind(kind string) func(string) (record.Link, error) {
	return func(s string) (record.Link, error) {
		link, err := Link(s)
		link.Kind = kind
		return link, err
	}
}

func contributor(role record.Role, read func(string) (record.Name, error)) func(string) (record.Contributor, error) {
	return func(s string) (record.Contributor, error) {
		name, err := read(s)
		return record.Contributor{Name: name, Role: role}, err
	}
}

func literalName(s string) (record.Name, error) {
	literal := Text(s)
	if !hasLetter(literal) {
		return record.Name{}, refused("name", "no-letter", s, "a name has letters")
	}
	return record.Name{Literal: literal}, nil
}

func moreNames(s string) (bool, error) {
	if !isEtAl(Text(s)) {
		return false, refused("name.more", "not-et-al", s, "not a mark for further names")
	}
	return true, nil
}

func pagesOnly(s string) (record.Pages, error) {
	extent, err := Pages(s)
	if err == nil && extent.ArticleNumber != "" {
		err = refused("pages", "article-number", s, "an article number, not pages")
	}
	return extent.Pages, err
}

func pageRange(texts []string) (any, error) {
	if len(texts) != 2 {
		return nil, refused("page-range", "no-text", strings.Join(texts, "\n"), "the rule reads a first and a last page")
	}
	extent, err := PageRange(texts[0], texts[1])
	if err != nil {
		return nil, err
	}
	if extent.ArticleNumber != "" {
		return nil, refused("page-range", "article-number", texts[0], "an article number, not pages")
	}
	return extent.Pages, nil
}

// articleNumber reads one text, or two equal ones as exporters write them that
// have only fields for a first and a last page.
func articleNumber(texts []string) (any, error) {
	if len(texts) == 0 {
		return nil, refused("article-number", "no-text", "", "the rule was given no text")
	}
	number, err := ArticleNumber(texts[0])
	if err != nil {
		return nil, err
	}
	for _, text := range texts[1:] {
		if other, err := ArticleNumber(text); err != nil || other != number {
			return nil, refused("article-number", "differs", text, "not the same article number as "+number)
		}
	}
	return number, nil
}

// accession reads an accession number and, in a second text, the name of the
// database that gave it.
func accession(texts []string) (any, error) {
	if len(texts) != 1 && len(texts) != 2 {
		return nil, refused("accession", "no-text", strings.Join(texts, "\n"), "the rule reads a number and a database")
	}
	value, err := plainText(texts[0])
	if err != nil {
		return nil, err
	}
	database := ""
	if len(texts) == 2 {
		if database, err = plainText(texts[1]); err != nil {
			return nil, err
		}
	}
	return Accession(value, database), nil
}

// inDatabase reads a number and, in a second text, the name of its database.
func inDatabase(texts []string) (any, error) {
	if len(texts) != 2 {
		return nil, refused("in-database", "texts", strings.Join(texts, "\n"), "the rule reads a number and a database")
	}
	number, err := plainText(texts[0])
	if err != nil {
		return nil, err
	}
	database, err := plainText(texts[1])
	if err != nil {
		return nil, err
	}
	return InDatabase(number, database), nil
}

// identifierRules are a rule for each scheme that reads a whole Identifier,
// and one that reads its Value alone.
func identifierRules() record.RuleSet {
	rules := record.RuleSet{}
	for _, scheme := range identifierSchemes {
		name := string(scheme.scheme)
		rules[name+".value"] = reading(name, scheme.read)
		rules[name] = reading(name, func(s string) (record.Identifier, error) {
			value, err := scheme.read(s)
			return record.Identifier{Scheme: scheme.scheme, Value: value}, err
		})
	}
	return rules
}

// numberingRules read one member of what a volume or issue field says.
func numberingRules() record.RuleSet {
	fields := []struct {
		name string
		read func(string) (Numbering, error)
		own  string
	}{
		{"volume", Volume, "volume"},
		{"issue", Issue, "issue"},
	}
	members := []struct {
		name  string
		value func(Numbering) string
	}{
		{"volume", func(n Numbering) string { return n.Volume }},
		{"issue", func(n Numbering) string { return n.Issue }},
		{"supplement", func(n Numbering) string { return n.Supplement }},
		{"part", func(n Numbering) string { return n.Part }},
	}
	rules := record.RuleSet{}
	for _, field := range fields {
		for _, member := range members {
			name := field.name + "." + member.name
			if field.own == member.name {
				name = field.name
			}
			rules[name] = reading(name, func(s string) (string, error) {
				numbering, err := field.read(s)
				if err != nil {
					return "", err
				}
				value := member.value(numbering)
				if value == "" {
					return "", refused(name, "absent", s, "no "+member.name+" is stated")
				}
				return value, nil
			})
		}
	}
	return rules
}
