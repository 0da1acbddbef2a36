package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// addIdentifier adds an identifier, or a further source of one that is there.
func (d *reading) addIdentifier(s source, id record.Identifier, inferred bool) {
	d.traceOne(d.identifierPath(id), string(id.Scheme), inferred, &s)
}

// identifierPath returns the path of the identifier, which is added where the
// record does not have it.
func (d *reading) identifierPath(id record.Identifier) string {
	const usual = 2
	list := &d.record.Identifiers
	at := placeOfElement(d, *list, id, func(m *manyPlaces) *places[record.Identifier] { return &m.identifiers })
	if at < 0 {
		at = len(*list)
		b := d.blocks
		*list = append(withRoom(b, *list, &b.identifiers, usual, sharedSmall), id)
	}
	return inIdentifiers.element(at)
}

// addIdentifiers adds the identifiers that the text is, and reports whether
// it is any.
func (d *reading) addIdentifiers(s source, inferred bool) bool {
	var buffer [2]record.Identifier
	found := normalize.AppendIdentifiers(buffer[:0], s.text)
	for _, id := range found {
		d.addIdentifier(s, id, inferred)
	}
	return len(found) > 0
}

// readExtra reads a miscellany that is nothing but identifiers: Zotero has
// those without a field of their own in M2, one on each line.
func (d *reading) readExtra(s source) bool {
	if !s.lines {
		return d.addIdentifiers(s, false)
	}
	value := d.fields[s.field].Value
	for line := range splitAt(value, "\n") {
		if len(normalize.Identifiers(value[line.start:line.end])) == 0 {
			return false
		}
	}
	for line := range splitAt(value, "\n") {
		d.addIdentifiers(d.part(s.field, line.start, line.end), false)
	}
	return true
}

// readOwnID reads ID, the file's name for the record, which may be an
// identifier of the publication too.
func (d *reading) readOwnID(s source) {
	if !d.addIdentifiers(s, false) && !d.readNumberOfBVS(s) {
		d.readBesideID(s)
	}
	value := ownID(s.text)
	switch d.record.OwnID {
	case "":
		d.record.OwnID = value
		d.traceOne("own_id", "ris.own-id", false, &s)
	case value:
		d.traceOne("own_id", "ris.own-id", false, &s)
	default:
		d.repeat(s, "own_id")
	}
}

// bvsDialectName is the dialect of the Virtual Health Library.
const bvsDialectName = "bvs"

// readNumberOfBVS reads the number of a record in the Virtual Health Library, which
// for one of MEDLINE's is its PMID: "biblio-1123456", "mdl-33456789".
func (d *reading) readNumberOfBVS(s source) bool {
	if d.dialect == nil || d.dialect.name != bvsDialectName {
		return false
	}
	number, pmid, err := normalize.BVSID(s.text)
	if err != nil {
		return false
	}
	d.addIdentifier(s, record.Identifier{Scheme: record.SchemeBVS, Value: number}, false)
	if pmid != "" {
		d.traceOne(d.identifierPath(record.Identifier{Scheme: record.SchemePMID, Value: pmid}), "pmid.mdl", false, &s)
	}
	return true
}

// readBesideID reads the number behind which Ovid tells what it is:
// "27660500 [https://www.ncbi.nlm.nih.gov/pubmed/?term=27660500]".
func (d *reading) readBesideID(s source) {
	number, page, ok := strings.Cut(s.text, " [http")
	if !ok || s.lines || !strings.Contains(page, "ncbi.nlm.nih.gov/pubmed/?term="+number+"]") {
		return
	}
	if pmid, err := normalize.PMID(number); err == nil {
		from := strings.Index(d.fields[s.field].Value, s.text)
		d.addIdentifier(d.part(s.field, from, from+len(number)), record.Identifier{Scheme: record.SchemePMID, Value: pmid}, false)
	}
}

func ownID(text string) string { return strings.TrimSpace(text) }

func (d *reading) readIdentifier(s source) {
	if d.addIdentifiers(s, false) {
		return
	}
	value := d.fields[s.field].Value
	read := false
	for part := range splitAt(value, "; \n") {
		read = d.addIdentifiers(d.part(s.field, part.start, part.end), false) || read
	}
	switch {
	case read:
	case isPageOfContainer(value) && !strings.Contains(value, "doi.org/"):
		d.readLinks(s) // the address of the publication's page, which may state its DOI
	default:
		if joined, ok := s.unbroken(value); !ok || !d.addIdentifiers(joined, false) {
			d.reject(s)
		}
	}
}

