package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// addIdentifier adds an identifier, or a further source of one that is there.
func (d *reading) addIdentifier(s source, id record.Identifier, inferred bool) {
	list := &d.record.Identifiers
	at := slices.Index(*list, id)
	if at < 0 {
		at = len(*list)
		*list = append(*list, id)
	}
	d.trace(element("identifiers", at), string(id.Scheme), inferred, s)
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

// readOwnID reads ID, the file's name for the record, which may be an
// identifier of the publication too.
func (d *reading) readOwnID(s source) {
	d.addIdentifiers(s, false)
	value := ownID(s.text)
	switch d.record.OwnID {
	case "":
		d.record.OwnID = value
		d.trace("own_id", "ris.own-id", false, s)
	case value:
		d.trace("own_id", "ris.own-id", false, s)
	default:
		d.repeat(s, "own_id")
	}
}

func ownID(text string) string { return strings.TrimSpace(text) }

func (d *reading) readIdentifier(s source) {
	if d.addIdentifiers(s, false) {
		return
	}
	value := d.entry.Fields[s.field].Value
	read := false
	for part := range splitAt(value, "; \n") {
		read = d.addIdentifiers(d.part(s.field, part.start, part.end), false) || read
	}
	if !read {
		d.reject(s)
	}
}

func (d *reading) readPMCID(s source) {
	value, err := normalize.PMCID(s.text)
	if err != nil {
		d.addDetail(s, customName(s.tag))
		return
	}
	d.addIdentifier(s, record.Identifier{Scheme: record.SchemePMCID, Value: value}, false)
}

// urlStarts are what a new URL begins with.
var urlStarts = []string{"http://", "https://", "ftp://", "file://", "internal-pdf://"}

// splitURLs divides a value where a new URL begins, and nowhere else: a URL
// may hold semicolons and commas.
func splitURLs(value string) []piecePlace {
	var parts []piecePlace
	start := 0
	cut := func(end int) {
		text := strings.TrimRight(value[start:end], "; ,\t\n")
		if strings.TrimSpace(text) != "" {
			parts = append(parts, piecePlace{start, start + len(text)})
		}
		start = end
	}
	for i := 1; i < len(value); i++ {
		switch value[i-1] {
		case ';', ' ', ',', '\t', '\n':
		default:
			continue
		}
		for _, prefix := range urlStarts {
			if strings.HasPrefix(value[i:], prefix) {
				cut(i)
				break
			}
		}
	}
	cut(len(value))
	return parts
}

// readLinks reads UR: URLs of identifiers are identifiers, the others links.
func (d *reading) readLinks(s source) {
	for _, part := range splitURLs(d.entry.Fields[s.field].Value) {
		url := d.part(s.field, part.start, part.end)
		if !d.addIdentifiers(url, false) {
			d.addLink(url, "")
		}
	}
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
	at := slices.Index(d.record.Links, link)
	if at < 0 {
		at = len(d.record.Links)
		d.record.Links = append(d.record.Links, link)
	}
	d.trace(element("links", at), rule, false, s)
}

// readAttachments reads L1 to L4: links, identifiers' URLs, or files of a
// person's library.
func (d *reading) readAttachments(s source, kind string) {
	for _, part := range splitURLs(d.entry.Fields[s.field].Value) {
		path := d.part(s.field, part.start, part.end)
		// A publication that is only related has an identifier of its own.
		if kind != "related" && d.addIdentifiers(path, false) {
			continue
		}
		if _, err := normalize.Link(path.text); err == nil {
			d.addLink(path, kind)
			continue
		}
		attachments := &d.record.Library.Attachments
		d.trace(element("library/attachments", len(*attachments)), ruleOf(attachmentPrefix, kind), false, path)
		*attachments = append(*attachments, attachment(path.text, kind))
	}
}

func attachment(text, kind string) record.Attachment {
	return record.Attachment{Path: strings.TrimSpace(text), Kind: kind}
}

// readAccession reads AN: a PMID where the record names MEDLINE or PubMed, and
// the accession number of its database otherwise.
func (d *reading) readAccession(s source) {
	database, ok := d.field("DB")
	if !ok {
		database, ok = d.field("DP")
	}
	if ok && isMedline(database.text) {
		if pmid, err := normalize.PMID(s.text); err == nil {
			d.addIdentifier(s, record.Identifier{Scheme: record.SchemePMID, Value: pmid}, false)
			return
		}
	}
	id := record.Identifier{Scheme: record.SchemeAccession, Value: normalize.Text(s.text)}
	if id.Value == "" {
		return
	}
	sources := []source{s}
	if ok && !s.lines && !database.lines {
		if id.Authority = normalize.Text(database.text); id.Authority != "" {
			sources = append(sources, database)
		}
	}
	claimed := ok && d.claimed[database.field]
	list := &d.record.Identifiers
	at := slices.Index(*list, id)
	if at < 0 {
		at = len(*list)
		*list = append(*list, id)
	}
	d.trace(element("identifiers", at), "accession", false, sources...)
	if ok {
		d.claimed[database.field] = claimed
	}
}

// field returns the first field with the tag that is not empty.
func (d *reading) field(tag string) (source, bool) {
	for i := range d.entry.Fields {
		if f := &d.entry.Fields[i]; f.Tag == tag && !isBlank(f.Value) {
			return d.whole(i), true
		}
	}
	return source{}, false
}

// isMedline reports whether a database's name is that of MEDLINE or PubMed,
// whose accession numbers are PMIDs.
func isMedline(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "medline") || strings.Contains(name, "pubmed")
}

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
	d.trace(element(path, len(*list)), "text", false, s)
	*list = append(*list, value)
}
