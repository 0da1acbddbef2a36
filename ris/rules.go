package ris

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Names of this package's rules. linesPrefix before another rule's name means
// that the rule reads the texts as [unwrap] joins them, detailPrefix and
// attachmentPrefix stand before a name or kind.
const (
	linesPrefix          = "ris.lines/"
	detailPrefix         = "ris.detail/"
	attachmentPrefix     = "ris.attachment/"
	typeRule             = "ris.type"
	subtypeRule          = "ris.subtype"
	mediumRule           = "ris.type.medium"
	typeStatusRule       = "ris.type.status"
	issuedRule           = "ris.issued"
	datePartsRule        = "ris.date-parts"
	accessedRule         = "ris.accessed"
	eventDateRule        = "ris.event-date"
	preprintRule         = "ris.preprint"
	serverRule           = "ris.server"
	genericPrefix        = "ris.generic/"
	proceedingsRule      = "ris.proceedings"
	scholarRule          = "ris.publish-or-perish"
	proQuestRule         = "ris.proquest-number"
	moreNamesRule        = "ris.more-names"
	relatedRule          = "ris.related"
	variantPrefix        = "ris.name-with-variant/"
	displayVariantPrefix = "ris.display-name-with-variant/"
	yearPrefix           = "ris.year/"
	edtfPrefix           = "ris.edtf/"
	datesPrefix          = "ris.dates/"
	noteRule             = "ris.note"
	wosTypeRule          = "ris.wos-type"
	wosNumberRule        = "ris.wos-number"
	electronicRule       = "ris.electronic-issn"
	fullNamePrefix       = "ris.full-name/"
	numbersPrefix        = "ris.name-numbers/"
	contributorRule      = "ris.contributor"
	contributorNumbers   = "ris.contributor-numbers"
	fullNumbersPrefix    = "ris.full-name-numbers/"
	familyNamePrefix     = "ris.family-name/"
	familyNumbersPrefix  = "ris.family-name-numbers/"
	addressesPrefix      = "ris.addresses/"
	subjectPrefix        = "ris.subject/"
	statedCountPrefix    = "ris.stated-count/"
	unknownTypeDetail    = "ris-type"
)

// attachmentKinds are the kinds of L1 to L4.
var attachmentKinds = []string{"pdf", "fulltext", "related", "image"}