// schemeMarks stand behind a number and say what it is: "23690738[pmid]".
var schemeMarks = []struct {
	mark string
	to   target
}{
	{"[pmid]", toPMID}, {"[pmcid]", toPMCID},
}

// readFreeField reads an identifier that is the whole value of a field that
// its user can fill with anything, and reports whether it is one.
func (d *reading) readFreeField(s source) bool {
	if tag := d.tag(s.field); !isLate(tag) && !isUser(tag) {
		return false
	}
	for _, row := range schemeMarks {
		if !strings.HasSuffix(s.text, row.mark) || s.lines {
			continue
		}
		value := d.fields[s.field].Value
		at := strings.Index(value, s.text)
		number := d.part(s.field, at, at+len(s.text)-len(row.mark))
		if id, err := numberSchemes[row.to].read(number.text); err == nil {
			d.addIdentifier(number, record.Identifier{Scheme: numberSchemes[row.to].scheme, Value: id}, false)
			return true
		}
	}
	return d.addIdentifiers(s, false) || d.readNumbersInDatabases(s)
}

// databaseNumberRule reads one number behind the name of its database.
const databaseNumberRule = "number-in-database"

// readNumbersInDatabases reads a field that is nothing but numbers in databases,
// whoever wrote it, and reports whether it is.
func (d *reading) readNumbersInDatabases(s source) bool {
	found := normalize.NumbersInDatabases(d.fields[s.field].Value)
	for i := range found {
		n := d.part(s.field, found[i].Start, found[i].End)
		d.traceOne(d.identifierPath(found[i].Value), databaseNumberRule, false, &n)
	}
	return len(found) > 0
}

// readDatabaseNumbers reads a field in which an exporter writes numbers in
// databases: "PUBMED 90000001,EMBASE 600000001". What is none of a known database
// keeps the field as it stands, too.
func (d *reading) readDatabaseNumbers(s source) {
	keep := false
	for part := range splitAt(d.fields[s.field].Value, ",;\n") {
		n := d.part(s.field, part.start, part.end)
		id, err := normalize.NumberInDatabase(n.text, "")
		if err != nil || id.Value == "" {
			keep = true
			continue
		}
		d.traceOne(d.identifierPath(id), databaseNumberRule, false, &n)
	}
	if keep {
		d.keepCustom(s)
	}
}

// isUser reports whether a tag is one of the five that belong to the user.
func isUser(tag string) bool { return tag[0] == 'U' && tag[1] >= '1' && tag[1] <= '5' }

// numberSchemes are the schemes of tags that hold a bare number of one kind.
var numberSchemes = map[target]struct {
	scheme record.Scheme
	read   func(string) (string, error)
}{
	toPMCID:  {record.SchemePMCID, normalize.PMCID},
	toPMID:   {record.SchemePMID, normalize.PMID},
	toEmbase: {record.SchemeEmbase, embaseNumber},
}

// readNumber reads a tag that holds a number of one scheme; any other value
// is kept as the tag's own.
func (d *reading) readNumber(s source, to target) {
	row := numberSchemes[to]
	if value, err := row.read(s.text); err == nil {
		d.addIdentifier(s, record.Identifier{Scheme: row.scheme, Value: value}, false)
		return
	}
	if !d.addIdentifiers(s, false) {
		d.keepCustom(s)
	}
}

// embaseNumber reads Embase's number of a record, L and digits.
func embaseNumber(text string) (string, error) {
	text = strings.TrimSpace(text)
	if len(text) < 6 || len(text) > 12 || text[0] != 'L' || strings.Trim(text[1:], "0123456789") != "" {
		return "", reject("embase", "no-embase", text, "not an Embase accession number")
	}
	return text, nil
}

// urlSchemes are what a new URL begins with, before "://".
var urlSchemes = []string{"http", "https", "ftp", "file", "internal-pdf"}

// urlEnds are what may stand between two URLs.
const urlEnds = "; ,\t\n"

// splitURLs divides a value where a new URL begins, and nowhere else: a URL
// may hold semicolons and commas. The places are appended to parts.
func splitURLs(parts []piecePlace, value string) []piecePlace {
	start := 0
	for at := 0; ; {
		next := strings.IndexByte(value[at:], ':')
		if next < 0 {
			return appendURL(parts, value, start, len(value))
		}
		at += next
		if i := urlStart(value, at); i > 0 {
			parts = appendURL(parts, value, start, i)
			start = i
		}
		at++
	}
}

