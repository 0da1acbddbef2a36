package datacite

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// typeOf reads the type: the general one, or where that says little the one in
// words, or CSL's own beside them.
func typeOf(object string) (record.Type, error) {
	stated := strings.ToLower(jsonscan.GetText(object, "resourceTypeGeneral"))
	if t := types[stated]; t != "" && !general[stated] {
		return t, nil
	}
	if t := words[strings.ToLower(strings.TrimSpace(jsonscan.GetText(object, "resourceType")))]; t != "" {
		return t, nil
	}
	if t := words[strings.ToLower(jsonscan.GetText(object, "citeproc"))]; t != "" {
		return t, nil
	}
	if t := words[strings.ToLower(jsonscan.GetText(object, "schemaOrg"))]; t != "" {
		return t, nil
	}
	return record.TypeDocument, nil
}

// subtypeOf reads that a resource is a preprint.
func subtypeOf(object string) (string, error) {
	for _, member := range []string{"resourceTypeGeneral", "resourceType"} {
		if strings.EqualFold(strings.TrimSpace(jsonscan.GetText(object, member)), "preprint") {
			return record.SubtypePreprint, nil
		}
	}
	return "", nil
}

// genreOf reads the type in words where it says more than the general one.
func genreOf(object string) (string, error) {
	text := normalize.Text(jsonscan.GetText(object, "resourceType"))
	if fold := strings.ReplaceAll(strings.ToLower(text), " ", ""); types[fold] != "" || general[fold] {
		return "", nil
	}
	return text, nil
}

// title returns a function that reads a title in a role.
func title(role record.TitleRole) func(string) (record.Title, error) {
	return func(object string) (record.Title, error) {
		value, err := normalize.Title(jsonscan.GetText(object, "title"))
		if err != nil {
			return record.Title{}, err
		}
		return record.Title{Value: value, Role: role, Language: language(object)}, nil
	}
}

// language reads the language that an object states for its text.
func language(object string) string {
	tag, err := normalize.Language(jsonscan.GetText(object, "lang"))
	if err != nil {
		return ""
	}
	return tag
}

// creator reads a person or organisation in a role.
func creator(object string, role record.Role) (record.Contributor, error) {
	c := record.Contributor{Role: role}
	var parts [6]string
	jsonscan.Pick(object, parts[:], "name", "familyName", "givenName", "nameType", "affiliation", "nameIdentifiers")
	written := normalize.Text(jsonscan.Plain(parts[0]))
	switch family := jsonscan.Plain(parts[1]); {
	case jsonscan.Plain(parts[3]) == "Organizational":
		c.Literal = written
	case family != "":
		c.Name = jsonrecord.PersonName(family, jsonscan.Plain(parts[2]), "")
	case written == "":
		return record.Contributor{}, nil
	default:
		read := normalize.NameInDisplayOrder
		if strings.Contains(written, ",") {
			read = normalize.Name
		}
		name, err := read(written)
		if err != nil {
			return record.Contributor{}, err
		}
		c.Name = name
	}
	if c.Name == (record.Name{}) {
		return record.Contributor{}, nil
	}
	for affiliation := range jsonscan.Each(parts[4]) {
		text, err := jsonscan.Text(affiliation)
		if err != nil {
			text = jsonscan.GetText(affiliation, "name")
		}
		if text = normalize.Text(text); text != "" && !slices.Contains(c.Affiliations, text) {
			c.Affiliations = append(c.Affiliations, text)
		}
	}
	for id := range jsonscan.Each(parts[5]) {
		if orcid, err := normalize.ORCID(jsonscan.GetText(id, "nameIdentifier")); err == nil {
			c.Identifiers = append(c.Identifiers, record.Identifier{Scheme: record.SchemeORCID, Value: orcid})
		}
	}
	return c, nil
}

// organisations are those of a creator or contributor that are identified: itself
// or its affiliations.
func organisations(object string) []jsonrecord.Organisation {
	var found []jsonrecord.Organisation
	for id := range jsonscan.Each(jsonscan.Get(object, "nameIdentifiers")) {
		found = append(found, jsonrecord.Organisation{Name: jsonscan.GetText(object, "name"), ROR: jsonscan.GetText(id, "nameIdentifier")})
	}
	for affiliation := range jsonscan.Each(jsonscan.Get(object, "affiliation")) {
		found = append(found, jsonrecord.Organisation{Name: jsonscan.GetText(affiliation, "name"), ROR: jsonscan.GetText(affiliation, "affiliationIdentifier")})
	}
	return found
}