// Rules are the rules of this package's traces, beyond package normalize's.
//
//	rule                   texts                              value
//	ris.lines/RULE         the lines of a value               what RULE reads from the lines joined
//	ris.type               TY; TY and ris.preprint's text     record.Type
//	ris.type.medium        TY                                 the medium that the type states
//	ris.type.status        TY                                 the status that the type states
//	ris.subtype            M3                                 the subtype
//	ris.preprint           M3, container, publisher or DOI    the subtype of a preprint
//	ris.server             container, publisher or DOI        the preprint server
//	ris.generic/TYPE       TY GEN; fields that show the type  record.Type
//	ris.proceedings        TY CONF; an editor                 record.Type
//	ris.status             a status in place of a date        record.Status
//	ris.issued             statements of one date             the most precise record.Date
//	ris.date-parts         the year; month and day            record.Date of the publication
//	ris.dates/KIND         dates that agree                   record.Date, the most precise
//	ris.edtf/KIND          a labelled date of an old year     record.Date
//	ris.year/KIND          a date that no rule reads          record.Date of its year
//	ris.event-date         a date                             its EDTF form
//	ris.own-id             ID                                 string
//	ris.name-with-variant/ROLE  a name; another form of it    record.Contributor
//	ris.display-name-with-variant/ROLE  a name, its given names first; another form of it  record.Contributor
//	ris.proquest-number    ProQuest's number of a record      record.Identifier
//	ris.open-url/SCHEME    address of a link resolver         record.Identifier in it
//	ris.related            an identifier in L3                record.Relation
//	ris.publish-or-perish  "120 cites: URL"; date of query    record.Count
//	ris.more-names         "..."                              true
//	ris.last-page          EP without SP                      record.Pages
//	ris.note, /KIND        a note                             record.Note, its lines kept
//	ris.detail/NAME        any value                          record.Detail
//	ris.attachment/KIND    a path                             record.Attachment
//	ris.ibid               Ibid's own id                      record.Identifier
//	ris.csl-type           a labelled type                    record.Type
//	ris.stage              a labelled stage                   record.Stage
//	ris.source-kind        a labelled kind of source          record.SourceKind
//	ris.peer-review        "yes" or "no"                      bool
//	ris.count              a labelled count                   record.Count
//	ris.relation           a labelled relation                record.Relation
//	ris.contributor        "Contributor (ROLE): a name"       record.Contributor
//	ris.contributor-numbers the same, and names with numbers  record.Contributor
//	ris.identifier         "Identifier (SCHEME): a value"     record.Identifier
//	ris.detail             "Detail (NAME): a value"           record.Detail
//	ris.rayyan             a pair; reasons                    record.Decision
//	ris.rayyan-note        a reviewer and the reviewer's notes  string
//	ris.asreview           a label                            record.Decision
//	ris.wos-type           PT; DT where it decides            record.Type
//	ris.wos-number         "WOS:…", another database's        record.Identifier
//	ris.electronic-issn    an ISSN                            record.ISSN of the electronic edition
//	ris.full-name/ROLE     a name; the same with initials     record.Contributor
//	ris.name-numbers/ROLE  a name; names with numbers         record.Contributor
//	ris.full-name-numbers/ROLE  the same behind a name in both forms
//	ris.name-orcid/ROLE    a name with an ORCID behind it     record.Contributor
//	ris.family-name/ROLE   a name; the same as a label has it record.Contributor
//	ris.family-name-numbers/ROLE  the same, and names with numbers
//	ris.addresses/RULE     the texts of RULE; addresses with names  record.Contributor
//	ris.subject/SCHEME     a term                             record.Subject
//	ris.stated-count/NAME  a number; the day of it            record.Count
func Rules() record.RuleSet {
	rules := record.RuleSet{
		typeRule:        readTypeRule,
		mediumRule:      ofType(func(row *typeRow) any { return row.medium }),
		typeStatusRule:  ofType(func(row *typeRow) any { return row.status }),
		subtypeRule:     single(subtypeOf),
		"ris.status":    single(readStatusRule),
		"ris.own-id":    single(func(s string) (any, error) { return ownID(s), nil }),
		"ris.last-page": single(func(s string) (any, error) { return lastPage(s) }),
		"ris.asreview":  single(asreviewDecision),
		"ris.ibid":      single(readIbidRule),
		preprintRule:    single(readPreprintRule),
		serverRule:      single(readServerRule),
		datePartsRule:   func(texts []string) (any, error) { return dateOfParts(texts) },
		accessedRule:    func(texts []string) (any, error) { return accessedOn(texts) },
		eventDateRule:   single(func(s string) (any, error) { return eventDate(s) }),
		scholarRule:     func(texts []string) (any, error) { return scholarCount(texts) },
		proQuestRule:    single(func(s string) (any, error) { return proQuestNumber(s), nil }),

		moreNamesRule: single(moreNames),
		relatedRule:   single(readRelatedRule),

		wosTypeRule:    readWosType,
		wosNumberRule:  single(func(s string) (any, error) { return wosNumber(s) }),
		electronicRule: single(func(s string) (any, error) { return electronicISSN(s) }),

		"ris.csl-type":     labelled(cslTypeOf),
		"ris.author-role":  labelled(authorRoleOf),
		"ris.stage":        labelled(stageOf),
		"ris.source-kind":  labelled(sourceKindOf),
		"ris.peer-review":  labelled(peerReviewOf),
		"ris.count":        labelled(countOf),
		"ris.relation":     labelled(relationOf),
		contributorRule:    labelled(labelledContributor),
		contributorNumbers: contributorWithNumbers,
		"ris.identifier":   labelled(labelledIdentifier),
		"ris.detail":       labelled(labelledDetail),

		"ris.rayyan":      func(texts []string) (any, error) { return rayyanDecision(texts) },
		"ris.rayyan-note": labelled(rayyanNote),
		issuedRule:        func(texts []string) (any, error) { return issuedDate(texts) },
		noteRule:          single(func(s string) (any, error) { return record.Note{Text: noteText(s)}, nil }),
	}
	for _, kind := range []string{"research", "licence", record.NoteSources} {
		rules[noteRule+"/"+kind] = single(func(s string) (any, error) {
			return record.Note{Text: noteText(s), Kind: kind}, nil
		})
	}
	for _, kind := range dateKinds() {
		rules[datesPrefix+kind] = func(texts []string) (any, error) { return agreedDate(texts, record.DateKind(kind)) }
		rules[edtfPrefix+kind] = single(func(s string) (any, error) {
			date, err := normalize.EDTF(s)
			date.Kind = record.DateKind(kind)
			return date, err
		})
		rules[yearPrefix+kind] = single(func(s string) (any, error) { return yearOfDate(s, record.DateKind(kind)) })
	}
	for _, role := range contributorRoles {
		rules[variantPrefix+role] = func(texts []string) (any, error) {
			return nameWithVariant(texts, record.Role(role), normalize.Name)
		}
		rules[displayVariantPrefix+role] = func(texts []string) (any, error) {
			return nameWithVariant(texts, record.Role(role), normalize.NameInDisplayOrder)
		}
		rules[fullNamePrefix+role] = func(texts []string) (any, error) {
			return fullName(texts, record.Role(role))
		}
		rules[numbersPrefix+role] = func(texts []string) (any, error) { return nameWithNumbers(texts, record.Role(role), 1, oneName) }
		rules[fullNumbersPrefix+role] = func(texts []string) (any, error) { return nameWithNumbers(texts, record.Role(role), 2, fullName) }
		rules[orcidPrefix+role] = labelled(func(s string) (record.Contributor, error) { return nameWithORCID(s, record.Role(role)) })
		rules[familyNamePrefix+role] = func(texts []string) (any, error) { return familyName(texts, record.Role(role)) }
		rules[familyNumbersPrefix+role] = func(texts []string) (any, error) {
			return nameWithNumbers(texts, record.Role(role), 2, familyName)
		}
	}
	for name, csl := range concludedTypes {
		code := "GEN"
		if name == proceedingsRule {
			code = "CONF"
		}
		rules[name] = concludedType(code, csl)
	}
	for i := range openURLSchemes {
		row := &openURLSchemes[i]
		rules[openURLPrefix+string(row.scheme)] = labelled(row.identifierIn)
	}
	for _, scheme := range subjectSchemes {
		rules[subjectPrefix+scheme] = single(func(s string) (any, error) { return subjectOf(s, scheme), nil })
	}
	for _, name := range statedCountNames() {
		rules[statedCountPrefix+name] = func(texts []string) (any, error) { return countNamed(texts, name) }
	}
	for _, kind := range attachmentKinds {
		rules[attachmentPrefix+kind] = single(func(s string) (any, error) { return attachment(s, kind), nil })
	}
	for _, name := range detailNames() {
		rules[detailPrefix+name] = single(func(s string) (any, error) {
			return record.Detail{Name: name, Value: normalize.Text(s)}, nil
		})
	}
	addLineRules(rules, normalize.Rules())
	addAddressRules(rules, normalize.Rules())
	return rules
}