func appendURL(parts []piecePlace, value string, start, end int) []piecePlace {
	text := strings.TrimRight(value[start:end], urlEnds)
	if isBlank(text) {
		return parts
	}
	return append(parts, piecePlace{start, start + len(text)})
}

// urlStart returns where the URL begins whose scheme ends at a colon, behind
// what may stand between two URLs; 0 for none.
func urlStart(value string, colon int) int {
	if !strings.HasPrefix(value[colon:], "://") {
		return 0
	}
	for _, scheme := range urlSchemes {
		i := colon - len(scheme)
		if i > 0 && strings.IndexByte(urlEnds, value[i-1]) >= 0 && value[i:colon] == scheme {
			return i
		}
	}
	return 0
}

// isiLink begins EndNote's links to Web of Science.
const isiLink = "<Go to ISI>://"

// readLinks reads UR: URLs of identifiers are identifiers, paths into a
// person's library are its files, the others links.
func (d *reading) readLinks(s source) {
	value := d.fields[s.field].Value
	var buffer [2]piecePlace
	links := false
	for _, part := range splitURLs(buffer[:0], value) {
		if strings.HasPrefix(value[part.start:part.end], isiLink) {
			part.start += len(isiLink)
		}
		url := d.part(s.field, part.start, part.end)
		asWritten := url // a path has any characters, and is not joined
		if joined, ok := url.unbroken(value[part.start:part.end]); ok {
			url = joined
		}
		switch {
		case d.addIdentifiers(url, false):
		case isFile(url.text):
			d.addAttachment(asWritten, "fulltext")
		default:
			d.readPlatformLink(url)
			d.readOpenURL(url)
			d.notePage(url)
			d.addLink(url, "")
			links = true
		}
	}
	if links {
		d.readRegistrations(s.field)
	}
}

// isFile reports whether a URL leads to a file of a person's library.
func isFile(url string) bool {
	return strings.HasPrefix(url, "internal-pdf://") || strings.HasPrefix(url, "file://")
}

func (d *reading) addLink(s source, kind string) {
	link, err := normalize.Link(s.text)
	if err != nil {
		d.reject(s)
		return
	}
	link.Kind = kind
	rule := "link"
	if kind != "" {
		rule = ruleOf(linkPrefix, kind)
	}
	at := placeOfElement(d, d.record.Links, link, func(m *manyPlaces) *places[record.Link] { return &m.links })
	if at < 0 {
		at = len(d.record.Links)
		b := d.blocks
		d.record.Links = append(withRoom(b, d.record.Links, &b.links, 1, sharedSmall), link)
	}
	d.traceOne(inLinks.element(at), rule, false, &s)
}

// readAttachments reads L1 to L4: links, identifiers' URLs, or files of a
// person's library.
func (d *reading) readAttachments(s source, kind string) {
	value := d.fields[s.field].Value
	var buffer [2]piecePlace
	links := false
	for _, part := range splitURLs(buffer[:0], value) {
		path := d.part(s.field, part.start, part.end)
		asWritten := path
		if joined, ok := path.unbroken(value[part.start:part.end]); ok {
			path = joined
		}
		if kind == "related" && d.readRelated(path) || kind != "related" && d.addIdentifiers(path, false) {
			continue
		}
		d.readPlatformLink(path)
		d.readOpenURL(path)
		if kind != "related" {
			d.notePage(path)
		}
		if _, err := normalize.Link(path.text); err == nil {
			d.addLink(path, kind)
			links = true
			continue
		}
		d.addAttachment(asWritten, kind)
	}
	if links {
		d.readRegistrations(s.field)
	}
}

func (d *reading) addAttachment(path source, kind string) {
	attachments := &d.record.Library.Attachments
	d.trace(inAttachments.element(len(*attachments)), ruleOf(attachmentPrefix, kind), false, path)
	*attachments = append(*attachments, attachment(path.text, kind))
}

func attachment(text, kind string) record.Attachment {
	return record.Attachment{Path: strings.TrimSpace(text), Kind: kind}
}

// readRelated reads L3, related records: an identifier of the record's own
// that stands in DO or UR too is one more source of it, another one belongs to
// a related publication. Where the record states no other, exporters mean its
// own.
func (d *reading) readRelated(s source) bool {
	found := normalize.Identifiers(s.text)
	if len(found) == 0 {
		return false
	}
	own, others := false, false
	for _, tag := range []string{"DO", "DI", "UR", "LK", "M3", "N1", "ID"} {
		if other, ok := d.field(tag); ok {
			for _, id := range normalize.Identifiers(other.text) {
				others = others || id.Scheme == found[0].Scheme
				own = own || slices.Contains(found, id)
			}
		}
	}
	if own || !others {
		return d.addIdentifiers(s, !own)
	}
	relation := relatedTo(found)
	d.traceOne(inRelations.element(len(d.record.Relations)), relatedRule, false, &s)
	d.record.Relations = append(d.record.Relations, relation)
	return true
}