// contributor reads a contributor in the role that its type says.
func contributor(object string) (record.Contributor, error) {
	role, ok := contributorRoles[jsonscan.GetText(object, "contributorType")]
	if !ok {
		role = "contributor"
	}
	return creator(object, role)
}

// publisher reads the name of the publisher, which older metadata has as a text.
func publisher(text string) (string, error) {
	if s, err := jsonscan.Text(text); err == nil {
		return normalize.Text(s), nil
	}
	return normalize.Text(jsonscan.GetText(text, "name")), nil
}

// date reads a date of a type.
func date(object string) (record.Date, error) {
	stated := jsonscan.GetText(object, "date")
	if day, _, timed := strings.Cut(stated, "T"); timed && !strings.Contains(stated, "/") {
		stated = day // a time of that day
	}
	return normalize.EDTF(stated)
}

// identifier reads an identifier of a type that has a scheme; of others it says
// nothing.
func identifier(object string) (record.Identifier, error) {
	value, kind := jsonscan.GetText(object, "identifier"), jsonscan.GetText(object, "identifierType")
	if value == "" {
		value, kind = jsonscan.GetText(object, "alternateIdentifier"), jsonscan.GetText(object, "alternateIdentifierType")
	}
	if id, ok := identify(value, kind); ok {
		return id, nil
	}
	return record.Identifier{}, nil
}

// identify reads an identifier by the name of its type.
func identify(value, kind string) (record.Identifier, bool) {
	read := map[record.Scheme]func(string) (string, error){
		record.SchemeDOI: normalize.DOI, record.SchemeArXiv: normalize.ArXiv, record.SchemePMID: normalize.PMID,
		record.SchemePMCID: normalize.PMCID, record.SchemeISBN: normalize.ISBN,
	}
	scheme, known := schemes[strings.ToLower(kind)]
	if normal, ok := read[scheme]; ok {
		id, err := normal(value)
		return record.Identifier{Scheme: scheme, Value: id}, err == nil
	}
	if !known && !strings.EqualFold(kind, "URL") {
		return record.Identifier{}, false
	}
	found := normalize.Identifiers(value)
	if len(found) == 0 {
		return record.Identifier{}, false
	}
	return found[0], true
}

// otherIdentifier writes an identifier of a type without a scheme.
func otherIdentifier(object string) (string, error) {
	if id, err := identifier(object); err != nil || id != (record.Identifier{}) {
		return "", err
	}
	value, kind := jsonscan.GetText(object, "identifier"), jsonscan.GetText(object, "identifierType")
	if value == "" {
		value, kind = jsonscan.GetText(object, "alternateIdentifier"), jsonscan.GetText(object, "alternateIdentifierType")
	}
	if value != "" && kind != "" {
		return kind + ": " + value, nil
	}
	return value, nil
}

// relation reads a relation to another resource; of a type that is none it says
// nothing.
func relation(object string) (record.Relation, error) {
	kind := relations[jsonscan.GetText(object, "relationType")]
	value := normalize.Text(jsonscan.GetText(object, "relatedIdentifier"))
	if kind == "" || value == "" {
		return record.Relation{}, nil
	}
	if id, ok := identify(value, jsonscan.GetText(object, "relatedIdentifierType")); ok {
		return record.Relation{Type: kind, Identifiers: []record.Identifier{id}}, nil
	}
	return record.Relation{Type: kind, Text: value}, nil
}

// relatedItem reads a relation to an item that is described and may have no
// identifier.
func relatedItem(object string) (record.Relation, error) {
	kind := relations[jsonscan.GetText(object, "relationType")]
	if kind == "" {
		return record.Relation{}, nil
	}
	r := record.Relation{Type: kind}
	if titles := jsonscan.List(jsonscan.Get(object, "titles")); len(titles) > 0 {
		r.Text = normalize.Text(jsonscan.GetText(titles[0], "title"))
	}
	identifier := jsonscan.Get(object, "relatedItemIdentifier")
	if id, ok := identify(jsonscan.GetText(identifier, "relatedItemIdentifier"), jsonscan.GetText(identifier, "relatedItemIdentifierType")); ok {
		r.Identifiers = []record.Identifier{id}
	}
	if r.Text == "" && r.Identifiers == nil {
		return record.Relation{}, nil
	}
	return r, nil
}