// addLineRules adds the rules over the lines of a value.
func addLineRules(rules, others record.RuleSet) {
	lines := record.RuleSet{}
	for _, set := range []record.RuleSet{rules, others} {
		for name, rule := range set {
			lines[linesPrefix+name] = func(texts []string) (any, error) {
				text := strings.Join(texts, "\n")
				value, err := rule([]string{unwrap(text)})
				if err == nil {
					return value, nil
				}
				if joined, ok := unbroken(text); ok {
					return rule([]string{joined})
				}
				return value, err
			}
		}
	}
	for name, rule := range lines {
		rules[name] = rule
	}
}

// detailNames are the names of all details that the tables can give.
func detailNames() []string {
	names := []string{unknownTypeDetail, familyNameDetail, "pages", "own-id", "author-identifiers", "translated-author", "event-date", "search-strategy", "index", "chinese-serial-number", degreeDetail, statementDetail}
	add := func(m meaning) {
		switch m.to {
		case toDetail:
			names = append(names, m.as)
		case toText:
			names = append(names, detailName(m.as))
		}
	}
	for _, path := range fieldPaths {
		add(meaning{toText, path})
	}
	for i := range tagRows {
		row := &tagRows[i]
		add(row.meaning)
		for _, t := range row.byType {
			add(t.meaning)
		}
		if isLate(row.tag) || isUser(row.tag) {
			names = append(names, customName(row.tag))
		}
	}
	for i := range labels {
		add(labels[i].meaning)
	}
	names = append(names, wosDetails()...)
	return append(names, "genre", "medium", "edition", "container-title", "volume", "issue", "supplement", "part", "article-number")
}

func single(read func(string) (any, error)) record.Rule {
	return func(texts []string) (any, error) {
		if len(texts) != 1 {
			return nil, reject("ris", "texts", strings.Join(texts, " "), "the rule reads one text")
		}
		return read(texts[0])
	}
}

// labelled is the rule that reads one text with a function of labelled values.
func labelled[T any](read func(string) (T, error)) record.Rule {
	return single(func(s string) (any, error) { return read(s) })
}

func ofType(value func(*typeRow) any) record.Rule {
	return single(func(s string) (any, error) {
		row := typeNamed(s)
		if row == nil {
			return nil, reject(typeRule, "unknown", s, "the type is in no sheet")
		}
		return value(row), nil
	})
}

// readTypeRule reads TY and, in a second text, an M3 that says that the
// publication is a preprint.
func readTypeRule(texts []string) (any, error) {
	if len(texts) == 2 {
		if _, err := readPreprintRule(texts[1]); err != nil {
			return nil, err
		}
		return record.TypeArticle, nil
	}
	return ofType(func(row *typeRow) any { return row.csl })(texts)
}

func subtypeOf(s string) (any, error) {
	subtype := subtypes[strings.ToLower(strings.TrimSpace(s))]
	if subtype == "" {
		return nil, reject(subtypeRule, "unknown", s, "no subtype")
	}
	return subtype, nil
}

func readStatusRule(s string) (any, error) {
	status, ok := statusOf(s)
	if !ok {
		return nil, reject("ris.status", "unknown", s, "no publication status")
	}
	return status, nil
}

func asreviewDecision(s string) (any, error) {
	verdict := asreviewLabels[strings.ToLower(normalize.Text(s))]
	if verdict == "" {
		return nil, reject("ris.asreview", "unknown", s, "no decision of ASReview")
	}
	return record.Decision{Tool: "asreview", Verdict: verdict}, nil
}

func readIbidRule(s string) (any, error) {
	id, err := checkIbidID(s)
	if err != nil {
		return nil, err
	}
	return record.Identifier{Scheme: record.SchemeIbid, Value: id}, nil
}