func relatedTo(identifiers []record.Identifier) record.Relation {
	return record.Relation{Type: record.IsRelatedTo, Identifiers: identifiers}
}

func readRelatedRule(s string) (any, error) {
	found := normalize.Identifiers(s)
	if len(found) == 0 {
		return nil, reject(relatedRule, "no-identifier", s, "no identifier of a publication")
	}
	return relatedTo(found), nil
}

// readAccession reads AN: a PMID where the record names MEDLINE or PubMed, a number
// whose form says whose it is, and the accession number of its database otherwise.
func (d *reading) readAccession(s source) {
	database, ok := d.databaseField()
	if d.isMedline() {
		if pmid, err := normalize.PMID(s.text); err == nil {
			d.addIdentifier(s, record.Identifier{Scheme: record.SchemePMID, Value: pmid}, false)
			return
		}
	}
	if d.addIdentifiers(s, false) || ok && d.readEBSCOAccession(s, database) {
		return
	}
	if number, err := embaseNumber(s.text); err == nil && ok && strings.Contains(strings.ToLower(database.text), "embase") {
		d.addIdentifier(s, record.Identifier{Scheme: record.SchemeEmbase, Value: number}, false)
		return
	}
	if !s.lines && strings.Contains(s.text, "; ") && d.readAccessions(s, database, ok) {
		return
	}
	d.addAccession(s, database, ok)
}

// databaseField returns the field that names the database.
func (d *reading) databaseField() (source, bool) {
	if d.databaseNamed == 0 {
		d.databaseNamed = -1
		for _, tag := range [...]string{"DB", "DP"} {
			if s, ok := d.field(tag); ok {
				d.database, d.databaseNamed = s, 1
				break
			}
		}
	}
	return d.database, d.databaseNamed > 0
}

// addAccession adds an accession number of the database, if the record names
// one.
func (d *reading) addAccession(s, database source, named bool) {
	id := normalize.Accession(normalize.Text(s.text), "")
	if id.Value == "" {
		return
	}
	sources := []source{s}
	if id.Authority == "" && named && !s.lines && !database.lines {
		if id = normalize.Accession(id.Value, normalize.Text(database.text)); id.Authority != "" {
			sources = append(sources, database)
		}
	}
	d.traceBeside(d.identifierPath(id), "accession", sources...)
}

// field returns the first field with the tag that is not empty.
func (d *reading) field(tag string) (source, bool) {
	index, ok := indexOf(tag)
	for i, other := range d.tags {
		if int(other) == index && ok && !isBlank(d.fields[i].Value) {
			return d.whole(i), true
		}
	}
	return source{}, false
}

// isMedline reports whether a database's name is that of MEDLINE or PubMed,
// whose accession numbers are PMIDs.
func isMedline(name string) bool {
	if strings.IndexByte(name, 'm') < 0 && strings.IndexByte(name, 'M') < 0 {
		return false // every name below has one
	}
	name = strings.ToLower(strings.TrimSpace(name))
	return strings.Contains(name, "medline") || strings.Contains(name, "pubmed") && !strings.Contains(name, "central") ||
		name == "nlm" || strings.Contains(name, "national library of medicine")
}

// libraryPrefix begins the paths of a person's library.
const libraryPrefix = "library/"

// libraryTexts returns the list at a path of a person's library; every path
// that a table of this package holds is here.
func libraryTexts(r *record.Record, path string) *[]string {
	switch path {
	case "library/labels":
		return &r.Library.Labels
	case "library/call_numbers":
		return &r.Library.CallNumbers
	case "library/holdings":
		return &r.Library.Holdings
	case "library/groups":
		return &r.Library.Groups
	case "library/tags":
		return &r.Library.Tags
	case "library/notes":
		return &r.Library.Notes
	case "library/citation_keys":
		return &r.Library.CitationKeys
	case "library/read_statuses":
		return &r.Library.ReadStatuses
	case "library/ratings":
		return &r.Library.Ratings
	}
	return nil
}

func (d *reading) readLibrary(s source, path string) {
	value := normalize.Text(s.text)
	if value == "" {
		return
	}
	list := libraryTexts(d.record, path)
	d.traceOne(element(path, len(*list)), "text", false, &s)
	*list = append(*list, value)
}