// licence reads the licence that rights state by address, name or SPDX id; of
// other rights it says nothing.
func licence(object string) (record.Licence, error) {
	var found record.Licence
	for _, member := range []string{"rightsUri", "rightsIdentifier", "rights"} {
		l, err := normalize.Licence(jsonscan.GetText(object, member))
		switch {
		case err != nil:
		case found.Family == "":
			found = l
		case found.Family != l.Family:
			return record.Licence{}, nil // two licences in one statement
		case found.Version == "" && l.Version != "":
			l.URI = found.URI
			found = l
		case l.Version != "" && l.Version != found.Version:
			// What disagrees in version has none, whatever it agrees in.
			return record.Licence{Family: found.Family, Text: normalize.Text(jsonscan.GetText(object, "rights")), Incomplete: true}, nil
		}
	}
	if text := normalize.Text(jsonscan.GetText(object, "rights")); text != "" && found.Family != "" {
		found.Text = text
	}
	return found, nil
}

// rights reads rights that are no known licence.
func rights(object string) (record.Note, error) {
	if l, err := licence(object); err != nil || l.Family != "" {
		return record.Note{}, err
	}
	text, address := normalize.Text(jsonscan.GetText(object, "rights")), normalize.Text(jsonscan.GetText(object, "rightsUri"))
	if text != "" && address != "" {
		text += " (" + address + ")"
	} else {
		text += address
	}
	if text == "" {
		return record.Note{}, nil
	}
	return record.Note{Text: text, Kind: "licence"}, nil
}

// abstract reads a description as an abstract.
func abstract(object string) (record.Abstract, error) {
	a, err := normalize.Abstract(jsonscan.GetText(object, "description"))
	if err == nil {
		a.Language = language(object)
	}
	return a, err
}

// note reads a description that is a note.
func note(object string) (record.Note, error) {
	text := normalize.Text(jsonscan.GetText(object, "description"))
	if text == "" {
		return record.Note{}, nil
	}
	return record.Note{Text: text, Kind: textKinds[jsonscan.GetText(object, "descriptionType")]}, nil
}

// keyword reads a subject of no vocabulary.
func keyword(object string) (record.Keyword, error) {
	if jsonscan.GetText(object, "subjectScheme") != "" {
		return record.Keyword{}, nil
	}
	k, err := normalize.Keyword(jsonscan.GetText(object, "subject"))
	if err == nil {
		k.Language = language(object)
	}
	return k, err
}

// subject reads a subject of a vocabulary.
func subject(object string) (record.Subject, error) {
	scheme := normalize.Text(jsonscan.GetText(object, "subjectScheme"))
	if scheme == "" {
		return record.Subject{}, nil
	}
	s, err := normalize.Subject(jsonscan.GetText(object, "subject"))
	if err != nil {
		return record.Subject{}, err
	}
	if s.Scheme = scheme; vocabularies[strings.ToLower(scheme)] != "" {
		s.Scheme = vocabularies[strings.ToLower(scheme)]
	}
	return s, nil
}

// funding writes a funder with the number of its award.
func funding(object string) (string, error) {
	text := jsonscan.GetText(object, "funderName")
	if award := jsonscan.GetText(object, "awardNumber"); award != "" && text != "" {
		text += " [" + award + "]"
	}
	return text, nil
}

// extent reads the pages of an object with the first and last one.
func extent(object string) (normalize.Extent, error) {
	first, last := jsonscan.GetText(object, "firstPage"), jsonscan.GetText(object, "lastPage")
	switch {
	case first == "":
		return normalize.Extent{}, nil
	case last == "" || last == first:
		return normalize.Pages(first)
	}
	return normalize.PageRange(first, last)
}

// identifierOf returns the identifier of a container and its type.
func identifierOf(object string) (value, kind string) {
	if related := jsonscan.Get(object, "relatedItemIdentifier"); related != "" {
		return jsonscan.GetText(related, "relatedItemIdentifier"), jsonscan.GetText(related, "relatedItemIdentifierType")
	}
	return jsonscan.GetText(object, "identifier"), jsonscan.GetText(object, "identifierType")
}

// isbnOf reads the ISBN of a container.
func isbnOf(object string) (string, error) {
	value, kind := identifierOf(object)
	if !strings.EqualFold(kind, "ISBN") {
		return "", nil
	}
	return normalize.ISBN(value)
}

// issnOf reads the ISSN of a container.
func issnOf(object string) (string, error) {
	value, kind := identifierOf(object)
	if !strings.HasSuffix(strings.ToUpper(kind), "ISSN") {
		return "", nil
	}
	issn, err := normalize.ISSN(value)
	return issn.Value, err
}

// containerTitle reads the title of a container.
func containerTitle(object string) (string, error) {
	text := jsonscan.GetText(object, "title")
	if titles := jsonscan.List(jsonscan.Get(object, "titles")); len(titles) > 0 {
		text = jsonscan.GetText(titles[0], "title")
	}
	if text == "" {
		return "", nil
	}
	return normalize.JournalTitle(text)
}
